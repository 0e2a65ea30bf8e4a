"""The records of question 2 in the order of the file, and the one on some things."""

from collections.abc import Sequence

from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session


def stop_records(session: Session) -> tuple[Stop, ...]:
    """Return the stops spoken of, in the order of the file."""
    given = session.answers.stopping
    return given.stops if given else ()


def stop_position(session: Session, items: Sequence[str]) -> int | None:
    """Return where the first stop of exactly these things stands, in any order, or None."""
    wanted = set(items)
    stops = stop_records(session)
    return next((n for n, stop in enumerate(stops) if set(stop.items) == wanted), None)


def stop_record(session: Session, items: Sequence[str]) -> Stop | None:
    """Return the first stop of exactly these things, or None."""
    at = stop_position(session, items)
    return None if at is None else stop_records(session)[at]
