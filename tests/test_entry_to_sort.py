"""Fast entry: nothing typed is lost, and nothing typed raises."""

import pytest
from entry_port import PORT
from hypothesis import given, settings
from hypothesis import strategies as st

from spm_tui.workshop import session as s
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry import (
    enter,
    enter_many,
    list_things,
    preview_line,
    preview_list,
    reenter,
    sort_line,
    suggest,
    suggest_need,
)

TALK = "and the AIS thing, whoever has that"


@pytest.mark.parametrize("key", ANSWER_KEYS)
def test_talk_waits_to_be_sorted(key: str) -> None:
    entered = enter(PORT, key, TALK)
    assert (entered.kind, entered.position) == ("to-sort", 0)
    assert s.answer(entered.session, key).to_sort == (TALK,)
    assert entered.problem.endswith((".", "?"))
    assert (entered.session.items, entered.session.cases) == (PORT.items, PORT.cases)


def test_a_line_that_waits_becomes_a_record_when_it_is_understood() -> None:
    session = enter(PORT, "stopping", TALK).session
    session = enter(session, "stopping", "who knows").session
    still = sort_line(session, "stopping", 0, "AIS whoever")
    assert (still.kind, s.answer(still.session, "stopping").to_sort) == (
        "to-sort",
        ("AIS whoever", "who knows"),
    )
    entered = sort_line(session, "stopping", 0, "AIS feed > back 2")
    assert (entered.kind, entered.created) == ("record", (("items", "ais-feed"),))
    assert s.answer(entered.session, "stopping").to_sort == ("who knows",)


def test_nothing_typed_changes_nothing() -> None:
    assert enter(PORT, "stopping", "  \n ").session is PORT


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("stopping", "Live tracking > back 800000"),
        ("stopping", "Live tracking > back -3"),
        ("fungibility", "Fleet > Customs > took 9 > 180%"),
        ("fungibility", "Fleet > Fleet > said 1"),
        ("allocation_unit", "Re-plan > flow > 900 months"),
        ("disappearance", "budget > if gone: perhaps"),
    ],
)
def test_a_wrong_value_says_what_is_wrong_and_keeps_the_line(key: str, line: str) -> None:
    entered = enter(PORT, key, line)
    assert (entered.kind, s.answer(entered.session, key).to_sort) == ("to-sort", (line,))
    assert entered.problem.endswith((".", "?"))
    assert s.records(entered.session, key) == ()


@pytest.mark.parametrize(
    ("key", "line", "taken"),
    [
        ("redesign_frequency", "100% > zqxj", "100"),
        ("redesign_frequency", "we say 20% > the depot one", "20"),
    ],
)
def test_a_figure_that_is_taken_leaves_the_rest_of_its_line_to_sort(key: str, line: str, taken: str) -> None:
    entered = enter(PORT, key, line)
    given = s.answer(entered.session, key)
    assert (entered.kind, entered.problem.endswith("?")) == ("changed", True)
    assert isinstance(given, s.RedesignFrequency)
    assert (f"{given.said_percent:g}", given.to_sort) == (taken, (line,))


@pytest.mark.parametrize("key", ANSWER_KEYS)
@pytest.mark.parametrize("line", ["\t 8 100%", "1\t2\t3", "1 2 \t 3 4"])
def test_tabs_between_figures_raise_nothing(key: str, line: str) -> None:
    assert enter(PORT, key, line).session is not None


WORDS = st.sampled_from(
    ["Live tracking", "Fleet", "stays", "needs", "back", "8", "1 month", "took", "?", ">", ">", ",", ";", '"',
     "\t", "paid by", "to", "note:", "half as good", "cannot", "team", "#fleet", "as", "on 2026-01-01", "=",
     "-", "zqxj", "1 2 3", "flow 3", "moved 8", "100%", "0", "of", "because", "\n", "\ud800", "\x1b[31m",
     "（", "١", "²"]
)  # fmt: skip
LINES = st.one_of(st.lists(WORDS, max_size=9).map(" ".join), st.text(max_size=60))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(ANSWER_KEYS), LINES)
def test_no_line_raises_and_none_is_lost(key: str, line: str) -> None:
    entered = enter(PORT, key, line)
    if entered.kind == "to-sort":
        waiting = s.answer(entered.session, key).to_sort
        assert any(
            " ".join(line.replace("\ud800", "<U+D800>").split()) in " ".join(x.split()) for x in waiting
        )
    elif entered.kind == "refused":
        assert not line.strip()
    else:
        assert entered.session != PORT
        assert line.count("zqxj") == 0 or "zqxj" in repr(entered.session)
    assert isinstance(preview_line(PORT, key, line).text, str)
    for cursor in (0, len(line) // 2, len(line)):
        assert len(suggest(PORT, key, line, cursor)) <= 8


@settings(max_examples=80, deadline=None)
@given(LINES)
def test_no_list_raises_and_none_is_lost(text: str) -> None:
    listed = list_things(PORT, text)
    if "zqxj" in text:
        assert "zqxj" in repr(listed.session) + repr(listed.left)
    assert isinstance(preview_list(PORT, text), str)
    assert len(suggest_need(PORT, text, len(text))) <= 8
    assert enter_many(PORT, "stopping", text).session is not None
    assert reenter(PORT, "stopping", 0, text).kind == "refused"
