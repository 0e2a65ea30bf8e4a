"""The ten answers as rows, one line a question, and as the page beside the one that is looked at."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from spm_tui.diagnosis.sides_last_five import ONE_LEVER
from spm_tui.diagnosis.ten_answers import ANSWER_VERDICTS, AnswerVerdict, TenAnswer
from spm_tui.text import cells
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.marks import dissent, mark_of
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, Style, fit, headline, line, paragraph, wrap
from spm_tui.workshop.questions import QUESTIONS

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis

#: From this width on a question stands with its own short words, below it with one word of them.
_WIDE = 112
#: Below this width there is no room for columns: an answer is its headline.
_NARROW = 60
_ONE_WORD: Final = {
    "allocation_unit": "Unit",
    "stopping": "Stopping",
    "reversibility": "Way back",
    "fungibility": "Stand-in",
    "reallocate_or_reshape": "Reshape",
    "ownership": "Levers",
    "redesign_frequency": "Redesign",
    "vineyards": "Vineyard",
    "boundary": "Boundary",
    "disappearance": "If gone",
}
#: The lever that is compared at question 6, where there is room for it and where there is little.
_LEVER_TOPICS: Final = {
    "strategy": ("Levers: strategy", "Strategy"),
    "prioritisation": ("Levers: prioritisation", "Priority"),
    "allocation": ("Levers: allocation", "Allocate"),
    "org design": ("Levers: org design", "Design"),
    "budgeting horizon": ("Levers: budgeting", "Budget"),
    "hiring and succession": ("Levers: hiring", "Hiring"),
    "team topology": ("Levers: team topology", "Teams"),
    "re-organisation": ("Levers: re-organisation", "Re-org"),
}
#: How many there are: `4 cases`, `3 things`.
_COUNT: Final = re.compile(r"(?P<count>\d+) [a-z-]+")
#: How we know, where there is little room.
_BRIEF: Final = {"more than once": "repeated"}
_NUMBER: Final[dict[str, int]] = {question.key: question.number for question in QUESTIONS}
_SHORT: Final[dict[str, str]] = {question.key: question.short for question in QUESTIONS}


class _AnswerColumns(NamedTuple):
    topic: int
    said: int
    seen: int
    known: int


def asked_words(diagnosis: "Diagnosis") -> str:
    """Return how many of the ten were asked: `8 of 10 asked`."""
    asked = sum(1 for one in diagnosis.answers if one.was_asked)
    return f"{asked} of {len(diagnosis.answers)} asked"


def answer_key(question: str) -> str:
    """Return the key of the row of a question."""
    return f"answer:{question}"


def verdict_sign(verdict: AnswerVerdict, signs: Glyphs) -> tuple[str, Style]:
    """Return the sign of a verdict: differs, in part, as said, open, not asked."""
    marks: dict[str, tuple[str, Style]] = {
        "differs": (signs.look, "warn"),
        "mixed": (signs.part, "warn"),
        "agrees": (signs.tied, "good"),
        "open": (signs.dot, "dim"),
    }
    return marks.get(verdict, (signs.two, "dim"))


def answer_rows(diagnosis: "Diagnosis", *, width: int, ascii: bool = False) -> tuple[tuple[str, Lines], ...]:
    """Return the heads of the columns and the ten answers, one line each; the key of a head is empty.

    Where there is no room for columns an answer is its headline, in as many lines as it takes.
    """
    signs = glyphs(ascii)
    if width < _NARROW:
        return tuple((answer_key(one.question), _in_short(one, width, signs)) for one in diagnosis.answers)
    columns = _columns(width)
    head = line((" " * 5 + _cell("", columns.topic), "dim"), (_heads(columns), "dim"))
    rows = ((answer_key(one.question), (_row(one, columns, signs),)) for one in diagnosis.answers)
    return (("", (head,)), *rows)


def _columns(width: int) -> _AnswerColumns:
    wide = width >= _WIDE
    topic, known = (23, 19) if wide else (8, 15)
    room = width - 5 - topic - known - 3
    said = room * 2 // 5 if wide else room // 2 - 1
    return _AnswerColumns(topic, said, room - said, known)


def _heads(columns: _AnswerColumns) -> str:
    heads = ("it took / the map shows", "it took / map shows")
    seen = next((head for head in heads if len(head) < columns.seen), "it took / the map")
    known = "how we know" if columns.known >= 11 else ""
    return f"{_cell('we said', columns.said)}{_cell(seen, columns.seen)}{fit(known, columns.known)}"


def _cell(text: str, width: int, more: str = "") -> str:
    return fit(text, width, more=more) + " "


def _one_lever(one: TenAnswer) -> str:
    """Return the lever that stands before what is said or seen at question 6, or nothing."""
    if one.question != "ownership":
        return ""
    fronts = (text.partition(ONE_LEVER)[0] for text in (one.said, one.seen) if ONE_LEVER in text)
    return next((front for front in fronts if front in _LEVER_TOPICS), "")


def _row(one: TenAnswer, columns: _AnswerColumns, signs: Glyphs) -> Line:
    sign, style = verdict_sign(one.verdict, signs)
    topic = _SHORT[one.question] if columns.topic > 8 else _ONE_WORD[one.question]
    sides = one.said, one.seen
    lever = _one_lever(one)
    if lever:  # which lever is never what is left out
        topic = _LEVER_TOPICS[lever][columns.topic <= 8]
        named = lever + ONE_LEVER
        sides = one.said.removeprefix(named), one.seen.removeprefix(named)
    front = (f"{_NUMBER[one.question]:>2} ", (f"{sign} ", style))
    if one.verdict == "not-asked":
        text = fit(one.headline.rstrip("."), columns.said + columns.seen + columns.known + 2, more=signs.more)
        return line(*front, (_cell(topic, columns.topic), "dim"), (text, "dim"))
    seen: Style = "strong" if one.verdict in ("differs", "mixed") else ""
    texts = (sides[0] or "nothing said", sides[1] or "nothing yet", one.how_we_know)
    said, shown, known = (
        _cell(shorten(text, width, signs.more), width, signs.more)
        for shorten, text, width in zip((_fitting, _fitting, _known_in), texts, columns[1:], strict=True)
    )
    return line(
        *front, _cell(topic, columns.topic), said, (shown, seen if one.seen else "dim"), (known[:-1], "dim")
    )


def _fitting(text: str, width: int, more: str) -> str:
    """Return as many whole parts of a text as fit, with a sign where parts are left out.

    Only what fits not even alone is cut. The sign is left out where it would cost a part its last letters.
    """
    parts = text.split("; ")
    if cells(text) <= width or len(parts) == 1:
        return text
    while len(parts) > 1 and cells("; ".join(parts) + more) > width:
        parts.pop()
    kept = "; ".join(parts)
    return kept if cells(kept + more) > width else kept + more


def _known_in(text: str, width: int, more: str) -> str:
    """Return how we know in so many columns: what is weakest and how many there are, or a sign."""
    if cells(text) <= width:
        return text
    *before, basis, counted = ("", *text.split("; "))
    if (many := _COUNT.fullmatch(counted)) is not None and basis:
        count, _, weak = basis.partition(" ")
        every = many["count"]
        # `1 gut feel; 6 cases` is one of six; a basis without a count is that of every case.
        short = f"{count} of {every} {weak}" if count.isdigit() else f"{every} {_BRIEF.get(basis, basis)}"
        short = "; ".join((*before[1:], short))
        text = short if cells(short) <= width else text
    return _fitting(text, width, more)


def _in_short(one: TenAnswer, width: int, signs: Glyphs) -> Lines:
    sign, style = verdict_sign(one.verdict, signs)
    first, *rest = wrap(one.headline, max(8, width - 5))
    head = line(f"{_NUMBER[one.question]:>2} ", (f"{sign} ", style), first)
    return (head, *((Span(" " * 5 + text),) for text in rest))


def answer_page(diagnosis: "Diagnosis", one: TenAnswer, *, width: int, ascii: bool = False) -> Lines:
    """Return what stands beside an answer: its headline, both sides, its notes, and the question itself."""
    signs = glyphs(ascii)
    sign, style = verdict_sign(one.verdict, signs)
    lines: list[Line] = [*headline(one.headline, width)]
    if one.verdict != "not-asked":
        lines.append(line((f"{sign} {ANSWER_VERDICTS[one.verdict]}", style)))
        for label, text in (
            ("We said", one.said),
            ("It took, or the map shows", one.seen),
            ("How we know", one.how_we_know),
        ):
            lines += paragraph(f"{label}: {text or 'nothing yet'}", width, later="  ")
    found = {finding.key: finding for finding in diagnosis.findings}
    noticed = [found[key] for key in one.findings if key in found]
    if noticed:
        lines += [EMPTY, line(("What we noticed", "title"))]
    for finding in noticed:
        mark, look = mark_of(finding, signs)
        first, *rest = wrap(finding.headline, max(8, width - 2))
        lines += [line((f"{mark} ", look), first), *((Span("  " + text),) for text in rest)]
        lines += [part for text in dissent(finding) for part in paragraph(text, width, "warn", "    ", "  ")]
    title = f"Question {_NUMBER[one.question]} of the article"
    return (*lines, EMPTY, line((title, "title")), *paragraph(one.asked, width))


def rest_line(names: Iterable[str], width: int) -> str:
    """Return what else is shown in one line: `Also shown: EDI classic and 4 more`; or nothing."""
    every = list(names)
    for count in range(len(every), 0, -1):
        more = len(every) - count
        listed = f"{', '.join(every[:count])}{f' and {more} more' if more else ''}"
        if cells(text := f"Also shown: {listed}") <= width or count == 1:
            return text
    return ""
