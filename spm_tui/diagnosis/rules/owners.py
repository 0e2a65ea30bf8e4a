"""Rules on who holds the levers: allocation alone, levers nobody holds, decisions made elsewhere."""

from collections.abc import Sequence
from datetime import date

from spm_tui.diagnosis.deciders import decided_records, deciders, no_decider, owner_key, owners, shown_owners
from spm_tui.diagnosis.finding import Finding, Outcome, Rule, Size
from spm_tui.diagnosis.record_keys import field_key, field_keys, levers
from spm_tui.diagnosis.rules.sentences import detail, headline, within, wording
from spm_tui.diagnosis.trail import finding, how_known, record_step
from spm_tui.entanglement.measures import Measures
from spm_tui.text import capital_first
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import NOBODY, STRUCTURAL_LEVERS
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import listed, role, shown

OWNING = "ownership"
#: What whoever allocates would need beside it: shape the strategy, design the organisation, set priorities.
BESIDE_ALLOCATION = ("strategy", "org-design", "prioritization")


def _owner_without_levers(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    held, recorded = deciders(session), decided_records(session)
    beside = [lever for lever in BESIDE_ALLOCATION if lever in held]
    if not held.get("allocation") or len(beside) < 2:
        # allocation that nobody decides has no decider to look at; the other levers do not change that
        asked_nobody = "allocation" in held and not held["allocation"]
        return Outcome(lacking=() if asked_nobody else no_decider(session))
    others = {owner for lever in beside for owner in held[lever]}
    found: list[Finding] = []
    in_scope: set[str] = set()
    for key, record in recorded["allocation"]:
        owner = owner_key(record.decided_by or NOBODY)
        if owner in (NOBODY, *others) or owner in in_scope:
            continue
        in_scope.add(owner)
        pairs = [(key, record), *(pair for lever in beside for pair in recorded[lever])]
        found.append(
            finding(
                OWNER_WITHOUT_LEVERS,
                key,
                headline=headline(
                    f"Allocation is decided apart from {listed([shown(lever) for lever in beside])}."
                ),
                detail=detail(_allocated_by(record), _who_else(held, beside)),
                known=how_known(*(r for _, r in pairs)),
                size=Size(float(len(beside)), "cases"),
                trail=[record_step(session, OWNING, k, one) for k, one in pairs],
            )
        )
    return Outcome(tuple(found), examined=True)


def _allocated_by(record: r.LeverRecord) -> str:
    """Return who decided allocation, and who was said to own it where that is someone else."""
    last = f"It was last decided by {role(record.decided_by or NOBODY)}"
    if record.said_owner is None or owner_key(record.said_owner) == owner_key(record.decided_by or NOBODY):
        return f"{last}."
    return f"{last}; we said {role(record.said_owner)}."


def _who_else(held: dict[str, dict[str, str]], beside: list[str]) -> str:
    """Return who decides the levers beside allocation, as many as one sentence holds."""
    places: dict[str, list[str]] = {}
    for lever in beside:
        places.setdefault(shown_owners(held[lever].values()), []).append(shown(lever))
    parts = [f"{listed(levers)} with {place}" for place, levers in places.items()]
    lie = "lies" if len(next(iter(places.values()))) == 1 else "lie"
    parts[0] = parts[0].replace(" with ", f" {lie} with ", 1)
    return wording(*(f"{capital_first(listed(parts[:count]))}." for count in range(len(parts), 0, -1)))


def _owned(records: Sequence[r.LeverRecord]) -> str:
    """Return who owns a lever, as it was said; nothing where that was not said."""
    said = owners(one.said_owner for one in records if one.said_owner is not None)
    if not said:
        return ""
    lever = records[0].lever
    return f"We said {shown(lever)} is owned by {within([role(one) for one in said.values()], 12)}."


OWNER_WITHOUT_LEVERS = Rule(
    id="owner-without-levers",
    theme="owners",
    tone="gap",
    part="allocation",
    check=_owner_without_levers,
    reads=("ownership",),
    help="Whether allocation is decided where strategy is decided too.",
    recurring="Allocation is decided apart from strategy, structure and priorities.",
    could_be_wrong="influence or delegation reaches further than the record of who decides",
    ask="When allocation and strategy last pulled in different directions, where was that settled?",
    passage=(
        "The opening question: what is being managed by a portfolio role that cannot design the "
        "organisation, shape the strategy or decide priorities."
    ),
)


def _orphan_lever(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    held, recorded = deciders(session), decided_records(session)
    asked = [lever for lever in STRUCTURAL_LEVERS if lever in held]
    lacking = () if len(asked) == len(STRUCTURAL_LEVERS) else no_decider(session)
    found = tuple(
        _orphan(session, lever, held[lever], recorded[lever])
        for lever in asked
        if not held[lever] or len(held[lever]) >= 3
    )
    return Outcome(found, bool(asked), lacking)


def _orphan(
    session: Session, lever: str, held: dict[str, str], pairs: list[tuple[str, r.LeverRecord]]
) -> Finding:
    lever_ = shown(lever)
    if held:
        head = f"{lever_.capitalize()} is decided in {len(held)} different places."
        places = f"They are {within([role(one) for one in held.values()], 16)}."
    else:
        head, places = f"Nobody decided {lever_} the last time.", ""
    return finding(
        ORPHAN_LEVER,
        lever,
        headline=headline(head),
        detail=detail(places, _owned([one for _, one in pairs])),
        known=how_known(*(one for _, one in pairs)),
        trail=[record_step(session, OWNING, key, one) for key, one in pairs],
    )


ORPHAN_LEVER = Rule(
    id="orphan-lever",
    theme="owners",
    tone="gap",
    part="levers",
    check=_orphan_lever,
    reads=("ownership",),
    help="Whether each structural lever has one place that decides.",
    recurring="A structural lever has no place that decides it, or several.",
    could_be_wrong="the decider was not in the room",
    ask="When was this lever last used, and in which meeting?",
    passage=(
        "Strategic portfolio management as leadership: its levers become organisation design, budgeting "
        "horizons, hiring and succession, team topology and re-orgs."
    ),
)


def _decides_elsewhere(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    whole: dict[str, list[tuple[str, r.LeverRecord]]] = {}
    lacking = dict[str, None]()
    for key, record in levers(session):
        if record.lever not in STRUCTURAL_LEVERS:
            continue
        if record.decided_by is not None and record.lives_with_it is not None:
            whole.setdefault(record.lever, []).append((key, record))
        else:
            names = (n for n in ("decided_by", "lives_with_it") if getattr(record, n) is None)
            lacking |= {field_key(OWNING, name): None for name in names}
    if len(whole) < 2:
        absent = (
            ("decided_by", "lives_with_it") if levers(session) else ("lever", "decided_by", "lives_with_it")
        )
        return Outcome(lacking=tuple(sorted(lacking)) or field_keys(OWNING, *absent))
    apart = [lever for lever in STRUCTURAL_LEVERS if lever in whole and _lives_elsewhere(whole[lever])]
    if len(apart) < 2:
        return Outcome(examined=True, lacking=tuple(sorted(lacking)))
    pairs = [pair for lever in apart for pair in whole[lever]]
    found = finding(
        DECIDES_ELSEWHERE,
        None,
        headline=headline(
            f"{len(apart)} of {len(whole)} structural levers: decided in one place, lived with elsewhere."
        ),
        detail=_places([(lever, [one for _, one in whole[lever]]) for lever in apart]),
        known=how_known(*(one for _, one in pairs)),
        size=Size(float(len(apart)), "cases"),
        trail=[record_step(session, OWNING, key, one) for key, one in pairs],
        counter=[
            f"{shown(lever).capitalize()} is decided where it is lived with."
            for lever in STRUCTURAL_LEVERS
            if lever in whole and lever not in apart
        ],
    )
    return Outcome((found,), examined=True, lacking=tuple(sorted(lacking)))


def _lives_elsewhere(pairs: list[tuple[str, r.LeverRecord]]) -> bool:
    """Whether some place lives with a lever and decides it in none of its records, which form a set."""
    decide = owners(one.decided_by or NOBODY for _, one in pairs)
    live = owners(one.lives_with_it or NOBODY for _, one in pairs)
    return not live.keys() <= decide.keys()


def _places(apart: list[tuple[str, list[r.LeverRecord]]]) -> str:
    """Return where levers are decided and lived with, in two sentences; "the same" is the same two sides."""
    if len(apart) == 2:
        return detail(*(_apart([lever], records) for lever, records in apart))
    groups: dict[tuple[frozenset[str], frozenset[str]], list[tuple[str, list[r.LeverRecord]]]] = {}
    for lever, records in apart:
        groups.setdefault(_both_sides(records), []).append((lever, records))
    first, *others = groups.values()
    (lever, records), *same = first
    if not others:
        return detail(_apart([lever], records), f"The same goes for {within(_shown(same), 16)}.")
    if len(others) == 1:
        return detail(*(_apart([name for name, _ in group], group[0][1]) for group in (first, *others)))
    more = _shown([one for group in others for one in group])
    return detail(
        _apart([name for name, _ in first], records),
        f"{capital_first(within(more, 8))} are also decided in one place and lived with in another.",
    )


def _shown(apart: list[tuple[str, list[r.LeverRecord]]]) -> list[str]:
    return [shown(lever) for lever, _ in apart]


def _both_sides(records: list[r.LeverRecord]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the places that decide a lever and those that live with it, as keys."""
    decide = owners(one.decided_by or NOBODY for one in records)
    live = owners(one.lives_with_it or NOBODY for one in records)
    return frozenset(decide), frozenset(live)


def _apart(levers_: list[str], records: list[r.LeverRecord]) -> str:
    decide = owners(one.decided_by or NOBODY for one in records)
    live = owners(one.lives_with_it or NOBODY for one in records)
    which = f"{capital_first(listed(list(map(shown, levers_))))} {'is' if len(levers_) == 1 else 'are'}"
    return (
        f"{which} decided by {shown_owners(decide.values())} and lived with by {shown_owners(live.values())}."
    )


DECIDES_ELSEWHERE = Rule(
    id="decides-elsewhere",
    theme="owners",
    tone="gap",
    part="levers",
    check=_decides_elsewhere,
    reads=("ownership",),
    help="Whether levers are decided where they are lived with.",
    recurring="Levers are decided in one place and lived with in another.",
    could_be_wrong="whoever lives with it has a say that is not written down",
    ask="After the last such decision, how did what followed from it reach the place that decided?",
    passage=(
        "Product portfolios: those who decide strategy are also accountable for how teams, products and "
        "systems evolve."
    ),
)

RULES: tuple[Rule, ...] = (OWNER_WITHOUT_LEVERS, ORPHAN_LEVER, DECIDES_ELSEWHERE)
