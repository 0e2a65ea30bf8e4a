"""What a line of a list says of those behind it: a heading, the titles of columns, or who is asked for."""

import re
from typing import Final

from msgspec import Struct

from spm_tui.text import fold
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.reading.answering import asked_thing
from spm_tui.workshop.reading.list_cells import Column, kind_in_titles, titles_of
from spm_tui.workshop.reading.vocabulary import kind_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of

_HEADING: Final = re.compile(r"(?:#+\s*|.*[.!?,]\s+(?=[^:>,]+:\s*$))?(?P<kind>[^:>,]+?)\s*:?\s*")


class Above(Struct, frozen=True):
    """What lines of a list say of those behind: a kind (`Teams:`), titles, a thing, who is asked for."""

    heading: ItemKind | None = None
    titles: tuple[Column, ...] | None = None
    asked: str | None = None  # the thing of which the line before asked who runs it
    thing: str | None = None  # the thing the line before named, which lines of its needs go on about


def says_of_others(session: Session, row: list[str], line: str) -> Above | None:
    """Return what a row says of those behind it; None where it is one of the list."""
    if (kind := _heading(line)) is not None:
        return Above(heading=kind)
    if (titles := titles_of(row)) is not None:
        return Above(titles=titles, heading=kind_in_titles(row))
    asked = asked_thing(session, line) if len(row) == 1 else None
    return Above(asked=asked) if asked is not None else None


def expects(session: Session, above: Above) -> str:
    """Return what the next line can say, behind a question; else an empty text."""
    if above.asked is None:
        return ""
    team = next((item.id for item in session.items if item.kind == "team"), None)
    such = f", such as: {names_of(session).label(team)} does, 2" if team is not None else ""
    return f"Say who runs {names_of(session).label(above.asked)}{such}"


def _heading(line: str) -> ItemKind | None:
    """Return the kind a heading names; a name without a colon or `#` is one only in the plural."""
    match = _HEADING.fullmatch(line)
    kind = kind_of(match["kind"]) if match else None
    marked = line.rstrip().endswith(":") or line.startswith("#") or fold(line).endswith("s")
    return kind if marked or kind in ("data", "skill") else None
