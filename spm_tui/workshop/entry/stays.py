"""What becomes of a line under a stop that says what stays: ties, who pays, or a line that waits.

A thing that stays is run by people counted in the effort of what stops: a run tie to the team that gives
the stopped thing most people. No tie from the stopped thing is made: nothing said that it needs the thing,
and such a tie alone would make it leave together with the stop.
"""

from typing import Any

from msgspec import structs

from spm_tui.text import clean
from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import Refused, delete_to_sort, replace_record
from spm_tui.workshop.entry.needs import kind_in, named
from spm_tui.workshop.entry.stay_parts import facts_there
from spm_tui.workshop.reading.applying import apply_reading, tied
from spm_tui.workshop.reading.known import NotUnderstood, Wrong, known
from spm_tui.workshop.reading.labelled_parts import after
from spm_tui.workshop.reading.parted import in_parts
from spm_tui.workshop.reading.parts import parts_of
from spm_tui.workshop.reading.reader import read_line
from spm_tui.workshop.reading.stay_lines import Stays, read_stays, split_stays
from spm_tui.workshop.reading.staying import Stay, held_back, run_tie
from spm_tui.workshop.session import Session, answer, records


class Waiting(Exception):  # noqa: N818  # an answer to the room, not a fault of the program
    """A line of what stays whose people's team is not known yet; `line` is what waits."""

    def __init__(self, line: str, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line


def apply_stays(line: str, stays: Stays) -> Session:
    """Return the session with run ties for what stays, and who pays on the stop record.

    Raises Waiting where it is not certain whose people run a thing, Wrong when it is what stops.
    """
    session = stays.names.commit()
    stop = records(session, "stopping")[stays.stop]
    if not isinstance(stop, r.Stop):
        raise NotUnderstood("It does not say what stops.")
    for thing, people, team in stays.things:
        session = _with_run(session, stop, line, (thing, people, team), stays.fields)
    if stays.paid_by is not None:
        stop = structs.replace(stop, run_paid_by=stays.paid_by)
    elif stays.confirm and stop.to_confirm is None:
        stop = structs.replace(stop, to_confirm=True)
    return replace_record(session, "stopping", stays.stop, stop)


def _with_run(
    session: Session,
    stop: r.Stop,
    line: str,
    stays: tuple[str, float | None, str | None],
    fields: dict[str, Any],
) -> Session:
    thing, people, team = stays
    if thing in stop.items:
        raise Wrong(f'"{named(session, thing)}" is what stops; it cannot stay as well.')
    if kind_in(session, thing) in ("team", "skill"):
        return tied(session, held_back(session, thing, people, stop.items))
    tie = run_tie(session, thing, people, stop.items, team)
    if isinstance(tie, Stay):
        stopped = clean(", ".join(known(session).items.written(item) for item in stop.items[:1]))
        waits = line if any(after("of", part.text) for part in parts_of(line)) else f"{line} > of {stopped}"
        raise Waiting(waits, tie.why)
    if tie is None:
        return session
    note = "; ".join(text for text in (tie.note, fields.get("note")) if text) or None
    return tied(session, structs.replace(tie, **(fields | {"note": note})))


def stays_taken(
    session: Session, line: str, of: int | None = None
) -> tuple[int, tuple[tuple[str, str], ...], str, Session]:
    """Return (position of the stop, what was created, what to say, the session) after a line of what stays.

    `of` is the position of the stop where the line does not name it. Raises Waiting, NotUnderstood or Wrong.
    """
    if of is not None:
        stop = records(session, "stopping")[of]
        line = f"{line} > of #{stop.items[0]}" if isinstance(stop, r.Stop) else line
    stays = read_stays(session, line)
    after_it = apply_stays(line, stays)
    return stays.stop, stays.names.created(), " ".join(stays.names.notices), after_it


def sorted_stays(session: Session) -> Session:
    """Take the lines to sort that say what stays, where the people's team is known by now."""
    given = answer(session, "stopping")
    for line in given.to_sort if given is not None else ():
        try:
            after_it = _sorted(session, line)
        except (NotUnderstood, Wrong, Waiting, Refused):
            continue
        if after_it is None:
            continue
        now = answer(after_it, "stopping")
        if now is not None:
            session = delete_to_sort(after_it, "stopping", now.to_sort.index(line))
    return session


def _sorted(session: Session, line: str) -> Session | None:
    """Return the session with what a waiting line says stays; None where it says no such thing.

    Raises NotUnderstood, Wrong, Waiting or Refused where it cannot be taken.
    """
    if in_parts(line):
        cut = split_stays(line)
        return None if cut is None or cut[0] else stays_taken(session, cut[1])[-1]
    reading = read_line(session, "stopping", line)
    only_ties = not (reading.stays or reading.votes or reading.own) and facts_there(session, reading)
    if not reading.ties or not only_ties:
        return None
    return apply_reading(session, "stopping", structs.replace(reading, facts=())).session


__all__ = ["Waiting", "sorted_stays", "stays_taken"]
