"""The verbs that say what needs what: `Claims needs Polaris`, `Polaris is run by Web`; one list for all."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from spm_tui.workshop.reading.parts import parts_of, several
from spm_tui.workshop.reading.tokens import Token

#: Verbs that say nothing but a need: read under the ten questions too.
PLAIN: Final = (
    "needs", "need", "depends on", "depend on", "relies on", "rely on", "uses", "use", "is run by",
    "are run by", "run by",
)  # fmt: skip
#: Verbs that may say something else in an answer (`it takes 3 months`): read on the list of things alone.
LISTED: Final = (
    "is built on", "are built on", "is kept by", "is looked after by", "is fed by", "is staffed by",
    "are staffed by", "is maintained by", "is operated by", "is supported by", "is served by",
    "is kept up by", "runs on", "run on", "rests on", "sits on", "builds on", "leans on", "lean on",
    "hangs on", "draws on", "is based on", "requires", "require", "takes", "take", "borrows", "ties up",
    "braucht", "brauchen", "benötigt", "nutzt", "hängt an", "läuft auf",
)  # fmt: skip
_TOKENS: Final = tuple(tuple(verb.split()) for verb in (*LISTED, *PLAIN))


class Verb(Struct, frozen=True):
    """A verb of needing in a text: what stands before it, after it, and where that begins."""

    start: str
    ends: str
    at: int


_VERB: Final = re.compile(rf"\s+(?:{'|'.join(sorted(PLAIN, key=len, reverse=True))})\s+(?=\S)", re.IGNORECASE)


def needs_verb(text: str) -> Verb | None:
    """Return the first verb of needing outside quotes, with something on either side; or None."""
    for match in _VERB.finditer(text):
        before = text[: match.start()]
        if before.strip() and before.count('"') % 2 == 0:
            return Verb(before.strip(), text[match.end() :], match.end())
    return None


def ends_of(line: str) -> tuple[str, list[str]] | None:
    """Return what needs, and the other parts of a typed line; None where it is no need."""
    parts = [part.text for part in parts_of(line)]
    if not parts:
        return None
    verb = needs_verb(parts[0])
    if verb is not None:
        return verb.start, [*several(verb.ends), *parts[1:]]
    return (parts[0], parts[1:]) if len(parts) > 1 else None


def verb_at(tokens: Sequence[Token], inside: set[int]) -> tuple[int, int] | None:
    """Return where the first verb of needing stands in a line of the list (from, to), outside known names."""
    norms = [token.norm for token in tokens]
    for first in range(1, len(norms)):
        for verb in _TOKENS:
            last = first + len(verb)
            if (
                tuple(norms[first:last]) == verb
                and last < len(norms)
                and not inside & set(range(first, last))
            ):
                return first, last
    return None
