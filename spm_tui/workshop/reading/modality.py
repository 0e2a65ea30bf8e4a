"""Modality: words of what would be, is wished, supposed or only said, and whether they have a meaning here.

These are rules of `operators.py`: each returns None for a word that is not its own.
"""

from typing import Final

from spm_tui.workshop.reading import operator_words as words
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.fact_words import FactWords, Spot, own_concepts

_WOULD: Final = words.MODALS - {"might", "may", "must", "shall", "should", "ought"}
#: Questions whose answer is what would be, or who may, and the words that say so there.
_ASKED: Final = {
    "reversibility": _WOULD,
    "disappearance": _WOULD | {"probably", "likely"},
    "boundary": frozenset(("may", "must")),
}
#: Questions of what is said: `the vendor promised an easy way back` gives the door that was promised.
_CLAIMED: Final = frozenset(("reversibility", "disappearance"))


def hedge(spot: Spot) -> bool | None:
    """A hedge beside a figure, or in an opinion: `almost 8 months`."""
    fact, n, _ = spot
    word = fact.word(n)
    if word not in words.HEDGES:
        return None
    figure = any(fact.figure(one) for one in (n - 1, n + 1, n + 2)) or fact.word(n + 1) in words.QUANTITIES
    spoken = word == "like" and (fact.means(n + 1, "asset") or fact.means(n + 2, "asset"))
    return figure or spoken or _is_opinion(fact, n) or word in _ASKED.get(fact.key, ())


def condition(spot: Spot) -> bool | None:
    """A condition, where the question asks what would be: `if it goes, load moves`."""
    fact, n, _ = spot
    word = fact.word(n)
    if fact.means(n, "if"):
        return fact.said.frame.if_goes
    if word in words.CONDITIONS:
        return word == "suppose" and fact.word(n - 1) in ("i", "we")
    return None


def wish(spot: Spot) -> bool | None:
    """A wish that says a figure or what must change: `it needs 18 months`."""
    fact, n, clause = spot
    word = words.base_of_wish(fact.word(n))
    if word == "let":
        return fact.word(n + 1) == "say" and any(fact.figure(one) for one in range(n + 2, n + 4))
    if word == "need":
        return _needs(fact, n, clause) or _said_here(fact, n, clause)
    stays = any(mark.means("stays") and mark.first < n for mark in fact.said.marks)
    took = fact.word(n) == "wanted" and fact.word(n - 1) == "it" and "seen_months" in fact.values
    if word == "want" and (stays or took):
        return any(fact.figure(one) for one in range(n + 1, n + 4))  # `it stays on and wants 3 FTE`
    if word == "ask" and fact.word(n + 1) in words.ASKED:
        return _is_answered(fact, clause)
    if word in words.WISHES:
        return _is_opinion(fact, n) or (n in fact.at and _said_here(fact, n, clause))
    return None


def _is_answered(fact: FactWords, clause: Clause) -> bool:
    """Tell whether a voice answers what another asks: `Ann asks who decides. Bo: the board`."""
    behind = fact.said.tokens[clause.last :]
    return any(token.norm == ":" for token in behind)


def _needs(fact: FactWords, n: int, clause: Clause) -> bool:
    """Tell whether what is needed is a figure, or a share of what was counted: `needs 18 months`."""
    marks = fact.said.within(clause)
    redesigned = fact.key == "redesign_frequency" and {"took_what", "months"} <= fact.values.keys()
    return (
        (redesigned and fact.word(n).endswith("d"))  # `needed a new team, 8 months`
        or (n - 1 in fact.at and not fact.named(n - 1))  # `ended up needing a new team`
        or any(fact.figure(one) for one in range(n + 1, n + 4))
        or any(fact.figure(mark.first, "%", "share") for mark in marks)
        or (fact.means(n, "seen") and any(fact.figure(mark.first) for mark in marks))
    )


def modal(spot: Spot) -> bool | None:
    """A verb of what would be, where that is asked or a figure is said: `it would take 2 months`."""
    fact, n, clause = spot
    if fact.word(n) not in words.MODALS:
        return None
    if fact.word(n) == "must" and fact.key == "ownership" and "lives_with_it" in fact.values:
        return any(mark.means("lives") for mark in fact.said.within(clause))  # `live with it must Fleet`
    return fact.word(n) in _ASKED.get(fact.key, ()) or _is_opinion(fact, n) or _said_here(fact, n, clause)


def only_said(spot: Spot) -> bool | None:
    """`As promised`, `in theory`: more than somebody saying it."""
    fact, n, clause = spot
    mark = fact.at.get(n)
    if mark is None or mark.first != n or not mark.means("said"):
        return None
    if fact.key == "boundary" and fact.clauses[-1] is not clause and not gives(fact, n, clause):
        return True  # `on paper portfolio decides, in practice leadership does`
    spoken = {fact.word(one) for one in range(mark.first, mark.last)}
    meant = bool(spoken & words.MEANT)
    return bool(spoken & words.SAYING) or is_said(fact) or (fact.key in _CLAIMED and not meant)


def _said_here(fact: FactWords, n: int, clause: Clause) -> bool:
    """Tell whether a verb of what would be says something our fields ask for: a figure, what must change."""
    changes = {"must_change", "months_to_change", "passes", "fails"} & fact.values.keys()
    ended = any(fact.word(one) in words.ENDS and ends_a_span(fact, one) for one in range(clause.first, n))
    stays = any(mark.means("stays") for mark in fact.behind(n, clause))
    noun = fact.word(n - 1) in ("the", "by", "per", "as") and is_said(fact)  # `back by plan`
    return (
        (fact.key == "vineyards" and bool(changes))
        or ended
        or stays
        or noun
        or gives_a_figure(fact, n, clause)
    )


def gives(fact: FactWords, n: int, clause: Clause) -> bool:
    """Tell whether a phrase behind a place in a clause gave a value."""
    read = {span[0] for span in fact.read}  # a mark inside of a longer text gave nothing by itself
    return any(mark.first in read and own_concepts(mark) for mark in fact.behind(n, clause))


def gives_a_figure(fact: FactWords, n: int, clause: Clause) -> bool:
    """Tell whether a verb only says that a figure of its clause was said: `it would take 2 months`."""
    figures = any(
        fact.figure(mark.first, "people", "months", "%", "share", "") for mark in fact.said.within(clause)
    )
    behind = fact.behind(n, clause)
    acts = bool(behind) and behind[0].means("action") is not None  # `we should stop it and get 4`
    return is_said(fact) and figures and not acts


def ends_a_span(fact: FactWords, n: int) -> bool:
    """Tell whether a word ends a span of time or a count that stands before it: `5 months before ...`."""
    return any(fact.figure(one, "months", "", "day") for one in range(max(0, n - 6), n + 2))


def is_said(fact: FactWords) -> bool:
    """Tell whether a fact gives what was said, beside what was seen."""
    return any(name.startswith(("said_", "spoken_")) for name in fact.values)


def _is_opinion(fact: FactWords, n: int) -> bool:
    """`I would call it a vineyard`, `we like to speak of it as a brand`."""
    return bool(words.OPINIONS & {fact.word(n + 1), fact.word(n + 2)})
