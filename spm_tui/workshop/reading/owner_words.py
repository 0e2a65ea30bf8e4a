"""Owners and free texts beside their cues."""

from spm_tui.text import clean
from spm_tui.workshop.reading.binding import Bound, shouted
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.everyday_words import FILLERS, NO_NAME, OF_PLACE
from spm_tui.workshop.reading.frames import BesideRule
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.names import PART
from spm_tui.workshop.reading.phrase_table import ARTICLES
from spm_tui.workshop.reading.said_or_seen import is_mode


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


_WISHED = frozenset(("should", "ought", "shouldn't", "could", "might"))
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
            _text_after(bound, rule, cue)
        elif rule.field not in bound.values:
            _owner_beside(bound, rule, cue, word)


def _owner_beside(bound: Bound, rule: BesideRule, cue: Mark, word: str) -> None:
    clause = bound.clause(cue)
    if _WISHED & {token.norm for token in bound.tokens[max(clause.first, cue.first - 2) : cue.first]}:
        return  # `the board should own strategy` says who does not
    here = [
        one
        for one in bound.within(clause)
        if one is not cue and one.first not in bound.used and owner_at(bound, one)
    ]
    here = [one for one in here if one not in bound.fact.subject]
    before = [one for one in here if one.last <= cue.first]
    behind = [one for one in here if one.first >= cue.last]
    last_word = word.rsplit(maxsplit=1)[-1]
    right = rule.side == "after" or (
        rule.side == "either" and last_word in ("by", "with", "to", "says", "say")
    )
    if rule.side == "before" and (
        before or not behind or behind[0].first - cue.last > 1 or behind[0].last < clause.last
    ):
        behind = []
    if right and rule.side == "after":
        before = []
    found: Mark | None = None
    if (
        right
        and before
        and behind
        and any(cue.last <= one.first < behind[0].first for one in bound.fact.subject)
    ):
        right, behind = False, []  # `House IT lives with the re-org the CEO decided`
    if right and behind:
        found = behind[0]
    elif before and (
        not behind or rule.side == "before" or cue.first - before[-1].last <= behind[0].first - cue.last
    ):
        found = before[-1]
    elif behind:
        found = behind[0]
    if found is not None:
        owner = owner_at(bound, found)
        if owner is not None and bound.put(rule.field, owner, found):
            bound.used.add(cue.first)
        return
    text, span = _phrase(bound, cue, clause, right=right)
    if text and bound.put(rule.field, text, Mark(*span)):
        bound.used.add(cue.first)


def _phrase(bound: Bound, cue: Mark, clause: Clause, *, right: bool) -> tuple[str, tuple[int, int]]:
    """Return a short free name beside a cue: at most four unread words, none of them a verb we know."""
    known = {place for mark in bound.marks for place in range(mark.first, mark.last)}
    if right:
        first = cue.last
        last = first
        while (
            last < clause.last and last not in known and bound.tokens[last].kind in ("word", "sign", "other")
        ):
            last += 1
    else:
        last = cue.first
        while (
            last > clause.first
            and bound.tokens[last - 1].norm in FILLERS
            and last - 1 not in known
            and not shouted(bound.tokens[last - 1])
        ):
            last -= 1
        first = last
        while (
            first > clause.first
            and first - 1 not in known
            and bound.tokens[first - 1].kind in ("word", "sign", "other")
        ):
            first -= 1
    while first < last and bound.tokens[first].norm in FILLERS and not shouted(bound.tokens[first]):
        first += 1
    while last > first and bound.tokens[last - 1].norm in FILLERS and not shouted(bound.tokens[last - 1]):
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
    if len(words) > 4 or any(token.norm in FILLERS and not shouted(token) for token in words):
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


def _text_after(bound: Bound, rule: BesideRule, cue: Mark) -> None:
    """Take the text behind a cue up to the end of its clause, or up to the next cue of the question in it."""
    first, last = _text_span(bound, rule, cue)
    clause = bound.clause(cue)
    if first == last and clause is not bound.fact.clauses[-1] and cue.last == clause.last:
        following = next((one for one in bound.fact.clauses if one.first >= clause.last), None)
        if following is not None and following.cut in ("soft", "part") and following.joint in (":", ","):
            first, last = following.first, following.last
    if last <= first:
        return
    text = bound.line[bound.tokens[first].start : bound.tokens[last - 1].end].strip(" '\"")
    if not text or any((m.first, m.last) == (first, last) and m.figure is not None for m in bound.marks):
        return  # `it cost us 14 months` is a span of time, and nothing lost
    owner = _whole_owner(bound, first, last)
    bound.used |= {mark.first for mark in bound.marks if first <= mark.first < last} | {cue.first}
    if rule.many:
        bound.add(rule.field, clean(text), Mark(first, last))
    else:
        bound.put(rule.field, owner or clean(text), Mark(first, last))


def _text_span(bound: Bound, rule: BesideRule, cue: Mark) -> tuple[int, int]:
    """Return where the text of a cue stands: behind it, or before it (`the contract was lost`)."""
    clause = bound.clause(cue)
    passive = rule.field == "lost" and bound.tokens[cue.first].norm in ("was", "were", "got")
    left = (
        rule.field == "lost" and cue.last == clause.last and clause.first < cue.first
    )  # `two customers lost`
    if left and not any(mark.mention is not None or is_mode(mark) for mark in bound.within(clause)):
        passive = True
    if rule.side == "before" or passive:
        return clause.first, cue.first
    first, last = cue.last, _text_end(bound, rule, cue)
    while first < last and (
        (bound.tokens[first].norm in _LEAD and not shouted(bound.tokens[first]))
        or bound.tokens[first].kind in ("break", "sign")
    ):
        first += 1
    while last > first and bound.tokens[last - 1].norm in _TAIL:
        last -= 1
    last = _without_tail(bound, first, last)
    for aside in _ASIDES:
        if tuple(token.norm for token in bound.tokens[max(first, last - len(aside)) : last]) == aside:
            last -= len(aside)
    name = bound.tokens[first + 1 : last]
    led = last > first and bound.tokens[first].norm == "the"
    return (first + 1 if led and name and all(token.capital for token in name) else first), last


def _text_end(bound: Bound, rule: BesideRule, cue: Mark) -> int:
    """Return where the text behind a cue must end: the next cue or span, or what the fact is about."""
    clause = bound.clause(cue)
    for mark in bound.within(clause):
        if mark.first <= cue.last:
            continue
        if rule.field == "lost" and mark in bound.fact.subject:  # `lost Maersk over the Alliance exit`
            last = mark.first
            while last > cue.last and bound.tokens[last - 1].norm in _BEFORE_THE_SUBJECT:
                last -= 1
            return last
        timed = mark.figure is not None and mark.figure.unit == "months" and _ends_text(bound, rule, mark)
        if mark.means("noticed") or mark.means("context") or timed:
            return mark.first
    return clause.last


_BEFORE_THE_SUBJECT = frozenset(
    ("the", "our", "over", "with", "by", "in", "through", "on", "to", "for", "after", "because", "of", "from")
)


def _ends_text(bound: Bound, rule: BesideRule, mark: Mark) -> bool:
    return rule.field != "first_sign" or bound.tokens[mark.first - 1].norm in ("in", "after", "within")


def _without_tail(bound: Bound, first: int, last: int) -> int:
    """Return where a text ends without `doing it`, `in doing so`, `by doing that`."""
    norms = [token.norm for token in bound.tokens[first:last]]
    if (
        len(norms) > 2
        and norms[-2] in ("doing", "undoing", "reversing", "trying")
        and norms[-1] in ("it", "so", "that", "this")
    ):
        last -= 2
        if norms[-3] in ("in", "by", "while", "when", "through", "from", "after"):
            last -= 1
    return last


_ASIDES = (
    ("on", "the", "way"),
    ("along", "the", "way"),
    ("in", "the", "process"),
    ("in", "the", "end"),
    ("with", "it"),
    ("over", "it"),
    ("over", "that"),
    ("because", "of", "it"),
    ("because", "of", "that"),
    ("as", "well"),
    ("too",),
    ("haha",),
    ("for", "that"),
    ("for", "it"),
)


_LEAD = frozenset(
    (
        "it",
        "from",
        "would",
        "be",
        "is",
        "was",
        "were",
        "being",
        "will",
        "might",
        "also",
        "even",
        "on",
        "as",
        "by",
    )
)


_TAIL = frozenset(("after", "within", "in", "and", "when", "for", "since", "about", "around", "roughly"))


def _whole_owner(bound: Bound, first: int, last: int) -> str | None:
    for mark in bound.marks:
        if mark.first >= first and mark.last <= last:
            rest = [
                t.norm
                for n, t in enumerate(bound.tokens[first:last], first)
                if not mark.first <= n < mark.last
            ]
            if mark.means("owner") and all(word in FILLERS for word in rest):
                return mark.means("owner")
    return None
