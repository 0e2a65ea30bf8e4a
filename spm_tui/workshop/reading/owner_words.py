"""Owners beside their cues: one that is offered, a role, a thing by its name, or a short free name."""

from collections.abc import Sequence

from spm_tui.workshop.reading.binding import Bound, shouted
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.everyday_words import FILLERS, NO_NAME, OF_BODIES, OF_PLACE
from spm_tui.workshop.reading.frames import BesideRule
from spm_tui.workshop.reading.free_texts import text_after
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.names import PART
from spm_tui.workshop.reading.phrase_table import ARTICLES


def owner_at(bound: Bound, mark: Mark) -> str | None:
    """Return the owner a mark names: one that is offered, a role of the room, or a known thing by its name.

    An offered owner inside a longer name (`works council`, `engineering teams`) is the longer name, as typed.
    """
    owner = mark.means("owner")
    if owner is not None:
        first, last = _widened(bound, mark)
        return (
            owner
            if (first, last) == (mark.first, mark.last) or owner == "nobody"
            else bound.text(first, last)
        )
    if mark.mention is None or mark.mention.entity.kind == "case":
        return None
    first, last = _widened(bound, mark)
    if mark.mention.score <= PART:
        return bound.text(first, last)  # `shop managers` is not Resale Shop
    return mark.mention.entity.name


def put_owner(bound: Bound, field: str, mark: Mark) -> bool:
    """Put down the owner a mark names, with all words of a longer name read; return whether that was done."""
    owner = owner_at(bound, mark)
    if owner is None or not bound.put(field, owner, mark):
        return False
    first, last = _widened(bound, mark)
    if owner == bound.text(first, last):
        bound.places[f"{field}.{mark.first}"] = (first, last)
    return True


_WISHED = frozenset(("should", "ought", "shouldn't", "could", "might"))
#: Verbs with these at their end have who it is behind them: `lives with`, `decided by`.
_LEADING = ("by", "with", "to", "says", "say")
_OBJECTS = frozenset(("it", "that", "them", "this"))


def _widened(bound: Bound, mark: Mark) -> tuple[int, int]:
    """Return the place of a name with the unread words that belong to it on either side."""
    known = {place for one in bound.marks for place in range(one.first, one.last)}
    first, last = mark.first, mark.last
    clause = bound.clause(mark)

    def belongs(place: int) -> bool:
        token = bound.tokens[place]
        return (
            place not in known
            and token.kind in ("word", "other")
            and token.norm not in FILLERS
            and token.norm not in NO_NAME
            and token.norm not in OF_PLACE
        )

    led = bound.tokens[mark.first].norm in ARTICLES  # what stands before an article is no part of the name
    while not led and first > clause.first and mark.first - first < 2 and belongs(first - 1):
        first -= 1
    while last < clause.last and last - mark.last < 2 and belongs(last):
        last += 1
    subject = any(one.first == last for one in bound.fact.subject if one is not mark)
    if last > mark.last and last < clause.last and (subject or bound.tokens[last].norm in _OBJECTS):
        last = mark.last  # what has an object is a verb
    return first, last


def read_beside(bound: Bound, rule: BesideRule) -> None:
    """Read every owner or text that stands beside the cues of one rule."""
    for cue, word in list(bound.meaning(rule.cue)):
        if rule.text:
            text_after(bound, rule, cue)
        elif rule.field not in bound.values:
            _owner_beside(bound, rule, cue, word)


def _owner_beside(bound: Bound, rule: BesideRule, cue: Mark, word: str) -> None:
    """Put down the owner that stands beside a cue: a name we know, else a short free name."""
    clause = bound.clause(cue)
    if _WISHED & {token.norm for token in bound.tokens[max(clause.first, cue.first - 2) : cue.first]}:
        return  # `the board should own strategy` says who does not
    before, behind = _owners_around(bound, rule, cue)
    leads = rule.side == "after" or (rule.side == "either" and word.rsplit(maxsplit=1)[-1] in _LEADING)
    if leads and before and behind:
        if any(cue.last <= one.first < behind[0].first for one in bound.fact.subject):
            behind = []  # `House IT lives with the re-org the CEO decided`
        else:
            before = []
    found = _nearest(rule, cue, before, behind)
    if found is not None:
        if put_owner(bound, rule.field, found):
            bound.used.add(cue.first)
        return
    first, last = _words_behind(bound, cue, clause) if leads else _words_before(bound, cue, clause)
    text, span = _free_name(bound, clause, first, last)
    if text and bound.put(rule.field, text, Mark(*span)):
        bound.used.add(cue.first)


def _owners_around(bound: Bound, rule: BesideRule, cue: Mark) -> tuple[list[Mark], list[Mark]]:
    """Return the owners before and behind a cue in its clause, on the sides its rule looks at."""
    here = [
        one
        for one in bound.within(bound.clause(cue))
        if one is not cue
        and one.first not in bound.used
        and owner_at(bound, one)
        and one not in bound.fact.subject
    ]
    before = [one for one in here if one.last <= cue.first]
    behind = [one for one in here if one.first >= cue.last]
    if rule.side == "after":
        before = []
    if rule.side == "before" and (
        before or not behind or behind[0].first - cue.last > 1 or behind[0].last < bound.clause(cue).last
    ):
        behind = []
    return before, behind


def _nearest(rule: BesideRule, cue: Mark, before: Sequence[Mark], behind: Sequence[Mark]) -> Mark | None:
    """Return the owner next to a cue; of two as near, and where the rule looks before it, the one before."""
    if not before or not behind:
        return before[-1] if before else behind[0] if behind else None
    nearer = cue.first - before[-1].last <= behind[0].first - cue.last
    return before[-1] if rule.side == "before" or nearer else behind[0]


def _is_unread(bound: Bound, place: int) -> bool:
    """Tell whether a place stands in no mark of the fact."""
    return not any(mark.first <= place < mark.last for mark in bound.marks)


def _is_of_a_name(bound: Bound, place: int) -> bool:
    """Tell whether a token may belong to a free name."""
    return bound.tokens[place].kind in ("word", "sign", "other") and _is_unread(bound, place)


def _is_filler(bound: Bound, place: int) -> bool:
    return bound.tokens[place].norm in FILLERS and not shouted(bound.tokens[place])


def _words_behind(bound: Bound, cue: Mark, clause: Clause) -> tuple[int, int]:
    """Return the place of the unread words behind a cue."""
    last = cue.last
    while last < clause.last and _is_of_a_name(bound, last):
        last += 1
    return cue.last, last


def _words_before(bound: Bound, cue: Mark, clause: Clause) -> tuple[int, int]:
    """Return the place of the unread words before a cue, without fillers between."""
    last = cue.first
    while last > clause.first and _is_filler(bound, last - 1) and _is_unread(bound, last - 1):
        last -= 1
    first = last
    while first > clause.first and _is_of_a_name(bound, first - 1):
        first -= 1
    return first, last


def _begins_a_body(bound: Bound, place: int, last: int) -> bool:
    """Tell whether an everyday word is the first of a name, with a word that is none right behind it."""
    return bound.tokens[place].norm in OF_BODIES and place + 1 < last and not _is_filler(bound, place + 1)


def _free_name(bound: Bound, clause: Clause, first: int, last: int) -> tuple[str, tuple[int, int]]:
    """Return a short free name between two places: at most four words, none of them a verb we know."""
    while first < last and _is_filler(bound, first) and not _begins_a_body(bound, first, last):
        first += 1
    while last > first and _is_filler(bound, last - 1):
        last -= 1
    while (
        first < last and bound.tokens[first].norm in OF_PLACE | ARTICLES and not shouted(bound.tokens[first])
    ):
        first += 1
    while last > first and bound.tokens[last - 1].norm in OF_PLACE:
        last -= 1
    words = [token for token in bound.tokens[first:last] if token.kind != "sign"]
    if not words or _nobody_in_particular(bound, clause, first) or bound.denied & set(range(first, last)):
        return "", (0, 0)
    inside = words[1:] if words[0].norm in OF_BODIES else words
    if len(words) > 4 or any(token.norm in FILLERS and not shouted(token) for token in inside):
        return "", (0, 0)
    return bound.text(first, last), (first, last)


_EVERYBODY = frozenset(
    (
        "everyone",
        "everybody",
        "anyone",
        "anybody",
        "whoever",
        "all",
        "half",
        "god",
        "fate",
        "luck",
        "nowhere",
        "somewhere",
        "anywhere",
    )
)


_SOMEBODYS = frozenset(("his", "her", "my", "your", "somebody's", "someone's"))


def _nobody_in_particular(bound: Bound, clause: Clause, first: int) -> bool:
    """Tell whether a free name is only a manner of speaking: `everyone and his dog owns it`, `my
    grandmother decides`.
    """
    start = clause.first
    if bound.tokens[first].norm in _EVERYBODY:
        return True  # `whoever shouts loudest owns it`
    if clause.joint in ("and", "or") and start > 1:
        start = next((one.first for one in bound.fact.clauses if one.last == clause.first - 1), start)
    return any(
        token.norm in _EVERYBODY or (n == first - 1 and token.norm in _SOMEBODYS)
        for n, token in enumerate(bound.tokens[start:first], start)
    )
