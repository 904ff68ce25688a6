"""Is the service well: it answers, and its database does."""

from http import HTTPStatus

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.wiring import Service
from storage import editions


def add_to(app: web.Application, service: Service) -> None:
    """Put ``GET /health`` into an application."""

    async def health(_request: web.Request) -> web.Response:
        try:
            async with service.database.reading() as uow:
                await editions.current(uow)
        except (SQLAlchemyError, OSError) as error:
            return web.json_response(
                {"well": False, "database": type(error).__name__}, status=HTTPStatus.SERVICE_UNAVAILABLE
            )
        return web.json_response({"well": True})

    app.router.add_get("/health", health)
