"""Lines that go on about the record just made, or put it right, without naming it again."""

import pytest

from spm_tui.storage.files import load
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.reading.choosing import meanings_of
from spm_tui.workshop.session import answer, records
from tests.spoken import SPOKEN

BANK = load(SPOKEN / "bank" / "base.toml").session
assert BANK is not None


def said(key: str, *lines: str):
    """Return what the last of some lines became, and the records they made."""
    assert BANK is not None
    session, last = BANK, None
    for line in lines:
        entered = enter(session, key, line, last)
        session, last = entered.session, entered.last
    return entered, tuple(one for one in records(session, key) if one not in records(BANK, key))


DOOR = "Polaris buy: costly, 18 months we think"
SWAP = "Data Team into Fincrime took 7 months"
STOP = "stopped Open Wallet, promised 8 in one month"
ASSET = "Polaris we speak of as stock, it's a vineyard"


@pytest.mark.parametrize(
    ("key", "first", "then", "given"),
    [
        ("reversibility", DOOR, "lost the old vendor contract", {"lost": ("the old vendor contract",)}),
        ("reversibility", DOOR, "in the end it took 2 years", {"seen_months": 24.0}),
        ("fungibility", SWAP, "works council blocks it", {"blockers": ("works council",)}),
        ("fungibility", SWAP, "only 2 can do it", {"able_others": 2}),
        (
            "stopping",
            STOP,
            "really came back: 2 and a half, after a year and a half",
            {"seen_people": 2.5, "seen_months": 18.0},
        ),
        (
            "vineyards",
            ASSET,
            "architecture, data and people need to change, 18 months",
            {"must_change": ("vines", "labour"), "months_to_change": 18.0},
        ),
        (
            "reversibility",
            "March freeze was easy, tried fully, 2 months",
            "not fully, partly",
            {"tried": "partly"},
        ),
        ("boundary", "closing a branch stalled 6 months", "no make it 8 months", {"stalled_months": 8.0}),
        ("vineyards", f"{ASSET}, 18 months", "make that 2 yrs", {"months_to_change": 24.0}),
    ],
)
def test_a_line_without_a_subject_belongs_to_the_record_before(key, first, then, given) -> None:
    entered, (record,) = said(key, first, then)
    assert entered.kind == "changed"
    assert entered.notice
    assert {name: getattr(record, name) for name in given} == given
    assert record.note is None or then not in record.note


@pytest.mark.parametrize("talk", [("the coffee is good today",), ("ok so", "where were we")])
def test_it_still_does_over_a_line_or_two_of_talk(talk) -> None:
    _, (record,) = said("reversibility", DOOR, *talk, "lost the old vendor contract")
    assert record.lost == ("the old vendor contract",)


@pytest.mark.parametrize(
    ("between", "then"),
    [
        (("Hull was awful",), "lost the old vendor contract"),  # about something else by now
        (("Cards split was a pain",), "lost the old vendor contract"),
        (("ok so", "where were we", "hm hm"), "lost the old vendor contract"),
        (("the coffee is good today",), "no, nine"),  # it may put the talk right
        (("the coffee is good today",), "scrap that"),
        ((), "have we lost the old vendor contract?"),
        ((), "if we lost the old vendor contract"),
        ((), "it took forty pages and 12 lawyers"),
    ],
)
def test_it_waits_where_it_may_be_about_something_else(between, then) -> None:
    _, before = said("reversibility", DOOR)
    entered, after = said("reversibility", DOOR, *between, then)
    assert entered.kind == "to-sort"
    assert after == before


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("hiring HR", "hr"),
        ("budget 2026 finance", "finance"),
        ("team topology nobody", "nobody"),
        ("strategy the board", "board"),
    ],
)
def test_a_lever_and_an_owner_alone_are_asked_who_owns_or_who_decided(line, owner) -> None:
    assert BANK is not None
    owns, decided = (meaning.values for meaning in meanings_of(BANK, "ownership", line))
    assert (owns["said_owner"], decided["decided_by"]) == (owner, owner)
    assert enter(BANK, "ownership", line).kind == "to-sort"


@pytest.mark.parametrize(
    "line", ["not hiring HR", "hiring HR?", "if hiring HR", "hiring HR and strategy the board"]
)
def test_a_pair_that_is_denied_or_asked_is_not_offered(line) -> None:
    assert BANK is not None
    assert meanings_of(BANK, "ownership", line) == ()


@pytest.mark.parametrize("ending", ["didn't", "did not", "it didn't", "hasn't"])
def test_a_lever_that_did_not_take(ending) -> None:
    _, (record,) = said("reallocate_or_reshape", f"Cards split team topology, {ending}")
    assert record.took == "no"


def test_of_two_spans_the_one_before_what_was_seen_was_said() -> None:
    for line in (
        "a month for Data Team to pick up Fincrime work, ended up being six",
        "For Data Team to take over the work from Fincrime one month had been pencilled in, and six went by",
    ):
        _, (record,) = said("fungibility", line)
        assert (record.from_, record.to, record.said_months, record.seen_months) == (
            "data-team",
            "fincrime",
            1.0,
            6.0,
        )


@pytest.mark.parametrize(
    ("key", "line", "field", "value"),
    [
        ("redesign_frequency", "two in five", "said_percent", 40.0),
        ("redesign_frequency", "I'd say 30 %", "said_percent", 30.0),
        ("redesign_frequency", "two in five had lunch", "said_percent", None),
    ],
)
def test_a_share_alone_is_the_answer(key: str, line: str, field: str, value: object) -> None:
    given = answer(enter(BANK, key, line).session, key)
    assert getattr(given, field, None) == value


def test_a_no_and_a_figure_mean_another_figure() -> None:
    first = enter(BANK, "reversibility", "Cards split: we thought 6 months to go back")
    then = enter(first.session, "reversibility", "no nine", first.last)
    (door,) = records(then.session, "reversibility")
    assert door.said_months == 9
    assert then.notice == "Cards split: we said, months back: 9 months, no longer 6 months."
    more = enter(then.session, "reversibility", "only the board can undo it", then.last)
    assert more.notice == "Added to Cards split."


def test_hands_on_who_owns_a_lever_are_a_round_about_it() -> None:
    entered = enter(BANK, "ownership", "3 say CEO, 4 say nobody for allocation, 1 dunno")
    (made,) = [one for one in entered.session.rounds if one not in BANK.rounds]
    assert (entered.kind, made.field, made.subject) == ("tally", "said_owner", "allocation")
    hands = {one.value: one.count for one in entered.session.ballots if one.round == made.id}
    assert (hands["ceo"], hands["nobody"]) == (3, 4)
    assert records(entered.session, "ownership") == records(BANK, "ownership")


def test_people_who_did_not_come_yet_deny_no_stop() -> None:
    entered = enter(BANK, "stopping", "stop Open Wallet, money freed but no people yet")
    stop = records(entered.session, "stopping")[-1]
    assert (stop.items, stop.freed, stop.seen_people) == (("open-wallet",), ("money",), None)


def test_two_roles_that_count_differently_are_two_voices() -> None:
    entered = enter(BANK, "reallocate_or_reshape", "I count 9 moved, Ravi counts 6")
    assert (entered.kind, getattr(answer(entered.session, "reallocate_or_reshape"), "moved_work", None)) == (
        "tally",
        None,
    )


def test_a_team_in_passing_gives_its_people_to_no_stop() -> None:
    first = enter(BANK, "stopping", "stop Open Wallet: 5 back")
    then = enter(first.session, "stopping", "Data team does, one and a half ppl", first.last)
    assert records(then.session, "stopping") == records(first.session, "stopping")


def test_what_the_room_settles_on_behind_two_voices_is_about_the_same() -> None:
    first = enter(BANK, "stopping", "stop open wallet, tom says 3 come back, edith says 8")
    then = enter(first.session, "stopping", "we say 5 then", first.last)
    stop = records(then.session, "stopping")[-1]
    assert (stop.items, stop.said_people) == (("open-wallet",), 5)
    talk = enter(first.session, "stopping", "we have 5 minutes left", first.last)
    assert talk.kind == "to-sort"
