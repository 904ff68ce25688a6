"""Who asks, what they may see, and what is at hand to answer them from: the value that every reading act is given."""

import datetime as dt
from dataclasses import dataclass

from board import boards as board_rules
from board import meetings, permissions
from storage import boards
from storage.boards import KeptBoard
from storage.people import Known
from storage.register import Register
from storage.search import Library
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks something at some moment, in a chat of their own or with others."""

    person: Known
    viewer: permissions.Viewer
    register: Register
    library: Library
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        """Give the board's day, Europe/London."""
        return meetings.today(self.now)

    def may_see(self, board: KeptBoard, *, restricted: bool) -> bool:
        """Tell whether something of a board may be shown here and now."""
        return permissions.may_see(self.viewer, board=board.key, restricted=restricted)

    def could_see_alone(self, board: KeptBoard) -> bool:
        """Tell whether restricted matter is withheld only because others read along."""
        decision = permissions.decide(self.viewer, board=board.key, restricted=True)
        return isinstance(decision, permissions.OfferPrivately)

    def own_boards(self) -> tuple[KeptBoard, ...]:
        """Give the boards that the asker is something to; for everybody else, all that are declared, else all.

        Whoever only deputises at one board and has another of their own means their own.
        """
        every = self.register.boards
        first = {key for key, roles in self.viewer.roles if roles - {board_rules.Role.DEPUTY}}
        own = tuple(board for board in every if board.key in first)
        own = own or tuple(board for board in every if self.viewer.serves(board.key))
        declared = tuple(board for board in every if board.declared)
        top = tuple(board for board in declared or every if board.below_id is None)
        return own or top or every

    def boards_meant(self, key: str | None) -> tuple[KeptBoard, ...]:
        """Give the board that was named, or else the asker's own."""
        named = self.register.board(key) if key else None
        return (named,) if named else self.own_boards()


async def who(
    uow: UnitOfWork, person: Known, *, register: Register, library: Library, now: dt.datetime, personal: bool
) -> Asker:
    """Say who asks: what they are to which board today decides what they may see."""
    standing = await register.answers.of(uow, boards.standing, person.id, meetings.today(now))
    roles = {
        board_rules.Role.MEMBER: standing.member_of,
        board_rules.Role.ADMINISTRATOR: standing.administrator_of,
        board_rules.Role.DEPUTY: standing.deputy_of,
    }
    of_board = tuple(
        (board.key, frozenset(role for role, ids in roles.items() if board.id in ids)) for board in register.boards
    )
    viewer = permissions.Viewer(
        person=person.key,
        roles=tuple((key, held) for key, held in of_board if held),
        setting=permissions.Setting.PERSONAL if personal else permissions.Setting.SHARED,
    )
    return Asker(person, viewer, register, library, now)
