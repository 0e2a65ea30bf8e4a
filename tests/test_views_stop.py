"""The stop picture: steps revealed one at a time, each naming what holds it; what is unknown asks."""

import re
from datetime import date
from pathlib import Path

import pytest
from entanglement_cases import item, needs, sessions_with_stop, staffed_stops, swap, tie
from entanglement_cases import session as a_session
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from spm_tui.diagnosis.engine import measures_of
from spm_tui.entanglement.modes import MODES, CannotStopError
from spm_tui.storage.codec import decode
from spm_tui.tui.session_state.stop_progress import StopProgress
from spm_tui.views.spoken import by_when, day, spoken, spoken_months
from spm_tui.views.stop_case import stop_case
from spm_tui.views.stop_panes import others_beside
from spm_tui.views.stop_picture import furthest_past, last_step, step_row, stop_picture
from spm_tui.views.styled_lines import plain, width_of
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session, Stopping
from spm_tui.workshop.words import PEOPLE_LINE

DATA = Path(__file__).parent / "data"
STOPPED = ("live-tracking",)
AS_OF = date(2026, 11, 22)


def load(name: str = "tracking") -> Session:
    session = decode((DATA / f"{name}.toml").read_bytes()).session
    assert session is not None
    return unsealed(session)


def picture(session: Session, items=STOPPED, **chosen) -> str:
    chosen = {"width": 120, "as_of": AS_OF, **chosen}
    return plain(stop_picture(session, measures_of(session), items, **chosen))


def with_ties(session: Session, change) -> Session:
    ties = (change(tie) for tie in session.ties)
    return structs.replace(session, ties=tuple(tie for tie in ties if tie is not None))


def test_the_steps_add_up_to_what_the_measures_say():
    session = load("golden")
    measures = measures_of(session)
    rows = [step_row(session, measures, ("a",), n) for n in range(last_step(session, measures, ("a",)) + 1)]
    assert [(row.key, row.value) for row in rows] == [
        ("said", 7.0),
        ("booked", 7.0),
        ("stuck", -2.5),
        ("released", 4.5),
        ("unwanted", -0.5),
        ("unable", 0.0),
        ("not_asked", -0.5),
        ("late", -1.0),
        ("undated", 0.0),
        ("useful", 2.5),
    ]
    taken = [row for row in rows if row.sort == "taken"]
    assert all(round(row.end - row.start, 1) == abs(row.value or 0) for row in taken)
    assert [row.end for row in taken][-1] == pytest.approx(rows[-1].start)


@settings(max_examples=80, deadline=None)
@given(sessions_with_stop() | staffed_stops(), st.sampled_from(MODES))
def test_the_bars_of_every_stop_add_up(case, mode):
    session, items = case
    rows = {row.key: row for row in stop_case(session, measures_of(session), items, mode=mode).rows}
    if "released" in rows:
        on_it = rows["booked"].value + (rows["freed_run"].value if "freed_run" in rows else 0.0)
        assert rows["released"].value == pytest.approx(on_it + rows["stuck"].value)
        assert rows["released"].end - rows["released"].start == pytest.approx(rows["released"].value)
        assert rows["released"].start == pytest.approx(rows["stuck"].end)


def test_one_key_reveals_one_step_and_nothing_before_its_time():
    session = load()
    told = [picture(session, step=n, height=36) for n in range(10)]
    assert "on it today" not in told[0]
    assert "Position hub" not in told[1]
    assert "Position hub 2.5" in told[2]
    assert "free to leave" not in told[2]
    assert "Say:" not in told[8]
    assert "Say: We said eight in a month; about four and a half could move" in told[9]
    assert "two would be useful by February" in told[9]


def test_what_stands_below_the_bars_stays_where_it_is_while_steps_are_told():
    session = load()
    tops = {
        next(n for n, row in enumerate(picture(session, step=step, height=36).split("\n")) if "Leaves" in row)
        for step in range(2, 9)
    }
    assert len(tops) == 1


def test_each_step_names_what_holds_it():
    told = picture(load())
    for text in (
        "Position hub 2.5   Vessel desk 1",
        "Fleet team for Customs: 1 + 9 months, to leave",
        "Berth team for Dynamic pricing",
        "held by Dynamic pricing → Slot engine; 2 more need it",
        "6 on it, 3.5 stay",
        "on paper: 5.5",
        PEOPLE_LINE,
    ):
        assert text in told


def test_the_guesses_of_the_last_revealed_round_stand_beside_what_we_said():
    assert "guesses: 5 6 8 8 10" in picture(load())
    assert "guesses: 3 4" in picture(load(), guesses=(3, 4))
    assert "guesses" not in picture(load(), guesses=())


def test_effort_nobody_counted_is_unknown_and_asked_for():
    session = with_ties(load(), lambda tie: structs.replace(tie, people=None, carried_by=None))
    assert last_step(session, measures_of(session), STOPPED) == 1
    told = picture(session)
    assert "on it today                 ?" in told
    assert "0 of 2 teams asked" in told
    assert "How many people of which team are on it" in told
    assert "could move is not known" in told


def test_works_that_were_not_asked_what_they_want_leave_the_rest_unknown():
    session = load()
    items = tuple(structs.replace(item, wants=None) for item in session.items)
    told = picture(structs.replace(session, items=items))
    assert "free to leave             4.5" in told
    assert "Ask: Which works are still short of people" in told
    assert "useful by" not in told


def test_a_link_nobody_was_asked_about_becomes_the_question_to_ask_now():
    session = load("golden")
    row = step_row(session, measures_of(session), ("a",), 6)
    assert row.key == "not_asked"
    assert row.ask == "Could Team T2 help Initiative B, and how soon?"
    assert "Ask first: could Team T2 help Initiative B? 0.5 more would be useful in time." in (
        picture(session, ("a",))
    )


def test_run_load_nobody_was_asked_about_makes_the_figure_uncertain():
    session = with_ties(load(), lambda tie: None if tie.from_ == "vessel-desk" else tie)
    told = picture(session)
    assert "Who runs Vessel desk? (asked of 1 of 2)" in " ".join(told.split())
    assert "This may be off: nobody was asked who runs Vessel desk." in " ".join(told.split())


def test_a_zero_is_not_an_unknown():
    told = picture(load()).split("\n")
    assert any(row.startswith("not asked yet             0") for row in told)
    assert not any("?" in row for row in told if row.startswith("not asked yet"))


def test_nothing_said_is_said_so():
    session = load()
    session = structs.replace(session, answers=structs.replace(session.answers, stopping=None))
    told = picture(session)
    assert "How many people would we get back?" in told
    assert "We have not said how many would come back" in told


def test_several_things_stop_together():
    told = picture(load(), ("live-tracking", "dynamic-pricing"))
    assert 'If "Live tracking" and "Dynamic pricing" stop ' in told


def test_a_team_cannot_be_stopped():
    with pytest.raises(CannotStopError):
        picture(load(), ("fleet",))


def test_with_little_room_zeros_are_told_in_one_line_and_nothing_is_lost():
    told = picture(load(), width=80, height=24)
    assert len(told.split("\n")) <= 24
    assert "0 each: more than is asked for, no swap possible, not asked yet, no date known" in told
    assert PEOPLE_LINE in " ".join(told.split())


@pytest.mark.parametrize("height", [8, 12, 16, 20, 24, 30])
def test_whatever_the_height_what_may_be_left_out_gives_way(height):
    drawn = stop_picture(
        load(), measures_of(load()), STOPPED, width=80, height=height, as_of=AS_OF, ascii=True
    )
    assert max(width_of(row) for row in drawn) <= 80
    assert len(drawn) <= max(height, 18)  # title, bars, one row of panes, the sentence, the fixed line


def test_the_horizon_names_the_month_or_the_months():
    assert "useful by May" in picture(load(), horizon=6)
    assert "later than 6 months" in picture(load(), horizon=6)
    assert "useful within 3 months" in picture(load(), as_of=None)
    assert by_when(14, AS_OF) == "by January 2028"
    assert day(date(2026, 3, 1)) == "1 March 2026"


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (0, "none"),
        (0.2, "less than half a person's time"),
        (0.5, "half a person's time"),
        (1, "one"),
        (4.5, "four and a half"),
        (4.3, "about four and a half"),
        (12, "twelve"),
        (37, "37"),
    ],
)
def test_people_are_said_aloud_as_a_room_says_them(people, words):
    assert spoken(people) == words


def test_months_are_said_aloud():
    assert [spoken_months(m) for m in (0, 1, 3, 2.5, 18)] == [
        "at once",
        "in a month",
        "in three months",
        "in 2.5 months",
        "in 18 months",
    ]


def test_names_that_try_to_steer_the_terminal_or_break_the_layout_do_neither():
    session = load()
    nasty = "日本\x1b[2J\u202e[/] e\u0301" * 6
    items = tuple(structs.replace(item, name=nasty) for item in session.items)
    session = structs.replace(session, items=items)
    for width in (80, 120):
        drawn = stop_picture(session, measures_of(session), STOPPED, width=width, height=36)
        assert max(width_of(row) for row in drawn) <= width
        assert "\x1b" not in plain(drawn)
        assert "\u202e" not in plain(drawn)


def holders(count: int) -> Session:
    """A stop whose feed is needed by this many others too: it leaves only once all of one more stop."""
    names = [f"Other {n}" for n in range(count)]
    text = 'format = 1\ntitle = "t"\nmode = "self"\ncreated = 2026-11-22\n'
    items = [("work", "Work", "initiative"), *((f"o{n}", name, "initiative") for n, name in enumerate(names))]
    items += [(f"feed{n}", f"Feed {n}", "system") for n in range(count)]
    for thing, name, kind in items:
        text += f'[[items]]\nid = "{thing}"\nname = "{name}"\nkind = "{kind}"\n'
    for n in range(count):
        text += f'[[ties]]\nfrom = "work"\nto = "feed{n}"\n[[ties]]\nfrom = "o{n}"\nto = "feed{n}"\n'
    session = decode(text).session
    assert session is not None
    return session


@pytest.mark.parametrize("count", [2, 3, 4, 12])
def test_everything_that_would_free_more_together_is_named_and_reached_by_scrolling(count):
    session = holders(count)
    assert all(f"Other {n}" in picture(session, ("work",)) for n in range(count))
    case = stop_case(session, measures_of(session), ("work",))
    end = furthest_past(case, width=80, height=20)
    seen = "".join(picture(session, ("work",), width=80, height=20, past=past) for past in range(end + 1))
    assert all(f"Other {n}" in seen for n in range(count))


@pytest.mark.parametrize("height", [20, 21, 22])
def test_no_pane_of_a_stop_cuts_a_figure_or_a_reason(height):
    session = load()
    case = stop_case(session, measures_of(session), STOPPED)
    end = furthest_past(case, width=78, height=height)
    pictures = [picture(session, width=78, height=height, past=past) for past in range(end + 1)]
    boxes = [row for one in pictures for row in one.splitlines() if row.startswith("│")]
    assert boxes
    assert not [row for row in boxes if re.search(r"\w…", row)]
    words = " ".join(" ".join(one.split()) for one in pictures)
    assert "3.5 stay" in words


def test_people_who_stay_with_what_leaves_are_kept_on_the_bar():
    ties = [*needs("p1>c1"), tie("p1", "t1", people=4.0), tie("c1", "t2", people=3.0, stays=2.0)]
    drawn = picture(a_session(ties=ties), ("p1",), mode="plan")
    for label, figure in (
        ("on it today", "4"),
        ("running what leaves", "3"),
        ("keeping things running", "-2"),
        ("free to leave", "5"),
    ):
        assert [*label.split(), figure] in [row.split()[: label.count(" ") + 2] for row in drawn.split("\n")]
    assert "2 of T2 stay, as noted" in drawn
    assert "3 run what leaves," in drawn


def test_people_still_on_an_ended_work_are_named_beside_those_on_it():
    ties = [*needs("i1>i2"), tie("i1", "t1", people=2.0), tie("i2", "t2", people=1.5)]
    drawn = picture(a_session([item("i2", stage="retired")], ties), ("i1",))
    assert "T2 1.5 still on I2, which has ended" in drawn


HAPPENED = Stop(items=("i1",), said_people=8.0, said_months=1.0, seen_people=4.0, seen_months=14.0)


def test_a_stop_that_has_happened_shows_what_came_of_it_with_the_map_beside_it():
    session = a_session([item("i1")], [tie("i1", "t1", people=3.0)], stops=[HAPPENED])
    keys = [row.key for row in stop_case(session, measures_of(session), ("i1",)).rows]
    assert keys[:3] == ["said", "came_back", "booked"]
    drawn = picture(session, ("i1",))
    assert drawn.startswith('"I1": what the stop gave back')
    assert "Say: We said eight in a month; it gave back four, after 14 months.\nOn the map, three" in drawn


def test_what_stops_already_is_not_named_as_what_would_have_to_stop_too():
    shared = a_session([item("i1"), item("i2"), item("s1", kind="system")], needs("i1>s1 i2>s1"))
    assert "and more, if" in picture(shared, ("i1",))
    assert "and more, if" not in picture(shared, ("i1", "i2"))


def test_what_the_record_of_a_stop_holds_stands_where_the_map_holds_nothing():
    noted = structs.replace(HAPPENED, freed=("people-time",), still_there=("data", "contracts"))
    ended = [item("i1", stage="retired"), item("i2")]
    drawn = " ".join(picture(a_session(ended, stops=[noted]), ("i1",)).split())
    assert "as noted: people's time" in drawn
    assert "still there, as noted: data and contracts" in drawn
    assert "not asked yet" not in drawn
    nothing = structs.replace(HAPPENED, freed=("people-time",), still_there=())
    assert "nothing, as noted" in " ".join(picture(a_session(ended, stops=[nothing]), ("i1",)).split())
    bare = picture(a_session(ended, stops=[HAPPENED]), ("i1",))
    assert "not asked yet" in " ".join(bare.split())


@pytest.mark.parametrize("height", [None, 30, 20])
def test_what_still_needs_it_stands_first_and_is_said_aloud(height):
    ties = [*needs("s1>s2 i1>s1 p1>s1 w1>s1 i2>s2"), tie("s2", "t1", people=4.0)]
    session = a_session([item("i3", stage="retired")], [*ties, tie("i3", "s2")])
    drawn = picture(session, ("s2",), height=height).splitlines()
    assert drawn[1].strip() == "Still needed by: I2, S1 and 3 more."
    assert "Say: I2, S1 and 3 more still need it. We have not said" in " ".join(drawn)
    one = picture(a_session((), needs("i1>s1")), ("s1",))
    assert "Still needed by: I1." in one
    assert "Say: I1 still needs it." in one
    several = picture(a_session((), needs("i1>s1 i1>s2 p1>s2")), ("s1", "s2"))
    assert "Say: I1 and P1 still need them." in several
    for free in (("i1",), ("i1", "s1")):
        assert "need" not in picture(a_session((), needs("i1>s1")), free).partition("Leaves")[0]


def test_the_date_that_lacks_is_asked_for():
    works = [item("p1", wants=2.0)]
    dated = a_session(works, [tie("i1", "t1", people=2.0)], [swap("t1", "p1", seen_months=2.0)])
    words = " ".join(picture(dated, ("i1",), width=160).split())
    assert "Ask: After how many months could T1 come off I1?" in words
    never = a_session(works, [tie("i1", "t1", people=2.0, months=1.0)], [swap("t1", "p1", said_months=2.0)])
    words = " ".join(picture(never, ("i1",), width=160).split())
    assert "Ask: After how many months could T1 help P1?" in words


def test_what_keeps_a_stopped_thing_says_no_other_than_the_pane():
    noted = structs.replace(HAPPENED, still_there=("data", "contracts"))
    ended = a_session([item("i1", stage="retired"), item("i2")], stops=[noted])
    assert StopProgress(items=("i1",)).chains(ended) == "Still there, as noted: data and contracts."
    gone = a_session((), needs("i1>s1"))
    assert StopProgress(items=("i1",)).chains(gone) == "Nothing: all it needs leaves with it."


def test_a_stop_that_has_happened_is_known_though_the_map_shows_nobody():
    drawn = picture(a_session([item("i1", stage="retired")], stops=[HAPPENED]), ("i1",))
    assert "it gave back" in drawn
    assert "the map shows nobody on it today" in drawn
    assert "not known" not in drawn
    assert "Ask:" not in drawn


def test_a_late_pair_of_which_one_half_is_known_is_told_as_at_least_so_late():
    ties = [tie("i1", "t1", people=2.0)]
    session = a_session([item("p1", wants=2.0)], ties, [swap("t1", "p1", seen_months=9.0)])
    drawn = picture(session, ("i1",))
    assert "T1 for P1: 9 months or more" in drawn
    assert "After how many months" not in drawn


def test_a_figure_from_a_gut_feel_says_how_far_it_goes_and_its_bar_has_a_lighter_tail():
    ties = [tie("i1", "t1", people=8.0), tie("w1", "s1"), tie("i1", "s1")]
    load = tie("s1", "t1", people=4.0, carried_by="i1", basis="hunch")
    session = a_session([item("p1", wants=6.0)], [*ties, load], [swap("t1", "p1")])
    drawn = picture(session, ("i1",), width=150)
    row = next(row for row in drawn.split("\n") if row.startswith("free to leave"))
    assert "2 to 6 by gut feel" in row
    assert (row.count("░"), row.count("█")) == (20, 10)
    assert "This rests on gut feel: off by half either way, 2 to 6 could move." in drawn.replace("\n  ", " ")
    firm = a_session([item("p1", wants=6.0)], [*ties, structs.replace(load, basis=None)])
    assert "gut feel" not in picture(firm, ("i1",))


@pytest.mark.parametrize(
    ("swaps", "said"),
    [
        ([], "four could move; whether that could help elsewhere was not asked."),
        ([swap("t1", "p1")], "four could move; when that could help elsewhere was not asked."),
        ([swap("t1", "p1", seen_value=0)], "four could move, though to no other work by February."),
    ],
)
def test_what_nobody_asked_is_never_said_as_none(swaps, said):
    session = a_session([item("p1", wants=6.0)], [tie("i1", "t1", people=4.0)], swaps)
    told = " ".join(picture(session, ("i1",), width=150).split())
    assert said in told
    assert "none would be useful" not in told


@pytest.mark.parametrize(
    ("held", "count", "told"),
    [
        (True, 1, " alone"), (True, 2, "; 1 more needs it"), (True, 7, "; 6 more need it"),
        (False, 0, ""), (False, 1, "; 1 other needs it"), (False, 3, "; 3 others need it"),
    ],
)  # fmt: skip
def test_the_holder_of_what_stays_is_not_counted_again_among_the_others(held, count, told):
    assert others_beside(held, count) == told


@pytest.mark.parametrize(
    ("months", "told"),
    [
        ((1.0, 1.0), "5 of them in 1 month"),
        ((1.0, None), "2 of them in 1 month, 3 of them: when was not asked"),
        ((None, None), "5 of them: when was not asked"),
    ],
)
def test_people_nobody_dated_are_said_as_such_and_never_as_a_range(months, told):
    ties = [tie("i1", "t1", people=2.0, months=months[0]), tie("i1", "t2", people=3.0, months=months[1])]
    stop = Stop(items=("i1",), said_people=5.0, said_months=1.0)
    given = saying(a_session([], ties, []), stop)
    row = next(row for row in stop_case(given, measures_of(given), ("i1",)).rows if row.key == "released")
    assert ", ".join(row.notes) == told


def saying(session: Session, stop: Stop) -> Session:
    return structs.replace(
        session, answers=structs.replace(session.answers, stopping=Stopping(stops=(stop,)))
    )


def test_whose_time_a_past_stop_takes_is_what_the_map_shows_and_not_nobodys():
    drawn = picture(a_session([item("i1", stage="retired")], stops=[HAPPENED]), ("i1",))
    assert "nobody on the map" in drawn
    assert "nobody today" not in drawn


def test_what_other_work_kept_is_told_of_the_work_and_grades_nobody():
    told = " ".join(picture(load()).split())
    assert "Covering other work kept about 65% of its value, where that was tried." in told
    assert "do the work of" not in told
