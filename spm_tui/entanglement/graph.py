"""The needs graph of a session: its items as whole numbers in id order, its ties as edges; no measure."""

from collections.abc import Container, Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from typing import Final, Literal, get_args

from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session

Mode = Literal["plan", "retire", "defund"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)

#: What is alive for its own sake, under each of the three meanings of "stop" (DESIGN, section 4).
ANCHOR_KINDS: Final[dict[Mode, frozenset[str]]] = {
    "plan": frozenset({"initiative", "product"}),
    "retire": frozenset({"initiative", "product", "workflow", "operation", "contract"}),
    "defund": frozenset(
        {"initiative", "product", "workflow", "operation", "contract", "system", "platform"},
    ),
}
#: Kinds that carry effort; they are never listed as freed and cannot be stopped.
STAFF_KINDS: Final = frozenset({"team", "skill"})
#: Kinds whose ties to teams are effort; every other kind's are run load.
WORK_KINDS: Final = frozenset({"initiative", "product"})
#: Kinds that what they need is there for.
USER_KINDS: Final = WORK_KINDS | {"workflow"}
#: Kinds that somebody has to run.
RUN_KINDS: Final = frozenset({"system", "platform", "data", "operation"})
#: The layer whose propagation cost is measured.
SYSTEM_KINDS: Final = frozenset({"system", "platform"})

_KIND_POSITION: Final[dict[str, int]] = {kind: position for position, kind in enumerate(ITEM_KINDS)}


class CannotStopError(ValueError):
    """Raised when a stop is asked for that has no meaning: nothing chosen, or a team or a skill."""


class UnknownItemError(KeyError):
    """Raised when an id names no item of the session; its only argument is the id."""


def _between(known: Container[str], ties: tuple[Tie, ...]) -> tuple[Tie, ...]:
    return tuple(tie for tie in ties if tie.from_ in known and tie.to in known)


class NeedsGraph:
    """Edge u -> v for every tie "u needs v". Vertices are positions in the sorted ids.

    So a sorted list of vertices is a sorted list of ids, and the order of the file never matters. Ties
    whose ends are no items are left out (storage refuses files that have them).
    """

    def __init__(self, session: Session) -> None:
        place = {item.id: position for position, item in enumerate(session.items)}
        self.ids: tuple[str, ...] = tuple(sorted(place))
        #: Where in the session each vertex stands.
        self._places: list[int] = [place[name] for name in self.ids]
        self.items: tuple[Item, ...] = tuple(map(session.items.__getitem__, self._places))
        self.index: dict[str, int] = {name: position for position, name in enumerate(self.ids)}
        self.kinds: tuple[str, ...] = tuple(item.kind for item in self.items)
        index = self.index
        self.ties: tuple[Tie, ...] = _between(index, session.ties)
        self.needs: list[list[int]] = [[] for _ in self.ids]
        #: The edges turned round: for every vertex, what needs it directly, in order.
        self.needed_by: list[list[int]] = [[] for _ in self.ids]
        for tie in self.ties:
            start, end = index[tie.from_], index[tie.to]
            self.needs[start].append(end)
            self.needed_by[end].append(start)
        for side in (self.needs, self.needed_by):
            for vertex, ends in enumerate(side):
                if len(ends) > 1:
                    ends.sort()
                    if len(set(ends)) < len(ends):
                        side[vertex] = sorted(set(ends))
        #: For every vertex, whether a stop can free it (all kinds but team and skill).
        self.is_thing: list[bool] = [kind not in STAFF_KINDS for kind in self.kinds]

    def with_values_of(self, session: Session) -> "NeedsGraph":
        """Return the graph of a session with the same ids, kinds, ends and needs in the same order."""
        twin = copy(self)
        twin.items = tuple(map(session.items.__getitem__, self._places))
        whole = len(self.ties) == len(session.ties)
        twin.ties = session.ties if whole else _between(self.index, session.ties)
        return twin

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def staffed(self) -> list[bool]:
        """For every vertex, whether it is tied directly to a team or a skill."""
        found = [False] * len(self)
        for vertex, kind in enumerate(self.kinds):
            if kind in STAFF_KINDS:
                for start in self.needed_by[vertex]:
                    found[start] = True
        return found

    @cached_property
    def run_by_works(self) -> dict[int, tuple[int, ...]]:
        """The systems, platforms, data and operations without a team of their own, by vertex: whose works do.

        The works are the initiatives and products tied to a team or skill that need the thing directly.
        """
        kinds, staffed, found = self.kinds, self.staffed, {}
        for vertex, works in enumerate(self.needed_by):
            if kinds[vertex] in RUN_KINDS and not staffed[vertex]:
                carers = tuple(w for w in works if kinds[w] in WORK_KINDS and staffed[w])
                if carers:
                    found[vertex] = carers
        return found

    @cached_property
    def ranked_needs(self) -> list[list[int]]:
        """`needs` with the ends of each vertex in the order of `order_key`."""
        rank = self.order_key.__getitem__
        return [sorted(ends, key=rank) if len(ends) > 1 else ends for ends in self.needs]

    @cached_property
    def order_key(self) -> list[int]:
        """For every vertex, its rank by (position of kind in the word list, id)."""
        position_of_kind = [_KIND_POSITION[kind] for kind in self.kinds]
        ranked = sorted(range(len(self)), key=position_of_kind.__getitem__)
        rank = [0] * len(self)
        for position, vertex in enumerate(ranked):
            rank[vertex] = position
        return rank

    def anchors(self, mode: Mode) -> list[int]:
        """Return the vertices alive for their own sake in this mode, in order; never a retired item."""
        kinds = ANCHOR_KINDS[mode]
        return [v for v, item in enumerate(self.items) if item.kind in kinds and item.stage != "retired"]

    def vertex(self, item: str) -> int:
        """Return the vertex of an id. Raises UnknownItemError."""
        try:
            return self.index[item]
        except KeyError:
            raise UnknownItemError(item) from None

    def stop_set(self, items: Iterable[str]) -> frozenset[int]:
        """Return the vertices of a stop.

        Raises UnknownItemError, or CannotStopError for nothing, a team or a skill.
        """
        chosen = frozenset(self.vertex(item) for item in items)
        if not chosen:
            raise CannotStopError("nothing is chosen to stop")
        staff = sorted(v for v in chosen if not self.is_thing[v])
        if staff:
            kind, name = self.kinds[staff[0]], self.items[staff[0]].name
            raise CannotStopError(f'"{name}" is a {kind}; a team or a skill cannot be stopped, only its work')
        return chosen

    def reached(self, starts: Iterable[int], without: frozenset[int] = frozenset()) -> bytearray:
        """Return one flag a vertex: reached from `starts`, those included, in the graph less `without`."""
        seen = bytearray(len(self))
        for vertex in without:
            seen[vertex] = 2
        waiting = []
        for vertex in starts:
            if not seen[vertex]:
                seen[vertex] = 1
                waiting.append(vertex)
        needs = self.needs
        while waiting:
            for vertex in needs[waiting.pop()]:
                if not seen[vertex]:
                    seen[vertex] = 1
                    waiting.append(vertex)
        for vertex in without:
            seen[vertex] = 0
        return seen

    def walk(self, starts: Iterable[int], along: Sequence[Sequence[int]] | None = None) -> Iterator[int]:
        """Yield what is reached from `starts`, those included, nearest first; for who may stop early.

        `along` is the neighbours to go on to: `needs`, unless `needed_by` is given.
        """
        needs, met = self.needs if along is None else along, list(starts)
        seen = set(met)
        yield from met
        for near in met:
            for vertex in needs[near]:
                if vertex not in seen:
                    seen.add(vertex)
                    met.append(vertex)
                    yield vertex

    def names(self, vertices: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of vertices, in the order given."""
        ids = self.ids
        return tuple(ids[vertex] for vertex in vertices)
