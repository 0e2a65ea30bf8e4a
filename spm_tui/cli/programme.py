"""`spm-tui programme DIR`: which gaps recur over many sessions, and how predictions came out."""

from argparse import Namespace

from spm_tui.cli.console import FINE, put_json, put_lines, say, width
from spm_tui.cli.folder import folder_at
from spm_tui.cli.source import day
from spm_tui.followup.recurring import programme
from spm_tui.storage.kept_summaries import summaries


def run(arguments: Namespace) -> int:
    """Print what the sessions of a folder add up to, each judged on its own day unless told; return 0."""
    as_of = None if arguments.as_of is None else day(arguments.as_of)
    found = []
    for name, summary in summaries(folder_at(arguments.folder), as_of):
        if isinstance(summary, str):
            say(f"Left out: {summary}")
        else:
            found.append((name, summary))
    added_up = programme(found)
    if arguments.json:
        from spm_tui.reports.followup_json import programme_json

        put_json(programme_json(added_up))
    else:
        from spm_tui.views.programme_words import programme_lines

        put_lines(programme_lines(added_up, width=width()), plain=arguments.plain)
    return FINE
