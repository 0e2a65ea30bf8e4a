"""Phones and the wall in a real browser: with scripts and without, asleep, late, and what they ask for."""

import re
from datetime import date
from pathlib import Path

import pytest
from chromium import found, running_browser
from msgspec.structs import replace
from room_server import SHEET, clarity, served

from spm_tui.diagnosis.engine import diagnose
from spm_tui.views.rounds_beside import RoundsBeside, ValueRow
from spm_tui.views.wall_sheet import WallSheet, wall_sheet
from spm_tui.web import phone_page as say
from spm_tui.web.wall_page import OnWall, WallClock
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import Session
from tests.sample_files import FIRST as FIRST_FILE
from tests.sample_files import load

pytestmark = pytest.mark.skipif(not found(), reason="phones in a browser: no chromium is installed")
SESSION = Session(format=1, title="A room", mode="workshop", created=date(2026, 11, 26))
FIRST, SECOND = clarity(SESSION), clarity(SESSION, "clarity-2")


async def test_a_room_of_phones_with_and_without_scripts_asleep_and_late(tmp_path: Path):
    async with served() as one, running_browser(tmp_path) as browser:
        address = one.origin + one.phone_path
        quick, plain, asleep = await browser.page(), await browser.page(scripts=False), await browser.page()
        wall = await browser.page()
        await wall.go(one.place.wall_address)
        for phone in (quick, plain, asleep):
            await phone.sized(390, 844, phone=True)
            await phone.go(address)
            await phone.until("Which role")
            await phone.press("button.main")
            await phone.until(say.WAITING)
        one.room.follow(FIRST, "asked")
        for phone in (quick, plain, asleep):
            await phone.until(FIRST.field.asks)
        await quick.type("input[name=value]", "4")
        await quick.press("button.main")
        await quick.until(say.KEPT)
        await plain.type("input[name=value]", "2")
        await plain.press("button.main")
        await plain.until(say.KEPT)
        await asleep.type("input[name=value]", "5")
        await asleep.press("button.main")
        await asleep.until(say.KEPT)
        await asleep.sleep(True)
        await quick.go(address)  # loaded again, it is still there
        assert 'value="4"' in await quick.until(say.KEPT)
        sheet = replace(SHEET, stage="open", asked=FIRST.field.asks)
        one.shown = OnWall(sheet, WallClock(402, 10, True), 3, 3)
        one.server.changed()
        await wall.until("3 of 3 have answered", 2)
        late = await browser.page()
        await late.go(one.origin)
        await late.until("Which code")
        await late.type("input[name=code]", one.place.code.lower())
        await late.press("button.main")
        await late.until("Which role")
        await late.press("button.main")
        await late.until(FIRST.field.asks)
        await late.type("input[name=value]", "three or so, say")
        await late.press("button.main")
        await late.until('class="told"')
        one.room.follow(FIRST, "locked")
        for phone in (quick, plain, late):
            await phone.until(say.LOCKED)
        await asleep.sleep(False)
        assert say.COUNTED in await asleep.until(say.LOCKED)
        rows = tuple(ValueRow(label, (1,)) for label in ("2", "4", "5"))
        one.room.follow(
            FIRST, "revealed", RoundsBeside(rows=rows, told=("3 answers, middle 4, from 2 to 5.",))
        )
        for phone in (quick, plain, asleep, late):
            assert (await phone.until("3 answers, middle 4")).count("●") == 3
        assert sorted(one.desk.given.values()) == [2.0, 4.0, 5.0]
        assert one.room.put_out(one.room.lines()[0].number)
        await quick.until(say.PUT_OUT)
        assert {re.match(r"https?://[^/]+", url)[0] for url in browser.asked} == {one.origin}  # type: ignore[index]
        # Refusals that were asked for, and the phone that was asleep, should it have looked for news then.
        expected = ("422", "403", "ERR_INTERNET_DISCONNECTED")
        assert [told for told in browser.problems if not any(one in told for one in expected)] == []


async def test_the_question_is_large_and_its_control_fills_the_phone(tmp_path: Path):
    async with served() as one, running_browser(tmp_path) as browser:
        phone = await browser.page()
        await phone.sized(360, 640, phone=True)
        await phone.go(one.origin + one.phone_path)
        await phone.until("Which role")
        await phone.press("button.main")
        one.room.follow(FIRST, "asked")
        await phone.until(FIRST.field.asks)
        told = await phone.call(
            "Runtime.evaluate",
            expression="[parseFloat(getComputedStyle(document.querySelector('h1')).fontSize),"
            " document.querySelector('input[name=value]').getBoundingClientRect().width / innerWidth,"
            " document.documentElement.scrollWidth <= innerWidth].join()",
        )
        size, share, within = told["result"]["value"].split(",")
        assert float(size) >= 24
        assert float(share) > 0.85
        assert within == "true"
        # What is being typed stays while the page follows something else.
        await phone.type("input[name=value]", "3.5")
        one.room.join("")
        one.room.version += 1
        one.server.changed()
        await phone.until(f'data-version="{one.room.version}-0"')
        typed = "document.querySelector('input[name=value]').value"
        assert (await phone.call("Runtime.evaluate", expression=typed))["result"]["value"] == "3.5"


async def test_two_rounds_fit_beside_each_other_on_a_small_phone(tmp_path: Path):
    measured = """[document.documentElement.scrollWidth - innerWidth,
     Math.max(...[...document.querySelectorAll("th")].map(e => e.getBoundingClientRect().height))].join()"""
    async with served() as one, running_browser(tmp_path) as browser:
        phone = await browser.page()
        await phone.sized(320, 568, phone=True)
        await phone.go(one.origin + one.phone_path)
        await phone.until("Which role")
        await phone.press("button.main")
        for rows, words in enumerate(("", "the steering committee of the region", "x" * 60), start=3):
            one.room.follow(FIRST, "revealed", _revealed(rows, 2, words))
            await phone.until(lambda html, rows=rows: html.count('class="value"') == rows)
            told = await phone.call("Runtime.evaluate", expression=measured)
            across, head = map(float, told["result"]["value"].split(","))
            assert across <= 0, words
            assert head < 40, words


#: What is measured of a wall: how far it goes beyond its window, and its smallest letters beside the width.
MEASURED = """[document.documentElement.scrollHeight - innerHeight,
 Math.max(...[...document.querySelectorAll("main *")].map(e => e.getBoundingClientRect().right)) - innerWidth,
 Math.min(...[...document.querySelectorAll("main *")].filter(e => e.textContent.trim())
   .map(e => parseFloat(getComputedStyle(e).fontSize))) / innerWidth].join()"""
#: A 53rd of the width: on a wall two metres wide letters of 38 mm, capitals of 27, which is 12 minutes of arc
#: at eight metres; 5 can just be read.
LEAST = 1 / 53


def _revealed(rows: int, rounds: int, words: str) -> RoundsBeside:
    """Return a revealed round with so many values; `words` are what the values are called, if not numbers."""
    return RoundsBeside(
        heads=("Round 1", "Round 2") if rounds > 1 else (),
        rows=tuple(
            ValueRow(
                f"{words} {row}" if words else f"{row}.5",
                tuple((row + one) % 4 + 9 * (not row) for one in range(rounds)),
            )
            for row in range(rows)
        ),
        told=tuple(
            f'Round {one + 1}: 40 answers, most for "{words or "7"}" and "{words or "8"}", 12 gave none.'
            for one in range(rounds)
        ),
        apart=f'Most answers: "{words}". Fewest: "{words}". Hear a reason for the fewest first.',
        numbers=not words,
    )


@pytest.mark.parametrize("rounds", [1, 2])
@pytest.mark.parametrize("words", ["", "collapses", "the steering committee of the northern region, say"])
async def test_a_wall_shows_all_of_a_round_to_the_back_of_the_room(tmp_path: Path, words: str, rounds: int):
    longest = max((question.wording for question in QUESTIONS), key=len)
    asked = "How many months until Position hub and Slot engine (both systems) can do that of Berth planning?"
    async with served() as one, running_browser(tmp_path) as browser:
        wall = await browser.page()
        for number, rows in enumerate((1, 5, 6, 9, 10, 18, 40)):
            sheet = WallSheet(
                number=number + 1, question=longest, stage="revealed", asked=asked,
                revealed=_revealed(rows, rounds, words),
                portfolio="We speak of 15 people as movable; 9.5 came or could come (7 to 12).",
            )  # fmt: skip
            one.shown = OnWall(sheet, WallClock(402, 10, True))
            for width, height in ((1280, 720), (1920, 1080), (1024, 768)):
                await wall.sized(width, height)
                await wall.go(one.place.wall_address)
                html = await wall.until(f">{number + 1} of 10")
                told = await wall.call("Runtime.evaluate", expression=MEASURED)
                down, across, letters = map(float, told["result"]["value"].split(","))
                assert (down <= 0, across <= 0) == (True, True), (rows, width, height, down, across)
                assert letters > LEAST, (rows, width, height, letters)
                assert html.count("Round 2</th>") == (rounds > 1) * (1 + (rows > 9))


async def test_the_wall_of_every_question_keeps_within_its_window_in_large_letters(tmp_path: Path):
    async with served() as one, running_browser(tmp_path) as browser:
        wall = await browser.page()
        harbour = load(FIRST_FILE)
        for session in (harbour, replace(harbour, rounds=(), ballots=())):
            for number in range(1, 11):
                here = replace(session, current_question=number)
                shown = wall_sheet(here, diagnose(here, date(2026, 11, 26)))
                one.shown = OnWall(shown, WallClock(402, 10, True))
                for width, height in ((1280, 720), (1024, 768)):
                    await wall.sized(width, height)
                    await wall.go(one.place.wall_address)
                    await wall.until(f">{number} of 10")
                    told = await wall.call("Runtime.evaluate", expression=MEASURED)
                    down, across, letters = map(float, told["result"]["value"].split(","))
                    assert (down <= 0, across <= 0, letters > LEAST) == (True, True, True), (number, width)
