"""What a free text must not be where a role or a name is wanted: a date, a figure, a question, a
condition.
"""

from datetime import date

from spm_tui.workshop.reading import common_phrases as common
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.figures import figures_of
from spm_tui.workshop.reading.marks import marks_of
from spm_tui.workshop.reading.names import TYPO
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.session import Session

_CONDITIONS = frozenset(word for word in common.CONDITIONS.split("|") if " " not in word)


def no_name(text: str, today: date) -> str:
    """Return why a text can name nobody (`is a date or a figure`), or an empty text when it can."""
    tokens = tokens_of(text)
    words = [token for token in tokens if token.kind in ("word", "number", "other")]
    if text.rstrip().endswith("?"):
        return "is a question"
    if words and words[0].norm in _CONDITIONS:
        return "is a condition"
    counted = {place for figure in figures_of(tokens, today) for place in range(figure.first, figure.last)}
    if (
        words
        and all(
            n in counted or token.norm in FILLERS or token.kind != "word" for n, token in enumerate(tokens)
        )
        and counted
    ):
        return "is a date or a figure"
    return ""


def known_inside(session: Session, key: str, name: str, *, case: bool) -> str:
    """Return the known name that a would-be new one only says something of (`undoing the Cards split`), or
    "".
    """
    tokens = tokens_of(name)
    marks = marks_of(session, key, name, tokens)
    known = [
        m
        for m in marks
        if m.mention is not None and m.mention.score >= TYPO and (m.mention.entity.kind == "case") == case
    ]
    if len(known) != 1 or known[0].mention is None or known[0].last - known[0].first == len(tokens):
        return ""
    read = {n for mark in marks for n in range(mark.first, mark.last)}
    plain = all(n in read or token.norm in FILLERS for n, token in enumerate(tokens))
    return known[0].mention.entity.name if plain else ""
