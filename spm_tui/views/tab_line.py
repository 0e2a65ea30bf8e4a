"""The views of a screen, named in its first line, each with its key; the cursor is on the one shown."""

from collections.abc import Iterable

from spm_tui.views.glyphs import Glyphs
from spm_tui.views.styled_lines import Line, Span


def tab_line(title: str, views: Iterable[tuple[str, str, str]], here: str, signs: Glyphs) -> Line:
    """Return a title and the views as (name, key, words); `here` names the one that is shown."""
    spans = [Span(f"{title}  ", "title")]
    for name, key, words in views:
        spans.append(Span(f" {key}", "key"))
        spans.append(Span(f"{signs.here}{words} ", "cursor") if name == here else Span(f" {words} ", "dim"))
    return tuple(spans)
