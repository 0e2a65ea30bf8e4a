"""Counted decisions in a sentence: `of ten, 8 moved work and two reshaped`."""

from collections.abc import Sequence
from typing import Final

from spm_tui.workshop.reading.clauses import Clause, marks_within
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token

#: What decisions move, said behind the verb.
_MOVED: Final = frozenset(
    [
        "work",
        "works",
        "tasks",
        "stuff",
        "things",
        "backlog",
        "backlogs",
        "scope",
        "people",
        "budget",
        "budgets",
        "money",
        "priorities",
        "priority",
        "capacity",
        "items",
        "tickets",
        "projects",
        "teams",
        "team",
        "load",
        "org",
        "organisation",
        "organization",
        "structure",
        "initiatives",
        "effort",
        "resources",
        "something",
        "anything",
        "nothing",
        "staff",
        "headcount",
    ]
)


def of_ten(
    tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause]
) -> tuple[dict[str, int], tuple[Clause, ...]]:
    """Return how many of the last decisions moved work and how many reshaped, and the clauses that say so."""
    found: dict[str, int] = {}
    where: list[Clause] = []
    for clause in clauses:
        here = marks_within(marks, clause)
        if (
            clause.question
            or clause.condition
            or not any(m.means("moved") or m.means("reshaped") for m in here)
        ):
            continue
        if any(m.figure is not None and not m.figure.unit and _counts_things(tokens, marks, m) for m in here):
            return {}, ()
        for mark in here:
            moved, reshaped = mark.means("moved") is not None, mark.means("reshaped") is not None
            field = "moved_work" if moved else "reshaped" if reshaped else ""
            if _of_something_else(tokens, marks, mark):
                continue
            near = [m for m in here if _counts_decisions(tokens, m)]
            if not near and clause.cut == "soft":  # `the rest - four - reshaped`
                told = [m for c in where for m in marks if c.first <= m.first < c.last]
                near = [
                    m
                    for m in marks
                    if m.last == clause.first - 1 and _counts_decisions(tokens, m) and m not in told
                ]
            if field and field not in found and not near and _none_of_them(tokens, mark):
                found[field] = 0
                where.append(clause)
            near.sort(key=lambda m: min(abs(m.first - mark.last), abs(mark.first - m.last)))
            if field and field not in found and near and near[0].figure is not None:
                found[field] = int(near[0].figure.value)
                where.append(clause)
    return found, tuple(where)


def _none_of_them(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell whether no decision did it: `reshaped none`, `none reshaped`."""
    behind = tokens[mark.last].norm if mark.last < len(tokens) else ""
    before = tokens[mark.first - 1].norm if mark.first else ""
    return behind in ("none", "nothing") or before == "none"


def _counts_things(tokens: Sequence[Token], marks: Sequence[Mark], mark: Mark) -> bool:
    """Tell whether a figure counts something else than decisions: `10 beds moved`."""
    if mark.last >= len(tokens) or any(one.first == mark.last and one.mention is None for one in marks):
        return False
    token = tokens[mark.last]
    return (
        token.kind == "word"
        and token.norm not in FILLERS
        and token.norm not in ("decisions", "decision", "moves", "cases", "x")
    )


def _is_total(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell whether a figure is the number of all decisions: `of the last ten`."""
    before = [token.norm for token in tokens[max(0, mark.first - 4) : mark.first]]
    return (
        mark.figure is not None
        and mark.figure.unit == ""
        and (
            "last" in before[-2:]
            or "past" in before[-2:]
            or before[-2:] in (["of", "the"], ["out", "of"], ["of", "our"])
            or before[-1:] == ["of"]
        )
    )


def _of_something_else(tokens: Sequence[Token], marks: Sequence[Mark], mark: Mark) -> bool:
    """Tell whether the verb has an object of its own that no decision is about: `moved house`."""
    at = mark.last
    while at < len(tokens) and tokens[at].norm in ("the", "our", "a", "an", "some", "just", "only"):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word" or any(one.first <= at < one.last for one in marks):
        return False
    if "work" in (token.norm for token in tokens[mark.first : mark.last]) or len(tokens[at].norm) < 3:
        return False
    return tokens[at].norm not in FILLERS and tokens[at].norm not in _MOVED


def _counts_decisions(tokens: Sequence[Token], mark: Mark) -> bool:
    figure = mark.figure
    return (
        figure is not None
        and figure.unit in ("", "share")
        and not figure.value % 1
        and not _is_total(tokens, mark)
    )
