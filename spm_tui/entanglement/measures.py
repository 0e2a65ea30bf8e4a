"""All measures of a session: each is computed at its first use and cached.

Nothing is computed here; a Measures value lives as long as the session value it belongs to.
"""

from collections.abc import Iterable
from functools import cached_property

from spm_tui.entanglement.freed import Things
from spm_tui.entanglement.graph import stop_set
from spm_tui.entanglement.gut_feel import AS_GIVEN, HIGHER, LOWER, Lean
from spm_tui.entanglement.in_time import InTime
from spm_tui.entanglement.liquidity_curve import curve
from spm_tui.entanglement.modes import WORK_KINDS, Mode
from spm_tui.entanglement.needs_measures import NeedsMeasures
from spm_tui.entanglement.pair_trades import trade_matrix, trade_row
from spm_tui.entanglement.people import TeamShares, booked
from spm_tui.entanglement.placement import placements
from spm_tui.entanglement.portfolio_figures import portfolio, spoken_of
from spm_tui.entanglement.portfolio_results import Portfolio, RunLoad, SpokenOf
from spm_tui.entanglement.results import (
    Booked,
    Curve,
    PairTrade,
    PeopleRange,
    Placement,
    Span,
    Trade,
    TradeMatrix,
)
from spm_tui.entanglement.run_load import run_load
from spm_tui.entanglement.topology import Map, Trades
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session
from spm_tui.workshop.stop_records import stop_records


class Measures(NeedsMeasures):
    """All measures of one session. Modes are `plan`, `retire`, `defund`.

    `items` are ids; every method that takes a stop raises UnknownItemError for an id that is no item, or
    CannotStopError for nothing, a team or a skill (ask `stoppable` first). Horizons are months; None means
    the session's own. People have one decimal. With `like`, measures of an earlier session, what rests on
    the same things and ties is shared.
    """

    def __init__(self, session: Session, like: "Measures | None" = None) -> None:
        self.session = session
        super().__init__(like._map if like is not None and like._map.same_as(session) else Map(session))
        self._booked: dict[tuple[frozenset[str], Mode], Booked] = {}
        self._portfolios: dict[float, Portfolio] = {}

    @cached_property
    def _trades(self) -> Trades:
        given = self.session.answers.fungibility
        return self._map.workforce.trades(given.swaps if given else (), tuple(self._map.wants.items()))

    @cached_property
    def _records(self) -> dict[frozenset[str], Stop]:
        return {frozenset(stop.items): stop for stop in reversed(stop_records(self.session))}

    def _stop_set(self, items: Iterable[str]) -> frozenset[str]:
        chosen = frozenset(items)
        if chosen and chosen <= self.topology.anchored("retire").things:
            return chosen
        return stop_set(self.graph, chosen)  # which raises, by today's names

    def horizon(self, horizon: float | None = None) -> float:
        """Return the horizon in months: the one given, else the session's."""
        return self.session.horizon_months if horizon is None else horizon

    def stoppable(self, items: Iterable[str]) -> bool:
        """Return whether a stop of these ids has a meaning: all known, at least one, no team, no skill."""
        chosen = frozenset(items)
        return bool(chosen) and chosen <= self.topology.anchored("retire").things

    def record(self, items: Iterable[str]) -> Stop | None:
        """Return the stop record with exactly these items, or None."""
        return self._records.get(frozenset(items))

    def things(self, items: Iterable[str], mode: Mode = "retire") -> Things:
        """Return what the stop frees, keeps (with chains and locks), orphans, and frees only with another."""
        return self.topology.things(self._stop_set(items), mode)

    def team_shares(self, items: Iterable[str], mode: Mode = "retire", lean: Lean = AS_GIVEN) -> TeamShares:
        """Return the people of a stop team by team in tenths, in one reading of what rests on a gut feel."""
        return self._map.workforce.parts(self._stop_set(items), mode, lean)

    def in_time(self, horizon: float | None = None) -> InTime:
        """Return who could help whom within a horizon, what a single flow for stop after stop starts from."""
        return self._trades.in_time(self.horizon(horizon))

    def people(self, items: Iterable[str], mode: Mode = "retire") -> Booked:
        """Return the people of a stop that need no flow: booked, stuck, released, what was asked, teams."""
        stopped = self._stop_set(items)
        key = (stopped, mode)
        if key not in self._booked:
            parts = self.team_shares(stopped, mode)
            self._booked[key] = booked(parts, self.record(stopped), self._map.items)
        return self._booked[key]

    def trade(self, items: Iterable[str], mode: Mode = "retire", horizon: float | None = None) -> Trade:
        """Return where the released people end up by the horizon, and what holds each step.

        All None when nobody is known to be on the stop, or no other item records what it wants.
        """
        return self._trades.trade(self._stop_set(items), mode, self.horizon(horizon))

    def people_range(
        self, items: Iterable[str], mode: Mode = "retire", horizon: float | None = None
    ) -> PeopleRange | None:
        """Return what is released and useful at least and at most, if every gut feel is off by half.

        Exact: both figures grow, or shrink, with every figure they rest on (see `gut_feel`, which also has
        `turns_inside` for what fires on one of them). None when nobody is known to be on the stop.
        """
        return self._trades.people_range(self._stop_set(items), mode, self.horizon(horizon))

    def released_range(self, items: Iterable[str], mode: Mode = "retire") -> Span | None:
        """Return what is released at least and at most, if every gut feel is off by half; needs no flow.

        None when nobody is known to be on the stop.
        """
        low, high = self.team_shares(items, mode, LOWER), self.team_shares(items, mode, HIGHER)
        return (LOWER.low(low.released), HIGHER.high(high.released)) if low.known else None

    def curve(self, items: Iterable[str], mode: Mode = "retire") -> Curve | None:
        """Return people free by month 0 to 24 after a stop; None when nobody is known to be on it."""
        parts = self.team_shares(items, mode)
        return curve(parts.parts, [self.record(parts.stopped)]) if parts.known else None

    def pair_trade(
        self, stop: str, grow: str, mode: Mode = "retire", horizon: float | None = None
    ) -> PairTrade:
        """Return the trade test "stop A, grow B": of what A releases, what helps B by the horizon."""
        parts = self.team_shares((stop,), mode)
        columns, until = (self._known(grow),), self.horizon(horizon)
        return trade_row(self._trades.links, parts, self._map.wants, stop, columns, until)[0]

    def trade_matrix(
        self, mode: Mode = "retire", horizon: float | None = None, most: tuple[int, int] | None = None
    ) -> TradeMatrix:
        """Return the trade test of every anchor with people on it against every item that records wants.

        With `most`, of at most so many anchors, those that release most, and so many items, those that want
        most.
        """
        rows = self._map.alone(self.topology.anchored(mode).anchors, mode)
        return trade_matrix(self._trades.links, rows, self._map.wants, self.horizon(horizon), most)

    def team_curve(self, team: str) -> Curve | None:
        """Return people of one team or skill free by month 0 to 24 if each of its works stopped by itself.

        Works are initiatives and products that are not retired. Nobody says this of a team's share, so
        `said` is None. None when no such work is known to take anyone of it. Raises UnknownItemError.
        """
        name = self._known(team)
        parts = [p for work in self._map.works.values() for p in work.parts if p.team == name]
        return curve([part for part in parts if not part.run], ())

    def portfolio_curve(self) -> Curve | None:
        """Return people free by month 0 to 24 over all initiatives and products, each stopped by itself.

        What only a common stop would free is not in it: this is the sum of the single stops. The said
        step adds up the stop records of single works.
        """
        works = self._map.works
        parts = [part for work in works.values() for part in work.parts]
        return curve(parts, [self.record((work,)) for work in works])

    # ---- over many stops, in mode retire

    def portfolio(self, horizon: float | None = None) -> Portfolio:
        """Return the portfolio as one: on its works, said of them, and what could do other wanted work.

        Stop records count that speak of works alone, whether these have ended or not.
        """
        until = self.horizon(horizon)
        if until not in self._portfolios:
            readings = self._trades.readings(until)
            self._portfolios[until] = portfolio(
                self._map.all_works, self._stops_of_works, self._parts_of, readings
            )
        return self._portfolios[until]

    @cached_property
    def spoken(self) -> SpokenOf:
        """What the stop records that speak of works say, and what came of it or could come: no flow."""
        return spoken_of(self._stops_of_works, self._parts_of)

    @cached_property
    def _stops_of_works(self) -> list[Stop]:
        kinds = self.topology.anchored("retire").kinds
        return [one for one in self._records.values() if all(kinds.get(i) in WORK_KINDS for i in one.items)]

    def _parts_of(self, stopped: frozenset[str], lean: Lean) -> TeamShares:
        return self._map.workforce.parts(stopped, "retire", lean)

    @cached_property
    def run_load(self) -> tuple[RunLoad, ...]:
        """Who bears the run load: of each initiative and product that has not ended, by id."""
        return run_load(self._map.graph, self._map.workforce.staffing, self._map.all_works)

    def placements(self) -> tuple[Placement, ...]:
        """Return liquidity and fungibility, said and seen, of every item anything was recorded of, by id."""
        return self._placements

    @cached_property
    def _placements(self) -> tuple[Placement, ...]:
        return placements(self.session, self.graph)
