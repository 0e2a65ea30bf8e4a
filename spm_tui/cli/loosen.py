"""`spm-tui loosen FILE [ITEM...]`: which single changes to the map would let more of a stop's people help."""

from argparse import Namespace

from spm_tui.cli.console import FINE, put_json, put_lines, width
from spm_tui.cli.source import day, months, shown_session
from spm_tui.cli.things import named_things
from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening import loosening


def run(arguments: Namespace) -> int:
    """Print what would loosen the stops of the session, or the stop of these things; return 0, or 2."""
    horizon, as_of = months(arguments.horizon), day(arguments.as_of)
    session = shown_session(arguments.file)
    chosen = named_things(session, arguments.items, stop=True)
    measures = Measures(session)
    found = loosening(measures, [chosen] if chosen else None, horizon)
    if arguments.json:
        from spm_tui.reports.as_json import loosen_json

        put_json(loosen_json(session, found))
    else:
        from spm_tui.views.loosening_words import loosening_lines

        lines = loosening_lines(
            session,
            found,
            width=width(),
            horizon=measures.horizon(horizon),
            as_of=as_of,
            ascii=arguments.ascii,
        )
        put_lines(lines, plain=arguments.plain)
    return FINE
