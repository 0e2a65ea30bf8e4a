"""Text that tries to steer a terminal, through every command and every screen: nothing of it gets there."""

import json
import os
import sys
from collections import Counter
from itertools import count
from pathlib import Path

import pytest

from spm_tui.storage.codec import decode, encode
from spm_tui.text import clean, pictured
from tests.command_line import spm
from tests.hostile import CORPUS, OWNERS_LEFT, foul, foul_text, poison, poisoned
from tests.sample_files import FIRST, load
from tests.terminal import KEYS, Terminal

EVERYTHING = bool(os.environ.get("SPM_HOSTILE"))
STARTS = range(0, len(CORPUS), 3) if EVERYTHING else (0, 17)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, start: int, name: str = "h.toml") -> tuple[Path, dict[str, str]]:
    """Write a session full of the texts; return its path and the texts by their markers."""
    session, given = poisoned(load(FIRST), start)
    path = folder / name
    path.write_text(encode(session), encoding="utf-8")
    assert decode(path.read_bytes()).session == session
    return path, given


@pytest.mark.parametrize("text", CORPUS)
def test_what_is_shown_of_a_text_holds_nothing_that_steers_and_nothing_less_than_the_text(text: str) -> None:
    for lines in (False, True):
        shown = clean(text, lines=lines)
        assert foul_text(shown) == []
        assert clean(shown, lines=lines) == shown
    assert "\n" not in clean(text)
    assert Counter(one for one in text if clean(one) == one) - Counter(clean(text)) == Counter()
    assert len(clean(text)) >= len(text.replace("\r\n", "\n"))
    assert len(pictured(text)) == len(text)
    assert foul_text(pictured(text)) == []


@pytest.mark.parametrize("start", STARTS)
def test_every_command_prints_it_harmless_and_whole(folder: Path, start: int) -> None:
    path, given = write(folder, start)
    session, _ = poisoned(load(FIRST), start)
    works = [item.id for item in session.items if item.kind not in ("team", "skill")]
    printed = []
    lines = [
        *([command, path] for command in ("check", "diagnose", "map", "report", "history")),
        ["report", path, "--full"],
        *(["stop", path, item] for item in works),
        *([command, path, "--json"] for command in ("check", "diagnose", "map", "history")),
        ["stop", path, works[0], "--json"],
        ["diagnose", path, "--plain", "--ascii"],
    ]
    for line in lines:
        ended = spm(*line)
        assert ended.status == 0, ended.err
        assert foul_text(ended.out) == [], line
        assert foul_text(ended.err) == [], line
        if "--json" in line:
            assert ended.out.isascii()
            json.loads(ended.out)
        printed.append(ended.out)
    assert json.loads(spm("diagnose", path, "--json").out)["session"]["title"] == session.title
    assert json.loads(spm("map", path, "--json").out)["items"][0]["name"] == session.items[0].name
    whole = "\n".join(printed)
    silent = set(session.private.values()) | {item.note for item in session.items}  # for the screens alone
    told = {m for m, text in given.items() if text.startswith("q") and text not in silent}
    extra = {m for m in told if m in str(session.extra)}
    assert {m for m in told - extra if m not in whole} == set()
    assert [text for text in session.private.values() if text[:5] in whole] == []


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("much", [[], ["--full"]], ids=["pages", "full"])
def test_the_report_of_it_has_no_more_structure_than_that_of_plain_text(
    folder: Path, start: int, much: list[str]
) -> None:
    from markdown_it import MarkdownIt

    def kinds(text: str) -> Counter[str]:
        tokens = MarkdownIt("commonmark").enable(["table"]).parse(text)
        return Counter(inner.type for token in tokens for inner in (token, *(token.children or ())))

    path, _ = write(folder, start)
    number = count()
    plain = poison(load(FIRST), lambda text: text if text in OWNERS_LEFT else f"q{next(number)}z plain")
    (folder / "plain.toml").write_text(encode(plain))
    more = kinds(spm("report", path, *much).out)
    more.subtract(kinds(spm("report", folder / "plain.toml", *much).out))
    # words of several lines are several lines of one quote, after a blank line one more paragraph of it
    parts = [more.pop(kind, 0) for kind in ("paragraph_open", "inline", "paragraph_close")]
    assert parts in ([0, 0, 0], [1, 1, 1])
    assert {kind for kind, n in more.items() if n} <= {"text", "softbreak"}


@pytest.mark.parametrize("text", CORPUS, ids=range(len(CORPUS)))
def test_a_command_line_with_it_is_refused_harmlessly(folder: Path, text: str) -> None:
    path, _ = write(folder, 0)
    named = text.replace("\x00", "")
    for line in (
        ["stop", path, named],
        ["stop", path, "a", "--horizon", named],
        ["diagnose", path, "--as-of", named],
        ["check", named],
        ["report", path, "-o", f"nowhere/{named}"],
        ["report", path, "-o", named.replace("/", "")[:60]],
        ["history", path, "--restore", named],
        ["history", named],
        ["import", named, named, "-o", "made.toml"],
        ["open", named],
        ["new", f"nowhere/{named}"],
        ["x" + named],
        ["--" + named],
    ):
        ended = spm(*line)
        told = ended.out + ended.err
        assert foul_text(told) == [], line
        assert "Traceback" not in told
        assert told.count("\n") <= 3, line  # a line feed of theirs is no line of ours


def test_lone_surrogates_and_names_that_are_no_text_are_shown_harmlessly(folder: Path) -> None:
    name = b"bad\xff\x9b31;5m\xed\xa0\x80.toml"
    (folder / os.fsdecode(name)).write_bytes(b"title = \n")
    for line in (
        ["check", os.fsdecode(name)],
        ["open", os.fsdecode(name)],
        ["check", "no-" + os.fsdecode(name)],
    ):
        ended = spm(*line)
        assert foul_text(ended.err + ended.out) == []


BROKEN = (
    'title = "{0}"\nformat = 1\nmode = "{0}"\ncreated = "{0}"\n"{0}" = 1\n["{0}"]\n"{0}" = "{0}"\n',
    'title = "x"\nformat = 1\nmode = "workshop"\ncreated = 2026-01-01\n'
    '[[items]]\nid = "{0}"\nname = 7\nkind = "{0}"\n[[ties]]\nfrom = "{0}"\nto = "{0}"\n"{0}" = 3\n'
    '[answers."{0}"]\nstatus = "{0}"\n[private]\n"{0}" = "{0}"\n',
    'title = "{0}\nformat',
)


@pytest.mark.parametrize("broken", BROKEN)
def test_the_problems_of_a_file_full_of_it_are_told_harmlessly(folder: Path, broken: str) -> None:
    for text in CORPUS:
        for escaped in (True, False):
            quoted = json.dumps(text)[1:-1].replace("\\u007f", "\x7f") if escaped else text
            data = broken.replace("{0}", quoted).encode("utf-8", "surrogatepass")
            for more in ([], ["--json"]):
                ended = spm("check", "-", *more, stdin=data)
                assert ended.status == 3
                assert foul_text(ended.out + ended.err) == []
                if more:
                    assert json.loads(ended.out)["ok"] is False
            assert foul_text(spm("diagnose", "-", stdin=data).err) == []


def test_a_map_in_csv_full_of_it_is_imported_or_refused_harmlessly(folder: Path) -> None:
    import csv

    with open("nodes.csv", "w", newline="", encoding="utf-8") as nodes:
        rows = csv.writer(nodes)
        rows.writerow(["id", "kind", "name"])
        rows.writerows([[f"n{n}", "team", text] for n, text in enumerate(CORPUS) if "\x00" not in text])
        rows.writerow(["strange", CORPUS[8], "x"])
        rows.writerow([CORPUS[9], "team", "x"])
    with open("edges.csv", "w", newline="", encoding="utf-8") as edges:
        rows = csv.writer(edges)
        rows.writerow(["source", "target", "kind"])
        rows.writerows([["n1", text, "needs"] for text in CORPUS[:20] if "\x00" not in text])
        rows.writerows([["n1", "n2", text] for text in CORPUS[:20] if "\x00" not in text])
    for line in (["-o", "made.toml"], ["-o", "-"], ["-o", "made2.toml", "--title", CORPUS[13]]):
        ended = spm("import", "nodes.csv", "edges.csv", *line)
        assert foul_text(ended.err) == []
    if Path("made.toml").exists():
        assert foul_text(spm("map", "made.toml").out) == []


# ---- the screens

MORE_KEYS = KEYS | {
    "home": "\x1b[H", "end": "\x1b[F", "del": "\x1b[3~", "ctrl+r": "\x12", "ctrl+g": "\x07", "ctrl+t": "\x14",
    "ctrl+u": "\x15", "ctrl+p": "\x10", "f11": "\x1b[23~", "f12": "\x1b[24~", "space": " ",
}  # fmt: skip

QUESTION = (
    "f7 esc f8 esc f9 esc esc down down ctrl+o down esc up up up up down enter esc f1 esc ctrl+u pagedown"
)
WALK = {
    "questions": f"f11 enter {QUESTION} f11" + f" {QUESTION}" * (9 if EVERYTHING else 0) + " pagedown" * 8,
    "things": "f6 esc end home down ctrl+o esc ctrl+r esc ctrl+g down enter ctrl+z del esc ctrl+t down "
    "ctrl+o esc ctrl+r x enter ctrl+z ctrl+t f8 down down esc esc",
    "map": "f2 " + " ".join(f"{view} down pagedown" for view in "coprxtl") + " c enter esc",
    "stop": "f3 down enter ctrl+u 7 enter " + "enter " * 9 + "w esc a esc h c t esc m n down space enter esc",
    "noticed": "f4 down l down down d x y enter a j f4 g f4 i pagedown s / q enter f12 f12 ctrl+p q esc",
    "round": "f5 ctrl+r down enter p 8 enter esc t 4 space 5 enter esc l l v s x esc f10 enter",
    "home": "f10 down up enter f10",
}


def walk(terminal: Terminal, keys: str) -> None:
    """Press keys one by one, waiting each time until the screen is at rest; the app must go on running."""
    for key in keys.split():
        terminal.write(MORE_KEYS.get(key, key).encode())
        terminal.settle(0.06)
        assert not terminal.ended(), f"ended at {key}:\n{terminal.text}"


@pytest.mark.parametrize("start", STARTS if EVERYTHING else (0,))
def test_every_screen_shows_it_harmless(folder: Path, start: int) -> None:
    write(folder, start)
    with Terminal.spm("open", "h.toml", cwd=folder, XDG_STATE_HOME=str(folder / "state")) as app:
        app.wait("Answer")
        app.settle()
        for keys in WALK.values():
            walk(app, keys)
            assert foul(app.raw) == []
        for size in ((80, 24), (59, 15), (60, 16), (120, 36)):
            app.resize(*size)
            app.settle()
        app.send("ctrl+q")
        assert app.finish() == 0
        assert foul(app.raw) == []
        assert b"have answered" in app.raw  # the walk came that far


def test_home_shows_names_of_files_and_what_is_wrong_in_them_harmless(folder: Path) -> None:
    sessions = folder / "sessions"
    sessions.mkdir()
    for number, text in enumerate(CORPUS):
        name = f"{number} {text}".replace("/", "").replace("\x00", "")[:60] + ".toml"
        quoted = json.dumps(text)[1:-1]
        broken = number % 2
        (sessions / name).write_text(f'title = "{quoted}"\n"{quoted}" = {"=" if broken else 1}\n')
    (sessions / os.fsdecode(b"bad\xff\x9b.toml")).write_text("x")
    write(sessions, 0, "good [@click=app.quit]x[] \x1b[31;5m.toml")
    with Terminal.spm("sessions", cwd=folder, XDG_STATE_HOME=str(folder / "state")) as app:
        app.wait("Sessions")
        app.settle()
        walk(app, "down enter " * (40 if EVERYTHING else 3) + "r esc end r esc home enter")
        app.wait("Answer")
        app.send("f10")
        app.wait("n new")
        app.settle()
        app.write(b"i")
        app.wait("Import a map")
        app.write(b"\x1b[200~a\x1b[31;5m.csv, b\x1b]52;c;x\x07.csv\x1b[201~")
        app.wait("x␇.csv")
        app.write(b"\r")
        app.wait("is not there")
        app.settle()
        app.send("esc")
        app.wait("Import a map", gone=True)
        app.send("ctrl+q")
        assert app.finish() == 0
        assert foul(app.raw) == []


def test_commands_in_a_terminal_with_colours_print_it_harmless(folder: Path) -> None:
    write(folder, 0)
    session, _ = poisoned(load(FIRST))
    (folder / "b.toml").write_text(BROKEN[0].replace("{0}", json.dumps(CORPUS[13])[1:-1]))
    work = next(item.id for item in session.items if item.kind == "initiative")
    for line in ("map h.toml", "diagnose h.toml", f"stop h.toml {work}", "report h.toml", "check b.toml"):
        with Terminal([sys.executable, "-m", "spm_tui", *line.split()], cwd=folder) as app:
            app.finish()
            assert foul(app.raw) == []
            assert app.raw
