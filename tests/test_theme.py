"""Both themes can be read from the back of a room: text at 7:1 or more, borders at 3:1 (WCAG 2.1)."""

import pytest
from textual.color import Color
from textual.theme import Theme

from spm_tui.tui.theme import THEMES


def luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = Color.parse(colour).rgb
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_and_borders_stand_out_on_every_ground(theme: Theme) -> None:
    grounds = [theme.background, theme.surface, theme.panel]
    words = [
        theme.foreground,
        theme.primary,
        theme.warning,
        theme.success,
        theme.error,
        theme.variables["faint"],
    ]
    for ground in grounds:
        assert ground is not None
        for word in words:
            assert word is not None
            assert contrast(word, ground) >= 7, (theme.name, word, ground)
        for line in ("border", "border-blurred"):
            assert contrast(theme.variables[line], ground) >= 3, (theme.name, line, ground)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_row_under_the_cursor_can_be_read(theme: Theme) -> None:
    cursor = theme.variables["block-cursor-background"]
    assert contrast(theme.variables["block-cursor-foreground"], cursor) >= 7


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
