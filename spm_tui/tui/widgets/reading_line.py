"""What stands under the line: how it is read, what it may mean, and the one question behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from spm_tui.tui.widgets.wrapped_line import MOST, WrappedLine
from spm_tui.views.part_lines import choices_line, flowed, shortened_choice
from spm_tui.views.styled_lines import Line, Span, Style, fit_line, paragraph, width_of

if TYPE_CHECKING:
    from spm_tui.workshop.entry.preview_parts import Preview, Sort, Told
    from spm_tui.workshop.reading.missing import KeyedChoice

STYLES: Final[dict[Sort, Style]] = {
    "about": "strong", "said": "", "open": "dim", "new": "good", "changes": "seen", "waits": "warn",
}  # fmt: skip


class ReadingLine(WrappedLine):
    """A few lines under the box. What stands below them moves down at most while one is typing."""

    @property
    def room(self) -> int:
        """The columns there are."""
        return max(10, self.size.width - 1)

    def preview(self, found: Preview) -> None:
        """Show how the line is read so far: its parts, what is new, what waits; or what it may mean."""
        if found.meanings:
            self.present(self.meanings(found.meanings, "Enter, then a digit: which is meant."), typing=True)
            return
        lines = self._read(found, found.parts)
        if len(lines) > MOST:  # what is open and the note say least
            lines = self._read(found, [part for part in found.parts if part.sort != "open"])
        self.present(lines, typing=True, most=MOST)

    def _read(self, found: Preview, parts: Sequence[Told]) -> list[Line]:
        lines = flowed((Span(part.text, STYLES[part.sort]) for part in parts), self.room)
        remarks = (Span(remark.text, STYLES[remark.sort]) for remark in found.remarks)
        return [*lines, *flowed(remarks, self.room, "  ")]

    def meanings(self, found: Sequence[str], how: str) -> list[Line]:
        """Return the meanings of a line with a digit each, and how one is chosen."""
        texts = [shortened_choice(text, self.room - 4, self.signs.more) for text in found]
        numbered = [(Span(f" {n}  ", "key"), Span(text)) for n, text in enumerate(texts, 1)]
        return [*numbered, (Span(f" {how}", "dim"),)]

    def ask(self, told: str, style: Style, question: str, choices: Sequence[KeyedChoice]) -> None:
        """Tell what became of the line, and ask the one thing that is missing."""
        behind = "Esc passes" if choices else "a figure and Enter, Esc passes"
        asked = choices_line(choices, self.room, before=[Span(question, "strong")], behind=behind)
        first = list(self._at_most(paragraph(told, self.room - 1, style, " ", " "), 2, style))
        if len(asked) > 1 and width_of(first[-1]) + len(behind) + 3 <= self.room:
            asked = choices_line(choices, self.room, before=[Span(question, "strong")], behind="")
            first[-1] = (*first[-1], Span(f"   {behind}", "dim"))  # on a line of its own it is one too many
        self.present([*first, *asked], most=5)

    def present(self, lines: Sequence[Line], *, typing: bool = False, most: int = MOST + 2) -> None:
        """Show lines; what does not fit into `most` is cut with a sign."""
        more = self.signs.more
        kept = [fit_line(line, self.room, more) if width_of(line) > self.room else line for line in lines]
        if len(kept) > most:
            kept = [*kept[: most - 1], fit_line((*kept[most - 1], Span(" " + more)), self.room, more)]
        height = max(1, len(kept), self.size.height if typing else 0)
        self.styles.height = height  # which may differ from the size: another was told in the same moment
        self.show(kept)

    def _at_most(self, lines: Sequence[Line], most: int, style: Style) -> Sequence[Line]:
        if len(lines) <= most:
            return lines
        rest = " " + " ".join(span.text.strip() for line in lines[most - 1 :] for span in line)
        return [*lines[: most - 1], fit_line((Span(rest, style),), self.room, self.signs.more)]
