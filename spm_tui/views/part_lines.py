"""The parts of a record that is being asked for, as lines around the box; and pieces that flow into lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from spm_tui.text import beginning, cells, clean, cut
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


def shortened_choice(text: str, width: int, more: str = "…") -> str:
    """Return a choice in at most `width` cells, with what it chooses: words it only quotes are cut first.

    A quote in brackets loses its middle; behind a span of time, which it says again, it goes as a whole.
    Then the longest piece between commas and bars loses its middle.
    """
    text = clean(text)
    for pattern, fewest in ((_QUOTE, _QUOTE_LEFT), (_SAID_AGAIN, 0), (_PIECE, _QUOTE_LEFT), (_PIECE, 1)):
        over = cells(text) - width
        pieces = [found for found in pattern.finditer(text) if cells(found[1]) > fewest + cells(more)]
        if over <= 0 or not pieces:
            continue
        longest = max(pieces, key=lambda found: cells(found[1]))
        start, end = longest.span(1)
        left = 0 if not fewest else max(fewest, cells(longest[1]) - over - cells(more))
        text = text[:start] + (_without_middle(longest[1], left, more) if left else "") + text[end:]
    return text


#: What is quoted in brackets, such words behind a span of time with their brackets, and any piece.
_QUOTE: Final = re.compile(r"\(([^()]+)\)")
_SAID_AGAIN: Final = re.compile(r"months?( +\([^()]+\))")
_PIECE: Final = re.compile(r"([^|:,()]+)")
#: Letters of a quote that stay on both sides of what is cut.
_QUOTE_LEFT: Final = 12


def _without_middle(text: str, left: int, more: str) -> str:
    """Return a text without its middle: so many cells of its beginning and its end are left."""
    end = ""
    for letter in reversed(text):
        if cells(letter + end) > left // 2:
            break
        end = letter + end
    return f"{beginning(text, left - cells(end)).rstrip()}{more}{end.lstrip()}"


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
