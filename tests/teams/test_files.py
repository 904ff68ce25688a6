"""Files: heard in a personal chat, fetched over a real socket from where they may lie and from nowhere else."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot import heard
from bot.adapters import teams_heard
from notifications.channels.teams import files
from notifications.channels.teams.files import Fetched, Files, Never, NotNow
from tests.support import connector as connectors
from tests.teams.conftest import Bot


def attachment(name: str | None = "pack.docx", **content: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"contentType": teams_heard.FILE, "name": name, "content": {"downloadUrl": "https://x/1", **content}}


async def test_a_file_in_a_personal_chat_is_heard_with_its_name_and_address(bot: Bot) -> None:
    html = {"contentType": "text/html", "content": "<p>the pack</p>"}
    await bot.post(bot.activity("the pack", attachments=[html, attachment(), attachment("part b.pdf")]))
    [what] = bot.turns.heard
    assert what.text == "the pack"
    assert what.files == (heard.File("pack.docx", "https://x/1"), heard.File("part b.pdf", "https://x/1"))


@pytest.mark.parametrize(
    "odd",
    [
        {"contentType": teams_heard.FILE, "name": "pack.docx"},
        {"contentType": teams_heard.FILE, "name": "pack.docx", "content": "https://x/1"},
        attachment(downloadUrl=None),
        attachment(downloadUrl=["https://x/1"]),
        {"contentType": "application/vnd.microsoft.card.adaptive", "content": {"downloadUrl": "https://x/1"}},
    ],
)
async def test_an_attachment_without_an_address_is_no_file(bot: Bot, odd: dict[str, Any]) -> None:
    assert (await bot.post(bot.activity("the pack", attachments=[odd])))[0] == 200
    [what] = bot.turns.heard
    assert what.files == ()


async def test_a_file_without_a_name_and_one_with_a_wild_name_are_heard(bot: Bot) -> None:
    await bot.post(bot.activity(None, attachments=[attachment(None), attachment("a\n\tb" + "c" * 500)]))
    [what] = bot.turns.heard
    assert [file.name for file in what.files] == ["a file", "a b" + "c" * 197]


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def shelf() -> AsyncIterator[str]:
    """Serve files: a good one, some that send on to others, and some that are gone, busy or endless."""
    app = web.Application()

    async def good(_request: web.Request) -> web.Response:
        return web.Response(body=b"the pack")

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(files.MOST_BYTES // (1024 * 1024) + 1):
            await response.write(bytes(1024 * 1024))
        return response

    async def status(request: web.Request) -> web.Response:
        return web.Response(status=int(request.match_info["status"]))

    async def onward(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": request.query["to"]})

    app.router.add_get("/good", good)
    app.router.add_get("/endless", endless)
    app.router.add_get("/status/{status}", status)
    app.router.add_get("/onward", onward)
    async with connectors.serving(app) as url:
        yield url


async def test_a_file_is_fetched_whole_and_through_a_redirect(session: aiohttp.ClientSession, shelf: str) -> None:
    found = Files(session, local=True)
    assert await found.fetch(f"{shelf}/good") == Fetched(b"the pack")
    assert await found.fetch(f"{shelf}/onward?to=/good") == Fetched(b"the pack")


async def test_a_redirect_to_somewhere_else_or_without_end_is_not_followed(
    session: aiohttp.ClientSession, shelf: str
) -> None:
    found = Files(session, local=True)
    assert await found.fetch(f"{shelf}/onward?to=http://169.254.169.254/secret") == Never(files.ELSEWHERE)
    assert await found.fetch(f"{shelf}/onward?to=/onward%3Fto=/onward") == NotNow("status 500")
    assert await found.fetch(f"{shelf}/onward?to=file:///etc/hostname") == Never(files.ELSEWHERE)


async def test_what_is_gone_is_gone_and_what_is_busy_is_tried_again(session: aiohttp.ClientSession, shelf: str) -> None:
    found = Files(session, local=True)
    for status in (401, 403, 404, 410):
        assert await found.fetch(f"{shelf}/status/{status}") == Never(files.GONE)
    for status in (408, 429, 500, 503):
        assert await found.fetch(f"{shelf}/status/{status}") == NotNow(f"status {status}")
    assert await found.fetch("http://127.0.0.1:1/nobody") == NotNow("ClientConnectorError")


async def test_a_file_without_end_is_stopped(session: aiohttp.ClientSession, shelf: str) -> None:
    assert await Files(session, local=True).fetch(f"{shelf}/endless") == Never(files.TOO_LARGE)


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://lowmere-my.sharepoint.com/personal/jo/_layouts/15/download.aspx?tempauth=1", True),
        ("https://eu-prod.asyncgw.svc.ms/1", True),
        ("http://lowmere.sharepoint.com/1", False),
        ("https://lowmere.sharepoint.com:8443/1", False),
        ("https://lowmere.sharepoint.com@example.org/1", False),
        ("https://sharepoint.com.example.org/1", False),
        ("https://notsharepoint.com/1", False),
        ("https://127.0.0.1/1", False),
        ("https://[::1/1", False),
        ("file:///etc/hostname", False),
    ],
)
async def test_only_the_places_where_a_tenant_keeps_its_files_are_asked(
    session: aiohttp.ClientSession,
    url: str,
    allowed: bool,  # noqa: FBT001
) -> None:
    assert Files(session, local=False).allows(url) is allowed
    if not allowed:
        assert await Files(session, local=False).fetch(url) == Never(files.ELSEWHERE)
