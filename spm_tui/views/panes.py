"""Part of a pane that holds more entries than there is room for; what is counted are entries, not lines."""

from collections.abc import Sequence

from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span

#: The lines of one entry each: a thing with what holds it, a team with its figures.
Entries = Sequence[Lines]


def lines_of(entries: Entries) -> Lines:
    """Return all entries as lines."""
    return tuple(line for entry in entries for line in entry)


def _starts(entries: Entries, rows: int) -> list[tuple[int, int]]:
    """Return where a pane can begin, as (entry, line of it): one too high for it is gone through in parts."""
    step = max(1, rows - 1)  # the last line counts the rest
    return [(number, at) for number, entry in enumerate(entries) for at in range(0, max(1, len(entry)), step)]


def furthest(entries: Entries, rows: int) -> int:
    """Return by how many steps one can scroll until the end shows; 0 when all fits."""
    if len(lines_of(entries)) <= rows:
        return 0
    starts = _starts(entries, rows)
    for number, (entry, at) in enumerate(starts):
        if len(lines_of(entries[entry:])) - at <= rows - 1:
            return number
    return len(starts) - 1


def window(entries: Entries, rows: int, past: int = 0, more: str = "…") -> Lines:
    """Return at most `rows` lines, `past` steps further down; the last says how many are below and above.

    A step is an entry, or as much of one as there is room for. An entry that begins to show is not counted;
    `more` before the counts says that its end is below.
    """
    every = lines_of(entries)
    if len(every) <= rows:
        return every
    if rows <= 0:
        return ()
    first, at = _starts(entries, rows)[max(0, min(past, furthest(entries, rows)))]
    shown: list[Line] = []
    begun, ends = first, True
    for number, entry in enumerate(entries[first:]):
        room, rest = rows - 1 - len(shown), entry[at:] if number == 0 else entry
        if not room:
            break
        shown += rest[:room]
        begun, ends = begun + 1, len(rest) <= room
    below = len(entries) - begun
    parts = [f"+ {below} more"] if below else []
    parts += [f"{first} above"] if first else []
    said = " ".join([more] * (not ends) + [", ".join(parts)] * bool(parts))
    return (*shown, *[EMPTY] * (rows - 1 - len(shown)), (Span(said, "dim"),))
