"""Figures in spoken lines: what came back, who gave them, and where two readings are asked."""

import pytest

from spm_tui.storage.files import load
from spm_tui.workshop import records as r
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.previewing import TO_SORT, preview_line
from spm_tui.workshop.session import records
from tests.spoken import SPOKEN

BANK = load(SPOKEN / "bank" / "base.toml").session
assert BANK is not None
INSURER = load(SPOKEN / "rhenavie" / "base.toml").session
assert INSURER is not None


def test_what_a_stop_gave_back_after_a_time_was_seen_after_it() -> None:
    line = "Open Wallet gave 3 back after two years, we had said six"
    (stop,) = records(enter(BANK, "stopping", line).session, "stopping")
    assert isinstance(stop, r.Stop)
    assert (stop.said_people, stop.said_months, stop.seen_people, stop.seen_months) == (6, None, 3, 24)


def test_a_figure_that_was_never_said_changes_no_record() -> None:
    before = enter(BANK, "stopping", "stop Open Wallet, said 5")
    after = enter(before.session, "stopping", "not Polaris, 8 was never said", before.last)
    assert after.kind == "to-sort"
    assert records(after.session, "stopping") == records(before.session, "stopping")


def test_two_voices_behind_a_stop_speak_of_what_stops() -> None:
    before = enter(BANK, "stopping", "stop Open Wallet, said 5")
    after = enter(before.session, "stopping", "Tom says 3, I say 8", before.last)
    assert [one.subject for one in after.session.rounds if one not in BANK.rounds] == ["open-wallet"]


def test_people_and_a_time_with_no_word_for_them_are_asked_for_once_as_said_and_once_as_seen() -> None:
    meanings = preview_line(BANK, "stopping", "Open Wallet 5 in two months").meanings
    assert meanings[:2] == (
        "Open Wallet: we said 5 people back, in 2 months",
        "Open Wallet: 5 people came back, after 2 months",
    )


def test_a_name_nobody_knows_is_not_taken_for_what_was_spoken_of_before() -> None:
    before = enter(BANK, "stopping", "stop Open Wallet, said 5").session
    offered = preview_line(before, "stopping", "Xorv Tarx gives 4 back in 2 months").meanings
    assert offered == (
        "Xorv Tarx: we said 4 people back, in 2 months   (not known yet: a new initiative)",
        TO_SORT,
    )


def test_who_pays_for_what_stays_is_kept_with_the_stop_before() -> None:
    before = enter(INSURER, "stopping", "stop FNOL Online, said 3 back")
    assert before.kind == "record", before.problem
    after = enter(before.session, "stopping", "POLAS stays, 2 people, nobody pays", before.last)
    (stop,) = records(after.session, "stopping")
    assert isinstance(stop, r.Stop)
    assert (stop.run_paid_by, after.problem) == ("nobody", "")
    assert [tie.people for tie in after.session.ties if tie not in INSURER.ties] == [2]


@pytest.mark.parametrize("words", ["it took hold", "it took root"])
def test_a_change_that_took_hold_leaves_no_note(words: str) -> None:
    (made,) = records(
        enter(BANK, "reallocate_or_reshape", f"March freeze was a re-org, {words}").session,
        "reallocate_or_reshape",
    )
    assert isinstance(made, r.Decision)
    assert (made.took, made.note) == ("yes", None)


def test_a_fortnight_is_half_a_month() -> None:
    (stop,) = records(enter(BANK, "stopping", "stop Open Wallet, 3 back in a fortnight").session, "stopping")
    assert isinstance(stop, r.Stop)
    assert stop.said_months == 0.5
