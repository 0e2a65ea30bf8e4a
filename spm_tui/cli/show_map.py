"""`spm-tui map FILE`: what needs what, as one of the map's pictures or as JSON."""

from argparse import Namespace

from spm_tui.cli.console import FINE, USAGE, Halt, put_json, put_lines, width
from spm_tui.cli.source import session_id, shown_session, sittings_before
from spm_tui.cli.things import named_things
from spm_tui.entanglement.measures import Measures


def run(arguments: Namespace) -> int:
    """Print a view of the map; return 0.

    Halts with 2 when the thing to look at is not known, and where the session cannot be read or is not valid.
    """
    session = shown_session(arguments.file)
    if arguments.json:
        from spm_tui.reports.as_json import map_json

        put_json(map_json(session, session_id(arguments.file)))
    else:
        from spm_tui.views.map_views import map_view

        measures, ascii = Measures(session), arguments.ascii
        wanted = [arguments.item] if arguments.item else []
        chosen = next(iter(named_things(session, wanted, stop=arguments.view == "loosen")), None)
        if arguments.view == "focus" and chosen is None:
            raise Halt(USAGE, "The focus view wants a thing: spm-tui map FILE --view focus --item ITEM.")
        earlier = sittings_before(arguments.file, session) if arguments.view == "run" else ()
        picture = map_view(
            arguments.view, session, measures, width=width(), chosen=chosen, earlier=earlier, ascii=ascii
        )
        put_lines(picture, plain=arguments.plain)
    return FINE
