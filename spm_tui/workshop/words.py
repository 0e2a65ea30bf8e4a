"""The words the screen uses for the words of the file, and the sentences that are fixed."""

from collections.abc import Iterable
from typing import Final

from spm_tui.text import clean

#: Stands on every stop screen and every export.
PEOPLE_LINE: Final = (
    "This shows how soon effort could do other work. It does not show how many people are needed."
)

#: Word in the file -> words on the screen, where they differ by more than a hyphen.
SHOWN: Final[dict[str, str]] = {
    "measured": "from numbers",
    "repeated": "more than once",
    "one-case": "once",
    "hunch": "gut feel",
    "plan": "on paper",
    "retire": "close it, customers stay",
    "defund": "stop paying, what it built runs on",
    "supported": "shown",
    "suspected": "worth checking",
    "not-examined": "not asked yet",
    "gap": "look at",
    "clears": "works",
    "asks": "ask",
    "notes": "on the map",
    "one_team_can_run_it": "one team can run it",
    "undo_in_30_days": "can be undone in 30 days",
    "known_reverser": "we know who would reverse it",
    "keeps-the-map": "keeps the map",
    "nobody-misses": "nobody misses it",
    "pmo": "PMO",
    "ceo": "CEO",
    "hr": "HR",
    "reorg": "re-organisation",
    "re-org": "re-organisation",
    "rearchitecture": "re-architecture",
    "retired": "closed",
}


def shown(word: str) -> str:
    """Return the screen's words for a word of the file; free text comes back cleaned."""
    return SHOWN.get(word) or (word.replace("-", " ").replace("_", " ") if word.islower() else clean(word))


def figure(value: float | None, unit: str = "") -> str:
    """Return a figure as it is shown: whole without a point, else one decimal; `unknown` for None."""
    if value is None:
        return "unknown"
    digits = f"{value:z.1f}".removesuffix(".0")  # z: what rounds to zero has no sign
    if not unit or unit == "%":
        return digits + unit
    singular = {"people": "person", "months": "month", "years": "year"}.get(unit, unit)
    return f"{digits} {singular if digits == '1' else unit}"


def listed(names: Iterable[str], last: str = "and") -> str:
    """Return names as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    *first, final = list(names) or [""]
    return f"{', '.join(first)} {last} {final}" if first else final
