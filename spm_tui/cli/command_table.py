"""The table of commands: their arguments, their help, and the module whose `run` each is (`dispatch.py`)."""

import argparse
from collections.abc import Callable
from typing import NamedTuple

from spm_tui.imports.readers import names_of_formats, what_it_holds

SESSIONS = "sessions"
#: The views of the map (`views.map_views` draws them; it is not imported before it is needed).
VIEWS = ("columns", "focus", "profile", "rulers", "matrix", "trade", "curve", "loosen", "run")
DESCRIPTION = (
    "A workshop in the terminal: ten questions, what the answers show about a software portfolio, and what "
    "is really free when something stops. Without a command, spm-tui opens the sessions in DIR "
    f"(./{SESSIONS} unless given)."
)


class Command(NamedTuple):
    """One command: the words for it, its arguments, and the module in spm_tui.cli whose `run` it is."""

    help: str
    module: str
    arguments: Callable[[argparse.ArgumentParser], None]


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a session file, or - for stdin")


def _json_or_plain(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--plain", action="store_true", help="print text without any styling")


def _forms(parser: argparse.ArgumentParser) -> None:
    _json_or_plain(parser)
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII only")


def _home(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", nargs="?", default=SESSIONS)
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII only")


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help="where the new session will be kept")
    parser.add_argument("--from", dest="last", metavar="LAST", help="the last sitting, to carry on from")
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII only")


def _open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a session file")
    parser.add_argument(
        "--copy", action="store_true", help="leave FILE as it is and work on NAME-copy.toml beside it"
    )
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII only")


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a session file")
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII only")


def _check(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _forms(parser)


def _diagnose(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--as-of", metavar="DATE", help="look at it on this day (2026-11-30); else today")
    parser.add_argument(
        "--fail-on", choices=("suspected", "supported"), metavar="STATE",
        help="end with 1 when something to look at is in this state or firmer: suspected, supported",
    )  # fmt: skip
    _forms(parser)


def _stop(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("items", metavar="ITEM", nargs="+", help="what is stopped: an id or a name")
    parser.add_argument(
        "--mode", choices=("plan", "retire", "defund"), default="retire",
        help="on paper (plan); close it, customers stay (retire, the default); "
        "stop paying, what it built runs on (defund)",
    )  # fmt: skip
    parser.add_argument("--horizon", metavar="MONTHS", help="within how many months; else the session's")
    parser.add_argument("--as-of", metavar="DATE", help="look at it on this day (2026-11-30); else today")
    _forms(parser)


def _loosen(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument(
        "items", metavar="ITEM", nargs="*", help="what is stopped, all at once; else every stop spoken of"
    )
    parser.add_argument("--horizon", metavar="MONTHS", help="within how many months; else the session's")
    parser.add_argument("--as-of", metavar="DATE", help="look at it on this day; else today")
    _forms(parser)


def _map(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument(
        "--view", choices=VIEWS, default="columns",
        help="columns (everything by kind), focus (one thing), profile (what each alone would set free), "
        "rulers (we said, it took), matrix, trade (stop this, grow that), curve (how soon), "
        "loosen (what would let more go), run (who bears the run load, over the sittings)",
    )  # fmt: skip
    parser.add_argument("--item", metavar="ITEM", help="the thing to look at: an id or a name")
    _forms(parser)


def _compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "old", metavar="OLD", help="the earlier session, or a folder to see all of its sittings"
    )
    parser.add_argument("new", metavar="NEW", nargs="?", help="the later session")
    parser.add_argument(
        "--same", metavar="ID=ID", action="append",
        help="the same thing under another id: the one of then and the one of now; may be given again",
    )  # fmt: skip
    parser.add_argument("--as-of", metavar="DATE", help="judge the later one on this day; else its own")
    _forms(parser)


def _due(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", nargs="?", default=SESSIONS)
    parser.add_argument("--as-of", metavar="DATE", help="what is due by this day; else today")
    _forms(parser)


def _programme(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", nargs="?", default=SESSIONS)
    parser.add_argument("--as-of", metavar="DATE", help="judge all of them on this day; else each on its own")
    _forms(parser)


def _history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a session file")
    parser.add_argument("--restore", metavar="NUMBER", help="put this version back")
    _forms(parser)


def _out(parser: argparse.ArgumentParser, help: str) -> None:
    parser.add_argument("-o", dest="out", metavar="FILE", help=help)
    parser.add_argument(
        "--force",
        action="store_true",
        help="write over a FILE that was changed since, but never over a session",
    )


def _report(parser: argparse.ArgumentParser) -> None:
    from spm_tui.reports.output_formats import FORMATS

    formats = "; ".join(f"{one.suffix}: {one.help}" for one in FORMATS)
    _file(parser)
    _out(parser, f"write there instead of to stdout, over an earlier report too ({formats})")
    parser.add_argument(
        "--full",
        action="store_true",
        help="two pages, then every note with its trail, the answers and the map",
    )
    parser.add_argument("--as-of", metavar="DATE", help="look at it on this day; else today")


def _export(parser: argparse.ArgumentParser) -> None:
    from spm_tui.reports.output_formats import FORMATS, NAMES

    _file(parser)
    parser.add_argument(
        "--to", metavar="FORMAT", action="append", required=True,
        help="all, one or more of these names, or the beginning or the end of some (tables, jira): "
        + "; ".join(f"{one.name} ({one.help})" for one in FORMATS),
    )  # fmt: skip
    parser.add_argument(
        "-o",
        dest="folder",
        metavar="DIR",
        help="the folder for the files; else one format goes to stdout",
    )
    parser.add_argument(
        "--names", choices=NAMES, default="roles",
        help="roles as in the room (the default); nobody (letters in place of roles); names (who said what "
        "too, in session.json, if the session says who will see it)",
    )  # fmt: skip
    parser.add_argument(
        "--force", action="store_true", help="write over files that were changed since, never over a session"
    )
    parser.add_argument("--full", action="store_true", help="the reports with everything, not in two pages")
    parser.add_argument("--as-of", metavar="DATE", help="look at it on this day; else today")


def _answer(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument(
        "question", metavar="QUESTION", help="a number from 1 to 10, its key (stopping), or things"
    )
    parser.add_argument(
        "lines", metavar="LINE", nargs="*", help="what was said; without any, read from stdin"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what each line would become, and change nothing"
    )
    _json_or_plain(parser)


def _present(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a session file; it is read, never written")
    _forms(parser)


def _ballot(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument(
        "--as", dest="role", metavar="ROLE", required=True, help="for whom: a role, not a name"
    )
    _out(parser, "the ballot to fill in; at a terminal it is asked through at once")
    parser.add_argument("--id", help="what tells this copy from every other; made up unless given")
    parser.add_argument("--blank", action="store_true", help="ask nothing, and write it to be filled in")


def _merge(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("ballots", metavar="BALLOT", nargs="+", help="a ballot that was filled in")
    parser.add_argument("--dry-run", action="store_true", help="say what would be taken, and change nothing")
    _json_or_plain(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("nodes", metavar="NODES", nargs="?", help=what_it_holds(0))
    parser.add_argument("edges", metavar="EDGES", nargs="?", help=what_it_holds(1))
    _out(parser, "the new session file, or - for stdout")
    parser.add_argument("--table", metavar="TOML", help="what the kinds of nodes and edges mean")
    parser.add_argument("--json", action="store_true", help="print where every row went as JSON")
    parser.add_argument("--show-table", action="store_true", help="print the table used without --table")
    parser.add_argument(
        "--strict",
        action="store_true",
        help="import nothing when a row or a figure cannot be taken as it stands",
    )
    parser.add_argument("--title", help="the title of the session; else the name of the new file")


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", metavar="SHELL", choices=("bash", "zsh", "fish"), help="bash, zsh or fish")


def _man(parser: argparse.ArgumentParser) -> None:  # noqa: ARG001 - it takes none
    return


COMMANDS: dict[str, Command] = {
    "home": Command("the sessions in a folder (the same without a command)", "start_app", _home),
    "new": Command("begin a session", "start_app", _new),
    "open": Command("go on with a session", "start_app", _open),
    "serve": Command("go on with a session where phones are let in", "start_app", _serve),
    "answer": Command("take lines as they were spoken under a question", "answer", _answer),
    "check": Command("say whether a session file is valid, and where it is not", "check", _check),
    "diagnose": Command("say what the answers show", "diagnose", _diagnose),
    "stop": Command("say what is really free when something stops", "stop", _stop),
    "loosen": Command("say which single changes would let more people help", "loosen", _loosen),
    "map": Command("show what needs what", "show_map", _map),
    "report": Command("write the report in two pages", "report", _report),
    "export": Command("write what people take away: pages, lists, dates, data", "export", _export),
    "present": Command("show the question and what was revealed on a second screen", "present", _present),
    "import": Command(
        f"make a session from a map kept elsewhere ({names_of_formats()})", "import_files", _import
    ),
    "ballot": Command("write a ballot that somebody answers alone", "make_ballot", _ballot),
    "merge": Command("take ballots into the open rounds of a session", "merge_ballots", _merge),
    "compare": Command("say what moved between two sittings", "compare_sessions", _compare),
    "due": Command("list what was promised or predicted for today", "list_due", _due),
    "programme": Command("say what recurs over many sessions", "programme", _programme),
    "history": Command("list the earlier versions kept of a session", "history", _history),
    "completion": Command("print what a shell needs to complete commands", "shell_completion", _completion),
    "man": Command("print the manual page", "man_page", _man),
}
