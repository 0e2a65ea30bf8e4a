"""No key of the table is without effect: each names an action its screen has, and the list keys work."""

from pathlib import Path

import pytest
from running_app import enter, question_screen, running, screen_outside, shown

from spm_tui.tui.app import SpmApp
from spm_tui.tui.bindings import keys_of
from spm_tui.tui.key_table import SCREENS
from spm_tui.tui.screens.portfolio_screen import PortfolioScreen
from spm_tui.tui.session_screens import SessionScreens

TWO_THINGS = """format = 1
title = "t"
mode = "self"
created = 2026-11-22

[[items]]
id = "atlas"
name = "Atlas"
kind = "initiative"

[[items]]
id = "ledger"
name = "Ledger"
kind = "system"

[[ties]]
from = "atlas"
to = "ledger"
"""


@pytest.mark.parametrize("place", sorted(SCREENS))
async def test_every_key_names_an_action_of_its_screen_or_of_the_app(place: str, tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_THINGS, encoding="utf-8")
    async with running(path) as (app, _):
        assert app.open_session is not None
        outside = screen_outside(place, tmp_path)
        screen = outside or SessionScreens().make_screen(place, app.open_session)
        for key in keys_of(place):
            owner: object = SpmApp if key.action.startswith("app.") else screen
            name = key.action.removeprefix("app.").split("(")[0]
            assert callable(getattr(owner, f"action_{name}", None)), key.id


async def test_a_thing_in_the_list_is_deleted_after_what_names_it_was_shown(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_THINGS, encoding="utf-8")
    async with running(path) as (app, pilot):
        await pilot.press("f6", "escape", "d")
        await pilot.pause()
        assert not isinstance(app.screen, PortfolioScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert app.open_session is not None
        assert [item.id for item in app.open_session.workspace.session.items] == ["ledger"]


async def test_page_down_goes_to_the_next_question_from_a_list_that_is_all_in_view(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_THINGS, encoding="utf-8")
    async with running(path) as (app, pilot):
        await enter(app, pilot, "flow 3, project 4")
        await pilot.press("escape", "pagedown")
        await pilot.pause()
        assert question_screen(app).question.number == 2


async def test_the_footer_names_the_keys_of_the_list_while_it_has_the_focus(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_THINGS, encoding="utf-8")
    async with running(path, size=(80, 24)) as (app, pilot):
        assert "PgDn next" in shown(app, "#keys")
        assert "Del delete" not in shown(app, "#keys")
        await pilot.press("escape")
        await pilot.pause()
        assert "Enter edit  Del delete" in shown(app, "#keys")


async def test_a_line_half_typed_among_the_things_is_no_case(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_THINGS, encoding="utf-8")
    async with running(path) as (app, pilot):
        await pilot.press("f6", *"Mill", "ctrl+t", *"Split", "enter")
        await pilot.pause()
        assert app.open_session is not None
        assert [case.name for case in app.open_session.workspace.session.cases] == ["Split"]
        await pilot.press("ctrl+t")
        assert isinstance(app.screen, PortfolioScreen)
        assert app.screen.box.value == "Mill"


async def test_skipping_a_question_begins_at_skipping(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_THINGS, encoding="utf-8")
    async with running(path) as (app, pilot):
        await pilot.press("f9", "enter", *"Nobody knows", "enter")
        await pilot.pause()
        assert app.open_session is not None
        given = app.open_session.workspace.session.answers.allocation_unit
        assert given is not None
        assert (given.status, given.reason) == ("skipped", "Nobody knows")


async def test_cards_typed_over_an_earlier_guess_are_read_alone(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_THINGS, encoding="utf-8")
    async with running(path) as (app, pilot):
        assert app.open_session is not None
        for cards in ("4 > 1 month", "2 3 4 > 2 months"):
            await pilot.press("f3", "enter")
            await pilot.pause()
            await pilot.press(*["space" if c == " " else c for c in cards], "enter")
            await pilot.pause()
            await pilot.press("n", "f5")
        given = app.open_session.workspace.session.answers.stopping
        assert given is not None
        assert [(stop.said_people, stop.said_months) for stop in given.stops] == [(3, 2)]


async def test_a_form_takes_one_word_of_a_choice_in_place_of_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_THINGS, encoding="utf-8")
    async with running(path) as (app, pilot):
        await pilot.press("f6", "escape", "f")
        await pilot.pause()
        await pilot.press("enter", *"system", "ctrl+s")
        await pilot.pause()
        assert app.open_session is not None
        assert [item.kind for item in app.open_session.workspace.session.items] == ["system", "system"]


async def test_before_the_first_question_is_the_opening_and_after_the_last_the_close(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_THINGS + "\n", encoding="utf-8")
    async with running(path) as (app, pilot):
        await pilot.press("pageup")
        await pilot.pause()
        assert "Ten questions in" in shown(app, "#page")
        await pilot.press("enter")
        await pilot.pause()
        assert question_screen(app).question.number == 1
        await pilot.press(*["pagedown"] * 10)
        await pilot.pause()
        assert "What is left" in shown(app, "#page")
        await pilot.press("escape")
        await pilot.pause()
        assert question_screen(app).question.number == 10


async def test_what_was_undone_is_told_where_the_line_was_told_of(tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_THINGS, encoding="utf-8")
    async with running(path) as (app, pilot):
        await enter(app, pilot, "hmm, who knows")
        assert "to sort" in shown(app, "#preview")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert shown(app, "#preview").strip().startswith("Undone at question 1: ")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("place", ["opening", "close", "stop", "what-if", "export", "findings", "map"])
async def test_the_way_back_stays_in_the_footer(place: str, size: tuple[int, int], tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    path.write_text(TWO_THINGS, encoding="utf-8")
    async with running(path, size=size) as (app, pilot):
        assert app.open_session is not None
        app.open_session.go(place, **({"items": ("atlas",)} if place == "stop" else {}))
        await pilot.pause()
        if place == "stop":
            await pilot.press("enter", "enter")
            await pilot.pause()
        assert "Esc back" in shown(app, "#keys")
