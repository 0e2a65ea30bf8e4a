"""The grammars of questions 6 to 10: what their lines look like, and what each part of them means."""

import re

from spm_tui.text import fold
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import FUNCTIONS, LEVERS
from spm_tui.workshop.entry.draft import Draft
from spm_tui.workshop.entry.grammar import Grammar, Slot, after, case_slot, thing_slot
from spm_tui.workshop.entry.parts import is_quoted, unquote
from spm_tui.workshop.entry.quantities import Quantity, quantity, when
from spm_tui.workshop.entry.vocabulary import NOT_KNOWN, is_owner, norm, owner_of, starts_a_word, word_of
from spm_tui.workshop.words import shown


def _closed_slot(field: str, choices: tuple[str, ...], what: str) -> Slot:
    """A slot that takes one word of a closed list, by any of its names or its beginning."""

    def read(draft: Draft, text: str) -> bool:
        found = word_of(choices, unquote(text)) or starts_a_word(choices, unquote(text))
        if found is not None:
            draft.values[field] = found
        return found is not None

    return Slot(field, read, what)


def _months(field: str, draft: Draft, found: Quantity) -> bool:
    if draft.has(field) or found.unit not in ("", "months"):
        return False
    draft.number(field, found.value, found.said)
    return True


# --- 6: budget > 2026 > CFO -------------------------------------------------------------------------


def _last_used(draft: Draft, text: str) -> bool:
    given = None if when(text) else after("last used|last pulled|used|last", text)
    if draft.has("last_used") or not (given or when(text)):
        return False
    draft.values["last_used"] = unquote(given or text)
    return True


LEVERS_GRAMMAR = Grammar(
    key="ownership",
    struct=r.LeverRecord,
    slots=(_closed_slot("lever", LEVERS, f"which lever: {', '.join(map(shown, LEVERS))}"),),
    readers=(_last_used,),
    clauses=(
        ("said owner|said|we said|on paper|owner", "said_owner"),
        ("decided by|decides|really decided by|in fact|by", "decided_by"),
        ("lives with it|who lives with it|lives with|lived with by", "lives_with_it"),
    ),
    free="decided_by",
)

# --- 7: Customs first > tried re-ranking > took new team > 8 months ---------------------------------


def _change(draft: Draft, text: str) -> bool:
    """Read `tried re-ranking`, `took new team`, `took 8 months`, `took no`, `did not take`."""
    tried = after("tried first|tried|first tried|first", text)
    if tried is not None and not draft.has("tried_first"):
        return draft.value("tried_first", tried)
    took = after("took|it took|then|needed", text)
    for field, word in (("took_what", took), ("took", took or text)):
        found = word_of(draft.specs[field].choices, word) if word else None
        if found is not None and not draft.has(field):
            draft.values[field] = found
            return True
    if took is None:
        return False
    if norm(took) in NOT_KNOWN:
        draft.unknown()
        return True
    months = quantity(took)
    return months is not None and _months("months", draft, months)


SHIFTS = Grammar(
    key="redesign_frequency",
    struct=r.Shift,
    slots=(case_slot("which change it is about"),),
    readers=(_change,),
    words=("tried_first", "took_what"),
    figure=lambda draft, found: _months("months", draft, found),
)

# --- 8: Position hub > spoken stock > vines, labour > 18 months -------------------------------------


def _asset_kind(draft: Draft, text: str) -> bool:
    """Read how a thing is spoken of and what it fits.

    The article asks what is a vineyard "even if we talk about them like stocks": a bare `vineyard` says
    what it fits, a bare stock, real estate or brand how it is spoken of (a second one what it fits).
    """
    choices = draft.specs["fits"].choices
    for phrases, field in (
        (
            "spoken as|spoken|spoken of as|spoken of as a|we say|said|we speak of it as a|called",
            "spoken_as",
        ),
        (
            "fits|it fits|behaves like|behaves as|it behaves like|really|it is|is|like|is like",
            "fits",
        ),
    ):
        rest = after(phrases, text)
        found = word_of(choices, rest) if rest else None
        if found is not None and not draft.has(field):
            draft.values[field] = found
            return True
    found = word_of(choices, text)
    order = ("fits", "spoken_as") if found == "vineyard" else ("spoken_as", "fits")
    free = [name for name in order if not draft.has(name)]
    if found is None or not free:
        return False
    draft.values[free[0]] = found
    return True


_COMMITTED = re.compile(
    r"committed(?: for)? (?P<after>.+)|(?P<before>.+?) (?:years? )?committed"
    r"|(?:years committed)[: ]+(?P<years>.+)"
)


def _tended(draft: Draft, text: str) -> bool:
    """Read `untended` and `committed 3 years`; years elsewhere are the time to change."""
    plain = fold(text)
    if plain in ("untended", "nobody tends it", "not tended") and not draft.has("tended_by"):
        draft.values["tended_by"] = "nobody"
        return True
    match = _COMMITTED.fullmatch(plain)
    found = quantity(next(group for group in match.groups() if group)) if match else None
    if found is None or draft.has("committed_years") or found.unit not in ("", "months"):
        return False
    years = found.value / 12 if found.unit else found.value
    draft.number("committed_years", round(years, 2), found.said)
    return True


ASSETS = Grammar(
    key="vineyards",
    struct=r.Asset,
    slots=(thing_slot("item", "which thing it is about", (), lambda _: "system", "name"),),
    readers=(_asset_kind, _tended),
    clauses=(
        ("must change|changes|change", "must_change"),
        ("tended by|who tends it|tends", "tended_by"),
        ("we hear|hear|phrases|phrase", "phrases"),
        ("passes", "passes"),
        ("fails|does not pass", "fails"),
        ("takes|took|months to change", "months_to_change"),
    ),
    words=("must_change",),
    figure=lambda draft, found: _months("months_to_change", draft, found),
)

# --- 9: split a team > waited 6 months > for whom? --------------------------------------------------


def _side(draft: Draft, text: str) -> bool:
    """Read `portfolio decides`, `leadership: recommend`, `both decide`, `neither`."""
    plain = norm(text)
    for phrases, fields in (
        ("portfolio management|portfolio|spm|pmo", ("portfolio",)),
        ("leadership|leaders|executives", ("leadership",)),
        ("both", ("portfolio", "leadership")),
    ):
        rest = after(phrases, text)
        found = word_of(draft.specs["portfolio"].choices, rest) if rest else None
        if found is not None and all(found in draft.specs[field].choices for field in fields):
            draft.values |= dict.fromkeys(fields, found)
            return True
    if plain in ("neither", "neither decides", "nobody decides", "nobody", "no one decides"):
        draft.values |= {"portfolio": "none", "leadership": "none"}
        return True
    return False


def _waited(draft: Draft, text: str) -> bool:
    """Read `waited 6 months`, `waiting for legal`, `for whom?`; `waited 6 months for legal` gives both."""
    rest = after("waited|stalled|waiting|waits|stuck", text)
    if rest is not None and norm(rest) in NOT_KNOWN:
        draft.unknown()
        return True
    if rest is not None and (months := quantity(rest)) is not None:
        return _months("stalled_months", draft, months)
    if rest is not None and (
        match := re.fullmatch(r"(?P<months>.+?)\s+(?P<whom>(?:for|on)\s.+)", rest, re.I)
    ):
        months = quantity(match["months"])
        if months is not None and _months("stalled_months", draft, months):
            return _whom(draft, match["whom"])
    return _whom(draft, rest if rest is not None else text)


def _whom(draft: Draft, text: str) -> bool:
    whom = after("for|waiting for|waited for|on", text)
    if whom is None or draft.has("waiting_for"):
        return False
    if norm(whom) in NOT_KNOWN or norm(whom.rstrip("? ")) in ("whom", "who", "what"):
        draft.unknown()
    else:
        draft.values["waiting_for"] = unquote(whom)
    return True


def _decision_type(draft: Draft, text: str) -> bool:
    if not unquote(text):
        return False
    draft.values["decision_type"] = unquote(text)
    draft.free = not is_quoted(text)
    return True


RIGHTS = Grammar(
    key="boundary",
    struct=r.Right,
    slots=(Slot("decision_type", _decision_type, "which decision"),),
    readers=(_side, _waited),
    clauses=(("someone else|someone else decides|decided by|decides", "someone_else"),),
    figure=lambda draft, found: bool(found.unit) and _months("stalled_months", draft, found),
)

# --- 10: priorities > to Product > first sign: two roadmaps -----------------------------------------


def _gone(draft: Draft, text: str) -> bool:
    """Read what happens: `collapses`, `moves`, `to Product`, `nobody misses it`, `keeps the map`."""
    to = after("moves to|moves back to|back to|goes to|to", text)
    if to is not None and not draft.has("moves_to"):
        if norm(to) in NOT_KNOWN:
            draft.unknown()
        else:
            draft.values["moves_to"] = unquote(to) if to != unquote(to) else owner_of(to)
        draft.values.setdefault("if_gone", "moves")
        return True
    found = word_of(draft.specs["if_gone"].choices, text)
    if found is not None and not draft.has("if_gone"):
        draft.values["if_gone"] = found
        return True
    if is_owner(text) and not draft.has("moves_to") and draft.values.get("if_gone", "moves") == "moves":
        draft.values |= {"moves_to": owner_of(text), "if_gone": "moves"}
        return True
    return False


FUNCTIONS_GRAMMAR = Grammar(
    key="disappearance",
    struct=r.FunctionRecord,
    slots=(_closed_slot("function", FUNCTIONS, f"which job: {', '.join(FUNCTIONS)}"),),
    readers=(_gone,),
    clauses=(
        ("first sign|sign|first sign is", "first_sign"),
        ("noticed after|noticed in|noticed", "noticed_after_months"),
        ("check on|check", "check_on"),
        ("result|what was seen then", "result"),
        ("seen on|result on", "result_on"),
    ),
    figure=lambda draft, found: bool(found.unit) and _months("noticed_after_months", draft, found),
)
