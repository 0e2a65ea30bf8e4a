"""The trade test "stop A, grow B", for one pair and for all; with a single work no flow is needed."""

from collections.abc import Iterable, Mapping

from msgspec import structs

from spm_tui.entanglement.effort import people, tenths
from spm_tui.entanglement.graph import NeedsGraph
from spm_tui.entanglement.links import Links
from spm_tui.entanglement.people import Parts
from spm_tui.entanglement.results import PairTrade, TradeMatrix
from spm_tui.entanglement.trade import (
    CANNOT,
    LATE,
    UNDATED,
    USEFUL,
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
    named = PairTrade(stop=graph.ids[stop], grow=graph.ids[grow])
    if not parts.known:
        return named
    wants = graph.items[grow].wants
    if wants is None or grow in parts.stopped:
        return structs.replace(named, released=people(parts.released))
    wanted, in_state, said = tenths(wants), [0] * 5, 0
    for group, size in supply(parts.parts, {}).groups.items():
        link = links.of(group.team).get(grow)
        in_state[state_of(group.months, link, horizon)] += size
        if said_in_time(group.months, link, horizon):
            said += size
    dated = min(wanted, in_state[USEFUL])
    undated = min(wanted, in_state[USEFUL] + in_state[UNDATED])
    asked = min(wanted, in_state[USEFUL] + in_state[UNDATED] + in_state[LATE])
    able = min(wanted, parts.released - in_state[CANNOT])
    most = min(wanted, parts.released)
    return structs.replace(
        named,
        released=people(parts.released),
        wanted=people(wanted),
        unwanted=people(parts.released - most),
        unable=people(most - able),
        not_asked=people(able - asked),
        late=people(asked - undated),
        undated=people(undated - dated),
        useful=people(dated),
        said_useful=people(min(wanted, said)),
    )


def trade_matrix(
    graph: NeedsGraph, links: Links, stopped: Mapping[int, Parts], horizon: float
) -> TradeMatrix:
    """Return every pair of a stop (by vertex, with the people of that stop alone) and a work with wants.

    Rows are the stops on which somebody is known to be, columns every item with wants, both by id.
    """
    rows = [vertex for vertex, parts in sorted(stopped.items()) if parts.known]
    columns = list(all_wants(graph, ()))
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
    return tuple(pair_trade(graph, links, parts, stop=stop, grow=grow, horizon=horizon) for grow in columns)
