"""Rules on who keeps things running: each fires, stays silent, says what it lacks, suspects on a gut feel."""

import pytest
from msgspec import structs
from rule_cases import EMPTY, changed, check, items, noticed, room, states, tie, ties, ties_with

from spm_tui.diagnosis.rules import closed_things, load
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.session import Session

MAP = items(initiative="a b c", product="p", workflow="w", team="t", skill="k", platform="f", system="s")
BOOKED = changed(room(items=MAP, ties=(tie("a", "t", 4), tie("b", "t", 3))), "t", people=5.0)
PILED = room(items=MAP, ties=ties("a f", "b f", "p f"))
SHARED = ties("a s", "p s", "w s")
STARVED = changed(room(items=MAP, ties=SHARED), "s", run_people=0.5)
ENDED = changed(room(items=MAP, ties=(*ties("w p"), tie("p", "t", 0.5))), "p", stage="retired")

FIRES: dict[str, Session] = {
    "double-booked": BOOKED,
    "bets-pile-up": PILED,
    "starved-platform": STARVED,
    "retired-but-alive": ENDED,
}
SILENT: dict[str, Session] = {
    "double-booked": changed(BOOKED, "t", people=6.1),
    "bets-pile-up": room(items=MAP, ties=ties("a f", "b f", "w f")),
    "starved-platform": changed(STARVED, "s", run_people=1.0),
    "retired-but-alive": changed(ENDED, "p", stage="sustain"),
}
LACKING: dict[str, tuple[Session, set[str]]] = {
    "double-booked": (room(items=MAP), {"items.people", "ties.people"}),
    "bets-pile-up": (room(items=MAP), {"ties.to"}),
    "starved-platform": (room(items=MAP, ties=SHARED), {"items.run_people", "ties.to"}),
    "retired-but-alive": (room(items=MAP, ties=SHARED), {"items.stage"}),
}
SUSPECTED: dict[str, Session] = {
    "double-booked": changed(BOOKED, "t", basis="hunch"),
    "bets-pile-up": ties_with(PILED, basis="hunch"),
    "starved-platform": changed(STARVED, "s", basis="hunch"),
    "retired-but-alive": changed(ENDED, "p", basis="hunch"),
}
SUBJECT = {"double-booked": "t", "bets-pile-up": "f", "starved-platform": "s", "retired-but-alive": "p"}
RULES = sorted(FIRES)
#: Something was answered: what the map shows is set against what is said.
ANSWERED = {"allocation_unit": {"said_unit": "flow"}}


def answered(session: Session) -> Session:
    """The session with an answer beside its map."""
    return structs.replace(session, answers=room(fields=ANSWERED).answers)


def test_every_rule_of_the_theme_has_its_cases() -> None:
    assert {rule.id for rule in (*load.RULES, *closed_things.RULES)} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_fires_on_the_thing_and_shows_its_ties(rule: str) -> None:
    (found,) = noticed(answered(FIRES[rule]), rule)
    note = rule == "bets-pile-up"
    tone, key = ("notes", rule) if note else ("gap", f"{rule}:{SUBJECT[rule]}")
    assert (found.state, found.tone, found.items[0], found.key) == ("supported", tone, SUBJECT[rule], key)
    assert "ties" in {step.question for step in found.trail}


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_looks_and_stays_silent(rule: str) -> None:
    assert check(rule, SILENT[rule]).examined
    assert noticed(SILENT[rule], rule) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_says_what_it_lacks(rule: str) -> None:
    session, lacking = LACKING[rule]
    assert set(check(rule, session).lacking) == lacking
    assert states(session, rule) == ["not-examined"]


@pytest.mark.parametrize("rule", RULES)
def test_on_a_gut_feel_the_rule_only_suspects(rule: str) -> None:
    assert states(SUSPECTED[rule], rule) == ["suspected"]


@pytest.mark.parametrize("rule", RULES)
def test_with_no_map_the_rule_has_nothing_to_look_at(rule: str) -> None:
    assert not check(rule, EMPTY).examined
    assert check(rule, EMPTY).lacking


@pytest.mark.parametrize(("people", "fires"), [(6.0, True), (6.1, False), (5.0, True), (0.0, True)])
def test_double_booking_is_a_person_more_and_a_tenth_more(people: float, fires: bool) -> None:
    assert bool(noticed(changed(BOOKED, "t", people=people), "double-booked")) == fires


def test_a_tenth_more_of_a_large_team_is_not_enough() -> None:
    large = room(items=MAP, ties=(tie("a", "t", 22),))
    assert noticed(changed(large, "t", people=20.0), "double-booked") == []
    assert states(changed(large, "t", people=19.9), "double-booked") == ["supported"]


def test_run_load_inside_another_effort_is_not_booked_twice() -> None:
    session = structs.replace(BOOKED, ties=(tie("a", "t", 5), tie("s", "t", 3, carried_by="a")))
    assert noticed(session, "double-booked") == []


def test_the_booking_names_each_claim() -> None:
    (found,) = noticed(BOOKED, "double-booked")
    assert found.sentence == "Work tied to T takes 7 people; 5 are there. They are on A (4) and B (3)."
    assert found.size is not None
    assert found.size.value == 2.0


def test_bets_pile_up_on_teams_and_skills_too_and_each_bet_counts_once() -> None:
    session = room(items=MAP, ties=ties("a t", "b t", "c t", "a k", "b k", "w k"))
    (found,) = noticed(session, "bets-pile-up")
    assert found.sentence == "Three initiatives lean on one team: T. They are A, B and C."


def test_an_initiative_that_needs_one_of_the_products_is_no_bet_beside_it() -> None:
    assert noticed(structs.replace(PILED, ties=(*PILED.ties, *ties("a p"))), "bets-pile-up") == []
    more = structs.replace(PILED, ties=(*PILED.ties, *ties("a p", "c f")))
    assert noticed(more, "bets-pile-up")[0].items == ("f", "b", "c", "p")


def test_what_bets_lean_on_is_one_note_with_the_three_largest_named() -> None:
    things = items(initiative="a b c d e", team="t1 t2 t3", platform="f1 f2")
    many = [f"{bet} {on}" for on in ("t1", "t2", "t3", "f1", "f2") for bet in "abc"]
    session = answered(room(items=things, ties=ties(*many, "d f2", "e f2", "d t3")))
    (found,) = noticed(session, "bets-pile-up")
    assert (found.key, found.tone, found.state) == ("bets-pile-up", "notes", "supported")
    assert found.headline == "Three teams and two platforms carry at least three initiatives or products."
    assert found.detail == "The largest are F2 (5), T3 (4), F1 (3) and 2 more."
    unsure = structs.replace(
        session, ties=tuple(structs.replace(t, basis="hunch" if t.to == "t1" else None) for t in session.ties)
    )
    assert noticed(unsure, "bets-pile-up")[0].detail.endswith("1 more rests on a gut feel.")


def test_a_few_things_that_carry_much_are_named_with_what_is_on_each_of_them() -> None:
    things = items(initiative="a b c d", product="p", team="t", platform="f")
    session = answered(room(items=things, ties=ties("a t", "b t", "p t", "a f", "b f", "c f", "d f")))
    (found,) = noticed(session, "bets-pile-up")
    assert found.headline == "F and T carry 3 to 4 initiatives or products each."
    assert found.detail == "A and B are on both."


def test_all_that_is_alive_and_needs_a_platform_is_counted_as_on_the_map() -> None:
    watched = structs.replace(
        STARVED,
        items=(*STARVED.items, *items(operation="night-watch")),
        ties=(*STARVED.ties, tie("night-watch", "s")),
    )
    (before,) = noticed(STARVED, "starved-platform")
    (found,) = noticed(watched, "starved-platform")
    count = Measures(watched).lock_counts("retire")["s"]
    assert f"needed by {count}, " in found.headline
    assert f"needed by {count - 1}, " in before.headline
    assert (found.size.value, before.size.value) == (count, count - 1)


@pytest.mark.parametrize(("people", "told"), [(0.5, "half a person's time"), (2.0, "2 people")])
def test_what_is_closed_takes_time_and_no_halves_of_a_person(people: float, told: str) -> None:
    given = changed(room(items=MAP, ties=(tie("p", "t", people),)), "p", stage="retired")
    (found,) = noticed(given, "retired-but-alive")
    assert told in found.headline


@pytest.mark.parametrize("rule", RULES)
def test_before_anything_is_answered_the_map_brings_one_note_of_each_kind(rule: str) -> None:
    def copy(one: str) -> str:
        return f"{one}-2"

    twice = structs.replace(
        FIRES[rule],
        items=(
            *FIRES[rule].items,
            *(structs.replace(i, id=copy(i.id), name=f"{i.name} 2") for i in FIRES[rule].items),
        ),
        ties=(
            *FIRES[rule].ties,
            *(structs.replace(t, from_=copy(t.from_), to=copy(t.to)) for t in FIRES[rule].ties),
        ),
    )
    (found,) = noticed(twice, rule)
    assert (found.key, found.tone) == (rule, "notes")
    assert len({item.removesuffix("-2") for item in found.items[:2]}) == 1
    alone = rule == "bets-pile-up"
    assert len(noticed(answered(twice), rule)) == (1 if alone else 2)


def test_people_that_only_run_ties_speak_of_are_a_note() -> None:
    session = answered(room(items=MAP, ties=(*SHARED, tie("s", "t", 0.4))))
    (found,) = noticed(session, "starved-platform")
    assert (found.key, found.tone) == ("starved-platform", "notes")
    assert found.headline == "S: needed by 3, run by 0.4 people."
    assert [one.tone for one in noticed(answered(STARVED), "starved-platform")] == ["gap"]


def test_what_has_ended_is_no_bet() -> None:
    assert noticed(changed(PILED, "p", stage="sustain"), "bets-pile-up") != []
    ended = changed(PILED, "p", stage="retired")
    assert check("bets-pile-up", ended).examined
    assert noticed(ended, "bets-pile-up") == []


def test_what_a_platform_carries_counts_through_other_things() -> None:
    through = structs.replace(STARVED, ties=ties("a p", "p s", "w s"))
    assert states(through, "starved-platform") == ["supported"]


def test_run_ties_answer_what_run_people_does_not() -> None:
    session = room(items=MAP, ties=(*SHARED, tie("s", "t", 0.4), tie("s", "k", 0.5)))
    assert states(session, "starved-platform") == ["supported"]
    more = structs.replace(session, ties=(*SHARED, tie("s", "t", 0.4), tie("s", "k", 0.6)))
    assert noticed(more, "starved-platform") == []


def test_nobody_needed_to_run_it_is_an_answer() -> None:
    assert noticed(changed(STARVED, "s", run_people=0.0), "starved-platform") == []


def test_an_ended_thing_that_only_ended_things_need_is_at_rest() -> None:
    session = structs.replace(ENDED, ties=ties("a p"))
    assert states(session, "retired-but-alive") == ["supported"]
    assert noticed(changed(session, "a", stage="retired"), "retired-but-alive") == []


def test_no_people_on_an_ended_thing_is_zero_people() -> None:
    session = structs.replace(ENDED, ties=(tie("p", "t", 0.0),))
    assert noticed(session, "retired-but-alive") == []


def test_where_some_ties_were_looked_at_no_more_are_called_for() -> None:
    assert check("bets-pile-up", PILED).lacking == ()


def test_a_team_nobody_is_in_and_a_single_claim_are_said_as_such() -> None:
    alone = structs.replace(changed(BOOKED, "t", people=0.0), ties=(tie("a", "t", 4),))
    (found,) = noticed(alone, "double-booked")
    assert found.sentence == "Work tied to T takes 4 people; none are there. It is all on A."


def test_a_gut_feel_beside_firm_ties_is_a_part_of_how_we_know() -> None:
    given = structs.replace(
        BOOKED, ties=(tie("a", "t", 6, basis="measured"), tie("b", "t", 3, basis="hunch"))
    )
    (found,) = noticed(given, "double-booked")
    assert found.known == "part gut feel"
    all_felt = structs.replace(given, ties=tuple(structs.replace(t, basis="hunch") for t in given.ties))
    (felt,) = noticed(changed(all_felt, "t", basis="hunch"), "double-booked")
    assert felt.known == "gut feel"
