"""Two sheets to nodes and edges, with what is wrong with a row; what a row means is not asked here."""

from collections.abc import Iterator

from spm_tui.imports.decoding import decoded
from spm_tui.imports.edge_ends import Ends
from spm_tui.imports.faults import Fault, Faults, UnreadError
from spm_tui.imports.figures import figure_in, in_tenths, is_placeholder
from spm_tui.imports.map_rows import Edge, Node, ParsedFile, Rows, RowT
from spm_tui.imports.sheet import Sheet, sheet_in
from spm_tui.text import cut

LONGEST_CELL = 20_000
#: Kinds of rows in a sheet that has no column for them; the relation table says what they mean.
PLAIN_NODE, PLAIN_EDGE = "node", "edge"
Values = dict[str, str]


def read_rows(nodes: bytes, edges: bytes) -> Rows:
    """Return the rows of a nodes and an edges file that can be used, and what is wrong with the others."""
    node_sheet, edge_sheet = _opened(nodes, edges=False), _opened(edges, edges=True)
    turned = False
    if isinstance(edge_sheet, Fault):
        other = _opened(edges, edges=False), _opened(nodes, edges=True)
        if not isinstance(other[0], Fault) and not isinstance(other[1], Fault):
            (node_sheet, edge_sheet), turned = other, True
    things = ParsedFile[Node](node_sheet) if isinstance(node_sheet, Fault) else _nodes(node_sheet)
    ties = ParsedFile[Edge](edge_sheet) if isinstance(edge_sheet, Fault) else _edges(edge_sheet)
    if things.unread is None and ties.unread is None:
        ends = Ends(things.rows, things.lost)
        ties.rows = [found for edge in ties.rows if (found := ends.joined(edge, ties.faults)) is not None]
    return Rows(things, ties, turned=turned)


def unreadable(data: bytes) -> Fault | None:
    """Return why a file is neither nodes nor edges whatever its columns are called, or None."""
    opened = _opened(data, edges=False)
    return opened if isinstance(opened, Fault) and not opened.line else None


def _opened(data: bytes, *, edges: bool) -> Sheet | Fault:
    try:
        text, faults = decoded(data)
        sheet = sheet_in(text, edges=edges)
    except UnreadError as error:
        return error.fault
    return sheet._replace(faults=[*faults, *sheet.faults])


def _nodes(sheet: Sheet) -> ParsedFile[Node]:
    part = ParsedFile[Node]()
    first: dict[str, int] = {}
    for line, values in _values(sheet, part):
        name = values.get("name", values.get("id", ""))
        own = values.get("id", name)
        kind = values.get("kind", PLAIN_NODE)
        wanted = {key: value for key, value in values.items() if key in ("id", "kind", "name")}
        if not _filled(line, wanted, part.faults):
            part.lost.setdefault(own, line)
            continue
        if (before := first.setdefault(own, line)) != line:
            what = f'"{cut(own, 60)}" stands in line {before} already'
            part.faults.add(line, "id" if "id" in values else "name", what, "every id once")
            continue
        figures, note = _figures(line, values, part.faults)
        for key, value in figures.items():
            figures[key] = in_tenths(line, key, value, part.faults)
        part.rows.append(Node(line=line, id=own, kind=kind, name=name, note=note, **figures))
    return part


def _edges(sheet: Sheet) -> ParsedFile[Edge]:
    part = ParsedFile[Edge]()
    label, weighed = sheet.columns.label, False
    for line, values in _values(sheet, part):
        kind = values.get("kind", PLAIN_EDGE).split("::")[0].strip()  # ServiceNow: `Depends on::Used by`
        if label is not None and kind.casefold() == "directed":
            kind = values["label"] or kind
        elif label == sheet.columns.get("kind"):
            kind = kind or PLAIN_EDGE
        wanted = {"source": values["source"], "target": values["target"], "kind": kind}
        weighed = weighed or bool(values.pop("weight", ""))
        if not _filled(line, wanted, part.faults):
            continue
        figures, note = _figures(line, values, part.faults)
        part.rows.append(Edge(line=line, note=note, people=figures.get("people"), **wanted))
    if weighed:
        part.ignored.append("weight")  # a need has people, not a strength
    return part


def _values(sheet: Sheet, part: ParsedFile[RowT]) -> Iterator[tuple[int, Values]]:
    """Yield what stands in the columns that are read, of every row that has the cells it should have."""
    columns = dict(sheet.columns)
    if sheet.columns.label is not None:
        columns["label"] = sheet.columns.label
    part.faults = Faults(sheet.faults)
    part.no_kind = "kind" not in columns
    read = set(columns.values())
    part.ignored = list(dict.fromkeys(h for n, h in enumerate(sheet.header) if h and n not in read))
    width = len(sheet.header)
    for line, cells in sheet.rows:
        part.count += 1
        if isinstance(cells, str):
            part.faults.add(line, "", f"is not CSV: {cells}", 'a quote inside quotes is written ""')
        elif any(cells[width:]):
            what = f"{len(cells)} cells where the headings are {width}"
            part.faults.add(line, "", what, "quote a cell that holds the separator")
        else:
            yield line, {key: cells[at] if at < len(cells) else "" for key, at in columns.items()}


def _filled(line: int, values: Values, faults: Faults) -> bool:
    """Return whether every one of these cells says something; what does not is a fault."""
    before = len(faults)
    for key, value in values.items():
        if not value:
            faults.add(line, key, "is empty")
        elif is_placeholder(value):
            faults.add(line, key, f'"{cut(value, 60)}" only keeps a place')
        elif len(value) > LONGEST_CELL:
            faults.add(line, key, f"is {len(value)} characters long", f"at most {LONGEST_CELL}")
    return len(faults) == before


def _figures(line: int, values: Values, faults: Faults) -> tuple[dict[str, float | None], str | None]:
    """Return the figures of a row, as exact as they are written, and the words of those that are a middle."""
    figures: dict[str, float | None] = {}
    notes = []
    for key in ("people", "wants"):
        if key not in values:
            continue
        found = figure_in(values[key])
        figures[key] = found.value
        if found.told:
            faults.add(line, key, found.told, found.hint, row_lost=False)
        if found.said:
            notes.append(f"{key}: {found.said}")
    return figures, "; ".join(notes) or None
