"""`spm-tui check FILE`: whether a session file is valid, and every place where it is not."""

from argparse import Namespace

from spm_tui.cli.console import FINE, INVALID, put, put_json, say
from spm_tui.cli.source import load
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import answer
from spm_tui.workshop.words import plural


def run(arguments: Namespace) -> int:
    """Print what is in the file, or all its problems; return 0, or 3 when it is not valid."""
    name = arguments.file
    loaded = load(name)
    session = loaded.session
    if arguments.json:
        from spm_tui.reports.as_json import check_json

        put_json(check_json(loaded.problems))
    elif session is not None:
        answered = sum(1 for key in ANSWER_KEYS if (given := answer(session, key)) and given.status != "open")
        put(
            f"{name}: valid. {plural(len(session.items), 'thing')}, {plural(len(session.ties), 'need')}, "
            f"{answered} of {len(ANSWER_KEYS)} questions done."
        )
    else:
        for problem in loaded.problems:
            say(problem.printed(name))
    return FINE if session is not None else INVALID
