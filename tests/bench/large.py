"""Large sessions to measure with: valid, the same each time, and shaped like what a long workshop leaves."""

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from msgspec import Struct

from spm_tui.storage.codec import decode, encode
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ANSWER_KEYS, OWNERS, ItemKind
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Answers, Consent, Participant, Session

#: How often each kind stands in a portfolio that was written down in full.
KINDS: tuple[ItemKind, ...] = (
    *("initiative",) * 5, "product", *("team",) * 3, *("skill",) * 2, "platform", *("system",) * 5,
    "domain", *("data",) * 2, *("operation",) * 2, "workflow", "contract",
)  # fmt: skip
#: How the answer records are spread over the ten questions: swaps, which are asked in pairs, are most.
SHARES = (8, 12, 10, 30, 8, 6, 8, 8, 6, 4)
FIRST = (
    "Berth", "Customs", "Crane", "Fleet", "Gate", "Harbour", "Ice", "Lock", "Pilot", "Position", "Quay",
    "Rail", "Reefer", "Tariff", "Terminal", "Tide", "Tug", "Vessel", "Weather", "Yard", "Billing", "Carbon",
    "Inland", "Manifest",
)  # fmt: skip
SECOND = (
    "planner", "portal", "hub", "desk", "tracking", "pricing", "reports", "alerts", "archive", "book",
    "cameras", "check", "exchange", "feed", "forecast", "gateway", "index", "ledger", "link", "map",
    "notices", "orders", "register", "roster",
)  # fmt: skip
NOTES = (
    "Nobody in the room had the figure; the desk will look it up.",
    "Counted from the roster of the second quarter.",
    "It came back part by part over the spring.",
    "They share the rules for dangerous goods.",
    "The contract names us until the end of next year.",
)
BEGUN = date(2026, 3, 2)


def _name(number: int) -> str:
    first, rest = number % len(FIRST), number // len(FIRST)
    second, again = rest % len(SECOND), rest // len(SECOND)
    return f"{FIRST[first]} {SECOND[second]}" + (f" {again + 1}" if again else "")


def _items(random: Random, count: int) -> tuple[r.Item, ...]:
    made = []
    for number in range(count):
        name, kind = _name(number), KINDS[number % len(KINDS)]
        staff, work = kind in ("team", "skill"), kind in ("initiative", "product")
        made.append(
            r.Item(
                id=name.lower().replace(" ", "-"),
                name=name,
                kind=kind,
                people=random.randint(2, 24) / 2 if staff else None,
                wants=random.choice((None, 0.0, 1.0, 2.5)) if work else None,
                stage=random.choice(("launch", "scale", "sustain", None)) if work else None,
                basis=random.choice(("measured", "repeated", "one-case", "hunch", None)),
                note=random.choice(NOTES) if random.random() < 0.2 else None,
            )
        )
    return tuple(made)


def _ties(random: Random, items: tuple[r.Item, ...], count: int) -> tuple[r.Tie, ...]:
    """Ties as rooms give them: work takes people of a few teams and needs systems, which need each other."""
    staff = [item for item in items if item.kind in ("team", "skill")]
    rest = [item for item in items if item.kind not in ("team", "skill")]
    made: dict[tuple[str, str], r.Tie] = {}
    while len(made) < count:
        start = random.choice(rest)
        work = start.kind in ("initiative", "product")
        end = random.choice(staff if random.random() < (0.5 if work else 0.2) else rest)
        if start is end or (start.id, end.id) in made:
            continue
        people = random.randint(1, 12) / 2 if end in staff and random.random() < 0.8 else None
        made[start.id, end.id] = r.Tie(
            from_=start.id,
            to=end.id,
            people=people,
            stays=min(people, 1.0) if people and random.random() < 0.4 else None,
            months=float(random.randint(0, 9)) if people and random.random() < 0.6 else None,
            because=random.choice(NOTES) if random.random() < 0.3 else None,
            basis=random.choice(("measured", "one-case", None)),
        )
    return tuple(made.values())


def _value(random: Random, spec: FieldSpec, ids: dict[str, list[str]]) -> Any:
    if spec.ref:
        one: Any = random.choice(ids[spec.ref])
    elif spec.choices:
        one = random.choice(spec.choices)
    elif spec.offers:
        one = random.choice(OWNERS)
    elif spec.form == "number":
        one = random.randint(0, 20) / 2 if spec.unit != "%" else float(random.choice((0, 25, 50, 80, 100)))
    else:
        one = {
            "whole": random.randint(0, 4),
            "date": BEGUN + timedelta(days=random.randint(0, 180)),
            "flag": True,
            "text": random.choice(NOTES),
        }[spec.form]
    return (one,) if spec.many else one


def _record(random: Random, struct: type[Struct], ids: dict[str, list[str]], number: int) -> Any:
    given = {}
    for spec in fields_of(struct):
        if spec.required or (random.random() < 0.55 if not spec.about else random.random() < 0.25):
            given[spec.name] = _value(random, spec, ids)
    given.pop("said_by", None)
    if struct is r.Stop:
        first = ids["work"][number % len(ids["work"])]
        more = (random.choice(ids["work"]),) if number % 5 == 4 or number >= len(ids["work"]) else ()
        given["items"] = tuple(dict.fromkeys((first, *more)))
    if struct is r.Swap:
        given["from_"], given["to"] = random.choice(ids["staff"]), random.choice(ids["work"])
        given["category"] = "teams"
    return struct(**given)


def _answers(random: Random, ids: dict[str, list[str]], count: int) -> Answers:
    given = {}
    for key, share in zip(ANSWER_KEYS, SHARES, strict=True):
        name, struct = RECORD_LISTS[key]
        made = tuple(_record(random, struct, ids, n) for n in range(count * share // sum(SHARES)))
        words = "We speak of it as if it could be sold."
        given[key] = ANSWER_TYPES[key](status="answered", words=words, minutes=7.5, **{name: made})
    return Answers(**given)


def _valid(session: Session) -> Session:
    """Return the session; fail when a generated session would not load."""
    loaded = decode(encode(session))
    if loaded.session != session:
        raise AssertionError("\n".join(problem.message for problem in loaded.problems[:5]))
    return session


@cache
def session(*, items: int = 500, ties: int = 900, records: int = 500, question: int = 4) -> Session:
    """Return a session with this many things, needs and answer records, open at a question."""
    random = Random(items * 31 + records)
    things = _items(random, items)
    ids = {
        "items": [item.id for item in things if item.kind not in ("team", "skill")],
        "work": [item.id for item in things if item.kind in ("initiative", "product")],
        "staff": [item.id for item in things if item.kind in ("team", "skill")],
        "cases": [f"case-{n}" for n in range(40)],
        "participants": ["cpo", "cfo"],
    }
    return _valid(
        Session(
            format=1,
            title="Port portfolio (made up)",
            mode="workshop",
            created=BEGUN,
            current_question=question,
            consent=Consent(purpose="To measure with", seen_by="nobody"),
            participants=(Participant(id="cpo", role="Product"), Participant(id="cfo", role="Finance")),
            items=things,
            ties=_ties(random, things, ties),
            cases=tuple(r.Case(id=one, name=f"{_name(n)} of March") for n, one in enumerate(ids["cases"])),
            answers=_answers(random, ids, records),
        )
    )


def ten_thousand_lines() -> Session:
    """Return a session whose file has about 10,000 lines."""
    return session(items=340, ties=540, records=440)
