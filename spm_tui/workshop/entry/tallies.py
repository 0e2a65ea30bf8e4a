"""Raised hands, fingers and cards as one line: `flow 3, project 4`, `1 2 2 3 4 4`, `said: 5 6 8 8 10`."""

import re
from collections import Counter

from msgspec import Struct

from spm_tui.text import fold
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import UNITS, IfGone
from spm_tui.workshop.entry.known import Wrong
from spm_tui.workshop.entry.parts import commas, parts_of
from spm_tui.workshop.entry.quantities import Quantity, quantities
from spm_tui.workshop.entry.vocabulary import word_of
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.words import figure

IF_GONE: tuple[IfGone, ...] = ("collapses", "moves", "nobody-misses", "keeps-the-map")
_WORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "allocation_unit": ("said_unit", UNITS),
    "disappearance": ("if_gone", IF_GONE),
}
#: What a row of numbers after `said:` is a guess of: the field, its largest value.
_GUESSES: dict[str, tuple[str, float]] = {
    "stopping": ("said_people", 100_000),
    "reversibility": ("said_months", 600),
    "fungibility": ("said_months", 600),
    "redesign_frequency": ("said_percent", 100),
}
_HANDS = re.compile(r"(?:(?P<n>\d{1,4})\s*[x×]?\s+(?P<w>\D+)|(?P<word>\D+?)\s*[:=x×]?\s*(?P<count>\d{1,4}))")
_FINGERS = re.compile(
    r"(?:(?:clarity|fingers|hands|fist)\s*:?\s*)?(?P<row>-?\d+(?:\s*[ ,/]\s*-?\d+)*)", re.IGNORECASE
)
_ROW = re.compile(
    r"(?:said|we said|guess|guesses|cards)\s*:?\s*(?P<row>\d+(?:\.\d+)?%?(?:\s*[ ,/]\s*\d+(?:\.\d+)?%?)+)",
    re.IGNORECASE,
)


class Tally(Struct, frozen=True):
    """A tally of one field: how many gave each answer."""

    field: str
    counts: dict[str | float, int]
    subject: str | None = None


def read_tally(session: Session, key: str, line: str) -> Tally | None:
    """Return the tally a line is under this question, or None. Raises Wrong for a figure that cannot be."""
    if key in _WORDS:
        return _words(key, line)
    if key == "boundary":
        return _fingers(line)
    match = _ROW.fullmatch(line.strip()) if key in _GUESSES else None
    if match is None:
        return None
    field, most = _GUESSES[key]
    values = [float(word.rstrip("%")) for word in re.split(r"[ ,/]+", match["row"])]
    if max(values) > most:
        raise Wrong(f"{figure(max(values))} cannot be: it goes up to {figure(most)}.")
    return Tally(field, dict(Counter(values)), _subject(session, key))


def _words(key: str, line: str) -> Tally | None:
    field, choices = _WORDS[key]
    counts: dict[str | float, int] = {}
    parts = [piece for part in parts_of(line) for piece in commas(part.text)]
    for piece in parts:
        match = _HANDS.fullmatch(piece.strip())
        word = word_of(choices, match["word"] or match["w"]) if match else None
        if match is None or word is None:
            return None
        counts[word] = counts.get(word, 0) + int(match["count"] or match["n"])
    if not counts:
        return None
    if not any(counts.values()):
        raise Wrong("Nobody raised a hand in this tally.")
    return Tally(field, counts)


def _fingers(line: str) -> Tally | None:
    match = _FINGERS.fullmatch(line.strip())
    if match is None:
        return None
    values = [int(word) for word in re.split(r"[\s,/]+", match["row"].strip())]
    if not all(1 <= value <= 5 for value in values):
        raise Wrong("Fingers go from 1 (not clear) to 5 (clear).")
    return Tally("clarity", dict(sorted(Counter(float(value) for value in values).items())))


def _subject(session: Session, key: str) -> str | None:
    """A guess is about the thing of the last record, where the record is about a thing."""
    last = next(reversed(records(session, key)), None)
    if isinstance(last, r.Stop):
        return last.items[0]
    return last.from_ if isinstance(last, r.Swap) else None


_MOVED = re.compile(
    r"(?P<word>moved|moved work|work moved|reshaped|reshape|reshapes|moves|move)\s*:?\s*(?P<n>\d{1,6})"
    r"|(?P<m>\d{1,6})\s+(?P<w>moved|moved work|moves|reshaped|reshape)"
)


def read_own(key: str, line: str) -> dict[str, int | float | str] | None:
    """Return figures of the answer itself: `moved 8, reshaped 2`, `said 20%`, `flow`; or None."""
    if key == "reallocate_or_reshape":
        return _moved(line)
    plain = fold(line)
    if key == "allocation_unit":
        said = re.sub(r"^(?:said|we say|we said)\s*:?\s+", "", plain)
        unit = word_of(UNITS, said)
        return {"said_unit": unit} if unit else None
    if key == "redesign_frequency":
        found = quantities(re.sub(r"^(?:said|we say|we said)\s*:?\s+", "", plain))
        if len(found) == 1 and (
            found[0].unit == "%" or (plain.startswith(("said", "we sa")) and not found[0].unit)
        ):
            if not 0 <= found[0].value <= 100:
                raise Wrong("A share goes from 0 to 100 %.")
            return {"said_percent": found[0].value}
    return None


def _moved(line: str) -> dict[str, int | float | str] | None:
    found: dict[str, int | float | str] = {}
    pieces = [
        piece for part in parts_of(line) for piece in re.split(r"\s*,\s*|\s+and\s+", fold(part.text)) if piece
    ]
    for piece in pieces:
        match = _MOVED.fullmatch(piece)
        if match is None:
            return None
        word = match["word"] or match["w"]
        found["reshaped" if word.startswith("reshape") else "moved_work"] = int(match["n"] or match["m"])
    if any(int(count) > 100_000 for count in found.values()):
        raise Wrong("That many decisions cannot be.")
    return found or None


def numbers_of(text: str) -> tuple[tuple[float, ...], float | None]:
    """Return every figure of people in a row of guesses, and the months where a span of time is given.

    `5 6 8 8 10 > 1 month` gives five guesses and 1 month, `8 in 1 month` one. Words in between are passed
    over.
    """
    found: tuple[Quantity, ...] = ()
    for part in text.split(">"):
        found += quantities(part) or tuple(
            one for word in re.split(r"[\s,;/]+", part) for one in quantities(word)
        )
    people = tuple(one.value for one in found if one.unit in ("", "people"))
    return people, next((one.value for one in found if one.unit == "months"), None)
