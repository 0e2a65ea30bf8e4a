"""The firm session: a session without the evidence that rests on gut feel."""

from functools import cache
from typing import Any, TypeVar, cast

from msgspec import Struct, structs

from spm_tui.diagnosis.record_keys import FIRM
from spm_tui.memo import of_part
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.session import RECORD_LISTS, AnswerT, Session, answer

StructT = TypeVar("StructT", bound=Struct)


@cache
def _evidence(struct: type[Struct]) -> tuple[dict[str, None], bool]:
    """Return the evidence fields of a Struct as blanks, and whether one of them is required."""
    found = [spec for spec in fields_of(struct) if spec.evidence]
    return {spec.name: None for spec in found}, any(spec.required for spec in found)


@of_part(8192)
def _blanked(value: Struct) -> Struct:
    """Return a record without its evidence: the same one for the same record, as the rest is shared by it."""
    blanks, _ = _evidence(type(value))
    if all(getattr(value, name) is None for name in blanks):
        return value
    return structs.replace(value, **blanks)


def _without_evidence(value: StructT) -> StructT:
    return cast("StructT", _blanked(value))


def _same_or(found: list[StructT], given: tuple[StructT, ...]) -> tuple[StructT, ...]:
    """Return the given tuple itself when nothing changed, so that what rests on it is shared."""
    same = len(found) == len(given) and all(a is b for a, b in zip(found, given, strict=True))
    return given if same else tuple(found)


@of_part()
def _firm_records(given: tuple[r.AnswerRecord, ...]) -> tuple[r.AnswerRecord, ...]:
    found: list[r.AnswerRecord] = []
    for record in given:
        if record.basis in FIRM:
            found.append(record)
        elif not _evidence(type(record))[1]:
            found.append(_without_evidence(record))
    return _same_or(found, given)


@of_part()
def _firm_items(given: tuple[r.Item, ...]) -> tuple[r.Item, ...]:
    return _same_or([_without_evidence(i) if i.basis == "hunch" else i for i in given], given)


@of_part()
def _firm_ties(given: tuple[r.Tie, ...]) -> tuple[r.Tie, ...]:
    return _same_or([tie for tie in given if tie.basis != "hunch"], given)


def _firm_answer(question: str, given: AnswerT) -> AnswerT:
    name = RECORD_LISTS[question][0]
    before = getattr(given, name)
    after = _firm_records(before)
    changed: dict[str, Any] = {} if after is before else {name: after}
    if given.basis not in FIRM:
        blanks, _ = _evidence(type(given))
        changed |= {name: None for name in blanks if getattr(given, name) is not None}
    return structs.replace(given, **changed) if changed else given


@of_part()
def without_gut_feel(session: Session) -> Session:
    """Return the session without what only a gut feel supports; the very same session if that is nothing.

    Records with basis hunch or none lose their evidence (a record whose required field goes is left out),
    and so do `moved_work` and `reshaped` by the basis of their answer. Ties with basis hunch go, things
    with basis hunch lose people, wants, stage and run_people. Ties and things without basis stay.
    """
    answers = {
        key: after
        for key in ANSWER_KEYS
        if (given := answer(session, key)) is not None and (after := _firm_answer(key, given)) is not given
    }
    changed: dict[str, Any] = {}
    if answers:
        changed["answers"] = structs.replace(session.answers, **answers)
    if (items := _firm_items(session.items)) is not session.items:
        changed["items"] = items
    if (ties := _firm_ties(session.ties)) is not session.ties:
        changed["ties"] = ties
    return structs.replace(session, **changed) if changed else session
