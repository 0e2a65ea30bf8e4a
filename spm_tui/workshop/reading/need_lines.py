"""A line that says what needs what and how many people: `Live tracking needs Position hub, Fleet 6`.

Read as the parts of every other line are: labels, figures and words of the tables in `part_labels`, names by
`list_names`.
"""

from typing import Any, Final

from msgspec import Struct

from spm_tui.workshop import records as r
from spm_tui.workshop.reading.known import NotUnderstood, Wrong
from spm_tui.workshop.reading.labelled_parts import Labelled, after, in_range, read_alone
from spm_tui.workshop.reading.list_names import needed_thing, needing_thing
from spm_tui.workshop.reading.need_verbs import ends_of, needs_verb
from spm_tui.workshop.reading.part_labels import RUNS_ITSELF
from spm_tui.workshop.reading.parts import commas, is_quoted, parts_of, several
from spm_tui.workshop.reading.quantities import Quantity, name_and_people, quantities, quantity
from spm_tui.workshop.reading.vocabulary import norm
from spm_tui.workshop.session import Session

#: In a question a sentence may contain "needs" by chance; more words than these are talk, not a name.
_LONGEST_TALKED_NAME: Final = 6


class Needs(Struct, frozen=True):
    """What a line of needs gives: ties (with only the fields it gave) and things created."""

    named: Labelled
    ties: tuple[dict[str, Any], ...]
    run_people: tuple[str, float] | None = None  # a thing that takes this many to run; 0: nobody


def read_needs(session: Session, line: str) -> Needs:
    """Read a line of needs. Raises NotUnderstood or Wrong, with a sentence."""
    found = ends_of(line)
    if found is None:
        raise NotUnderstood("It does not say what needs what.")
    start, parts = found
    named = Labelled(session, "ties", r.Tie)
    if len(several(start)) > 1 and not named.known.items.knows(start):
        raise NotUnderstood("Say for one thing at a time what it needs.")
    from_id = needing_thing(named, start)
    ties: list[dict[str, Any]] = []
    pieces = [piece for part in parts for piece in _pieces(named, part)]
    run_people = _nobody(from_id, pieces)
    if run_people is not None:
        return Needs(named, (), run_people)
    for piece in pieces:
        if read_alone(named, piece) or ("to" in named.values and _people(named, piece)):
            continue
        to, people = needed_thing(named, piece)
        if to == from_id:
            raise Wrong("A thing cannot need itself.")
        if named.kind(from_id) in ("team", "skill") and named.kind(to) in ("initiative", "product"):
            raise Wrong(f"Write it the other way round: {named.name(to)} > {named.name(from_id)}.")
        ties += [named.values] if "to" in named.values else []
        named.values = {"from_": from_id, "to": to}
        if people is not None:
            _take_people(named, people)
    if "to" not in named.values:
        raise NotUnderstood("It does not say what it needs.")
    return Needs(named, (*ties, named.values))


def _people(named: Labelled, piece: str) -> bool:
    """Read a bare figure after a team: `Live tracking > Fleet > 6`, as spreadsheet cells give it."""
    found = quantity(piece)
    if found is None or found.unit not in ("", "people") or "people" in named.values:
        return False
    if named.kind(named.values["to"]) not in ("team", "skill"):
        return False
    return named.put("people", piece)


def _take_people(named: Labelled, people: Quantity) -> None:
    named.values["people"] = in_range(named.specs["people"], people.value)
    if people.said:
        named.keep(people.said)


def _pieces(named: Labelled, part: str) -> tuple[str, ...]:
    """Split `Fleet 6, Berth 4`; words that are one text (`because ...`, a known name) stay whole."""
    whole = after("because|note", part) is not None or named.known.items.find(part) is not None
    return (part,) if whole or is_quoted(part) else commas(part)


def _nobody(from_id: str, pieces: list[str]) -> tuple[str, float] | None:
    """Read `Position hub > nobody`: asked, and nobody is needed to run it."""
    if len(pieces) != 1:
        return None
    if norm(pieces[0]) in RUNS_ITSELF:
        return from_id, 0.0
    found = quantities(pieces[0])
    return (from_id, found[0].value) if len(found) == 1 and found[0].unit == "people" else None


def says_needs(session: Session, line: str, *, arrows: bool = False) -> bool:
    """Tell whether a line typed under a question is one of needs and not talk or an answer.

    It must use a verb of needing between short names, one of them known; with `arrows` also
    `Tracking > Fleet team 6`, where the second is a known team or skill with a figure.
    """
    parts = parts_of(line)
    if not parts or parts[0].quoted:
        return False
    named = Labelled(session, "ties", r.Tie)
    names = named.known.items
    try:
        verb = needs_verb(parts[0].text)
        if verb is not None and not names.knows(parts[0].text):
            ends = (verb.start, *(name_and_people(end)[0] for end in several(verb.ends)))
            short = all(len(end.split()) <= _LONGEST_TALKED_NAME for end in ends)
            return short and any(names.find(end) is not None for end in ends)
        if arrows and len(parts) > 1:
            name, people = name_and_people(parts[1].text)
            return people is not None and (
                names.find(name, ("team", "skill")) is not None or norm(name).split()[-1:] == ["team"]
            )
    except Wrong:
        return False
    return False
