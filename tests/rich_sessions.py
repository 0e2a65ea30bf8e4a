"""Small sessions full of answers, from a seed: nearly every rule has something to look at in some of them."""

from datetime import date
from random import Random
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct

from spm_tui.workshop.choices import ANSWER_KEYS, ITEM_KINDS
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.records import Case, Item, Tie
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Answers, Ballot, Round, Session

OWNERS = ("pmo", "ceo", "product-leadership", "finance", "nobody")
BASES = ("measured", "repeated", "one-case", "hunch", None)
#: Kinds in the order in which things are made, so that small maps have something of each.
KINDS = ("initiative", "team", "system", "workflow", "platform", "product", "data", "skill", *ITEM_KINDS)


def _value(spec: FieldSpec, dice: Random, ids: dict[str, list[str]]) -> Any:
    if spec.many:
        few = spec.choices or ids.get(spec.ref) or ("know-how", "a contract")
        return tuple(dice.sample(few, dice.randint(1, min(3, len(few)))))
    if spec.ref:
        return dice.choice(ids[spec.ref])
    if spec.choices:
        return dice.choice(spec.choices)
    if spec.form in ("number", "whole"):
        values = (0, 40, 60, 80, 100) if spec.unit == "%" else (0, 0.5, 1, 2, 3, 4, 9, 20)
        return int(dice.choice(values)) if spec.form == "whole" else float(dice.choice(values))
    if spec.form == "date":
        return date(2026, dice.randint(1, 11), 1)
    return dice.choice(OWNERS)


def _record(struct: type[Struct], dice: Random, ids: dict[str, list[str]]) -> Any:
    """One record with most of its fields answered."""
    given = {
        spec.name: _value(spec, dice, ids)
        for spec in fields_of(struct)
        if (spec.required or dice.random() < 0.8) and not spec.about
    }
    return struct(**given, basis=dice.choice(BASES))


def _ties(dice: Random, items: list[Item]) -> tuple[Tie, ...]:
    by_id = {item.id: item for item in items}
    found: dict[tuple[str, str], Tie] = {}
    for _ in range(3 * len(items)):
        start, end = dice.sample(items, 2)
        staff = end.kind in ("team", "skill")
        if start.kind in ("team", "skill"):
            continue
        people = dice.choice((0.4, 1, 2, 4, 6)) if staff and dice.random() < 0.8 else None
        found[start.id, end.id] = Tie(
            from_=start.id,
            to=end.id,
            people=people,
            months=dice.choice((None, 0.0, 1.0, 6.0)) if people else None,
            stays=dice.choice((None, None, 1.0)) if people else None,
            cut=dice.choice((None, "clean", "costly", "inseparable")),
            basis=dice.choice(BASES),
        )
    for (start_id, end_id), tie in list(found.items()):
        carriers = [a for a, b in found if b == end_id and by_id[a].kind == "initiative" and a != start_id]
        if tie.people and by_id[start_id].kind in ("system", "platform", "data") and carriers:
            found[start_id, end_id] = Tie(
                from_=start_id, to=end_id, people=tie.people, carried_by=carriers[0], basis=tie.basis
            )
    return tuple(found.values())


def _rounds(dice: Random, items: list[Item]) -> tuple[tuple[Round, ...], tuple[Ballot, ...]]:
    rounds, ballots = [], []
    for number in range(1, dice.randint(1, 4)):
        rounds.append(
            Round(
                id=f"r{number}",
                question="boundary",
                field="clarity",
                round=number,
                state=dice.choice(("open", "locked", "revealed", "revealed")),
                subject=dice.choice((None, items[0].id)),
            )
        )
        ballots += [
            Ballot(round=f"r{number}", value=float(v), count=dice.randint(1, 3))
            for v in dice.sample(range(1, 6), 3)
        ]
    return tuple(rounds), tuple(ballots)


def rich(seed: int, things: int = 12, most: int = 4) -> Session:
    """The session of one seed: the same number makes the same session."""
    dice = Random(seed)
    items = []
    for number in range(things):
        specs = [spec for spec in fields_of(Item) if spec.evidence and dice.random() < 0.4]
        fields = {spec.name: _value(spec, dice, {}) for spec in specs}
        kind = KINDS[number % len(KINDS)]
        items.append(
            Item(id=f"i{number}", name=f"Thing {number}", kind=kind, basis=dice.choice(BASES), **fields)
        )
    cases = [Case(id=f"c{n}", name=f"Case {n}", on=dice.choice((None, date(2025, 6, 1)))) for n in range(5)]
    ids = {"items": [i.id for i in items], "cases": [c.id for c in cases]}
    answers = {}
    for key in ANSWER_KEYS:
        table, struct = RECORD_LISTS[key]
        listed = tuple(_record(struct, dice, ids) for _ in range(dice.randint(0, most)))
        own = [
            s for s in fields_of(ANSWER_TYPES[key]) if s.form != "table" and not s.about and s.key != "words"
        ]
        fields = {s.name: _value(s, dice, ids) for s in own if dice.random() < 0.9}
        answers[key] = ANSWER_TYPES[key](basis=dice.choice(BASES), **{table: listed}, **fields)
    rounds, ballots = _rounds(dice, items)
    return Session(
        format=1,
        title="Rich",
        mode="workshop",
        created=date(2026, 11, 1),
        items=tuple(items),
        ties=_ties(dice, items),
        cases=tuple(cases),
        answers=Answers(**answers),
        rounds=rounds,
        ballots=ballots,
        teams_stable=dice.choice((None, True, True, False)),
        replan_every_months=dice.choice((None, 3.0, 6.0)),
        budget_horizon_months=dice.choice((None, 3.0, 12.0)),
    )


def rich_sessions() -> st.SearchStrategy[Session]:
    """Rich sessions by seed; a failing one is named by its number."""
    return st.integers(0, 100_000).map(rich)
