"""Teaching: the administrator adds an answer or a phrase in a sentence, is told what it does, and can take it back.

What the words mean is read in ``dialogs.lessons``; who may and what follows is ``acts.learning``. Using what was taught
is ``dialogs.taught``.
"""

from dataclasses import replace

from acts import learning
from board import boards as board_rules
from board import organisations, taught, wording
from board.messages import Choice, Fact, Manner, Message
from board.taught import Taught
from dialogs import lessons, telling
from dialogs.exchange import Exchange, Said
from dialogs.lessons import Deed, Lesson
from dialogs.understanding import Intent
from storage.boards import KeptBoard

TAUGHT = Choice("What I was taught", "What have you been taught?")
_ONE, _PENDING = "taught", "lesson"  # what a conversation remembers of the last exchange
SAID = "answered"  # something taught that was said just now
_ALL = 60  # characters of what is forgotten, in a choice
FOR_CLERKS = "That is for the board's administrator and their deputy; please ask them."
ALONE = "That is shown and changed in our own chat only; please ask me there."


async def heed(exchange: Exchange, words: str) -> Said | None:
    """Take what is taught or forgotten; None where the words (as they were said) are something else."""
    kind, _, held = (exchange.topic.entry or "").partition(":")
    lesson = lessons.read(words)
    if lesson is None and kind == _PENDING and (source := lessons.source(words)):
        words = held
        pending = lessons.read(held)
        lesson = replace(pending, source=source) if pending else None
    if lesson is not None and lesson.deed is Deed.UNDO and lesson.row is None:
        lesson = _taken_back(exchange, lesson)
    if lesson is None:
        return None
    if (refused := refusal(exchange)) is not None:
        return _say(exchange, refused)
    try:
        return await _do(exchange, lesson, words)
    except learning.Hidden as hidden:
        again = f"It may be public: {words}"
        body = f"{hidden} Nothing was added. If it may be published, say “it may be public:” and the sentence again."
        return _say(exchange, Message(body, choices=(Choice("It may be public", again),), manner=Manner.ASKS))
    except learning.NotTaught as no:
        return _say(exchange, Message(f"{no} Nothing was changed.", choices=(TAUGHT,), manner=Manner.CANNOT))


def refusal(exchange: Exchange) -> Message | None:
    """Refuse whoever administers no board, and everybody where others read along."""
    clerked = learning.clerked(exchange.asker)
    if not clerked:
        return Message(FOR_CLERKS, manner=Manner.WITHHOLDS)
    if not any(learning.may_teach(exchange.asker, board) for board in clerked):
        return Message(ALONE, manner=Manner.WITHHOLDS)
    return None


def listed(exchange: Exchange) -> Said:
    """List what was taught, with who added it and when."""
    held = learning.lessons(exchange.asker)
    if not held:
        return _say(exchange, Message(f"I have been taught nothing yet. {HOW}"))
    facts = [Fact(f"Taught {one.id}", _told(exchange, one), one.source) for one in held]
    body = f"I have been taught {wording.count(len(held), 'thing')}. Say “forget taught {held[0].id}” to take one out."
    return telling.listed(exchange, Intent.UNANSWERED, body, "What I was taught", facts)


HOW = (
    "In our own chat, the administrator or their deputy says:\n"
    "• when somebody asks “who is the Caldicott guardian” answer “…” source “…”\n"
    "• answer 3 with “…” source “…”, where 3 is the number of an unanswered question\n"
    "• when somebody says “the boss” they mean “the chair”\n"
    "An answer needs its source. The board's own people get it, where others read along too."
)


def how(exchange: Exchange) -> Said:
    """Say how to teach."""
    unanswered = Choice("Unanswered", "This month's unanswered")
    return _say(exchange, Message(HOW, title="How to teach me", choices=(unanswered, TAUGHT)))


def _taken_back(exchange: Exchange, lesson: Lesson) -> Lesson | None:
    """Say what “forget that” means: what was taught just now; else it is asked, if we talk about what was taught."""
    kind, _, held = (exchange.topic.entry or "").partition(":")
    if kind == _ONE and held.isdigit():
        return replace(lesson, row=int(held))
    if kind == SAID and held.isdigit():
        return Lesson(Deed.FORGET, row=int(held))
    return Lesson(Deed.FORGET) if exchange.topic.intent == Intent.UNANSWERED.value else None


async def _do(exchange: Exchange, lesson: Lesson, words: str) -> Said:
    match lesson.deed:
        case Deed.ANSWER | Deed.PHRASE:
            return await _teach(exchange, lesson, words)
        case Deed.UNDO:
            gone, back = await learning.undo(exchange.uow, exchange.asker, lesson.row or 0)
            held = f" “{back.answer}”, which it took the place of, holds again." if back else ""
            return _say(exchange, Message(f"Taken back: “{gone.words}”, “{gone.answer}”.{held}", choices=(TAUGHT,)))
        case Deed.FORGET:
            return await _forget(exchange, lesson)


async def _teach(exchange: Exchange, lesson: Lesson, words: str) -> Said:
    question = lesson.words
    if lesson.number is not None:
        question, board = await learning.question(exchange.uow, exchange.asker, lesson.number)
    else:
        chosen = _board(exchange, lesson, words)
        if isinstance(chosen, Message):
            return _say(exchange, chosen)
        board = chosen
    kind = taught.Lesson.PHRASE if lesson.deed is Deed.PHRASE else taught.Lesson.ANSWER
    if kind is taught.Lesson.ANSWER and not lesson.source:
        body = (
            f"Where does “{lesson.answer}” stand? I say no answer without its source. Say for example "
            "“source: terms of reference, paragraph 9”. Nothing was added yet."
        )
        asked = _say(exchange, Message(body, manner=Manner.ASKS))
        return Said(asked.messages, replace(asked.topic, entry=f"{_PENDING}:{words}"))
    number, before = await learning.teach(
        exchange.uow, exchange.asker, board, kind, question, lesson.answer, lesson.source, public=lesson.public
    )
    said = _say(exchange, _done(kind, board, question, lesson, number, before))
    return Said(said.messages, replace(said.topic, entry=f"{_ONE}:{number}"))


def _done(
    kind: taught.Lesson, board: KeptBoard, question: str, lesson: Lesson, number: int, before: Taught | None
) -> Message:
    name = board.name.removeprefix("The ")
    instead = f" It takes the place of “{before.answer}”." if before else ""
    back = " Say “forget that” to take it back."
    choices = (Choice("Forget that", f"Undo taught {number}"), TAUGHT)
    if kind is taught.Lesson.PHRASE:
        body = f"Added for the {name}: where somebody says “{question}”, I read “{lesson.answer}”."
        return Message(body + instead + back, choices=choices)
    body = (
        f"Added for the {name}: when somebody asks “{question}”, I answer “{lesson.answer}”, with its source. "
        f"I say that to the {name}'s own people, where others read along too: nothing in it may come from what is not "
        "for publication."
    )
    return Message(body + instead + back, sources=(lesson.source or "",), choices=choices)


async def _forget(exchange: Exchange, lesson: Lesson) -> Said:
    if lesson.row is not None:
        gone = await learning.forget(exchange.uow, exchange.asker, lesson.row)
        return _say(exchange, Message(f"Forgotten: “{gone.words}”, “{gone.answer}”.", choices=(TAUGHT,)))
    held = learning.lessons(exchange.asker)
    fitting = [one for one in held if not lesson.words or taught.is_of(lesson.words, one)]
    if lesson.words:  # the very question or phrase, where it is one; else what is about all of its words
        fitting = [one for one in held if taught.same_words(lesson.words, one)] or fitting
    if len(fitting) == 1 and lesson.words:
        return await _forget(exchange, replace(lesson, row=fitting[0].id))
    choices = tuple(Choice(wording.clip(one.words, _ALL), f"Forget taught {one.id}") for one in fitting[: telling.PAGE])
    about = f" about “{lesson.words}”" if lesson.words else ""
    body = f"I was taught nothing{about}, so there is nothing to forget."
    if fitting:
        body = f"{wording.count(len(fitting), 'thing').capitalize()} that I was taught{about}. Which one do I forget?"
    return _say(exchange, Message(body, choices=choices or (TAUGHT,), manner=Manner.ASKS if fitting else Manner.CANNOT))


def _board(exchange: Exchange, lesson: Lesson, words: str) -> KeptBoard | Message:
    """Give the board that something is taught for, or the question which one it is."""
    asker = exchange.asker
    clerked = learning.clerked(asker)
    if lesson.board is not None:
        said = organisations.squash(lesson.board).removeprefix("the")
        named = [
            board
            for board in asker.register.boards
            if any(organisations.squash(name).removeprefix("the") == said for name in learning.names(asker, board.id))
            or board_rules.find(lesson.board, (asker.register.rules[board.id],))
        ]
        if len(named) == 1:
            return named[0]
        return Message(f"I know no board called “{lesson.board}”. Nothing was added.", manner=Manner.CANNOT)
    if len(clerked) == 1:
        return clerked[0]
    names = [board.name.removeprefix("The ") for board in clerked]
    body = f"For which board is that: {wording.listing(names, 'or')}? Nothing was added yet."
    return Message(body, choices=tuple(Choice(name, f"For the {name}: {words}") for name in names), manner=Manner.ASKS)


def _told(exchange: Exchange, one: Taught) -> str:
    asker = exchange.asker
    person = asker.register.known.get(one.by or 0)
    who = f" by {person.name}" if person else ""
    where = ", in the board file" if one.from_file else ""
    of = f" for the {asker.register.board_by_id(one.board_id).name.removeprefix('The ')}"
    verb = "is read as" if one.lesson is taught.Lesson.PHRASE else "is answered"
    return f"“{one.words}” {verb} “{one.answer}”. Added{who}{of} on {wording.short_day(one.since)}{where}."


def _say(exchange: Exchange, message: Message) -> Said:
    return telling.say(exchange, Intent.UNANSWERED, message)
