"""Asking which change to the map to try: first what would give most, then every other one there is."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from typing import Final

from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening import loosening
from spm_tui.map_changes.loosening_results import SingleChange
from spm_tui.tui.dialogs.basic import Pick
from spm_tui.tui.host import Host
from spm_tui.views.trial_words import change_label, lever_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.trials import possible, tried
from spm_tui.workshop.what_ifs import MapChange
from spm_tui.workshop.words import figure

#: So many changes are offered at most: a list that is longer is no list to choose from.
MOST_OFFERED: Final = 1500


async def ask_change(
    app: Host,
    session: Session,
    had: Sequence[MapChange],
    stops: Collection[tuple[str, ...]],
    horizon: float | None,
) -> MapChange | None:
    """Return the change that is chosen, or None. `had` are tried already: gains are those beyond them."""
    offered, left = await asyncio.to_thread(offered_changes, tried(session, had), had, stops, horizon)
    if not offered:
        app.say("There is nothing to try yet: no tie is on the map.")
        return None
    choices = {str(at): change for at, (change, _) in enumerate(offered)}
    rows = [(key, change_label(session, change), offered[int(key)][1]) for key, change in choices.items()]
    explain = "What gives most stands first. Type a part of a name to find another one."
    if left:
        explain += f" {left:,} others, further from these stops, are left out."
    chosen = await app.push_screen_wait(Pick("What if ...", rows, explain=explain))
    return choices[chosen] if chosen is not None else None


def offered_changes(
    now: Session, had: Sequence[MapChange], stops: Collection[tuple[str, ...]], horizon: float | None
) -> tuple[list[tuple[MapChange, str]], int]:
    """Return the changes to offer, each with what it gives and its lever, and how many are left out.

    First the best, then those to what the stops need or take people of, then all others.
    """
    measures = Measures(now)
    found = loosening(measures, stops, horizon)
    best = {MapChange(one.kind, one.from_, one.to): _gain(one) for one in found.changes}
    near = {item for stop in stops for item in stop}
    near |= {item for one in tuple(near) for item in measures.needs(one)}
    rest = [one for one in possible(now) if one not in best and one not in had]
    rest.sort(key=lambda one: one.from_ not in near)
    room = max(0, MOST_OFFERED - len(best))
    told = [(one, f"{gain}; {_lever(one)}") for one, gain in best.items()]
    return [*told, *((one, _lever(one)) for one in rest[:room])], max(0, len(rest) - room)


def _lever(change: MapChange) -> str:
    return f"a lever for this: {lever_of(change)}"


def _gain(change: SingleChange) -> str:
    parts = [f"{figure(change.released_gain)} more could move"] if change.released_gain > 0 else []
    parts += [f"{figure(change.gain)} more would be useful in time"] if change.gain else []
    return ", ".join(parts)
