"""Rules on the boundary: each fires, stays silent, says what it lacks, and is suspected on a hunch."""

from typing import Any

import pytest
from msgspec import structs
from rule_cases import EMPTY, check, noticed, room, states, with_basis

from spm_tui.workshop import ballots
from spm_tui.workshop.records import FunctionRecord, Item, LeverRecord, Right
from spm_tui.workshop.session import Session


def right(kind: str, portfolio: str | None, leadership: str | None, **more: Any) -> Right:
    return Right(
        decision_type=kind,
        portfolio=portfolio,  # type: ignore[arg-type]
        leadership=leadership,  # type: ignore[arg-type]
        basis="one-case",
        **more,
    )


def lever(name: str, decided_by: str | None, **more: Any) -> LeverRecord:
    return LeverRecord(lever=name, decided_by=decided_by, basis="repeated", **more)  # type: ignore[arg-type]


def job(name: str, if_gone: str = "moves", moves_to: str | None = None, **more: Any) -> FunctionRecord:
    return FunctionRecord(function=name, if_gone=if_gone, moves_to=moves_to, basis="one-case", **more)  # type: ignore[arg-type]


def clarity(session: Session, counts: dict[float, int]) -> Session:
    return ballots.tally(session, "boundary", "clarity", counts)


NEITHER = right("Split a team", "recommend", "inform", stalled_months=6.0)
BOTH = right("Stop a product", "decide", "decide", stalled_months=0.0)
CLEAR = right("Order of the quarter", "recommend", "decide")
PMO = lever("allocation", "pmo")

FIRES: dict[str, Session] = {
    "buffer": room(NEITHER, BOTH, CLEAR, PMO),
    "clear-in-words": clarity(room(NEITHER, CLEAR), {4: 3, 5: 1}),
    "moves-to-nobody": room(job("funding", moves_to="business-unit"), PMO),
    "comes-home": room(job("funding", moves_to=" PMO"), PMO),
    "leadership-work-in-a-function": room(job("sequencing", "collapses"), job("funding", "nobody-misses")),
}
SILENT: dict[str, Session] = {
    "buffer": room(NEITHER, BOTH, CLEAR, lever("allocation", "Executive-team")),
    "clear-in-words": clarity(room(NEITHER, CLEAR), {3: 3, 5: 1}),
    "moves-to-nobody": room(job("funding", moves_to="ceo"), PMO, lever("re-org", "CEO")),
    "comes-home": room(job("funding", moves_to="ceo"), PMO, lever("re-org", "CEO")),
    "leadership-work-in-a-function": room(job("sequencing", "nobody-misses"), job("map", "collapses")),
}
LACKING: dict[str, tuple[Session, set[str]]] = {
    "buffer": (
        room(NEITHER, right("Fund a platform", "decide", None), PMO),
        {"boundary.rights.leadership"},
    ),
    "clear-in-words": (room(NEITHER), {"boundary.clarity"}),
    "moves-to-nobody": (room(job("funding"), PMO), {"disappearance.functions.moves_to"}),
    "comes-home": (
        room(job("funding", moves_to="ceo"), lever("strategy", "ceo")),
        {"ownership.levers.decided_by"},
    ),
    "leadership-work-in-a-function": (room(job("map", "collapses")), {"disappearance.functions.if_gone"}),
}
RULES = sorted(FIRES)


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_fires_and_shows_the_answers_it_rests_on(rule: str) -> None:
    (found,) = noticed(FIRES[rule], rule)
    assert (found.state, found.items) == ("supported", ())
    assert found.tone == ("clears" if rule == "comes-home" else "gap")
    assert found.trail


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_looks_and_stays_silent(rule: str) -> None:
    assert check(rule, SILENT[rule]).examined
    assert noticed(SILENT[rule], rule) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_says_what_it_lacks(rule: str) -> None:
    session, keys = LACKING[rule]
    assert set(check(rule, session).lacking) == keys
    assert states(session, rule) == ["not-examined"]
    assert not check(rule, EMPTY).examined
    assert check(rule, EMPTY).lacking


@pytest.mark.parametrize("rule", RULES)
def test_on_a_gut_feel_the_rule_only_suspects(rule: str) -> None:
    for basis in ("hunch", None):
        assert states(with_basis(FIRES[rule], basis), rule) == ["suspected"]  # type: ignore[arg-type]


def test_a_right_counts_only_with_both_sides_and_nobody_else() -> None:
    elsewhere = structs.replace(BOTH, someone_else="board")
    one_sided = right("Fund a platform", None, "recommend")
    outcome = check("buffer", room(NEITHER, elsewhere, one_sided, PMO))
    assert not outcome.examined
    assert outcome.lacking == ("boundary.rights.portfolio",)


def test_whoever_keeps_the_map_decides_nothing() -> None:
    keeps = right("Which bets run", "keeps-the-map", "recommend", stalled_months=2.0)
    (found,) = check("buffer", room(keeps, NEITHER, PMO)).findings
    assert found.headline == "2 of 2 kinds of decision sit between portfolio management and leadership."
    assert found.detail.startswith('"Split a team" waited 6 months.')
    assert found.size is not None
    assert (found.size.value, found.size.unit) == (6.0, "months")
    decided = right("Which bets run", "keeps-the-map", "decide")
    assert not check("buffer", room(decided, NEITHER, PMO)).findings


def test_without_a_wait_there_is_no_buffer() -> None:
    quick = structs.replace(NEITHER, stalled_months=0.0)
    outcome = check("buffer", room(quick, BOTH, PMO))
    assert outcome.examined
    assert not outcome.findings
    unasked = check("buffer", room(structs.replace(NEITHER, stalled_months=None), BOTH, PMO))
    assert not unasked.examined
    assert unasked.lacking == ("boundary.rights.stalled_months",)


@pytest.mark.parametrize("owner", ["executive-team", "ceo", "product-leadership", "business-unit"])
def test_allocation_within_leadership_is_no_buffer(owner: str) -> None:
    assert not check("buffer", room(NEITHER, BOTH, PMO, lever("allocation", owner))).findings


def test_allocation_not_on_record_is_lacking_and_nobody_is_not_leadership() -> None:
    assert check("buffer", room(NEITHER, BOTH)).lacking == (
        "ownership.levers.lever",
        "ownership.levers.decided_by",
    )
    assert check("buffer", room(NEITHER, BOTH, lever("allocation", "nobody"))).findings


def test_clarity_is_the_middle_of_the_latest_revealed_round() -> None:
    session = FIRES["clear-in-words"]
    (found,) = check("clear-in-words", session).findings
    assert "The middle of 4 answers was 4 on a scale to 5." in found.sentence
    assert found.counter == ("Order of the quarter: leadership decides.",)
    again = ballots.tally(ballots.second_round(session, "clarity-1"), "boundary", "clarity", {2: 4})
    assert not check("clear-in-words", again).findings


def test_a_round_that_is_not_revealed_changes_nothing() -> None:
    session = ballots.open_round(room(NEITHER), "boundary", "clarity")
    before = check("clear-in-words", session)
    session = ballots.hold(session, "clarity-1", {5.0: 4})
    assert check("clear-in-words", session) == before
    assert check("clear-in-words", ballots.reveal(session, "clarity-1")).findings


def test_one_decision_that_is_not_clear_is_told_without_a_count() -> None:
    session = ballots.tally(room(NEITHER), "boundary", "clarity", {4: 4})
    (found,) = check("clear-in-words", session).findings
    assert found.headline == "We said the boundary is clear; the one decision noted is not."


def test_three_answers_do_not_make_a_boundary_that_we_call_clear() -> None:
    session = ballots.tally(room(NEITHER), "boundary", "clarity", {4: 3})
    outcome = check("clear-in-words", session)
    assert (outcome.examined, outcome.findings, outcome.lacking) == (False, (), ("boundary.clarity",))


@pytest.mark.parametrize(
    ("name", "its_lever"),
    [
        ("prioritization", "prioritization"),
        ("sequencing", "prioritization"),
        ("funding", "allocation"),
        ("load", "allocation"),
    ],
)
def test_each_job_has_its_lever(name: str, its_lever: str) -> None:
    other = "allocation" if its_lever == "prioritization" else "prioritization"
    session = room(job(name, moves_to="hr"), lever(its_lever, "hr"), lever(other, "ceo"))
    assert [one.key for one in check("comes-home", session).findings] == [f"comes-home:{name}"]
    assert not check("moves-to-nobody", session).findings
    moved = room(job(name, moves_to="hr"), lever(its_lever, "ceo"))
    assert [one.key for one in check("moves-to-nobody", moved).findings] == [f"moves-to-nobody:{name}"]
    assert not check("moves-to-nobody", room(job(name, moves_to="hr"), lever(other, "ceo"))).examined


def test_jobs_without_a_lever_and_jobs_that_do_not_move_are_not_looked_at() -> None:
    session = room(job("map", moves_to="hr"), job("reporting", moves_to="hr"), job("load", "collapses"), PMO)
    outcome = check("moves-to-nobody", session)
    assert (outcome.examined, outcome.lacking) == (False, ())


def test_a_job_that_moves_to_nobody_at_all_finds_no_lever() -> None:
    (found,) = check("moves-to-nobody", room(job("load", moves_to="nobody"), PMO)).findings
    assert found.sentence == (
        "Load would move to nobody; its lever is elsewhere. Allocation was last decided by the PMO."
    )


def test_a_lever_shared_with_others_speaks_against_coming_home() -> None:
    (found,) = check(
        "comes-home", room(job("funding", moves_to="pmo"), PMO, lever("allocation", "cfo"))
    ).findings
    assert found.counter == ("Allocation is decided in other places too: cfo.",)


def test_jobs_that_would_not_collapse_speak_against() -> None:
    (found,) = check("leadership-work-in-a-function", FIRES["leadership-work-in-a-function"]).findings
    assert found.key == "leadership-work-in-a-function:sequencing"
    assert found.counter == ("Funding does not rest there alone.",)


def test_a_split_room_is_asked_about_and_never_counted_as_a_gap() -> None:
    session = ballots.tally(EMPTY, "boundary", "clarity", {2: 3, 4: 1})
    (found,) = noticed(session, "split-room")
    assert (found.key, found.tone, found.state) == ("split-room:boundary.clarity", "asks", "supported")
    assert found.headline == "4 answers on how clear the boundary is: 2 to 4."
    assert found.known == "4 answers"


def test_three_answers_are_no_room() -> None:
    session = ballots.tally(EMPTY, "boundary", "clarity", {1: 2, 5: 1})
    assert states(session, "split-room") == ["not-examined"]
    assert check("split-room", session).lacking == ("boundary.clarity",)


@pytest.mark.parametrize(
    ("counts", "split"),
    [
        ({"flow": 2, "project": 2}, False),
        ({"flow": 2, "project": 2, "team": 1}, True),
        ({"flow": 3, "project": 2, "team": 1}, False),
    ],
)
def test_words_are_split_when_none_has_half(counts: dict[str, int], split: bool) -> None:
    session = ballots.tally(EMPTY, "allocation_unit", "said_unit", counts)
    outcome = check("split-room", session)
    assert outcome.examined
    assert bool(outcome.findings) is split


def test_only_the_latest_revealed_round_counts() -> None:
    first = ballots.tally(EMPTY, "boundary", "clarity", {1: 3, 5: 3})
    second = ballots.second_round(first, "clarity-1")
    assert check("split-room", second).findings
    settled = ballots.tally(second, "boundary", "clarity", {3: 6})
    outcome = check("split-room", settled)
    assert outcome.examined
    assert not outcome.findings


def test_a_round_about_a_thing_is_about_that_thing_and_keeps_its_dissent() -> None:
    session = room(items=(Item(id="live", name="Live tracking", kind="initiative"),))
    session = ballots.tally(session, "stopping", "said_people", {5: 1, 8: 2, 10: 1}, subject="live")
    session = ballots.settle(session, "said-people-live-1", 8, "five at most")
    (found,) = check("split-room", session).findings
    assert found.items == ("live",)
    assert found.key == "split-room:stopping.said_people.live"
    assert "Live tracking" in found.sentence
    assert found.counter == ("Dissent kept: five at most",)


@pytest.mark.parametrize(
    ("waiting_for", "told"),
    [
        ("board", "for the board."),
        ("CFO", "for the CFO."),
        ("the two lists to agree", "for the two lists to agree."),
    ],
)
def test_who_was_waited_for_has_its_article(waiting_for: str, told: str) -> None:
    given = room(structs.replace(NEITHER, waiting_for=waiting_for), BOTH, PMO)
    (found,) = noticed(given, "buffer")
    assert found.detail.startswith(f'"Split a team" waited 6 months, {told}')


def test_one_decision_is_not_counted_as_one_of_one() -> None:
    (found,) = noticed(clarity(room(NEITHER), {4: 3, 5: 1}), "clear-in-words")
    assert found.headline == "We said the boundary is clear; the one decision noted is not."
