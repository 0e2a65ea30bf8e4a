"""A line in parts that says what stays: `stays > Position hub 2.5 > Vessel desk 1 by Fleet > paid by ?`.

What it gives is read here, with the labels, names and figures of the other lines; `staying` makes the ties.
"""

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from spm_tui.text import clean
from spm_tui.workshop import records as r
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.known import NotUnderstood, known
from spm_tui.workshop.reading.labelled_parts import Labelled, after, in_range
from spm_tui.workshop.reading.line_figures import figures_of
from spm_tui.workshop.reading.mentions import mentions_of
from spm_tui.workshop.reading.names import PART, name_index
from spm_tui.workshop.reading.part_labels import NOT_KNOWN
from spm_tui.workshop.reading.parts import commas, is_quoted, parts_of, unquote
from spm_tui.workshop.reading.quantities import name_and_people
from spm_tui.workshop.reading.sized import sized
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.reading.vocabulary import basis_of, kind_by_name, norm, owner_of
from spm_tui.workshop.session import Session, records

_STAYS = re.compile(r"(?:still )?stays?\b\s*:?\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_OF = re.compile(r"(?P<name>.*\S)\s+stays?", re.IGNORECASE)


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
    for piece in _joined(session, pieces):
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
    match = re.fullmatch(r"(?P<rest>.*\S)\s+(?:by|from|of)\s+(?P<team>\S.*)", piece, re.IGNORECASE)
    if match is not None and names.known.items.find(match["team"], ("team", "skill")) is not None:
        piece, team = match["rest"], names.known.items.find(match["team"], ("team", "skill"))
    name, people = (piece, None) if names.known.items.knows(piece) else _with_people(names.session, piece)
    found = names.thing(name, (), kind_by_name(name) or "system")
    if found is None:
        raise NotUnderstood(f'"{clean(name)}" is not a name.')
    if people is not None:
        in_range(names.specs["people"], people)
    return found, people, team


def _with_people(session: Session, piece: str) -> tuple[str, float | None]:
    """Return (name, people), the figure as it is said: `Position hub, about two people`."""
    tokens = tokens_of(piece)
    mentions = mentions_of(piece, tokens, name_index(session))
    longest = [one for one in mentions if one.first == 0 and one.score > PART][:1]
    said = None if '"' in piece else sized(piece, tokens, longest, session.created)
    if said is not None:
        return said[0], round(said[1], 1)
    name, people = name_and_people(piece)
    return name, people.value if people is not None else None


def _joined(session: Session, pieces: Sequence[str]) -> list[str]:
    """Return the pieces with those that are only a figure put behind the thing before them."""
    found: list[str] = []
    for piece in pieces:
        tokens = tokens_of(piece)
        figure = next(iter(figures_of(tokens, session.created)), None)
        leads = figure is not None and all(token.text in FILLERS for token in tokens[: figure.first])
        counts = leads and figure is not None and figure.unit in ("people", "")
        if found and counts and not known(session).items.knows(piece):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found
