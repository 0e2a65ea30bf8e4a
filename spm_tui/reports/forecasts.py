"""What is to be counted or looked at again on a day: forecasts of stops and of question 10. Plain values."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from spm_tui.followup.due_dates import day_to_count
from spm_tui.text import clean
from spm_tui.workshop.records import FunctionRecord
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.stop_records import stop_records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, listed, shown


class Forecast(NamedTuple):
    """Something to look at on a day: a key that stays, how it begins (`Count`), what, and what was said."""

    key: str
    on: date
    lead: str
    what: str
    said: str


def forecasts(session: Session) -> tuple[Forecast, ...]:
    """Return what was foretold with a day to look at it, and has not been looked at, earliest first."""
    return tuple(sorted((*_stops(session), *_jobs(session)), key=lambda one: (one.on, one.key)))


def _stops(session: Session) -> Iterator[Forecast]:
    called = names_of(session)
    for record in stop_records(session):
        if record.result_people is not None:
            continue
        if (on := day_to_count(record)) is not None:
            name = listed(map(called.said, record.items))
            said = f"We said: {figure(record.said_people, 'people')}." if record.said_people else ""
            what = f"how many people came back from {name}"
            yield Forecast("stop:" + "+".join(record.items), on, "Count", what, said)


def _jobs(session: Session) -> Iterator[Forecast]:
    for record in records(session, "disappearance"):
        if isinstance(record, FunctionRecord) and record.check_on and record.result is None:
            said = f"First sign we spoke of: {clean(record.first_sign)}." if record.first_sign else ""
            what = f"what became of {shown(record.function)}"
            yield Forecast(f"job:{record.function}", record.check_on, "Look at", what, said)
