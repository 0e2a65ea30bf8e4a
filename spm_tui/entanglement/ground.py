"""What measures share, each part built once when first needed; no figure is read here.

An answer leaves the map as it is: sessions with the same things and ties share one `MapGround`.
"""

from collections.abc import Iterable
from functools import cached_property

from spm_tui.entanglement.effort import EffortIndex
from spm_tui.entanglement.graph import WORK_KINDS, Mode, NeedsGraph
from spm_tui.entanglement.links import Links
from spm_tui.entanglement.people import Parts
from spm_tui.entanglement.reach import Reach
from spm_tui.entanglement.results import SystemLayer
from spm_tui.entanglement.stop import Stops, Things
from spm_tui.entanglement.structure import Crew, Trading, structure_of
from spm_tui.entanglement.trade import all_wants
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session


class MapGround:
    """One map (things and ties): its graph, with what maps of the same structure share."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.structure = structure_of(session)

    @cached_property
    def graph(self) -> NeedsGraph:
        """The needs graph."""
        return self.structure.graph.with_values_of(self.session)

    @cached_property
    def crew(self) -> Crew:
        """Who works on what."""
        return self.structure.crew(self.session, self.graph)

    @property
    def reach(self) -> Reach:
        """Reach both ways."""
        return self.structure.reach

    @property
    def effort(self) -> EffortIndex:
        """Effort and run load by item and team."""
        return self.crew.effort

    @property
    def system_layer(self) -> SystemLayer | None:
        """Propagation cost of systems and platforms."""
        return self.structure.system_layer

    def stops(self, mode: Mode) -> Stops:
        """Return what all stops of one mode share."""
        return self.structure.stops(mode)

    def things(self, stopped: frozenset[int], mode: Mode) -> Things:
        """Return what one stop does to things."""
        return self.structure.things(stopped, mode)

    def parts(self, stopped: frozenset[int], mode: Mode) -> Parts:
        """Return the people of one stop, team by team."""
        return self.crew.parts(stopped, mode)

    def alone(self, vertex: int, mode: Mode) -> Parts:
        """Return the people of a stop of one vertex."""
        return self.parts(frozenset((vertex,)), mode)

    @cached_property
    def works(self) -> dict[int, Parts]:
        """The people of every initiative and product, not retired, stopped by itself (mode retire)."""
        graph = self.graph
        works = (v for v, kind in enumerate(graph.kinds) if kind in WORK_KINDS and self.effort.effort.get(v))
        return {v: self.alone(v, "retire") for v in works if graph.items[v].stage != "retired"}


class Ground:
    """The map of a session with its links and stop records.

    `like` is the ground of an earlier session: its map is shared when things and ties are the very same.
    """

    def __init__(self, session: Session, like: "Ground | None" = None) -> None:
        self.session = session
        before = like.map if like is not None else None
        same = (
            before is not None
            and before.session.items is session.items
            and before.session.ties is session.ties
        )
        self.map: MapGround = before if before is not None and same else MapGround(session)

    @cached_property
    def trading(self) -> Trading:
        """Who can do whose work, what the works want, and the trades."""
        given = self.session.answers.fungibility
        return self.map.crew.trading(given.swaps if given else (), all_wants(self.map.graph))

    @property
    def links(self) -> Links:
        """Which team can do which work."""
        return self.trading.links

    @cached_property
    def _records(self) -> dict[frozenset[str], Stop]:
        given = self.session.answers.stopping
        return {frozenset(stop.items): stop for stop in reversed(given.stops if given else ())}

    def record(self, items: Iterable[str]) -> Stop | None:
        """Return the stop record with exactly these items, or None."""
        return self._records.get(frozenset(items))
