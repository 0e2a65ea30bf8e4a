"""The grammars of questions 1 to 5: what their lines look like, and what each part of them means."""

import re

from spm_tui.text import clean, fold
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.entry.draft import Draft, kinds_but
from spm_tui.workshop.entry.grammar import Grammar, Slot, after, case_slot, thing_slot
from spm_tui.workshop.entry.known import Wrong
from spm_tui.workshop.entry.naming import with_kind
from spm_tui.workshop.entry.parts import is_quoted, several
from spm_tui.workshop.entry.quantities import Quantity, quantity
from spm_tui.workshop.entry.vocabulary import kind_by_name, norm, word_of
from spm_tui.workshop.map_edits import CATEGORY_OF

NO_TEAMS = kinds_but("team", "skill")

# --- 1: Mar re-plan > project > Tracking to Pricing > 7 months --------------------------------------

_UNIT_KIND: dict[str, ItemKind] = {"team": "team", "system": "system"}


def _ends(draft: Draft, text: str) -> bool:
    """Read `Tracking to Pricing`, `from Tracking`, `to Pricing`; a name may itself contain `to`."""
    names = draft.known.items
    if draft.has("from_") and draft.has("to"):
        return False
    for phrase, field in (("from", "from_"), ("to", "to")):
        rest = after(phrase, text)
        whole = rest is not None and (is_quoted(rest) or names.knows(rest))
        if rest is not None and (whole or " to " not in fold(rest)):
            return not draft.has(field) and _end(draft, field, rest)
    plain = after("from", text) or text
    cuts = [match.span() for match in re.finditer(r"\s+to\s+|\s*→\s*", plain, re.IGNORECASE)]

    def unknown(cut: tuple[int, int]) -> int:
        ends = plain[: cut[0]], plain[cut[1] :]
        return sum(names.find(end.strip()) is None for end in ends)

    if not cuts:
        return False
    left, right = min(cuts, key=unknown)
    return _end(draft, "from_", plain[:left].strip()) and _end(draft, "to", plain[right:].strip())


def _end(draft: Draft, field: str, text: str) -> bool:
    kind = _UNIT_KIND.get(str(draft.values.get("unit")), "initiative")
    found = draft.thing(text, new=kind) if text else None
    if found is not None:
        draft.values[field] = found
    return found is not None


def _effect(draft: Draft, found: Quantity) -> bool:
    if draft.has("months_to_effect") or found.unit not in ("", "months"):
        return False
    draft.number("months_to_effect", found.value, found.said)
    return True


MOVES = Grammar(
    key="allocation_unit",
    struct=r.Move,
    slots=(case_slot("which case moved"),),
    readers=(_ends,),
    clauses=(("moved|what moved", "what"), ("took|took effect after|effect after|after", "months_to_effect")),
    words=("unit", "what"),
    figure=_effect,
)

# --- 2: Tracking > back 8 > 1 month -----------------------------------------------------------------


_STOPPING = re.compile(r"(?:stop|stopping|stopped|close|closing)\s+(?P<what>\S.*)", re.IGNORECASE)
_PAYS = re.compile(
    r"(?P<who>\S.*?)\s+pays?(?:\s+for\s+(?:it|running it|the running|running))?", re.IGNORECASE
)


def _pays(draft: Draft, text: str) -> bool:
    """Read `nobody pays for running it`."""
    match = _PAYS.fullmatch(text)
    return match is not None and not draft.has("run_paid_by") and draft.value("run_paid_by", match["who"])


def _stopped(draft: Draft, text: str) -> bool:
    """Read what stops: one thing, or several with commas; a team or a skill cannot be stopped."""
    names = draft.known.items
    verb = _STOPPING.fullmatch(text)
    if verb is not None and not names.knows(text):
        text = verb["what"]
    whole = names.knows(text)
    pieces = (text,) if whole or is_quoted(text) else several(text)
    if len(pieces) == 1 and not whole and re.search(r"\s(and|und)\s", text):
        halves = tuple(piece for piece in re.split(r"\s+and\s+", text) if piece)
        pieces = halves if all(names.find(half, NO_TEAMS) for half in halves) else pieces
    for piece in pieces:
        _no_team(draft, piece)
    found = [draft.thing(piece, NO_TEAMS, "initiative", "context") for piece in pieces]
    if not found or None in found:
        return False
    for identity in found:
        if identity is not None and (kind := draft.kind(identity)) in ("team", "skill"):
            raise Wrong(f'"{draft.name(identity)}" is a {kind}; name the work that stops.')
    draft.add("items", found)
    return True


def _no_team(draft: Draft, text: str) -> None:
    """Refuse a name that says itself that it is a team or a skill: `Fleet team`."""
    name, kind = with_kind(text)
    kind = kind or (None if is_quoted(name) else kind_by_name(name))
    if kind in ("team", "skill") and not draft.known.items.knows(text):
        raise Wrong(f'"{clean(name)}" is a {kind}; name the work that stops.')


def _back(draft: Draft, found: Quantity) -> bool:
    """`back 8 > 1 month > got 4.5 > 6 months`: people, then months; without a word a second one was seen."""
    kind = {"people": "people", "months": "months", "": ""}.get(found.unit)
    if kind is None:
        return False
    kind = kind or ("months" if draft.has(f"{draft.mode}_people") else "people")
    for mode in (draft.mode, "seen"):
        if not draft.has(f"{mode}_{kind}"):
            draft.number(f"{mode}_{kind}", found.value, found.said)
            return True
    return False


STOPS = Grammar(
    key="stopping",
    struct=r.Stop,
    slots=(Slot("items", _stopped, "what stops"),),
    readers=(_pays,),
    clauses=(
        ("paid by|run paid by|who pays|running paid by", "run_paid_by"),
        ("stopped|stopped on|stopped in|since", "stopped_on"),
        ("check on|count again on|count again", "check_on"),
        ("counted then|counted|result", "result_people"),
        ("freed|came free|what came free", "freed"),
        ("still there|still|left", "still_there"),
    ),
    words=("action",),
    said="back|said|we said|said back|gives back|frees|expect|expected",
    seen="got|took|it took|came back|really|really back|in fact|seen|got back",
    figure=_back,
)

# --- 3: Own position hub > easy > tried partly > 16 months > lost AIS contract ----------------------


def _decision(draft: Draft, text: str) -> bool:
    """Read the decision as a case; where a thing has that name and no case has, the thing is named too."""
    thing = draft.known.items.exact(text) if draft.known.cases.find(text) is None else None
    found = draft.case(draft.known.items.by_id[thing].name if thing and text.startswith("#") else text)
    if found is None:
        return False
    draft.values["case"] = found
    if thing is not None:
        draft.add("items", (thing,))
    return True


def _tried(draft: Draft, text: str) -> bool:
    """Read `tried partly`, `never tried`, `gave up`; months after it are what it took."""
    found = word_of(draft.specs["tried"].choices, text)
    if found is None or draft.has("tried"):
        return False
    draft.values["tried"] = found
    if found != "never":
        draft.mode = "seen"
    return True


def _back_again(draft: Draft, found: Quantity) -> bool:
    """Months: before `tried` what we said, after it what it took; `tried never` took nothing."""
    if found.unit not in ("", "months"):
        return False
    for mode in (draft.mode, "seen"):
        if not draft.has(f"{mode}_months"):
            draft.number(f"{mode}_months", found.value, found.said)
            return True
    return False


def _things(draft: Draft, text: str) -> bool:
    rest = after("things|thing|about", text)
    if rest is None:
        return False
    if norm(rest) in ("none", "nothing"):
        draft.add("items", ())
        return True
    found = [draft.thing(piece, new="system") for piece in several(rest)]
    if not found or None in found:
        return False
    draft.add("items", found)
    return True


DOORS = Grammar(
    key="reversibility",
    struct=r.DoorRecord,
    slots=(Slot("case", _decision, "which decision it is about"),),
    readers=(_tried, _things),
    clauses=(
        ("lost|we lost|what was lost", "lost"),
        ("undo by|undone by|who can undo it|who can undo", "who_can_undo"),
        ("passes", "passes"),
        ("fails|does not pass|not", "fails"),
    ),
    words=("door",),
    said="said|we said|said back in",
    seen="took|it took|back in|seen|really",
    figure=_back_again,
)

# --- 4: Fleet > Customs > said 1 > took 9 > half as good --------------------------------------------

_SERVES: tuple[ItemKind, ...] = ("team", "skill", "platform", "system", "domain", "product", "data")


def _other_kind(draft: Draft) -> ItemKind:
    """A team or a skill steps in for some work; a system, platform or domain for another of its kind."""
    kind = draft.kind(draft.values["from_"]) if draft.has("from_") else "team"
    return next((k for k in ("system", "platform", "domain", "product", "data") if k == kind), "initiative")


def _swap(draft: Draft, found: Quantity) -> bool:
    """Months and value kept, said or seen; without a word a second figure is what was seen."""
    kind = {"months": "months", "%": "value", "": "months"}.get(found.unit)
    if kind is None:
        return False
    if kind == "value" and found.value == 0 and not draft.marked and not draft.has("seen_value"):
        draft.number("seen_value", 0)
        return True
    if not found.unit and draft.has(f"{draft.mode}_months") and draft.marked:
        return False
    for mode in (draft.mode, "seen"):
        if not draft.has(f"{mode}_{kind}"):
            draft.number(f"{mode}_{kind}", found.value, found.said)
            return True
    return False


_OTHERS = re.compile(
    r"(?:(?P<n>\d+|no|none|nobody|one|two|three)\s+(?:others?|else|other people|more)"
    r"(?:\s+(?:able|can|could))?"
    r"|others?(?: able)?\s*:?\s+(?P<m>\d+|none|nobody))"
)  # fmt: skip


def _others(draft: Draft, text: str) -> bool:
    """Read `2 others`, `others able 3`, `nobody else`."""
    match = _OTHERS.fullmatch(fold(text))
    if match is None or draft.has("able_others"):
        return False
    word = match["n"] or match["m"]
    counted = quantity(word)
    draft.number("able_others", 0 if word in ("no", "none", "nobody") or not counted else counted.value)
    return True


def _category(draft: Draft) -> None:
    if draft.values["from_"] == draft.values["to"]:
        raise Wrong("A swap needs two different things.")
    kind = draft.kind(draft.values["from_"])
    draft.values["category"] = next(CATEGORY_OF[k] for k in CATEGORY_OF if k == kind)


SWAPS = Grammar(
    key="fungibility",
    struct=r.Swap,
    slots=(
        thing_slot("from_", "who or what steps in", _SERVES, lambda _: "team", "name"),
        thing_slot("to", "whose work it is", (), _other_kind, "context"),
    ),
    readers=(_others,),
    clauses=(("blocked by|because|blocker|blockers|in the way", "blockers"),),
    said="said|we said",
    seen="took|it took|kept|seen|really",
    figure=_swap,
    finish=_category,
)

# --- 5: case > lever > took yes ---------------------------------------------------------------------


def _took_hold(draft: Draft, text: str) -> bool:
    found = word_of(draft.specs["took"].choices, text) or word_of(
        draft.specs["took"].choices, after("took|did it take|taken", text) or ""
    )
    if found is None or draft.has("took"):
        return False
    draft.values["took"] = found
    return True


def _pulled(draft: Draft, text: str) -> bool:
    found = word_of(draft.specs["lever"].choices, after("lever|by|pulled", text) or text)
    if found is None or draft.has("lever"):
        return False
    draft.values["lever"] = found
    return True


DECISIONS = Grammar(
    key="reallocate_or_reshape",
    struct=r.Decision,
    slots=(case_slot("which case"),),
    readers=(_took_hold, _pulled),
)
