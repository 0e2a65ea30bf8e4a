"""Lines back from records, records changed by their edited line, and many lines pasted at once."""

import csv
import re

from msgspec import Struct, structs

from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import Refused, delete_to_sort, replace_record, replace_to_sort
from spm_tui.workshop.entry.entering import LONGEST_LINE, Entered, enter, on_one_line, tidy
from spm_tui.workshop.entry.writing import carried, complete, long, one_line, short
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.map_edits import with_named
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.reading.line_reading import RecordReading
from spm_tui.workshop.reading.list_marks import without_list_mark
from spm_tui.workshop.reading.part_subjects import PLACES
from spm_tui.workshop.reading.parts import quoted
from spm_tui.workshop.reading.reader import read_line
from spm_tui.workshop.reading.vocabulary import norm
from spm_tui.workshop.session import Session, answer, records


class EnteredMany(Struct, frozen=True):
    """What became of many lines, in their order; `session` holds them all."""

    session: Session
    each: tuple[Entered, ...] = ()

    @property
    def waiting(self) -> int:
        """How many lines wait to be sorted."""
        return sum(one.kind == "to-sort" for one in self.each)

    @property
    def problem(self) -> str:
        """One sentence on what could not be taken; empty when all could."""
        if not self.each:
            return "There is no line in it."
        if not self.waiting:
            return ""
        first = next(one.problem for one in self.each if one.kind == "to-sort")
        return f"{self.waiting} of {len(self.each)} lines wait under 'to sort'. {first}"


def _read_back(session: Session, key: str, line: str) -> RecordReading | None:
    """Return the one record a line is read as; None where it is none, or more."""
    if len(line) > LONGEST_LINE or tidy(session, line) != line:
        return None
    reading = read_line(session, key, line)
    alone = not (reading.ties or reading.votes or reading.own)
    return reading.facts[0] if alone and len(reading.facts) == 1 else None


def _line_and_fields(session: Session, key: str, record: r.Record) -> tuple[str, frozenset[str]]:
    """Return the best line of a record and the fields it really carries when it is read back."""
    record = one_line(record)
    written = short(session, record)
    best, fields = written, frozenset[str]()
    for line in (written, long(session, record)):
        back = _read_back(session, key, line)
        if back is None or back.new_items or back.new_cases:
            continue
        if complete(back.values, record):
            return line, carried(back.values, record)
        if len(carried(back.values, record)) > len(fields):
            best, fields = line, carried(back.values, record)
    return best, fields


def line_of(session: Session, key: str, record: r.AnswerRecord) -> str:
    """Return the line that would make this record, for Up and for editing in place.

    Fields of `writing.FORM_ONLY` are left out; `reenter` keeps them.
    """
    return _line_and_fields(session, key, record)[0]


def reenter(session: Session, key: str, position: int, line: str) -> Entered:
    """Replace the record at this position (from 0) by its edited line; fields no line shows are kept.

    Refused with a sentence, and nothing changed, when the line is no record of the question. Never raises.
    """
    text = tidy(session, line)
    before = records(session, key)
    if not 0 <= position < len(before):
        return Entered(session=session, kind="refused", problem="That line is not there any more.")
    old = before[position]
    if not text or len(text) > LONGEST_LINE:
        told = "Type the line, or press Esc to leave it as it was."
        return Entered(session=session, kind="refused", problem=told)
    reading = read_line(session, key, text)
    if len(reading.facts) != 1 or reading.ties or reading.votes or reading.own:
        told = reading.why or FRAMES[key].wants
        return Entered(session=session, kind="refused", problem=told, readings=reading.meant)
    read = reading.facts[0]
    _, shown = _line_and_fields(session, key, old)
    kept = {
        spec.name: value
        for spec in fields_of(type(old))
        if spec.name not in shown and (value := getattr(old, spec.name)) is not None
    }
    named = with_named(session, read.new_items, read.new_cases)
    try:
        after = replace_record(named, key, position, type(old)(**(kept | read.values)))
    except Refused as reason:
        return Entered(session=session, kind="refused", problem=str(reason))
    return Entered(
        session=after, kind="changed", position=position, created=read.created, notice=" ".join(read.open)
    )


def sort_line(session: Session, key: str, position: int, line: str) -> Entered:
    """Take a line to sort (at this position, from 0) again as it was now typed; it waits on if need be."""
    text = tidy(session, line)
    given = answer(session, key)
    if given is None or not 0 <= position < len(given.to_sort):
        return Entered(session=session, kind="refused", problem="That line is not there any more.")
    entered = enter(delete_to_sort(session, key, position), key, text)
    if entered.kind in ("to-sort", "refused"):
        kept = replace_to_sort(session, key, position, text) if text else session
        return structs.replace(entered, session=kept, position=position)
    return entered


_BULLET = re.compile(r"^\s*(?:[-–]\s+)(?=\d)")


def rows_of(text: str) -> list[list[str]]:
    """Return pasted text as rows of cells: spreadsheet cells part at tabs, quoted ones may hold line ends."""
    if "\t" in text and text.count('"') % 2 == 0:
        try:
            rows = list(csv.reader(text.splitlines(keepends=True), delimiter="\t"))
        except csv.Error:
            rows = [line.split("\t") for line in text.splitlines()]
    else:
        rows = [line.split("\t") for line in text.splitlines()]
    tidied = [[" ".join(on_one_line(cell).split()) for cell in row] for row in rows]
    return [[_BULLET.sub("", without_list_mark(row[0])), *row[1:]] for row in tidied if any(row)]


#: What people write above the first column.
_FIRST = frozenset(
    ("thing", "name", "case", "what", "who", "lever", "job", "function", "decision", "initiative", "item")
)


def _heading(key: str, row: list[str]) -> list[FieldSpec | None] | None:
    """Return the field of each column when a row is a heading (None: what the line is about)."""
    specs = {norm(word): spec for spec in fields_of(FRAMES[key].struct) for word in (spec.label, spec.key)}
    slots = {place.field for place in PLACES[FRAMES[key].subject]}
    found: list[FieldSpec | None] = []
    for cell in row:
        spec = specs.get(norm(cell))
        if spec is None and norm(cell) not in _FIRST:
            return None
        found.append(None if spec is None or spec.name in slots else spec)
    return found if len(row) > 1 and any(found) else None


def enter_many(session: Session, key: str, text: str) -> EnteredMany:
    """Take many lines, or spreadsheet cells, one record a row; a heading row names the columns.

    Bullets and numbers before a line are dropped, empty rows passed over. Never raises for any text.
    """
    each: list[Entered] = []
    rows = rows_of(text)
    heading = _heading(key, rows[0]) if len(rows) > 1 else None
    for row in rows[1:] if heading else rows:
        cells = [quoted(cell) if ">" in cell and len(row) > 1 else cell for cell in row]
        if heading:
            cells = [
                f"{spec.key}: {cell}" if spec is not None and cell else cell
                for spec, cell in zip(heading, cells, strict=False)
            ]
        entered = enter(session, key, " > ".join(cell for cell in cells if cell))
        if entered.kind != "refused":
            each.append(entered)
            session = entered.session
    return EnteredMany(session, tuple(each))
