"""Bare Textual apps to measure beside: `python tests/bench/bare.py hello`, `input` or `furnished`."""

import sys

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import DataTable, Footer, Input, Static


class Hello(App[None]):
    """One line of text and nothing else."""

    def compose(self) -> ComposeResult:
        yield Static("ready: hello")


class OneInput(App[None]):
    """One line to type into and nothing else."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="ready: type")


class Furnished(App[None]):
    """What a question screen is made of, from Textual's own: a line, a table, a text, the keys."""

    BINDINGS = [("f1", "none", "help"), ("f2", "none", "map"), ("f3", "none", "stop")]  # noqa: RUF012
    CSS = """
    #left, #side { width: 2fr; border: round white; }
    #side { width: 1fr; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal():
            with Vertical(id="left"):
                yield Input(placeholder="ready: type")
                yield DataTable(id="table")
            yield Static(" ".join(f"word{number}" for number in range(120)), id="side")
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("what", "we said", "it took", "how do we know")
        table.add_rows((f"thing {n}", f"{n} people in 2 months", f"{n} months", "once") for n in range(500))
        self.query_one(Input).cursor_blink = False


if __name__ == "__main__":
    {"hello": Hello, "input": OneInput, "furnished": Furnished}[sys.argv[1]]().run()
