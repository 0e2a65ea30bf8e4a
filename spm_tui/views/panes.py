"""Part of a pane that holds more entries than there is room for; what is counted are entries, not lines."""

from collections.abc import Sequence

from spm_tui.views.line import EMPTY, Line, Lines, Span

#: The lines of one entry each: a thing with what holds it, a team with its figures.
Entries = Sequence[Lines]


def lines_of(entries: Entries) -> Lines:
    """Return all entries as lines."""
    return tuple(line for entry in entries for line in entry)


def furthest(entries: Entries, rows: int) -> int:
    """Return the number of the first entry shown once one has scrolled to the end; 0 when all fit."""
    if len(lines_of(entries)) <= rows:
        return 0
    left = rows - 1  # the last line counts what is above
    for number in range(len(entries) - 1, -1, -1):
        left -= len(entries[number])
        if left < 0:
            return min(number + 1, len(entries) - 1)
    return 0


def window(entries: Entries, rows: int, first: int = 0, more: str = "…") -> Lines:
    """Return at most `rows` lines, from entry `first` on; the last says how many are below and above.

    An entry that begins to show is not counted; `more` before the counts says that its end is below.
    """
    every = lines_of(entries)
    if len(every) <= rows:
        return every
    if rows <= 0:
        return ()
    first = max(0, min(first, furthest(entries, rows)))
    shown: list[Line] = []
    begun, ends = first, True
    for entry in entries[first:]:
        room = rows - 1 - len(shown)
        if not room:
            break
        shown += entry[:room]
        begun, ends = begun + 1, len(entry) <= room
    below = len(entries) - begun
    parts = [f"+ {below} more"] if below else []
    parts += [f"{first} above"] if first else []
    said = " ".join([more] * (not ends) + [", ".join(parts)] * bool(parts))
    return (*shown, *[EMPTY] * (rows - 1 - len(shown)), (Span(said, "dim"),))
