"""A pane that holds more than there is room for counts things, not lines, and can be scrolled to its end."""

from hypothesis import given
from hypothesis import strategies as st

from spm_tui.views.panes import furthest, lines_of, window
from spm_tui.views.styled_lines import Lines, Span, plain


def things(*heights: int) -> list[Lines]:
    """Return entries of these heights; the first line of each is its number."""
    return [
        tuple((Span(str(number) if row == 0 else f"held {row}"),) for row in range(height))
        for number, height in enumerate(heights)
    ]


def test_what_fits_is_shown_whole_and_counts_nothing() -> None:
    assert plain(window(things(2, 1), 3)) == "0\nheld 1\n1"
    assert furthest(things(2, 1), 3) == 0


def test_things_are_counted_and_not_their_lines() -> None:
    assert plain(window(things(3, 3, 3), 4)) == "0\nheld 1\nheld 2\n+ 2 more"


def test_a_thing_whose_end_is_below_is_not_counted_but_marked() -> None:
    assert plain(window(things(2, 3, 1), 5)) == "0\nheld 1\n1\nheld 1\n… + 1 more"
    assert plain(window(things(1, 4), 4)) == "0\n1\nheld 1\n…"


def test_what_was_scrolled_past_is_counted_too() -> None:
    assert plain(window(things(1, 1, 1, 1, 1), 3, 1)) == "1\n2\n+ 2 more, 1 above"
    assert plain(window(things(1, 1, 1, 1, 1), 3, 9)) == "3\n4\n3 above"


@given(st.lists(st.integers(1, 5), min_size=1, max_size=12), st.integers(1, 12), st.integers(0, 15))
def test_a_pane_is_as_high_wherever_it_is_scrolled_and_its_end_can_be_reached(
    heights: list[int], rows: int, first: int
) -> None:
    entries = things(*heights)
    shown = window(entries, rows, first)
    assert len(shown) == min(rows, len(lines_of(entries)))
    end = plain(window(entries, rows, furthest(entries, rows)))
    if rows > 1:
        assert lines_of(entries)[-1][0].text in end.splitlines()
        assert "more" not in end
        assert "…" not in end
    told = plain(shown).splitlines()
    numbers = [int(line) for line in told if line.isdigit()]
    if numbers:
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    else:
        assert rows - 1 < max(heights)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(2, 12))
def test_every_line_of_every_entry_is_shown_while_one_scrolls(heights: list[int], rows: int) -> None:
    entries = [
        tuple((Span(f"{number}.{row}"),) for row in range(height)) for number, height in enumerate(heights)
    ]
    steps = range(furthest(entries, rows) + 1)
    seen = {line for past in steps for line in plain(window(entries, rows, past)).splitlines()}
    assert {f"{number}.{row}" for number, height in enumerate(heights) for row in range(height)} <= seen
