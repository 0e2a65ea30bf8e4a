"""Question 8 against the evidence: how a thing is spoken of, and how it behaves, from stock to vineyard."""

from collections.abc import Mapping

from msgspec import Struct

from spm_tui.diagnosis.record_keys import assets, swaps
from spm_tui.diagnosis.trail import label
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.placement import band_of_months, band_of_value
from spm_tui.entanglement.results import Axis, Placement
from spm_tui.workshop.records import Swap
from spm_tui.workshop.session import Session


class Ruler(Struct, frozen=True, kw_only=True):
    """One ruler of a thing: how soon it comes free, or who can do its work; said and seen, never one figure.

    Bands run from 0 (stock) to 3 (vineyard); None is not asked. `value` is percent kept.
    """

    said: int | None
    seen: int | None
    said_months: float | None = None
    said_value: float | None = None
    seen_months: float | None = None
    seen_value: float | None = None
    basis: str | None = None  # how the seen side is known, else the said side


class SpectrumRow(Struct, frozen=True, kw_only=True):
    """One thing on the spectrum: as it is spoken of, as it behaves, and the two rulers under it.

    None is not asked. A team or a skill is no such thing: a swap from one is a row of the work it steps into,
    and `by` is the id of the team or skill.
    """

    item: str
    name: str
    by: str | None = None
    spoken_as: str | None
    behaves_as: str | None
    how_soon: Ruler
    whose_work: Ruler
    irreversible: tuple[str, ...] = ()
    months_to_change: float | None = None


class Talk(Struct, frozen=True):
    """Things spoken of as stocks: how many, how many of them were looked at, how many behave as vineyards."""

    spoken: int
    known: int
    vineyards: int


def rows(session: Session, measures: Measures) -> tuple[SpectrumRow, ...]:
    """Return a row for each thing that question 8 or the evidence speaks of, widest gap first, then by id.

    How a thing behaves is what question 8 says, else what the other answers work out; how it is spoken of
    is what question 8 says and nothing else.
    """
    people = _people(session)
    placed = {place.item: place for place in measures.placements() if place.item not in people}
    said, fits, months = _answers(session)
    ids = sorted({*placed, *said, *fits})
    found = [
        SpectrumRow(
            item=item,
            name=label(session, item),
            spoken_as=said.get(item),
            behaves_as=fits.get(item) or _seen_kind(placed, item),
            how_soon=_ruler(placed.get(item), "liquidity"),
            whose_work=_ruler(placed.get(item), "fungibility"),
            irreversible=placed[item].irreversible if item in placed else (),
            months_to_change=months.get(item),
        )
        for item in ids
    ]
    found += [_swap_row(session, swap) for _, swap in swaps(session) if swap.from_ in people]
    return tuple(sorted(found, key=_widest_first))


def _people(session: Session) -> frozenset[str]:
    """Return the teams and skills: never placed between stock and vineyard."""
    return frozenset(item.id for item in session.items if item.kind in ("team", "skill"))


def _widest_first(row: SpectrumRow) -> tuple[int, str, str]:
    return -max(_gap(row.how_soon), _gap(row.whose_work)), row.item, row.by or ""


def _swap_row(session: Session, swap: Swap) -> SpectrumRow:
    said, seen = (swap.said_months, swap.said_value), (swap.seen_months, swap.seen_value)
    return SpectrumRow(
        item=swap.to,
        name=label(session, swap.to),
        by=swap.from_,
        spoken_as=None,
        behaves_as=None,
        how_soon=Ruler(said=None, seen=None),
        whose_work=Ruler(
            said=_band(*said),
            seen=_band(*seen),
            said_months=said[0],
            said_value=said[1],
            seen_months=seen[0],
            seen_value=seen[1],
            basis=swap.basis,
        ),
    )


def _band(months: float | None, value: float | None) -> int | None:
    bands = [band_of_months(months)] if months is not None else []
    bands += [band_of_value(value)] if value is not None else []
    return max(bands, default=None)


def talk(session: Session, measures: Measures) -> Talk:
    """Return how many things spoken of as stocks behave as vineyards, beside how many were looked at."""
    said, fits, _ = _answers(session)
    stocks = sorted(item for item, word in said.items() if word == "stock")
    placed: dict[str, Placement] = {}
    if any(item not in fits for item in stocks):  # the other answers are asked only when they are needed
        placed = {placement.item: placement for placement in measures.placements()}
    behave = [fits.get(item) or _seen_kind(placed, item) for item in stocks]
    return Talk(
        len(stocks), sum(1 for kind in behave if kind is not None), sum(1 for k in behave if k == "vineyard")
    )


def headline(session: Session, measures: Measures) -> str | None:
    """Return `Of 14 things spoken of as stocks, 5 behave as vineyards.`, with how many were looked at.

    None when nothing is spoken of as a stock, or nobody looked how it behaves.
    """
    found = talk(session, measures)
    if not found.spoken or not found.known:
        return None
    things = "1 thing" if found.spoken == 1 else f"{found.spoken} things"
    stocks = "a stock" if found.spoken == 1 else "stocks"
    behave = "behaves as a vineyard" if found.vineyards == 1 else "behave as vineyards"
    count = "none" if not found.vineyards else str(found.vineyards)
    looked = "" if found.known == found.spoken else f" ({found.known} looked at so far)"
    return f"Of {things} spoken of as {stocks}, {count} {behave}{looked}."


def _answers(session: Session) -> tuple[dict[str, str], dict[str, str], dict[str, float]]:
    """What question 8 says of each thing; of several records the one with the best basis comes first."""
    said: dict[str, str] = {}
    fits: dict[str, str] = {}
    months: dict[str, float] = {}
    people = _people(session)
    for _, asset in assets(session):
        if asset.item in people:
            continue
        if asset.spoken_as is not None:
            said.setdefault(asset.item, asset.spoken_as)
        if asset.fits is not None:
            fits.setdefault(asset.item, asset.fits)
        if asset.months_to_change is not None:
            months.setdefault(asset.item, asset.months_to_change)
    return said, fits, months


def _seen_kind(placed: Mapping[str, Placement], item: str) -> str | None:
    return placed[item].seen.kind if item in placed else None


def _ruler(placement: Placement | None, axis: str) -> Ruler:
    said: Axis | None = getattr(placement.said, axis) if placement else None
    seen: Axis | None = getattr(placement.seen, axis) if placement else None
    known = seen or said
    return Ruler(
        said=said.band if said else None,
        seen=seen.band if seen else None,
        said_months=said.months if said else None,
        said_value=said.value if said else None,
        seen_months=seen.months if seen else None,
        seen_value=seen.value if seen else None,
        basis=known.basis if known else None,
    )


def _gap(ruler: Ruler) -> int:
    return ruler.seen - ruler.said if ruler.said is not None and ruler.seen is not None else 0
