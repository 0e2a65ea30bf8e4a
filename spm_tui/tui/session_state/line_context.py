"""Reading a line beside those before it: what it leans on, what it lacks, what is new in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from spm_tui.text import capital_first, clean, cut, fold
from spm_tui.workshop import edits
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.session import records
from spm_tui.workshop.words import figure, shown
from spm_tui.workspace import Workspace

if TYPE_CHECKING:  # reading a line is imported with the first one, after the first screen
    from spm_tui.workshop.entry.preview_parts import Preview
    from spm_tui.workshop.reading.correcting import Last


class LineContext:
    """The lines before, by question, and the kinds that were chosen for what is new."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.editing: str | None = None
        self._last: dict[str, Last] = {}  # by question: the line before, which the next one may lean on
        self._kinds: dict[str, ItemKind] = {}  # of new things in the line, where another was chosen
        self._made: str | None = None  # the thing the line before created

    def _lean_on(self, key: str, last: Last | None) -> None:
        """Let the next line lean on this one, and on no other."""
        self._kinds.clear()
        if last is not None:
            self._last[key] = last
        else:
            self._last.pop(key, None)

    def preview(self, key: str, line: str) -> Preview:
        """Return how the line is read so far, or what it makes of the record being edited."""
        from spm_tui.workshop.entry.previewing import preview_edit, preview_line

        if self.editing is not None and self.editing.startswith("record:"):
            return preview_edit(self.workspace.session, key, int(self.editing.partition(":")[2]), line)
        return preview_line(self.workspace.session, key, line, self._last.get(key), self._kinds)

    def complete(self, key: str, position: int, field: str, value: object) -> str:
        """Give a record one more field; return what to tell."""
        from spm_tui.workshop.reading.missing import spec_of

        before = self.workspace.session
        record = records(before, key)[position]
        spec = spec_of(key, field)
        given = (value,) if spec.many and not isinstance(value, tuple) else value
        try:
            after = edits.replace_record(before, key, position, structs.replace(record, **{field: given}))
        except edits.Refused as refused:
            return clean(str(refused))
        self.workspace.apply("answered what was missing", lambda _: after, place=key)
        last = self._last.get(key)
        if last is not None and last.after is before:  # the next line still leans on the line before
            self._last[key] = structs.replace(last, after=after)
        words = ", ".join(shown(str(one)) for one in given) if isinstance(given, tuple) else None
        told = figure(given, spec.unit) if isinstance(given, (int, float)) else words or shown(str(given))
        return f"Noted. {capital_first(spec.label)}: {told}."

    def another_kind(self, key: str, line: str) -> str | None:
        """Give the new thing of a line, or else of the line before, its next kind; return what to tell."""
        from spm_tui.workshop.entry.new_kinds import next_kind, with_kind

        if line.strip():
            found = self.preview(key, line)
            items = {item.id: item for item in found.new_items}
            for item in items.values():
                self._kinds[fold(item.name)] = next_kind(key, item.kind)
            return "" if items else None
        session = self.workspace.session
        made = next((item for item in session.items if item.id == self._made), None)
        if made is None:
            return None
        kind = next_kind(key, made.kind)
        after = with_kind(session, made.id, kind)
        if after is session:
            return f"{clean(made.name)} cannot be another kind: something else rests on it."
        self.workspace.apply(f"changed the kind of {cut(clean(made.name), 30)}", lambda _: after, place=key)
        last = self._last.get(key)
        if last is not None and last.after is session:
            self._last[key] = structs.replace(last, after=after)
        return f"{clean(made.name)} is noted as {shown(kind)}. Ctrl+N: another kind."
