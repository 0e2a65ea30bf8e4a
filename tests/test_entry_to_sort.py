"""Fast entry: nothing typed is lost, and nothing typed raises."""

import pytest
from entry_port import PORT, record
from hypothesis import given, settings
from hypothesis import strategies as st

from spm_tui.storage.codec import encode
from spm_tui.text import fold
from spm_tui.workshop import session as s
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry.editing import enter_many, reenter, sort_line
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.entry.previewing import preview_line, preview_list
from spm_tui.workshop.entry.suggesting import suggest, suggest_need

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


#: Words nobody knows: wherever they stand in a line, they are kept.
STRANGE = ("zqxj", "wafer", "plinth", "gherkin7", "vexillum", "ümlaut")
WORDS = st.one_of(
    st.sampled_from(
        ["Live tracking", "Fleet", "Customs", "stays", "needs", "back", "8", "1 month", "took", "said",
         "?", ">", ">", ">", ",", ";", '"', "\t", "paid by", "to", "note:", "half as good", "cannot",
         "team", "#fleet", "as", "on 2026-01-01", "=", "-", "1 2 3", "flow 3", "moved 8", "100%", "0",
         "of", "because", "and", "or", "not", "if", "easy", "never tried", "budget", "CFO", "the CEO",
         "decides", "no idea", "collapse 2", "clarity", "Tom says", "I say", "split a team", "waited",
         "stock", "vineyard", "re-org", "it took", "nobody", "funding", "moves", "\n", "\ud800",
         "\x1b[31m", "（", "١", "²"]
    ),
    st.sampled_from(STRANGE),
)  # fmt: skip
LINES = st.one_of(st.lists(WORDS, max_size=9).map(" ".join), st.text(max_size=60))
FIRST = {
    "allocation_unit": "Re-plan > flow > 3 months", "stopping": "Live tracking > back 8 > 1 month",
    "reversibility": "Own hub > easy > said 3 months", "fungibility": "Fleet > Customs > said 1",
    "reallocate_or_reshape": "Split billing > re-org > took yes", "ownership": "budget > CFO",
    "redesign_frequency": "Rail first > new team", "vineyards": "Position hub > stock",
    "boundary": "split a team > waited 3 months", "disappearance": "funding > collapses",
}  # fmt: skip


def lost(line: str, before: s.Session, after: s.Session) -> list[str]:
    """Return the words of a line that nobody knows and that stand nowhere in what it became."""
    there, now = fold(encode(before)), fold(encode(after))
    words = [fold(word) for word in STRANGE if fold(word) in fold(line)]
    return [word for word in words if now.count(word) <= there.count(word)]


@settings(max_examples=300, deadline=None)
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
        assert lost(line, PORT, entered.session) == []
    assert isinstance(preview_line(PORT, key, line).text, str)
    for cursor in (0, len(line) // 2, len(line)):
        assert len(suggest(PORT, key, line, cursor)) <= 8


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ANSWER_KEYS), LINES)
def test_nothing_is_lost_of_a_line_behind_another(key: str, line: str) -> None:
    first = enter(PORT, key, FIRST[key])
    entered = enter(first.session, key, line, first.last)
    if entered.kind != "refused" and "taken back" not in entered.notice:
        assert lost(line, first.session, entered.session) == []


AGREED = "because the union agreed"


@pytest.mark.parametrize(
    ("key", "line", "note"),
    [
        (
            "stopping",
            "Live tracking > back 8 > 1 month, because the union agreed",
            "because the union agreed",
        ),
        (
            "stopping",
            "Live tracking: 8 back in a month, because the union agreed",
            "because the union agreed",
        ),
        ("stopping", "Live tracking > back 8 > the union agreed", "the union agreed"),
        ("stopping", "stop Live tracking: 6 to 8 people back", "6 to 8 people"),
        ("stopping", "stop Live tracking: 8 people back, they say", None),
        ("ownership", "budget: the CEO decides", None),
        ("reversibility", "Own hub > easy > the Poole office grumbled", "the Poole office grumbled"),
    ],
)
def test_the_words_beyond_what_was_read_are_the_note_of_the_record(
    key: str, line: str, note: str | None
) -> None:
    assert record(key, line).note == note


def test_a_repeated_line_says_its_words_once() -> None:
    line = "Live tracking: 8 back in a month, because the union agreed"
    once = enter(PORT, "stopping", line).session
    assert enter(once, "stopping", line).session == once
    more = enter(once, "stopping", "Live tracking: 6 back, because the Poole office closes").session
    (stop,) = s.records(more, "stopping")
    assert stop.note == "because the union agreed; because the Poole office closes"


def test_of_two_records_of_a_line_each_keeps_its_own_words() -> None:
    line = "stop Customs, 2 back, the union agreed; stop Pricing, 3 back, Poole was told"
    first, second = s.records(enter(PORT, "stopping", line).session, "stopping")
    assert ("union" in first.note, "Poole" in second.note) == (True, True)
    assert "Poole" not in first.note


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
