"""What the story in front lacks most: the question that would say more about what the room just spoke of."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import structs

from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.probes import Probe, closed, matters, open_fields, waking
from spm_tui.diagnosis.record_keys import FIRM, field_key, record_keys
from spm_tui.diagnosis.trail import label
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.results import Booked
from spm_tui.text import capital_first
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import RECORD_LISTS, Session, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import listed, shown

HOW_KNOWN: Final = "do we know this from numbers, from one case or more, or by gut feel?"
SEEN_BY: Final = "so far a gut feel. Who has seen it happen, or has a number?"
#: Asked of a swap of which nothing was seen: nobody has said that it was ever tried.
EVER_TRIED: Final = {
    "seen_months": "was it tried, and how many months did it take?",
    "seen_value": "was it tried, and how much of the value was kept?",
}
#: What says most about a record of each question, and how it is asked of one that is named before it.
_TELLING: Final[dict[str, dict[str, str]]] = {
    "allocation_unit": {
        "unit": "was it a project, a team, a system or the flow that moved?",
        "months_to_effect": "after how many months did it have an effect?",
    },
    "stopping": {
        "said_people": "how many people did we say would come back?",
        "run_paid_by": "who pays for what goes on running?",
        "said_months": "within how many months did we say people would come back?",
        "seen_people": "how many people really came back?",
        "seen_months": "after how many months did people really come back?",
        "still_there": "what is still there: teams, data, operations, contracts?",
    },
    "reversibility": {
        "door": "did we say the way back is easy, costly, or none?",
        "tried": "has anybody tried to go back: never, partly, fully?",
        "said_months": "how many months did we say the way back would take?",
        "seen_months": "when we went back, how many months did it take?",
        "fails": "could it be undone in 30 days, with customers and contracts unharmed?",
        "who_can_undo": "who could undo it?",
    },
    "fungibility": {
        "said_months": "how many months did we say stepping in would take?",
        "seen_months": "how many months did it take, the last time it was tried?",
        "seen_value": "how much of the value was kept, the last time it was tried?",
        "said_value": "how much of the value did we say would be kept?",
        "able_others": "how many others could do this work today?",
        "blockers": "what stands in the way?",
    },
    "reallocate_or_reshape": {"took": "did it take hold?"},
    "ownership": {
        "decided_by": "where was it decided, the last time it was used?",
        "said_owner": "who do we say owns it?",
        "lives_with_it": "who lives with it as it is?",
        "last_used": "when was it last used?",
    },
    "redesign_frequency": {
        "took_what": "what did it take in the end?",
        "took": "did it take hold, partly, or not?",
        "months": "how many months until it took hold?",
        "tried_first": "what did we try first?",
    },
    "vineyards": {
        "fits": "when it has to change, what does it behave like?",
        "months_to_change": "how many months does it take to change it?",
        "tended_by": "who tends it?",
        "committed_years": "for how many years is it promised that somebody tends it?",
        "spoken_as": "how do we speak of it: stock, real estate, brand or vineyard?",
        "must_change": "what has to change with it: market, architecture, people, cycle?",
    },
    "boundary": {
        "leadership": "does leadership decide, or recommend?",
        "portfolio": "does portfolio management decide, or recommend?",
        "stalled_months": "for how many months has such a decision waited?",
        "waiting_for": "what does it wait for?",
    },
    "disappearance": {
        "if_gone": "if portfolio management were gone tomorrow, would it collapse, move, or not be missed?",
        "moves_to": "where would it move?",
        "noticed_after_months": "after how many months would somebody notice?",
        "first_sign": "what would be the first sign?",
    },
}


def front_probe(
    session: Session,
    measures: Measures,
    front: Iterable[Finding],
    lacking: Mapping[str, tuple[str, ...]],
    question: str | None = None,
) -> Probe | None:
    """Return what the findings of a story lack most, its lead first; None where they lack nothing.

    Where only gut feel keeps a finding at worth checking, how we know it is what is lacking. After the
    findings come the other records of `question`, else of the question that the story or the room is at.
    """
    found = list(front)
    unsure = (probe for one in found if one.state == "suspected" for probe in _unsure(session, measures, one))
    open_ = (
        probe
        for one in found
        for at, record in _own_records(session, one)
        for probe in _open(session, measures, at, record, one.rule)
    )
    at = question or _question_at(session, found)
    rest = (
        probe
        for record in reversed(records(session, at) if at and not closed(session, at) else ())
        for probe in _open(session, measures, at or "", record)
    )
    best = next(unsure, None) or next(open_, None) or next(rest, None)
    if best is None:
        return None
    return Probe(best.question, best.key, best.ask, waking(best.key, lacking, *best.would_change))


def _question_at(session: Session, front: Iterable[Finding]) -> str | None:
    """Return the question of a story, else the one the room is at, else the last that holds a record."""
    spoken_of = (step.question for one in front for step in one.trail if step.question in ANSWER_KEYS)
    if (found := next(spoken_of, None)) is not None:
        return found
    here = ANSWER_KEYS[session.current_question - 1] if session.current_question else None
    held = [key for key in ANSWER_KEYS if records(session, key)]
    return here if here in held else next(reversed(held), None)


def named(session: Session, probe: Probe | None) -> Probe | None:
    """Return a probe about the first record that lacks its field, by name; unchanged where there is none."""
    if probe is None or probe.question not in ANSWER_KEYS:
        return probe
    name = probe.key.rpartition(".")[2]
    keyed = zip(record_keys(session, probe.question), records(session, probe.question), strict=True)
    record = next(
        (
            one
            for _, one in sorted(keyed, key=lambda p: p[0])
            if name in open_fields(one) and matters(one, name)
        ),
        None,
    )
    if name not in _TELLING[probe.question] or record is None:
        return probe
    ask = _asked_of(record, name, _TELLING[probe.question][name])
    return structs.replace(probe, ask=f"{about(session, record)}: {ask}")


def _asked_of(record: r.AnswerRecord, name: str, ask: str) -> str:
    """Return how a field is asked of this record: nothing is taken as tried that nobody said was."""
    unseen = isinstance(record, r.Swap) and record.seen_months is None and record.seen_value is None
    return EVER_TRIED.get(name, ask) if unseen else ask


def _own_records(session: Session, finding: Finding) -> Iterator[tuple[str, r.AnswerRecord]]:
    """Yield the answer records a finding rests on, with their question, in the order of its trail."""
    for step in finding.trail:
        if step.question not in ANSWER_KEYS or closed(session, step.question):
            continue
        keys = record_keys(session, step.question)
        if step.key in keys:
            yield step.question, records(session, step.question)[keys.index(step.key)]


def _unsure(session: Session, measures: Measures, finding: Finding) -> Iterator[Probe]:
    """Yield what keeps a finding at worth checking: what was not asked of a stop, or how we know."""
    own = list(_own_records(session, finding))
    for _, record in own[:1]:
        if isinstance(record, r.Stop) and record.seen_people is None and measures.stoppable(record.items):
            yield from _about_people(session, finding, measures.people(record.items))
    for question, record in own:
        if record.basis not in FIRM:
            key = f"{question}.{RECORD_LISTS[question][0]}.basis"
            words = SEEN_BY if record.basis == "hunch" else HOW_KNOWN
            yield Probe(question, key, f"{about(session, record)}: {words}", (finding.rule,))


def _about_people(session: Session, finding: Finding, booked: Booked) -> Iterator[Probe]:
    for item in booked.run_missing:
        ask = f"{label(session, item)}: how many people keep it running?"
        yield Probe("items", "items.run_people", ask, (finding.rule,))
    for from_, to in booked.hunches:
        ask = f"{label(session, from_)} and {label(session, to)}, how many people: {SEEN_BY}"
        yield Probe("ties", "ties.basis", ask, (finding.rule,))


def _open(
    session: Session, measures: Measures, question: str, record: r.AnswerRecord, *rules: str
) -> Iterator[Probe]:
    """Yield the open fields of a record, most telling first; of a stop, who is on it today before them."""
    if (
        isinstance(record, r.Stop)
        and record.seen_people is None
        and measures.stoppable(record.items)
        and measures.people(record.items).booked is None
    ):
        ask = f"{about(session, record)}: which teams are on it today, and how many people of each?"
        yield Probe("ties", "ties.people", ask, rules)
    open_ = open_fields(record)
    for name, ask in _TELLING[question].items():
        if (
            name in open_
            and matters(record, name)
            and not (name == "run_paid_by" and not _goes_on(measures, record))
        ):
            told = f"{about(session, record)}: {_asked_of(record, name, ask)}"
            yield Probe(question, field_key(question, name), told, rules)


def _goes_on(measures: Measures, record: r.AnswerRecord) -> bool:
    """Whether something of a stop goes on running, by its record or on the map; else nobody pays for it."""
    if not isinstance(record, r.Stop) or record.still_there:
        return True
    return measures.stoppable(record.items) and bool(measures.people(record.items).stuck)


def about(session: Session, record: r.AnswerRecord) -> str:
    """Return what a record is about, before a question: `Live tracking`, `Covering C with T2`."""
    called = names_of(session)
    match record:
        case r.Stop(items=items):
            return listed(map(called.label, items))
        case r.Swap(from_=from_, to=to):
            return f"Covering {called.label(to)} with {called.label(from_)}"
        case r.Asset(item=item):
            return called.label(item)
        case r.LeverRecord(lever=word) | r.FunctionRecord(function=word):
            return capital_first(shown(word))
        case r.Right(decision_type=text):
            return capital_first(shown(text))
        case r.Move(case=case) | r.Shift(case=case) | r.DoorRecord(case=case) | r.Decision(case=case):
            return called.case(case)
