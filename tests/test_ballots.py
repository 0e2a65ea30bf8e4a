"""Silent rounds and tallies: what is sealed, what a tally becomes, how rounds follow each other."""

import statistics
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from spm_tui.workshop import ballots
from spm_tui.workshop.session import (
    AllocationUnit,
    Ballot,
    Boundary,
    Participant,
    Round,
    Session,
    answer,
    with_answer,
)

EMPTY = Session(format=1, title="t", mode="workshop", created=date(2026, 11, 1))
ROOM = structs.replace(
    EMPTY, participants=tuple(Participant(id=name, role=name) for name in ("cto", "cfo", "coo", "cpo"))
)


def _round(session: Session, position: int = -1) -> Round:
    return session.rounds[position]


def test_a_round_not_revealed_gives_away_nothing() -> None:
    opened = ballots.open_round(ROOM, "boundary", "clarity")
    voted = ballots.cast(opened, _round(opened).id, "cto", 2)
    for state in ("open", "locked"):
        sealed = structs.replace(
            voted,
            rounds=(structs.replace(_round(voted), state=state, group_value=2.0, dissent="the vendor"),),
        )
        seen = ballots.unsealed(sealed)
        assert seen.ballots == ()
        assert (_round(seen).group_value, _round(seen).dissent, _round(seen).state) == (None, None, state)


def test_a_revealed_round_beside_a_sealed_one_stays_whole() -> None:
    session = ballots.tally(ROOM, "boundary", "clarity", {2: 3, 4: 1})
    session = ballots.open_round(session, "boundary", "clarity")
    session = ballots.cast(session, _round(session).id, "cfo", 5)
    assert ballots.hands(ballots.unsealed(session), "clarity-1") == {2.0: 3, 4.0: 1}
    assert ballots.hands(ballots.unsealed(session), "clarity-2") == {}


def test_nothing_sealed_comes_back_as_it_is() -> None:
    session = ballots.tally(ROOM, "boundary", "clarity", {2: 3})
    assert ballots.unsealed(session) is session


def test_a_tally_is_a_revealed_round_with_counts() -> None:
    session = ballots.tally(EMPTY, "disappearance", "if_gone", {"collapses": 2, "moves": 5})
    assert session.rounds == (
        Round(id="if-gone-1", question="disappearance", field="if_gone", round=1, state="revealed"),
    )
    assert session.ballots == (
        Ballot(round="if-gone-1", value="collapses", count=2),
        Ballot(round="if-gone-1", value="moves", count=5),
    )
    assert ballots.revealed_answers(session, "disappearance", "if_gone") == (
        ("collapses",) * 2 + ("moves",) * 5
    )


def test_typing_a_tally_again_corrects_it() -> None:
    once = ballots.tally(EMPTY, "boundary", "clarity", {1: 3, 2: 1})
    again = ballots.tally(once, "boundary", "clarity", {1: 2, 2: 2})
    assert len(again.rounds) == 1
    assert ballots.revealed_answers(again, "boundary", "clarity") == (1.0, 1.0, 2.0, 2.0)


def test_a_tally_fills_the_second_round_that_was_opened() -> None:
    first = ballots.tally(EMPTY, "boundary", "clarity", {1: 3})
    second = ballots.tally(ballots.second_round(first, "clarity-1"), "boundary", "clarity", {3: 3})
    assert [(r.id, r.round, r.state) for r in second.rounds] == [
        ("clarity-1", 1, "revealed"),
        ("clarity-2", 2, "revealed"),
    ]
    assert ballots.revealed_answers(second, "boundary", "clarity") == (3.0, 3.0, 3.0)


def test_a_tally_never_drops_answers_given_by_participants() -> None:
    opened = ballots.open_round(ROOM, "boundary", "clarity")
    voted = ballots.cast(opened, "clarity-1", "cto", 2)
    session = ballots.tally(voted, "boundary", "clarity", {4: 3})
    assert ballots.hands(session, "clarity-1") == {2.0: 1}
    assert _round(session, 0).state == "open"
    assert ballots.revealed_answers(session, "boundary", "clarity") == (4.0, 4.0, 4.0)


def test_the_unit_with_most_hands_becomes_the_said_unit() -> None:
    session = ballots.tally(EMPTY, "allocation_unit", "said_unit", {"flow": 3, "project": 4, "team": 1})
    found = answer(session, "allocation_unit")
    assert isinstance(found, AllocationUnit)
    assert (found.said_unit, found.status) == ("project", "answered")


@pytest.mark.parametrize(("before", "after"), [(None, "flow"), ("project", "project"), ("team", "flow")])
def test_a_tie_keeps_the_unit_said_before_else_takes_the_first_named(before: str | None, after: str) -> None:
    start = with_answer(EMPTY, "allocation_unit", AllocationUnit(said_unit=before))  # type: ignore[arg-type]
    session = ballots.tally(start, "allocation_unit", "said_unit", {"flow": 3, "project": 3, "team": 1})
    found = answer(session, "allocation_unit")
    assert isinstance(found, AllocationUnit)
    assert found.said_unit == after


def test_no_hands_at_all_leave_the_said_unit_alone() -> None:
    start = with_answer(EMPTY, "allocation_unit", AllocationUnit(said_unit="team"))
    found = answer(ballots.tally(start, "allocation_unit", "said_unit", {"flow": 0}), "allocation_unit")
    assert isinstance(found, AllocationUnit)
    assert found.said_unit == "team"


def test_a_tally_keeps_what_the_answer_already_holds() -> None:
    start = with_answer(EMPTY, "boundary", Boundary(words="as clear as mud", minutes=4.0))
    found = answer(ballots.tally(start, "boundary", "clarity", {2: 1}), "boundary")
    assert found == Boundary(status="answered", words="as clear as mud", minutes=4.0)


def test_tallies_about_two_subjects_are_two_rounds() -> None:
    session = ballots.tally(EMPTY, "stopping", "said_people", {8: 2, 5: 1}, subject="a")
    session = ballots.tally(session, "stopping", "said_people", {3: 2}, subject="b")
    assert [r.id for r in session.rounds] == ["said-people-a-1", "said-people-b-1"]
    assert ballots.revealed_answers(session, "stopping", "said_people", "a") == (8.0, 8.0, 5.0)
    assert ballots.revealed_answers(session, "stopping", "said_people") == ()


@pytest.mark.parametrize("counts", [{}, {"flow": -1}])
def test_a_tally_without_sensible_counts_is_refused(counts: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="counts of 0 or more"):
        ballots.tally(EMPTY, "allocation_unit", "said_unit", counts)


def test_a_silent_answer_can_be_changed_until_the_round_is_locked() -> None:
    session = ballots.open_round(ROOM, "boundary", "clarity")
    session = ballots.cast(session, "clarity-1", "cto", 2, confidence=50.0)
    session = ballots.cast(session, "clarity-1", "cto", 3)
    session = ballots.cast(session, "clarity-1", "cfo", 5)
    assert ballots.hands(session, "clarity-1") == {3.0: 1, 5.0: 1}
    locked = ballots.lock(session, "clarity-1")
    with pytest.raises(ValueError, match="no more answers"):
        ballots.cast(locked, "clarity-1", "coo", 1)
    assert ballots.revealed_answers(locked, "boundary", "clarity") == ()
    shown = ballots.reveal(locked, "clarity-1")
    assert ballots.revealed_answers(shown, "boundary", "clarity") == (3.0, 5.0)
    assert ballots.lock(shown, "clarity-1") is shown
    assert ballots.reveal(shown, "clarity-1") is shown


def test_a_second_round_waits_for_the_first_to_be_revealed() -> None:
    session = ballots.open_round(ROOM, "boundary", "clarity")
    assert ballots.open_round(session, "boundary", "clarity") is session
    with pytest.raises(ValueError, match="not revealed yet"):
        ballots.second_round(session, "clarity-1")
    with pytest.raises(KeyError):
        ballots.second_round(session, "no-such-round")


def test_dissent_is_kept_beside_what_the_group_settled_on() -> None:
    session = ballots.tally(ROOM, "boundary", "clarity", {2: 3, 5: 1})
    session = ballots.settle(session, "clarity-1", 2, "clear enough for budgets")
    assert (_round(session).group_value, _round(session).dissent) == (2.0, "clear enough for budgets")
    sealed = ballots.open_round(session, "boundary", "clarity")
    with pytest.raises(ValueError, match="not revealed yet"):
        ballots.settle(sealed, "clarity-2", 3)


def test_the_middle_of_numbers_leaves_words_out() -> None:
    assert ballots.median({1.0: 1, 2.0: 1, 5.0: 1}) == 2.0
    assert ballots.median({4.0: 1, 1.0: 1, "unsure": 5, 2.0: 1, 3.0: 1}) == 2.5
    assert ballots.median({5.0: 1, 2.0: 3, 1.0: 2, 4.0: 0}) == 2.0
    assert ballots.median({3.0: 100_000, 4.0: 100_000}) == 3.5
    assert ballots.median({"yes": 4}) is None
    assert ballots.median({2.0: 0}) is None
    assert ballots.median({}) is None


@given(st.lists(st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]), min_size=1, max_size=30))
def test_the_middle_of_hands_is_the_median_of_the_answers(values: list[float]) -> None:
    assert ballots.median(Counter(values)) == statistics.median(values)


@pytest.mark.parametrize(
    ("hands", "split"),
    [
        ({5.0: 1, 6.0: 2, 10.0: 1}, True),
        ({5.0: 1, 6.0: 2, 9.0: 1}, False),
        ({5.0: 1, 6.0: 2, 10.0: 0}, False),
        ({0.0: 4}, False),
        ({0.0: 2, 1.0: 1}, True),
        ({"flow": 2, "project": 1, "team": 1}, False),
        ({"flow": 2, "project": 1, "team": 1, "system": 1}, True),
        ({}, False),
    ],
)
def test_a_split_is_twice_as_large_or_no_word_with_half(hands: dict[float | str, int], split: bool) -> None:
    assert ballots.is_split(hands) is split


def test_long_subjects_still_give_ids_that_differ() -> None:
    session = EMPTY
    for subject in ("x" * 119 + "a", "x" * 119 + "b"):
        session = ballots.tally(session, "stopping", "said_people", {3: 2}, subject=subject)
    first, second = session.rounds
    assert first.id != second.id
    assert max(len(first.id), len(second.id)) <= 120
