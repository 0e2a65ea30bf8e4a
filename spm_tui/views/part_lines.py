"""The parts of a record that is being asked for, as lines around the box; and pieces that flow into lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from spm_tui.text import cells, clean, cut
from spm_tui.views.styled_lines import Line, Span, fit, paragraph, width_of
from spm_tui.workshop.question_texts.asked_parts import NEEDED, WORDS, AskedPart

if TYPE_CHECKING:
    from spm_tui.workshop.entry.record_parts import Parts
    from spm_tui.workshop.reading.missing import KeyedChoice

#: Between two parts of a reading.
BETWEEN: Final = " | "


def flowed(pieces: Iterable[Span], width: int, between: str = BETWEEN) -> list[Line]:
    """Return pieces one behind the other, each kept whole where a line can hold it."""
    lines: list[Line] = []
    held: tuple[Span, ...] = (Span(" "),)
    for piece in pieces:
        text = clean(piece.text)
        apart = (Span(between, "dim"),) if len(held) > 1 else ()
        if width_of((*held, *apart)) + cells(text) <= width:
            held = (*held, *apart, Span(text, piece.style))
            continue
        if len(held) > 1:
            lines.append(held)
        *full, last = paragraph(text, width - 1, piece.style, " ", " ") or ((Span(" "),),)
        lines += full
        held = (Span(" "), *(Span(span.text.removeprefix(" "), span.style) for span in last))
    return [*lines, held] if len(held) > 1 else lines


def choices_line(
    choices: Sequence[KeyedChoice], width: int, *, before: Sequence[Span] = (), behind: str = ""
) -> list[Line]:
    """Return a key for each choice and its words, `before` them and `behind` them."""
    keyed = [Span(f"{choice.key} {choice.words}") for choice in choices]
    last = [Span(behind, "dim")] if behind else []
    return flowed([*before, *keyed, *last], width, "   ")


class PartLines(NamedTuple):
    """What stands above the box, beside it and below it."""

    above: list[Line]
    ask: Line
    below: list[Line]


def part_lines(
    parts: Parts, typed: str, of: str, problem: str, width: int, height: int, *, last: bool = True
) -> PartLines:
    """Return the parts: those answered, the one that is asked with its keys, and those to come.

    `typed` is what stands in the box, `of` says which waiting line is completed, `problem` what is not right;
    behind the `last` no other waits.
    """
    from spm_tui.workshop.entry.record_parts import keys_of_part

    part = parts.part
    assert part is not None
    label = min(max(cells(one.ask) for one in parts.asked) + 1, max(width // 2, width - 28))
    place = parts.asked.index(part)
    choices = keys_of_part(parts, part)
    keys = choices_line(choices, width, before=[Span(" ")]) if choices else []
    how = (Span(f"   {problem}", "warn"),) if problem else _how(parts, part, typed, last)
    above = [_answered(parts, one, label) for one in parts.asked[:place]]
    if parts.line:
        words = cut(f'"{clean(parts.line)}"', width - len(of) - 1)
        above.insert(0, (Span(f" {of}", "warn"), Span(words, "strong")))
    below = [_answered(parts, one, label) for one in parts.asked[place + 1 :]]
    above, below = _within(above, below, max(5, height) - 2 - len(keys))
    ask = (Span(" > ", "key"), Span(fit(part.ask, label), "strong"))
    return PartLines(above, ask, [*keys, how, *below])


def _how(parts: Parts, part: AskedPart, typed: str, last: bool) -> Line:
    """Say how what is typed is understood; else what the keys do."""
    from spm_tui.workshop.entry.record_parts import understood_as

    if part is WORDS:
        return (Span(f'   Not read: "{cut(clean(parts.left), 40)}"   Enter: no', "dim"),)
    if told := understood_as(parts, typed):
        kind = "   Ctrl+N: another kind" if told.startswith("+ new") and "case" not in told else ""
        return (Span(f"   {told}", "good"), Span(kind, "dim"))
    known = parts.text(part.field)
    needed = part.field in NEEDED[parts.key]
    ways = "Enter keeps" if known else "Enter next" if needed else "Enter passes"
    sorting = "Esc leaves the rest, Ctrl+O its words" + ("" if last else ", Down: next")
    leave = sorting if parts.line else "Esc keeps what there is"
    stands = f"{known}: " if known and not typed else ""
    return (Span(f"   {stands}", "strong"), Span(f"{ways}, Up back, {leave}", "dim"))


def _answered(parts: Parts, part: AskedPart, label: int) -> Line:
    text = parts.text(part.field) if part is not WORDS else ""
    return (Span("   "), Span(fit(part.ask, label), "" if text else "dim"), Span(f" {text}", "strong"))


def _within(above: list[Line], below: list[Line], room: int) -> tuple[list[Line], list[Line]]:
    """Return as many lines of both as there is room for, those next to the box first."""
    if len(above) + len(below) <= room:
        return above, below
    up = min(len(above), max(1, room - min(len(below), room // 3)))
    down = max(0, room - up)
    first = above[:1] if above and len(above) > up and above[0][0].style == "warn" else []
    return [*first, *above[len(above) - up + len(first) :]], below[:down]
