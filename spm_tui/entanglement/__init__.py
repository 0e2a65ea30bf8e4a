"""The needs graph of a session and its measures; `measures.Measures` is the one door. No I/O, no clock.

`map_changes/`, which asks what a change to the graph would give, also builds on parts behind it.
"""
