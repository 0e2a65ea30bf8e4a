"""The portfolio screen: listing and pasting, renaming, merging, deleting, needs, forms and the casebook."""

import shutil
from pathlib import Path

import pytest
from running_app import enter, running, saved, shown, type_text, until
from sample_files import FOLDER
from textual import events
from textual.widgets import Static

from spm_tui.tui.dialogs.basic import Tell
from spm_tui.tui.dialogs.form import FieldLine, FormScreen
from spm_tui.tui.screens.portfolio_screen import PortfolioScreen
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.workshop.session import items_by_id, records


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    """A copy of the practice session: eight things, eleven needs, two cases."""
    return Path(shutil.copyfile(FOLDER / "practice.toml", tmp_path / "bakery.toml"))


async def things(app, pilot):
    await pilot.press("f6")
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, PortfolioScreen)
    return screen


async def type_line(app, pilot, line):
    app.screen.box.focus()
    app.screen.box.put(line)
    await pilot.press("enter")
    await pilot.pause()


async def put_cursor_on(app, pilot, key):
    """Walk down the list to a row, as a user does."""
    rows = app.screen.rows
    rows.focus()
    rows.action_edge(-1)
    for _ in range(40):
        if rows.cursor_key == key:
            await pilot.pause()
            return
        rows.action_move(1)
    raise AssertionError(f"{key} is not in the list")


def names(app):
    return {item.name for item in app.open_session.workspace.session.items}


async def test_a_line_lists_things_and_needs_and_one_that_cannot_be_read_stays(practice):
    async with running(practice) as (app, pilot):
        await things(app, pilot)
        assert "8 things, 11 needs, 2 cases" in shown(app, "#title")
        await type_line(app, pilot, "team: Oven crew 5, Van crew 2")
        assert {"Oven crew", "Van crew"} <= names(app)
        assert "Oven crew (team) and Van crew (team)" in shown(app, "#told")
        await type_line(app, pilot, "Cakes online > Oven crew 1.5")
        await type_line(app, pilot, "Cakes online needs Order book")
        kept = await saved(app)
        assert [tie.people for tie in kept.ties if tie.to == "oven-crew"] == [1.5]
        assert "10 things, 12 needs" in shown(app, "#title")
        assert "Oven crew" in shown(app, "#list")
        before = app.open_session.workspace.session
        await type_line(app, pilot, "Cakes online needs Cakes online")
        assert app.open_session.workspace.session == before
        assert app.screen.box.value == "Cakes online needs Cakes online; "
        assert shown(app, "#told").strip()


async def test_a_pasted_list_makes_many_things(practice):
    async with running(practice) as (app, pilot):
        screen = await things(app, pilot)
        screen.box.post_message(
            events.Paste("Teams:\nOven crew\t5\nVan crew\t2\n\nSystems:\nRoute planner\n")
        )
        await pilot.pause()
        kept = items_by_id(await saved(app))
        assert (kept["oven-crew"].kind, kept["oven-crew"].people) == ("team", 5)
        assert kept["route-planner"].kind == "system"
        await pilot.press("ctrl+z")
        assert "oven-crew" not in items_by_id(app.open_session.workspace.session)


async def test_a_rename_is_followed_by_everything_that_refers_to_the_thing(practice):
    async with running(practice) as (app, pilot):
        app.open_session.at_question(2)
        await pilot.pause()
        await enter(app, pilot, "Home delivery > back 4 > 1 month")
        await things(app, pilot)
        await put_cursor_on(app, pilot, "item:home-delivery")
        await pilot.press("r")
        assert app.screen.query_one(EntryBox).value == "Home delivery"
        app.screen.query_one(EntryBox).put("Vans")
        await pilot.press("enter")
        await pilot.pause()
        session = await saved(app)
        assert "Vans" in names(app)
        assert "Home delivery" not in shown(app, "#list")
        (stop,) = records(session, "stopping")
        assert items_by_id(session)[stop.items[0]].name == "Vans"
        await pilot.press("f5")
        assert "Vans" in shown(app, "#rows")


async def test_things_are_merged_and_deleted_after_showing_what_refers_to_them(practice):
    async with running(practice) as (app, pilot):
        await things(app, pilot)
        await put_cursor_on(app, pilot, "item:cakes-online")
        await pilot.press("m")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        session = await saved(app)
        assert "cakes-online" not in items_by_id(session)
        assert not [tie for tie in session.ties if "cakes-online" in (tie.from_, tie.to)]
        assert "is now part of Home delivery" in shown(app, "#told")
        await pilot.press("ctrl+z")
        assert "Cakes online" in names(app)
        await put_cursor_on(app, pilot, "item:order-book")
        before = app.open_session.workspace.session
        await pilot.press("d")
        await pilot.pause()
        text = " ".join(shown(app, "#tell").split())
        assert "Home delivery needs Order book" in text
        await pilot.press("escape")
        await pilot.pause()
        assert app.open_session.workspace.session == before
        await pilot.press("d", "enter")
        await pilot.pause()
        session = await saved(app)
        assert "order-book" not in items_by_id(session)
        assert not [tie for tie in session.ties if "order-book" in (tie.from_, tie.to)]
        await pilot.press("ctrl+z")
        assert app.open_session.workspace.session.ties == before.ties


async def test_what_a_thing_is_merged_into_is_found_by_its_name(practice):
    async with running(practice) as (app, pilot):
        await things(app, pilot)
        await put_cursor_on(app, pilot, "item:cakes-online")
        before = app.open_session.workspace.session
        await pilot.press("m")
        await pilot.pause()
        await type_text(app, pilot, "nobody's")
        await until(pilot, lambda: """Nothing found for "nobody's".""" in shown(app, "#choices"))
        await pilot.press("enter")
        await pilot.pause()
        assert app.open_session.workspace.session is before
        for _ in "nobody's":
            await pilot.press("backspace")
        await type_text(app, pilot, "order b")
        await until(pilot, lambda: shown(app, "#filter-count").strip().startswith("1 of "))
        await pilot.press("enter")
        await pilot.pause()
        assert "is now part of Order book" in shown(app, "#told")


async def test_needs_and_things_have_forms_with_all_their_fields(practice):
    async with running(practice) as (app, pilot):
        await things(app, pilot)
        await put_cursor_on(app, pilot, "tie:home-delivery>web-team")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        lines = {line.spec.name: line.query_one(EntryBox) for line in app.screen.query(FieldLine)}
        lines["stays"].put("1.25")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        lines["stays"].put("1.5")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (await saved(app)).ties[0].stays == 1.5
        await put_cursor_on(app, pilot, "tie:home-delivery>web-team")
        await pilot.press("delete")
        await pilot.pause()
        assert len((await saved(app)).ties) == 10
        await put_cursor_on(app, pilot, "item:order-book")
        await pilot.press("f")
        await pilot.pause()
        lines = {line.spec.name: line.query_one(EntryBox) for line in app.screen.query(FieldLine)}
        assert lines["note"].value == "What was promised to whom, and for when."
        lines["run_people"].put("0")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert items_by_id(await saved(app))["order-book"].run_people == 0


async def test_the_casebook_is_listed_renamed_and_pruned(practice):
    async with running(practice) as (app, pilot):
        screen = await things(app, pilot)
        await pilot.press("escape", "c")
        await pilot.pause()
        assert "Spring plan" in shown(app, "#list")
        assert "Cakes online" not in shown(app, "#list")
        screen.box.focus()
        screen.box.post_message(events.Paste("Easter rush\n- Second oven\n"))
        await pilot.pause()
        assert [case.name for case in (await saved(app)).cases][2:] == ["Easter rush", "Second oven"]
        await put_cursor_on(app, pilot, "case:easter-rush")
        await pilot.press("r")
        app.screen.query_one(EntryBox).put("Easter")
        await pilot.press("enter")
        await pilot.pause()
        await put_cursor_on(app, pilot, "case:second-oven")
        await pilot.press("d")
        await pilot.pause()
        assert [case.name for case in (await saved(app)).cases][2:] == ["Easter"]
        screen.rows.focus()
        await pilot.press("c")
        assert "Cakes online" in shown(app, "#list")


async def test_facts_about_the_session_are_entered_here(practice):
    async with running(practice) as (app, pilot):
        await things(app, pilot)
        await pilot.press("f8", "end", "enter")
        await pilot.pause()
        await type_text(app, pilot, "Head of shops")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert [person.role for person in (await saved(app)).participants] == ["Head of shops"]
        await pilot.press("f8", "home", "enter")
        await pilot.pause()
        lines = {line.spec.name: line.query_one(EntryBox) for line in app.screen.query(FieldLine)}
        lines["horizon_months"].put("6")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (await saved(app)).horizon_months == 6


async def test_all_that_goes_with_a_thing_is_listed_before_it_is_deleted(tmp_path):
    path = tmp_path / "many.toml"
    text = 'format = 1\ntitle = "t"\nmode = "self"\ncreated = 2026-11-22\n'
    text += '[[items]]\nid = "hub"\nname = "Hub"\nkind = "platform"\n'
    for number in range(45):
        text += f'[[items]]\nid = "p{number}"\nname = "Part {number}"\nkind = "system"\n'
        text += f'[[ties]]\nfrom = "p{number}"\nto = "hub"\n'
    path.write_text(text)
    async with running(path, size=(80, 24)) as (app, pilot):
        await things(app, pilot)
        await put_cursor_on(app, pilot, "item:hub")
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, Tell) and shown(app, "#tell") != "")
        assert all(f"Part {number} needs Hub" in shown(app, "#tell") for number in range(45))
        assert "Up, Down: more" in str(app.screen.query_one("#hint", Static).content)
