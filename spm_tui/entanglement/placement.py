"""Where a thing stands between stock and vineyard, liquidity and fungibility apart, said and seen apart."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from math import inf
from typing import Final

import networkx as nx

from spm_tui.entanglement.people import MONTHS_SLACK
from spm_tui.entanglement.results import Axis, Place, Placement
from spm_tui.entanglement.substitution import basis_rank
from spm_tui.workshop.choices import AssetKind
from spm_tui.workshop.records import Asset, DoorRecord, Record, Stop, Swap
from spm_tui.workshop.session import Session
from spm_tui.workshop.stop_records import stop_records

#: Our own table: at most so many months, at least so much value kept (percent). Beyond the last: band 3.
BANDS: Final[tuple[tuple[float, float], ...]] = ((1, 90), (6, 70), (18, 40))
#: The kinds of asset by band, most liquid first (article: from stock to vineyard).
KINDS: Final[tuple[AssetKind, ...]] = ("stock", "real-estate", "brand", "vineyard")


def band_of_months(months: float) -> int:
    """Return the band of a time to come free or to step in: 0 within a month to 3 beyond 18."""
    return next((b for b, (most, _) in enumerate(BANDS) if months <= most + MONTHS_SLACK), len(BANDS))


def band_of_value(value: float) -> int:
    """Return the band of a value kept in percent: 0 from 90 up to 3 below 40."""
    return next((b for b, (_, least) in enumerate(BANDS) if value >= least), len(BANDS))


def _best(axes: Iterable[Axis | None]) -> Axis | None:
    """Return the axis with the best basis of the records that give one; of equals the farthest from a stock.

    So the order of the records never matters.
    """
    return min((axis for axis in axes if axis is not None), key=_firmest, default=None)


def _firmest(axis: Axis) -> tuple[float, ...]:
    value = inf if axis.value is None else axis.value
    return (basis_rank(axis.basis), -axis.band, -(axis.months or 0.0), value)


class _Recorded:
    """The records of every item that say how soon it comes free or who can do its work."""

    def __init__(self, session: Session) -> None:
        self.stops: dict[str, list[Stop]] = defaultdict(list)
        self.doors: dict[str, list[DoorRecord]] = defaultdict(list)
        self.assets: dict[str, list[Asset]] = defaultdict(list)
        self.swaps: dict[str, list[Swap]] = defaultdict(list)
        answers = session.answers
        for stop in stop_records(session):
            for item in dict.fromkeys(stop.items):
                self.stops[item].append(stop)
        for door in answers.reversibility.doors if answers.reversibility else ():
            for item in dict.fromkeys(door.items or ()):
                self.doors[item].append(door)
        for asset in answers.vineyards.assets if answers.vineyards else ():
            self.assets[asset.item].append(asset)
        for swap in answers.fungibility.swaps if answers.fungibility else ():
            self.swaps[swap.from_].append(swap)
        self.items = frozenset(chain(self.stops, self.doors, self.assets, self.swaps))

    def liquidity(self, item: str, said: bool) -> Axis | None:
        """Return how soon the item comes free: by its stops, else its doors, else its assets."""
        stop = _best(_axis(_months(r, said), None, r, "stopping") for r in self.stops.get(item, ()))
        door = _best(_axis(_months(r, said), None, r, "reversibility") for r in self.doors.get(item, ()))
        return stop or door or self._by_asset(item, said)

    def _by_asset(self, item: str, said: bool) -> Axis | None:
        """Said: what it is spoken of as. Seen: the months it takes to change, else what it behaves like."""
        assets = self.assets.get(item, ())
        changed = (_axis(None if said else r.months_to_change, None, r, "vineyards") for r in assets)
        return _best(changed) or _best(_by_word(r, said) for r in assets)

    def fungibility(self, item: str, said: bool) -> Axis | None:
        """Return how well the item does other work: the worse of months and value of its best-known swap."""
        return _best(_axis(*_swap_figures(r, said), r, "fungibility") for r in self.swaps.get(item, ()))


def _months(record: Stop | DoorRecord, said: bool) -> float | None:
    return record.said_months if said else record.seen_months


def _by_word(asset: Asset, said: bool) -> Axis | None:
    word = asset.spoken_as if said else asset.fits
    return None if word is None else Axis(KINDS.index(word), None, None, asset.basis, "vineyards")


def _swap_figures(swap: Swap, said: bool) -> tuple[float | None, float | None]:
    return (swap.said_months, swap.said_value) if said else (swap.seen_months, swap.seen_value)


def _axis(months: float | None, value: float | None, record: Record, source: str) -> Axis | None:
    if months is None and value is None:
        return None
    by_months = band_of_months(months) if months is not None else 0
    by_value = band_of_value(value) if value is not None else 0
    return Axis(max(by_months, by_value), months, value, record.basis, source)


def _place(liquidity: Axis | None, fungibility: Axis | None, irreversible: Iterable[str]) -> Place:
    """Return both axes with the kind of asset they speak for: that of the worse band.

    A vineyard also needs something irreversible, unless the room used the word itself.
    """
    bands = [axis.band for axis in (liquidity, fungibility) if axis is not None]
    if not bands:
        return Place(None, None, None)
    worst = max(bands)
    by_word = liquidity is not None and liquidity.band == worst and liquidity.months is None
    if worst == len(BANDS) and not by_word and not tuple(irreversible):
        worst -= 1
    return Place(liquidity, fungibility, KINDS[worst])


def _irreversible(recorded: _Recorded, inseparable: Iterable[str], item: str) -> tuple[str, ...]:
    """Return what cannot be undone about an item: `door`, `lost`, `cut`, and the vineyard's parts."""
    doors, assets = recorded.doors.get(item, ()), recorded.assets.get(item, ())
    found: list[str] = [part for asset in assets for part in asset.must_change or ()]
    if any(door.door == "none" for door in doors):
        found.append("door")
    if any(door.lost for door in doors):
        found.append("lost")
    if item in inseparable:
        found.append("cut")
    return tuple(dict.fromkeys(sorted(found)))


def placements(session: Session, graph: nx.DiGraph) -> tuple[Placement, ...]:
    """Return the placement, said and seen, of every item something was recorded of, by id.

    Liquidity in months, fungibility in months and percent, apart (article: ease of converting, ease of
    substituting); the bands are our own. `graph` is the needs graph of the session. O(items + records).
    Raises nothing.
    """
    recorded = _Recorded(session)
    inseparable = frozenset(v for v, _, tie in graph.edges(data="tie") if tie.cut == "inseparable")
    found = []
    for item in sorted(recorded.items.intersection(graph)):
        fixed = _irreversible(recorded, inseparable, item)
        said = _place(recorded.liquidity(item, True), recorded.fungibility(item, True), fixed)
        seen = _place(recorded.liquidity(item, False), recorded.fungibility(item, False), fixed)
        if said.kind is not None or seen.kind is not None:
            found.append(Placement(item, said, seen, fixed))
    return tuple(found)
