"""The needs graph of a session and its measures; `measures.Measures` is the one door. No I/O, no clock."""
