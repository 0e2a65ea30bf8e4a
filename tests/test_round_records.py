"""What a room settles on goes into the record it is about; and how far answers lie apart, in words."""

from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from spm_tui.storage.codec import decode, encode
from spm_tui.tui.session_state.answer_rows import AnswerRows
from spm_tui.views.round_picture import field_state, reveal_lines
from spm_tui.views.styled_lines import plain
from spm_tui.workshop import ballots
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.records import Case, Item
from spm_tui.workshop.round_fields import RoundField, fields_offered, round_field
from spm_tui.workshop.round_places import RoundPlace
from spm_tui.workshop.round_records import can_be_recorded, with_group_answer
from spm_tui.workshop.session import ANSWER_TYPES, Session, answer, records
from spm_tui.workshop.spread import in_short, spread_of, widest

SAMPLES = Path(__file__).parents[1] / "sessions"
EMPTY = Session(
    format=1,
    title="t",
    mode="workshop",
    created=date(2026, 11, 26),
    items=(
        Item(id="live", name="Live tracking", kind="initiative"),
        Item(id="fleet", name="Fleet", kind="team"),
        Item(id="berth", name="Berth", kind="team"),
        Item(id="hub", name="Position hub", kind="system"),
    ),
    cases=(Case(id="mar", name="Mar re-plan"),),
)


def _settled(session: Session, place: RoundPlace, value: float | str) -> Session:
    session = ballots.open_round(session, *place)
    round_id = session.rounds[-1].id
    session = ballots.reveal(ballots.hold(session, round_id, {value: 4}), round_id)
    return ballots.settle(session, round_id, value)


RECORDED: list[tuple[RoundPlace, float | str]] = [
    (("allocation_unit", "said_unit", None, None), "flow"),
    (("allocation_unit", "months_to_effect", "mar", None), 7.0),
    (("stopping", "said_people", "live", None), 2.5),
    (("stopping", "said_months", "live", None), 3.0),
    (("reversibility", "door", "live", None), "costly"),
    (("reversibility", "said_months", "mar", None), 6.0),
    (("fungibility", "said_months", "fleet", "berth"), 9.0),
    (("fungibility", "said_value", "fleet", "berth"), 50.0),
    (("reallocate_or_reshape", "moved_work", None, None), 8.0),
    (("ownership", "said_owner", "strategy", None), "CFO"),
    (("ownership", "decided_by", "strategy", None), "nobody"),
    (("redesign_frequency", "said_percent", None, None), 20.0),
    (("redesign_frequency", "took_what", "mar", None), "new-team"),
    (("vineyards", "fits", "hub", None), "vineyard"),
    (("vineyards", "months_to_change", "hub", None), 18.0),
    (("disappearance", "if_gone", "funding", None), "moves"),
]


@pytest.mark.parametrize(("place", "value"), RECORDED, ids=str)
def test_the_answer_of_a_room_is_put_into_its_record_once(place: RoundPlace, value: float | str) -> None:
    session = _settled(EMPTY, place, value)
    recorded = with_group_answer(session, session.rounds[-1])
    question, field, subject, _ = place
    holder = answer(recorded, question) if subject is None else records(recorded, question)[-1]
    assert getattr(holder, field) == value
    assert len(records(recorded, question)) == (subject is not None)
    assert decode(encode(recorded)).session == recorded
    assert with_group_answer(recorded, recorded.rounds[-1]) == recorded


def test_every_field_that_is_offered_is_recorded_or_stays_with_its_round() -> None:
    full = decode((SAMPLES / "harbour-2026-q4.toml").read_text(encoding="utf-8")).session
    assert full is not None
    for question in ANSWER_TYPES:
        for field in fields_offered(full, question)[:12]:
            value = field.choices[0].value if field.choices else field.low + 1
            session = _settled(full, field.place, value)
            if can_be_recorded(session.rounds[-1]):
                recorded = with_group_answer(session, session.rounds[-1])
                assert decode(encode(recorded)).session == recorded, field
            else:
                with pytest.raises(Refused, match="stays with the round"):
                    with_group_answer(session, session.rounds[-1])


def test_a_record_that_is_there_keeps_what_else_it_holds() -> None:
    once = _settled(EMPTY, ("stopping", "said_people", "live", None), 8.0)
    once = with_group_answer(once, once.rounds[-1])
    twice = _settled(once, ("stopping", "said_months", "live", None), 2.0)
    twice = with_group_answer(twice, twice.rounds[-1])
    (stop,) = records(twice, "stopping")
    assert (stop.said_people, stop.said_months) == (8.0, 2.0)  # type: ignore[union-attr]


def test_nothing_is_recorded_before_the_room_settled() -> None:
    session = ballots.open_round(EMPTY, "stopping", "said_people", "live")
    with pytest.raises(Refused, match="settles on"):
        with_group_answer(session, session.rounds[-1])
    session = ballots.reveal(session, session.rounds[-1].id)
    with pytest.raises(Refused, match="settles on"):
        with_group_answer(session, session.rounds[-1])


def _field(place: RoundPlace) -> RoundField:
    found = round_field(EMPTY, *place)
    assert found is not None
    return found


PEOPLE: RoundPlace = ("stopping", "said_people", "live", None)
GONE: RoundPlace = ("disappearance", "if_gone", "funding", None)


@pytest.mark.parametrize(
    ("place", "given", "abstained", "short", "apart"),
    [
        (PEOPLE, {2.0: 1, 8.0: 3, 10.0: 1}, 1, "5 answers, middle 8, from 2 to 10 people, 1 gave none",
         "Widest apart: 2 and 10. Hear a reason for each first."),
        (PEOPLE, {7.0: 2, 8.0: 2}, 0, "4 answers, middle 7.5, from 7 to 8 people",
         "They lie close together."),
        (PEOPLE, {8.0: 4}, 0, "4 answers, middle 8, all 8 people", "All 4 answers are the same: 8 people."),
        (PEOPLE, {1.0: 1}, 0, "1 answer", ""),
        (PEOPLE, {0.0: 2, 1.0: 2}, 0, "4 answers, middle 0.5, from 0 to 1 person",
         "Widest apart: 0 and 1. Hear a reason for each first."),
        (GONE, {"moves": 4, "collapses": 1}, 0, "5 answers",
         'Most answers: "moves". Fewest: "collapses". Hear a reason for the fewest first.'),
        (GONE, {"moves": 2, "collapses": 2}, 2, "4 answers, 2 gave none",
         'As many for each: "collapses" and "moves". Hear a reason for each first.'),
        (GONE, {"nobody-misses": 3}, 0, "3 answers", "All 3 answers are the same: nobody misses it."),
        (PEOPLE, {}, 2, "0 answers, 2 gave none", ""),
    ],
)  # fmt: skip
def test_how_far_answers_lie_apart_is_said_in_one_sentence(
    place: RoundPlace, given: dict[float | str, int], abstained: int, short: str, apart: str
) -> None:
    session = ballots.open_round(EMPTY, *place)
    session = ballots.hold(session, session.rounds[-1].id, given, abstained)
    field = _field(place)
    assert spread_of(session, session.rounds[-1], field).total == 0  # sealed, whatever the session holds
    assert field_state(session, field) == "still open"
    session = ballots.reveal(session, session.rounds[-1].id)
    spread = spread_of(session, session.rounds[-1], field)
    assert (in_short(spread, field), widest(spread, field)) == (short, apart)


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("width", [50, 79, 118])
def test_a_revealed_round_fits_its_room_and_has_a_dot_for_every_answer(width: int, ascii: bool) -> None:
    session = ballots.open_round(EMPTY, *PEOPLE)
    session = ballots.hold(session, session.rounds[-1].id, {2.0: 1, 8.0: 5, 100.5: 2})
    session = ballots.reveal(session, session.rounds[-1].id)
    session = ballots.open_round(session, *PEOPLE)
    session = ballots.hold(session, session.rounds[-1].id, {8.0: 400, 7.0: 3})
    session = ballots.settle(
        ballots.reveal(session, session.rounds[-1].id), session.rounds[-1].id, 8.0, "a\x1b[31m long word " * 9
    )
    text = plain(reveal_lines(session, session.rounds[-1], _field(PEOPLE), width=width, ascii=ascii))
    assert max(len(line.rstrip()) for line in text.splitlines()) <= width
    assert "\x1b" not in text
    assert text.isascii() == ascii or "␛" in text
    dot = "*" if ascii else "●"
    first = [line for line in text.splitlines() if line.split()[:1] in (["2"], ["100.5"])]
    assert [line.count(dot) for line in first] == [1, 2]
    assert " 400" in text


def test_of_few_answers_nobody_is_asked_for_a_reason() -> None:
    session = ballots.open_round(EMPTY, *PEOPLE)
    session = ballots.reveal(
        ballots.hold(session, session.rounds[-1].id, {2.0: 1, 8.0: 2}), session.rounds[-1].id
    )
    text = plain(reveal_lines(session, session.rounds[-1], _field(PEOPLE), width=79, ascii=False))
    assert "Widest apart: 2 and 8." in text
    assert "reason" not in text
    four = structs.replace(session, ballots=(*session.ballots, session.ballots[0]))
    assert "reason" in plain(reveal_lines(four, four.rounds[-1], _field(PEOPLE), width=79, ascii=False))


def test_the_middle_of_halves_is_shown_to_the_quarter() -> None:
    session = ballots.open_round(EMPTY, *PEOPLE)
    given = {3.0: 2, 3.5: 2}
    session = ballots.reveal(ballots.hold(session, session.rounds[-1].id, given), session.rounds[-1].id)
    spread = spread_of(session, session.rounds[-1], _field(PEOPLE))
    assert "middle 3.25" in in_short(spread, _field(PEOPLE))


def test_a_second_round_says_in_the_table_that_it_is_one() -> None:
    session = EMPTY
    for given in ({2.0: 1, 8.0: 3}, {7.0: 4}):
        session = ballots.open_round(session, *PEOPLE)
        session = ballots.reveal(ballots.hold(session, session.rounds[-1].id, given), session.rounds[-1].id)
    first, second = (plain(row.lines) for row in AnswerRows().of(session, "stopping", 76))
    assert "round" not in first
    assert ", round 2: 7 7 7 7" in second
