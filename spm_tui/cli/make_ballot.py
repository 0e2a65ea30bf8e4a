"""`spm-tui ballot FILE --as ROLE -o F`: a ballot to answer alone, in the terminal or as a file."""

import secrets
import sys
from argparse import Namespace

from spm_tui.cli.console import FINE, USAGE, Halt, say, width
from spm_tui.cli.source import STDIN, shown_session
from spm_tui.cli.target import STDOUT, deliver
from spm_tui.imports.ballot_files import BallotFile, filled, new_ballot, written
from spm_tui.text import clean
from spm_tui.views.round_picture import choice_lines
from spm_tui.views.styled_lines import plain
from spm_tui.workshop.round_fields import round_field, value_of
from spm_tui.workshop.round_places import RoundPlace
from spm_tui.workshop.session import Session

LONGEST_ROLE = 200


def run(arguments: Namespace) -> int:
    """Write a ballot with the open rounds, or what each question asks first; return 0."""
    role = " ".join((arguments.role or "").split())
    if not 0 < len(role) <= LONGEST_ROLE:
        raise Halt(USAGE, 'Say for whom the ballot is: --as "Head of operations".')
    session = shown_session(arguments.file)
    ballot = new_ballot(session, clean(role), clean((arguments.id or "").strip()) or secrets.token_hex(8))
    if not ballot.answers:
        raise Halt(USAGE, "There is nothing to ask in this session yet.")
    if (
        not arguments.blank
        and arguments.file != STDIN
        and arguments.out not in (None, *STDOUT)
        and _at_terminal()
    ):
        ballot = _asked(session, ballot)
    written_to = deliver(
        written(session, ballot),
        arguments.out,
        made_from=[arguments.file],
        force=arguments.force,
        comment=("# ", ""),
    )
    if written_to:
        say(
            f"{clean(arguments.out)} is a ballot for {clean(role)}. "
            "It is taken with: spm-tui merge FILE BALLOT"
        )
    return FINE


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _asked(session: Session, ballot: BallotFile) -> BallotFile:
    """Ask each question in the terminal; Enter leaves one open, the end of input all that are left."""
    given: dict[RoundPlace, str] = {}
    say("Enter alone leaves a question open; Ctrl+D ends.")
    for number, row in enumerate(ballot.answers, start=1):
        field = round_field(session, *row.place)
        if field is None:
            continue
        say("")
        say(f"{number} of {len(ballot.answers)}. {field.asks}")
        for line in plain(choice_lines(field, width())).splitlines():
            say(line.rstrip())
        while True:
            typed = sys.stdin.readline()
            if not typed:
                return filled(ballot, given)
            read = value_of(field, typed)
            if not typed.strip() or not read.problem:
                break
            say(read.problem)
        if typed.strip():
            given[row.place] = clean(typed.strip())
    return filled(ballot, given)
