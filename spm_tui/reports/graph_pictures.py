"""Things and needs as text that draws itself elsewhere: Mermaid and Graphviz."""

import re
from typing import Final

from spm_tui.reports.consent import consent_line
from spm_tui.reports.output_formats import Export
from spm_tui.text import clean
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE, figure

#: What a label of Mermaid holds as it is; everything else is written as a number.
_SAFE: Final = re.compile(r"[^A-Za-z0-9 .,:()/+\u00c0-\u024f-]")
_SHAPES: Final = {
    "initiative": "box", "product": "box", "team": "ellipse", "skill": "ellipse", "data": "cylinder",
    "system": "component", "platform": "component",
}  # fmt: skip


def mermaid(export: Export) -> str:
    """Return the needs as a Mermaid flowchart, a group for each kind."""
    session = export.session
    called = names_of(session)
    number = {item.id: f"n{place}" for place, item in enumerate(session.items)}
    lines = ["flowchart LR", f"  %% {consent_line(session)}", f"  %% {PEOPLE_LINE}"]
    for kind in ITEM_KINDS:
        found = [item for item in session.items if item.kind == kind]
        if found:
            lines.append(f'  subgraph g_{kind}["{kind}"]')
            lines += [f'    {number[item.id]}["{_entities(called.label(item.id))}"]' for item in found]
            lines.append("  end")
    for tie in session.ties:
        about = f'|"{figure(tie.people, "people")}"|' if tie.people is not None else ""
        lines.append(f"  {number[tie.from_]} -->{about} {number[tie.to]}")
    return "\n".join(lines) + "\n"


def _entities(text: str) -> str:
    return _SAFE.sub(lambda found: f"#{ord(found[0])};", clean(text))


def dot(export: Export) -> str:
    """Return the needs as Graphviz reads them, a rank for each kind."""
    session, called = export.session, names_of(export.session)
    lines = [
        f"// {consent_line(session)}",
        f"// {PEOPLE_LINE}",
        "digraph needs {",
        f"  label={_quoted(session.title)};",
        '  rankdir=LR; node [fontname="Helvetica"]; edge [fontname="Helvetica"];',
    ]
    for kind in ITEM_KINDS:
        found = [item for item in session.items if item.kind == kind]
        shape = _SHAPES.get(kind, "note")
        lines += [
            f"  {_quoted(item.id)} [label={_quoted(called.label(item.id))}, shape={shape}];" for item in found
        ]
        if len(found) > 1:
            lines.append("  { rank=same; " + " ".join(f"{_quoted(item.id)};" for item in found) + " }")
    lines += _edges(session)
    return "\n".join([*lines, "}"]) + "\n"


def _edges(session: Session) -> list[str]:
    return [
        f"  {_quoted(tie.from_)} -> {_quoted(tie.to)}"
        + (f" [label={_quoted(figure(tie.people, 'people'))}]" if tie.people is not None else "")
        + ";"
        for tie in session.ties
    ]


def _quoted(text: str) -> str:
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
