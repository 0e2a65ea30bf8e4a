"""The things and cases a part of a record names: known ones by any beginning of a word, and new ones."""

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from spm_tui.text import clean, fold, free_slug
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.fields import FieldSpec
from spm_tui.workshop.form_values import FieldValue, from_text
from spm_tui.workshop.map_edits import with_named
from spm_tui.workshop.question_texts.asked_parts import NEEDED, STAYS
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.reading.mentions import mentions_of
from spm_tui.workshop.reading.names import PART, name_index
from spm_tui.workshop.reading.parts import is_quoted, unquote
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import listed

#: A name longer than this is talk, and so is what holds one of these words.
LONGEST_NAME: Final = 60
_TALK: Final = frozenset(
    ("i", "we", "they", "says", "say", "said", "think", "thinks", "would", "was", "were")
)
#: Names that are told at most where a beginning fits several.
MOST_NAMED: Final = 3


def things_named(
    session: Session, key: str, spec: FieldSpec, text: str, kind: ItemKind | None
) -> tuple[FieldValue, Session]:
    """Return the things or cases a text names for a field of a question, and the session with the new ones.

    `kind` is what a new thing is made as, where that is not the usual kind of the field.
    """
    after = session
    found: list[str] = []
    for name in text.split(",") if spec.many else [text]:
        if not name.strip():
            continue
        read = _known(after, key, spec, name.strip())
        if read.value is None and not read.problem:
            read, after = _new(after, key, spec, name.strip(), kind)
        if read.problem:
            return read, session
        found.append(read.value)
    if not found:
        return FieldValue(None, "type a name"), session
    return FieldValue(tuple(dict.fromkeys(found)) if spec.many else found[0]), after


def _known(session: Session, key: str, spec: FieldSpec, name: str) -> FieldValue:
    """Return the one known thing or case a name means, what to choose from, or nothing."""
    read = from_text(structs.replace(spec, many=False), name, session, session.created)
    if not read.problem or read.problem.startswith("which?"):
        return read
    cases = spec.ref == "cases"
    kinds = kinds_named(key, spec.name) if spec.ref == "items" and spec.name in NEEDED[key] else ()
    tokens = tokens_of(name)
    for mention in mentions_of(name, tokens, name_index(session)):
        whole = mention.last - mention.first >= len(tokens) and mention.score > PART
        options = [
            one
            for one in mention.options
            if (one.kind == "case") == cases and (not kinds or one.kind in kinds)
        ]
        if whole and len(options) == 1:
            return FieldValue(options[0].id)
    begun = () if is_quoted(name) else _begun(session, name, kinds, cases=cases)
    if len(begun) > 1:
        several = listed([called for _, called in begun[:MOST_NAMED]], "or")
        return FieldValue(None, f"which: {several}? In quotes it is a new one.")
    return FieldValue(begun[0][0] if begun else None)


def _begun(session: Session, text: str, kinds: Sequence[str], *, cases: bool) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of what is known and has a word that begins with the text."""
    rows: Sequence[r.Item | r.Case] = session.cases if cases else session.items
    return tuple(
        (row.id, clean(row.name))
        for row in rows
        if (cases or not kinds or getattr(row, "kind", "") in kinds)
        and any(word.startswith(fold(text)) for word in (fold(row.name), *fold(row.name).split()))
    )


def _new(
    session: Session, key: str, spec: FieldSpec, name: str, kind: ItemKind | None
) -> tuple[FieldValue, Session]:
    """Return the new thing or case of a name and the session with it, or why it is no name."""
    if _TALK & {token.norm for token in tokens_of(name)}:
        return FieldValue(None, "that is no name"), session
    name = unquote(name)
    if len(name) > LONGEST_NAME:
        return FieldValue(None, "that is long for a name"), session
    if spec.ref == "cases":
        case = r.Case(id=free_slug(name, [one.id for one in session.cases]), name=name)
        return FieldValue(case.id), with_named(session, (), (case,))
    made = kind or new_kind(key, spec.name)
    item = r.Item(id=free_slug(name, [one.id for one in session.items]), name=name, kind=made)
    return FieldValue(item.id), with_named(session, (item,))


def kinds_named(key: str, field: str) -> tuple[str, ...]:
    """Return the kinds of things a part can name; () for any."""
    if key == STAYS:
        return ("team", "skill") if field == "to" else ()
    return FRAMES[key].kinds


def new_kind(key: str, field: str) -> ItemKind:
    """Return the kind a thing gets that is named for the first time in a part."""
    if key == "fungibility":
        return "team" if field == "from_" else "initiative"
    if key == STAYS:
        return {"from_": "system", "to": "team"}.get(field, "initiative")  # type: ignore[return-value]
    return FRAMES[key].new_kind if field in NEEDED[key] else "initiative"  # type: ignore[return-value]
