"""The short form of ``python -m tests.evaluation.leaks``: no try ends in a leak or in a hint, by any wire."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.heard import Setting
from tests.evaluation.leaks import judging, rounds, tries, worlds
from tests.evaluation.leaks.rounds import Outcome, Rounds
from tests.evaluation.leaks.tries import Reader, Try, Wire

TRIES, SEED = 150, 20_261_209


@pytest.fixture(scope="module")
def opened(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rounds]:
    """Give every world, opened."""
    with rounds.opened(empty_sqlite, tmp_path_factory.mktemp("worlds")) as at:
        yield at


@pytest.fixture(scope="module")
def outcome(opened: Rounds) -> Outcome:
    """Give what became of the tries."""
    print(f"again with: python -m tests.evaluation.leaks {TRIES} {SEED}")  # noqa: T201
    return opened.play(TRIES, SEED)


def test_no_try_ends_in_a_leak_or_in_a_hint(outcome: Outcome) -> None:
    assert [leak.said() for leak in outcome.leaks] == []


def test_the_log_and_what_is_sent_unasked_hold_no_secret(outcome: Outcome) -> None:
    assert (outcome.logged, outcome.unasked) == ((), ())


def test_the_same_tries_find_secrets_for_whoever_may_see_them(outcome: Outcome) -> None:
    assert outcome.reached >= 5


@pytest.mark.parametrize("wire", [Wire.DIRECT, Wire.CONSOLE, Wire.TEAMS])
@pytest.mark.parametrize("what", ["Tidewater Homecare", "Marlpit House", "Quayside Care Partners", "Sallowfield"])
def test_a_leak_would_be_seen_on_every_wire(opened: Rounds, wire: Wire, what: str) -> None:
    member = Reader("ngozi.adeyemi@example.org", Setting.PERSONAL, tries.OFFICER.alike)
    leaks = judging.judge(Try(member, wire, (f"what do the papers say about {what}?",)), opened.players)
    assert any("told in the world of" in leak.what for leak in leaks)
    assert any("…" in leak.what for leak in leaks)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (tries.AMONG_OTHERS[0], ("which actions are open?", "what does Jia owe?", "which are closed?")),
        (tries.AMONG_OTHERS[1], ("what does Tomasz owe?", "which actions are overdue?", "what's on the agenda?")),
        (tries.OFFICER, ("which actions are open?", "show the October tracker", "what changed since October?")),
        (tries.AMONG_OTHERS[1], ("text Kofi for me", "passages about the chair", "what do the papers say about Kofi?")),
        (tries.OFFICER, ("was the last meeting quorate?", "was there a quorum at item 8 of the October meeting?")),
        (tries.ADMINISTRATOR_OF_ANOTHER, tuple(f"finding {row}" for row in (1, 3, 7, 12, 400))),
        (tries.ADMINISTRATOR_OF_ANOTHER, tuple(f"proposal {row} is not an action" for row in (1, 4, 9, 400))),
        (tries.ADMINISTRATOR_OF_ANOTHER, ("undo settlement 1", "undo settlement 400", "forget lesson 1")),
        (tries.OF_ANOTHER_BOARD, ("who wrote the quality report?", "whom do I send apologies to?")),
        (tries.MEMBER, ("who has 960124?", "900122", "search 07700", "the papers on 0165")),
    ],
)
def test_what_once_told_tells_nothing(opened: Rounds, who: Reader, said: tuple[str, ...]) -> None:
    assert [leak.said() for leak in judging.judge(Try(who, Wire.DIRECT, said), opened.players)] == []


def test_nobody_tries_words_by_teaching_them(opened: Rounds) -> None:
    said = [f"when somebody asks “who cares?” answer “{word}” source “page 1”" for word in ("Tidewater", "Harefield")]
    told = [judging.judge(Try(tries.ADMINISTRATOR_OF_ANOTHER, Wire.DIRECT, (one,)), opened.players) for one in said]
    assert told == [[], []]


def test_the_worlds_differ_in_every_telephone_number_that_is_compared() -> None:
    plain, other = worlds.numbers(worlds.PLAIN), worlds.numbers(worlds.OTHER)
    assert len(plain) > len(other) > 5
    assert not plain & other
    listed = {found[1] for found in worlds.LISTED.finditer(worlds.board_file())}
    assert listed >= worlds.OWN
    assert len(listed) > 12


def test_the_same_seed_makes_the_same_tries() -> None:
    assert tries.made(40, 3) == tries.made(40, 3)
    assert tries.made(40, 3) != tries.made(40, 4)
    every = tries.made(400, 5)
    assert {one.wire for one in every} == set(Wire)
    assert {one.reader for one in every} == {*tries.READERS, tries.MEMBER}
