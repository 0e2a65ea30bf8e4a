"""The bars of a stop: one line a step, its figure, its bar and what it is held by."""

from collections.abc import Sequence

from spm_tui.text import cells
from spm_tui.views.glyphs import Glyphs
from spm_tui.views.stop_rows import StepRow
from spm_tui.views.styled_lines import Line, Lines, Span, Style, cut, fit, fit_line, line, paragraph, width_of
from spm_tui.workshop.words import figure

LABEL = 23
FIGURE = 6
WIDE = 100
#: Up to this many guesses are named one by one; of more only the ends, which is what the room talks about.
MOST_GUESSES = 8
_GAP = "   "


def stop_bars(
    rows: Sequence[StepRow],
    now: int,
    *,
    in_full: bool,
    guesses: Sequence[float],
    width: int,
    signs: Glyphs,
) -> Lines:
    """Return the bars of the steps up to `now`, all to one scale.

    `in_full` gives every step the lines its notes need; otherwise only the step `now` gets more than one.
    """
    wide = 40 if width >= WIDE else max(8, (width - LABEL - FIGURE - 3) * 3 // 10)
    most = max([row.end for row in rows] + [float(guess) for guess in guesses] + [1.0])
    whole = all(row.value is None or float(row.value).is_integer() for row in rows)
    lines: list[Line] = []
    for number, row in enumerate(rows[: now + 1]):
        look: Style = "" if row.sort == "taken" else "strong"
        if number == now < len(rows) - 1 and not in_full:  # the step the room looks at now
            look = "headline"
        front = line(
            (fit(row.label, LABEL, more=signs.more), look),
            (_amount(row, whole), _LOOKS.get(row.sort, "seen")),
            "  ",
            *_bar(row, wide / most, wide, signs),
            " ",
        )
        notes = _notes(row, guesses if number == 0 else ())
        room = width - width_of(front)
        parts = _laid_out(notes, room) if in_full or number == now else _on_one_line(notes, room, signs)
        blank = Span(" " * (width - room))
        lines += [(*(blank,), *rest) if place else (*front, *rest) for place, rest in enumerate(parts)]
    return tuple(lines)


_LOOKS: dict[str, Style] = {"said": "said", "taken": "dim"}


def _amount(row: StepRow, whole: bool) -> str:
    tail = "" if whole else "  "
    if row.value is None:
        return fit("?" + tail, FIGURE, "right")
    if row.value == 0:
        return fit("0" + tail, FIGURE, "right")
    return fit(f"{row.value:z.0f}" if whole else f"{row.value:z.1f}", FIGURE, "right")


def _bar(row: StepRow, scale: float, wide: int, signs: Glyphs) -> tuple[Span, ...]:
    first, last = round(row.start * scale), round(row.end * scale)
    if row.end - row.start > 0.01 and last == first:  # however little it is, it is seen
        first, last = (first, last + 1) if first < wide else (first - 1, last)
    sign = {"said": signs.ghost, "taken": signs.taken}.get(row.sort, signs.bar)
    style: Style = _LOOKS.get(row.sort, "seen")
    if row.least is not None and row.most is not None:  # firm up to the least, a lighter tail to the most
        first = max(0, round((row.end - row.most) * scale))
        firm = max(first, round((row.end - row.least) * scale))
        tail = Span(signs.ghost * (firm - first), style)
        return Span(" " * first), tail, Span(sign * (last - firm), style), Span(" " * (wide - last))
    return Span(" " * first), Span(sign * (last - first), style), Span(" " * (wide - last))


def _notes(row: StepRow, guesses: Sequence[float]) -> list[Span]:
    notes = [Span(note) for note in row.notes]
    if len(guesses) > MOST_GUESSES:
        ends = f"from {figure(min(guesses))} to {figure(max(guesses))}"
        notes.append(Span(f"{len(guesses)} guesses, {ends}", "said"))
    elif guesses:
        notes.append(Span("guesses: " + " ".join(figure(guess) for guess in sorted(guesses)), "said"))
    if row.ask:
        notes.append(Span(f"Ask: {row.ask}", "warn"))
    return notes


def _laid_out(notes: Sequence[Span], room: int) -> list[list[Span]]:
    """Put notes beside each other while they fit, then below each other; a long one is wrapped."""
    rows: list[list[Span]] = [[]]
    for note in notes:
        for piece in (span for part in paragraph(note.text, room, note.style, "  ") for span in part):
            used = sum(cells(span.text) for span in rows[-1])
            if rows[-1] and used + len(_GAP) + cells(piece.text) > room:
                rows.append([])
            rows[-1] += [Span(_GAP), piece] if rows[-1] else [piece]
    return rows


def _on_one_line(notes: Sequence[Span], room: int, signs: Glyphs) -> list[list[Span]]:
    """Put as many notes on one line as fit whole, then how many more there are."""
    kept: list[Span] = []
    for position, note in enumerate(notes):
        rest = len(notes) - position - 1
        tail = f" +{rest} more" if rest else ""
        used = sum(cells(span.text) for span in kept)
        if not kept:
            kept = [Span(cut(note.text, room - cells(tail), signs.more), note.style)]
        elif used + len(_GAP) + cells(note.text) + cells(tail) <= room:
            kept += [Span(_GAP), note]
        else:
            return [[*kept, Span(f" +{rest + 1} more", "dim")]]
    return [list(fit_line(tuple(kept), room, signs.more))] if kept else [[]]


def holds_nobody(row: StepRow) -> bool:
    """Return whether a step takes nobody away and has nothing to ask."""
    return row.sort == "taken" and row.value == 0 and not row.ask


def with_closing_line(rows: Sequence[StepRow], guesses: Sequence[float]) -> tuple[tuple[StepRow, ...], str]:
    """Return the steps with a figure that tells something, and one line that names the others.

    Those hold nobody, or were not asked; what was guessed stands beside the first step, which then stays.
    """
    empty = [row for row in rows if holds_nobody(row)]
    unknown = [row for row in rows if row.value is None and not (guesses and row.sort == "said")]
    kept = tuple(row for row in rows if row not in empty and row not in unknown)
    if not kept:
        return tuple(rows), ""
    none = f"0 each: {', '.join(row.label for row in empty)}" if empty else ""
    lacking = " ".join(row.ask for row in unknown if row.ask)
    return kept, "; ".join(part for part in (none, f"not asked: {lacking}" if lacking else "") if part)
