"""A record and its line: what line_of writes, enter reads back; what no line shows, an edited line keeps."""

import json
from datetime import date
from typing import Any

import pytest
from entry_port import PORT
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from rich_sessions import rich_sessions

from spm_tui.diagnosis.record_keys import PARTS, parts_of
from spm_tui.storage.files import load
from spm_tui.workshop import edits
from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.entry.editing import line_of, reenter
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.entry.writing import FORM_ONLY
from spm_tui.workshop.fields import FieldSpec, fields_of
from tests.spoken import SPOKEN

NAMES = [
    "Live tracking", "Position hub", "Fleet team", "Fleet", "Customs", "Lead to cash", "A > B", "7 months",
    "easy", "Slot, engine", "stays", "x needs y", "100 % rail", 'The "hub"', "R&D + IT", "none", "Zoë",
    "2026",     "as team",
]  # fmt: skip
KINDS = [
    "initiative",
    "system",
    "team",
    "team",
    "initiative",
    "workflow",
    "system",
    "platform",
    "domain",
    "data",
]
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def map_of_names() -> s.Session:
    items = tuple(
        r.Item(id=f"i{n}", name=name, kind=KINDS[n % len(KINDS)])
        for n, name in enumerate([*NAMES, "Customs"])
    )
    cases = tuple(
        r.Case(id=f"c{n}", name=name) for n, name in enumerate([*NAMES, "Mar re-plan", "Customs first"])
    )
    return s.Session(
        format=1, title="t", mode="workshop", created=date(2026, 11, 22), items=items, cases=cases
    )


SESSION = map_of_names()
WORKS = [item.id for item in SESSION.items if item.kind not in ("team", "skill")]
TEXTS = st.one_of(
    st.sampled_from(
        ["CFO", "nobody", "pmo", "two roadmaps", "AIS contract", "?", "who > what", "a, b", 'so "called"',
         "open",
         "none", "easy", "7 months", "once", "PMO", "tried partly", "for ever", "note: x", "; then", "took 3"]
    ),
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool),
)  # fmt: skip


def _values(spec: FieldSpec) -> st.SearchStrategy[Any]:
    if spec.ref == "cases":
        one: st.SearchStrategy[Any] = st.sampled_from([case.id for case in SESSION.cases])
    elif spec.ref:
        one = st.sampled_from([item.id for item in SESSION.items])
    elif spec.form == "choice":
        one = st.sampled_from(spec.choices)
    elif spec.form == "whole":
        one = st.integers(0, 40)
    elif spec.form == "number":
        most = 100 if spec.unit in ("%", "years") else 600
        one = st.integers(0, most * 10).map(lambda tenths: tenths / 10)
    elif spec.form == "date":
        one = DAYS
    elif spec.or_flag:
        one = st.one_of(st.booleans(), TEXTS)
    else:
        one = TEXTS
    if spec.many:
        least = 1 if spec.required else 0
        return st.lists(one, min_size=least, max_size=3, unique=True).map(tuple)
    return one


@st.composite
def records_of(draw: st.DrawFn, struct: type[r.Record]) -> r.Record:
    values = {
        spec.name: draw(_values(spec))
        for spec in fields_of(struct)
        if spec.required or (spec.name not in FORM_ONLY and draw(st.booleans()))
    }
    if struct is r.Stop:
        values["items"] = tuple(draw(st.lists(st.sampled_from(WORKS), min_size=1, max_size=3, unique=True)))
    if struct is r.Swap:
        values["from_"], values["to"] = draw(
            st.lists(st.sampled_from([i.id for i in SESSION.items]), min_size=2, max_size=2, unique=True)
        )
        values["category"] = edits.CATEGORY_OF[s.items_by_id(SESSION)[values["from_"]].kind]
    return struct(**values)


@pytest.mark.parametrize("key", list(s.RECORD_LISTS))
def test_a_line_written_for_a_record_is_read_back_as_that_record(key: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(records_of(s.RECORD_LISTS[key][1]))
    def check(record: r.AnswerRecord) -> None:
        line = line_of(SESSION, key, record)
        entered = enter(SESSION, key, line)
        assert entered.kind == "record", (line, entered.problem)
        assert s.records(entered.session, key) == (record,), line
        assert entered.created == (), line

    check()


@pytest.mark.parametrize("key", list(s.RECORD_LISTS))
def test_a_line_entered_again_unchanged_changes_nothing(key: str) -> None:
    struct = s.RECORD_LISTS[key][1]
    everything = {spec.name: spec for spec in fields_of(struct)}

    @settings(max_examples=25, deadline=None)
    @given(records_of(struct), st.data())
    def check(record: r.AnswerRecord, data: st.DataObject) -> None:
        rare = {
            name: data.draw(_values(everything[name]))
            for name in FORM_ONLY - {"category"}
            if name in everything
        }
        record = structs.replace(record, **rare, note=data.draw(st.text(min_size=1, max_size=9)))
        session = edits.add_record(SESSION, key, record)
        entered = reenter(session, key, 0, line_of(session, key, record))
        assert entered.session == session, (line_of(session, key, record), entered.problem)

    check()


def _cannot_be_said(record: r.AnswerRecord, kinds: dict[str, str]) -> bool:
    """No line stops a team or a skill, and nothing steps in for itself or for a kind that cannot."""
    if isinstance(record, r.Swap):
        return record.from_ == record.to or kinds[record.from_] not in edits.CATEGORY_OF
    return isinstance(record, r.Stop) and any(kinds[one] in ("team", "skill") for one in record.items)


def _twice(record: r.AnswerRecord, there: tuple[r.AnswerRecord, ...]) -> bool:
    """Two stops of the same things are a problem of a file."""
    stops = [frozenset(one.items) for one in there if isinstance(one, r.Stop)]
    return isinstance(record, r.Stop) and stops.count(frozenset(record.items)) > 1


@settings(max_examples=15, deadline=None)
@given(rich_sessions())
def test_every_line_of_a_full_session_is_read_back(full: s.Session) -> None:
    kinds = {item.id: item.kind for item in full.items}
    for key in s.RECORD_LISTS:
        for position, record in enumerate(s.records(full, key)):
            line = line_of(full, key, record)
            if _cannot_be_said(record, kinds) or _twice(record, s.records(full, key)):
                continue
            again = reenter(full, key, position, line)
            follows = {"category": record.category} if isinstance(record, r.Swap) else {}  # from its kind
            assert again.kind == "changed", (line, again.problem)
            assert structs.replace(s.records(again.session, key)[position], **follows) == record, line
            alone = edits.delete_record(full, key, position)
            entered = enter(alone, key, line)
            if entered.kind != "record":  # the session has another line about the same thing
                assert entered.kind == "changed", (line, entered.problem)
                continue
            made = s.records(entered.session, key)[-1]
            rest = dict.fromkeys(FORM_ONLY & set(record.__struct_fields__) - {"category"}) | follows
            assert structs.replace(made, **rest) == structs.replace(record, **rest), line


def test_an_edited_line_changes_what_it_shows_and_keeps_the_rest() -> None:
    rare: dict[str, Any] = {"freed": ("money",), "check_on": date(2027, 2, 1)}
    stop = r.Stop(items=("i0",), said_people=8.0, said_months=1.0, **rare)
    session = edits.add_record(SESSION, "stopping", stop)
    assert line_of(session, "stopping", stop) == "Live tracking > back 8 > 1 month"
    entered = reenter(session, "stopping", 0, "Live tracking > back 6 > got 4.5")
    assert s.records(entered.session, "stopping") == (
        r.Stop(items=("i0",), said_people=6.0, seen_people=4.5, **rare),
    )


@pytest.mark.parametrize("line", ["", "   ", "who knows", "Live tracking > back 800000", "x" * 5000])
def test_an_edited_line_that_cannot_be_read_changes_nothing(line: str) -> None:
    session = enter(SESSION, "stopping", "Live tracking > back 8").session
    entered = reenter(session, "stopping", 0, line)
    assert (entered.kind, entered.session) == ("refused", session)
    assert entered.problem.endswith((".", "?"))


def test_an_edited_line_may_not_become_a_second_line_about_the_same_stop() -> None:
    session = enter(SESSION, "stopping", "Live tracking > back 8").session
    session = enter(session, "stopping", "Customs first > back 3").session
    entered = reenter(session, "stopping", 1, "Live tracking > back 3")
    assert (entered.kind, entered.session) == ("refused", session)


def test_a_stop_said_again_in_another_order_is_the_same_stop_and_keeps_its_order() -> None:
    first = enter(PORT, "stopping", "Live tracking, Pricing > back 8 > its note").session
    again = enter(first, "stopping", "Pricing, Live tracking > back 3")
    (before,), (after,) = s.records(first, "stopping"), s.records(again.session, "stopping")
    assert again.kind == "changed"
    assert (after.items, after.said_people, after.note) == (before.items, 3, before.note)


def changed_parts(before: s.Session, after: s.Session) -> set[str]:
    """The parts of a session that are other objects now: what rests on these is worked out again."""
    both = zip(PARTS, parts_of(before, PARTS), parts_of(after, PARTS), strict=True)
    return {name for name, was, now in both if was is not now}


def test_what_a_line_does_not_change_stays_the_very_same_object() -> None:
    session = load(SPOKEN / "bank" / "base.toml").session
    assert session is not None
    rows = [json.loads(text) for text in (SPOKEN / "bank" / "corpus.jsonl").read_text().splitlines()]
    told = set[str]()
    for key, line in ((row["question"], row["line"]) for row in rows):
        entered = enter(session, key, line)
        again = entered.session
        if entered.position is not None and entered.kind == "record":
            record = s.records(again, key)[entered.position]
            again = reenter(again, key, entered.position, line_of(again, key, record)).session
        for before, after in ((session, entered.session), (entered.session, again)):
            beside = changed_parts(before, after) - {key}
            assert not any(getattr(before, name) == getattr(after, name) for name in beside), line
            told |= beside
    assert {"cases", "ballots"} <= told  # some lines do change something beside the answer
    listed = list_things(session, "Teams: Nordlicht 4")
    assert changed_parts(session, listed.session) == {"items"}
