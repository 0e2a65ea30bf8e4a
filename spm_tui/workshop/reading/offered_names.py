"""A name nobody knows with which a line begins: offered as a new thing or case, and never taken for a
known one.
"""

from collections.abc import Sequence

from msgspec import structs

from spm_tui.text import free_slug
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.map_edits import with_named
from spm_tui.workshop.reading.frames import Frame
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.line_reading import RecordReading
from spm_tui.workshop.reading.names import name_index
from spm_tui.workshop.reading.reader import read_line
from spm_tui.workshop.reading.strangers import name_at_the_start
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.session import Session


def newly_named(
    session: Session, frame: Frame, line: str, marks: Sequence[Mark]
) -> tuple[RecordReading, str] | None:
    """Return what a line says of the new thing or case it begins with, and why it may: nobody knows it.

    None where it begins with no capital, is near to a known name, or says nothing certain of it.
    """
    tokens = tokens_of(line)
    place = name_at_the_start(frame, tokens, marks)
    if place is None or not tokens[place[0]].capital:
        return None
    name, index = line[tokens[place[0]].start : tokens[place[1] - 1].end], name_index(session)
    if index.typo(name) or index.short(name) or index.resembles(name):
        return None
    items: tuple[r.Item, ...] = ()
    cases: tuple[r.Case, ...] = ()
    kind = "case"
    if frame.subject == "case":
        identity = free_slug(name, [case.id for case in session.cases])
        cases = (r.Case(id=identity, name=name),)
    else:
        kind = next(one for one in ITEM_KINDS if one == frame.new_kind)
        identity = free_slug(name, [item.id for item in session.items])
        items = (r.Item(id=identity, name=name, kind=kind),)
    read = read_line(with_named(session, items, cases), frame.key, line)
    if len(read.facts) != 1 or read.votes or read.own or read.ties or read.stays:
        return None
    if read.facts[0].open or read.unread:
        return None
    fact = read.facts[0]
    if fact.values.get(frame.subject) not in (identity, (identity,)):
        return None
    made = structs.replace(fact, new_items=items, new_cases=cases)
    return made, f"not known yet: a new {kind}"
