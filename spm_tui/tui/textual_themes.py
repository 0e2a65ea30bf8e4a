"""Textual's own themes, those that can be read from the back of a room: text at 7:1 on every ground we use.

Their grounds stay as they are; what stands on them in colour is drawn towards black or white until it can be
read as well (WCAG 2.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from spm_tui.tui.theme import THEMES

#: Contrast of text, and of lines.
TEXT: Final = 7.0
LINES: Final = 3.0
#: A little above, for colours are whole numbers in the end.
_ABOVE: Final = 0.05
_STEPS: Final = 40
#: Contrast of text that leaves labels, which reach 7:1 too, room to be dimmer.
_ROOM_FOR_LABELS: Final = 8.5
_ACCENTS: Final = ("primary", "secondary", "accent", "warning", "error", "success")


def _luminance(colour: Color) -> float:
    shares = (channel / 255 for channel in colour.rgb)
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _least(colour: Color, grounds: Sequence[Color]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def _drawn(colour: Color, towards: Color, grounds: Sequence[Color], aim: float) -> Color:
    """Return a colour drawn towards another one until it stands out from all grounds."""
    for step in range(_STEPS):
        nearer = colour.blend(towards, step / _STEPS)
        if _least(nearer, grounds) >= aim + _ABOVE:
            return nearer
    return towards


def offered() -> tuple[Theme, ...]:
    """Return the themes one can choose: ours, then those of Textual's that reach 7:1, as we use them."""
    found = (_as_used(theme) for theme in BUILTIN_THEMES.values())
    return (*THEMES, *(theme for theme in found if theme is not None))


def named(name: str) -> Theme | None:
    """Return the theme of this name that one can choose; None where there is none."""
    if (ours := next((theme for theme in THEMES if theme.name == name), None)) is not None:
        return ours
    return _as_used(BUILTIN_THEMES[name]) if name in BUILTIN_THEMES else None


def _as_used(theme: Theme) -> Theme | None:
    """Return a theme with all the colours we use; None where its text does not reach 7:1, or has none."""
    made = theme.to_color_system().generate()
    try:
        text, *grounds = (
            Color.parse(made[name]) for name in ("foreground", "background", "surface", "panel")
        )
    except ValueError:
        return None
    if any(colour.ansi is not None for colour in (text, *grounds)) or _least(text, grounds) < TEXT:
        return None
    background, end = grounds[0], Color(255, 255, 255) if theme.dark else Color(0, 0, 0)
    text = _drawn(text, end, grounds, _ROOM_FOR_LABELS)
    accents = {name: _drawn(Color.parse(made[name]), end, grounds, TEXT) for name in _ACCENTS}
    primary, secondary, accent, warning, error, success = (accents[name].hex for name in _ACCENTS)
    return Theme(
        name=theme.name,
        primary=primary,
        secondary=secondary,
        accent=accent,
        warning=warning,
        error=error,
        success=success,
        foreground=text.hex,
        background=background.hex,
        surface=grounds[1].hex,
        panel=grounds[2].hex,
        dark=theme.dark,
        text_alpha=1.0,
        variables=_variables(text, grounds, end, accents),
    )


def _variables(
    text: Color, grounds: Sequence[Color], end: Color, accents: dict[str, Color]
) -> dict[str, str]:
    """Return what our style sheets and spans use beside the colours of a theme."""
    background, panel = grounds[0], grounds[2]
    primary = accents["primary"]
    border = _drawn(background.blend(text, 0.5), end, grounds, LINES)
    ground = _drawn(background.blend(primary, 0.3), background, [end], TEXT)
    line = _drawn(panel.blend(text, 0.1), background, [end], TEXT)
    return {
        "border": border.hex,
        "border-blurred": border.hex,
        "block-cursor-background": primary.hex,
        "block-cursor-foreground": _drawn(background, end.inverse, [primary], TEXT).hex,
        "block-cursor-text-style": "bold",
        "input-selection-background": f"{primary.hex} 35%",
        "footer-key-foreground": accents["warning"].hex,
        "faint": _drawn(text.blend(background, 0.4), text, grounds, TEXT).hex,
        "bright": end.hex,
        "headline-foreground": end.hex,
        "headline-background": ground.hex,
        "line-background": line.hex,
        "line-hint": _drawn(text, end, [line], TEXT).hex,
        "scrollbar": border.hex,
        "scrollbar-hover": border.hex,
        "scrollbar-active": primary.hex,
        "scrollbar-background": panel.hex,
        "scrollbar-background-hover": panel.hex,
        "scrollbar-background-active": panel.hex,
    }
