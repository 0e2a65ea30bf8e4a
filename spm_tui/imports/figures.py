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
_RANGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*[-–]\s*(\d+(?:[.,]\d+)?)")
_EITHER = re.compile(r"\d{1,3}[.,]\d{3}")
#: As people write one: `1e3` or `1_000` comes from a program that garbled what somebody typed.
_NUMBER = re.compile(r"[+-]?(?:\d+[.,]?\d*|[.,]\d+)")


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
        told = f"{shown} is not a plain number; it is unknown"
        return Figure(None, told=told, hint="leave it empty if unknown")
    if not 0 <= value <= MOST_PEOPLE:  # nan too
        return Figure(
            None, told=f"{cut(text, 30)} is out of range; it is unknown", hint=f"0 to {MOST_PEOPLE}"
        )
    return Figure(value, said, f"{shown} was read as {value:g}" if said else "")


def _number(text: str) -> tuple[float | None, str]:
    plain = _UNIT.sub("", text)
    if _WHOLE.fullmatch(plain):
        plain = re.sub(r"[^\d.,]", "", plain)
    elif _BOTH.fullmatch(plain):
        plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", plain)
    if _NUMBER.fullmatch(plain):
        return _plain(plain), ""
    found = quantity(text)
    if found is None or found.unit not in ("", "people") or _DATE.search(text) or text.startswith("-"):
        return None, ""
    if (ends := _RANGE.search(text)) and _plain(ends[1]) > _plain(ends[2]):
        return None, ""
    loose = found.said or not re.match(r"[\d½]", text)
    return (tenth(found.value), text) if loose else (found.value, "")


def _plain(number: str) -> float:
    return float(number.replace(",", "."))


def tenth(value: float) -> float | None:
    """Return a figure to a tenth, half up; None for one that is more than zero and would become zero."""
    rounded = float(Decimal(str(value)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))
    return None if value and not rounded else rounded


def in_tenths(line: int, key: str, value: float | None, faults: Faults) -> float | None:
    """Return a figure that has one decimal at most, as a session's; a finer one is unknown, and told.

    Which tenth was meant is for whoever knows the team to say, not for an import to round.
    """
    if value is None or tenth(value) == value:
        return value
    told = f"{value:.12g} is finer than a tenth; it is unknown"
    faults.add(line, key, told, "people with one decimal at most", row_lost=False)
    return None
