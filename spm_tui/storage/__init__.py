"""The session file on disk: reading with every problem named, saving without loss, history, recovery."""
