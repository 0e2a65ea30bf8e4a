"""Hands and figures of an answer that cannot be, with the sentence that says so."""

from collections.abc import Sequence
from typing import Final

from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.hands import VOTED, figure_behind_dash
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token
from spm_tui.workshop.words import figure

#: Question -> the largest guess in a row of guesses.
_MOST: Final = {"stopping": 100_000, "reversibility": 600, "fungibility": 600, "redesign_frequency": 100}
#: What else stands in a row of hands: what it is about, and who gave no answer.
_COUNTED: Final = ("function", "lever", "abstain")
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
    inside = {place for mark in marks for place in range(mark.first, mark.last)}
    told = any(token.kind in ("word", "other") and place not in inside for place, token in enumerate(tokens))
    if told or not figures:
        return ""
    if all(_of_hands(mark, voted, *_COUNTED) for mark in marks) and any(mark.means(voted) for mark in marks):
        behind = figure_behind_dash(voted, tokens, marks)
        if behind is not None and behind.figure is not None:
            return f"Which answer is the {figure(behind.figure.value)}? Write it beside, or pass for none."
    known = all(_of_hands(mark, voted) for mark in marks)
    return _row(key, figures, words=len(marks) > len(figures)) if known else ""


def _of_hands(mark: Mark, *words: str) -> bool:
    return mark.figure is not None or any(mark.means(word) is not None for word in ("said", *words) if word)


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
