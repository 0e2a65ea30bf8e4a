"""Who decides each lever and which side decides each right, as last seen; rules say what that means."""

from collections.abc import Iterable
from typing import Literal

from spm_tui.diagnosis.record_keys import field_keys, levers, rights
from spm_tui.text import fold
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import NOBODY
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import listed, role

Decided = Literal["portfolio", "leadership", "neither", "both"]


def owner_key(owner: str) -> str:
    """Return an owner as owners are compared: trimmed, case-folded; `executive team` is `executive-team`."""
    return fold(owner).replace(" ", "-")


def owners(names: Iterable[str]) -> dict[str, str]:
    """Return owners by how they are compared, each in its first spelling; `nobody` is left out."""
    found: dict[str, str] = {}
    for name in sorted(names):
        if owner_key(name) != NOBODY:
            found.setdefault(owner_key(name), name)
    return dict(sorted(found.items()))


def decided_records(session: Session) -> dict[str, list[tuple[str, r.LeverRecord]]]:
    """Return the (key, record) pairs of each lever that say who decided it; others are absent."""
    found: dict[str, list[tuple[str, r.LeverRecord]]] = {}
    for key, record in levers(session):
        if record.decided_by is not None:
            found.setdefault(record.lever, []).append((key, record))
    return found


def deciders(session: Session) -> dict[str, dict[str, str]]:
    """Return who decides each recorded lever: all its records together, empty where nobody does."""
    return {
        lever: owners(record.decided_by for _, record in pairs if record.decided_by is not None)
        for lever, pairs in decided_records(session).items()
    }


def no_decider(session: Session) -> tuple[str, ...]:
    """Return what is lacking where no decider is on record: who decided, and with no record the lever."""
    return field_keys("ownership", *(("decided_by",) if levers(session) else ("lever", "decided_by")))


def shown_owners(found: Iterable[str]) -> str:
    """Return owners as a sentence lists them: `the CEO and finance`; `nobody` when there is none."""
    return listed([role(owner) for owner in found]) or "nobody"


def counting_rights(session: Session) -> tuple[tuple[str, r.Right], ...]:
    """Return the (key, right) pairs that count: both sides given, and no one else decides."""
    return tuple(
        (key, right)
        for key, right in rights(session)
        if right.portfolio is not None and right.leadership is not None and right.someone_else is None
    )


def decided_by(right: r.Right) -> Decided:
    """Return which side decides a right; whoever keeps the map decides nothing."""
    portfolio, leadership = right.portfolio == "decide", right.leadership == "decide"
    if portfolio and leadership:
        return "both"
    if portfolio:
        return "portfolio"
    return "leadership" if leadership else "neither"


def unclear_rights(session: Session) -> tuple[tuple[str, r.Right], ...]:
    """Return the rights that count and that neither side decides, or both do."""
    return tuple(
        (key, right) for key, right in counting_rights(session) if decided_by(right) in ("neither", "both")
    )
