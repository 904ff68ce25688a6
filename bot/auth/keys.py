"""The authority's signing keys: fetched without blocking, kept while it is down, found anew after a rotation.

Only keys live here; what a token must say is ``bot.auth.tokens``. Real time comes in as ``now``.
"""

import asyncio
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt
import orjson
import yarl

MAX_AGE = dt.timedelta(hours=24)  # the Bot Connector docs ask for a refresh once a day at least
PAUSE = dt.timedelta(seconds=60)  # between two fetches, so that tokens with invented key ids cannot make us hammer it
COLD_PAUSE = dt.timedelta(seconds=5)  # the same while there is no key at all
TIMEOUT = aiohttp.ClientTimeout(total=5, sock_connect=3)  # seconds


class KeysUnavailableError(Exception):
    """The authority's keys could not be fetched yet, so no token can be checked."""


@dataclass(frozen=True, slots=True)
class Key:
    """One public key and the channels it is endorsed for."""

    public: jwt.PyJWK
    endorsements: frozenset[str]


class SigningKeys:
    """The keys that an OpenID metadata document leads to. ``now`` gives real time, in UTC."""

    def __init__(self, session: aiohttp.ClientSession, metadata_url: str, *, now: Callable[[], dt.datetime]) -> None:
        self._session = session
        self._metadata_url = metadata_url
        self._now = now
        self._keys: Mapping[str, Key] = {}
        self._fetched: dt.datetime | None = None
        self._tried: dt.datetime | None = None
        self._lock = asyncio.Lock()

    async def find(self, key_id: str) -> Key | None:
        """Find a key, asking the authority where it is new; raises :class:`KeysUnavailableError` without any."""
        if self._wants(key_id):
            async with self._lock:
                if self._wants(key_id):  # not if another request has just asked
                    await self._fetch()
        if not self._keys:
            raise KeysUnavailableError("the keys that sign Teams' messages could not be fetched; try again in a minute")
        return self._keys.get(key_id)

    def _wants(self, key_id: str) -> bool:
        """Tell whether the authority should be asked now."""
        now = self._now()
        fresh = self._fetched is not None and now - self._fetched < MAX_AGE
        if fresh and key_id in self._keys:
            return False
        return self._tried is None or now - self._tried >= (PAUSE if self._keys else COLD_PAUSE)

    async def _fetch(self) -> None:
        """Fetch the metadata and the keys; on any failure the old keys stay."""
        self._tried = self._now()
        try:
            metadata = await self._read(yarl.URL(self._metadata_url))
            # The keys must come as safely as the document that names them.
            where = yarl.URL(metadata["jwks_uri"])
            if where.scheme != yarl.URL(self._metadata_url).scheme:
                return
            keys = dict(_usable((await self._read(where))["keys"]))
        except (aiohttp.ClientError, TimeoutError, ValueError, TypeError, KeyError):
            return
        if keys:
            self._keys, self._fetched = keys, self._now()

    async def _read(self, url: yarl.URL) -> Any:  # noqa: ANN401 - JSON
        async with self._session.get(url, timeout=TIMEOUT, raise_for_status=True) as answer:
            return orjson.loads(await answer.read())


def _usable(raw: list[dict[str, Any]]) -> list[tuple[str, Key]]:
    """Parse the RSA signing keys, once; a key that cannot be read spoils no other."""
    found = []
    for one in raw:
        if one.get("kty") != "RSA" or one.get("use", "sig") != "sig" or "kid" not in one:
            continue
        try:
            public = jwt.PyJWK(one, algorithm="RS256")
        except jwt.PyJWTError:
            continue
        found.append((one["kid"], Key(public, frozenset(one.get("endorsements") or ()))))
    return found
