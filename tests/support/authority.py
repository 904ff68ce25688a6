"""An OpenID authority on loopback: metadata, keys that rotate, tokens good and bad, and the token endpoint for msal.

It signs what it is asked to sign, so a test says in one line what is wrong with a token.
"""

import contextlib
import datetime as dt
import functools
import urllib.parse
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import jwt
import orjson
import requests
from aiohttp import web
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.support import connector

ISSUER = "https://api.botframework.com"
APP_ID = "00000000-0000-4000-8000-00000000b0a2"
TENANT = "00000000-0000-4000-8000-0000000000c1"
BITS = 2048


@functools.cache
def private_key(name: str) -> rsa.RSAPrivateKey:
    """Make a key pair for a name, once a run: making one takes a while."""
    return rsa.generate_private_key(public_exponent=65537, key_size=BITS) if name else private_key("first")


@dataclass(slots=True)
class Authority:
    """The stand-in. ``down`` lets it answer 503; ``requests`` counts what it was asked, by path."""

    url: str = ""
    down: bool = False
    endorsements: tuple[str, ...] = ("msteams",)
    keys: list[str] = field(default_factory=lambda: ["first"])
    asked: list[str] = field(default_factory=list)
    token_requests: list[dict[str, str]] = field(default_factory=list)
    token_error: str | None = None
    lifetime: int = 3600  # seconds

    @property
    def metadata_url(self) -> str:
        """Give the address of the metadata for Bot Connector tokens."""
        return f"{self.url}/v1/.well-known/openidconfiguration"

    def rotate(self, key: str) -> None:
        """Sign with another key from now on, and publish only that one."""
        self.keys = [key]

    def token(
        self,
        service_url: str,
        now: dt.datetime,
        *,
        key: str | None = None,
        kid: str | None = None,
        algorithm: str = "RS256",
        lacking: tuple[str, ...] = (),
        **claims: object,
    ) -> str:
        """Sign a token as the Bot Connector does; all that follows ``now`` can make it a bad one."""
        payload: dict[str, Any] = {
            "iss": ISSUER,
            "aud": APP_ID,
            "serviceurl": service_url,
            "nbf": int((now - dt.timedelta(minutes=1)).timestamp()),
            "exp": int((now + dt.timedelta(hours=1)).timestamp()),
        }
        payload |= claims
        for claim in lacking:
            del payload[claim]
        name = key or self.keys[0]
        secret: Any = private_key(name) if algorithm.startswith("RS") else ""
        return jwt.encode(payload, secret, algorithm=algorithm, headers={"kid": kid or self.keys[0]})

    def forge_with_public_key(self, service_url: str, now: dt.datetime) -> str:
        """Sign with HS256, the published public key as the secret: the classic confusion of algorithms."""
        public = private_key(self.keys[0]).public_key()
        pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        payload = {"iss": ISSUER, "aud": APP_ID, "serviceurl": service_url, "exp": now.timestamp() + 3600}
        return _hs256(payload, pem, self.keys[0])

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one request as the authority does."""
        self.asked.append(request.path)
        if self.down:
            return web.Response(status=503)
        if request.path.endswith("/openidconfiguration"):
            return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/v1/.well-known/keys"})
        if request.path.endswith("/keys"):
            return web.json_response({"keys": [self._published(name) for name in self.keys]})
        if request.path.endswith("/openid-configuration"):
            return web.json_response(self._entra(request.path.split("/")[1]))
        if request.path.endswith("/token"):
            return await self._grant(request)
        return web.Response(status=404)

    def _published(self, name: str) -> dict[str, Any]:
        jwk = jwt.algorithms.RSAAlgorithm.to_jwk(private_key(name).public_key(), as_dict=True)
        return {**jwk, "kid": name, "use": "sig", "endorsements": list(self.endorsements)}

    def _entra(self, tenant: str) -> dict[str, str]:
        base = f"https://login.authority.example/{tenant}"
        return {
            "issuer": f"{base}/v2.0",
            "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
            "token_endpoint": f"{base}/oauth2/v2.0/token",
        }

    async def _grant(self, request: web.Request) -> web.Response:
        self.token_requests.append({key: str(value) for key, value in (await request.post()).items()})
        if self.token_error:
            return web.json_response({"error": self.token_error}, status=400)
        number = len(self.token_requests)
        return web.json_response(
            {"token_type": "Bearer", "expires_in": self.lifetime, "access_token": f"outgoing-{number}"}
        )


class Redirected(requests.Session):
    """msal's way to the authority on loopback: msal takes https authorities only, so the address is changed here."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base

    def request(self, method: str, url: str | bytes, *args: Any, **kwargs: Any) -> requests.Response:  # noqa: ANN401
        """Send to loopback what is meant for the invented https authority."""
        path = urllib.parse.urlsplit(str(url)).path
        return super().request(method, f"{self._base}{path}", *args, **kwargs)


@contextlib.asynccontextmanager
async def running() -> AsyncIterator[Authority]:
    """Serve an authority on a free loopback port."""
    authority = Authority()
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", authority.answer)
    async with connector.serving(app) as base:
        authority.url = base
        yield authority


def _hs256(payload: dict[str, Any], secret: bytes, kid: str) -> str:
    """Sign by hand, since PyJWT itself refuses a public key as a secret."""
    algorithm = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    parts = [_b64(orjson.dumps({"alg": "HS256", "typ": "JWT", "kid": kid})), _b64(orjson.dumps(payload))]
    signed = ".".join(parts)
    return f"{signed}.{_b64(algorithm.sign(signed.encode(), secret))}"


def _b64(raw: bytes) -> str:
    return jwt.utils.base64url_encode(raw).decode()
