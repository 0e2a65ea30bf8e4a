"""The two ends of a move in a part of a line: `Tracking to Pricing`, `from Tracking`, `money to Pricing`."""

import re
from collections.abc import Sequence
from typing import Final

from spm_tui.text import fold
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.reading.labelled_parts import Labelled, after
from spm_tui.workshop.reading.parts import Part, is_quoted
from spm_tui.workshop.reading.vocabulary import norm

#: Unit of a move -> the kind of a new thing at its ends.
_UNIT_KIND: Final[dict[str, ItemKind]] = {"team": "team", "system": "system"}
#: All of a thing is that thing: `the whole Fleet team to Customs`.
_WHOLE: Final = "the whole|whole|the entire|entire|all of the|all of|all"
_PART_OF: Final = (
    "half the|half of the|half of|half|part of the|part of|some of the|some of|most of the|most of"
)
_TO: Final = re.compile(r"\s+to\s+|\s*→\s*", re.IGNORECASE)
#: What stands before the first `from` or `to`, and how many of it: `3 people`, `the money`.
_MOVED: Final = re.compile(
    r"(?P<all>(?:the\s+)?(?:\d+(?:[.,]\d+)?\s+)?(?P<what>\S.*?))\s+(?P<ends>(?:from|to)\s.*)", re.IGNORECASE
)


def ends_read(named: Labelled, parts: Sequence[Part], text: str) -> bool:
    """Read the ends of a move in a part; a name may itself contain `to`. False where there are none."""
    if named.key != "allocation_unit" or {"from_", "to"} <= named.values.keys():
        return False
    text = _ends_behind(named, text)
    names = named.known.items
    units = [_UNIT_KIND[one] for part in parts if (one := norm(part.text)) in _UNIT_KIND]
    kind: ItemKind = units[0] if units else "initiative"
    for phrase, field in (("from", "from_"), ("to", "to")):
        rest = after(phrase, text)
        whole = rest is not None and (is_quoted(rest) or names.knows(rest))
        if rest is not None and (whole or " to " not in fold(rest)):
            return field not in named.values and _end(named, field, rest, kind)
    plain = after("from", text) or text
    cuts = [match.span() for match in _TO.finditer(plain)]
    if not cuts:
        return False

    def unknown(cut: tuple[int, int]) -> int:
        ends = plain[: cut[0]], plain[cut[1] :]
        return sum(not names.knows(end.strip()) and names.find(end.strip()) is None for end in ends)

    left, right = min(cuts, key=unknown)
    one, other = plain[:left].strip(), plain[right:].strip()
    return _end(named, "from_", one, kind) and _end(named, "to", other, kind)


def _ends_behind(named: Labelled, text: str) -> str:
    """Return a part without what was moved, which is put down: `money from Tracking to Pricing`.

    A known thing that is called so, and a name in quotes, is an end and not what was moved.
    """
    match = _MOVED.fullmatch(text)
    if match is None or is_quoted(match["all"]) or named.known.items.knows(match["all"]):
        return text
    before = named.values.pop("what", None)
    read = named.put("what", match["what"])
    named.values |= {"what": before} if before is not None else {}  # what the line said first
    if not read:
        return text
    if norm(match["what"]) != norm(match["all"]).removeprefix("the "):
        named.keep(match["all"])  # how many people moved
    return match["ends"]


def _end(named: Labelled, field: str, text: str, kind: ItemKind) -> bool:
    known = named.known.items
    for phrases in (_WHOLE, _PART_OF) if not known.knows(text) else ():
        thing = after(phrases, text)
        if thing is not None and known.find(thing) is not None:
            if phrases is _PART_OF:
                named.keep(text)
            text = thing
    found = named.thing(text, new=kind) if text else None
    if found is not None:
        named.values[field] = found
    return found is not None
