"""A part of a line that says itself which field it fills (`paid by CFO`, `freed: money`, `on 2026-03-01`).

What it gives is exact: a name in quotes or `#id` is taken as it is, a value that cannot be is said.
"""

import re
from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import Any

from msgspec import Struct, structs

from spm_tui.workshop.amounts import read_amount
from spm_tui.workshop.dates import read_day
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.form_values import from_text
from spm_tui.workshop.reading.free import no_name
from spm_tui.workshop.reading.known import Wrong
from spm_tui.workshop.reading.naming import Naming
from spm_tui.workshop.reading.part_labels import (
    ALONE,
    ASKED,
    BEHIND,
    CHOSEN,
    CONFIRM_WITH,
    IMPLIED,
    LABELS,
    NOT_KNOWN,
    NOTE,
    TO_CONFIRM,
    WHOLE,
)
from spm_tui.workshop.reading.parts import commas, is_quoted, unquote
from spm_tui.workshop.reading.phrase_index import phrases_of
from spm_tui.workshop.reading.quantities import quantity
from spm_tui.workshop.reading.ranges import out_of_range
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.reading.vocabulary import basis_of, norm, owner_of, word_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import shown

#: A text behind a label that has no colon is short, or it is talk.
LONGEST_TEXT = 12


class Labelled(Naming):
    """What the labelled parts of a line have given: the values of one record, and the names they make."""

    def __init__(self, session: Session, key: str, struct: type[Struct]) -> None:
        super().__init__(session)
        self.key = key
        self.specs: dict[str, FieldSpec] = {spec.name: spec for spec in fields_of(struct)}
        self._by_words = labels_of(struct)
        self.values: dict[str, Any] = {}
        self.spoken = False  # arrows alone part it, as they do in shorthand
        self.implied: dict[str, Any] = {}  # what follows where the line says nothing else

    def read(self, text: str) -> bool:
        """Read a part; False where no label in it fits. Raises Wrong for a value that cannot be."""
        if is_quoted(text):
            return False
        if norm(text) in NOT_KNOWN:
            self.unknown()
            return True
        if (whole := whole_part(self.key, text)) and not whole.keys() & self.values.keys():
            self.values |= whole
            return True
        for attempt in (Labelled._by_key, Labelled._about, Labelled._by_label, Labelled._only_key):
            trial = copy(self)
            trial.values = dict(self.values)
            if attempt(trial, text):
                self.__dict__.update(trial.__dict__)
                return True
        return False

    def unknown(self) -> None:
        """The room was asked and does not know: the record is to be confirmed."""
        self.values.setdefault("to_confirm", True)

    def keep(self, text: str) -> None:
        """Keep words in the note of the record, once."""
        before = self.values.get("note")
        if not before or text not in before.split("; "):
            self.values["note"] = f"{before}; {text}" if before else text

    def put(self, field: str, text: str) -> bool:
        """Give a field the value of a text; False where it is none. Raises Wrong where it cannot be."""
        spec = self.specs[field]
        if not is_quoted(text) and (norm(text) in NOT_KNOWN or norm(text) in ASKED):
            self.unknown()
            return True
        if spec.many:
            return self._list(spec, text)
        if field in self.values:
            return False
        value = self._one(spec, text)
        if value is None:
            return False
        self.values[field] = value
        if spec.form in ("number", "whole") and (said := quantity(unquote(text))) is not None and said.said:
            self.keep(said.said)
        return True

    def _list(self, spec: FieldSpec, text: str) -> bool:
        if not is_quoted(text) and norm(text) in ("none", "nothing"):
            self.values.setdefault(spec.name, ())
            return True
        found = [self._one(spec, piece) for piece in commas(text)]
        if not found or any(one is None for one in found):
            return False
        self.values[spec.name] = tuple(dict.fromkeys((*self.values.get(spec.name, ()), *found)))
        return True

    def _one(self, spec: FieldSpec, text: str) -> Any:
        plain = unquote(text).strip()
        if spec.ref:
            return self.case(text) if spec.ref == "cases" else self.thing(text)
        if spec.form == "choice":
            return self._word(spec, plain)
        if spec.form in ("number", "whole"):
            return in_range(spec, read_amount(plain, spec.unit).value)
        if spec.form == "date":
            return read_day(plain, self.session.created, ahead=spec.ahead).day
        flags = {"yes": True, "no": False} if spec.or_flag else {}
        return flags.get(norm(text)) if norm(text) in flags else _text(spec, text)

    def _word(self, spec: FieldSpec, plain: str) -> Any:
        """Return the word of a closed list: as it is shown, or by any phrase of the question for it."""
        exact = from_text(structs.replace(spec, many=False), plain, self.session, self.session.created)
        if not exact.problem and norm(plain) in (norm(str(exact.value)), norm(shown(str(exact.value)))):
            return exact.value
        if self.key == "ties" or spec.name == "basis":
            return word_of(spec.choices, plain)
        words = [token.norm for token in tokens_of(plain)]
        meanings = phrases_of(self.key).get(words) if words else ()
        return next((value for _, value in meanings if value in spec.choices), None)

    # ---- the ways of saying which field

    def _by_key(self, text: str, *, strict: bool = False) -> bool:
        """Read `key: value` for any field; in a `strict` way what does not fit is said."""
        match = _KEY.fullmatch(text)
        spec = self._by_words.get(norm(match["key"])) if match else None
        if match is None or spec is None:
            return False
        if self.put(spec.name, match["rest"]):
            return True
        if strict:
            wanted = ", ".join(word.replace("_", " ") for word in spec.choices) or {
                "date": "a day such as 2026-11-01", "number": "a figure", "whole": "a whole number"
            }.get(spec.form, "a name")  # fmt: skip
            raise Wrong(f'"{match["rest"]}" does not fit {spec.label}; it takes {wanted}.')
        return False

    def _only_key(self, text: str) -> bool:
        return self._by_key(text, strict=True)

    def _about(self, text: str) -> bool:
        """Read what every record may say about itself: a day, a note, how we know, what to confirm."""
        if (day := after("on", text)) is not None and "on" not in self.values and any(map(str.isdigit, day)):
            found = read_day(day, self.session.created).day
            self.values |= {"on": found} if found is not None else {}
            return found is not None
        if (note := after(NOTE, text)) is not None:
            self.keep(unquote(note))
        elif norm(text) in TO_CONFIRM:
            self.values["to_confirm"] = True
        elif (whom := after(CONFIRM_WITH, text)) is not None:
            self.values["to_confirm"] = unquote(whom)
        elif (basis := basis_of(text)) is not None and "basis" not in self.values:
            self.values["basis"] = basis
        else:
            return False
        return True

    def _by_label(self, text: str) -> bool:
        for phrases, fields in LABELS.get(self.key, ()):
            rest = after(phrases, text)
            if rest is None:
                continue
            colon = text[: len(text) - len(rest)].rstrip().endswith((":", "="))
            for field in fields:
                if (colon or self._plain(self.specs[field], rest)) and self.put(field, rest):
                    name, implied = IMPLIED.get((self.key, field), ("", None))
                    self.implied = self.implied | ({name: implied} if name else {})
                    return True
        return False

    def _plain(self, spec: FieldSpec, text: str) -> bool:
        """Tell whether what follows a label without a colon may be its value, and is no sentence."""
        if spec.form != "text" or is_quoted(text) or norm(text) in NOT_KNOWN:
            return True
        marks = {token.norm for token in tokens_of(text)}
        if len(text.split()) > LONGEST_TEXT or marks & _NO_VALUE:
            return False
        return not ((spec.offers or spec.name == "waiting_for") and no_name(text, self.session.created))


def read_alone(named: Labelled, text: str) -> bool:
    """Read a part by its label, or by what it is: a word behind a value, a figure, a word of a closed list.

    False where none fits. Raises Wrong for a value that cannot be.
    """
    if named.read(text):
        return True
    for phrases, field in BEHIND.get(named.key, ()):
        match = re.fullmatch(rf"(?P<value>\S+)\s+(?:{phrases})", text, re.IGNORECASE)
        if match is not None:
            return named.put(field, match["value"])
    found = quantity(text)
    if found is not None:
        alone = ALONE.get(named.key, {}).get(found.unit)
        return alone is not None and named.put(alone, text)
    return any(named.put(field, text) for field in CHOSEN.get(named.key, ()))


def _text(spec: FieldSpec, text: str) -> str | None:
    if is_quoted(text):
        return unquote(text) or None
    return (owner_of(text) if spec.offers else text.strip()) or None


_NO_VALUE = frozenset(("if", "unless", "wenn", "falls", "would", "never"))
_KEY = re.compile(r"(?P<key>[^\W\d_][\w ,'’?-]{0,60}?)\s*[:=]\s*(?P<rest>\S.*)", re.DOTALL)


@cache
def labels_of(struct: type[Struct]) -> dict[str, FieldSpec]:
    """Return the fields of a record by their key in the file and their words on the screen."""
    found: dict[str, FieldSpec] = {}
    for spec in fields_of(struct):
        for word in (spec.key, spec.label):
            found.setdefault(norm(word), spec)
    return found


@cache
def _pattern(phrases: str) -> re.Pattern[str]:
    either = "|".join(
        r"[\s_-]+".join(map(re.escape, phrase.split()))
        for phrase in sorted(phrases.split("|"), key=len, reverse=True)
    )
    return re.compile(rf"(?:{either})(?:\s*[:=]\s*|\s+)(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL)


def after(phrases: str, text: str) -> str | None:
    """Return what follows one of the phrases (separated by `|`) at the start of a text, or None."""
    match = _pattern(phrases).fullmatch(text)
    return match["rest"].strip() if match else None


def in_range(spec: FieldSpec, value: float | None) -> float | int | None:
    """Return a figure as its field keeps it. Raises Wrong when it cannot be."""
    if value is None:
        return None
    if why := out_of_range(spec, value):
        raise Wrong(why)
    if spec.form == "whole":
        return int(value)
    return round(float(value), 1) if spec.unit == "people" else round(float(value), 3)


def has_label(key: str, text: str, phrases: Sequence[str] = ()) -> bool:
    """Tell whether a text is a label of the question and nothing else, as before a question mark."""
    plain = norm(text)
    every = "|".join((*(words for words, _ in LABELS.get(key, ())), *phrases))
    return plain in every.split("|")


def whole_part(key: str, text: str) -> dict[str, Any]:
    """Return the fields a part gives that is nothing but a few words: `neither`, `untended`."""
    plain = norm(text)
    return next((dict(given) for words, given in WHOLE.get(key, ()) if plain in words.split("|")), {})
