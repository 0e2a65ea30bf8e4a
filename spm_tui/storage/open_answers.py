"""Answers of rounds that are still open: kept apart from the session file until the round is locked.

A file that is saved after every answer, and its backups, would say in which order they came. They lie in the
user's own state folder instead, readable by that user alone, and come back when the file is opened.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Final

import msgspec
from msgspec import Struct, structs

from spm_tui.storage.atomic import read_bytes
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.side_folders import put_in, side_folders
from spm_tui.storage.system_calls import System, again
from spm_tui.workshop.session import Ballot, Session

OPEN_ROUND: Final = "open-round.json"


class OpenAnswers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The answers of the open rounds of a session, and how many gave none in each."""

    ballots: tuple[Ballot, ...] = ()
    abstained: dict[str, int] = {}


def taken_apart(session: Session) -> tuple[Session, OpenAnswers | None]:
    """Return the session without the answers of its open rounds, and these; None where there are none.

    A round that took ballot files before the day keeps its answers: they travel with the file.
    """
    rounds = {one.id for one in session.rounds if one.state == "open" and not one.taken}
    ballots = tuple(one for one in session.ballots if one.round in rounds)
    passed = {
        one.id: one.abstained for one in session.rounds if one.id in rounds and one.abstained is not None
    }
    if not ballots and not passed:
        return session, None
    rest = structs.replace(
        session,
        ballots=tuple(one for one in session.ballots if one.round not in rounds),
        rounds=tuple(
            structs.replace(one, abstained=None) if one.id in rounds else one for one in session.rounds
        ),
    )
    return rest, OpenAnswers(ballots=ballots, abstained=passed)


def put_together(session: Session, answers: OpenAnswers) -> Session:
    """Return the session with answers of rounds that are open in it and hold none there themselves."""
    holding = {one.round for one in session.ballots}
    rounds = {
        one.id for one in session.rounds
        if one.state == "open" and one.id not in holding and one.abstained is None
    }  # fmt: skip
    ballots = tuple(one for one in answers.ballots if one.round in rounds)
    return structs.replace(
        session,
        ballots=(*session.ballots, *ballots),
        rounds=tuple(
            structs.replace(one, abstained=answers.abstained[one.id])
            if one.id in rounds and one.id in answers.abstained
            else one
            for one in session.rounds
        ),
    )


def _folder(system: System, path: str, state_dir: str | None) -> str:
    return side_folders(system, path, state_dir).away


def write_open_answers(path: str, answers: OpenAnswers, system: System, state_dir: str | None) -> bool:
    """Keep the answers of a session file's open rounds; return whether that went well."""
    try:
        put_in(system, (_folder(system, path, state_dir),), OPEN_ROUND, msgspec.json.encode(answers))
    except OSError:
        return False
    return True


def read_open_answers(path: str, system: System, state_dir: str | None) -> OpenAnswers | None:
    """Return what is kept of a session file's open rounds, None where there is nothing of use."""
    place = os.path.join(_folder(system, path, state_dir), OPEN_ROUND)
    try:
        return msgspec.json.decode(read_bytes(system, place), type=OpenAnswers)
    except (OSError, FileTroubleError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def kept_apart(path: str, session: Session, system: System, state_dir: str | None) -> tuple[Session, bool]:
    """Keep the answers of open rounds apart; return what the file gets of a session, and if there are any.

    Where they cannot be kept there, the file gets them too: nothing that was answered is lost.
    """
    rest, answers = taken_apart(session)
    if answers is None:
        return session, False
    return (rest if write_open_answers(path, answers, system, state_dir) else session), True


def drop_open_answers(path: str, system: System, state_dir: str | None) -> None:
    """Remove what is kept: no round is open any more, or nobody has answered."""
    with suppress(OSError):
        again(system.unlink, os.path.join(_folder(system, path, state_dir), OPEN_ROUND))
