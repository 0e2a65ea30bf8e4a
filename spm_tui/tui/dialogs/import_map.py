"""Making a session from a map kept elsewhere: asking for its files and showing what could not be taken."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from msgspec import Struct
from textual import events

from spm_tui.imports.account import account, left_out, nothing_came_in, to_start_from, unread
from spm_tui.imports.map_to_session import MapImport, import_map
from spm_tui.imports.readers import reader_for, what_it_holds
from spm_tui.imports.relations import RelationTable, default_table, read_table
from spm_tui.storage import files
from spm_tui.storage.atomic import read_file
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.recovery import leave_behind
from spm_tui.storage.session_folder import free_path
from spm_tui.storage.system_calls import SYSTEM
from spm_tui.text import clean
from spm_tui.tui.dialogs.basic import Tell
from spm_tui.tui.dialogs.form import FieldLine, FormScreen
from spm_tui.tui.host import Host
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.workshop.form_values import FieldValue
from spm_tui.workshop.meta import Text, about
from spm_tui.workshop.session import Session

HOW = "as the third file"  # to give a relation table


class MapFiles(Struct, frozen=True, kw_only=True):
    """The files a map is kept in."""

    nodes: Annotated[Text, about("nodes", f"The file of a map. {what_it_holds(0)}.")]
    edges: Annotated[Text | None, about("edges", f"The second file. {what_it_holds(1)}.")] = None
    table: Annotated[
        Text | None,
        about(
            "relation table",
            "What your kinds mean, if you keep one; `spm-tui import --show-table` shows how.",
        ),
    ] = None


class _Unreadable(Exception):  # noqa: N818 - what is typed may name anything
    """A field of the form names a file that cannot be read."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field, self.why = field, why


class ImportForm(FormScreen):
    """The form that asks for the files; what was wrong with one stands beside its field."""

    def __init__(self, given: MapFiles | None, app: Host, wrong: _Unreadable | None) -> None:
        empty = Session(format=1, title="new", mode="workshop", created=app.as_of)
        super().__init__("Import a map", MapFiles, given, empty)
        self._wrong = wrong

    def on_mount(self, event: events.Mount) -> None:  # type: ignore[override] # Textual gives what is asked for
        """Show what was wrong with a file, and go there."""
        event.prevent_default()  # else the form's own would follow, and go to the first field
        super().on_mount()
        for line in self.query(FieldLine):
            if self._wrong is not None and line.spec.name == self._wrong.field:
                line.show_read(self._read(line))
                line.box.focus()

    def _read(self, line: FieldLine) -> FieldValue:
        """Read a field; one whose file could not be read says so until it is typed into again."""
        wrong = self._wrong
        if wrong is not None and line.spec.name == wrong.field and line.text == self._begun.get(wrong.field):
            return FieldValue(None, wrong.why)
        return super()._read(line)

    def _keep(self) -> None:
        """Try again as it stands: the file may be there by now."""
        self._wrong = None
        super()._keep()

    def _next(self) -> None:
        """Go to the next field; several paths in the first, with commas, fill them all."""
        first, *others = self.query(EntryBox)
        paths = first.value.split(",")
        several = 1 < len(paths) <= 1 + len(others) and not any(box.value for box in others)
        if self.focused is not first or not several or _path(first.value).exists():
            super()._next()
            return
        for box, path in zip((first, *others), paths, strict=False):
            box.put(path.strip())
        self.action_take()


async def ask_import(app: Host, folder: Path) -> Path | None:
    """Ask for a map's files and write a session beside the others; return its path, None when it was left."""
    given: MapFiles | None = None
    wrong: _Unreadable | None = None
    while True:
        values = await app.push_screen_wait(ImportForm(given, app, wrong))
        if values is None:
            return None
        given, wrong = MapFiles(**values), None
        try:
            table = await _table(app, given.table)
            made = _imported(app, given, table) if table is not None else None
        except _Unreadable as unreadable:
            wrong = unreadable
            continue
        if made is not None and await _goes_on(app, given, made) and made.session is not None:
            return _kept(app, folder, made.session)


def _path(typed: str) -> Path:
    """Return the path a text names, as typed or as a file manager pastes it."""
    return Path(os.path.expanduser(typed.strip().strip("'\"").removeprefix("file://")))


def _bytes(field: str, typed: str) -> bytes:
    path = str(_path(typed))
    try:
        return read_file(SYSTEM, path)
    except FileTroubleError as trouble:
        raise _Unreadable(field, trouble.sentence.removeprefix(f"{clean(path)} cannot be read: ")) from None


async def _table(app: Host, typed: str | None) -> RelationTable | None:
    """Return the relation table to use; None, when it does not read, after showing why."""
    if typed is None:
        return default_table()
    table, problems = read_table(_bytes("table", typed), below=default_table())
    if problems:
        told = [problem.printed(_path(typed).name) for problem in problems]
        await _tell(app, "The relation table cannot be read", told)
        return None
    return table


def _imported(app: Host, given: MapFiles, table: RelationTable) -> MapImport:
    files = [_bytes("nodes", given.nodes)]
    if given.edges is not None:
        files.append(_bytes("edges", given.edges))
    reader = reader_for(files[0])
    if len(files) != len(reader.files):
        both = f"two files: {' and '.join(reader.files).lower()}"
        wanted = both if len(reader.files) > 1 else "one file"
        raise _Unreadable("edges", f"{reader.name} is read from {wanted}.")
    title = _path(given.nodes).absolute().parent.name or "map"
    return import_map(files, table, title=title, created=app.as_of)


async def _goes_on(app: Host, given: MapFiles, made: MapImport) -> bool:
    """Show all that was left out, if anything was, and return whether to import the rest."""
    names = (_path(given.nodes).name, _path(given.edges or given.nodes).name)
    if made.imported is None:
        return await _tell(app, "Nothing was imported", unread(made, names))
    if made.session is None:
        return await _tell(app, "Nothing was imported", nothing_came_in(made, names, HOW))
    if not left_out(made, names) and not made.notes:
        return True
    lines = [*account(made, names), *to_start_from(made, HOW)]
    return await _tell(app, "What can be imported", lines, yes="imports it", no="goes back to the files")


async def _tell(
    app: Host, title: str, lines: list[str], *, yes: str = "goes back to the files", no: str = "too"
) -> bool:
    text = "\n".join(f"- {line.strip()}" if line.startswith("  ") else line for line in lines)
    answer = await app.push_screen_wait(Tell(title, text, yes=yes, no=no))
    return answer is not None


def _kept(app: Host, folder: Path, session: Session) -> Path | None:
    path = free_path(folder, session.title)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files.save(path, session, None)
        left_behind = leave_behind(path)
    except (OSError, FileTroubleError) as error:
        app.say(str(error), alarm=True)
        return None
    for sentence in left_behind:
        app.say(sentence)
    app.say(f"{len(session.items)} things and {len(session.ties)} needs came in.")
    return path
