"""Keep what was worked out from frozen values for as long as those very values are in use; nothing else."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Identity:
    """Values compared by identity, so that a list of 500 records is never hashed. They must be frozen.

    `whole` is carried along and not compared: the session, say, that the values are parts of.
    """

    __slots__ = ("_hash", "values", "whole")

    def __init__(self, *values: object, whole: Any = None) -> None:
        self.values = values
        self.whole = whole
        self._hash = hash(tuple(map(id, values)))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Identity) or len(self.values) != len(other.values):
            return False
        return all(a is b for a, b in zip(self.values, other.values, strict=True))


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

        @wraps(function)
        def wrapper(value: T) -> R:
            return by_identity(Identity(value))

        return wrapper

    return decorate


def kept(function: Callable[[T], R]) -> Callable[[T], R]:
    """Return the function with its last 64 results kept (see `kept_last`)."""
    return kept_last(64)(function)
