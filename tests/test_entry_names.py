"""Fast entry: a thing is found by its name, and never taken for another one."""

import pytest
from entry_port import EMPTY, PORT

from spm_tui.workshop import edits
from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.guess_row import numbers_of, reads_two_ways
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.entry.previewing import preview_line, preview_list
from spm_tui.workshop.entry.suggesting import suggest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Position hub", "position-hub"),
        ("POSITION  HUB", "position-hub"),
        ("Posi", "position-hub"),
        ("Slot", "slot-engine"),
    ],
)
def test_a_known_thing_is_found_by_name_id_and_beginning(typed: str, meant: str) -> None:
    entered = enter(PORT, "vineyards", f"{typed} > stock")
    assert (s.records(entered.session, "vineyards")[0].item, entered.created) == (meant, ())


@pytest.mark.parametrize("typed", ["Paymnts", "P", "ub", "hub", '"Posi"', "Posi as platform"])
def test_what_only_resembles_a_thing_is_never_taken_for_it(typed: str) -> None:
    entered = enter(PORT, "vineyards", f"{typed} > stock")
    assert len(entered.created) == 1
    assert s.records(entered.session, "vineyards")[0].item == entered.created[0][1]


def test_a_near_miss_is_said() -> None:
    entered = enter(PORT, "vineyards", "Paymnts > stock")
    assert entered.notice == '"Paymnts" is new; if it is "Payments", put the two together.'
    assert entered.notice in preview_line(PORT, "vineyards", "Paymnts > stock").text


def test_a_kind_can_be_said() -> None:
    session = enter(PORT, "fungibility", "Paym as team > Customs > said 1").session
    assert session.items[-1] == r.Item(id="paym", name="Paym", kind="team")


def test_two_things_of_one_name_are_asked_about() -> None:
    session = edits.add_item(PORT, r.Item(id="hub-2", name="Position hub", kind="system"))
    entered = enter(session, "vineyards", "Position hub > stock")
    assert entered.kind == "to-sort"
    assert entered.problem == 'There are 2 things called "Position hub": write #position-hub or #hub-2.'
    assert s.records(enter(session, "vineyards", "#hub-2 > stock").session, "vineyards")[0].item == "hub-2"


@pytest.mark.parametrize(
    ("key", "line", "told"),
    [
        ("stopping", "Rail > back 8 > 1 month",
         'Rail | we said 8 people back | in 1 month | how do we know? - + new initiative Rail'),
        ("stopping", "Live tracking > back 8 > blah",
         "Live tracking | we said 8 people back | note: blah | by when? -"),
        ("stopping", "Live tracking > back 800000",
         "To sort: 800000 cannot be: we said, people goes from 0 to 100000."),
        ("boundary", "1 2 2", "Show of hands: 1 x1, 2 x2"),
        ("reallocate_or_reshape", "moved 8, reshaped 2", "moved work: 8 | reshaped: 2"),
        ("boundary", "Pricing needs Slot engine", "Pricing needs Slot engine"),
        ("fungibility", "Fleet > Customs > cannot",
         "Fleet for Customs | cannot | in how many months, did we say? -"),
        ("stopping", "", ""),
    ],
)  # fmt: skip
def test_the_room_sees_what_a_line_would_become(key: str, line: str, told: str) -> None:
    assert preview_line(PORT, key, line).text == told


def test_what_stays_is_told_before_enter() -> None:
    session = enter(PORT, "stopping", "Live tracking > back 8").session
    assert preview_line(session, "stopping", "stays > Position hub 2.5 > paid by ?").text == (
        "Live tracking | to confirm: yes | by when? - | "
        "Position hub keeps on needing Fleet: 2.5 people, inside Live tracking"
    )


def test_a_list_is_told_before_enter() -> None:
    assert preview_list(PORT, "team: Yard 3") == "Listed Yard (team)."
    assert preview_list(PORT, "Pricing > Yard team 3") == (
        "Pricing needs Yard team: 3 people. + new team Yard team."
    )


def offered(key: str, line: str) -> list[tuple[str, bool]]:
    return [(row.text, row.create) for row in suggest(PORT, key, line, len(line))]


def test_known_names_come_first_and_a_new_one_last() -> None:
    assert offered("stopping", "Li") == [("Live tracking", False), ("Li", True)]
    assert offered("vineyards", "hub") == [("Position hub", False), ("hub", True)]
    assert offered("vineyards", "Posi") == [("Position hub", False), ("Posi as system", True)]
    assert offered("stopping", "Live tracking") == []


def test_a_slip_of_the_finger_is_offered_the_known_name() -> None:
    assert offered("vineyards", "paymnts")[0] == ("Payments", False)


def test_the_words_of_the_question_are_offered_after_the_first_part() -> None:
    assert offered("reversibility", "Own hub > ea") == [("easy", False)]
    assert ("took ", False) in offered("fungibility", "Fleet > Customs > ")
    assert offered("stopping", "Live tracking > paid by no") == [("nobody", False)]


def test_what_is_offered_replaces_the_part_under_the_cursor() -> None:
    line = "Fle > Cus > said 1"
    row = suggest(PORT, "fungibility", line, 9)[0]
    assert line[: row.start] + row.text + line[row.end :] == "Fle > Customs > said 1"


def test_at_most_eight_are_offered_of_five_hundred() -> None:
    session = list_things(EMPTY, "system: " + ", ".join(f"Engine no{n}" for n in range(500))).session
    rows = suggest(session, "vineyards", "engine", 6)
    assert (len(rows), rows[-1].create) == (8, True)


def test_a_sentence_is_offered_as_no_new_name() -> None:
    line = "Bed bord takes two ppl from Night desk"
    assert not any(one.create for one in suggest(PORT, "stopping", line, len(line)))
    assert any(one.create for one in suggest(PORT, "stopping", "Bed bord", 8))


def test_the_row_that_creates_creates() -> None:
    for key, line in (("vineyards", "Posi"), ("stopping", "Rail"), ("reversibility", "Re-plan")):
        row = suggest(PORT, key, line, len(line))[-1]
        assert row.create
        rest = {"vineyards": "stock", "stopping": "back 2", "reversibility": "easy"}[key]
        assert len(enter(PORT, key, f"{row.text} > {rest}").created) == 1


def test_guesses_and_months_are_read_from_one_line() -> None:
    assert numbers_of("5 6 8 8 10") == ((5.0, 6.0, 8.0, 8.0, 10.0), None)
    assert numbers_of("8 in 1 month") == ((8.0,), 1.0)
    assert numbers_of("5 6 8 8 10 > 1 month") == ((5.0, 6.0, 8.0, 8.0, 10.0), 1.0)
    assert numbers_of("no idea") == ((), None)


def test_a_dash_alone_is_a_card_without_a_number_and_one_beside_a_figure_is_asked_about() -> None:
    assert numbers_of("2 3 - 5 -") == ((2.0, 3.0, 5.0), None)
    assert numbers_of("4-6 8") == ((5.0, 8.0), None)
    asked = ("2 3 -5", "-5", "2 - 3", "5- 8", "5 -8 > 1 month")
    taken = ("2 3 - 5", "4-6 8", "8 -", "8 in 1 month", "5 6 > 2-3 months")
    assert [reads_two_ways(line) for line in (*asked, *taken)] == [True] * len(asked) + [False] * len(taken)


def test_question_nine_begins_with_what_question_six_found() -> None:
    session = PORT
    for line in ("budget > CEO", "team cut > nobody", "strategy > PMO", "hiring > Ops board"):
        session = enter(session, "ownership", line).session
    assert [row.text for row in suggest(session, "boundary", "", 0)] == [
        "budgeting horizon > leadership decides", "team topology > nobody decides",
        "strategy > portfolio decides",
        "hiring and succession > someone else Ops board",
    ]  # fmt: skip
    for row in suggest(session, "boundary", "", 0):
        assert enter(session, "boundary", row.text).kind == "record"
    session = enter(session, "boundary", "team topology > nobody decides").session
    assert [row.text for row in suggest(session, "boundary", "te", 2)] == []
