"""The live pane beside a question: one story, what the last answer changed, and what to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spm_tui.text import beginning
from spm_tui.views.styled_lines import Line, Lines, Span, Style, fit_line, headline, paragraph, shorten
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, shown

if TYPE_CHECKING:  # shown before anything is diagnosed
    from spm_tui.diagnosis.changes import Changes
    from spm_tui.diagnosis.engine import Diagnosis
    from spm_tui.diagnosis.finding import Finding

#: More lines than any story takes.
ALL = 10_000
#: Up to this many lines the story and the question have no headings.
SHORT = 6
NOTHING = "Nothing noticed yet: the first answers bring the first notes."
_NEXT = "Ask next"
MARK = {"gap": "!", "clears": "+", "asks": "?", "notes": "-"}


def _latest(diagnosis: Diagnosis, changes: Changes | None, question: str) -> tuple[str, Finding | None]:
    """Return the finding to show and the word for why: what just changed, else what this question's
    answers are part of, else the first story's, with where it comes from.
    """
    if changes is not None and changes.new:
        return "NEW", changes.new[0]
    if changes is not None and changes.grown:
        return "GROWN", changes.grown[0]
    if (found := _largest_of(diagnosis, question)) is not None:
        return "", found
    if diagnosis.stories and diagnosis.stories[0].findings:
        wanted = diagnosis.stories[0].findings[0]
        found = next((f for f in diagnosis.fired if f.key == wanted), None)
    else:
        found = next(iter(diagnosis.fired), None)
    from_ = next((step.question for step in found.trail if step.question in ANSWER_KEYS), "") if found else ""
    return f"from question {ANSWER_KEYS.index(from_) + 1}" if from_ else "", found


def _largest_of(diagnosis: Diagnosis, question: str) -> Finding | None:
    """Return what weighs most of what was noticed about a question, else anything that rests on it."""
    from spm_tui.diagnosis.ten_answers import noticed_about

    if own := noticed_about(diagnosis.session, question, diagnosis.fired):
        return own[0]
    return next((f for f in diagnosis.fired if any(step.question == question for step in f.trail)), None)


def _probe(
    session: Session, diagnosis: Diagnosis, question: str, shown_here: Finding | None
) -> tuple[str, str]:
    """Return (heading, what to ask next): what the story in front lacks, else what this question does.

    Else it is anything, and the heading names its question: it has nothing to do with what is in front.
    """
    from spm_tui.diagnosis.engine import measures_of
    from spm_tui.diagnosis.front_probe import front_probe
    from spm_tui.diagnosis.probes import probes

    front = _story_of(diagnosis, shown_here) if shown_here is not None else ()
    best = front_probe(session, measures_of(session), front, diagnosis.lacking, question)
    if best is None:
        best = next((p for p in probes(session, diagnosis.lacking) if p.question == question), None)
    if best is not None:
        return _NEXT, best.ask
    other = diagnosis.next_probe
    if other is None:
        return _NEXT, ""
    elsewhere = other.question in ANSWER_KEYS and other.question != question
    at = f", in question {ANSWER_KEYS.index(other.question) + 1}" if elsewhere else ""
    return f"{_NEXT}{at}", other.ask


def _story_of(diagnosis: Diagnosis, finding: Finding) -> tuple[Finding, ...]:
    """Return a finding and after it the others of its story."""
    keys = next((story.findings for story in diagnosis.stories if finding.key in story.findings), ())
    return (finding, *(one for one in diagnosis.fired if one.key in keys and one.key != finding.key))


def _tail(changes: Changes | None, width: int, *, whole: bool) -> list[Line]:
    """Return what else the last answer changed: one line each kind, or with `whole` all of it."""
    lines: list[Line] = []
    if changes is None:
        return lines
    if whole:
        for other in (*changes.new, *changes.grown)[1:]:
            lines += [(Span(""),), *_story("NEW" if other in changes.new else "GROWN", other, width)]
    elif len(changes.new) > 1:
        lines += paragraph(f"+ {len(changes.new) - 1} more new", width, "dim")
    parts = {item for finding in (*changes.new, *changes.grown) for item in finding.items}
    settled = next((finding for finding in changes.gone if not parts & set(finding.items)), None)
    if settled is not None:  # a note that another one about the same thing took over from is not settled
        gone = paragraph(f"No longer noted: {settled.headline}", width, "good")
        lines += gone if whole else shorten(gone, 3)
    return lines


def _story(word: str, finding: Finding, width: int) -> list[Line]:
    size = figure(finding.size.value, finding.size.unit) if finding.size else ""
    label = ", ".join(text for text in (size, finding.known) if text)
    tag: Style = "good" if finding.tone == "clears" else "warn"
    lines: list[Line] = list(paragraph(_tag(word, finding), width, tag))
    lines += headline(finding.headline, width)
    lines += paragraph(finding.detail, width) if finding.detail else ()
    return lines + (list(paragraph(label, width, "dim")) if label else [])


def _in_short(word: str, finding: Finding | None, width: int, height: int) -> tuple[Line, ...]:
    """Return a story in at most `height` lines, its state first."""
    if finding is None:
        return _cut(paragraph(NOTHING, width, "dim"), width, height)
    first = _cut(headline(f"{_tag(word, finding)}: {finding.headline}", width), width, height)
    rest = paragraph(finding.detail, width) if finding.detail and len(first) < height else ()
    return (*first, *_cut(rest, width, height - len(first)))


def _cut(parts: Lines, width: int, height: int) -> Lines:
    """Return at most `height` lines of a text; a mark behind the last whole word says that it goes on."""
    if len(parts) <= height:
        return parts
    rest = " ".join(span.text for line in parts[height - 1 :] for span in line)
    whole, _, _ = beginning(f"{rest} ", width - 1).rpartition(" ")
    last = f"{whole.rstrip(' ,;:')}…" if whole else rest
    return (*parts[: height - 1], fit_line((Span(last, parts[0][0].style),), width))


def _tag(word: str, finding: Finding) -> str:
    return f"{MARK[finding.tone]} {word + ', ' if word else ''}{shown(finding.state)}"


def live(
    session: Session,
    diagnosis: Diagnosis | None,
    changes: Changes | None,
    *,
    question: str,
    width: int,
    height: int,
) -> tuple[Line, ...]:
    """Return the pane's lines beside a question: at most `height`, what to ask next always among them.

    From `ALL` lines on nothing is counted instead of told.
    With no diagnosis yet it says so; with nothing noticed it says what would be needed.
    """
    if diagnosis is None:
        return paragraph("Looking at the answers ...", width, "dim")
    word, finding = _latest(diagnosis, changes, question)
    here = finding is not None and any(step.question == question for step in finding.trail)
    head, asking = _probe(session, diagnosis, question, finding if here else None)
    if finding is None:
        top = list(paragraph(NOTHING, width, "dim"))
    else:
        top = _story(word, finding, width)
        wrong = paragraph(finding.could_be_wrong, width, "dim")
        top += [*wrong, *_tail(changes, width, whole=height >= ALL)] if height > 6 else []
    if height <= SHORT:  # under the table at 80 columns: the story, then the question
        asked = paragraph(f"{head}: {asking}", width, "title") if asking else ()
        story = _in_short(word, finding, width, height - min(1, len(asked)))
        return (*story, *_cut(asked, width, height - len(story)))
    ask: list[Line] = [(Span(head, "title"),), *paragraph(asking, width)] if asking else []
    room = height - len(ask) - (1 if ask else 0)
    return (*shorten(top, max(2, room), "more lines"), *([(Span(""),), *ask] if ask else []))
