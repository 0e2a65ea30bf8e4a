"""Question 10: where a job would go, and when that is noticed."""

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.everyday_words import FILLERS, OF_BODIES
from spm_tui.workshop.reading.free_texts import of_the_sign
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.owner_words import owner_at, put_owner
from spm_tui.workshop.reading.particular.adjacent_marks import alone
from spm_tui.workshop.reading.patterns import forms
from spm_tui.workshop.reading.tokens import Token


def read_noticed(bound: Bound) -> None:
    """Months say when it is noticed only beside a word for noticing, or in a part of their own."""
    for mark in bound.marks:
        if mark.figure is None or mark.figure.unit != "months":
            continue
        if of_the_sign(bound, mark):
            bound.used.add(mark.first)
            continue
        clause = bound.clause(mark)
        at = bound.fact.clauses.index(clause)
        behind = (
            at > 0
            and clause.cut == "soft"
            and alone(bound, mark)
            and any(
                m.means("if_gone") or m.means("first-sign") for m in bound.within(bound.fact.clauses[at - 1])
            )
        )
        if (
            clause.cut != "part"
            and not behind
            and not any(
                m.means("noticed") or m.means("if_gone") or m.means("first-sign")
                for m in bound.within(clause)
            )
        ):
            bound.used.add(mark.first)


def read_job(bound: Bound) -> None:
    """Read where a job goes: `finance takes it over`, `moves to the board`, a free name behind `to`."""
    if "if_gone" not in bound.values and (_received(bound) or _sent_to(bound)):
        return
    moves = next((m for m in bound.marks if m.means("if_gone") == "moves"), None)
    if moves is not None and "tak" in bound.text(moves.first, moves.last) and _taker(bound, moves):
        return
    parts = (
        c.first
        for c in bound.fact.clauses
        if c.cut == "part" and bound.tokens[c.first].norm in ("to", "back")
    )
    start = moves.last if moves is not None else next(parts, None)
    if start is not None and not _known_end(bound, start, moving=moves is not None):
        _free_end(bound, start)


def _sent_to(bound: Bound) -> bool:
    """Read who has the job from then on, right behind it: `funding to finance`."""
    job = bound.fact.subject[0] if bound.fact.subject else None
    if job is None or any(mark.means("not") for mark in bound.within(bound.clause(job))):
        return False
    for mark in bound.within(bound.clause(job)):
        between = [token.norm for token in bound.tokens[job.last : mark.first]]
        owner = owner_at(bound, mark) if between in (["to"], ["to", "the"], ["back", "to"]) else None
        behind = bound.tokens[mark.last].norm if mark.last < len(bound.tokens) else ","
        if owner not in (None, "nobody") and (behind in _ENDING or mark.last == bound.clause(mark).last):
            bound.put("if_gone", "moves")
            put_owner(bound, "moves_to", mark)
            return True
    return False


#: Behind who has a job from then on; a verb there (`reporting to the CFO is late`) says something else.
_ENDING = frozenset((",", ";", ".", "and", "within", "after", "in", "then", "noticed", "we'd", "we"))
_INHERITING = frozenset(
    form
    for verb in ("inherit", "absorb", "adopt", "take over", "take on", "pick up", "swallow")
    for form in forms(verb)
)
_TAKING = frozenset(form for verb in ("take", "get", "grab") for form in forms(verb))
#: Jobs that nobody is given as a good: `finance gets funding` may be money.
_GIVEN = ("intake", "prioritization", "sequencing", "governance")


def _received(bound: Bound) -> bool:
    """Read who has the job from then on, before a verb: `BU takes intake`, `HR inherits the load`."""
    job = bound.fact.subject[0] if bound.fact.subject else None
    if job is None or any(mark.means("not") for mark in bound.within(bound.clause(job))):
        return False
    for mark in bound.within(bound.clause(job)):
        owner = owner_at(bound, mark)
        if owner in (None, "nobody") or mark is job or mark.last >= job.first:
            continue
        words = [t.norm for t in bound.tokens[mark.last : job.first] if t.norm not in _BESIDE_A_VERB]
        verb = " ".join(words)
        if verb in _INHERITING or (verb in _TAKING and bound.values.get("function") in _GIVEN):
            bound.put("if_gone", "moves")
            put_owner(bound, "moves_to", mark)
            return True
    return False


_BESIDE_A_VERB = frozenset(
    ("the", "our", "would", "will", "then", "just", "simply", "all", "of", "probably", "'d")
)


def _taker(bound: Bound, moves: Mark) -> bool:
    for mark in bound.within(bound.clause(moves)):
        owner = owner_at(bound, mark)
        if mark.last <= moves.first and owner not in (None, "nobody") and mark not in bound.fact.subject:
            put_owner(bound, "moves_to", mark)
            return True
    return False


def _known_end(bound: Bound, start: int, *, moving: bool) -> bool:
    for mark in bound.marks:
        if mark.first < start or mark.first in bound.used or mark in bound.fact.subject:
            continue
        owner = owner_at(bound, mark)
        words = [token.norm for token in bound.tokens[start : mark.first]]
        led = "to" in words or "with" in words or len(words) <= 1 or not moving
        if owner is not None and owner != "nobody" and len(words) <= 4 and led:
            put_owner(bound, "moves_to", mark)
            bound.values.setdefault("if_gone", "moves")
            return True
    return False


def _free_end(bound: Bound, start: int) -> None:
    known = {n for mark in bound.marks for n in range(mark.first, mark.last)}
    norms = [token.norm for token in bound.tokens]
    for n in range(max(0, start - 1), min(start + 3, len(norms) - 1)):
        if norms[n] not in ("to", "with") and (n <= start or norms[n - 1] != "to"):
            continue
        first = n + 1
        while first < len(norms) and norms[first] in ("the", "our", "a"):
            first += 1
        last = first
        while last < len(norms) and last - first < 4 and last not in known and _may_name(bound.tokens[last]):
            last += 1
        if last > first:
            bound.put("moves_to", bound.text(first, last), Mark(first, last))
            bound.values.setdefault("if_gone", "moves")
        return


def _may_name(token: Token) -> bool:
    return token.kind == "word" and (token.norm not in FILLERS or token.norm in OF_BODIES)
