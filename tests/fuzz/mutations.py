"""Sound files spoiled at random: cut, spliced, flipped, repeated; an archive also within its parts."""

import io
import random
import zipfile
from collections.abc import Callable

from tests.fuzz import seeds

LONGEST = 20_000  # bytes of a run that is repeated or random
INTERESTING = (
    b"<",
    b">",
    b"&",
    b"\t",
    b"|",
    b"\0",
    b"\xff",
    b"<table",
    b"</w:tc>",
    b"<w:tbl>",
    b"]]>",
    b"%PDF-",
    b"PK",
)

Mutation = Callable[[random.Random, bytes], bytes]


def case(seed: int) -> tuple[str, bytes]:
    """Make the case of one seed: a name and the bytes; the same seed always makes the same ones."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, and nothing secret
    name, make = dice.choice((("pack.txt", seeds.text), ("pack.docx", seeds.word), ("pack.pdf", seeds.pdf)))
    content = make()
    if name == "pack.docx" and dice.random() < 0.7:
        content = _within(dice, content)
    else:
        for _ in range(dice.randint(1, 4)):
            content = dice.choice(_MUTATIONS)(dice, content)
    return dice.choice((name, name, name, "pack", "pack.txt", "pack.pdf", "pack.docx")), content


def _within(dice: random.Random, content: bytes) -> bytes:
    """Spoil parts of an archive, and pack it soundly again."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        spoiled = dice.choice(("word/document.xml", "word/document.xml", dice.choice(old.namelist())))
        for part in old.namelist():
            written = old.read(part)
            if part == spoiled:
                written = dice.choice(dice.choice((_MUTATIONS, _TAGS)))(dice, written)
            if part != spoiled or dice.random() < 0.9:
                new.writestr(part, written)
    return held.getvalue()


def _cut(dice: random.Random, content: bytes) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _flip(dice: random.Random, content: bytes) -> bytes:
    spoiled = bytearray(content)
    for _ in range(dice.randint(1, 20)):
        if spoiled:
            spoiled[dice.randrange(len(spoiled))] = dice.randrange(256)
    return bytes(spoiled)


def _leave_out(dice: random.Random, content: bytes) -> bytes:
    begin, end = sorted((dice.randrange(len(content) + 1), dice.randrange(len(content) + 1)))
    return content[:begin] + content[end:]


def _splice(dice: random.Random, content: bytes) -> bytes:
    other = dice.choice((seeds.text, seeds.word, seeds.pdf))()
    return _cut(dice, content) + other[dice.randrange(len(other)) :]


def _repeat(dice: random.Random, content: bytes) -> bytes:
    begin = dice.randrange(len(content) + 1)
    piece = content[begin : begin + dice.randint(1, 200)]
    return content[:begin] + piece * dice.randint(1, LONGEST // max(len(piece), 1)) + content[begin:]


def _put_in(dice: random.Random, content: bytes) -> bytes:
    at = dice.randrange(len(content) + 1)
    return content[:at] + dice.choice(INTERESTING) * dice.randint(1, 2_000) + content[at:]


def _noise(dice: random.Random, content: bytes) -> bytes:
    return content[: dice.choice((0, 4, 8, 100))] + dice.randbytes(dice.randint(0, LONGEST))


def _swap_tags(dice: random.Random, content: bytes) -> bytes:
    """Change the order of what stands between tags; the part often stays well formed enough to be read on."""
    pieces = content.split(b"<w:")
    if len(pieces) > 3:
        one, other = dice.randrange(1, len(pieces)), dice.randrange(1, len(pieces))
        pieces[one], pieces[other] = pieces[other], pieces[one]
    return b"<w:".join(pieces)


def _double_element(dice: random.Random, content: bytes) -> bytes:
    """Say one whole element many times over."""
    name = dice.choice((b"w:p", b"w:r", b"w:tr", b"w:tc", b"w:tbl"))
    begin = content.find(b"<" + name + b">")
    end = content.find(b"</" + name + b">", begin)
    if min(begin, end) < 0:
        return content
    end += len(name) + len(b"</>")
    return content[:end] + content[begin:end] * dice.randint(1, 300) + content[end:]


_MUTATIONS: tuple[Mutation, ...] = (_cut, _flip, _leave_out, _splice, _repeat, _put_in, _noise)
_TAGS: tuple[Mutation, ...] = (_swap_tags, _double_element)
