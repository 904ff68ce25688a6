"""The short form of ``make fuzz``: spoiled and hostile files end in blocks or in a clear refusal."""

import pytest

from storage import documents
from tests.fuzz import hostile, mutations, trying

CASES = 150
LONGEST = 20.0  # seconds; the slowest takes about one


@pytest.mark.parametrize("seed", range(0, CASES, 10))
def test_spoiled_files_end_in_blocks_or_in_a_clear_refusal(seed: int) -> None:
    tried = [trying.here(*mutations.case(one)) for one in range(seed, seed + 10)]
    assert max(one.seconds for one in tried) < LONGEST
    assert all(one.refused is None or one.refused in REFUSALS for one in tried)


@pytest.mark.parametrize("case", [pytest.param(one, id=one.name) for one in hostile.CASES if not one.is_slow])
def test_hostile_files_meet_the_refusal_that_says_what_to_do(case: hostile.Hostile) -> None:
    tried = trying.here(case.file, case.make())
    assert tried.refused in ({case.refused.__name__} if case.refused else {None, "NotAPack"})
    assert tried.seconds < LONGEST


def test_the_sound_files_that_are_spoiled_are_read() -> None:
    from tests.fuzz import seeds  # noqa: PLC0415

    for name, make in (("a.txt", seeds.text), ("a.docx", seeds.word)):
        assert "Riverbank Joint Board" in {block.text for block in documents.read(name, make())}


REFUSALS = {
    "Damaged", "EmptyFile", "Locked", "NotAPack", "TooLarge", "UnknownType", "Unreadable",
}  # fmt: skip
