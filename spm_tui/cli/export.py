"""`spm-tui export FILE --to FORMAT|all -o DIR`: what people take away, each in the format of its reader."""

from argparse import Namespace

from spm_tui.cli.console import FILE, FINE, USAGE, Halt, say
from spm_tui.cli.source import day, session_id, shown_session
from spm_tui.cli.target import deliver, stats
from spm_tui.reports.output_formats import FORMATS, Format, formats_called, prepare
from spm_tui.text import clean, did_you_mean


def run(arguments: Namespace) -> int:
    """Write the formats asked for into a folder, or one of them to stdout; return 0.

    Nothing is written where one of the files may not be written over.
    """
    formats, as_of = chosen(arguments.to), day(arguments.as_of)
    if arguments.folder is None and len(formats) != 1:
        raise Halt(USAGE, f"{len(formats)} formats need a folder to stand in; name it with -o DIR.")
    session = shown_session(arguments.file)
    from spm_tui.reports.who_is_named import may_name
    from spm_tui.storage.export_folder import pages, told, write_pages
    from spm_tui.storage.file_errors import FileTroubleError

    if arguments.names == "names" and not may_name(session):
        raise Halt(USAGE, "--names names: the session does not say who will see it (consent, seen_by).")
    stem = session_id(arguments.file)
    try:
        export = prepare(session, as_of, stem=stem, full=arguments.full, names=arguments.names)
        made = pages(export, formats, arguments.folder or "")
        if arguments.folder is None:
            deliver(made[0].text, None, made_from=[arguments.file])
            return FINE
        written = write_pages(made, made_from=stats([arguments.file]), force=arguments.force)
    except FileTroubleError as trouble:
        raise Halt(FILE, *trouble.sentence.split("\n")) from None
    say(f"{told(written)} in {clean(arguments.folder)}.")
    return FINE


def chosen(words: list[str]) -> tuple[Format, ...]:
    """Return the formats some words name, in the order of the table. Halts at a word that names none."""
    asked = [part.strip() for word in words for part in word.split(",") if part.strip()]
    found: set[Format] = set()
    for word in asked:
        called = formats_called(word)
        if not called:
            near = did_you_mean(word, [one.name for one in FORMATS])
            raise Halt(USAGE, f'--to: there is no format "{clean(word)}"; {near or "see --help"}')
        found.update(called)
    if not found:
        raise Halt(USAGE, "--to names no format; see --help.")
    return tuple(one for one in FORMATS if one in found)
