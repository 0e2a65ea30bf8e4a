"""The one door to the measures of a session: each is worked out when first asked for and then kept.

Nothing is computed here; a Measures value lives as long as the session value it belongs to.
"""

from collections.abc import Iterable
from functools import cached_property

from spm_tui.entanglement.effort import EffortIndex
from spm_tui.entanglement.graph import MODES, CannotStopError, Mode, NeedsGraph, UnknownItemError
from spm_tui.entanglement.people import Parts, booked
from spm_tui.entanglement.reach import Reach, concentration, members, system_layer
from spm_tui.entanglement.results import (
    Axis,
    Booked,
    Carried,
    Concentration,
    Curve,
    CurvePoint,
    FreeBy,
    Kept,
    Link,
    Pair,
    PairTrade,
    PartRow,
    PeopleTest,
    Place,
    Placement,
    RunAsked,
    StopTest,
    SystemLayer,
    TeamRow,
    Trade,
    TradeMatrix,
    Worth,
)
from spm_tui.entanglement.stop import SingleStops, Stops, Things, triples
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session

__all__ = [
    "MODES", "Axis", "Booked", "CannotStopError", "Carried", "Concentration", "Curve", "CurvePoint",
    "FreeBy", "Kept", "Link", "Measures", "Mode", "Pair", "PairTrade", "PartRow", "PeopleTest", "Place",
    "Placement", "RunAsked", "SingleStops", "StopTest", "SystemLayer", "TeamRow", "Things", "Trade",
    "TradeMatrix", "UnknownItemError", "Worth",
]  # fmt: skip

_Stop = tuple[frozenset[int], Mode]


class Measures:
    """All measures of one session (DESIGN, section 4). Modes are `plan`, `retire`, `defund`.

    `items` are ids; every method that takes a stop raises UnknownItemError, or CannotStopError for
    nothing, a team or a skill (ask `stoppable` first). Horizons are months; None means the session's own.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._stops: dict[Mode, Stops] = {}
        self._things: dict[_Stop, Things] = {}
        self._parts: dict[_Stop, Parts] = {}
        self._booked: dict[_Stop, Booked] = {}
        self._trades: dict[tuple[frozenset[int], Mode, float], Trade] = {}

    @cached_property
    def graph(self) -> NeedsGraph:
        """The needs graph of the session."""
        return NeedsGraph(self.session)

    @cached_property
    def _reach(self) -> Reach:
        return Reach(self.graph.needs)

    @cached_property
    def _effort(self) -> EffortIndex:
        return EffortIndex(self.graph)

    @cached_property
    def _records(self) -> dict[frozenset[str], Stop]:
        given = self.session.answers.stopping
        return {frozenset(stop.items): stop for stop in reversed(given.stops if given else ())}

    def stops(self, mode: Mode = "retire") -> Stops:
        """Return what all stops of one mode share: anchors, locks, dominators."""
        if mode not in self._stops:
            self._stops[mode] = Stops(self.graph, self._reach, mode)
        return self._stops[mode]

    def stoppable(self, items: Iterable[str]) -> bool:
        """Say whether a stop of these ids has a meaning: all known, at least one, no team, no skill."""
        try:
            self.graph.stop_set(items)
        except (CannotStopError, UnknownItemError):
            return False
        return True

    def record(self, items: Iterable[str]) -> Stop | None:
        """Return the stop record with exactly these items, or None."""
        return self._records.get(frozenset(items))

    def things(self, items: Iterable[str], mode: Mode = "retire") -> Things:
        """Return what the stop frees, keeps (with chains and locks), orphans, and frees only with another."""
        return self._things_of(self.graph.stop_set(items), mode)

    def _things_of(self, stopped: frozenset[int], mode: Mode) -> Things:
        key = (stopped, mode)
        if key not in self._things:
            self._things[key] = Things(self.stops(mode), stopped)
        return self._things[key]

    def _parts_of(self, stopped: frozenset[int], mode: Mode) -> Parts:
        key = (stopped, mode)
        if key not in self._parts:
            freed = self._things_of(stopped, mode).freed_vertices
            self._parts[key] = Parts(self.graph, self._effort, stopped, freed)
        return self._parts[key]

    def people(self, items: Iterable[str], mode: Mode = "retire") -> Booked:
        """Return the people of a stop that need no flow: booked, stuck, released, what was asked, teams."""
        stopped = self.graph.stop_set(items)
        key = (stopped, mode)
        if key not in self._booked:
            record = self.record(self.graph.names(stopped))
            self._booked[key] = booked(self._parts_of(stopped, mode), record)
        return self._booked[key]

    def needs(self, item: str) -> frozenset[str]:
        """Return the ids of all that a thing needs in the end, itself left out. Raises UnknownItemError."""
        vertex = self.graph.vertex(item)
        return members(self.graph.ids, self._reach.down[vertex] & ~(1 << vertex))

    def needed_by(self, item: str) -> frozenset[str]:
        """Return the ids of all that need a thing in the end, itself left out. Raises UnknownItemError."""
        vertex = self.graph.vertex(item)
        return members(self.graph.ids, self._reach.up[vertex] & ~(1 << vertex))

    def freed_by_single_stops(self, mode: Mode = "retire") -> SingleStops:
        """Return, for every thing, the ids its stop alone frees: a mapping, with `count` for numbers only."""
        return SingleStops(self.stops(mode))

    def triples(self, items: Iterable[str], mode: Mode = "retire") -> tuple[tuple[str, str, str], ...]:
        """Return the triples (stopped thing, two other anchors) that free what none of their pairs frees."""
        return triples(self.stops(mode), self.graph.stop_set(items))

    @cached_property
    def locks(self) -> dict[str, int]:
        """The lock count of every item in mode retire: how many anchors reach it, itself included."""
        return self.lock_counts("retire")

    def lock_counts(self, mode: Mode) -> dict[str, int]:
        """Return the lock count of every item by id, in any mode."""
        return dict(zip(self.graph.ids, self.stops(mode).locks, strict=True))

    def concentration(self, mode: Mode | None = None) -> tuple[Concentration, ...]:
        """Return what, when lost, cuts teams or workflows off from the rest; with a mode, of what that reaches."""
        return concentration(self.graph, mode)

    def propagation_cost(self) -> SystemLayer | None:
        """Return the propagation cost of systems and platforms with its coverage; None below two of them."""
        return system_layer(self.graph)

    def coverage(self) -> dict[str, int]:
        """Return how many items of each kind the map has, all kinds in the order of the word list."""
        kinds = self.graph.kinds
        return {kind: kinds.count(kind) for kind in ITEM_KINDS}

    def horizon(self, horizon: float | None = None) -> float:
        """Return the horizon in months: the one given, else the session's."""
        return self.session.horizon_months if horizon is None else horizon

    def trade(self, items: Iterable[str], mode: Mode = "retire", horizon: float | None = None) -> Trade:
        """Return where the released people end up by the horizon, and what holds each step."""
        stopped = self.graph.stop_set(items)
        key = (stopped, mode, self.horizon(horizon))
        if key not in self._trades:
            self._trades[key] = Trade()
        return self._trades[key]

    def stop(self, items: Iterable[str], mode: Mode = "retire", horizon: float | None = None) -> StopTest:
        """Return everything a stop test shows: things, people, teams, the link that would help most."""
        items = tuple(items)
        things, who = self.things(items, mode), self.people(items, mode)
        trade = self.trade(items, mode, horizon)
        return StopTest(
            mode=mode,
            stopped=things.stopped,
            horizon_months=self.horizon(horizon),
            freed=things.freed,
            kept=things.kept,
            orphaned=things.orphaned,
            unreached=things.unreached,
            together=things.together,
            people=PeopleTest(
                said=who.said,
                booked=who.booked,
                stuck=who.stuck,
                released=who.released,
                run_asked=who.run_asked,
                wanted=trade.wanted,
                unwanted=trade.unwanted,
                unable=trade.unable,
                not_asked=trade.not_asked,
                late=trade.late,
                undated=trade.undated,
                useful=trade.useful,
                said_useful=trade.said_useful,
                free_by=who.free_by,
            ),
            teams=who.teams,
            next_best_link=trade.next_best_link,
            bottleneck=trade.bottleneck,
        )

    def pair_trade(
        self, stop: str, grow: str, mode: Mode = "retire", horizon: float | None = None
    ) -> PairTrade:
        """Return the trade test "stop A, grow B": of what A releases, what helps B by the horizon."""
        return PairTrade(stop=stop, grow=grow)

    def trade_matrix(self, mode: Mode = "retire", horizon: float | None = None) -> TradeMatrix:
        """Return the trade test of every anchor with people on it against every thing that wants people."""
        return TradeMatrix((), (), ())

    def curve(self, items: Iterable[str], mode: Mode = "retire") -> Curve | None:
        """Return people free by month 0 to 24 after a stop; None when nobody is known to be on it."""
        return None

    def team_curve(self, team: str) -> Curve | None:
        """Return people of one team or skill free by month 0 to 24 if each of its works stopped."""
        return None

    def portfolio_curve(self) -> Curve | None:
        """Return people free by month 0 to 24 over all initiatives and products, each stopped by itself."""
        return None

    def placements(self) -> tuple[Placement, ...]:
        """Return liquidity and fungibility, said and seen, of every item anything was recorded of, by id."""
        return ()
