"""A thing copied from its list and pasted back: its name, kind and facts, then a line for each need."""

import re
from typing import Any, Final

from spm_tui.text import fold
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.reading.known import known
from spm_tui.workshop.reading.parts import quoted
from spm_tui.workshop.reading.vocabulary import kind_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import shown

#: What is said of a need that names nothing that needs it.
WHOSE: Final = "Say what needs it: its name stands before needs."
_HEAD: Final = re.compile(r"(?P<name>[^:>]+?) \((?P<kind>[\w -]+)\)(?:: (?P<facts>.+))?")
_NEED: Final = re.compile(r"needs (?P<names>\S.*)")
_NEEDED: Final = re.compile(r"needed by (?P<names>\S.*)")
_FACTS: Final = re.compile(r" \((?P<facts>[^()]*)\)$")
_FIGURES: Final = (
    ("people", re.compile(r"(\d+(?:\.\d+)?) (?:people|person)")),
    ("wants", re.compile(r"still short of (\d+(?:\.\d+)?)(?: people| person)?")),
    ("run_people", re.compile(r"run by (\d+(?:\.\d+)?) (?:people|person)")),
)


def head_of(line: str) -> tuple[str, ItemKind, dict[str, Any]] | None:
    """Return (name, kind, facts) of the first line of a copied thing; None where it is none."""
    match = _HEAD.fullmatch(line)
    kind = kind_of(match["kind"]) if match is not None else None
    if match is None or kind is None:
        return None
    facts: dict[str, Any] = {}
    for piece in (match["facts"] or "").split(", ") if match["facts"] else ():
        found = _fact(piece)
        if found is None:
            return None
        facts |= found
    return match["name"], kind, facts


def _fact(piece: str) -> dict[str, Any] | None:
    if piece == "short of nobody":
        return {"wants": 0.0}
    for field, pattern in _FIGURES:
        if (match := pattern.fullmatch(piece)) is not None:
            return {field: float(match[1])}
    for name in ("stage", "basis"):
        word = next((one for one in _spec(name).choices if fold(shown(one)) == fold(piece)), None)
        if word is not None:
            return {name: word}
    return None


def _spec(name: str) -> FieldSpec:
    return next(spec for spec in fields_of(r.Item) if spec.name == name)


def is_without_subject(line: str) -> bool:
    """Tell whether a line says what is needed, and not by what: `needs Fleet team (4 people)`."""
    return bool(_NEED.fullmatch(line) or _NEEDED.fullmatch(line))


def needs_of(session: Session, thing: str, line: str) -> tuple[str, ...]:
    """Return what a line under a copied thing says as needs with both ends; those that stand are left out."""
    there = {(tie.from_, tie.to) for tie in session.ties}
    names = known(session).items
    if (match := _NEEDED.fullmatch(line)) is not None:
        pairs = [(names.find(name), thing, name) for name in re.split(r", | and ", match["names"])]
        return tuple(
            f"{f'#{start}' if start else name} needs #{end}"
            for start, end, name in pairs
            if (start, end) not in there
        )
    match = _NEED.fullmatch(line)
    assert match is not None
    facts = _FACTS.search(match["names"])
    named = match["names"] if facts is None else match["names"][: facts.start()]
    found = names.find(named)
    if found is not None and (thing, found) in there and facts is None:
        return ()
    people = _FIGURES[0][1].fullmatch(facts["facts"]) if facts is not None else None
    if found is not None and (thing, found) in there and people is None:
        return ()  # more is known of it than a line of a list says
    if people is None:
        return (f"#{thing} > {f'#{found}' if found else quoted(match['names'])}",)
    return (f"#{thing} > {f'#{found}' if found else quoted(named)} > {people[1]}",)
