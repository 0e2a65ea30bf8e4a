"""Nodes and edges to a session, by a relation table, with a count of where every row went; reads no file."""

from collections import Counter, defaultdict
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from spm_tui.imports.faults import Fault, Faults
from spm_tui.imports.figures import in_tenths, tenth
from spm_tui.imports.map_rows import Edge, Node
from spm_tui.imports.relations import EdgeRule, KindRule, RelationTable
from spm_tui.text import free_slug, slug
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session

LEFT_OUT = "left-out"
TEAM_LIKE = ("team", "skill")


class LeftOut(Struct, frozen=True, kw_only=True):
    """Rows that made neither a thing nor a need: which, how many, and why."""

    kind: str  # `person`, `led_by`
    why: str
    lines: tuple[int, ...]
    between: str = ""  # of edges: `team > person`

    @property
    def what(self) -> str:
        """The kind, and of edges between which kinds of nodes."""
        return f"{self.kind} ({self.between})" if self.between else self.kind

    @property
    def count(self) -> int:
        """How many rows these are."""
        return len(self.lines)


class RowCounts(Struct, frozen=True, kw_only=True):
    """Where every row went. nodes = things + left_nodes; edges = ties + again + staffing + left_edges."""

    nodes: int
    edges: int
    things: tuple[tuple[str, int], ...]  # by kind, in the order of the word list
    ties: int
    again: int  # edges that say once more what a tie says already
    staffing: int  # edges that say who is in a team
    staffed_teams: int
    people: int  # different people in those teams
    in_several: int  # of these, in more than one team, and counted in each
    figures_unused: int  # people given on a tie to something that is no team or skill
    left_nodes: tuple[LeftOut, ...]
    left_edges: tuple[LeftOut, ...]


class Imported(Struct, frozen=True, kw_only=True):
    """The session made, None when no row makes a thing; where the rows went; figures that were not taken."""

    session: Session | None
    tally: RowCounts
    edge_faults: tuple[Fault, ...] = ()


class _Need(Struct):
    """What the rows say about one need, and which of them says how many people it takes."""

    people: float | None = None
    line: int = 0
    note: str | None = None


#: Lines of rows left out, by kind, why, and between which kinds of nodes.
_Left: TypeAlias = defaultdict[tuple[str, str, str], list[int]]


class _Build:
    """The state of one import, filled by one pass over the edges."""

    def __init__(self, nodes: tuple[Node, ...], table: RelationTable) -> None:
        self.table = table
        self.kinds = {node.id: node.kind for node in nodes}
        by_kind = {kind: table.kind(kind) for kind in set(self.kinds.values())}
        self.rules = {node.id: by_kind[node.kind] for node in nodes}
        self.edge_rules: dict[tuple[str, str, str], EdgeRule | None] = {}
        self.ties: dict[tuple[str, str], _Need] = {}
        self.crew: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.left: _Left = defaultdict(list)
        self.again = self.staffing = self.figures_unused = 0
        self.faults = Faults()

    def is_thing(self, node: str) -> bool:
        """Return whether a node, by its id, becomes a thing."""
        rule = self.rules[node]
        return rule is not None and rule.becomes != LEFT_OUT

    def is_team_like(self, node: str) -> bool:
        """Return whether a node, by its id, becomes a team or a skill."""
        rule = self.rules[node]
        return rule is not None and rule.becomes in TEAM_LIKE

    def take(self, edge: Edge) -> None:
        """Give one edge its place."""
        source, target = self.kinds[edge.source], self.kinds[edge.target]
        key = (edge.kind, source, target)
        if key not in self.edge_rules:
            self.edge_rules[key] = self.table.edge(*key)
        why = self.place(edge, self.edge_rules[key])
        if why:
            self.left[edge.kind, why, f"{source} > {target}"].append(edge.line)

    def place(self, edge: Edge, rule: EdgeRule | None) -> str:
        """Take an edge as its rule says; return why it is left out, or nothing."""
        if rule is None:
            return "not in the relation table"
        if rule.means == LEFT_OUT:
            return rule.why or "left out by the relation table"
        if edge.source == edge.target:
            return "leads to itself"
        turned = rule.means in ("target-needs-source", "source-staffs-target")
        first, second = (edge.target, edge.source) if turned else (edge.source, edge.target)
        if rule.means.endswith(("needs-target", "needs-source")):
            return self.tie(edge, first, second)
        return self.staff(edge, first, second)

    def tie(self, edge: Edge, needs: str, needed: str) -> str:
        """Take an edge as a need between two nodes; return why it is left out, or nothing."""
        for end in (needs, needed):
            if not self.is_thing(end):
                return f"{self.kinds[end]} is left out"
        people = edge.people
        if people is not None and not self.is_team_like(needed):
            self.figures_unused += 1
            people = None
        people = in_tenths(edge.line, "people", people, self.faults)
        self.again += (needs, needed) in self.ties
        need = self.ties.setdefault((needs, needed), _Need())
        if people is None:
            return ""
        if need.people is None:
            need.people, need.line, need.note = people, edge.line, edge.note
        elif need.people != people:
            told = f"{people:g} here and {need.people:g} in line {need.line} for the same need"
            self.faults.add(edge.line, "people", told, f"{need.people:g} was taken", row_lost=False)
        return ""

    def staff(self, edge: Edge, team: str, person: str) -> str:
        """Count a person, or the share the edge gives, into a team; return why it is left out, or nothing."""
        if not self.is_team_like(team):
            return f"{self.kinds[team]} is no team"
        if self.is_thing(person):
            return f"{self.kinds[person]} is a thing, not a person"
        share = 1.0 if edge.people is None else edge.people
        self.crew[team][person] = max(share, self.crew[team].get(person, 0.0))
        self.staffing += 1
        return ""


def build(
    nodes: tuple[Node, ...], edges: tuple[Edge, ...], table: RelationTable, *, title: str, created: date
) -> Imported:
    """Return the session these rows describe under this table.

    People of a team are the figure of its row, else the different persons its edges name, one each (or the
    share the edge gives); without either they stay unknown. The same need named twice is one tie.
    """
    work = _Build(nodes, table)
    for edge in edges:
        work.take(edge)
    tied = {end for pair in work.ties for end in pair}
    kept: list[tuple[Node, KindRule]] = []
    dropped: _Left = defaultdict(list)
    for node in nodes:
        rule = work.rules[node.id]
        why = _why_left(rule, node.id in tied)
        if why or rule is None:
            dropped[node.kind, why, ""].append(node.line)
        else:
            kept.append((node, rule))
    tally = _tally(work, kept, _left(dropped), (len(nodes), len(edges)))
    if not kept:
        return Imported(session=None, tally=tally, edge_faults=tuple(work.faults))
    items, ties = _records(work, kept)
    notes = {"import": {"left_out": left_out_lines(tally)}} if dropped or work.left else {}
    session = Session(
        format=1, title=title, mode="workshop", created=created, items=items, ties=ties, extra=notes
    )
    return Imported(session=session, tally=tally, edge_faults=tuple(work.faults))


def left_out_lines(tally: RowCounts) -> list[str]:
    """Return one line for each kind of row that was left out: how many, what, why."""
    return [f"{row.count} {row.what}: {row.why}" for row in (*tally.left_nodes, *tally.left_edges)]


def _why_left(rule: KindRule | None, tied: bool) -> str:
    if rule is None:
        return "not in the relation table"
    if rule.becomes == LEFT_OUT:
        return rule.why or "left out by the relation table"
    if rule.only_if_tied and not tied:
        return "retired, and nothing is tied to it" if rule.stage == "retired" else "nothing is tied to it"
    return ""


def _records(work: _Build, kept: list[tuple[Node, KindRule]]) -> tuple[tuple[Item, ...], tuple[Tie, ...]]:
    ids = _ids([node for node, _ in kept])
    items = []
    for node, rule in kept:
        people = node.people
        if people is None and node.id in work.crew:
            people = tenth(sum(work.crew[node.id].values()))
        item = Item(
            id=ids[node.id], name=node.name, kind=rule.becomes,  # type: ignore[arg-type]  # left-out is not kept
            people=people, wants=node.wants, stage=rule.stage, note=node.note,
        )  # fmt: skip
        items.append(item)
    ties = [
        Tie(from_=ids[a], to=ids[b], people=need.people, note=need.note) for (a, b), need in work.ties.items()
    ]
    return (
        tuple(sorted(items, key=lambda item: (ITEM_KINDS.index(item.kind), item.id))),
        tuple(sorted(ties, key=lambda tie: (tie.from_, tie.to))),
    )


def _ids(nodes: list[Node]) -> dict[str, str]:
    """Return an id for each node: of `team:payments` the `payments`, with its kind where two would meet."""
    short = {node.id: slug(node.id.split(":", 1)[-1]) for node in nodes}
    uses = Counter(short.values())
    taken: set[str] = {name for name, count in uses.items() if count == 1}
    ids = {}
    for node in nodes:
        name = short[node.id]
        if uses[name] > 1:
            name = free_slug(f"{node.kind} {name}", taken)
            taken.add(name)
        ids[node.id] = name
    return ids


def _left(rows: _Left) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(kind=kind, why=why, between=between, lines=tuple(lines))
        for (kind, why, between), lines in sorted(rows.items())
    )


def _tally(
    work: _Build, kept: list[tuple[Node, KindRule]], left: tuple[LeftOut, ...], given: tuple[int, int]
) -> RowCounts:
    kinds = Counter(rule.becomes for _, rule in kept)
    teams = Counter(person for crew in work.crew.values() for person in crew)
    return RowCounts(
        nodes=given[0],
        edges=given[1],
        things=tuple((kind, kinds[kind]) for kind in ITEM_KINDS if kinds[kind]),
        ties=len(work.ties),
        again=work.again,
        staffing=work.staffing,
        staffed_teams=len(work.crew),
        people=len(teams),
        in_several=sum(1 for count in teams.values() if count > 1),
        figures_unused=work.figures_unused,
        left_nodes=left,
        left_edges=_left(work.left),
    )
