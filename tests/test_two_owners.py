"""Two who own, decide, pay, tend or undo together: a field takes one, so the line asks which."""

import pytest
from spoken import SPOKEN

from spm_tui.storage.files import load
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.previewing import TO_SORT, meanings_behind
from spm_tui.workshop.session import records


@pytest.fixture(scope="module")
def session():
    return load(SPOKEN / "rhenavie" / "base.toml").session


@pytest.mark.parametrize(
    ("key", "line", "each"),
    [
        ("ownership", "budget: CEO together with the board", "budgeting horizon: {} decides"),
        ("ownership", "budget > CEO together with the board", "budgeting horizon: {} decides"),
        ("ownership", "budget: CEO/board", "budgeting horizon: {} decides"),
        ("ownership", "CFO and board decide the budget", "budgeting horizon: {} decides"),
        ("ownership", "the CEO and the board together decide the budget", "budgeting horizon: {} decides"),
        (
            "ownership",
            "the CEO, together with the board, decides the budget",
            "budgeting horizon: {} decides",
        ),
        ("ownership", "strategy: decided by the CEO jointly with the board", "strategy: {} decides"),
        ("ownership", "strategy lives with the CEO together with the board", "strategy: {} lives with it"),
        (
            "boundary",
            "vendor choice: CEO together with the board decides",
            "vendor choice: someone else decides: {}",
        ),
        (
            "stopping",
            "FNOL Online stopped, 4 back, running paid by the CEO together with the board",
            "FNOL Online: we said 4 people back, running it is paid by {}",
        ),
        (
            "reversibility",
            "Motor first: easy, the CEO together with the board can undo it",
            "Motor first: the way back: easy, {} can undo it",
        ),
        ("vineyards", "Motor is tended by the CEO together with the board", "Motor: tended by {}"),
        ("disappearance", "funding moves to the CEO together with the board", "funding: moves, to {}"),
    ],
)
def test_two_who_do_it_together_are_asked_about(session, key, line, each):
    entered = enter(session, key, line)
    assert entered.kind == "to-sort"
    assert records(entered.session, key) == records(session, key)
    *found, last = meanings_behind(session, key, line, None, entered)
    chief = "CFO" if "CFO" in line else "CEO"
    assert sorted(found, key=str.casefold) == [each.format("board"), each.format(chief)]
    assert last == TO_SORT


def test_three_who_do_it_together_wait_unasked(session):
    line = "the CEO, the CFO together with the board decide the budget"
    entered = enter(session, "ownership", line)
    assert entered.kind == "to-sort"
    assert meanings_behind(session, "ownership", line, None, entered) == ()
