"""Why a finding is there: the answers it rests on, what speaks against it, what to ask, whether we agree."""

from spm_tui.diagnosis.finding import Finding, Step
from spm_tui.views.glyphs import glyphs
from spm_tui.views.line import EMPTY, Line, Lines, line, paragraph
from spm_tui.views.marks import mark_of, size_words, state_words
from spm_tui.workshop.choices import NOBODY
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.records import Asset
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.words import figure, shown

_PLACES = {"items": "The map, things", "ties": "The map, needs", "session": "The session"}
_PLACES |= {question.key: f"Question {question.number}" for question in QUESTIONS}
_VINEYARD_RULES = frozenset({"stock-talk", "untended-vineyard", "called-untouchable"})
_STANCES = {"agree": "agree", "dispute": "do not agree", "unsure": "not sure"}


def place_of(step: Step) -> str:
    """Return where an answer was given: `Question 2`, `The map, needs`."""
    return _PLACES.get(step.question, step.question)


def evidence(session: Session, finding: Finding, *, width: int, ascii: bool = False) -> Lines:
    """Return the pane beside a finding: the whole sentence, then why, against, may be off, ask, agree."""
    mark, style = mark_of(finding, glyphs(ascii))
    size = size_words(finding)
    drawn: list[Line] = [line((f"{mark} {state_words(finding)}", style), f"   {size}" if size else "")]
    drawn += [*paragraph(finding.sentence, width, "strong"), EMPTY]
    if finding.trail:
        drawn.append(line(("Why", "title")))
        for step in finding.trail:
            drawn += paragraph(f"{place_of(step)}: {step.text}", width, later="  ")
        drawn.append(EMPTY)
    if finding.counter:
        drawn.append(line(("On the other hand", "title")))
        for text in finding.counter:
            drawn += paragraph(text, width, later="  ")
        drawn.append(EMPTY)
    for title, text in (
        ("May be off", finding.could_be_wrong),
        ("Ask", finding.ask),
        ("From the article", finding.passage),
    ):
        drawn += [line((title, "title")), *paragraph(text, width), EMPTY]
    return (*drawn, *_ways_on(session, finding, width), *_agreed(finding, width))


def ways_on(session: Session, finding: Finding) -> tuple[tuple[str, str], ...]:
    """Return the three ways on from a vineyard as (name, words): tend it, loosen it, say it differently.

    Empty for findings that are not about one (DESIGN, section 5: vineyards).
    """
    if finding.rule not in _VINEYARD_RULES or not finding.items:
        return ()
    assets = [r for r in records(session, "vineyards") if isinstance(r, Asset) and r.item == finding.items[0]]
    tended = next((r.tended_by for r in assets if r.tended_by and r.tended_by != NOBODY), None)
    years = next((r.committed_years for r in assets if r.committed_years is not None), None)
    now = [f"{shown(tended)} tends it" if tended else "nobody is named yet"]
    now += [f"{figure(years, 'years')} committed"] if years is not None else ["no years committed yet"]
    return (
        ("Tend it", f"who, and for how many years? ({', '.join(now)})"),
        ("Loosen it", "a second team, an interface, the next best link; what does it cost, decided by when?"),
        ("Say it differently", "call it what it is, and plan in its seasons"),
    )


def _ways_on(session: Session, finding: Finding, width: int) -> Lines:
    drawn: list[Line] = []
    for name, words in ways_on(session, finding):
        drawn += paragraph(f"{name}: {words}", width, later="  ")
    return (line(("Three ways on", "title")), *drawn, EMPTY) if drawn else ()


def _agreed(finding: Finding, width: int) -> Lines:
    drawn: list[Line] = [line(("Do we agree?", "title"))]
    for stance in finding.stances:
        why = f": {stance.why}" if stance.why else ""
        drawn += paragraph(f"{_STANCES.get(stance.stance, stance.stance)}{why}", width, later="  ")
    if not finding.stances:
        drawn += paragraph("nobody has said yet", width, "dim")
    return tuple(drawn)
