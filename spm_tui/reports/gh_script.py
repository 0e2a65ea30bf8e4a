"""Commitments as a shell script for GitHub's `gh`: every text is quoted, and nothing in it is run."""

from shlex import quote
from typing import Final

from spm_tui.reports.actions import lines_about, open_actions
from spm_tui.reports.consent import consent_line
from spm_tui.reports.escape import markdown
from spm_tui.reports.output_formats import Export
from spm_tui.text import clean
from spm_tui.workshop.words import PEOPLE_LINE

_HEAD: Final = """\
#!/bin/sh
# Makes an issue of each commitment in the repository of the folder it is run in. Read it first.
# It needs gh, logged in: https://cli.github.com
set -eu
"""


def write(export: Export) -> str:
    """Return a script that makes one issue of each commitment that is still to be kept."""
    lines = [_HEAD, f"# Session: {clean(export.session.title)}\n"]
    lines.append(f"# {consent_line(export.session)}\n")
    for one in open_actions(export.session, export.diagnosis):
        body = "<br>".join([*(markdown(line) for line in lines_about(one)), PEOPLE_LINE])
        lines.append(f"gh issue create {quote('--title=' + one.what)} {quote('--body=' + body)}\n")
    return "".join(lines)
