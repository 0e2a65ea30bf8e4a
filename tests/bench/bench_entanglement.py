"""How fast the measures are, each on a map met for the first time: python tests/bench/bench_entanglement.py

Prints one row a target, beside how long its graph alone takes to build; ends with 1 when one is missed.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from time import process_time

import networkx as nx

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.paced import paced
from spm_tui.entanglement import topology
from spm_tui.entanglement.graph import needs_graph
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.reach import Reach
from spm_tui.reports.stop_test import stop_test
from spm_tui.workshop.records import Item, Swap, Tie
from spm_tui.workshop.session import Answers, Fungibility, Session

KINDS = (
    *("initiative",) * 3, "product", "team", "skill", "platform", *("system",) * 4,
    "data", "operation", "workflow", "contract",
)  # fmt: skip


def best(call: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of CPU of the quickest of several calls, with nothing kept of the one before."""
    found = []
    with paced():
        for _ in range(times):
            topology._topology.cache_clear()
            start = process_time()
            call()
            found.append(process_time() - start)
    return min(found) * 1000


def a_session(items: list[Item], ties: list[Tie], swaps: list[Swap]) -> Session:
    answers = Answers(fungibility=Fungibility(swaps=tuple(swaps)))
    return Session(
        format=1,
        title="bench",
        mode="self",
        created=date(2026, 1, 1),
        items=tuple(items),
        ties=tuple(ties),
        answers=answers,
    )


def a_map(size: int, ties_each: int = 3) -> Session:
    """A random map with cycles: about `ties_each` needs a thing."""
    random = Random(size)
    items = [Item(id=f"n{n}", name=f"N{n}", kind=random.choice(KINDS)) for n in range(size)]
    pairs = {(random.randrange(size), random.randrange(size)) for _ in range(size * ties_each)}
    ties = []
    for start, end in sorted(p for p in pairs if p[0] != p[1]):
        staff = items[end].kind in ("team", "skill")
        people = random.choice([None, 0.5, 2.0]) if staff else None
        ties.append(Tie(from_=f"n{start}", to=f"n{end}", people=people, months=1.0 if staff else None))
    return a_session(items, ties, [])


def a_trade(teams: int, works: int, asked: float) -> Session:
    """One work to stop with people of many teams, and many works that want some."""
    random = Random(teams * works)
    items = [Item(id="a", name="A", kind="initiative")]
    items += [Item(id=f"t{n}", name=f"T{n}", kind="team") for n in range(teams)]
    items += [
        Item(id=f"w{n}", name=f"W{n}", kind="initiative", wants=random.randint(0, 40) / 10)
        for n in range(works)
    ]
    months = (None, 0.0, 1.0, 2.0, 5.0)
    ties = [
        Tie(from_="a", to=f"t{n}", people=random.randint(5, 60) / 10, months=random.choice(months))
        for n in range(teams)
    ]
    swaps = [
        Swap(
            category="teams",
            from_=f"t{team}",
            to=f"w{work}",
            seen_months=random.choice(months),
            seen_value=random.choice([None, None, None, 0.0]),
        )
        for team in range(teams)
        for work in range(works)
        if random.random() < asked
    ]
    return a_session(items, ties, swaps)


def rows() -> list[tuple[str, float, float, str]]:
    """Measure every target: (what, milliseconds, most allowed, beside something known)."""
    found = []
    for size, most in ((1_000, 20), (10_000, 250)):
        given = a_map(size)
        took = best(lambda given=given: dict(Measures(given).freed_by_single_stops()))
        graph = best(lambda given=given: needs_graph(given))
        found.append((f"all single stops, {size} items", took, most, f"{took / graph:.1f}x its graph alone"))
    graph = needs_graph(a_map(3_000))
    took = best(lambda: both_ways(graph))
    sample = list(graph)[::60]
    theirs = best(lambda: [nx.descendants(graph, v) for v in sample], 1) * 60
    found.append(("reach of all, 3000 items", took, theirs / 20, f"{theirs / took:.0f}x nx.descendants"))
    for asked in (0.02, 0.1, 0.5, 0.95):
        given = a_trade(40, 60, asked)
        took = best(lambda given=given: stop_test(Measures(given), ["a"]))
        found.append((f"people and trade, 40 teams x 60 works, {asked:.0%} asked", took, 150, ""))
    small = a_map(300)
    first = next(tie.from_ for tie in small.ties if tie.people and Measures(small).stoppable([tie.from_]))
    for name, call in (
        ("things and people, 300 items", lambda: no_flow(small, first)),
        ("full stop test, 300 items", lambda: stop_test(Measures(small), [first])),
    ):
        found.append((name, best(call), 16, ""))
    return found


def both_ways(graph: nx.DiGraph) -> object:
    reach = Reach(graph)
    return reach.down, reach.up


def no_flow(given: Session, stopped: str) -> object:
    m = Measures(given)
    return m.things([stopped]).freed, m.people([stopped])


if __name__ == "__main__":
    missed = False
    for what, took, most, beside in rows():
        missed |= took > most
        print(f"{'missed' if took > most else 'ok':7}{what:52}{took:9.2f} ms of {most:8.1f}   {beside}")
    sys.exit(missed)
