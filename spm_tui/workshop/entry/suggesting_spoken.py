"""What is offered inside a spoken line: known names that begin with the last words before the cursor."""

import re
from typing import Final

from spm_tui.text import fold
from spm_tui.workshop.entry.record_parts import Parts
from spm_tui.workshop.entry.suggesting import MOST, Suggestion, suggest
from spm_tui.workshop.form_values import words_for
from spm_tui.workshop.question_texts.asked_parts import WORDS
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.reading.missing import spec_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of

#: Words of a name that are looked at.
_WORDS: Final = 4
#: Letters of a single word from which on it may be a name.
_LETTERS: Final = 3
_LAST = re.compile(r"\S+")


def suggest_line(session: Session, key: str, line: str, cursor: int) -> tuple[Suggestion, ...]:
    """Return what to offer in a line: with parts or of one word as `suggest` does, else known names."""
    before = line[:cursor]
    if ">" in before or len(before.split()) < 2 or key == "boundary":
        return suggest(session, key, line, cursor)
    words = list(_LAST.finditer(before))[-_WORDS:]
    if before[-1:].isspace():
        return ()
    names = _names(session, key)
    for word in words:
        typed = fold(before[word.start() :])
        last = word is words[-1]
        if last and (len(typed) < _LETTERS or typed in FILLERS):
            continue
        found = [
            (text, detail) for folded, text, detail in names if folded.startswith(typed) and folded != typed
        ]
        if found:
            return tuple(
                Suggestion(text, detail, False, word.start(), cursor) for text, detail in found[:MOST]
            )
        if any(folded == typed for folded, _, _ in names):
            return ()
    return ()


def _names(session: Session, key: str) -> list[tuple[str, str, str]]:
    called = names_of(session)
    cases = [(fold(case.name), called.case(case.id), "case") for case in session.cases]
    items: list[tuple[str, str, str]] = [
        (fold(item.name), called.label(item.id), item.kind) for item in session.items
    ]
    return [*cases, *items] if FRAMES[key].subject == "case" else items


def suggest_part(parts: Parts, line: str, cursor: int) -> tuple[Suggestion, ...]:
    """Return what may be meant by the letters of a part: known names and words, those that begin so first."""
    part = parts.part
    if part is None or part is WORDS:
        return ()
    spec = spec_of(parts.key, part.field)
    start = line.rfind(",", 0, cursor) + 1 if spec.many else 0
    start += len(line[start:cursor]) - len(line[start:cursor].lstrip())
    wanted = fold(line[start:cursor])
    words = words_for(spec, parts.session)
    if not wanted or any(fold(word) == wanted for word in words):
        return ()
    begins = [word for word in words if fold(word).startswith(wanted)]
    holds = [word for word in words if wanted in fold(word) and word not in begins]
    return tuple(Suggestion(word, "", False, start, cursor) for word in (*begins, *holds)[:MOST])
