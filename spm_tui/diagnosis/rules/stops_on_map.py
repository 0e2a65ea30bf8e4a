"""Rules on question 2 that use the map: what a stop orphans, what it is tied to, where people can go.

Each looks at one stop record, in the meaning retire and within the session's horizon.
"""

from collections.abc import Iterator
from datetime import date

from spm_tui.diagnosis.finding import Outcome, Rule, Size
from spm_tui.diagnosis.map_dependencies import stop_dependencies
from spm_tui.diagnosis.record_keys import field_keys, stops, swaps, things, ties_from, ties_to
from spm_tui.diagnosis.rules.per_record import SILENT, RecordOutcome, lacks, per_record
from spm_tui.diagnosis.rules.sentences import (
    detail,
    first,
    headline,
    in_the_way,
    number,
    of_stop,
    shortened,
    some,
    stopped,
    typed,
)
from spm_tui.diagnosis.rules.stops import QUESTION, booked_of, has_payer, people_ties
from spm_tui.diagnosis.trail import (
    chain_step,
    finding,
    item_step,
    known_of_stop,
    known_on_map,
    name,
    record_step,
    tie_step,
)
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.results import Booked, Trade
from spm_tui.entanglement.staffing import tenths
from spm_tui.text import capital_first, clean
from spm_tui.workshop.records import Stop, Swap, Tie
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, listed, plural, role

#: The five kinds of ties of the article: teams, architecture, data, operations and customer workflows.
_TIE_KINDS = {
    "team": "teams",
    "skill": "teams",
    "system": "architecture",
    "platform": "architecture",
    "data": "data",
    "operation": "operations",
    "contract": "operations",
    "workflow": "workflows",
}


def _orphaned_by_stop(session: Session, measures: Measures, _as_of: date) -> Outcome:
    none = (*field_keys(QUESTION, "items"), "ties.to")
    return per_record(
        ORPHANED_BY_STOP, session, measures, stops(session), _examine_orphans, none, stop_dependencies
    )


def _examine_orphans(session: Session, measures: Measures, key: str, stop: Stop) -> RecordOutcome:
    if not measures.stoppable(stop.items):
        return lacks("ties.to")
    parts = measures.things(stop.items)
    if parts.orphaned:
        chains = {item: parts.chain(item) for item in parts.orphaned}
        return _orphan_finding(session, key, stop, chains, booked_of(measures, stop))
    if parts.somebody_runs is None:
        return SILENT if _direct_ties(session, stop) else lacks("ties.to")
    return SILENT if parts.somebody_runs else lacks("ties.to")


def _orphan_finding(
    session: Session, key: str, stop: Stop, chains: dict[str, tuple[str, ...]], booked: Booked | None
) -> RecordOutcome:
    orphans = list(chains)
    lost = [t for orphan in orphans for t in ties_to(session).get(orphan, ()) if t.from_ in stop.items]
    found = finding(
        ORPHANED_BY_STOP,
        key,
        items=(*stop.items, *orphans),
        headline=_nobody_runs(session, stop, orphans),
        detail=detail(*_why_it_stays(session, chains)),
        known=known_of_stop(booked) if booked else "",
        trail=[
            record_step(session, QUESTION, key, stop),
            *(chain_step(session, chain) for chain in chains.values()),
            *(tie_step(session, tie) for tie in lost),
        ],
        counter=[f"Running it is paid by {role(clean(stop.run_paid_by or ''))}."] if has_payer(stop) else (),
        size=Size(float(len(orphans)), "things"),
        firm=booked is not None and not booked.run_missing and not booked.hunches,
    )
    return RecordOutcome(found)


def _why_it_stays(session: Session, chains: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield what still needs the things nobody runs, and which of them stay for their own sake."""
    held = [orphan for orphan, chain in chains.items() if len(chain) > 1]
    own = [orphan for orphan in chains if orphan not in held]
    if held:
        holders = list(dict.fromkeys(chains[orphan][0] for orphan in held))
        what = some(session, held, 7) if own else "it" if len(held) == 1 else "them"
        yield f"{first(some(session, holders, 9))} still {'needs' if len(holders) == 1 else 'need'} {what}."
    if own:
        what = first(some(session, own, 12)) if held else "It" if len(own) == 1 else "They"
        yield f"{what} {'stays for its' if len(own) == 1 else 'stay for their'} own sake."


def _nobody_runs(session: Session, stop: Stop, orphans: list[str]) -> str:
    """Return `Without Tariff book, nobody on the map runs Tariff tables.`; many are counted."""
    left = [some(session, orphans, most) for most in (5, 4, 3)]
    left.append(plural(len(orphans), "thing"))
    return headline(
        *(
            f"Without {gone}, nobody on the map runs {what}."
            for gone in stopped(session, stop)
            for what in left
        )
    )


def _direct_ties(session: Session, stop: Stop) -> list[Tie]:
    """Return the ties between the stopped things and the rest of the map, either way round."""
    inside = set(stop.items)
    out = [t for item in stop.items for t in ties_from(session).get(item, ()) if t.to not in inside]
    back = [t for item in stop.items for t in ties_to(session).get(item, ()) if t.from_ not in inside]
    return [*out, *back]


def _entangled_stop(session: Session, measures: Measures, _as_of: date) -> Outcome:
    when_none = (*field_keys(QUESTION, "items"), "ties.to", "ties.cut")
    return per_record(
        ENTANGLED_STOP, session, measures, stops(session), _examine_ties, when_none, stop_dependencies
    )


def _examine_ties(session: Session, _measures: Measures, key: str, stop: Stop) -> RecordOutcome:
    ties, known = _direct_ties(session, stop), things(session)
    by_kind: dict[str, dict[str, None]] = {}
    for tie in ties:
        other = tie.to if tie.from_ in stop.items else tie.from_
        kind = _TIE_KINDS.get(known[other].kind) if other in known else None
        if kind is not None:
            by_kind.setdefault(kind, {})[other] = None
    if not ties:
        return lacks("ties.to")
    if len(by_kind) < 3:
        return SILENT
    if any(tie.cut == "inseparable" for tie in ties):
        return _entangled_finding(session, key, stop, ties, by_kind)
    if all(tie.cut is None for tie in ties):
        return lacks("ties.cut")
    return RecordOutcome(lacking=("ties.cut",)) if any(tie.cut is None for tie in ties) else SILENT


def _entangled_finding(
    session: Session, key: str, stop: Stop, ties: list[Tie], by_kind: dict[str, dict[str, None]]
) -> RecordOutcome:
    joined = [tie for tie in ties if tie.cut == "inseparable"]
    easy = [tie for tie in ties if tie.cut == "clean"]
    others = list(dict.fromkeys(tie.to if tie.from_ in stop.items else tie.from_ for tie in joined))
    found = finding(
        ENTANGLED_STOP,
        key,
        items=stop.items,
        headline=_cannot_be_parted(session, stop, others),
        detail=detail(
            _inseparable(session, joined[0], len(joined)),
            f"{'Its' if len(stop.items) == 1 else 'Their'} {len(ties)} ties are to {listed(list(by_kind))}.",
        ),
        known=known_on_map(*ties),
        trail=[
            record_step(session, QUESTION, key, stop),
            *(tie_step(session, tie) for tie in (*joined, *ties)),
        ],
        counter=[f"{len(easy)} of {len(ties)} ties would be a clean cut."] if easy else (),
        size=Size(float(len(by_kind)), "kinds"),
    )
    return RecordOutcome(found)


def _inseparable(session: Session, tie: Tie, count: int) -> str:
    """Return the reason that is recorded for a tie beyond cutting; of several it is named, else nothing."""
    if not tie.because:
        return ""
    ends = f" for {shortened(name(session, tie.from_), 3)} and {shortened(name(session, tie.to), 3)}"
    return f"The reason given{ends if count > 1 else ''}: {typed(tie.because)}."


def _cannot_be_parted(session: Session, stop: Stop, others: list[str]) -> str:
    """Return `Live tracking cannot be parted from Position hub.`, of several as many as fit."""
    return headline(
        *(
            f"{first(what)} cannot be parted from {some(session, others, most)}."
            for what in stopped(session, stop)
            for most in (6, 5, 4, 3)
        )
    )


def _dead_trade(session: Session, measures: Measures, _as_of: date) -> Outcome:
    when_none = (*field_keys(QUESTION, "items"), "ties.people", "items.wants")
    return per_record(DEAD_TRADE, session, measures, stops(session), _examine_trade, when_none)


def _examine_trade(session: Session, measures: Measures, key: str, stop: Stop) -> RecordOutcome:
    booked = booked_of(measures, stop)
    if booked is None or booked.released is None:
        return lacks("ties.people")
    trade = measures.trade(stop.items)
    if trade.wanted is None or trade.unable is None or trade.late is None:
        return lacks("items.wants")
    movable = min(tenths(booked.released), tenths(trade.wanted))
    lost = tenths(trade.unable) + tenths(trade.late)
    if movable == 0 or 2 * lost < movable:
        return SILENT
    return _trade_finding(session, key, stop, booked, trade)


def _trade_finding(session: Session, key: str, stop: Stop, booked: Booked, trade: Trade) -> RecordOutcome:
    unable, late = trade.unable or 0.0, trade.late or 0.0
    horizon = figure(session.horizon_months, "months")
    all_late = tenths(late) == tenths(booked.released or 0.0)
    lost = [f"{figure(late)} would come later than {horizon}"] if late and not all_late else []
    lost += [f"for {figure(unable)} of them there is no stand-in"] if unable else []
    pairs = (*trade.cannot_pairs, *trade.late_pairs)
    asked = {(pair.from_, pair.via or pair.to) for pair in pairs} | {(pair.from_, pair.to) for pair in pairs}
    held = [(k, swap) for k, swap in swaps(session) if (swap.from_, swap.to) in asked]
    blocked = next((swap for _, swap in held if swap.blockers), None)
    counter = [f"{figure(trade.useful, 'people')} would be useful in time."] if trade.useful else []
    counter += [f"{figure(trade.undated, 'people')} without a date yet."] if trade.undated else []
    found = finding(
        DEAD_TRADE,
        key,
        items=stop.items,
        headline=_can_move(session, stop, booked, trade),
        detail=detail(f"{capital_first('; '.join(lost))}." if lost else "", _in_the_way(session, blocked)),
        known=known_of_stop(booked),
        trail=[
            record_step(session, QUESTION, key, stop),
            *(record_step(session, "fungibility", k, swap) for k, swap in held),
            *(item_step(session, item) for item in sorted({pair.to for pair in pairs})),
            *(tie_step(session, tie) for tie in people_ties(session, stop)),
        ],
        counter=counter,
        size=Size(round(unable + late, 1), "people"),
        firm=booked.firm,
    )
    return RecordOutcome(found)


def _can_move(session: Session, stop: Stop, booked: Booked, trade: Trade) -> str:
    """Return how many can move and how many of them help in time; of a stop that is over, on the map."""
    over = stop.stopped_on is not None or stop.seen_people is not None
    can = f": {'on the map ' if over else ''}{figure(booked.released)} can move"
    useful = f"{can}, {number(trade.useful)} in time"
    return of_stop(session, stop, f"{useful} for other work.", f"{useful}.", f"{can}.")


def _in_the_way(session: Session, swap: Swap | None) -> str:
    """Return what is recorded in the way of one swap, with the swap it stands in."""
    if swap is None:
        return ""
    ends = shortened(name(session, swap.from_), 4), shortened(name(session, swap.to), 4)
    return in_the_way(swap, f"In the way of {ends[0]} for {ends[1]}")


ORPHANED_BY_STOP = Rule(
    id="orphaned-by-stop",
    theme="stops",
    tone="gap",
    part="left without care",
    check=_orphaned_by_stop,
    reads=("stopping", "items", "ties"),
    help="Whether a stop leaves something needed that nobody runs.",
    recurring="A stop leaves something needed that nobody on the map runs.",
    could_be_wrong="it is run by someone who is not on the map",
    ask="Who would be called on the first night it does not work?",
    passage=(
        "Product portfolios: a product grows together with teams, data, operations and the customers' "
        "workflows, so that stopping it rarely gives capacity back cleanly."
    ),
)
ENTANGLED_STOP = Rule(
    id="entangled-stop",
    theme="stops",
    tone="gap",
    part="what it is tied to",
    check=_entangled_stop,
    reads=("stopping", "items", "ties"),
    help="Whether some ties of a stop cannot be cut.",
    recurring="A stop is tied in so many ways that one of them cannot be cut.",
    could_be_wrong="the ties are many but each of them is cheap to cut",
    ask="Which of these ties would we have to cut first, and what does that one cost?",
    passage=(
        "Product portfolios: products quickly become entangled with teams, architecture, data, operations "
        "and customer workflows."
    ),
)
DEAD_TRADE = Rule(
    id="dead-trade",
    theme="stops",
    tone="gap",
    part="where they could go",
    check=_dead_trade,
    reads=("stopping", "fungibility", "items", "ties", "horizon_months"),
    needs_flow=True,
    help="Whether those who come free can help in time.",
    recurring="Those who come free cannot help elsewhere in time.",
    could_be_wrong="links are missing from the map, or the other work needs money rather than people",
    ask="Which of the two works could take someone from the other next month, and for what?",
    passage=(
        "Lean portfolio management, second assumption: strategic investments can stand in for one another, "
        "so that less of one and more of another is a move that means something."
    ),
)

RULES: tuple[Rule, ...] = (ORPHANED_BY_STOP, ENTANGLED_STOP, DEAD_TRADE)
