"""The measures over many stops of a session, each computed when it is asked for; see `Measures.whole`."""

from functools import cached_property

from spm_tui.entanglement.gut_feel import Lean
from spm_tui.entanglement.modes import WORK_KINDS
from spm_tui.entanglement.people import TeamShares
from spm_tui.entanglement.run_load import run_load
from spm_tui.entanglement.topology import Map, Trades
from spm_tui.entanglement.whole_portfolio import portfolio, spoken_of
from spm_tui.entanglement.whole_results import Portfolio, RunLoad, SpokenOf
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session


class WholeMeasures:
    """The portfolio in one line, and who bears the run load (mode retire).

    `records` are the stop records. Horizons are months; None means the session's own.
    """

    def __init__(self, session: Session, map_: Map, trades: Trades, records: tuple[Stop, ...]) -> None:
        self._session = session
        self._map = map_
        self._trades = trades
        self._stops = records
        self._portfolios: dict[float, Portfolio] = {}

    def _until(self, horizon: float | None) -> float:
        return self._session.horizon_months if horizon is None else horizon

    def portfolio(self, horizon: float | None = None) -> Portfolio:
        """Return the portfolio as one: on its works, said of them, and what could do other wanted work.

        Stop records count that speak of works alone, whether these have ended or not.
        """
        until = self._until(horizon)
        if until not in self._portfolios:
            self._portfolios[until] = portfolio(
                self._map.all_works, self._stops_of_works, self._parts, self._trades.readings(until)
            )
        return self._portfolios[until]

    @cached_property
    def _stops_of_works(self) -> list[Stop]:
        kinds = self._map.topology.anchored("retire").kinds
        return [stop for stop in self._stops if all(kinds.get(i) in WORK_KINDS for i in stop.items)]

    def _parts(self, stopped: frozenset[str], lean: Lean) -> TeamShares:
        return self._map.workforce.parts(stopped, "retire", lean)

    @cached_property
    def spoken(self) -> SpokenOf:
        """What the stop records that speak of works say, and what came of it or could come: no flow."""
        return spoken_of(self._stops_of_works, self._parts)

    @cached_property
    def run_load(self) -> tuple[RunLoad, ...]:
        """Who bears the run load: of each initiative and product that has not ended, by id."""
        return run_load(self._map.graph, self._map.workforce.staffing, self._map.all_works)
