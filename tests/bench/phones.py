"""A workshop with eight phones, played fast: `python -m tests.bench.phones [--pictures FOLDER]`.

The app runs in a pseudo-terminal and is driven by keys; eight phones and the wall are pages of a browser, two
of them without scripts, one asleep for a while, one late. Two rounds on phones, one of them answered twice
because the room was split; a tally; something parked, something agreed, the report. In the middle of a round
the app is killed and opened again. Values that no one else would give are looked for in every byte the
terminal, the wall and the other phones got before the reveal, and in every file, backups among them, but the
two in the user's state folder that keep answers of open rounds; these hold none once the round is locked.
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
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from spm_tui.storage.files import load
from spm_tui.storage.open_answers import OPEN_ROUND
from spm_tui.web import phone_page as say
from spm_tui.workshop.ballots import hands, latest_round
from tests.terminal import KEYS, Terminal

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from chromium import Browser, Page, running_browser  # noqa: E402

KEYS.update({"ctrl+l": "\x0c", "ctrl+t": "\x14", "ctrl+r": "\x12", "end": "\x1b[F"})
ROLES = tuple(f"Quartermaster of the {n} oven" for n in ("first", "second", "third", "fourth", "fifth"))
#: Nobody else would say these, so wherever they are found a value got out.
ANSWERS = ("17.3", "17.3", "29.6", "29.6", "29.6", "41.9", "41.9", "53.2")
AGAIN = ("29.6", "29.6", "29.6", "29.6", "29.6", "31.4", "31.4", "31.4")


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
        self.terminal = Terminal.spm(
            "open", "room.toml", cwd=self.folder, XDG_STATE_HOME=str(self.folder / "state")
        )

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
        await phone.until("input")
        await phone.type("input[name=value]", value)
        await phone.press("button.main")
        await phone.until(say.KEPT)

    async def look_around(self, answered: int) -> None:
        """Keep what the wall shows, and the phones that did not answer yet."""
        self.seen.append(await self.wall.html())
        for phone in self.phones[answered:]:
            self.seen.append(await phone.html())

    def check_hidden(self, values: tuple[str, ...], raw_from: int) -> None:
        """Look for values that are sealed wherever they must not be."""
        self.terminal.read_on()
        wanted = {value.encode() for value in values}
        raw = self.terminal.raw[raw_from:]
        assert not [value for value in wanted if value in raw], "a sealed value was sent to the terminal"
        for page in self.seen:
            assert not [value for value in wanted if value.decode() in page], page
        self.seen.clear()
        for path in self.folder.rglob("*"):
            if path.is_file() and "rooms" not in path.parts and path.name != OPEN_ROUND:
                assert not [value for value in wanted if value in path.read_bytes()], path

    async def vote(self, values: tuple[str, ...], raw_from: int) -> None:
        """Answer from all phones, one after the other, and look that nothing is to be seen of it."""
        for number, (phone, value) in enumerate(zip(self.phones, values, strict=True), start=1):
            await self.answer(phone, value)
            await self.look_around(number)
        await self.wall.until(f"{len(values)} of {len(values)} have answered", 3)
        await self.rest()
        self.check_hidden(values, raw_from)

    async def reveal(self) -> None:
        """Lock, look, reveal."""
        await self.press("l")
        for phone in self.phones:
            await phone.until(say.LOCKED)
        state = self.folder / "state" / "spm-tui"
        await self.saved(lambda: not list(state.rglob(OPEN_ROUND)))
        assert [json.loads(path.read_text())["answers"] for path in state.rglob("rooms/*.json")] == [[]]
        await self.press("v")
        for phone in self.phones:
            await phone.until("●")

    def counts(self) -> dict[object, int]:
        """Return what the saved file holds of the latest round on people back."""
        loaded = load(self.file)
        assert loaded.session is not None, loaded.problems
        found = latest_round(loaded.session, "stopping", "said_people", "home-delivery")
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
    text = re.sub(r"^current_question = .*$", "current_question = 2", text, flags=re.MULTILINE)
    at = re.search(r"^\[", text, re.MULTILINE)
    assert at is not None
    room.file.write_text(text[: at.start()] + roles.lstrip() + "\n" + text[at.start() :])
    room.open()
    await room.turn_on()
    room.wall = await browser.page()
    await room.wall.sized(1280, 720)
    await room.wall.go(f"{room.address}/{room.place['wall']}")
    await room.wall.until("2 of 10")
    for number in range(7):
        await room.come_in(scripts=number not in (2, 5), role=number if number < 4 else 0)
    await room.until("Quartermaster of the third oven")
    room.step("seven phones are in, two of them without scripts, three with a role")
    await room.picture("1-in")
    await room.press("f5", "ctrl+t")
    await room.until("2 of 10")
    # ---- question 2: a round, a late phone, one asleep, a kill in the middle
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
    await room.rest(2.5)
    room.terminal.kill(signal.SIGKILL)
    room.terminal.finish()
    room.check_hidden(ANSWERS, mark)
    room.terminal.close()
    room.open()
    mark = 0
    await room.turn_on()
    await room.press("f5")
    await open_round(room)
    assert "17.3" in await room.phones[0].until("17.3"), "the answer is there again"
    room.step("killed and opened again: the same room, and the answer is on its phone")
    await room.phones[3].sleep(False)
    await room.come_in(code=True)
    room.step("an eighth phone came late, by the code")
    await room.vote(ANSWERS, mark)
    await room.picture("3-answered")
    room.step(
        "eight have answered; nothing of it is in the terminal's bytes, on the wall or on another phone"
    )
    await room.reveal()
    await room.wall.until("8 answers", 3)
    await room.picture("4-revealed")
    await room.saved(lambda: room.counts() == {17.3: 2, 29.6: 3, 41.9: 2, 53.2: 1})
    room.step("revealed: dots on wall and phones, and eight are counted")
    # ---- the room was split: a second round
    mark = len(room.terminal.raw)
    await room.press("s")
    for phone in room.phones:
        await phone.until(lambda page: "Keep it" in page)
    for number, (phone, value) in enumerate(zip(room.phones, AGAIN, strict=True), start=1):
        await room.answer(phone, value)
        if number < 8:
            await room.look_around(number)
    room.seen.clear()  # the first round's dots are for all to see, and share a value
    await room.reveal()
    await room.saved(lambda: room.counts() == {29.6: 5, 31.4: 3})
    await room.picture("5-second")
    room.step("a second round stands beside the first")
    await room.press("esc")
    # ---- the rest of the way
    await room.press("f5")
    await room.until("2 of 10")
    await room.press("f8")
    await room.rest()
    room.terminal.send("Who keeps the night calls?")
    await room.press("enter", "enter")
    for number in range(3, 11):
        await room.press("pagedown")
        await room.until(f"{number} of 10")
        await room.wall.until(f"{number} of 10", 3)
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
    await room.press("7")
    await room.until("Close, to be read aloud")
    await room.picture("7-close")
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
    await room.reveal()
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
        async with running_browser(Path(name)) as browser:
            await play(folder, browser, pictures)
    print(f"a workshop of eight phones in {time.monotonic() - begin:.0f} s")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        os.environ.pop("NO_COLOR", None)
        asyncio.run(main())
