"""The code to scan: read from the cells of the terminal by one reader, and by a second where it is there."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from rich.color import Color
from running_app import running, until
from textual.pilot import Pilot

from spm_tui.tui.app import SpmApp
from spm_tui.tui.screens.phones_screen import PhonesScreen
from spm_tui.tui.widgets.code_view import UPPER_HALF, CodeView
from tests.sample_files import FOLDER

#: What a cell of a terminal is drawn as: so many dots wide and high.
WIDE, HIGH = 8, 16
Picture = list[list[int]]


def _shade(colour: Color | None) -> int:
    assert colour is not None
    triplet = colour.get_truecolor()
    return round(sum(triplet) / 3)


def _drawn(app: SpmApp) -> Picture:
    """Return the screen as rows of grey dots, the halves of a cell as a terminal draws them."""
    rows: list[list[int]] = []
    for strip in app.screen._compositor.render_strips():
        upper: list[int] = []
        lower: list[int] = []
        for text, style, _ in strip:
            for sign in text:
                back = _shade(style.bgcolor if style and style.bgcolor else Color.parse("#101418"))
                fore = _shade(style.color if style and style.color else Color.parse("#ececec"))
                upper += [fore if sign == UPPER_HALF else back] * WIDE
                lower += [back] * WIDE
        rows += [upper] * (HIGH // 2) + [lower] * (HIGH // 2)
    return rows


def _turned(picture: Picture) -> Picture:
    return [list(row) for row in zip(*picture, strict=True)][::-1]


def _twice_as_large(picture: Picture) -> Picture:
    return [wide for row in picture for wide in [[dot for dot in row for _ in range(2)]] * 2]


def _by_zxing(picture: Picture) -> str:
    dots = memoryview(b"".join(map(bytes, picture))).cast("B", (len(picture), len(picture[0])))
    return "".join(found.text for found in zxingcpp.read_barcodes(dots))


def _by_opencv(picture: Picture) -> str:
    import cv2
    import numpy as np

    return str(cv2.QRCodeDetector().detectAndDecode(np.array(picture, dtype=np.uint8))[0])


#: OpenCV brings numpy along, which nothing here needs, and so it is no part of what a developer installs.
SECOND = pytest.mark.skipif(
    importlib.util.find_spec("cv2") is None,
    reason="the code to scan, by a second reader: opencv-python-headless is not installed",
)


async def _phones_on(app: SpmApp, pilot: Pilot[int]) -> PhonesScreen:
    await pilot.press("ctrl+l")
    await until(pilot, lambda: isinstance(app.screen, PhonesScreen))
    screen = app.screen
    assert isinstance(screen, PhonesScreen)
    await pilot.press("end", "enter")  # this machine alone stands last
    phones = screen.open_session.phones
    await until(pilot, lambda: phones.on or any(w.group == "phones" for w in app.workers))
    await app.workers.wait_for_complete([w for w in app.workers if w.group == "phones"])
    await until(pilot, lambda: screen.code.display and bool(screen.code.size.width))
    await pilot.pause()
    return screen


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "room.toml"
    path.write_bytes((FOLDER / "practice.toml").read_bytes())
    return path


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_every_cell_of_the_code_says_both_of_its_colours(session: Path, size: tuple[int, int]) -> None:
    async with running(session, size=size) as (app, pilot):
        screen = await _phones_on(app, pilot)
        code = screen.query_one(CodeView)
        assert code.size == code.room_of(code._squares)
        assert code.region.bottom <= size[1] - 1
        cells = 0
        for number in range(code.total_lines()):
            for text, style, _ in code.render_line(number):
                assert set(text) == {UPPER_HALF}
                assert style is not None
                assert {_shade(style.color), _shade(style.bgcolor)} <= {0, 255}
                cells += len(text)
        assert cells == code.size.width * code.size.height
        border = [code._squares[y][x] for y in range(4) for x in range(len(code._squares))]
        assert not any(border)


@pytest.mark.parametrize("read", [_by_zxing, pytest.param(_by_opencv, marks=SECOND)])
@pytest.mark.parametrize("theme", ["spm-dark", "spm-projector"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_the_code_is_read_from_the_picture_of_the_terminal(
    session: Path, size: tuple[int, int], theme: str, read: Callable[[Picture], str]
) -> None:
    async with running(session, size=size) as (app, pilot):
        await _phones_on(app, pilot)
        app.theme = theme
        await pilot.pause()
        assert app.open_session is not None
        server = app.open_session.phones.server
        assert server is not None
        picture = _drawn(app)
        for seen in (picture, _turned(picture), _twice_as_large(picture)):
            assert read(seen) == server.place.phone_address
        text = "\n".join(
            "".join(segment.text for segment in s) for s in app.screen._compositor.render_strips()
        )
        assert server.place.advertised in text
        assert server.place.code in text
