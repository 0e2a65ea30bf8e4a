"""All rules of the diagnosis, by theme; each theme is a module (or two) that lists its own."""

from spm_tui.diagnosis.finding import Rule
from spm_tui.diagnosis.rules import (
    across,
    assets,
    boundary,
    closed_things,
    doors,
    flow,
    gone,
    load,
    owners,
    rounds,
    stops,
    stops_on_map,
    swaps,
)

#: Theme of a rule -> what it is about, as a heading.
THEMES: dict[str, str] = {
    "stops": "What stopping gives back",
    "load": "Who keeps things running",
    "swaps": "Who can do whose work",
    "assets": "What behaves like what",
    "doors": "Ways back",
    "flow": "How direction changes",
    "owners": "Who holds the levers",
    "boundary": "Where the boundary is",
}

RULES: tuple[Rule, ...] = (
    *stops.RULES,
    *stops_on_map.RULES,
    *across.RULES,
    *load.RULES,
    *closed_things.RULES,
    *swaps.RULES,
    *assets.RULES,
    *doors.RULES,
    *flow.RULES,
    *owners.RULES,
    *boundary.RULES,
    *gone.RULES,
    *rounds.RULES,
)

BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
