"""What is said around the questions: welcome, help, thanks, and the answers to what cannot be understood or read."""

from board.messages import Choice, Manner, Message
from dialogs.exchange import ASKS
from dialogs.understanding import Intent
from storage.people import Known

# A question is a sentence or two; anything longer was meant for somebody else or pasted by mistake. In characters.
LONGEST = 2_000

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
    return Message(
        "I answer from the papers I have read, and name the page. What no paper holds, I say I cannot find. "
        "You can ask in your own words, for example:",
        title="What you can ask me",
        choices=choices,
    )


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


def unsure(offers: tuple[Choice, ...]) -> Message:
    """Say that the question was not understood, and offer what it may have been."""
    body = "I am not sure what you are asking, so I will not guess."
    choices = tuple(dict.fromkeys((*offers, ASKS[Intent.HELP])))
    manner = Manner.ASKS if offers else Manner.OUTSIDE
    return Message(body + (" Did you mean one of these?" if offers else ""), choices=choices, manner=manner)


def _first(person: Known) -> str:
    words = person.name.split()
    title = words[0].rstrip(".").lower() if words else ""
    if title in {"dr", "cllr", "councillor", "prof", "professor", "sir", "dame", "lord", "lady", "rev"}:
        return f"{words[0]} {words[-1]}"
    return words[0] if words else person.name
