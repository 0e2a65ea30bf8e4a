"""The two ends of a move in a part of a line: `Tracking to Pricing`, `from Tracking`, `to Pricing`."""

import re
from collections.abc import Sequence
from typing import Final

from spm_tui.text import fold
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.reading.labelled_parts import Labelled, after
from spm_tui.workshop.reading.parts import Part, is_quoted
from spm_tui.workshop.reading.phrase_index import phrases_of
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.reading.vocabulary import norm

#: Unit of a move -> the kind of a new thing at its ends.
_UNIT_KIND: Final[dict[str, ItemKind]] = {"team": "team", "system": "system"}
_TO: Final = re.compile(r"\s+to\s+|\s*→\s*", re.IGNORECASE)


def ends_read(named: Labelled, parts: Sequence[Part], text: str) -> bool:
    """Read the ends of a move in a part; a name may itself contain `to`. False where there are none."""
    if named.key != "allocation_unit" or {"from_", "to"} <= named.values.keys():
        return False
    names = named.known.items
    units = [_UNIT_KIND[one] for part in parts if (one := norm(part.text)) in _UNIT_KIND]
    kind: ItemKind = units[0] if units else "initiative"
    for phrase, field in (("from", "from_"), ("to", "to")):
        rest = after(phrase, text)
        whole = rest is not None and (is_quoted(rest) or names.knows(rest))
        if rest is not None and (whole or " to " not in fold(rest)):
            return field not in named.values and _end(named, field, rest, kind)
    plain = after("from", text) or _without_what(named, text)
    cuts = [match.span() for match in _TO.finditer(plain)]
    if not cuts:
        return False

    def unknown(cut: tuple[int, int]) -> int:
        ends = plain[: cut[0]], plain[cut[1] :]
        return sum(not names.knows(end.strip()) and names.find(end.strip()) is None for end in ends)

    left, right = min(cuts, key=unknown)
    one, other = plain[:left].strip(), plain[right:].strip()
    return _end(named, "from_", one, kind) and _end(named, "to", other, kind)


def _without_what(named: Labelled, text: str) -> str:
    """Return a part without what moved, once that is given: `money from A to B` is `A to B`."""
    what, from_, rest = text.partition(" from ")
    if not from_ or named.known.items.find(text.partition(" to ")[0].strip()) is not None:
        return text
    words = [token.norm for token in tokens_of(what)]
    meanings = phrases_of(named.key).get(words) if words else ()
    moved = next((value for concept, value in meanings if concept == "what"), None)
    if moved is None:
        return ""
    named.values.setdefault("what", moved)
    return rest


def _end(named: Labelled, field: str, text: str, kind: ItemKind) -> bool:
    found = named.thing(text, new=kind) if text else None
    if found is not None:
        named.values[field] = found
    return found is not None
