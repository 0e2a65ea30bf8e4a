"""The portfolio in one sentence: what we speak of as movable, and what came or could come of it."""

from spm_tui.entanglement.portfolio_results import CameOrCould, SaidOf
from spm_tui.workshop.words import figure


def spoken_sentence(said: SaidOf | None, spoken: CameOrCould | None) -> str:
    """Return `We speak of 15 people as movable; 9.5 came or could come.`, or `7 to 12` by gut feel.

    Where nobody said anything, or nobody was asked who is on that work, it says so. What is known of some of
    the stops alone is not set against what was said of all: `; 1 came from 1 of 2 stops`.
    """
    if said is None:
        return "Nobody has said yet how many people could move."
    start = f"We speak of {figure(said.people, 'people')} as movable"
    if spoken is None:
        return f"{start}; nobody was asked who is on that work."
    low, high = spoken.range
    people = figure(spoken.people) if low == high else f"{figure(low)} to {figure(high)}"
    known = spoken.came + spoken.could
    stops = f" from {known} of {spoken.of} stops" if known < spoken.of else ""
    return f"{start}; {people} {_came_or_could(spoken)}{stops}."


def _came_or_could(spoken: CameOrCould) -> str:
    if not spoken.could:
        return "came"
    return "came or could come" if spoken.came else "could come"
