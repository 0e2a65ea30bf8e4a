"""Figures of people as sheets hold them (`2,5`, `1 000`, `3 FTE`, `n/a`) to a number, or unknown and why."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from spm_tui.imports.faults import Faults
from spm_tui.text import cut
from spm_tui.workshop.reading.quantities import quantity

MOST_PEOPLE = 100_000
_PLACEHOLDER = re.compile(
    r"n\s?/\s?a|n\.\s?a\.|[-–—_?.…*]+|xxx+|tb[acd]"
    r"|to be (?:advised|announced|confirmed|decided|determined|defined)"
    r"|unknown|none|null|\(null\)|nan|undefined|(?-i:TO ?DO)|#\w+[!?]|#n/a"
    r"|<[a-z_ .…-]*>|\{[a-z_ ]*\}|\{\{[^{}]*\}\}|\$\{[^{}]*\}|%\w+%"
    r"|\[.*\b(?:name|id|kind|type|insert|your|enter|text|tbd|todo)\b.*\]",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s*(?:ftes?|ppl|people|persons?|heads?|hc|headcount)$", re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?")
_BOTH = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+")
_DATE = re.compile(r"/|\b0\d")
_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
_EITHER = re.compile(r"\d{1,3}[.,]\d{3}")


class Figure(NamedTuple):
    """What a cell says: a number or None, its words where the number is only their middle, what to tell."""

    value: float | None
    said: str = ""
    told: str = ""
    hint: str = ""


def is_placeholder(text: str) -> bool:
    """Return whether a text only keeps a place: `n/a`, `?`, `TBD`, `<name>`, `#REF!`."""
    return _PLACEHOLDER.fullmatch(text) is not None


def figure_in(text: str) -> Figure:
    """Return the figure a cell holds, as exact as it is written; an empty cell is unknown without a word."""
    if not text:
        return Figure(None)
    shown = f'"{cut(text, 30)}"'
    if is_placeholder(text):
        return Figure(None, told=f"{shown} is no figure; it is unknown")
    if _EITHER.fullmatch(text) and not text.startswith("0"):
        return Figure(
            None, told=f"{shown} can be read two ways; it is unknown", hint="write no separator of thousands"
        )
    value, said = _number(text)
    if value is None:
        return Figure(None, told=f"{shown} is not a number; it is unknown", hint="leave it empty if unknown")
    if not 0 <= value <= MOST_PEOPLE:  # nan too
        return Figure(
            None, told=f"{cut(text, 30)} is out of range; it is unknown", hint=f"0 to {MOST_PEOPLE}"
        )
    return Figure(value, said, f"{shown} was read as {tenth(value) or value:g}" if said else "")


def _number(text: str) -> tuple[float | None, str]:
    plain = _UNIT.sub("", text)
    if _WHOLE.fullmatch(plain):
        plain = re.sub(r"[^\d.,]", "", plain)
    elif _BOTH.fullmatch(plain):
        plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", plain)
    try:
        return float(plain.replace(",", ".")), ""
    except ValueError:
        found = quantity(text)
    if found is None or found.unit not in ("", "people") or _DATE.search(text) or text.startswith("-"):
        return None, ""
    if (ends := _RANGE.search(text)) and float(ends[1]) > float(ends[2]):
        return None, ""
    loose = found.said or not re.match(r"[\d½]", text)
    return found.value, text if loose else ""


def tenth(value: float) -> float | None:
    """Return a figure to a tenth, half up; None for one that is more than zero and would become zero."""
    rounded = float(Decimal(str(value)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))
    return None if value and not rounded else rounded


def to_a_tenth(line: int, key: str, value: float | None, faults: Faults) -> float | None:
    """Return a figure with the one decimal a session has, and say so where it was finer."""
    if value is None or (rounded := tenth(value)) == value:
        return value
    became = "it is unknown" if rounded is None else f"it was read as {rounded:g}"
    faults.add(line, key, f"{value:g} is finer than a tenth; {became}", row_lost=False)
    return rounded
