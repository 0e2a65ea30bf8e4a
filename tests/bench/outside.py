"""What is measured from outside, in a pseudo-terminal, beside bare Textual apps in the same run."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from os import environ
from pathlib import Path
from shutil import copyfile
from tempfile import mkdtemp
from time import perf_counter

from spm_tui.storage.codec import encode
from tests.bench import large
from tests.bench.screen import NOT_A_USERS, Program, Reaction
from tests.bench.table import Row, part

HERE = Path(__file__).parent
HELLO, INPUT, FURNISHED = (
    [sys.executable, str(HERE / "bare.py"), name] for name in ("hello", "input", "furnished")
)
SPM = [sys.executable, "-m", "spm_tui"]
#: What the question screen shows in its empty line at question 4: from then on one can type.
SIGN = "Type what is said"
#: What its head line shows as soon as it is painted: a letter typed then is kept and shown.
STANDS = "4 of 10"
#: Where the side pane stands in 120 columns.
SIDE = slice(82, 118)
#: All columns.
WHOLE = slice(None)
BARE_KEY = "one Input, p95"
#: How often each thing is measured, where it is not said otherwise.
SAMPLES = 200


def _sessions(folder: Path) -> None:
    """Write the files to measure with."""
    if not (folder / "large.toml").exists():
        (folder / "large.toml").write_text(encode(large.session()), "utf-8")
        (folder / "fifty").mkdir()
        for number in range(50):
            small = encode(large.session(items=40, ties=60, records=40))
            (folder / "fifty" / f"session-{number:02}.toml").write_text(small, "utf-8")
        (folder / "small.toml").write_text(encode(large.session(items=12, ties=16, records=12)), "utf-8")


def _fresh(folder: Path) -> Path:
    """Return a new folder with the large session alone: nothing an earlier program left is offered back."""
    _sessions(folder)
    own = Path(mkdtemp(dir=folder))
    copyfile(folder / "large.toml", own / "large.toml")
    return own


@contextmanager
def _at_question_4(folder: Path) -> Iterator[tuple[Program, Program]]:
    """Yield spm-tui with 500 records at question 4, all settled, and a bare app of one Input."""
    with (
        Program([*SPM, "open", "large.toml"], cwd=_fresh(folder)) as spm,
        Program(INPUT, cwd=folder) as bare,
    ):
        spm.ready(SIGN)
        bare.ready("ready: type")
        spm.settle(1.0)
        bare.settle(0.5)
        yield spm, bare


# ---- starting


def starting(folder: Path, share: float) -> list[Row]:
    """Home with fifty sessions and a session of 500 records, beside a Textual hello."""
    _sessions(folder)
    starts: dict[str, list[float]] = {"hello": [], "home": [], "open": []}
    for _ in range(1 + max(4, round(SAMPLES * share))):
        with Program(HELLO, cwd=folder) as program:
            starts["hello"].append(program.ready("ready: hello"))
        with Program([*SPM, "fifty"], cwd=folder) as program:
            starts["home"].append(program.ready("Port portfolio"))
        with Program([*SPM, "open", "large.toml"], cwd=_fresh(folder)) as program:
            starts["open"].append(program.ready_to_type(STANDS))
    hello, home, opened = (
        part(times[1:], 95) for times in starts.values()
    )  # the first one fills the disk's cache
    count = {"samples": len(starts["home"]) - 1, "against": "Textual hello, p95"}
    return [
        Row("home", "home ready, 50 session files, p95", home, hello, 1.5, True, **count),
        Row("open", "open 500 records, a letter typed is shown, p95", opened, hello, 2, True, **count),
    ]


def commands(folder: Path, share: float) -> list[Row]:
    """Commands without a screen, beside Python doing nothing; and what they import."""
    _sessions(folder)
    env = {name: value for name, value in environ.items() if name not in NOT_A_USERS}

    def run(*command: str) -> float:
        begin = perf_counter()
        subprocess.run(command, cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL)
        return (perf_counter() - begin) * 1000

    calls = {
        "bare": (sys.executable, "-c", "pass"),
        "version": (*SPM, "--version"),
        "check": (*SPM, "check", "small.toml"),
    }
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(max(5, round(SAMPLES * share))):
        for name, command in calls.items():
            times[name].append(run(*command))
    bare, version, check = (part(found, 95) for found in times.values())
    heavy = sum(_imports_heavy(folder, env, *calls[name][1:]) for name in ("version", "check"))
    count = {"samples": len(times["check"]), "against": "python -c pass, p95"}
    return [
        Row("version", "--version, p95", version, bare, 40, **count),
        Row("check", "check of a small file, p95", check, bare, 100, **count),
        Row("heavy-imports", "either imports textual or networkx", heavy, 1, 0, unit="", against="must be 0"),
    ]


def _imports_heavy(folder: Path, env: dict[str, str], *command: str) -> int:
    told = subprocess.run(
        (sys.executable, "-X", "importtime", *command), cwd=folder, env=env, check=True, capture_output=True
    ).stderr
    return int(any(line.split(b"|")[-1].strip() in (b"textual", b"networkx") for line in told.splitlines()))


# ---- typing


def _lines() -> Iterator[str]:
    """Yield lines for question 4, each a swap of its own with something to notice in it."""
    items = large.session().items
    staff = [item.name for item in items if item.kind == "team"]
    works = [item.name for item in items if item.kind == "initiative"]
    for number in range(10_000):
        who, work = staff[number % len(staff)], works[(number * 7) % len(works)]
        yield f"{who} > {work} > said {number % 3 + 1} > took {number % 5 + 6}"


def typing(folder: Path, share: float) -> list[Row]:
    """Every letter of lines at question 4, each letter beside the same in a bare Input."""
    wanted = max(60, round(300 * share))
    letters, keys, bare_keys, named = [], [], [], []
    with _at_question_4(folder) as (spm, bare):
        for line in _lines():
            for number, letter in enumerate(line):
                bare_keys.append(bare.react(letter))
                reaction = spm.react(letter)
                keys.append(reaction)
                letters.append(reaction)
                name_begins = max(0, line.rfind(">", 0, number) + 2)
                if line[:number].count(">") < 2 and number >= name_begins:
                    named.append(reaction)
            keys.append(spm.react("enter"))
            bare.press("ctrl+u")
            if len(keys) >= wanted:
                break
    bare_p95 = part([key.echo for key in bare_keys if key], 95)
    seen = [key for key in keys if key]
    echoed = [key.echo for key in letters if key]  # letters beside letters: Enter has a row of its own
    settled = part([key.settled for key in seen], 95)
    listed = [key.settled for key in named if key]
    count = {"samples": len(seen), "against": BARE_KEY}
    return [
        Row("echo-p50", "typing, 500 records: echo, p50", part(echoed, 50),
            part([k.echo for k in bare_keys if k], 50), 3, True,
            samples=len(echoed), against="one Input, p50"),
        Row("echo", "typing, 500 records: echo, p95", part(echoed, 95), bare_p95, 3, True,
            samples=len(echoed), against=BARE_KEY),
        Row("settled", "typing, 500 records: settled, p95", settled, bare_p95, 50, **count),
        Row("completion", "completion among 500 things, p95", part(listed, 95), bare_p95, 25,
            samples=len(listed), against=BARE_KEY),
    ]  # fmt: skip


def entering(folder: Path, share: float) -> list[Row]:
    """Enter at the end of a line: diagnosed again beside it, and once more with the slow measures."""
    bare_keys, noticed, at_rest = [], [], []
    with _at_question_4(folder) as (spm, bare):
        for line, _ in zip(_lines(), range(max(10, round(SAMPLES * share))), strict=False):
            bare_keys += [bare.react(letter) for letter in "abcd"]
            spm.type(line)
            spm.settle(0.15)  # the whole line comes at once, which no hand does: let it be taken in first
            reaction = spm.react("enter", quiet=0.35, pane=SIDE)
            if reaction is not None:
                noticed.append(reaction.echo)
                at_rest.append(reaction.settled)
    bare_p95 = part([key.echo for key in bare_keys if key], 95)
    count = {"beside": bare_p95, "against": BARE_KEY, "samples": len(noticed)}
    return [
        Row("enter-noticed", "Enter to diagnosis repainted, p95", part(noticed, 95), most=50, **count),
        Row("enter-flow", "Enter to the side at rest, flow too, p95", part(at_rest, 95), most=150, **count),
    ]


# ---- other keys


def _reactions(program: Program, keys: Sequence[str], times: int) -> list[Reaction]:
    found = (program.react(keys[number % len(keys)], pane=WHOLE) for number in range(times))
    return [reaction for reaction in found if reaction is not None]


def moving(folder: Path, share: float) -> list[Row]:
    """Keys that move or go somewhere: in lists, on the map, among notes, between screens and questions."""
    times = max(20, round(SAMPLES * share))
    down_up = ["down"] * 7 + ["up"] * 5
    rows: list[Row] = []
    with _at_question_4(folder) as (spm, bare):
        bare_p95 = part([key.echo for key in _reactions(bare, "abcdefgh", times)], 95)

        def row(key: str, what: str, keys: Sequence[str], most: float = 50) -> None:
            found = [reaction.settled for reaction in _reactions(spm, keys, times)]
            figure = part(found, 95) if found else float("inf")
            rows.append(
                Row(key, f"{what}, p95", figure, bare_p95, most, against=BARE_KEY, samples=len(found))
            )

        first = [spm.react(key, quiet=0.3) for key in ("f2", "f4", "f3", "f6", "f5")]
        slowest = max(reaction.settled for reaction in first if reaction)
        rows.append(Row("first-visit", "a screen for the first time, slowest of 5", slowest, bare_p95, 250))
        row("screens", "map, notes, stop, things, question in turn", ("f2", "f4", "f3", "f6", "f5"))
        row("next-question", "next question and back", ("pagedown", "pagedown", "pageup", "pageup"), 80)
        spm.press("esc", "down", "down")
        row("list", "moving in the answers", down_up)
        spm.press("f2")
        row("map", "moving on the map", down_up)
        spm.press("o")
        row("focus", "moving with one thing in focus", down_up)
        spm.press("x")
        row("matrix", "moving in the matrix", down_up)
        spm.press("f4", "l")
        row("notes", "moving among notes", down_up)
        spm.press("f3")
        row("stop-pick", "moving in what could stop", down_up)
        rows += _stopping(spm, bare_p95, times)
    return rows


def _stopping(spm: Program, bare_p95: float, times: int) -> list[Row]:
    """Step through stops of several things: guess passed over, then one step a key."""
    found: list[Reaction] = []
    while len(found) < times:
        spm.press("down", "enter", "enter")
        steps = _reactions(spm, ("enter",), 5)
        if not steps:  # the last of the things that could stop was reached
            break
        found += steps
        spm.press("n")
    figure = part([reaction.settled for reaction in found], 95) if found else float("inf")
    return [
        Row("stop-steps", "a step of a stop, p95", figure, bare_p95, 50, against=BARE_KEY, samples=len(found))
    ]


def holding(folder: Path, share: float) -> list[Row]:
    """A key held for two seconds at 30 a second: how far behind is the screen when it is let go?"""
    rows = []
    with _at_question_4(folder) as (spm, bare):
        for key, what, before in (
            ("a", "letter", ()),
            ("tab", "tab", ("ctrl+u",)),
            ("down", "down", ("f4", "l")),
        ):
            behind, bare_behind = [], []
            for _ in range(max(1, round(10 * share))):
                spm.press(*before)
                bare.press("ctrl+u")
                bare_behind.append(bare.hold("a"))
                behind.append(spm.hold(key))
            told = f"{what} held at 30 Hz: behind when let go"
            rows.append(
                Row(f"hold-{key}", told, max(behind), max(bare_behind), 50, against="one Input, a letter",
                    samples=len(behind))
            )  # fmt: skip
    return rows


# ---- size, memory, rest


def resizing(folder: Path, share: float) -> list[Row]:
    """Another terminal size, beside the same in a Textual hello and in an app of like furniture."""
    _sessions(folder)
    times = max(6, round(SAMPLES * share))
    took: dict[str, list[float]] = {"own": [], "hello": [], "furnished": []}
    with (
        Program([*SPM, "open", "large.toml"], cwd=_fresh(folder)) as spm,
        Program(HELLO, cwd=folder) as hello,
        Program(FURNISHED, cwd=folder) as furnished,
    ):
        spm.ready(SIGN)
        hello.ready("ready: hello")
        furnished.ready("ready: type")
        spm.settle(1.0)
        furnished.settle(0.5)
        for number in range(times):
            size = ((110, 32), (120, 36))[number % 2]
            for name, program in (("own", spm), ("hello", hello), ("furnished", furnished)):
                took[name].append(program.resize(*size))
    own, least, like = (part(found, 95) for found in took.values())
    return [
        Row("resize", "resize settled, p95", own, least, 1.5, True, samples=times,
            against="Textual hello, p95"),
        Row("resize-like", "resize settled, p95", own, like, 1.5, True, samples=times,
            against="an input, a table, a text, a footer"),
    ]  # fmt: skip


def resting(folder: Path, share: float) -> list[Row]:
    """Memory with 500 records after a look at every screen, and processor use while nothing happens."""
    seconds = max(3.0, 10 * share)
    with _at_question_4(folder) as (spm, bare), Program(HELLO, cwd=folder) as hello:
        hello.ready("ready: hello")
        spm.settle(1.0)
        opened, least = spm.use().memory, hello.use().memory
        idle, bare_idle = spm.idle(seconds), bare.idle(seconds)
        spm.press("f2", "f4", "f3", "f5")
        spm.settle(1.0)
        visited = spm.use().memory
    hello_memory = {"beside": least, "most": 2.0, "by_ratio": True, "unit": "MB", "against": "Textual hello"}
    return [
        Row("memory", "memory, 500 records open", opened, **hello_memory),
        Row("memory-visited", "memory after a look at every screen", visited, **hello_memory),
        Row("idle", "idle", idle, max(bare_idle, 0.1), 1, unit="%", against="one Input, its cursor blinking"),
    ]


PARTS: dict[str, Callable[[Path, float], list[Row]]] = {
    "starting": starting,
    "commands": commands,
    "typing": typing,
    "entering": entering,
    "moving": moving,
    "holding": holding,
    "resizing": resizing,
    "resting": resting,
}
