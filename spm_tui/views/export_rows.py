"""What people take away as a list shows it: formats with what becomes of their files, and lines that name."""

from collections.abc import Iterable, Sequence

from spm_tui.text import cells
from spm_tui.views.styled_lines import Line, Lines, Span, Style, cut, fit, line, paragraph
from spm_tui.workshop.words import PEOPLE_LINE, listed

_NAME = 26
#: What becomes of a file, in the words of the list.
FATES = {"new": "new", "same": "unchanged", "replaced": "replaces", "refused": "changed"}


def fate_cells(fates: Iterable[str]) -> int:
    """Return how many cells what becomes of the files takes: the rest of a line says what they are for."""
    return 2 + max((cells(FATES.get(fate, "")) for fate in fates), default=0)


def format_line(file: str, help: str, *, marked: bool, fate: str, fated: int, width: int) -> Line:
    """Return a format in one line: whether it is chosen, its file, what becomes of that, what it is for.

    `fated`: the cells of what becomes of it (`fate_cells`).
    """
    chosen = Span("[x] " if marked else "[ ] ", "strong" if marked else "dim")
    name = Span(fit(file, _NAME), "strong" if marked else "")
    known = Span(fit(FATES.get(fate, ""), fated), "warn" if fate == "refused" else "dim")
    room = width - 4 - _NAME - fated
    return line(chosen, name, known, (fit(help, room), "dim")) if room > 8 else line(chosen, name, known)


def named_row(words: str, names: Sequence[str], *, dropped: bool, can_go: bool, width: int) -> Lines:
    """Return a line that names somebody, with whom it names, and whether it is left out."""
    mark = "left out " if dropped else "" if can_go else "stays    "
    head = [Span(mark, "warn")] if mark else []
    room = max(10, width - len(mark))
    style: Style = "dim" if dropped else ""
    first, *rest = paragraph(words, room, style) or ((),)
    if len(rest) > 2:  # with a sign that it goes on
        left = " ".join("".join(span.text for span in one).strip() for one in rest[1:])
        rest = [rest[0], line((cut(left, room), style))]
    named = line((f"  names {listed(dict.fromkeys(names))}", "dim"))
    return ((*head, *first), *rest, named)


def preview_lines(lines: Sequence[str], width: int, most: int = 400) -> Lines:
    """Return the beginning of a file as one reads it, each of its lines cut to the width."""
    shown = [line(fit(one, width).rstrip()) for one in lines[:most]]
    more = len(lines) - most
    rest = (line((f"and {more} more line{'s' * (more > 1)}", "dim")),) if more > 0 else ()
    return (*shown, *rest)


def about_lines(file: str, help: str, why: str, folder: str, width: int) -> Lines:
    """Return what stands above a preview: what the file is for, where it goes, why it would be refused."""
    said = paragraph(why, width, "warn") if why else ()
    head = paragraph(f"{file}: {help}.", width, "strong")
    return (*head, *paragraph(folder, width, "dim"), *said, line(""))


def nobody_lines(width: int) -> Lines:
    """Return what is said of a page that names nobody."""
    return (*paragraph("No line of this file names a role, a team or an owner.", width), line(""),
            *paragraph(PEOPLE_LINE, width, "dim"))  # fmt: skip
