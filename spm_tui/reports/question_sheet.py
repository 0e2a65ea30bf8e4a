"""The ten questions on a sheet to print and hand out: each with what it asks first, and room to write."""

from typing import NamedTuple

from msgspec import Struct

from spm_tui.reports.consent import consent_line
from spm_tui.reports.html_page import html_page
from spm_tui.reports.output_formats import Export
from spm_tui.workshop.choices import BASES
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.round_fields import RoundField, first_fields
from spm_tui.workshop.words import shown

#: Where the wording of the questions comes from.
CREDIT = (
    "The ten questions are quoted from “Questions To Consider” in John Cutler’s newsletter "
    "The Beautiful Mess."
)


class SheetQuestion(NamedTuple):
    """One question of the sheet: its number and wording, what it asks first, and the words to choose from."""

    number: int
    wording: str
    asks: str
    choices: tuple[str, ...]


class QuestionSheet(Struct, frozen=True, kw_only=True):
    """The sheet as plain values."""

    title: str
    questions: tuple[SheetQuestion, ...]
    known: tuple[str, ...]
    consent: str
    credit: str = CREDIT


def question_sheet(export: Export) -> QuestionSheet:
    """Return the sheet of a session: its own things are named in what is asked."""
    first = {field.question: field for field in first_fields(export.session)}
    return QuestionSheet(
        title=export.session.title,
        questions=tuple(_asked(q.number, q.wording, first.get(q.key)) for q in QUESTIONS),
        known=tuple(map(shown, BASES)),
        consent=consent_line(export.session),
    )


def _asked(number: int, wording: str, field: RoundField | None) -> SheetQuestion:
    if field is None:
        return SheetQuestion(number, wording, "", ())
    # A place that decides may be any: a list of some would only steer.
    choices = () if field.own_words else tuple(choice.label for choice in field.choices)
    return SheetQuestion(number, wording, field.asks, choices)


def write(export: Export) -> str:
    """Return the sheet as HTML that prints on two pages, A4 or Letter."""
    return html_page("sheet.html.j2", page=question_sheet(export))
