"""`spm-tui report FILE [--full] [-o F]`: the report, complete at any point of the workshop."""

from argparse import Namespace

from spm_tui.cli.console import FINE, say
from spm_tui.cli.source import day, shown_session
from spm_tui.cli.target import deliver
from spm_tui.reports.output_formats import format_for, render
from spm_tui.text import clean


def run(arguments: Namespace) -> int:
    """Write the report to stdout or a file, in the format that the name of the file says; return 0."""
    as_of = day(arguments.as_of)
    session = shown_session(arguments.file)
    to = format_for(arguments.out)
    text = render(to, session, as_of, full=arguments.full)
    if deliver(text, arguments.out, made_from=[arguments.file], force=arguments.force, comment=to.comment):
        say(f"Report written to {clean(arguments.out)}.")
    return FINE
