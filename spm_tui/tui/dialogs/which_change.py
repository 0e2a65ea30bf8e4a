"""Asking which change to the map to try: first what would give most, then every other one there is."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.whole_results import Loosening
from spm_tui.tui.dialogs.basic import Pick
from spm_tui.tui.host import Host
from spm_tui.views.trial_words import change_label, lever_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.trials import possible, tried
from spm_tui.workshop.what_ifs import MapChange
from spm_tui.workshop.words import figure


async def ask_change(
    app: Host,
    session: Session,
    had: Sequence[MapChange],
    stops: Collection[tuple[str, ...]],
    horizon: float | None,
) -> MapChange | None:
    """Return the change that is chosen, or None. `had` are tried already: gains are those beyond them."""
    now = tried(session, had)
    found = await asyncio.to_thread(lambda: Measures(now).whole.loosening(stops, horizon))
    best = {MapChange(one.kind, one.from_, one.to): _gain(found, at) for at, one in enumerate(found.changes)}
    rest = [one for one in possible(now) if one not in best and one not in had]
    if not best and not rest:
        app.say("There is nothing to try yet: no tie is on the map.")
        return None
    choices = {str(n): one for n, one in enumerate((*best, *rest))}
    offered = [
        (key, change_label(session, one), ", ".join(word for word in (best.get(one), lever_of(one)) if word))
        for key, one in choices.items()
    ]
    explain = "What gives most stands first. Type a part of a name to find another one."
    chosen = await app.push_screen_wait(Pick("What if ...", offered, explain=explain))
    return choices[chosen] if chosen is not None else None


def _gain(found: Loosening, at: int) -> str:
    change = found.changes[at]
    parts = [f"{figure(change.released_gain)} more could leave"] if change.released_gain > 0 else []
    parts += [f"{figure(change.gain)} more useful in time"] if change.gain else []
    return ", ".join(parts)
