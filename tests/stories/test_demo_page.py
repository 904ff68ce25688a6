"""The demo's page: it shows, and only a form of its own moves the clock; with an app id it is not there."""

import datetime as dt
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot import seeding, serving, wiring
from bot.settings import Settings
from tests.support import connector, service


@dataclass(frozen=True, slots=True)
class Page:
    """A running service and a browser before it."""

    url: str
    http: aiohttp.ClientSession
    file: Path

    async def get(self) -> str:
        """Open the page."""
        async with self.http.get(f"{self.url}/demo") as answer:
            assert answer.status == 200
            return await answer.text()

    async def move(self, to: str, **headers: str) -> int:
        """Send the form, and give the status of the answer."""
        sent = self.http.post(f"{self.url}/demo/clock", data={"to": to}, headers=headers, allow_redirects=False)
        async with sent as answer:
            return answer.status


@pytest.fixture
async def page(empty_sqlite: Path, tmp_path: Path) -> AsyncIterator[Page]:
    own_file = Path(shutil.copy(empty_sqlite, tmp_path / "demo.db"))
    settings = Settings(database_url=f"sqlite:///{own_file}", mail_folder=tmp_path / "mail", log_level="error")
    async with wiring.opened(settings) as opened:
        await seeding.seed(opened)
        async with (
            serving.wired(opened) as wire,
            connector.serving(serving.application(opened, wire)) as url,
            aiohttp.ClientSession() as http,
        ):
            yield Page(url, http, own_file)


async def test_looking_changes_nothing(page: Page) -> None:
    before = service.counts(page.file)
    shown = await page.get()
    assert "Wednesday 9 December 2026" in shown
    assert "Papers for the Harbour &amp; Vale Joint Board of 17 December 2026 are in" in shown
    await page.get()
    assert service.counts(page.file) == before


async def test_the_form_moves_the_clock(page: Page) -> None:
    assert await page.move("+3 days", Origin=page.url) == 303
    assert "Saturday 12 December 2026" in await page.get()
    assert await page.move("2026-12-16T17:40", Origin=page.url) == 303
    assert "Wednesday 16 December 2026, 5.40 pm" in await page.get()


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null"])
async def test_another_site_cannot_move_it(page: Page, origin: str) -> None:
    assert await page.move("+3 days", Origin=origin) == 403
    assert "Wednesday 9 December 2026" in await page.get()


async def test_what_is_no_time_is_said_and_changes_nothing(page: Page) -> None:
    assert await page.move("<b>soon</b>", Origin=page.url) == 400
    async with page.http.post(f"{page.url}/demo/clock", data={"to": "<b>soon</b>"}) as answer:
        shown = await answer.text()
    assert "&lt;b&gt;soon&lt;/b&gt;" in shown
    assert "<b>soon" not in shown
    assert "Wednesday 9 December 2026" in await page.get()


async def test_names_are_shown_as_text(own_file: Path, tmp_path: Path) -> None:
    file = seeding.sample(seeding.BOARD_FILE).decode().replace("name: Ruth Abelson", "name: Ruth <i>Abelson</i>")
    with service.desk(own_file) as desk:
        desk.load(file.encode())
    now = service.NOW + dt.timedelta(days=1)
    settings = Settings(database_url=f"sqlite:///{own_file}", now=now, mail_folder=tmp_path / "mail", log_level="error")
    async with (
        wiring.opened(settings) as opened,
        serving.wired(opened) as wire,
        connector.serving(serving.application(opened, wire)) as url,
        aiohttp.ClientSession() as http,
        http.get(f"{url}/demo") as answer,
    ):
        shown = await answer.text()
    assert "&lt;i&gt;Abelson" in shown
    assert "<i>Abelson" not in shown


async def test_with_an_app_id_nothing_of_it_is_there(own_file: Path, tmp_path: Path) -> None:
    settings = Settings(
        database_url=f"sqlite:///{own_file}",
        mail_folder=tmp_path / "mail",
        app_id="app",
        app_password=SecretStr("nobody's"),
        tenant_id="tenant",
        log_level="error",
    )
    async with (
        wiring.opened(settings) as opened,
        serving.wired(opened) as wire,
        connector.serving(serving.application(opened, wire)) as url,
        aiohttp.ClientSession() as http,
    ):
        for method, path in (("GET", "/demo"), ("POST", "/demo/clock"), ("GET", "/demo/anything")):
            async with http.request(method, f"{url}{path}") as answer:
                assert answer.status == 403
                assert "17 December" not in await answer.text()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:3978", 200),
        ("localhost:3978", 200),
        ("localhost", 200),
        ("[::1]:3978", 200),
        ("[::1]", 200),
        ("evil.example:3978", 403),
        ("evil.example", 403),
        ("127.0.0.1.evil.example:3978", 403),
    ],
)
async def test_a_page_elsewhere_cannot_pass_its_name_off_as_this_machine(page: Page, host: str, status: int) -> None:
    async with page.http.get(f"{page.url}/demo", headers={"Host": host}) as answer:
        assert answer.status == status
