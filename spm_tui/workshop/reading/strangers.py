"""The words nobody knows with which a line begins: what it is about may be them, and nothing known."""

from collections.abc import Sequence
from typing import Final

from spm_tui.workshop.reading.denials import unread
from spm_tui.workshop.reading.everyday_words import (
    INTERJECTIONS,
    SAYING_LITTLE,
    SPEAKING,
    SPEAKING_VERBS,
)
from spm_tui.workshop.reading.figure_words import PEOPLE
from spm_tui.workshop.reading.frames import Frame
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.manners import only_manners
from spm_tui.workshop.reading.new_names import LONGEST
from spm_tui.workshop.reading.phrase_table import ARTICLES
from spm_tui.workshop.reading.plain_words import PLAIN
from spm_tui.workshop.reading.tokens import Token

#: Letters of a word from which on `ly` makes an adverb of it.
_ADVERB: Final = 6
#: What stands before a name and belongs to none.
_LEADING: Final = ARTICLES | INTERJECTIONS | {"then", "also", "now", "from", "for", "with"}
#: Verbs and other words that carry no fact, and end a name.
_VERBS: Final = SPEAKING | SAYING_LITTLE
#: Behind these stands what somebody says, who is no thing.
_SAYS: Final = SPEAKING_VERBS | {"think", "say", "reckon", "guess"}


def name_at_the_start(frame: Frame, tokens: Sequence[Token], marks: Sequence[Mark]) -> tuple[int, int] | None:
    """Return where the name nobody knows stands with which a line begins: `Zephyr gives back 4 people`.

    None where these words are too many, say who speaks, or when; a name is written with a capital, or stands
    before what says that it stays.
    """
    if frame.subject not in ("items", "item", "case"):
        return None
    first = 0
    while first < len(tokens) and (tokens[first].norm in _LEADING or tokens[first].kind in ("break", "sign")):
        first += 1
    strange = {n for n in unread(tokens, marks) if tokens[n].norm not in _VERBS}
    last = first
    while last in strange and tokens[last].kind in ("word", "other"):
        last += 1
    stays = any(mark.first == last and mark.means("stays") for mark in marks)
    while frame.subject != "case" and not stays and last > first + 1 and not tokens[last - 1].capital:
        last -= 1  # `Zephyr returned 4 people`: a thing is written with capitals
    fits = 0 < last - first <= LONGEST and (tokens[first].capital or stays)
    return (first, last) if fits and _may_be_a_name(tokens, marks, first, last) else None


def says_how(token: Token) -> bool:
    """Tell whether a word only says how something is said: `apparently`."""
    return token.norm.endswith("ly") and len(token.norm) >= _ADVERB


def _may_be_a_name(tokens: Sequence[Token], marks: Sequence[Mark], first: int, last: int) -> bool:
    """Tell whether words may be a name: not who speaks, not how or when, and no part of a longer one."""
    words = [token.norm for token in tokens[first:last]]
    behind = tokens[last] if last < len(tokens) else None
    speaks = behind is not None and behind.norm in _SAYS
    counted = behind is not None and behind.capital and any(m.first == last and m.figure for m in marks)
    adverb = last == first + 1 and says_how(tokens[first])
    return not (speaks or counted or adverb or set(words) <= PEOPLE | PLAIN or only_manners(words))
