"""Many lines, spreadsheet cells and lists of things at once."""

from entry_port import EMPTY, PORT

from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.entry.editing import enter_many
from spm_tui.workshop.entry.listing import list_things


def test_pasted_lines_become_records_and_lines_to_sort() -> None:
    many = enter_many(PORT, "stopping", "- Live tracking > back 8\n\n2. Customs > back 3\nwho knows\n")
    assert [one.kind for one in many.each] == ["record", "record", "to-sort"]
    assert [stop.items for stop in s.records(many.session, "stopping")] == [("live-tracking",), ("customs",)]
    assert many.problem.startswith("1 of 3 lines wait under 'to sort'.")


def test_spreadsheet_cells_become_records() -> None:
    many = enter_many(
        PORT, "fungibility", 'Fleet\tCustoms\tsaid 1\ttook 9\t"half as good"\nBerth\tPricing\t\tcannot\n'
    )
    assert many.problem == ""
    first, second = s.records(many.session, "fungibility")
    assert (first.said_months, first.seen_months, first.seen_value) == (1.0, 9.0, 50.0)
    assert (second.from_, second.to, second.seen_value) == ("berth", "pricing", 0.0)


def test_a_heading_row_names_the_columns() -> None:
    many = enter_many(
        PORT, "stopping", "Thing\tseen people\twe said, people\nLive tracking\t4\t8\nPricing\t\t2\n"
    )
    assert s.records(many.session, "stopping") == (
        r.Stop(items=("live-tracking",), said_people=8.0, seen_people=4.0),
        r.Stop(items=("pricing",), said_people=2.0),
    )


def test_a_cell_with_an_arrow_in_it_stays_one_cell() -> None:
    many = enter_many(PORT, "stopping", "Live tracking\tback 8\tnote: a > b\n")
    assert s.records(many.session, "stopping")[0].note is not None
    assert "a > b" in str(s.records(many.session, "stopping")[0].note)


def test_things_are_listed_under_headings_as_bullets_and_cells() -> None:
    listed = list_things(
        EMPTY,
        "Teams:\n- Fleet 6\n* Berth team (team) 4\n\n## Systems\nPosition hub, Slot engine\n"
        "Name\tKind\tPeople\nTrade\tteam\t3\nRail\tinitiative\t\n"
        "initiative: Pricing wants 3; skill: Billing rules 2 people",
    )
    assert listed.left == ()
    assert [(i.name, i.kind, i.people, i.wants) for i in listed.session.items] == [
        ("Fleet", "team", 6.0, None), ("Berth team", "team", 4.0, None),
        ("Position hub", "system", None, None),
        ("Slot engine", "system", None, None), ("Trade", "team", 3.0, None),
        ("Rail", "initiative", None, None),
        ("Pricing", "initiative", None, 3.0), ("Billing rules", "skill", 2.0, None),
    ]  # fmt: skip
    assert listed.told == "listed 8 things"


def test_the_kind_that_was_guessed_is_told_of_each_of_a_few_things() -> None:
    given = list_things(PORT, "Trade app needs Yard crew 3")
    assert given.told == "listed Trade app (system), Yard crew (team) and 1 need"


def test_a_thing_listed_again_takes_its_figure_and_is_not_doubled() -> None:
    listed = list_things(PORT, "Fleet team 8 people\nfleet 9")
    assert len(listed.session.items) == len(PORT.items)
    assert s.items_by_id(listed.session)["fleet"].people == 9.0


def test_a_known_thing_with_its_kind_before_its_name_is_not_doubled() -> None:
    first = list_things(EMPTY, "team: Platform team 6, Fleet 4").session
    for line in ("team Platform team 8", "Team Fleet 5", "team Platform team 8, Fleet 5"):
        again = list_things(first, line).session
        assert [item.name for item in again.items] == ["Platform team", "Fleet"], line
    assert [item.people for item in again.items] == [8.0, 5.0]
    other = list_things(first, "Data lake").session
    assert [(item.name, item.kind) for item in other.items[2:]] == [("Data lake", "data")]


def test_a_list_line_that_cannot_be_is_handed_back() -> None:
    listed = list_things(PORT, "Customs 8\nTeams: Yard 2")
    assert listed.left == ("Customs 8",)
    assert "such as: Customs > X 8, where X is the team" in listed.told
    assert s.items_by_id(listed.session)["yard"].people == 2.0


def test_a_need_given_as_cells() -> None:
    listed = list_things(PORT, "Pricing\tFleet\t2\n")
    assert listed.session.ties[-1] == r.Tie(from_="pricing", to="fleet", people=2.0)
