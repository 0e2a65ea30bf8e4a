"""What was agreed, what is open and what was not asked, in sentences: plain values for the template."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.front_probe import named
from spm_tui.diagnosis.probes import Probe, probes
from spm_tui.diagnosis.ten_answers import UNASKED
from spm_tui.reports.page_sections import LabelledSentence, unsure
from spm_tui.reports.question_sections import round_label
from spm_tui.text import capital_first
from spm_tui.views.commitment_words import kept_words, owner_words
from spm_tui.views.marks import dissent, stances_of
from spm_tui.views.record_words import record_words
from spm_tui.views.spoken import day
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Commitment, Parked, Round, Session, all_records, answer, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import answer_words, listed, plural, plural_of, shown

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis

#: How many lines of each kind the two pages list of what is open; the full report lists all.
MOST_OPEN = 8
#: How many further questions the two pages ask; the full report asks more.
ASKED = 2
ASKED_IN_FULL = 8


def agreed(session: Session) -> tuple[tuple[str, str], ...]:
    """Return what the room decided or tries, and the facts it has checked, as (kind, sentence)."""
    return tuple(
        (capital_first(shown(one.kind)), commitment_line(one))
        for one in session.commitments
        if one.kind != "fact-check" or one.closed
    )


def facts_to_check(session: Session) -> tuple[str, ...]:
    """Return the facts that somebody has agreed to check."""
    return tuple(
        commitment_line(one) for one in session.commitments if one.kind == "fact-check" and not one.closed
    )


def to_confirm(session: Session) -> tuple[tuple[str, str], ...]:
    """Return what waits for a confirmation as (where it was said, what and by whom).

    What a sitting took over from the last one is counted, by its question: all of it waits.
    """
    called = names_of(session)
    taken_over = Counter(
        key for key, _, record in all_records(session) if session.carried_from and record.to_confirm is True
    )
    waiting: list[tuple[str, str, bool | str | None]] = [
        (_question(key), f"{plural(n, 'line')} of the last sitting", True) for key, n in taken_over.items()
    ]
    waiting += [
        (_question(key), record_words(record, called).subject, record.to_confirm)
        for key, _, record in all_records(session)
        if not (session.carried_from and record.to_confirm is True)
    ]
    waiting += [("the map", called.label(item.id), item.to_confirm) for item in session.items]
    waiting += [
        ("the map", f"{called.label(tie.from_)} needs {called.said(tie.to)}", tie.to_confirm)
        for tie in session.ties
    ]
    return tuple(
        (where, what if asked is True else f"{what} ({asked})") for where, what, asked in waiting if asked
    )


def _question(key: str) -> str:
    return f"question {ANSWER_KEYS.index(key) + 1}"


def commitment_line(given: Commitment) -> str:
    """Return a commitment in one line: what, who, by when, and its sign or what came of it."""
    parts = [kept_words(given).rstrip(".")]
    if given.closed:
        state = "Done" if given.state == "done" else "Not continued"
        parts.append(f"{state}: {given.outcome.rstrip('.')}" if given.outcome else state)
    else:
        parts += [
            text
            for text in (
                f"Sign: {given.signal.rstrip('.')}" if given.signal else "",
                f"Look again: {day(given.review_on)}" if given.review_on else "",
                f"So far: {given.outcome.rstrip('.')}" if given.outcome else "",
            )
            if text
        ]
    return f"{'. '.join(parts)}."


def stances_beside(diagnosis: "Diagnosis") -> tuple[LabelledSentence, ...]:
    """Return what the room thinks of notes that no story tells: how many agree, dispute, are not sure."""
    told = {key for story in diagnosis.stories for key in story.findings}
    works = diagnosis.page.works
    beside = [f for f in diagnosis.fired if f.stances and f.key not in told and f is not works]
    return tuple(_stance(finding) for finding in beside)


def _stance(finding: Finding) -> LabelledSentence:
    return LabelledSentence(finding.headline, stances_of([finding]), (*dissent(finding), *unsure([finding])))


def kept_dissent(session: Session) -> tuple[str, ...]:
    """Return what somebody held against what the room settled on; the session must be the unsealed one."""
    return tuple(_dissent(session, one) for one in session.rounds if one.dissent)


def _dissent(session: Session, given: Round) -> str:
    about = capital_first(round_label(session, given))
    if given.group_value is None:
        return f"{about}. Dissent: {given.dissent}"
    settled = answer_words(given.group_value)
    return f"{about}: settled on {settled}. Dissent: {given.dissent}"


def set_aside(session: Session) -> tuple[str, ...]:
    """Return what was set aside and is still open."""
    return tuple(_parked(one) for one in session.parking if one.state != "closed")


def _parked(given: Parked) -> str:
    step = f"; next: {given.next_step.rstrip('.')}" if given.next_step else ""
    return f"{given.text} ({owner_words(given.owner)}{step})"


def left_out(*lists: Sequence[object], most: int) -> str:
    """Return how many lines of these lists there is no room for, or nothing where all are listed."""
    more = sum(max(0, len(one) - most) for one in lists)
    return f"And {more} more, in the full report." if more else ""


def to_sort(session: Session) -> tuple[tuple[int, str], ...]:
    """Return the lines that are not understood yet as (number of the question, line)."""
    return tuple(
        (number, text)
        for number, key in enumerate(ANSWER_KEYS, 1)
        if (given := answer(session, key)) is not None
        for text in given.to_sort
    )


def not_asked(session: Session, diagnosis: "Diagnosis", most: int) -> tuple[tuple[str, str], ...]:
    """Return what could be asked of what is on record as (where, question), most telling first.

    A field is asked about once; never one of which nothing is on record, and not what the first page asks.
    """
    first = (diagnosis.next_probe,) if diagnosis.next_probe is not None else ()
    asked: dict[str, Probe] = {}
    for one in (*first, *probes(session, diagnosis.lacking)):
        if _on_record(session, one) and _could_wake(session, diagnosis, one):
            asked.setdefault(one.key, named(session, one) or one)
    kept = [one for one in asked.values() if one.ask != diagnosis.page.helps]
    places: dict[str, str] = {key: f"Question {number}" for number, key in enumerate(ANSWER_KEYS, 1)}
    return tuple((places.get(one.question, "The map"), one.ask) for one in kept[:most])


def nothing_more(session: Session, diagnosis: "Diagnosis") -> str:
    """Return what stands where there is no question to list: which of the ten were not asked, if any."""
    answers = enumerate(diagnosis.answers, 1)
    left = [str(number) for number, one in answers if one.how_we_know == UNASKED]
    if len(left) == len(diagnosis.answers):
        return "All ten questions." if session.items else "The map and all ten questions."
    if not left:
        return "Nothing is missing for what can be looked at."
    return f"{plural_of('Question', len(left))} {listed(left)}."


def _could_wake(session: Session, diagnosis: "Diagnosis", probe: Probe) -> bool:
    """Whether an answer would let a rule look: what else that rule lacks is about what is on record, too."""
    rules = [diagnosis.lacking.get(rule, ()) for rule in probe.would_change]
    return not rules or any(all(_is_on_record(session, key) for key in keys) for keys in rules)


def _is_on_record(session: Session, key: str) -> bool:
    return _on_record(session, Probe(key.partition(".")[0], key, "", ()))


def _on_record(session: Session, probe: Probe) -> bool:
    if probe.question == "items":
        return bool(session.items)
    if probe.question == "ties":
        return bool(session.ties)
    if probe.question not in ANSWER_KEYS:
        return any(answer(session, key) for key in ANSWER_KEYS)
    reached = answer(session, probe.question) is not None
    return bool(records(session, probe.question)) or (reached and probe.key.count(".") < 2)
