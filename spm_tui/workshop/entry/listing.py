"""Listing things quickly: typed or pasted, one or many a line, under headings, as bullets or cells."""

import re
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from msgspec import structs

from spm_tui.text import clean, fold
from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.entry.copied_things import WHOSE, head_of, is_without_subject, needs_of
from spm_tui.workshop.entry.editing import rows_of
from spm_tui.workshop.entry.entering import enter_need, readings
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.map_edits import add_case, new_case, set_item
from spm_tui.workshop.reading.answering import says_who_does, team_and_people
from spm_tui.workshop.reading.known import NotUnderstood, Wrong, known
from spm_tui.workshop.reading.labelled_parts import after, in_range
from spm_tui.workshop.reading.list_above import Above, expects, says_of_others
from spm_tui.workshop.reading.list_cells import (
    Cells,
    Need,
    cells_in,
    in_any_order,
    labelled_cells,
    under_one_sign,
    under_titles,
)
from spm_tui.workshop.reading.list_marks import without_list_mark
from spm_tui.workshop.reading.list_names import listed_thing, sized_name
from spm_tui.workshop.reading.listed import NEITHER, shortened
from spm_tui.workshop.reading.naming import Naming
from spm_tui.workshop.reading.need_reason import without_reason
from spm_tui.workshop.reading.need_verbs import needs_verb
from spm_tui.workshop.reading.parts import SEMICOLON, commas, is_quoted, parts_of, quoted, split
from spm_tui.workshop.reading.quantities import Quantity, name_and_people, quantity
from spm_tui.workshop.reading.vocabulary import kind_of
from spm_tui.workshop.session import Session, items_by_id
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import listed, plural

_KIND_FIRST = re.compile(r"(?P<kind>[\w -]+?)\s*:\s*(?P<rest>\S.*)")
_WANTS = re.compile(
    r"(?P<name>\S.*?)\s+(?:wants|is short of|short of)\s+(?P<wants>\S+(?:\s+people)?)", re.IGNORECASE
)


#: Kinds that take people of a team, and have none of their own.
#: So many new things are told by name and kind, for a kind that nobody said was guessed.
_SHOWN: Final = 3
_TAKES: Final = ("initiative", "product", "domain")
_UNSAID: Final = " people, not said whose"


class Listed(NamedTuple):
    """The session with what was listed, one sentence on it, and the lines that could not be read.

    Where the first of these names one of several, `readings` are (how it is written, the line that means it).
    `above` is what the next line of the list stands under.
    """

    session: Session
    told: str
    left: tuple[str, ...]
    readings: tuple[tuple[str, str], ...] = ()
    above: Above = Above()


class _NotListed(Exception):  # noqa: N818  # an answer to the room, not a fault of the program
    """A row that is no thing and no need."""

    def __init__(self, problem: str, readings: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(problem)
        self.readings = readings


def list_cases(session: Session, text: str) -> Listed:
    """Add each line of a text as a past case, without the signs of a list; one that is there stays."""
    lines = [without_list_mark(line).strip(" \t-*") for line in text.splitlines()]
    names = [line for line in lines if line]
    there = {fold(case.name) for case in session.cases}
    names = [name for name in dict.fromkeys(names) if fold(name) not in there]
    for name in names:
        session = add_case(session, new_case(session, name))
    return Listed(session, f"{plural(len(names), 'case')} listed.", ())


def list_things(session: Session, text: str, above: Above = Above()) -> Listed:  # noqa: B008  # frozen
    """List things and needs from text: `team: Fleet 6, Berth 4`, `Fleet team 8 people`, `A needs B`.

    A line that only names a kind (`Teams:`) is a heading for what follows. Spreadsheet rows hold name,
    kind and people in any order. A thing that is there already takes the new figures. `above` is what the
    lines before say of these. Never raises.
    """
    before = session
    left: list[str] = []
    reasons: list[str] = []
    may_be: list[tuple[tuple[str, str], ...]] = []
    for row in _rows(session, text):
        line = " > ".join(cell for cell in row if cell)
        under = says_of_others(session, row, line)
        if under is not None:
            above = under
            continue
        try:
            if len(row) == 1 and is_without_subject(line):
                session = _needs_of(session, above.thing, line)
                continue
            copied = head_of(line) if len(row) == 1 else None
            session = _copied(session, *copied) if copied else _row(session, row, line, above)
            name = copied[0] if copied else line
            above = structs.replace(above, asked=None, thing=known(session).items.same(name))
        except (Wrong, Refused, NotUnderstood, _NotListed) as reason:
            left.append(line)
            reasons.append(str(reason))
            may_be.append(reason.readings if isinstance(reason, _NotListed) else readings(line, reason))
    told = _told(before, session, left, reasons) or expects(session, above)
    return Listed(session, told, tuple(left), may_be[0] if may_be else (), above)


def _rows(session: Session, text: str) -> list[list[str]]:
    """Return the rows of a list: lines or spreadsheet rows; `;` parts a line as a new line would."""
    names = known(session).items
    rows: list[list[str]] = []
    for row in under_one_sign(rows_of(text)):
        if len(row) > 1:
            rows.append(row)
        elif (cells := cells_in(row[0], names)) is not None:
            rows.append(cells)
        else:
            rows += [[part.text] for part in split(row[0], SEMICOLON)]
    return rows


def _in_short(session: Session, line: str, heading: ItemKind | None) -> str:
    """Return a line with a sentence put into the short form of a list. Raises _NotListed for talk."""
    if known(session).items.exact(line) is not None:
        return line
    need, reason = without_reason(line)
    short = shortened(session, need, kind_of, headed=heading is not None)
    if reason and (short.refused or not is_need(session, short.line)):
        short, reason = shortened(session, line, kind_of, headed=heading is not None), ""
    if short.refused:
        raise _NotListed(short.refused)
    return f"{short.line} > because: {quoted(reason)}" if reason else short.line


def _row(
    session: Session,
    row: list[str],
    line: str,
    above: Above,
) -> Session:
    heading = above.heading
    if len(row) > 1:
        read = under_titles(row, above.titles, heading) if above.titles is not None else None
        read = in_any_order(row, heading) if read is None else read
        if isinstance(read, Need):
            line = " > ".join(quoted(end) for end in (read.start, read.end)) + f" > {read.people}"
        elif read is not None:
            return _cells(session, read)
    elif (said := labelled_cells(line)) is not None:
        return _cells(session, said)
    elif above.asked is not None and says_who_does(line):
        line = _answer_to(session, above.asked, line)
    else:
        line = _in_short(session, _kind_of_first(line), heading)
    if is_need(session, line):
        entered = enter_need(session, line)
        if entered.kind == "refused":
            raise _NotListed(entered.problem, entered.readings)
        return entered.session
    if len(row) > 1:
        raise _NotListed("It does not say which cell is the name.")
    match = _KIND_FIRST.fullmatch(line)
    kind = kind_of(match["kind"]) if match else None
    if match is not None and kind is None and known(session).items.find(match["kind"]) is not None:
        return _row(session, [line], f"{match['kind']} > {match['rest']}", above)
    rest = match["rest"] if match is not None and kind is not None else line
    if kind is None and (again := _kind_before(session, line)) is not None:
        kind, rest = again
    return _things(session, _pieces(session, rest), kind, heading)


def _copied(session: Session, name: str, kind: ItemKind, facts: dict[str, Any]) -> Session:
    """List a thing as it was copied, with its facts."""
    found = known(session).items.of_kind(name, kind)
    if found is None:
        session, found = _add(session, name, kind, counted=False, loose=True, row=session)
    there = items_by_id(session)[found]
    new = {field: value for field, value in facts.items() if getattr(there, field) != value}
    return set_item(session, found, **new) if new else session


def _needs_of(session: Session, thing: str | None, line: str) -> Session:
    """Add what a line under a thing says of its needs. Raises _NotListed where no thing stands above it."""
    if thing is None:
        raise _NotListed(WHOSE)
    for need in needs_of(session, thing, line):
        entered = enter_need(session, need)
        if entered.kind == "refused":
            raise _NotListed(entered.problem, entered.readings)
        session = entered.session
    return session


def _answer_to(session: Session, asked: str, line: str) -> str:
    """Return who runs a thing as a need, where a line answers that. Raises _NotListed where it does not."""
    said = team_and_people(session, line, asked)
    if said is None:
        raise _NotListed(NEITHER)
    people = f" {said[1]:g} people" if said[1] is not None else ""
    return f"#{asked} > #{said[0]}{people}"


def _kind_of_first(line: str) -> str:
    """Put a part that says the kind of the first into it: `Price book > kind system > Web 1`."""
    parts = parts_of(line)
    for part in parts[1:]:
        said = after("kind|type", part.text) or part.text
        if not part.quoted and (kind := kind_of(said)) is not None:
            rest = [one.text for one in parts[1:] if one is not part]
            return " > ".join((f"{parts[0].text} as {kind}", *rest))
    return line


def _kind_before(session: Session, line: str) -> tuple[ItemKind, str] | None:
    """Return (kind, rest) of a line that says the kind of a known thing before its name: `team Fleet 8`.

    Only of a known one: many names begin with such a word (`Data lake`).
    """
    first, _, rest = line.partition(" ")
    names, kind = known(session).items, kind_of(first)
    if kind is None or not rest or names.knows(name_and_people(line)[0]):
        return None
    named = name_and_people(_pieces(session, rest)[0])[0]
    return (kind, rest) if names.knows(named) else None


def is_need(session: Session, line: str) -> bool:
    """Tell whether a line of a list says what needs what, and not only what there is."""
    parts = parts_of(line)
    if known(session).items.knows(line):
        return False
    if parts and needs_verb(parts[0].text):
        return True
    return len(parts) > 1 and _figure(parts[1].text) is None


def _pieces(session: Session, text: str) -> tuple[str, ...]:
    """Split a list at commas, and at the last `and` where both sides end in a figure: `Web 4 and Data 2`."""
    if known(session).items.knows(text):
        return (text,)
    pieces: list[str] = []
    for piece in commas(text):
        before, _, behind = piece.rpartition(" and ")
        both = before and all(name_and_people(one)[1] is not None for one in (before, behind))
        pieces += (before, behind) if both and not is_quoted(piece) else (piece,)
    return tuple(pieces)


def _cells(session: Session, cells: Cells) -> Session:
    counted, before = cells.people is not None, session
    session, thing = _add(session, cells.name, cells.kind, counted=counted, loose=True, row=session)
    for field, given in (("people", cells.people), ("wants", cells.wants)):
        if given is not None:
            session = _with_figure(session, thing, field, given, row=before)
    return session


def _figure(text: str) -> Quantity | None:
    found = quantity(text) or quantity(after("people|wants|still short of|short of", text) or "")
    return found if found is not None and found.unit in ("", "people") else None


def _things(
    session: Session, pieces: Iterable[str], said: ItemKind | None, heading: ItemKind | None
) -> Session:
    """List things of the kind that is said, else of the heading's; what is known there keeps its own."""
    loose, row = said is not None or heading is not None, session
    last: str | None = None
    for piece in pieces:
        wants = after("wants|still short of|short of|needs", piece)
        short = quantity(wants) if wants is not None else None
        if short is not None and last is not None:
            session = _with_figure(session, last, "wants", short)
            continue
        found = _figure(piece)
        if found is not None and last is not None:
            session = _with_figure(session, last, "people", found, row=row)
            continue
        names, kind = known(session).items, said or heading
        whole = is_quoted(piece) or names.knows(piece)
        match = None if whole else _WANTS.fullmatch(piece)
        name, people = (piece, None) if whole or match else sized_name(Naming(session), piece, kind)
        name = match["name"] if match else name
        if said is None and kind is not None and names.knows(name) and names.of_kind(name, kind) is None:
            kind = None
        session, last = _add(session, name, kind, counted=people is not None, loose=loose, row=row)
        if people is not None:
            session = _with_figure(session, last, "people", people, row=row)
        short = quantity(match["wants"]) if match else None
        if short is not None:
            session = _with_figure(session, last, "wants", short)
    return session


def _add(
    session: Session, text: str, kind: ItemKind | None, *, counted: bool, loose: bool, row: Session
) -> tuple[Session, str]:
    """Add a thing, or find it; `row` is the session at the beginning of its row, whose names are in use."""
    naming = Naming(session)
    found = listed_thing(naming, text, kind, counted=counted, loose=loose, beside=row)
    return naming.commit(), found


def _with_figure(
    session: Session, item_id: str, field: str, figure: Quantity, row: Session | None = None
) -> Session:
    """Set a figure. The people of a team or skill are its size; of what runs, those it takes to run it.

    Of work that `row`, the session at the beginning of its row, does not hold they are kept as a note, until
    it is said whose they are. Raises Wrong for people of other work.
    """
    item = items_by_id(session)[item_id]
    if field == "people" and item.kind not in ("team", "skill"):
        if item.kind in _TAKES:
            if row is None or item_id in items_by_id(row):
                raise Wrong(_whose(item, f"{figure.value:g}"))
            return set_item(session, item_id, note=f"{figure.value:g}{_UNSAID}")
        field = "run_people"
    spec = next(spec for spec in fields_of(r.Item) if spec.name == field)
    return set_item(session, item_id, **{field: in_range(spec, figure.value)})


def _whose(item: r.Item, people: str) -> str:
    return f"Say whose people it takes, such as: {clean(item.name)} > X {people}, where X is the team."


def _whose_people(before: Session, session: Session) -> str:
    """Return what to say of the first new work whose people were counted, and not said whose they are."""
    there = items_by_id(before)
    for item in session.items:
        if item.id not in there and item.kind in _TAKES and (item.note or "").endswith(_UNSAID):
            return _whose(item, (item.note or "").removesuffix(_UNSAID))
    return ""


def _told(before: Session, session: Session, left: list[str], reasons: list[str]) -> str:
    things, ties = len(session.items) - len(before.items), len(session.ties) - len(before.ties)
    said = []
    if 0 < things <= _SHOWN:
        called = names_of(session)
        said += [
            f"{called.label(item.id)}{'' if called.apart(item.id) else f' ({item.kind})'}"
            for item in session.items[-things:]
        ]
    elif things:
        said.append(f"{things} things")
    if ties:
        said.append(plural(ties, "need"))
    told = f"listed {listed(said)}" if said else "" if session is before else "changed what was there"
    told = f"{told}. {whose}" if (whose := _whose_people(before, session)) else told
    if left:
        waits = f"{plural(len(left), 'line')} could not be read"
        why = next((reason for reason in reasons if reason), NEITHER)
        told = f"{told}; {waits}: {why}" if told else f"{waits}: {why}"
    return told
