"""Text measured in terminal cells: what is padded, cut, wrapped and boxed is as wide as it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from textual._cells import cell_len
from textual.content import Content
from textual.strip import Strip

from spm_tui.text import beginning, cells, clean
from spm_tui.views.glyphs import ASCII, PRETTY
from spm_tui.views.styled_lines import (
    Span,
    beside,
    cut,
    fit,
    fit_line,
    line,
    panes,
    plain,
    shorten,
    width_of,
    wrap,
)

PIECES = (
    "ab é\u0301日本語한\u1112\u1161ｶﾞ👩\u200d💻❤\ufe0f☁\ufe0e🇩🇪🇺👍🏽1\ufe0f\u20e3ﬁ…─│★\u0e33नि\u200c\u00ad"
)
SOME_TEXT = st.text(alphabet=st.sampled_from(PIECES), max_size=30) | st.text(max_size=30)
HOSTILE = [
    "日本語", "한국어", "\u1112\u1161\u11ab", "ﾊﾝｶｸ", "Ａ１", "\u3000",
    "é", "e\u0301", "a\u0301\u0302\u0303\u0304" * 9, "\u0301lead", "नमस्ते", "กำ", "ﷺ",
    "❤", "❤\ufe0f", "☁\ufe0e", "1\ufe0f\u20e3", "👍🏽", "🏳\ufe0f\u200d🌈", "👩\u200d💻",
    "👨\u200d👩\u200d👧\u200d👦", "🇩🇪", "🇩", "🇩🇪🇫",
    "\u200d", "\u200da", "a\u200d", "a\u200d b", "\ufe0f", "a\ufe0f", " \ufe0f",
    "─│█░", "★ ●", "\u202e", "\u00ad", "\U000e0067", "\x00", "\t", "\x1b[31m", "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_as_wide_as_textual_draws_it(text):
    shown = clean(text)
    for one in (shown, f"[{shown}]", f"{shown} {shown}"):
        assert cells(one) == Content(one).cell_length == Strip([Segment(one)]).cell_length == cell_len(one)


@given(SOME_TEXT)
@settings(max_examples=300)
def test_every_text_is_as_wide_as_textual_draws_it(text):
    assert cells(text) == Content(text).cell_length == Strip([Segment(text)]).cell_length


@given(SOME_TEXT, st.integers(0, 20))
@settings(max_examples=300)
def test_a_beginning_is_no_wider_than_asked_and_as_long_as_can_be(text, width):
    begun = beginning(text, width)
    assert text.startswith(begun)
    assert cells(begun) <= width
    following = [cells(text[:end]) for end in range(len(begun) + 1, len(text) + 1)]
    assert not following or following[0] > width - 2


def test_wide_and_combining_characters_take_the_cells_a_terminal_gives_them():
    assert cells("abc") == 3
    assert cells("日本") == 4
    assert cells("e\u0301") == 1
    assert cells("👩\u200d💻") == 2
    assert cells("❤\ufe0f") == 2


def test_a_cut_text_never_splits_a_letter_from_its_accent():
    assert cut("e\u0301e\u0301e\u0301", 2, "") == "e\u0301e\u0301"
    assert cut("日本語", 5) == "日本…"
    assert cut("日本語", 4) == "日…"


@given(SOME_TEXT, st.integers(0, 20), st.sampled_from(["left", "right", "centre"]))
@settings(max_examples=100)
def test_a_fitted_text_takes_exactly_its_width(text, width, align):
    assert cells(fit(text, width, align)) == width


@given(st.lists(SOME_TEXT, max_size=4), st.integers(0, 20))
@settings(max_examples=100)
def test_a_fitted_line_takes_exactly_its_width(texts, width):
    assert width_of(fit_line(tuple(Span(t) for t in texts), width)) == width


@given(SOME_TEXT, st.integers(4, 20))
@settings(max_examples=100)
def test_wrapped_text_is_whole_and_no_line_is_too_wide(text, width):
    pieces = wrap(text, width)
    assert all(cells(piece) <= width for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(clean(text).split())


def test_wrapped_lines_after_the_first_are_set_in():
    assert wrap("one two three four", 9, "  ") == ["one two", "  three", "  four"]


def test_what_a_user_typed_cannot_steer_the_terminal():
    assert "\x1b" not in plain([line("a\x1b[2Jb", ("c\u202e", "strong"))])


def test_a_line_too_wide_keeps_its_styles_and_ends_in_a_mark():
    drawn = fit_line(line(("abcdef", "strong"), ("ghi", "dim")), 7)
    assert plain([drawn]) == "abcdef…"
    assert drawn[0].style == "strong"


def test_columns_stand_side_by_side_in_their_width():
    rows = beside([([line("日本語")], 4), ([line("a"), line("b")], 3)], " | ")
    assert [width_of(row) for row in rows] == [10, 10]
    assert plain(rows) == "日…  | a\n     | b"


def test_left_out_lines_are_counted():
    assert plain(shorten([line(str(n)) for n in range(5)], 3)) == "0\n1\n+ 3 more"
    assert shorten([line("a")], 0) == ()


def test_boxes_share_their_sides_and_have_plain_twins():
    titled = [("Leaves", [line("one"), line("two"), line("three")], 10), ("Stays", [line("x")], 12)]
    for signs in (PRETTY, ASCII):
        drawn = panes(titled, signs, 2)
        assert {width_of(row) for row in drawn} == {25}
        assert len(drawn) == 4
        assert "+ 2 more" in plain(drawn)
    assert plain(panes(titled, ASCII, 1)).isascii()
