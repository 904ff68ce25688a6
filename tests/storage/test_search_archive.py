"""The archive that speed is measured with: the same one for the same seed, and of the size that it says."""

import random

from tests.bench.archive import boards, filling, papers, words

SHARE = [5] * papers.PACKS


def test_the_same_seed_writes_the_same_packs() -> None:
    place, people = words.places()[0], boards.of_board(0)
    first, again, other = (list(papers.packs(place, people, SHARE, random.Random(seed))) for seed in (1, 1, 2))  # noqa: S311
    assert first == again != other
    assert [pack.sitting.on for pack in first] == papers.days()
    assert sum(len(pack.passages) for pack in first) == sum(SHARE)


def test_forty_boards_share_the_passages_out_to_the_last_one() -> None:
    declared = boards.declared()
    assert len(declared.boards) == len(words.places()) == 40
    assert len({person.name for person in declared.people}) == 400
    assert sum(filling.shares(filling.PASSAGES, 40 * papers.PACKS)) == filling.PASSAGES


def test_the_outsider_sits_on_no_board() -> None:
    outsider = boards.outsider()
    key = next(person.key for person in boards.declared().people if person.entra == outsider.entra)
    held = [term.person for board in boards.declared().boards for seat in board.seats for term in seat.terms]
    clerks = [
        term.person
        for board in boards.declared().boards
        for term in (*board.administrator, *board.administrator_deputy)
    ]
    assert key not in held + clerks
