"""Private names of Textual are used in one room of the package, and each use is missed without it."""

from __future__ import annotations

import ast
import errno
import importlib
import inspect
import io
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent
from unittest.mock import Mock, create_autospec

import pytest
from running_app import TODAY, question_screen, running, until
from sample_files import FOLDER
from textual import events
from textual._compositor import Compositor
from textual.app import App
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widgets import Input

import spm_tui
from spm_tui.text import cells, clean, pictured
from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.basic import TextBox
from spm_tui.tui.textual_internals.driver import SteadyDriver
from spm_tui.tui.widgets.scroll_bar import Bar
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Span

TOP = Path(spm_tui.__file__).parent
ROOM = TOP / "tui" / "textual_internals"
#: Whose private names are meant: they may change in any version.
OTHERS = ("textual", "textual_autocomplete", "rich")


def private(name: str) -> bool:
    """Say whether a name is private; names with two underscores are Python's own."""
    return name.startswith("_") and not name.startswith("__") and name != "_"


@cache
def private_names(cls: type) -> frozenset[str]:
    """Return the private names that a class of another package defines or sets on itself."""
    if not cls.__module__.startswith(OTHERS):
        return frozenset()
    found = {name for name in vars(cls) if private(name)}
    for node in ast.walk(ast.parse(dedent(inspect.getsource(cls)))):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and private(node.attr):
            found.add(node.attr)
    return frozenset(found)


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Yield every module of tui outside the room; no other module knows textual."""
    for path in sorted((TOP / "tui").rglob("*.py")):
        if ROOM not in path.parents:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


@cache
def own_names() -> frozenset[str]:
    """Return the private names that our own classes define or set, but for those in the room."""
    found = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                found.add(node.attr)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
    return frozenset(found | {"_replace"})  # of a NamedTuple


@cache
def theirs_everywhere() -> frozenset[str]:
    """Return the private names of Textual's app, screens, widgets and their bases."""
    classes = {base for cls in (App, Screen, Input, ScrollView) for base in inspect.getmro(cls)}
    return frozenset[str]().union(*map(private_names, classes))


def inherited(path: Path, node: ast.ClassDef) -> frozenset[str]:
    """Return the private names that a class of ours has from a class of others."""
    name = ".".join(path.relative_to(TOP.parent).with_suffix("").parts)
    cls = getattr(importlib.import_module(name), node.name, None)
    bases = inspect.getmro(cls)[1:] if isinstance(cls, type) else ()
    return frozenset[str]().union(*map(private_names, bases))


def named(node: ast.AST) -> str:
    """Return the name that a definition, an attribute or a variable bears."""
    return getattr(node, "attr", None) or getattr(node, "name", None) or getattr(node, "id", None) or ""


def uses(path: Path, tree: ast.Module) -> Iterator[str]:
    """Yield where a module names something private of another package."""
    here = path.relative_to(TOP).as_posix()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(OTHERS):
            if any(map(private, (*node.module.split("."), *(alias.name for alias in node.names)))):
                yield f"{here}:{node.lineno} {node.module}"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith(OTHERS) and any(map(private, alias.name.split("."))):
                    yield f"{here}:{node.lineno} {alias.name}"
        elif isinstance(node, ast.ClassDef):
            theirs = inherited(path, node)
            for inner in ast.walk(node):
                if named(inner) in theirs:
                    yield f"{here}:{inner.lineno} {node.name}.{named(inner)}"  # type: ignore[attr-defined]
        elif isinstance(node, ast.Attribute) and private(node.attr):
            of_itself = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
            if node.attr not in own_names() or (not of_itself and node.attr in theirs_everywhere()):
                yield f"{here}:{node.lineno} {node.attr}"


def test_no_other_room_uses_a_private_name_of_textual() -> None:
    assert [use for path, tree in modules() for use in uses(path, tree)] == []


@pytest.mark.parametrize(
    "source",
    [
        "app._exit",
        "self.app._driver.write('')",
        "screen._compositor.reflow",
        "self.screen._selecting = True",
        "widget._repaint_required = False",
        "widget._render_content()",
        "box._value",
        "from textual._context import active_app",
        "from textual.keys import _character_to_key",
        "import textual._xterm_parser",
    ],
)
def test_a_private_name_is_found_wherever_it_is_used(source: str) -> None:
    assert len(list(uses(TOP / "tui" / "app.py", ast.parse(source)))) == 1


#: For every private name that a class of the room replaces, the test that fails without it.
MISSED_BY = {
    "BeginsOnStack._dispatch_message": "test_bursts.test_a_dialog_taken_away_before_it_stood_begins_nothing",
    "CleanTextArea._on_paste": "test_a_paste_into_a_text_of_many_lines_is_visible",
    "KeyedInput._on_key": "test_screens_question.test_offers_complete_what_is_typed_with_tab_or_the_arrow_keys_and_create_what_is_new",
    "KeyedInput._on_paste": "test_screens_question.test_pasted_lines_and_cells_make_records_and_one_pasted_line_waits_in_the_box",
    "KeyedInput._position_to_cell": "test_the_cursor_stands_beside_its_letter_where_a_picture_stands",
    "KeyedInput._value": "test_the_cursor_stands_beside_its_letter_where_a_picture_stands",
    "LaidOutAtOnce._compositor_refresh": "test_nothing_is_put_together_while_a_batch_lasts",
    "LaidOutAtOnce._refresh_layout": "test_widgets_drawing.test_a_new_size_is_painted_whole_once",
    "LaidOutAtOnce._screen_resized": "test_a_size_that_is_shown_is_not_laid_out_again",
    "NewestSize._screen_resized": "test_widgets_drawing.test_a_screen_takes_the_terminals_size_whichever_it_is_told_of",
    "OffersInStep._handle_target_update": "test_forms.test_enter_takes_an_offer_and_escape_only_takes_the_offers_away",
    "PaintsInFront._compositor_refresh": "test_widgets_drawing.test_a_new_size_is_painted_whole_once",
    "SteadyApp._fatal_error": "test_safe_endings.test_a_bug_ends_it_in_plain_words_and_loses_nothing",
    "SteadyApp._handle_exception": "test_safe_endings.test_a_bug_ends_it_in_plain_words_and_loses_nothing",
    "SteadyDriver._sigcont_application": "test_safe_endings.test_it_can_be_suspended_and_taken_back",
    "SteadyDriver._sigtstp_application": "test_safe_endings.test_it_can_be_suspended_while_a_frame_is_on_its_way",
}


#: For every private name that the room calls, reads or sets, the test that fails when it is taken out.
USED = {
    "app_in_use.py _driver": "test_copying.test_over_ssh_the_terminal_is_given_what_is_marked",
    "app_in_use.py _exit": "test_bursts.test_a_key_is_for_nobody_as_soon_as_the_app_was_told_to_end",
    "driver.py _auto_restart": "test_safe_endings.test_suspended_while_an_editor_has_the_terminal_it_leaves_it_to_the_editor",
    "driver.py _file": "test_once_the_terminal_is_gone_writing_to_it_does_nothing",
    "driver.py _loop": "test_safe_endings.test_it_can_be_suspended_while_a_frame_is_on_its_way",
    "laid_out_at_once.py _batch_count": "test_nothing_is_put_together_while_a_batch_lasts",
    "laid_out_at_once.py _compositor": "test_widgets_drawing.test_a_new_size_is_painted_whole_once",
    "laid_out_at_once.py _repaint_required": "test_widgets_drawing.test_a_new_size_is_painted_whole_once",
    "newest_size.py _pruning": "test_bursts.test_a_screen_whose_session_was_left_brings_nothing_to_the_front",
    "offers_in_step.py _complete": "test_forms.test_enter_takes_an_offer_and_escape_only_takes_the_offers_away",
    "own_scroll_bar.py _scroll_update": "test_a_view_scrolls_with_our_own_bar_as_soon_as_it_has_more_lines",
    "own_scroll_bar.py _start_widget": "test_widgets_drawing.test_every_widget_is_drawn_as_textual_would",
    "own_scroll_bar.py _vertical_scrollbar": "test_a_view_scrolls_with_our_own_bar_as_soon_as_it_has_more_lines",
    "screen_stack.py _replace_screen": "test_bursts.test_a_dialog_is_answered_once_and_takes_only_itself_away",
    "screen_stack.py _result_callbacks": "test_screens_app.test_a_second_window_reads_and_does_not_write",
    "screen_stack.py _screen_stack": "test_bursts.test_a_dialog_is_answered_once_and_takes_only_itself_away",
    "steady_app.py _check_resize": "test_widgets_drawing.test_a_new_size_is_shown_without_waiting_for_a_timer",
    "steady_app.py _clipboard": "test_copying.test_what_is_marked_in_a_view_is_copied_as_it_stands_there",
    "steady_app.py _close_messages_no_wait": "test_safe_endings.test_a_bug_ends_it_in_plain_words_and_loses_nothing",
    "steady_app.py _exception": "test_safe_endings.test_a_bug_ends_it_in_plain_words_and_loses_nothing",
    "steady_app.py _exit": "test_safe_endings.test_what_fails_while_a_signal_ends_it_leaves_the_status_of_the_signal",
    "steady_app.py _exit_renderables": "test_safe_endings.test_a_bug_ends_it_in_plain_words_and_loses_nothing",
    "steady_app.py _return_code": "test_safe_endings.test_what_fails_while_a_signal_ends_it_leaves_the_status_of_the_signal",
    "text_marking.py _select_state": "test_copying.test_a_mark_stays_in_the_pane_it_began_in",
    "text_marking.py _selecting": "test_copying.test_a_second_mark_begins_where_it_was_begun",
}


def used() -> set[str]:
    """Return the private names of others that the room uses and does not define anew."""
    found = set()
    for path in ROOM.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
        theirs = theirs_everywhere().union(*(inherited(path, node) for node in classes))
        defined = {named(inner) for node in classes for inner in node.body}
        names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        found |= {f"{path.name} {name}" for name in names & theirs - defined}
    return found


def replaced() -> set[str]:
    """Return the private names of others that the classes of the room define anew."""
    found = set()
    for path in ROOM.glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                theirs = inherited(path, node)
                found |= {f"{node.name}.{named(inner)}" for inner in node.body if named(inner) in theirs}
    return found


def test_every_private_name_that_is_replaced_or_used_has_a_test_that_misses_it() -> None:
    assert replaced() == set(MISSED_BY)
    assert used() == set(USED)
    for test in (*MISSED_BY.values(), *USED.values()):
        module, _, name = test.rpartition(".")
        path = Path(__file__).with_name(f"{module}.py") if module else Path(__file__)
        assert f"def {name}(" in path.read_text(encoding="utf-8"), test


def test_the_private_names_were_tried_with_the_versions_that_may_be_installed() -> None:
    wanted = tomllib.loads((TOP.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "dependencies"
    ]
    assert {"textual>=8.2.6,<8.3", "textual-autocomplete>=4.0,<4.1"} <= set(wanted)


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    """A copy of the practice session."""
    path = tmp_path / "practice.toml"
    path.write_bytes((FOLDER / "practice.toml").read_bytes())
    return path


def counted(monkeypatch: pytest.MonkeyPatch, name: str) -> Mock:
    """Count how often the compositor does something."""
    does = getattr(Compositor, name)
    counts: Mock = create_autospec(does, side_effect=does)
    monkeypatch.setattr(Compositor, name, counts)
    return counts


async def test_nothing_is_put_together_while_a_batch_lasts(
    practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(practice) as (app, pilot):
        await pilot.pause()
        counts = counted(monkeypatch, "render_update")
        with app.batch_update():
            app.screen._compositor_refresh()
        assert counts.call_count == 0
        app.screen._compositor_refresh()
        assert counts.call_count == 1


async def test_a_size_that_is_shown_is_not_laid_out_again(
    practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(practice) as (app, pilot):
        await pilot.pause()
        counts = counted(monkeypatch, "reflow")
        app.screen._screen_resized(app.size)
        assert counts.call_count == 0
        app.screen._refresh_layout(app.size)
        assert counts.call_count == 1


async def test_the_cursor_stands_beside_its_letter_where_a_picture_stands(practice: Path) -> None:
    async with running(practice) as (app, _):
        box = question_screen(app).box
        box.put("\u202e\x1bab")
        assert box._value.plain == pictured("\u202e\x1bab")
        assert box.column_of(3) - box.column_of(0) == cells(pictured("\u202e\x1ba")) == 3


async def test_once_the_terminal_is_gone_writing_to_it_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        """A terminal that went away."""

        def write(self, text: str) -> int:
            raise OSError(errno.EIO, "Input/output error")

        def flush(self) -> None:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(sys, "__stdout__", Gone())
    monkeypatch.setattr(sys, "__stderr__", Gone())
    driver = SteadyDriver(SpmApp(None, folder=Path(), action="home", as_of=TODAY))
    driver._file.write("a frame")
    driver._file.flush()


async def test_a_paste_into_a_text_of_many_lines_is_visible(practice: Path) -> None:
    async with running(practice) as (app, pilot):
        await pilot.press("f7")
        await until(pilot, lambda: bool(app.screen.query(TextBox)))
        app.post_message(events.Paste("a\x1b[31mb\nc"))
        await until(pilot, lambda: app.screen.query_one(TextBox).text.endswith("c"))
        assert app.screen.query_one(TextBox).text == clean("a\x1b[31mb\nc", lines=True)


async def test_a_view_scrolls_with_our_own_bar_as_soon_as_it_has_more_lines(practice: Path) -> None:
    async with running(practice) as (app, _):
        rows = question_screen(app).rows
        rows.show_rows([Row(str(n), ((Span("a"),),)) for n in range(200)])
        assert rows.max_scroll_y == 200 - rows.size.height
        assert isinstance(rows.vertical_scrollbar, Bar)
        assert rows.vertical_scrollbar.window_virtual_size == 200
