"""The report in Markdown: complete at any point of a workshop, with nothing that was said in private."""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from spm_tui.diagnosis.engine import Diagnosis
from spm_tui.entanglement.measures import Measures
from spm_tui.reports import agreed_sections as after
from spm_tui.reports.consent import consent_line
from spm_tui.reports.escape import for_template
from spm_tui.reports.finding_sections import clashes, lens_practices, lens_rows, noticed, stop_tests
from spm_tui.reports.map_sections import cases, commitments, map_rows, need_rows, parking, working_facts
from spm_tui.reports.output_formats import Export
from spm_tui.reports.page_sections import answer_table, first_page, rest_line, story_sections
from spm_tui.reports.question_sections import answered_questions
from spm_tui.views.findings import coverage_words
from spm_tui.views.spoken import day
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, answer
from spm_tui.workshop.words import PEOPLE_LINE, role

if TYPE_CHECKING:
    from jinja2 import Template

_STATES = (("supported", "Shown"), ("suspected", "Worth checking"), ("not-examined", "Not asked yet"))


def write(export: Export) -> str:
    """Return the report of an export as Markdown that ends in a line feed."""
    return page(export.session, export.diagnosis, export.measures, export.as_of, full=export.full)


def page(
    session: Session, diagnosis: Diagnosis, measures: Measures, as_of: date, *, full: bool = False
) -> str:
    """Return the report of a session on the day `as_of`, as Markdown that ends in a line feed.

    Two pages; with `full` followed by every note with its trail, the records, the map and the lenses.
    Everything a user typed is escaped; private notes and rounds not revealed are not in it. Pure.
    """
    session = unsealed(session)
    parts = two_pages(session, diagnosis, measures, as_of, full=full)
    if full:
        parts |= in_full(session, diagnosis, measures, as_of)
    return template("report.md.j2").render(full=full, **parts)


def two_pages(
    session: Session, diagnosis: Diagnosis, measures: Measures, as_of: date, *, full: bool
) -> dict[str, object]:
    """Return what the first two pages are made of, by its name in the templates."""
    return {
        "session": session,
        "as_of": day(as_of),
        "created": day(session.created),
        "closed_on": day(session.course.closed_on) if session.course and session.course.closed_on else "",
        "surprise": session.course.surprise if session.course else "",
        "mode": {"workshop": "Workshop", "self": "Answered alone"}[session.mode],
        "consent": consent_line(session),
        "people_line": PEOPLE_LINE,
        "progress": progress_line(session),
        "roles": [p.role for p in session.participants if p.present is not False],
        "absent": [role(p.role) for p in session.participants if p.present is False],
        "page": first_page(session, diagnosis, measures, as_of),
        "answers": answer_table(diagnosis.answers),
        "rest": rest_line(diagnosis.page.rest, full=full),
        "stories": story_sections(diagnosis),
        "agreed": after.agreed(session),
        "stances": after.stances_beside(diagnosis),
        "kept_dissent": after.kept_dissent(session),
        **_what_is_open(session, full=full),
        "nothing_more": after.nothing_more(session, diagnosis),
        "not_asked": after.not_asked(session, diagnosis, after.ASKED_IN_FULL if full else after.ASKED),
    }


def _what_is_open(session: Session, *, full: bool) -> dict[str, object]:
    """Return the lists of what is open, as many lines of each as two pages have room for; `full`: all."""
    lists: dict[str, tuple[object, ...]] = {
        "checks": after.facts_to_check(session),
        "to_confirm": after.to_confirm(session),
        "set_aside": after.set_aside(session),
        "to_sort": after.to_sort(session),
    }
    if full:
        return {**lists, "left_open": ""}
    shown = {name: lines[: after.MOST_OPEN] for name, lines in lists.items()}
    return {**shown, "left_open": after.left_out(*lists.values(), most=after.MOST_OPEN)}


def in_full(session: Session, diagnosis: Diagnosis, measures: Measures, as_of: date) -> dict[str, object]:
    """Return what everything after them is made of, by its name in the templates."""
    return {
        "groups": [
            (title, [noticed(session, f, measures) for f in diagnosis.findings if f.state == state])
            for state, title in _STATES
        ],
        "clashes": clashes(session, diagnosis),
        "lenses": [
            (lens, lens_practices(lens), lens_rows(session, lens, diagnosis)) for lens in diagnosis.lenses
        ],
        "coverage": coverage_words(diagnosis.coverage),
        "layer": diagnosis.system_layer,
        "stops": stop_tests(session, measures, as_of),
        "kinds": map_rows(session),
        "needs": need_rows(session),
        "working": working_facts(session),
        "cases": cases(session),
        "questions": answered_questions(session),
        "commitments": commitments(session, diagnosis),
        "parking": parking(session),
    }


@cache
def template(name: str) -> "Template":
    """Return one of our templates in Markdown, every expression escaped; jinja2 loads with the first."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("spm_tui.reports", "templates"),
        autoescape=False,  # Markdown, not HTML: `finalize` escapes every expression
        finalize=for_template,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return found.get_template(name)


def progress_line(session: Session) -> str:
    """Return how many of the ten questions are answered, skipped, not applicable, begun and not reached."""
    states = [given.status if (given := answer(session, key)) else "not reached" for key in ANSWER_KEYS]
    words = {
        "answered": "answered",
        "open": "begun",
        "skipped": "skipped",
        "not-applicable": "not applicable",
    }
    words["not reached"] = "not reached"
    parts = [f"{states.count(state)} {text}" for state, text in words.items() if state in states]
    return f"Of ten questions: {', '.join(parts)}."
