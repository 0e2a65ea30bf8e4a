"""Maximum flow on whole numbers, grown edge by edge, with its residual graph to read; knows no item."""

#: More than any sum of capacities here.
UNLIMITED = 1 << 60


class Network:
    """A flow network whose flow can be augmented, given more edges, and augmented again.

    Dinic 1970. Vertices are whole numbers from `add_vertex`; edge e and its reverse are e and e ^ 1. Only
    values of flows mean anything: which of several maximum flows is found is nobody's promise.
    """

    def __init__(self, vertices: int = 0) -> None:
        self._out: list[list[int]] = [[] for _ in range(vertices)]
        self._head: list[int] = []
        self._left: list[int] = []

    def add_vertex(self) -> int:
        """Add a vertex and return it."""
        self._out.append([])
        return len(self._out) - 1

    def add_edge(self, start: int, end: int, capacity: int = UNLIMITED) -> int:
        """Add an edge with a capacity >= 0 and return it."""
        edge = len(self._head)
        self._head += (end, start)
        self._left += (capacity, 0)
        self._out[start].append(edge)
        self._out[end].append(edge + 1)
        return edge

    def left(self, edge: int) -> int:
        """Return the capacity an edge has left."""
        return self._left[edge]

    def copy(self) -> "Network":
        """Return a network with the same flow that can be changed alone."""
        twin = Network()
        twin._out = [list(edges) for edges in self._out]
        twin._head = list(self._head)
        twin._left = list(self._left)
        return twin

    def augment(self, source: int, sink: int, most: int = UNLIMITED) -> int:
        """Push as much more as fits from source to sink, at most `most`; return how much was added."""
        added = 0
        while added < most:
            level = self._levels(source, sink)
            if level[sink] < 0:
                break
            turn = [0] * len(self._out)
            while added < most and (pushed := self._push(source, sink, most - added, level, turn)):
                added += pushed
        return added

    def room(self, source: int, sink: int) -> int:
        """Return how much more would fit from source to sink, and leave the flow as it is."""
        before = list(self._left)
        added = self.augment(source, sink)
        self._left = before
        return added

    def _levels(self, source: int, sink: int) -> list[int]:
        level = [-1] * len(self._out)
        level[source] = 0
        head, left = self._head, self._left
        reached = [source]
        for vertex in reached:
            after = level[vertex] + 1
            for edge in self._out[vertex]:
                end = head[edge]
                if level[end] < 0 and left[edge]:
                    level[end] = after
                    if end == sink:
                        return level
                    reached.append(end)
        return level

    def _push(self, source: int, sink: int, most: int, level: list[int], turn: list[int]) -> int:
        """Send one path along rising levels; `turn` remembers how far each vertex has looked."""
        head, left, out = self._head, self._left, self._out
        path: list[int] = []
        vertex = source
        while vertex != sink:
            edges = out[vertex]
            for position in range(turn[vertex], len(edges)):
                edge = edges[position]
                if left[edge] and level[head[edge]] == level[vertex] + 1:
                    turn[vertex] = position
                    path.append(edge)
                    vertex = head[edge]
                    break
            else:
                turn[vertex] = len(edges)
                if not path:
                    return 0
                vertex = head[path.pop() ^ 1]
                turn[vertex] += 1
        pushed = min(most, *(left[edge] for edge in path))
        for edge in path:
            left[edge] -= pushed
            left[edge ^ 1] += pushed
        return pushed

    def reached_from(self, source: int) -> list[bool]:
        """Return, for every vertex, whether the residual graph leads there from `source`."""
        return self._search(source, 0)

    def reaching(self, sink: int) -> list[bool]:
        """Return, for every vertex, whether the residual graph leads from there to `sink`.

        After a maximum flow the edges into this set are the minimum cut nearest the sink.
        """
        return self._search(sink, 1)

    def _search(self, start: int, backwards: int) -> list[bool]:
        seen = [False] * len(self._out)
        seen[start] = True
        waiting = [start]
        while waiting:
            for edge in self._out[waiting.pop()]:
                end = self._head[edge]
                if not seen[end] and self._left[edge ^ backwards]:
                    seen[end] = True
                    waiting.append(end)
        return seen
