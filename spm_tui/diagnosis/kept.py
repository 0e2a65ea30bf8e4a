"""Keep what was worked out from one frozen value for as long as that very value is in use; nothing else."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class _Same(Generic[T]):
    """A value compared by identity, so that a list of 500 records is never hashed."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


def kept_last(size: int) -> Callable[[Callable[[T], R]], Callable[[T], R]]:
    """Return a decorator that keeps a function's last `size` results by the identity of its one argument.

    The argument must be frozen. An edit replaces only the part of the session it touches, so what rests
    on the other parts is found again.
    """

    def decorate(function: Callable[[T], R]) -> Callable[[T], R]:
        @lru_cache(maxsize=size)
        def by_identity(held: _Same[T]) -> R:
            return function(held.value)

        @wraps(function)
        def wrapper(value: T) -> R:
            return by_identity(_Same(value))

        return wrapper

    return decorate


def kept(function: Callable[[T], R]) -> Callable[[T], R]:
    """Return the function with its last 64 results kept (see `kept_last`)."""
    return kept_last(64)(function)
