"""The two themes: dark for a laptop, black on white for a projector. Meaning never rides on colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final, NamedTuple

from rich.style import Style
from textual.scrollbar import ScrollBarRender
from textual.theme import Theme

DARK = Theme(
    name="spm-dark",
    primary="#79b8ff",
    secondary="#c8c8c8",
    accent="#79b8ff",
    foreground="#d5dce3",
    background="#101418",
    surface="#151a20",
    panel="#1d242c",
    warning="#ffc861",
    error="#ffa198",
    success="#85e89d",
    dark=True,
    text_alpha=1.0,
    variables={
        "border": "#8b98a5",
        "border-blurred": "#6f7b87",
        "block-cursor-background": "#79b8ff",
        "block-cursor-foreground": "#0a0d10",
        "block-cursor-text-style": "bold",
        "input-selection-background": "#79b8ff 40%",
        "footer-key-foreground": "#ffc861",
        "faint": "#a7b2bd",
        "bright": "#ffffff",
        "line-background": "#2b3846",
        "line-hint": "#c6cfd8",
        "headline-foreground": "#ffffff",
        "headline-background": "#21405f",
        "scrollbar": "#6f7b87",
        "scrollbar-hover": "#8b98a5",
        "scrollbar-active": "#79b8ff",
        "scrollbar-background": "#1d242c",
        "scrollbar-background-hover": "#1d242c",
        "scrollbar-background-active": "#1d242c",
    },
)

PROJECTOR = Theme(
    name="spm-projector",
    primary="#003a8c",
    secondary="#303030",
    accent="#003a8c",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#f0f0f0",
    warning="#5c3500",
    error="#780012",
    success="#00421f",
    dark=False,
    text_alpha=1.0,
    variables={
        "border": "#404040",
        "border-blurred": "#606060",
        "block-cursor-background": "#003a8c",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "input-selection-background": "#003a8c 35%",
        "footer-key-foreground": "#003a8c",
        "faint": "#454545",
        "bright": "#000000",
        "line-background": "#dbe3ee",
        "line-hint": "#3d3d3d",
        "headline-foreground": "#000000",
        "headline-background": "#c9dcf5",
        "scrollbar": "#606060",
        "scrollbar-hover": "#404040",
        "scrollbar-active": "#003a8c",
        "scrollbar-background": "#e0e0e0",
        "scrollbar-background-hover": "#e0e0e0",
        "scrollbar-background-active": "#e0e0e0",
    },
)

THEMES = (DARK, PROJECTOR)


class PlainBar(ScrollBarRender):
    """A scroll bar of whole cells in reverse, for terminals that show only ASCII signs."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class SpanStyle(NamedTuple):
    """What a style name of a view is: theme variables for its colours, and how its letters are."""

    colour: str | None = None
    background: str | None = None
    bold: bool | None = None
    reverse: bool | None = None


#: The looks of spans and of whole lines. No component classes: Textual works those out for every widget
#: whenever a style may have changed, which with eleven of them was most of the work of showing a screen.
SPAN_STYLES: Final[dict[str, SpanStyle]] = {
    "headline": SpanStyle("headline-foreground", "headline-background", bold=True),
    "strong": SpanStyle("bright", bold=True),
    "dim": SpanStyle("faint"),
    "said": SpanStyle("warning"),
    "seen": SpanStyle("primary", bold=True),
    "good": SpanStyle("success"),
    "warn": SpanStyle("warning", bold=True),
    "title": SpanStyle("primary", bold=True),
    "key": SpanStyle("footer-key-foreground", bold=True),
    "cursor": SpanStyle("block-cursor-foreground", "block-cursor-background", bold=True),
    "offer": SpanStyle("foreground", "panel"),
}

#: The looks in which a blank can be told from one in another look.
STYLES_OF_BLANKS: Final = frozenset(
    name for name, look in SPAN_STYLES.items() if look.background or look.reverse
)


def laid_over(name: str, variables: Mapping[str, str]) -> Style:
    """Return what a look changes in the style under it. `variables` are the app's theme variables."""
    look = SPAN_STYLES[name]
    return Style(
        color=variables[look.colour] if look.colour else None,
        bgcolor=variables[look.background] if look.background else None,
        bold=look.bold,
        reverse=look.reverse,
    )
