"""The people of a stop without any flow: booked, stuck, released, what was asked, and free by when.

All sums in integer tenths, from effort shares and never from reachability.
"""

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

import networkx as nx

from spm_tui.entanglement.gut_feel import AS_GIVEN, Lean
from spm_tui.entanglement.modes import RUN_KINDS, WORK_KINDS
from spm_tui.entanglement.results import (
    Booked,
    CameBack,
    Carried,
    FreeBy,
    PartRow,
    RunAsked,
    StillOn,
    TeamRow,
)
from spm_tui.entanglement.staffing import Staffing, people, tenths
from spm_tui.workshop.records import Item, Stop, Tie

#: Months are compared after addition; this keeps 0.1 + 0.2 within 0.3.
MONTHS_SLACK = 1e-9


def within(months: float, horizon: float) -> bool:
    """Return whether months are within a horizon (months), with a tolerance for rounding."""
    return months <= horizon + MONTHS_SLACK


class TeamShare(NamedTuple):
    """The people of one (stopped or freed thing, team), in tenths or in the units of a `Lean`."""

    item: str
    team: str
    size: int
    stuck: int
    months: float | None
    stays: float | None
    carried: tuple[tuple[str, int], ...]
    run: bool

    @property
    def free(self) -> int:
        """People free to leave."""
        return self.size - self.stuck


class TeamShares:
    """The parts of one stop set, given what it frees; sums of them are the people figures, in tenths.

    With a `lean` figures from a gut feel are read as it says, and all are in its units. O(ties of the stopped
    and freed things). Raises nothing.
    """

    def __init__(
        self,
        graph: nx.DiGraph,
        staffing: Staffing,
        stopped: frozenset[str],
        freed: Set[str],
        lean: Lean = AS_GIVEN,
    ) -> None:
        self.staffing = staffing
        self._lean = lean
        self.stopped = stopped
        self.gone = stopped | freed
        own = [self._part(tie, False) for x in stopped for tie in staffing.effort.get(x, ())]
        works = frozenset(v for v in freed if graph.nodes[v]["item"].kind in WORK_KINDS)
        run = [self._part(tie, True) for v in freed - works for tie in staffing.effort.get(v, ())]
        #: False when no tie with people leaves the stopped things: then no figure of people is known.
        self.known: bool = bool(own)
        self.parts: tuple[TeamShare, ...] = tuple(sorted(own + run, key=lambda p: (p.run, p.item, p.team)))
        #: On the stopped things today.
        self.booked: int = sum(part.size for part in own)
        #: Who run the freed things today.
        self.freed_run: int = sum(part.size for part in run)
        #: Of both, who keep things running or stay whatever happens.
        self.stuck: int = sum(part.stuck for part in self.parts)
        #: Free to leave.
        self.released: int = self.booked + self.freed_run - self.stuck
        #: Ties with people of ended works that the stop frees: they count nowhere, and are worth a question.
        self.ended: tuple[Tie, ...] = tuple(
            tie for v in sorted(works) for tie in staffing.effort.get(v, ()) if tie.people
        )
        near = {after for x in stopped for after in graph.successors(x)}
        near.update(thing for x in stopped for thing in staffing.carried_things.get(x, ()))
        #: What somebody has to run after the stop: what the stopped things need directly or carry, by id.
        self.run_things: tuple[str, ...] = tuple(
            sorted(v for v in near - self.gone if graph.nodes[v]["item"].kind in RUN_KINDS)
        )

    def _part(self, tie: Tie, run: bool) -> TeamShare:
        lean, load = self._lean, self.staffing.carried.get((tie.from_, tie.to), ())
        held = tuple(
            sorted(
                (each.from_, lean.holding(tenths(each.people or 0), each.basis))
                for each in load
                if each.from_ not in self.gone
            )
        )
        size = lean.adding(tenths(tie.people or 0), tie.basis)
        stuck = max(lean.holding(tenths(tie.stays or 0), tie.basis), sum(n for _, n in held))
        months = lean.lasting(tie.months, tie.basis)
        return TeamShare(tie.from_, tie.to, size, min(size, stuck), months, tie.stays, held, run)


def free_by(parts: Iterable[TeamShare], months: float) -> tuple[float, float]:
    """Return the people of some parts free by a month: with known months, and with the undated ones too."""
    known = undated = 0
    for part in parts:
        if part.months is None:
            undated += part.free
        elif within(part.months, months):
            known += part.free
    return people(known), people(known + undated)


def booked(parts: TeamShares, stop: Stop | None, items: Mapping[str, Item]) -> Booked:
    """Return the people figures of a stop that need no flow; `stop` is the record with exactly its items.

    `items` are the things by id: the parts may come from another session with the same needs and ties.
    People with one decimal. Without a tie with people from the stopped things every figure but `said` and
    what was asked is None. Raises nothing.
    """
    staffing, run = parts.staffing, parts.run_things
    missing = tuple(v for v in run if v not in staffing.run_known and items[v].run_people is None)
    hunches = tuple((tie.from_, tie.to) for v in sorted(parts.gone) for tie in staffing.hunches.get(v, ()))
    asked = [staffing.asked.get(x, [0, 0]) for x in parts.stopped]
    known, months = parts.known, stop.said_months if stop else None
    return Booked(
        said=stop.said_people if stop else None,
        said_months=months,
        booked=people(parts.booked) if known else None,
        stuck=people(parts.stuck) if known else None,
        freed_run=people(parts.freed_run) if known else None,
        released=people(parts.released) if known else None,
        run_asked=RunAsked(len(run) - len(missing), len(run)),
        free_by=FreeBy(months, *free_by(parts.parts, months)) if known and months is not None else None,
        teams=_team_rows(parts) if known else (),
        parts=_part_rows(parts) if known else (),
        ended=tuple(StillOn(tie.from_, tie.to, tie.people or 0.0) for tie in parts.ended),
        came_back=_came_back(stop),
        firm=known and not missing and not hunches,
        run_missing=missing,
        hunches=hunches,
        effort_asked=RunAsked(sum(a for a, _ in asked), sum(of for _, of in asked)),
    )


def _came_back(stop: Stop | None) -> CameBack | None:
    """Return what a stop gave back that has happened: one whose record says how many came."""
    if stop is None or stop.seen_people is None:
        return None
    return CameBack(stop.seen_people, stop.seen_months)


def _team_rows(parts: TeamShares) -> tuple[TeamRow, ...]:
    rows = []
    for team in sorted({part.team for part in parts.parts}):
        of_team = [part for part in parts.parts if part.team == team]
        rows.append(
            TeamRow(
                team=team,
                booked=people(sum(part.size for part in of_team if not part.run)),
                stuck=people(sum(part.stuck for part in of_team)),
                free=people(sum(part.free for part in of_team)),
                needed_by_others=people(parts.staffing.taken(team, parts.gone)),
            )
        )
    return tuple(rows)


def _part_rows(parts: TeamShares) -> tuple[PartRow, ...]:
    return tuple(
        PartRow(
            item=part.item,
            team=part.team,
            people=people(part.size),
            stays=part.stays,
            stuck=people(part.stuck),
            free=people(part.free),
            months=part.months,
            carried=tuple(Carried(thing, people(size)) for thing, size in part.carried),
            run=part.run,
        )
        for part in parts.parts
    )
