"""Runs every rule on a session and on its firm twin, and puts together what the screens and reports show.

What a rule looks for is in `rules/`; stories, lenses and the next probe are made from the findings.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import cast

from msgspec import Struct, structs

from spm_tui.diagnosis.finding import Finding, Outcome, Rule, StanceTaken
from spm_tui.diagnosis.first_page import FirstPage, first_page, headlines
from spm_tui.diagnosis.front_probe import front_probe, named
from spm_tui.diagnosis.lenses import Lens, lenses
from spm_tui.diagnosis.map_notes import with_map_notes
from spm_tui.diagnosis.probes import Probe, next_probe
from spm_tui.diagnosis.record_keys import parts_of, spec_of, things
from spm_tui.diagnosis.rule_table import RULES
from spm_tui.diagnosis.rules.per_record import limited_to
from spm_tui.diagnosis.rules.sentences import within
from spm_tui.diagnosis.stories import MOST, Story, ordered_stories
from spm_tui.diagnosis.ten_answers import TenAnswer, ten_answers
from spm_tui.diagnosis.trail import may_be_off
from spm_tui.diagnosis.without_gut_feel import without_gut_feel
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.results import SystemLayer
from spm_tui.memo import SameParts, as_one_object, of_key, of_part
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.session import Session

STATES = ("supported", "suspected", "not-examined")


class Diagnosis(Struct, frozen=True, kw_only=True, dict=True):
    """What was noticed in one session: one frozen value for every screen, report and command.

    `session` is what was diagnosed, without rounds that are not revealed. `findings` holds what fired,
    supported first, then one not-examined row for each rule that had nothing to examine. `outcomes` is what
    each rule returned on the session itself, by rule id. The lenses and the ten answers, which no screen
    shows while somebody types, are worked out when they are first asked for.
    """

    session: Session
    findings: tuple[Finding, ...]
    page: FirstPage
    headline: tuple[str, ...]
    stories: tuple[Story, ...]
    next_probe: Probe | None
    coverage: dict[str, int]
    system_layer: SystemLayer | None
    outcomes: dict[str, Outcome]

    @cached_property
    def lenses(self) -> tuple[Lens, ...]:
        """The seven lenses, with a verdict for each assumption."""
        return lenses(self.session, measures_of(self.session), self.findings, self.outcomes)

    @cached_property
    def answers(self) -> tuple[TenAnswer, ...]:
        """The ten questions, each answered as far as it was asked."""
        return ten_answers(self.session, measures_of(self.session), self.findings)

    @property
    def fired(self) -> tuple[Finding, ...]:
        """The findings that are supported or suspected."""
        return tuple(finding for finding in self.findings if finding.state != "not-examined")

    @property
    def lacking(self) -> dict[str, tuple[str, ...]]:
        """The field keys each rule lacked, for the rules that lacked any."""
        return {rule: outcome.lacking for rule, outcome in self.outcomes.items() if outcome.lacking}


_unsealed = of_part(4)(unsealed)


@of_part(4)
def measures_of(session: Session) -> Measures:
    """Return the measures of an unsealed session; those of the last few sessions are cached.

    What rests on the map alone is shared with every other session that has the very same things and ties.
    """
    return Measures(session, like=_first_on(SameParts(session.items, session.ties, whole=session)))


@of_key(4)
def _first_on(map_identity: SameParts) -> Measures:
    """Return the measures of the first session met with these things and ties."""
    return Measures(map_identity.take())


def diagnose(
    session: Session, as_of: date, *, flow: bool = True, previous: Diagnosis | None = None
) -> Diagnosis:
    """Return what every rule notices in a session on the day `as_of`.

    Rounds that are not revealed are left out first. With `flow=False` the rules that need a max-flow do
    not run; their findings are carried over from `previous` (or absent without it), so that typing never
    waits. Order of answers never matters. Pure; raises nothing for any session that loads.
    """
    session = _unsealed(session)
    outcomes: dict[str, Outcome] = {}
    found: list[Finding] = []
    for rule in RULES:
        if rule.needs_flow and not flow:
            if previous is not None and rule.id in previous.outcomes:
                outcomes[rule.id] = previous.outcomes[rule.id]
                found += _carried(rule, previous, session)
            continue
        outcomes[rule.id], rows = _rule_outcome(rule, session, as_of)
        found += rows
    findings = _with_stances(_ordered(with_map_notes(session, found)), session)
    measures = measures_of(session)
    told = ordered_stories(session, findings)
    lacking = {rule: outcome.lacking for rule, outcome in outcomes.items()}
    by_key = {finding.key: finding for finding in findings}
    front = [by_key[key] for story in told[:1] for key in story.findings]
    probe = named(session, next_probe(session, lacking, front_probe(session, measures, front, lacking)))
    page = first_page(
        session, told, findings, probe, measures, flow=flow, previous=previous.page if previous else None
    )
    return Diagnosis(
        session=session,
        findings=findings,
        page=page,
        headline=headlines(page),
        stories=told[:MOST],
        next_probe=probe,
        coverage=coverage(session),
        system_layer=measures.propagation_cost(),
        outcomes=outcomes,
    )


def _rule_outcome(rule: Rule, session: Session, as_of: date) -> tuple[Outcome, tuple[Finding, ...]]:
    """Return what a rule found and the rows for it, states included."""
    parts = parts_of(session, rule.reads)
    return _run_rule(SameParts(rule, as_one_object(as_of), *parts, whole=(rule, session, as_of)))


@of_key(256)
def _run_rule(asked: SameParts) -> tuple[Outcome, tuple[Finding, ...]]:
    """Ask a rule, unless it was asked about the very same parts of a session before."""
    rule, session, as_of = asked.take()
    outcome = rule.check(session, measures_of(session), as_of)
    if outcome.findings:
        return outcome, _with_states(rule, outcome, session, as_of)
    return outcome, () if outcome.examined else (_not_examined(rule, outcome),)


def _with_states(rule: Rule, outcome: Outcome, session: Session, as_of: date) -> tuple[Finding, ...]:
    """Return the findings as supported where they also fire on the firm session, else as suspected."""
    firm_session = without_gut_feel(session)
    parts = zip(parts_of(session, rule.reads), parts_of(firm_session, rule.reads), strict=True)
    if all(part is firm_part for part, firm_part in parts):  # no gut feel in what this rule reads
        return _stated(SameParts(outcome.findings, outcome.findings))
    with limited_to(rule, {finding.key for finding in outcome.findings}):
        again = rule.check(firm_session, measures_of(firm_session), as_of)
    return _stated(SameParts(outcome.findings, again.findings))


@of_key(256)
def _stated(both: SameParts) -> tuple[Finding, ...]:
    """Return the first findings with their states; the second are those of the firm session."""
    findings, firm = cast("tuple[tuple[Finding, ...], tuple[Finding, ...]]", both.values)
    firm_keys = {finding.key for finding in firm}
    return tuple(
        structs.replace(
            finding, state="supported" if finding.firm and finding.key in firm_keys else "suspected"
        )
        for finding in findings
    )


def _carried(rule: Rule, previous: Diagnosis, session: Session) -> list[Finding]:
    """Return the earlier findings of a rule whose things are all still in the session."""
    known = things(session)
    return [f for f in previous.findings if f.rule == rule.id and all(item in known for item in f.items)]


def _not_examined(rule: Rule, outcome: Outcome) -> Finding:
    """Return the one row that says what a rule would need to be asked; it has no things and no trail."""
    labels = dict.fromkeys(f'"{s.label}"' for key in outcome.lacking if (s := spec_of(key)) is not None)
    asked = f"It would take {within(list(labels), 17)}." if labels else ""
    return Finding(
        key=rule.id,
        rule=rule.id,
        tone=rule.tone,
        headline=f"Not asked yet: {rule.help[0].lower()}{rule.help[1:].rstrip('.')}.",
        detail=asked,
        state="not-examined",
        could_be_wrong=may_be_off(rule.could_be_wrong),
        ask=rule.ask,
        passage=rule.passage,
    )


def _ordered(found: list[Finding]) -> tuple[Finding, ...]:
    """Order findings by state, then as the rules are listed, then by key; tones are of equal rank."""
    place = {rule.id: number for number, rule in enumerate(RULES)}
    return tuple(sorted(found, key=lambda f: (STATES.index(f.state), place[f.rule], f.key)))


def _with_stances(findings: tuple[Finding, ...], session: Session) -> tuple[Finding, ...]:
    taken: dict[str, list[StanceTaken]] = {}
    for stance in session.stances:
        taken.setdefault(stance.finding, []).append(StanceTaken(stance.stance, stance.why))
    return tuple(
        structs.replace(finding, stances=tuple(taken.get(finding.key, ())))
        if finding.stances or finding.key in taken
        else finding
        for finding in findings
    )


def coverage(session: Session) -> dict[str, int]:
    """Return how many things of each kind the map holds; a kind nobody named is absent, not zero."""
    count: Mapping[str, int] = Counter(item.kind for item in session.items)
    return {kind: count[kind] for kind in ITEM_KINDS if count.get(kind)}
