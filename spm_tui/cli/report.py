"""`spm-tui report FILE [-o F]`: the report in Markdown, complete at any point of the workshop."""

from argparse import Namespace

from spm_tui.cli.console import FINE, say
from spm_tui.cli.source import day, shown_session
from spm_tui.cli.target import deliver
from spm_tui.diagnosis.engine import diagnose
from spm_tui.entanglement.measures import Measures
from spm_tui.reports.markdown import report
from spm_tui.text import clean


def run(arguments: Namespace) -> int:
    """Write the report to stdout or a file; return 0."""
    as_of = day(arguments.as_of)
    session = shown_session(arguments.file)
    text = report(session, diagnose(session, as_of), Measures(session), as_of)
    if deliver(text, arguments.out, made_from=[arguments.file], force=arguments.force, seal=True):
        say(f"Report written to {clean(arguments.out)}.")
    return FINE
