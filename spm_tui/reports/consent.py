"""What the room was told about a session, in one line that stands on whatever leaves."""

from datetime import date

from spm_tui.text import clean
from spm_tui.views.spoken import day
from spm_tui.workshop.session import Session


def consent_line(session: Session) -> str:
    """Return what the room was told about this session: for what, seen by whom, deleted when."""
    given = session.consent
    parts = (
        ("What this is for", given.purpose if given else None),
        ("Who will see it", given.seen_by if given else None),
        ("Deleted after", _day(given.delete_after) if given else None),
    )
    return ". ".join(f"{label}: {clean(words or 'not said').rstrip('.')}" for label, words in parts) + "."


def _day(words: str | None) -> str | None:
    """Return a day of the file (`2027-06-30`) written out; other words come back as they are."""
    try:
        return day(date.fromisoformat(words)) if words else None
    except ValueError:
        return words
