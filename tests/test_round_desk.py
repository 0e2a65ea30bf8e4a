"""The desk of the rounds: who has answered in memory, how many gave what in the session."""

from datetime import date

import pytest
from msgspec import structs

from spm_tui.storage.codec import encode
from spm_tui.tui.session_state.round_desk import JoinedPhone, RoundDesk
from spm_tui.tui.session_state.round_seats import in_the_room
from spm_tui.tui.session_state.round_time import RoundTime
from spm_tui.workshop import ballots
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.records import Item
from spm_tui.workshop.round_fields import RoundField, round_field
from spm_tui.workshop.session import Participant, Session
from spm_tui.workspace import Workspace

DAY = date(2026, 11, 26)
EMPTY = Session(
    format=1,
    title="t",
    mode="workshop",
    created=DAY,
    items=(
        Item(id="hub", name="Hub", kind="system"),
        Item(id="live", name="Live tracking", kind="initiative"),
    ),
)


def _field(
    question: str = "stopping", field: str = "said_people", subject: str | None = "live"
) -> RoundField:
    found = round_field(EMPTY, question, field, subject)
    assert found is not None
    return found


def _desk() -> tuple[RoundDesk, Workspace]:
    workspace = Workspace(EMPTY, path=None, as_of=DAY)
    desk = RoundDesk(workspace, RoundTime(workspace, lambda: 0.0))
    desk.open(_field())
    return desk, workspace


def _hands(workspace: Workspace) -> dict[float | str, int]:
    return ballots.hands(workspace.session, workspace.session.rounds[-1].id)


def test_who_has_answered_is_known_and_what_is_in_the_session_without_who() -> None:
    desk, workspace = _desk()
    desk.give("cfo", "CFO", "keyboard", 10.0)
    desk.give("phone-7", "Head of operations", "phone", 4.0)
    desk.give("cto", "CTO", "keyboard", None)
    assert [(one.called, one.way) for one in desk.answered()] == [
        ("CFO", "keyboard"), ("CTO", "keyboard"), ("Head of operations", "phone"),
    ]  # fmt: skip
    assert _hands(workspace) == {4.0: 1, 10.0: 1}
    assert (desk.answers.total, desk.answers.abstained, workspace.session.rounds[0].abstained) == (3, 1, 1)
    text = encode(workspace.session)
    assert not [word for word in ("CFO", "cfo", "phone-7", "operations", "participant") if word in text]


def test_an_answer_can_be_changed_and_taken_back_until_the_round_is_locked() -> None:
    desk, workspace = _desk()
    desk.give("cfo", "CFO", "keyboard", 10.0)
    desk.give("cto", "CTO", "phone", 4.0)
    desk.give("cfo", "CFO", "keyboard", 3.0)
    assert _hands(workspace) == {3.0: 1, 4.0: 1}
    assert desk.answers.given_by("cfo") == 3.0
    desk.give("cfo", "CFO", "keyboard", None)
    assert (_hands(workspace), desk.answers.abstained) == ({4.0: 1}, 1)
    assert desk.take_back("cto")
    assert not desk.take_back("cto")
    assert _hands(workspace) == {}
    desk.lock()
    with pytest.raises(Refused):
        desk.give("cfo", "CFO", "keyboard", 1.0)
    assert desk.answered() == ()
    assert desk.answers.given_by("cfo") is None


def test_a_role_that_answers_by_phone_after_the_keyboard_is_counted_once() -> None:
    desk, workspace = _desk()
    desk.give("cfo", "CFO", "keyboard", 10.0)
    desk.give("phone-7", "cfo ", "phone", 4.0)
    assert _hands(workspace) == {4.0: 1}
    desk.give("cfo", "CFO", "keyboard", 3.0)
    assert _hands(workspace) == {3.0: 1}
    desk.give("phone-8", "", "phone", 1.0)
    desk.give("phone-9", "", "phone", 1.0)
    assert _hands(workspace) == {1.0: 2, 3.0: 1}


def test_three_ways_in_are_one_round() -> None:
    desk, workspace = _desk()
    desk.give("cfo", "CFO", "keyboard", 8.0)
    desk.count({8.0: 2, 5.0: 1}, 1)
    desk.count({6.0: 1})
    assert desk.uncount() == 1
    assert _hands(workspace) == {5.0: 1, 8.0: 3}
    assert (desk.answers.total, desk.answers.on_paper) == (5, 4)


def test_a_round_left_open_goes_on_after_the_session_was_opened_again() -> None:
    desk, workspace = _desk()
    desk.give("cfo", "CFO", "keyboard", 8.0)
    desk.give("cto", "CTO", "keyboard", None)
    again = Workspace(workspace.session, path=None, as_of=DAY)
    later = RoundDesk(again, RoundTime(again, lambda: 0.0))
    later.open(_field())
    assert (later.answers.kept, later.answered()) == (2, ())
    later.give("cto", "CTO", "keyboard", 5.0)
    assert _hands(again) == {5.0: 1, 8.0: 1}
    assert later.answers.abstained == 1


def test_who_comes_late_answers_once_the_round_is_open_again() -> None:
    desk, workspace = _desk()
    desk.give("cfo", "CFO", "keyboard", 8.0)
    desk.lock()
    desk.reopen()
    desk.give("coo", "COO", "phone", 2.0)
    desk.lock()
    desk.reveal()
    assert _hands(workspace) == {2.0: 1, 8.0: 1}
    assert desk.round is not None
    assert desk.round.state == "revealed"


def test_a_second_round_stands_beside_the_first_and_is_settled_with_its_dissent() -> None:
    desk, workspace = _desk()
    desk.count({2.0: 1, 10.0: 1, 8.0: 4})
    desk.lock()
    desk.reveal()
    desk.second()
    desk.count({6.0: 5, 8.0: 1})
    desk.reveal()
    desk.settle(6.0, "the vendor will not agree")
    first, second = workspace.session.rounds
    assert (first.round, second.round, second.group_value) == (1, 2, 6.0)
    assert second.dissent == "the vendor will not agree"
    assert ballots.hands(workspace.session, first.id) == {2.0: 1, 8.0: 4, 10.0: 1}


def test_no_step_of_the_history_says_what_was_answered() -> None:
    desk, workspace = _desk()
    desk.count({7.25: 3}, 1)
    desk.give("cfo", "CFO", "keyboard", 7.25)
    desk.lock()
    assert not workspace.edited
    desk.reveal()
    desk.drop()
    labels = []
    while (change := workspace.undo()) is not None:
        labels.append(change.label)
    assert labels == ["let a round go", "revealed the answers of a round"]
    assert _hands(workspace) == {7.25: 4}


def test_answers_another_window_put_into_the_round_are_not_written_over() -> None:
    desk, workspace = _desk()
    desk.give("cfo", "CFO", "keyboard", 8.0)
    round_id = workspace.session.rounds[0].id
    workspace.mark(lambda session: ballots.hold(session, round_id, {8.0: 1, 3.0: 2}))
    desk.give("cto", "CTO", "keyboard", 5.0)
    assert _hands(workspace) == {3.0: 2, 5.0: 1, 8.0: 1}


def test_who_listens_hears_of_every_answer_and_of_none_after_leaving() -> None:
    desk, _ = _desk()
    heard: list[int] = []
    leave = desk.listen(lambda: heard.append(desk.answers.total))
    desk.give("cfo", "CFO", "phone", 8.0)
    desk.lock()
    leave()
    desk.reveal()
    assert heard == [1, 0]


def test_a_round_about_what_is_gone_is_in_front_no_more() -> None:
    desk, workspace = _desk()
    workspace.apply("let it go", lambda session: structs.replace(session, rounds=(), ballots=()))
    assert (desk.round, desk.field, desk.answered()) == (None, None, ())
    with pytest.raises(Refused):
        desk.give("cfo", "CFO", "phone", 8.0)


class _Joined:
    """Phones that joined, each with the role it took or none."""

    join_line = ""

    def __init__(self, *called: str) -> None:
        self._called = called

    def joined(self) -> tuple[JoinedPhone, ...]:
        return tuple(JoinedPhone(f"phone-{at}", called) for at, called in enumerate(self._called))


@pytest.mark.parametrize(
    ("roles", "phones", "paper", "of"),
    [
        ((), (), 0, 0),
        ((), (), 6, 0),
        ((), ("", "", ""), 0, 3),
        ((), ("", "", ""), 2, 5),
        (("CFO", "CTO", "COO"), (), 0, 3),
        (("CFO", "CTO", "COO"), (), 2, 3),
        (("CFO", "CTO", "COO"), (), 5, 5),
        (("CFO", "CTO", "COO"), ("", "", ""), 0, 3),
        (("CFO", "CTO", "COO"), ("CFO", "", ""), 0, 3),
        (("CFO", "CTO", "COO"), ("CFO", "", "", "Vendor"), 1, 5),
    ],
)
def test_nobody_is_awaited_twice(
    roles: tuple[str, ...], phones: tuple[str, ...], paper: int, of: int
) -> None:
    people = tuple(Participant(id=role.lower(), role=role) for role in roles)
    workspace = Workspace(structs.replace(EMPTY, participants=people), path=None, as_of=DAY)
    desk = RoundDesk(workspace, RoundTime(workspace, lambda: 0.0))
    desk.open(_field())
    if phones:
        desk.phones = _Joined(*phones)
    for at in range(len(phones)):
        before = in_the_room(desk, workspace.session)
        desk.give(f"phone-{at}", phones[at], "phone", 4.0)
        assert in_the_room(desk, workspace.session) == before  # an answer awaits nobody more
    if paper:
        desk.count({5.0: paper})
    assert in_the_room(desk, workspace.session) == of
