"""Every rule of the design is there, says all it must say, has its cases, and reaches every state it may."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from rule_cases import EMPTY, check, states, with_basis

from spm_tui.diagnosis.lenses import LENSES, TWINS
from spm_tui.diagnosis.record_keys import PARTS, spec_of
from spm_tui.diagnosis.rule_table import BY_ID, RULES, THEMES
from spm_tui.diagnosis.trail import may_be_off
from spm_tui.workshop.references import finding_names
from spm_tui.workshop.session import Session

#: The rules of the design by tone; what is not listed is a gap.
CLEARS = {"clean-stop", "swap-held", "door-tested", "comes-home"}
ASKS = {"called-untouchable", "split-room"}
NOTES = {"bets-pile-up"}
DESIGNED = [
    "reclaim-gap", "clean-stop", "orphaned-by-stop", "unfunded-run", "entangled-stop", "double-booked",
    "bets-pile-up", "starved-platform", "retired-but-alive", "swap-gap", "swap-held", "sole-holder",
    "dead-trade", "stock-talk", "called-untouchable", "untended-vineyard", "false-module",
    "untested-door", "door-tested", "unit-mismatch", "allocation-only", "rank-first-redesign-later",
    "stiff-flow", "moved-not-removed", "decided-nothing-moved", "budget-shorter-than-change",
    "owner-without-levers", "orphan-lever", "decides-elsewhere", "buffer", "clear-in-words",
    "moves-to-nobody", "comes-home", "leadership-work-in-a-function", "split-room",
    "redesign-understated", "waits-longer-than-said", "slower-than-the-plan", "stop-of-a-vineyard",
]  # fmt: skip
#: Silent answers have no basis, so what they show is never a gut feel.
NEVER_SUSPECTED = {"split-room"}
EVERY_RULE = pytest.mark.parametrize("rule", sorted(BY_ID))


def cases() -> Iterator[ModuleType]:
    """The test modules of the themes; each holds sessions by rule in FIRES, SILENT and LACKING."""
    for path in sorted(Path(__file__).parent.glob("test_rules_*.py")):
        if path.stem != Path(__file__).stem:
            yield import_module(path.stem)


def case(table: str, rule: str) -> Session:
    """The session that is this rule's case in FIRES, SILENT or LACKING. Fails when there is none or two."""
    (found,) = [getattr(module, table)[rule] for module in cases() if rule in getattr(module, table)]
    session: Session = found[0] if isinstance(found, tuple) else found
    return session


def test_every_rule_of_the_design_is_there_and_no_id_is_used_twice() -> None:
    assert set(DESIGNED) - set(BY_ID) == set()
    assert len(RULES) == len(BY_ID)


@pytest.mark.parametrize("rule", DESIGNED)
def test_the_tone_is_that_of_the_design(rule: str) -> None:
    told = {"clears": CLEARS, "asks": ASKS, "notes": NOTES}
    expected = next((tone for tone, rules in told.items() if rule in rules), "gap")
    assert BY_ID[rule].tone == expected


@EVERY_RULE
def test_the_rule_says_all_it_must_say(rule: str) -> None:
    told = BY_ID[rule]
    assert told.help.startswith("Whether")
    assert told.help.endswith(".")
    assert told.ask.endswith("?")
    assert told.passage.endswith(".")
    assert not told.could_be_wrong[0].isupper()
    assert not told.could_be_wrong.endswith(".")
    assert may_be_off(told.could_be_wrong).startswith("This may be off if ")
    assert len({told.help, told.ask, told.passage, told.could_be_wrong}) == 4
    assert 0 < len(told.part.split()) <= 5


def test_no_two_rules_say_the_same() -> None:
    for field in ("help", "ask"):
        words = [getattr(rule, field) for rule in RULES]
        assert len(set(words)) == len(words), field


@EVERY_RULE
def test_the_rule_has_a_theme_and_names_the_parts_it_reads(rule: str) -> None:
    assert BY_ID[rule].theme in THEMES
    assert BY_ID[rule].reads
    assert set(BY_ID[rule].reads) <= set(PARTS)


def test_every_gap_speaks_against_an_assumption_or_stands_alone_by_theme() -> None:
    lensed = {rule for lens in LENSES for assumed in lens.assumptions for rule in assumed.rules}
    assert lensed <= set(BY_ID)
    assert set(TWINS.values()) == CLEARS
    alone = {rule.id for rule in RULES if rule.tone == "gap"} - lensed
    assert alone == {
        "stock-talk",
        "unit-mismatch",
        "redesign-understated",
        "waits-longer-than-said",
        "slower-than-the-plan",
        "stop-of-a-vineyard",
    }


@EVERY_RULE
def test_the_rule_fires_in_a_case_of_its_own(rule: str) -> None:
    assert states(with_basis(case("FIRES", rule), "repeated"), rule) == ["supported"]


@EVERY_RULE
def test_a_word_in_a_key_is_not_taken_for_a_thing_of_that_name(rule: str) -> None:
    session = case("FIRES", rule)
    known = {row.id for row in (*session.items, *session.cases)}
    for found in check(rule, session).findings:
        record = re.sub(r"~\d+$", "", found.key.partition(":")[2])
        for word in set(re.findall(r"[a-z0-9-]+", record)) - known:
            assert not finding_names(session, found.key, "items", word), f"{rule} belongs into references.py"


@EVERY_RULE
def test_the_rule_stays_silent_in_a_case_of_its_own(rule: str) -> None:
    outcome = check(rule, case("SILENT", rule))
    assert outcome.examined
    assert outcome.findings == ()


@EVERY_RULE
def test_the_rule_is_not_examined_in_a_case_of_its_own_and_says_what_it_lacks(rule: str) -> None:
    outcome = check(rule, case("LACKING", rule))
    assert not outcome.examined
    assert outcome.lacking
    for key in outcome.lacking:
        assert spec_of(key) is not None or key == "boundary.clarity", key


@EVERY_RULE
def test_the_rule_only_suspects_on_a_gut_feel(rule: str) -> None:
    if rule in NEVER_SUSPECTED:
        assert states(with_basis(case("FIRES", rule), "hunch"), rule) == ["supported"]
        return
    own = [module.SUSPECTED[rule] for module in cases() if rule in getattr(module, "SUSPECTED", {})]
    session = own[0] if own else with_basis(case("FIRES", rule), "hunch")
    assert states(session, rule) == ["suspected"]


def test_with_no_answers_every_rule_lacks_something_the_file_can_hold() -> None:
    for rule in RULES:
        assert check(rule.id, EMPTY).lacking
