"""The sentences that account for every row of an import: in, out, left out and why; nothing here prints."""

from collections.abc import Sequence
from typing import Any

from spm_tui.imports.map_to_session import Account, MapImport
from spm_tui.imports.rows_to_session import LeftOut, RowCounts
from spm_tui.workshop.words import plural

MOST_LINES = 5  # of one kind that are named, where not all are asked for


def unread(made: MapImport, names: tuple[str, str]) -> list[str]:
    """Return why a file could not be read, once where both are the same file."""
    found = [
        account.unread.sentence(name)
        for name, account in zip(names, (made.nodes, made.edges), strict=True)
        if account.unread is not None
    ]
    return list(dict.fromkeys(found))


def account(made: MapImport, names: tuple[str, str], *, most: int | None = None) -> list[str]:
    """Return the whole account of what came in, with at most `most` lines for each list of what did not."""
    assert made.imported is not None
    nodes, edges = made.nodes, made.edges
    lines = [f"In: {plural(nodes.count, 'node')}, {plural(edges.count, 'edge')}."]
    lines += [*_came_in(made.imported.tally), *made.notes]
    if made.ignored:
        lines.append(f"Columns not read: {', '.join(made.ignored)}.")
    return [*lines, *left_out(made, names, most=most)]


def left_out(made: MapImport, names: tuple[str, str], *, most: int | None = None) -> list[str]:
    """Return what was left out or not taken as it stands, row by row, in two lists with their headings."""
    assert made.imported is not None
    tally = made.imported.tally
    by_kind = [*_by_kind(tally.left_nodes, "node", most), *_by_kind(tally.left_edges, "edge", most)]
    lost = [*_told(made.nodes, names[0], True), *_told(made.edges, names[1], True)]
    figures = [*_told(made.nodes, names[0], False), *_told(made.edges, names[1], False)]
    more = made.nodes.more_faults + made.edges.more_faults
    lines = []
    if by_kind or lost:
        out = made.nodes.lost + sum(row.count for row in tally.left_nodes)
        edges_out = made.edges.lost + sum(row.count for row in tally.left_edges)
        counts = [plural(n, noun) for n, noun in ((out, "node"), (edges_out, "edge")) if n]
        lines.append(f"Left out: {' and '.join(counts)}.")
        lines += [*_bounded(by_kind, most), *_bounded(lost, most)]
    if figures:
        lines += [f"Not taken as it stands: {plural(len(figures), 'place')}.", *_bounded(figures, most)]
    return [*lines, f"  and {more} more places."] if more else lines


def refusal(made: MapImport, names: tuple[str, str], *, most: int) -> list[str]:
    """Return every fault of both files in their order, for an import that takes all rows or none."""
    return [
        line
        for name, about in zip(names, (made.nodes, made.edges), strict=True)
        for line in _bounded([fault.sentence(name) for fault in about.faults], most, indent="")
    ]


def nothing_came_in(
    made: MapImport, names: tuple[str, str], how: str, *, most: int | None = None
) -> list[str]:
    """Return what to tell when no row made a thing, ending in the lines of a relation table to start from."""
    why = "No row of the nodes made a thing." if made.nodes.count else "The nodes have no rows."
    return [f"Nothing was imported. {why}", *left_out(made, names, most=most), *to_start_from(made, how)]


def to_start_from(made: MapImport, how: str) -> list[str]:
    """Return the lines of a table for the kinds no table knows; `how` says where such a table is given."""
    if not made.table_lines:
        return []
    return [
        f"Lines of a relation table to start from; they are guesses. Keep them in a file and give it {how}:",
        "",
        *made.table_lines,
    ]


def as_json(made: MapImport) -> dict[str, Any]:
    """Return the whole account as values: rows, what came in, and all that did not with its lines."""
    assert made.imported is not None
    tally = made.imported.tally
    return {
        "format": 1,
        "things": dict(tally.things),
        "needs": tally.ties,
        "nodes": _part(made.nodes, tally.left_nodes),
        "edges": _part(made.edges, tally.left_edges),
        "columns_not_read": made.ignored,
        "notes": made.notes,
        "table": made.table_lines,
    }


def _part(about: Account, left: tuple[LeftOut, ...]) -> dict[str, Any]:
    return {
        "rows": about.count,
        "left_out": about.lost + sum(row.count for row in left),
        "by_kind": [{"kind": row.what, "why": row.why, "lines": row.lines} for row in left],
        "by_row": about.faults,
        "more": about.more_faults,
    }


def _came_in(tally: RowCounts) -> list[str]:
    things = ", ".join(f"{kind} {count}" for kind, count in tally.things) or "none"
    total = sum(count for _, count in tally.things)
    lines = [f"Out: {plural(total, 'thing')} ({things}) and {plural(tally.ties, 'need')}."]
    if tally.again:
        lines.append(f"{plural(tally.again, 'edge')} say{_s(tally.again)} again what a need says already.")
    if tally.staffing:
        lines.append(
            f"{plural(tally.staffing, 'edge')} say{_s(tally.staffing)} who is in a team: "
            f"{tally.people} people counted into {plural(tally.staffed_teams, 'team')}; "
            f"{tally.in_several} are in several and count in each."
        )
    if tally.figures_unused:
        lead = "leads" if tally.figures_unused == 1 else "lead"
        were = "was" if tally.figures_unused == 1 else "were"
        figures = plural(tally.figures_unused, "figure")
        lines.append(f"{figures} of people {lead} to no team or skill and {were} not kept.")
    return lines


def _by_kind(left: tuple[LeftOut, ...], noun: str, most: int | None) -> list[str]:
    lines: dict[tuple[str, str], list[int]] = {}
    for row in left:
        lines.setdefault((row.kind, row.why), []).extend(row.lines)
    return [
        f"{plural(len(at), noun)} {kind}: {why} ({_lines(sorted(at), every=most is None)})"
        for (kind, why), at in lines.items()
    ]


def _lines(at: list[int], *, every: bool) -> str:
    if len(at) == 1:
        return f"line {at[0]}"
    if len(at) > MOST_LINES and not every:
        return f"lines {', '.join(map(str, at[:MOST_LINES]))} and {len(at) - MOST_LINES} more"
    return f"lines {', '.join(map(str, at[:-1]))} and {at[-1]}"


def _told(about: Account, name: str, row_lost: bool) -> list[str]:
    return [fault.sentence(name) for fault in about.faults if fault.row_lost is row_lost]


def _bounded(lines: Sequence[str], most: int | None, *, indent: str = "  ") -> list[str]:
    if most is None or len(lines) <= most:
        return [indent + line for line in lines]
    return [*(indent + line for line in lines[:most]), f"{indent}and {len(lines) - most} more like these."]


def _s(number: int) -> str:
    return "s" if number == 1 else ""
