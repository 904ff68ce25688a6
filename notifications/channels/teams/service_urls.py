"""Which connector addresses may be written to: the whole policy lives here, and nothing that sends.

A service URL arrives in an activity, so whoever could forge one would receive our token and the board's words. With an
app id, only https addresses are allowed whose host came from the settings or from an activity whose token was checked;
without one (the local Teams client), only loopback addresses are.
"""

import functools
import ipaddress
import urllib.parse
from collections.abc import Iterable

# Where Microsoft documents that Teams listens to bots, all regions ("Send proactive messages", Teams platform docs).
TEAMS = "https://smba.trafficmanager.net/"


class ServiceUrls:
    """The connector addresses that this service may write to, compared by scheme, host and port.

    ``known`` comes from the settings and is taken at its word (so a test may name a loopback address); rows of earlier
    conversations may be added with :meth:`trust`. ``app_id`` is the bot's, or None where there is none.
    """

    def __init__(self, *, app_id: str | None, known: Iterable[str] = (TEAMS,)) -> None:
        self._loopback = app_id is None
        self._known = {_origin(url) for url in known}

    def trust(self, url: str) -> None:
        """Remember the address of an activity whose token was checked; anything but https is not remembered."""
        origin = _origin(url)
        if origin is not None and origin[0] == "https":
            self._known.add(origin)

    def allows(self, url: str) -> bool:
        """Tell whether this address may be written to."""
        if self._loopback:
            return is_loopback(url)
        origin = _origin(url)
        return origin is not None and origin in self._known


@functools.lru_cache(maxsize=256)
def is_loopback(url: str) -> bool:
    """Tell whether an http or https address points at this very machine."""
    origin = _origin(url)
    if origin is None:
        return False
    if origin[1] == "localhost":
        return True
    try:
        return ipaddress.ip_address(origin[1]).is_loopback
    except ValueError:
        return False


@functools.lru_cache(maxsize=256)
def _origin(url: str) -> tuple[str, str, int] | None:
    """Give scheme, host and port; None for what is no plain http(s) address (a user name in it is a disguise)."""
    try:
        parts = urllib.parse.urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return None
    return parts.scheme, parts.hostname, port or (443 if parts.scheme == "https" else 80)
