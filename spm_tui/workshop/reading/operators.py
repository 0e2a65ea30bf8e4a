"""Which words of the closed class have a meaning of ours where they stand in a fact.

A rule names its words and tells what gives them a meaning: a hedge one beside a figure, a verb of what would
be one in a question of what would be. The first rule with the word decides.
"""

from collections.abc import Callable
from typing import Final

from spm_tui.workshop.choices import NOBODY
from spm_tui.workshop.reading import operator_words as words
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.fact_words import FactWords, Spot, own_concepts
from spm_tui.workshop.reading.modality import (
    condition,
    ends_a_span,
    gives,
    gives_a_figure,
    hedge,
    is_said,
    modal,
    only_said,
    wish,
)

#: Tells whether a word has a meaning of ours; None where it is no word of the rule.
Rule = Callable[[Spot], bool | None]

_UNDONE: Final = words.UNDONE | words.LAUGHTER
#: What a question may be about, beside names.
_SUBJECTS: Final = ("lever", "function", "owner", "unit")


def has_meaning(spot: Spot) -> bool | None:
    """Tell whether a word of the closed class has a meaning of ours; None for any other word."""
    return next((given for rule in _RULES if (given := rule(spot)) is not None), None)


def is_nobody(fact: FactWords, n: int) -> bool:
    """Tell whether nobody does what is said."""
    mark = fact.at.get(n)
    return (
        mark is not None
        and mark.first == n
        and mark.means("owner") == NOBODY
        and own_concepts(mark) == {"owner"}
    )


def is_restricted(fact: FactWords, clause: Clause) -> bool:
    """Tell whether a clause begins with a circumstance nobody knows (`in an ideal world ...`), or goes on
    after an exception: `everybody but Fleet needed it`.
    """
    if clause.joint == "but" and fact.word(clause.first - 2) in words.ALL_BUT:
        return not _nobody_but(fact, clause.first - 1)
    if clause.joint == "then" and fact.word(clause.first) == "again":
        return True  # `they call it a brand, then again ...`
    first = clause.first + (fact.word(clause.first) == "only" and clause.first + 1 < clause.last)
    hyphen = fact.said.line[fact.said.tokens[first].end :][:1] == "-"  # `in-house roster`
    if clause.cut not in ("start", "hard") or fact.word(first) not in words.FRONTED or hyphen:
        return clause.joint == "yet" and fact.word(clause.first) == "to"  # `we have yet to stop it`
    if fact.word(first) == "without":
        return not fact.said.frame.if_goes
    if first in fact.at and fact.at[first].last > first + 1:
        return False  # `in the end`
    known = [n for n in range(first + 1, clause.last) if fact.named(n) or fact.means(n, *_SUBJECTS)]
    return any(
        fact.said.tokens[n].kind == "word"
        and n not in fact.at
        and fact.word(n) not in FILLERS | fact.new | words.HARMLESS
        for n in range(first + 1, min([clause.last, *known, *_figures(fact, first, clause)]))
    )


def _figures(fact: FactWords, first: int, clause: Clause) -> list[int]:
    return [n for n in range(first, clause.last) if fact.figure(n)]


# ---- rules of single words: whether it has a meaning of ours, None where it is another word


def _half(spot: Spot) -> bool | None:
    """`Half stopped`, `half of it is a stock`."""
    fact, n, _ = spot
    if fact.word(n) != "half" or (n in fact.at and not fact.figure(n)):
        return None
    done = n not in fact.at and fact.word(n - 1) != "than" and n + 1 in fact.at and not fact.figure(n + 1)
    part = fact.word(n + 1) == "of" and fact.key == "vineyards"
    return not ((done and not fact.named(n + 1)) or part)


def _nobody_but(fact: FactWords, n: int) -> bool:
    """`Nobody but the CEO decides`: somebody does."""
    return fact.means(n - 1, "owner", "not") and (fact.means(n + 1, "owner") or fact.means(n + 2, "owner"))


def _nobody(spot: Spot) -> bool | None:
    fact, n, _ = spot
    if not is_nobody(fact, n):
        return None
    plain = [value for value in fact.values.values() if isinstance(value, (str, int, float))]
    if fact.word(fact.at[n].last) == "but" and _nobody_but(fact, fact.at[n].last):
        return True
    answers = NOBODY in plain or 0 in plain or bool({"last_used", "if_gone"} & fact.values.keys())
    pays = any(mark.means("pays") for mark in fact.said.marks)
    return answers or pays or fact.word(fact.at[n].last) in ("other", "else")


def _to(spot: Spot) -> bool | None:
    """`It is for HR to own`, `Fleet gave 2 people to Customs`, `X is due to move`."""
    fact, n, clause = spot
    before = fact.word(n - 1)
    if fact.word(n) != "to":
        return None
    if (
        (n not in fact.at or (fact.key == "disappearance" and fact.at[n].last == n + 1))
        and before not in words.ABLE
        and fact.means(n + 1, "decides", "owns", "role", "if_gone")
    ):
        return False
    if fact.key == "stopping" and fact.figure(n - 1) and fact.named(n + 1):
        return False
    meant = before in words.ALONE or fact.word(n - 2) in words.BEING
    over = before == "used" and _is_over(fact, n, clause)
    if before not in words.MEANT or not meant or fact.ours(n) or over:
        return None
    if before in ("is", "are"):
        return fact.key == "stopping" and is_said(fact)  # `it is to be closed`
    return gives_a_figure(fact, n, clause)


def _is_over(fact: FactWords, n: int, clause: Clause) -> bool:
    """Tell whether what used to be gives nothing, and what is so now stands behind it."""
    now = any(token.norm in words.NOW for token in fact.said.tokens[clause.last :])
    return now and not gives(fact, n, clause)


def _once(spot: Spot) -> bool | None:
    """`Leadership decides once the law is passed`, but not `once a year`."""
    fact, n, clause = spot
    if fact.said.frame.if_goes and n == clause.first and fact.word(n) == "once":
        return True  # `once X is stopped, 3 people come back`
    if fact.word(n) != "once" or fact.word(n + 1) in ("a", "per", "every", "more", "again", "in"):
        return None
    happens = {fact.word(one) for one in range(n + 1, min(n + 6, clause.last))}
    return False if happens & {"is", "are", "has", "have"} else None


def _not_done(spot: Spot) -> bool | None:
    """A word of ours in a form that says it of nothing: `plays at deciding`, `stopped being a stock`,
    `funding collapsed once`.
    """
    fact, n, clause = spot
    word, before = fact.word(n), {fact.word(one) for one in range(clause.first, n)}
    if fact.means(n, "decides", "role") and word.endswith("ing") and not before & words.BEING:
        return False
    if fact.means(n, "action") and fact.word(n + 1).endswith("ing") and n + 1 not in fact.at:
        return False
    past = fact.means(n, "if_gone") and word.endswith("ed") and fact.at[n].last == n + 1
    here = {fact.word(one) for one in range(clause.first, clause.last)}
    if "noticed_after_months" in fact.values and not here & words.ELSEWHERE:
        past = False  # `load collapsed within 3 weeks`
    return False if past and not before & (words.MODALS | words.BEING | {"if"}) else None


def _ours(spot: Spot) -> bool | None:
    fact, n, _ = spot
    new_name = fact.word(n) in fact.new and fact.said.tokens[n].capital
    return True if new_name or fact.ours(n) else None


def _never(spot: Spot) -> bool | None:
    """Words that have no meaning of ours outside our phrases."""
    fact, n, clause = spot
    word, before, behind = fact.word(n), fact.word(n - 1), fact.word(n + 1)
    here = fact.said.within(clause)
    acts = [mark for mark in here if mark.means("action")]
    never = (
        (word in _UNDONE and before not in ("our", "your") and not _spoken(fact, word))
        or (word == "that" and before in ("is", "was") and n + 1 < clause.last)  # `word is that they go`
        or (word == "time" and (fact.word(n - 2), before) == ("by", "the"))
        or (word == "when" and any(m.last <= n and m.means(one) for m in here for one in ("decides", "role")))
        or (word in words.BECOMING and fact.key == "vineyards" and (word != "turn" or behind == "into"))
        or (behind in words.BEFORE.get(word, ()) and not fact.figure(n + 2))
        or (word == "of" and fact.figure(n - 1, "months") and _is_noun(fact, n + 1))  # `4 months of talks`
        or (word in words.WHATEVER and any(0 < mark.first - n <= 3 for mark in acts))
        or (word == "when" and any(mark.last <= n for mark in acts))  # `it stops when Fleet starts`
        or (word == "when" and before == "since")
        or (before == "only" and word in ("when", "with", "after", "because") and not fact.figure(n + 1))
        or (word in words.CLAIMING and _denied_before(fact, n, clause))
        or (word in words.IMPERATIVES and n == 0)
        or (before == "the" and word in ("day", "moment", "minute"))  # `the day we hand out flows`
        or (word == "who" and behind in ("cares", "knows"))
        or (word == "some" and behind in ("say", "think", "claim", "believe"))
        or (word == "that" and fact.means(n - 1, "role"))  # `we propose that they decide`
        or (word in words.SAYING and behind in ("it", "they", "he", "she") and fact.key == "boundary")
        or (word in words.STRIVING and behind == "for")
        or word in words.BETTER
        or (
            word == "being"
            and before in ("is", "are")
            and not (fact.means(n + 1, "action") and is_said(fact))
        )  # `a rewrite is being looked at`
        or (word == "what" and any(fact.word(one) in words.MODALS for one in range(n, clause.last)))
        or (word == "who" and before in words.ANYBODY and fact.word(n - 2) not in words.BEING)
        or (word == "right" and before in ("yeah", "oh", "sure"))
        or (word in words.PARTICLES and before in words.PHRASAL)
        or (word in words.ASKING and clause.cut in ("start", "hard") and n == clause.first + 1)
    )
    return False if never else None


def _spoken(fact: FactWords, word: str) -> bool:
    return word.startswith("talk") and "spoken_as" in fact.values


def _denied_before(fact: FactWords, n: int, clause: Clause) -> bool:
    """`I cannot say that`, `not one of us believes it`."""
    before = [fact.word(one) for one in range(max(clause.first, n - 5), n)]
    return any(word in words.DENYING or word.endswith("n't") for word in before)


def _is_noun(fact: FactWords, n: int) -> bool:
    return n not in fact.at and fact.word(n).isalpha() and fact.word(n) not in FILLERS


def _comparison(spot: Spot) -> bool | None:
    """`More than 6 months`, `longer than planned`, `a brand rather than a stock`."""
    fact, n, clause = spot
    word, as_as = fact.word(n), fact.word(n + 2) == "as"
    good_as = word == "as" and fact.figure(n - 1) and fact.named(n + 1)
    compares = word in ("rather", "instead") or word in words.COMPARISONS
    if not (compares or good_as or (word == "as" and as_as and fact.word(n + 1) != "well")):
        return None
    if word == "unlike" and n == clause.first and clause.cut in ("start", "hard"):
        return all(fact.named(one) for one in range(n + 1, clause.last))  # `unlike X, Y is a vineyard`
    at = n + 2 if as_as else n
    of = fact.word(n + 1) == "of"  # `instead of the 2 we said`
    bounds = any(fact.figure(one) or fact.means(one, "said", "seen") for one in range(at + 1, at + 3 + of))
    steps_in = of and fact.key == "fungibility" and fact.named(n + 2)
    if word == "than" and fact.key == "redesign_frequency" and fact.word(n - 2) in ("nothing", "no", "not"):
        return True  # `it took nothing more than reprioritising`
    other = fact.word(n - 1) == "other" or fact.word(n + 1) in ("half", "that", "this", "before")
    return bounds or steps_in or other or _contrasts(fact, n)


def _contrasts(fact: FactWords, n: int) -> bool:
    """Tell whether the same kind of word stands on both sides: `a brand rather than a stock`."""
    if not {"rather", "more", "instead"} & {fact.word(one) for one in range(n - 6, n + 1)}:
        return False
    behind = next((fact.at[one] for one in range(n + 1, n + 5) if one in fact.at), None)
    own = own_concepts(behind) if behind is not None else set()
    return bool(own) and any(own & own_concepts(mark) for mark in fact.said.marks if mark.last <= n)


def _end(spot: Spot) -> bool | None:
    """`5 months before it showed`, but not `the CEO decides until the board meets`."""
    fact, n, clause = spot
    if fact.word(n) not in words.ENDS:
        return None
    stops = any(mark.means("action") for mark in fact.behind(n, clause))
    return (ends_a_span(fact, n) and not stops) or fact.word(n - 1) == "as"


_RULES: Final[tuple[Rule, ...]] = (
    _half, _nobody, _to, _once, _not_done, _ours, _never, hedge, _comparison, _end, condition, wish,
    modal, only_said,
)  # fmt: skip
