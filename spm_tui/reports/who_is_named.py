"""Who is named in what leaves: roles as in the room, nobody, or also who said what. Pure."""

import re
from collections.abc import Callable, Iterator
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import Struct, structs

from spm_tui.diagnosis.lenses import Assumption
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import shown

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis
    from spm_tui.reports.output_formats import Names

_S = TypeVar("_S")

#: Fields of a diagnosis that hold keys and ids, never words.
_KEYS: Final = frozenset(
    {"key", "rule", "question", "finding", "findings", "subject", "state", "tone", "verdict", "lens", "items",
     "from_", "to", "theme", "stance", "assumption", "unit", "outcomes", "coverage"}
)  # fmt: skip
#: Decides nothing and is nobody's role.
_NO_ROLE: Final = frozenset({"nobody"})


def may_name(session: Session) -> bool:
    """Return whether the room was told who will see this: only then may it leave with who said what."""
    return session.consent is not None and bool(session.consent.seen_by)


def as_named(session: Session, diagnosis: "Diagnosis", names: "Names") -> tuple[Session, "Diagnosis"]:
    """Return an unsealed session and its diagnosis as they may leave.

    Private notes, what stands under `extra` and the marks of ballot files never leave. `roles` leaves out
    who said what and who gave which silent answer; `nobody` also has `role A`, `role B` in place of every
    role, the same letter for the same role; `names` keeps all of it and is for a session of which `may_name`
    is true.
    """
    rounds = tuple(structs.replace(one, taken=()) if one.taken else one for one in session.rounds)
    session = structs.replace(session, private={}, extra={}, rounds=rounds)
    if names == "names":
        return session, diagnosis
    session = _each(session, lambda spec, value: None if spec.name == "said_by" else value)
    ballots = tuple(
        structs.replace(one, participant=None, count=one.count or 1) if one.participant else one
        for one in session.ballots
    )
    if any(one.participant for one in session.ballots):
        session = structs.replace(session, ballots=ballots)
    if names == "roles":
        return session, diagnosis
    told = _without_roles(session)
    replaced = _each(session, lambda spec, value: told(value) if _is_words(spec) else value)
    replaced = structs.replace(replaced, participants=())  # even their ids name roles
    return replaced, _in_words(diagnosis, told)


def roles_in(session: Session) -> tuple[str, ...]:
    """Return every role a session names, as written, in the order in which they first stand there."""
    found = [participant.role for participant in session.participants]
    found += [str(value) for spec, value in _values(session) if spec.offers == "owners" and value]
    return tuple(dict.fromkeys(role for role in found if role.casefold() not in _NO_ROLE))


def _without_roles(session: Session) -> Callable[[str], str]:
    """Return what puts a letter in place of every role of a session."""
    letters: dict[str, str] = {}
    for role in roles_in(session):
        letters.setdefault(shown(role).casefold(), _letter(len(letters)))
    letters |= {role.casefold(): letters[shown(role).casefold()] for role in roles_in(session)}
    longest = sorted(letters, key=lambda role: (-len(role), role))
    if not longest:
        return lambda text: text
    either = "|".join(map(re.escape, longest))
    pattern = re.compile(rf"(?<!\w)(?:the |our )?({either})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: f"role {letters.get(found[1].casefold(), '?')}", text)


def _letter(number: int) -> str:
    tens, ones = divmod(number, len(ascii_uppercase))
    return (ascii_uppercase[tens - 1] if tens else "") + ascii_uppercase[ones]


def _is_words(spec: FieldSpec) -> bool:
    apart = spec.choices or spec.ref or spec.key in ("id", "finding", "field", "format")
    return spec.form == "text" and not apart


def _values(value: Struct) -> Iterator[tuple[FieldSpec, Any]]:
    for spec in fields_of(type(value)):
        given = getattr(value, spec.name)
        yield spec, given
        for inner in given if isinstance(given, tuple) else (given,):
            if isinstance(inner, Struct):
                yield from _values(inner)


def _each(value: _S, change: Callable[[FieldSpec, Any], Any]) -> _S:
    """Return records with every text in them changed by what `change` makes of it."""
    if isinstance(value, tuple):
        made = tuple(_each(one, change) for one in value)
        same = all(one is other for one, other in zip(made, value, strict=True))
        return value if same else made  # type: ignore[return-value] # what is kept of the same parts stays
    if not isinstance(value, Struct):
        return value
    changed: dict[str, Any] = {}
    for spec in fields_of(type(value)):
        given: Any = getattr(value, spec.name)
        if isinstance(given, str):
            new: Any = change(spec, given)
        elif isinstance(given, tuple) and given and isinstance(given[0], str):
            told = tuple(change(spec, one) for one in given)
            new = given if told == given else told
        else:
            new = _each(given, change)
        if new is not given:
            changed[spec.name] = new
    return structs.replace(value, **changed) if changed else value


def _holds_records(value: Any) -> bool:
    return isinstance(value, Struct) or (isinstance(value, tuple) and any(map(_holds_records, value)))


def _in_words(value: _S, told: Callable[[str], str]) -> _S:
    """Return a diagnosis in which every text, keys and ids apart, is what `told` makes of it."""
    if isinstance(value, str):
        return told(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_in_words(one, told) for one in value)  # type: ignore[return-value]
    if not isinstance(value, Struct):
        return value
    kept = _KEYS | ({"trail"} if isinstance(value, Assumption) else set())
    given = {field.name: getattr(value, field.name) for field in structs.fields(value)}
    changed = {
        name: _in_words(one, told) for name, one in given.items() if name not in kept or _holds_records(one)
    }
    return structs.replace(value, **changed)
