"""What our widgets draw themselves is what Textual would draw; a new size is drawn at once, and once."""

from itertools import product
from pathlib import Path
from typing import get_args
from unittest.mock import Mock, create_autospec

import pytest
from running_app import question_screen, running, screen_outside, until
from sample_files import FIRST, FOLDER
from textual import events
from textual._compositor import Compositor
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from spm_tui.tui import resizing
from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.too_small import TooSmall
from spm_tui.tui.key_table import SCREENS
from spm_tui.tui.widgets.boxes import Even
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.scroll_bar import Bar
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Span, Style

SIZES = [(120, 36), (80, 24)]


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A copy of the finished workshop."""
    path = tmp_path / "harbour.toml"
    path.write_bytes((FOLDER / f"{FIRST}.toml").read_bytes())
    return path


def cells(strip: Strip) -> list[tuple[object, ...]]:
    """Each character and how it looks; of a blank that is not reversed only the ground can be seen."""
    looks = []
    for text, style, _ in strip:
        assert style is not None
        ground = style.bgcolor and style.bgcolor.triplet
        letters = (style.color and style.color.triplet, bool(style.bold), bool(style.underline))
        for letter in text:
            seen = () if letter == " " and not style.reverse else letters
            looks.append((letter, ground, bool(style.reverse), seen, style.meta))
    return looks


async def drawn_by_us(app: SpmApp, pilot: Pilot[int], place: str) -> list[Widget]:
    """The widgets on a screen that draw themselves and are in view."""
    if place == "home":
        app.action_go("home")
        await until(pilot, lambda: app.open_session is None)
    elif (outside := screen_outside(place, app.folder)) is not None:
        await app.push_screen(outside)
    else:
        app.action_go(place)
    await pilot.pause()
    return [w for w in app.screen.walk_children(with_self=True) if isinstance(w, LinesView | Even | Bar)]


@pytest.mark.parametrize("plain", [False, True], ids=["colour", "no colour"])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("place", sorted(SCREENS))
async def test_every_widget_is_drawn_as_textual_would(
    place: str, size: tuple[int, int], plain: bool, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if plain:
        monkeypatch.setenv("NO_COLOR", "1")
    seen = set()
    async with running(harbour, size=size) as (app, pilot):
        for widget in await drawn_by_us(app, pilot, place):
            width, height = widget.outer_size
            if not width or not height:
                continue
            whole = Region(0, 0, width, height)
            ours, textuals = widget.render_lines(whole), Widget.render_lines(widget, whole)
            assert [strip.cell_length for strip in ours] == [width] * height
            assert [cells(strip) for strip in ours] == [cells(strip) for strip in textuals], widget
            parts = Region(0, 1, width, height - 2), Region(0, height - 1, width, 1), Region(1, 0, 9, height)
            for part in (part.intersection(whole) for part in parts if part.intersection(whole)):
                shown = [cells(strip) for strip in Widget.render_lines(widget, part)]
                assert [cells(strip) for strip in widget.render_lines(part)] == shown
            seen.add(type(widget).__name__)
    assert "LinesView" in seen


async def test_a_line_shows_every_span_in_its_own_look_however_few_segments_it_takes(harbour: Path) -> None:
    styles: tuple[Style, ...] = get_args(Style)
    async with running(harbour) as (app, _):
        view = question_screen(app).side
        for one, other in product(styles, styles):
            spans = [Span("ab", one), Span("  ", other), Span("c", other), Span("", one), Span(" ", one)]
            strip = view.strip_of(tuple(spans))
            apart = [cell for span in spans for cell in cells(view.strip_of((span,)))]
            assert cells(strip) == apart, (one, other)
        assert len(list(view.strip_of((Span("a", "strong"), Span(" "), Span("b", "strong"))))) == 1


async def test_a_new_size_is_shown_without_waiting_for_a_timer(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(harbour) as (app, pilot):
        monkeypatch.setattr(resizing, "IN_A_ROW", 0.0)  # however soon after the start this is
        monkeypatch.setattr(app, "set_timer", Mock())  # a timer that is never due
        app.post_message(events.Resize(Size(100, 30), Size(100, 30)))
        await until(pilot, lambda: app.screen.outer_size == Size(100, 30))


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Counts how often a screen is painted whole."""
    counted: Mock = create_autospec(Compositor.render_full_update, side_effect=Compositor.render_full_update)
    monkeypatch.setattr(Compositor, "render_full_update", counted)
    return counted


async def test_a_new_size_is_painted_whole_once(harbour: Path, whole: Mock) -> None:
    async with running(harbour) as (app, pilot):
        whole.reset_mock()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert whole.call_count == 1
        assert app.screen.outer_size == Size(80, 24)


@pytest.mark.parametrize("key", ["", "f1", "f7", "ctrl+o", "ctrl+p"])
async def test_a_screen_takes_the_terminals_size_whichever_it_is_told_of(key: str, harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        if key:
            await pilot.press(key)
            await pilot.pause()
        app._size = newest = Size(110, 32)  # the terminal's; what follows was on its way before
        for screen in app.screen_stack:
            screen.post_message(events.Resize(Size(100, 30), Size(100, 30)))
        await until(pilot, lambda: {screen.outer_size for screen in app.screen_stack[1:]} == {newest})
        await pilot.pause()
        assert {screen.outer_size for screen in app.screen_stack} == {newest}


async def test_the_cursor_stands_once_after_rows_took_the_place_of_others(harbour: Path) -> None:
    async with running(harbour) as (app, _):
        rows = question_screen(app).rows

        def row(key: str, lines: int = 1) -> Row:
            return Row(key, tuple((Span(f"{key}{n}"),) for n in range(lines)))

        tail = [row("e"), row("f")]
        rows.show_rows([row("a"), row("b", 2), *tail], at="f")
        assert drawn(rows)[4].startswith("▸f")
        rows.show_rows([row("a"), row("c"), row("d"), *tail], at="a")
        assert [line[0] for line in drawn(rows)[:5]] == ["▸", " ", " ", " ", " "]


def drawn(view: LinesView) -> list[str]:
    """The lines of a view as they are drawn."""
    return [view.render_line(y).text for y in range(view.size.height)]


async def test_sizes_in_a_row_are_taken_together(harbour: Path, whole: Mock) -> None:
    async with running(harbour) as (app, pilot):
        whole.reset_mock()
        for width in range(119, 99, -1):
            app.post_message(events.Resize(Size(width, 36), Size(width, 36)))
        await until(pilot, lambda: app.screen.outer_size.width == 100)
        await pilot.pause()
        assert whole.call_count < 10


async def test_a_terminal_that_went_to_another_size_and_back_is_painted_anew(
    harbour: Path, whole: Mock
) -> None:
    async with running(harbour) as (app, pilot):
        whole.reset_mock()
        app.post_message(events.Resize(Size(120, 36), Size(120, 36)))
        await until(pilot, lambda: whole.called)


async def test_a_terminal_that_went_there_and_back_between_two_looks_is_painted_anew(
    harbour: Path, whole: Mock
) -> None:
    async with running(harbour) as (app, pilot):
        await pilot.resize_terminal(110, 36)
        await until(pilot, lambda: app.screen.outer_size.width == 110)
        whole.reset_mock()
        for width in (90, 110):
            app.post_message(events.Resize(Size(width, 36), Size(width, 36)))
        await until(pilot, lambda: whole.called)
        assert app.screen.outer_size.width == 110


async def test_nothing_is_opened_over_the_notice_that_the_terminal_is_too_small(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: isinstance(app.screen, TooSmall))
        await pilot.press("ctrl+p", "f1", "ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, TooSmall)
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: app.screen is app.session_screen)
