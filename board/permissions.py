"""Who may see what, decided before a fact is read. Facts about the reader in, a decision out.

Two kinds of matter: public papers, which any known person may see, and restricted matter (exempt, confidential, not for
publication), which is for the members of that board, its administrator and their deputy, and only where nobody else
reads along: in a chat of several the least entitled reader decides, and we do not know them all. (Local Government Act
1972, section 100B(2), lets the proper officer keep exempt reports from inspection.)
"""

import enum
from dataclasses import dataclass

from board import boards


class Setting(enum.StrEnum):
    """Who reads along."""

    PERSONAL = "personal"
    SHARED = "shared"


class Reason(enum.StrEnum):
    """Why matter is withheld."""

    STRANGER = "this person is not known"
    NOT_ON_BOARD = "this person is neither a member of that board nor its administrator or their deputy"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: their key (None for a stranger), what they are to which board on that day, and who reads along."""

    person: str | None
    roles: tuple[tuple[str, frozenset[boards.Role]], ...] = ()
    setting: Setting = Setting.SHARED  # the narrower one, so that forgetting it shows too little, never too much

    def serves(self, board: str) -> bool:
        """Tell whether they are anything to that board."""
        return any(roles for key, roles in self.roles if key == board)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Show it."""


@dataclass(frozen=True, slots=True)
class OfferPrivately:
    """They may see it, others who read along may not: offer it in a private chat, and name nothing of it here."""


@dataclass(frozen=True, slots=True)
class Denied:
    """Do not show it, and do not say that it is there."""

    why: Reason


Decision = Allowed | OfferPrivately | Denied


def decide(viewer: Viewer, *, board: str, restricted: bool) -> Decision:
    """Decide whether the viewer may see matter of that board (its key)."""
    if viewer.person is None:
        return Denied(Reason.STRANGER)
    if not restricted:
        return Allowed()
    if not viewer.serves(board):
        return Denied(Reason.NOT_ON_BOARD)
    return Allowed() if viewer.setting is Setting.PERSONAL else OfferPrivately()


def may_see(viewer: Viewer, *, board: str, restricted: bool) -> bool:
    """Tell whether it may be shown here and now; :func:`decide` says why not and what else can be done."""
    return isinstance(decide(viewer, board=board, restricted=restricted), Allowed)


def may_settle(viewer: Viewer, *, board: str) -> bool:
    """Tell whether somebody may settle what is odd in a board's papers: its administrator, or their deputy."""
    clerks = {boards.Role.ADMINISTRATOR, boards.Role.DEPUTY}
    return any(key == board and roles & clerks for key, roles in viewer.roles)
