"""Rules on question 8: how a thing is spoken of, and how it behaves when it has to change. One by one.

The three options for a vineyard are in `vineyard_options.py`.
"""

from collections.abc import Iterator
from datetime import date
from sys import intern

from spm_tui.diagnosis.finding import Outcome, Rule, Size
from spm_tui.diagnosis.map_dependencies import Marks, by_name
from spm_tui.diagnosis.record_keys import FIRM, assets, field_keys, missing, stops, swaps, things
from spm_tui.diagnosis.rules.per_record import SILENT, RecordOutcome, lacks, per_record
from spm_tui.diagnosis.rules.sentences import IN_NAME, detail, first, headline, shortened, within
from spm_tui.diagnosis.rules.stops import is_clean
from spm_tui.diagnosis.rules.swaps import is_held
from spm_tui.diagnosis.trail import finding, how_known, name, record_step, several
from spm_tui.entanglement.measures import Measures
from spm_tui.memo import of_part
from spm_tui.text import fold
from spm_tui.workshop.choices import NOBODY
from spm_tui.workshop.records import Asset, Stop, Swap
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, plural, role, shown, with_article

QUESTION = "vineyards"
#: Up to this a change is a matter of planning; a vineyard takes longer.
LONG_MONTHS = 18


def _assets(session: Session) -> list[tuple[str, Asset]]:
    """Return the records of question 8 on works and systems: a team is no stock, a skill no vineyard."""
    known = things(session)
    return [
        (key, asset)
        for key, asset in assets(session)
        if asset.item not in known or known[asset.item].kind not in ("team", "skill")
    ]


def behaves(asset: Asset) -> str:
    """Return `behaves like a vineyard, 24 months to change`, `takes 20 months to change`, or nothing."""
    given = asset.months_to_change
    months = f"{figure(given, 'months')} to change" if given is not None else ""
    if asset.fits is None:
        return f"takes {months}" if months else ""
    return f"behaves like {with_article(asset.fits)}{', ' if months else ''}{months}"


#: What each part of a vineyard stands for; a sentence says that instead.
_PARTS = {
    "land": "market and rules",
    "vines": "architecture and data",
    "labour": "people and skills",
    "season": "release and operating cycle",
}


def _must_change(asset: Asset) -> str:
    """Return `What must change with it: architecture and data; people and skills.`, or nothing."""
    parts = [words for part, words in _PARTS.items() if part in (asset.must_change or ())]
    return f"What must change with it: {'; '.join(parts)}." if parts else ""


def _spoken(session: Session, asset: Asset, *tails: str) -> str:
    """Return a headline that begins with how a thing is spoken of, and the first tail that fits."""
    named = name(session, asset.item)
    names = [first(shortened(named, most)) for most in (IN_NAME, 3, 2)]
    return headline(*(f"{what}{tail}" for what in dict.fromkeys(names) for tail in tails))


def _stock_talk(session: Session, measures: Measures, _as_of: date) -> Outcome:
    needed = ("item", "spoken_as", "fits", "months_to_change")
    none = field_keys(QUESTION, *needed)
    return per_record(STOCK_TALK, session, measures, _assets(session), _examine_talk, none, by_name)


def _examine_talk(session: Session, _measures: Measures, key: str, asset: Asset) -> RecordOutcome:
    if asset.spoken_as is None:
        return lacks(*missing(QUESTION, asset, "spoken_as"))
    if asset.spoken_as not in ("stock", "real-estate"):
        return SILENT
    slow = asset.months_to_change is not None and asset.months_to_change > LONG_MONTHS
    if not (slow or asset.fits == "vineyard"):
        absent = missing(QUESTION, asset, "fits", "months_to_change")
        return RecordOutcome(examined=len(absent) < 2, lacking=absent)
    counter = [f"Checks it passes: {several([shown(c) for c in asset.passes])}."] if asset.passes else []
    found = finding(
        STOCK_TALK,
        key,
        items=(asset.item,),
        headline=_spoken(
            session, asset, f": spoken of as {with_article(asset.spoken_as)}, {_in_fact(asset)}."
        ),
        detail=detail(_change(asset) if asset.fits == "vineyard" else "", _must_change(asset)),
        known=how_known(asset),
        trail=[record_step(session, QUESTION, key, asset)],
        counter=counter,
        size=Size(asset.months_to_change, "months") if asset.months_to_change is not None else None,
        firm=slow,
    )
    return RecordOutcome(found)


def _in_fact(asset: Asset) -> str:
    """Return how a thing behaves: `behaves like a vineyard`, else how long a change takes."""
    if asset.fits == "vineyard":
        return "behaves like a vineyard"
    return f"takes {figure(asset.months_to_change, 'months')} to change"


def _change(asset: Asset) -> str:
    given = asset.months_to_change
    return f"A change takes {figure(given, 'months')}." if given is not None else ""


def _came_free(session: Session, item: str) -> Iterator[tuple[str, str, str, Stop | Swap]]:
    """Yield (what it was, question, key, record) of what shows that a thing was touched as said.

    These are its clean stops, and its swaps that held.
    """
    for key, stop in _clean_stops(stops(session)).get(item, ()):
        yield "a clean stop", "stopping", key, stop
    for key, swap in _held_swaps(swaps(session)).get(item, ()):
        yield "a change of hands that held", "fungibility", key, swap


@of_part()
def _clean_stops(given: tuple[tuple[str, Stop], ...]) -> dict[str, list[tuple[str, Stop]]]:
    """Return the clean stops by what was stopped."""
    found: dict[str, list[tuple[str, Stop]]] = {}
    for key, stop in given:
        for item in dict.fromkeys(stop.items) if is_clean(stop) else ():
            found.setdefault(item, []).append((key, stop))
    return found


@of_part()
def _held_swaps(given: tuple[tuple[str, Swap], ...]) -> dict[str, list[tuple[str, Swap]]]:
    """Return the swaps that held by either of their ends."""
    found: dict[str, list[tuple[str, Swap]]] = {}
    for key, swap in given:
        for item in dict.fromkeys((swap.from_, swap.to)) if is_held(swap) else ():
            found.setdefault(item, []).append((key, swap))
    return found


def _called_untouchable(session: Session, measures: Measures, _as_of: date) -> Outcome:
    needed = ("item", "spoken_as", "fits")
    none = field_keys(QUESTION, *needed)
    look, given = _examine_untouchable, _assets(session)
    return per_record(CALLED_UNTOUCHABLE, session, measures, given, look, none, _cases_dependencies, _cases)


def _cases(session: Session, asset: Asset) -> tuple[object, ...]:
    """Return what shows that the thing was touched: the keys and the records."""
    cases = _came_free(session, asset.item)
    return tuple(part for _, _, key, record in cases for part in (intern(key), record))


def _cases_dependencies(session: Session, measures: Measures, asset: Asset) -> Marks:
    """Mark the thing, and what the records name that show it was touched."""
    seen = (record for _, _, _, record in _came_free(session, asset.item))
    return by_name(session, measures, asset).union(*(by_name(session, measures, record) for record in seen))


def _examine_untouchable(session: Session, _measures: Measures, key: str, asset: Asset) -> RecordOutcome:
    if "vineyard" not in (asset.spoken_as, asset.fits):
        absent = missing(QUESTION, asset, "spoken_as", "fits")
        return RecordOutcome(examined=len(absent) < 2, lacking=absent)
    free = list(_came_free(session, asset.item))
    if asset.basis in FIRM and not free:
        return SILENT
    spoken = asset.spoken_as == "vineyard"
    if free:
        seen = f"On record: {several(list(dict.fromkeys(what for what, *_ in free)))}."
    elif asset.basis:
        seen = "No change to it is on record." if asset.months_to_change is None else ""
    else:
        seen = "How we know is not on record." if spoken else ""
    found = finding(
        CALLED_UNTOUCHABLE,
        key,
        items=(asset.item,),
        headline=_spoken(session, asset, _called(spoken, bool(free))),
        detail=detail(seen, _change(asset)),
        known=how_known(asset),
        trail=[
            record_step(session, QUESTION, key, asset),
            *(record_step(session, question, its_key, record) for _, question, its_key, record in free),
        ],
        counter=[f"It {behaves(asset)}."] if spoken and behaves(asset) else (),  # else the headline says it
    )
    return RecordOutcome(found)


def _called(spoken: bool, touched: bool) -> str:
    """Return what is said of a thing that is called a vineyard, and that no case of it is noted."""
    if spoken:
        return " is spoken of as a vineyard."
    return " behaves like a vineyard." if touched else " behaves like a vineyard; no case is noted."


def _untended_vineyard(session: Session, measures: Measures, _as_of: date) -> Outcome:
    needed = ("item", "fits", "tended_by", "committed_years", "months_to_change")
    none = field_keys(QUESTION, *needed)
    return per_record(UNTENDED_VINEYARD, session, measures, _assets(session), _examine_tending, none, by_name)


def _examine_tending(session: Session, _measures: Measures, key: str, asset: Asset) -> RecordOutcome:
    if asset.fits is None:
        return lacks(*missing(QUESTION, asset, "fits"))
    if asset.fits != "vineyard":
        return SILENT
    alone = asset.tended_by is not None and fold(asset.tended_by) == NOBODY
    years, months = asset.committed_years, asset.months_to_change
    short = years is not None and months is not None and 12 * years < months - 1e-9
    if not (alone or short):
        known = asset.tended_by is not None or (years is not None and months is not None)
        absent = missing(QUESTION, asset, "tended_by", "committed_years", "months_to_change")
        return RecordOutcome(examined=known, lacking=absent)
    tails = [": nobody is named to tend it for the long run.", ": nobody is named to tend it."]
    if short:
        given = f"{figure(years, 'years')} committed, {figure(months, 'months')} to change."
        tails = [f": a vineyard with {given}", f": {given}"]
    found = finding(
        UNTENDED_VINEYARD,
        key,
        items=(asset.item,),
        headline=_spoken(session, asset, *tails),
        detail=detail(
            "Nobody is named to tend it." if alone and short else "" if short else _change(asset),
            _must_change(asset),
        ),
        known=how_known(asset),
        trail=[record_step(session, QUESTION, key, asset)],
        counter=_tended(asset, alone, short),
        size=Size(round((months or 0) - 12 * (years or 0), 1), "months") if short else None,
    )
    return RecordOutcome(found)


def _tended(asset: Asset, alone: bool, short: bool) -> Iterator[str]:
    if not alone and asset.tended_by is not None:
        yield f"Tended by: {role(asset.tended_by)}."
    if not short and asset.committed_years is not None:
        yield f"Committed: {figure(asset.committed_years, 'years')}."


def _false_module(session: Session, measures: Measures, _as_of: date) -> Outcome:
    none = field_keys(QUESTION, "item", "spoken_as", "fails")
    return per_record(FALSE_MODULE, session, measures, _assets(session), _examine_module, none, by_name)


def _examine_module(session: Session, _measures: Measures, key: str, asset: Asset) -> RecordOutcome:
    if asset.spoken_as is None:
        return lacks(*missing(QUESTION, asset, "spoken_as", "fails"))
    if asset.spoken_as != "brand":
        return SILENT
    if asset.fails is None:
        return lacks(*missing(QUESTION, asset, "fails"))
    missed = list(dict.fromkeys(asset.fails))
    if len(missed) < 3:
        return SILENT
    found = finding(
        FALSE_MODULE,
        key,
        items=(asset.item,),
        headline=_spoken(
            session, asset, f": spoken of as a brand, {plural(len(missed), 'check')} not passed."
        ),
        detail=detail(f"Not passed: {within([shown(check) for check in missed], 17)}."),
        known=how_known(asset),
        trail=[record_step(session, QUESTION, key, asset)],
        counter=[f"Checks it passes: {several([shown(c) for c in asset.passes])}."] if asset.passes else (),
        size=Size(float(len(missed)), "checks"),
    )
    return RecordOutcome(found)


STOCK_TALK = Rule(
    id="stock-talk",
    theme="assets",
    tone="gap",
    part="how we speak of it",
    check=_stock_talk,
    reads=("vineyards", "items"),
    help="Whether what we call a stock behaves otherwise.",
    recurring="What is spoken of as a stock behaves otherwise.",
    could_be_wrong="it is slow by choice",
    ask="What did the last real change to it touch: market, architecture, people, or the operating cycle?",
    passage=(
        "Questions to consider, the eighth: which parts of the portfolio are vineyards, even if we talk "
        "about them like stocks."
    ),
)
CALLED_UNTOUCHABLE = Rule(
    id="called-untouchable",
    theme="assets",
    tone="asks",
    part="how we speak of it",
    check=_called_untouchable,
    reads=("vineyards", "stopping", "fungibility", "items"),
    help="Whether what we call a vineyard was ever tried.",
    could_be_wrong="the case for it is known to somebody who was not asked",
    ask="When did somebody last try to change it, and what happened?",
    passage="Liquidity and fungibility: a spectrum from stocks to vineyards, no yes or no.",
)
UNTENDED_VINEYARD = Rule(
    id="untended-vineyard",
    theme="assets",
    tone="gap",
    part="who tends it",
    check=_untended_vineyard,
    reads=("vineyards", "items"),
    help="Whether a vineyard is tended for long enough.",
    recurring="A vineyard is tended for a shorter time than it takes to change.",
    could_be_wrong="it is tended under another name, or a change is not wanted",
    ask="Who tends it, and for how many years is that agreed?",
    passage=(
        "Product portfolios: continuous stewardship, and judgement about where to place and sustain "
        "long-term bets."
    ),
)
FALSE_MODULE = Rule(
    id="false-module",
    theme="assets",
    tone="gap",
    part="standing alone",
    check=_false_module,
    reads=("vineyards", "items"),
    help="Whether what we call a brand can stand alone.",
    recurring="What is called a brand does not stand alone.",
    could_be_wrong="the checks fit services better than this",
    ask="What would a buyer have to take along with it?",
    passage=(
        "The strand from consumer goods: products and brands are taken to be modular; the note under product "
        "portfolios: everything gets labelled a product even where it is not one."
    ),
)

RULES: tuple[Rule, ...] = (STOCK_TALK, CALLED_UNTOUCHABLE, UNTENDED_VINEYARD, FALSE_MODULE)
