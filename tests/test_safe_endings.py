"""However the app is ended, nothing typed is lost, the terminal is as it was, and the status is true."""

import os
import re
import shutil
import signal
import sys
import termios
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from spm_tui.storage.files import load
from spm_tui.storage.recovery import read_recovery
from spm_tui.tui.app import SpmApp
from tests.command_line import GOLDEN
from tests.terminal import Terminal

#: Modes of a terminal that are off when a shell has it: alternate screen, mouse, focus, paste.
OFF = (1049, 1000, 1002, 1003, 1005, 1006, 1015, 1016, 1004, 2004, 2048)
#: Modes that are on: line wrap, cursor.
ON = (7, 25)
TYPED = "Apr re-plan > proj"

#: An app in which a bug was hidden: typing "boom" meets it.
BROKEN = """
import sys
from spm_tui.tui.session_state.answer_editor import AnswerEditor
look = AnswerEditor.preview
def preview(self, key, text):
    if "boom" in text:
        raise RuntimeError("a bug \\x1b]52;c;eA==\\x07")
    return look(self, key, text)
AnswerEditor.preview = preview
from spm_tui.cli import main
sys.exit(main(sys.argv[1:]))
"""

#: An app with a bug in what a key begins: in the worker that asks, and in a task nobody waits for.
BROKEN_BEHIND = """
import asyncio, sys
from spm_tui.tui.dialogs import notes as noting
async def broken(*_):
    raise RuntimeError("a bug")
async def started(*_):
    asyncio.get_running_loop().create_task(broken())
noting.write_words, noting.park = broken, started
from spm_tui.cli import main
sys.exit(main(sys.argv[1:]))
"""

#: An app that is told to stop at the worst moment: while it hands a frame to the thread that writes.
STOPPED_WITHIN_A_FRAME = """
import os, signal, sys
from textual.drivers._writer_thread import WriterThread
write, once = WriterThread.write, [True]
def stopped(self, text):
    if "zzz" in text and once:
        once.clear()
        with self._queue.mutex:
            os.kill(os.getpid(), signal.SIG{})
    write(self, text)
WriterThread.write = stopped
from spm_tui.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one session, and a state folder of its own."""
    shutil.copy(GOLDEN, tmp_path / "golden.toml")
    return tmp_path


def start(folder: Path, *arguments: str, script: str = "", **env: str) -> Terminal:
    """Start the app (or a script that runs it) in a pseudo-terminal, from the folder."""
    command = ["-c", script] if script else ["-m", "spm_tui"]
    return Terminal(
        [sys.executable, *command, *arguments], cwd=folder, XDG_STATE_HOME=str(folder / "state"), **env
    )


@pytest.fixture
def app(folder: Path) -> Iterator[Terminal]:
    """The app with the session open and a line half typed."""
    with start(folder, "open", "golden.toml") as terminal:
        terminal.wait("Answer: one line each")
        terminal.send(TYPED)
        terminal.wait(TYPED)
        yield terminal


def typed(folder: Path, name: str = "golden.toml") -> dict[str, str]:
    """What is kept of boxes that were not entered."""
    draft = read_recovery(folder / name, state_dir=str(folder / "state" / "spm-tui"))
    return draft.boxes if draft is not None else {}


def kept_by_itself(folder: Path, place: str, text: str, name: str = "golden.toml") -> None:
    """Wait until a text is kept although nothing ended; only a deadline, the bench has the figures."""
    end = time.monotonic() + 20
    while not typed(folder, name).get(place, "").endswith(text):
        assert time.monotonic() < end, typed(folder, name)
        os.sched_yield()


def left_as_found(raw: bytes) -> None:
    """Hold the raw bytes to a terminal without any mode left on, and the shell's own screen in front."""
    state: dict[int, bytes] = {}
    for found in re.finditer(rb"\x1b\[\?([0-9;]+)([hl])", raw):
        state |= {int(mode): found[2] for mode in found[1].split(b";")}
    assert {mode for mode in OFF if state.get(mode, b"l") != b"l"} == set()
    assert {mode for mode in ON if state.get(mode, b"h") != b"h"} == set()
    assert raw.count(b"\x1b[<u") >= len(re.findall(rb"\x1b\[>[0-9]+u", raw))  # the keyboard protocol
    after = raw.rpartition(b"\x1b[?1049l")[2]
    assert b"\x1b[?1049h" not in after


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1]
)
def test_a_signal_ends_it_with_its_own_status_and_what_was_typed_is_kept(
    folder: Path, number: signal.Signals
) -> None:
    terminal = start(folder, "open", "golden.toml")
    found = termios.tcgetattr(terminal.fd)
    with terminal:
        terminal.wait("Answer: one line each")
        terminal.send(TYPED)
        terminal.wait(TYPED)
        assert termios.tcgetattr(terminal.fd) != found
        terminal.kill(number)
        assert terminal.finish() == 128 + number
        assert termios.tcgetattr(terminal.fd) == found
        left_as_found(terminal.raw)
    assert typed(folder) == {"allocation_unit": TYPED}


def test_an_interrupt_that_comes_after_the_screen_was_left_changes_nothing(folder: Path) -> None:
    with start(folder, "open", "golden.toml") as terminal:
        terminal.wait("Answer: one line each")
        terminal.send("ctrl+q")
        end = time.monotonic() + 20
        while not terminal.ended():
            assert time.monotonic() < end
            os.sched_yield()
            if terminal.raw.endswith(b"\x1b[?1004l") or b"\x1b[?1049l" in terminal.raw:
                terminal.kill(signal.SIGINT)
            terminal.read_on()
        assert terminal.finish() in (0, 128 + signal.SIGINT)


def test_what_was_typed_is_back_in_its_line_when_the_session_is_opened_again(
    app: Terminal, folder: Path
) -> None:
    app.kill(signal.SIGTERM)
    app.finish()
    with start(folder, "open", "golden.toml") as again:
        again.wait(TYPED)
        again.send("ect > 7 months", "enter")
        again.wait("Noted.")
        again.send("ctrl+q")
        assert again.finish() == 0
        left_as_found(again.raw)
    assert typed(folder) == {}
    session = load(folder / "golden.toml").session
    assert session is not None
    assert session.cases[-1].name == "Apr re-plan"


@pytest.mark.parametrize("more", ["", "\x1bOQ"], ids=["quiet", "on its way to another screen"])
def test_a_window_that_is_closed_ends_it_and_loses_nothing(folder: Path, more: str) -> None:
    terminal = start(folder, "open", "golden.toml")
    terminal.wait("Answer: one line each")
    terminal.send(TYPED)
    terminal.wait(TYPED)
    terminal.send(more)
    os.close(terminal.fd)
    end = time.monotonic() + 20
    while not terminal.ended():
        assert time.monotonic() < end, "it still runs without a terminal"
        os.sched_yield()
    assert terminal.status == 128 + signal.SIGHUP
    assert typed(folder)["allocation_unit"].startswith(TYPED)


def test_a_second_window_is_freed_when_the_first_is_killed(app: Terminal, folder: Path) -> None:
    kept_by_itself(folder, "allocation_unit", TYPED)
    with start(folder, "open", "golden.toml") as second:
        second.wait("READ ONLY")
        app.kill(signal.SIGKILL)
        app.finish()
        second.wait("READ ONLY", gone=True)
        second.wait("Not entered")
        second.wait("question 1: " + TYPED)
        second.send("esc")
        second.wait("Not entered", gone=True)
        second.send("ctrl+q")
        assert second.finish() == 0
    assert typed(folder)["question 1"] == TYPED


def suspended(app: Terminal) -> None:
    """Wait until the app stands still; read what it sent before."""
    end = time.monotonic() + 20
    while os.waitpid(app.pid, os.WNOHANG | os.WUNTRACED)[0] == 0:
        assert time.monotonic() < end, "it was not suspended"
        app._read(0.02)
    while app._read(0.05):
        pass


def take_back(app: Terminal) -> None:
    """Let the app go on; wait until keys are its own again, and no longer the terminal's line editor's."""
    before, end = app.raw.count(b"\x1b[?1004h"), time.monotonic() + 20
    app.kill(signal.SIGCONT)
    while app.raw.count(b"\x1b[?1004h") == before:
        assert time.monotonic() < end, "it did not take the terminal back"
        app._read(0.02)


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_it_can_be_suspended_and_taken_back(app: Terminal, folder: Path, number: signal.Signals) -> None:
    app.kill(number)
    suspended(app)
    if number == signal.SIGTSTP:  # of the other one nobody is told
        left_as_found(app.raw)
    take_back(app)
    app.send("ect")
    app.wait(TYPED + "ect")
    app.send("ctrl+q")
    assert app.finish() == 0
    left_as_found(app.raw)
    assert typed(folder) == {"allocation_unit": TYPED + "ect"}


def test_suspended_while_an_editor_has_the_terminal_it_leaves_it_to_the_editor(folder: Path) -> None:
    go_on = folder / "go-on"
    os.mkfifo(go_on)
    editor = folder / "editor.sh"
    editor.write_text(f'#!/bin/sh\necho the editor is open\ncat "{go_on}" > "$1"\n')
    editor.chmod(0o755)
    with start(folder, "open", "golden.toml", EDITOR=str(editor), VISUAL="") as app:
        app.wait("Answer: one line each")
        app.send("f7")
        app.wait("$EDITOR")
        app.send("\x05")
        app.wait("the editor is open")
        app.kill(signal.SIGTSTP)
        suspended(app)  # at once, and not when the editor has ended
        app.kill(signal.SIGCONT)
        before = app.raw.count(b"\x1b[?1049h")
        go_on.write_text("written there")
        app.wait("written there")
        app.send("ctrl+s")
        app.wait("words are noted")
        app.send("ctrl+q")
        assert app.finish() == 0
        assert app.raw.count(b"\x1b[?1049h") == before + 1  # once the editor has ended, and not before
        left_as_found(app.raw)


@pytest.mark.parametrize("name", ["TSTP", "STOP"])
def test_it_can_be_suspended_while_a_frame_is_on_its_way(folder: Path, name: str) -> None:
    with start(folder, "open", "golden.toml", script=STOPPED_WITHIN_A_FRAME.format(name)) as app:
        app.wait("Answer: one line each")
        app.send("zzz")
        suspended(app)
        take_back(app)
        app.wait("zzz")
        app.send("ctrl+q")
        assert app.finish() == 0
        left_as_found(app.raw)
    assert typed(folder) == {"allocation_unit": "zzz"}


def test_a_bug_ends_it_in_plain_words_and_loses_nothing(folder: Path) -> None:
    with start(folder, "open", "golden.toml", script=BROKEN) as app:
        app.wait("Answer: one line each")
        app.send("flow 3, project 4", "enter")
        app.wait("Noted.")
        app.send("this goes boom")
        assert app.finish() == 1
        left_as_found(app.raw)
        told = app.raw.rpartition(b"\x1b[?1049l")[2]
    assert b"spm-tui had to stop: RuntimeError" in told
    assert b"Traceback" not in told
    assert b"\x1b]52" not in told
    assert typed(folder) == {"allocation_unit": "this goes boom"}
    session = load(folder / "golden.toml").session
    assert session is not None
    assert len(session.rounds) == 1  # the show of hands that was entered before


@pytest.mark.parametrize("key", ["f7", "f8"], ids=["in a worker", "in a task"])
def test_a_bug_behind_a_key_ends_it_in_the_same_plain_words(folder: Path, key: str) -> None:
    with start(folder, "open", "golden.toml", script=BROKEN_BEHIND) as app:
        app.wait("Answer: one line each")
        app.send("not entered")
        app.wait("not entered")
        app.send(key)
        assert app.finish() == 1
        left_as_found(app.raw)
        told = app.raw.rpartition(b"\x1b[?1049l")[2]
    assert b"spm-tui had to stop: RuntimeError" in told
    assert b"in broken" in told
    assert b"Traceback" not in told
    assert typed(folder) == {"allocation_unit": "not entered"}


def test_bytes_that_are_no_text_do_not_end_it(app: Terminal, folder: Path) -> None:
    for byte in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80"):
        app.write(byte)
        app.send("x")
    app.send("end")
    app.wait("xend")
    app.send("ctrl+q")
    assert app.finish() == 0
    left_as_found(app.raw)
    kept = typed(folder)["allocation_unit"]
    assert kept.startswith(TYPED)
    assert kept.endswith("xend")
    assert kept.count("x") == 4


def test_an_esc_in_a_paste_neither_cuts_it_nor_presses_keys(app: Terminal, folder: Path) -> None:
    app.write(b"\x1b[200~ \x1b[31mred\x1b\x1bOQ \x1b]52;c;eA==\x07 end of paste\x1b[201~")
    app.wait("end of paste")
    assert "Answer: one line each" in app.text
    app.write(b"\x1b[200~first line\x1b[2J\nsecond \x1b\x1b\x1b[200~ line\x1b[201~")
    app.wait("To sort (2)")
    app.send("ctrl+q")
    assert app.finish() == 0
    session = load(folder / "golden.toml").session
    assert session is not None
    assert session.answers.allocation_unit is not None
    assert session.answers.allocation_unit.to_sort == ("first line\x1b[2J", "second \x1b\x1b\x1b[200~ line")
    left_as_found(app.raw)


def test_a_file_that_changed_meanwhile_is_left_alone_and_ours_is_offered_as_a_copy(
    app: Terminal, folder: Path
) -> None:
    path = folder / "golden.toml"
    path.write_text(path.read_text().replace("Golden portfolio", "Theirs"))
    app.send("ect", "enter")
    app.wait("Two versions")
    app.kill(signal.SIGTERM)
    assert app.finish() == 128 + signal.SIGTERM
    assert 'title = "Theirs"' in path.read_text()
    with start(folder, "open", "golden.toml") as again:
        again.wait("A copy was kept")
        again.send("enter")
        again.wait("A copy was kept", gone=True)
        again.wait("saved")
        again.send("ctrl+q")
        assert again.finish() == 0
    session = load(path).session
    assert session is not None
    assert (session.title, session.cases[-1].name) == ("Golden portfolio", "Apr re-plan")


#: How to come to each box: keys, each with what then stands on the screen; and the name of its place.
BOXES = {
    "the room's words": ((("f7", "Ctrl+E opens"),), "The room's words"),
    "a reason": ((("f9", "Skip it today"), ("\x1b[H", "▸Skip it today"), ("enter", "Why?")), "Why?"),
    "a form": ((("ctrl+o", "every field"),), "A new line, every field, case"),
    "the line of the things": ((("f6", "Things and what they need"),), "portfolio"),
    "a guess": ((("f3", "▸ [ ] Initiative A"), ("enter", "Guess first")), "Guess first: Initiative A"),
}


@pytest.mark.parametrize("box", BOXES)
def test_text_in_every_box_is_kept_by_itself_and_offered_on_opening(folder: Path, box: str) -> None:
    keys, place = BOXES[box]
    with start(folder, "open", "golden.toml") as app:
        app.wait("Answer: one line each")
        for key, then in keys:
            app.send(key)
            app.wait(then)
        app.send("typed and not entered")
        app.wait("typed and not entered")
        kept_by_itself(folder, place, "typed and not entered")
        app.kill(signal.SIGKILL)
        app.finish()
    with start(folder, "open", "golden.toml") as again:
        if place == "portfolio":
            again.wait("What was typed and not")
            again.send("f6")
            again.wait("typed and not entered")
            return
        again.wait("Not entered")
        told = re.sub(r"[\s│]+", " ", again.text)
        assert f"{place}: " in told
        assert "typed and not entered" in told
        again.send("enter")
        again.wait("To sort (1)")
        again.send("ctrl+q")
        assert again.finish() == 0
    assert typed(folder) == {}


def test_what_is_typed_while_a_screen_is_still_being_made_is_in_its_line(app: Terminal, folder: Path) -> None:
    app.wait("Looking at", gone=True)
    app.write(b"\x1b[17~")  # F6
    words = [f"w{number}" for number in range(60)]
    for word in words:
        app.write(f"{word} ".encode())
        app._read(0.005)
    app.wait("w59")
    app.kill(signal.SIGTERM)
    app.finish()
    kept = " ".join(typed(folder).values()).split()
    assert [word for word in words if word not in kept] == [], typed(folder)


def test_letters_right_behind_a_key_that_leads_to_another_question_are_typed_there(
    app: Terminal, folder: Path
) -> None:
    app.write(b"\x1b[6~\x1b[6~for the third\x1b[5~for the second\x1b[6~")
    kept_by_itself(folder, "stopping", "for the second")
    app.kill(signal.SIGTERM)
    app.finish()
    kept = typed(folder)
    assert (kept["reversibility"], kept["stopping"]) == ("for the third", "for the second")
    assert kept["allocation_unit"] == TYPED


def test_no_key_of_the_screens_lets_the_next_letter_replace_the_words(app: Terminal, folder: Path) -> None:
    app.send("f7")
    app.wait("Ctrl+E opens")
    app.send("as the room put it", "f7", "f6", "f5", "f4", "f3", "ctrl+n", " to the end")
    app.wait("as the room put it to the end")
    app.kill(signal.SIGTERM)
    app.finish()
    assert typed(folder)["The room's words"] == "as the room put it to the end"


def test_what_is_typed_before_there_is_a_session_is_back_when_its_form_is_opened_again(folder: Path) -> None:
    (folder / "sessions").mkdir()
    with start(folder, "sessions") as app:
        app.wait("Practice")
        app.send("n")
        app.wait("A new session")
        app.send("Harbour 2027", "tab", "A port")
        app.wait("A port")
        kept_by_itself(folder, "A new session, organisation", "A port", "sessions/not begun")
        app.kill(signal.SIGKILL)
        app.finish()
    with start(folder, "sessions") as again:
        again.wait("Typed last time")
        again.send("n")
        again.wait("A port")
        again.send("ctrl+s")
        again.wait("Opening, to be read aloud")
        again.send("ctrl+q")
        assert again.finish() == 0
    assert typed(folder, "sessions/not begun") == {}
    session = load(folder / "sessions" / "harbour-2027.toml").session
    assert session is not None
    assert session.organization == "A port"


@pytest.mark.parametrize("size", [(1, 1), (59, 15)])
def test_a_tiny_terminal_loses_nothing(app: Terminal, folder: Path, size: tuple[int, int]) -> None:
    app.resize(*size)
    app.send("")
    if size[0] > 1:
        app.wait("Nothing is lost")
    app.resize(120, 36)
    app.wait(TYPED)
    app.send("ect")
    app.wait(TYPED + "ect")
    app.resize(*size)
    app.kill(signal.SIGTERM)
    assert app.finish() == 128 + signal.SIGTERM
    assert typed(folder) == {"allocation_unit": TYPED + "ect"}


@pytest.mark.parametrize("redirected", ["2> messages", "2>&-"])
def test_messages_that_go_elsewhere_leave_the_screens_on_the_terminal(folder: Path, redirected: str) -> None:
    spm = f'exec "$@" {redirected}'
    command = ["sh", "-c", spm, "sh", sys.executable, "-m", "spm_tui", "open", "golden.toml"]
    with Terminal(command, cwd=folder, XDG_STATE_HOME=str(folder / "state")) as terminal:
        terminal.wait("Answer: one line each")
        terminal.send("ctrl+q")
        assert terminal.finish() == 0
        left_as_found(terminal.raw)
    if redirected == "2> messages":
        assert (folder / "messages").read_bytes() == b""


@pytest.mark.parametrize("size", [(1, 1), (3, 60), (20, 5)])
def test_a_tiny_terminal_is_painted_once_and_then_left_at_rest(app: Terminal, size: tuple[int, int]) -> None:
    app.resize(*size)
    end = time.monotonic() + 10
    while app._read(0.12):
        assert time.monotonic() < end, app.raw[-300:]


async def _hung_up_and_failed(app: SpmApp) -> None:
    async with app.run_test(notifications=True, tooltips=True):
        app.ended_by(signal.SIGHUP)
        app.failed(LookupError())


async def test_what_fails_while_a_signal_ends_it_leaves_the_status_of_the_signal(folder: Path) -> None:
    app = SpmApp(folder / "golden.toml", folder=folder, action="open", as_of=date(2026, 11, 22))
    with pytest.raises(LookupError):
        await _hung_up_and_failed(app)
    assert app.return_code == 128 + signal.SIGHUP
