"""What the first parts of a line stand for: known by their place, unless another part can only be that."""

import re
from collections.abc import Sequence
from typing import Any, Final

from msgspec import Struct

from spm_tui.text import clean
from spm_tui.workshop.choices import ITEM_KINDS, ItemKind
from spm_tui.workshop.map_edits import CATEGORY_OF
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.frames import Frame
from spm_tui.workshop.reading.free import known_inside
from spm_tui.workshop.reading.known import Wrong
from spm_tui.workshop.reading.labelled_parts import Labelled
from spm_tui.workshop.reading.line_figures import figures_of
from spm_tui.workshop.reading.line_marks import marks_of
from spm_tui.workshop.reading.names import name_index
from spm_tui.workshop.reading.naming import Guess, nameable, with_kind
from spm_tui.workshop.reading.new_names import LONGEST
from spm_tui.workshop.reading.parts import Part, is_quoted, several, unquote
from spm_tui.workshop.reading.phrase_index import phrases_of
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.reading.vocabulary import kind_by_name
from spm_tui.workshop.session import Session

NO_TEAMS: Final = tuple(kind for kind in ITEM_KINDS if kind not in ("team", "skill"))
_STEPS_IN: Final[tuple[ItemKind, ...]] = ("team", "skill", "platform", "system", "domain", "product", "data")


class PlacedField(Struct, frozen=True):
    """A field known by the place of its part, and what a new name in it becomes."""

    field: str
    kinds: tuple[str, ...] = ()
    new: ItemKind = "initiative"
    guess: Guess = "name"


#: What a line is about -> the fields its first parts stand for.
PLACES: Final[dict[str, tuple[PlacedField, ...]]] = {
    "case": (PlacedField("case"),),
    "items": (PlacedField("items", NO_TEAMS, "initiative", "context"),),
    "item": (PlacedField("item", (), "system"),),
    "pair": (PlacedField("from_", _STEPS_IN, "team"), PlacedField("to", (), "initiative", "context")),
    "lever": (PlacedField("lever"),),
    "function": (PlacedField("function"),),
    "decision_type": (PlacedField("decision_type"),),
}


def placed(named: Labelled, frame: Frame, parts: Sequence[Part]) -> list[tuple[int, PlacedField]] | None:
    """Return which part stands for which place; [] where the subject is spoken of inside a part."""
    found: list[tuple[int, PlacedField]] = []
    for place in PLACES[frame.subject]:
        open_parts = [n for n in range(len(parts)) if n not in {number for number, _ in found}]
        if not open_parts:
            return None
        number = _number_of(named, frame, place, parts, open_parts)
        if number is None:
            return [] if not found else None
        found.append((number, place))
    return found


def _number_of(
    named: Labelled, frame: Frame, place: PlacedField, parts: Sequence[Part], open_parts: Sequence[int]
) -> int | None:
    first = open_parts[0]
    text = parts[first].text
    if place.field == "decision_type":
        return first
    if place.field in ("lever", "function"):
        return next((n for n in open_parts if _closed(frame, parts[n].text)), None)
    names = named.known.cases if place.field == "case" else named.known.items
    if is_quoted(text) or names.knows(text):
        return first
    whole = [n for n in open_parts if names.knows(parts[n].text) or parts[n].text.startswith("#")]
    if whole and _told(named, frame, text):
        return whole[0]
    if _spoken_of(named.session, frame, place, text):
        return None
    return first


def _told(named: Labelled, frame: Frame, text: str) -> bool:
    """Tell whether a part is words of the question and figures, and nothing else."""
    tokens = tokens_of(text)
    marks = marks_of(named.session, frame.key, text, tokens)
    read = {n for mark in marks if mark.mention is None for n in range(mark.first, mark.last)}
    return bool(read) and all(
        n in read or t.norm in FILLERS or t.kind == "break" for n, t in enumerate(tokens)
    )


def _spoken_of(session: Session, frame: Frame, place: PlacedField, text: str) -> bool:
    """Tell whether a part says something of a known name: `stop Live tracking`, `Fleet for Customs`."""
    if with_kind(text)[1] is not None:
        return False
    if ":" in text.rstrip(":"):
        return True  # `Landside first: money, Fast lane -> Parking`
    if frame.subject == "pair":
        tokens = tokens_of(text)
        ids = {
            m.mention.entity.id for m in marks_of(session, frame.key, text, tokens) if m.mention is not None
        }
        if len(ids) > 1:
            return True
    if frame.subject == "items" and len(several(text)) > 1:
        return False
    return bool(known_inside(session, frame.key, text, case=place.field == "case"))


def _closed(frame: Frame, text: str) -> str | None:
    """Return the lever or job a whole part names: by any phrase for it, or its beginning."""
    words = [token.norm for token in tokens_of(unquote(text))]
    phrases = phrases_of(frame.key)
    meanings = phrases.get(words) if words else ()
    found = next((value for concept, value in meanings if concept == frame.subject), None)
    if found is not None or len(words) != 1 or len(words[0]) < 3:
        return found
    begun = {
        value
        for phrase in phrases.words
        if phrase.startswith(words[0])
        for concept, value in phrases.get([phrase])
        if concept == frame.subject
    }
    return begun.pop() if len(begun) == 1 else None


def put_subject(named: Labelled, frame: Frame, place: PlacedField, text: str) -> bool:
    """Give what a line is about the name in its part; False when it is none. Raises Wrong."""
    value: Any
    if place.field not in ("lever", "function", "decision_type") and _nearly_known(named, place, text):
        return False
    if place.field not in ("decision_type", "items") and (
        _holds_a_figure(named, text) or _says_more(named, frame, text)
    ):
        return False
    if place.field in ("lever", "function"):
        value = _closed(frame, text)
    elif place.field == "decision_type":
        value = unquote(text).strip()
    elif place.field == "case":
        value = _case(named, frame, text)
    elif place.field == "items":
        value = _things(named, frame, place, text)
    else:
        new = _like(named) if place.field == "to" else place.new
        value = named.thing(text, place.kinds, new, place.guess)
    if value:
        named.values[place.field] = value
    return bool(value)


def _holds_a_figure(named: Labelled, text: str) -> bool:
    """Tell whether a new name would hold a figure of people, months or a share: that is an answer."""
    if (
        is_quoted(text)
        or text.startswith("#")
        or named.known.items.knows(text)
        or named.known.cases.knows(text)
    ):
        return False
    figures = figures_of(tokens_of(text), named.session.created)
    return any(one.unit in ("people", "months", "%") for one in figures)


def _nearly_known(named: Labelled, place: PlacedField, text: str) -> bool:
    """Tell whether a part before or behind an arrow (`integr cell -> lab it`) is a slip for one known name.

    Such a line is spoken, and read so; behind a `>` what is nearly a name is a new one, and that is said.
    """
    if not named.spoken or is_quoted(text) or named.known.items.knows(text) or named.known.cases.knows(text):
        return False
    near = name_index(named.session).typo(text) or ()
    return any((one.kind == "case") == (place.field == "case") for one in near)


def _says_more(named: Labelled, frame: Frame, text: str) -> bool:
    """Tell whether a part is no name but a sentence or a list in which something is read: `strke first - unit
    proj, ppl`.
    """
    known = named.known.items.knows(text) or named.known.cases.knows(text)
    if known or is_quoted(text) or text.startswith("#"):
        return False
    tokens = tokens_of(text)
    words = sum(token.kind != "sign" for token in tokens)
    parted = any(token.kind == "break" for token in tokens)
    return (parted or words > LONGEST) and bool(marks_of(named.session, frame.key, text, tokens))


def _case(named: Labelled, frame: Frame, text: str) -> str | None:
    """Return the case of a part; where a thing has that name and no case has, question 3 names it too."""
    names = named.known
    thing = (
        names.items.exact(text) if names.cases.find(text) is None and frame.key == "reversibility" else None
    )
    if not is_quoted(text) and names.cases.find(text) is None and thing is None and not nameable(text):
        return None
    found = named.case(names.items.by_id[thing].name if thing and text.startswith("#") else text)
    if found is not None and thing is not None:
        named.values["items"] = (thing,)
    return found


def _things(named: Labelled, frame: Frame, place: PlacedField, text: str) -> tuple[str, ...]:
    """Return what stops: one thing, or several with commas or `and`. Raises Wrong for a team or a skill."""
    names = named.known.items
    whole = names.knows(text)
    pieces = (text,) if whole or is_quoted(text) else several(text)
    if len(pieces) == 1 and not whole and re.search(r"\sand\s", text):
        halves = tuple(piece for piece in re.split(r"\s+and\s+", text) if piece)
        pieces = halves if all(names.find(half, place.kinds) for half in halves) else pieces
    found: list[str] = []
    for piece in pieces:
        _no_team(named, piece)
        if _holds_a_figure(named, piece) or _says_more(named, frame, piece):
            return ()
        identity = named.thing(piece, place.kinds, place.new, place.guess)
        if identity is None:
            return ()
        if (kind := named.kind(identity)) in ("team", "skill"):
            raise Wrong(f'"{named.name(identity)}" is a {kind}; name the work that stops.')
        found.append(identity)
    return tuple(dict.fromkeys(found))


def _no_team(named: Labelled, text: str) -> None:
    """Refuse a name that says itself that it is a team or a skill: `Fleet team`."""
    name, kind = with_kind(text)
    kind = kind or (None if is_quoted(name) else kind_by_name(name))
    if kind in ("team", "skill") and not named.known.items.knows(text):
        raise Wrong(f'"{clean(name)}" is a {kind}; name the work that stops.')


def _like(named: Labelled) -> ItemKind:
    """A team or a skill steps in for some work; a system, platform or domain for another of its kind."""
    kind = named.kind(named.values["from_"]) if "from_" in named.values else "team"
    return next((k for k in ("system", "platform", "domain", "product", "data") if k == kind), "initiative")


def put_category(named: Labelled, frame: Frame) -> None:
    if frame.subject != "pair" or not {"from_", "to"} <= named.values.keys():
        return
    if named.values["from_"] == named.values["to"]:
        raise Wrong("A swap needs two different things.")
    kind = named.kind(named.values["from_"])
    named.values["category"] = next(CATEGORY_OF[one] for one in CATEGORY_OF if one == kind)
