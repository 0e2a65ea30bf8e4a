"""The stop test as it is printed: all figures of one stop, in the order of `stop --json`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from spm_tui.entanglement.modes import Mode
from spm_tui.entanglement.results import (
    Booked,
    CameBack,
    FreeBy,
    Kept,
    Link,
    PeopleRange,
    RunAsked,
    TeamRow,
    Trade,
)

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures


class PeopleTest(Struct, frozen=True, kw_only=True):
    """All people figures of a stop, in the order in which they are printed."""

    said: float | None
    booked: float | None
    stuck: float | None
    released: float | None
    run_asked: RunAsked
    wanted: float | None
    unwanted: float | None
    unable: float | None
    not_asked: float | None
    late: float | None
    undated: float | None
    useful: float | None
    said_useful: float | None
    range: PeopleRange | None
    came_back: CameBack | None
    free_by: FreeBy | None


class StopTest(Struct, frozen=True, kw_only=True):
    """Everything a stop test shows, in the order in which it is printed."""

    mode: Mode
    stopped: tuple[str, ...]
    horizon_months: float
    freed: tuple[str, ...]
    kept: tuple[Kept, ...]
    orphaned: tuple[str, ...]
    unreached: tuple[str, ...]
    together: tuple[tuple[str, str], ...]
    people: PeopleTest
    teams: tuple[TeamRow, ...]
    next_best_link: Link | None
    bottleneck: tuple[str, ...]


def stop_test(
    measures: "Measures", items: Iterable[str], mode: Mode = "retire", horizon: float | None = None
) -> StopTest:
    """Return everything a stop test shows: things, people, teams, the link that would help most.

    `horizon` in months, None: the session's. Raises as `Measures.people` does for a stop without a meaning.
    """
    stopped = frozenset(items)
    things, who = measures.things(stopped, mode), measures.people(stopped, mode)
    trade = measures.trade(stopped, mode, horizon)
    return StopTest(
        mode=mode,
        stopped=things.stopped,
        horizon_months=measures.horizon(horizon),
        freed=things.freed,
        kept=things.kept,
        orphaned=things.orphaned,
        unreached=things.unreached,
        together=things.together,
        people=_people_test(who, trade, measures.people_range(stopped, mode, horizon)),
        teams=who.teams,
        next_best_link=trade.next_best_link,
        bottleneck=trade.bottleneck,
    )


def _people_test(who: Booked, trade: Trade, off_by: PeopleRange | None) -> PeopleTest:
    """Return the figures of a stop under their own names."""
    own = who.__struct_fields__
    names = (name for name in PeopleTest.__struct_fields__ if name != "range")
    figures = {name: getattr(who if name in own else trade, name) for name in names}
    return PeopleTest(range=off_by, **figures)
