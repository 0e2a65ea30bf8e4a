"""`spm-tui stop FILE ITEM...`: what is really free when something stops, as a picture or JSON."""

from argparse import Namespace

from spm_tui.cli.console import FINE, put_json, put_lines, width
from spm_tui.cli.source import day, months, shown_session
from spm_tui.cli.things import named_things
from spm_tui.entanglement.measures import Measures


def run(arguments: Namespace) -> int:
    """Print the stop test of these things; return 0, or 2 when one of them is not known."""
    horizon, as_of = months(arguments.horizon), day(arguments.as_of)
    session = shown_session(arguments.file)
    chosen = named_things(session, arguments.items, stop=True)
    measures = Measures(session)
    if arguments.json:
        from spm_tui.reports.as_json import stop_json
        from spm_tui.reports.stop_test import stop_test

        put_json(stop_json(stop_test(measures, chosen, mode=arguments.mode, horizon=horizon)))
    else:
        from spm_tui.views.stop_picture import stop_picture

        picture = stop_picture(
            session, measures, chosen, width=width(), mode=arguments.mode, horizon=horizon,
            as_of=as_of, ascii=arguments.ascii,
        )  # fmt: skip
        put_lines(picture, plain=arguments.plain)
    return FINE
