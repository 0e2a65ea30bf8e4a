"""The portfolio in one line: what we speak of as movable, what came or could come, and of how many works."""

from datetime import date

from msgspec import Struct

from spm_tui.diagnosis.portfolio_sentence import spoken_sentence
from spm_tui.entanglement.portfolio_results import Portfolio
from spm_tui.views.spoken import by_when
from spm_tui.workshop.words import figure


class PortfolioLine(Struct, frozen=True, kw_only=True):
    """The sentence, its coverage (a label of its own beside it), and what could help elsewhere, or empty."""

    sentence: str
    coverage: str
    elsewhere: str


def portfolio_line(found: Portfolio, *, horizon: float, as_of: date | None) -> PortfolioLine:
    """Return a portfolio in words; `horizon` in months. What nobody asked about is said to be so."""
    return PortfolioLine(
        sentence=spoken_sentence(found.said, found.spoken),
        coverage=_coverage(found),
        elsewhere=_elsewhere(found, by_when(horizon, as_of)),
    )


def _with_range(people: float, span: tuple[float, float]) -> str:
    """Return people as a figure or, where gut feel bears on it, from where to where: `4 to 5`."""
    low, high = span
    return figure(people) if low == high else f"{figure(low)} to {figure(high)}"


def _coverage(found: Portfolio) -> str:
    parts = []
    if found.said is not None:
        parts.append(f"said of {_works(found.said.works, 'or')}")
    asked = found.works
    which = "" if parts else " initiatives and products"
    parts.append(f"people known on {asked.asked} of {asked.of}{which}")
    return "; ".join(parts)


def _works(count: int, joined: str = "and") -> str:
    return f"{count} {'initiative or product' if count == 1 else f'initiatives {joined} products'}"


def _elsewhere(found: Portfolio, when: str) -> str:
    """Return what could do other wanted work if each work stopped by itself; empty where it is not known."""
    if found.movable is None or found.booked is None or found.range is None:
        return ""
    on_it = f"{figure(found.booked, 'people')} on {_works(found.works.asked)}"
    if not found.range[1]:
        return (
            f"If each stopped by itself: for none of {on_it} was other work named that could use them {when}."
        )
    some = _with_range(found.movable, found.range)
    return (
        f"If each stopped by itself: for {some} of {on_it}, other work was named that could use them {when}."
    )
