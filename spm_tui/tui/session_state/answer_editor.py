"""Entering, editing and deleting the lines of one question: the question screen without its widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from spm_tui.text import clean, cut, fold
from spm_tui.tui.session_state.answer_rows import AnswerRows
from spm_tui.tui.session_state.line_context import LineContext
from spm_tui.tui.session_state.row_targets import lines_to_sort, newest_row, row_of, target_of
from spm_tui.tui.session_state.told_of_line import told_of
from spm_tui.views.rows import Row
from spm_tui.workshop import edits
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import plural
from spm_tui.workspace import Workspace

if TYPE_CHECKING:  # reading a line is imported with the first one, after the first screen
    from spm_tui.workshop.entry.entering import Entered
    from spm_tui.workshop.entry.record_parts import Parts

#: What is told of a line that changed nothing.
STANDS: Final = "That stands there already."
GONE = "That line is no longer there."


class LineResult(NamedTuple):
    """What became of a line: whether it was taken, what to tell, and the row it is now.

    Where it names one of several, `readings` are (how that is called, the line that means it); where it
    can be read in two ways, `meanings` are these; where it belongs elsewhere, `places` are where it may go.
    """

    taken: bool
    message: str
    row: str | None
    readings: tuple[tuple[str, str], ...] = ()
    meanings: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class AnswerEditor(LineContext):
    """The line being typed for one question, and which row it replaces, if any."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._edited: object = None
        self._rows = AnswerRows()

    def rows(self, key: str, width: int) -> list[Row]:
        """Return the answer table of a question."""
        return self._rows.of(self.workspace.session, key, width)

    # ---- typing

    def enter(self, key: str, line: str) -> LineResult:
        """Take a typed line: a new record, or the one being edited."""
        from spm_tui.workshop.entry.belonging import destinations_of
        from spm_tui.workshop.entry.previewing import meanings_behind

        session = self.workspace.session
        editing = self.editing
        position = self._position(session, key)
        if editing and position is None:
            self.end_edit()
            return LineResult(
                False, "That line is no longer there. Enter again adds this as a new one.", None
            )
        entered = self._entered(session, key, line, position)
        if entered.readings:
            return LineResult(False, entered.problem, None, entered.readings)
        last = self._last.get(key)
        if not editing and (meanings := meanings_behind(session, key, line, last, entered)):
            return LineResult(False, "", None, meanings=meanings)
        if not editing and (places := destinations_of(session, key, line, last, entered)):
            return LineResult(False, "", None, places=tuple(one.words for one in places))
        if entered.session == session:
            refused = entered.kind == "refused"
            if not refused:
                self.end_edit()
            return LineResult(not refused, entered.problem if refused else STANDS, row_of(entered))
        message = told_of(entered, key, self._edited)
        self._add(line, entered, key)
        self.end_edit()
        self._made = next((one for table, one in entered.created if table == "items"), None)
        return LineResult(True, message, row_of(entered))

    def _add(self, line: str, entered: Entered, key: str) -> None:
        """Keep what a line became under a question; the next line may lean on it."""
        added = f"added {cut(names_of(self.workspace.session).in_words(line), 40)}"
        label = "changed a line" if self.editing else added
        self.workspace.apply(label, lambda _: entered.session, place=key)
        self._lean_on(key, entered.last)

    def choose(self, key: str, line: str, number: int) -> LineResult:
        """Take a line in one of its meanings."""
        from spm_tui.workshop.entry.previewing import chosen_meaning

        session = self.workspace.session
        entered = chosen_meaning(session, key, line, self._last.get(key), number)
        if entered is None:
            return LineResult(False, GONE, None)
        self._add(line, entered, key)
        return LineResult(True, told_of(entered, key, self._edited), row_of(entered))

    def send(self, key: str, line: str, number: int) -> LineResult:
        """Take a line to one of the places it may go to."""
        from spm_tui.workshop.entry.belonging import destinations_of
        from spm_tui.workshop.entry.entering import enter

        session, last = self.workspace.session, self._last.get(key)
        places = destinations_of(session, key, line, last, enter(session, key, line, last))
        if number >= len(places):
            return LineResult(False, GONE, None)
        place = places[number]
        self._add(line, place.entered, place.key)
        moved = place.entered.kind == "tie"
        told = f"Noted. {place.words}." if moved else told_of(place.entered, place.key)
        if place.key == key:
            return LineResult(True, told, row_of(place.entered))
        number = ANSWER_KEYS.index(place.key) + 1 if place.key in ANSWER_KEYS else 0
        return LineResult(True, f"Under question {number}: {told}", None)

    def keep_to_sort(self, key: str, line: str) -> LineResult:
        """Keep a line to be sorted, whatever it may mean."""
        label = f"kept {cut(clean(line), 40)}"
        self.workspace.apply(label, lambda session: edits.add_to_sort(session, key, line), place=key)
        self._lean_on(key, None)
        waiting = lines_to_sort(self.workspace.session, key)
        return LineResult(True, "The line before is kept under 'to sort'.", f"sort:{len(waiting) - 1}")

    def keep_parts(self, parts: Parts) -> LineResult | None:
        """Keep a record that was asked for part by part; None when nothing was said."""
        from spm_tui.workshop.entry.entering import Entered
        from spm_tui.workshop.entry.parts_kept import kept

        session = self.workspace.session
        done = kept(parts, session)
        if done.session == session:
            return LineResult(False, done.problem, None) if done.problem else None
        label = f"sorted {cut(clean(parts.line), 40)}" if parts.line else "added a line part by part"
        self.workspace.apply(label, lambda _: done.session, place=parts.question)
        self._lean_on(parts.question, None)
        self._made = next((one for table, one in done.created if table == "items"), None)
        entered = Entered(
            session=done.session, kind="record", position=done.position, created=done.created,
            notice=done.notice, problem=done.problem,
        )  # fmt: skip
        return LineResult(
            True, done.problem or told_of(entered, parts.question, self._edited), row_of(entered)
        )

    def _entered(self, session: Session, key: str, line: str, position: int | None) -> Entered:
        from spm_tui.workshop.entry.editing import reenter, sort_line
        from spm_tui.workshop.entry.entering import enter
        from spm_tui.workshop.entry.new_kinds import with_kinds

        if self.editing is None or position is None:
            return with_kinds(enter(session, key, line, self._last.get(key)), self._kinds)
        if self.editing.startswith("record:"):
            return reenter(session, key, position, line)
        return sort_line(session, key, position, line)

    def _position(self, session: Session, key: str) -> int | None:
        """Return where the row being edited stands now; undo may have moved it, or taken it away."""
        if self.editing is None:
            return None
        record = self.editing.startswith("record:")
        rows: Sequence[object] = records(session, key) if record else lines_to_sort(session, key)
        if not record and self._edited in rows:
            return rows.index(self._edited)
        return next((n for n, row in enumerate(rows) if row is self._edited), None)

    def enter_many(self, key: str, text: str) -> LineResult:
        """Take many pasted lines or spreadsheet cells at once."""
        from spm_tui.workshop.entry.editing import enter_many

        session = self.workspace.session
        many = enter_many(session, key, text)
        if many.session == session:
            return LineResult(False, many.problem or STANDS, None)
        self.workspace.apply("pasted lines", lambda _: many.session, place=key)
        count = len(many.each)
        words = f"{plural(count, 'line')} taken."
        return LineResult(True, f"{words} {many.problem}".strip(), None)

    # ---- editing

    def begin_edit(self, key: str, row: str) -> str | None:
        """Start editing a row; return the line that makes it, None when it is gone."""
        from spm_tui.workshop.entry.editing import line_of

        found = target_of(self.workspace.session, key, row)
        if found is None:
            return None
        self.editing, self._edited = row, found.what
        return found.what if isinstance(found.what, str) else line_of(self.workspace.session, key, found.what)

    def rows_about(self, key: str, line: str) -> tuple[str, ...]:
        """Return the row a line is about, where there is one, and behind it the newest row."""
        from spm_tui.workshop.reading.record_names import first_names

        session, typed = self.workspace.session, fold(line)
        newest, about = newest_row(session, key), self.editing
        for position, name in enumerate(first_names(session, key) if about is None else ()):
            about = f"record:{position}" if name and name in typed else about
        return tuple(dict.fromkeys(row for row in (about, newest) if row is not None))

    def end_edit(self) -> None:
        """Leave the row being edited as it was."""
        self.editing = self._edited = None

    def editing_words(self) -> str:
        """Return what is going on with the line, for the place under the box."""
        return "Editing: Enter keeps the change, Esc leaves it as it was." if self.editing else ""

    def delete(self, key: str, row: str) -> str:
        """Delete a record or a line to sort; return what to tell."""
        found = target_of(self.workspace.session, key, row)
        if found is None:
            return GONE
        if isinstance(found.what, str):
            self.workspace.apply(
                "deleted a line to sort", lambda s: edits.delete_to_sort(s, key, found.position), place=key
            )
        else:
            self.workspace.apply(
                "deleted a line", lambda s: edits.delete_record(s, key, found.position), place=key
            )
        self.end_edit()
        return "Deleted. Ctrl+Z brings it back."
