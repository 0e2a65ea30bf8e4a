"""What of a line is denied, and what words nobody read."""

from collections.abc import Sequence

from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.everyday_words import FILLERS, UNDENIABLE
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token


def denied(
    tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause]
) -> tuple[frozenset[int], tuple[Mark, ...]]:
    """Return the places (in `marks`) of what is denied, and the denials that are about nothing known.

    A denial reaches to the next name, figure or word of the question in its clause, at most six words on.
    """
    gone: set[int] = set()
    loose: list[Mark] = []
    for place, mark in enumerate(marks):
        word = mark.means("not")
        if word is None or _only(mark, "not") is False:
            continue
        clause = next((one for one in clauses if one.first <= mark.first < one.last), None)
        if _at_most(tokens, marks, mark) or _either_way(tokens, mark) or _breathed(tokens, mark):
            continue
        if clause is None or (word in ("no", "nein") and clause.last == mark.last):
            continue
        target = next(
            (
                n
                for n, one in enumerate(marks[place + 1 :], place + 1)
                if one.first < clause.last
                and one.first - mark.last <= 6
                and (_deniable(one) or _named_at_once(mark, one))
            ),
            None,
        )
        if target is None:
            loose.append(mark)
            continue
        if marks[target].figure is not None and _as_promised(tokens, marks, mark, marks[target]):
            continue
        gone.add(target)
        for n in range(target + 1, len(marks)):  # `not projects or teams`
            between = tokens[marks[n - 1].last : marks[n].first]
            if marks[n].first >= clause.last or [t.norm for t in between] not in (["or"], ["nor"]):
                break
            gone.add(n)
    return frozenset(gone), tuple(loose)


_AT_MOST = (
    "more",
    "less",
    "fewer",
    "longer",
    "higher",
    "lower",
    "further",
    "earlier",
    "later",
    "sooner",
    "before",
)


def _at_most(tokens: Sequence[Token], marks: Sequence[Mark], denial: Mark) -> bool:
    """Tell whether a denial only bounds the figure before it: `40 pct, no more`, `4 weeks, not longer`."""
    figures = [one for one in marks if one.figure is not None and one.last <= denial.first]
    if not figures or denial.last >= len(tokens) or tokens[denial.last].norm not in _AT_MOST:
        return False
    between = {token.norm for token in tokens[figures[-1].last : denial.first]}
    ends = denial.last + 1 == len(tokens) or tokens[denial.last + 1].kind == "break"
    apart = tokens[denial.first - 1].kind == "break"  # `20 percent of them, no more, needed one`
    return (apart or between <= {",", "and", "but", "-", "–", "at", "all"}) and ends


def _either_way(tokens: Sequence[Token], denial: Mark) -> bool:
    """Tell whether a denial is one half of `contract or no contract`, which denies nothing."""
    around = [
        tokens[n].norm if 0 <= n < len(tokens) else ""
        for n in (denial.first - 2, denial.first - 1, denial.last)
    ]
    return around[1] == "or" and around[0] in (around[2], "")


def _breathed(tokens: Sequence[Token], denial: Mark) -> bool:
    """Tell whether a line only begins with a no: `no make it 8 months`."""
    following = tokens[denial.last].norm if denial.last < len(tokens) else ""
    return (
        denial.first == 0
        and denial.last == 1
        and following in ("make", "it's", "its", "that's", "wait", "sorry")
    )


def _as_promised(tokens: Sequence[Token], marks: Sequence[Mark], denial: Mark, figure: Mark) -> bool:
    """Tell whether a figure is the one that was said: `not one month as promised but eight`, `not the
    promised 5`.
    """
    said = [one for one in marks if one.means("said") is not None and denial.last <= one.first]
    beside = any(0 <= one.first - figure.last <= 2 or 0 <= figure.first - one.last <= 1 for one in said)
    return beside and any(token.norm in ("but", "rather", "instead") for token in tokens[figure.last :])


def _only(mark: Mark, concept: str) -> bool:
    return (
        mark.mention is None
        and mark.figure is None
        and all(name in (concept, "fails-cue") for name, _ in mark.meanings)
    )


_CUES = frozenset(("tried", "needed", "spoken", "really"))


def _named_at_once(mark: Mark, other: Mark) -> bool:
    return (other.mention is not None or other.means("owner") is not None) and other.first - mark.last <= 1


def _deniable(mark: Mark) -> bool:
    return mark.figure is not None or (
        mark.mention is None
        and any(
            name not in UNDENIABLE and name not in _CUES and not name.endswith("-cue")
            for name, _ in mark.meanings
        )
    )


def unread(tokens: Sequence[Token], marks: Sequence[Mark]) -> tuple[int, ...]:
    """Return the places of words that stand in no mark and say something."""
    inside = {place for mark in marks for place in range(mark.first, mark.last)}
    return tuple(
        place
        for place, token in enumerate(tokens)
        if place not in inside and token.kind in ("word", "number", "other") and token.norm not in FILLERS
    )
