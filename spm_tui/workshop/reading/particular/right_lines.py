"""Question 9: which side has which part in a decision, and for whom it waits."""

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.manners import only_manners
from spm_tui.workshop.reading.owner_words import owner_at
from spm_tui.workshop.reading.particular.adjacent_marks import alone
from spm_tui.workshop.reading.particular.decision_names import (
    behind_decide,
    behind_matter,
    behind_stuck,
    trimmed,
)


def read_right(bound: Bound) -> None:
    first_cue = len(bound.tokens)
    side: str | None = None
    waiting: Mark | None = None
    for mark in bound.marks:
        if mark.first in bound.used:
            continue
        if mark.means("neither") and bound.tokens[mark.last - 1].norm == "decides":
            first_cue = min(first_cue, mark.first)
            bound.put("portfolio", "none", mark)
            bound.put("leadership", "none", mark)
            continue
        role = mark.means("role")
        if role is not None and (_wished(bound, mark) or _only_on_paper(bound, mark)):
            continue
        new_side = _side(mark)
        if (
            new_side is not None
            and role is None
            and new_side not in ("portfolio", "leadership", "both")
            and not _role_follows(bound, mark)
        ):
            new_side = None
        if role is not None and side is None and role == "decide" and (free := _free_decider(bound, mark)):
            bound.put("someone_else", free, mark)
            first_cue = min(first_cue, mark.first - len(free.split()))
            continue
        if new_side is not None and role is None:
            side = new_side
            first_cue = min(first_cue, mark.first)
            if waiting is not None and "by" in [t.norm for t in bound.tokens[waiting.last : mark.first]]:
                _give(bound, side, waiting)
            waiting = None
        elif role is not None:
            first_cue = min(first_cue, mark.first)
            turned = _side_behind(bound, mark)
            if turned is not None:
                _give(bound, turned, mark)
            elif side is None:
                waiting = mark
            else:
                _give(bound, side, mark)
    _once(bound)
    _waited_for(bound)
    _decision(bound, first_cue)


def _once(bound: Bound) -> None:
    """Let `portfolio used to decide on X; now it informs` say what is, beside what was once."""
    given = [bound.places[name] for name in bound.places if name.startswith(("portfolio.", "leadership."))]
    for mark in bound.marks:
        once = (mark.means("not") or "").startswith("used to")
        if once and any(first > bound.clause(mark).last for first, _ in given):
            bound.used.add(mark.first)


_WISHES = frozenset(
    ("should", "ought", "shouldn't", "could", "might", "wants", "want", "like", "let", "i'd", "we'd")
)


def _wished(bound: Bound, role: Mark) -> bool:
    """Tell whether a part in a decision is only wished for: `leadership should decide`."""
    first = bound.clause(role).first
    return bool(_WISHES & {token.norm for token in bound.tokens[max(first, role.first - 3) : role.first]})


_ON_PAPER = frozenset(("on paper", "officially", "formally", "nominally", "in theory", "by the book"))
_IN_TRUTH = frozenset(("in practice", "in reality", "really", "actually", "in truth", "in fact", "de facto"))


def _only_on_paper(bound: Bound, role: Mark) -> bool:
    """Tell whether a part is one on paper alone: `on paper portfolio decides, in practice it informs`."""
    here = bound.clause(role)

    def begins(clause: Clause, phrases: frozenset[str]) -> bool:
        words = " ".join(token.norm for token in bound.tokens[clause.first : clause.last])
        return any(words.startswith(f"{phrase} ") for phrase in phrases)

    return begins(here, _ON_PAPER) and any(begins(one, _IN_TRUTH) for one in bound.fact.clauses)


def _side_behind(bound: Bound, role: Mark) -> str | None:
    """Return the side right behind a verb that begins its clause: `decides does the leadership`."""
    clause = bound.clause(role)
    here = bound.within(clause)
    if any(_side(m) for m in here if m.first < role.first) or any(
        m.means("role") for m in here if m is not role
    ):
        return None
    does = bound.tokens[role.last].norm in ("does", "do", "did") if role.last < clause.last else False
    behind = [m for m in here if m.first >= role.last]
    behind = [m for m in behind if _side(m) in ("portfolio", "leadership") or (does and _side(m))]
    if not behind or behind[0].first - role.last > 2:
        return None
    last = behind[0].last
    last += last < clause.last and bound.tokens[last].norm in ("only", "alone", "just", "merely")
    ends = last == clause.last or bound.tokens[last].norm in ("on", "about", "over", "for")
    return _side(behind[0]) if ends else None


def _waits(bound: Bound, mark: Mark) -> bool:
    """Tell whether a decision waits; `12 open posts` only describes what it is about."""
    if mark.means("waited") is None:
        return False
    if bound.tokens[mark.first].norm not in ("open", "pending", "idle", "blocked", "delayed"):
        return True
    following = bound.tokens[mark.last] if mark.last < bound.clause(mark).last else None
    known = any(one.first == mark.last for one in bound.marks)
    return following is None or known or following.kind != "word" or following.norm in FILLERS


def _waited_for(bound: Bound) -> None:
    """Read `waited 6 months for the council`, `stuck on the board`, and an owner alone in the part behind."""
    waited = next((m for m in bound.marks if _waits(bound, m)), None)
    if waited is None or any(m.means("waiting-for") for m in bound.marks):
        return
    clause = bound.clause(waited)
    clauses = bound.fact.clauses
    behind = clauses[clauses.index(clause) + 1 :]
    last = behind[0].last if behind and behind[0].joint == "since" else clause.last
    for n in range(waited.last, last):
        if bound.tokens[n].norm in ("for", "on", "with", "at") and not any(
            m.first <= n < m.last or (m.first == n + 1 and m.figure is not None) for m in bound.marks
        ):
            _put_whom(bound, n + 1, last)
            return
    for mark in bound.marks:
        if (
            mark.first > waited.last
            and bound.clause(mark).cut == "part"
            and alone(bound, mark)
            and owner_at(bound, mark)
        ):
            _put_whom(bound, bound.clause(mark).first, bound.clause(mark).last)


def _put_whom(bound: Bound, first: int, last: int) -> None:
    owner = next(
        (owner_at(bound, m) for m in bound.marks if first <= m.first < last and owner_at(bound, m)), None
    )
    text = owner or bound.line[bound.tokens[first].start : bound.tokens[last - 1].end] if last > first else ""
    if text and "?" not in text:
        bound.put("waiting_for", text, Mark(first, last))


def _side(mark: Mark) -> str | None:
    for name in ("portfolio", "leadership", "both", "neither"):
        if mark.means(name) is not None:
            return name
    owner = mark.means("owner")
    return (
        f"owner:{owner}"
        if owner is not None and owner != "nobody"
        else "neither"
        if owner == "nobody"
        else None
    )


def _role_follows(bound: Bound, mark: Mark) -> bool:
    """Tell whether an owner is the subject of a role: `the board decides`, `nobody decides`."""
    for one in bound.within(bound.clause(mark)):
        if one.first >= mark.last and one.means("role") is not None:
            between = [
                o
                for o in bound.marks
                if mark.last <= o.first < one.first and (o.means("portfolio") or o.means("leadership"))
            ]
            return one.first - mark.last <= 2 and not between
    return False


def _free_decider(bound: Bound, mark: Mark) -> str:
    """Return a short name nobody knows right before `decides`, in a clause after the first: `..., legal
    decides`.
    """
    clause = bound.clause(mark)
    words = bound.tokens[clause.first : mark.first]
    if (
        clause is bound.fact.clauses[0]
        or not 0 < len(words) <= 3
        or any(t.norm in FILLERS and t.norm != "the" for t in words)
    ):
        return ""
    return bound.text(clause.first, mark.first)


def _give(bound: Bound, side: str, mark: Mark) -> None:
    role = mark.means("role")
    if side.startswith("owner:"):
        if role == "decide":
            bound.put("someone_else", side.removeprefix("owner:"), mark)
        return
    if side == "neither" and role == "decide":
        bound.put("portfolio", "none", mark)
        bound.put("leadership", "none", mark)
        return
    for field in ("portfolio", "leadership") if side in ("both", "neither") else (side,):
        if role in bound.specs[field].choices:
            bound.put(field, role, mark)


def _decision(bound: Bound, first_cue: int) -> None:
    """The kind of decision is what stands before the first cue, else behind `decides on`."""
    cues = [
        m
        for m in bound.marks
        if _waits(bound, m) or m.means("waiting-for") or (m.figure is not None and m.figure.unit == "months")
    ]
    first_cue = min([first_cue, *(m.first for m in cues)])
    every = bound.fact.clauses
    norms = [token.norm for token in bound.tokens]
    named = next((one for one in every if not only_manners(norms[one.first : one.last])), every[0])
    start, last = named.first, min(named.last, first_cue)
    text, span = behind_matter(bound)
    if not text:
        text, span = trimmed(bound, start, last)
    if not text:
        text, span = behind_stuck(bound)
    if not text:
        text, span = behind_decide(bound)
    if text and len(text.split()) <= 8:
        bound.put("decision_type", text, Mark(*span))
