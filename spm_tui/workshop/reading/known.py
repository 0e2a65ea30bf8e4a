"""Finding a thing or a case of the session by what was typed: never another one than was meant.

A name is matched whole, by its id, by its name without the word for its kind, or by a beginning that fits
only one. What merely resembles a known name is offered, and never taken.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from sys import intern
from typing import NoReturn

from msgspec import Struct

from spm_tui.memo import SameParts, of_key
from spm_tui.text import clean, fold
from spm_tui.workshop.reading.parts import is_quoted, unquote
from spm_tui.workshop.reading.vocabulary import kind_of, without_kind
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import listed

#: Readings of a name that a sentence lists; all are offered where one chooses.
MOST_READINGS = 4


class Wrong(Exception):  # noqa: N818  # an answer to the room, not a fault of the program
    """A typed value that cannot be; its text is one plain sentence."""


class NotUnderstood(Exception):  # noqa: N818  # an answer to the room, not a fault of the program
    """A text that is not what was wanted; its text says in one sentence what is missing."""


class Several(Wrong):
    """A name that several things have, or several cases; `readings` are (id, how it is written) of each."""

    def __init__(
        self, text: str, name: str, readings: Sequence[tuple[str, str]], what: str = "things"
    ) -> None:
        ways = listed([clean(written) for _, written in readings[:MOST_READINGS]], "or")
        more = len(readings) - MOST_READINGS
        ways += f" (and {more} more)" if more > 0 else ""
        super().__init__(f'There are {len(readings)} {what} called "{clean(name)}": write {ways}.')
        self.text, self.readings = text, tuple(readings)

    def lines(self, line: str) -> tuple[tuple[str, str], ...]:
        """Return (how it is written, the line that means it alone) for each reading of the typed line."""
        place = re.search(rf"(?<![\w#-]){re.escape(self.text)}(?![\w-])", line)
        if place is None:
            return ()
        start, end = place.span()
        return tuple(
            (written, f"{line[:start]}#{identity}{line[end:]}") for identity, written in self.readings
        )


class Name(Struct, frozen=True):
    """One known thing or case as it is looked for."""

    id: str
    name: str
    kind: str  # "case" for a case
    folded: str
    bare: str  # folded, without the word for its kind
    pairs: frozenset[str]


def pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters of a folded text: few, whatever the number of names."""
    return frozenset(intern(text[at : at + 2]) for at in range(len(text) - 1))


@of_key(8192)
def _name(identity: str, name: str, kind: str) -> Name:
    folded = fold(name)
    return Name(identity, name, kind, folded, without_kind(name, kind), pairs(folded))


class Names:
    """The known names of one table, and how to look in them."""

    def __init__(self, names: Iterable[Name], shared: Mapping[str, str], what: str) -> None:
        """Take the names and, by id, the labels of those that share one (`team Payments`)."""
        self.all = tuple(names)
        self._what, self._shared = what, shared
        self._by_label = {fold(label): identity for identity, label in shared.items()}
        self.by_id = {name.id: name for name in self.all}
        self._by_name: dict[str, list[Name]] = {}
        self._by_bare: dict[str, list[Name]] = {}
        for name in self.all:
            self._by_name.setdefault(name.folded, []).append(name)
            self._by_bare.setdefault(name.bare, []).append(name)

    def exact(self, text: str, kinds: Sequence[str] = ()) -> str | None:
        """Return the id of the thing with exactly this name, `#id`, id, or name with its kind before it.

        Among several of one name the only one of these `kinds` is meant. Raises Several where more could be.
        """
        if text.startswith("#") and text[1:] in self.by_id:
            return text[1:]
        folded = fold(unquote(text))
        same = self._by_name.get(folded, [])
        if len(same) > 1:
            fitting = [name for name in same if _fits(name, kinds)] or same
            return fitting[0].id if len(fitting) == 1 else self._ask(text, fitting)
        if same:
            return same[0].id
        if (labelled := self._by_label.get(folded.removeprefix("the "))) is not None:
            return labelled
        return folded if folded in self.by_id and not is_quoted(text) else None

    def knows(self, text: str) -> bool:
        """Tell whether a whole text is the name of some thing, whichever of several."""
        try:
            return self.exact(text) is not None
        except Several:
            return True

    def of_kind(self, text: str, kind: str) -> str | None:
        """Return the id of the thing of this kind with exactly this name or `#id`; raises Several."""
        if text.startswith("#"):
            return self.exact(text)
        fitting = [name for name in self._by_name.get(fold(unquote(text)), []) if name.kind == kind]
        return self._ask(text, fitting) if len(fitting) > 1 else fitting[0].id if fitting else None

    def _ask(self, text: str, names: Sequence[Name]) -> NoReturn:
        raise Several(text, names[0].name, [(name.id, self.written(name.id)) for name in names], self._what)

    def find(self, text: str, kinds: Sequence[str] = ()) -> str | None:
        """Return the id of the thing meant: exactly, without the word for its kind, or by its beginning.

        With `kinds`, only things of these kinds are found by less than their whole name.
        """
        found = self.same(text, kinds)
        if found is not None or is_quoted(text):
            return found
        folded = fold(text)
        starting = [
            name
            for name in self.all
            if name.folded.startswith(folded) and _fits(name, kinds) and _long_enough(folded, name)
        ]
        if len(starting) > 1 and len({name.folded for name in starting}) == 1:
            self._ask(text, starting)
        return starting[0].id if len(starting) == 1 else None

    def same(self, text: str, kinds: Sequence[str] = ()) -> str | None:
        """Return the id of the thing of this name, with or without the word for its kind."""
        found = self.exact(text, kinds)
        if found is not None or is_quoted(text):
            return found
        folded = fold(text)
        for bare in (self._by_bare.get(folded, []), self._by_bare.get(_bare(folded), [])):
            fitting = [name for name in bare if _fits(name, kinds) and _same_kind(folded, name)]
            if len(fitting) == 1:
                return fitting[0].id
        return None

    def similar(self, text: str, count: int = 3, cutoff: float = 0.5) -> tuple[Name, ...]:
        """Return names that share most letter pairs with the text, best first (Dice's measure >= cutoff)."""
        wanted = pairs(fold(text))
        if not wanted:
            return ()
        scored = [(2 * len(wanted & n.pairs) / (len(wanted) + len(n.pairs)), n) for n in self.all if n.pairs]
        best = sorted((pair for pair in scored if pair[0] >= cutoff), key=lambda pair: -pair[0])
        return tuple(name for _, name in best[:count])

    def near_miss(self, text: str) -> Name | None:
        """Return a name so close to the text that a slip of the finger is likely; figures must be equal."""
        folded = fold(text)
        for name in self.similar(text, count=5):
            alike = SequenceMatcher(None, folded, name.folded, autojunk=False).ratio()
            if alike >= 0.84 and _digits(folded) == _digits(name.folded):
                return name
        from spm_tui.workshop.reading.near_names import nearly  # the reader, which no command needs

        return next(iter(nearly(text, self.all)), None)

    def written(self, identity: str) -> str:
        """Return how to write this thing so that it is found again: its name, with its kind, else `#id`."""
        name = self.by_id.get(identity)
        if name is None or not name.folded:
            return f"#{identity}"
        if len(self._by_name[name.folded]) == 1:
            return name.name
        label = self._shared.get(identity, "")
        found = label and "#" not in label and fold(label) not in self._by_name
        return label if found else f"#{identity}"


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _bare(folded: str) -> str:
    words = folded.split()
    kind = kind_of(words[-1]) if words else None
    return without_kind(folded, kind) if kind else folded


def _same_kind(folded: str, name: Name) -> bool:
    """When the text ends in a word for a kind, that must be the kind of the thing."""
    words = folded.split()
    kind = kind_of(words[-1]) if len(words) > 1 else None
    return kind is None or kind == name.kind


def _fits(name: Name, kinds: Sequence[str]) -> bool:
    return not kinds or name.kind in kinds


def _long_enough(folded: str, name: Name) -> bool:
    """A beginning counts from three letters on, or from two when it is a whole word."""
    whole_word = not name.folded[len(folded) : len(folded) + 1].isalnum()
    return len(folded) >= 3 or (len(folded) == 2 and whole_word and not folded[-1].isdigit())


class Known(Struct, frozen=True):
    """What a session knows by name."""

    items: Names
    cases: Names


def known(session: Session) -> Known:
    """Return the names of a session, made once for each version of its things and cases."""
    return _known(SameParts(session.items, session.cases, whole=session))


@of_key(4)
def _known(parts: SameParts) -> Known:
    session: Session = parts.take()
    called = names_of(session)
    things = {item.id: called.label(item.id) for item in session.items if called.apart(item.id)}
    past = {case.id: called.case(case.id) for case in session.cases if called.case_apart(case.id)}
    return Known(
        items=Names((_name(item.id, item.name, item.kind) for item in session.items), things, "things"),
        cases=Names((_name(case.id, case.name, "case") for case in session.cases), past, "cases"),
    )
