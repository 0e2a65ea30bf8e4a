"""Silent rounds and tallies: what is sealed, what a tally becomes, how rounds follow each other."""

import statistics
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from spm_tui.workshop import ballots, spread
from spm_tui.workshop.records import Item
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
from spm_tui.workspace import Workspace

EMPTY = Session(format=1, title="t", mode="workshop", created=date(2026, 11, 1))
ROOM = structs.replace(
    EMPTY, participants=tuple(Participant(id=name, role=name) for name in ("cto", "cfo", "coo", "cpo"))
)


def _round(session: Session, position: int = -1) -> Round:
    return session.rounds[position]


def test_a_round_not_revealed_gives_away_nothing() -> None:
    opened = ballots.open_round(ROOM, "boundary", "clarity")
    voted = ballots.hold(opened, _round(opened).id, {2.0: 1})
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
    session = ballots.hold(session, _round(session).id, {5.0: 1})
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


def test_a_tally_never_drops_answers_given_unheard() -> None:
    opened = ballots.open_round(ROOM, "boundary", "clarity")
    voted = ballots.hold(opened, "clarity-1", {2.0: 1})
    session = ballots.tally(voted, "boundary", "clarity", {4: 3})
    assert ballots.hands(session, "clarity-1") == {2.0: 1}
    assert _round(session, 0).state == "open"
    assert ballots.revealed_answers(session, "boundary", "clarity") == (4.0, 4.0, 4.0)


def test_a_show_of_hands_does_not_hide_a_round_that_is_still_open() -> None:
    opened = ballots.hold(ballots.open_round(ROOM, "boundary", "clarity"), "clarity-1", {2.0: 1})
    session = ballots.tally(opened, "boundary", "clarity", {4: 3})
    found = ballots.round_under_way(session, "boundary", "clarity")
    assert found is not None
    assert (found.id, found.state) == ("clarity-1", "open")
    assert ballots.open_round(session, "boundary", "clarity") is session
    session = ballots.reveal(session, "clarity-1")
    last = ballots.round_under_way(session, "boundary", "clarity")
    assert last is not None
    assert last.round == 2


def test_the_unit_with_most_hands_becomes_the_said_unit() -> None:
    session = ballots.tally(EMPTY, "allocation_unit", "said_unit", {"flow": 3, "project": 4, "team": 1})
    found = answer(session, "allocation_unit")
    assert isinstance(found, AllocationUnit)
    assert (found.said_unit, found.status) == ("project", "answered")


@pytest.mark.parametrize(("before", "after"), [(None, None), ("project", "project"), ("team", None)])
def test_a_tie_keeps_the_unit_said_before_else_leaves_it_open(before: str | None, after: str | None) -> None:
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


def test_a_locked_round_takes_no_more_answers_and_shows_none() -> None:
    session = ballots.open_round(ROOM, "boundary", "clarity")
    session = ballots.hold(session, "clarity-1", {5.0: 1, 3.0: 1}, 1)
    assert ballots.hands(session, "clarity-1") == {3.0: 1, 5.0: 1}
    locked = ballots.lock(session, "clarity-1")
    with pytest.raises(ValueError, match="no more answers"):
        ballots.hold(locked, "clarity-1", {1.0: 1})
    assert ballots.revealed_answers(locked, "boundary", "clarity") == ()
    shown = ballots.reveal(locked, "clarity-1")
    assert ballots.revealed_answers(shown, "boundary", "clarity") == (3.0, 5.0)
    assert _round(shown).abstained == 1
    assert ballots.lock(shown, "clarity-1") is shown
    assert ballots.reveal(shown, "clarity-1") is shown


@given(st.permutations(["2", "2", "flow", "10", "0.5", "a"]))
def test_the_order_in_which_answers_come_leaves_no_trace_in_the_file(given: list[str]) -> None:
    values = [float(one) if one[0].isdigit() else one for one in given]
    session = ballots.open_round(ROOM, "boundary", "clarity")
    for many in range(1, len(values) + 1):
        session = ballots.hold(session, "clarity-1", Counter(values[:many]))
    assert [(b.value, b.count, b.participant) for b in session.ballots] == [
        (0.5, 1, None),
        (2.0, 2, None),
        (10.0, 1, None),
        ("a", 1, None),
        ("flow", 1, None),
    ]


def test_locking_forgets_who_answered_in_a_file_that_says_it() -> None:
    voted = structs.replace(
        ballots.open_round(ROOM, "boundary", "clarity"),
        ballots=tuple(
            Ballot(round="clarity-1", value=value, participant=who)
            for who, value in (("cto", 4.0), ("cfo", 1.0), ("coo", 4.0))
        ),
    )
    for end in (ballots.lock, ballots.reveal):
        assert end(voted, "clarity-1").ballots == (
            Ballot(round="clarity-1", value=1.0, count=1),
            Ballot(round="clarity-1", value=4.0, count=2),
        )


def test_a_locked_round_opens_again_for_who_comes_late() -> None:
    session = ballots.hold(ballots.open_round(ROOM, "boundary", "clarity"), "clarity-1", {2.0: 3})
    again = ballots.reopen(ballots.lock(session, "clarity-1"), "clarity-1")
    assert again == session
    with pytest.raises(ValueError, match="revealed already"):
        ballots.reopen(ballots.reveal(session, "clarity-1"), "clarity-1")


def test_a_round_can_be_dropped_with_its_answers_and_no_others() -> None:
    session = ballots.tally(ROOM, "boundary", "clarity", {2: 3})
    both = ballots.hold(ballots.open_round(session, "boundary", "clarity"), "clarity-2", {5.0: 1})
    assert ballots.drop_round(both, "clarity-2") == session


def test_answers_given_unheard_are_no_show_of_hands() -> None:
    shown = ballots.tally(ROOM, "boundary", "clarity", {2: 3})
    assert ballots.shows_hands(shown, _round(shown))
    unheard = ballots.hold(ballots.open_round(ROOM, "boundary", "clarity"), "clarity-1", {2.0: 3})
    unheard = ballots.reveal(unheard, "clarity-1")
    assert not ballots.shows_hands(unheard, _round(unheard))
    emptied = ballots.tally(ballots.open_round(ROOM, "boundary", "clarity"), "boundary", "clarity", {2: 3})
    assert ballots.shows_hands(emptied, _round(emptied))


def test_rounds_on_two_pairs_that_share_their_first_are_two_rounds() -> None:
    session = ROOM
    for toward in ("customs", "pricing"):
        session = ballots.open_round(session, "fungibility", "said_months", "fleet", toward)
    assert [round_.round for round_ in session.rounds] == [1, 1]
    session = ballots.hold(session, _round(session).id, {3.0: 2})
    session = ballots.reveal(session, _round(session).id)
    assert ballots.revealed_hands(session, "fungibility", "said_months", "fleet", "pricing") == {3.0: 2}
    assert ballots.revealed_hands(session, "fungibility", "said_months", "fleet") == {}


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
    assert spread.median({1.0: 1, 2.0: 1, 5.0: 1}) == 2.0
    assert spread.median({4.0: 1, 1.0: 1, "unsure": 5, 2.0: 1, 3.0: 1}) == 2.5
    assert spread.median({5.0: 1, 2.0: 3, 1.0: 2, 4.0: 0}) == 2.0
    assert spread.median({3.0: 100_000, 4.0: 100_000}) == 3.5
    assert spread.median({"yes": 4}) is None
    assert spread.median({2.0: 0}) is None
    assert spread.median({}) is None


@given(st.lists(st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]), min_size=1, max_size=30))
def test_the_middle_of_hands_is_the_median_of_the_answers(values: list[float]) -> None:
    assert spread.median(Counter(values)) == statistics.median(values)


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
    assert spread.is_split(hands) is split


def test_long_subjects_still_give_ids_that_differ() -> None:
    session = EMPTY
    for subject in ("x" * 119 + "a", "x" * 119 + "b"):
        session = ballots.tally(session, "stopping", "said_people", {3: 2}, subject=subject)
    first, second = session.rounds
    assert first.id != second.id
    assert max(len(first.id), len(second.id)) <= 120


def _window() -> Workspace:
    return Workspace(EMPTY, path=None, as_of=date(2026, 11, 1))


def test_undo_takes_back_the_edit_before_and_no_answer_given_since() -> None:
    workspace = _window()
    workspace.mark(lambda session: ballots.open_round(session, "boundary", "clarity"))
    workspace.apply("noted it", lambda session: structs.replace(session, title="other"))
    workspace.mark(lambda session: ballots.hold(session, "clarity-1", {2.0: 3}))
    workspace.undo()
    assert (workspace.session.title, ballots.hands(workspace.session, "clarity-1")) == ("t", {2.0: 3})
    workspace.mark(lambda session: ballots.lock(session, "clarity-1"))
    workspace.redo()
    assert (workspace.session.title, ballots.hands(workspace.session, "clarity-1")) == ("other", {2.0: 3})
    assert workspace.session.rounds[0].state == "locked"


def test_undo_of_a_reveal_seals_the_round_again_and_redo_shows_it() -> None:
    workspace = _window()
    workspace.mark(lambda session: ballots.open_round(session, "boundary", "clarity"))
    workspace.mark(lambda session: ballots.hold(session, "clarity-1", {2.0: 3}))
    workspace.mark(lambda session: ballots.lock(session, "clarity-1"))
    workspace.apply("revealed a round", lambda session: ballots.reveal(session, "clarity-1"))
    workspace.undo()
    assert workspace.session.rounds[0].state == "locked"
    workspace.redo()
    assert ballots.revealed_answers(workspace.session, "boundary", "clarity") == (2.0, 2.0, 2.0)


def test_undo_of_a_thing_takes_the_round_about_it_along() -> None:
    workspace = _window()
    thing = Item(id="hub", name="Hub", kind="system")
    workspace.apply("added Hub", lambda session: structs.replace(session, items=(thing,)))
    workspace.mark(lambda session: ballots.open_round(session, "vineyards", "fits", "hub"))
    workspace.undo()
    assert workspace.session == EMPTY


def test_a_round_that_was_let_go_comes_back_with_undo() -> None:
    workspace = _window()
    workspace.mark(lambda session: ballots.open_round(session, "boundary", "clarity"))
    workspace.mark(lambda session: ballots.hold(session, "clarity-1", {2.0: 3}))
    workspace.apply("let a round go", lambda session: ballots.drop_round(session, "clarity-1"))
    assert workspace.session == EMPTY
    workspace.undo()
    assert ballots.hands(workspace.session, "clarity-1") == {2.0: 3}


def test_a_step_that_seals_answers_itself_is_taken_back_whole() -> None:
    def seal(session: Session) -> Session:
        session = ballots.open_round(session, "boundary", "clarity")
        return ballots.lock(ballots.hold(session, "clarity-1", {2.0: 3}), "clarity-1")

    workspace = _window()
    workspace.apply("sealed a guess", seal)
    workspace.apply("noted it", lambda session: structs.replace(session, title="other"))
    workspace.undo()
    workspace.undo()
    assert workspace.session == EMPTY
    workspace.redo()
    assert ballots.hands(workspace.session, "clarity-1") == {2.0: 3}
