"""The room's guess before a stop test: one number, or the cards of all; kept as what we said. Pure edits."""

from collections.abc import Sequence
from statistics import median

from msgspec import structs

from spm_tui.workshop import edits
from spm_tui.workshop.ballots import tally
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure


def stop_position(session: Session, items: Sequence[str]) -> int | None:
    """Return the position of the stop record with exactly these things, or None."""
    given = session.answers.stopping
    wanted = set(items)
    stops = given.stops if given else ()
    return next((n for n, stop in enumerate(stops) if set(stop.items) == wanted), None)


def guessed(session: Session, items: Sequence[str]) -> str:
    """Return what was said of this stop before, as the line that says it; empty when nothing was."""
    at = stop_position(session, items)
    if at is None or session.answers.stopping is None:
        return ""
    stop = session.answers.stopping.stops[at]
    if stop.said_people is None:
        return ""
    months = f" > {figure(stop.said_months, 'months')}" if stop.said_months is not None else ""
    return f"{figure(stop.said_people)}{months}"


def with_guess(
    session: Session, items: tuple[str, ...], people: Sequence[float], months: float | None
) -> Session:
    """Return the session with the room's guess as what was said of this stop.

    The median of several cards becomes the number; the cards themselves are kept as a show of hands when
    one thing stops. `people` holds at least one number of people, `months` is None when nobody said when.
    """
    if len(people) > 1 and len(items) == 1:
        counts = {value: list(people).count(value) for value in sorted(set(people))}
        session = tally(session, "stopping", "said_people", counts, subject=items[0])
    said = round(float(median(people)), 1)
    at = stop_position(session, items)
    if at is None or session.answers.stopping is None:
        return edits.add_record(session, "stopping", Stop(items=items, said_people=said, said_months=months))
    before = session.answers.stopping.stops[at]
    kept = before.said_months if months is None else months
    record = structs.replace(before, said_people=said, said_months=kept)
    return edits.replace_record(session, "stopping", at, record)
