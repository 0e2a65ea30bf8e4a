"""All code that uses Textual's private names, tried with Textual 8.2; each piece says what it works around.

A new minor version of Textual may change any of them: run `tests/test_textual_internals.py` with it first. It
has a test of each piece, and one that no other module uses a private name of Textual.
"""
