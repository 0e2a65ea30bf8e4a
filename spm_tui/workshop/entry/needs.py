"""What a line of needs makes of a session: its ties, and who runs a thing."""

from msgspec import structs

from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.map_edits import add_tie, replace_tie, set_item, tie_position
from spm_tui.workshop.reading.known import Wrong
from spm_tui.workshop.reading.need_lines import Needs
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of


def apply_needs(needs: Needs) -> Session:
    """Return the session with what a line of needs gives; a tie that is there already takes its new figures.

    Raises Wrong when a tie would break a rule of the file.
    """
    session = needs.named.commit()
    try:
        if needs.run_people is not None:
            session = set_item(session, needs.run_people[0], run_people=needs.run_people[1])
        for fields in needs.ties:
            position = tie_position(session, fields["from_"], fields["to"])
            if position is None:
                session = add_tie(session, r.Tie(**fields))
            else:
                session = replace_tie(session, position, structs.replace(session.ties[position], **fields))
    except Refused as refused:
        raise Wrong(str(refused)) from refused
    return session


def kind_in(session: Session, item_id: str) -> ItemKind | None:
    """Return the kind of a thing of the session, or None."""
    return next((item.kind for item in session.items if item.id == item_id), None)


def named(session: Session, item_id: str) -> str:
    """Return a thing's name ready for a sentence."""
    return names_of(session).label(item_id)
