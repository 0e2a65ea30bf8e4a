"""A record being read from a line: its values so far, what it would create, what was not understood."""

from collections.abc import Sequence
from copy import copy
from datetime import date
from math import isfinite
from typing import Any, Literal, cast

from msgspec import Struct

from spm_tui.text import fold
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.entry.known import Wrong
from spm_tui.workshop.entry.naming import Naming
from spm_tui.workshop.entry.parts import commas, is_quoted, unquote
from spm_tui.workshop.entry.quantities import day, quantity
from spm_tui.workshop.entry.vocabulary import NOT_KNOWN, norm, owner_of, word_of
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure


class Draft(Naming):
    """What a line has given so far. A draft never changes the session; `commit` adds what it creates."""

    def __init__(self, session: Session, struct: type[Struct]) -> None:
        super().__init__(session)
        self.struct = struct
        self.specs = {spec.name: spec for spec in fields_of(struct)}
        self.values: dict[str, Any] = {}
        self.mode: Literal["said", "seen"] = "said"
        self.marked = False  # a word said which mode it is
        self.understood = 0
        self.free = False  # what the line is about is any text: that alone is not understood
        self.unclear: tuple[str, ...] = ()

    def trial(self) -> "Draft":
        """Return a copy on which reading can be tried."""
        other = copy(self)
        other.values = dict(self.values)
        return other

    def take(self, other: "Draft") -> None:
        """Become what a trial has become."""
        self.__dict__.update(other.__dict__)

    def has(self, field: str) -> bool:
        """Tell whether the line has given this field already."""
        return field in self.values

    def keep(self, text: str) -> None:
        """Keep words in the note of the record."""
        before = self.values.get("note")
        self.values["note"] = f"{before}; {text}" if before else text

    def number(self, field: str, value: float, said: str = "") -> None:
        """Set a figure. Raises Wrong when it is out of the field's range."""
        spec = self.specs[field]
        low, high = spec.low, spec.high
        if not isfinite(value) or (low is not None and value < low) or (high is not None and value > high):
            raise Wrong(
                f"{figure(value) if isfinite(value) else 'That'} cannot be: {spec.label} goes from "
                f"{figure(low or 0)} to {figure(high)}."
            )
        if spec.form == "whole":
            if value != int(value):
                raise Wrong(f"{figure(value)} cannot be: {spec.label} is a whole number.")
            self.values[field] = int(value)
        else:
            self.values[field] = round(float(value), 1) if spec.unit == "people" else float(value)
        if said:
            self.keep(said)

    def add(self, field: str, values: Sequence[Any]) -> None:
        """Add to a list field; nothing added to nothing is an empty list: asked, none."""
        self.values[field] = tuple(dict.fromkeys((*(self.values.get(field) or ()), *values)))

    def value(self, field: str, text: str) -> bool:
        """Read a text as a field's value; False when it is none. Raises Wrong when it is out of range."""
        spec = self.specs[field]
        if not is_quoted(text) and norm(text) in NOT_KNOWN:
            self.unknown()
            return True
        if spec.many:
            return self._list(spec, text)
        read = self._one(spec, text)
        if read is None:
            return False
        if isinstance(read, (int, float)) and not isinstance(read, bool):
            self.number(field, read)
        else:
            self.values[field] = read
        return True

    def unknown(self) -> None:
        """The room was asked and does not know: the record is to be confirmed."""
        self.values.setdefault("to_confirm", True)

    def _list(self, spec: FieldSpec, text: str) -> bool:
        if not is_quoted(text) and norm(text) in ("none", "nothing"):
            self.add(spec.name, ())
            return True
        read = [self._one(spec, piece) for piece in commas(text)]
        if not read or any(one is None for one in read):
            return False
        self.add(spec.name, read)
        return True

    def _one(self, spec: FieldSpec, text: str) -> Any:
        plain = unquote(text).strip()
        if spec.form == "choice":
            found: Any = word_of(spec.choices, plain)
        elif spec.form in ("number", "whole"):
            found = in_unit(spec.unit, plain)
        elif spec.form == "date":
            found = day(plain)
        elif spec.ref:
            found = self.case(text) if spec.ref == "cases" else self.thing(text)
        elif spec.or_flag:
            found = {"yes": True, "no": False}.get(norm(text), plain or None)
        elif is_quoted(text):
            found = unquote(text) or None
        else:
            found = (owner_of(plain) if spec.offers else plain) or None
        return found

    def record(self) -> Struct:
        """Return the record. The required fields must be there."""
        return self.struct(**self.values)


def in_unit(unit: str, text: str) -> float | None:
    """Return the figure a text gives in the field's unit (a bare figure is in it), or None."""
    found = quantity(text)
    if found is None:
        return None
    if unit == "years" and found.unit == "months":
        return found.value / 12
    own = "" if unit in ("years", "minutes", "") else unit
    return found.value if found.unit in ("", own) else None


def as_day(text: str) -> date | None:
    """Return the day in `on 2026-03-01`, `on 1 March 2026`, or None."""
    return day(text.strip()[3:]) if fold(text).startswith("on ") else None


def kinds_but(*left_out: str) -> tuple[ItemKind, ...]:
    """Return the kinds of things without some, in the order of the file's list."""
    from_all = ("initiative", "product", "team", "skill", "platform", "system", "domain", "data", "operation",
                "workflow", "contract")  # fmt: skip
    return cast(tuple[ItemKind, ...], tuple(kind for kind in from_all if kind not in left_out))
