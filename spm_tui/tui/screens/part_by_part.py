"""Asking a record part by part in place of the line: a new one, or the lines to sort in a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual import events

from spm_tui.tui.session_state.row_targets import lines_to_sort
from spm_tui.tui.widgets.completion import Offer
from spm_tui.views.part_lines import part_lines
from spm_tui.workshop.words import plural

if TYPE_CHECKING:
    from spm_tui.tui.screens.asking_screen import AskingScreen
    from spm_tui.workshop.entry.record_parts import Parts

#: Lines of the table that stay in sight while parts are asked.
ROWS_LEFT: Final = 2


class WaitingLines:
    """The lines to sort that are gone through in a row, and which of them is in front.

    `waiting` returns those that still wait: undo, or another way in, may have taken one meanwhile.
    """

    def __init__(self, waiting: Callable[[], tuple[str, ...]]) -> None:
        self._waiting = waiting
        self._lines: tuple[str, ...] = ()
        self._at = 0

    def begin(self, position: int) -> str | None:
        """Go through all that wait, from the one at this position on; return it, None where there is none."""
        lines = self._waiting()
        if not 0 <= position < len(lines):
            return None
        self._lines, self._at = lines, position
        return lines[position]

    def after(self) -> str | None:
        """Go to the next line below that still waits and return it; None, and stay, at the last."""
        return self._first_of(range(self._at + 1, len(self._lines)))

    def rest(self) -> str | None:
        """Go to the next line that waits, behind the last to the first of all; None where none is left."""
        return self.after() or self._first_of(range(min(self._at, len(self._lines))))

    def _first_of(self, places: range) -> str | None:
        waiting = self._waiting()
        place = next((one for one in places if self._lines[one] in waiting), None)
        if place is None:
            return None
        self._at = place
        return self._lines[place]

    @property
    def last(self) -> bool:
        """Whether no line below the one in front still waits."""
        waiting = self._waiting()
        return not any(line in waiting for line in self._lines[self._at + 1 :])

    @property
    def words(self) -> str:
        """What stands before the line in front, with its place in the list: `To sort 2 of 5: `."""
        count = len(self._lines)
        return f"To sort {self._at + 1} of {count}: " if count > 1 else "To sort: "

    def leave_rest(self) -> None:
        """Let the lines behind the one in front wait on."""
        self._lines = ()


class PartByPart:
    """The record that is asked for, and the waiting lines that come behind the one in front."""

    def __init__(self, screen: AskingScreen) -> None:
        self._screen = screen
        self._parts: Parts | None = None
        self._behind = WaitingLines(self._waiting)
        self._begun: Parts | None = None
        self._problem = ""
        self.refused = ""  # the text that was not understood, while nothing of it is changed

    @property
    def active(self) -> bool:
        """Whether a record is being asked for."""
        return self._parts is not None

    @property
    def line(self) -> str:
        """The waiting line that is completed; "" where there is none."""
        return self._parts.line if self._parts is not None else ""

    @property
    def said(self) -> str:
        """What was answered so far and is in no record yet, as a line."""
        if self._parts is None or self._parts.line:
            return ""
        texts = [self._parts.text(part.field) for part in self._parts.asked]
        return ", ".join(text for text in (*texts, self._screen.box.value) if text)

    # ---- beginning and ending

    def begin(self) -> None:
        """Ask a new record from its first part on."""
        self._behind.leave_rest()
        self._begin()

    def sort(self, position: int) -> None:
        """Complete the waiting line at this position, then all others in a row."""
        line = self._behind.begin(position)
        if line is not None:
            self._begin(line)

    def _waiting(self) -> tuple[str, ...]:
        return lines_to_sort(self._screen.workspace.session, self._screen.question.key)

    def _next_waiting(self) -> bool:
        """Go on with the next line that still waits; return whether there is one."""
        line = self._behind.rest()
        if line is not None:
            self._begin(line)
        return line is not None

    def _begin(self, line: str = "") -> None:
        from spm_tui.workshop.entry.record_parts import begin

        parts = self._parts = self._begun = begin(
            self._screen.workspace.session, self._screen.question.key, line
        )
        self._problem = ""
        self._screen.box.value = ""
        self._screen.box.focus()
        if not parts.at:  # all is known: the last part stands there to be looked at
            self._back(parts)
        self.show()

    def _back(self, parts: Parts) -> None:
        from spm_tui.workshop.entry.record_parts import back

        self._parts = back(parts)

    def leave(self) -> None:
        """End: keep what there is of a new record, and of a waiting line where something was chosen."""
        parts = self._parts
        if parts is None:
            return
        changed = self._begun is not None and parts.values != self._begun.values
        if parts.line and not (changed and parts.complete):
            self.end()
            left = len(self._waiting())
            self._screen.tell(f"{plural(left, 'line')} to sort left waiting.")
        else:
            self._behind.leave_rest()
            self._keep()

    def end(self) -> None:
        """Ask no more; what is not kept by now is not kept."""
        self._parts = None
        self._behind.leave_rest()
        self._screen.parts_ended()

    def _keep(self) -> None:
        parts, screen = self._parts, self._screen
        assert parts is not None
        result = screen.editor.keep_parts(parts)
        if result is None:
            self.end()
            screen.tell("Nothing was said yet.")
            return
        if not result.taken:
            self._problem = result.message
            self._back(parts)
            self.show()
            return
        if parts.line and self._next_waiting():
            screen.show_rows(result.row)
            self._problem = result.message
            self.show()
            return
        self.end()
        screen.take(result, ask=False)  # what it lacks was asked a moment ago

    def session_changed(self) -> None:
        """Go on to the next waiting line when the one in front is gone."""
        parts = self._parts
        if (
            parts is not None
            and parts.line
            and parts.line not in self._waiting()
            and not self._next_waiting()
        ):
            self.end()
            self._screen.tell("Nothing is left to sort.")

    # ---- keys

    def key(self, event: events.Key) -> bool:
        """Take a key that means something here; return whether it did."""
        if self._parts is None:
            return False
        if event.key == "escape":
            self.leave()
        elif event.key == "up":
            self._back(self._parts)
            self._problem = ""
            self._screen.box.value = ""
            self.show()
        elif event.key == "down" and self._parts.line:
            if (line := self._behind.after()) is not None:
                self._begin(line)
        elif not self._screen.box.value and self._one_key(event.character or ""):
            self.enter(event.character or "")
        else:
            return event.key == "down"
        return True

    def _one_key(self, letter: str) -> bool:
        """Tell whether a key alone answers the part in front."""
        from spm_tui.workshop.entry.record_parts import answers_alone

        return self._parts is not None and answers_alone(self._parts, letter)

    def enter(self, text: str) -> None:
        """Take the text for the part in front; keep the record behind the last part."""
        from spm_tui.workshop.entry.record_parts import answered

        if self._parts is None:
            return
        if not text.strip() and not self._parts.values:
            self.leave()  # Enter on an empty line again: nothing was meant
            return
        self._parts, self._problem = answered(self._parts, text)
        self.refused = text if self._problem else ""
        if self._problem:
            self._screen.box.put(text + self._screen.box.value)
            self.show()
        elif not self._parts.at:
            self._keep()
        else:
            self.show()

    def offers(self, line: str, cursor: int) -> tuple[Offer, ...]:
        """Return what may be meant by the letters typed."""
        from spm_tui.workshop.entry.suggesting_spoken import suggest_part

        return suggest_part(self._parts, line, cursor) if self._parts is not None else ()

    # ---- showing

    def show(self) -> None:
        """Show the parts: those answered above the box, its question beside it, those to come below."""
        if self._parts is None or self._parts.part is None:
            return
        screen = self._screen
        width, height = max(20, screen.rows.size.width - 1), screen.answer_height - 2 - ROWS_LEFT
        of, last = self._behind.words, self._behind.last
        drawn = part_lines(self._parts, screen.box.value, of, self._problem, width, height, last=last)
        screen.show_parts(drawn.above, drawn.ask, drawn.below)

    def another_kind(self) -> None:
        """Give the new thing being named another kind."""
        from spm_tui.workshop.entry.record_parts import with_next_kind

        if self._parts is not None:
            self._parts = with_next_kind(self._parts, self._screen.box.value)
            self.show()

    def typed(self) -> None:
        """Show how the text of the part in front is understood so far."""
        self._problem = ""
        self.show()
