"""What is asked under the line after Enter: which meaning is meant, and the one thing a record still lacks.

A digit answers at once. A line may begin with a figure too: a digit that is typed on without a pause
(`4 back`) was the beginning of a line, and its answer is taken back. While a line stands in its box again
with what it may mean, a letter behind it begins the next line, and this one is kept to be sorted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import events

from spm_tui.text import fold
from spm_tui.tui.session_state.answer_editor import LineResult
from spm_tui.workshop.question_texts.asked_parts import AskedPart
from spm_tui.workshop.session import Session, records

if TYPE_CHECKING:
    from msgspec import Struct

    from spm_tui.tui.screens.asking_screen import AskingScreen
    from spm_tui.workshop.reading.missing import KeyedChoice

#: What is typed behind a digit where that begins a line: `4 back`, `10`, `2.5`, `5/6`, `3x`, `50%`.
TYPED_ON: Final = frozenset(" .,/%-:0123456789xX")
#: Seconds after which a digit was an answer, whatever is typed then.
ONE_GO: Final = 1.0


class Asked(NamedTuple):
    """The question behind a line: the record it is of, and what can be answered."""

    key: str
    record: Struct
    part: AskedPart
    choices: tuple[KeyedChoice, ...]


class Meant(NamedTuple):
    """A line that stands in its box again, what it may mean, what takes one of these (from 0), and which of
    them Enter takes.
    """

    line: str
    meanings: tuple[str, ...]
    take: Callable[[int], None]
    by_enter: int = 0


class AnsweredBy(NamedTuple):
    """The digit just taken as an answer, the session it made, and when it was pressed, in seconds."""

    digit: str
    after: Session
    time: float


class AskedUnderLine:
    """The questions under the line of one question screen."""

    def __init__(self, screen: AskingScreen) -> None:
        self._screen = screen
        self._asked: Asked | None = None
        self._meant: Meant | None = None
        self._digit: AnsweredBy | None = None

    @property
    def asking(self) -> bool:
        """Whether anything is asked now."""
        return self._asked is not None or self._meant is not None

    def end(self) -> None:
        """Ask nothing any more."""
        self._asked = self._meant = self._digit = None

    def ask_meaning(self, line: str, meanings: tuple[str, ...], take: Callable[[int], None]) -> None:
        """Ask which meaning of a line is meant, which stands in its box again."""
        self._ask(Meant(line, meanings, take), "Enter the first")

    def ask_place(self, line: str, places: tuple[str, ...], take: Callable[[int], None]) -> None:
        """Ask where a line goes, which stands in its box again; Enter leaves it where it was typed."""
        self._ask(Meant(line, places, take, by_enter=len(places) - 1), "Enter leaves it here")

    def _ask(self, meant: Meant, enter: str) -> None:
        self.end()
        self._meant = meant
        shown = self._screen.preview_line
        shown.present(shown.meanings(meant.meanings, f"A digit chooses, {enter}. Esc: change the line."))

    def ask_behind(self, result: LineResult) -> bool:
        """Ask the one thing the record of a line that was taken lacks; return whether there is any."""
        from spm_tui.workshop.reading.missing import choices_of, next_missing

        self.end()
        screen, key = self._screen, self._screen.question.key
        kind, _, rest = (result.row or "").partition(":")
        there = records(screen.workspace.session, key)
        if not result.taken or kind != "record" or int(rest) >= len(there):
            return False
        record = there[int(rest)]
        part = next_missing(key, record)
        if part is None:
            return False
        self._asked = Asked(key, record, part, choices_of(key, part))
        screen.preview_line.ask(result.message, "good", part.ask, self._asked.choices)
        return True

    def key(self, event: events.Key) -> bool:
        """Take a key that answers; return whether it did."""
        value, letter = self._screen.box.value, event.character or ""
        if self._digit is not None:
            return self._typed_on(letter, event.time)
        if self._meant is not None:
            return self._chosen(event, value)
        if self._asked is None or value:
            return False
        if event.key in ("escape", "enter"):
            self._pass()
            return True
        chosen = next((choice for choice in self._asked.choices if choice.key == letter), None)
        if chosen is None:
            return False
        self._take(self._asked, chosen.value)
        self._digit = AnsweredBy(letter, self._screen.workspace.session, event.time)
        return True

    def answers(self, line: str) -> bool:
        """Take a line that only answers what is asked (`8`, `gut feel`); return whether it does."""
        asked = self._asked
        if asked is None:
            return False
        word = next((choice.value for choice in asked.choices if fold(choice.words) == fold(line)), None)
        if word is not None:
            self._take(asked, word)
            return True
        return self._figure_answers(asked, line)

    def _figure_answers(self, asked: Asked, line: str) -> bool:
        from spm_tui.workshop.entry.record_parts import whole_figure
        from spm_tui.workshop.form_values import from_text
        from spm_tui.workshop.reading.missing import spec_of

        spec = spec_of(asked.key, asked.part.field)
        if spec.form not in ("number", "whole"):
            return False
        session = self._screen.workspace.session
        figure = whole_figure(spec, line, session)
        if figure is None or from_text(spec, f"{figure:.10g}", session, session.created).problem:
            return False
        self._take(asked, int(figure) if spec.form == "whole" else figure)
        return True

    def _pass(self) -> None:
        self.end()
        self._screen.tell("Left open.")

    def _chosen(self, event: events.Key, value: str) -> bool:
        assert self._meant is not None
        line, meanings, take, by_enter = self._meant
        letter = event.character or ""
        number = int(letter) if letter.isdecimal() and letter.isascii() else 0
        number = by_enter + 1 if event.key == "enter" else number
        if value == line and 1 <= number <= len(meanings):
            self._meant = None
            self._screen.box.put(value.removeprefix(line))
            take(number - 1)
            return True
        self._meant = None
        if event.key == "escape" and value == line:
            self._screen.tell("Say it more exactly, then Enter.")
            return True
        new = letter.isalpha() and letter.isprintable() and self._screen.editor.editing is None
        if value == line and new:
            self._screen.keep_and_begin(line, letter)
            return True
        return False

    def _take(self, asked: Asked, value: object) -> None:
        """Put an answer into its record, unless that is gone."""
        screen = self._screen
        there = records(screen.workspace.session, asked.key)
        position = next((n for n, one in enumerate(there) if one is asked.record), None)
        self._asked = None
        if position is None:
            screen.tell("That line is no longer there.", "warn")
        else:
            screen.answered(screen.editor.complete(asked.key, position, asked.part.field, value), position)

    def _typed_on(self, letter: str, time: float) -> bool:
        """Take a digit back that was the first of a line."""
        assert self._digit is not None
        answer, self._digit = self._digit, None
        screen = self._screen
        stands = time - answer.time > ONE_GO or screen.workspace.session is not answer.after
        if stands or not letter or letter not in TYPED_ON or screen.box.value:
            return False
        screen.workspace.take_back()
        screen.box.put(answer.digit + letter)
        return True
