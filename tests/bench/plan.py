"""`python -m tests.bench.plan`: a workshop by its plan, typed at so many keys a minute.

The app runs in a pseudo-terminal, on a session that is begun and prepared in it as a facilitator would: the
plan is chosen, the map is pasted, cases and roles are listed. From the opening to the close every key is
pressed at `--pace` a minute: the lines of the transcript (see `transcript.py`), rounds, what was noticed
after questions 2, 4 and 8, parked thoughts, commitments and the snapshot. It prints for each part the
minutes planned, those of typing, those left to talk, and those that the app's own clock counted, as the file
has them; the page of the close must say the same.

Talk is not waited for, unless `--talk` fills each part up to its plan, two of them beyond it. `--times N`
hands in a clock that runs N times as fast (`sped_up.py`) and types so much faster: a minute is one of it.
"""

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from spm_tui.storage.backups import history
from spm_tui.storage.files import load
from spm_tui.views.to_paste import case_text, need_text, thing_text
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.questions import PLANS
from spm_tui.workshop.session import Session, answer
from spm_tui.workshop.sitting_plan import PARTS, sitting_time
from spm_tui.workshop.words import figure
from tests.bench.transcript import SPOKEN, THINGS, lines_of
from tests.terminal import KEYS, Terminal

ROOT = Path(__file__).parents[2]
KEYS.update(
    {
        "ctrl+t": "\x14", "ctrl+r": "\x12", "ctrl+u": "\x15", "backspace": "\x7f", "end": "\x1b[F",
        "space": " ", "shift+f4": "\x1b[1;2S", "shift+f5": "\x1b[15;2~", "shift+f8": "\x1b[19;2~",
    }
)  # fmt: skip
#: Questions a plan of 45 minutes takes by show of hands, with what is typed of each.
IN_BRIEF = {
    "allocation_unit": ("hands: project 5, teams 2, flow 1",),
    "reversibility": ("Leeds move no way back, Ines",),
    "reallocate_or_reshape": ("7 moved, 3 reshaped",),
    "redesign_frequency": ("30 it is",),
    "boundary": (),
}
#: With `--talk`, minutes of talk beyond what is planned, or short of it.
BEYOND = {"stopping": 3.0, "reallocate_or_reshape": -1.5, "ownership": 2.0}
REVEALS_AFTER = ("stopping", "fungibility", "vineyards")
#: Seconds that the app may be behind a key that goes on to another part.
SLACK = 2.0
#: Seconds after which a line that is still in its box stays there.
PATIENCE = 0.8
ROLES = ("CEO", "CFO", "CIO", "COO", "CRO", "Head of Retail", "Head of PMO", "CHRO")
WORK = "Lending 2.0"


@dataclass
class Spent:
    """What a part of the sitting took: keys pressed, and minutes of the clock until it was left."""

    keys: int = 0
    letters: int = 0
    typing: float = 0.0
    talked: float = 0.0


@dataclass
class Scribe:
    """Presses keys at a pace, and knows how many in which part."""

    terminal: Terminal
    pace: float
    times: float
    part: str = "before"
    spent: dict[str, Spent] = field(default_factory=dict)
    due: float = 0.0
    came: float = 0.0

    @property
    def here(self) -> Spent:
        """What the part in front took until now."""
        return self.spent.setdefault(self.part, Spent())

    def minutes(self) -> float:
        """Return the minutes since the part in front began, by the clock of the app."""
        return (time.monotonic() - self.came) * self.times / 60

    def come_to(self, part: str) -> None:
        """Count for another part from now on."""
        if self.part in PARTS:
            self.here.typing = self.minutes() - self.here.talked
        self.part, self.came = part, time.monotonic()

    def _key(self, key: str) -> None:
        """Press one key when its time has come; before the day there is no hurry and no clock."""
        if self.part in PARTS:
            self.due = max(self.due + 60 / self.pace / self.times, time.monotonic() - 0.5)
            while (left := self.due - time.monotonic()) > 0:
                self.terminal.rest(min(left, 0.02))
        self.terminal.send(key)
        self.here.keys += 1

    def press(self, *keys: str) -> None:
        """Press keys by name."""
        for key in keys:
            self._key(key)

    def type(self, text: str, *then: str) -> None:
        """Type a text letter by letter, then press keys."""
        for letter in text:
            self._key(letter)
        self.here.letters += len(text)
        self.press(*then)

    def paste(self, text: str) -> None:
        """Paste a text, as from the notes of an interview."""
        self.terminal.write(f"\x1b[200~{text}\x1b[201~".encode())

    def until(self, met: str | Callable[[str], bool], seconds: float = 30) -> str:
        """Wait until the screen shows a text."""
        end = time.monotonic() + seconds
        while not (met in self.terminal.text if isinstance(met, str) else met(self.terminal.text)):
            assert time.monotonic() < end, f"{met!r} never came:\n{self.terminal.text}"
            self.terminal.rest(0.02)
        return self.terminal.text

    def talk(self, minutes: float) -> None:
        """Let the room talk until the part in front has taken so many minutes."""
        begun = self.minutes()
        while self.minutes() < minutes:
            self.terminal.rest(0.02)
        self.here.talked += max(0.0, self.minutes() - begun)


def told_of_plan(screen: str) -> dict[str, tuple[str, str]]:
    """Return what a page of the close says of each part in view: minutes planned, and minutes it took."""
    found = {}
    for row in screen.split("\n"):
        told = re.match(r"│\s+(Opening|Close|\d+ \S.*?)\s{2,}([\d.]+)\s+([\d.]+|-)\s", row)
        if told:
            name, planned, took = told.groups()
            part = ANSWER_KEYS[int(name.split()[0]) - 1] if name[0].isdigit() else name.lower()
            found[part] = planned, took
    return found


class Sitting:
    """A sitting from the first screen to the close."""

    def __init__(self, folder: Path, given: argparse.Namespace) -> None:
        self.folder, self.given = folder, given
        self.plan = PLANS[given.plan]
        size = tuple(int(side) for side in given.size.split("x"))
        command = [sys.executable, "-m", "tests.bench.sped_up", str(given.times), "sessions"]
        state = {"XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder / "config")}
        (folder / "sessions").mkdir()
        self.terminal = Terminal(command, cwd=folder, size=(size[0], size[1]), PYTHONPATH=str(ROOT), **state)
        self.scribe = Scribe(self.terminal, given.pace, given.times)
        self.base = load(SPOKEN / "bank" / "base.toml").session
        self.said: dict[str, list[str]] = {}
        for place, line in lines_of(SPOKEN / "transcript.txt"):
            self.said.setdefault(place, []).append(line)

    def picture(self, name: str) -> None:
        """Keep what stands on the screen, once it is at rest."""
        if self.given.pictures is not None:
            self.terminal.settle()
            (self.given.pictures / f"{name}.txt").write_text(self.terminal.text)

    @property
    def file(self) -> Path:
        """The session's file."""
        (found,) = (self.folder / "sessions").glob("*.toml")
        return found

    @property
    def session(self) -> Session:
        """The session as it is saved."""
        loaded = load(self.file)
        assert loaded.session is not None, loaded.problems
        return loaded.session

    def saved(self, met: Callable[[Session], bool]) -> Session:
        """Wait until the saved file is as it should be."""
        end = time.monotonic() + 20
        while not met(self.session):
            assert time.monotonic() < end, f"it never was saved:\n{self.terminal.text}"
            self.terminal.rest(0.2)
        return self.session

    # ---- before the day

    def prepare(self) -> None:
        """Begin a session with the plan, and list what two interviews have told."""
        scribe = self.scribe
        scribe.until("new")
        scribe.press("n")
        scribe.until("A new session")
        scribe.type("Hallbrook portfolio", "enter")
        scribe.type("Hallbrook Bank plc", "enter")
        scribe.type(f"workshop of {self.given.plan} minutes", "enter")
        scribe.type("prepared", "enter")
        scribe.type("To see what we can really stop before the budget", "enter")
        scribe.type("Executive team", "enter")
        scribe.type("2027-03-31", "ctrl+s")
        scribe.until("Opening, to be read aloud")
        self.picture("01-opening-new")
        scribe.press("f6")
        scribe.until("Things")
        self.list_map()
        self.list_cases_and_roles()
        scribe.press("shift+f5")
        scribe.until("Opening, to be read aloud")

    def list_map(self) -> None:
        """Paste the map, then enter what the transcript says of things."""
        scribe, base = self.scribe, self.base
        assert base is not None
        scribe.paste("\n".join(thing_text(base, item.id).split("\n")[0] for item in base.items))
        scribe.until(f"listed {len(base.items)} things")
        scribe.paste("\n".join(need_text(base, tie) for tie in base.ties))
        scribe.until(f"listed {len(base.ties)} needs")
        for line in self.said[THINGS]:
            scribe.type(line, "enter")
            self.terminal.settle()
            scribe.press("ctrl+u")
        self.picture("02-things")

    def list_cases_and_roles(self) -> None:
        """List the past cases, and the roles that will be in the room."""
        scribe, base = self.scribe, self.base
        assert base is not None
        scribe.press("ctrl+t")
        scribe.paste("\n".join(case_text(case) for case in base.cases))
        scribe.until("5 cases")
        scribe.press("ctrl+t", "f8")
        scribe.until("About this session")
        scribe.type("who is in", "enter")
        scribe.until("Roles in the room")
        scribe.paste("\n".join(ROLES))
        scribe.press("ctrl+s")
        scribe.until(f"{len(ROLES)} roles in the room")

    # ---- the sitting

    def play(self) -> None:
        """Play it from the opening to the close."""
        self.open()
        for number, key in enumerate(ANSWER_KEYS, 1):
            self.come_to(key)
            self.scribe.until(f"{number} of 10")
            self.question(key)
            if key in REVEALS_AFTER:
                self.look_at_what_was_noticed(number)
            self.let_talk(key)
            self.picture(f"{number + 10}-question-{number:02}")
            self.scribe.press("pagedown")
        self.close()

    def come_to(self, part: str) -> None:
        """Note that another part begins."""
        self.scribe.come_to(part)
        print(f"  {part}", flush=True)

    def let_talk(self, part: str) -> None:
        """Let the room talk for what is left of a part."""
        if self.given.talk:
            minutes = self.plan.opening if part == "opening" else self.plan.close
            planned = self.plan.minutes.get(part, minutes)
            self.scribe.talk(planned + (BEYOND.get(part, 0.0) if self.given.plan == "90" else 0.0))

    def open(self) -> None:
        """Read the opening, start the clock, seal the cards of the room."""
        scribe = self.scribe
        self.picture("03-opening")
        self.come_to("opening")
        scribe.press("t", "g")
        scribe.until("A sealed guess")
        scribe.type(WORK, "enter")
        scribe.until("Cards")
        scribe.type("2 3 3 4 4 5 6 8", "enter")
        scribe.until("On which day do we count?")
        scribe.type("1 March 2027", "enter")
        scribe.until("8 guesses sealed")
        self.let_talk("opening")
        self.picture("04-opening-sealed")
        scribe.press("enter")

    def question(self, key: str) -> None:
        """Enter what the room says of a question; where it answers unheard, hold the round first."""
        brief = self.given.plan == "45" and key in IN_BRIEF
        if key == "stopping":
            self.round_on_people()
        elif key == "boundary":
            self.round_on_clarity()
        for line in IN_BRIEF[key] if brief else self.said[key]:
            if key != "boundary" or not line.startswith("clarity"):
                self.say(line)
        if key == "reversibility" and not brief:
            self.park("Who pays for the doc archive > CFO")
        if key == "boundary":
            self.park("Customer data rules > CRO")

    def say(self, line: str) -> None:
        """Enter a line; where more than one thing is meant take the first, as transcript.py does."""
        scribe = self.scribe
        scribe.type(line, "enter")
        if self.stays_in_box(line):
            scribe.press("1")
            if self.stays_in_box(line):
                scribe.press("ctrl+u")

    def stays_in_box(self, line: str) -> bool:
        """Whether a line stays in the box: more than one thing was meant, or it was not taken."""
        end = time.monotonic() + PATIENCE
        while line[:20] in self.box_row():
            if time.monotonic() > end:
                return True
            self.terminal.rest(0.02)
        return False

    def box_row(self) -> str:
        """Return the row of the box."""
        rows = self.terminal.text.split("\n")
        at = next((n for n, row in enumerate(rows) if "Answer: one line each" in row), 0)
        return rows[at + 1]

    def park(self, thought: str) -> None:
        """Put something in the parking lot."""
        self.scribe.press("f8")
        self.scribe.until("arking lot")
        self.scribe.type(thought, "enter")

    def begin_round(self, number: int, name: str = "") -> None:
        """Open a round from the question."""
        scribe = self.scribe
        scribe.press("ctrl+r")
        scribe.until(f"ROUND on question {number}")
        if name:
            scribe.press("/")
            scribe.type(name, "enter")
        scribe.press("enter")
        scribe.until("have answered")

    def put_sheets_away(self) -> None:
        """Close the box in which sheets are typed."""
        self.scribe.press("esc")
        self.scribe.until(lambda text: "Answers from paper" not in text)

    def lock_and_reveal(self, what: str, at: str) -> None:
        """Lock a round, and show it."""
        scribe = self.scribe
        scribe.press("l")
        scribe.until("Locked")
        scribe.press("v")
        scribe.until(what)
        self.picture(at)

    def answer_on_paper(self, values: str) -> None:
        """Type what stands on the sheets of the room, and put them away."""
        scribe = self.scribe
        scribe.press("t")
        scribe.until("Answers from paper")
        scribe.type(values, "enter")
        scribe.until(f"{len(values.split())} answers counted")
        self.put_sheets_away()

    def settle_on(self, value: str, dissent: str = "") -> None:
        """Keep what the room settles on, put it into the record, go back to the question."""
        scribe = self.scribe
        scribe.press("g")
        scribe.until("Answer of the room")
        scribe.type(value, "enter")
        scribe.until("hold against it")
        scribe.type(dissent, "enter")
        scribe.until("The room settled on")

    def round_on_people(self) -> None:
        """Have the room answer unheard how many come back: on paper, then with the keyboard passed round."""
        scribe = self.scribe
        self.begin_round(2, WORK)
        self.picture("05-round-open")
        self.answer_on_paper("3 4 5 5 7 8 8 8")
        self.lock_and_reveal("from 3 to 8", "06-round-revealed")
        scribe.press("s")
        scribe.until("The second round is open")
        scribe.press("p")
        for role, value in zip(ROLES, (5, 5, 5, 6, 7, 7, 7, 7), strict=True):
            scribe.until(f"Keyboard to: {role}")
            scribe.type(str(value), "enter")
        scribe.until("8 answers kept")
        self.lock_and_reveal("from 5 to 7", "07-round-second")
        self.settle_on("7", "CRO: rather five")
        scribe.press("a")
        scribe.until("stands in the record")
        scribe.press("esc")
        scribe.until("2 of 10")

    def round_on_clarity(self) -> None:
        """Have the room answer unheard how clear the line is."""
        self.begin_round(9)
        self.answer_on_paper("1 2 2 3 3 4")
        self.lock_and_reveal("from 1 to 4", "08-round-clarity")
        self.scribe.press("esc")
        self.scribe.until("9 of 10")

    def look_at_what_was_noticed(self, number: int) -> None:
        """Look at the answers and the stories, as at the three points of the plan."""
        scribe = self.scribe
        scribe.press("f4", "t")
        scribe.until("we said")
        self.picture(f"09-answers-after-{number}")
        scribe.press("s")
        self.picture(f"09-stories-after-{number}")
        scribe.press("f5")
        scribe.until(f"{number} of 10")

    def close(self) -> None:
        """Say what surprised the room, agree on what is done, and close."""
        scribe = self.scribe
        self.come_to("close")
        scribe.until("Close, to be read aloud")
        scribe.press("w")
        scribe.until("What surprised us?")
        scribe.type("That nobody pays for the doc archive", "enter")
        for what, kind, owner, due in (
            ("Stop Lending 2.0 and count who comes", "decision", "CEO", "1 March 2027"),
            ("Ask who runs the doc archive", "fact-check", "CIO", "15 January 2027"),
            ("Give the Data Lake a payer of its own", "experiment", "CFO", "1 February 2027"),
        ):
            scribe.press("c")
            scribe.until("A next step")
            scribe.type(what, "enter")
            scribe.type(kind, "enter")
            scribe.type(owner, "enter")
            scribe.type(due, "ctrl+s")
            scribe.until(what[:20])
        scribe.press("v")
        scribe.until("who tends it")
        scribe.type("CIO", "enter")
        scribe.type("3", "ctrl+s")
        scribe.until("CIO tends it, 3 years")
        self.let_talk("close")
        self.picture("30-close")
        scribe.press("x")
        scribe.until("A snapshot is kept")
        scribe.come_to("after")
        self.picture("31-closed")

    # ---- plan against actual

    def told_at_the_close(self) -> dict[str, tuple[str, str]]:
        """Return what the page of the close says of each part: minutes planned, and minutes it took."""
        found: dict[str, tuple[str, str]] = {}
        for turn in range(4):
            self.terminal.settle()
            found |= told_of_plan(self.terminal.text)
            self.picture(f"32-plan-and-actual-{turn}")
            self.scribe.press("space")
        return found

    def check(self) -> None:
        """Look that the page, the file and our own watch tell the same minutes."""
        session = self.session
        told = self.told_at_the_close()
        for part in sitting_time(session).parts:
            if part.key != "buffer":
                took = (
                    part.took or 0.0
                )  # at a pace no scribe has, a part may take less than a tenth of a minute
                in_file = figure(part.planned or 0.0), figure(took) if took else "-"
                assert told.get(part.key) == in_file, (part.key, told.get(part.key), in_file)
                own = self.scribe.spent[part.key]
                late = abs(took - own.typing - own.talked)
                assert late <= 0.1 + self.given.times * SLACK / 60, (part.key, took, own)
        assert [kept.kept for kept in history(self.file)].count("snapshot") == 1
        assert len(session.commitments) == 3
        assert all(one.owner for one in session.commitments)
        assert session.parking
        self.scribe.press("ctrl+q")
        self.terminal.finish()

    def report(self) -> None:
        """Print the minutes of each part."""
        session = self.saved(lambda s: s.course is not None and s.course.closed_on is not None)
        spent = self.scribe.spent
        print(f"\n{'':24}{'planned':>8}{'keys':>7}{'typing':>8}{'to talk':>9}{'counted':>9}")
        sums = [0.0, 0, 0.0, 0.0, 0.0]
        for part in sitting_time(session).parts:
            own, planned = spent.get(part.key, Spent()), part.planned or 0.0
            typing = own.keys / self.given.pace
            row = planned, own.keys, typing, planned - typing, part.took or 0.0
            sums = [one + more for one, more in zip(sums, row, strict=True)]
            print(_row(part.key, *row))
        print(_row("in all", *sums))
        if self.given.pictures is not None:
            shutil.copy(self.file, self.given.pictures / "session.toml")
        waiting = sum(len(given.to_sort) for key in ANSWER_KEYS if (given := answer(session, key)))
        print(f"{len(session.rounds)} rounds, {len(session.parking)} parked, {waiting} lines to sort")


def _row(name: str, planned: float, keys: float, typing: float, left: float, counted: float) -> str:
    return f"{name:24}{planned:8.1f}{keys:7.0f}{typing:8.1f}{left:9.1f}{counted:9.1f}"


def main() -> None:
    """Play it, and say what it took."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.plan", description=__doc__)
    parser.add_argument("--plan", choices=("90", "45"), default="90")
    parser.add_argument("--pace", type=float, default=200.0, metavar="N", help="keys a minute")
    parser.add_argument("--times", type=float, default=1.0, metavar="N", help="how fast the clock runs")
    parser.add_argument("--talk", action="store_true", help="fill each part up to its plan")
    parser.add_argument("--size", default="120x36")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    if given.pictures is not None:
        given.pictures.mkdir(exist_ok=True, parents=True)
    with tempfile.TemporaryDirectory(prefix="spm-plan-") as folder:
        sitting = Sitting(Path(folder), given)
        sitting.prepare()
        sitting.play()
        sitting.report()
        sitting.check()


if __name__ == "__main__":
    main()
