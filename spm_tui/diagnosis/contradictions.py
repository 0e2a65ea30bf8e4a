"""Contradictions: two answers of the session that clash, side by side, from the trails of findings."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from spm_tui.diagnosis.finding import Finding, Step
from spm_tui.diagnosis.record_keys import assets
from spm_tui.diagnosis.trail import quote
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, with_article

#: One side of a clash: questions (or `session`, `items`, `ties`) of its step, and its key if only one fits.
Side = tuple[tuple[str, ...], str | None]


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two answers that clash, and the finding that noticed it."""

    finding: str
    about: str
    first: Step
    second: Step


#: Rule -> what the clash is about, and where in the trail its two sides are. Rules that compare said and
#: seen inside one record are gaps, not contradictions between answers; stock talk is the exception.
CLASHES: Final[dict[str, tuple[str, Side, Side]]] = {
    "unit-mismatch": (
        "the unit we say, and the unit that moved",
        (("allocation_unit",), "said_unit"),
        (("allocation_unit",), None),
    ),
    "stiff-flow": (
        "flow as the unit, and what a change of direction took",
        (("allocation_unit",), "said_unit"),
        (("redesign_frequency",), None),
    ),
    "redesign-understated": (
        "how often we say a redesign is needed, and what the changes took",
        (("redesign_frequency",), "said_percent"),
        (("redesign_frequency",), None),
    ),
    "slower-than-the-plan": (
        "how often the plan is redone, and how long a move takes",
        (("session",), "replan_every_months"),
        (("allocation_unit",), None),
    ),
    "waits-longer-than-said": (
        "how long a stop is said to take, and how long the decision waited",
        (("stopping",), None),
        (("boundary",), None),
    ),
    "moved-not-removed": (
        "how often the plan is redone, and how long a change of direction takes",
        (("session",), "replan_every_months"),
        (("redesign_frequency",), None),
    ),
    "budget-shorter-than-change": (
        "how far money is promised, and how long a change of direction takes",
        (("session",), "budget_horizon_months"),
        (("redesign_frequency",), None),
    ),
    "allocation-only": (
        "decisions that move work, and what waits beside them",
        (("reallocate_or_reshape",), "moved_work"),
        (("ownership", "boundary", "redesign_frequency"), None),
    ),
    "called-untouchable": (
        "what we call a vineyard, and what came free as said",
        (("vineyards",), None),
        (("stopping", "fungibility"), None),
    ),
    "retired-but-alive": (
        "a thing that has ended, and what still needs it",
        (("items",), None),
        (("ties",), None),
    ),
    "clear-in-words": (
        "a boundary we call clear, and who decides",
        (("boundary",), "clarity"),
        (("boundary",), None),
    ),
    "moves-to-nobody": (
        "where a job would move, and where its lever is",
        (("disappearance",), None),
        (("ownership",), None),
    ),
}


def contradictions(session: Session, findings: Iterable[Finding]) -> tuple[Contradiction, ...]:
    """Return the pairs of answers that clash, in the order of the findings; none without both answers."""
    found = (
        _in_record(session, finding) if finding.rule == "stock-talk" else _in_trail(finding)
        for finding in findings
        if finding.state != "not-examined"
    )
    return tuple(clash for clash in found if clash is not None)


def _in_trail(finding: Finding) -> Contradiction | None:
    if finding.rule not in CLASHES:
        return None
    about, one, other = CLASHES[finding.rule]
    first = [step for step in finding.trail if _on(step, one)]
    second = [step for step in finding.trail if _on(step, other) and step not in first]
    if not first or not second:
        return None
    return Contradiction(finding=finding.key, about=about, first=first[0], second=second[0])


def _on(step: Step, side: Side) -> bool:
    questions, key = side
    return step.question in questions and key in (None, step.key)


def _in_record(session: Session, finding: Finding) -> Contradiction | None:
    """How a thing is spoken of and how it behaves are two answers of one record."""
    key = finding.key.partition(":")[2]
    asset = dict(assets(session)).get(key)
    if asset is None or asset.spoken_as is None:
        return None
    parts = [f"it behaves like {with_article(asset.fits)}"] if asset.fits else []
    if asset.months_to_change is not None:
        parts.append(f"{figure(asset.months_to_change, 'months')} to change")
    return Contradiction(
        finding=finding.key,
        about="how a thing is spoken of, and how it behaves",
        first=Step("vineyards", key, f"we speak of it as {with_article(asset.spoken_as)}"),
        second=Step("vineyards", key, ", ".join(parts) or quote(session, asset)),
    )
