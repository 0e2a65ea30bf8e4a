"""The two themes: dark for a laptop, black on white for a projector. Meaning never rides on colour alone."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="spm-dark",
    primary="#79b8ff",
    secondary="#c8c8c8",
    accent="#79b8ff",
    foreground="#ececec",
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
        "faint": "#a9b4bf",
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
        "faint": "#3d3d3d",
    },
)

THEMES = (DARK, PROJECTOR)
