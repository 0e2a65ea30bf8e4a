"""Showing the lines of a view on the Line API: what did not change is not drawn again."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip

from spm_tui.text import clean
from spm_tui.tui.theme import STYLES_OF_BLANKS, laid_over
from spm_tui.tui.widgets.line_filters import apply_line_filters
from spm_tui.tui.widgets.marked import Markable, marked
from spm_tui.tui.widgets.scroll_bar import Bar
from spm_tui.views.glyphs import TYPEWRITTEN, Glyphs, glyphs
from spm_tui.views.styled_lines import Line


class LinesView(Markable, can_focus=False):
    """A widget that shows lines of styled spans and redraws only the lines that changed."""

    DEFAULT_CSS = """
    LinesView {
        height: 1fr;
        scrollbar-size-vertical: 1;
    }
    """

    #: How much there is to scroll; unlike in Textual's own, another line lays nothing out anew.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()
        self._strips: dict[int, Strip] = {}
        self._looks: dict[str, Style] = {}
        self._made_for: Size | None = None
        self._framed: dict[int, tuple[Strip, Strip]] = {}
        self._edges: tuple[Strip, Strip] | None = None

    def make_bar(self) -> Bar:
        """Return a new scroll bar."""
        return Bar(vertical=True, name="vertical")

    @property
    def signs(self) -> Glyphs:
        """The signs to draw with: of ASCII where no others are wanted."""
        return glyphs(bool(getattr(self.app, "ascii_only", False)))

    @property
    def text_width(self) -> int:
        """The columns for text: right of it stand a blank and the scroll bar, whether or not that shows."""
        return max(10, self.outer_size.width - self.styles.gutter.width - 2)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown now."""
        return self._lines

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; only the ones that differ from what is shown are drawn again."""
        before, self._lines = self._lines, tuple(lines)
        self._show_changed(
            [
                y
                for y in range(max(len(before), len(self._lines)))
                if y >= len(before) or y >= len(self._lines) or before[y] != self._lines[y]
            ]
        )

    def _show_changed(self, changed: Sequence[int]) -> None:
        """Draw the lines with these numbers, in order, again; there may be more lines now, or fewer."""
        self.made()
        if self.virtual_size.height != self.total_lines():
            self.scroll_through(self.total_lines())
        if not changed:
            return
        if self._selection is not None and any(map(self._selection.get_span, changed)):
            self.screen.clear_selection()  # other words stand there now than those that were marked
        for y in changed:
            self._strips.pop(y, None)
        first, last = changed[0], changed[-1]
        self.refresh_lines(first, last - first + 1)

    def made(self) -> None:
        """Take what is shown as made for the room there is."""
        self._made_for = self.size

    def on_hide(self) -> None:
        """Have the lines made anew when they are shown again."""
        self._made_for = None

    def on_resize(self) -> None:
        """Have the lines made for the room there is now, unless they were: a part of a screen was shown."""
        lay_out = getattr(self.screen, "lay_out", None)
        if lay_out is not None and self.size != self._made_for:
            lay_out()

    def total_lines(self) -> int:
        """How many lines there are to scroll through."""
        return len(self._lines)

    def notify_style_update(self) -> None:
        """Forget what was drawn: the theme or a class changed."""
        super().notify_style_update()
        self._strips.clear()
        self._looks.clear()

    def look(self, name: str) -> Style:
        """Return the style of a span style name over this widget's own."""
        found = self._looks.get(name)
        if found is None:
            base = self.rich_style
            found = base + laid_over(name, self.app.theme_variables) if name else base
            self._looks[name] = found
        return found

    def strip_of(self, line: Line, extra: str = "") -> Strip:
        """Draw one line; `extra` names a style laid over all of it."""
        over = laid_over(extra, self.app.theme_variables) if extra else None
        plain = bool(getattr(self.app, "ascii_only", False))
        segments: list[Segment] = []
        last = ""  # the style of the last segment
        for text, style in line:
            # Views clean what they show; here every line passes, and none that forgot can steer anything.
            shown = clean(text)
            if plain and not shown.isascii():
                shown = shown.translate(TYPEWRITTEN)
            if segments and (style == last or (shown.isspace() and not {style, last} & STYLES_OF_BLANKS)):
                segments[-1] = Segment(segments[-1].text + shown, segments[-1].style)  # fewer bytes to send
                continue
            look, last = self.look(style), style
            segments.append(Segment(shown, look + over if over else look))
        return Strip(segments)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the frame as Textual does, once for all rows that are alike, and our lines in it."""
        width, height = self.outer_size
        top, right, bottom, left = self.styles.gutter
        rows = height - top - bottom
        if crop.column_span != (0, width) or rows <= 0:
            return super().render_lines(crop)
        content = [self.render_line(y) for y in range(rows)]
        if not (top or right or bottom or left):
            return apply_line_filters(self, content[crop.y : crop.bottom])
        above = super().render_lines(Region(0, 0, width, top + 1))
        edges = above.pop()
        drawn = self._between(edges.crop(0, left), content, edges.crop(width - right))
        below = super().render_lines(Region(0, height - bottom, width, bottom)) if bottom else []
        return [*above, *apply_line_filters(self, drawn), *below][crop.y : crop.bottom]

    def _between(self, left: Strip, content: Sequence[Strip], right: Strip) -> list[Strip]:
        """Put lines between the two edges of the frame; a line that stood there before is not put anew."""
        edges, before = (left, right), self._framed
        if self._edges is None or self._edges[0] is not left or self._edges[1] is not right:
            self._edges, before = edges, {}
        now: dict[int, tuple[Strip, Strip]] = {}
        for strip in content:
            if id(strip) not in now:
                now[id(strip)] = before.get(id(strip)) or (strip, Strip.join([left, strip, right]))
        self._framed = now
        return [now[id(strip)][1] for strip in content]

    def render_line(self, y: int) -> Strip:
        """Draw the line at this row of the widget."""
        scroll_x, scroll_y = self.scroll_offset
        number, width = y + scroll_y, self.size.width
        if number >= self.total_lines():
            return Strip.blank(width, self.look(""))
        strip = self._strips.get(number)
        if strip is None:
            strip = self.draw(number)
            self._strips[number] = strip
        shown = strip.crop_extend(scroll_x, scroll_x + width, self.look(""))
        if self._selection is None:
            return shown
        _, start, end = self.marked_in(number)
        return marked(shown, start - scroll_x, end - scroll_x)

    def draw(self, number: int) -> Strip:
        """Draw line `number` of the lines."""
        return self.strip_of(self._lines[number])

    def text_of(self, number: int) -> str:
        """Return the text of a line, as it stands in the cells of the widget."""
        return "".join(clean(span.text) for span in self._lines[number])
