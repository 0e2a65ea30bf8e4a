"""What the commands of the follow-up print with `--json`: its shapes, and the order of their parts."""

from collections.abc import Sequence
from typing import Any

from spm_tui.followup.differences import Differences, Sitting
from spm_tui.followup.due_dates import Due
from spm_tui.followup.predictions import calibration
from spm_tui.followup.recurring import Programme
from spm_tui.followup.trend import Trend
from spm_tui.reports.as_json import FORMAT, plain


def compare_json(old: Sitting, new: Sitting, found: Differences) -> dict[str, Any]:
    """Return two sittings side by side as `compare --json` prints it; null is not answered."""
    return {
        "format": FORMAT,
        "old": _sitting(old),
        "new": _sitting(new),
        "moved": plain(found.moved),
        "first_asked": plain(found.first_asked),
        "unchanged": found.unchanged,
        "gone": found.gone,
        "findings": plain(found.findings),
        "alike": plain(found.alike),
    }


def _sitting(one: Sitting) -> dict[str, Any]:
    return {"id": one.name, "title": one.session.title, "as_of": one.as_of.isoformat()}


def trends_json(found: Sequence[Trend]) -> dict[str, Any]:
    """Return the sittings of each workshop of a folder as `compare DIR --json` prints them."""
    return {"format": FORMAT, "workshops": plain(found)}


def due_json(found: Sequence[tuple[str, str, Sequence[Due]]]) -> dict[str, Any]:
    """Return what is due in sessions (name, title, due) as `due --json` prints it."""
    return {
        "format": FORMAT,
        "sessions": [{"id": name, "title": title, "due": plain(due)} for name, title, due in found],
    }


def programme_json(found: Programme) -> dict[str, Any]:
    """Return what many sessions add up to as `programme --json` prints it, with the calibration beside it."""
    return {"format": FORMAT, **plain(found), "calibration": plain(calibration(found.predictions))}
