"""What moved between two sittings: beliefs, what happened, and which findings are closed, open or new."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from spm_tui.diagnosis.engine import Diagnosis, diagnose, measures_of
from spm_tui.diagnosis.finding import Finding
from spm_tui.followup.claims import Claim, Value, claims
from spm_tui.text import bare, nearest
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.map_edits import change_id
from spm_tui.workshop.session import Session, items_by_id

WhatMoved = Literal["belief", "reality", "both"]

#: How alike two names are, of 1, before one is asked whether they are the same thing.
_ALIKE: Final = 0.75


class Sitting(NamedTuple):
    """One session with what it is called and the day it is judged on."""

    name: str
    session: Session
    as_of: date


class MovedClaim(Struct, frozen=True, kw_only=True):
    """A claim that is another than before: `said` and `seen` then and now, None where nothing was answered.

    `what` is the belief when what was said moved, reality when what was seen did, else both. `worked_out`
    says of then and of now whether `seen` is what the map shows and not what happened: from the map to what
    happened is a move even where the figure is the same.
    """

    key: str
    about: str
    figure: str
    unit: str
    said: tuple[Value, Value]
    seen: tuple[Value, Value]
    worked_out: tuple[bool, bool]
    what: WhatMoved


class Followed(Struct, frozen=True, kw_only=True):
    """A gap over two or more sittings: its key, its headline as it was last told, and since which day.

    `before` is its headline of then, where it is told otherwise now; else empty.
    """

    key: str
    headline: str
    since: date
    before: str = ""


class Findings(Struct, frozen=True, kw_only=True):
    """Gaps of two sittings: noticed then and not now, both times, now alone.

    `not_asked` were noticed then, and now their rule had nothing to examine or their things are not there.
    """

    closed: tuple[Followed, ...]
    open: tuple[Followed, ...]
    new: tuple[Followed, ...]
    not_asked: tuple[Followed, ...]


class Alike(Struct, frozen=True):
    """Two things, of then and of now, that may be one: their ids and names."""

    old: str
    new: str
    old_name: str
    new_name: str


class Differences(Struct, frozen=True, kw_only=True):
    """All that two sittings differ in.

    `first_asked` are claims that were not there then. `unchanged` counts those that are as they were, `gone`
    the claims of then that nobody repeated, `shared` the things that both have. `new_works` are the notes on
    what works that were not made then.
    """

    moved: tuple[MovedClaim, ...]
    first_asked: tuple[Claim, ...]
    findings: Findings
    alike: tuple[Alike, ...]
    unchanged: int
    gone: int
    shared: int
    new_works: tuple[Followed, ...] = ()


def differences(old: Sitting, new: Sitting, same: Mapping[str, str] | None = None) -> Differences:
    """Return what moved from one sitting to a later one.

    Things are matched by id; `same` confirms which ids of then are which of now (see `alike`). Raises
    KeyError with an id of `same` that names nothing.
    """
    renamed = dict(same or {})
    then, now = renamed_session(unsealed(old.session), unsealed(new.session), renamed), unsealed(new.session)
    before, after = diagnose(then, old.as_of), diagnose(now, new.as_of)
    worked = {finding.key for finding in _works(before)}
    was = {claim.key: claim for claim in claims(then, measures_of(then))}
    is_now = {claim.key: claim for claim in claims(now, measures_of(now))}
    both = [(was[key], claim) for key, claim in is_now.items() if key in was]
    moved = tuple(found for pair in both if (found := _moved(*pair)) is not None)
    return Differences(
        moved=moved,
        first_asked=tuple(claim for key, claim in is_now.items() if key not in was),
        findings=_findings([(old.as_of, before), (new.as_of, after)], frozenset(items_by_id(now))),
        alike=alike(then, now),
        unchanged=len(both) - len(moved),
        gone=sum(key not in is_now for key in was),
        shared=len(items_by_id(then).keys() & items_by_id(now).keys()),
        new_works=tuple(_followed(f, new.as_of) for f in _works(after) if f.key not in worked),
    )


def renamed_session(old: Session, new: Session, same: Mapping[str, str]) -> Session:
    """Return the old session with the ids of now for the things that are confirmed to be the same.

    Raises KeyError with an id that is in neither, or one whose new id the old session uses for another thing.
    """
    known, known_now = items_by_id(old), items_by_id(new)
    for before, after in same.items():
        if before not in known or after not in known_now or after in known:
            raise KeyError(before if before not in known else after)
        old = change_id(old, before, after)
    return old


def _moved(then: Claim, now: Claim) -> MovedClaim | None:
    belief = then.said != now.said
    reality = (then.seen, then.worked_out) != (now.seen, now.worked_out)
    if not belief and not reality:
        return None
    return MovedClaim(
        key=now.key,
        about=now.about,
        figure=now.figure,
        unit=now.unit,
        said=(then.said, now.said),
        seen=(then.seen, now.seen),
        worked_out=(then.worked_out, now.worked_out),
        what="both" if belief and reality else "belief" if belief else "reality",
    )


def _findings(dated: Sequence[tuple[date, Diagnosis]], there: Set[str]) -> Findings:
    """Sort the gaps of two diagnoses, each with its day, the earlier first; `there` are the things of now."""
    (day_then, before), (day_now, after) = dated
    then, now = gaps(before), gaps(after)
    examined = {rule for rule, outcome in after.outcomes.items() if outcome.examined}
    left = [finding for key, finding in then.items() if key not in now]
    looked_at = [f for f in left if f.rule in examined and there >= set(f.items)]
    return Findings(
        closed=tuple(_followed(f, day_then) for f in looked_at),
        open=tuple(_followed(now[key], day_then, then[key].headline) for key in then if key in now),
        new=tuple(_followed(f, day_now) for key, f in now.items() if key not in then),
        not_asked=tuple(_followed(f, day_then) for f in left if f not in looked_at),
    )


def gaps(diagnosis: Diagnosis) -> dict[str, Finding]:
    """Return the gaps of a diagnosis by key, in its order."""
    return {finding.key: finding for finding in diagnosis.fired if finding.tone == "gap"}


def _works(diagnosis: Diagnosis) -> list[Finding]:
    """Return what a diagnosis notices of what works, in its order."""
    return [finding for finding in diagnosis.fired if finding.tone == "clears"]


def _followed(finding: Finding, since: date, before: str = "") -> Followed:
    changed = before if before != finding.headline else ""
    return Followed(key=finding.key, headline=finding.headline, since=since, before=changed)


def alike(old: Session, new: Session) -> tuple[Alike, ...]:
    """Return the things of then and of now whose ids differ and whose names say they may be one, by old name.

    Only things that the other sitting does not have are looked at, and only of the same kind.
    """
    known, known_now = items_by_id(old), items_by_id(new)
    left = {bare(i.name): i for i in new.items if i.id not in known}
    found = []
    for item in sorted(old.items, key=lambda i: i.name):
        if item.id in known_now:
            continue
        near = nearest(bare(item.name), left, cutoff=_ALIKE)
        other = left[near[0]] if near else None
        if other is not None and other.kind == item.kind:
            found.append(Alike(item.id, other.id, item.name, other.name))
    return tuple(found)
