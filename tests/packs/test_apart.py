"""Files read in a process of their own: the same blocks, the same refusals, and no file that harms who asks."""

import asyncio

import pytest

from board import packs
from bot import seeding
from storage import documents
from storage.documents import apart
from tests.fuzz import hostile, seeds

PACK = seeding.sample(seeding.PACKS[1])
PICTURED = seeds.text() + b"![](a.png)"
ROWS = hostile.body(f"<w:tbl>{hostile.ROW * 90_000}</w:tbl>")


@pytest.mark.parametrize(
    ("name", "content"), [("pack.txt", PICTURED), ("pack.docx", seeds.word()), ("pack.pdf", seeds.pdf())]
)
async def test_the_blocks_are_those_that_are_read_here(name: str, content: bytes) -> None:
    told: list[tuple[int, int]] = []
    found = await apart.read(name, content, progress=lambda done, total: told.append((done, total)))
    assert found == documents.read(name, content)
    assert all(done <= total for done, total in told)
    assert bool(told) == (name != "pack.txt")
    assert any(block.lost for block in found) == (name == "pack.txt")


@pytest.mark.parametrize(
    ("content", "refused", "says"),
    [
        (b"", documents.EmptyFile, "pack.docx is empty"),
        (b"{\\rtf", documents.UnknownType, "is a rich text document"),
        (seeds.word()[:5_000], documents.Damaged, "is damaged"),
        (bytes(documents.LARGEST_FILE + 1), documents.TooLarge, "larger than 100 MB"),
    ],
)
async def test_a_refusal_crosses_with_its_class_and_its_sentence(
    content: bytes, refused: type[documents.Unreadable], says: str
) -> None:
    with pytest.raises(refused, match=says) as told:
        await apart.read("pack.docx", content)
    assert type(told.value) is refused


@pytest.mark.parametrize(
    ("limits", "refused", "says"),
    [
        (apart.Limits(patience=0.05), documents.TooSlow, "takes longer to read"),
        (apart.Limits(processor=1), documents.TooSlow, "takes longer to read"),
        (apart.Limits(memory=1_000_000), documents.TooLarge, "takes more memory to read"),
    ],
)
async def test_a_limit_ends_the_other_process_and_not_this_one(
    limits: apart.Limits, refused: type[documents.Unreadable], says: str
) -> None:
    with pytest.raises(refused, match=says):
        await apart.read("pack.docx", ROWS, limits=limits)


async def test_many_are_read_side_by_side() -> None:
    content = seeds.word()
    found = await asyncio.gather(*(apart.read(f"{one}.docx", content) for one in range(4)))
    assert set(found) == {documents.read("pack.docx", content)}


def test_the_command_line_reads_without_a_loop() -> None:
    pack = apart.pack_now("pack.txt", PACK, exempt=True)
    assert pack == packs.read(documents.read("pack.txt", PACK), exempt=True)
    assert pack.restricted


async def test_a_text_that_is_no_pack_is_refused_as_it_is_here() -> None:
    with pytest.raises(packs.NotAPack, match="no board name"):
        await apart.pack("letter.txt", b"Dear all, lunch is at noon.", exempt=False)
