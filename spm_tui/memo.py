"""Results worked out from a session, kept for as long as the parts they rest on are in use.

A session is frozen: an edit replaces the parts it touches and leaves the others as they are, the very same
objects. So what rests on the others is found again by looking whether they are the same, and a list of 500
records is never hashed or compared. There are three ways to keep a result:

* `of_part(last)`: a function of one part (or of a whole session), by identity;
* `of_key(last)`: a function of a key, by value: words, or `SameParts`, which are several parts by identity;
* `table()`: what a pass over many records made of each, for the next pass. This is the only layer below the
  parts, since each of its entries is looked after by hand: it stays where a bar needs it, a new diagnosis of
  500 things within one frame (`diagnosis/rules/per_record.py`), and nowhere else.

`forget` drops all of them. What rests on no session (the fields of a type, a grammar) is kept by
`functools.cache` where it is made, and what a screen made of its rows goes with the screen;
`tests/test_house.py` lists all that is kept elsewhere, with the reason.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, Final, TypeVar

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K")
V = TypeVar("V")
F = TypeVar("F", bound=Callable[..., Any])

#: What drops each kept result.
_DROPS: Final[list[Callable[[], None]]] = []


def forget() -> None:
    """Drop every kept result, as when a session is left; what is asked for later is worked out again."""
    for drop in _DROPS:
        drop()


class SameParts:
    """Frozen values compared by identity. They are held, so that no other can come to bear the same number.

    `whole` is carried along and not compared: the session, say, that the values are parts of.
    """

    __slots__ = ("_hash", "_ids", "values", "whole")

    def __init__(self, *values: object, whole: Any = None) -> None:
        self.values = values
        self.whole = whole
        self._ids = tuple(map(id, values))
        self._hash = hash(self._ids)

    def take(self) -> Any:
        """Return `whole` and let go of it, so that a kept result does not keep a session alive."""
        whole, self.whole = self.whole, None
        return whole

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameParts) and self._ids == other._ids


def of_key(last: int) -> Callable[[F], F]:
    """Return a decorator that keeps a function's `last` results by its arguments, which are hashed."""

    def decorate(function: F) -> F:
        keeping: Any = lru_cache(maxsize=last)(function)
        _DROPS.append(keeping.cache_clear)
        found: F = keeping
        return found

    return decorate


def of_part(last: int = 64) -> Callable[[Callable[[T], R]], Callable[[T], R]]:
    """Return a decorator that keeps a function's `last` results by the identity of its frozen argument."""

    def decorate(function: Callable[[T], R]) -> Callable[[T], R]:
        @of_key(last)
        def by_identity(parts: SameParts) -> R:
            value: T = parts.values[0]  # type: ignore[assignment]
            return function(value)

        recent: tuple[object, Any] = (None, None)

        def drop() -> None:
            nonlocal recent
            recent = (None, None)

        @wraps(function)
        def wrapper(value: T) -> R:
            nonlocal recent
            held, result = recent  # read at once: another thread may put its own there
            if held is not value or held is None:
                result = by_identity(SameParts(value))
                recent = (value, result)
            found: R = result
            return found

        _DROPS.append(drop)
        return wrapper

    return decorate


def table() -> dict[Any, Any]:
    """Return an empty table whose entries the caller replaces at every pass; another thread may do so too."""
    made: dict[Any, Any] = {}
    _DROPS.append(made.clear)
    return made


@of_key(1024)
def as_one_object(value: Hashable) -> Any:
    """Return the same object for equal figures, words or days, so that they can be compared by identity."""
    return value
