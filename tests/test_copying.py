"""What is marked with the mouse is copied, from every view; a key copies what the cursor stands on."""

import base64
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from running_app import question_screen, running, said, shown, until
from terminal import Terminal
from textual.pilot import Pilot

from spm_tui.tui import clipboard
from spm_tui.tui.app import SpmApp
from spm_tui.tui.clipboard import MOST_BYTES, hand_over, sequence, tool
from spm_tui.tui.dialogs.basic import AskLine, Pick, Tell
from spm_tui.tui.dialogs.help import HelpScreen
from spm_tui.tui.screens.findings_screen import FindingsScreen
from spm_tui.tui.screens.map_screen import MapScreen
from spm_tui.tui.screens.stop_screen import StopScreen
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.styled_lines import part, plain

TEN = Path(__file__).parents[1] / "sessions" / "harbour-2026-q4.toml"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a session file, with no desktop and no multiplexer around."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "harbour.toml"
    path.write_bytes(TEN.read_bytes())
    return path


async def drag(pilot: Pilot[int], selector: str, *places: tuple[int, int]) -> None:
    """Mark with the mouse from the first of these places of a widget to the last."""
    first, *others = places
    await pilot.mouse_down(selector, offset=first)
    for place in others:
        await pilot.hover(selector, offset=place)
    await pilot.mouse_up(selector, offset=places[-1])
    await pilot.pause()


async def copied(app: SpmApp, pilot: Pilot[int], key: str = "ctrl+c") -> str:
    """Press a key and return what is on the clipboard then."""
    await pilot.press(key)
    await pilot.pause()
    for worker in [w for w in app.workers if w.group == "copying"]:
        await worker.wait()
    return app.clipboard


def cells_in_reverse(app: SpmApp, selector: str) -> str:
    """Return what a view shows in reverse, which none of its own looks is here."""
    view = app.screen.query_one(selector, LinesView)
    strips = [view.render_line(y) for y in range(view.size.height)]
    return "".join(s.text for strip in strips for s in strip if s.style is not None and s.style.reverse)


VIEWS = [
    ("f5", "#wording"), ("f5", "#side"), ("f5", "#rows"), ("f6", "#list"), ("f3", "#pick"), ("f4", "#list"),
    ("f4", "#evidence"), ("f2", "#picture"), ("f1", "#page"), ("f9", "#choices"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "selector"), VIEWS)
async def test_what_is_marked_in_a_view_is_copied_as_it_stands_there(
    path: Path, key: str, selector: str
) -> None:
    async with running(path) as (app, pilot):
        await pilot.press(key)
        await pilot.pause()
        view = app.screen.query_one(selector, LinesView)
        top = 2 if key == "f2" else 0  # the thing that is chosen on the map is in reverse by itself
        down = view.styles.gutter.top + top
        await drag(pilot, selector, (4, down), (9, down), (20, down + 1))
        left, first = 4 - view.styles.gutter.left, view.text_of(view.scroll_offset.y + top)
        second = view.text_of(view.scroll_offset.y + top + 1)
        right = 20 - view.styles.gutter.left + 1
        wanted = "\n".join((first[left:].rstrip(), second[view.TEXT_FROM : right].rstrip())).strip("\n")
        assert wanted.strip()
        assert await copied(app, pilot) == wanted
        assert wanted.replace("\n", "") in cells_in_reverse(app, selector)


async def test_a_mark_stays_in_the_pane_it_began_in(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f4")
        await pilot.pause()
        side = app.screen.query_one("#evidence", LinesView)
        await pilot.mouse_down("#list", offset=(14, 1))
        await pilot.hover("#evidence", offset=(9, 3))
        await pilot.mouse_up("#evidence", offset=(9, 3))
        assert "projects, 3 of 6 moves" in await copied(app, pilot)
        assert plain(side.lines).splitlines()[1] not in app.clipboard


async def test_a_second_mark_begins_where_it_was_begun(path: Path) -> None:
    async with running(path) as (app, pilot):
        await drag(pilot, "#wording", (0, 0), (9, 0))
        first = await copied(app, pilot)
        await drag(pilot, "#rows", (1, 0), (14, 0))
        second = await copied(app, pilot)
        rows = plain(app.screen.query_one("#rows", LinesView).lines)
        assert first not in second
        assert second in rows


@pytest.mark.parametrize(
    ("text", "start", "end", "found"),
    [
        ("harbour", 1, 4, ("arb", 1, 4)),
        ("harbour", 5, 40, ("ur", 5, 7)),
        ("harbour", 9, 12, ("", 9, 9)),
        ("a港町b", 2, 4, ("港町", 1, 5)),
        ("a港町b", 5, 9, ("b", 5, 6)),
        ("a港町b", 7, 9, ("", 7, 7)),
    ],
)
def test_a_wide_character_is_marked_with_both_its_cells(
    text: str, start: int, end: int, found: tuple[str, int, int]
) -> None:
    assert part(text, start, end) == found


async def test_the_end_of_a_mark_chooses_no_row(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f3")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, StopScreen)
        at = screen.rows.cursor_key
        await drag(pilot, "#pick", (6, 5), (9, 5), (12, 5))
        await drag(pilot, "#pick", (6, 1), (9, 1), (12, 1))
        assert app.screen is screen
        assert screen.rows.cursor_key == at
        await pilot.click("#pick", offset=(6, 5))
        assert screen.rows.cursor_key != at


async def test_a_mark_goes_with_the_next_click_and_with_esc(path: Path) -> None:
    async with running(path) as (app, pilot):
        await drag(pilot, "#wording", (4, 1), (20, 1))
        assert app.screen.get_selected_text()
        await pilot.click("#side", offset=(4, 2))
        assert not app.screen.get_selected_text()


async def test_a_mark_goes_when_other_words_come_to_stand_there(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f4")
        await pilot.pause()
        await drag(pilot, "#evidence", (4, 2), (9, 3))
        assert app.screen.get_selected_text()
        await pilot.press("down")
        await pilot.pause()
        assert not app.screen.get_selected_text()


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+x"])
async def test_with_nothing_to_copy_the_clipboard_keeps_what_it_has(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        app.copy_to_clipboard("mine")
        await pilot.press("f8")
        await pilot.pause()
        assert isinstance(app.screen, AskLine)
        assert await copied(app, pilot, key) == "mine"


async def test_marked_blanks_are_nothing_to_copy(path: Path) -> None:
    async with running(path, size=(120, 40)) as (app, pilot):
        await pilot.press("f2")
        await pilot.pause()
        app.copy_to_clipboard("mine")
        await drag(pilot, "#picture", (60, 35), (90, 36))
        assert app.screen.get_selected_text() == ""
        assert (await copied(app, pilot)).startswith("Live tracking (initiative)")


async def test_ctrl_c_copies_the_line_being_typed_or_what_is_selected_of_it(path: Path) -> None:
    async with running(path) as (app, pilot):
        box = question_screen(app).box
        box.put("flow 3")
        assert await copied(app, pilot) == "flow 3"
        await pilot.press("shift+left")
        assert await copied(app, pilot) == "3"
        assert box.value == "flow 3"
        await drag(pilot, "#wording", (2, 1), (6, 1))
        assert await copied(app, pilot) in app.screen.query_one("#wording", LinesView).text_of(1)


async def test_y_copies_the_record_under_the_cursor_in_words(path: Path) -> None:
    async with running(path) as (app, pilot):
        assert app.open_session is not None
        app.open_session.at_question(2)
        await pilot.press("escape")
        assert (await copied(app, pilot, "y")).startswith(
            "Live tracking. We said: 8 people, in 1 month. It took: 4 people, after 2 months"
        )
        assert 'Copied: "Live tracking. We said' in said(app)


async def test_y_copies_a_thing_with_its_needs_and_a_need_by_itself(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f6", "escape", "down")
        things = await copied(app, pilot, "y")
        assert things.splitlines()[:2] == [
            "Customs (initiative): still short of 2, launch, from numbers", "- needs Customs team (4 people)",
        ]  # fmt: skip
        await pilot.press("down")
        assert await copied(app, pilot, "y") == "Customs needs Customs team (4 people)"
        await pilot.press("f2", "right", "right")
        await pilot.pause()
        assert isinstance(app.screen, MapScreen)
        assert "\n- needed by Customs" in await copied(app, pilot, "y")


async def test_y_copies_a_note_with_how_we_know_and_with_what_is_disputed(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f4", "l")
        await until(pilot, lambda: isinstance(app.screen, FindingsScreen) and app.screen.finding is not None)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await pilot.press(*"Too early", "enter")
        await until(pilot, lambda: isinstance(app.screen, FindingsScreen))
        await pilot.pause()
        assert isinstance(app.screen, FindingsScreen)
        finding = app.screen.finding
        assert finding is not None
        text = await copied(app, pilot, "y")
        known = f"How we know: {finding.known}, shown, 1.5 people."
        assert text.splitlines()[:3] == [finding.sentence, "Disputed: Too early", known]


async def test_a_stop_is_copied_as_far_as_it_was_told(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f3", "down", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        first = await copied(app, pilot, "y")
        assert first.startswith('If "Customs" stops (close it, customers stay): ')
        assert "could move" not in first
        while "that is all of it" not in shown(app, "#title"):
            await pilot.press("enter")
        assert "could move" in await copied(app, pilot, "y")
        assert app.clipboard.endswith("It does not show how many people are needed.")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
@pytest.mark.parametrize(
    ("key", "first", "within"),
    [
        ("r", "Of ", "how soon"),
        ("t", "Stop the row, grow the column", "It does not show how many"),
        ("l", "How soon effort comes free", "It does not show how many"),
    ],
)
async def test_a_view_of_the_map_without_a_cursor_is_copied_whole(
    path: Path, size: tuple[int, int], key: str, first: str, within: str
) -> None:
    async with running(path, size=size) as (app, pilot):
        await pilot.press("f2", key)
        await pilot.pause()
        assert isinstance(app.screen, MapScreen)
        text = await copied(app, pilot, "y")
        assert text.startswith(first)
        assert within in " ".join(text.split())
        assert [line.strip() for line in text.splitlines()] == [
            line.strip() for line in plain(app.screen.picture.lines).splitlines()
        ]
        assert f'Copied: "{first}' in said(app)


@pytest.mark.parametrize("key", ["c", "o", "p", "x"])
async def test_a_view_of_the_map_that_marks_a_thing_copies_the_thing(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f2", key)
        await pilot.pause()
        assert (await copied(app, pilot, "y")).startswith("Live tracking (initiative)")


async def test_the_ideas_of_a_portfolio_and_the_curve_of_a_stop_are_copied_whole(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f4", "i")
        await until(pilot, lambda: "SHARES" in shown(app, "#lenses"))
        text = await copied(app, pilot, "y")
        assert text.startswith("SHARES\n")
        assert len(text.splitlines()) > app.size.height
        await pilot.press("f3", "down", "enter")
        await pilot.pause()
        await pilot.press("enter", "c")
        await pilot.pause()
        assert (await copied(app, pilot, "y")).startswith('How soon effort comes free if "Customs" stops')


async def test_a_row_that_stands_for_no_record_is_copied_as_it_reads(path: Path) -> None:
    async with running(None, folder=path.parent / "none", action="home") as (app, pilot):
        assert await copied(app, pilot, "y") == "Practice (a copy, ten minutes)"


async def test_a_question_nobody_answered_yet_is_copied_itself(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    path.write_text('format = 1\ntitle = "t"\nmode = "self"\ncreated = 2026-11-22\ncurrent_question = 2\n')
    async with running(path) as (app, pilot):
        await pilot.press("escape")
        assert await copied(app, pilot, "y") == question_screen(app).question.wording


async def test_what_is_only_to_be_read_is_copied_whole(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f3", "down", "enter")
        await pilot.pause()
        await pilot.press("enter", "enter", "enter", "w")
        await until(pilot, lambda: isinstance(app.screen, Tell))
        text = await copied(app, pilot, "y")
        assert isinstance(app.screen, Tell)
        assert text == app.screen.to_copy()
        await pilot.press("escape", "f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        assert "Copy what is marked" in await copied(app, pilot, "y")


async def test_a_question_over_a_screen_still_takes_y_for_yes(path: Path) -> None:
    async with running(path) as (app, pilot):
        app.copy_to_clipboard("mine")
        await pilot.press("f11")
        await until(pilot, lambda: isinstance(app.screen, Tell))
        await pilot.press("y")
        await until(pilot, lambda: not isinstance(app.screen, Tell))
        assert app.clipboard == "mine"
        assert question_screen(app).side.facilitating


async def test_a_choice_is_copied_from_a_dialog(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f9")
        await pilot.pause()
        assert isinstance(app.screen, Pick)
        text = await copied(app, pilot)
        assert len(text.splitlines()) == 2


# ---- where it goes


def named(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text('#!/bin/sh\ncat > "$SPM_TAKEN"\n', encoding="utf-8")
        (folder / name).chmod(0o755)


@pytest.mark.parametrize(
    ("around", "wanted"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wl-copy"),
        ({"DISPLAY": ":0"}, "xclip"),
        ({"DISPLAY": ":0", "TMUX": "/tmp/t,1,0"}, "xclip"),
        ({"TMUX": "/tmp/t,1,0"}, "tmux"),
        ({"DISPLAY": ":10", "SSH_CONNECTION": "1 2 3 4"}, ""),
        ({"WAYLAND_DISPLAY": "wayland-0", "SSH_TTY": "/dev/pts/1", "TMUX": "/tmp/t,1,0"}, "tmux"),
        ({}, ""),
    ],
)
def test_the_tool_is_that_of_the_desktop_one_sits_at(
    tmp_path: Path, around: dict[str, str], wanted: str
) -> None:
    named(tmp_path, "wl-copy", "xclip", "xsel", "tmux", "pbcopy")
    command = tool({"PATH": str(tmp_path), **around}, "linux")
    assert (command[0] if command else "") == wanted


def test_a_mac_has_its_own_tool_and_one_that_is_missing_is_passed_over(tmp_path: Path) -> None:
    named(tmp_path, "pbcopy", "xsel")
    assert tool({"PATH": str(tmp_path)}, "darwin") == ("pbcopy",)
    assert tool({"PATH": str(tmp_path), "DISPLAY": ":0"}, "linux")[0] == "xsel"


def test_a_tool_that_fails_or_is_gone_took_nothing() -> None:
    assert hand_over(("true",), "text")
    assert not hand_over(("false",), "text")
    assert not hand_over(("/nowhere/wl-copy",), "text")


def test_a_tool_that_waits_for_a_desktop_that_is_gone_holds_nothing_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clipboard, "PATIENCE", 0.05)
    assert not hand_over(("sleep", "600"), "text")


def test_a_terminal_is_never_sent_an_empty_clipboard_nor_more_than_it_takes() -> None:
    assert sequence("") == ""
    assert sequence("ä") == f"\x1b]52;c;{base64.b64encode('ä'.encode()).decode()}\a"
    assert sequence("a" * MOST_BYTES)
    assert sequence("a" * (MOST_BYTES + 1)) == ""


@contextmanager
def terminal(path: Path, **env: str) -> Iterator[Terminal]:
    term = Terminal.spm("open", str(path), cwd=path.parent, **env)
    try:
        term.wait("Answer: one line each")
        yield term
    finally:
        term.send("ctrl+q")
        term.finish()


def mark_the_question(term: Terminal) -> None:
    """Drag with the mouse over a part of the question, and press Ctrl+C."""
    y = next(n for n, line in enumerate(term.text.splitlines(), 1) if "portfolio" in line)
    for code, x, end in ((0, 4, "M"), (32, 8, "M"), (32, 30, "M"), (0, 30, "m")):
        term.write(f"\x1b[<{code};{x};{y}{end}".encode())
    term.settle()
    term.write(b"\x03")
    term.wait("Copied:")


def test_over_ssh_the_terminal_is_given_what_is_marked(path: Path) -> None:
    with terminal(path, SSH_TTY="/dev/pts/9", DISPLAY=":10") as term:
        mark_the_question(term)
        sent = re.findall(rb"\x1b\]52;c;([^\a]*)\a", term.raw)
        assert len(sent) == 1
        assert base64.b64decode(sent[0]).decode() in term.text
        assert len(base64.b64decode(sent[0])) > 20


def test_at_a_desktop_its_tool_is_given_what_is_marked(path: Path) -> None:
    named(path.parent, "wl-copy")
    taken = path.parent / "taken.txt"
    around = {
        "PATH": f"{path.parent}:{os.environ['PATH']}", "WAYLAND_DISPLAY": "wayland-0",
        "SPM_TAKEN": str(taken),        "SSH_TTY": "", "SSH_CONNECTION": "",
    }  # fmt: skip
    with terminal(path, **around) as term:
        mark_the_question(term)
        assert len(taken.read_text(encoding="utf-8")) > 20
        assert b"\x1b]52" not in term.raw
