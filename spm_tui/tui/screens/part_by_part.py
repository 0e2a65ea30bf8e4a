"""Asking a record part by part in place of the line: a new one, or the lines to sort in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import events

from spm_tui.text import cells, clean, cut, fold
from spm_tui.tui.widgets.completion import Offer
from spm_tui.tui.widgets.reading_line import choices_line
from spm_tui.views.line import Line, Span, fit
from spm_tui.workshop.entry.record_parts import (
    WORDS,
    Parts,
    answered,
    back,
    begin,
    understood_as,
    with_next_kind,
)
from spm_tui.workshop.entry.suggesting import Suggestion
from spm_tui.workshop.form_values import words_for
from spm_tui.workshop.question_texts.asked_parts import NEEDED, AskedPart
from spm_tui.workshop.reading.missing import KeyedChoice, choices_of, spec_of
from spm_tui.workshop.session import answer

if TYPE_CHECKING:
    from spm_tui.tui.screens.asking_screen import AskingScreen

#: Lines of the table that stay in sight while parts are asked.
ROWS_LEFT: Final = 2
YES_OR_NO: Final = (KeyedChoice("1", "yes", "yes"), KeyedChoice("2", "no", "no"))
#: Offers at most.
MOST: Final = 8


class PartByPart:
    """The record that is asked for, and the waiting lines that come behind the one in front."""

    def __init__(self, screen: AskingScreen) -> None:
        self._screen = screen
        self._parts: Parts | None = None
        self._behind: tuple[str, ...] = ()
        self._count = self._number = 0
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
        self._behind, self._count = (), 0
        self._begin(begin(self._screen.workspace.session, self._screen.question.key))

    def sort(self, position: int) -> None:
        """Complete the waiting line at this position, then all others in a row."""
        waiting = self._waiting()
        if not 0 <= position < len(waiting):
            return
        self._behind = (*waiting[position:], *waiting[:position])
        self._count, self._number = len(waiting), 0
        self._next_waiting()

    def _waiting(self) -> tuple[str, ...]:
        given = answer(self._screen.workspace.session, self._screen.question.key)
        return given.to_sort if given is not None else ()

    def _next_waiting(self) -> bool:
        """Go on with the next line that still waits; return whether there is one."""
        waiting = self._waiting()
        while self._behind:
            line, *rest = self._behind
            self._behind = tuple(rest)
            self._number += 1
            if line in waiting:
                self._begin(begin(self._screen.workspace.session, self._screen.question.key, line))
                return True
        return False

    def _begin(self, parts: Parts) -> None:
        self._parts = self._begun = parts
        self._problem = ""
        self._screen.box.value = ""
        self._screen.box.focus()
        if not parts.at:  # all is known: the last part stands there to be looked at
            self._parts = back(parts)
        self.show()

    def leave(self) -> None:
        """End: keep what there is of a new record, and of a waiting line where something was chosen."""
        parts = self._parts
        if parts is None:
            return
        changed = self._begun is not None and parts.values != self._begun.values
        if parts.line and not (changed and parts.complete):
            self.end()
            left = len(self._waiting())
            self._screen.tell(f"{left} line{'s' if left != 1 else ''} to sort left waiting.")
        else:
            self._behind = ()
            self._keep()

    def end(self) -> None:
        """Ask no more; what is not kept by now is not kept."""
        self._parts = None
        self._behind = ()
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
            self._parts = back(parts)
            self.show()
            return
        if parts.line and self._next_waiting():
            screen.show_rows(result.row)
            self._problem = result.message
            self.show()
            return
        self.end()
        screen.take(result)

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
            self._parts = back(self._parts)
            self._problem = ""
            self._screen.box.value = ""
            self.show()
        elif event.key == "down" and self._parts.line:
            if not self._next_waiting():
                self.end()
                self._screen.tell("The rest waits on.")
        elif not self._screen.box.value and self._one_key(event.character or ""):
            self.enter(event.character or "")
        else:
            return event.key == "down"
        return True

    def _one_key(self, letter: str) -> bool:
        """Tell whether a key alone answers the part in front."""
        part = self._parts.part if self._parts is not None else None
        if part is None or (part is not WORDS and spec_of(self._screen.question.key, part.field).many):
            return False
        return any(choice.key == letter for choice in self._choices(part))

    def _choices(self, part: AskedPart) -> tuple[KeyedChoice, ...]:
        return YES_OR_NO if part is WORDS else choices_of(self._screen.question.key, part)

    def enter(self, text: str) -> None:
        """Take the text for the part in front; keep the record behind the last part."""
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
        """Return what may be meant by the letters typed: known names and words, those that begin so first."""
        part = self._parts.part if self._parts is not None else None
        if part is None or part is WORDS or self._parts is None:
            return ()
        spec = spec_of(self._parts.key, part.field)
        start = line.rfind(",", 0, cursor) + 1 if spec.many else 0
        start += len(line[start:cursor]) - len(line[start:cursor].lstrip())
        wanted = fold(line[start:cursor])
        words = words_for(spec, self._parts.session)
        if not wanted or any(fold(word) == wanted for word in words):
            return ()
        begins = [word for word in words if fold(word).startswith(wanted)]
        holds = [word for word in words if wanted in fold(word) and word not in begins]
        return tuple(Suggestion(word, "", False, start, cursor) for word in (*begins, *holds)[:MOST])

    # ---- showing

    def show(self) -> None:
        """Show the parts: those answered above the box, its question beside it, those to come below."""
        parts, screen = self._parts, self._screen
        part = parts.part if parts is not None else None
        if parts is None or part is None:
            return
        width = max(20, screen.rows.size.width - 1)
        label = min(max(cells(one.ask) for one in parts.asked) + 1, width // 2)
        place = parts.asked.index(part)
        keys = choices_line(self._choices(part), width, before=[Span(" ")]) if self._choices(part) else []
        how = self._how(part)
        above = self._above(parts, width) + [self._line(parts, one, label) for one in parts.asked[:place]]
        below = [self._line(parts, one, label) for one in parts.asked[place + 1 :]]
        room = max(5, screen.answer_height - 2 - ROWS_LEFT) - 2 - len(keys)
        above, below = _within(above, below, room)
        screen.show_parts(
            above, (Span(" > ", "key"), Span(fit(part.ask, label), "strong")), [*keys, how, *below]
        )

    def _above(self, parts: Parts, width: int) -> list[Line]:
        if not parts.line:
            return []
        of = f"To sort {self._number} of {self._count}: " if self._count > 1 else "To sort: "
        return [(Span(f" {of}", "warn"), Span(cut(f'"{clean(parts.line)}"', width - len(of) - 1), "strong"))]

    def _how(self, part: AskedPart) -> Line:
        if self._problem:
            return (Span(f"   {self._problem}", "warn"),)
        parts = self._parts
        assert parts is not None
        if part is WORDS:
            return (Span(f'   Not read: "{cut(clean(parts.left), 40)}"   Enter: no', "dim"),)
        known = parts.text(part.field)
        ways = "Enter keeps" if known else "Enter passes"
        if not known and part.field in NEEDED[parts.key]:
            ways = "Enter next"
        leave = (
            "Esc leaves the rest, Ctrl+O its words, Down: next" if parts.line else "Esc keeps what there is"
        )
        text = self._screen.box.value
        if told := understood_as(parts, text):
            kind = "   Ctrl+N: another kind" if told.startswith("+ new") and "case" not in told else ""
            return (Span(f"   {told}", "good"), Span(kind, "dim"))
        stands = f"{known}: " if known and not text else ""
        return (Span(f"   {stands}", "strong"), Span(f"{ways}, Up back, {leave}", "dim"))

    def another_kind(self) -> None:
        """Give the new thing being named another kind."""
        if self._parts is not None:
            self._parts = with_next_kind(self._parts, self._screen.box.value)
            self.show()

    def typed(self) -> None:
        """Show how the text of the part in front is understood so far."""
        self._problem = ""
        self.show()

    @staticmethod
    def _line(parts: Parts, part: AskedPart, label: int) -> Line:
        text = parts.text(part.field) if part is not WORDS else ""
        return (Span("   "), Span(fit(part.ask, label), "" if text else "dim"), Span(f" {text}", "strong"))


def _within(above: list[Line], below: list[Line], room: int) -> tuple[list[Line], list[Line]]:
    """Return as many lines of both as there is room for, those next to the box first."""
    if len(above) + len(below) <= room:
        return above, below
    up = min(len(above), max(1, room - min(len(below), room // 3)))
    down = max(0, room - up)
    first = above[:1] if above and len(above) > up and above[0][0].style == "warn" else []
    return [*first, *above[len(above) - up + len(first) :]], below[:down]
