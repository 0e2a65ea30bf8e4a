"""What every screen and dialog is: in step with the terminal, and its text can be marked and copied."""

from __future__ import annotations

from typing import Final

from textual.widget import Widget

from spm_tui.tui.textual_internals.newest_size import NewestSize
from spm_tui.tui.textual_internals.text_marking import TextMarking

NOTHING: Final = "Nothing is marked. Drag with the mouse to mark text, then Ctrl+C copies it. Ctrl+Q leaves."


class BaseScreen(NewestSize, TextMarking):
    """A screen of this app."""

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Focus a widget. With None the focus stays where it is while its widget can still take keys.

        Textual gives the focus up at a click outside the screen, which a terminal made smaller can report.
        """
        if widget is not None or self.focused is None or not self.focused.focusable:
            super().set_focus(widget, scroll_visible, from_app_focus)

    def to_copy(self) -> str:
        """Return what the cursor stands on, as text to paste into a mail; empty where there is none."""
        return ""

    def view_to_copy(self) -> str:
        """Return what the screen shows as text, for where the cursor stands on nothing; else empty."""
        return ""

    def action_copy_text(self) -> None:
        """Copy what is marked, else what the cursor stands on, else what is shown; never nothing."""
        text = self.get_selected_text() or self.to_copy() or self.view_to_copy()
        if text.strip():
            self.app.copy_to_clipboard(text)
        else:
            self.app.notify(NOTHING)
