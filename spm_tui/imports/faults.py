"""What is wrong with a row or a file that is imported, as values; nothing here reads or prints."""

from collections.abc import Iterable, Iterator

from spm_tui.imports.readers import what_is_read
from spm_tui.storage.problems import Problem
from spm_tui.text import clean

READS = what_is_read()
#: More than this are counted and not kept; a file of 8 MB can hold millions.
MOST_KEPT = 10_000


class Fault(Problem, frozen=True):
    """Something that could not be taken as it stands: the row is left out, or only a figure is unknown."""

    row_lost: bool = True

    def sentence(self, name: str) -> str:
        """Return the sentence about it; a fault of the whole file (line 0) has no line to name."""
        if self.line:
            return self.printed(name)
        return f"{clean(name)} {self.message}" + (f"; {self.hint}" if self.hint else "") + "."


class Faults:
    """The faults of one file: the first ones kept, all of them counted."""

    def __init__(self, kept: Iterable[Fault] = ()) -> None:
        self.kept: list[Fault] = list(kept)
        self.more = 0

    def add(self, line: int, key: str, message: str, hint: str = "", *, row_lost: bool = True) -> None:
        """Keep a fault, or count it when there are too many already."""
        if len(self.kept) < MOST_KEPT:
            self.kept.append(Fault(line, key, message, hint, row_lost))
        else:
            self.more += 1

    def __len__(self) -> int:
        return len(self.kept) + self.more

    def __iter__(self) -> Iterator[Fault]:
        return iter(sorted(self.kept, key=lambda fault: fault.line))


class UnreadError(Exception):
    """A file of which no row can be read; carries the one fault that says why."""

    def __init__(self, message: str, hint: str = READS, *, line: int = 0) -> None:
        super().__init__(message)
        self.fault = Fault(line, "", message, hint)
