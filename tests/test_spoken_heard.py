"""Nothing is put down that nobody said: two stops in a line, names nobody knows, and what speaks against
what is on file.
"""

from datetime import date

import pytest
from msgspec import structs

from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.entry.previewing import TO_SORT, chosen_meaning, preview_line

EMPTY = s.Session(format=1, title="t", mode="workshop", created=date(2026, 11, 22))
MILL = list_things(
    EMPTY,
    """Teams: Weavers 6, Dyers 4
    initiative: Silk line, Wool shop, Summer range
    system: Loom control, Dye book
    Silk line needs Loom control, Weavers 5
    Wool shop needs Dye book, Dyers 2""",
).session


def stops(line: str, session: s.Session = MILL) -> list[tuple[object, ...]]:
    made = s.records(enter(session, "stopping", line).session, "stopping")
    return [
        (one.items, one.said_people, one.said_months, one.seen_people, one.seen_months)
        for one in made
        if isinstance(one, r.Stop)
    ]


def after(key: str, *lines: str, session: s.Session = MILL) -> s.Session:
    for line in lines:
        session = enter(session, key, line).session
    return session


SILK, WOOL, RANGE = ("silk-line",), ("wool-shop",), ("summer-range",)


@pytest.mark.parametrize(
    ("line", "given"),
    [
        (
            "Stop silk line: 2 people in 3 months, and wool shop: 4 people in a year",
            [(SILK, 2, 3, None, None), (WOOL, 4, 12, None, None)],
        ),
        (
            "close wool shop, 3 people in 2 months; silk line, 1 person in a month",
            [(WOOL, 3, 2, None, None), (SILK, 1, 1, None, None)],
        ),
        (
            "stop silk line: 2 people, wool shop: 4 people, summer range: 1 person",
            [(SILK, 2, None, None, None), (WOOL, 4, None, None, None), (RANGE, 1, None, None, None)],
        ),
        (
            "closing silk line - 2 people - and wool shop - 4 people",
            [(SILK, 2, None, None, None), (WOOL, 4, None, None, None)],
        ),
        (
            "stopping silk line gives 2 people in 3 months, wool shop: 4 people",
            [(SILK, 2, 3, None, None), (WOOL, 4, None, None, None)],
        ),
        (
            "kill silk line: 2 people in 3 months, then wool shop, that's 4 people in a year",
            [(SILK, 2, 3, None, None), (WOOL, 4, 12, None, None)],
        ),
        ("stop silk line, wool shop: 2 people", [((*SILK, *WOOL), 2, None, None, None)]),
        (
            "stop silk line, wool shop, summer range, 2 people",
            [((*SILK, *WOOL, *RANGE), 2, None, None, None)],
        ),
        ("stop silk line, 2 people in 3 months; dyers, 4 people", [(SILK, 2, 3, None, None)]),
        ("close silk line: 2 people in 3 months, wool shop same", [(SILK, 2, 3, None, None)]),
        ("Stop wool shop: we said 3 people, 1 came back after a year", [(WOOL, 3, None, 1, 12)]),
    ],
)
def test_a_figure_behind_another_name_is_of_that_name(line: str, given: list[tuple[object, ...]]) -> None:
    assert stops(line) == given


@pytest.mark.parametrize("name", ["loyalty app", "Zephyr", "the old shed"])
def test_a_figure_behind_a_name_nobody_knows_is_never_what_came_back(name: str) -> None:
    line = f"stop silk line: 2 people in 3 months, and {name}: 4 people in a year"
    assert all(one[3:] == (None, None) for one in stops(line))
    assert not any(
        "came back" in one or "after" in one for one in preview_line(MILL, "stopping", line).meanings
    )


def test_the_same_said_of_another_name_in_the_line_takes_nothing_from_the_record_before() -> None:
    before = after("stopping", "put summer range on ice: 1 person, once")
    entered = enter(before, "stopping", "close silk line: 2 people in 3 months, wool shop same")
    made = s.records(entered.session, "stopping")[-1]
    assert isinstance(made, r.Stop)
    assert (made.action, made.basis) == ("stop", None)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("Zephyr gives back 4 people", "Zephyr: we said 4 people back"),
        ("the Zephyr gives back 4 people", "Zephyr: we said 4 people back"),
        ("Zephyr gave 4 people back", "Zephyr: 4 people came back"),
        ("Zephyr returned 4 people", "Zephyr: 4 people came back"),
        ("Cotton Barn gave us 4 people back in 3 months", "Cotton Barn: 4 people came back, after 3 months"),
        ("Zephyr, 4 people", "Zephyr: we said 4 people back"),
    ],
)
def test_a_name_nobody_knows_is_offered_as_a_new_one(line: str, offered: str) -> None:
    before = after("stopping", "stopping wool shop gives us 2")
    meanings = preview_line(before, "stopping", line).meanings
    assert meanings == (f"{offered}   (not known yet: a new initiative)", TO_SORT)
    assert "is not known." in enter(before, "stopping", line).problem
    chosen = chosen_meaning(before, "stopping", line, None, 0)
    assert chosen is not None
    assert len(chosen.created) == 1
    assert s.records(chosen.session, "stopping")[0] == s.records(before, "stopping")[0]


@pytest.mark.parametrize(
    "line",
    [
        "shed stays, 3 people, nobody pays",
        "the shed still needs 2 people and nobody pays",
        "4 people back from Zephyr",
        "Boss says 4 people back",
        "Yesterday 4 people were there for it",
    ],
)
def test_what_holds_words_nobody_knows_is_never_offered_as_said_of_what_was_spoken_of(line: str) -> None:
    before = after("stopping", "stopping wool shop gives us 2")
    preview = preview_line(before, "stopping", line)
    assert preview.meanings == ()
    assert s.records(enter(before, "stopping", line).session, "stopping") == s.records(before, "stopping")


@pytest.mark.parametrize(
    ("key", "line", "offered"),
    [
        ("vineyards", "Zephyr is a vineyard", "Zephyr: it fits vineyard   (not known yet: a new system)"),
        (
            "redesign_frequency",
            "Zephyr took a reorg",
            "Zephyr: took re-organisation   (not known yet: a new case)",
        ),
    ],
)
def test_the_same_holds_where_a_thing_or_a_case_is_asked(key: str, line: str, offered: str) -> None:
    assert preview_line(MILL, key, line).meanings == (offered, TO_SORT)


@pytest.mark.parametrize(
    ("line", "spoken_as", "fits"),
    [
        ("everybody says dye book is a stock", "stock", None),
        ("the deck says loom control is a brand", "brand", None),
        ("people say loom control is a brand, in truth it is a vineyard", "brand", "vineyard"),
        ("everyone insists dye book is real estate, it behaves like a vineyard", "real-estate", "vineyard"),
        ("the CFO claims dye book is a stock", "stock", None),
        ("they call the dye book a stock", "stock", None),
        ("dye book is a vineyard", None, "vineyard"),
        ("sales says dye book is really a brand", None, "brand"),
    ],
)
def test_what_people_say_of_a_thing_is_how_it_is_spoken_of(
    line: str, spoken_as: str | None, fits: str | None
) -> None:
    (made,) = s.records(enter(MILL, "vineyards", line).session, "vineyards")
    assert isinstance(made, r.Asset)
    assert (made.spoken_as, made.fits) == (spoken_as, fits)


def test_of_two_records_a_line_changes_each_is_named() -> None:
    before = after("vineyards", "dye book is a vineyard", "loom control is a brand")
    entered = enter(before, "vineyards", "dye book is a vineyard, loom control a stock")
    assert entered.notice == (
        "Dye book: already noted. Loom control: it behaves like: stock, no longer brand."
    )


SWAPPED = after("fungibility", "Weavers for Dyers: said 1 month, took 2 months, 70%")


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("Weavers can't do the work of Dyers, full stop", "we said 0% of the value", "cannot"),
        ("Weavers for Dyers keeps 50 percent", "we said 50% of the value", "50% of the value kept"),
        ("Weavers could not do the work of Dyers", "cannot", "we said 0% of the value"),
    ],
)
def test_an_opinion_against_a_value_that_was_seen_is_asked_about(line: str, first: str, second: str) -> None:
    entered = enter(SWAPPED, "fungibility", line)
    assert entered.kind == "to-sort"
    assert entered.problem == "70% is on file as seen. Was this seen, or is it said now?"
    one, other, _ = preview_line(SWAPPED, "fungibility", line).meanings
    assert one.startswith(f"Weavers for Dyers: {first}   (")
    assert other.startswith(f"Weavers for Dyers: {second}   (")
    said = one if "said now" in one else other
    chosen = chosen_meaning(SWAPPED, "fungibility", line, None, (one, other).index(said))
    assert chosen is not None
    (swap,) = s.records(chosen.session, "fungibility")
    assert isinstance(swap, r.Swap)
    assert (swap.seen_value, swap.seen_months) == (70, 2)


def test_another_value_that_was_seen_is_taken() -> None:
    (swap,) = s.records(
        after("fungibility", "Weavers for Dyers took 4 months, 50%", session=SWAPPED), "fungibility"
    )
    assert isinstance(swap, r.Swap)
    assert (swap.seen_value, swap.seen_months) == (50, 4)


FREED = after("stopping", "stopping wool shop freed attention", "wool shop: half a person came back")


def test_nothing_came_free_is_asked_about_where_something_did() -> None:
    line = "we got nothing back from wool shop"
    entered = enter(FREED, "stopping", line)
    assert entered.problem == "On file attention came free and 0.5 people came back. What is so now?"
    assert preview_line(FREED, "stopping", line).meanings == (
        "Wool shop: what came free: nothing yet   (no longer attention)",
        "Wool shop: 0 people came back   (no longer 0.5 people)",
        TO_SORT,
    )
    chosen = chosen_meaning(FREED, "stopping", line, None, 0)
    assert chosen is not None
    (stop,) = s.records(chosen.session, "stopping")
    assert isinstance(stop, r.Stop)
    assert (stop.freed, stop.seen_people) == (("nothing-yet",), 0.5)


def test_what_comes_free_at_last_stands_in_place_of_nothing_yet() -> None:
    before = after("stopping", "nothing came free yet from silk line")
    entered = enter(before, "stopping", "silk line freed money")
    (stop,) = s.records(entered.session, "stopping")
    assert isinstance(stop, r.Stop)
    assert stop.freed == ("money",)
    assert entered.notice == "What came free: money, no longer nothing yet."
    more = enter(entered.session, "stopping", "silk line freed attention")
    assert more.notice == "What came free: also attention."


def test_nothing_yet_and_something_in_one_line_is_no_answer() -> None:
    assert enter(MILL, "stopping", "silk line freed money and nothing yet").kind == "to-sort"


@pytest.mark.parametrize(
    ("lines", "waits"),
    [
        (
            (
                "Silk line gives back 4 people, we think",
                "loom control still needs someone and nobody pays for it",
            ),
            "loom control still needs someone and nobody pays for it",
        ),
        (("stop silk line, 4 back, loom control stays",), "stop silk line, 4 back, loom control stays"),
    ],
)
def test_what_stays_waits_in_the_words_that_were_typed(lines: tuple[str, ...], waits: str) -> None:
    session = after("stopping", *lines)
    given = s.answer(session, "stopping")
    (stop,) = s.records(session, "stopping")
    assert given is not None
    assert isinstance(stop, r.Stop)
    assert (given.to_sort, stop.run_paid_by) == ((waits,), None)


def test_a_line_that_only_adds_words_to_a_record_is_offered_as_its_note() -> None:
    before = after("stopping", "stop wool shop: 3 people in a month")
    line = "2 of the 6 on silk line left after we stopped wool shop"
    entered = enter(before, "stopping", line)
    assert (entered.kind, entered.problem) == ("to-sort", "It adds only words to Wool shop.")
    assert preview_line(before, "stopping", line).meanings == (f"Wool shop: {line}   (as its note)", TO_SORT)
    chosen = chosen_meaning(before, "stopping", line, None, 0)
    assert chosen is not None
    (was,), (stop,) = s.records(before, "stopping"), s.records(chosen.session, "stopping")
    assert stop == structs.replace(was, note=line)


@pytest.mark.parametrize("line", ["no idea", "I abstain", "I pass on this one", "2 abstain", "dunno"])
@pytest.mark.parametrize("key", ANSWER_KEYS)
def test_an_abstention_alone_is_told_as_one(key: str, line: str) -> None:
    entered = enter(MILL, key, line)
    assert entered.problem == "It gives no answer. Type it behind a show of hands to count it."


@pytest.mark.parametrize(
    ("key", "line", "why"),
    [
        ("redesign_frequency", "about half", "What percentage of all changes? Such as: 30 percent."),
        ("redesign_frequency", "most of the time", "What percentage of all changes? Such as: 30 percent."),
        (
            "reallocate_or_reshape",
            "maybe one reorg in ten",
            "Of ten decisions, how many moved work, how many reshaped?",
        ),
        ("stopping", "we should have killed silk line", "It says what should have been, not what was."),
        (
            "stopping",
            "we would have got 3 back from silk line",
            "It says what would have been, not what was.",
        ),
        (
            "stopping",
            "if the board agrees, silk line frees 3",
            "It depends on an if. Type what you expect without it.",
        ),
    ],
)
def test_a_line_waits_with_the_reason_that_is_true_of_it(key: str, line: str, why: str) -> None:
    assert enter(MILL, key, line).problem == why


def test_not_before_only_bounds_a_date() -> None:
    ((items, people, months, *_),) = stops("wool shop: 2 people by March, not before")
    assert (items, people, months is None) == (WOOL, 2, False)


@pytest.mark.parametrize(
    ("line", "silent"),
    [
        ("teams 4, projects 2, I don't know 1", 1),
        ("dunno 2, team 4, project 2", 2),
        ("teams 4, dunno, projects 2", 1),
        ("4 teams, dunno, 2 projects", 1),
        ("team 4, project 2, 1 abstains", 1),
    ],
)
def test_who_gave_no_answer_is_counted_once(line: str, silent: int) -> None:
    made = after("allocation_unit", line)
    assert made.rounds[0].abstained == silent
    assert {ballot.value: ballot.count for ballot in made.ballots} == {"team": 4, "project": 2}
