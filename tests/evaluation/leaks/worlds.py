"""The worlds that a try is played in: the sample board with what is kept back in one version, another, or none."""

import contextlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot import logs, seeding
from tests.evaluation.leaks.secrets import FIRST, SECOND, Secrets
from tests.support import service
from tests.support.service import Desk

TELEPHONE = re.compile(rb"\b(01632|07700) (\d{6})\b")
LISTED = re.compile(
    rb"^  (\w+):[^\n]*\n    name:(?:(?!\n  \w).)*?\n(    telephone: [^\n]*\n)", re.DOTALL | re.MULTILINE
)
# Whose own number may be told to them: it is the same in every world, so that only others' numbers are compared.
OWN = frozenset({b"ngozi", b"tomasz", b"olena", b"callum"})
_EXEMPT_PAPER = b"**NOT FOR PUBLICATION by virtue"
_CLERKS = b"administrator: kofi\n    administrator-deputy: siobhan"
_OF_ANOTHER_BOARD = b"administrator: callum\n    administrator-deputy: fatima"
_PUBLISHED = b"""    published:
      - meeting: 2026-12-17
        address: https://papers.example.org/joint/2026-12-17.pdf
        page-1-on-sheet: 3
"""


@dataclass(frozen=True, slots=True)
class World:
    """One world. ``secrets`` is None where nothing is kept back; ``moved`` tells that the telephone numbers differ."""

    name: str
    secrets: Secrets | None
    moved: bool


PLAIN = World("first secrets", FIRST, moved=False)
OTHER = World("second secrets, other telephones", SECOND, moved=True)
NOTHING = World("no secrets, other telephones", None, moved=True)
RUNG = World("first secrets, other telephones", FIRST, moved=True)
ALL = (PLAIN, OTHER, NOTHING, RUNG)


@contextlib.contextmanager
def opened(empty: Path, folder: Path) -> Iterator[dict[World, Desk]]:
    """Open every world in this folder, each on a copy of an empty database."""
    with contextlib.ExitStack() as stack:
        held: dict[World, Desk] = {}
        for number, world in enumerate(ALL):
            path = Path(shutil.copy(empty, folder / f"world-{number}.db"))
            held[world] = stack.enter_context(service.desk(path))
            _fill(held[world], world)
        logs.configure("debug")
        yield held


def _fill(desk: Desk, world: World) -> None:
    """Load the board and import its packs, in the order in which an administrator would have."""
    desk.load(_telephones(board_file(), world))
    desk.bring(_telephones(_october(world.secrets), world), name="october.txt")
    if world.secrets is not None:
        desk.bring(_telephones(_december(world.secrets, draft=True), world), name="december-draft.txt")
    desk.bring(_telephones(_december(world.secrets), world), name="december.txt")
    if world.secrets is None:
        return
    withdrawn = world.secrets.withdrawn.encode()
    desk.bring(withdrawn, name="extra.txt")
    desk.bring(withdrawn + b"\n", name="extra.txt", exempt=True)
    desk.bring(world.secrets.unpublished.encode(), name="coming.txt", exempt=True)


def board_file() -> bytes:
    """Give the sample board's file, but that the board below has its own administrator, and a pack is published."""
    sample = seeding.sample(seeding.BOARD_FILE)
    joint = b"    administrator: siobhan\n"
    return _once(_once(sample, _CLERKS, _OF_ANOTHER_BOARD), joint, _PUBLISHED + joint)


def numbers(world: World) -> frozenset[str]:
    """Give every telephone number of a world but those that are the same in all of them."""
    kept = {number.decode() for number in _own()}
    text = _telephones(board_file(), world) + _telephones(seeding.sample(seeding.PACKS[1]), world)
    return frozenset(found[0].decode() for found in TELEPHONE.finditer(text)) - kept


def _october(secrets: Secrets | None) -> bytes:
    """Give the October pack with a private tracker; its report of the fund, which would tell, is cut off."""
    pack = seeding.sample(seeding.PACKS[0])
    pack = _once(pack, b"Action Tracker (Public)", b"Action Tracker - Private")
    pack = pack[: pack.rindex(b"<b>DECISION-MAKER:</b>")]
    row = pack.index(b"18/06/2026\t")
    return pack[:row] + _row(b"18/06/2026\tEstates", secrets.private if secrets else None) + pack[row:]


def _december(secrets: Secrets | None, *, draft: bool = False) -> bytes:
    """Give the December pack with an exempt minute, an exempt tracker row and the exempt paper of item 7."""
    pack = seeding.sample(seeding.PACKS[1])
    title = b"<b>Winter Support Fund for Care Homes"
    start = pack.index(title)
    cell = pack.index(b"<p>", start)
    end = pack.index(b"\t<b>JC</b>", cell)
    minute = secrets.minute.replace("\n", " ") if secrets else "<p>Nothing was said.</p>"
    marked = pack[start:cell].replace(b"</b>", b" (EXEMPT)</b>", 1)
    pack = pack[:start] + marked + minute.encode() + pack[end:]
    row = pack.index(b"15/10/2026\tDates of meetings")
    pack = (
        pack[:row]
        + _row(b"15/10/2026\tWinter Support Fund (EXEMPT)", secrets.tracked if secrets else None)
        + _row(b"18/06/2026\tEstates (EXEMPT)", secrets.moved if secrets else None)
        + pack[row:]
    )
    paper = pack.rindex(_EXEMPT_PAPER)
    body = pack.index(b"<b>STATEMENT OF CONFIDENTIALITY</b>", paper)
    pack = pack[:body] + secrets.paper.encode() if secrets else pack[:paper]
    if secrets and draft:
        pack = _once(pack, b"The team asks members to know", f"{secrets.draft} The team asks members to know".encode())
        row = pack.index(b"15/10/2026\tDates of meetings")
        pack = pack[:row] + _row(b"15/10/2026\tHomes", secrets.draft_row) + pack[row:]
    return pack


def _row(head: bytes, said: str | None) -> bytes:
    return b"" if said is None else head + b"\t" + said.encode() + b"\n"


def _telephones(text: bytes, world: World) -> bytes:
    """Give other people other numbers, and take the number of half of them away."""
    if not world.moved:
        return text
    own = _own()
    for at, found in enumerate(reversed(list(LISTED.finditer(text)))):
        if found[1] not in OWN and at % 2:
            text = text[: found.start(2)] + text[found.end(2) :]
    return TELEPHONE.sub(lambda one: one[0] if one[0] in own else one[1] + b" " + b"8" + one[2][:0:-1], text)


def _own() -> frozenset[bytes]:
    return frozenset(
        number[0]
        for found in LISTED.finditer(board_file())
        if found[1] in OWN and (number := TELEPHONE.search(found[2]))
    )


def _once(text: bytes, old: bytes, new: bytes) -> bytes:
    if text.count(old) != 1:
        raise ValueError(f"the sample has {text.count(old)} times what a world changes: {old.decode()}")
    return text.replace(old, new)
