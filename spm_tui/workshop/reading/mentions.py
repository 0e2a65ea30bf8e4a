"""Where a line may name known things and cases."""

from collections.abc import Sequence

from msgspec import Struct

from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.names import Entity, NameIndex
from spm_tui.workshop.reading.tokens import Token

#: A word cut short with a full stop behind it has so many letters at most: `integr. cell`.
_CUT_LETTERS = 6


class Mention(Struct, frozen=True):
    """Where a line names something known, how surely, and what else it could be."""

    first: int
    last: int
    entity: Entity
    score: float
    others: tuple[Entity, ...] = ()
    less: tuple[Entity, ...] = ()  # what the words name less exactly: `Payments` for Payments team

    @property
    def options(self) -> tuple[Entity, ...]:
        """Everything the words could mean, the best first."""
        return (self.entity, *self.others)


def mentions_of(line: str, tokens: Sequence[Token], index: NameIndex) -> tuple[Mention, ...]:
    """Return where a line may name something known; places may overlap, the caller takes the longest.

    `line` is the line as typed, `tokens` its tokens.
    """
    found: list[Mention] = []
    for first, token in enumerate(tokens):
        if token.kind == "break" or (token.kind == "sign" and token.norm not in "#"):
            continue
        for last in range(min(len(tokens), first + index.longest), first, -1):
            inside = tokens[first:last]
            if any(
                _parts(tokens, first + n) or (one.kind == "sign" and one.norm in '=()"+~*')
                for n, one in enumerate(inside)
            ) or inside[-1].kind in ("sign", "break"):
                continue
            text = line[token.start : inside[-1].end]
            mention = _mention(text, first, last, index)
            if mention is not None:
                found.append(mention)
    return tuple(found)


def _parts(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a token parts a line; the full stop of a word cut short does not: `orch. data`."""
    if tokens[place].kind != "break":
        return False
    behind = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    before = tokens[place - 1]
    return not (
        tokens[place].norm == "."
        and before.kind == behind.kind == "word"
        and before.end == tokens[place].start
        and len(before.norm) <= _CUT_LETTERS
        and before.norm not in FILLERS
    )


def _mention(text: str, first: int, last: int, index: NameIndex) -> Mention | None:
    found = index.meant(text)
    if found is None:
        return None
    entities, score, less = found
    return Mention(first, last, entities[0], score, entities[1:], less)
