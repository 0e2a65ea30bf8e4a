"""A record, a thing, a note or a stop as plain text to paste into a mail: no frames, no padding."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.ten_answers import TenAnswer
from spm_tui.entanglement.modes import Mode
from spm_tui.text import clean
from spm_tui.views.evidence import place_of
from spm_tui.views.marks import dissent, size_words, state_words
from spm_tui.views.portfolio import facts_words, need_words
from spm_tui.views.record_words import record_words, said_head, staying
from spm_tui.views.stop_case import stop_case
from spm_tui.views.stop_words import say
from spm_tui.workshop import records as r
from spm_tui.workshop.session import Session, items_by_id
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE, figure, listed, shown

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures


def record_text(session: Session, record: r.AnswerRecord) -> str:
    """Return an answer record: subject, what was said, what was seen, how we know; then what stays."""
    words = record_words(record, names_of(session))
    took = "What happens" if isinstance(record, r.Right | r.FunctionRecord) else "It took"
    parts = [
        f"{label}: {text}."
        for label, text in (
            (said_head(record).capitalize(), words.said),
            (took, words.seen),
            ("How we know", words.basis),
        )
        if text
    ]
    lines = [" ".join((f"{words.subject}.", *parts))]
    if isinstance(record, r.Stop):
        for row in staying(session)(record):
            known = f" How we know: {row.basis}." if row.basis else ""
            lines.append(f"- {row.subject}: {row.seen}.{known}")
    return clean("\n".join(lines), lines=True)


def thing_text(session: Session, item_id: str, *, needed_by: bool = False) -> str:
    """Return a thing with its facts and what it needs, with `needed_by` also what needs it; else empty."""
    item = items_by_id(session).get(item_id)
    if item is None:
        return ""
    called, facts = names_of(session), facts_words(item)
    lines = [f"{item.name} ({item.kind})" + (f": {facts}" if facts else "")]
    lines += [f"- {need_words(tie, called)}" for tie in session.ties if tie.from_ == item_id]
    if needed_by:
        needing = [called.said(tie.from_) for tie in session.ties if tie.to == item_id]
        lines += [f"- needed by {listed(needing)}"] if needing else []
    return clean("\n".join(lines), lines=True)


def need_text(session: Session, tie: r.Tie) -> str:
    """Return a need as a sentence with its facts."""
    called = names_of(session)
    return clean(f"{called.label(tie.from_)} {need_words(tie, called)}")


def case_text(case: r.Case) -> str:
    """Return a past decision with its day."""
    return clean(f"{case.name}, {case.on}" if case.on else case.name)


def answer_text(one: TenAnswer) -> str:
    """Return one of the ten answers: the question, its headline, both sides and how we know."""
    sides = (("We said", one.said), ("It took, or the map shows", one.seen), ("How we know", one.how_we_know))
    lines = [one.asked, one.headline]
    if one.verdict != "not-asked":
        lines += [f"{label}: {text}." for label, text in sides if text]
    return clean("\n".join(lines), lines=True)


def finding_text(finding: Finding) -> str:
    """Return a note with how we know, what it rests on, what may be off, and every dispute of it."""
    size = size_words(finding)
    lines = [finding.sentence, *dissent(finding)]
    lines.append(f"How we know: {', '.join(t for t in (finding.known, state_words(finding), size) if t)}.")
    lines += [f"- {place_of(step)}: {step.text}" for step in finding.trail]
    lines.append(finding.could_be_wrong)
    return clean("\n".join(lines), lines=True)


def stop_text(
    session: Session,
    measures: "Measures",
    items: Sequence[str],
    step: int,
    *,
    mode: Mode,
    horizon: float | None,
    as_of: date | None,
) -> str:
    """Return what a stop has come to: the sentence to say once all is told, before that the step."""
    case = stop_case(session, measures, items, mode=mode, horizon=horizon, as_of=as_of)
    chosen = listed(f'"{case.name(item)}"' for item in case.items)
    title = f"If {chosen} {'stops' if len(case.items) == 1 else 'stop'} ({shown(mode)}):"
    if step >= len(case.rows) - 1:
        return clean(f"{title} {say(case)}\n{PEOPLE_LINE}", lines=True)
    row = case.rows[step]
    value = "not known" if row.value is None else figure(row.value, "people")
    notes = f" ({', '.join(row.notes)})" if row.notes else ""
    return clean(f"{title} {row.label}: {value}{notes}.\n{PEOPLE_LINE}", lines=True)
