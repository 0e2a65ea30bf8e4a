"""The rule on silent rounds: it fires, stays silent, and has nothing to look at below four answers."""

from rule_cases import EMPTY, check, noticed, states

from spm_tui.workshop import ballots
from spm_tui.workshop.session import Session

FIRES: dict[str, Session] = {"split-room": ballots.tally(EMPTY, "boundary", "clarity", {2: 3, 4: 1})}
SILENT: dict[str, Session] = {"split-room": ballots.tally(EMPTY, "boundary", "clarity", {2: 2, 3: 3})}
LACKING: dict[str, tuple[Session, set[str]]] = {
    "split-room": (ballots.tally(EMPTY, "boundary", "clarity", {1: 2, 5: 1}), {"boundary.clarity"})
}


def test_twice_as_much_is_asked_about_and_less_is_not() -> None:
    (found,) = noticed(FIRES["split-room"], "split-room")
    assert (found.tone, found.state, found.trail[0].question) == ("asks", "supported", "boundary")
    assert states(SILENT["split-room"], "split-room") == []
    assert check("split-room", SILENT["split-room"]).examined


def test_fewer_than_four_answers_are_nothing_to_look_at() -> None:
    session, lacking = LACKING["split-room"]
    assert set(check("split-room", session).lacking) == lacking
    assert states(session, "split-room") == ["not-examined"]
