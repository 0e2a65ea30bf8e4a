"""Free texts beside their cues: what was lost, what blocks, what is waited for, the first sign of a loss."""

from spm_tui.text import clean
from spm_tui.workshop.reading.binding import Bound, shouted
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.frames import BesideRule
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.said_or_seen import is_mode

#: Words before what a line is about that are no part of a text: `lost Maersk over the Alliance exit`.
_BEFORE_THE_SUBJECT = frozenset(
    ("the", "our", "over", "with", "by", "in", "through", "on", "to", "for", "after", "because", "of", "from")
)
#: What may end a text and says nothing: `lost a year on the way`.
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
#: What was lost where nothing was.
_NOTHING = frozenset(("nothing", "none", "nobody", "nothing at all", "no one"))
#: Words that may begin a text and are no part of it.
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
#: Words that may end a text and are no part of it.
_TAIL = frozenset(("after", "within", "in", "and", "when", "for", "since", "about", "around", "roughly"))


def text_after(bound: Bound, rule: BesideRule, cue: Mark) -> None:
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
    if rule.field == "lost" and text.casefold() in _NOTHING:
        bound.put("lost", (), Mark(first, last))
        bound.used |= {mark.first for mark in bound.marks if first <= mark.first < last} | {cue.first}
        return
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


def _ends_text(bound: Bound, rule: BesideRule, mark: Mark) -> bool:
    if rule.field != "first_sign":
        return True
    return bound.tokens[mark.first - 1].norm in ("in", "after", "within") and not of_the_sign(bound, mark)


def of_the_sign(bound: Bound, mark: Mark) -> bool:
    """Tell whether a span belongs to a first sign: `first sign: two releases in one week, after 2 months`.

    Behind `in` it does where another span says when it is noticed, or where it is shorter than a month.
    """
    signs = [one for one in bound.within(bound.clause(mark)) if one.means("first-sign")]
    before = [one for one in bound.fact.clauses if one.last < bound.clause(mark).first]
    if not signs and before and bound.clause(mark).joint == ":":
        signs = [one for one in bound.within(before[-1]) if one.means("first-sign")]
    if not any(one.first < mark.first for one in signs) or bound.tokens[mark.first - 1].norm != "in":
        return False
    spans = [one for one in bound.marks if one.figure is not None and one.figure.unit == "months"]
    return len(spans) > 1 or (mark.figure is not None and mark.figure.value < 1)


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
