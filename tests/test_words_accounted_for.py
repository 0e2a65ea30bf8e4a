"""A line is recorded only where every word that could change what it says has a meaning of ours."""

import pytest

from spm_tui.storage.codec import encode
from spm_tui.storage.files import load
from spm_tui.workshop.answer_edits import add_to_sort
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.previewing import TO_SORT, chosen_meaning, preview_line
from spm_tui.workshop.reading.choosing import meanings_of
from spm_tui.workshop.session import records
from tests.spoken import SPOKEN

BANK = load(SPOKEN / "bank" / "base.toml").session
assert BANK is not None


@pytest.mark.parametrize(
    ("key", "line", "words"),
    [
        ("stopping", "perhaps we stop Open Wallet and get 3 people back", ['"perhaps"']),
        ("stopping", "stopping Open Wallet was postponed by 3 months", ['"postponed"']),
        (
            "stopping",
            "until somebody proves otherwise Open Wallet frees 3 people",
            ['"until"', '"otherwise"'],
        ),
        ("reversibility", "undoing March freeze is more costly than a wedding", ['"than"']),
        ("fungibility", "Data Team folks are as good as Fincrime, 90 percent", ['"as"']),
        ("reallocate_or_reshape", "somebody wants a re-org for March freeze", ['"wants"']),
        ("ownership", "the CEO decides on hiring only when HR is away", ['"when"']),
        ("redesign_frequency", "March freeze would take a new team", ['"would"']),
        ("vineyards", "Polaris was called a brand by mistake", ['"mistake"']),
        ("boundary", "leadership declined to decide on closures", ['"declined"', '"to"']),
        ("disappearance", "we considered moving reporting to finance", ['"considered"']),
    ],
)
def test_a_word_nobody_can_account_for_makes_a_line_wait_and_is_named(
    key: str, line: str, words: list[str]
) -> None:
    entered = enter(BANK, key, line)
    assert entered.kind == "to-sort"
    assert encode(entered.session) == encode(add_to_sort(BANK, key, line))
    assert any(word in entered.problem for word in words), entered.problem


@pytest.mark.parametrize(
    ("key", "line", "field", "value"),
    [
        ("stopping", "stop Open Wallet, maybe 3 people in not more than 2 months", "said_people", 3),
        ("stopping", "stopping Open Wallet would give us 3 people back", "said_people", 3),
        ("stopping", "stop Open Wallet: 3 came back instead of the 5 we said", "seen_people", 3),
        ("fungibility", "it was 6 months until Data Team could do Fincrime work", "seen_months", 6),
        ("ownership", "nobody but the CEO decides on hiring", "decided_by", "ceo"),
        ("redesign_frequency", "for March freeze we had to set up a new team", "took_what", "new-team"),
        ("vineyards", "Polaris is a vineyard rather than a stock", "fits", "vineyard"),
        ("vineyards", "for Polaris the data must change, that needs 2 years", "months_to_change", 24),
        ("boundary", "on closures portfolio may only recommend", "portfolio", "recommend"),
        ("disappearance", "without us funding falls apart", "if_gone", "collapses"),
        ("stopping", "stop Open Wallet, 12 screens, 3 people back, the lawyers say", "said_people", 3),
    ],
)
def test_the_same_words_with_a_meaning_of_ours_do_not(key: str, line: str, field: str, value: object) -> None:
    entered = enter(BANK, key, line)
    assert entered.kind == "record", entered.problem
    assert getattr(records(entered.session, key)[-1], field) == value


def test_what_an_uncertain_line_may_mean_is_offered_and_taken_or_kept() -> None:
    line = "perhaps we stop Open Wallet and get 3 people back"
    (meaning,) = meanings_of(BANK, "stopping", line)
    assert meaning.why == '"perhaps": sure?'
    offered = preview_line(BANK, "stopping", line).meanings
    assert (len(offered), offered[-1]) == (2, TO_SORT)
    taken = chosen_meaning(BANK, "stopping", line, None, 0)
    assert taken is not None
    assert records(taken.session, "stopping")[-1].said_people == 3
    kept = chosen_meaning(BANK, "stopping", line, None, 1)
    assert kept is not None
    assert encode(kept.session) == encode(add_to_sort(BANK, "stopping", line))
    assert chosen_meaning(BANK, "stopping", line, None, 2) is None


def test_a_line_of_two_facts_of_which_one_is_uncertain_waits_whole() -> None:
    line = "stop Open Wallet, 3 people back; perhaps we stop Core Exit, 4 people back"
    assert enter(BANK, "stopping", line).kind == "to-sort"


def test_two_sides_named_at_once_may_both_do_it() -> None:
    meant = meanings_of(BANK, "boundary", "on pricing portfolio and leadership decide")
    sides = [(one.values.get("portfolio"), one.values.get("leadership")) for one in meant]
    assert sides == [("decide", "decide"), ("decide", None), (None, "decide")]


def test_an_uncertain_correction_corrects_nothing() -> None:
    before = enter(BANK, "reversibility", "Cards split: we thought 6 months to go back")
    after = enter(before.session, "reversibility", "no, the lawyers postponed it by 9 months", before.last)
    assert records(after.session, "reversibility") == records(before.session, "reversibility")


@pytest.mark.parametrize(
    ("key", "line", "field", "value"),
    [
        ("redesign_frequency", "March freeze needd a new team, 8 months", "took_what", "new-team"),
        ("vineyards", "Polaris behavs lik a vineyard", "fits", "vineyard"),
        ("disappearance", "without us funding colapsed wihtin 3 weeks", "if_gone", "collapses"),
        ("boundary", "today leadership decides on new branches", "leadership", "decide"),
        ("boundary", "at present leadership decides on closures", "leadership", "decide"),
        ("boundary", "on closures portfolio used to decide; now leadership decides", "leadership", "decide"),
        ("vineyards", "unlike Open Wallet, Polaris is a vineyard", "fits", "vineyard"),
        ("stopping", "stop Open Wallet to protect Polaris, 3 people back", "said_people", 3),
        ("allocation_unit", "March freeze: money, Open Wallet -> Polaris, 3 months", "to", "polaris"),
    ],
)
def test_slips_and_words_that_turn_nothing_round_block_no_line(
    key: str, line: str, field: str, value: object
) -> None:
    entered = enter(BANK, key, line)
    assert entered.kind == "record", entered.problem
    assert getattr(records(entered.session, key)[-1], field) == value


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("boundary", "on closures portfolio used to decide"),
        ("disappearance", "without us funding collapsed once"),
        ("disappearance", "funding collapsed within 3 weeks last time in another firm"),
        ("stopping", "stop Open Wallet to reopen it in May"),
        ("vineyards", "unlike what the slides say Polaris is a vineyard"),
        ("boundary", "at best leadership decides on closures"),
        ("ownership", "Ann asks who decides on hiring"),
    ],
)
def test_what_once_was_or_is_only_asked_still_waits(key: str, line: str) -> None:
    assert enter(BANK, key, line).kind == "to-sort"
