"""What a pane has no room for can be scrolled to: the story beside a question, what is near a thing."""

from datetime import date
from pathlib import Path

from running_app import enter, noticed, question_screen, running, shown, until
from textual import events

from spm_tui.storage import files
from spm_tui.tui.screens.map_screen import MapScreen
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session


def hub(path: Path) -> Path:
    """Write a session in which forty systems need one."""
    names = [f"Part {number:02d}" for number in range(40)]
    items = [Item(id="hub", name="Hub", kind="platform")]
    items += [Item(id=f"part-{n}", name=name, kind="system") for n, name in enumerate(names)]
    ties = tuple(Tie(from_=item.id, to="hub") for item in items[1:])
    session = Session(
        format=1, title="t", mode="workshop", created=date(2026, 11, 22), items=tuple(items), ties=ties
    )
    files.save(path, session, None)
    return path


async def test_all_that_is_near_a_thing_is_scrolled_through_by_key_and_by_wheel(
    tmp_path: Path,
) -> None:
    async with running(hub(tmp_path / "hub.toml"), size=(80, 24)) as (app, pilot):
        assert app.open_session is not None
        app.open_session.go("map", item="hub", view="focus")
        await until(pilot, lambda: isinstance(app.screen, MapScreen) and app.screen.focused is not None)
        await until(pilot, lambda: "Needs it 40" in shown(app, "#picture"))
        assert isinstance(app.screen, MapScreen)
        picture = app.screen.picture
        assert "Part 39" in shown(app, "#picture")
        assert "more" not in shown(app, "#picture")
        assert picture.max_scroll_y > 0
        await pilot.press("pagedown")
        await until(pilot, lambda: picture.scroll_offset.y > 0)
        await pilot.press("pageup")
        await until(pilot, lambda: picture.scroll_offset.y == 0)
        app.post_message(events.MouseScrollDown(None, 30, 15, 0, 1, 0, False, False, False))
        await until(pilot, lambda: picture.scroll_offset.y > 0)


async def test_a_column_that_is_too_long_is_gone_through_by_wheel(tmp_path: Path) -> None:
    async with running(hub(tmp_path / "hub.toml"), size=(80, 24)) as (app, pilot):
        assert app.open_session is not None
        app.open_session.go("map", item="part-0", view="columns")
        await until(pilot, lambda: isinstance(app.screen, MapScreen) and app.screen.focused is not None)
        await until(pilot, lambda: "more" in shown(app, "#picture"))
        assert "Part 30" not in shown(app, "#picture")
        for _ in range(30):
            app.post_message(events.MouseScrollDown(None, 30, 15, 0, 1, 0, False, False, False))
        await until(pilot, lambda: "Part 30" in shown(app, "#picture"))
        for _ in range(30):
            app.post_message(events.MouseScrollUp(None, 30, 15, 0, -1, 0, False, False, False))
        await until(pilot, lambda: "Part 30" not in shown(app, "#picture"))


async def test_a_story_there_is_no_room_for_is_told_whole_once_one_scrolls(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text('format = 1\ntitle = "t"\nmode = "self"\ncreated = 2026-11-22\ncurrent_question = 2\n')
    async with running(path, size=(80, 24)) as (app, pilot):
        line = "Tracking of the whole fleet in every harbour > back 8 > 1 month > took 3 > 9 months"
        await enter(app, pilot, line)
        await noticed(app, pilot)
        screen = question_screen(app)
        short = shown(app, "#side")
        assert "may be off" not in short
        await pilot.press("shift+down")
        await pilot.pause()
        whole = shown(app, "#side")
        assert "may be off" in whole
        assert screen.side.max_scroll_y > 0
        await pilot.press(*["shift+up"] * 4)
        await pilot.pause()
        assert shown(app, "#side") == short
        side = screen.side.region
        app.post_message(events.MouseScrollDown(None, side.x + 3, side.y + 2, 0, 1, 0, False, False, False))
        await until(pilot, lambda: shown(app, "#side") == whole)
        await pilot.press("pagedown")
        await until(pilot, lambda: screen.side.scroll_offset.y == 0 and shown(app, "#side") != whole)
