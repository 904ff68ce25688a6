"""The token our calls to the connector carry: fetched off the loop, kept until shortly before it ends, shared by all.

For a single-tenant app the token comes from the app's own tenant, for the scope of the Bot Connector ("Authentication
with the Bot Connector API", Azure Bot Service docs). Without an app id there are no credentials and no token at all.
"""

import asyncio
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msal
import msal.exceptions

SCOPE = "https://api.botframework.com/.default"
AUTHORITY = "https://login.microsoftonline.com"
MARGIN = dt.timedelta(minutes=5)  # a token that ends sooner is fetched anew, so none ends on its way
TIMEOUT = 10  # seconds for each request to the authority


class NoTokenError(Exception):
    """The authority gave no token, so nothing can be sent to Teams; ``temporary`` tells whether waiting may help."""

    def __init__(self, sentence: str, *, temporary: bool) -> None:
        super().__init__(sentence)
        self.temporary = temporary


@dataclass(frozen=True, slots=True)
class _Token:
    value: str
    until: dt.datetime


class Credentials:
    """One app's credentials and its current token.

    ``secret`` is what msal calls a client credential: a client secret, or the mapping that describes a certificate.
    ``now`` gives real time, in UTC. ``http_client`` and ``instance_discovery`` are msal's own; a test hands in a client
    that leads to a loopback authority, since msal takes https authorities only.
    """

    def __init__(
        self,
        *,
        app_id: str,
        secret: str | Mapping[str, str],
        tenant: str,
        now: Callable[[], dt.datetime],
        authority: str = AUTHORITY,
        http_client: object | None = None,
        instance_discovery: bool | None = None,
    ) -> None:
        self._settings: dict[str, Any] = {
            "client_id": app_id,
            "client_credential": secret,
            "authority": f"{authority}/{tenant}",
            "instance_discovery": instance_discovery,
        }
        # msal applies its timeout to its own client only; one that is handed in keeps its own.
        self._settings |= {"http_client": http_client} if http_client else {"timeout": TIMEOUT}
        self._now = now
        self._application: Any = None
        self._token: _Token | None = None
        self._rejected = False
        self._fetching: asyncio.Task[_Token] | None = None

    async def token(self) -> str:
        """Give a token that is good for five minutes at least; raises :class:`NoTokenError`."""
        if self._token is not None and self._now() < self._token.until:
            return self._token.value
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._renew(), name="teams-token")
        # Shielded: a caller who gives up must not take the token from the others.
        return (await asyncio.shield(self._fetching)).value

    def drop(self, value: str) -> None:
        """Forget this token, which the connector has turned away; another caller's newer one stays."""
        if self._token is not None and self._token.value == value:
            self._token, self._rejected = None, True

    async def close(self) -> None:
        """Wait for a fetch under way to end."""
        if self._fetching is not None:
            await asyncio.wait([self._fetching])

    async def _renew(self) -> _Token:
        """Fetch a token in a thread and keep it."""
        try:
            self._token = await asyncio.to_thread(self._fetch)
        finally:
            self._fetching = None
        return self._token

    def _fetch(self) -> _Token:
        """Ask msal, which blocks; the application is made once, since making it already asks the authority."""
        try:
            if self._application is None:
                self._application = msal.ConfidentialClientApplication(**self._settings)
            if self._rejected:
                self._application.remove_tokens_for_client()
                self._rejected = False
            answer = self._application.acquire_token_for_client(scopes=[SCOPE])
        except (OSError, ValueError, msal.exceptions.MsalError) as error:
            # requests' errors are OSErrors; msal says ValueError or its own where the metadata cannot be read.
            raise NoTokenError(f"the authority could not be asked ({type(error).__name__})", temporary=True) from error
        if "access_token" not in answer:
            code = answer.get("error", "no error code")
            raise NoTokenError(f"the authority refused the bot's credentials: {code}", temporary=code in _TEMPORARY)
        return _Token(answer["access_token"], self._now() + dt.timedelta(seconds=int(answer["expires_in"])) - MARGIN)


# OAuth 2.0 error codes that say "later", not "never" (RFC 6749, 4.1.2.1; the first two are also Entra's own).
_TEMPORARY = frozenset({"temporarily_unavailable", "server_error", "throttled_request"})
