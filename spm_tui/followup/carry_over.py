"""Starting the next sitting from the last one: the map and the people stay, the answers are asked anew."""

from datetime import date

from msgspec import structs

from spm_tui.workshop.session import Answers, Session


def carry(last: Session, *, title: str, created: date, carried_from: str) -> Session:
    """Return a new session with the things, needs, cases, roles and open commitments of the last one.

    Answers, rounds, stances and private notes are left behind; `carried_from` is the stem of the last file.
    """
    return structs.replace(
        last,
        title=title,
        created=created,
        carried_from=carried_from,
        current_question=1,
        answers=Answers(),
        rounds=(),
        ballots=(),
        stances=(),
        private={},
        commitments=tuple(c for c in last.commitments if c.state in (None, "open")),
        parking=tuple(p for p in last.parking if p.state in (None, "open")),
    )
