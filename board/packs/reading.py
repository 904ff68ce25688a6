"""Blocks into a pack: the order in which the readers of this room are asked, and nothing of what they know.

:func:`read` is the room's one way in. It is pure: the same blocks give the same pack.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from board.packs import (
    agenda,
    assignment,
    findings,
    gathering,
    heading,
    minutes,
    papers,
    passages,
    restriction,
    tracker,
    unread,
)
from board.packs.entries import Entries
from board.packs.oddities import days, figures, names, procedures, registers, reports, sums
from board.packs.papers import Kind, Paper
from board.packs.values import Action, AgendaItem, Block, BlockKind, Finding, Minutes, Pack, Passage, Sitting
from board.sources import Source


class NotAPack(Exception):
    """The text is no pack of a board: it lacks the board's name, the day of the meeting, or an agenda."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Contents:
    """What was read out of the papers behind the agenda."""

    minutes: tuple[Minutes, ...]
    tracker: tuple[Action, ...]
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Opened:
    """A pack that is cut into its papers, of which nothing but the agenda's pages has been read.

    ``front`` is the agenda's own pages as a paper of no item: there many boards print who sits, when, by which rules.
    """

    document: str
    sitting: Sitting
    head: heading.Head
    agenda: agenda.Agenda
    front: Paper
    papers: tuple[Paper, ...]
    restricted: bool


def read(blocks: Sequence[Block], *, exempt: bool = False) -> Pack:
    """Read a pack. ``exempt`` restricts all of it, whatever its own words say.

    Raises :class:`NotAPack`, naming what was missing, for a text that is no pack; nothing else on any text.
    """
    pack = open_(blocks, exempt=exempt)
    found, document, secret = pack.agenda, pack.document, pack.restricted
    contents = _contents(pack.papers, found.items, pack.sitting.board)
    whole = Source(document)
    entries = gathering.gather(pack.front, pack.papers, contents.minutes, contents.tracker)
    return Pack(
        document,
        pack.sitting,
        whole,
        published_on=pack.head.published_on,
        apologies_to=pack.head.apologies_to,
        joining=pack.head.joining,
        items=found.items,
        minutes=contents.minutes,
        tracker=contents.tracker,
        passages=passages.of_agenda(pack.front.blocks, found, document, hidden=secret) + contents.passages,
        findings=(
            *_restricted(findings.of_head(pack.head, whole), secret=secret),
            *contents.findings,
            *unread.of_blocks(blocks, (pack.front, *pack.papers), document),
            *_doubts(entries, contents, pack),
        ),
        entries=entries,
        restricted=secret,
    )


def open_(blocks: Sequence[Block], *, exempt: bool = False) -> Opened:
    """Read the agenda's pages and cut what follows them into papers. Raises :class:`NotAPack` as :func:`read` does."""
    opens = agenda.opening(blocks)
    end = papers.front(blocks, opens) if opens is not None else len(blocks)
    front = blocks[:end]
    found = agenda.read(front, "", opens if opens is not None else len(blocks))
    head = heading.read(front, found)
    sitting = head.sitting()
    if sitting is None or not found.items:
        raise NotAPack(_missing(head, found))
    document = findings.name(sitting.board, sitting.on)
    secret = exempt or any(restriction.is_banner(block) for block in front[: found.first] if _before_parts(block))
    found = agenda.read(front, document, opens or 0)
    if secret:
        found = dataclasses.replace(
            found, items=tuple(dataclasses.replace(item, restricted=True) for item in found.items)
        )
    begin = _papers_begin(front, found, end)
    pages = tuple(front[:begin])
    return Opened(
        document,
        sitting,
        head,
        found,
        Paper(Kind.OTHER, pages, (secret,) * len(pages), document, "Agenda"),
        _papers(blocks, begin, found.items, sitting, document, secret=secret),
        secret,
    )


def _missing(head: heading.Head, found: agenda.Agenda) -> str:
    lacks = [
        name
        for name, there in (
            ("board name", head.board),
            ("meeting date with its year", head.on),
            ("agenda with numbered items", found.items),
        )
        if not there
    ]
    listed = " and ".join(filter(None, (", ".join(f"no {name}" for name in lacks[:-1]), f"no {lacks[-1]}")))
    return f"This text is no pack of a board: it has {listed}. Please check that it is the whole pack."


def _before_parts(block: Block) -> bool:
    """Tell a mark on the whole agenda from the heading of its exempt part, which hides only what follows it."""
    return not restriction.excludes(block.text)


def _papers_begin(front: Sequence[Block], found: agenda.Agenda, end: int) -> int:
    """Say where the papers begin: at a heading below the signed agenda, else where the first paper has its head."""
    signed = False
    for at in range(found.end, end):
        signed = signed or agenda.is_date_line(front[at])
        if front[at].kind is BlockKind.HEADING and (signed or at == found.end) and not _is_notice(front[at]):
            return at
    return end


def _is_notice(block: Block) -> bool:
    """Tell a heading that still belongs to the agenda's pages."""
    return heading.public(block.text) is not None or "note" in block.text.lower().split()


def _papers(
    blocks: Sequence[Block], begin: int, items: Sequence[AgendaItem], sitting: Sitting, document: str, *, secret: bool
) -> tuple[Paper, ...]:
    pieces = papers.cut(blocks, begin, items)
    given = assignment.assign(pieces, items, sitting.board)
    hidden = assignment.hidden(blocks, pieces, given, items, sitting.board)
    return tuple(
        assignment.paper(document, blocks, piece, item, (True,) * len(flags) if secret else flags)
        for piece, item, flags in zip(pieces, given, hidden, strict=True)
    )


def _contents(found: Sequence[Paper], items: Sequence[AgendaItem], board: str) -> _Contents:
    """Ask every reader about every paper, then look for what is odd."""
    read_minutes = {at: minutes.read(one, board) for at, one in enumerate(found) if one.kind is Kind.MINUTES}
    rows = tuple(row for paper in found if paper.kind in {Kind.MINUTES, Kind.TRACKER} for row in tracker.read(paper))
    held = tuple(
        minutes.with_actions(one.minutes, findings.tracked(one.minutes.actions, rows))
        for one in read_minutes.values()
        if one.minutes
    )
    doubts = [doubt for one in read_minutes.values() for doubt in one.findings]
    boards = {at: one.minutes.sitting.board for at, one in read_minutes.items() if one.minutes}
    return _Contents(
        held,
        rows,
        tuple(
            dataclasses.replace(passage, board=None if boards.get(at) == board else boards.get(at))
            for at, paper in enumerate(found)
            for passage in passages.read(paper)
        ),
        tuple(
            dict.fromkeys(
                (*findings.of_items(items, (paper.item for paper in found)), *_odd(found, held, rows), *doubts)
            )
        ),
    )


def _odd(found: Sequence[Paper], held: Sequence[Minutes], rows: Sequence[Action]) -> Iterator[Finding]:
    for paper in found:
        yield from findings.of_paper(paper)
    for one in held:
        yield from findings.of_minutes(one)
        yield from findings.untracked(one.actions, one.sitting.board)
    yield from findings.of_tracker(rows)


def _doubts(entries: Entries, contents: _Contents, pack: Opened) -> Iterator[Finding]:
    """Look for what is odd in the entries, and between them and the agenda and the minutes."""
    yield from reports.of_reports(entries.reports, pack.agenda.items, pack.sitting)
    yield from figures.of_indicators(entries.indicators)
    yield from figures.of_counts(entries.rag_counts, entries.indicators)
    yield from figures.of_tiles(entries.tiles, entries.indicators)
    yield from figures.of_tables(entries.tables)
    yield from procedures.of_procedures(entries.procedures, contents.passages)
    yield from registers.of_risks(entries.risks)
    yield from days.of_calendar(entries.calendar)
    for paper in pack.papers:
        yield from registers.of_tracker(paper)
    for one in contents.minutes:
        yield from names.of_minutes(one)
        yield from sums.of_minutes(one)
    yield from names.of_owners(entries, contents.minutes)


def _restricted(found: Iterator[Finding], *, secret: bool) -> Iterator[Finding]:
    for finding in found:
        yield dataclasses.replace(finding, restricted=finding.restricted or secret)
