"""What papers hold entry by entry: plain JSON and back, and the rows that keep it. On both databases."""

import dataclasses
import datetime as dt
import enum
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from alembic import command as alembic
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from acts import importing
from board.packs import entries, values
from board.sources import Source
from storage import actions, boards, meetings, migrating, minutes, packs, plain, settlements
from storage import entries as kept
from storage.unit_of_work import Database
from tests.support.post import NOW

AT = Source("Joint Board pack, 17 March 2031", page=4, item="2", paragraph="3")
FOUND = entries.Entries(
    members=(entries.Member("Ama Boateng", AT, entries.Seat.VICE_CHAIR, "AB", voting=True),),
    calendar=(entries.CalendarDay("17 March", AT, dt.date(2031, 3, 17), dt.time(9, 30)),),
    reports=(
        entries.Report("Winter plan", AT, recommendations=(entries.Numbered("To agree it.", "(i)"),)),
        entries.Report("A contract", AT, restricted=True),
    ),
    risks=(entries.Risk("Discharge", "Beds run short", AT, rank="3"),),
    procedures=(entries.Procedure("When a provider fails", AT, roles=(entries.RoleCode("PL", "project lead", AT),)),),
)
PACK = values.Pack(
    "Joint Board pack, 17 March 2031",
    values.Sitting("The Harbour and Vale Joint Board", dt.date(2031, 3, 17)),
    AT,
    items=(values.AgendaItem("1", "Apologies", AT),),
    entries=FOUND,
)
# Every value that a pack holds, found by walking from the two that hold all others.
KINDS: dict[str, type] = {}


def _walk(kind: Any) -> None:  # noqa: ANN401 -- whatever an annotation names
    if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind.__name__ not in KINDS:
        KINDS[kind.__name__] = kind
        for member in plain.members(kind).values():
            _walk(member)
    for part in typing.get_args(kind):
        _walk(part)


_walk(values.Pack)


TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    dt.date: st.dates(),
    dt.time: st.times(),
    type(None): st.none(),
}


def _any(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 -- whatever an annotation names
    """Give values of a kind: few entries in each list, so that a whole pack is drawn in time."""
    if kind in PLAIN:
        return PLAIN[kind]
    parts = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        several = [_any(part) for part in parts if part is not Ellipsis]
        return st.lists(several[0], max_size=2).map(tuple) if Ellipsis in parts else st.tuples(*several)
    if typing.get_origin(kind) is dict:
        return st.dictionaries(TEXT, TEXT, max_size=2)
    if parts:
        return st.one_of([_any(part) for part in parts])
    if issubclass(kind, enum.Enum):
        return st.sampled_from(list(kind))
    return st.builds(kind, **{name: _any(member) for name, member in plain.members(kind).items()})


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_value_comes_back_from_json_as_it_was(kind: type, data: st.DataObject) -> None:
    value = data.draw(_any(kind))
    assert plain.load(kind, orjson.loads(orjson.dumps(plain.dump(value)))) == value


def test_what_an_earlier_release_did_not_write_has_its_default() -> None:
    told = plain.dump(FOUND.members[0])
    del told["voting"], told["seat"]
    assert plain.load(entries.Member, told) == entries.Member("Ama Boateng", AT, initials="AB")


@pytest.mark.parametrize(
    "broken",
    [None, [], "words", {}, {"name": 3, "source": {}}, {"name": "A", "source": {"document": "B"}, "seat": "throne"}],
    ids=str,
)
def test_what_is_no_such_value_is_refused(broken: object) -> None:
    with pytest.raises(plain.NotPlain):
        plain.load(entries.Member, broken)


def test_what_no_value_of_a_pack_holds_is_refused() -> None:
    with pytest.raises(plain.NotPlain):
        plain.dump(object())


def test_days_times_and_members_of_enums_are_plain_words() -> None:
    (day,), (member,) = FOUND.calendar, FOUND.members
    assert (plain.dump(day)["on"], plain.dump(day)["starts"]) == ("2031-03-17", "09:30")
    assert plain.dump(member)["seat"] == "vice_chair"


async def _bring(database: Database, pack: values.Pack, content: bytes) -> importing.Imported:
    async with database.work() as uow:
        done = await importing.import_pack(uow, NOW, file_name="pack.txt", content=content, pack=pack)
        await uow.commit()
    return done


async def test_a_document_gives_back_everything_it_holds(database: Database) -> None:
    done = await _bring(database, PACK, b"one")
    async with database.reading() as uow:
        assert await kept.of_document(uow, done.document_id) == FOUND


async def test_entries_are_asked_for_by_kind_board_meeting_and_name(database: Database) -> None:
    await _bring(database, PACK, b"one")
    async with database.reading() as uow:
        (board,) = await boards.every(uow)
        (document,) = await packs.current(uow)
        reports = await kept.of_kind(uow, entries.Report, [board.id])
        assert [(one.value.subject, one.restricted) for one in reports] == [
            ("Winter plan", False),
            ("A contract", True),
        ]
        assert await kept.of_kind(uow, entries.Report, [board.id + 1]) == []
        assert await kept.of_kind(uow, entries.Tile, [board.id]) == []
        assert await kept.of_meeting(uow, entries.Report, document.meeting_id) == reports
        assert await kept.named(uow, entries.Report, [board.id], "winter PLAN") == reports[:1]
        assert await kept.named(uow, entries.Report, [board.id], "w%n") == []
        assert await kept.by_id(uow, entries.Report, reports[1].id) == reports[1]
        assert await kept.by_id(uow, entries.Risk, reports[1].id) is None


async def test_entries_go_with_their_document(database: Database) -> None:
    first = await _bring(database, PACK, b"one")
    risk = entries.Risk("Discharge", "Beds run very short", AT)
    await _bring(database, dataclasses.replace(PACK, entries=entries.Entries(risks=(risk,))), b"two")
    async with database.reading() as uow:
        (board,) = await boards.every(uow)
        assert [one.value for one in await kept.of_kind(uow, entries.Risk, [board.id])] == [risk]
        assert await kept.of_kind(uow, entries.Report, [board.id]) == []
        assert await kept.of_document(uow, first.document_id) == FOUND


async def test_a_decision_comes_back_with_its_kind_and_sums(database: Database) -> None:
    money = values.Money("£1.2m", 120_000_000)
    kind = values.DecisionKind.CONDITIONAL
    decision = values.Decision(
        "Agreed, if money allows.", "3", AT, kind=kind, condition="if money allows", sums=(money,)
    )
    sitting = values.Sitting(PACK.sitting.board, dt.date(2031, 1, 13))
    held = values.Minutes(sitting, AT, decisions=(decision,))
    await _bring(database, dataclasses.replace(PACK, minutes=(held,)), b"one")
    async with database.reading() as uow:
        (board,) = await boards.every(uow)
        january, _ = await meetings.of_boards(uow, [board.id])
        (written,) = await minutes.of_meeting(uow, january.id)
        assert await minutes.decisions(uow, written.id) == [decision]


async def test_a_finding_comes_back_with_its_reason_and_wordings(database: Database) -> None:
    odd = values.Finding(values.FindingKind.SUM, "1 and 1 are 3.", AT, why="It is 2.", beside=("1 + 1", "3"))
    done = await _bring(database, dataclasses.replace(PACK, findings=(odd,)), b"one")
    async with database.reading() as uow:
        (found,) = await packs.every_finding(uow)
        assert (found.finding, found.document_id) == (odd, done.document_id)
        assert await packs.finding_by_id(uow, found.id) == found
        assert await packs.finding_by_id(uow, found.id + 1) is None


def test_what_is_settled_is_known_by_its_words_whatever_their_case_and_signs() -> None:
    known = settlements.mark("no_year", "“3 March” has no year.", "2", 1, 7)
    assert settlements.mark("no_year", "“3 MARCH”  has no year", "2", 1, 7) == known
    others = [("no_date", "“3 March” has no year.", "2", 1, 7), ("no_year", "“4 March” has no year.", "2", 1, 7)]
    others += [("no_year", "“3 March” has no year.", each, 1, 7) for each in ("3",)]
    assert known not in {settlements.mark(*other) for other in others}


# Rows as the release before entries and settlements wrote them: a board with a meeting, a pack, and an open action.
BEFORE = (
    "INSERT INTO boards (id, key, name, also, declared) VALUES (1, 'joint', 'The Joint Board', '[]', 1)",
    """INSERT INTO meetings (id, board_id, "on", restricted, withdrawn, source)
       VALUES (1, 1, '2031-03-17', 0, 0, '{"document": "pack"}')""",
    """INSERT INTO documents (id, digest, file_name, name, content, board_id, meeting_id, imported_at, restricted)
       VALUES (1, 'd', 'pack.txt', 'pack', 'x', 1, 1, '2031-03-03 09:00:00', 0)""",
    """INSERT INTO actions (id, board_id, text, closed, tracked, restricted, withdrawn, document_id, source)
       VALUES (1, 1, 'Write', 0, 1, 0, 0, 1, '{"document": "pack"}')""",
    """INSERT INTO action_mentions (id, action_id, document_id, text, leads, closed, tracked, restricted, source)
       VALUES (1, 1, 1, 'Write', '[["AB", false]]', 0, 1, 0, '{"document": "pack"}')""",
    "INSERT INTO action_leads (id, action_id, written, supporting) VALUES (1, 1, 'AB', 0)",
    """INSERT INTO findings (id, document_id, kind, text, restricted, linked, source)
       VALUES (1, 1, 'an action without a lead', 'Who?', 0, 0, '{"document": "pack"}')""",
    'INSERT INTO minutes (id, document_id, meeting_id, restricted, source) VALUES (1, 1, 1, 0, \'{"document": "p"}\')',
    """INSERT INTO decisions (id, minutes_id, text, restricted, source)
       VALUES (1, 1, 'Agreed.', 0, '{"document": "pack"}')""",
)


async def test_a_database_of_the_release_before_with_rows_in_it_is_brought_up_to_date(tmp_path: Path) -> None:
    """SQLite may not make a table anew that other rows refer to."""
    database = Database(f"sqlite:///{tmp_path / 'before.db'}")

    def to(step: str) -> Callable[[Connection], None]:
        def upgrade(connection: Connection) -> None:
            made = migrating.config()
            made.attributes["connection"] = connection
            alembic.upgrade(made, step)

        return upgrade

    async with database.work() as uow:
        await uow.connection.run_sync(to("0004"))
        for statement in BEFORE:
            await uow.run(text(statement))
        await uow.commit()
    await migrating.bring_up_to_date(database)
    async with database.work() as uow:
        await actions.settle(uow, [1])
        (action,) = await actions.of_boards(uow, [1])
        (odd,) = await packs.findings_of(uow, 1)
        (decision,) = await minutes.decisions(uow, 1)
    await database.close()
    assert (action.text, action.written_leads, action.item, action.cut_off) == ("Write", "AB", None, False)
    assert (odd.text, odd.why, odd.beside) == ("Who?", "", ())
    assert decision == values.Decision("Agreed.", None, Source("pack"))
