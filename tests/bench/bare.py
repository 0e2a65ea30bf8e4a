"""Bare Textual apps to measure beside: `python tests/bench/bare.py hello` or `input`."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Hello(App[None]):
    """One line of text and nothing else."""

    def compose(self) -> ComposeResult:
        yield Static("ready: hello")


class OneInput(App[None]):
    """One line to type into and nothing else."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="ready: type")


if __name__ == "__main__":
    {"hello": Hello, "input": OneInput}[sys.argv[1]]().run()
