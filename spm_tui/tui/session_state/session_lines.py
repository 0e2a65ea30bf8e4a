"""A session file in lines: in the list of the first screen, and beside it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from spm_tui.storage.session_folder import Heading
from spm_tui.text import clean
from spm_tui.views.styled_lines import Line, Span, cut, fit, headline, paragraph
from spm_tui.workshop.questions import QUESTIONS

if TYPE_CHECKING:
    from spm_tui.tui.session_state.session_details import Details


def _title_width(width: int) -> int:
    """Return the columns of a title in a list of this width: beside it stand the marks and the day."""
    return max(10, width - 35)


def heads_of_list(width: int) -> Line:
    """Return the heads of the columns of the list, in so many cells."""
    return (Span(f" {fit('session', _title_width(width))}  answered  1 to 10     saved", "dim"),)


def session_line(
    heading: Heading, known: Details | None, width: int, *, today: date, with_name: bool
) -> Line:
    """Return a session in one line: its title, how far it is, when it was saved; or its first problem.

    `known` is None until the whole file is read. With `with_name` its file stands before the title.
    """
    saved = datetime.fromtimestamp(heading.saved)
    day = f"{saved:%H:%M}" if saved.date() == today else f"{saved:%d %b %Y}"
    if known is not None and known.problems:
        name = min(28, width // 3)
        text = cut(f"! {known.problems[0]}", width - name - 2)
        return (Span(" " + fit(clean(heading.path.name), name)), Span(" " + text, "warn"))
    marks = known.marks if known is not None else "." * 10
    count = f"{sum(mark != 'o' for mark in marks)} of 10" if known is not None else "       "
    room = _title_width(width)
    title = f"{cut(clean(heading.path.stem), room // 2)}: {heading.title}" if with_name else heading.title
    return (Span(" " + fit(title, room), "strong"), Span(f" {count:>8}  {marks}  "), Span(day, "dim"))


def about_session(
    name: str, known: Details | None, width: int, portfolio: tuple[str, str] = ("", "")
) -> list[Line]:
    """Return what stands beside the list of one session, by its file's name and what is known of it.

    `portfolio` is its portfolio in one sentence and what that covers, once these are known.
    """
    if known is None:
        return [*paragraph("Reading ...", width, "dim")]
    lines: list[Line] = []
    if known.problems:
        lines += paragraph("The file is left as it is. r looks for a backup of it.", width, "dim")
        for problem in known.problems:
            lines += [(Span(""),), *paragraph(problem, width, "warn")]
        return lines
    lines += paragraph(clean(name), width, "dim")
    lines += paragraph(f"{known.things} things, {known.needs} needs", width)
    if portfolio[0]:
        lines += [(Span(""),), *paragraph(portfolio[0], width), *paragraph(portfolio[1], width, "dim")]
    question = QUESTIONS[known.question - 1]
    following = f"Next: question {known.question}, {question.short}"
    if "o" not in known.marks:
        following = f"All ten gone through; opens at question {known.question}, {question.short}"
    lines += [(Span(""),), *headline(following, width)]
    if known.due:
        lines += [(Span(""),), (Span("Due by today: d answers it", "title"),)]
        for due in known.due:
            lines += paragraph(f"- {due.words}", width, later="  ")
    if known.open_commitments:
        lines += [(Span(""),), (Span("Agreed and still open", "title"),)]
        for what in known.open_commitments:
            lines += paragraph(f"- {what}", width, later="  ")
    return lines
