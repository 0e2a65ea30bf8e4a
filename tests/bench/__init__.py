"""The benchmark suite: `python -m tests.bench` measures every row of the speed table beside a bare program.

Figures are compared as ratios, since machines differ; `baseline.json` holds the ratios to compare with.
"""
