"""What a session file may hold, and what is said about a file that holds something else."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from spm_tui.storage.codec import decode, encode
from spm_tui.workshop.session import Session
from tests.strategies import every_field, sessions

GOLDEN = Path(__file__).parent / "data" / "golden.toml"


@given(sessions())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_session_comes_back_from_its_text_equal_and_its_text_is_always_the_same(session: Session) -> None:
    text = encode(session)
    loaded = decode(text)
    assert loaded.problems == ()
    assert loaded.session == session
    assert encode(loaded.session) == text
    assert not loaded.had_comments


def test_every_field_of_the_format_survives() -> None:
    session = every_field()
    assert decode(encode(session)).session == session
