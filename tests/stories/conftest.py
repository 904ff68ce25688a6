"""What stories share: databases that were set up once and are copied, and one service that is only read from."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from board import drafts, packs
from storage import documents
from storage.documents import board_file_writing
from tests.support import service
from tests.support.service import Desk


@pytest.fixture(scope="session")
def sample_file(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database with the sample board, to be copied."""
    return service.seeded(empty_sqlite, tmp_path_factory.mktemp("sample") / "sample.db")


@pytest.fixture(scope="session")
def sample(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give a service of the sample board, for questions only."""
    with service.desk(Path(shutil.copy(sample_file, tmp_path_factory.mktemp("asked") / "asked.db"))) as desk:
        yield desk


@pytest.fixture
def own_file(sample_file: Path, tmp_path: Path) -> Path:
    """Give a copy of the sample board's database, to be changed."""
    return Path(shutil.copy(sample_file, tmp_path / "own.db"))


@pytest.fixture
def own(own_file: Path) -> Iterator[Desk]:
    """Give a service of the sample board of a test's own."""
    with service.desk(own_file) as desk:
        yield desk


@pytest.fixture
def blank(empty_sqlite: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a service that knows nothing yet."""
    with service.desk(Path(shutil.copy(empty_sqlite, tmp_path / "blank.db"))) as desk:
        yield desk


@pytest.fixture(scope="session")
def shared(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give a service that has read the shared pack, with the board file drafted from it."""
    content = service.shared_pack()
    path = Path(shutil.copy(empty_sqlite, tmp_path_factory.mktemp("shared") / "shared.db"))
    draft = drafts.draft(packs.read(documents.read("pack.txt", content)), addresses_at="example.org")
    with service.desk(path, service.SHARED_NOW) as desk:
        desk.load(board_file_writing.write(draft).encode(), service.SHARED_NOW)
        desk.bring(content, now=service.SHARED_NOW)
        yield desk
