"""Bringing a row of the answer table back: a record into the line, a line to sort part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from spm_tui.tui.session_state.row_targets import lines_to_sort, newest_row

if TYPE_CHECKING:
    from spm_tui.tui.screens.asking_screen import AskingScreen
    from spm_tui.tui.screens.part_by_part import PartByPart


class RowEditing:
    """Edits and deletes the rows of the table under a line; what a row stands for may be gone by then."""

    def __init__(self, screen: AskingScreen, parts: PartByPart) -> None:
        self._screen = screen
        self._parts = parts

    @property
    def _at_cursor(self) -> str | None:
        return self._screen.rows.cursor_key

    def edit_newest(self) -> None:
        """Bring the newest record back into the line."""
        row = newest_row(self._screen.workspace.session, self._screen.question.key)
        if row is not None:
            self.edit(row)

    def edit_at_cursor(self) -> None:
        """Bring the row under the cursor back."""
        if self._at_cursor is not None:
            self.edit(self._at_cursor)

    def edit(self, row: str) -> None:
        """Bring a record into the line; ask what a line to sort means part by part."""
        if row.startswith("sort:"):
            self._parts.sort(int(row.removeprefix("sort:")))
        else:
            self._edit_line(row)

    def _edit_line(self, row: str) -> None:
        screen = self._screen
        line = screen.editor.begin_edit(screen.question.key, row)
        if line is None:
            return
        with screen.box.prevent(Input.Changed):  # the words below say what goes on until a key is pressed
            screen.box.put(line)
        screen.box.focus()
        screen.tell(screen.editor.editing_words())

    def delete_at_cursor(self) -> None:
        """Delete the record or the line to sort under the cursor; undo brings it back."""
        if self._at_cursor is not None:
            self._screen.tell(self._screen.editor.delete(self._screen.question.key, self._at_cursor))

    def sorts(self) -> bool:
        """Open the line to sort under the cursor, or the words of the open one; tell whether there is one."""
        row = self._at_cursor if self._screen.rows.has_focus or not self._screen.box.value else None
        if self._parts.line:
            self._edit_words()
        elif row is not None and row.startswith("sort:"):
            self.edit(row)
        else:
            return False
        return True

    def _edit_words(self) -> None:
        """Bring the words of the waiting line in front back into the line, to say them otherwise."""
        line = self._parts.line
        self._parts.end()
        waiting = lines_to_sort(self._screen.workspace.session, self._screen.question.key)
        if line in waiting:
            self._edit_line(f"sort:{waiting.index(line)}")
