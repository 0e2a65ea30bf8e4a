"""Every sentence is true to the file: no name, figure, cause or speaker that the session does not hold."""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from statistics import median
from typing import Any

import pytest
from command_line import spm
from hypothesis import given, settings
from msgspec import Struct, structs
from rich_sessions import rich, rich_sessions
from rule_cases import TODAY
from sample_files import FIRST, PRACTICE, SECOND, load, practised
from test_rules_complete import case

from spm_tui.diagnosis.engine import diagnose, measures_of
from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.record_keys import record_keys
from spm_tui.diagnosis.rule_table import BY_ID
from spm_tui.diagnosis.rules.rounds import latest_revealed
from spm_tui.storage.codec import decode
from spm_tui.workshop.ballots import hands, unsealed
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.records import Stop, Tie
from spm_tui.workshop.session import RECORD_LISTS, Session, answer, records
from spm_tui.workshop.words import figure

NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w-])")
SPOKEN = re.compile(r"\b(said|spoken of|called)\b")
#: A figure that is given as said, and one that is given as seen.
CLAIMED = re.compile(
    r"\b[Ww]e said (?:it would keep |it takes )?(\d+(?:\.\d+)?)"
    r"|(\d+(?:\.\d+)?)(?:%| people| person| months?)?(?: of the value| of value)? said\b"
)
SEEN = re.compile(r"\b(?:It took|It kept) (\d+(?:\.\d+)?)|(\d+(?:\.\d+)?) (?:taken|came back)\b")
THING = re.compile(r"\b(?:Thing|Case) \d+\b")
TYPED = re.compile(r"\btyped\d+\b")


# -- what a finding rests on -------------------------------------------------------------------------------


def records_behind(session: Session, finding: Finding) -> list[Struct]:
    """The records, ties and things that the trail of a finding leads to."""
    found: list[Struct] = []
    for step in finding.trail:
        if step.question in ANSWER_KEYS:
            keys = record_keys(session, step.question)
            found += [
                one for key, one in zip(keys, records(session, step.question), strict=True) if key == step.key
            ]
        elif step.question == "ties":
            found += [tie for tie in session.ties if f"{tie.from_}>{tie.to}" == step.key]
        elif step.question == "items":
            found += [item for item in session.items if item.id == step.key]
    return found


def fields_behind(session: Session, finding: Finding) -> Iterator[tuple[str, Any]]:
    """The names and values of all answered fields a finding rests on, those of answers and session too."""
    for record in records_behind(session, finding):
        for spec in fields_of(record.__class__):
            yield spec.name, getattr(record, spec.name)
    for step in finding.trail:
        holder = answer(session, step.question) if step.question in ANSWER_KEYS else session
        value = getattr(holder, step.key.replace("-", "_"), None)
        if step.key in ("said_unit", "said_percent", "moved_work", "reshaped") or step.question == "session":
            yield step.key, value


def is_said(name: str) -> bool:
    return name.startswith("said_") or name in ("spoken_as", "door")


def numbers(values: Iterator[tuple[str, Any]]) -> set[str]:
    return {figure(v) for _, v in values if isinstance(v, int | float) and not isinstance(v, bool)}


def voiced(session: Session, finding: Finding) -> dict[Any, int]:
    """The revealed silent answers a finding rests on."""
    fields = {(step.question, step.key) for step in finding.trail}
    rounds = [one for one in latest_revealed(session) if (one.question, one.field) in fields]
    about = {".".join(filter(None, (r.question, r.field, r.subject))): hands(session, r.id) for r in rounds}
    if finding.rule == "split-room":
        return about[finding.key.partition(":")[2]]
    return next(iter(about.values()), {})


def worked_out(session: Session, finding: Finding) -> set[str]:
    """The figures worked out of what a finding rests on: counts, sums, middles, the people of its stop."""
    behind = records_behind(session, finding)
    found = {figure(n) for n in range(len(finding.trail) + 1)} | {figure(n) for n in range(len(behind) + 1)}
    found |= {figure(len(v)) for _, v in fields_behind(session, finding) if isinstance(v, tuple)}
    found |= {figure(n) for n in range(len(finding.items) + 1)}
    for name in ("months", "months_to_effect"):
        given = [v for n, v in fields_behind(session, finding) if n == name and isinstance(v, int | float)]
        found |= {figure(median(given))} if given else set()
    found.add(figure(sum(one.people or 0 for one in behind if isinstance(one, Tie))))
    for record in behind:
        if isinstance(record, Stop) and measures_of(session).stoppable(record.items):
            found |= people_of(session, record)
    if finding.size is not None:
        found.add(figure(finding.size.value))
    said = [
        v for n, v in fields_behind(session, finding) if n in ("moved_work", "reshaped") and v is not None
    ]
    cast = voiced(session, finding)
    given = [float(v) for v in cast for _ in range(cast[v]) if not isinstance(v, str)]
    middle = {figure(median(given)), "5"} if given else set()
    ballots_ = {figure(v) for v in cast if not isinstance(v, str)} | {figure(n) for n in cast.values()}
    return found | {figure(sum(said))} | middle | ballots_ | {figure(sum(cast.values()))} | asked(finding)


def people_of(session: Session, stop: Stop) -> set[str]:
    booked, trade = measures_of(session).people(stop.items), measures_of(session).trade(stop.items)
    sums = [getattr(booked, name) for name in ("booked", "stuck", "released")]
    sums += [getattr(trade, name) for name in ("unable", "late", "useful")]
    sums += [carried.people for part in booked.parts for carried in part.carried]
    held: dict[str, float] = {}
    for part in booked.parts:
        for carried in part.carried:
            held[carried.item] = held.get(carried.item, 0) + carried.people
    return {figure(v) for v in (*sums, *held.values(), session.horizon_months) if v is not None}


#: Scales and lists of fixed length that a sentence may count against.
FIXED = {"clear-in-words": {"5"}, "untested-door": {"6"}, "entangled-stop": {"5"}}


def asked(finding: Finding) -> set[str]:
    return FIXED.get(finding.rule, set())


def counts_on_map(session: Session, finding: Finding) -> set[str]:
    """Counts over the whole map or all records of a question, which a headline may give: `3 of 4 levers`."""
    on_record = {
        figure(n) for step in finding.trail if step.question in ANSWER_KEYS for n in sizes(session, step)
    }
    if BY_ID[finding.rule].theme not in ("load", "owners", "boundary", "stops", "flow"):
        return on_record
    levers = {one.lever for one in records(session, "ownership")}  # type: ignore[union-attr]
    works = {figure(n) for n in range(len(session.items) + 1)} if finding.tone in ("notes", "gap") else set()
    return on_record | {figure(n) for n in range(len(levers) + 1)} | works


def sizes(session: Session, step: Any) -> range:
    return range(len(records(session, step.question)) + 1)


# -- what is not true of a finding -------------------------------------------------------------------------


def untrue(session: Session, finding: Finding) -> list[str]:
    """What a finding says that the session does not hold."""
    text, fields = finding.sentence, list(fields_behind(session, finding))
    found: list[str] = []
    said = {name for name, value in fields if is_said(name) and value is not None}
    if SPOKEN.search(text) and not said and not voiced(session, finding):
        found.append(f"nobody said it: {text}")
    if "We said" in text and not said and finding.rule not in ("clear-in-words", "split-room"):
        found.append(f"nobody said: {text}")
    claims = numbers((n, v) for n, v in fields if is_said(n))
    evidence = numbers((n, v) for n, v in fields if not is_said(n))
    found += [f"not said: {n} in {text}" for n in groups(CLAIMED, text) if n not in claims]
    found += [f"not seen: {n} in {text}" for n in groups(SEEN, text) if n not in evidence]
    known = numbers(iter(fields)) | worked_out(session, finding) | counts_on_map(session, finding)
    known |= dates(session, fields)
    bare = THING.sub("", text).replace("undone in 30 days", "")
    found += [f"no figure of the file: {n} in {text}" for n in NUMBER.findall(bare) if n not in known]
    names = {i.name for i in session.items} | {c.name for c in session.cases}
    found += [f"no name of the file: {n}" for n in THING.findall(text) if n not in names]
    typed = {word for _, value in fields for word in TYPED.findall(str(value))}
    found += [f"not on record: {word} in {text}" for word in TYPED.findall(text) if word not in typed]
    return found


def groups(pattern: re.Pattern[str], text: str) -> list[str]:
    return [next(one for one in match.groups() if one) for match in pattern.finditer(text)]


def dates(session: Session, fields: list[tuple[str, Any]]) -> set[str]:
    cases = {v for n, v in fields if n == "case"}
    days = [v for n, v in fields if n == "on" and v] + [c.on for c in session.cases if c.on and c.id in cases]
    return {str(day.year) for day in days}


# -- sessions with one field less --------------------------------------------------------------------------


def told_apart(session: Session) -> Session:
    """The session with a word of its own in every text field, so that a cause is known by where it stands."""
    number = count(1)

    def one(record: Any) -> Any:
        new: dict[str, Any] = {}
        for spec in fields_of(record.__class__):
            value = getattr(record, spec.name)
            if not is_text(spec) or value is None:
                continue
            if spec.many:
                new[spec.name] = tuple(f"typed{next(number)}" for _ in value)
            else:
                new[spec.name] = f"typed{next(number)}"
        return structs.replace(record, **new) if new else record

    changed = structs.replace(session, ties=tuple(one(tie) for tie in session.ties))
    for key in ANSWER_KEYS:
        if (given := answer(session, key)) is not None:
            table = RECORD_LISTS[key][0]
            new = structs.replace(given, **{table: tuple(one(r) for r in getattr(given, table))})
            changed = structs.replace(changed, answers=structs.replace(changed.answers, **{key: new}))
    return changed


def is_text(spec: FieldSpec) -> bool:
    """Whether a field holds what somebody typed; roles and names are not told apart by it."""
    return spec.name in ("because", "blockers", "lost", "waiting_for", "first_sign")


def with_one_less(session: Session) -> Iterator[Session]:
    """The session with one answered field fewer, for every field that may stay open."""
    for table in ("items", "ties"):
        rows = getattr(session, table)
        for place, record in enumerate(rows):
            for spec in removable(record):
                new = (*rows[:place], structs.replace(record, **{spec.name: None}), *rows[place + 1 :])
                yield structs.replace(session, **{table: new})
    for key in ANSWER_KEYS:
        given = answer(session, key)
        if given is None:
            continue
        table = RECORD_LISTS[key][0]
        rows = getattr(given, table)
        for place, record in enumerate(rows):
            for spec in removable(record):
                new = (*rows[:place], structs.replace(record, **{spec.name: None}), *rows[place + 1 :])
                yield put(session, key, structs.replace(given, **{table: new}))
        for name in ("said_unit", "said_percent", "moved_work", "reshaped"):
            if getattr(given, name, None) is not None:
                yield put(session, key, structs.replace(given, **{name: None}))
    for name in ("teams_stable", "replan_every_months", "budget_horizon_months"):
        if getattr(session, name) is not None:
            yield structs.replace(session, **{name: None})
    for place in range(len(session.ballots)):
        yield structs.replace(session, ballots=session.ballots[:place] + session.ballots[place + 1 :])


def removable(record: Any) -> list[FieldSpec]:
    return [
        spec
        for spec in fields_of(record.__class__)
        if not spec.required
        and getattr(record, spec.name) is not None
        and spec.name not in ("note", "to_confirm")
    ]


def put(session: Session, key: str, given: Any) -> Session:
    return structs.replace(session, answers=structs.replace(session.answers, **{key: given}))


def told(session: Session) -> tuple[Finding, ...]:
    return diagnose(session, TODAY).fired


@pytest.mark.parametrize("rule", sorted(BY_ID))
def test_no_sentence_says_more_than_its_session_holds_whichever_field_is_missing(rule: str) -> None:
    session = unsealed(told_apart(case("FIRES", rule)))
    assert any(finding.rule == rule for finding in told(session))
    for less in (session, *with_one_less(session)):
        assert [wrong for finding in told(less) for wrong in untrue(less, finding)] == []


@pytest.mark.parametrize("seed", range(40))
def test_no_sentence_about_a_rich_room_says_more_than_it_holds(seed: int) -> None:
    session = unsealed(told_apart(rich(seed, things=9, most=3)))
    for number, less in enumerate((session, *with_one_less(session))):
        if number % 3 == 0:
            assert [wrong for finding in told(less) for wrong in untrue(less, finding)] == []


# -- how long a sentence is --------------------------------------------------------------------------------


@cache
def sample(name: str) -> Session:
    if name == "golden":
        with open("tests/data/golden.toml", encoding="utf-8") as file:
            session = decode(file.read()).session
        assert session is not None
        return session
    return practised() if name == "practised" else load(name)


def too_long(finding: Finding) -> list[str]:
    """What is too long or hard to hear in a note."""
    sentences = re.split(r"(?<=[.?!])\s+", finding.detail) if finding.detail else []
    found = [finding.headline] if len(finding.headline.split()) > 12 else []
    found += [text for text in sentences if len(text.split()) > 20]
    found += sentences if len(sentences) > 2 else []
    found += [text for text in (finding.headline, *sentences) if re.search(r"\([^()]*\(", text)]
    found += [
        text
        for text in (finding.headline, *sentences)
        if "  " in text or re.search(r"\bNone\b(?! of)", text) or "&" in text
    ]
    found += [] if finding.headline[-1:] == "." else [finding.headline]
    begins = finding.headline.removeprefix('"')[:1]  # a past case stands in quotes
    found += [] if begins.isupper() or begins.isdigit() else [finding.headline]
    return found


@pytest.mark.parametrize("name", [FIRST, SECOND, PRACTICE, "practised", "golden"])
def test_what_was_not_asked_is_said_as_shortly(name: str) -> None:
    rows = [f for f in diagnose(sample(name), TODAY).findings if f.state == "not-examined"]
    assert rows or name == SECOND
    assert [text for finding in rows for text in too_long(finding)] == []


@pytest.mark.parametrize("name", [FIRST, SECOND, PRACTICE, "practised", "golden"])
def test_every_note_on_a_sample_is_short_and_has_no_bracket_in_a_bracket(name: str) -> None:
    session = sample(name)
    assert [text for finding in told(session) for text in too_long(finding)] == []
    assert [finding.sentence for finding in told(session) if "..." in finding.sentence] == []
    if name != PRACTICE:
        assert told(session)


@pytest.mark.parametrize("name", [FIRST, SECOND, "practised", "golden"])
def test_no_detail_repeats_the_headline_and_none_has_a_fixed_tail(name: str) -> None:
    details = [finding.detail for finding in told(sample(name)) if finding.detail]
    tails = [" ".join(detail.split()[-4:]) for detail in details]
    assert len(set(details)) == len(details) or len(set(tails)) > len(tails) // 2
    for finding in told(sample(name)):
        assert finding.headline.rstrip(".") not in finding.detail


@settings(max_examples=60, deadline=None)
@given(rich_sessions())
def test_every_note_on_any_room_is_short_and_nothing_in_it_is_cut(session: Session) -> None:
    assert [text for finding in told(session) for text in too_long(finding)] == []
    assert [finding.sentence for finding in told(session) if "..." in finding.sentence] == []


@pytest.mark.parametrize("rule", sorted(BY_ID))
def test_long_names_and_long_words_of_the_room_are_cut(rule: str) -> None:
    session = case("FIRES", rule)
    long = " ".join(["and", "again"] * 40)
    session = structs.replace(
        session,
        items=tuple(structs.replace(item, name=f"{item.name} {long}") for item in session.items),
        cases=tuple(structs.replace(one, name=f"{one.name} {long}") for one in session.cases),
        ties=tuple(structs.replace(tie, because=long) for tie in session.ties),
    )
    for finding in told(session):
        assert len(finding.headline.split()) <= 12, finding.headline
        assert len(finding.detail.split()) <= 40, finding.detail


# -- a map with nothing answered ---------------------------------------------------------------------------


def test_an_import_with_no_answers_has_notes_alone_and_raises_no_exit_status(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "nodes.csv").write_text(
        "id,kind,name\ncrew,team,Harbour crew\np1,product,Ticket shop\np2,product,Seat plan\n"
        "p3,product,Refund desk\n"
    )
    (tmp_path / "edges.csv").write_text("source,target,kind\np1,crew,needs\np2,crew,needs\np3,crew,needs\n")
    out = tmp_path / "map.toml"
    assert spm("import", tmp_path / "nodes.csv", tmp_path / "edges.csv", "-o", out).status == 0
    ended = spm("diagnose", out, "--json", "--fail-on", "suspected")
    assert ended.status == 0
    findings = [f for f in json.loads(ended.out)["findings"] if f["state"] != "not-examined"]
    assert [(f["key"], f["tone"]) for f in findings] == [("bets-pile-up", "notes")]
    assert findings[0]["sentence"] == (
        "Three products lean on one team: Harbour crew. They are Ticket shop, Seat plan and Refund desk."
    )
    for page in (ended.out, spm("diagnose", out).out, spm("report", out, "-o", "-").out):
        assert "We said" not in page
