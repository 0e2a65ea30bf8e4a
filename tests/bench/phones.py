"""A workshop with eight phones, played fast: `python -m tests.bench.phones [--pictures FOLDER]`.

The app runs in a pseudo-terminal and is driven by keys; eight phones and the wall are pages of a browser, two
of them without scripts, one asleep for a while, one late. The plan of 45 minutes is chosen in the opening.
Its clock runs so much faster (`sped_up.py`) that each part takes minutes of it, and at the close page, file
and our own watch must agree. Two rounds on phones, the second because the room was split; one on paper, one
with the keyboard passed round, one on clarity; a tally; something parked, something agreed, the close.

In the middle of every round but that on clarity the app is killed and opened again. Values that no one else
would give are looked for while a round is open, after the kill and once it is locked: in every byte that the
terminal, a second terminal, the wall and other phones got, in what every command and export says, and in
every file (`sealed.py`).
"""

import argparse
import asyncio
import json
import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from spm_tui.storage.files import load
from spm_tui.storage.open_answers import OPEN_ROUND
from spm_tui.tui.session_state.question_clock import NOTED_EVERY
from spm_tui.web import phone_page as say
from spm_tui.workshop.ballots import hands, latest_round
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.sitting_plan import sitting_time
from spm_tui.workshop.words import figure
from tests.bench import sealed
from tests.bench.plan import told_of_plan
from tests.terminal import KEYS, Terminal

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from chromium import Browser, Page, running_browser  # noqa: E402

KEYS.update({"ctrl+l": "\x0c", "ctrl+t": "\x14", "ctrl+r": "\x12", "end": "\x1b[F", "space": " "})
KEYS.update({"ctrl+z": "\x1a", "ctrl+y": "\x19"})
KEYS.update({"shift+f5": "\x1b[15;2~"})
ROLES = tuple(f"Quartermaster of the {n} oven" for n in ("first", "second", "third", "fourth", "fifth"))
#: Nobody else would say these, so wherever they are found a value got out.
ANSWERS = ("217.3", "217.3", "329.6", "329.6", "329.6", "441.9", "441.9", "553.2")
AGAIN = ("433.7", "433.7", "433.7", "433.7", "433.7", "436.1", "436.1", "436.1")
ON_PAPER = ("261.9", "261.9", "364.3", "572.8")
AT_KEYBOARD = ("57.6", "58.9", "57.6", "83.2")
SUBJECT = "home-delivery"
WITHOUT_SCRIPTS = (2, 5)
#: What the browser says where nothing answers; whoever holds the phone reloads the page then.
NO_SERVER = "ERR_CONNECTION_REFUSED"
#: How many times as fast as a watch the clock of the workshop runs.
TIMES = 30.0
#: Seconds that the app may be behind a key that goes on to another part.
SLACK = 1.5


class Workshop:
    """The app, its phones and the wall."""

    def __init__(self, folder: Path, browser: Browser, pictures: Path | None) -> None:
        self.folder, self.browser, self.pictures = folder, browser, pictures
        self.file = folder / "room.toml"
        self.terminal: Terminal
        self.phones: list[Page] = []
        self.wall: Page
        self.place: dict[str, object] = {}
        self.seen: list[str] = []  # what the wall and phones that had not answered got
        self.stop = False
        self.steps: list[str] = []
        self.spent: dict[str, float] = {}  # minutes of the clock, by part, as our own watch has them
        self.kills: Counter[str] = Counter()
        self.part, self.came = "", 0.0

    def step(self, what: str) -> None:
        """Note a step that went well."""
        self.steps.append(what)
        print(f"  {what}", flush=True)

    async def read(self) -> None:
        """Keep reading the terminal, which would block otherwise."""
        while not self.stop:
            self.terminal.read_on()
            await asyncio.sleep(0.02)

    async def until(self, text: str | Callable[[str], bool], seconds: float = 30) -> None:
        """Wait until the terminal shows a text."""
        end = time.monotonic() + seconds
        while not (text in self.terminal.text if isinstance(text, str) else text(self.terminal.text)):
            assert time.monotonic() < end, f"{text!r} never came:\n{self.terminal.text}"
            self.terminal.read_on()
            await asyncio.sleep(0.02)

    async def rest(self, seconds: float = 0.4) -> None:
        """Let the app and the browser go on for a moment."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.terminal.read_on()
            await asyncio.sleep(0.02)

    async def press(self, *keys: str) -> None:
        """Press keys, each once the one before was taken in."""
        for key in keys:
            self.terminal.send(key)
            await self.rest(0.25)

    async def picture(self, name: str) -> None:
        """Take pictures of the wall and of the first phone, and keep the terminal's text."""
        if self.pictures is not None:
            await self.wall.picture(self.pictures / f"{name}-wall.png")
            await self.phones[0].picture(self.pictures / f"{name}-phone.png")
            (self.pictures / f"{name}-terminal.txt").write_text(self.terminal.text)

    # ---- the workshop

    def open(self) -> None:
        """Open the app on the session."""
        command = [sys.executable, "-m", "tests.bench.sped_up", f"{TIMES}", "room.toml"]
        self.terminal = Terminal(command, cwd=self.folder, PYTHONPATH=str(ROOT), **self.state)

    @property
    def state(self) -> dict[str, str]:
        """Where the app keeps what is beside the file."""
        return {"XDG_STATE_HOME": str(self.folder / "state")}

    def come_to(self, part: str) -> None:
        """Count for another part of the sitting from now on."""
        if self.part:
            minutes = (time.monotonic() - self.came) * TIMES / 60
            self.spent[self.part] = self.spent.get(self.part, 0.0) + minutes
        self.part, self.came = part, time.monotonic()

    async def turn_on(self) -> None:
        """Turn phones on at this machine alone, which stands last."""
        await self.until("of 10")
        await self.press("ctrl+l")
        await self.until("Phones and the wall")
        await self.press("end", "enter")
        await self.until("Scan the code")
        file = next((self.folder / "state" / "spm-tui" / "rooms").glob("*.json"))
        self.place = json.loads(file.read_text())

    @property
    def address(self) -> str:
        return f"http://{self.place['address']}:{self.place['port']}"

    async def come_in(self, *, scripts: bool = True, code: bool = False, role: int = 0) -> Page:
        """Come in with another phone, by the code to scan or by the one to type; role 0 is none."""
        phone = await self.browser.page(scripts=scripts)
        await phone.sized(390, 844, scale=2, phone=True)
        await phone.go(self.address if code else f"{self.address}/{self.place['path']}")
        if code:
            await phone.until("Which code")
            await phone.type("input[name=code]", str(self.place["code"]))
            await phone.press("button.main")
        await phone.until("Come in")
        await phone.choose("select", role)
        await phone.press("button.main")
        await phone.until("<small>")
        self.phones.append(phone)
        return phone

    async def answer(self, phone: Page, value: str) -> None:
        """Answer with a phone and read that it is kept."""
        await phone.until('name="value"')
        with suppress(RuntimeError, TimeoutError):
            await phone.type("input[name=value]", value)
            await phone.press("button.main")
            await phone.until(say.KEPT, 8)
            return
        print(f"    phone {self.phones.index(phone) + 1}: the page changed just then; pressed again")
        await phone.type("input[name=value]", value)
        await phone.press("button.main")
        await phone.until(say.KEPT)

    async def look_around(self, answered: int = 0) -> None:
        """Keep what the wall shows, and the phones that did not answer yet."""
        self.seen.append(await self.wall.html())
        for phone in self.phones[answered:]:
            self.seen.append(await phone.html())

    def check_hidden(self, values: tuple[str, ...], raw_from: int, *, locked: bool = False) -> None:
        """Look for values that are sealed wherever they must not be."""
        self.terminal.read_on()
        wanted = set(values)
        raw = self.terminal.raw[raw_from:]
        found = [f"{value} in the terminal" for value in wanted if value.encode() in raw]
        found += [f"{value} on a page" for value in wanted for page in self.seen if value in page]
        found += sealed.in_files(self.folder, wanted, locked=locked)
        assert not found, found
        self.seen.clear()

    def check_handed_out(self, values: tuple[str, ...]) -> None:
        """Look for values in what every command says, and on a second terminal."""
        found = sealed.in_commands(self.file, SUBJECT, set(values))
        found += sealed.on_second_terminal(self.file, set(values), **self.state)
        assert not found, found

    def check_found(self, values: tuple[str, ...]) -> None:
        """Look that the same search finds values that are revealed, so that finding none says something."""
        wanted = set(values)
        for found in (
            sealed.in_files(self.folder, wanted, locked=False),
            sealed.in_commands(self.file, SUBJECT, wanted),
            sealed.on_second_terminal(self.file, wanted, **self.state),
        ):
            assert {told.split(" ", 1)[0] for told in found} == wanted, found
        assert all(value.encode() in self.terminal.raw for value in wanted)

    async def undo_and_redo(self) -> None:
        """Take the last step back and do it again, which names it on the screen."""
        await self.press("ctrl+z")
        await self.until("Undone")
        await self.press("ctrl+y")
        await self.until("Done again")

    async def kill_and_reopen(self, values: tuple[str, ...], raw_from: int) -> None:
        """Kill the app in the middle of a round, look around, open it again and go back into the round."""
        await self.rest(2.5)
        part = self.part
        self.kills[part] += 1
        self.come_to("")  # nothing is counted until the clock is started again
        self.terminal.kill(signal.SIGKILL)
        self.terminal.finish()
        self.check_hidden(values, raw_from)
        self.check_handed_out(values)
        self.terminal.close()
        self.open()
        await self.turn_on()
        await self.press("f5", "ctrl+t")
        self.come_to(part)
        await self.press("ctrl+r")
        await self.until("ROUND on question")
        await self.press("enter")
        await self.until(lambda text: "answered" in text)
        for phone in self.phones:
            if NO_SERVER in await phone.html():  # without a script it asked again while the app was gone
                await phone.go(f"{self.address}/{self.place['path']}")
        self.check_hidden(values, 0)

    async def vote(self, values: tuple[str, ...], raw_from: int, *, before: int = 0) -> None:
        """Answer from all phones, one after the other, and look that nothing is to be seen of it.

        So many phones have answered `before`, and show their own answer.
        """
        for number, (phone, value) in enumerate(zip(self.phones, values, strict=True), start=1):
            await self.answer(phone, value)
            await self.look_around(max(number, before))
        await self.wall.until(f"{len(values)} of {len(values)} have answered", 3)
        await self.press("y")  # what is copied goes through the terminal too
        await self.rest()
        self.check_hidden(values, raw_from)
        self.check_handed_out(values)

    async def lock(self, values: tuple[str, ...], raw_from: int) -> None:
        """Lock, and look that nothing is to be seen yet."""
        await self.press("l")
        if "l again locks" in self.terminal.text:
            await self.press("l")
        for number, phone in enumerate(self.phones):
            if number in WITHOUT_SCRIPTS:  # a page to fill in asks for nothing again by itself
                await phone.go(f"{self.address}/{self.place['path']}")
            await phone.until(say.LOCKED)
        await self.look_around()
        state = self.folder / "state" / "spm-tui"
        await self.saved(lambda: not list(state.rglob(OPEN_ROUND)))
        self.check_hidden(values, raw_from, locked=True)
        self.check_handed_out(values)

    async def reveal(self, values: tuple[str, ...], raw_from: int) -> None:
        """Lock, look, reveal."""
        await self.lock(values, raw_from)
        state = self.folder / "state" / "spm-tui"
        assert [json.loads(path.read_text())["answers"] for path in state.rglob("rooms/*.json")] == [[]]
        await self.press("v")
        for phone in self.phones:
            await phone.until("●")

    def counts(
        self, question: str = "stopping", field: str = "said_people", subject: str | None = SUBJECT
    ) -> dict[object, int]:
        """Return what the saved file holds of the latest round on a field."""
        loaded = load(self.file)
        assert loaded.session is not None, loaded.problems
        found = latest_round(loaded.session, question, field, subject)
        assert found is not None
        return dict(hands(loaded.session, found.id))

    async def saved(self, met: Callable[[], bool]) -> None:
        """Wait until the saved file is as it should be."""
        end = time.monotonic() + 20
        while not met():
            assert time.monotonic() < end, self.file.read_text()
            await self.rest(0.2)


async def play(folder: Path, browser: Browser, pictures: Path | None) -> None:
    """Play the workshop from the opening to the close."""
    room = Workshop(folder, browser, pictures)
    roles = "".join(f'\n[[participants]]\nid = "r{n}"\nrole = "{role}"\n' for n, role in enumerate(ROLES))
    text = (ROOT / "sessions" / "practice.toml").read_text()
    text = text.replace('mode = "self"', 'mode = "workshop"')
    at = re.search(r"^\[", text, re.MULTILINE)
    assert at is not None
    room.file.write_text(text[: at.start()] + roles.lstrip() + "\n" + text[at.start() :])
    room.open()
    await choose_the_plan(room)
    await room.turn_on()
    room.wall = await browser.page()
    await room.wall.sized(1280, 720)
    await room.wall.go(f"{room.address}/{room.place['wall']}")
    await room.wall.until("1 of 10")
    for number in range(7):
        await room.come_in(scripts=number not in WITHOUT_SCRIPTS, role=number if number < 4 else 0)
    await room.until("Quartermaster of the third oven")
    room.step("seven phones are in, two of them without scripts, three with a role")
    await room.picture("1-in")
    await room.press("f5")
    await room.until("1 of 10")
    room.come_to("allocation_unit")
    room.terminal.send("hands: project 5, teams 2, flow 1")
    await room.press("enter")
    room.come_to("stopping")
    await room.press("pagedown")
    await room.until("2 of 10")
    await room.until("of 9:00")
    await room.wall.until("of 9:00")
    await two_rounds_on_phones(room)
    await a_round_on_paper(room)
    # ---- the rest of the way
    await room.press("f5")
    await room.until("2 of 10")
    await room.press("f8")
    await room.rest()
    room.terminal.send("Who keeps the night calls?")
    await room.press("enter", "enter")
    for number in range(3, 11):
        room.come_to(ANSWER_KEYS[number - 1])
        await room.press("pagedown")
        await room.until(f"{number} of 10")
        await room.wall.until(f"{number} of 10", 3)
        if number == 7:
            await a_round_at_the_keyboard(room)
        if number == 9:
            await clarity(room)
        if number == 10:
            room.terminal.send("collapse 2, moves 5, nobody 1")
            await room.press("enter")
            await room.rest(1.0)
        await room.picture(f"6-question-{number:02}")
    room.step("every question was on the wall within three seconds, with a tally at the tenth")
    await room.press("f4")
    await room.rest(1.0)
    await room.press("l", "c")
    await room.rest(0.5)
    await room.press("enter", "enter", "enter", "enter")
    await room.rest(1.0)
    room.come_to("close")
    await room.press("7")
    await room.until("Close, to be read aloud")
    await room.picture("7-close")
    await room.press("x")
    await room.until("A snapshot is kept")
    room.come_to("")
    told: dict[str, tuple[str, str]] = {}
    for turn in range(4):
        told |= told_of_plan(room.terminal.text)
        await room.picture(f"8-plan-and-actual-{turn}")
        await room.press("space")
    check_minutes(room, told)
    room.step("closed: plan against actual says on the page what the file holds, of every part")
    await room.press("ctrl+q")
    room.terminal.finish()
    loaded = load(room.file)
    assert loaded.session is not None, loaded.problems
    text = room.file.read_text()
    assert "night calls" in text
    assert not re.search(r"phone-|token|mark", text)
    for role in ROLES:
        assert text.count(role) == 1, "a role stands in the file as a participant and nowhere else"
    outside = {url for url in browser.asked if not url.startswith(room.address)}
    assert not outside, outside
    room.step(
        f"closed and saved: {len(loaded.session.rounds)} rounds, {len(loaded.session.parking)} parked, "
        f"{len(loaded.session.commitments)} agreed; no page asked for anything from elsewhere"
    )
    room.terminal.close()


async def choose_the_plan(room: Workshop) -> None:
    """Choose 45 minutes in the opening, and start the clock there."""
    await room.until("of 10")
    await room.press("shift+f5")
    await room.until("Opening, to be read aloud")
    await room.press("p")
    await room.until("How long do we have?")
    room.terminal.send("45")
    await room.press("enter")
    await room.until("Ten questions in 45 minutes: opening 3 and close 7 of them.")
    room.come_to("opening")
    await room.press("t")
    await room.until("of 3:00")
    room.come_to("allocation_unit")
    await room.press("enter")
    await room.until("1 of 10")
    room.step("the plan of 45 minutes is chosen in the opening, and the clock runs")


async def two_rounds_on_phones(room: Workshop) -> None:
    """Ask how many people come: a late phone, one asleep, a kill in the middle; then once more."""
    mark = len(room.terminal.raw)
    await open_round(room)
    for phone in room.phones:
        await phone.until("do other work if Home delivery stops")
    room.step("a round is asked on every phone")
    await room.answer(room.phones[0], ANSWERS[0])
    await room.phones[3].sleep(True)
    await room.look_around(1)
    await room.wall.until("1 of 7 have answered", 3)
    await room.picture("2-asked")
    await room.kill_and_reopen(ANSWERS, mark)
    assert ANSWERS[0] in await room.phones[0].until(ANSWERS[0]), "the answer is there again"
    room.step("killed and opened again: the same room, and the answer is on its phone")
    await room.phones[3].sleep(False)
    await room.come_in(code=True)
    room.step("an eighth phone came late, by the code")
    await room.vote(ANSWERS, 0, before=1)
    await room.picture("3-answered")
    room.step("eight have answered; nothing of it is in any byte, page, file or command")
    await room.reveal(ANSWERS, 0)
    await room.wall.until("8 answers", 3)
    await room.picture("4-revealed")
    await room.saved(lambda: room.counts() == {217.3: 2, 329.6: 3, 441.9: 2, 553.2: 1})
    room.check_found(ANSWERS)
    room.step("revealed: dots on wall and phones, eight are counted, and the same search finds their answers")
    mark = len(room.terminal.raw)
    await room.press("s")
    for phone in room.phones:
        await phone.until(lambda page: "Keep it" in page)
    for number, (phone, value) in enumerate(zip(room.phones[:3], AGAIN, strict=False), start=1):
        await room.answer(phone, value)
        await room.look_around(number)
    await room.kill_and_reopen(AGAIN, mark)
    await room.vote(AGAIN, 0, before=3)
    await room.reveal(AGAIN, 0)
    await room.saved(lambda: room.counts() == {433.7: 5, 436.1: 3})
    await room.picture("5-second")
    room.step("a second round stands beside the first; it was hidden as long, after a kill too")


async def a_round_on_paper(room: Workshop) -> None:
    """Ask in how many months, with the answers typed from paper."""
    mark = len(room.terminal.raw)
    await room.press("x")
    await room.until("ROUND on question 2")
    await room.press("down", "enter")
    await room.until("After how many months")
    await room.press("t")
    await room.until("Answers from paper")
    for letter in " ".join(ON_PAPER):
        room.terminal.send(letter)
    await room.rest(1.5)  # a draft would be kept by now
    await room.look_around()
    room.check_hidden(ON_PAPER, mark)
    await room.press("enter")
    await room.until("4 answers counted")
    await room.press("esc")
    await room.undo_and_redo()
    await room.look_around()
    await room.kill_and_reopen(ON_PAPER, mark)
    await room.until("4 kept from before")
    room.check_handed_out(ON_PAPER)
    await room.reveal(ON_PAPER, 0)
    await room.saved(lambda: room.counts("stopping", "said_months") == {261.9: 2, 364.3: 1, 572.8: 1})
    room.step("a round on paper: four typed, hidden in the box, after a kill and once locked")
    await room.press("esc")


async def a_round_at_the_keyboard(room: Workshop) -> None:
    """Ask what share of decisions takes a redesign, with the keyboard passed round."""
    mark = len(room.terminal.raw)
    await room.press("ctrl+r")
    await room.until("ROUND on question 7")
    await room.press("enter")
    await room.until("have answered")
    await room.press("p")
    for number, value in enumerate(AT_KEYBOARD):
        await room.until("Keyboard to:")
        for letter in value:
            room.terminal.send(letter)
        await room.rest(1.2)
        await room.look_around()
        room.check_hidden(AT_KEYBOARD, mark)
        if number == 2:
            break  # typed, and not entered yet
        await room.press("enter")
    await room.kill_and_reopen(AT_KEYBOARD, mark)
    await room.until("2 kept from before")
    await room.press("p")
    for value in AT_KEYBOARD[2:]:
        await room.until("Keyboard to:")
        room.terminal.send(*value)
        await room.press("enter")
    await room.press("esc")
    await room.look_around()
    room.check_hidden(AT_KEYBOARD, 0)
    room.check_handed_out(AT_KEYBOARD)
    await room.reveal(AT_KEYBOARD, 0)
    await room.saved(
        lambda: room.counts("redesign_frequency", "said_percent", None) == {57.6: 2, 58.9: 1, 83.2: 1}
    )
    room.step("a round with the keyboard passed round: hidden while typed, after a kill and once locked")
    await room.press("esc", "f5")
    await room.until("7 of 10")


def check_minutes(room: Workshop, told: dict[str, tuple[str, str]]) -> None:
    """Look that the page of the close, the file and our own watch tell the same minutes."""
    session = load(room.file).session
    assert session is not None
    time = sitting_time(session)
    assert time.planned == 45
    for part in time.parts:
        if part.key == "buffer":
            continue
        in_file = figure(part.planned or 0.0), figure(part.took) if part.took else "-"
        assert told.get(part.key) == in_file, (part.key, told.get(part.key), in_file)
        own, late = room.spent[part.key], 0.1 + TIMES * SLACK / 60
        took = part.took or 0.0
        lost = room.kills[part.key] * (NOTED_EVERY + TIMES) / 60  # what was not noted when the app was killed
        assert own - lost - late <= took <= own + late, (part.key, took, own)
        print(f"    {part.key:24}{part.planned or 0:6.0f} planned{took:7.1f} counted{own:7.1f} on the watch")


async def clarity(room: Workshop) -> None:
    """A round on how clear the boundary is, in which one phone changes its answer and one gives none."""
    await room.press("ctrl+r")
    await room.until("ROUND on question 9")
    await room.press("enter")
    for number, phone in enumerate(room.phones):
        await phone.until("How clear is the line")
        await room.answer(phone, str(number % 5 + 1))
    await room.answer(room.phones[0], "5")
    await room.phones[7].press("button.less")
    await room.phones[7].until(say.WITHHELD)
    await room.reveal((), 0)
    await room.wall.until("7 answers", 3)
    await room.wall.until("1 gave none", 3)
    await room.picture("6-clarity")
    room.step("a second question was answered on phones: one changed, one without an answer")
    await room.press("esc", "f5")
    await room.until("9 of 10")


async def open_round(room: Workshop) -> None:
    """Open a round on how many people could do other work if home delivery stops."""
    await room.press("ctrl+r")
    await room.until("ROUND on question 2")
    await room.press("enter")
    await room.until("do other work if Home delivery stops")


async def main() -> None:
    """Play it, and say how long it took."""
    reading = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    reading.add_argument("--pictures", type=Path)
    pictures = reading.parse_args().pictures
    if pictures is not None:
        pictures.mkdir(exist_ok=True, parents=True)
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name) / "workshop"
        folder.mkdir()
        os.environ["XDG_STATE_HOME"] = str(folder / "state")  # commands run in this process
        async with running_browser(Path(name)) as browser:
            await play(folder, browser, pictures)
    print(f"a workshop of eight phones in {time.monotonic() - begin:.0f} s")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        os.environ.pop("NO_COLOR", None)
        asyncio.run(main())
