"""The engine: states through the firm session, order, carried flow, what an edit changes, golden findings."""

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from rich_sessions import rich_sessions
from rule_cases import EMPTY, TODAY, changed, items, room, tie
from strategies import sessions

from spm_tui.diagnosis.changes import changed as changes_between
from spm_tui.diagnosis.engine import Diagnosis, coverage, diagnose
from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.record_keys import PARTS, field_key, position_of, record_keys, spec_of
from spm_tui.diagnosis.rule_table import BY_ID, RULES
from spm_tui.diagnosis.vineyard_options import vineyard_options
from spm_tui.diagnosis.without_gut_feel import without_gut_feel
from spm_tui.entanglement.measures import Measures
from spm_tui.storage.codec import decode
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.records import Asset, Case, Decision, DoorRecord, Move, Stop, Swap
from spm_tui.workshop.session import RECORD_LISTS, Answers, Ballot, Fungibility, Round, Session, Stance

DATA = Path(__file__).parent / "data"
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MAP = items(initiative="a b", team="t u", system="s", workflow="w")
TRADE = changed(
    room(
        Stop(items=("a",), said_people=5.0),
        Swap(category="teams", from_="t", to="b", said_months=1.0, seen_months=9.0, basis="measured"),
        items=MAP,
        ties=(tie("a", "t", 4, months=0.0), tie("b", "u", 1)),
    ),
    "b",
    wants=4.0,
)


def golden() -> Session:
    loaded = decode((DATA / "golden.toml").read_bytes())
    assert loaded.session is not None
    return loaded.session


def keys(diagnosis: Diagnosis) -> dict[str, str]:
    return {finding.key: finding.state for finding in diagnosis.fired}


def test_golden_findings() -> None:
    expected = json.loads((DATA / "golden.expect.json").read_text())
    found = diagnose(golden(), TODAY).fired
    firsts = {(f.rule, f.items[0] if f.items else None) for f in found}
    rules = {f.rule for f in found}
    for rule, item in expected["must"]:
        assert (rule, item) in firsts
    for rule, item in expected["must_not"]:
        assert (rule not in rules) if item is None else (rule, item) not in firsts


def test_one_record_given_twice_is_looked_at_twice() -> None:
    swap = Swap(category="teams", from_="t", to="b", said_months=1.0, seen_months=9.0, basis="measured")
    twice = diagnose(room(swap, swap, items=MAP), TODAY)
    assert {"swap-gap:t>b", "swap-gap:t>b~2"} <= keys(twice).keys()


def test_an_empty_session_notices_nothing_and_says_what_was_not_asked() -> None:
    diagnosis = diagnose(EMPTY, TODAY)
    assert diagnosis.fired == ()
    assert [finding.rule for finding in diagnosis.findings] == [rule.id for rule in RULES]
    assert {finding.state for finding in diagnosis.findings} == {"not-examined"}
    assert all(finding.sentence.startswith("Not asked yet: ") for finding in diagnosis.findings)
    assert (diagnosis.stories, diagnosis.coverage, diagnosis.system_layer) == ((), {}, None)
    assert diagnosis.next_probe is not None


def test_findings_come_supported_first_and_tones_have_equal_rank() -> None:
    order = ["supported", "suspected", "not-examined"]
    places = [order.index(finding.state) for finding in diagnose(golden(), TODAY).findings]
    assert places == sorted(places)


def test_coverage_counts_kinds_and_leaves_out_what_nobody_named() -> None:
    assert coverage(golden()) == {"initiative": 3, "team": 3, "system": 2, "data": 1, "workflow": 1}


def test_a_system_layer_is_shown_with_its_size() -> None:
    layer = diagnose(golden(), TODAY).system_layer
    assert layer is not None
    assert (layer.items, layer.ties, layer.propagation_cost) == (2, 0, 0.0)


def test_a_stance_goes_with_its_finding() -> None:
    stances = (Stance(finding="swap-gap:t2>c", stance="dispute", why="an odd year"),)
    diagnosis = diagnose(structs.replace(golden(), stances=stances), TODAY)
    taken = {f.key: [(s.stance, s.why) for s in f.stances] for f in diagnosis.fired if f.stances}
    assert taken == {"swap-gap:t2>c": [("dispute", "an odd year")]}


# The firm session


def test_the_firm_session_is_the_session_itself_when_nothing_rests_on_a_gut_feel() -> None:
    session = room(Stop(items=("a",), said_people=5.0), items=MAP)
    assert without_gut_feel(session) is session


def test_a_gut_feel_or_no_basis_loses_its_evidence_and_keeps_its_claims() -> None:
    session = room(Stop(items=("a",), said_people=5.0, seen_people=1.0, basis="hunch"), items=MAP)
    (stop,) = without_gut_feel(session).answers.stopping.stops  # type: ignore[union-attr]
    assert (stop.said_people, stop.seen_people, stop.basis) == (5.0, None, "hunch")


def test_a_record_whose_required_field_goes_is_left_out() -> None:
    session = room(
        Swap(category="teams", from_="t", to="u", seen_months=3),
        Swap(category="teams", from_="u", to="t", seen_months=3, basis="measured"),
    )
    kept = without_gut_feel(session)
    assert [swap.from_ for swap in kept.answers.fungibility.swaps] == ["u"]  # type: ignore[union-attr]


def test_a_half_known_record_stays_without_the_evidence_nobody_vouches_for() -> None:
    session = room(
        Move(case="m", unit="project"),
        Move(case="n", unit="flow", basis="measured"),
        Move(case="o", basis="measured"),
        Decision(case="m", lever="re-org", took="yes"),
    )
    kept = without_gut_feel(session)
    assert [(move.case, move.unit) for move in kept.answers.allocation_unit.moves] == [  # type: ignore[union-attr]
        ("m", None),
        ("n", "flow"),
        ("o", None),
    ]
    assert [(one.lever, one.took) for one in kept.answers.reallocate_or_reshape.decisions] == [
        ("re-org", None)
    ]  # type: ignore[union-attr]


def test_ties_and_things_without_basis_stay_and_gut_feels_go() -> None:
    session = room(items=MAP, ties=(tie("a", "t", 4), tie("b", "t", 1, basis="hunch")))
    session = changed(changed(session, "t", people=3.0), "u", people=3.0, basis="hunch")
    kept = without_gut_feel(session)
    assert [t.from_ for t in kept.ties] == ["a"]
    assert {i.id: i.people for i in kept.items if i.kind == "team"} == {"t": 3.0, "u": None}


def test_counts_of_decisions_go_by_the_basis_of_their_answer() -> None:
    fields: dict[str, dict[str, Any]] = {"reallocate_or_reshape": {"moved_work": 8, "basis": None}}
    assert without_gut_feel(room(fields=fields)).answers.reallocate_or_reshape.moved_work is None  # type: ignore[union-attr]
    fields = {"reallocate_or_reshape": {"moved_work": 8, "basis": "repeated"}}
    assert without_gut_feel(room(fields=fields)).answers.reallocate_or_reshape.moved_work == 8  # type: ignore[union-attr]


# Flow


def test_without_flow_findings_of_the_trade_are_carried_over() -> None:
    before = diagnose(TRADE, TODAY)
    assert keys(before)["dead-trade:a"] == "supported"
    edited = structs.replace(TRADE, title="Another title")
    assert "dead-trade:a" not in keys(diagnose(edited, TODAY, flow=False))
    assert keys(diagnose(edited, TODAY, flow=False, previous=before)) == keys(before)


def test_a_carried_finding_goes_with_its_thing() -> None:
    before = diagnose(TRADE, TODAY)
    left = tuple(item for item in TRADE.items if item.id != "a")
    edited = structs.replace(TRADE, items=left, ties=(), answers=Answers())
    assert "dead-trade:a" not in keys(diagnose(edited, TODAY, flow=False, previous=before))


# What an edit changes


def test_new_grown_and_gone() -> None:
    def gap(seen: float, basis: Any = "measured", other: bool = False) -> Diagnosis:
        swap = Swap(category="teams", from_="t", to="b", said_months=1.0, seen_months=seen, basis=basis)
        more = [Asset(item="s", spoken_as="stock", months_to_change=24.0, basis="measured")] if other else []
        return diagnose(room(swap, *more, items=MAP), TODAY)

    assert not changes_between(None, gap(4))
    assert [f.key for f in changes_between(gap(1), gap(4)).new] == ["swap-gap:t>b"]
    assert [f.key for f in changes_between(gap(4), gap(9)).grown] == ["swap-gap:t>b"]
    assert [f.key for f in changes_between(gap(4, "hunch"), gap(4)).grown] == ["swap-gap:t>b"]
    assert not changes_between(gap(9), gap(4)).grown
    gone = changes_between(gap(4, other=True), gap(4)).gone
    assert [f.rule for f in gone] == ["stock-talk"]


# Keys


def test_record_keys_follow_the_design() -> None:
    session = room(
        Stop(items=("a", "b")),
        DoorRecord(case="hub", items=("s", "a")),
        DoorRecord(case="hub"),
        Swap(category="teams", from_="t", to="b"),
        Decision(case="hub", lever="re-org", took="yes"),
    )
    assert record_keys(session, "stopping") == ("a+b",)
    assert record_keys(session, "reversibility") == ("s+a", "hub")
    assert record_keys(session, "fungibility") == ("t>b",)
    assert record_keys(session, "reallocate_or_reshape") == ("hub+re-org",)
    assert position_of(session, "reversibility", "hub") == 1
    assert position_of(session, "stopping", "c") is None


def test_every_field_key_a_rule_lacks_names_a_field_of_the_file() -> None:
    for rule in RULES:
        for key in rule.check(EMPTY, Measures(EMPTY), TODAY).lacking:
            assert spec_of(key) is not None or key == "boundary.clarity", key
    assert field_key("fungibility", "from_") == "fungibility.swaps.from"
    assert field_key("allocation_unit", "said_unit") == "allocation_unit.said_unit"


# Properties over generated sessions


def _told(diagnosis: Diagnosis) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(f.key, f.state, f.sentence, f.items) for f in diagnosis.findings]


@QUICK
@given(session=rich_sessions(), seed=st.integers(0, 9))
def test_the_order_of_answers_things_and_ties_never_matters(session: Session, seed: int) -> None:
    shuffle = random.Random(seed)

    def mixed(values: Any) -> Any:
        return tuple(shuffle.sample(values, len(values)))

    answers = {}
    for key in ANSWER_KEYS:
        given_answer = getattr(session.answers, key)
        if given_answer is not None:
            name = RECORD_LISTS[key][0]
            answers[key] = structs.replace(given_answer, **{name: mixed(getattr(given_answer, name))})
    other = structs.replace(
        session,
        answers=structs.replace(session.answers, **answers),
        items=mixed(session.items),
        ties=mixed(session.ties),
        cases=mixed(session.cases),
        ballots=mixed(session.ballots),
    )
    assert _told(diagnose(session, TODAY)) == _told(diagnose(other, TODAY))


@QUICK
@given(rich_sessions())
def test_a_rule_reads_no_part_beside_those_it_names(session: Session) -> None:
    """So an unrelated answer changes nothing: every other part may be left out."""
    for rule in RULES:
        answers = {key: getattr(session.answers, key) for key in ANSWER_KEYS if key in rule.reads}
        bare = {part: getattr(EMPTY, part) for part in PARTS if part not in (*rule.reads, *ANSWER_KEYS)}
        other = structs.replace(session, answers=Answers(**answers), **bare)
        assert rule.check(session, Measures(session), TODAY) == rule.check(other, Measures(other), TODAY)


@settings(QUICK, max_examples=15)
@given(sessions())
def test_any_session_that_can_be_written_is_diagnosed(session: Session) -> None:
    diagnosis = diagnose(session, TODAY)
    assert {finding.rule for finding in diagnosis.findings} <= set(BY_ID)
    assert set(diagnosis.outcomes) == set(BY_ID)


@QUICK
@given(rich_sessions())
def test_nothing_is_noticed_without_a_trail(session: Session) -> None:
    for finding in diagnose(session, TODAY).fired:
        assert finding.trail, finding.key
        assert all(step.text and step.question for step in finding.trail)
        assert finding.sentence.endswith(".")


@QUICK
@given(rich_sessions())
def test_keys_are_unique_and_not_examined_rows_have_no_things(session: Session) -> None:
    diagnosis = diagnose(session, TODAY)
    found = [finding.key for finding in diagnosis.findings]
    assert len(found) == len(set(found))
    for finding in diagnosis.findings:
        if finding.state == "not-examined":
            assert (finding.key, finding.items, finding.trail) == (finding.rule, (), ())


@QUICK
@given(rich_sessions())
def test_what_fires_on_the_firm_session_only_is_no_finding(session: Session) -> None:
    full = keys(diagnose(session, TODAY))
    kept = keys(diagnose(without_gut_feel(session), TODAY))
    for key, state in full.items():
        if state == "supported":
            assert key in kept


@QUICK
@given(one=rich_sessions(), other=rich_sessions(), data=st.data())
def test_asking_again_after_an_edit_is_asking_afresh(
    one: Session, other: Session, data: st.DataObject
) -> None:
    """What is kept from earlier sessions changes no word: here parts of two that were diagnosed are mixed."""
    before = [diagnose(session, TODAY) for session in (one, other)]
    taken = set(data.draw(st.lists(st.sampled_from(PARTS), max_size=8)))
    answers = {key: getattr(other.answers, key) for key in ANSWER_KEYS if key in taken}
    bare = {part: getattr(other, part) for part in taken if part not in ANSWER_KEYS}
    mixed = structs.replace(one, answers=structs.replace(one.answers, **answers), **bare)
    afresh = msgspec.msgpack.decode(msgspec.msgpack.encode(mixed), type=Session)
    assert afresh == mixed
    assert _told(diagnose(mixed, TODAY, previous=before[0])) == _told(diagnose(afresh, TODAY))


def test_a_round_that_is_not_revealed_changes_nothing() -> None:
    rounds = (Round(id="r", question="boundary", field="clarity", round=1, state="locked", group_value=5.0),)
    ballots = tuple(Ballot(round="r", value=float(v), count=2) for v in (1, 5))
    sealed = structs.replace(golden(), rounds=rounds, ballots=ballots)
    assert _told(diagnose(sealed, TODAY)) == _told(diagnose(golden(), TODAY))
    shown = structs.replace(sealed, rounds=(structs.replace(rounds[0], state="revealed"),))
    assert any(f.rule == "split-room" for f in diagnose(shown, TODAY).fired)


def test_age_is_counted_to_the_day_asked_for() -> None:
    from spm_tui.workshop.records import Shift

    session = room(
        Shift(case="m", took_what="nothing", basis="measured"),
        cases=(Case(id="m", name="M", on=date(2026, 5, 1)),),
    )
    assert "decided-nothing-moved:m" not in keys(diagnose(session, date(2026, 6, 1)))
    assert "decided-nothing-moved:m" in keys(diagnose(session, date(2026, 12, 1)))


# Ways on


def _vineyard() -> tuple[Session, Finding]:
    session = room(
        Asset(
            item="s",
            spoken_as="stock",
            fits="vineyard",
            months_to_change=24.0,
            tended_by="nobody",
            basis="measured",
        ),
        Swap(category="teams", from_="u", to="s", seen_months=3.0),
        items=MAP,
        ties=(tie("w", "s", cut="costly"), tie("a", "s")),
    )
    found = {finding.rule: finding for finding in diagnose(session, TODAY).fired}
    return session, found["stock-talk"]


def test_a_vineyard_is_offered_three_ways_on() -> None:
    session, finding = _vineyard()
    tend, loosen, say = vineyard_options(session, finding, Measures(session))
    assert (tend.key, loosen.key, say.key) == ("tend", "loosen", "say")
    assert "Nobody is named to tend it" in tend.known
    assert loosen.known == (
        "Stepping in was tried: U",
        "An interface between W and S, where the cut is costly today",
    )
    assert loosen.commitment == "Try one way to make S easier to change, with its price and a deadline"
    assert say.commitment == "Speak of S as a vineyard: 24 months to change"


def test_what_was_only_talked_of_is_no_second_team() -> None:
    session, finding = _vineyard()
    swap = Swap(category="teams", from_="u", to="s", said_months=3.0)
    talked = structs.replace(
        session, answers=structs.replace(session.answers, fungibility=Fungibility(swaps=(swap,)))
    )
    _, loosen, _ = vineyard_options(talked, finding, Measures(talked))
    assert loosen.known[0] == "Stepping in was only talked of: U"


def test_what_is_no_vineyard_is_offered_none() -> None:
    finding = next(f for f in diagnose(golden(), TODAY).fired if f.rule == "swap-gap")
    assert vineyard_options(golden(), finding, Measures(golden())) == ()


@pytest.mark.parametrize("rule", sorted(BY_ID))
def test_every_rule_runs_on_the_golden_session(rule: str) -> None:
    outcome = BY_ID[rule].check(golden(), Measures(golden()), TODAY)
    assert outcome.examined or outcome.lacking
