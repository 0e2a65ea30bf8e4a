"""The needs graph of a session and its measures; `measures.Measures` is the one door. No I/O, no clock.

`map_changes/`, which asks what a change to the graph would give, also builds on parts behind it. networkx is
loaded in parts from here on (`networkx_in_parts.py`); importing this package does not load it.
"""

from spm_tui.networkx_in_parts import prefer_parts

prefer_parts()
