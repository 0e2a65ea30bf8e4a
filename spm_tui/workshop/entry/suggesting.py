"""What is offered while a line is typed: known names first, then words of the question, then a new name.

At most eight rows, best first: names that start so, words in them that start so, names that contain it,
names that resemble it. Only the part under the cursor is looked at.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from spm_tui.text import cut, fold
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import FUNCTIONS, LEVERS, NOBODY, OWNERS, ItemKind
from spm_tui.workshop.entry.entering import LONGEST_LINE
from spm_tui.workshop.entry.writing import owner, word
from spm_tui.workshop.reading.known import Name, Names, Wrong, known
from spm_tui.workshop.reading.need_verbs import needs_verb
from spm_tui.workshop.reading.part_subjects import NO_TEAMS
from spm_tui.workshop.reading.parts import ARROW_OR_TAB, quoted, split
from spm_tui.workshop.reading.quantities import name_and_people, quantities
from spm_tui.workshop.reading.vocabulary import kind_by_name, norm
from spm_tui.workshop.session import Session, records

MOST = 8
#: Words a new name has at most: more of them are a sentence.
LONGEST_NEW_NAME = 4
_LEADERS = ("executive-team", "ceo", "product-leadership", "business-unit")  # DESIGN section 5, rule buffer
_WORK: tuple[ItemKind, ...] = ("initiative", "product", "system", "platform", "operation", "workflow")
_PEOPLE: tuple[ItemKind, ...] = ("team", "skill")


class Suggestion(Struct, frozen=True):
    """One row: the text that replaces `line[start:end]`, and what it is."""

    text: str
    detail: str
    create: bool
    start: int
    end: int


class _Place(Struct, frozen=True):
    """What can stand under the cursor: things, cases, or words; and what a new name would become."""

    table: str  # "items", "cases" or ""
    kinds: tuple[ItemKind, ...] = ()  # offered first; () = any
    only: tuple[ItemKind, ...] = ()  # () = any
    new: ItemKind | None = None
    words: tuple[str, ...] = ()


_ABOUT = ("gut feel", "once", "more than once", "from numbers", "to confirm")
_OWNER_WORDS = tuple(word(owner) for owner in OWNERS)
_HINTS: dict[str, tuple[str, ...]] = {
    "allocation_unit": ("project", "flow", "team", "system", "moved people", "moved money", "moved scope"),
    "stopping": ("back ", "stays ", "paid by nobody", "paid by ?", "got ", "on ice",
                 "handed over", "stopped "),
    "reversibility": ("easy", "costly", "no way back", "tried never", "tried partly", "tried fully",
                      "tried abandoned", "lost ", "undo by "),
    "fungibility": ("said ", "took ", "half as good", "cannot", "blocked by ", "others able "),
    "reallocate_or_reshape": (*(word(lever) for lever in LEVERS), "took yes", "took partly", "took no"),
    "ownership": (*_OWNER_WORDS, "said ", "lives with ", "last used "),
    "redesign_frequency": ("tried re-ranking", "tried moved people", "took new team", "took reorg",
                           "took rearchitecture", "took moved scope", "took nothing", "took yes", "took no"),
    "vineyards": ("spoken stock", "spoken real estate", "spoken brand", "spoken vineyard", "fits vineyard",
                  "fits brand", "land", "vines", "labour", "season", "tended by nobody", "tended by "),
    "boundary": ("portfolio decides", "portfolio recommends", "portfolio keeps the map", "leadership decides",
                 "waited ", "for ", "nobody decides", "someone else "),
    "disappearance": ("collapses", "to ", "nobody misses it", "keeps the map", "first sign: ",
                      "noticed after "),
}  # fmt: skip
_CASES = ("allocation_unit", "reversibility", "reallocate_or_reshape", "redesign_frequency")
_FIRST: dict[str, _Place] = {
    **dict.fromkeys(_CASES, _Place("cases")),
    "stopping": _Place("items", ("initiative", "product"), NO_TEAMS, "initiative", ("stays > ",)),
    "fungibility": _Place("items", ("team", "skill", "platform", "system", "domain"), (), "team"),
    "vineyards": _Place("items", ("system", "platform", "data", "product"), (), "system"),
    "ownership": _Place("", words=tuple(word(lever) for lever in LEVERS)),
    "disappearance": _Place("", words=FUNCTIONS),
    "boundary": _Place(""),
}
_OWNER_AFTER = re.compile(
    r"(?:paid by|undo by|undone by|decided by|decides|tended by|lives with(?: it)?|someone else|said owner"
    r"|moves to)\s+",
    re.IGNORECASE,
)
_MOVES_TO = re.compile(r"(?:moves to|back to|to)\s+", re.IGNORECASE)
_STAYS = _Place("items", _WORK, (), "system", ("paid by nobody", "paid by ?"))
_THING_AFTER = re.compile(r"(?:stays?|from|to|things?|of|carried by|inside)\s+", re.IGNORECASE)


class _Typed(Struct, frozen=True):
    """The part under the cursor: which one it is, where it stands, and the first part of the line."""

    position: int
    start: int
    end: int
    text: str  # from its start to the cursor
    first: str


def _under(line: str, cursor: int) -> _Typed:
    parts = split(line, ARROW_OR_TAB)
    begins = [0]
    for part in parts:
        gap = ARROW_OR_TAB.match(line, part.end)
        begins += [gap.end()] if gap is not None else []
    start = max(at for at in begins if at <= cursor)
    here = next((part for part in parts if part.start >= start), None)
    end = max(cursor, here.end) if here is not None and here.start == start else cursor
    position = sum(part.end <= start for part in parts)
    return _Typed(position, start, end, line[start:cursor], parts[0].text if position else "")


def _within(typed: _Typed, pattern: re.Pattern[str]) -> _Typed:
    """Return the same place, begun after a leading phrase or the last comma."""
    match = pattern.match(typed.text)
    cut_at = match.end() if match else 0
    comma = typed.text.rfind(",")
    cut_at = max(cut_at, comma + 1)
    cut_at += len(typed.text[cut_at:]) - len(typed.text[cut_at:].lstrip())
    return _Typed(typed.position, typed.start + cut_at, typed.end, typed.text[cut_at:], typed.first)


def _place(key: str, typed: _Typed) -> tuple[_Place, _Typed]:
    """Return what can stand under the cursor, and where exactly it begins."""
    found = _any_question(key, typed)
    if found is not None:
        return found
    text = typed.text
    if key == "fungibility" and typed.position == 1:
        return _Place("items", ("initiative", "product", "team"), (), "initiative"), _within(
            typed, _THING_AFTER
        )
    if key == "allocation_unit" and (to := re.search(r"\s+to\s+", text)) is not None:
        return _Place("items", ("initiative", "product"), (), "initiative"), _moved(typed, to.end())
    owner = _OWNER_AFTER if key != "disappearance" else _MOVES_TO
    if owner.match(text):
        return _Place("", words=_OWNER_WORDS), _within(typed, owner)
    if _THING_AFTER.match(text) and key in ("allocation_unit", "stopping", "reversibility"):
        return _Place("items", (), (), "system"), _within(typed, _THING_AFTER)
    things = "items" if key == "allocation_unit" else ""
    return _Place(things, ("initiative",), (), None, (*_HINTS[key], *_ABOUT)), typed


def _any_question(key: str, typed: _Typed) -> tuple[_Place, _Typed] | None:
    """Return the place in a line of what stays, in a line of needs, or in the first part; else None."""
    if key == "stopping" and re.match(
        r"stays?\b" if typed.position else r"stays?\s", fold(typed.first or typed.text)
    ):
        return _STAYS, _within(typed, _THING_AFTER)
    if (verb := needs_verb(typed.text)) is not None:
        return _Place("items", (), (), "system"), _within(_moved(typed, verb.at), _THING_AFTER)
    return None if typed.position else (_FIRST[key], _within(typed, re.compile(r"\s*")))


def _moved(typed: _Typed, by: int) -> _Typed:
    return _Typed(typed.position, typed.start + by, typed.end, typed.text[by:], typed.first)


def _rank(name: Name, typed: str) -> int | None:
    """0: starts so, 1: a word in it starts so, 2: contains it; None: neither."""
    at = name.folded.find(typed)
    if at < 0:
        return None
    if at == 0:
        return 0
    return 1 if f" {typed}" in name.folded else 2


def _names(names: Names, typed: str, place: _Place) -> list[Name]:
    """Return the known names to offer: kinds that fit the place first among equals."""
    ranked = []
    for order, name in enumerate(names.all):
        if place.only and name.kind not in place.only:
            continue
        rank = _rank(name, typed)
        if rank is not None:
            ranked.append((rank, bool(place.kinds) and name.kind not in place.kinds, order, name))
    ranked.sort(key=lambda row: row[:3])
    found = [row[3] for row in ranked[:MOST]]
    if len(found) < MOST and len(typed) >= 3:
        near = names.similar(typed, count=MOST, cutoff=0.45)
        found += [n for n in near if n not in found and (not place.only or n.kind in place.only)]
    return found[:MOST]


def _words(words: Sequence[str], typed: str, line: str) -> Iterable[str]:
    """Return the question's words that start as typed; when nothing is typed, those not in the line yet."""
    folded = norm(typed)
    there = norm(line)
    for one in words:
        plain = norm(one)
        if (plain.startswith(folded) and plain != folded) if folded else plain not in there:
            yield one


def _new(names: Names, typed: str, place: _Place) -> tuple[str, str] | None:
    """Return (text, detail) of the row that creates what is typed, or None when it names something."""
    name, people = name_and_people(typed)
    counts = people is not None or quantities(typed) or len(name.split()) > LONGEST_NEW_NAME
    if counts or not any(ch.isalnum() for ch in typed) or '"' in typed:
        return None
    kind = "case" if place.table == "cases" else place.new
    if place.new in ("system", "team") and kind != "case":
        kind = kind_by_name(name) or place.new
    try:
        if kind is None or names.exact(name) is not None:
            return None
        would_be_other = names.find(name, place.only) is not None
    except Wrong:
        return None
    detail = f'+ create "{cut(name, 40)}" as {kind}' if kind != "case" else f'+ create case "{cut(name, 40)}"'
    if not would_be_other:
        return quoted(name), detail
    return (f"{quoted(name)} as {kind}", detail) if kind != "case" else (f'"{name}"', detail)


def suggest(session: Session, key: str, line: str, cursor: int) -> tuple[Suggestion, ...]:
    """Return what to offer for the part under the cursor of a line under a question: at most eight rows.

    A line of question 9 begins with the decisions question 6 found, each with who decides it.

    `key` is the key of a question; `cursor` a place in the line. Never raises for any text.
    """
    cursor = max(0, min(cursor, len(line)))
    if len(line) > LONGEST_LINE:
        return ()
    if key == "boundary" and ">" not in line[:cursor]:
        whole = _words(_from_levers(session), line[:cursor], "")
        return tuple(Suggestion(text, "from question 6", False, 0, len(line)) for text in whole)[:MOST]
    place, typed = _place(key, _under(line, cursor))
    return _rows(session, place, typed, line)


def suggest_need(session: Session, line: str, cursor: int) -> tuple[Suggestion, ...]:
    """Return what to offer in a line of the portfolio (`Live tracking needs ...`): at most eight rows."""
    cursor = max(0, min(cursor, len(line)))
    if len(line) > LONGEST_LINE:
        return ()
    typed = _under(line, cursor)
    if (verb := needs_verb(typed.text)) is not None:
        typed = _within(_moved(typed, verb.at), _THING_AFTER)
        place = _Place("items", (), (), "system")
    elif typed.position:
        typed, place = _within(typed, _THING_AFTER), _Place("items", _PEOPLE, (), "team")
    else:
        place = _Place("items", (), (), "initiative", tuple(f"{kind}: " for kind in ("team", "system")))
    return _rows(session, place, typed, line)


def _rows(session: Session, place: _Place, typed: _Typed, line: str) -> tuple[Suggestion, ...]:
    text = fold(typed.text)
    if not text and (typed.position == 0 or place.table):
        return ()
    everything = known(session)
    names = everything.cases if place.table == "cases" else everything.items
    rows: list[Suggestion] = []
    if place.table and text:
        for name in _names(names, text, place):
            offered = names.written(name.id)
            if name.folded != text or fold(offered) != text:  # of one name, each is still to be told apart
                offered = offered if offered.startswith("#") else quoted(offered)
                detail = name.kind if offered[0] != "#" else f"{cut(name.name, 30)}, {name.kind}"
                rows.append(Suggestion(offered, detail, False, typed.start, typed.end))
    new = _new(names, typed.text.strip(), place) if place.table and text else None
    words = [
        Suggestion(one, "", False, typed.start, typed.end) for one in _words(place.words, typed.text, line)
    ]
    rows = [*words, *rows] if len(words) == 1 and text else [*rows, *words]
    room = MOST - 1 if new else MOST
    rows = rows[:room]
    return (*rows, Suggestion(*new, True, typed.start, typed.end)) if new else tuple(rows)


def _from_levers(session: Session) -> tuple[str, ...]:
    """Return what question 6 found about who decides, as lines for question 9 not yet there.

    Who decided last decides now: portfolio management, leadership, nobody (neither side) or someone else.
    """
    there = {
        norm(right.decision_type) for right in records(session, "boundary") if isinstance(right, r.Right)
    }
    lines: dict[str, str] = {}
    for lever in records(session, "ownership"):
        if (
            not isinstance(lever, r.LeverRecord)
            or lever.decided_by is None
            or norm(word(lever.lever)) in there
        ):
            continue
        by = lever.decided_by
        side = "nobody decides" if by == NOBODY else f"someone else {owner(by)}"
        side = "portfolio decides" if by == "pmo" else "leadership decides" if by in _LEADERS else side
        lines[lever.lever] = f"{word(lever.lever)} > {side}"
    return tuple(lines.values())
