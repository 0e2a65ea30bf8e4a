"""A process that is killed while somebody types: a few times here, hundreds of times in the bench."""

from tests.bench.kill import run


def test_a_kill_leaves_a_whole_file_and_keeps_what_was_typed_before() -> None:
    for result in run(3, seed=5):
        assert result.whole
        assert result.words > 0
