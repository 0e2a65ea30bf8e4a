"""Who bears the run load: of the effort of each work, how much keeps things running inside it."""

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from spm_tui.entanglement.modes import RUN_KINDS
from spm_tui.entanglement.portfolio_results import RunLoad
from spm_tui.entanglement.results import Carried, RunAsked
from spm_tui.entanglement.staffing import Staffing, people, tenths


def run_load(graph: nx.DiGraph, staffing: Staffing, works: Iterable[str]) -> tuple[RunLoad, ...]:
    """Return the run load of each of some works (ids), by id; people with one decimal.

    Run load is what things carried by the work take of a team, and never more than the work takes of that
    team where that is known. O(ties of the works). Raises nothing.
    """
    return tuple(_of_work(graph, staffing, work) for work in sorted(works))


def _of_work(graph: nx.DiGraph, staffing: Staffing, work: str) -> RunLoad:
    effort = {tie.to: tenths(tie.people or 0) for tie in staffing.effort.get(work, ())}
    by_thing: dict[str, int] = defaultdict(int)
    by_team: dict[str, int] = defaultdict(int)
    for thing in sorted(set(staffing.carried_things.get(work, ()))):
        for team, data in graph.succ[thing].items():
            tie = data["tie"]
            if tie.carried_by == work and tie.people:
                by_thing[thing] += tenths(tie.people)
                by_team[team] += tenths(tie.people)
    near = {*graph.successors(work), *staffing.carried_things.get(work, ())} - {work}
    run = [v for v in near if graph.nodes[v]["item"].kind in RUN_KINDS]
    asked = sum(v in staffing.run_known or graph.nodes[v]["item"].run_people is not None for v in run)
    return RunLoad(
        work=work,
        effort=people(sum(effort.values())) if effort else None,
        running=people(sum(min(load, effort.get(team, load)) for team, load in by_team.items())),
        things=tuple(Carried(thing, people(size)) for thing, size in by_thing.items()),
        asked=RunAsked(asked, len(run)),
    )
