"""The map in columns, in focus, as rulers and as matrices: what is marked, what is left out and said so."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from spm_tui.diagnosis.engine import diagnose, measures_of
from spm_tui.storage.codec import decode
from spm_tui.views.curve import curve_picture, draw_curve
from spm_tui.views.evidence import evidence
from spm_tui.views.filtering import matcher
from spm_tui.views.findings import all_rows, coverage_words, first_page_rows, found_by
from spm_tui.views.focus import focus
from spm_tui.views.map_columns import columns, map_columns
from spm_tui.views.needs_matrix_picture import needs_matrix
from spm_tui.views.rulers import rulers
from spm_tui.views.styled_lines import plain, width_of
from spm_tui.views.trade_matrix_picture import trade_matrix_picture, trade_words
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session

DATA = Path(__file__).parent / "data"
AS_OF = date(2026, 11, 22)
EMPTY = Session(format=1, title="New", mode="workshop", created=AS_OF)


def load() -> Session:
    session = decode((DATA / "tracking.toml").read_bytes()).session
    assert session is not None
    return unsealed(session)


def drawn(view, session, *given, **chosen) -> str:
    return plain(view(session, measures_of(session), *given, **{"width": 120, **chosen}))


def many(count: int) -> Session:
    """A map of many initiatives that all need one team, and one of them a system."""
    works = tuple(Item(id=f"w{n:03}", name=f"Work {n}", kind="initiative") for n in range(count))
    team = Item(id="team", name="Only team", kind="team")
    hub = Item(id="hub", name="Hub", kind="system")
    ties = (*(Tie(from_=work.id, to="team") for work in works), Tie(from_="w077", to="hub"))
    return structs.replace(EMPTY, items=(*works, team, hub), ties=ties)


def test_marks_tell_what_is_tied_and_what_is_two_steps_away():
    told = drawn(map_columns, load(), chosen="position-hub", ascii=True)
    assert "> Position hub" in told
    assert "= Live tracking" in told
    assert "- Dynamic pricing" in told  # needs the slot engine, which needs the hub
    assert "  Customs  " in told


def test_a_count_says_what_must_stay_beside_the_thing_itself():
    told = drawn(map_columns, load(), ascii=True)
    assert re.search(r"Position hub +by 4$", told, re.MULTILINE)
    assert re.search(r"Live tracking +Berth planner", told)  # nothing else holds it: no count


def test_a_long_column_keeps_the_chosen_thing_in_sight_and_counts_the_rest():
    told = drawn(map_columns, many(200), chosen="w150", width=80, height=20, ascii=True)
    assert "> Work 150" in told
    assert "INITIATIVE 200" in told
    assert len(told.split("\n")) <= 20
    assert "+ 184 more" in told
    tied_first = drawn(map_columns, many(200), chosen="hub", width=80, height=20, ascii=True)
    assert "= Work 77" in tied_first


def test_columns_come_in_the_order_of_kinds():
    assert [kind for kind, _ in columns(load())][:4] == ["initiative", "product", "team", "platform"]


def test_an_empty_map_says_so_in_every_view():
    assert drawn(map_columns, EMPTY) == "Nothing is on the map yet."
    assert "no such thing" in drawn(focus, EMPTY, "x")
    assert "Nothing was said yet" in drawn(rulers, EMPTY)
    assert "No needs" in drawn(needs_matrix, EMPTY)
    assert "Not known yet" in drawn(trade_matrix_picture, EMPTY)


def test_focus_names_both_sides_their_people_and_what_is_further_away():
    told = drawn(focus, load(), "position-hub")
    for text in (
        "Needs it 3",
        "It needs 2",
        "2.5 people, kept running",
        "we said: a stock",
        "it behaves: a vineyard, 24 months to",
        "through these: Berth planner and",
        "needed by 4 that must stay",
    ):
        assert text in told


def test_focus_stands_in_one_column_where_there_is_no_room_for_three():
    told = drawn(focus, load(), "position-hub", width=50)
    assert [row for row in told.split("\n") if "Needs it 3" in row and "It needs" not in row]


def test_focus_of_a_thing_names_what_nothing_else_needs():
    assert "nothing else needs: AIS feed archive and" in drawn(focus, load(), "live-tracking", width=240)


def test_a_ruler_leads_from_said_to_seen_and_points_where_it_is_less_free():
    told = drawn(rulers, load(), ascii=True).split("\n")
    swap = next(row for row in told if "whose work" in row and "once" in row)
    assert swap.index("*") < swap.index("<") < swap.index("o..")
    same = next(row for row in told if "more than once" in row)
    assert "@" in same


def test_a_ruler_never_puts_one_place_where_nobody_was_asked():
    told = drawn(rulers, load(), ascii=True)
    assert "not asked" in told
    assert "not seen yet" in told
    assert "5 of 14 things were asked about." in told


def test_the_matrix_shows_people_and_needs_and_says_what_is_left_out():
    told = drawn(needs_matrix, load(), chosen="position-hub", ascii=True)
    assert " 2.5" in told
    assert "Not shown" not in told
    wide = drawn(needs_matrix, many(200), width=80, height=20, chosen="hub", ascii=True)
    assert "Not shown: " in wide
    assert "Work 77 " in wide
    assert len(wide.split("\n")) <= 20


def test_the_trade_test_says_how_many_are_useful_and_what_nobody_answered():
    told = drawn(trade_matrix_picture, load())
    assert re.search(r"^Live tracking +4\.5 +\? +2$", told, re.MULTILINE)
    assert re.search(
        r"If .+ stops, [\d.]+ could leave, 2 of them for Dynamic pricing\.", " ".join(told.split())
    )
    assert not re.search(r"\d/\d", told)  # looks like marks out of so many
    session = load()
    words = trade_words(session, measures_of(session).pair_trade("live-tracking", "customs"))
    assert "If Live tracking stops, 4.5 could move. Customs is short of 3" in words
    assert "too late" in words


def test_a_curve_shows_low_high_and_said_with_signs_of_their_own():
    session = load()
    ties = tuple(structs.replace(t, months=None) if t.to == "berth" else t for t in session.ties)
    session = structs.replace(session, ties=ties)
    told = plain(
        curve_picture(session, measures_of(session), ("live-tracking",), width=120, height=30, ascii=True)
    )
    assert {"ooo", "###", ":::"} <= set(told.split())
    table = " ".join(told.split())
    assert "we said 0 8 8 8 8 8" in table
    assert "known to be free 0 2.5 2.5" in table
    assert "at most 2 4.5 4.5" in table
    assert "Dates are known for 1 of 2 efforts" in told
    assert "not known" not in plain(draw_curve("All", measures_of(session).portfolio_curve(), width=80))


def test_the_first_page_opens_with_what_works_and_ends_with_what_helps():
    session = load()
    told = first_page_rows(session, diagnose(session, AS_OF), width=100)
    labels = [plain(lines).split()[0] for _, lines in told if plain(lines).strip()]
    assert labels[:3] == ["Works", "Look", "!"]
    assert "Helps" in labels
    assert all(key == "" or ":" in key for key, _ in told)


def test_an_empty_session_tells_what_was_reached_and_nothing_else():
    session = EMPTY
    told = plain(first_page_rows(session, diagnose(session, AS_OF), width=80)[0][1])
    assert "Nothing noticed yet" in told or told.startswith("Ask")


def test_a_disputed_note_never_stands_without_its_dissent():
    session = load()
    diagnosis = diagnose(session, AS_OF)
    rows = dict(all_rows(session, diagnosis, width=90))
    assert "Disputed: Two of them were already on Pricing." in plain(rows["reclaim-gap:live-tracking"])
    first = "\n".join(plain(lines) for _, lines in first_page_rows(session, diagnosis, width=60))
    assert " ".join(first.split()).count("Disputed: Two of them were already on Pricing.") == 1


def test_notes_are_found_by_their_words():
    found = {f.key for f in diagnose(load(), AS_OF).findings if matcher("VINEYARD stock")(found_by(f))}
    assert "stock-talk:position-hub" in found
    assert "swap-gap:fleet>customs" not in found


def test_a_vineyard_is_offered_three_ways_on_and_nothing_else_is():
    session = load()
    by_rule = {finding.rule: finding for finding in diagnose(session, AS_OF).fired}
    told = plain(evidence(session, by_rule["stock-talk"], width=50))
    places = [told.index(way) for way in ("Three ways on", "Tend it", "Loosen it", "Say it differently")]
    assert places == sorted(places)
    assert "Three ways on" not in plain(evidence(session, by_rule["reclaim-gap"], width=50))


def test_two_answers_that_clash_do_not_stand_again_among_the_others():
    session = decode((Path(__file__).parents[1] / "sessions" / "harbour-2026-q4.toml").read_bytes()).session
    by_rule = {found.rule: found for found in diagnose(unsealed(session), AS_OF).fired}
    told = plain(evidence(session, by_rule["unit-mismatch"], width=200))
    assert "Two answers that clash" in told
    assert "Also" in told.splitlines()
    assert told.count("Question 1: we say we allocate flow") == 1
    assert told.count("Question 1: Autumn budget") == 1


def test_the_heads_of_a_short_ruler_and_the_signs_of_the_matrix_say_what_they_mean():
    session = load()
    head = next(row for row in drawn(rulers, session, width=78).splitlines() if "we said" in row)
    assert "later, worse   sooner, as good   how" in head
    assert "A figure: people." in drawn(needs_matrix, session)


def test_coverage_is_told_in_words():
    assert coverage_words({"data": 1, "team": 2}) == "1 data set and 2 teams"
    assert coverage_words({}) == "nothing yet"


@pytest.mark.parametrize("view", [map_columns, rulers, needs_matrix, trade_matrix_picture])
def test_names_of_any_script_keep_every_view_inside_its_width(view):
    session = load()
    nasty = "日本\x1b[2J\u202e[/] e\u0301" * 6
    session = structs.replace(
        session, items=tuple(structs.replace(item, name=nasty) for item in session.items)
    )
    lines = view(session, measures_of(session), width=80)
    assert max(width_of(row) for row in lines) <= 80
    assert "\x1b" not in plain(lines)


def test_of_a_thousand_trades_those_that_matter_most_are_drawn() -> None:
    works = tuple(
        Item(id=f"w{n:03}", name=f"Work {n}", kind="initiative", stage="launch", wants=float(n))
        for n in range(1, 121)
    )
    team = Item(id="team", name="Crew", kind="team", people=400.0)
    ties = tuple(Tie(from_=work.id, to="team", people=float(n)) for n, work in enumerate(works, 1))
    told = drawn(trade_matrix_picture, structs.replace(EMPTY, items=(team, *works), ties=ties))
    assert "Work 120" in told
    assert "Work 61 " in told
    assert "Work 60 " not in told
    assert "Shown: the 60 stops that give back most" in told


def test_dates_of_one_effort_are_counted_as_one():
    session = load()
    kept = tuple(tie for tie in session.ties if (tie.from_, tie.to) != ("live-tracking", "berth"))
    one = structs.replace(session, ties=kept)
    told = plain(curve_picture(one, measures_of(one), ("live-tracking",), width=120, height=30))
    assert "Dates are known for 1 of 1 effort;" in told
