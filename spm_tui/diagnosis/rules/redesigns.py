"""Rules on what a change of direction takes: a redesign after all, and more often than was said."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from spm_tui.diagnosis.finding import Outcome, Rule, Size, Step
from spm_tui.diagnosis.record_keys import field_key, shifts
from spm_tui.diagnosis.rules import pace
from spm_tui.diagnosis.rules.sentences import at_most, detail, headline, wording
from spm_tui.diagnosis.trail import (
    case_name,
    field_step,
    finding,
    how_known,
    record_step,
    several,
)
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, listed

SHIFTING = pace.SHIFTING
REDESIGN = ("new-team", "reorg", "rearchitecture")
TOOK = {
    "reprioritised": "re-ranking",
    "moved-people": "moving people",
    "moved-scope": "moving scope",
    "new-team": "a new team",
    "reorg": "a re-organisation",
    "rearchitecture": "a re-architecture",
    "nothing": "nothing",
}


def _steps(session: Session, pairs: Sequence[pace.ShiftPair]) -> list[Step]:
    return [record_step(session, SHIFTING, key, shift) for key, shift in pairs]


def _without_redesign(session: Session, pairs: Sequence[pace.ShiftPair]) -> list[str]:
    """Return a sentence for each change that something else than a redesign was enough for."""
    return [
        f"{case_name(session, shift.case, first=True)} took {TOOK[shift.took_what or 'nothing']}."
        for _, shift in pairs
        if shift.took_what not in (*REDESIGN, "nothing")
    ]


def _of(few: int, many: int, noun: str) -> str:
    return f"{few} of {many} {noun}"


def _rank_first(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    known = [(k, s) for k, s in shifts(session) if s.tried_first is not None and s.took_what is not None]
    if len(known) < 3:
        keys = [field_key(SHIFTING, name) for name in ("tried_first", "took_what")]
        given = [shift for _, shift in shifts(session)]
        if len(given) >= 3:  # enough shifts: only what they left open is lacking
            keys = [
                key
                for key, name in zip(keys, ("tried_first", "took_what"), strict=True)
                if any(getattr(shift, name) is None for shift in given)
            ]
        return Outcome(lacking=(*pace.when_none(session), *keys))
    first = [(k, s) for k, s in known if s.tried_first == "reprioritised" and s.took_what in REDESIGN]
    if len(first) < 2 or len(first) * 2 < len(known):
        return Outcome(examined=True)
    found = finding(
        RANK_FIRST,
        None,
        headline=headline(f"In {_of(len(first), len(known), 'changes')}, a redesign followed re-ranking."),
        detail=detail(_each_took(session, first)),
        known=how_known(*(s for _, s in first)),
        size=Size(float(len(first)), "cases"),
        trail=_steps(session, [*first, *known]),
        counter=_without_redesign(session, known),
    )
    return Outcome((found,), examined=True)


RANK_FIRST = Rule(
    id="rank-first-redesign-later",
    theme="flow",
    tone="gap",
    part="redesign",
    check=_rank_first,
    reads=("redesign_frequency", "cases", "items"),
    help="Whether changes begin with re-ranking and take a redesign.",
    recurring="Changes begin with re-ranking and take a redesign.",
    could_be_wrong="re-organising is a habit here, or only the dramatic cases were remembered",
    ask="Which change of direction took hold with re-ranking alone?",
    passage=(
        "Lean portfolio management, first assumption: flow can be redirected without reshaping teams, "
        "systems or architecture."
    ),
)


def _each_took(session: Session, pairs: Sequence[pace.ShiftPair]) -> str:
    """Return what each change took, by name; where that is too long for a sentence, counted."""
    took = [f"{case_name(session, s.case)} took {TOOK[s.took_what or 'nothing']}" for _, s in pairs]
    return wording(f"{listed(took)}.", f"{_took(pairs)}.")


def _took(pairs: Sequence[pace.ShiftPair]) -> str:
    """What a few shifts took, counted: `2 took a new team and 1 moved nothing`."""
    counts = Counter(str(shift.took_what) for _, shift in pairs)
    return several(
        [
            f"{counts[what]} {'moved nothing' if what == 'nothing' else f'took {TOOK[what]}'}"
            for what in (*REDESIGN, "nothing")
            if counts[what]
        ]
    )


def _instead(pairs: Sequence[pace.ShiftPair], many: int) -> str:
    """Return what happened where flow was not redirected: `2 of 4 changes took a redesign; 1 moved nothing.`

    The two are counted apart: a redesign is no standstill.
    """
    still = sum(1 for _, shift in pairs if shift.took_what == "nothing")
    redesigned = len(pairs) - still
    if not redesigned:
        return f"{_of(still, many, 'changes')} moved nothing."
    alone = f"{_of(redesigned, many, 'changes')} took a redesign"
    return f"{alone}; {still} moved nothing." if still else f"{alone}."


def _stiff_flow(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    given = session.answers.allocation_unit
    said = given.said_unit if given else None
    if said not in (None, "flow"):
        return Outcome()
    known = [(k, s) for k, s in shifts(session) if s.took_what is not None]
    lacking: tuple[str, ...] = () if said else ("allocation_unit.said_unit",)
    if len(known) < 3:
        lacking += (*pace.when_none(session), field_key(SHIFTING, "took_what"))
    if lacking:
        return Outcome(lacking=lacking)
    stiff = [(k, s) for k, s in known if s.took_what in (*REDESIGN, "nothing")]
    if len(stiff) * 2 < len(known):
        return Outcome(examined=True)
    found = finding(
        STIFF_FLOW,
        None,
        headline=headline(_instead(stiff, len(known))),
        detail=detail("We said we allocate flow.", f"{_took(stiff)}."),
        known=how_known(*(s for _, s in stiff)),
        size=Size(float(len(stiff)), "cases"),
        trail=[
            field_step("allocation_unit", "said_unit", "we say we allocate flow"),
            *_steps(session, [*stiff, *known]),
        ],
        counter=_without_redesign(session, known),
    )
    return Outcome((found,), examined=True)


STIFF_FLOW = Rule(
    id="stiff-flow",
    theme="flow",
    tone="gap",
    part="redesign",
    check=_stiff_flow,
    reads=("redesign_frequency", "allocation_unit", "cases", "items"),
    help="Whether flow changes direction without new teams or systems.",
    recurring="We say flow, and changes take new teams or systems.",
    could_be_wrong="re-organising is a habit here, or only the dramatic cases were remembered",
    ask="When did flow last change direction with the same teams and the same systems?",
    passage=(
        "Lean portfolio management, where it stops short: it treats flow as liquid, and flow is less liquid "
        "than the metaphor suggests."
    ),
)


def _redesign_understated(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    given = session.answers.redesign_frequency
    said = given.said_percent if given else None
    known = [(k, s) for k, s in shifts(session) if s.took_what is not None]
    lacking: tuple[str, ...] = () if said is not None else (f"{SHIFTING}.said_percent",)
    if len(known) < 3:
        lacking += (*pace.when_none(session), field_key(SHIFTING, "took_what"))
    if said is None or lacking:
        return Outcome(lacking=lacking)
    redesigned = [(k, s) for k, s in known if s.took_what in REDESIGN]
    share = 100 * len(redesigned) / len(known)
    if not at_most(said + 20, share) or not at_most(2 * said, share):
        return Outcome(examined=True)
    found = finding(
        REDESIGN_UNDERSTATED,
        None,
        headline=headline(
            f"We said {figure(said, '%')} of changes need a redesign; "
            f"{_of(len(redesigned), len(known), 'did')}."
        ),
        detail=detail(f"{_took(redesigned)}."),
        known=how_known(*(s for _, s in known)),
        size=Size(share - said, "points"),
        trail=[
            field_step(SHIFTING, "said_percent", f"we said {figure(said, '%')} of changes need a redesign"),
            *_steps(session, [*redesigned, *known]),
        ],
        counter=_without_redesign(session, known),
    )
    return Outcome((found,), examined=True)


REDESIGN_UNDERSTATED = Rule(
    id="redesign-understated",
    theme="flow",
    tone="gap",
    part="redesign",
    check=_redesign_understated,
    reads=("redesign_frequency", "cases", "items"),
    help="Whether changes took a redesign more often than said.",
    recurring="Changes take a redesign more often than we said.",
    could_be_wrong="only the large changes were remembered, and the small ones went through unnoticed",
    ask="Which change of direction since then asked for no new team and no new structure?",
    passage=(
        "Questions to consider, the seventh: how often a new strategic direction takes an organisational "
        "redesign rather than a new order of priorities."
    ),
)
