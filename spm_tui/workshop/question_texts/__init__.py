"""The texts of the ten questions, two files of five; their shape is in `shape.py`."""
