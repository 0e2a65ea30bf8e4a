"""A record being read from a line: its values so far, what it would create, what was not understood."""

import re
from collections.abc import Sequence
from copy import copy
from datetime import date
from math import isfinite
from typing import Any, Literal, cast

from msgspec import Struct, structs

from spm_tui.text import clean, fold, free_slug
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.entry.known import Known, Wrong, known
from spm_tui.workshop.entry.parts import commas, is_quoted, unquote
from spm_tui.workshop.entry.quantities import day, quantity
from spm_tui.workshop.entry.vocabulary import NOT_KNOWN, kind_by_name, kind_of, norm, owner_of, word_of
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure

LONGEST_NAME = 120
_KIND_AFTER = re.compile(r"^(?P<name>.*\S)\s+(?:as\s+(?:an?\s+)?(?P<kind>[\w -]+)|\((?P<bracket>[\w -]+)\))$")
#: A choice made by the context (a stop is of an initiative) before or after what the name itself tells.
Guess = Literal["context", "name"]


class Draft:
    """What a line has given so far. A draft never changes the session; `commit` adds what it creates."""

    def __init__(self, session: Session, struct: type[Struct]) -> None:
        self.session = session
        self.struct = struct
        self.known: Known = known(session)
        self.specs = {spec.name: spec for spec in fields_of(struct)}
        self.values: dict[str, Any] = {}
        self.mode: Literal["said", "seen"] = "said"
        self.marked = False  # a word said which mode it is
        self.understood = 0
        self.free = False  # what the line is about is any text: that alone is not understood
        self.unclear: tuple[str, ...] = ()
        self.notices: tuple[str, ...] = ()
        self.new_items: tuple[r.Item, ...] = ()
        self.new_cases: tuple[r.Case, ...] = ()

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

    def notice(self, sentence: str) -> None:
        """Keep a remark for the room; it never stops the line."""
        if sentence not in self.notices:
            self.notices = (*self.notices, sentence)

    def keep(self, text: str) -> None:
        """Keep words in the note of the record."""
        before = self.values.get("note")
        self.values["note"] = f"{before}; {text}" if before else text

    # --- values -----------------------------------------------------------------------------------

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

    # --- names ------------------------------------------------------------------------------------

    def thing(
        self, text: str, kinds: Sequence[str] = (), new: ItemKind = "initiative", guess: Guess = "name"
    ) -> str | None:
        """Return the id of the thing meant, created in the draft when it is new; None when it is no name.

        `kinds` limits what is found by less than a whole name; `new` is the kind of a new thing, before or
        after what its name tells (`guess`). `Paym as team` says the kind itself, and creates.
        """
        names = self.known.items
        found = names.exact(text, kinds)
        if found is not None:
            return found
        name, kind = with_kind(text)
        found = names.exact(name, kinds) if kind else names.find(text, kinds)
        if found is not None:
            return found
        by_name = kind_by_name(unquote(name)) if guess == "name" else None
        return self.create(name, kind or by_name or new)

    def create(self, text: str, kind: ItemKind) -> str | None:
        """Return the id of a new thing of this name (once a draft), or None when it is no name."""
        names = self.known.items
        name = unquote(text).strip()
        mine = next((item.id for item in self.new_items if fold(item.name) == fold(name)), None)
        if mine is not None or not nameable(name, quoted=is_quoted(text)):
            return mine
        self._near(name, names.near_miss(name))
        taken = [*names.by_id, *(item.id for item in self.new_items)]
        item = r.Item(id=free_slug(name, taken), name=name, kind=kind)
        self.new_items = (*self.new_items, item)
        return item.id

    def kind(self, identity: str) -> str:
        """Return the kind of a known or new thing."""
        for item in self.new_items:
            if item.id == identity:
                return item.kind
        return self.known.items.by_id[identity].kind

    def name(self, identity: str) -> str:
        """Return the name of a known or new thing or case."""
        new_names = {new.id: new.name for new in self.new_items} | {
            new.id: new.name for new in self.new_cases
        }
        if identity in new_names:
            return new_names[identity]
        for names in (self.known.items, self.known.cases):
            if identity in names.by_id:
                return names.by_id[identity].name
        return identity

    def case(self, text: str) -> str | None:
        """Return the id of the case meant, created in the draft when it is new; None when it is no name."""
        names = self.known.cases
        found = names.find(text)
        plain = unquote(text).strip()
        if found is not None:
            return found
        mine = next((case.id for case in self.new_cases if fold(case.name) == fold(plain)), None)
        if mine is not None or not nameable(plain, quoted=is_quoted(text)):
            return mine
        self._near(plain, names.near_miss(plain))
        taken = [*names.by_id, *(case.id for case in self.new_cases)]
        case = r.Case(id=free_slug(plain, taken), name=plain)
        self.new_cases = (*self.new_cases, case)
        return case.id

    def _near(self, name: str, near: Any) -> None:
        if near is not None:
            self.notice(f'"{clean(name)}" is new; if it is "{clean(near.name)}", put the two together.')

    # --- the end ----------------------------------------------------------------------------------

    def record(self) -> Struct:
        """Return the record. The required fields must be there."""
        return self.struct(**self.values)

    def created(self) -> tuple[tuple[str, str], ...]:
        """Return (table, id) of everything the draft creates."""
        return (
            *(("items", item.id) for item in self.new_items),
            *(("cases", case.id) for case in self.new_cases),
        )

    def commit(self) -> Session:
        """Return the session with the things and cases this draft creates."""
        if not self.new_items and not self.new_cases:
            return self.session
        return structs.replace(
            self.session,
            items=(*self.session.items, *self.new_items),
            cases=(*self.session.cases, *self.new_cases),
        )


def with_kind(text: str) -> tuple[str, ItemKind | None]:
    """Split `Paym as team` or `Paym (team)` into the name and the kind; None where no kind is said."""
    match = None if is_quoted(text) else _KIND_AFTER.match(text)
    kind = kind_of(match["kind"] or match["bracket"]) if match else None
    return (match["name"], kind) if match and kind else (text, None)


def nameable(text: str, *, quoted: bool = False) -> bool:
    """Tell whether a text can be a name: not too long, some letter, no question (unless quoted)."""
    return 0 < len(text) <= LONGEST_NAME and (
        quoted or (any(ch.isalpha() for ch in text) and not text.endswith("?") and text[0] != "#")
    )


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
