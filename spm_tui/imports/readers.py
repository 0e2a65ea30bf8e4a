"""The table of readers: the files a map may be kept in, one row each; nothing heavy is imported for it.

A reader is a module beside this one with `read_rows(*files: bytes) -> Rows`, one argument a file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from spm_tui.imports.map_rows import Rows


class Reader(NamedTuple):
    """One format: its name, its one or two files and what each holds, what it recognises, its module."""

    name: str
    files: tuple[str, ...]
    holds: tuple[str, ...]
    recognises: str  # a regular expression looked for where the first file begins; empty: whatever is left
    module: str
    help: str  # what it reads, behind "import reads"


READERS: Final[tuple[Reader, ...]] = (
    Reader(
        "CSV",
        ("NODES", "EDGES"),
        ("id,kind,name[,people,wants]", "source,target,kind[,people]"),
        "",
        "csv_rows",
        "two CSV files: nodes with id,kind,name and edges with source,target,kind",
    ),
)
#: How much of a file is looked at, in bytes.
_HEAD: Final = 4_000


def reader_for(first: bytes) -> Reader:
    """Return the reader that recognises a file, given first or alone; the last row takes every other file."""
    head = first[:_HEAD].replace(b"\x00", b"").decode("latin-1")  # UTF-16 without its zeros
    return next((one for one in READERS if re.search(one.recognises, head)), READERS[-1])


def read_files(files: Sequence[bytes]) -> Rows:
    """Return the rows of a map kept in these files. Raises ValueError when there are too few or too many."""
    reader = reader_for(files[0])
    if len(files) != len(reader.files):
        raise ValueError(f"{reader.name} takes {len(reader.files)} files")
    rows: Rows = import_module(f"spm_tui.imports.{reader.module}").read_rows(*files)
    return rows


def names_of_formats() -> str:
    """Return the formats that are read, in words: `CSV or GraphML`."""
    return " or ".join(one.name for one in READERS)


def what_is_read() -> str:
    """Return what import reads, as the end of a sentence."""
    return "import reads " + "; or ".join(one.help for one in READERS)


def what_it_holds(place: int) -> str:
    """Return what the first (0) or second (1) file holds, by format."""
    return "; ".join(f"{one.name}: {one.holds[place]}" for one in READERS if place < len(one.holds))
