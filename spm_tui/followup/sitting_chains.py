"""Which sessions of a folder are sittings of one workshop: each names the one it was carried on from."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from spm_tui.followup.due_dates import Due, due_key
from spm_tui.followup.predictions import Prediction

One = TypeVar("One")


def first_sittings(carried_from: Mapping[str, str | None]) -> dict[str, str]:
    """Return the first sitting of each session by name (a file's stem), from what each was carried on from.

    A sitting that is not in the folder ends the way back, and so does a circle.
    """
    found = {}
    for name in carried_from:
        at, met = name, {name}
        while (before := carried_from[at]) is not None and before in carried_from and before not in met:
            at = before
            met.add(at)
        found[name] = at
    return found


def last_told(sittings: Iterable[tuple[str, One]], first: Mapping[str, str]) -> dict[str, One]:
    """Return the last sitting of each workshop by its first one; `sittings` are (name, sitting) in order."""
    return {first[name]: sitting for name, sitting in sittings}


def distinct_predictions(
    sittings: Iterable[tuple[str, tuple[Prediction, ...]]], first: Mapping[str, str]
) -> tuple[Prediction, ...]:
    """Return the predictions of some sittings in order; one that is repeated counts once, as told last."""
    kept: dict[tuple[str, str, str], Prediction] = {}
    for name, found in sittings:
        kept |= {(first[name], one.kind, one.record): one for one in found}
    return tuple(kept.values())


def still_due(
    sittings: Iterable[tuple[str, tuple[Due, ...], frozenset[str]]], first: Mapping[str, str]
) -> Iterator[tuple[str, Due]]:
    """Yield (name, due) of some sittings in order, without what a later sitting of the workshop has as well.

    With each sitting comes what it holds: the `due_key` of all its commitments, stops and jobs.
    """
    given = list(sittings)
    for at, (name, found, _) in enumerate(given):
        later = [held for other, _, held in given[at + 1 :] if first[other] == first[name]]
        yield from (
            (name, one) for one in found if not any(due_key(one.kind, one.record) in held for held in later)
        )
