"""Lines back from records, records changed by their edited line, and many lines pasted at once."""

import csv
import re

from msgspec import Struct, structs

from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import Refused, delete_to_sort, replace_record, replace_to_sort
from spm_tui.workshop.entry.draft import Draft
from spm_tui.workshop.entry.entering import GRAMMARS, LONGEST_LINE, Entered, enter, read_line, readings, tidy
from spm_tui.workshop.entry.grammar import NotUnderstood
from spm_tui.workshop.entry.known import Wrong
from spm_tui.workshop.entry.parts import quoted
from spm_tui.workshop.entry.vocabulary import norm
from spm_tui.workshop.entry.writing import carried, complete, long, one_line, short
from spm_tui.workshop.fields import FieldSpec, fields_of
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


def _read_back(session: Session, key: str, line: str) -> Draft | None:
    if len(line) > LONGEST_LINE or tidy(line) != line:
        return None
    try:
        return read_line(session, GRAMMARS[key], line)
    except (NotUnderstood, Wrong):
        return None


def _line_and_fields(session: Session, key: str, record: r.Record) -> tuple[str, frozenset[str]]:
    """Return the best line of a record and the fields it really carries when it is read back."""
    slots = tuple(slot.field for slot in GRAMMARS[key].slots)
    record = one_line(record)
    written = short(session, record)
    best, fields = written, frozenset[str]()
    for line in (written, long(session, record, slots)):
        draft = _read_back(session, key, line)
        if draft is None:
            continue
        if complete(draft, record):
            return line, carried(draft, record)
        if len(carried(draft, record)) > len(fields):
            best, fields = line, carried(draft, record)
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
    text = tidy(line)
    before = records(session, key)
    if not 0 <= position < len(before):
        return Entered(session=session, kind="refused", problem="That line is not there any more.")
    old = before[position]
    try:
        if not text or len(text) > LONGEST_LINE:
            raise NotUnderstood("Type the line, or press Esc to leave it as it was.")
        draft = read_line(session, GRAMMARS[key], text)
        _, shown = _line_and_fields(session, key, old)
        kept = {
            spec.name: value
            for spec in fields_of(type(old))
            if spec.name not in shown and (value := getattr(old, spec.name)) is not None
        }
        record = type(old)(**(kept | draft.values))
        after = replace_record(draft.commit(), key, position, record)
    except (NotUnderstood, Wrong, Refused) as reason:
        may_be = readings(text, reason)
        return Entered(session=session, kind="refused", problem=str(reason), readings=may_be)
    return Entered(
        session=after,
        kind="changed",
        position=position,
        created=draft.created(),
        notice=" ".join(draft.notices),
    )


def sort_line(session: Session, key: str, position: int, line: str) -> Entered:
    """Take a line to sort (at this position, from 0) again as it was now typed; it waits on if need be."""
    text = tidy(line)
    given = answer(session, key)
    if given is None or not 0 <= position < len(given.to_sort):
        return Entered(session=session, kind="refused", problem="That line is not there any more.")
    entered = enter(delete_to_sort(session, key, position), key, text)
    if entered.kind in ("to-sort", "refused"):
        kept = replace_to_sort(session, key, position, text) if text else session
        return structs.replace(entered, session=kept, position=position)
    return entered


_BULLET = re.compile(r"^\s*(?:[-*•·–]\s+|\d{1,3}[.)]\s+)")


def rows_of(text: str) -> list[list[str]]:
    """Return pasted text as rows of cells: spreadsheet cells part at tabs, quoted ones may hold line ends."""
    if "\t" in text and text.count('"') % 2 == 0:
        try:
            rows = list(csv.reader(text.splitlines(keepends=True), delimiter="\t"))
        except csv.Error:
            rows = [line.split("\t") for line in text.splitlines()]
    else:
        rows = [line.split("\t") for line in text.splitlines()]
    tidied = [[" ".join(tidy(cell).split()) for cell in row] for row in rows]
    return [[_BULLET.sub("", row[0]), *row[1:]] for row in tidied if any(row)]


#: What people write above the first column.
_FIRST = frozenset(
    ("thing", "name", "case", "what", "who", "lever", "job", "function", "decision", "initiative", "item")
)


def _heading(key: str, row: list[str]) -> list[FieldSpec | None] | None:
    """Return the field of each column when a row is a heading (None: what the line is about)."""
    specs = {norm(word): spec for spec in fields_of(GRAMMARS[key].struct) for word in (spec.label, spec.key)}
    slots = {slot.field for slot in GRAMMARS[key].slots}
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
