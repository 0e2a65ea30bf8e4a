"""Which sessions of a folder are sittings of one workshop: each names the one it was carried on from."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from spm_tui.followup.predictions import Prediction

One = TypeVar("One")


def first_sittings(carried_from: Mapping[str, str | None]) -> dict[str, str]:
    """Return the first sitting of each session by name (a file's stem), from what each was carried on from.

    A sitting that is not in the folder ends the way back, and so does a circle.
    """
    return {name: _way_back(name, carried_from)[-1] for name in carried_from}


def _way_back(name: str, carried_from: Mapping[str, str | None]) -> list[str]:
    """Return a sitting and those before it, the first one last."""
    way = [name]
    while (before := carried_from[way[-1]]) is not None and before in carried_from and before not in way:
        way.append(before)
    return way


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


class FolderSitting(NamedTuple):
    """A session of a folder as far as the others of its workshop go: its name is its file's stem.

    `held` is the `due_key` of all its commitments, stops and jobs, whether they have an outcome or not.
    """

    name: str
    created: date
    carried_from: str | None
    held: frozenset[str]


def held_later(sittings: Iterable[FolderSitting]) -> dict[str, frozenset[str]]:
    """Return by name what the later sittings of the same workshop hold: of that nothing is due here any more.

    Later is what was made on a later day, of one day what was carried on more often, then by name. Two that
    were carried on from the same one are sittings of one workshop too: nobody is reminded of one thing twice.
    """
    given = list(sittings)
    carried_from = {one.name: one.carried_from for one in given}
    first = first_sittings(carried_from)
    given.sort(key=lambda one: (one.created, len(_way_back(one.name, carried_from)), one.name))
    found: dict[str, frozenset[str]] = {}
    later: dict[str, frozenset[str]] = {}  # by the first sitting
    for one in reversed(given):
        found[one.name] = later.get(first[one.name], frozenset())
        later[first[one.name]] = found[one.name] | one.held
    return found
