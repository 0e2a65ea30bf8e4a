"""A form says what is wrong under the field, keeps the text, and says what it brought back after a kill."""

from pathlib import Path

import pytest
from running_app import enter, running, said, saved, shown, until
from textual.widgets import Static

from spm_tui.text import cells
from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.basic import AskLine, Pick
from spm_tui.tui.dialogs.form import FieldLine, FormScreen, choices_in
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.field_offers import FieldOffers

SESSION = 'format = 1\ntitle = "t"\nmode = "self"\ncreated = 2026-11-22\ncurrent_question = 2\n'


def form_of(app: SpmApp) -> FormScreen:
    assert isinstance(app.screen, FormScreen)
    return app.screen


def line_of(app: SpmApp, label: str) -> FieldLine:
    return next(line for line in form_of(app).query(FieldLine) if line.spec.label == label)


def told(app: SpmApp, where: str) -> str:
    note = form_of(app).query_one(f"#{where}", Static)
    return str(note.content) if note.display else ""


def note(line: FieldLine) -> str:
    return str(line.query_one(".note", Static).content)


async def test_a_new_session_takes_ninety_minutes_as_people_write_them(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    async with running(path, action="new") as (app, pilot):
        line_of(app, "title").box.put("Offsite")
        line_of(app, "who sits down").box.put("90 min")
        await pilot.press("ctrl+s")
        await pilot.pause()
        session = await saved(app)
    assert session.plan["stopping"] == 10


async def test_a_refusal_stands_under_the_field_and_the_text_stays(tmp_path: Path) -> None:
    for size in ((80, 24), (120, 36)):
        async with running(tmp_path / "x.toml", action="new", size=size) as (app, pilot):
            line = line_of(app, "who sits down")
            line.box.focus()
            line.box.put("60 min")
            await pilot.press("enter")
            await pilot.pause()
            below = line.query_one(".note", Static)
            assert line.text == "60 min"
            assert note(line).startswith("One of: workshop of 90 minutes, workshop of 45")
            assert below.region.y == line.box.region.bottom
            assert line.box.region.width >= 40
            assert not below.region.overlaps(line_of(app, "purpose").region)
            line.box.put("45")
            await pilot.pause()
            assert not line.refused


async def test_a_day_is_taken_as_it_is_written_and_shown_in_full(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(SESSION, encoding="utf-8")
    async with running(path) as (app, pilot):
        await enter(app, pilot, "Tracking > back 8 > 1 month")
        await pilot.press("escape", "escape", "f")
        await pilot.pause()
        line = line_of(app, "count again on")
        line.box.focus()
        line.box.put("15.12.")
        await pilot.pause()
        assert note(line) == "Tuesday, 15 December 2026"
        line.box.put("03/04")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert note(line) == "03/04 can be read two ways: write 3 Apr or 4 Mar"
        line.box.put("15 Dec")
        await pilot.press("ctrl+s")
        await pilot.pause()
        session = await saved(app)
    assert session.answers.stopping is not None
    assert str(session.answers.stopping.stops[0].check_on) == "2026-12-15"


async def test_enter_takes_an_offer_and_escape_only_takes_the_offers_away(tmp_path: Path) -> None:
    async with running(tmp_path / "x.toml", action="new") as (app, pilot):
        line = line_of(app, "who sits down")
        line.box.focus()
        await pilot.press("w", "o", "r")
        await pilot.pause()
        offers = form_of(app).query_one(FieldOffers)
        assert offers.shown
        assert (
            offers.styles.border.top[0] == "round"
        )  # a frame of its own: no words among those of the next row
        await pilot.press("down", "enter")
        await pilot.pause()
        assert line.text == "workshop of 45 minutes"
        assert line.box.has_focus
        await pilot.press("ctrl+u", "a")
        await pilot.pause()
        assert form_of(app).query_one(FieldOffers).shown
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        assert line.text == "a"
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, FormScreen)


async def test_two_records_that_cannot_both_be_are_refused_in_the_form(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(SESSION, encoding="utf-8")
    async with running(path) as (app, pilot):
        await enter(app, pilot, "Tracking > back 8 > 1 month")
        await enter(app, pilot, "Pricing > back 2 > 1 month")
        await pilot.press("escape", "escape", "f")
        await pilot.pause()
        things = next(line for line in form_of(app).query(FieldLine) if line.spec.name == "items")
        things.box.put("Tracking" if things.text == "Pricing" else "Pricing")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert told(app, "refused")
        assert things.text in ("Tracking", "Pricing")
        assert not said(app)


async def test_a_new_session_says_that_it_brings_back_what_was_typed_before_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    async with running(path, action="new") as (app, pilot):
        line_of(app, "title").box.put("Offsite in May")
        await pilot.pause()
        assert told(app, "back") == ""
        app.rescue()  # what a signal does
    async with running(path, action="new") as (app, pilot):
        await pilot.pause()
        assert line_of(app, "title").text == "Offsite in May"
        assert "typed last time" in told(app, "back")
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert line_of(app, "title").text == ""
        assert told(app, "back") == ""


async def test_a_quick_stop_says_that_it_brings_back_what_was_typed_before_a_kill(tmp_path: Path) -> None:
    async with running(None, folder=tmp_path, action="home") as (app, pilot):
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, AskLine) and app.screen.focused is not None)
        app.screen.query_one(EntryBox).put("Live tracking")
        await pilot.pause()
        app.rescue()
    async with running(None, folder=tmp_path, action="home") as (app, pilot):
        await until(pilot, lambda: "not finished, back when opened again: Quick stop." in said(app))
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, AskLine) and app.screen.focused is not None)
        assert app.screen.query_one(EntryBox).value == "Live tracking"
        assert "Back here: what was typed last time." in str(app.screen.query_one("#hint", Static).content)


async def test_a_choice_is_explained_whole_at_eighty_columns(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(SESSION, encoding="utf-8")
    async with running(path, size=(80, 24)) as (app, pilot):
        explained = "What only one side changed is taken; where both did, what is in this window stays."
        app.push_screen(
            Pick("Two versions", [("both", "Put both together", explained), ("mine", "Mine", "")])
        )
        await until(pilot, lambda: isinstance(app.screen, Pick) and app.screen.focused is not None)
        await until(pilot, lambda: "Mine" in shown(app, "#choices"))
        await pilot.pause()
        assert explained in " ".join(shown(app, "#choices").split())
        assert app.screen.query_one("#choices").region.height == 4


@pytest.mark.parametrize(
    ("room", "told"),
    [
        (40, "launch / scale / sustain / + 2 more"),
        (47, "launch / scale / sustain / reformulate / closed"),
        (20, "launch / + 4 more"),
        (8, "one of 5"),
    ],
)
def test_an_empty_box_names_whole_choices_and_counts_the_others(room: int, told: str) -> None:
    assert choices_in(["launch", "scale", "sustain", "reformulate", "closed"], room) == told


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36)])
async def test_no_choice_is_cut_in_an_empty_box_and_all_stand_below_the_form(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path / "x.toml", action="new", size=size) as (app, pilot):
        for width, height in (size, (80, 24), (120, 36)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            line = line_of(app, "who sits down")
            assert cells(line.box.placeholder) <= line.box.content_size.width
            assert line.box.placeholder.startswith("workshop of 90 minutes / ")
            line.box.focus()
            await pilot.pause()
            assert "workshop of 30 minutes, alone, 30 minutes" in told(app, "explain")


async def test_a_text_longer_than_its_box_is_shown_whole_below_it(tmp_path: Path) -> None:
    async with running(tmp_path / "x.toml", action="new", size=(80, 24)) as (app, pilot):
        line = line_of(app, "title")
        line.box.put("Which of the people we counted still get the call when something breaks?")
        await pilot.pause()
        assert note(line).endswith("when something breaks?")
        line.box.put("Offsite")
        await pilot.pause()
        assert note(line) == ""
