"""The report in Markdown: complete at any point of a workshop, with nothing that was said in private."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from spm_tui.diagnosis.engine import Diagnosis
from spm_tui.entanglement.measures import Measures
from spm_tui.reports.escape import for_template
from spm_tui.reports.finding_sections import (
    asks,
    clashes,
    lens_practices,
    lens_rows,
    noticed,
    stop_tests,
    story_sections,
)
from spm_tui.reports.map_sections import cases, commitments, map_rows, need_rows, parking, working_facts
from spm_tui.reports.question_sections import answered_questions
from spm_tui.views.findings import coverage_words
from spm_tui.views.marks import dissent
from spm_tui.views.spoken import day
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, answer
from spm_tui.workshop.words import PEOPLE_LINE

if TYPE_CHECKING:
    from jinja2 import Template

_STATES = (("supported", "Shown"), ("suspected", "Worth checking"), ("not-examined", "Not asked yet"))


def write(session: Session, diagnosis: Diagnosis, measures: Measures, as_of: date) -> str:
    """Return the report of a session on the day `as_of`, as Markdown that ends in a line feed.

    Everything a user typed is escaped; private notes and rounds not revealed are not in it. Pure.
    """
    session = unsealed(session)
    return _template().render(
        session=session,
        as_of=day(as_of),
        created=day(session.created),
        mode={"workshop": "Workshop", "self": "Answered alone"}[session.mode],
        consent=consent_line(session),
        people_line=PEOPLE_LINE,
        progress=progress_line(session),
        roles=[p.role for p in session.participants],
        page=diagnosis.page,
        stories=story_sections(diagnosis),
        groups=[
            (title, [noticed(session, f, measures) for f in diagnosis.findings if f.state == state])
            for state, title in _STATES
        ],
        dissent=dissent(diagnosis.page.works) if diagnosis.page.works else (),
        clashes=clashes(session, diagnosis),
        lenses=[
            (lens, lens_practices(lens), lens_rows(session, lens, diagnosis)) for lens in diagnosis.lenses
        ],
        asks=asks(session, diagnosis),
        coverage=coverage_words(diagnosis.coverage),
        layer=diagnosis.system_layer,
        stops=stop_tests(session, measures, as_of),
        kinds=map_rows(session),
        needs=need_rows(session),
        working=working_facts(session),
        cases=cases(session),
        questions=answered_questions(session),
        commitments=commitments(session, diagnosis),
        parking=parking(session),
    )


@lru_cache(maxsize=1)
def _template() -> "Template":
    """Load jinja2 and the template when a report is first asked for."""
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
    return found.get_template("report.md.j2")


def consent_line(session: Session) -> str:
    """Return what the room was told about this session: for what, seen by whom, deleted when."""
    given = session.consent
    parts = (
        ("What this is for", given.purpose if given else None),
        ("Who will see it", given.seen_by if given else None),
        ("Deleted after", _day(given.delete_after) if given else None),
    )
    return ". ".join(f"{label}: {(words or 'not said').rstrip('.')}" for label, words in parts) + "."


def _day(words: str | None) -> str | None:
    """Return a day of the file (`2027-06-30`) written out; other words come back as they are."""
    try:
        return day(date.fromisoformat(words)) if words else None
    except ValueError:
        return words


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
