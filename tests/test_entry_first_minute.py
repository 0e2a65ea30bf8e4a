"""Every first-minute line of the design, typed as printed, becomes the record it should."""

import re
from datetime import date

import pytest
from sample_files import PRACTICE, load

from spm_tui.workshop import ballots
from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.entry.entering import enter, enter_need
from spm_tui.workshop.entry.previewing import preview_line
from spm_tui.workshop.questions import QUESTIONS

EMPTY = s.Session(format=1, title="t", mode="workshop", created=date(2026, 11, 22))


def typed(key: str, *lines: str, session: s.Session = EMPTY) -> s.Session:
    for line in lines:
        session = enter(session, key, line).session
    return session


@pytest.mark.parametrize(
    ("key", "line", "record"),
    [
        (
            "allocation_unit",
            "Mar re-plan > project > Tracking to Pricing > 7 months",
            r.Move(case="mar-re-plan", unit="project", from_="tracking", to="pricing", months_to_effect=7.0),
        ),
        (
            "stopping",
            "Tracking > back 8 > 1 month",
            r.Stop(items=("tracking",), said_people=8.0, said_months=1.0),
        ),
        (
            "reversibility",
            "Own position hub > easy > tried partly > 16 months > lost AIS contract",
            r.DoorRecord(
                case="own-position-hub", door="easy", tried="partly", seen_months=16.0, lost=("AIS contract",)
            ),
        ),
        (
            "fungibility",
            "Fleet > Customs > said 1 > took 9 > half as good",
            r.Swap(
                category="teams",
                from_="fleet",
                to="customs",
                said_months=1.0,
                seen_months=9.0,
                seen_value=50.0,
            ),
        ),
        (
            "fungibility",
            "Fleet > Customs > said 1 > cannot",
            r.Swap(category="teams", from_="fleet", to="customs", said_months=1.0, seen_value=0.0),
        ),
        (
            "ownership",
            "budget > 2026 > CFO",
            r.LeverRecord(lever="budgeting-horizon", last_used="2026", decided_by="CFO"),
        ),
        ("ownership", "team cut > nobody", r.LeverRecord(lever="team-topology", decided_by="nobody")),
        (
            "redesign_frequency",
            "Customs first > tried re-ranking > took new team > 8 months",
            r.Shift(case="customs-first", tried_first="reprioritised", took_what="new-team", months=8.0),
        ),
        (
            "vineyards",
            "Position hub > spoken stock > vines, labour > 18 months",
            r.Asset(
                item="position-hub", spoken_as="stock", must_change=("vines", "labour"), months_to_change=18.0
            ),
        ),
        (
            "boundary",
            "split a team > waited 6 months > for whom?",
            r.Right(decision_type="split a team", stalled_months=6.0, to_confirm=True),
        ),
        (
            "disappearance",
            "priorities > to Product > first sign: two roadmaps",
            r.FunctionRecord(
                function="prioritization", if_gone="moves", moves_to="Product", first_sign="two roadmaps"
            ),
        ),
    ],
)
def test_a_first_minute_line_becomes_its_record(key: str, line: str, record: r.AnswerRecord) -> None:
    entered = enter(EMPTY, key, line)
    assert (entered.kind, entered.position, entered.problem, entered.notice) == ("record", 0, "", "")
    assert s.records(entered.session, key) == (record,)
    assert s.answer(entered.session, key).status == "answered"


@pytest.mark.parametrize(
    ("key", "line", "field", "counts"),
    [
        ("allocation_unit", "flow 3, project 4, team 1", "said_unit", {"flow": 3, "project": 4, "team": 1}),
        ("boundary", "1 2 2 3 4 4", "clarity", {1.0: 1, 2.0: 2, 3.0: 1, 4.0: 2}),
        (
            "disappearance",
            "collapse 2, moves 5, nobody 1",
            "if_gone",
            {"collapses": 2, "moves": 5, "nobody-misses": 1},
        ),
    ],
)
def test_a_first_minute_tally_becomes_a_revealed_round(
    key: str, line: str, field: str, counts: dict[str | float, int]
) -> None:
    entered = enter(EMPTY, key, line)
    assert entered.kind == "tally"
    assert ballots.revealed_hands(entered.session, key, field) == counts


def test_the_tally_of_units_says_what_we_say() -> None:
    assert (
        s.answer(typed("allocation_unit", "flow 3, project 4, team 1"), "allocation_unit").said_unit
        == "project"
    )


def test_decisions_of_the_last_ten_are_counted() -> None:
    entered = enter(EMPTY, "reallocate_or_reshape", "moved 8, reshaped 2")
    given = s.answer(entered.session, "reallocate_or_reshape")
    assert (entered.kind, given.moved_work, given.reshaped, given.status) == ("changed", 8, 2, "answered")


STAYS = "stays > Position hub 2.5 > Vessel desk 1 > paid by ?"


def test_what_stays_becomes_run_ties_to_the_team_that_gives_most_people() -> None:
    session = enter_need(EMPTY, "Tracking as initiative > Berth team 2 > Fleet team 6").session
    session = typed("stopping", "Tracking > back 8 > 1 month", session=session)
    entered = enter(session, "stopping", STAYS)
    assert (entered.kind, entered.position) == ("stays", 0)
    assert entered.created == (("items", "position-hub"), ("items", "vessel-desk"))
    things = s.items_by_id(entered.session)
    assert (things["position-hub"].kind, things["vessel-desk"].kind) == ("system", "operation")
    assert entered.session.ties[2:] == (
        r.Tie(from_="position-hub", to="fleet-team", people=2.5, carried_by="tracking"),
        r.Tie(from_="vessel-desk", to="fleet-team", people=1.0, carried_by="tracking"),
    )
    assert s.records(entered.session, "stopping") == (
        r.Stop(items=("tracking",), said_people=8.0, said_months=1.0, to_confirm=True),
    )


def test_what_stays_waits_until_the_team_is_known() -> None:
    session = typed("stopping", "Tracking > back 8 > 1 month", STAYS)
    assert [item.id for item in session.items] == ["tracking"]
    assert s.answer(session, "stopping").to_sort == (f"{STAYS} > of Tracking",)
    session = enter(session, "stopping", "Tracking > Fleet team 6").session
    assert s.answer(session, "stopping").to_sort == ()
    assert [(tie.from_, tie.people, tie.carried_by) for tie in session.ties] == [
        ("tracking", 6.0, None), ("position-hub", 2.5, "tracking"), ("vessel-desk", 1.0, "tracking"),
    ]  # fmt: skip


def test_the_lines_the_questions_print_are_all_taken() -> None:
    session = enter_need(EMPTY, "Tracking as initiative needs Fleet team 6").session
    for question in QUESTIONS:
        for line in question.first_minute:
            entered = enter(session, question.key, line)
            assert entered.kind not in ("to-sort", "refused"), line
            session = entered.session


#: What the practice session says to type at each question, beside its name.
PRACTICE_LINES = [
    (key, line)
    for key, note in load(PRACTICE).private.items()
    for line in re.findall(r"(?:Type|Then): (.+?)(?=\. [A-Z]|$)", note)
]


@pytest.mark.parametrize(("key", "line"), PRACTICE_LINES)
def test_a_line_of_the_practice_is_read_at_every_letter_and_taken_whole(key: str, line: str) -> None:
    session = load(PRACTICE)
    if line.startswith("stays"):
        session = typed(key, "Home delivery > back 4 > 1 month", session=session)
    for end in range(1, len(line) + 1):
        preview_line(session, key, line[:end])  # what is typed so far is read, whatever it ends with
    entered = enter(session, key, line)
    given = s.answer(entered.session, key)
    assert entered.session != session
    assert given is None or given.to_sort == ()
