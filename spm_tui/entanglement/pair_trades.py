"""The trade test "stop A, grow B", for one pair and for all; with a single work no flow is needed."""

from collections.abc import Iterable, Mapping

from spm_tui.entanglement.people import TeamShares
from spm_tui.entanglement.results import PairTrade, TradeMatrix
from spm_tui.entanglement.staffing import people
from spm_tui.entanglement.substitution import Links, PairLink
from spm_tui.entanglement.trade import (
    CANNOT,
    LATE,
    UNDATED,
    USEFUL,
    said_in_time,
    six,
    state_of,
    supply,
)


def trade_row(
    links: Links,
    parts: TeamShares,
    wants: Mapping[str, int],
    stop: str,
    columns: Iterable[str],
    horizon: float,
) -> tuple[PairTrade, ...]:
    """Return the trade of the people that `parts`, those of the one `stop`, release with each column's wants.

    The same decomposition as a stop's trade with every other work left out; a maximum flow into a single
    work is the smaller of what may come and what is wanted. None where nobody is known to be on `stop`, or
    the column records no wants (`wants`, in tenths) or is stopped itself. `horizon` in months.
    """
    groups = list(supply(parts.parts, {}).groups.items())
    cells = []
    for grow in columns:
        if not parts.known:
            cells.append(PairTrade(stop=stop, grow=grow))
        elif grow not in wants or grow in parts.stopped:
            cells.append(PairTrade(stop=stop, grow=grow, released=people(parts.released)))
        else:
            answers = [(months, size, links.of(team).get(grow)) for (team, months), size in groups]
            cells.append(_cell((stop, grow), wants[grow], answers, horizon))
    return tuple(cells)


def trade_matrix(
    links: Links,
    stopped: Mapping[str, TeamShares],
    wants: Mapping[str, int],
    horizon: float,
    most: tuple[int, int] | None = None,
) -> TradeMatrix:
    """Return every pair of a stop (by id, with the people of that stop alone) and a work with wants.

    Rows are the stops on which somebody is known to be, columns every id of `wants` (tenths), both sorted.
    With `most`, at most so many rows, those that release most, and so many columns, those that want most.
    `horizon` in months. O(rows x columns). Raises nothing.
    """
    rows = sorted(item for item, parts in stopped.items() if parts.known)
    columns = sorted(wants)
    if most is not None:
        rows = sorted(sorted(rows, key=lambda row: -stopped[row].released)[: most[0]])
        columns = sorted(sorted(columns, key=lambda column: -wants[column])[: most[1]])
    cells = (trade_row(links, stopped[row], wants, row, columns, horizon) for row in rows)
    return TradeMatrix(stops=tuple(rows), grows=tuple(columns), cells=tuple(cells))


def _cell(
    ends: tuple[str, str],
    wanted: int,
    answers: Iterable[tuple[float | None, int, PairLink | None]],
    horizon: float,
) -> PairTrade:
    """Return one pair's decomposition; `answers` are months, size and link to the one work of each group."""
    in_state, said = [0] * 5, 0
    for months, size, link in answers:
        in_state[state_of(months, link, horizon)] += size
        said += size if said_in_time(months, link, horizon) else 0
    released, dated = sum(in_state), in_state[USEFUL]
    known = dated + in_state[UNDATED]
    flows = (released, released - in_state[CANNOT], known + in_state[LATE], known, dated)
    return PairTrade(
        stop=ends[0],
        grow=ends[1],
        released=people(released),
        wanted=people(wanted),
        **six(released, *(min(wanted, flow) for flow in flows)),
        said_useful=people(min(wanted, said)),
    )
