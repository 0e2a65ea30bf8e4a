"""Why a finding is there: the answers it rests on, what speaks against it, what to ask, whether we agree."""

from spm_tui.diagnosis.against_said import against_said
from spm_tui.diagnosis.contradictions import contradictions
from spm_tui.diagnosis.engine import measures_of
from spm_tui.diagnosis.finding import Finding, Step
from spm_tui.diagnosis.vineyard_options import OFFERED_BY, VineyardOption, vineyard_options
from spm_tui.views.glyphs import glyphs
from spm_tui.views.marks import mark_of, size_words, state_words
from spm_tui.views.styled_lines import EMPTY, Line, Lines, headline, line, paragraph
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import Session

_PLACES = {"items": "The map, things", "ties": "The map, needs", "session": "The session"}
_PLACES |= {question.key: f"Question {question.number}" for question in QUESTIONS}
_STANCES = {"agree": "agree", "dispute": "do not agree", "unsure": "not sure"}


def place_of(step: Step) -> str:
    """Return where an answer was given: `Question 2`, `The map, needs`."""
    return _PLACES.get(step.question, step.question)


def evidence(session: Session, finding: Finding, *, width: int, ascii: bool = False) -> Lines:
    """Return the pane beside a finding: the whole sentence, then why, against, may be off, ask, agree."""
    mark, style = mark_of(finding, glyphs(ascii))
    size = size_words(finding)
    lines: list[Line] = list(headline(finding.headline, width))
    lines += paragraph(finding.detail, width) if finding.detail else ()
    lines.append(line((f"{mark} {state_words(finding)}", style)))
    label = "Gap" if size and against_said(session, finding) else "How large"
    for text in (
        f"{label}: {size}" if size else "",
        f"How we know: {finding.known}" if finding.known else "",
    ):
        lines += paragraph(text, width, "dim", later="  ") if text else ()
    lines.append(EMPTY)
    clashing: list[Step] = []
    for clash in contradictions(session, (finding,)):
        clashing += (clash.first, clash.second)
        lines.append(line(("Two answers that clash", "title")))
        for step in (clash.first, clash.second):
            lines += paragraph(f"{place_of(step)}: {step.text}", width, later="  ")
        lines.append(EMPTY)
    if rest := [step for step in finding.trail if step not in clashing]:  # those stand above already
        lines.append(line(("Also" if clashing else "Why", "title")))
        for step in rest:
            lines += paragraph(f"{place_of(step)}: {step.text}", width, later="  ")
        lines.append(EMPTY)
    if finding.counter:
        lines.append(line(("On the other hand", "title")))
        for text in finding.counter:
            lines += paragraph(text, width, later="  ")
        lines.append(EMPTY)
    for title, text in (
        ("May be off", finding.could_be_wrong),
        ("Ask", finding.ask),
        ("From the article", finding.passage),
    ):
        lines += [line((title, "title")), *paragraph(text, width), EMPTY]
    return (*lines, *_options(session, finding, width), *_agreed(finding, width))


def _options(session: Session, finding: Finding, width: int) -> Lines:
    """Return the three options for a vineyard: what is on record for each, and what is left to agree on."""
    if finding.rule not in OFFERED_BY:
        return ()
    lines: list[Line] = []
    for way in vineyard_options(session, finding, measures_of(session)):
        lines += paragraph(option_words(way), width, later="  ")
    return (line(("Three ways on", "title")), *lines, EMPTY) if lines else ()


def option_words(way: VineyardOption) -> str:
    """Return one way on as a line: `Tend it: 1 year committed. To agree: who tends it; ...`."""
    known = f"{'; '.join(way.known)}. " if way.known else ""
    return f"{way.title}: {known}To agree: {'; '.join(way.agree)}."


def _agreed(finding: Finding, width: int) -> Lines:
    lines: list[Line] = [line(("Do we agree?", "title"))]
    for stance in finding.stances:
        why = f": {stance.why}" if stance.why else ""
        lines += paragraph(f"{_STANCES.get(stance.stance, stance.stance)}{why}", width, later="  ")
    if not finding.stances:
        lines += paragraph("nobody has said yet", width, "dim")
    return tuple(lines)
