"""What a line may mean that can be read in two ways: which of two things, or said or seen."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, structs

from spm_tui.text import clean
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.reading.against_file import contradiction
from spm_tui.workshop.reading.applying import Applied, apply_reading
from spm_tui.workshop.reading.clauses import clauses_of
from spm_tui.workshop.reading.correcting import Last
from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.denials import denied, unread
from spm_tui.workshop.reading.frames import FRAMES, AmountRule, Frame
from spm_tui.workshop.reading.line_marks import Mark, marks_of
from spm_tui.workshop.reading.line_reading import Reading, RecordReading
from spm_tui.workshop.reading.names import name_index
from spm_tui.workshop.reading.near_names import near_name
from spm_tui.workshop.reading.offered_names import newly_named
from spm_tui.workshop.reading.parted import in_parts
from spm_tui.workshop.reading.reader import read_line
from spm_tui.workshop.reading.same_records import KEY
from spm_tui.workshop.reading.strangers import says_how
from spm_tui.workshop.reading.subjects import entity_of, unsure
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.reading.two_owners import more_owners, one_owner_lines, owners_at_once
from spm_tui.workshop.session import Session, records

#: Readings a line may have at most; of more than that none is likely.
MOST = 4


class Meaning(Struct, frozen=True):
    """One thing a line may mean: the values of its record, what that makes of the session, and why it may."""

    applied: Applied
    values: dict[str, Any]
    why: str = ""


def meanings_of(
    session: Session, key: str, line: str, last: Last | None = None, *, things: bool = True
) -> tuple[Meaning, ...]:
    """Return what a line may mean, the likelier first; () when there is nothing to choose.

    Which of several `things` is meant costs a reading of the whole line for each. Never raises for any text.
    """
    tokens = tokens_of(line)
    if not tokens or any(token.norm == "?" for token in tokens):
        return ()
    frame = FRAMES[key]
    every = marks_of(session, key, line, tokens)
    gone, _ = denied(tokens, every, clauses_of(tokens, every))
    doubtful = [mark for mark in every if unsure(mark, frame)]
    if doubtful and (not things or len(doubtful) > 1 or len(unsure(doubtful[0], frame)) > MOST):
        return ()
    if gone or any(mark.means("hypothetical") or mark.means("if") for mark in every):
        return ()
    found: list[Meaning] = []
    plain = read_line(session, key, line)
    if plain.maybe:
        return _uncertain(session, key, plain)
    near = _against_file(session, key, line, plain) or _nearly_named(session, frame, line, every, plain)
    near = near or _new_at_the_start(session, frame, line, every, plain)
    for values, why, reading in near or _candidates(session, frame, line, every, last, plain):
        try:
            applied = apply_reading(session, key, reading)
        except Refused:
            continue
        if applied.session != session and all(values != one.values for one in found):
            found.append(Meaning(applied, values, why))
    return tuple(found) if len(found) > 1 or near else ()


def _nearly_named(
    session: Session, frame: Frame, line: str, marks: Sequence[Mark], plain: Reading
) -> list[tuple[dict[str, Any], str, Reading]]:
    """Return a line with the known name that its words nearly are, then as it is if that makes a new one."""
    made = [item.name for fact in plain.facts for item in fact.new_items]
    made += [case.name for fact in plain.facts for case in fact.new_cases]
    if (plain.facts and not made) or plain.refused or in_parts(line):
        return []
    near = near_name(line, marks, name_index(session))
    if near is None or (made and line[near.start : near.end] not in made):
        return []
    read = read_line(session, frame.key, f"{line[: near.start]}{near.entity.name}{line[near.end :]}")
    if len(read.facts) != 1 or read.facts[0].new_items or read.facts[0].new_cases:
        return []
    if set(read.facts[0].values) <= {*KEY[frame.key], "category"}:
        return []  # a name alone says nothing
    meant = f"typed: {clean(line[near.start : near.end])}"
    new = [(fact.values, "a new one", structs.replace(plain, parts=())) for fact in plain.facts]
    return [(read.facts[0].values, meant, structs.replace(read, parts=())), *new]


def _uncertain(session: Session, key: str, reading: Reading) -> tuple[Meaning, ...]:
    """Return the one thing an uncertain line may mean, with the words that make it so."""
    if len(reading.maybe) > 1 or reading.maybe[0].open:
        return ()
    try:
        applied = apply_reading(session, key, Reading(facts=reading.maybe))
    except Refused:
        return ()
    why = f"{reading.why.partition(' may change')[0]}: sure?"
    return (Meaning(applied, reading.maybe[0].values, why),) if applied.session != session else ()


def _candidates(
    session: Session, frame: Frame, line: str, marks: Sequence[Mark], last: Last | None, reading: Reading
) -> Iterator[tuple[dict[str, Any], str, Reading]]:
    """Yield what a line may mean, where it can be read in two ways; `reading` is how it is read."""
    if any(unsure(mark, frame) for mark in marks):
        yield from _each_thing(session, frame, line, marks)
        return
    if pair := owners_at_once(frame.key, tokens_of(line), marks):
        if more_owners(tokens_of(line), marks, pair):
            return
        read_each = [
            read_line(session, frame.key, text) for text in one_owner_lines(line, tokens_of(line), pair)
        ]
        each = [one for one in read_each if len(one.facts) == 1 and not one.facts[0].open]
        for one in (*_both_sides(frame, each), *each):
            yield one.facts[0].values, "", structs.replace(one, parts=())
        return
    read, why = (reading.facts[0], "") if len(reading.facts) == 1 else (None, "")
    if read is None and not reading.empty:
        return
    about: dict[str, Any] = {}
    if read is None:
        about = _about_spoken_of(session, frame, line, marks, last)
        why = "just spoken of" if about else ""
        assumed = read_line(session, frame.key, line, assumed=about) if about else Reading()
        read = assumed.facts[0] if len(assumed.facts) == 1 else None
    if read is None and frame.subject == "lever":
        yield from _owner_alone(line, marks)
    if read is None and frame.subject == "pair":
        yield from _pair_alone(session, frame, line, marks)
    yield from _said_or_seen(frame, marks, read, about or _named(frame, marks), why)


def _each_thing(
    session: Session, frame: Frame, line: str, marks: Sequence[Mark]
) -> Iterator[tuple[dict[str, Any], str, Reading]]:
    """Yield a line once for each thing a name in it may mean."""
    several = next(found for mark in marks if (found := unsure(mark, frame)))
    for entity in several:
        others = {one.id for one in several} - {entity.id}
        without = structs.replace(
            session,
            items=tuple(item for item in session.items if item.id not in others),
            cases=tuple(case for case in session.cases if case.id not in others),
        )
        read = read_line(without, frame.key, line)
        if len(read.facts) == 1 and not read.facts[0].new_items and not read.facts[0].new_cases:
            yield read.facts[0].values, "", read


def _both_sides(frame: Frame, each: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the one reading in which both sides of question 9 do it; of a lever only one owner is kept."""
    if frame.subject != "decision_type" or len(each) != 2:
        return ()
    one, other = (reading.facts[0] for reading in each)
    if one.values.get("decision_type") != other.values.get("decision_type"):
        return ()
    if any(other.values.get(name, value) != value for name, value in one.values.items()):
        return ()  # one field takes one
    values = one.values | other.values
    return (structs.replace(each[0], facts=(structs.replace(one, values=values),)),)


def _owner_alone(line: str, marks: Sequence[Mark]) -> Iterator[tuple[dict[str, Any], str, Reading]]:
    """Yield a lever and an owner with no verb (`hiring HR`): once as who owns it, once as who decided."""
    levers = [mark.means("lever") for mark in marks if mark.means("lever")]
    owners = [mark.means("owner") for mark in marks if mark.means("owner")]
    years = [mark for mark in marks if mark.figure is not None and mark.figure.unit == "day"]
    if len(levers) != 1 or len(owners) != 1 or len(marks) != 2 + len(years) or unread(tokens_of(line), marks):
        return
    for field in ("said_owner", "decided_by"):
        values = {"lever": levers[0], field: owners[0]}
        yield values, "", Reading(facts=(RecordReading(values=values),))


def _pair_alone(
    session: Session, frame: Frame, line: str, marks: Sequence[Mark]
) -> Iterator[tuple[dict[str, Any], str, Reading]]:
    """Yield two things and a figure with no word for it (`Web into Data 7 months`): as said, then as seen."""
    told = any(mark.means(cue) for mark in marks for cue in ("said", "seen", "cannot", "not"))
    if told or not any(mark.figure is not None and mark.figure.unit in ("months", "%") for mark in marks):
        return
    for cue in ("was planned", "in the end"):
        reading = read_line(session, frame.key, f"{line} {cue}")
        if len(reading.facts) == 1 and not reading.facts[0].new_items:
            yield reading.facts[0].values, "", structs.replace(reading, parts=())


def _against_file(
    session: Session, key: str, line: str, plain: Reading
) -> list[tuple[dict[str, Any], str, Reading]]:
    """Return what a line may mean that speaks against what is on file."""
    found = contradiction(session, key, line, plain)
    ways = found.ways if found is not None else ()
    return [(one.values, why, structs.replace(plain, facts=(one,), parts=())) for one, why in ways]


def _says_more(line: str, marks: Sequence[Mark]) -> bool:
    """Tell whether a line holds words nobody knows: it may be about them, and not about the one before."""
    tokens = tokens_of(line)
    return any(not says_how(tokens[n]) for n in unread(tokens, marks))


def _new_at_the_start(
    session: Session, frame: Frame, line: str, marks: Sequence[Mark], plain: Reading
) -> list[tuple[dict[str, Any], str, Reading]]:
    """Return what a line says of the name nobody knows with which it begins, where it says nothing else."""
    new = newly_named(session, frame, line, marks) if plain.empty and not plain.refused else None
    return [(new[0].values, new[1], Reading(facts=(new[0],)))] if new is not None else []


def _about_spoken_of(
    session: Session, frame: Frame, line: str, marks: Sequence[Mark], last: Last | None
) -> dict[str, Any]:
    """Return what the newest record is about, for a line that names nothing."""
    if frame.subject in ("decision_type", "pair") or any(entity_of(mark, frame) for mark in marks):
        return {}
    if frame.subject in ("lever", "function") and any(mark.means(frame.subject) for mark in marks):
        return {}
    if any(mark.mention is not None or mark.means("stays") for mark in marks) or _says_more(line, marks):
        return {}
    there = records(session, frame.key)
    at = (
        last.positions[-1]
        if last is not None and last.key == frame.key and last.positions
        else len(there) - 1
    )
    if not 0 <= at < len(there):
        return {}
    return {name: getattr(there[at], name) for name in KEY[frame.key]}


def _named(frame: Frame, marks: Sequence[Mark]) -> dict[str, Any]:
    if frame.subject not in ("case", "items"):
        return {}
    ids = {entity.id for mark in marks if (entity := entity_of(mark, frame)) is not None}
    if frame.subject == "items":  # `Bed Board 5 in two months`
        units = {mark.figure.unit for mark in marks if mark.figure is not None}
        told = len(marks) == 3 and units in ({"", "months"}, {"people", "months"})
        return {"items": (ids.pop(),)} if told and len(ids) == 1 else {}
    return {"case": ids.pop()} if len(ids) == 1 else {}


def _said_or_seen(
    frame: Frame, marks: Sequence[Mark], read: RecordReading | None, about: dict[str, Any], why: str
) -> Iterator[tuple[dict[str, Any], str, Reading]]:
    """Yield a line whose figures no word calls said or seen, once as said and once as seen."""
    if any(mark.means(cue) for mark in marks for cue in ("said", "seen")):
        return
    pairs = [
        (amount, figure)
        for amount in frame.amounts
        if amount.seen and (figure := _only(marks, amount)) is not None
    ]
    certain = read is not None and not why and not read.open
    if not pairs or certain or not (about or read):
        return
    values = {
        name: value
        for name, value in (read.values if read is not None else about).items()
        if value is not None
    }
    for side in ("said", "seen"):
        given = dict(values)
        for amount, figure in pairs:
            given.pop(amount.said, None)
            given.pop(amount.seen, None)
            given[amount.said if side == "said" else amount.seen] = round(
                figure.value, 1 if amount.unit == "people" else 3
            )
        made = RecordReading(
            values=given, new_items=read.new_items if read else (), new_cases=read.new_cases if read else ()
        )
        yield given, why, Reading(facts=(made,))


def _only(marks: Sequence[Mark], amount: AmountRule) -> LineFigure | None:
    """Return the one figure of a unit; the first bare one counts people where a question takes them."""
    figures = [mark.figure for mark in marks if mark.figure is not None and mark.figure.unit == amount.unit]
    if not figures and amount.unit == "people":
        figures = [mark.figure for mark in marks if mark.figure is not None and not mark.figure.unit]
    return figures[0] if len(figures) == 1 else None
