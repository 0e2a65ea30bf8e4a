"""The lines under a stop that say what stays: `stays > Position hub 2.5 > Vessel desk 1 > paid by ?`.

A thing that stays is run by people counted in the effort of what stops: a run tie to the team that gives
the stopped thing most people. No tie from the stopped thing is made: nothing said that it needs the thing,
and such a tie alone would make it leave together with the stop.
"""

import re
from typing import Any

from msgspec import Struct, structs

from spm_tui.text import clean
from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import Refused, delete_to_sort, replace_record
from spm_tui.workshop.entry.needs import kind_in, named
from spm_tui.workshop.reading.applying import tied
from spm_tui.workshop.reading.known import NotUnderstood, Wrong, known
from spm_tui.workshop.reading.labelled_parts import Labelled, after, in_range
from spm_tui.workshop.reading.part_labels import NOT_KNOWN
from spm_tui.workshop.reading.parts import commas, is_quoted, parts_of, unquote
from spm_tui.workshop.reading.quantities import name_and_people
from spm_tui.workshop.reading.staying import Stay, held_back, run_tie
from spm_tui.workshop.reading.vocabulary import basis_of, kind_by_name, norm, owner_of
from spm_tui.workshop.session import Session, answer, records

_STAYS = re.compile(r"(?:still )?stays?\b\s*:?\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_OF = re.compile(r"(?P<name>.*\S)\s+stays?", re.IGNORECASE)


class Waiting(Exception):  # noqa: N818  # an answer to the room, not a fault of the program
    """A line of what stays whose people's team is not known yet; `line` is what waits."""

    def __init__(self, line: str, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line


class Stays(Struct, frozen=True, kw_only=True):
    """A line of what stays, read but not yet applied."""

    names: Labelled
    stop: int  # position of the stop record
    things: tuple[tuple[str, float | None, str | None], ...]  # thing, people, team where it was named
    paid_by: str | None = None
    confirm: bool = False
    fields: dict[str, Any] = {}  # basis, because, note for the run ties


def split_stays(line: str) -> tuple[str, str] | None:
    """Return (what stands before `stays`, the line of what stays), or None when there is no such word."""
    parts = parts_of(line)
    for position, part in enumerate(parts):
        if part.quoted:
            continue
        if _STAYS.fullmatch(part.text) and not (position and re.fullmatch(r"stays?\s+[\d.,]+", part.text)):
            return line[: part.start].rstrip(" >;\t") if position else "", line[part.start :]
        if position == 0 and (match := _OF.fullmatch(part.text)) is not None:
            rest = line[part.end :].lstrip(" >;\t")
            return "", f"stays > {rest} > of {match['name']}"
    return None


def _stop_of(session: Session, named_item: str | None) -> int:
    stops = records(session, "stopping")
    for position in range(len(stops) - 1, -1, -1):
        stop = stops[position]
        if isinstance(stop, r.Stop) and (named_item is None or named_item in stop.items):
            return position
    raise NotUnderstood("Say first what stops, such as: Tracking > back 8 > 1 month.")


def read_stays(session: Session, line: str) -> Stays:
    """Read a line of what stays. Raises NotUnderstood or Wrong, with a sentence."""
    parts = [part.text for part in parts_of(line)]
    first = _STAYS.fullmatch(parts[0]) if parts else None
    if first is None:
        raise NotUnderstood("It does not say what stays.")
    pieces = [piece for part in (first["rest"], *parts[1:]) for piece in _pieces(session, part)]
    names = Labelled(session, "ties", r.Tie)
    things: list[tuple[str, float | None, str | None]] = []
    target: str | None = None
    paid: str | None = None
    confirm = False
    fields: dict[str, Any] = {}
    for piece in pieces:
        payer = after("paid by|run paid by|who pays", piece)
        if payer is not None:
            confirm = confirm or norm(payer) in NOT_KNOWN
            paid = paid if norm(payer) in NOT_KNOWN else owner_of(unquote(payer))
        elif (of := after("of|inside|in", piece)) is not None and names.known.items.find(of) is not None:
            target = names.known.items.find(of)
        elif not _about(fields, piece):
            things.append(_thing(names, piece))
    if not things and paid is None and not confirm:
        raise NotUnderstood("It does not say what stays.")
    return Stays(
        names=names, stop=_stop_of(session, target), things=tuple(things), paid_by=paid, confirm=confirm,
        fields=fields,
    )  # fmt: skip


def _pieces(session: Session, part: str) -> tuple[str, ...]:
    if not part.strip():
        return ()
    whole = is_quoted(part) or after("because|note", part) is not None
    return (part,) if whole or known(session).items.find(part) is not None else commas(part)


def _about(fields: dict[str, Any], piece: str) -> bool:
    for phrase in ("because", "note"):
        if (rest := after(phrase, piece)) is not None:
            fields[phrase] = unquote(rest)
            return True
    basis = basis_of(piece)
    if basis is not None:
        fields["basis"] = basis
    return basis is not None


def _thing(names: Labelled, piece: str) -> tuple[str, float | None, str | None]:
    """Read `Position hub 2.5`; `Position hub 2.5 by Fleet` names the team."""
    team: str | None = None
    match = re.fullmatch(r"(?P<rest>.*\S)\s+(?:by|from)\s+(?P<team>\S.*)", piece, re.IGNORECASE)
    if match is not None and names.known.items.find(match["team"], ("team", "skill")) is not None:
        piece, team = match["rest"], names.known.items.find(match["team"], ("team", "skill"))
    name, people = (piece, None) if names.known.items.knows(piece) else name_and_people(piece)
    found = names.thing(name, (), kind_by_name(name) or "system")
    if found is None:
        raise NotUnderstood(f'"{clean(name)}" is not a name.')
    if people is not None:
        in_range(names.specs["people"], people.value)
    return found, people.value if people is not None else None, team


def apply_stays(line: str, stays: Stays) -> Session:
    """Return the session with run ties for what stays, and who pays on the stop record.

    Raises Waiting where it is not certain whose people run a thing, Wrong when it is what stops.
    """
    session = stays.names.commit()
    stop = records(session, "stopping")[stays.stop]
    if not isinstance(stop, r.Stop):
        raise NotUnderstood("It does not say what stops.")
    for thing, people, team in stays.things:
        session = _with_run(session, stop, line, (thing, people, team), stays.fields)
    if stays.paid_by is not None:
        stop = structs.replace(stop, run_paid_by=stays.paid_by)
    elif stays.confirm and stop.to_confirm is None:
        stop = structs.replace(stop, to_confirm=True)
    return replace_record(session, "stopping", stays.stop, stop)


def _with_run(
    session: Session,
    stop: r.Stop,
    line: str,
    stays: tuple[str, float | None, str | None],
    fields: dict[str, Any],
) -> Session:
    thing, people, team = stays
    if thing in stop.items:
        raise Wrong(f'"{named(session, thing)}" is what stops; it cannot stay as well.')
    if kind_in(session, thing) in ("team", "skill"):
        return tied(session, held_back(session, thing, people, stop.items))
    tie = run_tie(session, thing, people, stop.items, team)
    if isinstance(tie, Stay):
        stopped = clean(", ".join(known(session).items.written(item) for item in stop.items[:1]))
        waits = line if any(after("of", part.text) for part in parts_of(line)) else f"{line} > of {stopped}"
        raise Waiting(waits, tie.why)
    if tie is None:
        return session
    note = "; ".join(text for text in (tie.note, fields.get("note")) if text) or None
    return tied(session, structs.replace(tie, **(fields | {"note": note})))


def stays_taken(
    session: Session, line: str, of: int | None = None
) -> tuple[int, tuple[tuple[str, str], ...], str, Session]:
    """Return (position of the stop, what was created, what to say, the session) after a line of what stays.

    `of` is the position of the stop where the line does not name it. Raises Waiting, NotUnderstood or Wrong.
    """
    if of is not None:
        stop = records(session, "stopping")[of]
        line = f"{line} > of #{stop.items[0]}" if isinstance(stop, r.Stop) else line
    stays = read_stays(session, line)
    after_it = apply_stays(line, stays)
    return stays.stop, stays.names.created(), " ".join(stays.names.notices), after_it


def sorted_stays(session: Session) -> Session:
    """Take the lines to sort that say what stays, where the people's team is known by now."""
    given = answer(session, "stopping")
    for line in given.to_sort if given is not None else ():
        cut = split_stays(line)
        if cut is None or cut[0]:
            continue
        try:
            *_, after_it = stays_taken(session, cut[1])
        except (NotUnderstood, Wrong, Waiting, Refused):
            continue
        now = answer(after_it, "stopping")
        if now is not None:
            session = delete_to_sort(after_it, "stopping", now.to_sort.index(line))
    return session


__all__ = ["Stays", "Waiting", "sorted_stays", "split_stays", "stays_taken"]
