"""Where a line may go that its question does not take: another question, the map, the parking lot.

Nothing goes anywhere by itself. These are choices under the line, the last of them to leave it where it was
typed.
"""

from typing import Final

from msgspec import Struct

from spm_tui.text import cut
from spm_tui.workshop import records as r
from spm_tui.workshop.agreements import park
from spm_tui.workshop.choices import ANSWER_KEYS, AnswerKey
from spm_tui.workshop.entry.entering import Entered, enter, enter_need, tidy
from spm_tui.workshop.entry.preview_parts import told_of
from spm_tui.workshop.reading.answering import team_and_people
from spm_tui.workshop.reading.correcting import Last
from spm_tui.workshop.reading.follow_up import says_who_follows_up
from spm_tui.workshop.reading.known import known
from spm_tui.workshop.reading.parts import quoted
from spm_tui.workshop.session import Session, records

#: Letters of a line that are shown again where it would only be parked.
SHOWN: Final = 40


class Destination(Struct, frozen=True):
    """One place for a line: the question it is found under, what it would be there, and what it becomes."""

    key: str
    words: str
    entered: Entered


def destinations_of(
    session: Session, key: str, line: str, last: Last | None, entered: Entered
) -> tuple[Destination, ...]:
    """Return the places for a line that waits, the likelier first; () where it has none but this question.

    `entered` is what `enter` made of it. Never raises for any text.
    """
    if entered.kind != "to-sort" or entered.readings:
        return ()
    text = tidy(session, line)
    found = [_at_question(session, other, text) for other in entered.elsewhere]
    found += _on_map(session, key, text, last)
    if says_who_follows_up(text):
        found.append(Destination(key, f"The parking lot: {cut(text, SHOWN)}", _parked(session, key, text)))
    if not found:
        return ()
    here = enter(session, key, text, last, meant_here=True)
    if here.kind != "to-sort":
        found.append(Destination(key, f"Here: {_told(session, key, text, here)}", here))
    return (*found, Destination(key, "Here, under 'to sort'", entered))


def belongs_elsewhere(session: Session, key: str, line: str, last: Last | None, entered: Entered) -> bool:
    """Tell whether `destinations_of` has places for a line, which are worked out once it is entered."""
    if entered.kind != "to-sort" or entered.readings:
        return False
    text = tidy(session, line)
    return bool(entered.elsewhere) or says_who_follows_up(text) or bool(_on_map(session, key, text, last))


def _at_question(session: Session, other: str, text: str) -> Destination:
    entered = enter(session, other, text, meant_here=True)
    number = ANSWER_KEYS.index(other) + 1 if other in ANSWER_KEYS else 0
    return Destination(other, f"Question {number}: {_told(session, other, text, entered)}", entered)


def _told(session: Session, key: str, text: str, entered: Entered) -> str:
    told = told_of(session, key, text, entered)
    return " | ".join(part.text for part in told.parts if part.sort != "open") or told.text


def _on_map(session: Session, key: str, text: str, last: Last | None) -> list[Destination]:
    """Return the map as a place for whose people run the thing just spoken of: `Data team runs it, four`."""
    thing = _spoken_of(session, key, last)
    given = team_and_people(session, text, thing) if thing is not None else None
    if thing is None or given is None:
        return []
    names = known(session).items
    team, people = given
    count = f" {people:g}" if people is not None else ""
    line = f"{quoted(names.written(thing))} > {quoted(names.written(team))}{count}"
    entered = enter_need(session, line)
    if entered.kind != "tie":
        return []
    return [Destination(key, f"The map: {_told(session, key, line, entered)}", entered)]


def _spoken_of(session: Session, key: str, last: Last | None) -> str | None:
    """Return the one thing the line before was about, or None."""
    if last is None or last.key != key or last.after != session or not last.positions:
        return None
    record = records(session, key)[last.positions[-1]]
    if isinstance(record, r.Stop) and len(record.items) == 1:
        return record.items[0]
    return record.item if isinstance(record, r.Asset) else None


def _parked(session: Session, key: str, text: str) -> Entered:
    question: AnswerKey | None = next((one for one in ANSWER_KEYS if one == key), None)
    return Entered(session=park(session, text, question=question), kind="changed", notice="It is parked.")
