"""Keep what was worked out from frozen values for as long as those very values are in use; nothing else."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Identity:
    """Values compared by identity, so that a list of 500 records is never hashed. They must be frozen.

    They are held as long as this is, so that no other value can come to bear the same number.
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
        return isinstance(other, Identity) and self._ids == other._ids


def kept_last(size: int) -> Callable[[Callable[[T], R]], Callable[[T], R]]:
    """Return a decorator that keeps a function's last `size` results by the identity of its one argument.

    The argument must be frozen. An edit replaces only the part of the session it touches, so what rests
    on the other parts is found again.
    """

    def decorate(function: Callable[[T], R]) -> Callable[[T], R]:
        @lru_cache(maxsize=size)
        def by_identity(held: Identity) -> R:
            value: T = held.values[0]  # type: ignore[assignment]
            return function(value)

        recent: tuple[object, Any] = (None, None)

        @wraps(function)
        def wrapper(value: T) -> R:
            nonlocal recent
            held, result = recent  # read at once: another thread may put its own there
            if held is not value or held is None:
                result = by_identity(Identity(value))
                recent = (value, result)
            found: R = result
            return found

        return wrapper

    return decorate


def kept(function: Callable[[T], R]) -> Callable[[T], R]:
    """Return the function with its last 64 results kept (see `kept_last`)."""
    return kept_last(64)(function)


@lru_cache(maxsize=1024)
def as_one_object(value: Hashable) -> Any:
    """Return a figure, a word or a day as one object a value, so that it can be compared by identity."""
    return value
