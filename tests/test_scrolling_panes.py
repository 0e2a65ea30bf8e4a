"""What a pane has no room for can be scrolled to: the story beside a question, what is near a thing."""

from datetime import date
from pathlib import Path

import pytest
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


def works(path: Path) -> Path:
    """Write a session with sixty works and a chain of systems of which each cuts workflows off."""
    items = [Item(id=f"work-{n}", name=f"Work {n:02d}", kind="initiative") for n in range(60)]
    items += [Item(id=f"link-{n}", name=f"Link {n}", kind="system") for n in range(9)]
    items += [Item(id=f"flow-{n}", name=f"Flow {n}", kind="workflow") for n in range(9)]
    ends = [(f"flow-{n}", f"link-{n}") for n in range(9)] + [(f"link-{n}", f"link-{n + 1}") for n in range(8)]
    ties = tuple(Tie(from_=start, to=end) for start, end in [*ends, ("work-0", "link-8")])
    session = Session(
        format=1, title="t", mode="workshop", created=date(2026, 11, 22), items=tuple(items), ties=ties
    )
    files.save(path, session, None)
    return path


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_work_of_the_profile_and_all_below_them_is_reached_by_key_and_by_wheel(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(works(tmp_path / "works.toml"), size=size) as (app, pilot):
        await pilot.press("f2", "p")
        await until(pilot, lambda: isinstance(app.screen, MapScreen) and " more" in shown(app, "#picture"))
        screen = app.screen
        assert isinstance(screen, MapScreen)
        seen = set()
        for _ in range(60):
            assert screen.chosen is not None
            seen.add(screen.chosen)
            name = f"Work {int(screen.chosen.removeprefix('work-')):02d}"
            assert any(name in line and "▸" in line for line in shown(app, "#picture").splitlines())
            await pilot.press("down")
        assert len(seen) == 60
        assert screen.chosen == "work-59"
        for _ in range(40):
            app.post_message(events.MouseScrollDown(None, 30, 15, 0, 1, 0, False, False, False))
        await until(pilot, lambda: "Link 8: " in shown(app, "#picture"))
        assert "more" not in shown(app, "#picture")
        assert "It does not show how many" in shown(app, "#picture")
        assert len(screen.picture.lines) <= screen.picture.size.height
        for _ in range(60):
            app.post_message(events.MouseScrollUp(None, 30, 15, 0, -1, 0, False, False, False))
        await until(pilot, lambda: "Work 00  " in shown(app, "#picture"))
        assert "above" not in shown(app, "#picture")
        await pilot.press("pagedown")
        await until(pilot, lambda: "Work 00  " not in shown(app, "#picture"))
        await pilot.press(*["pageup"] * 2)
        await until(pilot, lambda: "Work 00  " in shown(app, "#picture"))


async def test_the_profile_follows_what_is_looked_for(tmp_path: Path) -> None:
    async with running(works(tmp_path / "works.toml"), size=(80, 24)) as (app, pilot):
        await pilot.press("f2", "p", *["pagedown"] * 4, "slash", *"work 4", "enter")
        await until(pilot, lambda: "Work 40" in shown(app, "#picture"))
        assert "Work 00  " not in shown(app, "#picture")  # an example below names it beside its team
        await pilot.press("down")
        assert isinstance(app.screen, MapScreen)
        assert app.screen.chosen == "work-14"


async def test_a_cut_column_is_gone_through_by_the_wheel_over_it_and_by_pages(tmp_path: Path) -> None:
    async with running(works(tmp_path / "works.toml"), size=(80, 24)) as (app, pilot):
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, MapScreen) and "more" in shown(app, "#picture"))
        screen = app.screen
        assert isinstance(screen, MapScreen)
        assert screen.chosen == "work-0"
        await pilot.press("right", "down")
        assert screen.chosen == "link-1"
        app.post_message(events.MouseScrollDown(None, 8, 6, 0, 1, 0, False, False, False))
        await until(pilot, lambda: screen.chosen == "work-0")
        for _ in range(12):
            app.post_message(events.MouseScrollDown(None, 8, 6, 0, 1, 0, False, False, False))
        await until(pilot, lambda: screen.chosen == "work-12")
        await pilot.press("pagedown", "pagedown", "pageup")
        assert screen.chosen == "work-22"
        assert "Work 22" in shown(app, "#picture")


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
