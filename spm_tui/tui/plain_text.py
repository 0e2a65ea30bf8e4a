"""The only door through which text reaches the screen: cleaned, and never read as markup."""

from __future__ import annotations

from textual.content import Content

from spm_tui.text import clean


def content(text: str, style: str = "", *, lines: bool = False) -> Content:
    """Return user text as Content: controls made visible, nothing interpreted."""
    return Content.styled(clean(text, lines=lines), style) if style else Content(clean(text, lines=lines))
