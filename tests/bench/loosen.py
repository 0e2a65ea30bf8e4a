"""What would loosen the stops of a room, as processor time beside a bare tomllib, on a map never met."""

from pathlib import Path
from random import Random

from msgspec import structs

from spm_tui import memo
from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening import loosening
from spm_tui.workshop.session import Session
from tests.bench import large
from tests.bench.inside import best, yardstick
from tests.bench.paced import paced
from tests.bench.table import Row

#: So many stops does a long workshop speak of.
STOPS = 20


def a_room(items: int) -> tuple[Session, list[tuple[str]]]:
    """Return a session whose works carry run load, and twenty works of it to stop, with people on all."""
    random = Random(items)
    session = large.session(items=items, ties=items * 2 if items < 1000 else items * 3)
    kinds = {item.id: item.kind for item in session.items}
    staffed = [t for t in session.ties if t.people and kinds[t.from_] in ("initiative", "product")]
    on_team: dict[str, list[str]] = {}
    for tie in staffed:
        on_team.setdefault(tie.to, []).append(tie.from_)
    ties = tuple(
        structs.replace(tie, carried_by=random.choice(on_team[tie.to]))
        if tie.people and kinds[tie.from_] not in ("initiative", "product") and tie.to in on_team
        else tie
        for tie in session.ties
    )
    works = sorted({tie.from_ for tie in staffed})
    return structs.replace(session, ties=ties), [(work,) for work in random.sample(works, STOPS)]


def loosen(_folder: Path, share: float) -> list[Row]:
    """Twenty stops on a map of 300 things; and of 3,000, whose bar is our own: a worker may take so long."""
    bare, rows = yardstick(), []
    for items, most in ((300, 500.0), (3000, 2000.0)):
        session, stops = a_room(items)

        def anew(session: Session = session, stops: list[tuple[str]] = stops) -> None:
            memo.forget()
            loosening(Measures(session), stops)

        with paced():
            took = best(anew, max(2, round(7 * share)))
        what = f"what would loosen {STOPS} stops, {items} things"
        rows.append(Row(f"loosen-{items}", what, took, bare, most, against="tomllib, 500 records"))
    return rows


PARTS = {"loosen": loosen}
