"""Taking a typed line under a question: a record, a tally, a figure, a need, what stays, or to sort."""

import re
from collections.abc import Iterator
from typing import Any, Literal, cast

from msgspec import Struct, structs

from spm_tui.text import clean
from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import (
    Refused,
    add_record,
    add_to_sort,
    delete_to_sort,
    replace_record,
    set_answer,
)
from spm_tui.workshop.ballots import tally
from spm_tui.workshop.choices import FUNCTIONS, LEVERS
from spm_tui.workshop.entry import one_to_five, six_to_ten
from spm_tui.workshop.entry.draft import Draft
from spm_tui.workshop.entry.grammar import Grammar, NotUnderstood, read_record
from spm_tui.workshop.entry.known import Several, Wrong, known
from spm_tui.workshop.entry.needs import Needs, apply_needs, read_needs, says_needs
from spm_tui.workshop.entry.parts import ARROW_OR_TAB, Part, commas, is_quoted, parts_of, split
from spm_tui.workshop.entry.stays import Stays, Waiting, apply_stays, read_stays, split_stays
from spm_tui.workshop.entry.tallies import Tally, read_own, read_tally
from spm_tui.workshop.entry.vocabulary import norm, word_of
from spm_tui.workshop.reading.free import known_inside
from spm_tui.workshop.reading.results import Label
from spm_tui.workshop.reading.taking import Last, take_line
from spm_tui.workshop.session import Session, answer, records

Kind = Literal["record", "changed", "tally", "stays", "tie", "to-sort", "refused"]

GRAMMARS: dict[str, Grammar] = {
    grammar.key: grammar
    for grammar in (
        one_to_five.MOVES, one_to_five.STOPS, one_to_five.DOORS, one_to_five.SWAPS, one_to_five.DECISIONS,
        six_to_ten.LEVERS_GRAMMAR, six_to_ten.SHIFTS, six_to_ten.ASSETS, six_to_ten.RIGHTS,
        six_to_ten.FUNCTIONS_GRAMMAR,
    )
}  # fmt: skip
#: A longer line is talk; it is kept, and not taken apart.
LONGEST_LINE = 2000
#: Slots that take a word of a closed list.
CLOSED: dict[str, tuple[str, ...]] = {"function": FUNCTIONS, "lever": LEVERS}
_FOR = re.compile(r"(?P<who>\S.*?)\s+(?:for|can do|does|to)\s+(?P<work>\S.*)", re.IGNORECASE)


class Entered(Struct, frozen=True, kw_only=True):
    """What became of a line. `session` holds it in any case but `refused`, where nothing was changed.

    `position` is that of the record under the question (from 0), where there is one. `problem` says in one
    sentence why a line waits under "to sort" or was refused; `notice` is a remark on a line that was taken.
    Where a name means one of several, `readings` are (how it is written, the line that means it) of each.
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


class Read(Struct, frozen=True):
    """A line as it was understood, before anything is done with it."""

    what: Tally | Stays | Needs | Draft | dict[str, Any]
    before: str = ""  # a record line that stands before `stays`


def tidy(line: str) -> str:
    """Return a typed line on one line, with lone surrogates (which no file can hold) made visible."""
    text = re.sub(r"[\ud800-\udfff]", lambda match: clean(match[0]), line)
    return re.sub(r"[\r\n]+", " ", text).strip()


def read(session: Session, key: str, line: str) -> Read:
    """Understand a tidied line under a question. Raises NotUnderstood or Wrong, with a sentence."""
    if len(line) > LONGEST_LINE:
        raise NotUnderstood("It is too long for one line.")
    if key == "stopping" and (cut := split_stays(line)) is not None:
        before, stays = cut
        return Read(stays, before) if before else Read(read_stays(session, stays))  # type: ignore[arg-type]
    if says_needs(session, line, arrows=key == "stopping"):
        return Read(read_needs(session, line))
    found = read_tally(session, key, line) or read_own(key, line)
    return Read(found) if found else Read(read_line(session, GRAMMARS[key], line))


def read_line(session: Session, grammar: Grammar, line: str) -> Draft:
    """Understand a line as a record. Raises NotUnderstood or Wrong, with a sentence.

    Without any `>`, commas part it; else a known name at its start does (`Live tracking back 8`).
    """
    parts = parts_of(line)
    if not parts:
        raise NotUnderstood("There is nothing in it.")
    try:
        return read_record(session, grammar, parts)
    except NotUnderstood as reason:
        for pieces in _otherwise(session, grammar, line, parts):
            try:
                draft = read_record(session, grammar, pieces)
            except NotUnderstood:
                continue
            if not draft.unclear:
                return draft
        raise reason from None


def _otherwise(
    session: Session, grammar: Grammar, line: str, parts: tuple[Part, ...]
) -> Iterator[tuple[Part, ...]]:
    """Yield other ways to part a line that was not understood: at commas, after the name it starts with."""
    if parts[0].quoted:
        return
    pieces = commas(line) if len(parts) == 1 else ()
    if len(pieces) > 1:
        yield tuple(Part(piece, 0, 0) for piece in pieces)
    names = known(session)
    if grammar.key == "fungibility" and (match := _FOR.fullmatch(parts[0].text)) is not None:
        ends = match["who"], match["work"]
        if any(names.items.find(end) is not None for end in ends):
            yield (*(Part(end, 0, 0) for end in ends), *parts[1:])
    if grammar.free:
        return
    words = parts[0].text.split()
    for count in range(len(words) - 1, 0, -1):
        start = " ".join(words[:count])
        table = names.cases if grammar.slots[0].field == "case" else names.items
        closed = CLOSED.get(grammar.slots[0].field, ())
        if table.knows(start) or word_of(closed, start) is not None:
            yield (Part(start, 0, 0), Part(" ".join(words[count:]), 0, 0), *parts[1:])
            return


def enter(session: Session, key: str, line: str, last: Last | None = None) -> Entered:
    """Take one typed line under a question. Nothing typed is lost: what is not understood waits to be sorted.

    `key` is the key of a question; `last` the line before, for a line that leans on it. Never raises
    for any text.
    """
    text = tidy(line)
    if not text:
        return Entered(session=session, kind="refused", problem="Type a line first.")
    if _parted(text):
        try:
            entered = taken(session, key, text)
        except (NotUnderstood, Wrong, Refused, Waiting) as reason:
            return _spoken(session, key, text, last, otherwise=reason)
        why = _doubt(session, key, text, entered)
        return _to_sort(session, key, text, why) if why else entered
    return _spoken(session, key, text, last)


def _doubt(session: Session, key: str, text: str, entered: Entered) -> str:
    """Return why a line in parts should wait after all: it would make a thing or case of what is said of a
    known one.

    A bare `nobody` behind a job would be read as "nobody misses it" by some, and as "nobody takes it"
    by others.
    """
    if (
        key == "disappearance"
        and len(parts_of(text)) > 2
        and any(norm(part.text) in ("nobody", "no one") for part in parts_of(text))
    ):
        return 'Which is it? "nobody misses it", or "collapses" where nobody takes it over.'
    new = {
        (table, one.id): one.name
        for table, rows in (("items", entered.session.items), ("cases", entered.session.cases))
        for one in rows
    }
    for table, identity in entered.created:
        known_name = known_inside(session, key, new[table, identity], case=table == "cases")
        if known_name:
            return f'Is it about "{clean(known_name)}"? Write that name alone, or a new name in quotes.'
    return ""


def _spoken(
    session: Session, key: str, text: str, last: Last | None, otherwise: Exception | None = None
) -> Entered:
    """Take a line as it is spoken; what it leaves waits, with the reason."""
    if len(text) > LONGEST_LINE:
        return _to_sort(session, key, text, "It is too long for one line.")
    if isinstance(otherwise, Waiting):
        return _to_sort(session, key, otherwise.line, str(otherwise))
    if isinstance(otherwise, Wrong | Refused):
        return _refused(session, key, text, otherwise)
    taken_ = take_line(session, key, text, last)
    if taken_.kind != "waits":
        return Entered(
            session=taken_.session,
            kind=taken_.kind,
            position=taken_.positions[-1] if taken_.positions else None,
            created=taken_.created,
            problem=taken_.why,
            notice=" ".join(taken_.notices),
            last=taken_.last,
            parts=taken_.parts,
        )
    written = _as_written(session, key, text) if otherwise is None else None
    return written or _to_sort(session, key, text, str(otherwise or "") or taken_.why)


def _as_written(session: Session, key: str, text: str) -> Entered | None:
    """Take a short line that is no sentence (`said 20`, `5 6 8 8 10`, a need, a name) by the words of the
    question.

    None where that would make something new or leave words over: such a line is talk, and waits.
    """
    if text.endswith("?"):
        return None
    try:
        what = read(session, key, text).what
        if isinstance(what, Draft) and not _is_name(what, key, text):
            return None
        entered = taken(session, key, text)
        return None if entered.created else entered
    except Wrong as reason:
        return _refused(session, key, text, reason)
    except (NotUnderstood, Refused, Waiting):
        return None


def _refused(session: Session, key: str, text: str, reason: Exception) -> Entered:
    """Keep a line to sort, with what it may mean where it names one of several."""
    return structs.replace(_to_sort(session, key, text, str(reason)), readings=readings(text, reason))


def readings(line: str, reason: Exception) -> tuple[tuple[str, str], ...]:
    """Return what a line that was not taken may mean, where it names one of several."""
    return reason.lines(line) if isinstance(reason, Several) else ()


def _is_name(draft: Draft, key: str, text: str) -> bool:
    """Tell whether a line is the whole name of what a record is about, and nothing else."""
    slot = GRAMMARS[key].slots[0].field
    if draft.unclear or draft.created() or set(draft.values) != {slot}:
        return False
    if slot == "decision_type":  # any text alone would be talk
        return is_quoted(text)
    if slot in CLOSED:
        return word_of(CLOSED[slot], text) is not None
    names = draft.known.cases if slot == "case" else draft.known.items
    return names.exact(text) is not None


def _parted(text: str) -> bool:
    """Tell whether a line is written in parts: `Tracking > back 8 > 1 month`."""
    return len(split(text, ARROW_OR_TAB)) > 1


def _to_sort(session: Session, key: str, line: str, problem: str) -> Entered:
    kept = add_to_sort(session, key, line)
    given = answer(kept, key)
    position = len(given.to_sort) - 1 if given is not None else None
    return Entered(session=kept, kind="to-sort", position=position, problem=problem)


def taken(session: Session, key: str, text: str) -> Entered:
    """Take a tidied line that is understood. Raises NotUnderstood, Wrong, Waiting or Refused."""
    if key == "stopping" and (cut := split_stays(text)) is not None:
        return _stays(session, *cut)
    what = read(session, key, text).what
    if isinstance(what, Needs):
        return need_taken(what)
    if isinstance(what, Tally):
        counts = cast(dict[str, int], what.counts)
        return Entered(session=tally(session, key, what.field, counts, what.subject), kind="tally")
    if isinstance(what, dict):
        return Entered(session=set_answer(session, key, **what), kind="changed")
    if isinstance(what, Draft):
        return record_taken(key, what)
    raise NotUnderstood("It is not a line of this question.")


def record_taken(key: str, draft: Draft) -> Entered:
    """Add the record of a draft; a line about stopping what is there already changes that line."""
    record = cast(r.AnswerRecord, draft.record())
    notice = " ".join(draft.notices)
    if isinstance(record, r.Stop):
        things = frozenset(record.items)
        for position, before in enumerate(records(draft.session, key)):
            if isinstance(before, r.Stop) and frozenset(before.items) == things:
                fields = {name: value for name, value in draft.values.items() if name != "items"}
                if before.note and "note" in fields:
                    fields["note"] = f"{before.note}; {fields['note']}"
                changed = replace_record(draft.session, key, position, structs.replace(before, **fields))
                return Entered(session=changed, kind="changed", position=position, notice=notice)
    session = add_record(draft.commit(), key, record)
    position = len(records(session, key)) - 1
    return Entered(session=session, kind="record", position=position, created=draft.created(), notice=notice)


def _stays(session: Session, before: str, line: str) -> Entered:
    """Take what stays, and first the record of the stop where the line begins with one."""
    first = taken(session, "stopping", before) if before else None
    if first is not None and first.position is None:
        raise NotUnderstood("What stands before `stays` is not what stops.")
    base = first.session if first is not None else session
    if first is not None and first.position is not None:
        stop = cast(r.Stop, records(base, "stopping")[first.position])
        line = f"{line} > of #{stop.items[0]}"
    created = first.created if first is not None else ()
    try:
        stays = read_stays(base, line)
        after = apply_stays(line, stays)
    except Waiting as waits:
        if first is None:
            raise
        kept = _to_sort(base, "stopping", waits.line, str(waits))
        return structs.replace(first, session=kept.session, problem=kept.problem)
    notice = " ".join(stays.draft.notices)
    made = (*created, *stays.draft.created())
    return Entered(session=after, kind="stays", position=stays.stop, created=made, notice=notice)


def need_taken(needs: Needs) -> Entered:
    """Add what a line of needs gives, and sort the lines of what stays that were waiting for it."""
    session = _waiting(apply_needs(needs))
    notice = " ".join(needs.draft.notices)
    return Entered(session=session, kind="tie", created=needs.draft.created(), notice=notice)


def _waiting(session: Session) -> Session:
    """Take the lines to sort that say what stays, where the people's team is known by now."""
    given = answer(session, "stopping")
    for line in given.to_sort if given is not None else ():
        cut = split_stays(line)
        if cut is None or cut[0]:
            continue
        try:
            after = apply_stays(cut[1], read_stays(session, cut[1]))
        except (NotUnderstood, Wrong, Waiting, Refused):
            continue
        now = answer(after, "stopping")
        if now is not None:
            session = delete_to_sort(after, "stopping", now.to_sort.index(line))
    return session


def enter_need(session: Session, line: str) -> Entered:
    """Take one line of needs (`Live tracking needs Position hub`, `Live tracking > Fleet team 6`).

    Refused with a sentence, and nothing changed, when it is none. Never raises for any text.
    """
    text = tidy(line)
    try:
        if not text or len(text) > LONGEST_LINE:
            raise NotUnderstood("Type a line such as: Live tracking needs Position hub.")
        return need_taken(read_needs(session, text))
    except (NotUnderstood, Wrong, Refused) as reason:
        may_be = readings(text, reason)
        return Entered(session=session, kind="refused", problem=str(reason), readings=may_be)
