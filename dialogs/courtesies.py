"""What is said around the questions: welcome, help, thanks, and the answers to what cannot be understood or read."""

from board.messages import Choice, Manner, Message
from dialogs.exchange import ASKS
from dialogs.understanding import Intent
from storage.people import Known

# A question is a sentence or two; anything longer was meant for somebody else or pasted by mistake. In characters.
LONGEST = 2_000

_READINGS = 3
_TRY = (Intent.MEETING, Intent.AGENDA, Intent.ATTENDANCE, Intent.ACTIONS, Intent.PAPERS)


def welcome(person: Known | None, *, personal: bool) -> Message:
    """Greet whoever installed the clerk."""
    if person is None and personal:
        return stranger()
    hello = f"Hello {_first(person)}, I am Boardclerk" if person and personal else "Hello, I am Boardclerk"
    body = (
        f"{hello}. I have read the board's papers: ask me about meetings, agendas, who attended, decisions and "
        "actions, and I answer with the page. I will tell you here when papers are in."
    )
    if not personal:
        body = (
            f"{hello}. Mention me with a question about the board's meetings and papers, and I answer with the page. "
            "Here I show only what everybody may see; the rest I answer in a chat of our own."
        )
    return Message(body, choices=tuple(ASKS[intent] for intent in _TRY))


def stranger() -> Message:
    """Give the one polite sentence for somebody nobody declared."""
    return Message(
        "Hello, I serve the members and officers of a board, and I do not know you yet; please ask the board's "
        "administrator to add you.",
        manner=Manner.WITHHOLDS,
    )


def greeting(person: Known) -> Message:
    """Answer a greeting."""
    return Message(
        f"Hello {_first(person)}. What would you like to know?",
        choices=tuple(ASKS[intent] for intent in _TRY),
        manner=Manner.CHATS,
    )


def thanks() -> Message:
    """Answer thanks."""
    return Message("You are welcome.", manner=Manner.CHATS)


def farewell_or_no() -> Message:
    """Answer a bare yes or no that answers nothing."""
    body = "I had not asked you anything just now. What would you like to know?"
    return Message(body, choices=(ASKS[Intent.HELP],), manner=Manner.CHATS)


def help_() -> Message:
    """Say what can be asked."""
    intents = (
        Intent.MEETING,
        Intent.AGENDA,
        Intent.LEAD,
        Intent.ATTENDANCE,
        Intent.APOLOGIES,
        Intent.QUORUM,
        Intent.NOTICE,
        Intent.DECISIONS,
        Intent.ACTIONS,
        Intent.REPORT,
        Intent.INDICATOR,
        Intent.RISK,
        Intent.PROCEDURE,
        Intent.GLOSSARY,
        Intent.PAPERS,
    )
    choices = tuple(ASKS[intent] for intent in intents)
    body = (
        "Ask me in your own words, and I answer from the papers I have read, with the page. You can ask about:\n"
        "• meetings: when and where, the agenda, who leads an item, the papers, by when an agenda must be out\n"
        "• minutes: who was there, apologies, who came late, whether there was a quorum, what was said and decided\n"
        "• actions: who owes what, by when, what is overdue\n"
        "• reports, figures and their targets, risks\n"
        "• the provider failure procedure: who is told, who does what, how soon, and by when if it happened today\n"
        "• people: who sits on a board, who holds a role, who stands in for them, how to reach somebody\n"
        "• what a term or an abbreviation means, and what was odd in the papers.\n"
        "What no paper holds, I say I cannot find. For example:"
    )
    return Message(body, title="What you can ask me", choices=choices)


def empty() -> Message:
    """Answer a message without words."""
    body = "That message had no words in it. Ask me about a meeting, its papers or your actions."
    return Message(body, manner=Manner.OUTSIDE)


def too_long(length: int) -> Message:
    """Answer a message that is no question any more."""
    return Message(
        f"That message is {length:,} characters long, and I read questions of up to {LONGEST:,}. "
        "Please ask in a sentence or two; nothing was changed.",
        manner=Manner.OUTSIDE,
    )


def outside(more: str = "") -> Message:
    """Say that something is not the board's business, without a guess and without a reading of it."""
    body = "That is not something the board's papers can tell, and I will not guess. I answer about its meetings, "
    return Message(f"{body}papers and actions. {more}".strip(), choices=(ASKS[Intent.HELP],), manner=Manner.OUTSIDE)


def unsure(offers: tuple[Choice, ...]) -> Message:
    """Say that nothing in the papers answers, and offer at most three readings of what was asked."""
    body = "I find nothing in the papers that answers that, and I will not guess."
    choices = tuple(dict.fromkeys((*offers[:_READINGS], ASKS[Intent.HELP])))
    return Message(body + (" Did you mean one of these?" if offers else ""), choices=choices, manner=Manner.CANNOT)


def _first(person: Known) -> str:
    words = person.name.split()
    title = words[0].rstrip(".").lower() if words else ""
    if title in {"dr", "cllr", "councillor", "prof", "professor", "sir", "dame", "lord", "lady", "rev"}:
        return f"{words[0]} {words[-1]}"
    return words[0] if words else person.name
