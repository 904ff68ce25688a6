"""Learning from use: what was not answered is kept without names, and the administrator teaches an answer or a phrase.

Only the administrator of a board, or their deputy, sees what was not answered there and teaches, in a chat of their
own: a question may hold words of papers that are not for publication. What is taught is for everybody.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from acts.asking import Asker
from board import anonymous, contacts, lexis, permissions
from board import boards as board_rules
from board import taught as rules
from board.boards import Role
from board.messages import Manner
from board.taught import Lesson, Taught
from storage import editions, taught, unanswered
from storage.boards import KeptBoard
from storage.passage_index import Scope
from storage.unanswered import Unanswered
from storage.unit_of_work import UnitOfWork

SOMETHING = "something"


class NotTaught(Exception):
    """Nothing was taught or forgotten; the sentence says why, and what to do instead."""


class Hidden(NotTaught):
    """Words of it stand only in papers that are not for publication."""


async def keep(
    uow: UnitOfWork,
    asker: Asker,
    words: str,
    manner: Manner,
    *,
    board: str | None,
    ordinary: AbstractSet[str],
    also: Iterable[str] = (),
) -> None:
    """Keep a question that was not answered, without names, for the board it means: ``board``, or else the asker's own.

    That board's administrator may read what is restricted of it. Words that only another board's restricted papers
    hold are taken out, as names are. Somebody who serves no board asks of the one that they mean or that there is.
    """
    of = _of(asker, board)
    if of is None:
        return
    bodies = (name for body in asker.register.bodies for name in (body.name, body.short or "", *body.also))
    boards = (name for each in asker.register.boards for name in (each.name, *each.also))
    usual = ordinary | {word for name in (*bodies, *boards) for word in lexis.words(name)}
    said = anonymous.anonymous(words, asker.register.everybody, today=asker.today, ordinary=usual, also=also)
    if any(asker.viewer.serves(each.key) for each in asker.register.boards if each.id != of.id):
        secret = await _hidden(uow, asker, said, frozenset({of.id}))
        said = " ".join(SOMETHING if secret & set(lexis.stems(each)) else each for each in said.split())
    if rules.is_question(said, without=(anonymous.SOMEBODY, SOMETHING)):
        await unanswered.add(uow, of.id, said, manner, asker.today)


async def of_months(
    uow: UnitOfWork, asker: Asker, boards: Sequence[KeptBoard], first: dt.date, last: dt.date
) -> list[Unanswered]:
    """Give what was not answered in the months of some days, and is not taught since, at boards the asker clerks."""
    ids = [board.id for board in boards if may_teach(asker, board)]
    return [one for one in await unanswered.of_boards(uow, ids, first, last) if not _is_taught(asker, one)]


async def question(uow: UnitOfWork, asker: Asker, number: int) -> tuple[str, KeptBoard]:
    """Give the words and the board of a question that was not answered, by its number in the list."""
    kept = await unanswered.by_id(uow, number)
    board = asker.register.board_by_id(kept.board_id) if kept else None
    if kept is None or board is None or not may_teach(asker, board):
        raise NotTaught(f"There is no unanswered question {number}; ask for this month's unanswered again.")
    if {anonymous.SOMEBODY, SOMETHING} & set(lexis.words(kept.words)):
        raise NotTaught(
            f"A name was taken out of question {number}, “{kept.words}”. Give the question itself in its place."
        )
    return kept.words, board


async def teach(
    uow: UnitOfWork,
    asker: Asker,
    board: KeptBoard,
    lesson: Lesson,
    words: str,
    answer: str,
    source: str | None,
    *,
    public: bool = False,
) -> tuple[int, Taught | None]:
    """Keep what is taught; give its number, and what it takes the place of, said in a chat before.

    ``public`` tells that the administrator said it may be published. Raises :class:`NotTaught`.
    """
    _yours(asker, board)
    if complaint := rules.fault(lesson, words, answer, source):
        raise NotTaught(complaint)
    if contacts.names_telephone(f"{words} {answer} {source or ''}"):
        # Of any number alike: the words would else tell whose number is in the board file.
        raise NotTaught("I learn no telephone numbers: those of people belong in the board file.")
    secret = await _hidden(uow, asker, f"{words} {answer} {source or ''}", frozenset())
    if secret and not public:
        held = (word for word in lexis.words(f"{words} {answer}") if lexis.stem(word) in secret)
        listed = ", ".join(f"“{word}”" for word in dict.fromkeys(held))
        raise Hidden(
            f"{listed or 'Words of it'}: this stands only in papers that are not for publication, and what I am taught "
            "I say to everybody."
        )
    new = Taught(0, board.id, lesson, words, answer, source, asker.today, asker.person.id)
    about = [one for one in await taught.every(uow) if rules.is_about(one, new)]
    if in_file := next((one for one in about if one.from_file), None):
        raise NotTaught(f"The board file says already: “{in_file.words}”: “{in_file.answer}”. Please change it there.")
    before = about[0] if about else None
    for one in about:
        await taught.forget(uow, one.id, asker.person.id, asker.today)
    number = await taught.add(uow, new, replaces=before.id if before else None)
    await editions.rise(uow)
    return number, before


async def forget(uow: UnitOfWork, asker: Asker, number: int) -> Taught:
    """Forget something that was taught, and give it."""
    one = next((each for each in await taught.every(uow) if each.id == number), None)
    if one is None or not may_teach(asker, asker.register.board_by_id(one.board_id)):
        raise NotTaught("That is forgotten already, or was never taught.")
    if one.from_file:
        raise NotTaught(f"“{one.words}” stands in the board file; take it out there, and load the file again.")
    await taught.forget(uow, number, asker.person.id, asker.today)
    await editions.rise(uow)
    return one


async def undo(uow: UnitOfWork, asker: Asker, number: int) -> tuple[Taught, Taught | None]:
    """Take back what was taught last: it is forgotten, and what it took the place of holds again, and is given too."""
    gone = await forget(uow, asker, number)
    return gone, await taught.bring_back(uow, number)


def lessons(asker: Asker) -> list[Taught]:
    """Give what was taught for the boards that the asker clerks, the newest first."""
    return [one for one in asker.register.taught if may_teach(asker, asker.register.board_by_id(one.board_id))]


def of_asker(asker: Asker) -> list[Taught]:
    """Give what was taught for the asker's own boards: the only ones it is used for."""
    own = {board.id for board in asker.own_boards()}
    return [one for one in asker.register.taught if one.board_id in own]


def names(asker: Asker, board_id: int) -> tuple[str, ...]:
    """Give every name by which people call a board."""
    board, every = asker.register.board_by_id(board_id), asker.register.rules
    return (board.name, *board.also, *board_rules.short_names(every[board_id], every.values()))


def clerked(asker: Asker) -> list[KeptBoard]:
    """Give the boards that somebody administers; for whoever administers none, those whose deputy they are."""
    every = [board for board in asker.register.boards if permissions.may_settle(asker.viewer, board=board.key)]
    first = {key for key, roles in asker.viewer.roles if Role.ADMINISTRATOR in roles}
    return [board for board in every if board.key in first] or every


def may_teach(asker: Asker, board: KeptBoard) -> bool:
    """Tell whether somebody administers a board, or is the deputy, and nobody else reads along."""
    return permissions.may_settle(asker.viewer, board=board.key) and asker.may_see(board, restricted=True)


def _yours(asker: Asker, board: KeptBoard) -> None:
    if not may_teach(asker, board):
        raise NotTaught("Only the board's administrator, or their deputy, teaches me, in our own chat.")


def _of(asker: Asker, named: str | None) -> KeptBoard | None:
    """Give the board whose administrator is to know: the one that is meant, else the first of the asker's own."""
    own = asker.own_boards()
    if board := next((board for board in asker.register.boards if board.key == named and board.declared), None):
        return board
    if any(asker.viewer.serves(board.key) for board in own) or len(own) == 1:
        return own[0]
    return None


def _is_taught(asker: Asker, one: Unanswered) -> bool:
    of_board = [each for each in asker.register.taught if each.board_id == one.board_id]
    return bool(rules.answers(one.words, of_board, without=names(asker, one.board_id)))


async def _hidden(uow: UnitOfWork, asker: Asker, words: str, read_by: frozenset[int]) -> frozenset[str]:
    """Give the stems that restricted passages hold, and nothing else that may be read with those of ``read_by``.

    Only passages count that the asker may see alone: whether a word stands in others is not for them to find out.
    """
    stems = frozenset(lexis.stems(words))
    every = frozenset(board.id for board in asker.register.boards)
    if not stems or not every:
        return frozenset()
    boards = asker.register.boards
    own = frozenset(one.id for one in boards if asker.may_see(one, restricted=True) or asker.could_see_alone(one))
    _, in_all = await asker.library.near(uow, [["\0"]], Scope(own, every), limit=1)
    _, in_read = await asker.library.near(uow, [["\0"]], Scope(read_by, every), limit=1)
    return frozenset(stem for stem in stems if in_all(stem) < in_all("\0") and in_read(stem) >= in_read("\0"))
