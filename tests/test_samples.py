"""The samples in sessions: what a new user opens first loads clean, is canonical and shows the format."""

import pytest
from sample_files import FIRST, FOLDER, PRACTICE, SECOND, load, practised

from spm_tui.diagnosis.engine import diagnose
from spm_tui.storage.codec import encode
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import answer, records

every_sample = pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.toml")))


def test_three_samples_are_there():
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == [FIRST, SECOND, PRACTICE]


@every_sample
def test_a_sample_equals_its_canonical_bytes(name):
    assert encode(load(name)).encode() == (FOLDER / f"{name}.toml").read_bytes()


@every_sample
def test_a_sample_says_that_it_is_made_up(name):
    session = load(name)
    assert "made up" in session.title
    assert "made up" in session.organization
    assert session.extra["about"].startswith("Made up")


@every_sample
def test_a_sample_books_nobody_twice_but_where_that_is_the_point(name):
    session = load(name)
    own = {i.id: i.people for i in session.items if i.kind in ("team", "skill")}
    taken = {
        team: sum(t.people for t in session.ties if t.to == team and t.people and not t.carried_by)
        for team in own
    }
    over = {team for team in own if taken[team] > own[team]}
    assert over == (set() if name == PRACTICE else {"integration-team"})


def test_practice_is_small_and_starts_at_the_first_question_with_a_line_to_type_for_each():
    session = load(PRACTICE)
    assert len(session.items) == 8
    assert session.current_question == 1
    assert all(answer(session, key) is None for key in ANSWER_KEYS)
    assert list(session.private) == list(ANSWER_KEYS)
    assert sum(session.plan.values()) == 10


def test_every_line_practice_offers_is_understood_and_leaves_all_ten_answered():
    session = practised()
    assert all(answer(session, key) is not None for key in ANSWER_KEYS)
    assert [key for key in ANSWER_KEYS if answer(session, key).to_sort] == []
    assert load(PRACTICE).cases == session.cases[:2]


def test_practice_shows_a_stop_that_gives_back_less_than_was_said():
    session = practised()
    found = {f.key: f for f in diagnose(session, session.created).fired}
    assert found["reclaim-gap:home-delivery"].size.value == 2
    assert any(f.rule == "swap-gap" for f in found.values())


def test_the_complete_workshop_answers_all_ten_with_records():
    session = load(FIRST)
    assert 38 <= len(session.items) <= 46
    assert {item.kind for item in session.items} == {
        "initiative", "product", "team", "skill", "platform", "system",
        "domain", "data", "operation", "workflow", "contract",
    }  # fmt: skip
    for key in ANSWER_KEYS:
        given = answer(session, key)
        assert given is not None
        assert given.status == "answered"
        assert given.words
        assert len(records(session, key)) >= 3
    for part in ("participants", "cases", "rounds", "ballots", "commitments", "parking", "stances"):
        assert getattr(session, part), part
    assert session.consent is not None
    assert session.practices is not None
    assert session.private


def test_the_complete_workshop_holds_a_silent_round_with_dissent_a_tally_and_a_sealed_guess():
    session = load(FIRST)
    rounds = {r.id: r for r in session.rounds}
    assert any(r.unheard and r.state == "revealed" and r.dissent for r in session.rounds)
    assert any(rounds[b.round].state == "revealed" and not rounds[b.round].unheard for b in session.ballots)
    assert not [b for b in session.ballots if b.participant]  # no file says who said what
    assert [r.id for r in session.rounds if r.state == "locked"] == ["tracking-sealed"]
    assert any(stance.stance == "dispute" and stance.why for stance in session.stances)


def test_the_second_sitting_carries_the_first_on_and_fills_in_what_was_predicted():
    first, second = load(FIRST), load(SECOND)
    assert second.carried_from == FIRST
    assert second.created > first.created
    assert {i.id for i in first.items} <= {i.id for i in second.items}
    assert next(s.result_people for s in records(second, "stopping")) == 4
    assert [f.result for f in records(second, "disappearance") if f.check_on] != [None, None]
    assert {c.state for c in second.commitments} == {"done", "dropped", "open"}
    before = {(s.from_, s.to): s for s in records(first, "fungibility")}
    after = {(s.from_, s.to): s for s in records(second, "fungibility")}
    both = before.keys() & after.keys()
    assert any(before[k].said_months != after[k].said_months for k in both)
    assert any(before[k].seen_months != after[k].seen_months for k in both)
    assert any(before[k] == after[k] for k in both)


def test_the_complete_workshop_shows_every_tone_and_every_state():
    session = load(FIRST)
    found = diagnose(session, session.created).findings
    assert {f.tone for f in found} == {"gap", "clears", "asks", "notes"}
    assert {f.state for f in found} == {"supported", "suspected", "not-examined"}


def test_every_stance_and_commitment_of_the_samples_speaks_of_a_finding_of_its_day():
    for name in (FIRST, SECOND):
        session = load(name)
        keys = {f.key for f in diagnose(session, session.created).findings}
        spoken_of = {s.finding for s in session.stances}
        spoken_of |= {c.finding for c in session.commitments if c.finding and c.state == "open"}
        assert spoken_of <= keys, name
