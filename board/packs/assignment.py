"""Which paper belongs to which agenda item, and what of it is restricted.

Papers come in the order of the agenda; among all orderly ways the one whose heads and titles fit best is taken. A paper
placed by its position alone, where an exempt item's paper could be, is restricted too.
"""

import re
from collections.abc import Sequence

from board.packs import layout, minute_items, paper_heads, papers, restriction, tracker
from board.packs.papers import Kind, Paper, Piece
from board.packs.values import AgendaItem, Block

# Weights of one guess against another; only their order matters.
KIND_FITS, BOARD_FITS, TITLE_FITS, ENCLOSURE_FITS = 6.0, 2.0, 5.0, 12.0
WRONG_KIND, LEFT_WITHOUT, SECOND_HEAD = -5.0, -2.0, -1.5
GOES_ON = 1.0
_MINUTES = re.compile(r"\bminutes?\b|\b(?:notes?|record) of\b|\bcofnodion\b", re.IGNORECASE)
_ACTIONS = re.compile(papers.TRACKER.pattern + r"|\bactions\b|\bmatters arising\b|\bfollow[- ]up\b", re.IGNORECASE)
CERTAIN = 2.0  # a piece that fits its item this well is no mere matter of position


def assign(pieces: Sequence[Piece], items: Sequence[AgendaItem], board: str) -> tuple[AgendaItem | None, ...]:
    """Give each piece its item, in order; where no item claims a paper, each may have one."""
    claiming = [item for item in items if papers.claims(item)] or list(items)
    if not claiming:
        return (None,) * len(pieces)
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for at, piece in enumerate(pieces):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (score, way) in best.items():
            for to in range(max(last, 0), len(claiming)):
                gained = score + fit(piece, claiming[to], board) + (to - last - 1) * LEFT_WITHOUT * (to > last)
                gained += _stays(piece, pieces[at - 1] if at else None) if to == last else 0.0
                if to not in reached or gained > reached[to][0]:
                    reached[to] = (gained, (*way, to))
        best = reached
    ends = {last: score + (len(claiming) - 1 - last) * LEFT_WITHOUT for last, (score, _) in best.items()}
    chosen = max(ends, key=lambda last: ends[last])
    return tuple(claiming[to] for to in best[chosen][1])


def fit(piece: Piece, item: AgendaItem, board: str) -> float:
    """Say how well a piece's head fits an item's title."""
    enclosed = paper_heads.marked_as(piece.title)
    if enclosed is not None and enclosed == paper_heads.marked_as(item.attachment or ""):
        return ENCLOSURE_FITS
    is_minutes, is_tracker = _MINUTES.search(item.title) is not None, _ACTIONS.search(item.title) is not None
    if piece.kind is Kind.MINUTES:
        if not is_minutes:
            return WRONG_KIND
        previous = bool({"previous", "last"} & set(layout.words(item.title)))
        own = layout.likeness(piece.title, board) >= layout.ALIKE
        return KIND_FITS + (BOARD_FITS if previous is own else 0.0) + TITLE_FITS * _overlap(piece.title, item.title)
    if piece.kind is Kind.TRACKER:
        return KIND_FITS if is_tracker else (GOES_ON if is_minutes else WRONG_KIND)
    wrong = WRONG_KIND / 2 if is_minutes or is_tracker else 0.0
    return wrong + TITLE_FITS * _overlap(piece.title, item.title)


def hidden(
    blocks: Sequence[Block],
    pieces: Sequence[Piece],
    given: Sequence[AgendaItem | None],
    items: Sequence[AgendaItem],
    board: str,
) -> tuple[tuple[bool, ...], ...]:
    """Say of every block of every piece whether it is restricted."""
    certain = [
        item is not None and fit(piece, item, board) >= CERTAIN for piece, item in zip(pieces, given, strict=True)
    ]
    found: list[tuple[bool, ...]] = []
    carried = False  # the piece before ended restricted, by a banner of its own
    for at, piece in enumerate(pieces):
        item = given[at]
        same = at > 0 and given[at - 1] is item
        start = (item is not None and item.restricted) or _may_be_secret(at, given, certain, items)
        start = start or (carried and (same or not certain[at]))
        flags = _flags(blocks[piece.first : piece.end], piece, start=start)
        carried = bool(flags) and flags[-1]
        found.append(_with_items(blocks[piece.first : piece.end], piece, flags))
    return tuple(found)


def _flags(blocks: Sequence[Block], piece: Piece, *, start: bool) -> tuple[bool, ...]:
    flags, now = [], start or (piece.kind in {Kind.MINUTES, Kind.TRACKER} and restriction.is_private(piece.title))
    for at, block in enumerate(blocks):
        if piece.kind is Kind.MINUTES:  # a mark in an item's own title is on that item alone
            now = now or (restriction.is_banner(block) and minute_items.item_start(block) is None)
        else:
            now = now or restriction.is_banner(block) or restriction.declared(blocks, at)
        flags.append(now)
    return tuple(flags)


def _with_items(blocks: Sequence[Block], piece: Piece, flags: tuple[bool, ...]) -> tuple[bool, ...]:
    """Add what single items of minutes and single rows of a tracker say of themselves."""
    if piece.kind is Kind.MINUTES:
        return minute_items.hidden(blocks, flags)
    if piece.kind is Kind.TRACKER:
        return tuple(one or other for one, other in zip(flags, tracker.marked(blocks), strict=True))
    return flags


def _may_be_secret(
    at: int, given: Sequence[AgendaItem | None], certain: Sequence[bool], items: Sequence[AgendaItem]
) -> bool:
    """Tell whether a piece that only its position places could be the paper of a restricted item."""
    if certain[at]:
        return False
    before = [_position(item, items) for item, sure in zip(given[:at], certain[:at], strict=True) if sure and item]
    after = [_position(item, items) for item, sure in zip(given[at:], certain[at:], strict=True) if sure and item]
    between = items[max(before, default=0) : min(after, default=len(items) - 1) + 1]
    placed = {id(item) for item, sure in zip(given, certain, strict=True) if sure and item}
    return any(item.restricted and (id(item) not in placed or item is given[at]) for item in between)


def _position(item: AgendaItem, items: Sequence[AgendaItem]) -> int:
    """Say where an item stands; its number cannot, since the parts of an agenda may both count from 1."""
    return next(at for at, other in enumerate(items) if other is item)


def _overlap(one: str, other: str) -> float:
    """Weigh titles by the words they share; a mere 'report' or 'minutes' tells nothing."""
    mine, theirs = layout.telling(one), layout.telling(other) - {"minute", "tracker", "action", "previou", "meeting"}
    return len(mine & theirs) / len(theirs) if theirs else 0.0


def _stays(piece: Piece, before: Piece | None) -> float:
    """Weigh two pieces of one paper: an appendix goes on, a head of its own begins something else."""
    if before is None:
        return 0.0
    if piece.kind is Kind.TRACKER and before.kind is Kind.MINUTES:
        return GOES_ON
    if piece.kind is Kind.OTHER:
        return GOES_ON + GOES_ON if papers.is_appendix(piece.title) else -GOES_ON / 2
    return SECOND_HEAD


def paper(
    document: str, blocks: Sequence[Block], piece: Piece, item: AgendaItem | None, flags: tuple[bool, ...]
) -> Paper:
    """Put one paper together."""
    own = paper_heads.without(blocks[piece.first : piece.end], {at - piece.first for at in piece.running})
    return Paper(piece.kind, tuple(own), flags, document, piece.title, item)
