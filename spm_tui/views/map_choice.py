"""Which thing of the map is chosen next: by an arrow key, or where the mouse is."""

from collections.abc import Collection

from spm_tui.views.map_columns import columns
from spm_tui.views.profile import works_of
from spm_tui.workshop.session import Session


def next_thing(
    session: Session,
    view: str,
    chosen: str | None,
    *,
    across: int = 0,
    down: int = 0,
    only: Collection[str] | None = None,
) -> str | None:
    """Return the thing some steps away from the chosen one in a view; the last one there at its ends.

    The profile lists works and nothing else; the other views go through the columns by kind. `only`: of
    the things with these ids. None where there is nothing to choose.
    """
    if view == "profile":
        found = [[item.id for item in works_of(session, only)]]
    else:
        found = [[item.id for item in things] for _, things in columns(session, only)]
    found = [column for column in found if column]
    if not found:
        return None
    where = [(c, r) for c, column in enumerate(found) for r, item in enumerate(column) if item == chosen]
    if not where:
        return found[0][0]
    column = max(0, min(len(found) - 1, where[0][0] + across))
    row = max(0, min(len(found[column]) - 1, where[0][1] + down))
    return found[column][row]


def next_in_column(
    session: Session, chosen: str | None, kind: str, *, down: int, only: Collection[str] | None = None
) -> str | None:
    """Return the thing some steps further in the column of a kind; its first where none of it is chosen."""
    things = [item.id for found, items in columns(session, only) if found == kind for item in items]
    if chosen not in things:
        return things[0] if things else None
    return next_thing(session, "columns", chosen, down=down, only=only)
