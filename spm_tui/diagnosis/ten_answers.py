"""The ten answers: the article's questions answered for this organisation, one line a question.

What we said, what it took or the map shows, how we know, and whether the two differ. The figures are in
`sides_first_five.py` and `sides_last_five.py`.
"""

from collections.abc import Iterable
from typing import Final, Literal

from msgspec import Struct

from spm_tui.diagnosis import sides_first_five as first_five
from spm_tui.diagnosis import sides_last_five as last_five
from spm_tui.diagnosis.against_said import against_said
from spm_tui.diagnosis.evidence_counts import Evidence
from spm_tui.diagnosis.evidence_for import evidence_for_all
from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.lenses import TWINS
from spm_tui.diagnosis.rule_table import RULES
from spm_tui.diagnosis.sides import Sides, parts
from spm_tui.entanglement.measures import Measures
from spm_tui.text import capital_first, clean, cut
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import AnswerT, Session, answer, records

AnswerVerdict = Literal["differs", "agrees", "mixed", "open", "not-asked"]

#: A verdict in the words of the screen.
ANSWER_VERDICTS: Final[dict[AnswerVerdict, str]] = {
    "differs": "What we said and what is seen differ",
    "agrees": "As we said",
    "mixed": "In part as we said",
    "open": "Not settled yet",
    "not-asked": "Not asked yet",
}
#: The question a rule answers; rules on the map alone answer none.
QUESTION_OF: Final = {rule.id: rule.question for rule in RULES if rule.question is not None}
#: The rules that answer each question, as they are listed.
RULES_OF: Final[dict[str, tuple[str, ...]]] = {
    key: tuple(rule for rule, question in QUESTION_OF.items() if question == key) for key in ANSWER_KEYS
}

_SIDES: Final = {
    "allocation_unit": first_five.unit,
    "stopping": first_five.stopping,
    "reversibility": first_five.way_back,
    "fungibility": first_five.stand_ins,
    "reallocate_or_reshape": first_five.moved_or_reshaped,
    "ownership": last_five.owner,
    "redesign_frequency": last_five.redesign,
    "vineyards": last_five.vineyards,
    "boundary": last_five.boundary,
    "disappearance": last_five.if_gone,
}
UNASKED: Final = "not asked yet"
_SET_ASIDE: Final = {"skipped": "skipped", "not-applicable": "does not apply"}
_WORDS_LENGTH = 60
_WEIGHT: Final = {("gap", "supported"): 0, ("gap", "suspected"): 1, ("asks", "supported"): 2}


#: The headline of a question that was asked, and of which nothing can be said yet.
NOTHING_YET: Final = "Asked; nothing recorded yet."


class TenAnswer(Struct, frozen=True, kw_only=True):
    """One of the ten questions answered: `question` is its key, `asked` its wording in the article.

    `said` and `seen` are empty where nothing was answered. `findings` are keys, those that weigh most first.
    """

    question: str
    asked: str
    said: str
    seen: str
    verdict: AnswerVerdict
    how_we_know: str
    headline: str
    findings: tuple[str, ...] = ()

    @property
    def was_asked(self) -> bool:
        """Whether the room came to it, though nothing may be recorded yet; what was set aside was not."""
        return self.verdict != "not-asked" or self.headline == NOTHING_YET


def ten_answers(session: Session, measures: Measures, findings: Iterable[Finding]) -> tuple[TenAnswer, ...]:
    """Return the ten questions in order, each answered as far as it was asked.

    Unanswered, zero, skipped and "does not apply" stay four different things: a question set aside says so
    with its reason, one that was not reached is not asked yet, a zero is a figure.
    """
    fired: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.state != "not-examined":
            for key in _answered(finding):
                fired.setdefault(key, []).append(finding)
    return tuple(
        _answer(session, measures, asked.key, asked.wording, fired.get(asked.key, ())) for asked in QUESTIONS
    )


def noticed_about(session: Session, question: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that answer one question, those that weigh most first."""
    found = (f for f in findings if f.state != "not-examined" and question in _answered(f))
    return _heaviest_first(session, found)


def _heaviest_first(session: Session, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: _weight(session, finding)))


def _answer(
    session: Session, measures: Measures, key: str, wording: str, fired: Iterable[Finding]
) -> TenAnswer:
    given = answer(session, key)
    found = _heaviest_first(session, fired)
    noticed = tuple(finding.key for finding in found)
    sides = _SIDES[key](session, measures)
    if (given is None and not sides.said) or (given is not None and given.status in _SET_ASIDE):
        return _set_aside(key, wording, given, noticed)
    words = given.words if given is not None else None
    recorded = bool(sides.said or sides.seen or words or records(session, key))
    verdict = _verdict(found, evidence_for_all(RULES_OF[key], session, measures), recorded)
    quoted = f"“{cut(clean(words), _WORDS_LENGTH)}”" if words else ""
    return TenAnswer(
        question=key,
        asked=wording,
        said=clean(sides.said) or ("" if sides.seen else quoted),
        seen=clean(sides.seen),
        verdict=verdict,
        how_we_know=parts("disputed" if _disputed(found) else "", sides.known),
        headline=clean(_headline(sides, quoted, recorded)),
        findings=noticed,
    )


def _set_aside(key: str, wording: str, given: AnswerT | None, noticed: tuple[str, ...]) -> TenAnswer:
    """Return the answer to a question that was skipped, does not apply or was not reached."""
    state = _SET_ASIDE[given.status] if given is not None else UNASKED
    reason = f": {clean(given.reason)}" if given is not None and given.reason else ""
    return TenAnswer(
        question=key,
        asked=wording,
        said="",
        seen="",
        verdict="not-asked",
        how_we_know=state,
        headline=f"{capital_first(state)}{reason.rstrip('.')}.",
        findings=noticed,
    )


def _answered(finding: Finding) -> Iterable[str]:
    """Return the questions a finding answers: by its rule or, where hands lie apart, by what was asked."""
    if finding.rule in QUESTION_OF:
        return (QUESTION_OF[finding.rule],)
    return dict.fromkeys(step.question for step in finding.trail) if finding.rule == "split-room" else ()


def _weight(session: Session, finding: Finding) -> tuple[int, bool, float, str]:
    tier = _WEIGHT.get((finding.tone, finding.state), 3)
    return tier, finding.disputed, -against_said(session, finding), finding.key


def _disputed(found: Iterable[Finding]) -> bool:
    """Whether all that speaks against what we said is disputed."""
    gaps = [finding for finding in found if finding.tone == "gap"]
    return bool(gaps) and all(finding.disputed for finding in gaps)


def _verdict(found: tuple[Finding, ...], evidence: Evidence, recorded: bool) -> AnswerVerdict:
    gaps = [finding for finding in found if finding.tone == "gap"]
    clears = {finding.rule for finding in found if finding.tone == "clears"}
    if any(gap.state == "supported" and TWINS.get(gap.rule) not in clears for gap in gaps):
        return "differs"
    if gaps:
        return "mixed"
    speaks = evidence.yes or any(f.tone == "clears" and f.state == "supported" for f in found)
    if speaks and not evidence.no:
        return "agrees"
    return "open" if recorded else "not-asked"


def _headline(sides: Sides, quoted: str, recorded: bool) -> str:
    if sides.said_clause and sides.seen_clause:
        return f"{sides.said_clause}; {sides.seen_clause}."
    if sides.said_clause:
        return f"{sides.said_clause}; nothing to compare it with yet."
    if sides.seen_clause:
        return f"{capital_first(sides.seen_clause)}."
    if quoted:
        return f"In the room's words: {quoted}"
    return "Recorded, without a figure so far." if recorded else NOTHING_YET
