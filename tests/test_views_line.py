"""Text measured in terminal cells: what is padded, cut, wrapped and boxed is as wide as it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from spm_tui.views.glyphs import ASCII, PRETTY
from spm_tui.views.line import (
    Span,
    beside,
    cells,
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

SOME_TEXT = st.text(alphabet=st.sampled_from("ab é\u0301日本語한👩\u200d💻❤\ufe0f\u200dﬁ…"), max_size=30)


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
    assert "".join("".join(pieces).split()) == "".join(text.split())


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
