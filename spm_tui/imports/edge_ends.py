"""Finding the nodes at the ends of an edge, by id or by name, and saying which end is nobody's."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import structs

from spm_tui.imports.faults import Faults
from spm_tui.imports.map_rows import Edge, Node
from spm_tui.text import cut, did_you_mean, fold

_HINTED = 20  # looking for near names among thousands costs some ms each


class Ends:
    """The nodes an edge can end at."""

    def __init__(self, nodes: Iterable[Node], lost: Mapping[str, int]) -> None:
        self._ids = {node.id for node in nodes}
        self._lost = lost
        self._by_fold: dict[str, set[str]] = {}
        self._by_name: dict[str, set[str]] = {}
        for node in nodes:
            self._by_fold.setdefault(fold(node.id), set()).add(node.id)
            self._by_name.setdefault(fold(node.name), set()).add(node.id)
        self._hinted = 0

    def joined(self, edge: Edge, faults: Faults) -> Edge | None:
        """Return the edge between ids, or None when one of its ends is not a node; that is a fault."""
        source, target = self._end(edge, "source", faults), self._end(edge, "target", faults)
        if source is None or target is None:
            return None
        return structs.replace(edge, source=source, target=target)

    def _end(self, edge: Edge, key: Literal["source", "target"], faults: Faults) -> str | None:
        word: str = getattr(edge, key)
        if word in self._ids:
            return word
        shown = f'"{cut(word, 60)}"'
        if word in self._lost:
            faults.add(
                edge.line, key, f"{shown} stands in line {self._lost[word]} of the nodes, which is left out"
            )
            return None
        for named in (self._by_fold, self._by_name):
            found = named.get(fold(word), set())
            if len(found) == 1:
                return next(iter(found))
            if found:
                faults.add(edge.line, key, f"several nodes are called {shown}", "name one by its id")
                return None
        faults.add(edge.line, key, f"no node is called {shown}", self._near(word))
        return None

    def _near(self, word: str) -> str:
        self._hinted += 1
        return did_you_mean(word, self._ids) if self._hinted <= _HINTED else ""
