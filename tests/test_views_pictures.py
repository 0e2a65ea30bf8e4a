"""Text pictures of the views at 120x36 and 80x24, kept as files a diff can show.

Set SPM_PICTURES=write to draw them anew, look at them, and keep what is good.
"""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from spm_tui.diagnosis.engine import diagnose, measures_of
from spm_tui.storage.codec import decode
from spm_tui.views.curve import curve_picture, draw_curve
from spm_tui.views.evidence import evidence
from spm_tui.views.findings import all_rows, findings_lines, first_page_rows
from spm_tui.views.focus import focus
from spm_tui.views.lens_tables import lens_tables
from spm_tui.views.map_columns import map_columns
from spm_tui.views.needs_matrix_picture import needs_matrix
from spm_tui.views.rulers import rulers
from spm_tui.views.stop_picture import stop_picture
from spm_tui.views.styled_lines import Lines, plain, width_of
from spm_tui.views.trade_matrix_picture import trade_matrix_picture
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.session import Session

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
AS_OF = date(2026, 11, 22)
STOPPED = ("live-tracking",)
SIZES = {"120x36": (120, 36), "80x24": (80, 24)}


def sample() -> Session:
    session = decode((HERE / "data" / "tracking.toml").read_bytes()).session
    assert session is not None
    return unsealed(session)


SESSION = sample()
MEASURES = measures_of(SESSION)
DIAGNOSIS = diagnose(SESSION, AS_OF)


def rows(told) -> Lines:
    return tuple(line for _, lines in told for line in lines)


def stop(width: int, height: int, ascii: bool, step: int | None = None) -> Lines:
    return stop_picture(
        SESSION, MEASURES, STOPPED, width=width, height=height, step=step, as_of=AS_OF, ascii=ascii
    )


#: View -> what draws it in (width, height, ascii). The last two are longer than a screen: they scroll.
VIEWS: dict[str, Callable[[int, int, bool], Lines]] = {
    "stop-guess": lambda w, h, a: stop(w, h, a, 0),
    "stop-step": lambda w, h, a: stop(w, h, a, 2),
    "stop": stop,
    "curve": lambda w, h, a: curve_picture(SESSION, MEASURES, STOPPED, width=w, height=h, ascii=a),
    "map-columns": lambda w, h, a: map_columns(
        SESSION, MEASURES, width=w, height=h, chosen="position-hub", ascii=a
    ),
    "map-focus": lambda w, h, a: focus(SESSION, MEASURES, "position-hub", width=w, height=h, ascii=a),
    "map-rulers": lambda w, h, a: rulers(SESSION, MEASURES, width=w, height=h, ascii=a),
    "map-matrix": lambda w, h, a: needs_matrix(
        SESSION, MEASURES, width=w, height=h, chosen="position-hub", ascii=a
    ),
    "trade-matrix": lambda w, h, a: trade_matrix_picture(SESSION, MEASURES, width=w, ascii=a),
    "first-page": lambda w, h, a: rows(first_page_rows(SESSION, DIAGNOSIS, width=w, ascii=a)),
    "evidence": lambda w, h, a: evidence(SESSION, DIAGNOSIS.fired[0], width=w // 3, ascii=a),
    "findings-rows": lambda w, h, a: rows(all_rows(SESSION, DIAGNOSIS, width=w, ascii=a)),
    "lenses": lambda w, h, a: lens_tables(SESSION, DIAGNOSIS, width=w, ascii=a),
}
SCROLLING = {"first-page", "evidence", "findings-rows", "lenses"}
#: The views in which a user's text stands beside our signs; theirs may be anything.
EVERY = [(view, size) for view in VIEWS for size in SIZES]


@pytest.mark.parametrize(("view", "size"), EVERY)
def test_each_picture_is_as_it_was_looked_at(view, size):
    drawn = plain(VIEWS[view](*SIZES[size], False)) + "\n"
    path = PICTURES / f"{view}-{size}.txt"
    if os.environ.get("SPM_PICTURES") == "write":
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8"), "SPM_PICTURES=write draws the pictures anew"


@pytest.mark.parametrize(("view", "size"), EVERY)
def test_each_picture_keeps_inside_its_screen(view, size):
    width, height = SIZES[size]
    drawn = VIEWS[view](width, height, False)
    assert max(width_of(line) for line in drawn) <= width
    if view not in SCROLLING:
        assert len(drawn) <= height


@pytest.mark.parametrize(("view", "size"), EVERY)
def test_every_sign_has_a_plain_twin(view, size):
    drawn = VIEWS[view](*SIZES[size], True)
    assert plain(drawn).isascii()
    assert len(drawn) == len(VIEWS[view](*SIZES[size], False)) or view in SCROLLING


@pytest.mark.parametrize("width", [24, 40, 60, 200])
@pytest.mark.parametrize("view", VIEWS)
def test_no_width_breaks_a_picture(view, width):
    drawn = VIEWS[view](width, 30, False)
    assert drawn
    if width >= 60:
        assert max(width_of(line) for line in drawn) <= width


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("view", ["stop", "curve", "map-rulers"])
def test_said_and_seen_have_signs_of_their_own(view, ascii):
    signs: dict[str, set[str]] = {"said": set(), "seen": set()}
    for line in VIEWS[view](120, 36, ascii):
        for span in line:
            drawn = set(span.text.strip())
            if span.style in signs and len(drawn) == 1:
                signs[span.style] |= drawn
    assert signs["said"]
    assert signs["seen"]
    assert not signs["said"] & signs["seen"]


def test_the_whole_diagnosis_as_plain_text_names_what_is_not_asked():
    drawn = plain(findings_lines(SESSION, DIAGNOSIS, 80))
    assert "NOT ASKED YET" in drawn
    assert "Disputed: Two of them were already on Pricing." in drawn
    assert "SEALED" not in drawn


def test_a_curve_of_nobody_says_so():
    drawn = plain(draw_curve("How soon", None, width=80))
    assert "nobody was asked" in drawn
