"""Phones and the wall in a real browser: with scripts and without, asleep, late, and what they ask for."""

import re
from datetime import date
from pathlib import Path

import pytest
from chromium import found, running_browser
from msgspec.structs import replace
from room_server import SHEET, clarity, served

from spm_tui.views.wall_sheet import Dots, WallSheet
from spm_tui.web import phone_page as say
from spm_tui.web.wall_page import OnWall, WallClock
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import Session

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
        one.room.follow(FIRST, "revealed", ["2  ●", "4  ●", "5  ●"])
        for phone in (quick, plain, asleep, late):
            assert "5  ●" in await phone.until("2  ●")
        assert sorted(one.desk.given.values()) == [2.0, 4.0, 5.0]
        assert one.room.put_out(one.room.lines()[0].number)
        await quick.until(say.PUT_OUT)
        assert {re.match(r"https?://[^/]+", url)[0] for url in browser.asked} == {one.origin}  # type: ignore[index]
        assert [told for told in browser.problems if "422" not in told and "403" not in told] == []


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


async def test_a_wall_shows_all_of_a_round_without_being_scrolled(tmp_path: Path):
    longest = max((question.wording for question in QUESTIONS), key=len)
    asked = "How many months until Position hub and Slot engine (both systems) can do that of Berth planning?"
    async with served() as one, running_browser(tmp_path) as browser:
        wall = await browser.page()
        for number, rows in enumerate((1, 5, 9, 14)):
            dots = tuple(Dots(f"owner number {row} of this company", row % 4 + 1) for row in range(rows))
            told = "40 answers, middle 7, from 2 to 10 people, 1 gave none. Widest apart: 2 and 10."
            sheet = WallSheet(
                number=number + 1, question=longest, stage="revealed", asked=asked, dots=dots, told=told,
                portfolio="We speak of 15 people as movable; 9.5 came or could come (7 to 12).",
            )  # fmt: skip
            one.shown = OnWall(sheet, WallClock(402, 10, True))
            for width, height in ((1280, 720), (1920, 1080), (1024, 768)):
                await wall.sized(width, height)
                await wall.go(one.place.wall_address)
                await wall.until(f">{number + 1} of 10")
                over = await wall.call(
                    "Runtime.evaluate", expression="document.documentElement.scrollHeight - innerHeight"
                )
                assert over["result"]["value"] <= 0, (rows, width, height)
