"""Question 9: the name of a kind of decision, cut out of what was said."""

from collections.abc import Sequence

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.everyday_words import AFTER_A_DECISION, BEFORE_A_DECISION, FILLERS
from spm_tui.workshop.reading.manners import manner_before, manner_behind

#: Verbs that begin no name: `decide may only the leadership`.
_VERBS = frozenset(
    ("may", "must", "can", "cannot", "could", "should", "would", "shall", "will", "did", "had")
)
#: Words that stand for a decision and name none.
_NO_DECISION = frozenset(
    ("everything", "anything", "nothing", "something", "all", "that", "things", "stuff", "lots", "whatever")
)
#: Words of a sentence about somebody, which is no name.
_OF_A_SENTENCE = frozenset(
    ("i", "i'm", "they", "you", "he", "she", "who", "what", "why", "nobody", "everybody", "let's")
)


def trimmed(bound: Bound, first: int, last: int) -> tuple[str, tuple[int, int]]:
    """Return the name of a decision that stands between two places, and where it stands."""
    first, last = _without_manners(bound, first, last)
    while first < last and (
        bound.tokens[first].norm in BEFORE_A_DECISION or bound.tokens[first].kind in ("sign", "break")
    ):
        first += 1
    while (
        last > first
        and (
            bound.tokens[last - 1].norm in AFTER_A_DECISION
            or bound.tokens[last - 1].kind in ("sign", "break")
        )
        and not (last > first + 1 and bound.tokens[last - 1].start == bound.tokens[last - 2].end)  # `M&A`
    ):
        last -= 1
    words = [t.norm for t in bound.tokens[first:last] if t.kind in ("word", "number", "other")]
    return (bound.text(first, last), (first, last)) if _can_name(words) else ("", (0, 0))


def _without_manners(bound: Bound, first: int, last: int) -> tuple[int, int]:
    """Return two places without the manners of speaking at either end."""
    norms = [token.norm for token in bound.tokens]
    while many := manner_before(norms[first:last]):
        first += many
    while many := manner_behind(norms[first:last]):
        last -= many
    return first, last


def _can_name(words: Sequence[str]) -> bool:
    """Tell whether words can be the name of a kind of decision."""
    if not words or words[0] in _VERBS or not _OF_A_SENTENCE.isdisjoint(words):
        return False
    return len(words) > 1 or (words[0] not in FILLERS and words[0] not in _NO_DECISION)


def behind_decide(bound: Bound) -> tuple[str, tuple[int, int]]:
    for n, token in enumerate(bound.tokens[:-1]):
        here = [c for c in bound.fact.clauses if c.first <= n < c.last]
        if not here or not token.norm.startswith(("decid", "decision", "recommend", "inform")):
            continue
        following = n + 1
        led = bound.tokens[following].norm in ("on", "over", "about", "upon", "whether", "when", "the")
        if not led and any(m.first == following for m in bound.marks):
            side = next(m for m in bound.marks if m.first == following)  # `decides the leadership on X`
            led = side.last < here[0].last and bound.tokens[side.last].norm in ("on", "over", "about")
            following = side.last
            if not led:
                continue
        found = trimmed(bound, following + led, here[0].last)
        if found[0]:
            return found
    return "", (0, 0)


_MATTERS = frozenset(("matter", "case", "question", "subject", "issue", "topic", "decision"))


def behind_matter(bound: Bound) -> tuple[str, tuple[int, int]]:
    """Return what stands behind `in the matter of`, `on the question of`."""
    for n, token in enumerate(bound.tokens[:-2]):
        here = [c for c in bound.fact.clauses if c.first <= n < c.last]
        of = bound.tokens[n + 1].norm in ("of", "about", "on")
        if here and n and token.norm in _MATTERS and of and bound.tokens[n - 1].norm == "the":
            return trimmed(bound, n + 2, here[0].last)
    return "", (0, 0)


def behind_stuck(bound: Bound) -> tuple[str, tuple[int, int]]:
    """Return what a wait is about where another word says for whom: `stuck on a publisher, waiting for Y`."""
    if not any(mark.means("waiting-for") for mark in bound.marks):
        return "", (0, 0)
    for mark in bound.marks:
        clause = bound.clause(mark)
        on = mark.last < clause.last and bound.tokens[mark.last].norm in ("on", "with", "over")
        if mark.means("waited") and on and not any(m.first > mark.last for m in bound.within(clause)):
            return trimmed(bound, mark.last + 1, clause.last)
    return "", (0, 0)
