"""The views of a screen, named in its first line, each with its key; the cursor is on the one shown."""

from collections.abc import Iterable

from spm_tui.views.glyphs import Glyphs
from spm_tui.views.styled_lines import Line, Span, width_of


def tab_line(
    title: str, views: Iterable[tuple[str, str, str]], here: str, signs: Glyphs, *, width: int | None = None
) -> Line:
    """Return a title and the views as (name, key, words); `here` names the one that is shown.

    Where that is wider than `width` cells, the title goes and the views move together.
    """
    given = tuple(views)
    whole = (Span(f"{title}  ", "title"), *_tabs(given, here, signs, " "))
    return whole if width is None or width_of(whole) <= width else _tabs(given, here, signs, "")


def _tabs(views: tuple[tuple[str, str, str], ...], here: str, signs: Glyphs, gap: str) -> Line:
    spans: list[Span] = []
    for name, key, words in views:
        spans.append(Span(f" {key}" if gap or spans else key, "key"))
        chosen, other = f"{signs.here}{words}{gap}", f" {words}{gap}"
        spans.append(Span(chosen, "cursor") if name == here else Span(other, "dim"))
    return tuple(spans)
