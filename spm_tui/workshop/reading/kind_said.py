"""A thing with its kind and its people as it is said, in the short form of a list: `team: Web 4 people`."""

import re
from collections.abc import Callable

from spm_tui.workshop.reading.everyday_words import AFTER_A_NAME

Kinds = Callable[[str], str | None]

_PEOPLE = frozenset(
    ("people", "ppl", "fte", "ftes", "hc", "heads", "pers", "persons", "person", "staff", "of")
)
_IS = re.compile(
    r"^(?P<name>\S.*?),?\s+(?:is|are|has|have|counts|now has|is now|are now|now)\s+"
    r"(?P<figure>(?:about\s+|now\s+)?\d[\d.,]*)\s*(?P<rest>[^\d]*)$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"^(?P<name>.*\S)\s*\(\s*(?P<figure>\d[\d.,]*)\s*(?P<unit>[a-z]*)\s*\)$", re.IGNORECASE)
#: What stands before a name that is brought in: `there's also the Tyre deal`.
_BROUGHT_IN = re.compile(
    r"^(?:and |then |also |plus |oh |ah )*"
    r"(?:there(?:['’]s| is| are)|we(?:['’]ve got| have got| have| also have)|(?:don['’]?t|not to) forget)"
    r"\s+(?:also |still |now )?(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_NEW_KIND = re.compile(
    r"^(?:(?:a|an|the|our|one|another|new|more)\s+)*(?P<kind>[\w-]+)\s+(?:called |named )?"
    r"(?P<name>[A-Z\d].*)$"
)
_IS_A = re.compile(
    r"^(?P<name>[^,:]*\S)\s+(?:is|are|becomes)\s+(?:now\s+)?(?:a|an|our|the)\s+(?:new\s+)?(?P<kind>[\w-]+)$",
    re.IGNORECASE,
)


def brought_in(line: str) -> str:
    """Return what a line brings in, without the words that do so: `there's also the Tyre deal, a contract`.

    Only where a capital says that a name follows; else the line as it is.
    """
    line = re.sub(r"^(?:(?:and )?(?:new|also|plus|another)\s*:\s*)", "", line, flags=re.IGNORECASE)
    match = _BROUGHT_IN.match(line)
    if match is None:
        return line
    rest = re.sub(r"^(?:the|a|an|our)\s+(?=[A-Z])", "", match["rest"])
    named = _NEW_KIND.match(rest)
    return rest if rest[:1].isupper() or named is not None else line


def figure_last(line: str) -> str:
    """Put `X (6)`, `X (2 people)` and `X is 7 people now` as `X 6 people`."""
    bracket = _BRACKET.match(line)
    if bracket and (not bracket["unit"] or bracket["unit"].casefold() in _PEOPLE - {"of", "staff"}):
        return f"{bracket['name']} {bracket['figure']} people"
    said = _IS.match(line)
    rest = said["rest"].casefold().split() if said else []
    if said and all(word in AFTER_A_NAME or word in _PEOPLE for word in rest):
        return f"{said['name']} {said['figure'].split()[-1]} people"
    return line


def kind_first(line: str, kind_of: Kinds, *, whole: bool) -> str:
    """Put the kind first: `new platform: X`, `system X`, `new team X, 8 people`, `X is a new system`.

    Also `X, team, 4 people`. `whole` tells that the line is a known name.
    """
    head, colon, rest = line.partition(":")
    words = head.split()
    new = len(words) > 1 and words[0].casefold() in ("new", "another", "one")
    if colon and new and kind_of(" ".join(words[1:])):
        return f"{' '.join(words[1:])}:{rest}"
    if whole:
        return line
    first, dash, rest = line.partition(" - ")
    if dash and kind_of(first) and not kind_of(rest):
        return f"{first}: {rest}"
    is_a = _IS_A.match(line)
    if is_a and kind_of(is_a["kind"]):
        return f"{is_a['kind']}: {is_a['name']}"
    named = _NEW_KIND.match(line) if not colon else None
    if named and named["kind"].islower() and kind_of(named["kind"]):
        name, comma, figure = named["name"].partition(",")
        rest = f"{name} {figure.strip()}" if comma and figure.strip()[:1].isdigit() else named["name"]
        return f"{named['kind']}: {figure_last(rest)}"
    return _kind_between(line, kind_of)


def _kind_between(line: str, kind_of: Kinds) -> str:
    """Put `X, team, 4 people`, `X, a contract` and `X, the team 4 people` with the kind first."""
    pieces = [piece.strip() for piece in line.split(",")]
    plain = [re.sub(r"^(?:the|a|an|is a|is the)\s+", "", piece.casefold()) for piece in pieces]
    if (
        len(pieces) in (2, 3)
        and kind_of(plain[1])
        and not any(kind_of(one) for one in (plain[0], *plain[2:]))
    ):
        return f"{plain[1]}: {figure_last(' '.join((pieces[0], *pieces[2:])))}"
    named = re.match(r"^(?P<name>[^,]+), (?:the )?(?P<kind>\w+) (?P<figure>\d[\d.,]* people)$", line)
    if named and kind_of(named["kind"]):
        return f"{named['kind']}: {named['name']} {named['figure']}"
    return line
