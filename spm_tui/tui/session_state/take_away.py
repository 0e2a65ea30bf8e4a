"""What is chosen for one export: formats, who is named, lines left out; made and written without a widget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct

from spm_tui.reports.named_lines import NamedLine, named_lines, numbers_alike
from spm_tui.reports.output_formats import FORMATS, NAMES, Format, Names, prepare
from spm_tui.reports.who_is_named import may_name
from spm_tui.storage.export_folder import OutputFile, looked_at, pages, told, without, write_pages
from spm_tui.storage.output import stats_of
from spm_tui.workshop.session import Session

#: What is chosen before anybody chose: what nearly every room hands out.
_FIRST: Final = ("report-html", "onepage-html", "actions-plain", "reviews")


class MadePages(Struct, frozen=True):
    """Every format of a session as it would be written, and the lines in each that name somebody."""

    files: tuple[OutputFile, ...] = ()
    lines: dict[str, tuple[NamedLine, ...]] = {}

    def file(self, name: str | None) -> OutputFile | None:
        """Return the file of a format, by the name of the format."""
        return next((one for one in self.files if one.to.name == name), None)


class TakeAway:
    """One export in the making; `path` is the session's file, beside which the folder stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.marked = set(_FIRST)
        self.names: Names = "roles"
        self.full = False  # whether the reports hold everything
        self.dropped: set[str] = set()
        self.made = MadePages()

    @property
    def folder(self) -> Path:
        """The folder the files go to."""
        return self.path.with_name(f"{self.path.stem}-export")

    def next_names(self, session: Session) -> str:
        """Name more, or fewer, and return what is said of it; who said what only where that is allowed."""
        order = [one for one in NAMES if one != "names" or may_name(session)]
        self.names = order[(order.index(self.names) + 1) % len(order)] if self.names in order else "roles"
        return {
            "roles": "Roles are named, as in the room.",
            "nobody": "Letters stand in place of roles.",
            "names": "Roles are named, and session.json keeps what was typed with a name.",
        }[self.names]

    def toggle_line(self, found: NamedLine) -> int:
        """Leave a line out of every file, or have it back; return in how many files it stands."""
        self.dropped ^= {found.alike}
        return sum(any(one.alike == found.alike for one in lines) for lines in self.made.lines.values())

    def make(self, session: Session, as_of: date, formats: Sequence[Format] = FORMATS) -> MadePages:
        """Return formats as they would be written now. Takes a moment; touches nothing of this object."""
        dropped = frozenset(self.dropped)
        export = prepare(session, as_of, stem=self.path.stem, full=self.full, names=self.names)
        whole = pages(export, formats, str(self.folder))
        lines = {one.to.name: named_lines(export.session, one.to.reads, one.text) for one in whole}
        kept = [without(one, numbers_alike(one.to.reads, one.text, dropped)) for one in whole]
        return MadePages(looked_at(kept, made_from=stats_of(str(self.path))), lines)

    def write(self, session: Session, as_of: date) -> str:
        """Write the chosen files of a session as it is now; return what became of them in a sentence.

        Nothing is written where one of them is refused. Raises FileTroubleError.
        """
        chosen = [one for one in FORMATS if one.name in self.marked]
        written = write_pages(self.make(session, as_of, chosen).files, made_from=stats_of(str(self.path)))
        return f"{told(written)} in {self.folder}."
