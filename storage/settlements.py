"""Settlements: what the administrator said of a finding or a proposal, who and when, and what follows from it.

A row is never changed but to be undone, and outlives the documents: what is settled is known again by its kind, words
and place, so that importing or linking anew does not raise it again. What a settlement does is ``acts.settling``.
"""

import datetime as dt
import enum
import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Date, ForeignKey, String, exists, insert, not_, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from board import organisations, tracking
from board import settlements as rules
from board.sources import Source
from storage.schema import Base, Key, Ref
from storage.unit_of_work import AnyRow, UnitOfWork

# The kind by which a settled proposal is known; that of a finding is its own.
PROPOSAL = "proposal"
# Kinds of findings that begin with the name that they are about.
_OF_NAMES = frozenset({"name", "undeclared"})


class Effect(enum.StrEnum):
    """What follows from a settlement."""

    NAMED = "the person is meant"  # in this board's papers, from a day on
    CLOSED = "the action is closed"
    NO_ACTION = "it is no action"
    ACTION = "it is an action"
    NOTED = "it is known, and nothing follows"


class SettlementRow(Base):
    """One settlement. ``since`` is the day from which papers mean ``person_id`` by ``written``.

    ``finding`` is what it was called when it was settled (``finding 3``), which people say when they take it back.
    """

    __tablename__ = "settlements"

    id: Mapped[Key]
    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("meetings.id"))
    mark: Mapped[str] = mapped_column(String(64), index=True)
    finding: Mapped[str | None] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(100))
    text: Mapped[str]
    restricted: Mapped[bool]
    source: Mapped[Source]
    effect: Mapped[str] = mapped_column(String(20))
    words: Mapped[str]
    settled_by_id: Mapped[int] = mapped_column(Ref, ForeignKey("people.id"))
    settled_at: Mapped[dt.datetime]
    action_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("actions.id"), index=True)
    written: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("people.id"))
    since: Mapped[dt.date | None] = mapped_column(Date)
    undone_by_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("people.id"))
    undone_at: Mapped[dt.datetime | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What somebody settled, in their words. ``kind`` and ``text`` are those of the finding or the proposal."""

    id: int = 0
    board_id: int
    meeting_id: int | None
    mark: str
    kind: str
    text: str
    restricted: bool
    source: Source
    effect: Effect
    words: str
    settled_by_id: int
    settled_at: dt.datetime
    action_id: int | None = None
    written: str | None = None
    person_id: int | None = None
    since: dt.date | None = None
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """Whom a board's papers mean by what they write, from a day on (None: always).

    ``inherited`` tells that it was said of the papers of a board above.
    """

    board_id: int
    written: str
    person_id: int
    since: dt.date | None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was settled of an action so far, and the newest words about it; ``closing`` are those that closed it."""

    taken_up: bool = False
    closed: bool = False
    no_action: bool = False
    words: str | None = None
    closing: str | None = None

    def and_then(self, effect: Effect, words: str) -> "Ruling":
        """Give what holds after one more settlement."""
        match effect:
            case Effect.CLOSED:
                return Ruling(self.taken_up, closed=True, no_action=self.no_action, words=words, closing=words)
            case Effect.ACTION:
                return Ruling(taken_up=True, closed=self.closed, words=words, closing=self.closing)
            case Effect.NO_ACTION:
                return Ruling(no_action=True, words=words)
            case _:
                return self

    def of_action(self, *, held: bool) -> dict[str, object]:
        """Give what this makes of the action's row; ``held`` tells whether a paper that holds speaks of it."""
        told: dict[str, object] = {
            "withdrawn": self.no_action or not (held or self.taken_up),
            "settled": self.words,
        }
        return told | {"closed": self.closed} if self.closed or not held else told


NOTHING_RULED = Ruling()

_SETTLEMENT = (
    SettlementRow.id,
    SettlementRow.board_id,
    SettlementRow.meeting_id,
    SettlementRow.mark,
    SettlementRow.kind,
    SettlementRow.text,
    SettlementRow.restricted,
    SettlementRow.source,
    SettlementRow.effect,
    SettlementRow.words,
    SettlementRow.settled_by_id,
    SettlementRow.settled_at,
    SettlementRow.action_id,
    SettlementRow.written,
    SettlementRow.person_id,
    SettlementRow.since,
    SettlementRow.finding,
)


def mark(kind: str, text: str, item: str | None, board_id: int, meeting_id: int | None) -> str:
    """Give what a finding or proposal is known by again: kind, words (whatever their case and signs) and place.

    ``meeting_id`` is None for what lies between papers, whose newest mention moves from pack to pack.
    """
    said = (kind, rules.folded(text), item or "", str(board_id), str(meeting_id or ""))
    return hashlib.sha256("\0".join(said).encode(errors="replace")).hexdigest()


async def add(uow: UnitOfWork, settlement: Settlement) -> int:
    """Keep what was settled."""
    statement = insert(SettlementRow).values(
        board_id=settlement.board_id,
        meeting_id=settlement.meeting_id,
        mark=settlement.mark,
        kind=settlement.kind,
        text=settlement.text,
        restricted=settlement.restricted,
        source=settlement.source,
        effect=settlement.effect.name.lower(),
        words=settlement.words,
        settled_by_id=settlement.settled_by_id,
        settled_at=settlement.settled_at,
        action_id=settlement.action_id,
        written=settlement.written,
        person_id=settlement.person_id,
        since=settlement.since,
        finding=settlement.finding,
    )
    return int(await uow.scalar(statement.returning(SettlementRow.id)))


async def by_id(uow: UnitOfWork, settlement_id: int) -> Settlement | None:
    """Give a settlement that holds."""
    statement = select(*_SETTLEMENT).where(SettlementRow.id == settlement_id, SettlementRow.undone_at.is_(None))
    row = await uow.first(statement)
    return _settlement(row) if row else None


async def of_boards(uow: UnitOfWork, board_ids: Sequence[int]) -> list[Settlement]:
    """Give what was settled of these boards' papers and holds, the oldest first."""
    statement = select(*_SETTLEMENT).where(SettlementRow.board_id.in_(board_ids), SettlementRow.undone_at.is_(None))
    return [_settlement(row) for row in await uow.all(statement.order_by(SettlementRow.id))]


async def aliases(uow: UnitOfWork) -> list[Alias]:
    """Give whom administrators named for what their boards' papers write, the oldest first.

    What was said of a board's papers holds for those of the boards below it, which are printed in them.
    """
    rows = await uow.all(
        select(SettlementRow.board_id, SettlementRow.written, SettlementRow.person_id, SettlementRow.since)
        .where(SettlementRow.effect == Effect.NAMED.name.lower(), SettlementRow.undone_at.is_(None))
        .order_by(SettlementRow.id)
    )
    above = await _above(uow)
    own = [Alias(*row) for row in rows]
    return own + [
        replace(one, board_id=board_id, inherited=True)
        for one in own
        for board_id, higher in above.items()
        if one.board_id in higher
    ]


async def _above(uow: UnitOfWork) -> dict[int, set[int]]:
    """Give the boards above each board, however far."""
    boards = Base.metadata.tables["boards"]
    below = {row.id: row.below_id for row in await uow.all(select(boards.c.id, boards.c.below_id))}
    found: dict[int, set[int]] = {}
    for board_id, next_up in below.items():
        higher, at = set[int](), next_up
        while at is not None and at not in higher:
            higher.add(at)
            at = below.get(at)
        found[board_id] = higher - {board_id}
    return found


async def rulings(uow: UnitOfWork, action_ids: Collection[int]) -> dict[int, Ruling]:
    """Give what was settled of these actions, all that holds taken together.

    What is restricted says nothing of an action that papers tell the public of, and leaves no word beside it.
    """
    rows = await uow.all(
        select(SettlementRow.action_id, SettlementRow.effect, SettlementRow.words)
        .where(SettlementRow.action_id.in_(action_ids), SettlementRow.undone_at.is_(None))
        .where(or_(SettlementRow.restricted.is_(False), not_(_is_public())))
        .order_by(SettlementRow.id)
    )
    found: dict[int, Ruling] = {}
    for row in rows:
        before = found.get(row.action_id, NOTHING_RULED)
        found[row.action_id] = before.and_then(Effect[row.effect.upper()], row.words)
    return found


def _is_public() -> ColumnElement[bool]:
    """Tell whether a settlement's action is one that the public may know: by its papers that hold, else by its row."""
    acts, mentions, papers = (Base.metadata.tables[name] for name in ("actions", "action_mentions", "documents"))
    held = (
        select(mentions.c.id)
        .join(papers, papers.c.id == mentions.c.document_id)
        .where(mentions.c.action_id == SettlementRow.action_id, papers.c.superseded_by_id.is_(None))
    )
    row = exists().where(acts.c.id == SettlementRow.action_id, acts.c.restricted.is_(False))
    return or_(held.where(mentions.c.restricted.is_(False)).exists(), row & not_(held.exists()))


async def undo(uow: UnitOfWork, settlement_id: int, by_id: int, at: dt.datetime) -> None:
    """Take a settlement back; its row stays, with who did so and when."""
    statement = update(SettlementRow).where(SettlementRow.id == settlement_id, SettlementRow.undone_at.is_(None))
    await uow.run(statement.values(undone_by_id=by_id, undone_at=at))


def person(found: Sequence[Alias], board_id: int, written: str, on: dt.date | None) -> int | None:
    """Say whom a board's papers of a day mean by what they write: the newest alias that had begun by then.

    What was said of the board's own papers goes before what was said of those of a board above. A paper without a day
    is read as today's.
    """
    said = organisations.squash(written)
    held = [
        each
        for each in found
        if each.board_id == board_id
        and organisations.squash(each.written) == said
        and (each.since is None or on is None or each.since <= on)
    ]
    newest = max(
        enumerate(held),
        key=lambda one: (not one[1].inherited, one[1].since or dt.date.min, one[0]),
        default=None,
    )
    return newest[1].person_id if newest else None


def is_of(settlement: Settlement, known_by: str, kind: str, text: str, meeting_id: int) -> bool:
    """Tell whether a settlement settles a finding or a proposal, by its mark.

    Whoever was named for what a pack writes is named in all its findings about that name. A proposal and the finding
    that tells of it are settled together; so is a proposal that an earlier version of the paper said in words much
    alike.
    """
    if settlement.mark == known_by:
        return True
    if settlement.written is not None and kind in _OF_NAMES and settlement.meeting_id == meeting_id:
        return f"{rules.folded(text)} ".startswith(f"{rules.folded(settlement.written)} ")
    if settlement.meeting_id != meeting_id or not {kind, settlement.kind} <= {PROPOSAL, "proposed"}:
        return False
    if kind == settlement.kind:
        return kind == PROPOSAL and tracking.alike(text, settlement.text)
    one, other = f" {rules.folded(text)} ", f" {rules.folded(settlement.text)} "
    return bool(one.strip() and other.strip()) and (one in other if kind == PROPOSAL else other in one)


def _settlement(row: AnyRow) -> Settlement:
    return Settlement(**{**row._asdict(), "effect": Effect[row.effect.upper()]})
