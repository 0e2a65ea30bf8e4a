"""Hypothesis strategies for sessions, and one session in which every field is answered."""

from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct, structs

from spm_tui.workshop import records as r
from spm_tui.workshop import session as model
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Answers, Session

Ids = dict[str, list[str]]
NASTY = (
    "[/]", "[b]x", "\x1b]0;x\x07", "a\nb", "a\r\nb", "\u202eabc", "  edges  ", '"quoted"', "'''", '"""', "\\",
    "# no comment", "=", "e\u0301", "\U0001f469\u200d\U0001f4bb", "\x00", "\ufeff", "é", "x" * 300,
)  # fmt: skip


@cache  # strategies are values: made anew at every draw, they take longer than what they draw
def texts() -> st.SearchStrategy[str]:
    """Any text a person may have typed or pasted, never empty."""
    plain = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
    return st.one_of(
        st.sampled_from(("Fleet", "Customs first", "Position hub")), plain, st.sampled_from(NASTY)
    )


@cache
def days() -> st.SearchStrategy[date]:
    """Days a session may hold."""
    return st.dates(date(1990, 1, 1), date(2060, 12, 31))


@cache
def figures(low: float, high: float, *, fine: bool = True) -> st.SearchStrategy[float]:
    """Figures in a range: whole, with one decimal, and (when fine) with any."""
    tenths = st.integers(int(low * 10), int(min(high, 2000) * 10)).map(lambda n: n / 10)
    whole = st.integers(int(low), int(high)).map(float)
    return st.one_of(whole, tenths, st.floats(low, high)) if fine else st.one_of(whole, tenths)


def _value(spec: FieldSpec, ids: Ids) -> st.SearchStrategy[Any]:
    """What one field may hold: references point to ids there are."""
    if spec.pairs:
        pairs = [f"{a}>{b}" for a in ids["items"] for b in ids["items"] if a != b]
        return st.lists(st.sampled_from(pairs), max_size=3, unique=True).map(tuple) if pairs else st.just(())
    return _many(spec, st.sampled_from(ids[spec.ref])) if spec.ref else _without_ids(spec)


@cache
def _without_ids(spec: FieldSpec) -> st.SearchStrategy[Any]:
    """What a field may hold that names no record."""
    one: st.SearchStrategy[Any]
    if spec.key in ("value", "group_value"):
        one = st.one_of(figures(-100, 100), texts())
    elif spec.choices:
        one = st.sampled_from(spec.choices)
    elif spec.form == "number":
        one = figures(spec.low or 0, spec.high or 100, fine=spec.unit != "people")
    elif spec.form == "whole":
        one = st.integers(int(spec.low or 0), int(spec.high or 100))
    else:
        one = {"date": days(), "flag": st.booleans(), "text": texts()}[spec.form]
    return _many(spec, st.one_of(one, st.booleans()) if spec.or_flag else one)


def _many(spec: FieldSpec, one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """One value, or several where the field holds a list."""
    if not spec.many:
        return one
    return st.lists(one, min_size=int(spec.required), max_size=3, unique=bool(spec.ref)).map(tuple)


def records(struct: type[Struct], ids: Ids, **fixed: Any) -> st.SearchStrategy[Any]:
    """Records of one Struct type with some of its fields answered; nothing when a needed table is empty."""
    needed, optional = {}, {}
    for spec in fields_of(struct):
        if spec.name in fixed or spec.form == "table":
            continue
        if spec.ref and not ids[spec.ref]:
            if spec.required:
                return st.nothing()
            continue
        (needed if spec.required else optional)[spec.name] = _value(spec, ids)
    return st.fixed_dictionaries(needed, optional=optional).map(lambda given: struct(**given, **fixed))


def _lists(struct: type[Struct], ids: Ids, most: int, **kwargs: Any) -> st.SearchStrategy[list[Any]]:
    strategy = records(struct, ids)
    return st.just([]) if strategy.is_empty else st.lists(strategy, max_size=most, **kwargs)


@st.composite
def ties_between(draw: st.DrawFn, items: list[str], most: int = 12) -> tuple[r.Tie, ...]:
    """Ties among items: each pair once, cycles welcome, run load carried only where it can be."""
    pairs = [(a, b) for a in items for b in items if a != b]
    if not pairs:
        return ()
    ids = {"items": items}
    made = []
    for start, end in draw(st.lists(st.sampled_from(pairs), max_size=most, unique=True)):
        tie = draw(records(r.Tie, ids, from_=start, to=end, carried_by=None))
        made.append(tie)
    for position, tie in enumerate(made):
        carriers = [one.from_ for one in made if one.to == tie.to and one is not tie]
        if carriers and draw(st.booleans()):
            made[position] = structs.replace(tie, carried_by=draw(st.sampled_from(carriers)))
    return tuple(made)


def _with_ids(struct: type[Struct], ids: list[str], known: Ids) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(*(records(struct, known, id=one) for one in ids))


@st.composite
def _answers(draw: st.DrawFn, ids: Ids) -> Answers:
    given = {}
    for key in ANSWER_KEYS:
        if not draw(st.booleans()):
            continue
        name, struct = RECORD_LISTS[key]
        unique = {"unique_by": lambda one: frozenset(one.items)} if struct is r.Stop else {}
        made = tuple(draw(_lists(struct, ids, 3, **unique)))
        answer = draw(records(ANSWER_TYPES[key], ids))
        given[key] = structs.replace(answer, **{name: made})
    return Answers(**given)


def _ballots(ids: Ids) -> st.SearchStrategy[list[model.Ballot]]:
    voted = [records(model.Ballot, ids, count=count, participant=None) for count in (1, 3)]
    if ids["participants"]:
        someone = st.sampled_from(ids["participants"])
        voted.append(someone.flatmap(lambda who: records(model.Ballot, ids, participant=who)))
    return st.lists(st.one_of(voted), max_size=4) if ids["rounds"] else st.just([])


@cache
def extras() -> st.SearchStrategy[dict[str, Any]]:
    """What may stand in `[extra]`: any TOML that is equal to itself."""
    leaf = st.one_of(
        texts(), st.booleans(), st.integers(-(2**63), 2**63 - 1), days(), st.floats(allow_nan=False)
    )
    keys = st.one_of(st.sampled_from(("a", "b-c", "é", "", "x.y")), texts())
    inner = st.recursive(
        leaf,
        lambda child: st.one_of(st.lists(child, max_size=3), st.dictionaries(keys, child, max_size=3)),
        max_leaves=6,
    )
    return st.dictionaries(keys, inner, max_size=3)


@cache
def _ids(most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.from_regex(r"[a-z0-9][a-z0-9-]{0,6}", fullmatch=True), max_size=most, unique=True)


@st.composite
def sessions(draw: st.DrawFn, most_items: int = 6, answers: bool = True) -> Session:
    """Whole sessions that load: things, ties with cycles and gaps, some answers, all other records."""
    some_ids = _ids(most_items)
    ids: Ids = {
        table: draw(some_ids)
        for table in ("participants", "items", "cases", "rounds", "commitments", "what_ifs")
    }
    other = {"format": 1, "created": draw(days()), "extra": draw(extras())}
    made = draw(records(Session, ids, format=1, created=other["created"]))
    tables: dict[str, Any] = {
        "participants": draw(_with_ids(model.Participant, ids["participants"], ids)),
        "items": draw(_with_ids(r.Item, ids["items"], ids)),
        "ties": draw(ties_between(ids["items"])),
        "cases": draw(_with_ids(r.Case, ids["cases"], ids)),
    }
    if answers:
        tables |= {
            "answers": draw(_answers(ids)),
            "rounds": draw(_with_ids(model.Round, ids["rounds"], ids)),
            "ballots": tuple(draw(_ballots(ids))),
            "commitments": draw(_with_ids(model.Commitment, ids["commitments"], ids)),
            "parking": tuple(draw(_lists(model.Parked, ids, 2))),
            "stances": tuple(draw(_lists(model.Stance, ids, 2))),
            "what_ifs": draw(_with_ids(model.WhatIf, ids["what_ifs"][:2], ids)),
            "consent": draw(st.none() | records(model.Consent, ids)),
            "practices": draw(st.none() | records(model.Practices, ids)),
            "course": draw(st.none() | records(model.Course, ids)),
            "plan": draw(st.dictionaries(st.sampled_from(ANSWER_KEYS), figures(0, 1440), max_size=3)),
            "private": draw(st.dictionaries(st.sampled_from(ANSWER_KEYS), texts(), max_size=2)),
            "extra": other["extra"],
        }
    return structs.replace(made, **tables)


def _filled(spec: FieldSpec, ids: Ids) -> Any:
    """One value for a field, the same each time."""
    if spec.pairs:
        return (">".join(ids["items"][-2:]),)
    if spec.ref:
        one: Any = ids[spec.ref][-1]
    elif spec.choices:
        one = spec.choices[-1]
    elif spec.form in ("number", "whole"):
        one = {"number": 2.5, "whole": 3}[spec.form] if spec.high != 1 else 1
    else:
        one = {"date": date(2026, 8, 1), "flag": True, "text": f"{spec.key}: as said"}[spec.form]
    return (one,) if spec.many else one


def filled(struct: type[Struct], ids: Ids, **fixed: Any) -> Any:
    """Return one record with every field answered, the same each time; `fixed` fields are given."""
    given = {s.name: _filled(s, ids) for s in fields_of(struct) if s.name not in fixed and s.form != "table"}
    return struct(**given, **fixed)


def every_field() -> Session:
    """Return the session in which every field of format 1 is answered."""
    ids: Ids = {
        "items": ["hub", "desk", "fleet"],
        "cases": ["mar"],
        "rounds": ["r1"],
        "participants": ["cfo"],
    }
    answers = {}
    for key in ANSWER_KEYS:
        name, struct = RECORD_LISTS[key]
        answers[key] = filled(ANSWER_TYPES[key], ids, **{name: (filled(struct, ids),)})
    items = [filled(r.Item, ids, id=one) for one in ids["items"]]
    ties = [
        filled(r.Tie, ids, from_="hub", to="fleet", carried_by="desk"),
        filled(r.Tie, ids, from_="desk", to="fleet", carried_by=None),
    ]
    return filled(
        Session,
        ids,
        consent=filled(model.Consent, ids),
        plan=dict.fromkeys(ANSWER_KEYS, 8.0),
        private=dict.fromkeys(ANSWER_KEYS, "only for us"),
        practices=filled(model.Practices, ids),
        course=filled(model.Course, ids),
        participants=(filled(model.Participant, ids, id="cfo"),),
        items=tuple(items),
        ties=tuple(ties),
        cases=(filled(r.Case, ids, id="mar"),),
        answers=Answers(**answers),
        rounds=(filled(model.Round, ids, id="r1"),),
        ballots=(filled(model.Ballot, ids),),
        commitments=(filled(model.Commitment, ids, id="c1"),),
        parking=(filled(model.Parked, ids),),
        stances=(filled(model.Stance, ids),),
        what_ifs=(filled(model.WhatIf, ids, id="w1"),),
        extra={"anything": [1, {"x": 2.0}], "table": {"deep": {"er": "yes"}}},
    )
