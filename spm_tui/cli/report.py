"""`spm-tui report FILE [-o F]`: the report in Markdown, complete at any point of the workshop."""

import os
from argparse import Namespace
from pathlib import Path

from spm_tui.cli.console import FILE, FINE, USAGE, Halt, put, say
from spm_tui.cli.source import STDIN, day, shown_session, trouble
from spm_tui.diagnosis.engine import diagnose
from spm_tui.entanglement.measures import Measures
from spm_tui.reports.markdown import report
from spm_tui.text import clean


def run(arguments: Namespace) -> int:
    """Write the report to stdout or a file; return 0."""
    as_of = day(arguments.as_of)
    session = shown_session(arguments.file)
    text = report(session, diagnose(session, as_of), Measures(session), as_of)
    if arguments.out in (None, STDIN):
        put(text)
        return FINE
    out = Path(arguments.out)
    if arguments.file != STDIN and os.path.exists(out) and os.path.samefile(out, arguments.file):
        raise Halt(USAGE, "The report would be written over the session itself; choose another name.")
    try:
        out.write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise Halt(FILE, trouble(arguments.out, error)) from None
    say(f"Report written to {clean(arguments.out)}.")
    return FINE
