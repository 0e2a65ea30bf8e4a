"""The kind of a thing that a line creates: guessed, shown, and changed with one key."""

from collections.abc import Mapping

from msgspec import structs

from spm_tui.text import fold
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.choices import ITEM_KINDS, ItemKind
from spm_tui.workshop.entry.entering import Entered
from spm_tui.workshop.map_edits import CATEGORY_OF, replace_item
from spm_tui.workshop.question_texts.asked_parts import STAYS
from spm_tui.workshop.reading.correcting import Last
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.session import Session

#: Name of a new thing, folded -> the kind it was given.
Kinds = Mapping[str, ItemKind]


def kinds_for(key: str) -> tuple[ItemKind, ...]:
    """Return the kinds a new thing of a question's lines can have, in the order of the key for them."""
    if key == "fungibility":
        return tuple(kind for kind in ITEM_KINDS if kind in CATEGORY_OF)
    return tuple(
        kind for kind in ITEM_KINDS if key == STAYS or not FRAMES[key].kinds or kind in FRAMES[key].kinds
    )


def next_kind(key: str, kind: ItemKind) -> ItemKind:
    """Return the kind after this one; the first after the last."""
    kinds = kinds_for(key)
    return kinds[(kinds.index(kind) + 1) % len(kinds)] if kind in kinds else kinds[0]


def with_kind(session: Session, item_id: str, kind: ItemKind) -> Session:
    """Return the session with another kind for a thing; unchanged where its records do not go with it."""
    item = next((one for one in session.items if one.id == item_id), None)
    if item is None or item.kind == kind:
        return session
    try:
        return replace_item(session, item_id, structs.replace(item, kind=kind))
    except Refused:
        return session


def with_kinds(entered: Entered, kinds: Kinds) -> Entered:
    """Return what became of a line with the kinds its new things were given."""
    session = entered.session
    for table, identity in entered.created if kinds else ():
        name = next((one.name for one in session.items if one.id == identity), "") if table == "items" else ""
        if (kind := kinds.get(fold(name))) is not None:
            session = with_kind(session, identity, kind)
    if session is entered.session:
        return entered
    return structs.replace(entered, session=session, last=_after(entered.last, session))


def _after(last: Last | None, session: Session) -> Last | None:
    return structs.replace(last, after=session) if last is not None else None
