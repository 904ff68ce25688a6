"""The index of passages beside the plainest way to do the same: looking at every passage that may be seen."""

import dataclasses
import math

from hypothesis import given
from hypothesis import strategies as st

from storage.passage_index import PassageIndex, Place, Scope, Words

STEMS = "abcdef"
WORDS = st.builds(
    Words,
    row=st.just(0),
    document_id=st.integers(1, 6),
    board_id=st.integers(1, 3),
    said_by_id=st.integers(1, 3),
    day=st.integers(700_000, 700_400),
    restricted=st.booleans(),
    prose=st.booleans(),
    stems=st.frozensets(st.sampled_from(STEMS)),
)
BOARDS = st.frozensets(st.integers(1, 3))
SCOPES = st.builds(Scope, BOARDS, BOARDS, BOARDS)
WANTED = st.lists(st.lists(st.sampled_from(STEMS + "x"), min_size=1, max_size=2).map(tuple), min_size=1, max_size=5)
PASSAGES = st.lists(WORDS, max_size=90).map(
    lambda every: [dataclasses.replace(one, row=row) for row, one in enumerate(every, 1)]
)


@given(PASSAGES, st.frozensets(st.integers(1, 6)), SCOPES, WANTED, st.integers(1, 4))
def test_the_best_are_the_best_of_all_that_may_be_seen(
    every: list[Words], dropped: frozenset[int], scope: Scope, wanted: list[tuple[str, ...]], limit: int
) -> None:
    index = PassageIndex()
    index.add([one for one in every if one.document_id % 2])
    index.add([one for one in every if not one.document_id % 2])
    index.drop(dropped)
    left = [one for one in every if one.document_id not in dropped]

    found = index.best(wanted, scope, least=0.0, limit=limit, most=100)

    assert len(index) == len(left)
    best = _looked_through(left, wanted, scope)
    assert [one.row for one in found][:limit] == [one.row for one, _ in best][:limit]
    assert all(abs(one.coverage - share) < 0.01 for one, (_, share) in zip(found, best, strict=False))


@given(PASSAGES, st.frozensets(st.integers(1, 6)), SCOPES, WANTED)
def test_what_was_dropped_and_comes_again_leaves_no_trace(
    every: list[Words], dropped: frozenset[int], scope: Scope, wanted: list[tuple[str, ...]]
) -> None:
    fresh, used = PassageIndex(), PassageIndex()
    fresh.add(every)
    used.add([dataclasses.replace(one, restricted=not one.restricted, stems=frozenset("a")) for one in every])
    used.drop(used.documents - dropped)
    used.drop(dropped)
    used.add(reversed(every))

    assert _best(used, wanted, scope) == _best(fresh, wanted, scope)
    assert used.documents == fresh.documents


@given(PASSAGES, SCOPES, WANTED)
def test_what_somebody_may_not_see_moves_nothing_of_what_they_are_given(
    every: list[Words], scope: Scope, wanted: list[tuple[str, ...]]
) -> None:
    whole, seen = PassageIndex(), PassageIndex()
    whole.add(every)
    seen.add([one for one in every if _may_see(one, scope)])

    assert _best(whole, wanted, scope) == _best(seen, wanted, scope)
    rare, alone = whole.rarity(scope), seen.rarity(scope)
    assert [rare(stem) for stem in STEMS] == [alone(stem) for stem in STEMS]


@given(PASSAGES, SCOPES, WANTED, st.floats(0, 1))
def test_nothing_that_holds_less_than_asked_for_is_given(
    every: list[Words], scope: Scope, wanted: list[tuple[str, ...]], least: float
) -> None:
    index = PassageIndex()
    index.add(every)
    assert all(one.coverage >= least for one in index.best(wanted, scope, least=least, limit=9, most=9))


def _best(index: PassageIndex, wanted: list[tuple[str, ...]], scope: Scope) -> list[Place]:
    return index.best(wanted, scope, least=0.0, limit=20, most=100)


def _may_see(one: Words, scope: Scope) -> bool:
    return not one.restricted or one.board_id in scope.restricted_of


def _looked_through(every: list[Words], wanted: list[tuple[str, ...]], scope: Scope) -> list[tuple[Words, float]]:
    """Rank what may be seen by looking at each passage: most of the words, nearer, newest, sentences, then by row."""
    seen = [one for one in every if _may_see(one, scope)]
    meant = dict.fromkeys(wanted)
    rarity = {
        alike: math.log(1 + len(seen) / (1 + sum(not one.stems.isdisjoint(alike) for one in seen))) for alike in meant
    }
    whole = sum(rarity.values())
    weights = {alike: max(1, round(1000 * rare / whole)) for alike, rare in rarity.items()} if whole else {}
    ranked = []
    for one in seen:
        if scope.meant.isdisjoint({one.board_id, one.said_by_id}):
            continue
        held = sum(weight for alike, weight in weights.items() if not one.stems.isdisjoint(alike))
        if held:
            near = not scope.nearer.isdisjoint({one.board_id, one.said_by_id})
            share = held / sum(weights.values())
            ranked.append(((-round(share, 2), not near, -one.day, not one.prose, one.row), one, share))
    return [(one, share) for _, one, share in sorted(ranked, key=lambda each: each[0])]


def test_common_words_and_rare_ones_are_kept_in_either_way() -> None:
    rows = [
        Words(row, 1, 1, 1, 700_000, False, True, frozenset({"all", f"only {row}"})) for row in range(1, 400)
    ]  # fmt: skip
    index = PassageIndex()
    for part in (rows[:50], rows[50:]):
        index.add(part)
    scope = Scope(frozenset(), frozenset({1}))
    assert [one.row for one in index.best([("all",), ("only 7",)], scope, least=0.9, limit=3, most=9)] == [7]
    assert len(index.best([("all",)], scope, least=0.9, limit=3, most=400)) == len(rows)
