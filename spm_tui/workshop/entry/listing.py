"""Listing things quickly: typed or pasted, one or many a line, under headings, as bullets or cells."""

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from spm_tui.text import clean, fold
from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.choices import ITEM_KINDS, ItemKind
from spm_tui.workshop.entry.editing import rows_of
from spm_tui.workshop.entry.entering import enter_need, readings
from spm_tui.workshop.entry.needs import needs_verb
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.map_edits import set_item
from spm_tui.workshop.reading.known import Several, Wrong, known
from spm_tui.workshop.reading.labelled_parts import Labelled, after, in_range
from spm_tui.workshop.reading.listed import shortened
from spm_tui.workshop.reading.naming import with_kind
from spm_tui.workshop.reading.parts import SEMICOLON, commas, is_quoted, parts_of, split, unquote
from spm_tui.workshop.reading.quantities import Quantity, name_and_people, quantity
from spm_tui.workshop.reading.vocabulary import kind_by_name, kind_of, norm
from spm_tui.workshop.session import Session, items_by_id
from spm_tui.workshop.thing_names import names_of

_HEADING = re.compile(r"(?:#+\s*)?(?P<kind>[^:>,]+?)\s*:?\s*")
_KIND_FIRST = re.compile(r"(?P<kind>[\w -]+?)\s*:\s*(?P<rest>\S.*)")
_WANTS = re.compile(
    r"(?P<name>\S.*?)\s+(?:wants|is short of|short of)\s+(?P<wants>\S+(?:\s+people)?)", re.IGNORECASE
)
_FIGURES = ("people", "wants")


class Listed(NamedTuple):
    """The session with what was listed, one sentence on it, and the lines that could not be read.

    Where the first of these names one of several, `readings` are (how it is written, the line that means it).
    """

    session: Session
    told: str
    left: tuple[str, ...]
    readings: tuple[tuple[str, str], ...] = ()


class _NotListed(Exception):  # noqa: N818  # an answer to the room, not a fault of the program
    """A row that is no thing and no need."""

    def __init__(self, problem: str, readings: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(problem)
        self.readings = readings


def list_things(session: Session, text: str) -> Listed:
    """List things and needs from text: `team: Fleet 6, Berth 4`, `Fleet team 8 people`, `A needs B`.

    A line that only names a kind (`Teams:`) is a heading for what follows. Spreadsheet rows hold name,
    kind and people in any order. A thing that is there already takes the new figures. Never raises.
    """
    before = session
    heading: ItemKind | None = None
    left: list[str] = []
    reasons: list[str] = []
    may_be: list[tuple[tuple[str, str], ...]] = []
    for row in _rows(text):
        line = " > ".join(cell for cell in row if cell)
        kind = _heading(line)
        if kind is not None:
            heading = kind
            continue
        if _titles(row):
            continue
        try:
            session = _row(session, *_in_short(session, row, line, heading), heading)
        except (Wrong, Refused, _NotListed) as reason:
            left.append(line)
            reasons.append(str(reason))
            may_be.append(reason.readings if isinstance(reason, _NotListed) else readings(line, reason))
    return Listed(session, _told(before, session, left, reasons), tuple(left), may_be[0] if may_be else ())


def _rows(text: str) -> list[list[str]]:
    """Return the rows of a list: lines or spreadsheet rows; `;` parts a line as a new line would."""
    rows: list[list[str]] = []
    for row in rows_of(text):
        rows += [row] if len(row) > 1 else [[part.text] for part in split(row[0], SEMICOLON)]
    return rows


def _heading(line: str) -> ItemKind | None:
    """Return the kind a heading names; a name without a colon or `#` is one only in the plural."""
    match = _HEADING.fullmatch(line)
    kind = kind_of(match["kind"]) if match else None
    marked = line.rstrip().endswith(":") or line.startswith("#") or fold(line).endswith("s")
    return kind if marked or kind in ("data", "skill") else None


def _titles(row: list[str]) -> bool:
    """Tell whether a spreadsheet row holds the titles of the columns."""
    titles = {
        "name", "kind", "people", "thing", "type", "id", "wants", "still short of", "team size", "size",
        "from", "to", "needs", "need", "who", "fte", "headcount", "heads", "depends on", "uses", "on",
    }  # fmt: skip
    return len(row) > 1 and all(norm(cell) in titles for cell in row if cell)


def _in_short(session: Session, row: list[str], line: str, heading: ItemKind | None) -> tuple[list[str], str]:
    """Return a row and its line, a sentence put into the short form of a list. Raises _NotListed for talk."""
    if len(row) > 1 or known(session).items.exact(line) is not None:
        return row, line
    short = shortened(session, line, kind_of, headed=heading is not None)
    if short.refused:
        raise _NotListed(short.refused)
    return [short.line], short.line


def _row(session: Session, row: list[str], line: str, heading: ItemKind | None) -> Session:
    if len(row) > 1 and (made := _cells(session, row, heading)) is not None:
        return made
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
        return _row(session, [line], f"{match['kind']} > {match['rest']}", heading)
    rest = match["rest"] if match is not None and kind is not None else line
    if kind is None and (again := _kind_before(session, line)) is not None:
        kind, rest = again
    return _things(session, _pieces(session, rest), kind or heading)


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
    return (text,) if known(session).items.knows(text) else commas(text)


def _cells(session: Session, row: list[str], heading: ItemKind | None) -> Session | None:
    """Read a spreadsheet row of name, kind and people (then people wanted), in any order; else None."""
    cells = [cell for cell in row if cell]
    figures = [
        found for cell in cells if (found := quantity(cell)) is not None and found.unit in ("", "people")
    ]
    words = [cell for cell in cells if kind_of(cell) is not None]
    names = [cell for cell in cells if quantity(cell) is None and kind_of(cell) is None]
    if not names and len(words) == 2:  # a team called Ops: the other cell is the plain word for a kind
        names = [cell for cell in words if fold(cell) not in ITEM_KINDS]
        words = [cell for cell in words if cell not in names]
    kinds = [kind for cell in words if (kind := kind_of(cell)) is not None]
    if len(names) != 1 or len(figures) > 2 or len(kinds) > 1 or len(cells) < 2:
        return None
    return _add(session, names[0], kinds[0] if kinds else heading, figures)[0]


def _figure(text: str) -> Quantity | None:
    found = quantity(text) or quantity(after("people|wants|still short of|short of", text) or "")
    return found if found is not None and found.unit in ("", "people") else None


def _things(session: Session, pieces: Iterable[str], kind: ItemKind | None) -> Session:
    last: str | None = None
    for piece in pieces:
        wants = after("wants|still short of|short of|needs", piece)
        short = quantity(wants) if wants is not None else None
        if short is not None and last is not None:
            session = _with_figure(session, last, "wants", short)
            continue
        found = _figure(piece)
        if found is not None and last is not None:
            session = _with_figure(session, last, "people", found)
            continue
        whole = is_quoted(piece) or known(session).items.knows(piece)
        match = None if whole else _WANTS.fullmatch(piece)
        name, people = (piece, None) if whole or match else _sized(session, piece, kind)
        session, last = _add(
            session, match["name"] if match else name, kind, [people] if people is not None else []
        )
        short = quantity(match["wants"]) if match else None
        if short is not None:
            session = _with_figure(session, last, "wants", short)
    return session


def _sized(session: Session, piece: str, kind: ItemKind | None) -> tuple[str, Quantity | None]:
    """Split a figure of people off a name; a bare figure only of a team or skill: `Phase 2` is a name."""
    name, people = name_and_people(piece)
    if people is None or any(character.isalpha() for character in piece[len(name) :]):
        return name, people
    names = known(session).items
    said = kind if kind in ("team", "skill") else None
    of = with_kind(name)[1] or said or kind_by_name(name) or kind
    return (name, people) if names.knows(name) or of in ("team", "skill") else (piece, None)


def _add(session: Session, text: str, kind: ItemKind | None, figures: list[Quantity]) -> tuple[Session, str]:
    """Add a thing, or give the one of this name its figures: people, then how many more it could use."""
    draft = Labelled(session, "items", r.Item)
    names = draft.known.items
    name, told_kind = with_kind(text)
    by_name = kind_by_name(unquote(name))
    kind = told_kind or (by_name if figures and by_name in ("team", "skill") else kind)
    if kind is None:
        found = names.exact(name) or draft.create(name, by_name or "initiative")
    else:
        found = names.of_kind(name, kind)
        if found is None:
            with suppress(Several):  # several of this name, and none of this kind: this one is new
                found = names.same(name, (kind,))
        if found is None or names.by_id[found].kind != kind:
            found = draft.create(name, kind)
    if found is None:
        raise _NotListed(f'"{clean(name)}" is not a name.')
    session = draft.commit()
    for field, figure in zip(_FIGURES, figures, strict=False):
        session = _with_figure(session, found, field, figure)
    return session, found


def _with_figure(session: Session, item_id: str, field: str, figure: Quantity) -> Session:
    """Set a figure. The people of a team or skill are its size; of what runs, those it takes to run it."""
    item = items_by_id(session)[item_id]
    if field == "people" and item.kind not in ("team", "skill"):
        if item.kind in ("initiative", "product", "domain"):
            raise Wrong(
                f"Say whose people it takes, such as: {clean(item.name)} > Fleet team {figure.value:g}."
            )
        field = "run_people"
    spec = next(spec for spec in fields_of(r.Item) if spec.name == field)
    return set_item(session, item_id, **{field: in_range(spec, figure.value)})


def _told(before: Session, session: Session, left: list[str], reasons: list[str]) -> str:
    things, ties = len(session.items) - len(before.items), len(session.ties) - len(before.ties)
    said = []
    if things == 1:
        item, called = session.items[-1], names_of(session)
        kind = "" if called.apart(item.id) else f" ({item.kind})"
        said.append(f"{called.label(item.id)}{kind}")
    elif things:
        said.append(f"{things} things")
    if ties:
        said.append("1 need" if ties == 1 else f"{ties} needs")
    told = f"listed {' and '.join(said)}" if said else "" if session is before else "changed what was there"
    if left:
        waits = f"{len(left)} line{'s' if len(left) != 1 else ''} could not be read"
        why = next((reason for reason in reasons if reason), "It is no thing and no need.")
        told = f"{told}; {waits}: {why}" if told else f"{waits}: {why}"
    return told
