"""The count at every item: who counts, for whom, what a leaving does, and what is not known."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import boards, quorum
from board.boards import Seat, Tenure
from board.packs.values import Movement
from board.quorum import Inquorate, Lost, Move, NotKnown, Present, Quorate, Shortfall, Verdict, Why

ON = dt.date(2031, 3, 3)
JOINED, LEFT = Movement.JOINED, Movement.LEFT
ITEMS = ("1", "2", "3", "4", "5")
RULE = boards.QuorumRule(4, (("council", 2), ("nhs", 2)), "terms of reference, paragraph 12")


def seat(number: int, organisation: str, holder: str | None, *substitutes: str, allowed: bool = True) -> Seat:
    """Declare a seat that somebody has always held, or nobody."""
    held = () if holder is None else (Tenure(holder),)
    title = f"Seat {number}"
    return Seat(str(number), "harbour", organisation, title, held, allowed and bool(substitutes), substitutes)


SEATS = (
    seat(1, "council", "ann", "sue"),
    seat(2, "council", "bob", "sue", "sam"),
    seat(3, "council", "col", "lia", allowed=False),
    seat(4, "nhs", "dee"),
    seat(5, "nhs", "eli"),
    seat(6, "nhs", None, "vic"),
)


def here(*keys: str) -> tuple[Present, ...]:
    """Mark these people, each known for certain, as present."""
    return tuple(Present(key.title(), (key,)) for key in keys)


def left(key: str, item: str | None, at: dt.time | None = None, *, whole: bool = True) -> Move:
    """Let somebody go."""
    return Move(key, LEFT, item, here(key), at, whole)


def joined(key: str, item: str | None, *, whole: bool = True) -> Move:
    """Let somebody come."""
    return Move(key, JOINED, item, here(key), whole=whole)


def evaluate(present: tuple[Present, ...], *moves: Move, seats: tuple[Seat, ...] = SEATS) -> quorum.Answer:
    """Ask of a meeting of five items that decided at items 2 and 4.1."""
    return quorum.evaluate(RULE, seats, ON, present, moves, ITEMS, ("2", "4.1", "4.1"))


def verdicts(answer: quorum.Answer) -> str:
    """Give one letter an item: Yes, No, or ? for a doubt."""
    letters = {Verdict.YES: "Y", Verdict.NO: "N", Verdict.DOUBT: "?"}
    return "".join(letters[standing.verdict] for standing in answer.timeline)


ENOUGH = here("ann", "bob", "dee", "eli")


def test_two_of_each_organisation_make_the_quorum() -> None:
    answer = evaluate(ENOUGH)
    assert isinstance(answer, Quorate)
    assert answer.rule == RULE
    assert answer.lowest.total == 4
    assert answer.lowest.each == (("council", 2), ("nhs", 2))
    assert answer.lowest.counted == (("Ann", "council"), ("Bob", "council"), ("Dee", "nhs"), ("Eli", "nhs"))
    assert answer.lowest.missing == ()
    assert [standing.item for standing in answer.timeline] == list(ITEMS)


def test_four_of_the_wrong_organisations_do_not() -> None:
    answer = evaluate(here("ann", "bob", "col", "dee"))
    assert isinstance(answer, Inquorate)
    assert answer.present.missing == (Shortfall("nhs", 1, 2),)
    assert answer.decided == ("2", "4.1")
    assert answer.gained is None


def test_a_quorum_that_leaves_with_one_member_is_lost_from_that_item_on() -> None:
    answer = evaluate(ENOUGH, left("eli", "4", dt.time(10, 15)))
    assert isinstance(answer, Lost)
    assert (answer.item, answer.at, answer.who_left) == ("4", dt.time(10, 15), ("Eli",))
    assert answer.present.missing == (Shortfall(None, 3, 4), Shortfall("nhs", 1, 2))
    assert answer.decided == ("4.1",)
    assert answer.regained is None
    assert verdicts(answer) == "YYYNN"


def test_the_quorum_is_gone_with_the_last_of_those_who_left_at_the_item() -> None:
    answer = evaluate(
        (*ENOUGH, *here("col")),
        left("eli", "4", dt.time(10, 15)),
        left("dee", "4", dt.time(10, 20)),
        left("col", "5", dt.time(10, 40)),
        joined("bob", "1"),
        left("ann", "5"),
    )
    assert isinstance(answer, Lost)
    assert (answer.at, answer.who_left) == (dt.time(10, 20), ("Dee", "Eli"))


def test_a_loss_whose_time_the_minutes_do_not_give_has_none() -> None:
    answer = evaluate(ENOUGH, left("eli", "4"))
    assert isinstance(answer, Lost)
    assert answer.at is None


def test_a_member_who_stays_out_for_one_item_comes_back() -> None:
    answer = evaluate(ENOUGH, left("eli", "4", whole=False))
    assert isinstance(answer, Lost)
    assert (answer.item, answer.regained, answer.decided) == ("4", "5", ("4.1",))
    assert verdicts(answer) == "YYYNY"


def test_a_member_who_leaves_and_comes_again_counts_from_then() -> None:
    assert verdicts(evaluate(ENOUGH, left("eli", "2"), joined("eli", "4"))) == "YNNYY"


def test_a_late_comer_counts_from_their_item() -> None:
    answer = evaluate(ENOUGH, joined("eli", "3"))
    assert isinstance(answer, Inquorate)
    assert (answer.gained, answer.decided) == ("3", ("2",))
    assert verdicts(answer) == "NNYYY"


def test_one_who_came_for_an_item_counts_for_it_only() -> None:
    assert verdicts(evaluate(ENOUGH, joined("eli", "3", whole=False))) == "NNYNN"


def test_a_move_at_a_part_of_an_item_is_one_at_the_item() -> None:
    assert verdicts(evaluate(ENOUGH, left("eli", "4.2"))) == "YYYNN"


def test_a_loss_that_does_not_break_the_quorum_leaves_it() -> None:
    answer = evaluate((*ENOUGH, *here("col")), left("col", "3"))
    assert isinstance(answer, Quorate)
    assert answer.lowest.item == "3"


def test_a_person_listed_twice_and_seated_twice_counts_once_for_their_first_seat() -> None:
    seats = (*SEATS, seat(7, "nhs", "ann"))
    answer = evaluate((*here("ann", "ann", "bob", "dee"), Present("A. N.", ("ann",))), seats=seats)
    assert isinstance(answer, Inquorate)
    assert answer.present.counted == (("Ann", "council"), ("Bob", "council"), ("Dee", "nhs"))


@pytest.mark.parametrize(
    ("present", "count"),
    [
        (("ann", "sue"), {"Ann", "Sue"}),  # sue for bob
        (("ann", "bob", "sue"), {"Ann", "Bob"}),  # no empty seat that she may take
        (("sue", "sam"), {"Sue", "Sam"}),  # sue for ann, since only she may; sam for bob
        (("sue",), {"Sue"}),  # one substitute, one seat
        (("lia",), set[str]()),  # that seat allows none
        (("vic",), set[str]()),  # nobody stands in for a vacant seat
    ],
)
def test_a_substitute_counts_where_the_seat_allows_it_and_its_holder_is_away(
    present: tuple[str, ...], count: set[str]
) -> None:
    answer = evaluate(here(*present))
    assert isinstance(answer, Inquorate)
    assert {name for name, _ in answer.present.counted} == count
    assert answer.present.doubtful == ()


def test_a_substitute_takes_over_when_the_holder_leaves() -> None:
    answer = evaluate((*ENOUGH, *here("sue")), left("bob", "3"))
    assert isinstance(answer, Quorate)
    assert ("Sue", "council") in answer.timeline[2].counted


@pytest.mark.parametrize(
    ("rule", "seats", "present", "why"),
    [
        (None, SEATS, ENOUGH, Why.NO_RULE),
        (RULE, (), ENOUGH, Why.NO_SEATS),
        (RULE, SEATS[5:], ENOUGH, Why.NO_SEATS),
        (RULE, SEATS, (), Why.NO_ATTENDANCE),
    ],
)
def test_what_is_not_declared_or_not_written_is_not_known(
    rule: boards.QuorumRule | None, seats: tuple[Seat, ...], present: tuple[Present, ...], why: Why
) -> None:
    answer = quorum.evaluate(rule, seats, ON, present, (), ITEMS)
    assert isinstance(answer, NotKnown)
    assert answer.why is why


STRANGER = Present("Jo Bloom")


def test_a_stranger_who_would_decide_it_makes_it_unknown() -> None:
    answer = evaluate((*here("ann", "bob", "dee"), STRANGER))
    assert isinstance(answer, NotKnown)
    assert answer.why is Why.DOUBT
    assert answer.present is not None
    assert (answer.present.total, answer.present.doubtful) == (3, ("Jo Bloom",))
    assert answer.present.missing == (Shortfall(None, 3, 4), Shortfall("nhs", 1, 2))
    assert answer.lost_by is None


def test_a_stranger_who_changes_nothing_leaves_it_known() -> None:
    assert isinstance(evaluate((*ENOUGH, STRANGER)), Quorate)
    assert isinstance(evaluate((*here("ann", "bob"), STRANGER)), Inquorate)


def test_a_stranger_who_came_for_the_wrong_organisation_changes_nothing() -> None:
    answer = evaluate((*here("ann", "bob", "dee"), Present("Jo Bloom", organisations=("council",))))
    assert isinstance(answer, Inquorate)


def test_a_known_person_without_a_seat_is_a_doubt_too() -> None:
    answer = evaluate(here("ann", "bob", "dee", "zoe"))
    assert isinstance(answer, NotKnown)
    assert answer.present is not None
    assert answer.present.doubtful == ("Zoe",)


@pytest.mark.parametrize(
    ("persons", "answer"),
    [
        (("eli", "zoe"), NotKnown),
        (("col", "lia"), Inquorate),  # whoever of the two it is, they sit for the council
        (("col", quorum.ANYBODY), NotKnown),
    ],
)
def test_a_name_that_fits_several_may_count_for_the_seats_of_those(
    persons: tuple[str, ...], answer: type[quorum.Answer]
) -> None:
    assert isinstance(evaluate((*here("ann", "bob", "dee"), Present("E", persons))), answer)


def test_each_doubtful_person_fills_one_gap_only() -> None:
    assert isinstance(evaluate((*here("ann", "dee", "col"), STRANGER)), NotKnown)
    lacking_two = (*here("ann", "dee"), STRANGER, Present("Al Pine", organisations=("nhs",)))
    assert isinstance(evaluate(lacking_two), NotKnown)
    both_nhs = (*here("ann", "dee"), Present("Bo", organisations=("nhs",)), Present("Al", organisations=("nhs",)))
    assert isinstance(evaluate(both_nhs), Inquorate)


def test_a_leaving_at_an_item_nobody_knows_makes_the_whole_a_doubt() -> None:
    answer = evaluate(ENOUGH, left("eli", None))
    assert isinstance(answer, NotKnown)
    assert verdicts(answer) == "?????"
    assert verdicts(evaluate(ENOUGH, left("eli", "17"))) == "?????"
    assert isinstance(evaluate(here("ann", "bob", "col", "dee", "eli"), left("col", None)), Quorate)


def test_a_leaving_by_one_of_several_is_a_doubt_from_its_item_on() -> None:
    answer = evaluate(ENOUGH, Move("E", LEFT, "4", here("dee", "eli")))
    assert isinstance(answer, NotKnown)
    assert verdicts(answer) == "YYY??"
    assert answer.present is not None
    assert (answer.present.item, answer.present.total, answer.present.each) == ("4", 3, (("council", 2), ("nhs", 1)))


def test_a_leaving_by_nobody_knows_who_is_a_doubt_where_it_would_break_the_quorum() -> None:
    unknown = Move("X", LEFT, "4", ())
    assert verdicts(evaluate(ENOUGH, unknown)) == "YYY??"
    assert verdicts(evaluate(ENOUGH, Move("X", LEFT, "4", (), whole=False))) == "YYY?Y"
    assert verdicts(evaluate(ENOUGH, Move("X", LEFT, None, ()))) == "?????"
    assert verdicts(evaluate((*ENOUGH, *here("col")), unknown)) == "YYY??"  # it may have been one of the two of the NHS


def test_a_late_coming_by_one_of_several_is_a_doubt_before_its_item() -> None:
    assert verdicts(evaluate(ENOUGH, Move("E", JOINED, "3", here("dee", "eli")))) == "??YYY"
    assert verdicts(evaluate(ENOUGH, Move("E", JOINED, "3", here("dee", "eli"), whole=False))) == "??Y??"


def test_a_leaving_among_people_who_do_not_count_changes_nothing() -> None:
    guests = (Present("Jo Bloom"), Present("Al Pine"))
    assert verdicts(evaluate(ENOUGH, Move("Guest", LEFT, "2", guests))) == "YYYYY"


def test_what_is_surely_lost_later_is_said_although_it_was_doubtful_before() -> None:
    answer = evaluate((*here("ann", "bob", "dee"), STRANGER), left("ann", "4"))
    assert isinstance(answer, NotKnown)
    assert answer.lost_by == "4"


def test_minutes_without_items_are_one_count_of_the_whole() -> None:
    answer = quorum.evaluate(RULE, SEATS, ON, here("ann"), (), (), ("2",))
    assert isinstance(answer, Inquorate)
    assert answer.present.item is None
    assert answer.decided == ("2",)


people = st.lists(st.sampled_from(["ann", "bob", "col", "dee", "eli", "sue", "sam", "lia", "vic", "zoe"]), unique=True)
moves = st.lists(
    st.builds(
        lambda key, movement, item, whole: Move(key, movement, item, here(key), whole=whole),
        st.sampled_from(["ann", "bob", "col", "dee", "eli", "sue"]),
        st.sampled_from(Movement),
        st.sampled_from([*ITEMS, None]),
        st.booleans(),
    ),
    max_size=4,
)


@given(keys=people, more=st.sampled_from(["ann", "bob", "col", "dee", "eli", "sue", "sam"]))
@settings(max_examples=200, deadline=None)
def test_one_more_member_never_lowers_any_count(keys: list[str], more: str) -> None:
    present = here("zoe", *keys)
    before, after = evaluate(present).timeline[0], evaluate((*present, *here(more))).timeline[0]
    assert after.total >= before.total
    assert all(dict(after.each)[key] >= number for key, number in before.each)


@given(keys=people, moves=moves, strangers=st.integers(0, 2))
@settings(max_examples=200, deadline=None)
def test_nobody_is_counted_twice_and_nobody_who_is_not_there(
    keys: list[str], moves: list[Move], strangers: int
) -> None:
    present = here("zoe", *keys) + tuple(Present(f"Stranger {number}") for number in range(strangers))
    for standing in evaluate(present, *moves).timeline:
        names = [name for name, _ in standing.counted]
        assert len(set(names)) == len(names) == standing.total
        assert set(names) <= {one.name for one in present}
        assert not set(names) & set(standing.doubtful)
        assert (standing.verdict is Verdict.YES) == (not standing.missing)


@given(keys=people, moves=moves, role=st.sampled_from(["bob", "col", "dee", "eli", "zoe"]))
@settings(max_examples=200, deadline=None)
def test_what_is_known_holds_whoever_the_stranger_turns_out_to_be(
    keys: list[str], moves: list[Move], role: str
) -> None:
    """A stranger who is later recognised, as any member or as none, never turns a yes into a no or a no into a yes."""
    known = tuple(one for one in here("ann", *keys) if one.persons != (role,))
    apart = [move for move in moves if move.who != role]
    asked = evaluate((*known, Present("Stranger")), *apart)
    told = evaluate((*known, Present("Stranger", (role,))), *apart) if role != "zoe" else evaluate(known, *apart)
    for before, after in zip(asked.timeline, told.timeline, strict=True):
        assert before.verdict is Verdict.DOUBT or after.verdict in {before.verdict, Verdict.DOUBT}
