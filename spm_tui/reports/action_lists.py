"""Commitments as CSV in the shapes that lists and trackers import.

Closed commitments stand in the plain list alone: a tracker is given what is still to be done.
"""

import re
from collections.abc import Callable
from datetime import date
from html import escape
from typing import Final

from spm_tui.reports.actions import Action, actions, lines_about, open_actions
from spm_tui.reports.csv_text import csv_text
from spm_tui.reports.escape import markdown
from spm_tui.reports.output_formats import Export
from spm_tui.workshop.words import PEOPLE_LINE

_TAG: Final = "workshop"
#: What Jira's own markup begins: a macro, a link or a mention, a picture.
_JIRA: Final = re.compile(r"([{\[!])")
#: A line that begins so is run by GitLab as a command.
_COMMAND: Final = re.compile(r"^(\s*)/")


def _iso(given: date | None) -> str:
    return given.isoformat() if given else ""


def _details(one: Action, escaped: Callable[[str], str], joint: str) -> str:
    return joint.join([*(escaped(line) for line in lines_about(one)), PEOPLE_LINE])


def plain(export: Export) -> str:
    """Return every commitment, closed ones too, as a list for a spreadsheet."""
    head = (
        "What", "Kind", "Owner", "Due", "Look again on", "How we will notice", "Lever", "From", "State",
        "Outcome", "Id",
    )  # fmt: skip
    rows = (
        (
            one.what, one.kind, one.owner, _iso(one.due), _iso(one.review_on), one.signal, one.lever,
            one.from_note, one.state, one.outcome, one.id,
        )
        for one in actions(export.session, export.diagnosis)
    )  # fmt: skip
    return csv_text(head, rows, mark=True)


def jira(export: Export) -> str:
    """Return what is to be done as Jira imports it; `Summary` is the one column it requires."""
    rows = (
        (
            one.what,
            "Task",
            _details(one, lambda text: _JIRA.sub(r"\\\1", text), " | "),
            _iso(one.due),
            f"{_TAG} {one.kind.replace(' ', '-')}",
        )
        for one in open_actions(export.session, export.diagnosis)
    )
    return csv_text(("Summary", "Issue Type", "Description", "Due Date", "Labels"), rows)


def linear(export: Export) -> str:
    """Return what is to be done in the shape Linear reads in its import from Asana, which keeps days.

    Its own CSV import leaves out the day something is due.
    """
    return asana(export)


def asana(export: Export) -> str:
    """Return what is to be done as Asana imports it."""
    rows = (
        (one.what, _details(one, str, " | "), one.owner, _iso(one.due), f"{_TAG}, {one.kind}")
        for one in open_actions(export.session, export.diagnosis)
    )
    return csv_text(("Name", "Notes", "Assignee", "Due Date", "Tags"), rows)


def gitlab(export: Export) -> str:
    """Return what is to be done as GitLab imports it; no line of it can be run as a quick action."""
    rows = (
        (_COMMAND.sub(r"\1'/", one.what), _details(one, markdown, "<br>"), _iso(one.due), "", "issue")
        for one in open_actions(export.session, export.diagnosis)
    )
    return csv_text(("title", "description", "due_date", "milestone", "type"), rows)


def azure(export: Export) -> str:
    """Return what is to be done as Azure Boards imports it: new tasks, so without id, state and person."""
    rows = (
        ("Task", one.what, _details(one, escape, "<br>"), _TAG)
        for one in open_actions(export.session, export.diagnosis)
    )
    return csv_text(("Work Item Type", "Title", "Description", "Tags"), rows)
