"""The ten answers: said beside seen, how we know, and a verdict that only records can give."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from rule_cases import EMPTY, TODAY, diagnosis, items, room, tie
from sample_files import FIRST, SECOND, load
from strategies import sessions

from spm_tui.diagnosis.engine import diagnose
from spm_tui.diagnosis.rule_table import BY_ID
from spm_tui.diagnosis.ten_answers import ANSWER_VERDICTS, QUESTION_OF, RULES_OF, TenAnswer
from spm_tui.reports.as_json import diagnosis_json
from spm_tui.views.answers_page import answer_page, answer_rows, asked_words, rest_line
from spm_tui.views.styled_lines import plain, width_of
from spm_tui.workshop import ballots
from spm_tui.workshop.choices import ANSWER_KEYS, Basis, Status
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.records import (
    Asset,
    Decision,
    DoorRecord,
    FunctionRecord,
    LeverRecord,
    Move,
    Right,
    Shift,
    Stop,
    Swap,
)
from spm_tui.workshop.session import (
    ANSWER_TYPES,
    Ballot,
    Round,
    Session,
    Stance,
    with_answer,
)


def answered(session: Session, question: str, as_of: date = TODAY) -> TenAnswer:
    return next(one for one in diagnosis(session, as_of).answers if one.question == question)


def sides(session: Session, question: str) -> tuple[str, str]:
    one = answered(session, question)
    return one.said, one.seen


def move(case: str, unit: Any, **more: Any) -> Move:
    return Move(case=case, unit=unit, basis=more.pop("basis", "one-case"), **more)


MOVES = (move("m1", "project", months_to_effect=4), move("m2", "project"), move("m3", "flow"))


# the questions, each said and seen


def test_the_unit_we_say_stands_beside_the_unit_of_most_moves() -> None:
    session = room(*MOVES, fields={"allocation_unit": {"said_unit": "flow"}})
    one = answered(session, "allocation_unit")
    assert (one.said, one.seen) == ("flow", "projects, 2 of 3 moves; 4 months to effect")
    assert (one.verdict, one.how_we_know) == ("differs", "once; 3 cases")
    assert one.headline == "We said flow; 2 of 3 moves were of projects."
    same = room(*(move(f"m{n}", "flow") for n in range(3)), fields={"allocation_unit": {"said_unit": "flow"}})
    assert answered(same, "allocation_unit").verdict == "agrees"


def test_as_many_hands_or_moves_of_two_units_name_both() -> None:
    session = ballots.tally(room(), "allocation_unit", "said_unit", {"flow": 2, "project": 2, "team": 1})
    assert answered(session, "allocation_unit").said == "projects and flow, 2 of 5 hands each"
    two = room(move("m1", "project"), move("m2", "flow"), fields={"allocation_unit": {"said_unit": "flow"}})
    one = answered(two, "allocation_unit")
    assert one.seen == "projects and flow, 1 of 2 moves each"
    assert one.headline == "We said flow; projects and flow, 1 of 2 moves each."


def test_hands_are_counted_and_one_hand_is_no_room() -> None:
    session = ballots.tally(room(), "allocation_unit", "said_unit", {"flow": 4, "project": 2})
    assert answered(session, "allocation_unit").said == "flow; 4 of 6 hands"
    lone = ballots.tally(room(Right(decision_type="split")), "boundary", "clarity", {4: 1})
    one = answered(lone, "boundary")
    assert one.said == "clarity 4 of 5; 1 hand"
    assert one.headline.startswith("Clarity 4 of 5, 1 hand")


def test_hands_alone_are_an_answer_and_not_a_question_that_nobody_asked() -> None:
    session = ballots.tally(EMPTY, "allocation_unit", "said_unit", {"flow": 1})
    session = structs.replace(session, answers=structs.replace(session.answers, allocation_unit=None))
    one = answered(session, "allocation_unit")
    assert (one.said, one.seen, one.verdict) == ("flow; 1 hand", "", "open")
    assert one.headline == "We said flow; nothing to compare it with yet."


def test_hands_on_the_way_back_are_what_we_say_where_no_decision_is_recorded() -> None:
    session = ballots.tally(EMPTY, "reversibility", "door", {"easy": 5, "one-way": 2})
    one = answered(session, "reversibility")
    assert (one.said, one.seen, one.verdict) == ("easy, 5 of 7 hands", "", "open")
    split = ballots.tally(EMPTY, "reversibility", "door", {"easy": 2, "one-way": 2})
    assert answered(split, "reversibility").said == ""
    recorded = ballots.tally(room(DoorRecord(case="m1", door="slow")), "reversibility", "door", {"easy": 5})
    assert answered(recorded, "reversibility").said == "easy, 0 of 1"


def test_what_was_asked_and_holds_nothing_yet_was_asked_and_what_was_skipped_was_not() -> None:
    asked = with_answer(EMPTY, "boundary", ANSWER_TYPES["boundary"](status="open", to_sort=("it waits",)))
    (there,) = (one for one in diagnosis(asked).answers if one.question == "boundary")
    assert (there.headline, there.was_asked) == ("Asked; nothing recorded yet.", True)
    assert asked_words(diagnosis(asked)) == "1 of 10 asked"
    skipped = with_answer(asked, "vineyards", ANSWER_TYPES["vineyards"](status="skipped"))
    assert asked_words(diagnosis(skipped)) == "1 of 10 asked"


ONCE: dict[str, Any] = {"basis": "one-case"}


@pytest.mark.parametrize(
    ("question", "records", "known"),
    [
        ("vineyards", [Asset(item=name, fits="stock", **ONCE) for name in "ab"], "once; 2 things"),
        ("ownership", [LeverRecord(lever="allocation", decided_by="pmo", **ONCE)], "once"),
        (
            "ownership",
            [
                LeverRecord(lever="strategy", decided_by="pmo", **ONCE),
                LeverRecord(lever="org-design", decided_by="pmo", **ONCE),
            ],
            "once; 2 levers",
        ),
        (
            "fungibility",
            [Swap(category="teams", from_="a", to=to, seen_months=2.0, **ONCE) for to in "bc"],
            "once; 2 stand-ins",
        ),
        (
            "boundary",
            [Right(decision_type=name, stalled_months=2, **ONCE) for name in "ab"],
            "once; 2 decisions",
        ),
        ("allocation_unit", [move("m1", "project"), move("m2", "flow")], "once; 2 cases"),
    ],
)
def test_how_many_there_are_is_told_by_what_they_are_and_only_past_cases_are_cases(
    question: str, records: list[Any], known: str
) -> None:
    assert answered(room(*records, items=items(team="a b c")), question).how_we_know == known


def stops(*given: Stop) -> Session:
    things = items(initiative="a b", team="t", system="s")
    ties = (tie("a", "t", 4), tie("a", "s"), tie("b", "s"), tie("s", "t", 1, carried_by="a"))
    return room(*given, items=things, ties=ties)


def test_a_stop_that_happened_came_back_and_one_that_did_not_can_leave() -> None:
    came = Stop(items=("b",), said_people=2, said_months=6, seen_people=0.5, seen_months=14, basis="repeated")
    can = Stop(items=("a",), said_people=4, said_months=1, basis="one-case", still_there=("data",))
    assert sides(stops(came), "stopping") == ("2 people; 6 months", "0.5 came back")
    assert sides(stops(can), "stopping") == ("4 people; 1 month", "3 can move; still there: data")
    both = answered(stops(came, can), "stopping")
    assert (both.said, both.seen) == ("6 people; 1 to 6 months", "3.5 came or can come; still there: data")
    assert both.how_we_know == "1 of 2 seen; running: 1 of 1 asked; more than once"
    assert both.headline == "We said 6 people; 3.5 came or can come."


def test_what_can_leave_shows_how_far_it_goes_by_gut_feel() -> None:
    """2 to 6 people on it, 1.5 to 0.5 of them keep things running, and 0.5 came of the other stop."""
    came = Stop(items=("b",), said_people=2, seen_people=0.5, seen_months=14, basis="repeated")
    can = Stop(items=("a",), said_people=4, said_months=1, basis="one-case")
    rough = stops(came, can)
    ties = tuple(structs.replace(one, basis="hunch") if one.people else one for one in rough.ties)
    one = answered(structs.replace(rough, ties=ties), "stopping")
    assert one.seen == "1 to 6 came or can come"
    assert one.headline == "We said 6 people; 3.5 came or can come."
    load = tuple(structs.replace(one, basis="hunch") if one.carried_by else one for one in rough.ties)
    assert answered(structs.replace(rough, ties=load), "stopping").seen == "3 to 4 came or can come"


def test_a_stop_said_alone_and_with_another_counts_once() -> None:
    alone = [Stop(items=(item,), said_people=people, said_months=1) for item, people in (("a", 3), ("b", 5))]
    together = Stop(items=("a", "b"), said_people=8)
    assert sides(stops(*alone, together), "stopping") == sides(stops(*alone), "stopping")
    assert sides(stops(*alone), "stopping")[0] == "8 people; 1 month"
    assert sides(stops(together), "stopping")[0] == "8 people"


def test_a_stop_that_nobody_can_work_out_says_so() -> None:
    unknown = Stop(items=("x",), said_people=5, basis="one-case")
    session = structs.replace(
        stops(Stop(items=("b",), said_people=2, seen_people=2, basis="one-case"), unknown),
        items=items(initiative="a b x", team="t", system="s"),
    )
    assert answered(session, "stopping").seen == "2 came back; 1 of 2 stops not known"
    stopping = ANSWER_TYPES["stopping"](status="answered", stops=(unknown,))
    alone = with_answer(session, "stopping", stopping)
    one = answered(alone, "stopping")
    assert (one.said, one.seen, one.verdict) == ("5 people", "", "open")
    assert one.headline == "We said 5 people; nothing to compare it with yet."


def door(case: str, **given: Any) -> DoorRecord:
    return DoorRecord(case=case, basis="one-case", **given)


def test_ways_back_called_easy_stand_beside_what_they_took() -> None:
    session = room(
        door("a", door="easy", said_months=1, seen_months=9, tried="partly"),
        door("b", door="easy", said_months=2, tried="never"),
        door("c", door="costly", said_months=30),
    )
    assert sides(session, "reversibility") == ("easy, 2 of 3; 1 to 2 months", "9 months; 1 way never tried")


def test_stepping_in_compares_what_was_tried_and_counts_what_cannot_be_done() -> None:
    def swap(to: str, **given: Any) -> Swap:
        return Swap(category="teams", from_="t", to=to, basis="one-case", **given)

    session = room(
        swap("a", said_months=1, said_value=90, seen_months=9, seen_value=50),
        swap("b", said_months=2, seen_value=0),
        swap("c", said_months=12),
        items=items(initiative="a b c", team="t"),
    )
    assert sides(session, "fungibility") == ("1 to 2 months; 90%", "9 months; 50%; 1 cannot be done")


def shift(case: str, took: Any, **given: Any) -> Shift:
    return Shift(case=case, took_what=took, basis="one-case", **given)


def test_decisions_and_changes_are_counted() -> None:
    session = room(
        Decision(case="a", lever="allocation", took="yes", basis="one-case"),
        Decision(case="b", lever="allocation", took="no", basis="one-case"),
        shift("a", "reorg", months=8),
        shift("b", "reprioritised", months=2),
        fields={
            "reallocate_or_reshape": {"moved_work": 8, "reshaped": 0},
            "redesign_frequency": {"said_percent": 0.0},
        },
    )
    assert sides(session, "reallocate_or_reshape") == (
        "moved 8, reshaped 0",
        "1 of 2 took a redesign; 1 of 2 decisions took hold",
    )
    assert sides(session, "redesign_frequency") == ("0%", "1 of 2 took a redesign; 2 to 8 months")


@pytest.mark.parametrize(
    ("took", "told"),
    [
        (("yes", "partly", "no"), "1 of 3 decisions took hold, 1 partly"),
        (("partly",), "1 of 1 decision partly took hold"),
        (("no",), "0 of 1 decision took hold"),
    ],
)
def test_a_decision_that_took_hold_in_part_is_told_as_such(took: tuple[Any, ...], told: str) -> None:
    given = [
        Decision(case=case, lever="allocation", took=one) for case, one in zip("abc", took, strict=False)
    ]
    assert sides(room(*given), "reallocate_or_reshape")[1] == told


def test_ways_never_tried_and_tests_not_passed_are_counted_as_what_they_are() -> None:
    session = room(
        door("a", door="easy", tried="never", fails=("no_rebuild", "explainable", "undo_in_30_days")),
        door("b", door="costly", tried="never"),
    )
    assert sides(session, "reversibility")[1] == "2 ways never tried; 1 way misses 3 tests"


def test_levers_say_who_owns_allocation_and_who_decided_it() -> None:
    def lever(name: Any, said: str | None, by: str) -> LeverRecord:
        return LeverRecord(lever=name, said_owner=said, decided_by=by, basis="repeated")

    session = room(
        lever("allocation", "executive-team", "steering-committee"), lever("team-topology", None, "nobody")
    )
    assert sides(session, "ownership") == (
        "allocation: the executive team",
        "the steering committee; 1 of 2 by nobody",
    )
    assert answered(session, "ownership").headline == (
        "We said the executive team allocates; last decided by the steering committee."
    )
    unsaid = room(lever("allocation", None, "CFO"), lever("re-org", "ceo", "ceo"))
    assert sides(unsaid, "ownership") == (
        "allocation: not said; the CEO for 1 of 1 other",
        "allocation: the CFO",
    )
    nothing_said = room(lever("allocation", None, "CFO"))
    assert sides(nothing_said, "ownership") == ("", "allocation: the CFO")
    for width, topic in ((76, "Allocate"), (116, "Levers: allocation")):
        row = plain(dict(answer_rows(diagnosis(session), width=width))["answer:ownership"])
        assert " ".join(row.split()).startswith(f"6 ! {topic} the executive team the steering committee")
    assert answered(unsaid, "ownership").headline == "Allocation was last decided by the CFO."


def test_what_is_said_and_seen_side_by_side_is_of_one_lever() -> None:
    def lever(name: Any, said: str | None, by: str | None) -> LeverRecord:
        return LeverRecord(lever=name, said_owner=said, decided_by=by, basis="repeated")

    bank = room(
        lever("strategy", None, "board"),
        lever("budgeting-horizon", None, "CFO"),
        lever("team-topology", None, "nobody"),
        lever("prioritization", "CIO", "steering-committee"),
        lever("re-org", "ceo", "ceo"),
    )
    assert sides(bank, "ownership") == (
        "prioritisation: the CIO",
        "the steering committee; 1 of 5 by nobody",
    )
    assert answered(bank, "ownership").headline == (
        "We said the CIO for prioritisation; last decided by the steering committee."
    )
    for width, topic in ((76, "Priority"), (116, "Levers: prioritisation")):
        row = plain(dict(answer_rows(diagnosis(bank), width=width))["answer:ownership"])
        assert " ".join(row.split()).startswith(f"6 ! {topic} the CIO the steering committee")
    alone = room(lever("hiring-and-succession", None, "Studio head"))
    assert sides(alone, "ownership") == ("", "hiring and succession: the Studio head")
    assert (
        answered(alone, "ownership").headline == "Hiring and succession was last decided by the Studio head."
    )


def test_levers_held_in_as_many_places_name_none_of_them_first() -> None:
    given = [
        LeverRecord(lever=name, decided_by=owner, basis="repeated")  # type: ignore[arg-type]
        for name, owner in (("strategy", "board"), ("re-org", "ceo"), ("org-design", "nobody"))
    ]
    assert sides(room(*given), "ownership") == ("", "2 places, 2 levers; 1 of 3 by nobody")


def test_what_is_said_of_most_levers_is_counted_and_not_called_most() -> None:
    given = [
        LeverRecord(lever=name, said_owner=owner, basis="repeated")  # type: ignore[arg-type]
        for name, owner in (("strategy", "ceo"), ("re-org", "ceo"), ("org-design", "hr"))
    ]
    assert answered(room(*given), "ownership").headline.startswith("We said the CEO for 2 of 3 levers;")


def test_one_thing_is_called_a_stock() -> None:
    given = room(asset("a", "stock", "vineyard"), items=items(system="a"))
    assert answered(given, "vineyards").headline == "1 called a stock; 1 behaves as a vineyard."


def asset(item: str, spoken: Any, fits: Any, **given: Any) -> Asset:
    return Asset(item=item, spoken_as=spoken, fits=fits, basis="one-case", **given)


def test_things_spoken_of_as_stocks_stand_beside_how_they_behave() -> None:
    session = room(
        asset("a", "stock", "vineyard", tended_by="nobody"),
        asset("b", "stock", "stock"),
        asset("c", "real-estate", None, months_to_change=24),
        asset("d", "vineyard", "vineyard", tended_by="cto"),
        items=items(system="a b c d"),
    )
    one = answered(session, "vineyards")
    assert (one.said, one.seen) == ("2 stocks; 1 real estate", "2 of 3 like vineyards; 1 tended by nobody")
    assert one.headline == "3 called stocks or real estate; 2 behave as vineyards."


@pytest.mark.parametrize(
    ("years", "tended_by", "nobody", "told"),
    [
        (1, "cto", False, "1 tended for 1 year; 20 months to change"),
        (1, None, False, "1 with 1 year committed; 20 months to change"),
        (1, "cto", True, "1 tended by nobody, 1 for 1 year"),
        (None, None, True, "1 tended by nobody"),
        (2, "cto", False, ""),
        (None, "cto", False, ""),
    ],
)
def test_a_vineyard_tended_for_too_short_is_told_apart_from_one_nobody_tends(
    years: int | None, tended_by: str | None, nobody: bool, told: str
) -> None:
    given = [asset("a", "stock", "vineyard", tended_by=tended_by, committed_years=years, months_to_change=20)]
    given += [asset("b", "stock", "vineyard", tended_by="nobody")] if nobody else []
    _, seen = sides(room(*given, items=items(system="a b")), "vineyards")
    assert seen.partition("; ")[2] == told
    none = room(
        asset("d", "vineyard", "vineyard", tended_by="cto", committed_years=3), items=items(system="d")
    )
    assert sides(none, "vineyards") == ("0 stocks", "1 of 1 like a vineyard")


def right(name: str, portfolio: Any, leadership: Any, **given: Any) -> Right:
    return Right(decision_type=name, portfolio=portfolio, leadership=leadership, basis="one-case", **given)


def test_the_boundary_says_how_clear_it_is_and_how_many_decisions_one_side_takes() -> None:
    session = room(
        right("split", "recommend", "recommend", stalled_months=6), right("fund", "recommend", "decide")
    )
    session = ballots.tally(session, "boundary", "clarity", {4: 3, 5: 2})
    one = answered(session, "boundary")
    assert (one.said, one.seen) == ("clarity 4 of 5; 5 hands", "one side decides 1 of 2; waited 6 months")
    assert one.verdict == "differs"


def test_what_moves_home_is_counted_where_its_lever_is_known() -> None:
    session = room(
        FunctionRecord(function="funding", if_gone="moves", moves_to="ceo", basis="one-case"),
        FunctionRecord(function="prioritization", if_gone="moves", moves_to="hr", basis="one-case"),
        FunctionRecord(function="reporting", if_gone="nobody-misses", basis="one-case"),
        LeverRecord(lever="allocation", decided_by="ceo", basis="repeated"),
        LeverRecord(lever="prioritization", decided_by="cto", basis="repeated"),
    )
    assert sides(session, "disappearance") == ("moves 2 of 3 jobs, not missed 1", "2 jobs, 1 decided there")
    hands = ballots.tally(session, "disappearance", "if_gone", {"moves": 4, "collapses": 1})
    assert answered(hands, "disappearance").said == "its work moves; 4 of 5 hands"


# verdicts


def pair(gap: Basis | None, held: Basis | None = None) -> Session:
    swaps = [Swap(category="teams", from_="t", to="a", said_months=1, seen_months=9, basis=gap)]
    if held is not None:
        swaps.append(Swap(category="teams", from_="t", to="b", said_months=1, seen_months=1, basis=held))
    return room(*swaps, items=items(initiative="a b", team="t"))


@pytest.mark.parametrize(
    ("session", "verdict"),
    [
        (pair("measured"), "differs"),
        (pair("hunch"), "mixed"),
        (pair("measured", "measured"), "mixed"),
        (room(*pair("measured", "measured").answers.fungibility.swaps[1:]), "agrees"),  # type: ignore[union-attr]
        (room(Swap(category="teams", from_="t", to="a", said_months=1)), "open"),
        (EMPTY, "not-asked"),
    ],
)
def test_each_verdict_rests_on_records(session: Session, verdict: str) -> None:
    session = structs.replace(session, items=items(initiative="a b", team="t"))
    assert answered(session, "fungibility").verdict == verdict


def test_a_shown_gap_without_a_twin_differs_beside_one_that_went_as_said() -> None:
    went = Stop(items=("b",), said_people=2, said_months=1, seen_people=2, seen_months=1, basis="measured")
    gap = Stop(items=("a",), said_people=9, run_paid_by="nobody", basis="measured")
    assert answered(stops(went), "stopping").verdict == "agrees"
    assert answered(stops(went, gap), "stopping").verdict == "differs"


def test_a_gut_feel_that_went_as_said_does_not_agree() -> None:
    went = Stop(items=("b",), said_people=2, said_months=1, seen_people=2, seen_months=1, basis="hunch")
    assert answered(stops(went), "stopping").verdict == "open"


def test_nobody_who_pays_never_agrees() -> None:
    went = Stop(
        items=("b",), said_people=2, said_months=1, seen_people=2, seen_months=1, run_paid_by="nobody",
        basis="measured",
    )  # fmt: skip
    assert answered(stops(went), "stopping").verdict == "open"


@pytest.mark.parametrize(
    ("status", "words"),
    [("skipped", "Skipped: the board first."), ("not-applicable", "Does not apply: the board first.")],
)
def test_what_was_set_aside_says_so_and_is_neither_unasked_nor_zero(status: Status, words: str) -> None:
    given = ANSWER_TYPES["stopping"](status=status, reason="the board first")
    one = answered(with_answer(EMPTY, "stopping", given), "stopping")
    assert (one.verdict, one.headline, one.said) == ("not-asked", words, "")
    assert answered(EMPTY, "stopping").headline == "Not asked yet."
    asked = with_answer(EMPTY, "stopping", ANSWER_TYPES["stopping"](status="answered"))
    assert answered(asked, "stopping").headline == "Asked; nothing recorded yet."
    zero = room(fields={"redesign_frequency": {"said_percent": 0.0}})
    assert answered(zero, "redesign_frequency").said == "0%"


def test_the_rooms_words_stand_where_there_is_no_figure() -> None:
    words = ANSWER_TYPES["ownership"](status="answered", words="Who cuts the teams?\x1b")
    one = answered(with_answer(EMPTY, "ownership", words), "ownership")
    assert (one.said, one.verdict) == ("“Who cuts the teams?␛”", "open")


def test_a_disputed_answer_says_so_beside_how_we_know() -> None:
    session = pair("measured")
    stance = Stance(finding="swap-gap:t>a", stance="dispute", why="one bad case")
    one = answered(structs.replace(session, stances=(stance,)), "fungibility")
    assert one.how_we_know == "disputed; from numbers"
    page = plain(answer_page(diagnosis(structs.replace(session, stances=(stance,))), one, width=60))
    assert "Disputed: one bad case" in page


def test_hands_that_lie_apart_belong_to_the_question_they_were_asked_at() -> None:
    rounds = (Round(id="r", question="redesign_frequency", field="said_percent", round=1, state="revealed"),)
    hands = tuple(Ballot(round="r", value=value, count=2) for value in (10.0, 80.0))
    session = room(fields={"redesign_frequency": {"said_percent": 40.0}}, rounds=rounds, ballots=hands)
    assert answered(session, "redesign_frequency").findings == ("split-room:redesign_frequency.said_percent",)


def test_gut_feel_is_told_among_firm_cases_and_a_missing_basis_too() -> None:
    def known(*bases: Basis | None) -> str:
        moves = (move(f"m{n}", "flow", basis=basis) for n, basis in enumerate(bases))
        return answered(room(*moves), "allocation_unit").how_we_know

    assert known("measured", "hunch") == "1 gut feel; 2 cases"
    assert known("hunch") == "gut feel"
    assert known(None, None) == "not said how; 2 cases"
    assert known("measured", None) == "1 not said how; 2 cases"
    assert known("measured", "one-case") == "2 cases"
    assert known("measured", "measured") == "from numbers; 2 cases"


def test_what_is_told_twice_of_one_case_is_one_case_known_as_well_as_its_best_record() -> None:
    session = room(
        Decision(case="a", lever="allocation", took="yes", basis="measured"),
        Decision(case="a", lever="re-org", took="no", basis="hunch"),
        Shift(case="a", took_what="reorg", basis="one-case"),
        Shift(case="b", took_what="new-team", basis="measured"),
    )
    assert answered(session, "reallocate_or_reshape").how_we_know == "from numbers; 2 cases"
    assert answered(load(FIRST), "reallocate_or_reshape").how_we_know == "6 cases"


# all of them


def test_every_rule_answers_at_most_one_question_and_the_rest_are_about_the_map_or_the_room() -> None:
    listed = [rule for rules in RULES_OF.values() for rule in rules]
    assert len(listed) == len(set(listed)) == len(QUESTION_OF)
    assert set(RULES_OF) == set(ANSWER_KEYS)
    assert set(BY_ID) - set(listed) == {
        "double-booked", "bets-pile-up", "starved-platform", "retired-but-alive", "split-room",
    }  # fmt: skip


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_the_headlines_of_a_sample_are_short_and_its_figures_stand_on_both_sides(name: str) -> None:
    answers = diagnose(load(name), TODAY).answers
    assert [one.question for one in answers] == list(ANSWER_KEYS)
    assert [one.asked for one in answers] == [question.wording for question in QUESTIONS]
    for one in answers:
        assert len(one.headline.split()) <= 12, one.headline
        assert one.headline.endswith(".")
        assert one.said
        assert one.seen
        assert one.how_we_know


@settings(max_examples=60, deadline=None)
@given(sessions(), st.sampled_from([30, 66, 76, 96, 116]))
def test_ten_answers_fit_every_width_and_name_only_findings_there_are(session: Session, width: int) -> None:
    found = diagnose(session, TODAY)
    fired = {finding.key for finding in found.fired}
    assert [one.question for one in found.answers] == list(ANSWER_KEYS)
    for one in found.answers:
        assert one.verdict in ANSWER_VERDICTS
        assert set(one.findings) <= fired
        if getattr(session.answers, one.question) is None:
            assert one.verdict == "not-asked"
    rows = answer_rows(found, width=width, ascii=True)
    assert all(width_of(line) <= width for _, lines in rows for line in lines)
    assert len([key for key, _ in rows if key]) == 10
    if width >= 60:
        assert all(len(lines) == 1 for _, lines in rows)


@settings(max_examples=30, deadline=None)
@given(sessions())
def test_what_was_not_asked_leaves_the_other_answers_alone(session: Session) -> None:
    before = diagnose(session, TODAY).answers
    without = diagnose(with_answer(session, "vineyards", None), TODAY).answers
    alike = [n for n, one in enumerate(before) if one.question not in ("vineyards", "stopping")]
    assert [(before[n].said, before[n].seen) for n in alike] == [
        (without[n].said, without[n].seen) for n in alike
    ]


def test_json_holds_the_answers_with_their_keys_in_order() -> None:
    session = load(FIRST)
    told = diagnosis_json(session, diagnose(session, TODAY), "s")["answers"]
    assert [list(one) for one in told] == [
        ["question", "asked", "said", "seen", "verdict", "how_we_know", "headline", "findings"]
    ] * 10


# how they are shown


def test_only_whole_parts_of_a_side_are_left_out_where_there_is_little_room() -> None:
    found = diagnose(load(FIRST), TODAY)
    rows = dict(answer_rows(found, width=76))
    narrow = plain(rows["answer:redesign_frequency"])
    wide = plain(dict(answer_rows(found, width=116))["answer:redesign_frequency"])
    assert "2 of 4 took a redesign" in narrow
    assert "months" not in narrow
    assert "2 of 4 took a redesign; 2 to 11 months" in wide
    assert "2 of 4 took a redesign…" in narrow
    assert "moved 8, reshaped 2 " in plain(rows["answer:reallocate_or_reshape"])


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ("1 gut feel; 6 cases", "1 of 6 gut feel"),
        ("from numbers; 2 cases", "2 from numbers"),
        ("more than once; 3 cases", "3 repeated"),
        ("1 not said how; 3 cases", "1 not said how…"),
        ("disputed; 1 gut feel; 6 cases", "disputed…"),
        ("2 of 4 seen; running: 2 of 3 asked", "2 of 4 seen…"),
        ("once; 2 cases", "once; 2 cases"),
    ],
)
def test_how_we_know_keeps_its_weakest_and_its_firmest_part_or_a_sign(known: str, shown: str) -> None:
    found = diagnose(load(FIRST), TODAY)
    answers = [structs.replace(one, how_we_know=known) for one in found.answers]
    for _, lines in answer_rows(SimpleNamespace(answers=answers), width=76)[1:]:
        assert plain(lines).endswith(f" {shown}")


def test_the_line_of_what_else_is_shown_counts_what_it_does_not_name() -> None:
    assert rest_line((), 60) == ""
    assert rest_line(("Hub", "Bus"), 60) == "Also shown: Hub, Bus"
    assert rest_line(("Hub", "Bus", "Portal of ports"), 30) == "Also shown: Hub and 2 more"
    assert asked_words(diagnose(EMPTY, TODAY)) == "0 of 10 asked"


def test_names_of_a_room_are_cleaned_on_every_side() -> None:
    session = room(
        LeverRecord(lever="allocation", said_owner="CFO\x1b[2J", decided_by="b\u202eoard", basis="repeated")
    )
    one = answered(session, "ownership")
    assert "\x1b" not in one.said + one.headline
    assert "\u202e" not in one.seen + one.headline
