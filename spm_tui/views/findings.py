"""What was noticed, as rows and as a page: answers, first page, stories, every finding, all in plain text."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from spm_tui.diagnosis.against_said import against_said
from spm_tui.diagnosis.finding import Finding
from spm_tui.text import cells
from spm_tui.views.answers_page import answer_rows, asked_words, rest_line
from spm_tui.views.beginnings import begin
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.lens_tables import lens_tables
from spm_tui.views.marks import dissent, mark_of, size_words, stance_words, stances_of, state_words
from spm_tui.views.styled_lines import (
    EMPTY,
    Line,
    Lines,
    Span,
    Style,
    cut,
    fit,
    fit_line,
    headline,
    line,
    paragraph,
    wrap,
)
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, answer
from spm_tui.workshop.words import PEOPLE_LINE, listed, plural, shown

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis

#: A row of a list: the key of the finding it stands for (empty for a heading) and its lines.
FindingRow = tuple[str, Lines]

_ABOUT = 21
_LABEL = 9
_SIDE = 15
_NARROW = 64
_HEADS = "the gap, how we know"


def first_page_rows(
    session: Session, diagnosis: "Diagnosis", *, width: int, ascii: bool = False
) -> tuple[FindingRow, ...]:
    """Return the first page: one thing that works, three to look at, what would help most, the map alone.

    The key of a row is that of its leading finding, empty where there is none to open.
    """
    signs, page = glyphs(ascii), diagnosis.page
    noticed = {finding.key: finding for finding in diagnosis.findings}
    rows: list[FindingRow] = []
    if page.works is not None:
        rows.append(_told("Works", page.works, page.works.headline, (), width, signs))
    for label, told in (("Look at", page.look_at), ("The map", page.notes)):
        for n, story in enumerate(told):
            lead, found = noticed[story.findings[0]], [noticed[key] for key in story.findings]
            rows.append(_told("" if n else label, lead, story.headline, _of_story(found), width, signs))
    if page.helps:
        label = "Ask" if page.asks else "Helps"
        rows.append(("", _entry(label, (signs.helps, "strong"), page.helps, (), width)))
    return tuple(rows) or (("", begin(_nothing(session), width)),)


def answers_and_page_rows(
    session: Session, diagnosis: "Diagnosis", *, width: int, ascii: bool = False
) -> tuple[FindingRow, ...]:
    """Return the portfolio in one line, the ten answers, what else is shown, and the first page."""
    rest, portfolio = rest_line(diagnosis.page.rest, width), diagnosis.page.portfolio
    return (
        *((("", headline(portfolio, width)),) if portfolio else ()),
        *answer_rows(diagnosis, width=width, ascii=ascii),
        *((("", (line((rest, "dim")),)),) if rest else ()),
        ("", (EMPTY,)),
        *first_page_rows(session, diagnosis, width=width, ascii=ascii),
    )


def story_rows(
    session: Session, diagnosis: "Diagnosis", *, width: int, ascii: bool = False
) -> tuple[FindingRow, ...]:
    """Return the stories, each a headline with what holds it and its parts under it, by subject."""
    signs = glyphs(ascii)
    noticed = {finding.key: finding for finding in diagnosis.findings}
    rows: list[FindingRow] = []
    for story in diagnosis.stories:
        found = [noticed[key] for key in story.findings]
        if rows:
            rows.append(("", (EMPTY,)))
        rows.append(("", (line((story.name.upper(), "title"), ("   " + stances_of(found), "dim")),)))
        rows.append((found[0].key, _leading(found[0], story.headline, width, signs)))
        rows += [
            (part.finding, _part(part.about, noticed[part.finding], part.text, width, signs))
            for part in story.parts
        ]
    return tuple(rows) or (("", begin(_nothing(session), width)),)


def _leading(lead: Finding, headline: str, width: int, signs: Glyphs) -> Lines:
    mark, style = mark_of(lead, signs)
    first, *rest = wrap(headline, max(8, width - 2))
    lines: list[Line] = [line((f"{mark} ", style), (first, "strong"))]
    lines += [(Span("  " + text, "strong"),) for text in rest]
    lines += paragraph(lead.detail, width, "", "  ", "  ") if lead.detail else ()
    return (*lines, line("  ", (_known(lead), "dim")))


def _part(about: str, finding: Finding, text: str, width: int, signs: Glyphs) -> Lines:
    mark, style = mark_of(finding, signs)
    side = _ABOUT if width >= _NARROW else 0
    texts = wrap(text, max(8, width - 4 - side))
    heads = [fit(about, side) if n == 0 else " " * side for n in range(len(texts))]
    fronts = [Span(f"  {mark} " if n == 0 else " " * 4, style) for n in range(len(texts))]
    return tuple(
        line(front, (head, "dim"), words) for front, head, words in zip(fronts, heads, texts, strict=True)
    )


def _known(finding: Finding) -> str:
    """Return the label beside a sentence: how far it is shown and how we know it."""
    return ", ".join(text for text in (state_words(finding), finding.known) if text)


def _nothing(session: Session) -> str:
    reached = sum(1 for key in ANSWER_KEYS if answer(session, key) is not None)
    told = f"{reached} of {len(ANSWER_KEYS)} questions were reached; the first answers bring the first notes."
    return f"Nothing noticed yet. {told}"


def _of_story(found: list[Finding]) -> tuple[str, ...]:
    """Return how many notes make a story, and what the room thinks of them."""
    notes = plural(len(found), "note")
    return (notes, *stances_of(found).split(", ")) if stances_of(found) else (notes,)


def _told(
    label: str, lead: Finding, text: str, side: tuple[str, ...], width: int, signs: Glyphs
) -> FindingRow:
    known = _brief(lead.known) or state_words(lead)
    both = f"{known}, {side[0]}" if side else known
    facts = (both, *side[1:]) if cells(both) <= _SIDE else (known, *side)
    facts = tuple(cut(fact, _SIDE, signs.more) for fact in facts)
    lines = _entry(label, mark_of(lead, signs), text, facts, width, "strong")
    if "Disputed:" not in text:
        lines = (*lines, *_dissent(lead, width, _LABEL + 2))
    return lead.key, lines


def _entry(
    label: str, mark: tuple[str, Style], text: str, side: tuple[str, ...], width: int, style: Style = ""
) -> Lines:
    """Return a text under a label and a sign, short facts on its right or, where it is narrow, below it."""
    right = _SIDE if width >= _NARROW and side else 0
    room = width - _LABEL - 2 - (right + 1 if right else 0)
    texts = wrap(text, room)
    height = max(len(texts), len(side) if right else 0)
    lines: list[Line] = []
    for n in range(height):
        front = (Span(fit(label, _LABEL), "title"), Span(mark[0] + " ", mark[1])) if n == 0 else None
        body = fit(texts[n] if n < len(texts) else "", room) if right else texts[n]
        tail = side[n] if right and n < len(side) else ""
        blank = (Span(" " * (_LABEL + 2)),)
        lines.append(line(*(front or blank), (body, style), " " if tail else "", (tail, "dim")))
    if side and not right:
        lines.append(line(" " * (_LABEL + 2), (", ".join(side), "dim")))
    return tuple(lines)


def _dissent(finding: Finding, width: int, inset: int) -> Lines:
    return tuple(
        row
        for parts in dissent(finding)
        for row in paragraph(parts, width, "warn", " " * (inset + 2), " " * inset)
    )


def all_rows(
    session: Session, diagnosis: "Diagnosis", *, width: int, ascii: bool = False
) -> tuple[FindingRow, ...]:
    """Return every finding in two lines (three when disputed), under a heading for each state."""
    signs = glyphs(ascii)
    rows: list[FindingRow] = []
    for state in ("supported", "suspected", "not-examined"):
        found = [f for f in diagnosis.findings if f.state == state]
        if found:
            head = line((fit(f"{shown(state).upper()} {len(found)}", max(1, width - len(_HEADS))), "title"))
            rows.append(("", ((*head, Span(_HEADS, "dim")) if width >= _NARROW and not rows else head,)))
            rows += [(f.key, _two_lines(session, f, width, signs)) for f in found]
    if not rows:
        return (("", begin(_nothing(session), width)),)
    return tuple(rows)


def found_by(finding: Finding) -> str:
    """Return the words a note is found by: its sentence, what it is about and how far it is shown."""
    return " ".join((finding.sentence, finding.rule, shown(finding.tone), shown(finding.state)))


def _two_lines(session: Session, finding: Finding, width: int, signs: Glyphs) -> Lines:
    mark, style = mark_of(finding, signs)
    wide = width >= _NARROW
    # A figure without its name is a riddle; only that of a gap has one short enough.
    gap = f"gap {size_words(finding)}" if finding.size and against_said(session, finding) else ""
    facts = [gap, stance_words(finding) or _brief(finding.known)] if wide else ["", ""]
    room = width - 2 - (_SIDE + 1 if any(facts) else 0)
    asked = finding.state == "not-examined"
    first, *rest = wrap(finding.headline, room)
    second = fit_line(line(" ".join((*rest, finding.detail))), room, signs.more)
    head = line((mark + " ", style), (fit(first, room), "" if asked else "strong"), _right(facts[0], signs))
    lines = [head]
    if rest or finding.detail or facts[1]:
        lines.append(line("  ", *second, _right(facts[1], signs)))
    return (*lines, *_dissent(finding, width, 2))


def _brief(known: str) -> str:
    """Return how we know a note where there is little room: the first of its parts if not all fit."""
    if cells(known) <= _SIDE:
        return known
    return known.partition(", ")[0].replace("not said how we know", "not said how")


def _right(text: str, signs: Glyphs) -> Span:
    return Span(" " + fit(text, _SIDE, "right", signs.more), "dim") if text else Span("")


def _in_full(finding: Finding, width: int, signs: Glyphs) -> Lines:
    mark, style = mark_of(finding, signs)
    known = f" ({finding.known})" if finding.known else ""
    first, *rest = paragraph(f"{finding.headline}{known}", width, later="  ", first="  ")
    lines = [(Span(mark + " ", style), Span(first[0].text[2:])), *rest]
    lines += paragraph(finding.detail, width, "dim", "  ", "  ") if finding.detail else ()
    return (*lines, *_dissent(finding, width, 2))


def findings_lines(session: Session, diagnosis: "Diagnosis", width: int, *, ascii: bool = False) -> Lines:
    """Return the whole diagnosis as text: the ten answers, first page, findings, lenses, what to ask next."""
    lines: list[Line] = [*paragraph(f"What we noticed: {session.title}", width, "title"), EMPTY]
    lines.append(line((f"THE TEN QUESTIONS, ANSWERED: {asked_words(diagnosis)}", "title")))
    lines += _stacked(answers_and_page_rows(session, diagnosis, width=width, ascii=ascii))
    for state in ("supported", "suspected", "not-examined"):
        found = [finding for finding in diagnosis.findings if finding.state == state]
        if found:
            lines += [EMPTY, line((f"{shown(state).upper()} {len(found)}", "title"))]
            lines += [row for finding in found for row in _in_full(finding, width, glyphs(ascii))]
    lines += [EMPTY, *lens_tables(session, diagnosis, width=width, ascii=ascii), EMPTY]
    if diagnosis.next_probe is not None:
        lines += paragraph(f"Ask next: {diagnosis.next_probe.ask}", width, "strong", "  ")
    lines += paragraph(f"On the map: {coverage_words(diagnosis.coverage)}.", width, later="  ")
    layer = diagnosis.system_layer
    if layer is not None:
        share = f"{layer.propagation_cost * 100:.0f}%"
        parts = f"Systems and platforms: {layer.items}, with {layer.ties} needs among them; a change in one"
        lines += paragraph(f"{parts} can reach {share} of the others, as far as asked.", width, later="  ")
    return (*lines, *paragraph(PEOPLE_LINE, width, "dim"))


def _stacked(rows: Iterable[FindingRow]) -> Lines:
    return tuple(row for _, lines in rows for row in lines)


_COUNTED = {"data": "data set"}


def coverage_words(coverage: dict[str, int]) -> str:
    """Return how many things of each kind were named: `8 initiatives, 1 product and 4 data sets`."""
    parts = [plural(count, _COUNTED.get(kind, kind)) for kind, count in coverage.items() if count]
    return listed(parts) if parts else "nothing yet"
