"""`spm-tui loosen`: the changes a room could talk about, in words and as JSON."""

import json
from datetime import date
from pathlib import Path

import pytest
from command_line import GOLDEN, spm
from entanglement_cases import item, needs, session, swap, tie
from msgspec import structs

from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening import loosening
from spm_tui.views.loosening_words import change_ask, change_words, loosening_lines, today_words
from spm_tui.views.styled_lines import plain
from spm_tui.workshop.choices import LEVERS
from spm_tui.workshop.records import Stop

SAMPLE = Path(__file__).parent.parent / "sessions" / "harbour-2026-q3.toml"


def test_the_golden_changes_stand_in_order_with_lever_and_question():
    told = json.loads(spm("loosen", GOLDEN, "--json").out)
    assert list(told) == ["format", "stops", "useful", "changes"]
    assert (told["format"], told["stops"], told["useful"]) == (1, [["a"]], 2.5)
    assert [list(change.values())[:5] for change in told["changes"]] == [
        ["link", "t2", "c", 1.0, 0.0],
        ["cut", "w", "s1", 0.5, 1.5],
        ["payer", "s1", "t1", 0.5, 1.5],
        ["link", "t2", "b", 0.5, 0.0],
        ["cut", "b", "s2", 0.0, 1.0],
    ]
    for change in told["changes"]:
        assert list(change) == ["kind", "from", "to", "gain", "released_gain", "lever", "ask"]
        assert change["lever"] in LEVERS
        assert change["ask"].endswith("?")


def test_a_thing_that_is_named_is_the_only_stop():
    whole, one = (
        json.loads(spm("loosen", SAMPLE, *items, "--json").out) for items in ((), ("Live tracking",))
    )
    assert len(whole["stops"]) == 4
    assert one["stops"] == [["live-tracking"]]
    together = json.loads(spm("loosen", SAMPLE, "live-tracking", "customs", "--json").out)
    assert together["stops"] == [["customs", "live-tracking"]]


def test_a_longer_horizon_makes_what_is_late_useful():
    told = json.loads(spm("loosen", GOLDEN, "--horizon", "5", "--json").out)
    assert told["useful"] == 3.5
    assert ["link", "t2", "c"] not in [list(change.values())[:3] for change in told["changes"]]


def test_the_text_names_what_it_would_take():
    told = " ".join(spm("loosen", GOLDEN, "--plain", "--as-of", "2026-11-22").out.split())
    assert "Today 4.5 people could move; 2.5 would be useful by February." in told
    assert "1 If help from Team T2 came at once, 1 more could help Initiative C by February." in told
    assert "A lever for this: training, part of hiring and succession" in told
    assert "If the tie between Initiative B and System S2 were cut, 1 more could move." in told
    assert "It does not show how many people are needed." in told


def test_without_a_stop_it_is_said_how_to_name_one():
    told = json.loads(spm("loosen", "-", "--json", stdin=_without_stops()).out)
    assert (told["stops"], told["useful"], told["changes"]) == ([], None, [])
    assert "Nobody has spoken of a stop yet" in spm("loosen", "-", "--plain", stdin=_without_stops()).out


def _without_stops() -> bytes:
    text = GOLDEN.read_text()
    return text[: text.index("[answers.stopping]")].encode()


@pytest.mark.parametrize("line", [["t1"], ["nothing"], ["a", "--horizon", "-1"], ["a", "--as-of", "soon"]])
def test_what_cannot_be_stopped_or_read_is_a_usage_error(line):
    ended = spm("loosen", GOLDEN, *line)
    assert (ended.status, ended.out) == (2, "")


def test_each_kind_of_change_is_one_sentence_and_one_question():
    ties = [
        *needs("i1>s1 w1>s1"),
        tie("i1", "t1", people=4.0),
        tie("s1", "t1", people=1.5, carried_by="i1"),
        tie("w2", "s1", cut="inseparable"),
    ]
    given = session([item("p1", wants=9.0)], ties, [swap("t1", "p1", seen_months=1.0)])
    found = {c.kind: c for c in loosening(Measures(given), [["i1"]], most=99).changes}
    assert change_words(given, found["date"], "by May") == (
        "If T1 could come off I1 at once, 2.5 more would be useful by May."
    )
    assert change_ask(given, found["date"]) == "After how many months could T1 come off I1?"
    assert change_words(given, found["payer"], "by May", stop_known=True) == (
        "If running S1 by T1 had a payer of its own, 1.5 more could move."
    )
    assert change_words(given, found["payer"], "by May") == (
        "If running S1 by T1 had a payer of its own, stopping I1 would let 1.5 more move."
    )
    for gain, told, of_a_stop in (
        (1.5, "1.5 more could move and be useful", "let 1.5 more move and be useful"),
        (0.5, "could move and 0.5 of them would be useful", "more move and 0.5 of them be useful"),
    ):
        some = structs.replace(found["payer"], gain=gain)
        assert change_words(given, some, "by May", stop_known=True).endswith(f"{told} by May.")
        assert change_words(given, some, "by May").endswith(f"{of_a_stop} by May.")
    assert change_ask(given, found["payer"]) == (
        "From which budget could running S1 be paid, and who would agree to that?"
    )


def test_help_for_other_work_names_what_is_recorded_in_its_way():
    ties = [tie("i1", "t1", people=4.0, months=1.0)]
    slow = swap("t1", "p1", seen_months=9.0)
    for blockers, told in (
        (
            ("customs rules", "certified access"),
            "If customs rules and certified access no longer stood in the way",
        ),
        (None, "If help from T1 came at once"),
    ):
        given = session([item("p1", wants=2.0)], ties, [structs.replace(slow, blockers=blockers)])
        link = next(c for c in loosening(Measures(given), [["i1"]], most=9).changes if c.kind == "link")
        assert change_words(given, link, "by May", stop_known=True) == f"{told}, 2 more could help P1 by May."
        several = structs.replace(link, stops=(("i1",), ("t1",), ("p1",)))
        let = "stopping I1 and 2 more would let 2 more help P1 by May."
        assert change_words(given, several, "by May") == f"{told}, {let}"


def test_a_change_names_the_stop_that_would_give_more_and_no_other():
    ties = [*needs("i1>s1 i2>s1 i1>s3 i2>s2"), tie("i1", "t1", people=5.0), tie("i2", "t2", people=0.5)]
    ties += [tie("s1", "t3", people=2.0)]
    given = session([], ties)
    changes = loosening(Measures(given), [["i1"], ["i2"]]).changes
    found = next(c for c in changes if (c.kind, c.from_, c.to) == ("cut", "i2", "s1"))
    assert found.stops == (("i1",),)
    assert change_words(given, found, "by May").endswith("were cut, stopping I1 would let 2 more move.")


def test_a_topic_does_no_work_it_is_those_who_know_it():
    ties = [tie("i1", "k1", people=2.0), tie("s1", "k1", people=1.0, carried_by="i1"), tie("i1", "s1")]
    given = session([item("p1", wants=2.0)], [*ties, tie("w1", "s1")], [swap("k1", "p1", seen_months=9.0)])
    for change in loosening(Measures(given), [["i1"]], most=9).changes:
        assert "those who know K1" in change_words(given, change, "by May") or change.kind == "cut"
        assert "those who know K1" in change_ask(given, change) or change.kind in ("cut", "payer")


def test_what_stops_gave_back_that_have_happened_is_said_where_the_map_shows_nobody():
    done = [Stop(items=(f"i{n}",), seen_people=4.0, seen_months=2.0) for n in (1, 2)]
    given = session([item("i1"), item("i2")], stops=done)
    one, both = (loosening(Measures(given), stops) for stops in ([["i1"]], [["i1"], ["i2"]]))
    assert today_words(one, "") == "4 people came back after 2 months; the map shows nobody on it today."
    assert today_words(both, "") == "8 people came back; the map shows nobody on them today."


def test_what_no_other_work_takes_is_not_said_to_be_of_no_use():
    given = session([item("p1", wants=2.0)], [tie("i1", "t1", people=4.0)], [])
    found = loosening(Measures(given), [["i1"]])
    told = plain(loosening_lines(given, found, width=150, horizon=3, as_of=date(2026, 11, 22)))
    assert "Today 4 people could move; as far as was asked, to no other work by February." in told
