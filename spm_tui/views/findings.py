"""What was noticed, as rows and as a page: the first page, every finding in two lines, all in plain text."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from spm_tui.diagnosis.finding import Finding
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.lens_tables import lens_tables
from spm_tui.views.line import EMPTY, Line, Lines, Span, Style, fit, fit_line, line, paragraph, wrap
from spm_tui.views.marks import dissent, mark_of, size_words, stance_words, state_words
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, answer
from spm_tui.workshop.words import PEOPLE_LINE, listed, shown

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis

#: A row of a list: the key of the finding it stands for (empty for a heading) and its lines.
FindingRow = tuple[str, Lines]

_LABEL = 9
_SIDE = 15
_NARROW = 64


def first_page_rows(
    session: Session, diagnosis: "Diagnosis", *, width: int, ascii: bool = False
) -> tuple[FindingRow, ...]:
    """Return the first page: one thing that works, three to look at, what would help most; then the rest.

    The key of a row is that of its leading finding, empty where there is none to open.
    """
    signs, page = glyphs(ascii), diagnosis.page
    noticed = {finding.key: finding for finding in diagnosis.findings}
    rows: list[FindingRow] = []
    if page.works is not None:
        rows.append(_told("Works", page.works, _short(page.works), "", width, signs))
    label = "Look at"
    for story in page.look_at:
        lead = noticed[story.findings[0]]
        rows.append(_told(label, lead, story.headline, _notes(story.findings), width, signs))
        label = ""
    if page.helps:
        rows.append(("", _entry("Helps", (signs.helps, "strong"), page.helps, (), width)))
    if not rows:
        rows.append(("", paragraph(_nothing(session), width)))
    if page.spectrum:
        rows += [("", (EMPTY,)), ("", paragraph(page.spectrum, width, "strong", "  "))]
    shown_already = {story.subject for story in page.look_at}
    parts = page.works.key if page.works else ""
    others = [s for s in diagnosis.stories if s.subject not in shown_already and s.findings != (parts,)]
    if others:
        rows.append(("", (EMPTY,)))
    label = "Also"
    for story in others:
        lead = noticed[story.findings[0]]
        rows.append(_told(label, lead, story.headline, _notes(story.findings), width, signs))
        label = ""
    return tuple(rows)


def _nothing(session: Session) -> str:
    reached = sum(1 for key in ANSWER_KEYS if answer(session, key) is not None)
    return f"Nothing noticed yet; {reached} of {len(ANSWER_KEYS)} questions were reached."


def _notes(keys: tuple[str, ...]) -> str:
    return "1 note" if len(keys) == 1 else f"{len(keys)} notes"


def _told(label: str, lead: Finding, text: str, notes: str, width: int, signs: Glyphs) -> FindingRow:
    side = tuple(part for part in (state_words(lead), notes, stance_words(lead)) if part)
    lines = _entry(label, mark_of(lead, signs), text, side, width)
    if not any(words in text for words in ("Disputed:",)):
        lines = (*lines, *_dissent(lead, width, _LABEL + 2))
    return lead.key, lines


def _entry(label: str, mark: tuple[str, Style], text: str, side: tuple[str, ...], width: int) -> Lines:
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
        lines.append(line(*(front or (Span(" " * (_LABEL + 2)),)), body, " " if tail else "", (tail, "dim")))
    if side and not right:
        lines.append(line(" " * (_LABEL + 2), (", ".join(side), "dim")))
    return tuple(lines)


def _dissent(finding: Finding, width: int, inset: int) -> Lines:
    return tuple(
        row
        for parts in dissent(finding)
        for row in paragraph(parts, width, "warn", " " * (inset + 2), " " * inset)
    )


def _short(finding: Finding) -> str:
    """Return what was noticed without the reason; the whole sentence stands beside it."""
    return finding.sentence.partition(", because ")[0].rstrip(".") + "."


def all_rows(
    session: Session, diagnosis: "Diagnosis", *, width: int, ascii: bool = False
) -> tuple[FindingRow, ...]:
    """Return every finding in two lines (three when disputed), under a heading for each state."""
    signs = glyphs(ascii)
    rows: list[FindingRow] = []
    for state in ("supported", "suspected", "not-examined"):
        found = [f for f in diagnosis.findings if f.state == state]
        if found:
            rows.append(("", (line((f"{shown(state).upper()} {len(found)}", "title")),)))
            rows += [(f.key, _two_lines(f, width, signs)) for f in found]
    if not rows:
        return (("", paragraph(_nothing(session), width)),)
    return tuple(rows)


def found_by(finding: Finding) -> str:
    """Return the words a note is found by: its sentence, what it is about and how far it is shown."""
    return " ".join((finding.sentence, finding.rule, shown(finding.tone), shown(finding.state)))


def _two_lines(finding: Finding, width: int, signs: Glyphs) -> Lines:
    mark, style = mark_of(finding, signs)
    side, taken = size_words(finding) if width >= _NARROW else "", stance_words(finding)
    room = width - 2 - (_SIDE if side or taken else 0)
    first, *rest = wrap(_short(finding), room)
    second = fit_line(line(" ".join(rest)), room, signs.more) if rest else ()
    head = line((mark + " ", style), fit(first, room), (fit(side, _SIDE, "right") if side else "", "dim"))
    lines = [head, *(((Span("  "), *second),) if second else ())]
    if taken:
        parts = fit(" ".join(span.text for span in second), room) if second else " " * room
        lines[1:] = [line("  ", parts, (fit(taken, _SIDE, "right"), "dim"))]
    return (*lines, *_dissent(finding, width, 2))


def _in_full(finding: Finding, width: int, signs: Glyphs) -> Lines:
    mark, style = mark_of(finding, signs)
    first, *rest = paragraph(finding.sentence, width, later="  ", first="  ")
    lines = [(Span(mark + " ", style), Span(first[0].text[2:])), *rest, *_dissent(finding, width, 2)]
    if finding.state != "not-examined":
        lines += paragraph(finding.could_be_wrong, width, "dim", "  ", "  ")
        lines += paragraph(f"Ask: {finding.ask}", width, "", "  ", "  ")
    return tuple(lines)


def findings_lines(session: Session, diagnosis: "Diagnosis", width: int, *, ascii: bool = False) -> Lines:
    """Return the whole diagnosis as a page of text: first page, every finding, lenses, what to ask next."""
    lines: list[Line] = [*paragraph(f"What we noticed: {session.title}", width, "title"), EMPTY]
    lines += _stacked(first_page_rows(session, diagnosis, width=width, ascii=ascii))
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
        share = f"{layer.propagation_cost * 100:.0f} %"
        parts = f"Systems and platforms: {layer.items}, with {layer.ties} needs among them; a change in one"
        lines += paragraph(f"{parts} can reach {share} of the others, as far as asked.", width, later="  ")
    return (*lines, *paragraph(PEOPLE_LINE, width, "dim"))


def _stacked(rows: Iterable[FindingRow]) -> Lines:
    return tuple(row for _, lines in rows for row in lines)


_COUNTED = {"data": "data set"}


def coverage_words(coverage: dict[str, int]) -> str:
    """Return how many things of each kind were named: `8 initiatives, 1 product and 4 data sets`."""
    parts = [
        f"{count} {_COUNTED.get(kind, kind)}{'' if count == 1 else 's'}"
        for kind, count in coverage.items()
        if count
    ]
    return listed(parts) if parts else "nothing yet"
