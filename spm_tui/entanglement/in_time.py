"""How many released people could do wanted work within a horizon: that figure alone, for stop after stop.

What else becomes of them, and what holds each step, is in `trade.py`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from spm_tui.entanglement.gut_feel import AS_GIVEN, Lean
from spm_tui.entanglement.people import TeamShare, TeamShares, within
from spm_tui.entanglement.results import Link, PeopleRange
from spm_tui.entanglement.staffing import people
from spm_tui.entanglement.substitution import Group, Links
from spm_tui.entanglement.trade import USEFUL, grouped, state_of
from spm_tui.entanglement.transport import Transport


class InTime:
    """Who could help whom within a horizon (months), by one reading of the links and of what works want.

    `wants` are tenths by id; figures are in the units of the `lean`. Raises nothing.
    """

    def __init__(self, links: Links, wants: Mapping[str, int], horizon: float, lean: Lean = AS_GIVEN) -> None:
        self.links = links
        self.lean = lean
        self.horizon = horizon
        self.wants: dict[str, int] = {work: size * lean.unit for work, size in wants.items()}
        self.works = lru_cache(None)(self._works)

    def _works(self, group: Group) -> tuple[str, ...]:
        """Return the works that want somebody and that people of a group could do in time, by id."""
        links, months = self.links.of(group.team), group.months
        return tuple(
            work
            for work in sorted(links)
            if self.wants.get(work) and state_of(months, links[work], self.horizon) == USEFUL
        )

    def transport(self, parts: Iterable[TeamShare], stopped: frozenset[str]) -> Transport:
        """Return the flow of those free in some parts to the works that are not stopped."""
        flow = Transport((work, size) for work, size in self.wants.items() if work not in stopped)
        for group, size in grouped(parts).items():
            works = self.works(group)
            left = works if stopped.isdisjoint(works) else [w for w in works if w not in stopped]
            flow.add(group, size, left)
        return flow

    def useful(self, parts: TeamShares) -> int | None:
        """Return how many of the released could do wanted work in time; None as in a trade."""
        if not parts.known or not self.wants.keys() - parts.stopped:
            return None
        return self.transport(parts.parts, parts.stopped).value

    def new_links(self, parts: TeamShares) -> Iterator[tuple[int, str, str]]:
        """Yield every (gain, team, work) whose link would raise `useful`, were it possible at once.

        A new way joins what the source still reaches to what still reaches the sink: its gain is the smaller
        of what more can come from the team and what more can go to the work. Who has no date gains nothing.
        """
        flow = self.transport(parts.parts, parts.stopped)
        if flow.value == parts.released:
            return
        dated: dict[str, set[Group]] = defaultdict(set)
        for part in parts.parts:
            if part.months is not None and within(part.months, self.horizon):
                dated[part.team].add(Group(part.team, part.months))
        brings = {team: flow.brings(groups) for team, groups in dated.items()}
        takes = {work: flow.takes(work) for work in self.wants if work not in parts.stopped}
        for team, more in brings.items():
            yield from ((min(more, room), team, work) for work, room in takes.items() if more and room)

    def next_best_link(self, parts: TeamShares) -> Link | None:
        """Return the pair nobody was asked about that would raise `useful` most; the first of equals."""
        open_ = (new for new in self.new_links(parts) if new[2] not in self.links.of(new[1]))
        best = min(open_, key=lambda new: (-new[0], *new[1:]), default=None)
        return None if best is None else Link(best[1], best[2], people(best[0]))


#: A stop in one reading: its people, and who could help whom.
Reading = tuple[TeamShares, InTime]


def people_range(lower: Reading, higher: Reading) -> PeopleRange | None:
    """Return what a stop releases, and what of it is useful, at least and at most.

    `lower` and `higher` read what rests on a gut feel so that both figures come out as small and as large as
    can be. None when nobody is known to be on the stop.
    """
    (least, few), (most, many) = lower, higher
    if not least.known:
        return None
    low, high = few.lean, many.lean
    fewest, largest = few.useful(least), many.useful(most)
    return PeopleRange(
        released=(low.low(least.released), high.high(most.released)),
        useful=None if fewest is None or largest is None else (low.low(fewest), high.high(largest)),
    )
