"""An example line with names and figures in place of its letters, as somebody would type it."""

from re import sub
from typing import Final

from spm_tui.workshop.session import Session

FIGURES: Final = {"N": 2.0, "M": 4.0}
#: New names, where a session has none for a letter.
_NEW: Final = {
    "case": "Cloud move",
    "work": "Chat Pilot",
    "asset": "Old Core",
    "one": "Web team",
    "other": "Till team",
}
#: What the letters of a question stand for: a kind of name, or what is typed.
_LETTERS: Final = {
    "allocation_unit": ("case", "one", "other"),
    "stopping": ("work", "asset"),
    "reversibility": ("case",),
    "fungibility": ("one", "other"),
    "reallocate_or_reshape": ("case",),
    "ownership": ("finance", "technology"),
    "redesign_frequency": ("case",),
    "vineyards": ("asset",),
    "boundary": ("the works council",),
    "disappearance": ("finance", "two budgets"),
}


def filled(session: Session, key: str, line: str) -> tuple[str, dict[str, str]]:
    """Return a line of a question with its letters filled in, and what was put in for each."""
    own = _NEW | _names(session)
    names = {letter: own.get(what, what) for letter, what in zip("XYZ", _LETTERS[key], strict=False)}
    said = names | {letter: f"{figure:g}" for letter, figure in FIGURES.items()}
    return sub(r"\b[XYZNM]\b", lambda match: said[match[0]], line), names


def _names(session: Session) -> dict[str, str]:
    """Return the last name of each kind; two teams, and an asset nobody is known to run."""
    run = {tie.from_ for tie in session.ties if tie.people is not None}
    teams = [item.name for item in session.items if item.kind == "team"]
    found = {
        "case": [case.name for case in session.cases],
        "work": [item.name for item in session.items if item.kind in ("initiative", "product")],
        "asset": [
            item.name
            for item in session.items
            if item.kind in ("system", "platform", "data") and item.id not in run
        ],
        "one": teams[:-1],
        "other": teams,
    }
    return {what: rows[-1] for what, rows in found.items() if rows}
