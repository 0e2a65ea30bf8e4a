"""Hands and figures of an answer that cannot be, with the sentence that says so."""

from collections.abc import Sequence
from typing import Final

from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.hands import VOTED
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token
from spm_tui.workshop.words import figure

#: Question -> the largest guess in a row of guesses.
_MOST: Final = {"stopping": 100_000, "reversibility": 600, "fungibility": 600, "redesign_frequency": 100}
_SHARES: Final = "A share goes from 0 to 100 %."


def impossible(key: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> str:
    """Return why a row of hands or a share cannot be, or an empty text."""
    if key == "redesign_frequency" and [token.norm for token in tokens if token.kind != "number"] == [
        "-",
        "%",
    ]:
        return _SHARES
    figures = [mark.figure for mark in marks if mark.figure is not None]
    voted = VOTED.get(key, ("",))[0]
    known = all(mark.figure is not None or mark.means("said") or mark.means(voted) for mark in marks)
    inside = {place for mark in marks for place in range(mark.first, mark.last)}
    told = any(token.kind in ("word", "other") and place not in inside for place, token in enumerate(tokens))
    return "" if told or not known or not figures else _row(key, figures, words=len(marks) > len(figures))


def _row(key: str, figures: Sequence[LineFigure], *, words: bool) -> str:
    values = [one.value for one in figures]
    bare = not any(one.unit for one in figures)
    if key == "boundary" and bare and not all(1 <= value <= 5 for value in values):
        return "Fingers go from 1 (not clear) to 5 (clear)."
    if key in VOTED and not any(values) and words:
        return "Nobody raised a hand in this tally."
    if key == "redesign_frequency" and any(one.unit == "%" and one.value > 100 for one in figures):
        return _SHARES
    if key in _MOST and len(figures) > 1 and bare and max(values) > _MOST[key]:
        return f"{figure(max(values))} cannot be: it goes up to {figure(_MOST[key])}."
    return ""
