"""Write the formats of one session into a folder: all of them are read back before one file is replaced."""

import os
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from msgspec import Struct

from spm_tui.reports.output_formats import Export, Format, written
from spm_tui.reports.read_back import UnreadableError, read_back
from spm_tui.storage.file_errors import FileTroubleError, because
from spm_tui.storage.output import refusal, with_checksum, write_output
from spm_tui.text import clean
from spm_tui.workshop.words import plural

#: What would become of a file: it is new, stays as it is, takes an earlier one's place, or is refused.
Fate = Literal["new", "same", "replaced", "refused"]


class OutputFile(Struct, frozen=True, kw_only=True):
    """One format of a session as it would be written: its text, its path, what would become of that file.

    `why` is the sentence of a refusal, else empty.
    """

    to: Format
    text: str
    path: str
    fate: Fate = "new"
    why: str = ""

    @property
    def data(self) -> bytes:
        """The bytes of its file."""
        return with_checksum(self.text, self.to.comment).encode()


def pages(export: Export, formats: Iterable[Format], folder: str) -> tuple[OutputFile, ...]:
    """Return an export in formats as text, read back. Raises FileTroubleError where one cannot be read."""
    made = []
    for to in formats:
        try:
            made.append(OutputFile(to=to, text=written(to, export), path=os.path.join(folder, to.file)))
        except UnreadableError as error:
            raise FileTroubleError(f"{to.file} cannot be read back: {clean(str(error))}.", to.file) from error
    return tuple(made)


def without(page: OutputFile, dropped: Collection[int]) -> OutputFile:
    """Return a page without some of its lines, by number from 0. Raises UnreadableError if that breaks it."""
    if not dropped:
        return page
    kept = [line for number, line in enumerate(page.text.split("\n")) if number not in dropped]
    text = "\n".join(kept)
    read_back(page.to.reads, text)
    return OutputFile(to=page.to, text=text, path=page.path)


def looked_at(
    made: Sequence[OutputFile], *, made_from: Sequence[os.stat_result] = (), force: bool = False
) -> tuple[OutputFile, ...]:
    """Return pages with what would become of each file; nothing is written."""
    return tuple(_looked_at(page, made_from, force=force) for page in made)


def _looked_at(page: OutputFile, made_from: Sequence[os.stat_result], *, force: bool) -> OutputFile:
    fate: Fate = "new"
    why = refusal(page.path, made_from=made_from, force=force)
    if why:
        fate = "refused"
    elif os.path.exists(page.path):
        fate = "same" if _holds(page.path, page.data) else "replaced"
    return OutputFile(to=page.to, text=page.text, path=page.path, fate=fate, why=why)


def _holds(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(len(data) + 1) == data
    except OSError:
        return False


def write_pages(
    made: Sequence[OutputFile], *, made_from: Sequence[os.stat_result] = (), force: bool = False
) -> tuple[OutputFile, ...]:
    """Write pages, making their folders, and return them with what became of each file.

    Nothing is written where one of them is refused: raises FileTroubleError with every reason, a line each.
    """
    for folder in dict.fromkeys(os.path.dirname(page.path) for page in made):
        if os.path.exists(folder) and not os.path.isdir(folder):
            raise FileTroubleError(f"{clean(folder)} is a file, not a folder; choose another name.", folder)
    found = looked_at(made, made_from=made_from, force=force)
    if refused := [page.why for page in found if page.fate == "refused"]:
        raise FileTroubleError("\n".join(refused), found[0].path)
    for folder in dict.fromkeys(os.path.dirname(page.path) for page in found):
        try:
            os.makedirs(folder or os.curdir, exist_ok=True)
        except OSError as error:
            raise FileTroubleError(f"{clean(folder)} cannot be made: {because(error)}.", folder) from error
    for page in found:
        if page.fate != "same":
            write_output(page.path, page.data, made_from=made_from, force=force)
    return found


def told(found: Sequence[OutputFile]) -> str:
    """Return how many files there are, and how many are new, replaced or unchanged: `2 files (2 new)`."""
    words: dict[Fate, str] = {"new": "new", "replaced": "replaced", "same": "unchanged"}
    fates = [page.fate for page in found]
    counts = ", ".join(f"{fates.count(fate)} {text}" for fate, text in words.items() if fate in fates)
    return f"{plural(len(found), 'file')} ({counts})"
