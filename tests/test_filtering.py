"""`/` filters as one types: one line, one way of matching, in every list, picker and view of the map."""

from collections.abc import Callable
from pathlib import Path

import pytest
from running_app import question_screen, running, said, shown, type_text, until
from textual.pilot import Pilot

from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.basic import AskLine, Pick
from spm_tui.tui.screens.findings_screen import FindingsScreen
from spm_tui.tui.screens.home_screen import HomeScreen
from spm_tui.tui.screens.map_screen import MapScreen
from spm_tui.tui.screens.portfolio_screen import PortfolioScreen
from spm_tui.tui.widgets.filter_line import FilterLine
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.filtering import matcher, narrowed
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Span

TEN = Path(__file__).parents[1] / "sessions" / "harbour-2026-q4.toml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.toml"
    path.write_bytes(TEN.read_bytes())
    return path


def count(app: SpmApp) -> str:
    return shown(app, "#filter-count").strip()


def row(key: str, text: str = "", *, pick: bool = True, follows: bool = False) -> Row:
    return Row(key, ((Span(text or key),),), pick=pick, follows=follows)


@pytest.mark.parametrize(
    ("sought", "name", "found"),
    [
        ("fleet", "Fleet team", True),
        ("EET", "Fleet team", True),
        ("team fleet", "Fleet team", True),
        ("fleet desk", "Fleet team", False),
        ("uber", "Über uns", True),
        ("ÜBER", "uber uns", True),
        ("strasse", "Hafenstraße", True),
        ("  ", "anything", True),
    ],
)
def test_a_name_is_found_by_any_part_of_it(sought: str, name: str, found: bool) -> None:
    assert matcher(sought)(name) is found


def test_headings_stay_over_what_is_found_and_what_follows_a_row_stays_with_it() -> None:
    rows = [
        row("TEAMS", pick=False), row("fleet"), row("needs port", follows=True), row("berth"),
        row("SYSTEMS", pick=False), row("hub"), row("WORKS", pick=False), row("fleet desk"),
    ]  # fmt: skip
    found = narrowed(rows, "Fleet")
    assert [one.key for one in found.rows] == ["TEAMS", "fleet", "needs port", "WORKS", "fleet desk"]
    assert (found.found, found.of) == (2, 4)
    assert narrowed(rows, " ").rows == tuple(rows)
    nothing = narrowed(rows, "port")
    assert [(one.lines[0][0].text, one.pick) for one in nothing.rows] == [
        (' Nothing found for "port".', False)
    ]


async def go_nowhere(app: SpmApp, pilot: Pilot[int]) -> None:
    """Stay where the session opens, in its list."""
    app.open_session.at_question(2) if app.open_session is not None else None
    await pilot.press("escape")


def keys(*names: str) -> Callable[[SpmApp, Pilot[int]], object]:
    async def press(_: SpmApp, pilot: Pilot[int]) -> None:
        await pilot.press(*names)

    return press


LISTS = {
    "home": (keys("f10"), "#sessions", "review", "Practice"),
    "question": (go_nowhere, "#rows", "yard", "EDI classic"),
    "things": (keys("f6", "escape"), "#list", "hub", "Customs filing"),
    "cases": (keys("f6", "escape", "c"), "#list", "own", "Mar"),
    "stop": (keys("f3"), "#pick", "GATE", "Customs"),
    "notes": (keys("f4"), "#list", "event bus", "Fleet team"),
    "columns": (keys("f2"), "#picture", "hub", "Customs"),
    "profile": (keys("f2", "p"), "#picture", "gate", "Dynamic pricing"),
    "matrix": (keys("f2", "x"), "#picture", "gate", "Dynamic pricing"),
    "rulers": (keys("f2", "r"), "#picture", "hub", "Slot engine"),
}


@pytest.mark.parametrize("name", LISTS)
async def test_a_list_shows_only_what_holds_what_is_typed_until_esc(path: Path, name: str) -> None:
    go, selector, sought, other = LISTS[name]
    async with running(path) as (app, pilot):
        await go(app, pilot)  # type: ignore[misc]
        await pilot.pause()
        await until(pilot, lambda: bool(app.screen.query(selector)))
        await pilot.pause()
        before = shown(app, selector)
        await pilot.press("slash")
        await type_text(app, pilot, sought)
        await until(pilot, lambda: app.screen.query_one(FilterLine).box.value == sought)
        after = shown(app, selector)
        assert sought.casefold() in after.casefold()
        assert other in before or name == "notes"  # all notes are looked through, not only the first page
        assert other not in after
        found, _, of = count(app).partition(" of ")
        assert 0 < int(found) < int(of)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(selector).has_focus
        assert shown(app, selector) == after
        here = app.screen
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is here
        assert count(app) == f"{of} of {of}"
        assert other in shown(app, selector)
        assert app.screen.query_one(selector).has_focus
        assert not app.screen.query_one("#filter").display


async def test_the_cursor_goes_to_the_first_that_is_found_when_its_own_row_is_hidden(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f4", "slash")
        await type_text(app, pilot, "event bus")
        await until(pilot, lambda: app.screen.query_one(FilterLine).box.value == "event bus")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, FindingsScreen)
        assert screen.finding is not None
        first = next(row.key for row in screen.rows.shown_rows if row.pick)
        assert screen.finding.key == first
        assert "Event bus" in screen.finding.sentence or "event-bus" in first
        assert screen.finding.sentence.split()[0] in shown(app, "#evidence")


async def test_keys_in_a_burst_go_where_they_were_meant(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f6", "escape")
        await pilot.pause()
        assert app.open_session is not None
        before = app.open_session.workspace.session
        for key in ("/", "d", "d", "m"):  # no thing is deleted or merged
            await type_text(app, pilot, key) if key != "/" else app.post_message(_key("slash", "/"))
        await until(pilot, lambda: bool(app.screen.query("#sought")) and "0 of" in count(app))
        assert app.screen.query_one("#sought").value == "ddm"  # type: ignore[attr-defined]
        assert app.open_session.workspace.session is before


def _key(name: str, character: str):  # type: ignore[no-untyped-def]
    from textual import events

    return events.Key(name, character)


async def test_a_filter_that_is_kept_goes_when_a_row_it_hides_is_to_be_seen(path: Path) -> None:
    async with running(path) as (app, pilot):
        assert app.open_session is not None
        app.open_session.at_question(2)
        await pilot.press("escape", "slash")
        await type_text(app, pilot, "yard")
        await pilot.press("enter", "escape", "escape")
        await pilot.press("slash", *"yard", "enter")
        question_screen(app).box.focus()
        await type_text(app, pilot, "Customs > back 2 > 1 month")
        await pilot.press("enter")
        await pilot.pause()
        rows = question_screen(app).rows
        assert rows.sought == ""
        assert rows.counts[0] == rows.counts[1]
        assert not app.screen.query_one("#filter").display


async def test_what_was_looked_for_leaves_with_the_list_of_what_could_stop_and_comes_back_with_it(
    path: Path,
) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f3", "slash", *"position hub", "enter")
        await pilot.pause()
        line = app.screen.query_one(FilterLine)
        assert (line.display, count(app)) == (True, "1 of 34")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await pilot.press("5", "enter")
        await until(pilot, lambda: "Step" in shown(app, "#title"))
        assert not line.display
        await pilot.press("n")
        await until(pilot, lambda: app.screen.query_one("#pick").display)
        assert line.display


async def test_a_thing_is_found_on_the_map_and_put_in_focus(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f2", "slash", *"hub", "enter", "enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, MapScreen)
        assert (screen.view, screen.chosen) == ("focus", "position-hub")
        assert "Position hub (system)" in shown(app, "#picture")
        await pilot.press("slash", *"zzz")
        await pilot.pause()
        assert shown(app, "#picture").strip() == "Nothing found."


async def test_a_dialog_of_choices_is_filtered_by_typing_with_or_without_a_slash(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f9")
        await pilot.pause()
        assert isinstance(app.screen, Pick)
        rows = app.screen.query_one(RowsView)
        every = rows.counts[1]
        await pilot.press("slash", *"today")
        assert (rows.counts, rows.cursor_key) == ((1, every), "skipped")
        await pilot.press("escape")
        assert (rows.counts, isinstance(app.screen, Pick)) == ((every, every), True)
        await pilot.press("home", "down", "up", *"apply", "enter")
        await pilot.pause()
        assert not isinstance(app.screen, Pick)


async def test_the_footer_names_the_keys_of_the_line_and_a_click_on_one_does_it(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f4", "slash", *"event")
        await pilot.pause()
        assert shown(app, "#keys").strip().startswith("Enter to the list  Esc show all")
        await pilot.click("#keys", offset=(3, 0))
        assert app.screen.query_one("#list").has_focus
        await pilot.press("slash")
        await pilot.pause()
        await pilot.click("#keys", offset=(21, 0))
        assert not app.screen.query_one("#filter").display


async def test_where_there_is_no_list_one_sentence_says_so(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f3", "enter")
        await pilot.pause()
        await pilot.press("enter", "slash")
        await pilot.pause()
        assert "There is no list here to look in." in said(app)


async def test_the_list_of_sessions_is_filtered_while_it_is_still_being_read(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"s{number}.toml").write_bytes(TEN.read_bytes())
    async with running(None, folder=tmp_path, action="home") as (app, pilot):
        await pilot.press("slash", *"s17", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.rows.cursor_key == "s17.toml"
        assert count(app) == "1 of 31"


async def test_things_are_found_while_the_cases_are_in_front_and_the_other_way_round(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f6", "escape", "slash", *"customs", "enter", "d")
        await pilot.pause()
        assert not isinstance(app.screen, PortfolioScreen)
        assert "Customs" in shown(app, "#tell")
