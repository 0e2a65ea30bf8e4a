"""The map, how the room works and what was agreed, as a report shows them: plain values for the template."""

from typing import TYPE_CHECKING

from spm_tui.diagnosis.rule_table import BY_ID
from spm_tui.reports.question_sections import Table
from spm_tui.views.field_words import other_facts
from spm_tui.views.marks import dissent
from spm_tui.views.portfolio import TIE_SHOWN, tie_facts
from spm_tui.views.spoken import day
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, shown

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis

_ITEM_SHOWN = frozenset({"name", "kind", "people", "wants", "run_people", "stage"})
_COMMITMENT_SHOWN = frozenset(
    {"what", "kind", "owner", "due", "lever", "signal", "review_on", "finding", "state", "outcome"}
)
_PARKED_SHOWN = frozenset({"text", "owner", "next_step", "question", "state"})
#: Fields of a session that stand in a place of their own: at the top of the report.
_AT_THE_TOP = frozenset({"title", "organization", "mode", "created"})


def map_rows(session: Session) -> tuple[tuple[str, str], ...]:
    """Return (kind, its things with what is known of them) for every kind that was named."""
    by_kind: dict[str, list[str]] = {}
    called = names_of(session)
    for item in session.items:
        facts = [
            figure(item.people, "people") if item.people is not None else "",
            f"short of {figure(item.wants) if item.wants else 'nobody'}" if item.wants is not None else "",
            f"{figure(item.run_people, 'people')} to run it" if item.run_people is not None else "",
            shown(item.stage) if item.stage else "",
            *other_facts(item, called, _ITEM_SHOWN),
        ]
        known, name = ", ".join(fact for fact in facts if fact), called.label(item.id)
        by_kind.setdefault(item.kind, []).append(f"{name} ({known})" if known else name)
    return tuple((kind, "; ".join(things)) for kind, things in by_kind.items())


def need_rows(session: Session) -> tuple[tuple[str, str], ...]:
    """Return (thing, what it needs with what is known of each need), of needs of which anything is known."""
    called = names_of(session)
    by_thing: dict[str, list[str]] = {}
    for tie in session.ties:
        facts = "; ".join(filter(None, (tie_facts(tie, called), *other_facts(tie, called, TIE_SHOWN))))
        if facts:
            by_thing.setdefault(called.label(tie.from_), []).append(f"{called.said(tie.to)} ({facts})")
    return tuple((thing, "; ".join(needs)) for thing, needs in by_thing.items())


def working_facts(session: Session) -> tuple[str, ...]:
    """Return what was said about the session as a whole, such as its horizon and its practices."""
    called = names_of(session)
    practices = other_facts(session.practices, called, ()) if session.practices else ()
    return (*other_facts(session, called, _AT_THE_TOP), *practices)


def commitments(session: Session, diagnosis: "Diagnosis") -> Table | None:
    """Return what the room will decide, check or try, or None; a finding is named by its sentence."""
    called = names_of(session)
    found = {f.key: "; ".join((f.sentence, *dissent(f))) for f in diagnosis.findings}
    rows = tuple(
        (
            given.what,
            shown(given.kind),
            shown(given.owner) if given.owner else "nobody yet",
            day(given.due) if given.due else "no day",
            "; ".join(
                part
                for part in (
                    f"lever: {shown(given.lever)}" if given.lever else "",
                    f"sign: {given.signal}" if given.signal else "",
                    f"look again on {day(given.review_on)}" if given.review_on else "",
                    f"from: {found.get(given.finding) or _no_note(given.finding)}" if given.finding else "",
                    shown(given.state) if given.state else "",
                    f"outcome: {given.outcome}" if given.outcome else "",
                    *other_facts(given, called, _COMMITMENT_SHOWN),
                )
                if part
            ),
        )
        for given in session.commitments
    )
    return Table(("What", "Kind", "Who", "By", "More"), rows) if rows else None


def _no_note(finding: str) -> str:
    """Return what stands for a finding that is not there: its key is for the file, other words are shown."""
    return "a note that no longer stands" if finding.partition(":")[0] in BY_ID else finding


def parking(session: Session) -> Table | None:
    """Return what was set aside, or None."""
    called = names_of(session)
    numbers = {key: f"Question {number}" for number, key in enumerate(ANSWER_KEYS, 1)}
    rows = tuple(
        (
            parked.text,
            shown(parked.owner) if parked.owner else "nobody yet",
            "; ".join(filter(None, (parked.next_step, *other_facts(parked, called, _PARKED_SHOWN)))),
            numbers[parked.question] if parked.question else "",
            shown(parked.state) if parked.state else "open",
        )
        for parked in session.parking
    )
    return Table(("What", "Who", "Next step", "From", "State"), rows) if rows else None


def cases(session: Session) -> tuple[str, ...]:
    """Return the past cases in words, with their day where it is known."""
    called = names_of(session)
    rows = []
    for case in session.cases:
        facts = "; ".join(
            filter(None, (day(case.on) if case.on else "", *other_facts(case, called, ("name", "on"))))
        )
        rows.append(called.case(case.id) + (f" ({facts})" if facts else ""))
    return tuple(rows)
