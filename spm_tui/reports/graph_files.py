"""Things and needs as files other tools for graphs read, written by networkx; user text is cleaned."""

import json
import re
from typing import TYPE_CHECKING, Any

from spm_tui.reports.consent import consent_line
from spm_tui.reports.output_formats import Export
from spm_tui.text import clean
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import PEOPLE_LINE

if TYPE_CHECKING:
    import networkx as nx

_ITEM = ("kind", "people", "wants", "stage", "run_people", "basis")
_TIE = ("people", "carried_by", "stays", "months", "cut", "because", "basis")


def graph_of(session: Session) -> "nx.DiGraph":
    """Return things as nodes and needs as edges, with plain values; what was not answered is absent.

    An edge goes from what needs to what is needed.
    """
    import networkx as nx

    graph = nx.DiGraph(name=clean(session.title), consent=consent_line(session), note=PEOPLE_LINE)
    for item in session.items:
        graph.add_node(item.id, label=clean(item.name), **_known(item, _ITEM))
    for tie in session.ties:
        graph.add_edge(tie.from_, tie.to, **_known(tie, _TIE))
    return graph


def _known(record: Item | Tie, names: tuple[str, ...]) -> dict[str, Any]:
    given = {name: getattr(record, name) for name in names}
    return {
        name: clean(value) if isinstance(value, str) else value
        for name, value in given.items()
        if value is not None
    }


def graphml(export: Export) -> str:
    """Return the graph as GraphML."""
    import networkx as nx

    lines = nx.generate_graphml(graph_of(export.session), named_key_ids=True)  # type: ignore[no-untyped-call]
    return "\n".join(lines) + "\n"


def gexf(export: Export) -> str:
    """Return the graph as GEXF; its day is the session's, so that the same session gives the same bytes."""
    import networkx as nx

    lines = nx.generate_gexf(graph_of(export.session))  # type: ignore[no-untyped-call]
    text = "\n".join(lines) + "\n"
    day = f'lastmodifieddate="{export.session.created.isoformat()}"'
    return re.sub(r'lastmodifieddate="[^"]*"', day, text, count=1)


def node_link(export: Export) -> str:
    """Return the graph as node-link JSON."""
    import networkx as nx

    data = nx.node_link_data(graph_of(export.session), edges="edges")  # type: ignore[no-untyped-call]
    return json.dumps(data, indent=2) + "\n"
