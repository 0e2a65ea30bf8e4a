"""What falls due after a workshop as calendar entries: all-day, the same each time, with a week's notice.

Each day has an alarm and a second entry a week before, for some calendars drop alarms when they import.
There is no METHOD: with one, some calendars open the file as a new calendar instead of adding to one's own.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from spm_tui.reports.actions import lines_about, open_actions
from spm_tui.reports.consent import consent_line
from spm_tui.reports.forecasts import forecasts
from spm_tui.reports.output_formats import Export
from spm_tui.text import clean
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import PEOPLE_LINE

if TYPE_CHECKING:
    from icalendar import Event

_WEEK = timedelta(days=7)


class _Entry(NamedTuple):
    """One day to keep: what it is known by, its day, what is to be done then, and lines about it."""

    key: str
    on: date
    lead: str
    what: str
    about: tuple[str, ...]


def write(export: Export) -> str:
    """Return the days on which something falls due or is looked at again, as an iCalendar file."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//spm-tui//reviews//EN")
    calendar.add("version", "2.0")
    for entry in _entries(export):
        calendar.add_component(_event(export.session, entry))
        before = entry._replace(key=f"{entry.key}:week", on=_week_before(entry.on), lead="In a week")
        calendar.add_component(_event(export.session, before, alarm=False))
    text: str = calendar.to_ical().decode()
    return text


def _week_before(on: date) -> date:
    return on - _WEEK if on > date.min + _WEEK else on


def _event(session: Session, entry: _Entry, *, alarm: bool = True) -> "Event":
    from icalendar import Alarm, Event

    event, title = Event(), f"{entry.lead}: {entry.what}"
    known = f"spm-tui:{session.created.isoformat()}:{clean(session.title)}:{entry.key}"
    event.add("uid", f"{uuid5(NAMESPACE_URL, known)}@spm-tui")
    event.add("dtstamp", datetime.combine(session.created, datetime.min.time(), UTC))
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1) if entry.on < date.max else entry.on)
    event.add("summary", title)
    event.add(
        "description",
        "\n".join((*entry.about, f"Session: {clean(session.title)}", consent_line(session), PEOPLE_LINE)),
    )
    event.add("transp", "TRANSPARENT")
    if alarm:
        reminder = Alarm()
        reminder.add("action", "DISPLAY")
        reminder.add("description", title)
        reminder.add("trigger", timedelta(hours=9))
        event.add_component(reminder)
    return event


def _entries(export: Export) -> Iterator[_Entry]:
    for one in open_actions(export.session, export.diagnosis):
        about = lines_about(one)
        if one.due:
            yield _Entry(f"{one.id}:due", one.due, "Due", one.what, about)
        if one.review_on:
            yield _Entry(f"{one.id}:review", one.review_on, "Look again", one.what, about)
    for found in forecasts(export.session):
        yield _Entry(found.key, found.on, found.lead, found.what, (found.said,) if found.said else ())
