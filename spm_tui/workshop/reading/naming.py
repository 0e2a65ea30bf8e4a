"""The things and cases a line names: found among the known, or new and kept apart until Enter."""

import re
from collections.abc import Sequence
from typing import Any, Literal

from spm_tui.text import clean, fold, free_slug
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.map_edits import with_named
from spm_tui.workshop.reading.known import Known, known
from spm_tui.workshop.reading.parts import is_quoted, unquote
from spm_tui.workshop.reading.vocabulary import kind_by_name, kind_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of

LONGEST_NAME = 120
_KIND_AFTER = re.compile(r"^(?P<name>.*\S)\s+(?:as\s+(?:an?\s+)?(?P<kind>[\w -]+)|\((?P<bracket>[\w -]+)\))$")
#: A choice made by the context (a stop is of an initiative) before or after what the name itself tells.
Guess = Literal["context", "name"]


class Naming:
    """Names read from a line. It never changes the session; `commit` returns one with what is new."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.known: Known = known(session)
        self.notices: tuple[str, ...] = ()
        self.new_items: tuple[r.Item, ...] = ()
        self.new_cases: tuple[r.Case, ...] = ()

    def notice(self, sentence: str) -> None:
        """Keep a remark for the room; it never stops the line."""
        if sentence not in self.notices:
            self.notices = (*self.notices, sentence)

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
        found = names.of_kind(name, kind) if kind else names.find(text, kinds)
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

    def name(self, identity: str, table: str = "items") -> str:
        """Return the name of a known or new thing (or case) as a list shows it."""
        called = names_of(self.commit())
        return called.case(identity) if table == "cases" else called.label(identity)

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

    def created(self) -> tuple[tuple[str, str], ...]:
        """Return (table, id) of everything the draft creates."""
        return (
            *(("items", item.id) for item in self.new_items),
            *(("cases", case.id) for case in self.new_cases),
        )

    def commit(self) -> Session:
        """Return the session with the things and cases this draft creates."""
        return with_named(self.session, self.new_items, self.new_cases)


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
