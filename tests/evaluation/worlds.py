"""The worlds that are asked about, each a whole service on a clock that stands still: the sample board, a real one."""

import contextlib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from board import drafts, packs
from storage import documents
from storage.documents import board_file_writing
from storage.register import Register
from tests.support import databases, service
from tests.support.service import Desk

Naming = Callable[[str], str]

_ASKERS = {
    "sample": {"member": "ngozi.adeyemi", "administrator": "siobhan.kelleher", "outsider": "olena.marchenko"},
    "shared": dict.fromkeys(("member", "administrator", "outsider"), "matt.stevens"),
}
_PLACEHOLDER = re.compile(r"\{([A-Z]{2,4})(?::(first|last))?\}")
_TITLES = frozenset({"dr", "cllr", "councillor", "professor", "prof", "mr", "mrs", "ms", "sir", "dame"})


@contextlib.contextmanager
def opened(world: str, folder: Path) -> Iterator[Desk]:
    """Set a world up in a folder and give it, until it is closed."""
    empty = databases.empty_sqlite(folder)
    if world == "sample":
        with service.desk(service.seeded(empty, folder / "sample.db")) as desk:
            yield desk
        return
    content = service.shared_pack()
    draft = drafts.draft(packs.read(documents.read("pack.txt", content)), addresses_at="example.org")
    with service.desk(Path(shutil.copy(empty, folder / "shared.db")), service.SHARED_NOW) as desk:
        desk.load(board_file_writing.write(draft).encode(), service.SHARED_NOW)
        desk.bring(content, now=service.SHARED_NOW)
        yield desk


def has(world: str) -> bool:
    """Tell whether a world can be set up on this machine: the real board's pack is not part of the project."""
    return world == "sample" or service.SHARED.exists()


def asker(world: str, who: str) -> str:
    """Give the address, before the @, of somebody of a world."""
    return _ASKERS[world][who]


def register(desk: Desk) -> Register:
    """Give who and what a world knows."""

    async def current() -> Register:
        async with desk.service.database.work() as uow:
            return await desk.service.registers.current(uow)

    return desk.run(current())


def named(words: str, known: Register) -> str:
    """Put people's names where a question has their initials: no file here holds a real person's name."""

    def name(found: re.Match[str]) -> str:
        every = [_parts(person.terms[-1].name) for person in known.everybody]
        fitting = [parts for parts in every if "".join(part[0] for part in parts).upper() == found[1]]
        parts = fitting[0] if fitting else [found[1]]
        return {"first": parts[0], "last": parts[-1]}.get(found[2] or "", " ".join(parts))

    return _PLACEHOLDER.sub(name, words)


def _parts(name: str) -> list[str]:
    return [part for part in name.split() if part.lower().rstrip(".") not in _TITLES]
