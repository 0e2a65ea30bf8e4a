"""What ifs: kept as pairs of ids, following the things they name, and never part of the diagnosis."""

import json
from datetime import date

import msgspec
import pytest
from entanglement_cases import item, measures, needs, sessions, staffed_stops, swap, tie
from hypothesis import given, settings
from msgspec import structs
from sample_files import FIRST, load

from spm_tui.diagnosis.engine import diagnose
from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening import loosening
from spm_tui.map_changes.trial_measures import TodayThen, trial
from spm_tui.memo import forget
from spm_tui.reports.as_json import diagnosis_json
from spm_tui.reports.markdown import page as report
from spm_tui.storage.codec import decode, encode
from spm_tui.workshop import edits
from spm_tui.workshop.trials import possible, tried
from spm_tui.workshop.what_ifs import MapChange, begun, changes_of, drop, keep

EVERY = 10**6
CUT = MapChange("cut", "slot-engine", "position-hub")
HELP = MapChange("link", "fleet-team", "customs")
PAYER = MapChange("payer", "position-hub", "fleet-team")
DATE = MapChange("date", "live-tracking", "berth-team")


def kept(*changes: MapChange, name: str = "Without the shared tables"):
    session = load(FIRST)
    return keep(session, begun(session, name, changes))


def of_one(session):
    return session.what_ifs[0]


# kept in the file


def test_a_what_if_is_kept_as_pairs_of_ids_in_the_order_of_the_file_format():
    session = kept(CUT, HELP, PAYER, DATE)
    text = encode(session)
    assert text[text.index("[[what_ifs]]") :].startswith(
        "[[what_ifs]]\n"
        'id = "without-the-shared-tables"\n'
        'name = "Without the shared tables"\n'
        'cuts = [\n    "slot-engine>position-hub",\n]\n'
        'links = [\n    "fleet-team>customs",\n]\n'
        'runs = [\n    "position-hub>fleet-team",\n]\n'
        'dates = [\n    "live-tracking>berth-team",\n]\n'
    )
    assert decode(text).session == session
    assert changes_of(of_one(session)) == (CUT, HELP, PAYER, DATE)


def test_a_file_of_before_has_none_and_is_written_as_it_was():
    session = load(FIRST)
    assert session.what_ifs == ()
    assert "what_ifs" not in encode(session)


HEAD = """format = 1
title = "t"
mode = "self"
created = 2026-11-22

[[items]]
id = "hub"
name = "Position hub"
kind = "system"

[[items]]
id = "desk"
name = "Vessel desk"
kind = "operation"

[[what_ifs]]
id = "w"
name = "W"
"""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            'cuts = ["desk>hub", "desk>hup"]',
            'f:19 what_ifs[0].cuts[1]: "hup" is not among the ids of [[items]]; did you mean "hub"?',
        ),
        ('runs = ["hub>hub"]', 'f:19 what_ifs[0].runs[0]: "hub>hub" names one thing twice; name two things'),
        (
            'links = ["hub"]',
            'f:19 what_ifs[0].links[0]: "hub" does not fit; '
            "write two ids joined by >, such as slot-engine>position-hub",
        ),
        (
            'cut = ["desk>hub"]',
            'f:19 what_ifs[0].cut: no such key; did you mean "cuts"?',
        ),
        (
            'cuts = []\n[[what_ifs]]\nid = "w"\nname = "again"',
            'f:21 what_ifs[1].id: "w" is already the id of what_ifs[0]; give each its own id',
        ),
    ],
)
def test_what_does_not_fit_is_told_with_its_line_and_what_would(line, told):
    assert [problem.printed("f") for problem in decode(HEAD + line + "\n").problems] == [told]
    assert decode(HEAD + 'cuts = ["desk>hub"]\n').session is not None


# following the things


def test_a_what_if_follows_a_thing_to_another_id_and_goes_with_it():
    session = kept(CUT, HELP)
    renamed = edits.change_id(session, "position-hub", "hub")
    assert of_one(renamed).cuts == ("slot-engine>hub",)
    merged = edits.merge_items(session, "position-hub", "slot-engine")
    assert (of_one(merged).cuts, of_one(merged).links) == ((), ("fleet-team>customs",))
    without = edits.delete_item(session, "position-hub")
    assert changes_of(of_one(without)) == (HELP,)
    assert edits.delete_item(without, "customs").what_ifs == ()
    told = [ref.text for ref in edits.refers_to(session, "customs")]
    assert "what if: Without the shared tables" in told
    for changed in (renamed, merged, without):
        assert decode(encode(changed)).session == changed


def test_a_what_if_without_a_change_is_none_and_another_one_has_another_id():
    session = kept(CUT)
    twice = keep(session, begun(session, "Without the shared tables", [PAYER]))
    assert len({one.id for one in twice.what_ifs}) == 2
    assert keep(session, structs.replace(of_one(session), cuts=())).what_ifs == ()
    assert drop(twice, twice.what_ifs[0].id).what_ifs == (twice.what_ifs[1],)


# never in the diagnosis


def test_the_diagnosis_is_the_same_to_the_byte_with_and_without_what_ifs():
    day = date(2026, 11, 22)
    bare, told = load(FIRST), []
    for session in (bare, kept(CUT, HELP, PAYER, DATE)):
        forget()
        found = diagnose(session, day)
        told.append(
            (
                msgspec.json.encode(diagnosis_json(session, found, "s")),
                msgspec.json.encode(found.findings),
                [report(session, found, Measures(session), day, full=full) for full in (False, True)],
            )
        )
    assert told[0] == told[1]
    assert json.loads(told[0][0])["findings"]


# today and then


@settings(max_examples=80, deadline=None)
@given(sessions(most=8) | staffed_stops().map(lambda case: case[0]))
def test_a_change_that_is_tried_gives_what_loosening_says_it_gives(session):
    today = Measures(session)
    works = [i.id for i in session.items if i.kind in ("initiative", "product")]
    stops = [(work,) for work in works if today.people([work]).released is not None][:3]
    found = loosening(today, stops, most=EVERY)
    for change in found.changes:
        then = Measures(tried(session, [MapChange(change.kind, change.from_, change.to)]))
        beside = trial(today, then, stops)
        assert beside.released.then - beside.released.today == pytest.approx(change.released_gain)
        if change.gain is not None:
            assert (beside.useful.then or 0) - (beside.useful.today or 0) == pytest.approx(change.gain)
        assert (change.kind, change.from_, change.to) in set(possible(session))


def test_today_and_then_stand_side_by_side_with_what_leaves_only_then():
    """6 of t1 on i1, 1.5 of them on s1, which w1 needs too; s1 leaves once that tie is cut."""
    m = measures(
        [item("p1", wants=3.0)],
        [
            *needs("i1>s1 w1>s1 i1>s2 i2>s2"),
            tie("i1", "t1", people=6.0, months=1),
            tie("i2", "t2", people=2.0, months=9),
            tie("s1", "t1", people=1.5, carried_by="i1"),
        ],
    )
    changes = [MapChange("cut", "w1", "s1"), MapChange("link", "t1", "p1"), MapChange("date", "i2", "t2")]
    found = trial(m, Measures(tried(m.session, changes)), [("i2",), ("i1",), ("t1",), ("i2",)])
    assert [one.stopped for one in found.stops] == [("i2",), ("i1",)]
    second, first = found.stops
    assert (first.released, first.useful) == (TodayThen(4.5, 6.0), TodayThen(0.0, 3.0))
    assert (first.leaves_then, first.stays_then, first.orphaned_then) == (("s1",), (), ())
    assert (second.released.moves, second.useful.moves) == (False, False)
    assert (found.released, found.useful) == (TodayThen(6.5, 8.0), TodayThen(0.0, 3.0))


def test_what_is_not_on_the_map_changes_nothing_and_order_never_matters():
    session = load(FIRST)
    gone = [MapChange("cut", "a", "b"), MapChange("payer", "x", "y"), MapChange("link", "x", "customs")]
    assert tried(session, gone) == session
    changes = (CUT, HELP, PAYER, DATE)
    assert tried(session, changes) == tried(session, changes[::-1]) != session


def test_a_link_takes_the_place_of_what_was_recorded_of_the_pair():
    m = measures(
        [item("p1", wants=3.0)],
        [tie("i1", "t1", people=4.0, months=0)],
        [swap("t1", "p1", seen_months=9.0)],
    )
    then = Measures(tried(m.session, [MapChange("link", "t1", "p1")]))
    assert (m.trade(["i1"]).useful, then.trade(["i1"]).useful) == (0.0, 3.0)
