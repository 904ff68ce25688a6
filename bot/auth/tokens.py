"""The check of an activity's token: all that decides whether an activity may come in lives in this file.

The SDK's own check answers 500 to a forged token, accepts one without an end, never looks at the tenant and fetches
keys in a way that stops the loop. This one follows "Authentication with the Bot Connector API" (Azure Bot Service docs,
"Connector to bot: step 4"), and asks for more where one board's service can.
"""

import datetime as dt
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol

import jwt

from bot.auth import keys
from notifications.channels.teams import service_urls

# What the Connector signs with and as, for every kind of registration. Entra's own issuers (sts.windows.net,
# login.microsoftonline.com) sign the Emulator's and other bots' tokens only, and are not let in.
ISSUER = "https://api.botframework.com"
METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
ALGORITHM = "RS256"
SKEW = dt.timedelta(minutes=5)  # "industry-standard clock-skew is 5 minutes" (the same docs)
CHANNEL = "msteams"  # the only channel that puts the tenant in by itself; a web chat's user writes channelData freely
MOST_REMEMBERED = 2_000  # checked tokens; the Connector uses one for about an hour


@dataclass(frozen=True, slots=True)
class Claimed:
    """What an activity says of itself, before anything of it is believed."""

    service_url: str | None
    channel: str | None
    tenants: frozenset[str]

    @classmethod
    def read(cls, activity: Mapping[str, Any]) -> "Claimed":
        """Take it out of an activity's JSON, whatever shape that has."""
        tenants = {_at(activity, "channelData", "tenant", "id"), _at(activity, "conversation", "tenantId")}
        return cls(
            service_url=_at(activity, "serviceUrl"),
            channel=_at(activity, "channelId"),
            tenants=frozenset(tenant for tenant in tenants if tenant is not None),
        )


@dataclass(frozen=True, slots=True)
class Admitted:
    """This activity may come in; it came through this connector."""

    service_url: str


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """This activity may not come in: the HTTP status to answer, and why, in a sentence that gives nothing away."""

    status: HTTPStatus
    reason: str


Admission = Admitted | TurnedAway


class Gate(Protocol):
    """Decides whether an activity may come in."""

    async def check(self, authorization: str | None, claimed: Claimed) -> Admission:
        """Check the Authorization header against what the activity says of itself."""
        ...


@dataclass(frozen=True, slots=True)
class _Proven:
    """What a token with a good signature proves, until when."""

    service_url: str | None
    endorsements: frozenset[str]
    begins: dt.datetime | None
    ends: dt.datetime


class LoopbackGate:
    """The gate of a bot without an app id: no token, and only a connector on this very machine."""

    async def check(self, authorization: str | None, claimed: Claimed) -> Admission:  # noqa: ARG002 - the protocol's
        """Admit an activity whose service URL is on loopback."""
        if claimed.service_url is None or not service_urls.is_loopback(claimed.service_url):
            return _forbidden("without an app id only a connector on this machine may be answered")
        return Admitted(claimed.service_url)


class TokenGate:
    """The gate of a bot with an app id.

    ``tenants`` are the Entra tenants whose people may speak. ``now`` gives real time, in UTC: tokens end by it,
    whatever a demonstration's clock says. A token is checked once and remembered until it ends.
    """

    def __init__(
        self,
        *,
        app_id: str,
        tenants: Collection[str],
        signing_keys: keys.SigningKeys,
        now: Callable[[], dt.datetime],
        issuer: str = ISSUER,
    ) -> None:
        self._app_id = app_id
        self._tenants = frozenset(tenant.lower() for tenant in tenants)
        self._keys = signing_keys
        self._now = now
        self._issuer = issuer
        self._remembered: OrderedDict[bytes, _Proven] = OrderedDict()

    async def check(self, authorization: str | None, claimed: Claimed) -> Admission:
        """Admit an activity whose token is good and says the same as the activity."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            return _unauthorised("a bearer token is required")
        digest = hashlib.sha256(token.encode()).digest()
        proven = self._remembered.get(digest) or await self._prove(token.strip())
        if isinstance(proven, TurnedAway):
            return proven
        if refusal := self._out_of_time(proven):
            return refusal
        self._remember(digest, proven)
        return self._compare(proven, claimed)

    async def _prove(self, token: str) -> _Proven | TurnedAway:
        """Check signature, algorithm, issuer and audience."""
        try:
            header = jwt.get_unverified_header(token)
            if header.get("alg") != ALGORITHM or not header.get("kid"):
                return _unauthorised("the token is not signed as the Bot Connector signs")
            key = await self._keys.find(header["kid"])
            if key is None:
                return _unauthorised("the token is signed with an unknown key")
            claims = jwt.decode(
                token,
                key.public,
                algorithms=[ALGORITHM],
                audience=self._app_id,
                issuer=self._issuer,
                # The times are checked below, against the clock that is handed in.
                options={"require": ["exp"], "verify_exp": False, "verify_nbf": False, "verify_iat": False},
            )
        except keys.KeysUnavailableError as error:
            return TurnedAway(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
        except jwt.PyJWTError:
            return _unauthorised("the token is not valid")
        return _proven(claims, key.endorsements)

    def _out_of_time(self, proven: _Proven) -> TurnedAway | None:
        now = self._now()
        if now >= proven.ends + SKEW:
            return _unauthorised("the token has expired")
        if proven.begins is not None and now < proven.begins - SKEW:
            return _unauthorised("the token is not valid yet")
        return None

    def _remember(self, digest: bytes, proven: _Proven) -> None:
        self._remembered[digest] = proven
        if len(self._remembered) > MOST_REMEMBERED:
            self._remembered.popitem(last=False)

    def _compare(self, proven: _Proven, claimed: Claimed) -> Admission:
        """Hold what the activity says beside what its token proves."""
        if claimed.channel != CHANNEL or CHANNEL not in proven.endorsements:
            return _forbidden("the token is not endorsed for this channel")
        if claimed.service_url is None or claimed.service_url != proven.service_url:
            return _forbidden("the service URL is not the token's")
        if not claimed.tenants or not {tenant.lower() for tenant in claimed.tenants} <= self._tenants:
            return _forbidden("this service answers its own organisations only")
        return Admitted(claimed.service_url)


def _proven(claims: Mapping[str, Any], endorsements: frozenset[str]) -> _Proven | TurnedAway:
    """Read the claims that count; times that are no times are as bad as none."""
    try:
        ends = _moment(claims["exp"])
        begins = _moment(claims["nbf"]) if "nbf" in claims else None
    except (ValueError, OverflowError, OSError):
        return _unauthorised("the token's times cannot be read")
    return _Proven(_at(claims, "serviceurl"), endorsements, begins, ends)


def _moment(seconds: object) -> dt.datetime:
    """Read a NumericDate (RFC 7519, 2)."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise ValueError("a NumericDate is a number")  # noqa: TRY004 - one error for every bad time
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def _at(value: object, *path: str) -> str | None:
    """Follow a path into JSON and give the text there, if it is text."""
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) and value else None


def _unauthorised(reason: str) -> TurnedAway:
    return TurnedAway(HTTPStatus.UNAUTHORIZED, reason)


def _forbidden(reason: str) -> TurnedAway:
    return TurnedAway(HTTPStatus.FORBIDDEN, reason)
