"""`python -m tests.bench.transcript`: a workshop typed at the screen from what was called out.

Types each line of a transcript (`<question key>: <line>`, or `things: <line>`) under its question, letter by
letter, in a terminal of 80x24, as a scribe does, and counts what the words themselves did not need:
keys beyond the words and one Enter a line, and lines that needed a second look (they wait to be sorted, or
more than one thing was meant). `--pace` types at so many letters a minute.
"""

import argparse
import asyncio
import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

from textual.pilot import Pilot

from spm_tui.tui.app import SpmApp
from spm_tui.tui.screens.portfolio_screen import PortfolioScreen
from spm_tui.tui.screens.question_screen import QuestionScreen
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, answer
from tests.running_app import burst, running

SPOKEN = Path(__file__).parents[1] / "data" / "spoken"
THINGS = "things"


def waiting(session: Session) -> int:
    """Return how many lines wait to be sorted."""
    answers = (answer(session, key) for key in ANSWER_KEYS)
    return sum(len(given.to_sort) for given in answers if given is not None)


class Scribe:
    """Types a transcript and counts; `pace` is letters a minute, 0 as fast as they are taken."""

    def __init__(self, app: SpmApp, pilot: Pilot[int], pace: float) -> None:
        self.app, self.pilot, self.pace = app, pilot, pace
        self.keys: Counter[str] = Counter()
        self.looked_again: list[tuple[str, str, str]] = []

    @property
    def session(self) -> Session:
        """The session as it is now."""
        assert self.app.open_session is not None
        return self.app.open_session.workspace.session

    async def press(self, key: str, why: str) -> None:
        """Press one key and count it."""
        self.keys[why] += 1
        await self.pilot.press(key)
        await self.pilot.pause()

    async def go_to(self, place: str) -> None:
        """Go where the next lines are typed: one key to things, one to the next question."""
        if place == THINGS:
            await self.press("f6", "going on")
            return
        if not isinstance(self.app.screen, QuestionScreen):
            await self.press("f5", "going on")
        for _ in ANSWER_KEYS:
            screen = self.app.screen
            if isinstance(screen, QuestionScreen) and screen.question.key == place:
                break
            await self.press("pagedown", "going on")

    async def say(self, place: str, line: str) -> None:
        """Type a line with its Enter, and do what a scribe must do before the next."""
        before = waiting(self.session)
        if getattr(self.app.screen, "box", None) is not self.app.screen.focused:
            raise RuntimeError(f"no line takes what is typed on {self.app.screen}: {line}")
        self.keys["letters"] += len(line)
        for letters in line if self.pace else re.findall(r"\S+\s*|\s+", line):
            begun = perf_counter()
            burst(self.app, letters)
            await self.pilot.pause()
            if self.pace:
                await asyncio.sleep(max(0.0, 60 / self.pace - (perf_counter() - begun)))
        await self.press("enter", "one Enter a line")
        screen = self.app.screen
        if isinstance(screen, QuestionScreen):
            if screen.under_line.asking and screen.box.value:
                self.looked_again.append((place, line, "which is meant"))
                await self.press("1", "choosing")
            elif screen.under_line.asking:
                self.keys["asked behind a line, passed by typing on"] += 1
            if waiting(self.session) > before:
                self.looked_again.append((place, line, "waits to be sorted"))
        box = getattr(screen, "box", None)
        if box is not None and box.value:
            self.looked_again.append((place, line, "was not taken"))
            await self.press("ctrl+u", "clearing the line")


def lines_of(transcript: Path) -> list[tuple[str, str]]:
    """Return the lines of a transcript with their places."""
    rows = (row.partition(":") for row in transcript.read_text("utf-8").splitlines() if row.strip())
    return [(place.strip(), line.strip()) for place, _, line in rows]


async def typed(session: Path, transcript: Path, pace: float) -> Scribe:
    """Type a transcript into a copy of a session; return the scribe with what was counted."""
    with tempfile.TemporaryDirectory(prefix="spm-transcript-") as folder:
        copy = Path(shutil.copyfile(session, Path(folder) / "workshop.toml"))
        async with running(copy, size=(80, 24)) as (app, pilot):
            scribe = Scribe(app, pilot, pace)
            for place, line in lines_of(transcript):
                here = app.screen
                now = here.question.key if isinstance(here, QuestionScreen) else THINGS
                if now != place or not isinstance(here, QuestionScreen | PortfolioScreen):
                    await scribe.go_to(place)
                await scribe.say(place, line)
                print(".", end="", flush=True)
            return scribe


def main() -> None:
    """Type, and print what was counted."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.transcript", description=__doc__)
    parser.add_argument("session", nargs="?", type=Path, default=SPOKEN / "bank" / "base.toml")
    parser.add_argument("transcript", nargs="?", type=Path, default=SPOKEN / "transcript.txt")
    parser.add_argument("--pace", type=float, default=0.0, metavar="N", help="letters a minute")
    given = parser.parse_args()
    begun = perf_counter()
    scribe = asyncio.run(typed(given.session, given.transcript, given.pace))
    for place, line, why in scribe.looked_again:
        print(f"{why:20} {place:22} {line}")
    lines = len(lines_of(given.transcript))
    print(f"\n{lines} lines in {(perf_counter() - begun) / 60:.1f} minutes", end="; ")
    print(f"{len(scribe.looked_again)} needed a second look")
    for why, count in scribe.keys.most_common():
        print(f"{count:6} {why}")


if __name__ == "__main__":
    main()
