"""A small port's portfolio on which the tests of fast entry type; nothing is tested here."""

from datetime import date
from typing import Any

from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things

EMPTY = s.Session(format=1, title="t", mode="workshop", created=date(2026, 11, 22))
PORT = list_things(
    EMPTY,
    """Teams: Fleet 6, Berth 4
    initiative: Live tracking, Customs, Pricing
    system: Position hub, Slot engine, Payments
    Live tracking needs Position hub, Fleet 6
    Live tracking > Berth 2""",
).session


def record(key: str, line: str, session: s.Session = PORT) -> Any:
    entered = enter(session, key, line)
    assert entered.kind in ("record", "changed"), entered.problem
    return s.records(entered.session, key)[entered.position or 0]


def given_fields(made: r.Record) -> dict[str, Any]:
    return {name: value for name in made.__struct_fields__ if (value := getattr(made, name)) is not None}
