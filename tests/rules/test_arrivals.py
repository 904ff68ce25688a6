"""A file on its way in: the table, who may hand one in, and that every arrival ends."""

import itertools

import pytest

from board import arrivals
from board.arrivals import Event, State
from board.boards import Role
from board.permissions import Setting, Viewer


@pytest.mark.parametrize(("state", "event"), list(itertools.product(State, Event)))
def test_every_pair_is_in_the_table_or_raises_and_changes_nothing(state: State, event: Event) -> None:
    before = dict(arrivals.TRANSITIONS)
    if (state, event) in arrivals.TRANSITIONS:
        assert arrivals.step(state, event) is arrivals.TRANSITIONS[state, event]
    else:
        with pytest.raises(arrivals.IllegalArrival, match=f"a file that is {state} cannot be {event}"):
            arrivals.step(state, event)
    assert before == arrivals.TRANSITIONS


def test_every_state_and_event_says_what_it_means_in_life() -> None:
    assert set(arrivals.MEANING) == set(State)
    assert set(arrivals.HAPPENING) == set(Event)
    assert all(said.endswith(".") for said in (*arrivals.MEANING.values(), *arrivals.HAPPENING.values()))


def test_a_file_that_is_never_read_is_refused_after_a_bounded_number_of_tries() -> None:
    state, tries = State.WAITING, 0
    while state not in arrivals.FINAL:
        tries += 1
        state = arrivals.step(arrivals.step(state, Event.CLAIMED), arrivals.let_go(tries))
    assert (state, tries) == (State.REFUSED, arrivals.MOST_TRIES)


@pytest.mark.parametrize(
    ("roles", "setting", "boards"),
    [
        ({Role.ADMINISTRATOR}, Setting.PERSONAL, ("lowmere",)),
        ({Role.DEPUTY}, Setting.PERSONAL, ("lowmere",)),
        ({Role.MEMBER, Role.ADMINISTRATOR}, Setting.PERSONAL, ("lowmere",)),
        ({Role.MEMBER}, Setting.PERSONAL, ()),
        (set(), Setting.PERSONAL, ()),
        ({Role.ADMINISTRATOR}, Setting.SHARED, ()),
    ],
)
def test_papers_come_from_the_administrator_and_their_deputy_alone(
    roles: set[Role], setting: Setting, boards: tuple[str, ...]
) -> None:
    viewer = Viewer("somebody", (("lowmere", frozenset(roles)), ("other", frozenset({Role.MEMBER}))), setting)
    assert arrivals.boards_to_give(viewer) == boards
