"""The demo's page: the clock with its controls, the mails that were sent, and what became of every message.

It shows everything to whoever opens it, so it is there only in a service that nobody but this machine can reach.
"""

import asyncio
from http import HTTPStatus
from importlib import resources

import jinja2
from aiohttp import web

from board import wording
from bot import clock
from bot.wiring import Service
from notifications.channels.email.local import LocalMailbox
from storage import outbox, people

_SHOWN = 50
_STEPS = ("+1 hour", "+1 day", "+3 days", "+1 week")
REFUSED = "The demo is not part of a service with an app id."


def add_to(app: web.Application, service: Service, mailbox: LocalMailbox) -> None:
    """Put the demo's page and its clock into an application."""
    page = _Page(service, mailbox)
    app.router.add_get("/demo", page.show)
    app.router.add_post("/demo/clock", page.move)


def refuse(app: web.Application) -> None:
    """Refuse everything under ``/demo``."""

    async def refused(_request: web.Request) -> web.Response:
        return web.Response(status=HTTPStatus.FORBIDDEN, text=REFUSED)

    app.router.add_route("*", "/demo", refused)
    app.router.add_route("*", "/demo/{rest:.*}", refused)


class _Page:
    def __init__(self, service: Service, mailbox: LocalMailbox) -> None:
        self._service = service
        self._mailbox = mailbox
        text = resources.files("bot.pages").joinpath("templates/demo.html").read_text(encoding="utf-8")
        self._template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(text)

    async def show(self, _request: web.Request) -> web.Response:
        """Show the page."""
        return await self._page(HTTPStatus.OK, "")

    async def move(self, request: web.Request) -> web.Response:
        """Move the clock, from this page only: another site's form must not be able to."""
        if request.headers.get("Origin", _origin(request)) != _origin(request):
            return web.Response(status=HTTPStatus.FORBIDDEN, text="This form was not sent from this page.")
        wanted = str((await request.post()).get("to", ""))
        async with self._service.database.work() as uow:
            try:
                to = clock.moved(await self._service.clock.caught_up(uow), wanted)
            except clock.NotATime as error:
                return await self._page(HTTPStatus.BAD_REQUEST, str(error))
            await self._service.clock.move(uow, to)
            await uow.commit()
        raise web.HTTPSeeOther("/demo")

    async def _page(self, status: HTTPStatus, fault: str) -> web.Response:
        async with self._service.database.reading() as uow:
            now = (await self._service.clock.caught_up(uow)).astimezone(clock.LONDON)
            sent = await outbox.recent(uow, ("papers",), _SHOWN)
            names = await people.by_ids(uow, [row.person_id for row in sent if row.person_id is not None], now.date())
        html = self._template.render(
            day=wording.day(now.date()),
            time=wording.time(now.time().replace(second=0, microsecond=0)),
            steps=_STEPS,
            fault=fault,
            mails=await asyncio.to_thread(self._mailbox.mails),
            sent=[
                {
                    "to": names[row.person_id].name if row.person_id in names else "somebody who has left",
                    "title": row.messages[0].get("title") or row.kind,
                    "state": row.state,
                    "way": row.way or "",
                    "reason": row.reason or "",
                }
                for row in sent
            ],
        )
        return web.Response(text=html, content_type="text/html", status=status)


def _origin(request: web.Request) -> str:
    return f"{request.scheme}://{request.host}"
