"""`spm-tui present FILE`: a second screen that follows the saved file and shows nothing that is sealed."""

from argparse import Namespace
from datetime import date

from spm_tui.cli import streams
from spm_tui.cli.console import FILE, FINE, USAGE, Halt, has_screen, put, put_json
from spm_tui.cli.source import STDIN, shown_session
from spm_tui.text import clean

#: The size it is made for.
WIDTH, HEIGHT = 50, 15


def run(arguments: Namespace) -> int:
    """Show a session on this terminal until it is left, or print once what would be shown; return 0."""
    session = shown_session(arguments.file)
    if arguments.json or arguments.plain:
        return _once(arguments, session)
    if arguments.file == STDIN:
        raise Halt(USAGE, "A second screen follows a file; from stdin, run: spm-tui present - --plain")
    if closed := streams.closed():
        raise Halt(FILE, f"{closed} is closed; spm-tui present draws screens and needs a terminal.")
    if not has_screen():
        name = clean(arguments.file)
        raise Halt(
            USAGE,
            "spm-tui present draws screens and needs a terminal; without one, run: "
            f"spm-tui present {name} --plain",
        )
    from spm_tui.tui.process_settings import begin

    begin()
    from spm_tui.tui.present_app import show

    return show(arguments.file, ascii=arguments.ascii)


def _once(arguments: Namespace, session: object) -> int:
    from msgspec import to_builtins

    from spm_tui.diagnosis.engine import diagnose
    from spm_tui.views.glyphs import glyphs
    from spm_tui.views.styled_lines import plain
    from spm_tui.views.wall_lines import wall_lines
    from spm_tui.views.wall_sheet import wall_sheet
    from spm_tui.workshop.session import Session

    assert isinstance(session, Session)
    sheet = wall_sheet(session, diagnose(session, date.today()))
    if arguments.json:
        put_json({"format": 1, **to_builtins(sheet)})
    else:
        put(plain(wall_lines(sheet, "", WIDTH, 10_000, glyphs(arguments.ascii))))
    return FINE
