"""The pages: routes and what they show. So far the service's health, and in a local service the demo's page.

A page changes nothing on GET. Everything under ``/demo`` is there only where no app id is set.
"""

from aiohttp import web

from bot.pages import demo, health
from bot.wiring import Service
from notifications.channels.email.local import LocalMailbox


def add_to(app: web.Application, service: Service, mailbox: LocalMailbox) -> None:
    """Put the pages into an application."""
    health.add_to(app, service)
    if service.settings.local:
        demo.add_to(app, service, mailbox)
    else:
        demo.refuse(app)
