"""Question 10: where a job would go, and when that is noticed."""

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.marks import Mark
from spm_tui.workshop.reading.owners import owner_at
from spm_tui.workshop.reading.particular.neighbours import alone


def read_noticed(bound: Bound) -> None:
    """Months say when it is noticed only beside a word for noticing, or in a part of their own."""
    for mark in bound.marks:
        if mark.figure is None or mark.figure.unit != "months":
            continue
        clause = bound.clause(mark)
        at = bound.fact.clauses.index(clause)
        behind = (
            at > 0
            and clause.cut == "soft"
            and alone(bound, mark)
            and any(m.means("if_gone") for m in bound.within(bound.fact.clauses[at - 1]))
        )
        if (
            clause.cut != "part"
            and not behind
            and not any(m.means("noticed") or m.means("if_gone") for m in bound.within(clause))
        ):
            bound.used.add(mark.first)


def read_job(bound: Bound) -> None:
    moves = next((m for m in bound.marks if m.means("if_gone") == "moves"), None)
    if moves is not None and "tak" in bound.text(moves.first, moves.last):
        taker = next(
            (
                m
                for m in bound.within(bound.clause(moves))
                if m.last <= moves.first
                and owner_at(bound, m) not in (None, "nobody")
                and m not in bound.fact.subject
            ),
            None,
        )
        if taker is not None:
            bound.put("moves_to", owner_at(bound, taker), taker)
            return
    start = (
        moves.last
        if moves is not None
        else next(
            (
                c.first
                for c in bound.fact.clauses
                if c.cut == "part" and bound.tokens[c.first].norm in ("to", "back")
            ),
            None,
        )
    )
    if start is None:
        return
    for mark in bound.marks:
        if mark.first < start or mark.first in bound.used or mark in bound.fact.subject:
            continue
        owner = owner_at(bound, mark)
        words = [token.norm for token in bound.tokens[start : mark.first]]
        if (
            owner is not None
            and owner != "nobody"
            and len(words) <= 4
            and ("to" in words or "with" in words or len(words) <= 1 or moves is None)
        ):
            bound.put("moves_to", owner, mark)
            bound.values.setdefault("if_gone", "moves")
            return
    known = {n for mark in bound.marks for n in range(mark.first, mark.last)}
    for n in range(start, min(start + 3, len(bound.tokens) - 1)):
        if bound.tokens[n].norm in ("to", "with") or (n > start and bound.tokens[n - 1].norm == "to"):
            first = n + 1
            while first < len(bound.tokens) and bound.tokens[first].norm in ("the", "our", "a"):
                first += 1
            last = first
            while (
                last < len(bound.tokens)
                and last not in known
                and bound.tokens[last].kind == "word"
                and bound.tokens[last].norm not in FILLERS
                and last - first < 4
            ):
                last += 1
            if last > first:
                bound.put("moves_to", bound.text(first, last), Mark(first, last))
                bound.values.setdefault("if_gone", "moves")
            return
