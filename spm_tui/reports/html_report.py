"""The report as one page of HTML: nothing loaded, nothing run, readable on a phone, made to be printed."""

from msgspec import Struct

from spm_tui.diagnosis.single_changes import change_words
from spm_tui.map_changes.loosening import loosening
from spm_tui.reports.bar_picture import stop_cases
from spm_tui.reports.drawn_stops import DrawnCurve, DrawnStep, drawn_curve, drawn_rulers, drawn_steps
from spm_tui.reports.finding_sections import StopSection, clashes, lens_practices, lens_rows, stop_section
from spm_tui.reports.html_page import html_page
from spm_tui.reports.map_picture import map_drawing
from spm_tui.reports.markdown import in_full, two_pages
from spm_tui.reports.output_formats import Export
from spm_tui.reports.page_sections import Page
from spm_tui.views.curve import without_claims
from spm_tui.views.findings import coverage_words
from spm_tui.views.loosening_words import change_ask, today_words
from spm_tui.views.spoken import by_when
from spm_tui.views.stop_case import StopCase
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, answer
from spm_tui.workshop.words import shown


class DrawnStop(Struct, frozen=True, kw_only=True):
    """One stop: in words, its steps as bars, and how soon its people come free."""

    words: StopSection
    steps: tuple[DrawnStep, ...]
    none: str  # the steps that hold nobody, in one line
    curve: DrawnCurve | None


class WouldLoosen(Struct, frozen=True, kw_only=True):
    """What the stops give today, and each change that would give more: what, its lever, what to ask."""

    today: str
    changes: tuple[tuple[str, str, str], ...]
    none: str


def write(export: Export) -> str:
    """Return the page; with `full` also every note with its trail and the records of the ten questions."""
    session, diagnosis, measures = export.session, export.diagnosis, export.measures
    parts = two_pages(session, diagnosis, measures, export.as_of, full=export.full)
    first = parts.pop("page")
    assert isinstance(first, Page)
    everything = in_full(session, diagnosis, measures, export.as_of) if export.full else {}
    whole = measures.portfolio_curve()
    return html_page(
        "report.html.j2",
        **parts,
        page=session,
        first=first,
        full=export.full,
        groups=everything.get("groups", ()),
        questions=everything.get("questions", ()),
        spoken=_spoken(session),
        stops=tuple(_stop(case) for case in stop_cases(export)),
        whole=drawn_curve("All initiatives and products", without_claims(whole)) if whole else None,
        loosen=_loosen(export),
        rulers=drawn_rulers(export),
        lenses=[
            (lens, lens_practices(lens), lens_rows(session, lens, diagnosis)) for lens in diagnosis.lenses
        ],
        clashes=clashes(session, diagnosis),
        map=map_drawing(session),
        coverage=coverage_words(diagnosis.coverage),
        layer=diagnosis.system_layer,
    )


def _spoken(session: Session) -> dict[int, tuple[str, ...]]:
    """Return the room's words under each question, by its number, a line each."""
    given = {number: answer(session, key) for number, key in enumerate(ANSWER_KEYS, 1)}
    return {n: tuple((one.words or "").splitlines()) if one else () for n, one in given.items()}


def _stop(case: StopCase) -> DrawnStop:
    words = stop_section(case)
    curve = case.measures.curve(case.items, case.mode)
    steps, none = drawn_steps(case)
    return DrawnStop(
        words=words,
        steps=steps,
        none=none,
        curve=drawn_curve(f"{words.title}: how soon effort comes free", curve) if curve else None,
    )


def _loosen(export: Export) -> WouldLoosen:
    found = loosening(export.measures)
    when = by_when(export.session.horizon_months, export.as_of)
    none = "" if found.changes else "No single change to the map would let more people leave or help in time."
    return WouldLoosen(
        today=today_words(found, when),
        changes=tuple(
            (
                change_words(export.session, one, when),
                shown(one.lever),
                change_ask(export.session, one),
            )
            for one in found.changes
        ),
        none=none if found.stops else "",
    )
