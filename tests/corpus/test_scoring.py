"""The score itself is fair and strict, and the truth says nothing that its pack does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz

from tests.corpus import evaluate, matching, sources
from tests.corpus.tally import Tally

ALL = [(folder, name) for folder in (sources.OPEN, sources.HELD_BACK) for name in sources.names(folder)]
# What the truth says in words of its own: kinds, days, times, lights, and what is never to be read at all.
OWN_WORDS = {
    "calendar",
    "rules",
    "findings",
    "not_actions",
    "not_people",
    "unjudged",
    "due",
    "starts",
    "ends",
    "agenda",
}
WHOLE = 90.0  # of 100: a page's end may stand within a sentence, and nothing else

LONG = 30  # characters: a shorter wording must stand in the pack as it is
# Exported with its layout, the words of one cell stand beside those of the next; a list's lead-in goes with each entry.
SCATTERED = frozenset({"netherby-sab", "windle-jcb"})


def wordings(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in OWN_WORDS:
                yield from wordings(inner, name)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            own = (key, at) in {("members", 1), ("decisions", 0), ("indicators", 6)}
            yield from () if own else wordings(inner, key if isinstance(inner, list) else "")
    elif isinstance(value, str) and value != matching.NOT_JUDGED:
        yield value


@pytest.mark.parametrize(("folder", "name"), ALL, ids=[name for _, name in ALL])
def test_the_truth_says_nothing_that_its_pack_does_not(folder: Path, name: str) -> None:
    said = f" {matching.words(sources.words(folder, name))} "
    every = set(said.split())
    truth = yaml.safe_load(evaluate.truth_of(folder, name).read_text())
    strange = []
    for wording in wordings(truth):
        plain = [matching.words(one) for one in matching.alternatives(wording) if one != "None"]
        whole = any(f" {one} " in said or (len(one) > LONG and fuzz.partial_ratio(one, said) >= WHOLE) for one in plain)
        scattered = name in SCATTERED and any(len(one) > LONG and set(one.split()) <= every for one in plain)
        if not (whole or scattered):
            strange.append(wording)
    assert strange == []


@pytest.mark.parametrize(("folder", "name"), ALL, ids=[name for _, name in ALL])
def test_a_pack_is_set_in_its_form_and_long_enough_to_have_pages(folder: Path, name: str) -> None:
    file, content = sources.load(folder, name)
    starts = {"docx": b"PK\x03\x04", "pdf": b"%PDF-"}.get(file.rsplit(".", 1)[1], b"")
    assert content.startswith(starts)
    assert len(sources.words(folder, name).split()) > 1000


@pytest.mark.parametrize(
    ("expected", "found", "alike"),
    [
        ("SV to circulate the figures by ward", "ACTION: SV to circulate the figures by ward.", True),
        ("The Board agreed the plan.", "The Board agreed the plan, but not its cost.", False),
        ("one wording|The second wording of it", "the second wording of it", True),
        ("Write to the bus company", "Write to the train company", False),
    ],
)
def test_sentences_are_the_same_by_their_words(expected: str, found: str, *, alike: bool) -> None:
    assert matching.alike(expected, found) is alike


def test_names_and_figures_are_the_same_to_the_letter() -> None:
    assert matching.letter("Dr Ada  Brook", "Dr Ada Brook")
    assert not matching.letter("Ada Brook", "Ada Brooke")
    assert not matching.letter("1,388", "1388")


def test_one_thing_is_matched_once() -> None:
    assert matching.pairs(["a b c d", "a b c d"], ["a b c d"], matching.likeness, 85.0) == [(0, 0)]


def test_what_is_missing_what_is_wrong_and_what_nobody_judges_are_counted_apart() -> None:
    tally = Tally("invented")
    tally.fact("kind", "right", "Noon", "noon")
    tally.fact("kind", "missing", "Noon", None)
    tally.fact("kind", "other", "Noon", "Midnight")
    tally.fact("kind", "made up", None, "Noon")
    tally.fact("kind", "rightly absent", None, None)
    tally.fact("kind", "not judged", "?", "anything")
    count = tally.counts["kind"]
    assert (count.right, count.missed, count.wrong) == (1, 2, 2)
    assert (round(count.precision, 2), round(count.recall, 2)) == (0.33, 0.33)


def test_a_pack_that_is_refused_counts_as_read_by_nobody() -> None:
    tally = Tally("invented")
    tally.missed("actions", "all of it", 4)
    assert (tally.counts["actions"].facts, tally.counts["actions"].recall) == (4, 0.0)
