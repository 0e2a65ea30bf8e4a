"""How much of the server one address, and all together, may take, so that the app's own keys never wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

#: Addresses remembered at most; the one that was quiet the longest is forgotten first.
_MOST_ADDRESSES: Final = 256


class Bucket:
    """Lets `burst` through at once and `rate` a second after that. `now` is a monotonic clock in seconds."""

    def __init__(self, rate: float, burst: float, now: Callable[[], float]) -> None:
        self._rate, self._burst, self._now = rate, burst, now
        self._left, self._at = burst, now()

    def take(self) -> bool:
        """Return whether one more is let through."""
        now = self._now()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class ByAddress:
    """A bucket for each address and one for all of them."""

    def __init__(
        self, each: tuple[float, float], all_: tuple[float, float], now: Callable[[], float]
    ) -> None:
        self._each, self._now = each, now
        self._all = Bucket(*all_, now)
        self._buckets: dict[str, Bucket] = {}

    def take(self, address: str) -> bool:
        """Return whether this address gets one more; what an address is refused costs the others nothing."""
        bucket = self._buckets.pop(address, None) or Bucket(*self._each, self._now)
        self._buckets[address] = bucket  # at the end: the first is the one that was quiet the longest
        if len(self._buckets) > _MOST_ADDRESSES:
            del self._buckets[next(iter(self._buckets))]
        return bucket.take() and self._all.take()


class Limits:
    """The limits of one server. A whole room behind one address, as at a hotspot, stays below them."""

    #: A second and at once: connections, joins and codes tried, for one address and for all.
    CONNECTIONS: Final = ((20.0, 240.0), (40.0, 400.0))
    JOINS: Final = ((0.2, 45.0), (1.0, 60.0))
    CODES: Final = ((0.2, 20.0), (1.0, 60.0))
    #: Connections open at the same time: a stream for each phone and wall, and as many pages.
    OPEN_EACH: Final = 90
    OPEN: Final = 140

    def __init__(self, now: Callable[[], float]) -> None:
        self.connections = ByAddress(*self.CONNECTIONS, now)
        self.requests = ByAddress(*self.CONNECTIONS, now)
        self.joins = ByAddress(*self.JOINS, now)
        self.codes = ByAddress(*self.CODES, now)
