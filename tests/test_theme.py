"""Every theme one can choose is read from the back of a room: text at 7:1, lines at 3:1 (WCAG 2.1)."""

from pathlib import Path

import pytest
from running_app import TODAY, running, until
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from spm_tui.tui.app import SpmApp
from spm_tui.tui.command_palette import Palette
from spm_tui.tui.textual_themes import offered
from spm_tui.tui.theme import DARK, PROJECTOR, SPAN_STYLES, THEMES
from spm_tui.tui.theme_choice import kept_name, kept_theme

OFFERED = offered()


def luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = Color.parse(colour).rgb
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", OFFERED, ids=lambda theme: theme.name)
def test_text_and_borders_stand_out_on_every_ground(theme: Theme) -> None:
    grounds = [theme.background, theme.surface, theme.panel]
    words = [
        theme.foreground,
        theme.primary,
        theme.warning,
        theme.success,
        theme.error,
        theme.variables["faint"],
        theme.variables["bright"],
        theme.variables["footer-key-foreground"],
    ]
    for ground in grounds:
        assert ground is not None
        for word in words:
            assert word is not None
            assert contrast(word, ground) >= 7, (theme.name, word, ground)
        for line in ("border", "border-blurred", "scrollbar"):
            assert contrast(theme.variables[line], ground) >= 3, (theme.name, line, ground)


@pytest.mark.parametrize("theme", OFFERED, ids=lambda theme: theme.name)
def test_the_row_under_the_cursor_can_be_read(theme: Theme) -> None:
    cursor = theme.variables["block-cursor-background"]
    assert contrast(theme.variables["block-cursor-foreground"], cursor) >= 7


@pytest.mark.parametrize("theme", OFFERED, ids=lambda theme: theme.name)
def test_what_stands_on_a_ground_of_its_own_can_be_read(theme: Theme) -> None:
    made = theme.to_color_system().generate() | theme.variables
    grounds = [look for look in SPAN_STYLES.values() if look.background]
    assert len(grounds) >= 3  # the key sentence, the cursor, what is offered
    for look in grounds:
        assert contrast(made[str(look.colour)], made[str(look.background)]) >= 7, (theme.name, look)
    for word in ("bright", "line-hint"):
        assert contrast(made[word], made["line-background"]) >= 7, (theme.name, word)


@pytest.mark.parametrize("theme", OFFERED, ids=lambda theme: theme.name)
def test_the_key_sentence_the_rest_and_the_labels_are_three_weights(theme: Theme) -> None:
    made = theme.to_color_system().generate() | theme.variables
    assert made["headline-background"] not in (made["background"], made["surface"], made["panel"])
    assert made["headline-background"] != made["block-cursor-background"]
    label, text = (contrast(made[name], made["background"]) for name in ("faint", "foreground"))
    assert label < text


def test_ours_come_first_and_of_textuals_those_whose_own_text_reaches_seven() -> None:
    assert OFFERED[:2] == THEMES
    readable = set()
    for theme in BUILTIN_THEMES.values():
        made = theme.to_color_system().generate()
        if "ansi" in theme.name:
            continue  # the terminal's own colours: nobody knows them
        if min(contrast(made["foreground"], made[g]) for g in ("background", "surface", "panel")) >= 7:
            readable.add(theme.name)
    assert {theme.name for theme in OFFERED[2:]} == readable
    assert {theme.dark for theme in OFFERED[2:]} == {True, False}  # light ones too


async def test_a_theme_is_chosen_by_key_or_name_kept_and_left_for_the_projector(tmp_path: Path) -> None:
    look = tmp_path / "config" / "spm-tui" / "look.toml"
    app = SpmApp(None, folder=tmp_path, action="home", as_of=TODAY, look=look)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+f12", "ctrl+f12")
        await until(pilot, lambda: app.theme == OFFERED[2].name)
        assert kept_name(look) == OFFERED[2].name
        await pilot.press("f12")
        await until(pilot, lambda: app.theme == PROJECTOR.name)
        assert kept_name(look) == OFFERED[2].name  # the projector is for a while
        await pilot.press("f12")
        await until(pilot, lambda: app.theme == OFFERED[2].name)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Palette))
        await pilot.press(*"rose-pine-moon")
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.theme == "rose-pine-moon")
    again = SpmApp(None, folder=tmp_path, action="home", as_of=TODAY, look=look)
    assert again.theme == "rose-pine-moon"
    assert again.theme_variables["headline-background"] == kept_theme(look).variables["headline-background"]


@pytest.mark.parametrize("text", ["", 'theme = "no-such"', "theme = 3", "\0" * 9000])
def test_what_is_kept_and_cannot_be_used_leaves_the_dark_theme(text: str, tmp_path: Path) -> None:
    look = tmp_path / "look.toml"
    look.write_text(text, encoding="utf-8")
    assert kept_theme(look) == DARK
    assert kept_theme(tmp_path / "none.toml") == DARK


async def test_a_theme_that_cannot_be_kept_is_on_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    async with running(None, folder=tmp_path, action="home") as (app, pilot):
        app.themes._path = tmp_path / "file" / "look.toml"
        await pilot.press("ctrl+f12")
        await until(pilot, lambda: app.theme == OFFERED[1].name)
        assert "It is not kept" in " ".join(sentence.text for sentence in app.status._sentences)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
