"""`spm-tui due [DIR]`: the commitments, facts to check and predictions whose day has come."""

from argparse import Namespace

from spm_tui.cli.console import FINE, put_json, put_lines, width
from spm_tui.cli.folder import folder_at, sessions_in
from spm_tui.cli.source import day
from spm_tui.followup.due_dates import due, due_key, may_come_due
from spm_tui.followup.sitting_chains import FolderSitting, held_later


def run(arguments: Namespace) -> int:
    """Print what is due in the sessions of a folder and has no outcome yet; return 0."""
    as_of = day(arguments.as_of)
    sessions = sorted(sessions_in(folder_at(arguments.folder)), key=lambda pair: (pair[1].created, pair[0]))
    later = held_later(
        FolderSitting(name, session.created, session.carried_from, may_come_due(session))
        for name, session in sessions
    )
    found = []
    for name, session in sessions:
        left = [one for one in due(session, as_of) if due_key(one.kind, one.record) not in later[name]]
        found.append((name, session, left))
    if arguments.json:
        from spm_tui.reports.followup_json import due_json

        put_json(due_json([(name, session.title, some) for name, session, some in found if some]))
    else:
        from spm_tui.views.due_words import due_lines

        put_lines(due_lines(found, as_of, width=width()), plain=arguments.plain)
    return FINE
