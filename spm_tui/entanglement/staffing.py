"""Who works on what and who keeps what running, indexed from the ties in tenths of a person."""

from collections import defaultdict
from collections.abc import Container, Hashable
from copy import copy
from typing import Self, TypeVar

import networkx as nx

from spm_tui.entanglement.graph import kinds
from spm_tui.entanglement.modes import STAFF_KINDS, WORK_KINDS
from spm_tui.workshop.records import Tie


def tenths(people: float) -> int:
    """Return people in whole tenths, the unit of every sum and flow."""
    return round(people * 10)


def people(tenths_of: int) -> float:
    """Return tenths as people with one decimal."""
    return tenths_of / 10


_K = TypeVar("_K", bound=Hashable)


def _without(ties: defaultdict[_K, list[Tie]], key: _K, tie: Tie) -> defaultdict[_K, list[Tie]]:
    return ties | {key: [other for other in ties[key] if other is not tie]}


class Staffing:
    """The ties to teams and skills of a needs graph: effort, run load by who carries it, and what was asked.

    Effort is the ties with people to a team or skill that nobody carries. Sizes are tenths of people, keys
    are ids. O(items + ties). Raises nothing.
    """

    def __init__(self, graph: nx.DiGraph) -> None:
        self.effort: defaultdict[str, list[Tie]] = defaultdict(list)  # by what takes the people
        self.on_team: dict[str, list[Tie]] = defaultdict(list)  # by team or skill
        self.carried: defaultdict[tuple[str, str], list[Tie]] = defaultdict(list)  # by (carrier, team)
        self.carried_things: dict[str, list[str]] = defaultdict(list)  # by carrier
        self.staffed: dict[str, set[str]] = defaultdict(set)  # the works a team is tied to with people
        self.asked: dict[str, list[int]] = {}  # ties to teams and skills, with people and in all, by item
        self.run_known: set[str] = set()  # things with a run tie
        self.hunches: dict[str, list[Tie]] = defaultdict(
            list
        )  # ties from a gut feel, by what takes the people
        kind = kinds(graph)
        for start, end, tie in ((u, v, data["tie"]) for u, to in graph.adjacency() for v, data in to.items()):
            if tie.carried_by in kind:
                self.carried_things[tie.carried_by].append(start)
            if kind[end] in STAFF_KINDS:
                self._add(tie, is_work=kind[start] in WORK_KINDS, carrier_known=tie.carried_by in kind)

    def _add(self, tie: Tie, *, is_work: bool, carrier_known: bool) -> None:
        start, end, asked = tie.from_, tie.to, self.asked.setdefault(tie.from_, [0, 0])
        if tie.carried_by is None:
            asked[1] += 1
        if tie.people is None:
            return
        size = tenths(tie.people)
        if size > 0:
            self.staffed[end].add(start)
        if not is_work:
            self.run_known.add(start)
        if tie.basis == "hunch":  # run load counts where it is carried: there it holds people back
            self.hunches[tie.carried_by if tie.carried_by and carrier_known else start].append(tie)
        if tie.carried_by is None:
            asked[0] += 1
            self.effort[start].append(tie)
            self.on_team[end].append(tie)
        elif carrier_known:
            self.carried[tie.carried_by, end].append(tie)

    def with_tie(self, tie: Tie, changed: Tie) -> Self:
        """Return the same staffing with another carrier or other months on one tie with people."""
        found = copy(self)
        if tie.carried_by is None:
            found.effort = _without(self.effort, tie.from_, tie)
        else:
            found.carried = _without(self.carried, (tie.carried_by, tie.to), tie)
        if changed.carried_by is None:
            found.effort = found.effort | {tie.from_: [*found.effort.get(tie.from_, ()), changed]}
        return found

    def taken(self, team: str, outside: Container[str]) -> int:
        """Return the tenths of a team's people on ties that nobody carries, from items not in `outside`."""
        ties = (tie for tie in self.on_team.get(team, ()) if tie.from_ not in outside)
        return sum(tenths(tie.people or 0) for tie in ties)
