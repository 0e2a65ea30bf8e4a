"""Lines as people say them, with what a careful reader would put down, and how far what was read agrees.

Each company lies in `tests/data/spoken/NAME`: `base.toml`, a session, and `corpus.jsonl`, one object a
line: the
question, the line, and what is expected of it (`records`, `items_new`, `cases_new`, `ties`, `rounds`,
`answer`, or
`to_sort`). `after` is the line before it; `may` names fields that may be there or not, within bounds.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from spm_tui.storage.files import load
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.session import ANSWER_TYPES, Session, answer, records

SPOKEN = Path(__file__).parent / "data" / "spoken"
Verdict = Literal["right", "partial", "sorted", "wrong"]
#: Fields that may be worded freely or added.
FREE = {
    "basis",
    "note",
    "category",
    "said_by",
    "to_confirm",
    "on",
    "phrases",
    "what",
    "action",
    "first_sign",
    "stopped_on",
}
#: Texts of which one may be a part of the other.
LOOSE = {
    "because",
    "moves_to",
    "decided_by",
    "said_owner",
    "who_can_undo",
    "lives_with_it",
    "decision_type",
    "waiting_for",
    "lost",
    "blockers",
    "last_used",
    "run_paid_by",
    "tended_by",
    "someone_else",
    "first_sign",
}


class Judged(NamedTuple):
    """A line of a company and how it was read."""

    company: str
    id: str
    line: str
    verdict: Verdict
    why: str


def judged(company: str) -> Iterator[Judged]:
    """Yield every line of a company with how it was read."""
    folder = SPOKEN / company
    session = load(folder / "base.toml").session
    assert session is not None
    for text in (folder / "corpus.jsonl").read_text().splitlines():
        row = json.loads(text)
        verdict, why = _judge(row["expect"], *_taken(session, row))
        yield Judged(company, row["id"], row["line"], verdict, why)


def _taken(session: Session, row: Mapping[str, Any]) -> tuple[Session, Session, str]:
    key, last, after = row["question"], None, session
    if row.get("after"):
        first = enter(after, key, row["after"])
        after, last = first.session, first.last
    return session, enter(after, key, row["line"], last).session, key


def _slug(value: object) -> str:
    return re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")


def _same(want: object, got: object, field: str = "") -> bool:
    if isinstance(want, (int, float)) and isinstance(got, (int, float)):
        return abs(want - got) <= max(0.26, 0.02 * abs(want))
    if isinstance(want, list) and isinstance(got, list):
        return sorted(map(_slug, want)) == sorted(map(_slug, got))
    a, b = _slug(want), _slug(got)
    return a == b or (field in LOOSE and len(a) > 3 and (a in b or b in a))


def _plain(value: Any) -> dict[str, Any]:
    return {name: one for name, one in msgspec.to_builtins(value).items() if one not in (None, "", [])}


def _judge(expect: dict[str, Any], before: Session, after: Session, key: str) -> tuple[Verdict, str]:
    made = [_plain(record) for record in records(after, key) if record not in records(before, key)]
    own = _own(after, key)
    ties = [_plain(tie) for tie in after.ties if tie not in before.ties]
    hands: Counter[str] = Counter()
    for ballot in after.ballots:
        if ballot not in before.ballots:
            value = (
                int(ballot.value)
                if isinstance(ballot.value, float) and ballot.value.is_integer()
                else ballot.value
            )
            hands[_slug(value)] += ballot.count or 1
    items = [item.id for item in after.items if item not in before.items]
    cases = [case.id for case in after.cases if case not in before.cases]
    anything = bool(made or own or ties or hands or items or cases)
    may = expect.get("may", {})
    if expect.get("to_sort") or ((may.get("to_sort") or may.get("ask")) and not anything):
        return ("wrong", "something was recorded") if anything else ("right", "")
    wanted = [dict(record) for record in expect.get("records", [])]
    answers = dict(expect.get("answer", {}))
    _tolerate(may, [*made, own, *ties], [*wanted, answers])
    missing, false = _records(wanted, made)
    new = [
        _slug(name)
        for name in (*expect.get("items_new", []), *expect.get("cases_new", []), *may.get("cases_new", []))
    ]
    false += [
        f"{one} is new" for one in (*items, *cases) if not any(one in name or name in one for name in new)
    ]
    missing += [field for field in answers if field not in own]
    false += [f"{f}: {v!r}" for f, v in own.items() if f in answers and not _same(answers[f], v)]
    implied = {"said_unit"} if expect.get("rounds") else set()
    false += [f"{f} was not said" for f in own if f not in answers and f not in implied]
    for round_ in expect.get("rounds", []):
        counts = {_slug(value): count for value, count in round_.get("counts", {}).items()}
        if not hands:
            missing.append("round")
        elif dict(hands) != counts:
            false.append(f"hands {dict(hands)}")
    if hands and not expect.get("rounds"):
        false.append(f"hands {dict(hands)}")
    if not expect.get("ties_open"):
        more, wrong = _ties(expect.get("ties", []), ties)
        missing, false = missing + more, false + wrong
    if false:
        return "wrong", "; ".join(false)
    if not anything:
        return "sorted", ""
    return ("partial", "lacks " + ", ".join(missing)) if missing else ("right", "")


def _own(session: Session, key: str) -> dict[str, Any]:
    given = answer(session, key)
    fields = {"said_unit", "moved_work", "reshaped", "said_percent"} & set(
        ANSWER_TYPES[key].__struct_fields__
    )
    return {
        name: value for name in fields if given is not None and (value := getattr(given, name)) is not None
    }


def _tolerate(may: Mapping[str, Any], made: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> None:
    """Take fields within their bounds out of what was made, and out of what was wanted."""
    for field, bounds in may.items():
        if field in ("to_sort", "ask", "records", "cases_new", "parking") or not isinstance(bounds, list):
            continue
        for record in made:
            value = record.get(field)
            figures = all(isinstance(bound, (int, float)) for bound in bounds) and isinstance(
                value, (int, float)
            )
            fits = (
                bounds[0] <= value <= bounds[-1]
                if figures
                else any(_slug(one) in _slug(value) for one in bounds)
            )
            if value is not None and fits:
                del record[field]
        for record in wanted:
            record.pop(field, None)


def _records(wanted: list[dict[str, Any]], made: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    missing: list[str] = []
    false: list[str] = []
    left = list(made)
    for want in wanted:
        best = max(
            left, key=lambda one: sum(_same(v, one[k], k) for k, v in want.items() if k in one), default=None
        )
        if best is None:
            missing.append(f"no record for {want}")
            continue
        left.remove(best)
        missing += [field for field in want if field not in best and field not in FREE]
        false += [
            f"{f}: {best[f]!r}, not {v!r}"
            for f, v in want.items()
            if f in best and f not in FREE and not _same(v, best[f], f)
        ]
        false += [f"{field} was not said" for field in best if field not in want and field not in FREE]
    return missing, false + [f"one record more: {one}" for one in left]


def _ties(wanted: list[dict[str, Any]], made: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    if made and not wanted:
        return [], [f"tie {made[0]}"]
    missing: list[str] = []
    false: list[str] = []
    for want in wanted:
        hit = next(
            (
                one
                for one in made
                if all(_same(want[end], one.get(end)) for end in ("from", "to") if end in want)
            ),
            None,
        )
        if hit is None:
            (false if made else missing).append("tie")
            continue
        missing += [f"tie.{field}" for field in want if field not in hit]
        false += [
            f"tie.{field}" for field, value in want.items() if field in hit and not _same(value, hit[field])
        ]
    return missing, false


def judged_things(file: str, bases: Mapping[str, Session]) -> Iterator[Judged]:
    """Yield every line of a file of the things screen with how it was read.

    `context` are the lines above it; `may` names what may be there or not (`ok`: anything).
    """
    for text in (SPOKEN / file).read_text().splitlines():
        row = json.loads(text)
        base = bases[row["base"]]
        typed = f"{row['context']}\n{row['line']}" if row.get("context") else row["line"]
        verdict, why = _judge_things(row["expect"], base, list_things(base, typed).session)
        yield Judged(row["base"], row["id"], row["line"], verdict, why)


def _judge_things(expect: dict[str, Any], before: Session, after: Session) -> tuple[Verdict, str]:
    may = expect.get("may", {})
    wanted = expect["items_new"] or expect["ties"] or expect.get("items_changed")
    if before == after:
        may_wait = expect.get("to_sort") or may.get("to_sort")
        return ("sorted", "") if wanted and not may_wait else ("right", "")
    if may.get("ok"):
        return "right", ""
    there = {item.id: item for item in before.items}
    names = {item.id: item.name.casefold() for item in after.items}
    new = {item.name.casefold(): item for item in after.items if item.id not in there}
    changed = {i.name: i for i in after.items if i.id in there and i != there[i.id]}
    ties = {(names[t.from_], names[t.to]): t.people for t in after.ties if t not in before.ties}
    named = {one["name"].casefold(): one for one in expect["items_new"]}
    revised = {one["name"]: one for one in expect.get("items_changed", [])}
    needed = {(t["from"].casefold(), t["to"].casefold()): t.get("people") for t in expect["ties"]}
    pairs = [(named.get(name), item, None) for name, item in new.items()]
    pairs += [
        (revised.get(name), item, there[item.id])
        for name, item in changed.items()
        if not may.get("items_changed")
    ]
    missing = [name for name in (*named, *revised) if name not in new and name not in changed]
    false: list[str] = []
    for want, item, was in pairs:
        if want is None or want.get("kind") not in (None, item.kind):
            false.append(f"{item.name}, {item.kind}")
            continue
        for field in ("people", "wants", "run_people"):
            value, old = getattr(item, field), getattr(was, field, None)
            if field not in may and value != want.get(field, old):
                (missing if value is None else false).append(f"{item.name}.{field}: {value}")
    for ends, people in ties.items():
        if ends in needed and people == needed[ends]:
            continue
        if not may.get("ties"):
            (missing if ends in needed and people is None else false).append(f"{ends}: {people}")
    missing += [str(ends) for ends in needed if ends not in ties]
    return (
        ("wrong", "; ".join(false))
        if false
        else ("partial", "; ".join(missing))
        if missing
        else ("right", "")
    )
