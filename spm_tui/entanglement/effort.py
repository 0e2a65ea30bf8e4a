"""Who works on what and who keeps what running, indexed from the ties in tenths of a person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from spm_tui.entanglement.graph import STAFF_KINDS, WORK_KINDS, NeedsGraph
from spm_tui.workshop.records import Tie


def tenths(people: float) -> int:
    """Return people in whole tenths, the unit of every sum and flow."""
    return round(people * 10)


def people(tenths_of: int) -> float:
    """Return tenths as people with one decimal."""
    return tenths_of / 10


class Effort(NamedTuple):
    """A tie with people to a team or skill that nobody carries, in tenths."""

    item: int
    team: int
    size: int
    tie: Tie


class EffortIndex:
    """The ties to teams and skills of a graph: effort, run load by who carries it, and what was asked."""

    def __init__(self, graph: NeedsGraph) -> None:
        self.effort: dict[int, list[Effort]] = defaultdict(list)  # by what takes the people
        self.on_team: dict[int, list[Effort]] = defaultdict(list)  # by team or skill
        self.carried: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)  # (carrier, team)
        self.carried_things: dict[int, list[int]] = defaultdict(list)  # by carrier
        self.staffed: dict[int, set[int]] = defaultdict(set)  # the works a team is tied to with people
        self.asked: dict[int, list[int]] = {}  # ties to teams and skills, with people and in all, by item
        self.run_known: set[int] = set()  # things with a run tie
        self.hunches: dict[int, list[Tie]] = defaultdict(list)  # ties with people from a gut feel, by item
        kinds, index = graph.kinds, graph.index
        for tie in graph.ties:
            start, end = index[tie.from_], index[tie.to]
            if tie.carried_by is not None and tie.carried_by in index:
                self.carried_things[index[tie.carried_by]].append(start)
            if kinds[end] in STAFF_KINDS:
                self._add(tie, start, end, kinds[start] in WORK_KINDS, index)

    def _add(self, tie: Tie, start: int, end: int, is_work: bool, index: Mapping[str, int]) -> None:
        asked = self.asked.setdefault(start, [0, 0])
        if tie.carried_by is None:
            asked[1] += 1
        if tie.people is None:
            return
        size = tenths(tie.people)
        if size > 0:
            self.staffed[end].add(start)
        if not is_work:
            self.run_known.add(start)
        if tie.basis == "hunch":
            self.hunches[start].append(tie)
        if tie.carried_by is None:
            asked[0] += 1
            effort = Effort(start, end, size, tie)
            self.effort[start].append(effort)
            self.on_team[end].append(effort)
        elif tie.carried_by in index:
            self.carried[index[tie.carried_by], end].append((start, size))

    def taken(self, team: int, outside: Iterable[int]) -> int:
        """Return the tenths of a team's people on ties that nobody carries, from items not in `outside`."""
        return sum(effort.size for effort in self.on_team.get(team, ()) if effort.item not in outside)
