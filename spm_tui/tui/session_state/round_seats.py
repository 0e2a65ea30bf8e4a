"""Who is in the room for a round: the roles noted, the phones that joined, and who has answered how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from spm_tui.text import clean, cut, fold
from spm_tui.tui.session_state.round_desk import RoundDesk
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Span, line
from spm_tui.workshop.session import Session, records

#: As many as may pass the keyboard round where no roles are noted.
MOST_CHAIRS: Final = 40


class Seat(NamedTuple):
    """One who may answer: the key it answers under, its role, how it has answered (empty: not yet)."""

    who: str
    called: str
    way: str
    by: str = ""  # how it is to answer, where that is known: a phone that joined

    def row(self) -> Row:
        """Return the row of this seat: by which way, the role, and whether it has answered."""
        how = (self.way or self.by or "").ljust(9)
        mark = Span("kept", "good") if self.way else Span("-", "dim")
        words = (Span(f" {how} "), Span(cut(self.called, 40).ljust(42), "strong"), mark)
        return Row(self.who, (words,), words=self.called)


def seats_of(desk: RoundDesk, session: Session) -> list[Seat]:
    """Return a seat for each role that is present and each phone; one that took a role sits in its seat.

    Anonymous phones and chairs come last. Nothing here is in the order in which people answered.
    """
    phones = {phone.who: phone.called for phone in (desk.phones.joined() if desk.phones else ())}
    given = {one.who: one for one in desk.answered()}
    phone_of = {fold(called): who for who, called in phones.items() if called}
    phone_of |= {fold(one.called): one.who for one in given.values() if one.way == "phone" and one.called}
    seats, seated = [], set()
    for one in session.participants:
        phone = phone_of.get(fold(one.role), "")
        who = next((key for key in (one.id, phone) if key in given), phone or one.id)
        if one.present is False and who not in given:
            continue
        way = given[who].way if who in given else ""
        seats.append(Seat(who, clean(one.role), way, "phone" if phone else ""))
        seated |= {who, one.id, phone}
    others = phones | {one.who: one.called for one in given.values()}
    for number, who in enumerate(sorted(key for key in others if key not in seated), start=1):
        way = given[who].way if who in given else ""
        seats.append(Seat(who, clean(others[who]) or f"without a role, {number}", way, way or "phone"))
    return seats


def seat_rows(desk: RoundDesk, session: Session) -> list[Row]:
    """Return the rows of an open round: each seat, then how many answers came on paper or from before."""
    rows = [seat.row() for seat in seats_of(desk, session)]
    answers = desk.answers
    if answers.on_paper:
        rows.append(Row("paper", (line(f" paper     {answers.on_paper} counted"),), pick=False))
    if answers.kept:
        text = f" before    {answers.kept} kept from before; whose they are is not kept"
        rows.append(Row("before", (line(text),), pick=False))
    if rows:
        return rows
    text = " Nobody yet. t types answers from paper, p passes the keyboard. F6 then s notes the roles."
    return [Row("none", ((Span(text, "dim"),),), pick=False)]


def in_the_room(desk: RoundDesk, session: Session) -> int:
    """Return of how many an answer is awaited; 0 where nobody can tell, without roles, phones and chairs.

    A phone that took no role, and a sheet of paper, is first thought to be of a role that has no answer yet.
    """
    seats = seats_of(desk, session)
    if not seats:
        return 0
    phones = {one.who: one.called for one in desk.answered() if one.way == "phone"}
    phones |= {phone.who: phone.called for phone in (desk.phones.joined() if desk.phones else ())}
    nameless = sum(1 for called in phones.values() if not called)
    empty = sum(1 for seat in seats if not seat.way and not seat.by)
    taken = min(nameless, empty)
    sheets = desk.answers.on_paper + desk.answers.kept
    return len(seats) - taken + max(0, sheets - (empty - taken))


def empty_chairs(seats: Sequence[Seat]) -> list[Seat]:
    """Return the chairs nobody has answered from, for a room whose roles are not noted."""
    taken = {seat.who for seat in seats}
    chairs = (Seat(f"chair-{number:02}", f"chair {number}", "") for number in range(1, MOST_CHAIRS + 1))
    return [chair for chair in chairs if chair.who not in taken]


def subject_of_row(session: Session, question: str, row: str | None) -> str | None:
    """Return what a row of the answer table is about, as a round names it; None for other rows."""
    kind, _, number = (row or "").partition(":")
    if kind not in ("record", "stays") or not number.split(":")[0].isdigit():
        return None
    rows = records(session, question)
    at = int(number.split(":")[0])
    if at >= len(rows):
        return None
    record = rows[at]
    for name in ("items", "item", "from_", "lever", "function", "case"):
        value = getattr(record, name, None)
        if isinstance(value, tuple) and len(value) == 1:
            return str(value[0])
        if isinstance(value, str):
            return value
    return None
