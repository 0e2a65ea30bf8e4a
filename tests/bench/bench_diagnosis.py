"""How fast one edit is diagnosed again while somebody types: python tests/bench/bench_diagnosis.py

Each row is one kind of edit, made several times in one session, each time diagnosed without the flow
measures beside what was there before. Prints one row a target; ends with status 1 when one is missed.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from msgspec import structs

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench import large
from bench.paced import paced
from spm_tui.diagnosis.engine import Diagnosis, diagnose
from spm_tui.workshop import edits
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session

TODAY = date(2026, 11, 22)
TIMES = 9
#: Most milliseconds of one re-diagnosis by how many things there are; and of the flow measures after it.
MOST = {300: 16.0, 3_000: 100.0}
MOST_FLOW = 150.0
Edit = Callable[[Session, int], Session]


def _staffing(session: Session) -> int:
    return next(n for n, tie in enumerate(session.ties) if tie.people)


def _tie_people(session: Session, turn: int) -> Session:
    place = _staffing(session)
    return edits.replace_tie(session, place, structs.replace(session.ties[place], people=float(turn + 1)))


def _tie_added(session: Session, turn: int) -> Session:
    given = {(tie.from_, tie.to) for tie in session.ties}
    start = session.items[0].id
    free = (item.id for item in session.items[1:] if (start, item.id) not in given)
    return edits.add_tie(session, Tie(from_=start, to=next(free)))


def _tie_removed(session: Session, turn: int) -> Session:
    return edits.delete_tie(session, turn * 7)


def _said(session: Session, turn: int) -> Session:
    return edits.set_answer(session, "redesign_frequency", said_percent=float(turn + 1))


def _stop(session: Session, turn: int) -> Session:
    given = session.answers.stopping
    assert given is not None
    return edits.replace_record(
        session, "stopping", 0, structs.replace(given.stops[0], said_people=turn + 20.0)
    )


def _item_added(session: Session, turn: int) -> Session:
    return edits.add_item(session, Item(id=f"new-{turn}", name=f"New {turn}", kind="system"))


def _item(**fields: object) -> Edit:
    def edit(session: Session, turn: int) -> Session:
        given = {name: value(turn) if callable(value) else value for name, value in fields.items()}
        return edits.set_item(session, session.items[3].id, **given)

    return edit


EDITS: dict[str, Edit] = {
    "an answer's field": _said,
    "a stop record": _stop,
    "a tie's people": _tie_people,
    "a tie added": _tie_added,
    "a tie removed": _tie_removed,
    "a thing renamed": _item(name=lambda turn: f"Renamed {turn}"),
    "a thing's people": _item(people=lambda turn: turn + 1.0),
    "a thing's stage": _item(stage=lambda turn: ("retired", "launch")[turn % 2]),
    "a thing added": _item_added,
}


def again(session: Session, edit: Edit) -> tuple[float, float]:
    """Milliseconds of CPU to diagnose after each of several edits: the median and the worst."""
    before: Diagnosis = diagnose(session, TODAY)
    took = []
    with paced():
        for turn in range(TIMES):
            session = edit(session, turn)
            start = process_time()
            before = diagnose(session, TODAY, flow=False, previous=before)
            took.append((process_time() - start) * 1000)
    return median(took), max(took)


def flow_after(session: Session, edit: Edit) -> float:
    """Milliseconds of CPU for the flow measures after an edit that was diagnosed without them."""
    before = diagnose(session, TODAY)
    took = []
    with paced():
        for turn in range(3):
            session = edit(session, turn)
            before = diagnose(session, TODAY, flow=False, previous=before)
            start = process_time()
            before = diagnose(session, TODAY, previous=before)
            took.append((process_time() - start) * 1000)
    return median(took)


def rows() -> list[tuple[str, float, float, float]]:
    """Measure every target: (what, median and worst milliseconds, most allowed)."""
    found = []
    for items, most in MOST.items():
        session = large.session(items=items, ties=items * 2, records=500)
        for name, edit in EDITS.items():
            found.append((f"{name}, {items} things", *again(session, edit), most))
        for name in ("a stop record", "a tie's people", "a thing renamed"):
            took = flow_after(session, EDITS[name])
            found.append((f"flow after {name}, {items} things", took, took, MOST_FLOW))
    return found


if __name__ == "__main__":
    missed = False
    for what, middle, worst, most in rows():
        missed |= middle > most
        verdict = "missed" if middle > most else "ok"
        print(f"{verdict:7}{what:40}{middle:8.1f} ms, worst {worst:7.1f}, of {most:5.0f}")
    sys.exit(missed)
