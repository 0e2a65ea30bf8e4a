"""The things that can be stopped, to choose from: by kind, marked ones with a cross."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from spm_tui.views.beginnings import NO_STOP, begin
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Span
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import shown

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures


def pick_rows(session: Session, measures: "Measures", marked: Collection[str], width: int = 78) -> list[Row]:
    """Return a row for each thing whose stop has a meaning, under a heading for its kind.

    Where there is none, what to do stands there, `width` cells wide.
    """
    rows: list[Row] = []
    called = names_of(session)
    for kind in ITEM_KINDS:
        found = [i for i in session.items if i.kind == kind and measures.stoppable([i.id])]
        if found:
            rows.append(Row(f"kind:{kind}", ((Span(f" {kind.upper()}", "dim"),),), pick=False))
        for item in found:
            mark = "[x]" if item.id in marked else "[ ]"
            stage = f"  {shown(item.stage)}" if item.stage else ""
            name = called.label(item.id)
            line = (Span(f" {mark} {name}", "strong"), Span(stage, "dim"))
            rows.append(Row(item.id, (line,), words=name))
    if rows:
        return rows
    return [Row("none", begin(NO_STOP, width), pick=False)]
