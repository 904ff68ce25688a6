"""From the minutes' own words to the count: names, initials, notes, late comers, visitors."""

import datetime as dt
import pathlib

import pytest

from board import attendance, boards, people, quorum
from board.boards import Board, QuorumRule, Seat, Tenure
from board.organisations import Organisation
from board.packs import values
from board.packs.values import Attendance, Coming, Movement, Part
from board.people import Person, Term
from board.quorum import Inquorate, Lost, NotKnown, Quorate, Verdict
from board.sources import Source

ON = dt.date(2031, 3, 3)
SOURCE = Source("Harbour Joint Board pack")
COUNCIL = Organisation("council", "Harbourton City Council", "HCC")
NHS = Organisation("nhs", "Harbour Care Trust", "HCT")
NAMES = {"ida": "Ida Marsh", "tom": "Tom Reed", "noor": "Noor Elm", "pia": "Pia Berg", "sue": "Sue Vale"}
EVERYBODY = tuple(Person(key, (Term(name),)) for key, name in NAMES.items())
SEATS = tuple(
    Seat(key, "harbour", organisation, "Member", (Tenure(key),))
    for key, organisation in [("ida", "council"), ("tom", "council"), ("noor", "nhs"), ("pia", "nhs")]
)
BOARD = Board(
    "harbour", "Harbour Joint Board", quorum=QuorumRule(3, (("council", 1), ("nhs", 1)), "ToR 4"), seats=SEATS
)

IDA = Attendance(Part.PRESENT, "Dr Ida Marsh", SOURCE, "IM", organisation="HCC")
TOM = Attendance(Part.PRESENT, "Councillor Tom Reed", SOURCE, "Cllr Reed", organisation="HCC")
NOOR = Attendance(Part.PRESENT, "Noor Elm", SOURCE, "NE", organisation="HCT")
PIA = Attendance(Part.APOLOGIES, "Pia Berg", SOURCE, "PB", organisation="HCT")
GUEST = Attendance(Part.IN_ATTENDANCE, "Al Pine", SOURCE, "AP", organisation="HCT")
LISTED = (IDA, TOM, NOOR, PIA, GUEST)


def coming(who: str, movement: Movement, item: str | None) -> Coming:
    """Let somebody come or go, by the minutes' words."""
    return Coming(who, movement, item, SOURCE)


def ask(*lines: Attendance, comings: tuple[Coming, ...] = (), items: int = 5) -> quorum.Answer:
    """Ask of minutes with so many items, the third of which was decided."""
    minutes = values.Minutes(
        values.Sitting("Harbour Joint Board", ON),
        SOURCE,
        attendances=lines,
        items=tuple(values.MinuteItem(str(number), "Item", "", SOURCE) for number in range(1, items + 1)),
        decisions=(values.Decision("Agreed", "3", SOURCE), values.Decision("Noted", None, SOURCE)),
        comings=comings,
    )
    return attendance.quorum_of(BOARD, minutes, EVERYBODY, (COUNCIL, NHS))


def verdicts(answer: quorum.Answer) -> str:
    """Give one letter an item: Yes, No, or ? for a doubt."""
    letters = {Verdict.YES: "Y", Verdict.NO: "N", Verdict.DOUBT: "?"}
    return "".join(letters[standing.verdict] for standing in answer.timeline)


def test_the_minutes_alone_say_that_there_was_a_quorum() -> None:
    answer = ask(*LISTED)
    assert isinstance(answer, Quorate)
    assert answer.lowest.counted == (
        ("Dr Ida Marsh", "council"),
        ("Councillor Tom Reed", "council"),
        ("Noor Elm", "nhs"),
    )


@pytest.mark.parametrize("who", ["Cllr Reed", "Tom Reed", "Councillor Reed", "Reed, T"])
def test_one_who_leaves_is_known_by_what_the_list_calls_them(who: str) -> None:
    answer = ask(*LISTED, comings=(coming(who, Movement.LEFT, "3"),))
    assert isinstance(answer, Lost)
    assert (answer.item, answer.who_left, answer.decided) == ("3", ("Councillor Tom Reed",), ("3",))


def test_an_attendee_never_counts_and_may_come_and_go() -> None:
    seated = Attendance(Part.IN_ATTENDANCE, "Pia Berg", SOURCE)
    assert isinstance(ask(IDA, TOM, seated), Inquorate)
    gone = (coming("AP", Movement.JOINED, "2"), coming("AP", Movement.LEFT, "3"))
    assert isinstance(ask(*LISTED, comings=gone), Quorate)


def test_a_member_who_sent_apologies_and_came_after_all_counts_from_then() -> None:
    answer = ask(IDA, TOM, PIA, comings=(coming("PB", Movement.JOINED, "3"),))
    assert isinstance(answer, Inquorate)
    assert answer.gained == "3"


def test_a_member_who_sent_apologies_and_yet_left_is_a_doubt_until_then() -> None:
    answer = ask(IDA, TOM, PIA, comings=(coming("PB", Movement.LEFT, "3"),))
    assert verdicts(answer) == "??NNN"


def test_a_member_whom_the_list_forgets_counts_from_when_they_came() -> None:
    assert verdicts(ask(IDA, TOM, comings=(coming("Pia Berg", Movement.JOINED, "2"),))) == "NYYYY"
    came_and_went = (coming("Pia Berg", Movement.JOINED, "2"), coming("Pia Berg", Movement.LEFT, "4"))
    assert verdicts(ask(IDA, TOM, comings=came_and_went)) == "NYYNN"


def test_a_member_whom_the_list_forgets_and_who_left_is_a_doubt_until_then() -> None:
    assert verdicts(ask(IDA, TOM, comings=(coming("Pia Berg", Movement.LEFT, "4"),))) == "???NN"


def test_a_visitor_comes_and_goes_without_a_trace() -> None:
    visit = (coming("Jo Bloom", Movement.JOINED, "2"), coming("Jo Bloom", Movement.LEFT, "3"))
    assert isinstance(ask(*LISTED, comings=visit), Quorate)


def test_one_nobody_knows_who_leaves_without_having_come_may_be_anybody() -> None:
    answer = ask(*LISTED, comings=(coming("JB", Movement.LEFT, "4"),))
    assert isinstance(answer, NotKnown)
    assert verdicts(answer) == "YYY??"


def test_initials_of_two_who_are_there_are_a_doubt() -> None:
    twin = Attendance(Part.IN_ATTENDANCE, "Ina Moor", SOURCE, "IM")
    assert verdicts(ask(*LISTED, twin, comings=(coming("IM", Movement.LEFT, "4"),))) == "YYY??"


def test_initials_shared_with_somebody_who_was_away_mean_the_one_who_was_there() -> None:
    away = Attendance(Part.APOLOGIES, "Ina Moor", SOURCE, "IM")
    assert verdicts(ask(*LISTED, away, comings=(coming("IM", Movement.LEFT, "4"),))) == "YYYNN"


@pytest.mark.parametrize("movement", list(Movement))
def test_initials_of_two_who_were_both_away_change_no_count_that_is_sure(movement: Movement) -> None:
    away = (Attendance(Part.APOLOGIES, "Ina Moor", SOURCE, "XM"), Attendance(Part.APOLOGIES, "Una Mead", SOURCE, "XM"))
    assert isinstance(ask(*LISTED, *away, comings=(coming("XM", movement, "4"),)), Quorate)


@pytest.mark.parametrize(
    ("note", "verdict"),
    [
        (None, "YYYYY"),
        ("(Chair)", "YYYYY"),
        ("(items 1 to 3 only)", "YYYNN"),
        ("items 2-3", "NYYNN"),
        ("items 2 and 3 only", "NYYNN"),
        ("item 4", "NNNYN"),
        ("from item 3", "NNYYY"),
        ("until item 2", "YYNNN"),
        ("up to item 2 only", "YYNNN"),
        ("items 1 to 5", "YYYYY"),
        ("items 3 to 9", "NNYYY"),
        ("item 9", "?????"),
        ("except item 2", "?????"),
    ],
)
def test_a_note_beside_a_name_says_for_which_items_they_were_there(note: str | None, verdict: str) -> None:
    noted = Attendance(Part.PRESENT, "Noor Elm", SOURCE, "NE", organisation="HCT", note=note)
    assert verdicts(ask(IDA, TOM, noted)) == verdict


def test_somebody_present_whose_name_is_misspelt_is_a_doubt_not_a_member() -> None:
    answer = ask(IDA, TOM, Attendance(Part.PRESENT, "Noor Elmm", SOURCE), Attendance(Part.PRESENT, "Jo Bloom", SOURCE))
    assert isinstance(answer, NotKnown)
    assert answer.present is not None
    assert answer.present.doubtful == ("Noor Elmm", "Jo Bloom")


def test_a_stranger_counts_at_most_for_the_organisation_the_list_gives() -> None:
    assert isinstance(ask(IDA, TOM, Attendance(Part.PRESENT, "Jo Bloom", SOURCE, organisation="HCC")), Inquorate)
    assert isinstance(ask(IDA, TOM, Attendance(Part.PRESENT, "Jo Bloom", SOURCE, organisation="HCT")), NotKnown)


def test_a_board_without_a_rule_has_no_known_quorum() -> None:
    minutes = values.Minutes(values.Sitting("Hill Board", ON), SOURCE, attendances=LISTED)
    answer = attendance.quorum_of(boards.Board("hill", "Hill Board"), minutes, EVERYBODY, ())
    assert answer == NotKnown(quorum.Why.NO_RULE)


def test_the_shared_packs_lists_are_matched_without_a_doubt() -> None:
    """Everybody in the pack's lists is found by name and by initials among themselves, as minutes refer to them."""
    pack = pathlib.Path(__file__).parents[3] / "shared" / "packs" / "jcb-2020-12-17.txt"
    if not pack.exists():
        pytest.skip("the shared pack is not beside the project")
    rows = [line.split("\t") for line in pack.read_text(encoding="utf-8").splitlines()[67:86]]
    listed = [
        Person(str(number), (Term(row[1], initials=row[2]),))
        for number, row in enumerate(row for row in rows if len(row) == 5 and row[1] != "NAME" and row[1])
    ]
    assert len(listed) == 17
    for one in listed:
        term = one.terms[0]
        for written in (term.name, str(term.initials)):
            assert people.match(written, listed) == people.Certain(one)
