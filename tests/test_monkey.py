"""Random keys: a few hundred here, an hour of them in the bench."""

import random
from itertools import islice

import pytest

from tests.bench.monkey import run
from tests.bench.monkey_keys import steps


@pytest.mark.parametrize("seed", [2, 3], ids=["in one session, then undone", "anywhere"])
def test_random_keys_end_nothing(seed: int) -> None:
    done = run(seed, keys=120)
    assert done.end is None, done.end.told()
    assert done.keys > 0


def test_a_seed_gives_the_same_keys_again() -> None:
    first, again = (list(islice(steps(random.Random(7), stays=True), 300)) for _ in range(2))
    assert first == again
    assert first != list(islice(steps(random.Random(8), stays=True), 300))
