"""Press random keys for some minutes: `python -m tests.bench.monkey MINUTES [--seed N] [--runs N]`.

The real app in a pseudo-terminal, over copies of the sample sessions: every key of the key table, text,
whole bursts, the mouse, new sizes (tiny ones too), the window losing and getting the focus, pastes. It counts
what ends the app unasked (an exit, an apology, a traceback, no answer), prints the seed and the keys that led
there, and goes on. After each run the app is left in an orderly way; then every session file must pass
`check`, and where the run stayed in one session, undo to the start must have given back what the file held.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyte
from msgspec import structs

from spm_tui.storage.files import load
from spm_tui.workshop.session import Session
from tests.bench.monkey_keys import Step, steps
from tests.command_line import new_process
from tests.terminal import KEYS, Terminal

SESSIONS = Path(__file__).parent.parent.parent / "sessions"
NAMES = ("harbour-2026-q3.toml", "harbour-2026-q4.toml", "practice.toml")
#: Seconds within which the app must answer a new size; a busy machine is slow, a hang lasts for ever.
ANSWERS = 30.0
#: Keys of one run. Undo reaches a thousand steps back, and every key may be one.
KEYS_A_RUN = 600
#: Keys between two looks whether the app still answers.
LOOK_EVERY = 40
#: Steps printed of those that led to an end.
PRINTED = 60
SIZE = (120, 36)


class End(NamedTuple):
    """Something that should not have happened: the seed of its run, what it was, and the last steps."""

    seed: int
    what: str
    steps: tuple[Step, ...]

    def told(self) -> str:
        """Return it as lines to print."""
        pressed = "\n".join(f"  {step.kind:<7} {step.size or step.data!r}" for step in self.steps[-PRINTED:])
        return f"END with --seed {self.seed} --runs 1, after {len(self.steps)} steps: {self.what}\n{pressed}"


class Run(NamedTuple):
    """One run: how many keys were pressed, and what should not have happened, if anything did."""

    keys: int
    end: End | None


class UnexpectedError(Exception):
    """The app ended, or does not answer, although nobody asked it to."""


class _NoScreen:
    def feed(self, _data: bytes) -> None:
        """Show nothing: emulating a screen would take longer than the app does."""


class Monkey(Terminal):
    """A terminal in which it is noticed whether the app still answers."""

    def begin(self) -> None:
        """Wait until the session is open."""
        self._stream = _NoScreen()  # type: ignore[assignment]
        self._until(b"Answer: one line each", "never opened")

    def _until(self, text: bytes, otherwise: str) -> None:
        """Read until a text came after what was looked at before."""
        end = time.monotonic() + ANSWERS
        while text not in self.raw:
            if not self._read(0.05) and (self.ended() or time.monotonic() > end):
                raise UnexpectedError(self.last_words() if self.ended() else otherwise)

    def take(self, seconds: float) -> None:
        """Read for some seconds; the program may end meanwhile."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not self._read(left) and self.ended():
                return

    def rest(self, quiet: float) -> None:
        """Read until nothing came for a moment. Raises UnexpectedError when that never comes."""
        end = time.monotonic() + ANSWERS
        while self._read(quiet):
            if time.monotonic() > end:
                raise UnexpectedError(f"it paints without end: {self.raw[-3000:]!r}")

    def probe(self) -> None:
        """See whether the app answers a new size. Raises UnexpectedError when it does not."""
        self.rest(0.02)
        self.raw = b""
        other = (SIZE[0] - 1, SIZE[1]) if (self.columns, self.rows) == SIZE else SIZE
        self.resize(*other)
        end = time.monotonic() + ANSWERS
        while not self.raw:
            if not self._read(0.05) and self.ended():
                return
            if time.monotonic() > end:
                raise UnexpectedError(f"no answer within {ANSWERS:g} seconds")

    def shows(self, text: bytes) -> bool:
        """Say whether a text comes to the screen within some seconds, by having it painted anew."""
        for _ in range(12):  # a busy machine paints late: only a screen that never comes is a fault
            self.probe()
            self.rest(0.25)
            if text in self.raw:
                return True
        return False

    def picture(self) -> str:
        """Return what stands on the screen, after it was painted anew."""
        screen = pyte.Screen(*SIZE)
        pyte.ByteStream(screen).feed(self.raw)
        return "\n".join(screen.display)

    def last_words(self) -> str:
        """Return the status it ended with and what it printed last."""
        told = self.raw.rpartition(b"\x1b[?1049l")[2] or self.raw[-2000:]
        return f"status {self.status}: {told.decode(errors='replace')[-2000:]}"


def _press(app: Monkey, step: Step) -> None:
    """Do one step, and read what comes of it."""
    if step.size is not None:
        app.resize(*step.size)
    else:
        app.write(step.data)
    app.take(step.pause)
    app.raw = app.raw[-100_000:]


def _leave(app: Monkey, *, undo: bool) -> None:
    """Leave all that is open, undo everything when asked to, save and quit."""
    app.resize(*SIZE)
    for _ in range(8):
        app.send("esc")
        app.take(0.1)
    app.send("f5")
    app.take(0.2)
    if undo:
        if not app.shows(b"Answer: one line each"):
            raise UnexpectedError(f"Esc and F5 do not lead to the question:\n{app.picture()}")
        app.raw = b""
        for _ in range(KEYS_A_RUN):
            app.write(KEYS["ctrl+z"].encode() * 10)
            app.take(0.1)
            if b"nothing to undo" in app.raw:
                break
        else:
            raise UnexpectedError("undo never comes to the start")
    end = time.monotonic() + ANSWERS
    while not app.ended():
        app.send("ctrl+q")
        app.take(0.5)
        if time.monotonic() > end:
            app.probe()
            app.take(1)
            raise UnexpectedError(f"it cannot be left:\n{app.picture()}")
        if not app.ended():
            app.send("esc")
            app.take(0.2)


def run(seed: int, keys: int = KEYS_A_RUN) -> Run:
    """Press so many keys in a session, leave it, and look at what lies on disk."""
    chance = random.Random(seed)
    stays = seed % 2 == 0  # in the session it began with: only then undo leads back to what its file held
    done: list[Step] = []
    pressed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for session in NAMES:
            shutil.copyfile(SESSIONS / session, folder / session)
        path = folder / chance.choice(NAMES)
        before = _content(path)
        own = {"XDG_STATE_HOME": f"{name}/state", "XDG_CONFIG_HOME": f"{name}/config", "VISUAL": "true"}
        with Monkey.spm("open", path.name, cwd=folder, **own) as app:
            try:
                app.begin()
                looked = 0
                for step in steps(chance, stays=stays):
                    done.append(step)
                    pressed += step.keys
                    _press(app, step)
                    if pressed - looked >= LOOK_EVERY:
                        looked = pressed
                        app.probe()
                    if app.ended() or pressed >= keys:
                        break
                if not app.ended():
                    _leave(app, undo=stays)
                if app.finish(ANSWERS) != 0 or (stays and pressed < keys):
                    raise UnexpectedError(app.last_words())
                _whole(folder, path, before if stays else None)
            except (UnexpectedError, AssertionError, OSError) as met:
                return Run(pressed, End(seed, str(met), tuple(done)))
    return Run(pressed, None)


def _content(path: Path) -> Session | None:
    """Return a session without what is no step of the history.

    That is the question in front, the minutes, and what is answered unheard: undo takes no answer back.
    """
    session = load(path).session
    if session is None:
        return None
    answers: dict[str, Any] = {}
    for key in session.answers.__struct_fields__:
        given = getattr(session.answers, key)
        if given is not None:
            given = structs.replace(given, minutes=None)
            answers[key] = None if given == type(given)(status="open") else given
    unheard = {one.id for one in session.rounds if one.state != "revealed"}
    return structs.replace(
        session,
        current_question=None,
        answers=structs.replace(session.answers, **answers),
        rounds=tuple(one for one in session.rounds if one.id not in unheard),
        ballots=tuple(one for one in session.ballots if one.round not in unheard),
    )


def _whole(folder: Path, path: Path, before: Session | None) -> None:
    """See that every session passes `check`, and the one that was undone holds what it did."""
    for file in sorted(folder.glob("*.toml")):
        ended = new_process(sys.executable, "-m", "spm_tui", "check", file)
        if ended.status != 0:
            raise UnexpectedError(f"{file.name} does not pass check: {ended.out}{ended.err}")
    if before is not None and _content(path) != before:
        raise UnexpectedError(f"undo to the start does not give {path.name} back")


def runs(seed: int, most: int | None = None, keys: int = KEYS_A_RUN) -> Iterator[Run]:
    """Yield run after run, each with a seed of its own."""
    number = 0
    while most is None or number < most:
        yield run(seed + number, keys)
        number += 1


def main() -> int:
    """Run for some minutes, print what ended it and a line of figures; return 1 when anything did."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench.monkey", description=__doc__)
    asked.add_argument("minutes", type=float, nargs="?", default=60.0)
    asked.add_argument("--seed", type=int, default=1, help="of the first run; the next ones count on from it")
    asked.add_argument("--runs", type=int, help="at most so many runs")
    given = asked.parse_args()
    begun = time.monotonic()
    keys = count = ends = 0
    for one in runs(given.seed, given.runs):
        keys, count = keys + one.keys, count + 1
        if one.end is not None:
            ends += 1
            print(one.end.told(), flush=True)
        if time.monotonic() - begun > given.minutes * 60:
            break
    print(f"{(time.monotonic() - begun) / 60:.1f} minutes, {keys:,} keys, {count} runs, {ends} ends")
    return int(ends > 0)


if __name__ == "__main__":
    sys.exit(main())
