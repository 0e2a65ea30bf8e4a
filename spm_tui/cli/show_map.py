"""`spm-tui map FILE`: what needs what, in columns by kind, as a picture or JSON."""

from argparse import Namespace

from spm_tui.cli.console import FINE, put_json, put_lines, width
from spm_tui.cli.source import session_id, shown_session
from spm_tui.entanglement.measures import Measures


def run(arguments: Namespace) -> int:
    """Print the map; return 0."""
    session = shown_session(arguments.file)
    if arguments.json:
        from spm_tui.reports.as_json import map_json

        put_json(map_json(session, session_id(arguments.file)))
    else:
        from spm_tui.views.map_columns import map_columns

        picture = map_columns(session, Measures(session), width=width(), ascii=arguments.ascii)
        put_lines(picture, plain=arguments.plain)
    return FINE
