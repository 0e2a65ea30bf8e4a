"""Settings every test shares: examples come in the same order each run, so that a failure comes back.

`HYPOTHESIS_PROFILE=wide` tries many other examples; what it finds becomes a test of its own.
"""

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("wide", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
