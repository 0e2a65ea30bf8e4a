"""`spm-tui diagnose FILE`: what the answers show, as text or JSON."""

from argparse import Namespace

from spm_tui.cli.console import FINE, FOUND, put_json, put_lines, width
from spm_tui.cli.source import day, session_id, shown_session
from spm_tui.diagnosis.engine import diagnose
from spm_tui.diagnosis.finding import Finding

FIRMNESS = ("suspected", "supported")


def run(arguments: Namespace) -> int:
    """Print the diagnosis; return 1 when `--fail-on` names a state that a gap reaches, else 0."""
    as_of = day(arguments.as_of)
    session = shown_session(arguments.file)
    diagnosis = diagnose(session, as_of)
    if arguments.json:
        from spm_tui.reports.as_json import diagnosis_json

        put_json(diagnosis_json(session, diagnosis, session_id(arguments.file)))
    else:
        from spm_tui.views.findings import findings_lines

        put_lines(findings_lines(session, diagnosis, width(), ascii=arguments.ascii), plain=arguments.plain)
    reached = any(_reaches(finding, arguments.fail_on) for finding in diagnosis.findings)
    return FOUND if reached else FINE


def _reaches(finding: Finding, least: str | None) -> bool:
    if least is None or finding.tone != "gap" or finding.state not in FIRMNESS:
        return False
    return FIRMNESS.index(finding.state) >= FIRMNESS.index(least)
