"""What the service is told from outside: settings, read once from the environment, checked as a whole.

Every setting is ``BOARDCLERK_…``. Without an app id the service is a local one: it listens on loopback only. With one,
everything that a Teams bot needs must be there, and what is missing is named in one sentence, all of it at once.
"""

import datetime as dt
import ipaddress
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import clock

LOGIN = "https://login.microsoftonline.com"
OPENID = "https://login.botframework.com/v1/.well-known/openidconfiguration"
TEAMS = "https://smba.trafficmanager.net/teams/"


class UnfitSettings(Exception):
    """The service cannot run with these settings."""


class Settings(BaseSettings):
    """The settings of one service."""

    model_config = SettingsConfigDict(env_prefix="BOARDCLERK_", env_ignore_empty=True, frozen=True)

    database_url: str = "sqlite:///var/boardclerk.db"
    mail_folder: Path = Path("var/mail")
    host: str = "127.0.0.1"
    port: int = Field(default=3978, ge=0, le=65535)
    now: dt.datetime | None = None

    app_id: str | None = None
    app_password: SecretStr | None = None
    tenant_id: str | None = None
    # Where Microsoft's authorities are; a test or a sovereign cloud has its own.
    openid_metadata: str = OPENID
    login_authority: str = LOGIN
    service_url: str = TEAMS
    mail_from: str = "boardclerk@example.org"
    log_level: Annotated[str, NoDecode] = "info"

    @field_validator("now", mode="before")
    @classmethod
    def _read_now(cls, value: object) -> object:
        return clock.parse(value) if isinstance(value, str) else value

    @property
    def local(self) -> bool:
        """Tell whether this is a service without an app id: no token can be asked for, so only loopback is heard."""
        return self.app_id is None


def read(**given: object) -> Settings:
    """Read the settings from the environment, with some given by the command line. Raises :class:`UnfitSettings`."""
    try:
        settings = Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except clock.NotATime as error:
        raise UnfitSettings(f"BOARDCLERK_NOW: {error}") from error
    except ValidationError as error:
        said = "; ".join(f"BOARDCLERK_{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors())
        raise UnfitSettings(f"Some settings cannot be read. {said}") from error
    return settings


def check_service(settings: Settings) -> None:
    """Refuse settings that a service must not run with. Raises :class:`UnfitSettings`."""
    if settings.local:
        if not _is_loopback(settings.host):
            raise UnfitSettings(
                "Without BOARDCLERK_APP_ID nobody's identity can be checked, so the service listens on 127.0.0.1 only, "
                f"not on {settings.host}. Set the app id, or leave the address out."
            )
        return
    needed = {"BOARDCLERK_APP_PASSWORD": settings.app_password, "BOARDCLERK_TENANT_ID": settings.tenant_id}
    missing = [name for name, value in needed.items() if not value]
    if missing:
        raise UnfitSettings(f"BOARDCLERK_APP_ID is set, and so these are needed too: {', '.join(missing)}.")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
