"""Answers of a round that is still open are in no session file and no backup, and never lost for it."""

import os
import stat
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from msgspec import structs

from spm_tui.storage.backups import history
from spm_tui.storage.codec import decode
from spm_tui.storage.open_answers import OPEN_ROUND, put_together, taken_apart
from spm_tui.storage.session_file import SessionFile
from spm_tui.workshop import ballots
from spm_tui.workshop.session import Ballot, Session
from tests.strategies import sessions

SESSION = Session(format=1, title="A room", mode="workshop", created=date(2026, 11, 26))


def answered(session: Session, *values: float, abstained: int | None = None) -> Session:
    """Return a session with an open round on clarity in which these answers were given."""
    session = ballots.open_round(session, "boundary", "clarity")
    found = structs.replace(session.rounds[-1], abstained=abstained)
    given_ = tuple(Ballot(round=found.id, value=value, count=1) for value in values)
    return structs.replace(session, rounds=(*session.rounds[:-1], found), ballots=(*session.ballots, *given_))


OPEN = answered(SESSION, 4.7, 2.3, abstained=1)


def everything_under(folder: Path) -> bytes:
    return b"\n".join(
        path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != OPEN_ROUND
    )


@settings(max_examples=12)
@given(sessions(most_items=2))
def test_what_is_taken_apart_is_the_same_when_it_is_put_together(session: Session):
    rest, kept = taken_apart(session)
    if kept is None:
        assert rest is session
        return
    open_ = {one.id for one in rest.rounds if one.state == "open" and not one.taken}
    assert not [one for one in rest.ballots if one.round in open_]
    whole = put_together(rest, kept)
    assert whole.rounds == session.rounds
    assert sorted(map(str, whole.ballots)) == sorted(map(str, session.ballots))
    assert put_together(whole, kept) == whole  # a round that holds answers itself takes no others


def test_a_saved_file_holds_no_answer_of_an_open_round_and_opens_with_all_of_them(tmp_path: Path):
    path, state = tmp_path / "s.toml", str(tmp_path / "state")
    file = SessionFile.at(path, new=True, state_dir=state)
    for session in (SESSION, answered(SESSION, 4.7), OPEN):
        file.save(session)
    file.close()
    assert b"4.7" not in everything_under(tmp_path)
    assert b"2.3" not in everything_under(tmp_path)
    kept = next((tmp_path / "state").rglob(OPEN_ROUND))
    assert stat.S_IMODE(os.stat(kept).st_mode) == 0o600
    again = SessionFile.at(path, state_dir=state)
    assert again.loaded.session == OPEN
    again.save(structs.replace(OPEN, title="Another"))  # the first save of a sitting keeps a version
    assert b"4.7" not in everything_under(tmp_path)
    assert len(history(path, state_dir=state)) >= 1
    again.close()


def test_a_locked_round_is_in_the_file_and_nothing_of_it_is_kept_apart(tmp_path: Path):
    path, state = tmp_path / "s.toml", str(tmp_path / "state")
    file = SessionFile.at(path, new=True, state_dir=state)
    file.save(OPEN)
    locked = ballots.lock(OPEN, OPEN.rounds[-1].id)
    file.save(locked)
    file.close()
    assert not list((tmp_path / "state").rglob(OPEN_ROUND))
    assert decode(path.read_bytes()).session == locked


def test_what_is_kept_apart_of_a_round_that_was_locked_elsewhere_counts_no_more(tmp_path: Path):
    path, state = tmp_path / "s.toml", str(tmp_path / "state")
    file = SessionFile.at(path, new=True, state_dir=state)
    file.save(OPEN)
    file.close()
    locked = ballots.lock(answered(SESSION, 1.0), OPEN.rounds[-1].id)
    other = SessionFile.at(tmp_path / "other.toml", new=True, state_dir=state)
    other.save(locked)
    other.close()
    path.write_bytes((tmp_path / "other.toml").read_bytes())
    again = SessionFile.at(path, state_dir=state)
    assert again.loaded.session == locked
    again.save(structs.replace(locked, title="Another"))
    assert not list((tmp_path / "state").rglob(OPEN_ROUND))
    again.close()


def test_where_they_cannot_be_kept_apart_the_file_keeps_them(tmp_path: Path):
    (tmp_path / "state").write_text("no folder")
    file = SessionFile.at(tmp_path / "s.toml", new=True, state_dir=str(tmp_path / "state"))
    file.save(OPEN)
    file.close()
    assert decode((tmp_path / "s.toml").read_bytes()).session == OPEN
