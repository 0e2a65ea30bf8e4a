"""Question 9: the name of a kind of decision, cut out of what was said."""

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.everyday_words import AFTER_A_DECISION, BEFORE_A_DECISION, FILLERS


def trimmed(bound: Bound, first: int, last: int) -> tuple[str, tuple[int, int]]:
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
    if not words or (all(word in FILLERS for word in words) and len(words) < 2):
        return "", (0, 0)
    if len(words) == 1 and words[0] in (
        "everything",
        "anything",
        "nothing",
        "something",
        "all",
        "that",
        "things",
        "stuff",
        "lots",
        "whatever",
    ):
        return "", (0, 0)
    if any(
        word in ("i", "i'm", "they", "you", "he", "she", "who", "what", "why", "nobody", "everybody", "let's")
        for word in words
    ):
        return "", (0, 0)
    return bound.text(first, last), (first, last)


def behind_decide(bound: Bound) -> tuple[str, tuple[int, int]]:
    for n, token in enumerate(bound.tokens[:-1]):
        here = [c for c in bound.fact.clauses if c.first <= n < c.last]
        if here and token.norm.startswith(("decid", "recommend", "inform")):
            following = n + 1
            if bound.tokens[following].norm in ("on", "over", "about", "upon", "whether", "when", "the"):
                return trimmed(bound, following + 1, here[0].last)
            if not any(m.first == following for m in bound.marks):
                return trimmed(bound, following, here[0].last)
    return "", (0, 0)
