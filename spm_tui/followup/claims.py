"""The claims of a session beside what was seen: a value for each, to be held against another day's."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct

from spm_tui.diagnosis.record_keys import record_keys
from spm_tui.entanglement.measures import Measures
from spm_tui.text import slug
from spm_tui.workshop import records as r
from spm_tui.workshop.ballots import revealed_hands
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, answer, records
from spm_tui.workshop.spread import median
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import shown

#: A figure or a word of the file; None is "not answered".
Value: TypeAlias = float | str | None


class Claim(Struct, frozen=True, kw_only=True):
    """What was said and what was seen of one figure.

    `key` is `question:record:figure` (a figure of the answer itself has no record), `about` the record in
    words, `figure` what is claimed, `unit` how its figures count: `people`, `months`, `%` or empty for words.
    `worked_out` says that `seen` is what the map shows and not what happened.
    """

    key: str
    question: str
    about: str
    figure: str
    unit: str
    said: Value
    seen: Value
    worked_out: bool = False


class _Pair(NamedTuple):
    """A field that holds what was said (empty for none), one for what was seen, and the words for both."""

    said: str
    seen: str
    figure: str
    unit: str = ""


_PAIRS: Final[dict[type[r.AnswerRecord], tuple[_Pair, ...]]] = {
    r.Stop: (
        _Pair("said_people", "seen_people", "people back", "people"),
        _Pair("said_months", "seen_months", "months until then", "months"),
        _Pair("", "run_paid_by", "who pays for running it"),
    ),
    r.DoorRecord: (
        _Pair("door", "tried", "the way back"),
        _Pair("said_months", "seen_months", "months back", "months"),
    ),
    r.Swap: (
        _Pair("said_months", "seen_months", "months", "months"),
        _Pair("said_value", "seen_value", "value kept", "%"),
    ),
    r.LeverRecord: (_Pair("said_owner", "decided_by", "who decides"),),
    r.Shift: (_Pair("tried_first", "took_what", "what it took"),),
    r.Asset: (
        _Pair("spoken_as", "fits", "behaves like"),
        _Pair("", "tended_by", "who tends it"),
        _Pair("", "committed_years", "years committed", "years"),
        _Pair("", "months_to_change", "months to change", "months"),
    ),
    r.Right: (_Pair("", "stalled_months", "months it waited", "months"),),
}
_REDESIGNS: Final = frozenset({"new-team", "reorg", "rearchitecture"})


def claims(session: Session, measures: Measures) -> tuple[Claim, ...]:
    """Return every claim of a session with anything said or seen, in order of the questions and records.

    `session` holds no sealed round and `measures` are its own. Raises nothing.
    """
    found = (
        claim
        for key in ANSWER_KEYS
        for claim in (*_of_answer(session, key), *_of_records(session, measures, key))
    )
    return tuple(claim for claim in found if claim.said is not None or claim.seen is not None)


def _of_records(session: Session, measures: Measures, question: str) -> Iterator[Claim]:
    for key, record in zip(record_keys(session, question), records(session, question), strict=True):
        for pair in _PAIRS.get(type(record), ()):
            seen, worked_out = getattr(record, pair.seen), False
            if isinstance(record, r.Stop) and pair.said == "said_people":
                seen, worked_out = _people_of_stop(measures, record)
            yield Claim(
                key=f"{question}:{key}:{slug(pair.figure)}",
                question=question,
                about=_about(session, record),
                figure=pair.figure,
                unit=pair.unit,
                said=getattr(record, pair.said) if pair.said else None,
                seen=seen,
                worked_out=worked_out,
            )


def _people_of_stop(measures: Measures, stop: r.Stop) -> tuple[float | None, bool]:
    """Return how many people came of a stop, the last count first, else who could move as the map has it."""
    came = stop.result_people if stop.result_people is not None else stop.seen_people
    if came is not None or not measures.stoppable(stop.items):
        return came, False
    return measures.people(stop.items).released, True


def _about(session: Session, record: r.AnswerRecord) -> str:  # noqa: PLR0911 - one line a kind of record
    called = names_of(session).label
    cases = {case.id: case.name for case in session.cases}
    match record:
        case r.Stop(items=items):
            return " + ".join(map(called, items))
        case r.DoorRecord(case=case) | r.Shift(case=case):
            return cases.get(case, case)
        case r.Swap(from_=start, to=end):
            return f"{called(start)} for {called(end)}"
        case r.Asset(item=item):
            return called(item)
        case r.Right(decision_type=decision):
            return decision
        case r.LeverRecord(lever=lever):
            return shown(lever)
    return ""


def _of_answer(session: Session, question: str) -> Iterator[Claim]:
    """Return the claims of an answer itself, beside its records."""
    given = answer(session, question)
    if given is None:
        return

    def claim(figure: str, unit: str, said: Value, seen: Value) -> Claim:
        return Claim(
            key=f"{question}::{slug(figure)}",
            question=question,
            about="",
            figure=figure,
            unit=unit,
            said=said,
            seen=seen,
        )

    match question:
        case "allocation_unit":
            units = [move.unit for move in session.answers.allocation_unit.moves if move.unit]  # type: ignore[union-attr]
            yield claim("unit", "", getattr(given, "said_unit", None), most_frequent(units))
        case "reallocate_or_reshape":
            moved, reshaped = getattr(given, "moved_work", None), getattr(given, "reshaped", None)
            yield claim("of the last ten decisions, moved work", "", _number(moved), None)
            yield claim("of the last ten decisions, reshaped", "", _number(reshaped), None)
        case "redesign_frequency":
            taken = [s.took_what for s in session.answers.redesign_frequency.shifts if s.took_what]  # type: ignore[union-attr]
            share = round(100 * sum(one in _REDESIGNS for one in taken) / len(taken)) if taken else None
            yield claim(
                "changes that take a redesign", "%", getattr(given, "said_percent", None), _number(share)
            )
        case "boundary":
            yield claim(
                "how clear the boundary is, 1 to 5",
                "",
                median(revealed_hands(session, question, "clarity")),
                None,
            )


def most_frequent(words: Iterable[str]) -> str | None:
    """Return the word that stands most often, the first of equals by name; None for no word."""
    count: dict[str, int] = {}
    for word in words:
        count[word] = count.get(word, 0) + 1
    return min(count, key=lambda word: (-count[word], word), default=None)


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)
