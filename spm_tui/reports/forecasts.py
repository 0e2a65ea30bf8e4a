"""What is to be counted or looked at again on a day: forecasts of stops and of question 10. Plain values."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from spm_tui.followup.due_dates import day_to_count
from spm_tui.text import clean
from spm_tui.workshop.question_texts.round_asks import JOBS_ASKED
from spm_tui.workshop.records import FunctionRecord
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.stop_records import stop_records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, listed, shown

#: Of a person; said in a word.
HALF = 0.5


class Forecast(NamedTuple):
    """Something to look at on a day: a key that stays, how it begins (`Find out`), what, what was said."""

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
            said = f"We said: {_time(record.said_people)}." if record.said_people else ""
            what = f"how much time {name} gave back"
            yield Forecast("stop:" + "+".join(record.items), on, "Find out", what, said)


def _time(people: float) -> str:
    """Return people as whose time it is: `8 people's time`, `half a person's time`."""
    if people < 1:
        return "half a person's time" if people == HALF else f"{figure(people)} of a person's time"
    return "one person's time" if people == 1 else f"{figure(people)} people's time"


def _jobs(session: Session) -> Iterator[Forecast]:
    for record in records(session, "disappearance"):
        if isinstance(record, FunctionRecord) and record.check_on and record.result is None:
            said = f"First sign we spoke of: {clean(record.first_sign)}." if record.first_sign else ""
            what = f"what became of {JOBS_ASKED.get(record.function) or shown(record.function)}"
            yield Forecast(f"job:{record.function}", record.check_on, "Look at", what, said)
