"""The needs graph of a session and its measures; `measures.Measures` is the one door. No I/O, no clock.

networkx is loaded in parts from here on (`networkx_in_parts.py`); importing this package does not load it.
"""

from spm_tui.entanglement.networkx_in_parts import prefer_parts

prefer_parts()
