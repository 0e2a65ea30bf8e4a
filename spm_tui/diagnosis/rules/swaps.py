"""Rules on question 4: who can do whose work, said and seen. Each looks at one swap record."""

from collections.abc import Iterator
from datetime import date

from spm_tui.diagnosis.finding import Finding, Outcome, Rule, Size
from spm_tui.diagnosis.map_dependencies import by_name
from spm_tui.diagnosis.record_keys import field_keys, missing, swaps
from spm_tui.diagnosis.rules.per_record import SILENT, RecordOutcome, lacks, per_record
from spm_tui.diagnosis.rules.sentences import (
    at_most,
    detail,
    in_the_way,
    of_swap,
    shortened,
    time_taken,
    twice_and_two_more,
    value_kept,
)
from spm_tui.diagnosis.trail import finding, how_known, record_step
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.records import Swap
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import who_does
from spm_tui.workshop.words import figure, figure_beside

QUESTION = "fungibility"
_SAID = ("said_months", "said_value")


def _cannot(swap: Swap) -> bool:
    return swap.seen_value == 0


def _later(swap: Swap) -> bool:
    return twice_and_two_more(swap.said_months, swap.seen_months)


def _worth_less(swap: Swap) -> bool:
    if swap.said_value is None or swap.seen_value is None:
        return False
    return at_most(20, swap.said_value - swap.seen_value)


def is_held(swap: Swap) -> bool:
    """Return whether a swap went as said: a month later at most, possible, and within 10 points of value."""
    if swap.said_months is None or swap.seen_months is None or _cannot(swap):
        return False
    if swap.said_value is not None and swap.seen_value is not None:
        near = at_most(abs(swap.said_value - swap.seen_value), 10)
    else:
        near = True
    return near and at_most(swap.seen_months, swap.said_months + 1)


def _swap_gap(session: Session, measures: Measures, _as_of: date) -> Outcome:
    needed = (*_SAID, "seen_months", "seen_value")
    none = field_keys(QUESTION, "from", *needed)
    return per_record(SWAP_GAP, session, measures, swaps(session), _examine_gap, none, by_name)


def _examine_gap(session: Session, _measures: Measures, key: str, swap: Swap) -> RecordOutcome:
    said = swap.said_months is not None or swap.said_value is not None
    if not said:
        return lacks(*missing(QUESTION, swap, *_SAID))
    if _later(swap) or _worth_less(swap) or _cannot(swap):
        return RecordOutcome(_gap_finding(session, key, swap))
    months = (
        missing(QUESTION, swap, "seen_months") if swap.said_months is not None and not _cannot(swap) else ()
    )
    value = missing(QUESTION, swap, "seen_value") if swap.said_value is not None else ()
    compared = (swap.said_months is not None and not months) or (swap.said_value is not None and not value)
    return RecordOutcome(examined=compared, lacking=(*months, *value))


def _gap_size(swap: Swap) -> Size | None:
    if _later(swap):
        return Size(round((swap.seen_months or 0) - (swap.said_months or 0), 1), "months")
    if swap.said_value is not None and swap.seen_value is not None:
        return Size(round(swap.said_value - swap.seen_value, 1), "points")
    return None


def _against_gap(swap: Swap) -> Iterator[str]:
    """Yield what went as said, and that others could do it."""
    months = None not in (swap.said_months, swap.seen_months) and not _later(swap)
    if months and at_most(swap.seen_months or 0, (swap.said_months or 0) + 1):
        yield f"The time went as said: {figure(swap.seen_months, 'months')}."
    if swap.said_value is not None and swap.seen_value is not None and swap.seen_value >= swap.said_value:
        yield f"The value was kept as said: {figure(swap.seen_value, '%')}."
    if swap.able_others:
        yield f"Others who could do it today: {swap.able_others}."


def _gap_finding(session: Session, key: str, swap: Swap) -> Finding:
    told = of_swap(session, swap, *_gap(swap))
    return finding(
        SWAP_GAP,
        key,
        items=(swap.from_, swap.to),
        headline=told,
        detail=detail(_beside_gap(swap, told), in_the_way(swap)),
        known=how_known(swap),
        trail=[record_step(session, QUESTION, key, swap)],
        counter=_against_gap(swap),
        size=_gap_size(swap),
    )


def _gap(swap: Swap) -> tuple[str, ...]:
    """Return the two sides of the gap: `: 1 month said, it took 9.`, shorter ones after it."""
    months = f": {figure(swap.said_months, 'months')} said"
    if _later(swap) and not _cannot(swap):
        seen = figure_beside(swap.seen_months)
        return (f"{months}, it took {seen}.", f"{months}, took {seen}.")
    said = months if swap.said_months is not None else f": {figure(swap.said_value, '%')} of the value said"
    if _cannot(swap):
        return (f"{said}, it cannot be done.", ": it cannot be done.")
    values = figure(swap.said_value, "%"), figure(swap.seen_value, "%")
    return (
        f": {values[0]} of the value said, {values[1]} kept.",
        f": {values[0]} value said, {values[1]} kept.",
    )


def _beside_gap(swap: Swap, told: str) -> str:
    """Return the other figure of the record, where the headline has one, or what it had no room for."""
    if _cannot(swap) and " said" not in told:
        if swap.said_months is not None:
            return f"We said {figure(swap.said_months, 'months')}."
        return f"We said {figure(swap.said_value, '%')} of the value."
    if _cannot(swap):
        return f"It took {figure(swap.seen_months, 'months')} to try." if swap.seen_months else ""
    if _later(swap):
        return value_kept(swap.said_value, swap.seen_value)
    return time_taken(swap.said_months, swap.seen_months)


def _swap_held(session: Session, measures: Measures, _as_of: date) -> Outcome:
    none = field_keys(QUESTION, "from", "said_months", "seen_months")
    return per_record(SWAP_HELD, session, measures, swaps(session), _examine_held, none, by_name)


def _examine_held(session: Session, _measures: Measures, key: str, swap: Swap) -> RecordOutcome:
    if _cannot(swap):
        return SILENT
    absent = missing(QUESTION, swap, "said_months", "seen_months")
    if absent:
        return lacks(*absent)
    if not is_held(swap):
        return SILENT
    told = of_swap(session, swap, *_worked(swap))
    found = finding(
        SWAP_HELD,
        key,
        items=(swap.from_, swap.to),
        headline=told,
        detail=detail(_said_months(swap, told), value_kept(swap.said_value, swap.seen_value)),
        known=how_known(swap),
        trail=[record_step(session, QUESTION, key, swap)],
        counter=[way] if (way := in_the_way(swap)) else (),
    )
    return RecordOutcome(found)


def _worked(swap: Swap) -> tuple[str, ...]:
    """Return ` took 1 month, as said.`, or what was said and what it took beside each other."""
    took = f"took {figure(swap.seen_months, 'months')}" if swap.seen_months else "came at once"
    if figure_beside(swap.seen_months) == figure_beside(swap.said_months):
        return (f" {took}, as said.", f" {took}.")
    if not swap.said_months:
        return (f": at once was said, it {took}.", f" {took}.")
    seen = f"it took {figure_beside(swap.seen_months)}" if swap.seen_months else "it came at once"
    said = f": {figure(swap.said_months, 'months')} said"
    return (f"{said}, {seen}.", f"{said}, {seen.removeprefix('it ')}.", f" {took}.")


def _said_months(swap: Swap, told: str) -> str:
    """Return the months said, where the headline had no room to compare them."""
    if "as said" in told or " said, " in told:
        return ""
    if figure_beside(swap.seen_months) == figure_beside(swap.said_months):
        return "It took as long as we said."
    return f"We said {figure(swap.said_months, 'months')}."


def _sole_holder(session: Session, measures: Measures, _as_of: date) -> Outcome:
    none = field_keys(QUESTION, "from", *_SAID, "able_others")
    return per_record(SOLE_HOLDER, session, measures, swaps(session), _examine_holder, none, by_name)


def _examine_holder(session: Session, _measures: Measures, key: str, swap: Swap) -> RecordOutcome:
    if swap.said_months is None and swap.said_value is None:
        return lacks(*missing(QUESTION, swap, *_SAID))
    if swap.able_others is None:
        return lacks(*missing(QUESTION, swap, "able_others"))
    if swap.able_others > 1:
        return SILENT
    found = finding(
        SOLE_HOLDER,
        key,
        items=(swap.from_, swap.to),
        headline=of_swap(session, swap, "", patterns=_holders(swap)),
        detail=detail(_said_of(session, swap), in_the_way(swap)),
        known=how_known(swap),
        trail=[record_step(session, QUESTION, key, swap)],
        counter=[f"Value kept when it was done: {figure(swap.seen_value, '%')}."] if swap.seen_value else (),
    )
    return RecordOutcome(found)


def _holders(swap: Swap) -> tuple[str, ...]:
    """Return how few could do it; who is asked about is one of them only where that was seen."""
    others = "nobody else" if swap.able_others == 0 else "one other"
    if not _cannot(swap) and (swap.seen_months is not None or swap.seen_value is not None):
        return (f"Besides {{}}, {others} could take on {{}} today.",)
    others = "Nobody else" if swap.able_others == 0 else "Only one other"
    return (f"{others} could take on {{1}} today.",)


def _said_of(session: Session, swap: Swap) -> str:
    if swap.said_months is None:
        return value_kept(swap.said_value, None)
    who = shortened(who_does(session, swap.from_), 9)
    return f"We said {who} could take it over in {figure(swap.said_months, 'months')}."


SWAP_GAP = Rule(
    id="swap-gap",
    theme="swaps",
    tone="gap",
    part="who can step in",
    check=_swap_gap,
    reads=("fungibility", "items"),
    help="Whether a change of hands went worse than said.",
    recurring="A change of hands took longer, or kept less, than we said.",
    could_be_wrong="this was one bad case, or the wait for a hire is counted in",
    ask="What did it take in the end: learning, access, trust, or somebody new?",
    passage=(
        "Questions to consider, the fourth: where fungibility is still assumed that is not there, in people, "
        "teams, platforms or domains."
    ),
)
SWAP_HELD = Rule(
    id="swap-held",
    theme="swaps",
    tone="clears",
    part="who can step in",
    check=_swap_held,
    reads=("fungibility", "items"),
    help="Whether a change of hands went as we said.",
    could_be_wrong="the easiest case is the one remembered, or some of the work stayed where it was",
    ask="What made this one possible, and where else is that in place?",
    passage="Liquidity and fungibility: a spectrum, no yes or no; some work does change hands easily.",
)
SOLE_HOLDER = Rule(
    id="sole-holder",
    theme="swaps",
    tone="gap",
    part="who can do it",
    check=_sole_holder,
    reads=("fungibility", "items"),
    help="Whether only one other could do the work.",
    recurring="Only one other could do the work.",
    could_be_wrong="the work is well documented, or there is little demand for it",
    ask="If this knowledge is away for a month, what waits?",
    passage=(
        "The strand from centralised IT: labour is taken to be largely fungible and to be reassigned across "
        "initiatives."
    ),
)

RULES: tuple[Rule, ...] = (SWAP_GAP, SWAP_HELD, SOLE_HOLDER)
