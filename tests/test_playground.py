"""Whole conversations in Microsoft's own local Teams client, with the service running as a process of its own.

What is said and what must come back stands in ``tests/playground/scripts``; how it is run in ``tests.support``.
"""

import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.demo import client
from tests.support import local_client
from tests.support.local_client import Service

pytestmark = pytest.mark.playground


def test_a_first_conversation_with_a_member_an_officer_and_a_stranger(service: Service, ready: client.Ready) -> None:
    played = local_client.play(service, ready, "first-conversation.json", "--no-browser")

    assert local_client.failed(played) == []
    assert played["problems"] == []
    assert {turn["user"] for turn in played["bot_turns"]} == {"ngozi", "tomasz", "stranger"}


def test_the_administrator_hands_a_pack_in_and_is_told_what_was_found(
    service: Service, driven: client.Ready, chromium: str
) -> None:
    with local_client.shelf(local_client.SAMPLES) as files:
        played = local_client.play(service, driven, "handing-in.json", "--chromium", chromium, files=files)

    assert local_client.failed(played) == []
    assert len(local_client.pictures(service, played)) == 1


def test_an_answer_is_drawn_in_the_window_and_its_button_works(
    service: Service, driven: client.Ready, chromium: str
) -> None:
    played = local_client.play(service, driven, "in-the-window.json", "--chromium", chromium)

    assert local_client.failed(played) == []
    drawn = [picture.read_bytes()[:8] for picture in local_client.pictures(service, played)]
    assert drawn == [b"\x89PNG\r\n\x1a\n"] * 2


async def test_the_demo_opens_a_window_for_each_person_and_leaves_nothing_running(
    service: Service, ready: client.Ready
) -> None:
    said: list[str] = []
    async with client.opened(
        ready,
        local_client.people(),
        ["siobhan", "ngozi"],
        folder=service.folder / "client",
        bot=f"{service.url}/api/messages",
        tell=said.append,
        options=("--port", "0", "--relay-port", "0"),
    ) as windows:
        pages = {key: _fetched(url) for key, url in windows.addresses.items()}

    assert list(pages) == ["siobhan", "ngozi"]
    assert all("<html" in page for page in pages.values())
    assert await windows.ended() == 0
    assert [local_client.listens(url) for url in windows.addresses.values()] == [False, False]
    assert said == []


async def test_a_person_of_no_board_gets_no_window_but_a_list_of_those_who_do(
    tmp_path: Path, ready: client.Ready
) -> None:
    with pytest.raises(client.ClientError, match=r'no user "zoe" .* ngozi, gareth'):
        async with client.opened(ready, local_client.people(), ["zoe"], folder=tmp_path, tell=lambda _line: None):
            pytest.fail("a window opened for nobody")


@pytest.fixture(scope="module")
def ready() -> client.Ready:
    """Give the local Teams client, or skip."""
    return _ready(driver=False)


@pytest.fixture(scope="module")
def driven() -> client.Ready:
    """Give the local Teams client and what drives a browser, or skip."""
    return _ready(driver=True)


@pytest.fixture(scope="module")
def chromium() -> str:
    """Give a browser, or skip."""
    found = local_client.browser()
    if found is None:
        pytest.skip("no Chromium is here to draw the window (CHROMIUM may name another browser)")
    return found


@pytest.fixture(scope="module")
def october(tmp_path_factory: pytest.TempPathFactory, ready: client.Ready) -> Path:
    """Give a folder with the sample board and its October pack in a database, to be copied."""
    del ready  # without it nothing here is needed
    folder = tmp_path_factory.mktemp("october")
    local_client.prepare(folder, "pack-2026-10-15.txt")
    return folder


@pytest.fixture
def service(october: Path, tmp_path: Path) -> Iterator[Service]:
    """Run the service on a copy of the October database, on 9 December 2026, and stop it."""
    folder = tmp_path / "service"
    shutil.copytree(october, folder)
    with local_client.running(folder) as service:
        yield service


def _ready(*, driver: bool) -> client.Ready:
    there = client.node_ready(local_client.NODE_FOLDER, driver=driver)
    if isinstance(there, client.Missing):
        pytest.skip(f"{there.reason} (python -m bot.demo var/node --driver)")
    return there


def _fetched(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as page:  # noqa: S310 - the window's own loopback address
        return str(page.read().decode())
