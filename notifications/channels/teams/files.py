"""Fetching a file that somebody gave the bot in a personal chat, from where Teams keeps it.

Teams hands over a download address that needs no sign-in and lives for some minutes ("Send and receive files through a
bot", Teams platform documentation). An address comes in a message, so whoever forged one could make this service ask
around in its own network: only the hosts at which a tenant keeps files are asked, over https, redirects included.
"""

import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

import aiohttp

from notifications.channels.teams import service_urls

# Where OneDrive and SharePoint give files out, worldwide cloud ("Office 365 URLs and IP address ranges", Microsoft).
HOSTS = (".sharepoint.com", ".sharepointonline.com", ".svc.ms")
MOST_BYTES = 100 * 1024 * 1024
MOST_REDIRECTS = 3
TOTAL = 120  # seconds for one file
CHUNK = 64 * 1024  # bytes

_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT})
_ELSEWHERE = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """The file's bytes."""

    content: bytes


@dataclass(frozen=True, slots=True)
class NotNow:
    """The way was down for the moment: worth another try."""

    reason: str


@dataclass(frozen=True, slots=True)
class Never:
    """It cannot be had; ``reason`` is a sentence for whoever sent it."""

    reason: str


Outcome = Fetched | NotNow | Never

GONE = "Teams no longer gives the file out; its address lives for some minutes only. Please send it again."
ELSEWHERE = "The file lies where I do not fetch from. Please send it from your own computer or your OneDrive."
TOO_LARGE = f"The file is larger than {MOST_BYTES // 1024 // 1024} MB. Please send the pack in parts or as text."


class Files:
    """Fetches files. ``local`` lets the files of this very machine in, for a service that knows no tenant."""

    def __init__(self, session: aiohttp.ClientSession, *, local: bool, hosts: Sequence[str] = HOSTS) -> None:
        self._session = session
        self._local = local
        self._hosts = tuple(hosts)

    def allows(self, url: str) -> bool:
        """Tell whether this address may be asked."""
        if self._local:
            return service_urls.is_loopback(url)
        try:
            parts = urllib.parse.urlsplit(url)
            port = parts.port
        except ValueError:
            return False
        plain = parts.scheme == "https" and "@" not in parts.netloc and port in {None, 443}
        return plain and (parts.hostname or "").endswith(self._hosts)

    async def fetch(self, url: str) -> Outcome:
        """Fetch a file whole, or say why not. Nothing of the address is in the words: it would let anybody in."""
        for _ in range(MOST_REDIRECTS + 1):
            if not self.allows(url):
                return Never(ELSEWHERE)
            try:
                found = await self._ask(url)
            except (TimeoutError, aiohttp.ClientError, ValueError) as error:
                return NotNow(type(error).__name__)
            if not isinstance(found, str):
                return found
            url = found
        return Never(ELSEWHERE)

    async def _ask(self, url: str) -> Outcome | str:
        """Ask one address: the outcome, or where it sends us on to."""
        timeout = aiohttp.ClientTimeout(total=TOTAL, sock_connect=TOTAL / 10)
        async with self._session.get(url, allow_redirects=False, timeout=timeout) as response:
            if response.status == HTTPStatus.OK:
                return await _read(response)
            to = response.headers.get("Location")
            if response.status in _ELSEWHERE and to:
                return urllib.parse.urljoin(url, to)
            if response.status in _BUSY or response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                return NotNow(f"status {response.status}")
            return Never(GONE)


async def _read(response: aiohttp.ClientResponse) -> Outcome:
    """Take the bytes as they come, and stop where they are too many, whatever the length that was announced."""
    pieces: list[bytes] = []
    size = 0
    async for piece in response.content.iter_chunked(CHUNK):
        size += len(piece)
        if size > MOST_BYTES:
            return Never(TOO_LARGE)
        pieces.append(piece)
    return Fetched(b"".join(pieces))
