"""A what if beside today: what each stop gives on the map as it is, and on the map as it would be."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.staffing import people, tenths


class TodayThen(NamedTuple):
    """A figure of people on the map as it is and as it would be; None is not known."""

    today: float | None
    then: float | None

    @property
    def moves(self) -> bool:
        """Whether the two differ."""
        return self.today != self.then


class TriedStop(Struct, frozen=True, kw_only=True):
    """One stop, today and then: people it releases, people useful in time, and what only then leaves too.

    `leaves_then` are things that the changes set free with it, `stays_then` those that no longer leave with
    it, `orphaned_then` those left without anybody to run them only then.
    """

    stopped: tuple[str, ...]
    released: TodayThen
    useful: TodayThen
    leaves_then: tuple[str, ...]
    stays_then: tuple[str, ...]
    orphaned_then: tuple[str, ...]


class Trial(Struct, frozen=True, kw_only=True):
    """Some stops, each by itself, today and with the changes of a what if, and their sums where known."""

    stops: tuple[TriedStop, ...]
    released: TodayThen
    useful: TodayThen


def trial(
    today: Measures, then: Measures, stops: Iterable[tuple[str, ...]], horizon: float | None = None
) -> Trial:
    """Return what some stops give on two maps, in mode retire; `horizon` in months, None: the session's.

    `then` are the measures of the tried session, with the same things. Stops without a meaning are left out.
    O(stops) stop tests on each map. Raises nothing.
    """
    chosen = dict.fromkeys(tuple(sorted(stop)) for stop in stops if today.stoppable(stop))
    found = tuple(_tried(today, then, stop, horizon) for stop in chosen)
    return Trial(
        stops=found,
        released=_summed([one.released for one in found]),
        useful=_summed([one.useful for one in found]),
    )


def _tried(today: Measures, then: Measures, stop: tuple[str, ...], horizon: float | None) -> TriedStop:
    things, things_then = today.things(stop), then.things(stop)
    leaves, leaves_then = set(things.freed), set(things_then.freed)
    return TriedStop(
        stopped=stop,
        released=TodayThen(today.people(stop).released, then.people(stop).released),
        useful=TodayThen(today.trade(stop, horizon=horizon).useful, then.trade(stop, horizon=horizon).useful),
        leaves_then=tuple(sorted(leaves_then - leaves)),
        stays_then=tuple(sorted(leaves - leaves_then)),
        orphaned_then=tuple(sorted(set(things_then.orphaned) - set(things.orphaned))),
    )


def _summed(figures: list[TodayThen]) -> TodayThen:
    return TodayThen(*(_sum([figure[end] for figure in figures]) for end in (0, 1)))


def _sum(figures: list[float | None]) -> float | None:
    known = [tenths(one) for one in figures if one is not None]
    return people(sum(known)) if known else None
