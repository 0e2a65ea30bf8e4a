"""The samples in sessions/ as sessions, for tests."""

import re
from pathlib import Path

from spm_tui.storage.codec import decode
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.session import Session

FOLDER = Path(__file__).parent.parent / "sessions"
FIRST, SECOND, PRACTICE = "harbour-2026-q3", "harbour-2026-q4", "practice"


def load(name: str) -> Session:
    """The sample with this stem; it must load without a problem."""
    loaded = decode((FOLDER / f"{name}.toml").read_bytes())
    assert loaded.problems == ()
    assert loaded.session is not None
    return loaded.session


def practised() -> Session:
    """The practice session after every line that its notes offer was typed."""
    session = load(PRACTICE)
    for key in ANSWER_KEYS:
        for line in re.findall(r"(?:Type|Then): (.*?)(?:\. (?=Then|Watch)|$)", session.private[key]):
            entered = enter(session, key, line)
            assert entered.problem == "", line
            session = entered.session
    return session
