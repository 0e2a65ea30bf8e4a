"""The one door to the measures of a session: each is worked out when first asked for and then kept.

Nothing is computed here; a Measures value lives as long as the session value it belongs to.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from spm_tui.entanglement.curve import curve
from spm_tui.entanglement.graph import MODES, USER_KINDS, CannotStopError, Mode, NeedsGraph, UnknownItemError
from spm_tui.entanglement.ground import Ground
from spm_tui.entanglement.matrix import pair_trade, trade_matrix
from spm_tui.entanglement.people import booked
from spm_tui.entanglement.placement import placements
from spm_tui.entanglement.reach import concentration, members
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
from spm_tui.entanglement.stop import SingleStops, Things, triples
from spm_tui.entanglement.structure import Structure
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session

__all__ = [
    "MODES", "Axis", "Booked", "CannotStopError", "Carried", "Concentration", "Curve", "CurvePoint",
    "FreeBy", "Kept", "Link", "Measures", "Mode", "Pair", "PairTrade", "PartRow", "PeopleTest", "Place",
    "Placement", "RunAsked", "SingleStops", "StopTest", "SystemLayer", "TeamRow", "Things", "Trade",
    "TradeMatrix", "UnknownItemError", "Worth",
]  # fmt: skip


class Measures:
    """All measures of one session (DESIGN, section 4). Modes are `plan`, `retire`, `defund`.

    `items` are ids; every method that takes a stop raises UnknownItemError, or CannotStopError for
    nothing, a team or a skill (ask `stoppable` first). Horizons are months; None means the session's own.
    With `like`, measures of an earlier session, what rests on the same things and ties is shared.
    """

    def __init__(self, session: Session, like: "Measures | None" = None) -> None:
        self.session = session
        self._ground: Ground = Ground(session, None if like is None else like._ground)
        self._booked: dict[tuple[frozenset[int], Mode], Booked] = {}

    @property
    def graph(self) -> NeedsGraph:
        """The needs graph of the session."""
        return self._ground.map.graph

    @property
    def structure(self) -> Structure:
        """What this map shares with all that differ in names and figures only: the same object for each."""
        return self._ground.map.structure

    def horizon(self, horizon: float | None = None) -> float:
        """Return the horizon in months: the one given, else the session's."""
        return self.session.horizon_months if horizon is None else horizon

    def stoppable(self, items: Iterable[str]) -> bool:
        """Say whether a stop of these ids has a meaning: all known, at least one, no team, no skill."""
        try:
            self.graph.stop_set(items)
        except (CannotStopError, UnknownItemError):
            return False
        return True

    def record(self, items: Iterable[str]) -> Stop | None:
        """Return the stop record with exactly these items, or None."""
        return self._ground.record(items)

    def things(self, items: Iterable[str], mode: Mode = "retire") -> Things:
        """Return what the stop frees, keeps (with chains and locks), orphans, and frees only with another."""
        return self._ground.map.things(self.graph.stop_set(items), mode)

    def triples(self, items: Iterable[str], mode: Mode = "retire") -> tuple[tuple[str, str, str], ...]:
        """Return the triples (stopped thing, two other anchors) that free what none of their pairs frees."""
        return triples(self._ground.map.stops(mode), self.graph.stop_set(items))

    def people(self, items: Iterable[str], mode: Mode = "retire") -> Booked:
        """Return the people of a stop that need no flow: booked, stuck, released, what was asked, teams."""
        stopped = self.graph.stop_set(items)
        key = (stopped, mode)
        if key not in self._booked:
            record = self.record(self.graph.names(stopped))
            self._booked[key] = booked(self._ground.map.parts(stopped, mode), record, self.graph.items)
        return self._booked[key]

    def trade(self, items: Iterable[str], mode: Mode = "retire", horizon: float | None = None) -> Trade:
        """Return where the released people end up by the horizon, and what holds each step.

        All None when nobody is known to be on the stop, or no other item records what it wants.
        """
        return self._ground.trading.trade(self.graph.stop_set(items), mode, self.horizon(horizon))

    def stop(self, items: Iterable[str], mode: Mode = "retire", horizon: float | None = None) -> StopTest:
        """Return everything a stop test shows: things, people, teams, the link that would help most."""
        items = tuple(items)
        return _stop_test(
            self.things(items, mode),
            self.people(items, mode),
            self.trade(items, mode, horizon),
            self.horizon(horizon),
        )

    def curve(self, items: Iterable[str], mode: Mode = "retire") -> Curve | None:
        """Return people free by month 0 to 24 after a stop; None when nobody is known to be on it."""
        stopped = self.graph.stop_set(items)
        parts = self._ground.map.parts(stopped, mode)
        return curve(parts.parts, [self.record(self.graph.names(stopped))]) if parts.known else None

    def pair_trade(
        self, stop: str, grow: str, mode: Mode = "retire", horizon: float | None = None
    ) -> PairTrade:
        """Return the trade test "stop A, grow B": of what A releases, what helps B by the horizon."""
        stopped, grown = self.graph.stop_set((stop,)), self.graph.vertex(grow)
        parts = self._ground.map.parts(stopped, mode)
        vertex = self.graph.vertex(stop)
        return pair_trade(
            self.graph, self._ground.links, parts, stop=vertex, grow=grown, horizon=self.horizon(horizon)
        )

    def trade_matrix(
        self, mode: Mode = "retire", horizon: float | None = None, most: tuple[int, int] | None = None
    ) -> TradeMatrix:
        """Return the trade test of every anchor with people on it against every item that records wants.

        With `most`, of at most so many anchors, those that release most, and so many items, those that want
        most.
        """
        ground = self._ground.map
        anchors = (v for v in ground.stops(mode).anchors if ground.effort.effort.get(v))
        rows = {v: ground.alone(v, mode) for v in anchors}
        return trade_matrix(self.graph, self._ground.links, rows, self.horizon(horizon), most)

    def needs(self, item: str) -> frozenset[str]:
        """Return the ids of all that an item needs in the end, itself left out. Raises UnknownItemError."""
        vertex = self.graph.vertex(item)
        return members(self.graph.ids, self._ground.map.reach.down[vertex] & ~(1 << vertex))

    def needed_by(self, item: str) -> frozenset[str]:
        """Return the ids of all that need an item in the end, itself left out. Raises UnknownItemError."""
        vertex = self.graph.vertex(item)
        return members(self.graph.ids, self._ground.map.reach.up[vertex] & ~(1 << vertex))

    def works_on(self, item: str) -> tuple[str, ...]:
        """Return the initiatives, products and workflows that need an item in the end, by id, without it."""
        return self._ground.map.structure.works_on(self.graph.vertex(item))

    def works_reach(self, item: str, least: int) -> bool:
        """Say whether at least so many of these need an item in the end; only as many are looked for."""
        start = self.graph.vertex(item)
        return sum(self._is_work_on(v, start) for v in self._met_above(start, least)) >= least

    def met_above(self, item: str, least: int) -> tuple[str, ...]:
        """Return the ids that `works_reach` meets on its way up from an item, itself included, in order."""
        return self.graph.names(self._met_above(self.graph.vertex(item), least))

    def _met_above(self, start: int, least: int) -> Iterator[int]:
        found = 0
        for vertex in self.graph.walk((start,), self.graph.needed_by):
            yield vertex
            found += self._is_work_on(vertex, start)
            if found == least:
                return

    def _is_work_on(self, vertex: int, start: int) -> bool:
        return vertex != start and self.graph.kinds[vertex] in USER_KINDS

    def freed_by_single_stops(self, mode: Mode = "retire") -> SingleStops:
        """Return, for every thing, the ids its stop alone frees: a mapping, with `count` for numbers only."""
        return SingleStops(self._ground.map.stops(mode))

    @cached_property
    def locks(self) -> dict[str, int]:
        """The lock count of every item in mode retire: how many anchors reach it, itself included."""
        return self.lock_counts("retire")

    def lock_counts(self, mode: Mode) -> dict[str, int]:
        """Return the lock count of every item by id, in any mode."""
        return dict(zip(self.graph.ids, self._ground.map.stops(mode).locks, strict=True))

    def concentration(self, mode: Mode | None = None) -> tuple[Concentration, ...]:
        """Return what, when lost, cuts teams or workflows off from the rest of the map.

        With a mode, only what the anchors of that mode reach is looked at.
        """
        return concentration(self.graph, mode)

    def propagation_cost(self) -> SystemLayer | None:
        """Return the propagation cost of systems and platforms with its coverage; None below two of them."""
        return self._ground.map.system_layer

    def coverage(self) -> dict[str, int]:
        """Return how many items of each kind the map has, all kinds in the order of the word list."""
        kinds = self.graph.kinds
        return {kind: kinds.count(kind) for kind in ITEM_KINDS}

    def team_curve(self, team: str) -> Curve | None:
        """Return people of one team or skill free by month 0 to 24 if each of its works stopped by itself.

        Works are initiatives and products that are not retired. Nobody says this of a team's share, so
        `said` is None. None when no such work is known to take anyone of it.
        """
        vertex = self.graph.vertex(team)
        parts = [p for work in self._ground.map.works.values() for p in work.parts if p.team == vertex]
        return curve([part for part in parts if not part.run], ())

    def portfolio_curve(self) -> Curve | None:
        """Return people free by month 0 to 24 over all initiatives and products, each stopped by itself.

        What only a common stop would free is not in it: this is the sum of the single stops. The said
        step adds up the stop records of single works.
        """
        works = self._ground.map.works
        parts = [part for work in works.values() for part in work.parts]
        return curve(parts, [self.record(self.graph.names((vertex,))) for vertex in works])

    def placements(self) -> tuple[Placement, ...]:
        """Return liquidity and fungibility, said and seen, of every item anything was recorded of, by id."""
        return self._placements

    @cached_property
    def _placements(self) -> tuple[Placement, ...]:
        return placements(self.session, self.graph)


def _stop_test(things: Things, who: Booked, trade: Trade, horizon: float) -> StopTest:
    return StopTest(
        mode=things.mode,
        stopped=things.stopped,
        horizon_months=horizon,
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
