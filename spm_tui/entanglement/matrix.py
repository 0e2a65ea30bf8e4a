"""The trade test "stop A, grow B", for one pair and for all; with a single work no flow is needed."""

from collections.abc import Iterable, Mapping, Sequence

from spm_tui.entanglement.effort import people, tenths
from spm_tui.entanglement.graph import NeedsGraph
from spm_tui.entanglement.links import Links, PairLink
from spm_tui.entanglement.people import Parts
from spm_tui.entanglement.results import PairTrade, TradeMatrix
from spm_tui.entanglement.trade import (
    CANNOT,
    LATE,
    UNDATED,
    USEFUL,
    Group,
    all_wants,
    said_in_time,
    state_of,
    supply,
)


def pair_trade(
    graph: NeedsGraph, links: Links, parts: Parts, *, stop: int, grow: int, horizon: float
) -> PairTrade:
    """Return the trade of the people that `parts` release with what the one work `grow` wants.

    The same decomposition as a stop's trade with every other work left out; a maximum flow into a single
    work is the smaller of what may come and what is wanted. None where nobody is known to be on `stop`,
    or `grow` records no wants or is stopped itself.
    """
    return _row(graph, links, parts, stop=stop, columns=(grow,), horizon=horizon)[0]


def trade_matrix(
    graph: NeedsGraph,
    links: Links,
    stopped: Mapping[int, Parts],
    horizon: float,
    most: tuple[int, int] | None = None,
) -> TradeMatrix:
    """Return every pair of a stop (by vertex, with the people of that stop alone) and a work with wants.

    Rows are the stops on which somebody is known to be, columns every item with wants, both by id. With
    `most`, at most so many rows, those that release most, and so many columns, those that want most.
    """
    rows = [vertex for vertex, parts in sorted(stopped.items()) if parts.known]
    wants = all_wants(graph)
    columns = list(wants)
    if most is not None:
        rows = sorted(sorted(rows, key=lambda row: -stopped[row].released)[: most[0]])
        columns = sorted(sorted(columns, key=lambda column: -wants[column])[: most[1]])
    return TradeMatrix(
        stops=graph.names(rows),
        grows=graph.names(columns),
        cells=tuple(
            _row(graph, links, stopped[row], stop=row, columns=columns, horizon=horizon) for row in rows
        ),
    )


def _row(
    graph: NeedsGraph, links: Links, parts: Parts, *, stop: int, columns: Iterable[int], horizon: float
) -> tuple[PairTrade, ...]:
    groups = list(supply(parts.parts, {}).groups.items())
    cells = []
    for grow in columns:
        wants, ends = graph.items[grow].wants, (graph.ids[stop], graph.ids[grow])
        if not parts.known:
            cells.append(PairTrade(stop=ends[0], grow=ends[1]))
        elif wants is None or grow in parts.stopped:
            cells.append(PairTrade(stop=ends[0], grow=ends[1], released=people(parts.released)))
        else:
            cells.append(
                _cell(ends, tenths(wants), groups, [links.of(g.team).get(grow) for g, _ in groups], horizon)
            )
    return tuple(cells)


def _cell(
    ends: tuple[str, str],
    wanted: int,
    groups: Sequence[tuple[Group, int]],
    answers: Sequence[PairLink | None],
    horizon: float,
) -> PairTrade:
    """Return one pair's decomposition; `answers` are the links of the groups to the one work."""
    in_state, said = [0] * 5, 0
    for (group, size), link in zip(groups, answers, strict=True):
        in_state[state_of(group.months, link, horizon)] += size
        if said_in_time(group.months, link, horizon):
            said += size
    released = sum(in_state)
    dated = min(wanted, in_state[USEFUL])
    undated = min(wanted, in_state[USEFUL] + in_state[UNDATED])
    asked = min(wanted, in_state[USEFUL] + in_state[UNDATED] + in_state[LATE])
    able, most = min(wanted, released - in_state[CANNOT]), min(wanted, released)
    return PairTrade(
        stop=ends[0],
        grow=ends[1],
        released=people(released),
        wanted=people(wanted),
        unwanted=people(released - most),
        unable=people(most - able),
        not_asked=people(able - asked),
        late=people(asked - undated),
        undated=people(undated - dated),
        useful=people(dated),
        said_useful=people(min(wanted, said)),
    )
