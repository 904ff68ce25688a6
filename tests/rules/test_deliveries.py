"""A delivery's life: the table, what follows each outcome, and that every delivery ends."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import deliveries
from board.deliveries import Event, State

NOW = dt.datetime(2031, 3, 3, 9, 30, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
TEAMS = deliveries.Attempt("teams")

outcomes = st.one_of(
    st.just(deliveries.Accepted("a1")),
    st.builds(deliveries.TryLater, st.just("busy"), st.none() | st.timedeltas(dt.timedelta(0), dt.timedelta(days=2))),
    st.just(deliveries.Refused("blocked")),
    st.just(deliveries.Unknown("504")),
)
findings = st.one_of(
    st.just(deliveries.Accepted("a1")),
    st.just(deliveries.Absent()),
    st.just(deliveries.CannotTell()),
    st.builds(deliveries.TryLater, st.just("busy"), st.none() | st.timedeltas(dt.timedelta(0), dt.timedelta(days=2))),
    st.just(deliveries.Unknown("504")),
)
jitters = st.floats(0, 1)


def after(
    outcome: deliveries.Outcome, attempt: deliveries.Attempt = TEAMS, ways_left: tuple[str, ...] = ("email",)
) -> deliveries.Change:
    return deliveries.after(State.SENDING, attempt, outcome, ways_left, NOW, 1.0)


def looked_up(
    finding: deliveries.Finding, attempt: deliveries.Attempt = TEAMS, ways_left: tuple[str, ...] = ("email",)
) -> deliveries.Change:
    return deliveries.looked_up(State.SENDING, attempt, finding, ways_left, NOW, 1.0)


@pytest.mark.parametrize(("state", "event"), list(itertools.product(State, Event)))
def test_every_pair_is_in_the_table_or_raises_and_changes_nothing(state: State, event: Event) -> None:
    before = dict(deliveries.TRANSITIONS)
    if (state, event) in deliveries.TRANSITIONS:
        assert deliveries.step(state, event) is deliveries.TRANSITIONS[state, event]
    else:
        with pytest.raises(deliveries.IllegalDelivery, match=f"a delivery that is {state} cannot be {event}"):
            deliveries.step(state, event)
    assert before == deliveries.TRANSITIONS


def test_every_state_and_event_says_what_it_means_in_life() -> None:
    assert set(deliveries.MEANING) == set(State)
    assert set(deliveries.HAPPENING) == set(Event)
    assert all(said.endswith(".") for said in (*deliveries.MEANING.values(), *deliveries.HAPPENING.values()))


def test_a_final_state_has_no_exits_and_every_other_has_one() -> None:
    assert {state for state, _ in deliveries.TRANSITIONS} == set(State) - deliveries.FINAL


def test_every_state_is_reached_and_leads_to_an_end() -> None:
    for start in State:
        reached = {start}
        for _ in State:
            reached |= {into for (state, _), into in deliveries.TRANSITIONS.items() if state in reached}
        assert reached & deliveries.FINAL
        assert start is not State.PENDING or reached == set(State)


def test_an_accepted_message_is_done() -> None:
    change = after(deliveries.Accepted("a1"))
    assert (change.state, change.due_at, change.way) == (State.ACCEPTED, None, None)


def test_a_throttled_message_waits_and_goes_the_same_way() -> None:
    change = after(deliveries.TryLater("throttled", dt.timedelta(seconds=40)))
    assert change.state is State.PENDING
    assert change.way == "teams"
    assert change.attempt.number == 1
    assert change.due_at == NOW + dt.timedelta(seconds=42)  # the wish, and the whole jitter of two seconds
    assert not change.repeat


def test_a_wish_beyond_all_patience_takes_the_next_way_where_there_is_one() -> None:
    long = deliveries.TryLater("down for the day", dt.timedelta(hours=20))
    assert after(long).attempt == deliveries.Attempt("email")
    alone = after(long, ways_left=())
    assert (alone.state, alone.way) == (State.PENDING, "teams")
    assert alone.due_at is not None
    assert alone.due_at >= NOW + dt.timedelta(hours=20)


def test_the_last_try_of_a_way_is_followed_by_the_next_way_at_once() -> None:
    last = deliveries.Attempt("teams", number=deliveries.PATIENCE.tries - 1)
    change = after(deliveries.TryLater("busy"), last)
    assert (change.event, change.due_at, change.attempt) == (Event.REROUTED, NOW, deliveries.Attempt("email"))


def test_a_refused_message_goes_the_next_way_at_once() -> None:
    change = after(deliveries.Refused("blocked"))
    assert (change.state, change.due_at, change.way, change.repeat) == (State.PENDING, NOW, "email", False)


def test_a_message_refused_everywhere_has_failed_for_a_person_to_look_at() -> None:
    change = after(deliveries.Refused("no address"), ways_left=())
    assert (change.state, change.due_at, change.way) == (State.FAILED, None, None)


def test_a_message_without_an_answer_is_looked_up_before_anything_else() -> None:
    change = after(deliveries.Unknown("504"))
    assert change.state is State.UNKNOWN
    assert change.due_at == NOW + deliveries.LOOK_AFTER
    assert not change.repeat


def test_a_message_that_is_found_was_sent_once() -> None:
    assert looked_up(deliveries.Accepted("a1")).state is State.ACCEPTED


def test_a_message_that_is_not_there_is_sent_as_if_for_the_first_time() -> None:
    change = looked_up(deliveries.Absent())
    assert (change.state, change.way, change.due_at, change.repeat) == (State.PENDING, "teams", NOW, False)


def test_a_message_that_cannot_be_looked_up_is_sent_once_more_and_says_so() -> None:
    change = looked_up(deliveries.CannotTell())
    assert (change.event, change.way, change.due_at, change.repeat) == (Event.REPEATED, "teams", NOW, True)


def test_a_repeat_without_an_answer_goes_another_way_still_marked() -> None:
    repeat = deliveries.Attempt("teams", number=2, repeat=True)
    change = looked_up(deliveries.CannotTell(), repeat)
    assert change.attempt == deliveries.Attempt("email", repeat=True)
    assert looked_up(deliveries.CannotTell(), repeat, ()).state is State.FAILED


@pytest.mark.parametrize("finding", [deliveries.TryLater("busy"), deliveries.Unknown("504")])
def test_a_look_up_that_fails_is_made_again_later(finding: deliveries.TryLater | deliveries.Unknown) -> None:
    change = looked_up(finding)
    assert change.state is State.UNKNOWN
    assert change.due_at is not None
    assert change.due_at > NOW
    tired = deliveries.Attempt("teams", number=deliveries.PATIENCE.tries - 1)
    assert looked_up(finding, tired).event is Event.REPEATED


def test_a_delivery_over_which_every_worker_dies_ends_too() -> None:
    """Whether it was sent or looked up, its lease runs out every time."""
    names: tuple[str, ...] = ("email",)
    state, attempt = State.PENDING, TEAMS
    steps = 0
    while state is not State.FAILED:
        steps += 1
        assert steps < 100
        held = deliveries.step(state, Event.CLAIMED)
        change = deliveries.after(held, attempt, deliveries.Unknown("the lease ran out"), names, NOW, 0.5)
        names = names[1:] if change.event is Event.REROUTED else names
        state, attempt = change.state, change.attempt
    assert attempt.repeat


@given(state=st.sampled_from([state for state in State if state is not State.SENDING]), outcome=outcomes)
@settings(max_examples=50, deadline=None)
def test_an_outcome_for_a_message_that_nobody_sends_is_refused(state: State, outcome: deliveries.Outcome) -> None:
    with pytest.raises(deliveries.IllegalDelivery):
        deliveries.after(state, TEAMS, outcome, ("email",), NOW, 0.5)


@given(attempts=st.integers(0, 10_000), jitter=jitters, wish=st.none() | st.timedeltas(dt.timedelta(0), HOUR))
@settings(max_examples=200, deadline=None)
def test_a_retry_is_later_bounded_and_never_undercuts_the_wish(
    attempts: int, jitter: float, wish: dt.timedelta | None
) -> None:
    due = deliveries.retry(attempts, NOW, deliveries.TryLater("busy", wish), jitter=jitter)
    first, longest = deliveries.PATIENCE.first, deliveries.PATIENCE.longest
    assert NOW + first / 2 <= due <= NOW + max(longest, (wish or dt.timedelta(0)) + first)
    assert wish is None or due >= NOW + wish


@given(attempts=st.integers(1, 40), jitter=jitters)
@settings(max_examples=200, deadline=None)
def test_a_later_try_never_waits_for_less(attempts: int, jitter: float) -> None:
    busy = deliveries.TryLater("busy")
    sooner = deliveries.retry(attempts, NOW, busy, jitter=jitter)
    assert deliveries.retry(attempts + 1, NOW, busy, jitter=jitter) >= sooner


@given(data=st.data(), ways=st.integers(0, 3))
@settings(max_examples=200, deadline=None)
def test_every_delivery_ends_whatever_its_channels_say(data: st.DataObject, ways: int) -> None:
    """Each way at most its tries and one repeat; time never goes back; a repeat stays marked until the end."""
    names = tuple(f"way {number}" for number in range(ways))
    state, attempt, now = State.PENDING, TEAMS, NOW
    steps = 0
    while state not in deliveries.FINAL:
        steps += 1
        assert steps <= (ways + 1) * (deliveries.PATIENCE.tries + 2)
        held, jitter = deliveries.step(state, Event.CLAIMED), data.draw(jitters)
        if state is State.PENDING:
            change = deliveries.after(held, attempt, data.draw(outcomes), names, now, jitter)
        else:
            change = deliveries.looked_up(held, attempt, data.draw(findings), names, now, jitter)
        assert change.repeat >= attempt.repeat
        assert (change.due_at is None) == (change.state in deliveries.FINAL)
        names = names[1:] if change.event is Event.REROUTED else names
        assert change.due_at is None or change.due_at >= now
        state, attempt, now = change.state, change.attempt, change.due_at or now


@given(outcome=outcomes, jitter=jitters)
@settings(max_examples=100, deadline=None)
def test_nothing_is_sent_again_when_the_outcome_was_yes(outcome: deliveries.Outcome, jitter: float) -> None:
    change = deliveries.after(State.SENDING, TEAMS, outcome, ("email",), NOW, jitter)
    assert (change.state is State.ACCEPTED) == isinstance(outcome, deliveries.Accepted)
