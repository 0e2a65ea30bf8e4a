"""How things and cases are called wherever a name is shown: those that share a name carry their kind.

Every sentence, list, dialog and report takes its names from here. Reading a typed name is in `entry/`.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Final, NamedTuple, cast

from spm_tui.memo import SameParts, of_key, of_part
from spm_tui.text import bare, clean
from spm_tui.workshop import records as r
from spm_tui.workshop.session import Session

#: What a name carries beside itself: nothing, its kind, or its kind and its id.
ALONE: Final = 0
BY_KIND: Final = 1
BY_ID: Final = 2


class _Called(NamedTuple):
    """Plain names and labels by id, what those labels carry that carry anything, and how all of them look."""

    plain: Mapping[str, str]
    labels: Mapping[str, str]
    carry: Mapping[str, int]
    looks: frozenset[str]


_NONE = _Called({}, {}, {}, frozenset())


class ThingNames:
    """The names of one session's things and cases, cleaned for display; a look at one is one step.

    A thing that shares its name carries its kind, and its id too where another of that kind has the name
    ("team Payments", "team Payments #payments-2"). A case does so beside things as well.
    """

    def __init__(self, things: _Called, cases: _Called) -> None:
        self._things, self._cases = things, cases

    def label(self, item_id: str) -> str:
        """Return the name of a thing as it stands in a list: `Shop`, `team Payments`; else its id."""
        return self._things.labels.get(item_id) or clean(item_id)

    def said(self, item_id: str) -> str:
        """Return the name of a thing as it stands in a sentence: `Shop`, `the team Payments`."""
        label = self.label(item_id)
        return f"the {label}" if item_id in self._things.carry else label

    def case(self, case_id: str) -> str:
        """Return the name of a case as it stands in a list: `Mar re-plan`, `case Payments`; else its id."""
        return self._cases.labels.get(case_id) or clean(case_id)

    def said_case(self, case_id: str) -> str:
        """Return the name of a case as it stands in a sentence: `Mar re-plan`, `the case Payments`."""
        label = self.case(case_id)
        return f"the {label}" if case_id in self._cases.carry else label

    def in_words(self, line: str) -> str:
        """Return a typed line with the names of things where it gives their `#id`."""
        labels = self._things.labels
        return re.sub(r"#([a-z0-9][a-z0-9-]*)", lambda match: labels.get(match[1], match[0]), line)

    def namesake(self, case_id: str, items: Sequence[str] | None) -> str | None:
        """Return the one thing that a case is about, where the case bears its name: one is enough then."""
        if items is None or len(items) != 1:
            return None
        names = self._cases.plain.get(case_id), self._things.plain.get(items[0])
        return items[0] if names[0] and names[1] and bare(names[0]) == bare(names[1]) else None

    def apart(self, item_id: str | None) -> int:
        """Return what the name of a thing carries; with the thing itself this settles how it is called."""
        return self._things.carry.get(item_id or "", ALONE)

    def case_look(self, case_id: str | None) -> str:
        """Return what the name of a case looks like: a thing that looks the same sets it apart."""
        return bare(self._cases.plain.get(case_id or "", ""))

    def case_apart(self, case_id: str | None) -> int:
        """Return what the name of a case carries."""
        return self._cases.carry.get(case_id or "", ALONE)


@of_key(16)
def _told_apart(named: tuple[tuple[str, str, str], ...], others: frozenset[str] = frozenset()) -> _Called:
    """Return how each (id, kind, name) is called so that no two look alike; `others` stand beside them.

    Most edits give a thing no other name: what was told apart before is found again.
    """
    plain = {identity: clean(name) or identity for identity, _, name in named}
    seen = [bare(name) for name in plain.values()]
    count = Counter(seen)
    sharing = [at for at, look in enumerate(seen) if count[look] > 1 or look in others]
    if not sharing:
        return _Called(plain, plain, {}, frozenset(seen))
    with_kind = {identity: f"{kind} {plain[identity]}" for identity, kind, _ in (named[at] for at in sharing)}
    taken = set(map(bare, with_kind.values()))  # a thing may be named as another one is called with its kind
    for (identity, kind, _), look in zip(named, seen, strict=True):
        if look in taken:
            with_kind[identity] = f"{kind} {plain[identity]}"
    labels = plain | with_kind
    again = Counter(map(bare, labels.values()))
    carry = {i: BY_ID if again[bare(label)] > 1 else BY_KIND for i, label in with_kind.items()}
    labels |= {i: f"{labels[i]} #{i}" for i, by in carry.items() if by == BY_ID}
    return _Called(plain, labels, carry, frozenset((*seen, *again)))


_NAMED = attrgetter("id", "kind", "name")


@of_part(16)
def _things_told_apart(items: tuple[r.Item, ...]) -> _Called:
    return _told_apart(tuple(map(_NAMED, items)))


@of_key(16)
def _names(parts: SameParts) -> ThingNames:
    items, cases = cast("tuple[tuple[r.Item, ...], tuple[r.Case, ...]]", parts.values)
    things = _things_told_apart(items)
    past = tuple((case.id, "case", case.name) for case in cases)
    return ThingNames(things, _told_apart(past, things.looks) if past else _NONE)


@of_part(4)
def names_of(session: Session) -> ThingNames:
    """Return the names of a session, made once for each version of its things and cases."""
    return _names(SameParts(session.items, session.cases))


def carrying(items: tuple[r.Item, ...]) -> Mapping[str, int]:
    """Return what the names of these things carry, of those that carry anything."""
    return _things_told_apart(items).carry


def looks(items: tuple[r.Item, ...]) -> frozenset[str]:
    """Return what the names of these things look like, alone and with what they carry."""
    return _things_told_apart(items).looks


def who_does(session: Session, item_id: str) -> str:
    """Return who does work, as a sentence says it: `Fleet team`, and of a topic `those who know Billing`."""
    said = names_of(session).said(item_id)
    skill = any(item.id == item_id and item.kind == "skill" for item in session.items)
    return f"those who know {said}" if skill else said
