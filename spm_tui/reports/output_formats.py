"""The table of formats a session leaves the program in, one row each; nothing heavy is imported for it.

A writer is a module beside this one with
`write(session, diagnosis, measures, as_of, *, full) -> str`.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from spm_tui.workshop.session import Session


class Format(NamedTuple):
    """One format: its name, the suffix of its files, its writer, a line of help, how it marks a comment."""

    name: str
    suffix: str
    writer: str
    help: str
    comment: tuple[str, str] | None  # what a comment begins and ends with; None where there are none


FORMATS: Final[tuple[Format, ...]] = (
    Format("markdown", ".md", "markdown", "the report, to read and to hand out", ("<!-- ", " -->")),
)
#: What is written where nothing else is asked for.
REPORT: Final = FORMATS[0]


def format_for(path: str | None) -> Format:
    """Return the format whose suffix a file name has, in upper or lower case; else the report."""
    name = (path or "").casefold()
    return next((one for one in FORMATS if name.endswith(one.suffix)), REPORT)


def render(to: Format, session: Session, as_of: date, *, full: bool = False) -> str:
    """Return a session in a format, on the day `as_of`; x"""
    from spm_tui.diagnosis.engine import diagnose, measures_of
    from spm_tui.workshop.ballots import unsealed

    session = unsealed(session)
    writer = import_module(f"spm_tui.reports.{to.writer}")
    text: str = writer.write(session, diagnose(session, as_of), measures_of(session), as_of, full=full)
    return text
