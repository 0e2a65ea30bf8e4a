"""The records a line makes: one for each fact, with its values and what it creates."""

from collections.abc import Sequence

from msgspec import structs

from spm_tui.text import clean, free_slug
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.reading.accounting import may_change, turning
from spm_tui.workshop.reading.amount_binding import read_amounts, read_part_of_team, read_relative
from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.fact_words import FactWords
from spm_tui.workshop.reading.facts import Fact, facts_of
from spm_tui.workshop.reading.judging import judged, lacks_subject
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.line_reading import Label, Reading, RecordReading
from spm_tui.workshop.reading.new_names import named_in
from spm_tui.workshop.reading.owner_words import read_beside
from spm_tui.workshop.reading.particular.by_question import AFTER, BEFORE
from spm_tui.workshop.reading.parts_left import take_given, with_parts_left
from spm_tui.workshop.reading.refusing import voices_differ
from spm_tui.workshop.reading.spoken_line import Line, Named
from spm_tui.workshop.reading.staying import Stay, StayTies, stays_in
from spm_tui.workshop.reading.subjects import entity_of, unsure
from spm_tui.workshop.session import records


def records_in(said: Line, clauses: Sequence[Clause]) -> Reading:
    """Return the records, the ties and what stays that the stated clauses of a line make, or why none."""
    if not clauses and said.given is None:
        return Reading()
    facts = _facts(said, clauses)
    if said.given is not None and said.given.says and len(facts) > 1:
        return Reading(why="It is about two things. Type a line for each.", refused=True)
    found: list[RecordReading] = []
    ties: list[r.Tie] = []
    waiting: list[Stay] = []
    before: Bound | None = None
    for fact in facts:
        stays = _stays(said, fact)
        ties += stays.ties
        waiting += stays.waiting
        marks = [mark for mark in said.marks if mark.first not in stays.used]
        bound = _bound(said, fact, marks, before)
        read = _fact(said, fact, bound) or _as_before(said, fact, found)
        if read is None:
            said.open += turning(FactWords(said, fact.clauses, bound.values))
        else:
            found.append(read)
            before = bound
    payer = _payer(said, facts) if (ties or waiting) and not found else None
    if payer is not None and ties:
        found, said.why = [payer], []
    elif ties and not waiting and all(set(one.values) <= {"items"} for one in found):
        found = []
    reading = _reading(said, found, ties, waiting)
    return structs.replace(reading, payer=payer.values["run_paid_by"]) if payer is not None else reading


def _stays(said: Line, fact: Fact) -> StayTies:
    """Return what a fact says of what stays, and label the words that say so."""
    if said.frame.key != "stopping":
        return StayTies()
    stays = stays_in(said.session, said.frame, said.tokens, said.marks, fact)
    said.parts += [
        Label(said.tokens[mark.first].start, said.tokens[mark.last - 1].end, "stays")
        for mark in said.marks
        if mark.first in stays.used
    ]
    return stays


def _bound(said: Line, fact: Fact, marks: Sequence[Mark], before: Bound | None) -> Bound:
    """Return a fact with nothing bound yet; one behind a soft break leans on the fact before."""
    bound = Bound(said.session, said.frame, said.line, said.tokens, fact, marks, said.scale)
    bound.denied = frozenset(n for mark in said.denied for n in range(mark.first, mark.last))
    if before is not None and fact.clauses and fact.clauses[0].cut == "soft":
        bound.before = before
        bound.scale = before.scale
    return bound


def _reading(
    said: Line, found: Sequence[RecordReading], ties: Sequence[r.Tie], waiting: Sequence[Stay]
) -> Reading:
    """Return the reading of a line: certain where every word that could change it is accounted for."""
    if said.open and (found or ties):
        return Reading(why=may_change(said, said.open), maybe=() if ties or waiting else tuple(found))
    why = said.why if found or not (ties or waiting) else [stay.why for stay in waiting if stay.why]
    return Reading(
        facts=tuple(found),
        ties=tuple(ties),
        stays=tuple(waiting),
        why=" ".join(dict.fromkeys(why)),
        parts=tuple(said.parts),
    )


def _payer(said: Line, facts: Sequence[Fact]) -> RecordReading | None:
    """Return who pays for what stays, as it is kept with what stopped last: `POLAS stays, nobody pays`."""
    last = next(reversed(records(said.session, said.frame.key)), None)
    for cue in said.marks:
        clauses = [one for fact in facts for one in fact.clauses]
        clause = next((one for one in clauses if one.first <= cue.first < one.last), None)
        if cue.means("pays") is None or clause is None or not isinstance(last, r.Stop):
            continue
        payers = [one for one in said.within(clause) if one.last == cue.first and one.means("owner")]
        if payers and (payers[0].first, cue.last) == (clause.first, clause.last):
            first, end = _clause_place(said, clause)
            said.parts.append(Label(first, end, "run_paid_by"))
            values = {"items": last.items, "run_paid_by": payers[0].means("owner")}
            return RecordReading(values=values, place=(first, end))
    return None


def _as_before(said: Line, fact: Fact, found: Sequence[RecordReading]) -> RecordReading | None:
    """Return what is said of the fact before for a name behind it: `Balers is a brand, Tractors too`."""
    if len(fact.subject) != 1 or len(fact.clauses) != 1 or not found or said.frame.subject in _NOT_AGAIN:
        return None
    clause, subject = fact.clauses[0], fact.subject[0]
    beside = [
        token.norm
        for n, token in enumerate(said.tokens)
        if clause.first <= n < clause.last and not subject.first <= n < subject.last and token.kind == "word"
    ]
    again = set(beside) & _AGAIN or beside in (["as", "well"], ["so", "is"], ["so", "was"])
    entity = entity_of(subject, said.frame)
    if not again or entity is None or not set(beside) <= _AGAIN | FILLERS or said.denied:
        return None
    name = said.frame.subject
    said.parts.append(Label(said.tokens[subject.first].start, said.tokens[subject.last - 1].end, name))
    said.why = [why for why in said.why if why != said.frame.wants]
    words = {field: value for field, value in found[-1].values.items() if not isinstance(value, (int, float))}
    same = {
        field: value for field, value in words.items() if field != "note"
    }  # figures are of the first alone
    about = {name: (entity.id,) if name == "items" else entity.id}
    return RecordReading(values=same | about, place=_clause_place(said, clause))


def _clause_place(said: Line, clause: Clause) -> tuple[int, int]:
    return said.tokens[clause.first].start, said.tokens[clause.last - 1].end


_AGAIN = frozenset(("too", "also", "likewise", "same", "ditto"))
_NOT_AGAIN = ("pair", "decision_type", "lever", "function")


def _facts(said: Line, clauses: Sequence[Clause]) -> tuple[Fact, ...]:
    """Return the facts of a line; one in parts whose first part is what it is about is one fact."""
    if said.given is not None and (said.given.about or not clauses):
        return (Fact((), tuple(clauses)),)
    return facts_of(said.tokens, said.marks, clauses, said.frame)


def _fact(said: Line, fact: Fact, bound: Bound) -> RecordReading | None:
    if voices_differ(said, fact):
        said.why.append("How many say what? Take it as a show of hands.")
        return None
    if said.frame.key == "stopping" and any(
        mark.means("action") and fact.holds(mark) for mark in said.denied
    ):
        said.why.append("It says what does not stop.")
        return None
    named = _subject(said, bound, fact)
    if named is None:
        return None
    if said.given is not None:
        take_given(bound, said.given, named)
    if fact.clauses:
        _bind(said, bound)
    if said.given is not None:
        fact = with_parts_left(said, bound, said.given)
    return judged(said, bound, named, fact)


def _bind(said: Line, bound: Bound) -> None:
    """Put every word, figure and owner of a fact where its cue says."""
    if before := BEFORE.get(said.frame.key):
        before(bound)
    for rule in said.frame.beside:
        read_beside(bound, rule)
    _choices(said, bound)
    read_amounts(bound, said.frame)
    read_relative(bound)
    read_part_of_team(bound)
    if after := AFTER.get(said.frame.key):
        after(bound)
    _common(said, bound)


def _choices(said: Line, bound: Bound) -> None:
    contradicted: set[str] = set()
    for choice in said.frame.choices:
        for mark, value in list(bound.meaning(choice.concept)):
            if choice.field == "freed" or (choice.concept == "what" and said.frame.key == "allocation_unit"):
                continue  # read with their cues, in particular.py
            if choice.many:
                bound.add(choice.field, value, mark)
            elif choice.field in ("door", "if_gone") and bound.values.get(choice.field) not in (
                None,
                value,
            ):
                contradicted.add(choice.field)
            else:
                bound.put(choice.field, value, mark)

    for field in contradicted:
        del bound.values[field]
        bound.open.append(f"It gives two answers for {bound.specs[field].label}.")


def _subject(said: Line, bound: Bound, fact: Fact) -> Named | None:
    """Put down what the fact is about; None, with the reason, where that is not certain."""
    subject = said.frame.subject
    named = Named()
    if said.assumed and not fact.subject:
        bound.values |= said.assumed
    elif subject in ("pair", "decision_type"):
        pass  # read with their own words
    elif not fact.subject:
        return _new_subject(said, bound, fact)
    elif several := next((found for mark in fact.subject if (found := unsure(mark, said.frame))), ()):
        names = ", ".join(f"{clean(one.name)} ({one.kind})" for one in several)
        said.why.append(f"Which one? It could be about {names}.")
        return None
    elif subject in ("lever", "function"):
        bound.put(subject, fact.subject[0].means(subject), fact.subject[0])
    else:
        ids = [entity.id for mark in fact.subject if (entity := entity_of(mark, said.frame)) is not None]
        bound.put(subject, tuple(dict.fromkeys(ids)) if subject == "items" else ids[0])
        for mark in fact.subject:
            bound.take(subject, mark)
    return named


def _new_subject(said: Line, bound: Bound, fact: Fact) -> Named | None:
    """Put down the new thing or case a fact is about; None where the line does not clearly name one."""
    named = Named()
    new = named_in(said.session, said.frame, said.line, said.tokens, bound.marks, fact)
    if new is None:
        lacks_subject(said)
        return None
    if new.kind == "case":
        identity = free_slug(new.name, [case.id for case in said.session.cases])
        named.cases = (r.Case(id=identity, name=new.name),)
    else:
        identity = free_slug(new.name, [item.id for item in said.session.items])
        kind = next(one for one in ITEM_KINDS if one == new.kind)
        named.items = (r.Item(id=identity, name=new.name, kind=kind),)
    bound.put(said.frame.subject, (identity,) if said.frame.subject == "items" else identity)
    return named


def _common(said: Line, bound: Bound) -> None:
    """How we know, and the words of ranges, belong to every record."""
    for mark, value in bound.meaning("basis"):
        clause = bound.clause(mark)
        if all(
            mark.first <= n < mark.last
            or said.tokens[n].norm
            in (
                "it",
                "was",
                "from",
                "just",
                "that",
                "is",
                "a",
                "pure",
                "only",
                "this",
                "our",
                "we",
                "-",
                "(",
                ")",
                "by",
            )
            for n in range(clause.first, clause.last)
        ):
            bound.put("basis", value, mark)
    if bound.notes:
        notes = [*([bound.values["note"]] if "note" in bound.values else []), *bound.notes]
        bound.values["note"] = "; ".join(dict.fromkeys(notes))
