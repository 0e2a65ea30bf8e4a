"""Taking a typed line under a question: line in, session out; what was not read waits to be sorted."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, structs

from spm_tui.text import clean
from spm_tui.workshop.answer_edits import Refused, add_to_sort, replace_to_sort
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry.needs import apply_needs
from spm_tui.workshop.entry.stay_parts import stay_answered
from spm_tui.workshop.entry.stays import Waiting, sorted_stays, stays_taken
from spm_tui.workshop.reading.known import NotUnderstood, Several, Wrong
from spm_tui.workshop.reading.leaning import over_talk
from spm_tui.workshop.reading.line_reading import Label
from spm_tui.workshop.reading.list_marks import without_list_mark
from spm_tui.workshop.reading.need_lines import read_needs, says_needs
from spm_tui.workshop.reading.other_questions import passes_over, reads_whole
from spm_tui.workshop.reading.parted import in_parts
from spm_tui.workshop.reading.stay_lines import split_stays
from spm_tui.workshop.reading.taking import Last, Taken, take_line
from spm_tui.workshop.session import Session, answer

Kind = Literal["record", "changed", "tally", "stays", "tie", "to-sort", "refused"]

#: A longer line is talk; it is kept, and not taken apart.
LONGEST_LINE = 2000


class Entered(Struct, frozen=True, kw_only=True):
    """What became of a line. `session` holds it in any case but `refused`, where nothing was changed.

    `position` is that of the record under the question (from 0), where there is one. `problem` says in one
    sentence why a line waits under "to sort" or was refused; `notice` is a remark on a line that was taken.
    Where a name means one of several, `readings` are (how it is written, the line that means it) of each.
    `elsewhere` are the questions that read all of a line which this one does not take, or takes in part.
    """

    session: Session
    kind: Kind
    position: int | None = None
    created: tuple[tuple[str, str], ...] = ()  # (table, id)
    problem: str = ""
    notice: str = ""
    readings: tuple[tuple[str, str], ...] = ()
    last: Last | None = None  # what the next line may lean on
    parts: tuple[Label, ...] = ()  # what of the line was read, and for which field
    unread: tuple[tuple[int, int], ...] = ()  # where words stand that were read for nothing
    elsewhere: tuple[str, ...] = ()


def tidy(session: Session, line: str) -> str:
    """Return a typed or pasted line as it is read: on one line, without the sign of a list before it.

    What begins with a known name (`2. Liga`) begins with no sign.
    """
    whole = on_one_line(line)
    text = without_list_mark(whole)
    if text == whole:
        return text
    names = [*(item.name for item in session.items), *(case.name for case in session.cases)]
    return whole if whole.startswith(tuple(names)) else text


def on_one_line(line: str) -> str:
    """Return a text on one line, with lone surrogates (which no file can hold) made visible."""
    text = re.sub(r"[\ud800-\udfff]", lambda match: clean(match[0]), line)
    return re.sub(r"[\r\n]+", " ", text).strip()


def enter(
    session: Session, key: str, line: str, last: Last | None = None, *, meant_here: bool = False
) -> Entered:
    """Take one typed line under a question. Nothing typed is lost: what is not understood waits to be sorted.

    `key` is the key of a question; `last` the line before, for a line that leans on it. A line that another
    question reads whole and this one only in part waits too, unless it is `meant_here`. Never raises for any
    text.
    """
    typed, text = on_one_line(line), tidy(session, line)
    if not text:
        return Entered(session=session, kind="refused", problem="Type a line first.")
    entered = _enter(session, key, text, last, meant_here=meant_here)
    if entered.kind != "to-sort" or entered.position is None or typed == text:
        return entered
    kept = replace_to_sort(entered.session, key, entered.position, typed)  # it waits as it was typed
    leans = entered.last is not None and entered.last.after is entered.session
    leaned = structs.replace(entered.last, after=kept) if leans and entered.last else entered.last
    return structs.replace(entered, session=kept, last=leaned)


def _enter(session: Session, key: str, text: str, last: Last | None, *, meant_here: bool) -> Entered:
    if len(text) > LONGEST_LINE:
        return _to_sort(session, key, text, "It is too long for one line.")
    if in_parts(text) and (exact := _need_or_stays(session, key, text)) is not None:
        return exact
    taken = take_line(session, key, text, last)
    if taken.kind == "waits":
        return _waits(session, key, text, taken, last)
    doubted = not meant_here and passes_over(text, taken.unread, makes_new=bool(taken.created))
    if doubted and (others := reads_whole(session, key, text)):
        return structs.replace(_to_sort(session, key, text, _fits(others)), elsewhere=others)
    return Entered(
        session=taken.session,
        kind=taken.kind,
        position=taken.positions[-1] if taken.positions else None,
        created=taken.created,
        problem=taken.why,
        notice=" ".join(taken.notices),
        last=taken.last,
        parts=taken.parts,
        unread=taken.unread,
    )


def _waits(session: Session, key: str, text: str, taken: Taken, last: Last | None) -> Entered:
    """Return what becomes of a line that the reader left: a need, an answer to what waits, or it waits."""
    exact = None if taken.readings or in_parts(text) else _need_or_stays(session, key, text)
    if exact is not None and not exact.created and exact.kind != "to-sort":
        return exact
    asked = key == "stopping" and _just_asked(session, last)
    if asked and (after := stay_answered(session, text)) is not None:
        return Entered(session=after, kind="stays")
    others = () if taken.readings else reads_whole(session, key, text)
    waits = _to_sort(session, key, text, f"{_fits(others)} {taken.why}" if others else taken.why)
    leaned = over_talk(last, key, text, session, waits.session)
    if leaned is None and not taken.readings:
        leaned = Last(key=key, before=session, after=waits.session, waited=1, waiting=text)
    return structs.replace(waits, readings=taken.readings, last=leaned, elsewhere=others)


def _fits(questions: Sequence[str]) -> str:
    """Return a sentence on the questions a line fits better, by their numbers."""
    numbers = [str(ANSWER_KEYS.index(key) + 1) for key in questions]
    *some, last = numbers
    return f"It fits question {' or '.join((', '.join(some), last)) if some else last}."


def _just_asked(session: Session, last: Last | None) -> bool:
    """Tell whether the line before waits, or left something waiting."""
    if last is None or last.waited or last.after != session:
        return True
    before, now = answer(last.before, "stopping"), answer(session, "stopping")
    return len(now.to_sort if now else ()) > len(before.to_sort if before else ())


def _need_or_stays(session: Session, key: str, text: str) -> Entered | None:
    """Take a line that says what needs what, or what stays; None where it is neither."""
    try:
        if key == "stopping" and in_parts(text) and (cut := split_stays(text)) is not None:
            return _stays(session, *cut)
        if says_needs(session, text, arrows=key == "stopping"):
            return _need(session, text)
    except Waiting as waits:
        return _to_sort(session, key, waits.line, str(waits))
    except (NotUnderstood, Wrong, Refused) as reason:
        return structs.replace(_to_sort(session, key, text, str(reason)), readings=readings(text, reason))
    return None


def readings(line: str, reason: Exception) -> tuple[tuple[str, str], ...]:
    """Return what a line that was not taken may mean, where it names one of several."""
    return reason.lines(line) if isinstance(reason, Several) else ()


def _to_sort(session: Session, key: str, line: str, problem: str) -> Entered:
    kept = add_to_sort(session, key, line)
    given = answer(kept, key)
    position = len(given.to_sort) - 1 if given is not None else None
    return Entered(session=kept, kind="to-sort", position=position, problem=problem)


def _stays(session: Session, before: str, line: str) -> Entered:
    """Take what stays, and first the record of the stop where the line begins with one."""
    if not before:
        stop, created, notice, after = stays_taken(session, line)
        return Entered(session=after, kind="stays", position=stop, created=created, notice=notice)
    first = enter(session, "stopping", before)
    if first.position is None or first.kind == "to-sort":
        raise NotUnderstood("What stands before `stays` is not what stops.")
    try:
        stop, created, notice, after = stays_taken(first.session, line, of=first.position)
    except Waiting as waits:
        kept = _to_sort(first.session, "stopping", waits.line, str(waits))
        return structs.replace(first, session=kept.session, problem=kept.problem)
    made = (*first.created, *created)
    return Entered(session=after, kind="stays", position=stop, created=made, notice=notice)


def _need(session: Session, text: str) -> Entered:
    """Add what a line of needs gives, and sort the lines of what stays that were waiting for it."""
    needs = read_needs(session, text)
    after = sorted_stays(apply_needs(needs))
    return Entered(
        session=after, kind="tie", created=needs.named.created(), notice=" ".join(needs.named.notices)
    )


def enter_need(session: Session, line: str) -> Entered:
    """Take one line of needs (`Live tracking needs Position hub`, `Live tracking > Fleet team 6`).

    Refused with a sentence, and nothing changed, when it is none. Never raises for any text.
    """
    text = tidy(session, line)
    try:
        if not text or len(text) > LONGEST_LINE:
            raise NotUnderstood("Type a line such as: Live tracking needs Position hub.")
        return _need(session, text)
    except (NotUnderstood, Wrong, Refused) as reason:
        may_be = readings(text, reason)
        return Entered(session=session, kind="refused", problem=str(reason), readings=may_be)
