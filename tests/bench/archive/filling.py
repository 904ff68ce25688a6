"""The archive written down: rows in bulk, as an import one after the other would leave them.

An import sets each pack beside all before it, which is what takes its time; here the packs are known to fit. What is
kept of each value is made by the very functions of ``storage``, where it has them.
"""

import asyncio
import datetime as dt
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import func, insert, select, text

from acts import loading
from board.packs import values
from storage import boards as kept_boards
from storage import editions, entries, migrating, people, plain
from storage.actions import ActionLeadRow, ActionMentionRow, ActionRow
from storage.meetings import ItemRow, MeetingMentionRow, MeetingRow, Telling
from storage.minutes import AttendanceRow, DecisionRow, MinuteItemRow, MinutesRow
from storage.packs import DocumentRow, PassageRow
from storage.schema import Base
from storage.unit_of_work import Database, UnitOfWork
from tests.bench.archive import boards, papers, words

PASSAGES = 100_000
SEED = 20
_NOW = dt.datetime(2026, 12, 9, 9, tzinfo=dt.UTC)
_AT_ONCE = 2_000  # rows in one statement
Row = dict[str, Any]


async def fill(url: str, *, passages: int = PASSAGES, seed: int = SEED) -> None:
    """Load the forty boards into an empty database and write ten years of their packs."""
    database = Database(url)
    try:
        await migrating.bring_up_to_date(database)
        async with database.work() as uow:
            await loading.load(uow, _NOW, boards.declared())
            await _Archive(uow).write(passages, seed)
            await editions.rise(uow)
            await uow.commit()
    finally:
        await database.close()


class _Archive:
    """The tables while they are filled. Rows that others name are numbered here."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._rows: dict[type[Base], list[Row]] = {}
        self._last: dict[type[Base], int] = {}

    async def write(self, passages: int, seed: int) -> None:
        """Write every board's packs."""
        rows = {board.key: board.id for board in await kept_boards.every(self._uow)}
        persons = await people.ids_by_key(self._uow)
        for table in (DocumentRow, MeetingRow, MinutesRow, ActionRow):
            self._last[table] = int(await self._uow.scalar(select(func.max(table.id))) or 0)
        places = words.places()
        each = list(shares(passages, len(places) * papers.PACKS))
        for at, place in enumerate(places):
            own = boards.of_board(at)
            share = each[at * papers.PACKS : (at + 1) * papers.PACKS]
            of_people = {one.initials[0]: persons[one.key] for one in own}
            dice = random.Random(f"{seed} {place}")  # noqa: S311 -- the same archive for the same seed
            writing = _Board(self, rows[place.lower()], of_people)
            for pack in papers.packs(place, own, share, dice):
                writing.add(pack)
            await self._put()
        await self._count_on()

    def add(self, table: type[Base], rows: Iterable[Row]) -> None:
        """Keep rows to be written."""
        self._rows.setdefault(table, []).extend(rows)

    def numbered(self, table: type[Base], row: Row) -> int:
        """Keep a row to be written, and give the number it will have."""
        self._last[table] += 1
        self.add(table, [{"id": self._last[table], **row}])
        return self._last[table]

    def newest(self, table: type[Base]) -> Row:
        """Give the row that was kept last, which may still be changed before a board's rows are written."""
        return self._rows[table][-1]

    async def _put(self) -> None:
        for table, rows in sorted(self._rows.items(), key=lambda one: _ORDER.index(one[0])):
            for first in range(0, len(rows), _AT_ONCE):
                await self._uow.run(insert(table.__table__), rows[first : first + _AT_ONCE])  # type: ignore[arg-type]
        self._rows.clear()

    async def _count_on(self) -> None:
        """Let PostgreSQL's sequences go on behind the numbers that were given here; SQLite does so by itself."""
        if self._uow.on_sqlite:
            return
        for table, last in self._last.items():
            name = table.__tablename__
            await self._uow.connection.execute(
                text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"), {"name": name, "last": last}
            )


_ORDER: list[type[Base]] = [
    MeetingRow, DocumentRow, MeetingMentionRow, ItemRow, PassageRow, MinutesRow, AttendanceRow, MinuteItemRow,
    DecisionRow, ActionRow, ActionMentionRow, ActionLeadRow, entries.EntryRow,
]  # fmt: skip


class _Board:
    """One board's rows while its packs are written, the oldest first."""

    def __init__(self, archive: _Archive, board_id: int, persons: dict[str, int]) -> None:
        self._archive, self._board_id, self._persons = archive, board_id, persons
        self._actions: dict[str, int] = {}
        self._kept: dict[int, Row] = {}
        self._meeting: int | None = None

    def add(self, pack: values.Pack) -> None:
        """Write one pack."""
        archive, before = self._archive, self._meeting
        meeting = self._meeting = archive.numbered(MeetingRow, self._meeting_row(pack))
        document = archive.numbered(DocumentRow, _document(pack, self._board_id, meeting))
        called = {"telling": Telling.CALLED.value, "published_on": pack.published_on, **_times(pack.sitting)}
        archive.add(MeetingMentionRow, [_mention(meeting, document, pack, called)])
        archive.add(ItemRow, [_item(document, meeting, item) for item in pack.items])
        archive.add(PassageRow, _passages(document, self._board_id, pack))
        for minutes in pack.minutes:
            assert before is not None
            held = {"telling": Telling.HELD.value, "told_on": minutes.sitting.on, "published_on": None}
            archive.add(MeetingMentionRow, [_mention(before, document, pack, held | _times(minutes.sitting))])
            self._minutes(document, before, minutes)
            self._actions_of(document, minutes.actions)
        self._actions_of(document, pack.tracker)
        for kind in entries.KINDS:
            found = getattr(pack.entries, kind)
            archive.add(entries.EntryRow, (entries.row(document, kind, at, one) for at, one in enumerate(found)))

    def _meeting_row(self, pack: values.Pack) -> Row:
        times = _times(pack.sitting)
        return {
            "board_id": self._board_id,
            "on": pack.sitting.on,
            **times,
            "published_on": pack.published_on,
            "restricted": False,
            "withdrawn": False,
            "source": pack.source,
        }

    def _minutes(self, document: int, meeting: int, minutes: values.Minutes) -> None:
        kept = {"document_id": document, "meeting_id": meeting, "restricted": False, "source": minutes.source}
        minutes_id = self._archive.numbered(MinutesRow, kept)
        self._archive.add(AttendanceRow, (self._line(minutes_id, line) for line in minutes.attendances))
        self._archive.add(
            MinuteItemRow,
            (
                {"minutes_id": minutes_id, "number": item.number, "title": item.title, "text": item.text}
                | {"restricted": item.restricted, "source": item.source}
                for item in minutes.items
            ),
        )
        self._archive.add(
            DecisionRow,
            (
                {"minutes_id": minutes_id, "item": one.item, "text": one.text, "restricted": one.restricted}
                | {"source": one.source, "said": plain.dump(one)}
                for one in minutes.decisions
            ),
        )

    def _line(self, minutes_id: int, line: values.Attendance) -> Row:
        written = {"name": line.name, "initials": line.initials, "title": line.title, "source": line.source}
        person = self._persons.get(line.initials or "")
        return {"minutes_id": minutes_id, "part": line.part.value, "person_id": person, **written}

    def _actions_of(self, document: int, actions: Sequence[values.Action]) -> None:
        """Write what a pack says of actions; an action's own row has what the newest paper says."""
        for action in actions:
            known = self._actions.get(action.text)
            said = _action(action) | {"document_id": document}
            if known is None:
                row = {"board_id": self._board_id, "withdrawn": False, **said}
                known = self._actions[action.text] = self._archive.numbered(ActionRow, row)
                self._kept[known] = self._archive.newest(ActionRow)
                self._archive.add(ActionLeadRow, (self._lead(known, lead) for lead in action.leads))
            else:
                self._kept[known].update(said)
            leads = [[lead.written, lead.supporting] for lead in action.leads]
            self._archive.add(ActionMentionRow, [{"action_id": known, "leads": leads, **said}])

    def _lead(self, action: int, lead: values.Lead) -> Row:
        person = self._persons.get(lead.written)
        return {"action_id": action, "person_id": person, "written": lead.written, "supporting": lead.supporting}


def shares(whole: int, number: int) -> Iterator[int]:
    """Share a number out evenly."""
    for at in range(number):
        yield whole * (at + 1) // number - whole * at // number


def _document(pack: values.Pack, board_id: int, meeting_id: int) -> Row:
    return {
        "digest": f"{pack.name}",
        "file_name": f"{pack.name}.txt",
        "name": pack.name,
        "content": pack.name.encode(),
        "board_id": board_id,
        "meeting_id": meeting_id,
        "imported_at": _NOW,
        "restricted": False,
    }


def _times(sitting: values.Sitting) -> Row:
    return {"starts": sitting.starts, "ends": sitting.ends, "place": sitting.place}


def _mention(meeting: int, document: int, pack: values.Pack, said: Row) -> Row:
    return {"meeting_id": meeting, "document_id": document, "restricted": False, "source": pack.source, **said}


def _item(document: int, meeting: int, item: values.AgendaItem) -> Row:
    return {
        "document_id": document,
        "meeting_id": meeting,
        "number": item.number,
        "title": item.title,
        "lead": item.lead,
        "purposes": [purpose.value for purpose in item.purposes],
        "restricted": item.restricted,
        "source": item.source,
    }


def _passages(document: int, board_id: int, pack: values.Pack) -> Iterator[Row]:
    for place, one in enumerate(pack.passages):
        said = {"heading": one.heading, "text": one.text, "restricted": one.restricted, "source": one.source}
        yield {"document_id": document, "board_id": board_id, "place": place, **said}


def _action(action: values.Action) -> Row:
    names = ("raised_on", "item", "subject", "text", "deadline", "due", "progress", "closed", "tracked", "restricted")
    return {name: getattr(action, name) for name in (*names, "source")}


if __name__ == "__main__":
    asyncio.run(fill(sys.argv[1]))
