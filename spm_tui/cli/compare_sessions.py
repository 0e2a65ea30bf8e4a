"""`spm-tui compare OLD NEW` or `compare DIR`: what moved between two sittings, or over all of a folder."""

import os
from argparse import Namespace

from spm_tui.cli.console import FINE, USAGE, Halt, put_json, put_lines, width
from spm_tui.cli.folder import folder_at, sessions_in
from spm_tui.cli.source import STDIN, day, session_id, shown_session
from spm_tui.followup.differences import Sitting, differences
from spm_tui.text import clean


def run(arguments: Namespace) -> int:
    """Print what two sittings differ in, or the trend over a folder; return 0.

    Halts where a session or the folder cannot be read, and for a `--same` that names no pair of things.
    """
    if arguments.new is None:
        if not os.path.isdir(arguments.old):
            raise Halt(USAGE, "Name two sessions, or one folder of them.")
        if arguments.same or arguments.as_of is not None:
            raise Halt(USAGE, "--same and --as-of are for two sessions; a folder takes neither.")
        return _trend(arguments)
    if arguments.old == arguments.new == STDIN:
        raise Halt(USAGE, "Only one of the two sessions can come from stdin.")
    same = dict(_pair(text) for text in arguments.same or ())
    before, after = shown_session(arguments.old), shown_session(arguments.new)
    old = Sitting(session_id(arguments.old), before, before.created)
    new = Sitting(
        session_id(arguments.new), after, after.created if arguments.as_of is None else day(arguments.as_of)
    )
    try:
        found = differences(old, new, same)
    except KeyError as unknown:
        raise Halt(
            USAGE, f'--same: "{clean(str(unknown.args[0]))}" does not name one thing of each.'
        ) from None
    if arguments.json:
        from spm_tui.reports.followup_json import compare_json

        put_json(compare_json(old, new, found))
    else:
        from spm_tui.views.comparison_words import comparison_lines

        lines = comparison_lines(old, new, found, width=width(), ascii=arguments.ascii)
        put_lines(lines, plain=arguments.plain)
    return FINE


def _pair(text: str) -> tuple[str, str]:
    old, equals, new = text.partition("=")
    if not equals or not old or not new:
        raise Halt(USAGE, f'--same: "{clean(text)}" is not OLD=NEW, the id of then and the id of now.')
    return old, new


def _trend(arguments: Namespace) -> int:
    from spm_tui.followup.trend import trends

    sittings = [
        Sitting(name, session, session.created) for name, session in sessions_in(folder_at(arguments.old))
    ]
    found = trends(sittings)
    if arguments.json:
        from spm_tui.reports.followup_json import trends_json

        put_json(trends_json(found))
    else:
        from spm_tui.views.comparison_words import trends_lines

        put_lines(trends_lines(found, width=width(), ascii=arguments.ascii), plain=arguments.plain)
    return FINE
