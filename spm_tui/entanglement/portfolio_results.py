"""The values of measures over all works and many stops, as frozen Structs; nothing here computes.

People are floats with one decimal, `None` is "not known", as in `results.py`, which has those of one stop.
"""

from msgspec import Struct

from spm_tui.entanglement.results import Carried, RunAsked, Span


class RunLoad(Struct, frozen=True, kw_only=True):
    """What of one work's effort keeps things running: `running` of `effort` (None: nobody was asked).

    `things` are what is kept running inside it. `asked` is of the systems, platforms, data and operations it
    needs directly or carries: with none asked, a `running` of 0 says nothing.
    """

    work: str
    effort: float | None
    running: float
    things: tuple[Carried, ...]
    asked: RunAsked


class SaidOf(Struct, frozen=True):
    """How many people stop records speak of, and on how many works."""

    people: float
    works: int


class CameOrCould(Struct, frozen=True, kw_only=True):
    """Of the stops spoken of: the people who came where a stop has happened, else who could leave.

    `came`, `could` and `of` count stops: those that have happened, those whose people are known, and all.
    """

    people: float
    range: Span
    came: int
    could: int
    of: int


class SpokenOf(Struct, frozen=True):
    """What the stop records say of people, and what came of it or could come; None where nothing is known."""

    said: SaidOf | None
    came_or_could: CameOrCould | None


class Portfolio(Struct, frozen=True, kw_only=True):
    """The portfolio as one: its works with people on them, and what could do other wanted work.

    `booked` are the people on the works that were asked, `movable` what could do other wanted work in time if
    each stopped by itself, with its `range`; None where nothing is known. `spoken` is beside `said`.
    """

    works: RunAsked
    booked: float | None
    said: SaidOf | None
    movable: float | None
    range: Span | None
    spoken: CameOrCould | None
