"""Every view of the map can be drawn at any width; the profile shows the figures of the measures."""

import re
from pathlib import Path

import pytest
from msgspec import structs

from spm_tui.cli.command_table import VIEWS as CLI_VIEWS
from spm_tui.entanglement.measures import Measures
from spm_tui.storage.files import load
from spm_tui.text import cells
from spm_tui.views.map_columns import map_columns, thing_at
from spm_tui.views.map_views import VIEWS, map_view
from spm_tui.views.styled_lines import plain
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Answers, Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def harbour() -> Session:
    session = load(ROOT / "sessions" / "harbour-2026-q3.toml").session
    assert session is not None
    return session


def test_the_command_and_the_screen_know_the_same_views() -> None:
    assert CLI_VIEWS == VIEWS


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [60, 78, 118])
@pytest.mark.parametrize("chosen", [None, "live-tracking", "fleet-team", "position-hub"])
def test_no_line_is_wider_than_its_view(harbour: Session, view: str, width: int, chosen: str | None) -> None:
    lines = map_view(view, harbour, Measures(harbour), width=width, height=22, chosen=chosen)
    assert lines
    assert all(cells("".join(span.text for span in line)) <= width for line in lines)


def test_the_profile_shows_the_figures_of_each_single_stop(harbour: Session) -> None:
    measures = Measures(harbour)
    text = plain(map_view("profile", harbour, measures, width=118))
    row = next(line for line in text.splitlines() if "Live tracking" in line)
    booked, things = measures.people(["live-tracking"]), measures.things(["live-tracking"])
    assert row.split()[2:] == ["8", "3.5", "4.5", str(len(things.freed)), str(len(things.kept))]
    assert (booked.booked, booked.stuck, booked.released) == (8.0, 3.5, 4.5)
    pricing = next(line for line in text.splitlines() if "Dynamic pricing" in line).split()
    assert float(pricing[4]) > float(pricing[2])  # more could move than are on it, and why stands below
    assert "Could move: this includes those who run what would end with it." in text
    assert PEOPLE_LINE in text


def test_what_nobody_was_asked_is_a_question_mark_and_never_zero() -> None:
    from spm_tui.storage.codec import decode

    text = 'format = 1\ntitle = "t"\nmode = "self"\ncreated = 2026-11-22\n'
    text += '[[items]]\nid = "a"\nname = "Alpha"\nkind = "initiative"\n'
    session = decode(text).session
    assert session is not None
    row = next(
        r
        for r in plain(map_view("profile", session, Measures(session), width=118)).splitlines()
        if "Alpha" in r
    )
    assert row.split()[1:4] == ["?", "?", "?"]


@pytest.mark.parametrize("width", [48, 78, 118])
@pytest.mark.parametrize("height", [None, 18, 26])
@pytest.mark.parametrize("chosen", [None, "live-tracking", "position-hub"])
def test_what_stands_under_the_mouse_is_what_is_drawn_there(
    harbour: Session, width: int, height: int | None, chosen: str | None
) -> None:
    measures, called = Measures(harbour), names_of(harbour)
    rows = plain(map_columns(harbour, measures, width=width, height=height, chosen=chosen)).splitlines()
    across = len(re.findall(r"[A-Z]+ \d+", rows[0]))
    wide = (width - (across - 1)) // across + 1
    under = {
        item: rows[y][x // wide * wide :][:wide]
        for y in range(len(rows))
        for x in range(width)
        if (item := thing_at(harbour, x, y, width=width, height=height, chosen=chosen)) is not None
    }
    for item, drawn in under.items():
        assert called.label(item)[:12] in drawn
    cut = [row[at : at + wide].strip() for row in rows[:-1] for at in range(0, width, wide)]
    assert len(under) == sum(not re.fullmatch(r"|[A-Z]+ \d+|\+ \d+ more", text) for text in cut)


@pytest.mark.parametrize("width", [77, 116])
def test_how_many_need_a_thing_stands_beside_its_name_not_beside_the_next_column(
    harbour: Session, width: int
) -> None:
    text = plain(map_columns(harbour, Measures(harbour), width=width, chosen="live-tracking"))
    assert "= Position hub by 4" in text
    assert "- Event bus by 8" in text
    assert not re.search(r"by \d+ [=-] ", text)


def test_focus_names_everything_further_away(harbour: Session) -> None:
    items = [Item(id=f"s{n}", name=f"Step {n}", kind="system") for n in range(20)]
    ties = tuple(Tie(from_=f"s{n}", to=f"s{n + 1}") for n in range(19))
    session = structs.replace(harbour, items=tuple(items), ties=ties, answers=Answers(), cases=())
    text = plain(map_view("focus", session, Measures(session), width=78, chosen="s0"))
    words = " ".join(re.sub(r"[│┌┐└┘─]", " ", text).split())
    assert all(f"Step {n}" in words for n in range(2, 20))
    assert "others" not in words
