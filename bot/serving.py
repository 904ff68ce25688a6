"""The running service: Teams' wire, the pages and the engine, opened in order and closed in the other.

Everything that needs Teams' libraries is wired here, on top of what ``bot.wiring`` gives every command.
"""

import asyncio
import contextlib
import datetime as dt
import functools
import gc
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from bot import pages, wiring
from bot.adapters import teams
from bot.auth import keys, tokens
from bot.metronome import Metronome
from bot.settings import Settings, check_service
from bot.wiring import Service
from dialogs.understanding import classifier
from notifications import arriving, by_mail, by_teams, delivering, engine
from notifications.channels.email.local import LocalMailbox
from notifications.channels.teams import channel, connector, credentials, files, pacing, service_urls
from notifications.ways import Host, Way
from storage.documents import apart

# Objects. A turn makes some hundreds that all go with it; at Python's own 700 the collector looks for them each time.
COLLECTED_AFTER = 10_000
LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
_log = structlog.get_logger("service")


@dataclass(frozen=True, slots=True)
class Wire:
    """The parts that speak to the outside."""

    client: connector.Connector
    gate: tokens.Gate
    urls: service_urls.ServiceUrls
    mailbox: LocalMailbox
    deliver: delivering.Deliver
    intake: engine.Engine  # what may take minutes, and no message may wait for
    engine: engine.Engine


@contextlib.asynccontextmanager
async def wired(service: Service, *, host: Host | None = None, login: object | None = None) -> AsyncIterator[Wire]:
    """Open what speaks to Teams and to the mailbox, and the engine on top of it.

    ``host`` is where chats may be opened, if not where the settings say. ``login`` is msal's way to its authority where
    that is not the internet (see ``credentials.Credentials``).
    """
    settings = service.settings
    async with connector.open_session() as session:
        urls = service_urls.ServiceUrls(app_id=settings.app_id, known=(settings.service_url,))
        secrets = _credentials(service, login)
        client = connector.Connector(session, urls=urls, tokens=secrets)
        mailbox = LocalMailbox(settings.mail_folder, sender=settings.mail_from)
        offered: list[Way] = [
            by_teams.ByTeams(channel.TeamsChannel(client, pace=_pace(settings)), service.database),
            by_mail.ByMail(mailbox),
        ]
        deliver = delivering.Deliver(service.database, offered, real=service.clock.real, host=host or _host(settings))
        fetches = files.Files(session, local=settings.local)
        arrive = arriving.Arriving(service.database, fetches, apart.pack, real=service.clock.real)
        steps = engine.Engine([engine.Step("deliver", deliver)])
        intake = engine.Engine([engine.Step("arrive", arrive)])
        gate: tokens.Gate = tokens.LoopbackGate()
        if settings.app_id is not None:
            signing = keys.SigningKeys(session, settings.openid_metadata, now=service.clock.real)
            gate = tokens.TokenGate(
                app_id=settings.app_id,
                tenants=[settings.tenant_id or ""],
                signing_keys=signing,
                now=service.clock.real,
            )
        try:
            yield Wire(client, gate, urls, mailbox, deliver, intake, steps)
        finally:
            await deliver.close()
            if secrets is not None:
                await secrets.close()


def application(service: Service, wire: Wire) -> web.Application:
    """Make the web application: Teams' one route, the health of the service, and in a local one the demo's page."""
    guards = [_only_by_its_own_name] if service.settings.local else []
    app = web.Application(client_max_size=teams.BODY_LIMIT, middlewares=guards)
    adapter = teams.Teams(
        service.turns, gate=wire.gate, client=wire.client, urls=wire.urls, app_id=service.settings.app_id
    )
    adapter.add_to(app)
    pages.add_to(app, service, wire.mailbox)
    return app


@web.middleware
async def _only_by_its_own_name(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse whoever reached a local service by another name than this machine's.

    A page elsewhere may let its own name lead to 127.0.0.1 (DNS rebinding) and would then be served as if it were ours.
    """
    name = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    if name not in LOCAL_NAMES:
        return web.Response(status=HTTPStatus.FORBIDDEN, text="This service answers to this machine's own name only.")
    return await handler(request)


async def serve(settings: Settings) -> None:
    """Run the service until it is told to stop (SIGINT, SIGTERM); what is under way is ended first."""
    check_service(settings)
    async with listening(settings) as url:
        settle()
        _log.info("listening", at=url)
        await told_to_stop()
        _log.info("stopping")


def settle() -> None:
    """Read what the first question would read, and let the garbage collector pass over all that start-up made.

    Its full collections look at everything there is, and stop every turn for a tenth of a second meanwhile.
    """
    classifier.model()
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER, *gc.get_threshold()[1:])


@contextlib.asynccontextmanager
async def listening(
    settings: Settings,
    *,
    host: Host | None = None,
    held: Callable[[Service], Awaitable[None]] | None = None,
    login: object | None = None,
) -> AsyncIterator[str]:
    """Run the service, and give the address at which it listens.

    What is sent unasked waits until ``held`` is over; ``host`` and ``login`` are as in :func:`wired`.
    """
    async with wiring.opened(settings) as service, wired(service, host=host, login=login) as wire:
        runner = web.AppRunner(application(service, wire), access_log=None, shutdown_timeout=10)
        await runner.setup()
        await service.library.prepare(service.database)  # no turn waits for what start-up can do
        beats = [
            Metronome(functools.partial(_cycle, service, steps), service.clock.now)
            for steps in (wire.engine, wire.intake)
        ]
        beginning = asyncio.create_task(_begin(beats, service, held), name="the engine's beginning")
        try:
            site = web.TCPSite(runner, settings.host, settings.port)
            await site.start()
            where, port = runner.addresses[0][:2]
            yield f"http://{where}:{port}"
        finally:
            beginning.cancel()
            await asyncio.wait({beginning})
            await asyncio.gather(*(metronome.stop() for metronome in beats))
            await runner.cleanup()


async def _begin(
    beats: Sequence[Metronome], service: Service, held: Callable[[Service], Awaitable[None]] | None
) -> None:
    if held is not None:
        await held(service)
    for metronome in beats:
        metronome.start()


async def _cycle(service: Service, steps: engine.Engine, _: dt.datetime) -> engine.Report:
    return await steps.cycle(await service.now())


async def told_to_stop() -> None:
    """Wait for SIGINT or SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()


def _credentials(service: Service, login: object | None) -> credentials.Credentials | None:
    settings = service.settings
    if settings.app_id is None or settings.app_password is None:
        return None
    return credentials.Credentials(
        app_id=settings.app_id,
        secret=settings.app_password.get_secret_value(),
        tenant=settings.tenant_id or "",
        now=service.clock.real,
        authority=settings.login_authority,
        http_client=login,
        instance_discovery=None if login is None else False,
    )


def _pace(settings: Settings) -> pacing.Pace | None:
    """Pace what goes to Teams itself; a local client has no limits to keep."""
    if settings.local:
        return None
    return pacing.Pace(clock=asyncio.get_running_loop().time, sleep=asyncio.sleep)


def _host(settings: Settings) -> Host | None:
    if settings.app_id is None or settings.tenant_id is None:
        return None
    return Host(settings.service_url, settings.tenant_id, f"28:{settings.app_id}")
