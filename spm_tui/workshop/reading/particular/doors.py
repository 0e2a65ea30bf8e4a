"""Question 3: whether a way back was tried, how easy it is, and its tests."""

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.everyday_words import GOING_BACK
from spm_tui.workshop.reading.marks import Mark
from spm_tui.workshop.reading.particular.neighbours import thing_of

_MODAL = frozenset(("can", "could", "would", "should", "might", "may", "will", "can't", "cannot", "to"))


def _tried(bound: Bound) -> None:
    """Read whether a way back was tried, in any order of words: never, partly, fully."""
    for clause in bound.fact.clauses:
        here = bound.within(clause)
        norms = [token.norm for token in bound.tokens[clause.first : clause.last]]
        never = next(
            (
                m
                for m in here
                if (m.means("not") is not None or m.means("owner") == "nobody") and m.first not in bound.used
            ),
            None,
        )
        attempt = next((m for m in here if m.means("attempt-cue") is not None), None)
        reverting = next((m for m in here if m.means("revert-cue") is not None), None)
        if never is not None and attempt is not None:
            bound.put("tried", "never", attempt)
            bound.used.add(never.first)
            return
        back = "back" in norms and bool(GOING_BACK & set(norms))
        if (reverting is None and not back) or never is not None:
            continue
        at = reverting.first - clause.first if reverting is not None else norms.index("back")
        if _MODAL & set(norms[max(0, at - 3) : at]):
            continue
        beside = [
            clause,
            *(one for one in bound.fact.clauses if one.cut == "soft" and one.first == clause.last + 1),
        ]
        for one in beside:
            for mark in bound.within(one):
                for cue, value in (("partly-cue", "partly"), ("fully-cue", "fully")):
                    if mark.means(cue) is not None and "tried" not in bound.values:
                        bound.put("tried", value, mark)


def _ease(bound: Bound) -> None:
    """Read `it can be turned round quite easily`: an ease beside a word of reversing."""
    for clause in bound.fact.clauses:
        here = bound.within(clause)
        if (
            "door" in bound.values
            or not any(m.means("revert-cue") for m in here)
            or any(m.means("not") for m in here)
        ):
            continue
        for n in range(clause.first, clause.last):
            word = bound.tokens[n].norm
            if word in ("easily", "cheaply", "painlessly", "quickly"):
                bound.put("door", "easy", Mark(n, n + 1))
            elif word in ("painfully", "expensively", "dearly"):
                bound.put("door", "costly", Mark(n, n + 1))


def read_tests(bound: Bound) -> None:
    """Take tests named behind `fails` as failed: `passes explainable, fails no rebuild`."""
    for mark, value in list(bound.meaning("passes")):
        clause = bound.clause(mark)
        at = bound.fact.clauses.index(clause)
        cues = [
            m
            for one in bound.fact.clauses[: at + 1]
            for m in bound.within(one)
            if m.first < mark.first and (m.means("passes-cue") or m.means("fails-cue"))
        ]
        if cues and cues[-1].means("fails-cue") is not None:
            bound.add("fails", value, mark)


def _neither(bound: Bound) -> None:
    """Read `..., the Spring reorg not at all` behind a way back that is easy: no way back."""
    if bound.before is None or bound.before.values.get("door") != "easy" or bound.values.keys() - {"case"}:
        return
    denials = [m for m in bound.marks if m.means("not") is not None]
    others = [m for m in bound.marks if m not in denials and m not in bound.fact.subject]
    words = [bound.tokens[n].norm for c in bound.fact.clauses for n in range(c.first, c.last)]
    if len(denials) == 1 and not others and ("all" in words or "ever" in words):
        bound.put("door", "none", denials[0])


def read_door(bound: Bound) -> None:
    if "tried" not in bound.values:
        _tried(bound)
    _ease(bound)
    _neither(bound)
    for cue, _ in list(bound.meaning("apposition")):
        for mark in bound.within(bound.clause(cue)):
            thing = thing_of(mark)
            if mark.first >= cue.last and thing is not None:
                bound.add("items", thing.id, mark)
    if bound.values.get("tried") in ("partly", "fully", "abandoned") and "seen_months" not in bound.values:
        months = [
            m
            for m in bound.marks
            if m.figure is not None and m.figure.unit == "months" and m.first not in bound.used
        ]
        if len(months) == 1 and months[0].figure is not None:
            bound.open = [text for text in bound.open if "said or was seen" not in text]
            bound.figure("seen_months", months[0].figure, months[0])
