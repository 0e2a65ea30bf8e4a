"""What can be understood of a line that makes no record, for who completes it part by part.

Nothing here is recorded: each value is shown before it is kept.
"""

from collections.abc import Sequence
from typing import Any

from spm_tui.workshop.map_edits import CATEGORY_OF
from spm_tui.workshop.question_texts.asked_parts import NEEDED
from spm_tui.workshop.reading.clauses import clauses_of
from spm_tui.workshop.reading.denials import denied, unread
from spm_tui.workshop.reading.frames import FRAMES, Frame
from spm_tui.workshop.reading.line_marks import Mark, marks_of
from spm_tui.workshop.reading.reader import read_line
from spm_tui.workshop.reading.subjects import entity_of, unsure
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.session import Session


def category_of(session: Session, item_id: str) -> str | None:
    """Return the kind of swap in which this thing steps in, or None when it can in none."""
    return next((CATEGORY_OF.get(item.kind) for item in session.items if item.id == item_id), None)


def understood(session: Session, key: str, line: str, about: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the fields a line gives, as far as each is certain by itself. Never raises for any text.

    `about` is what the line is about, where that is known by now.
    """
    frame = FRAMES[key]
    tokens = tokens_of(line)
    if not tokens:
        return dict(about or {})
    every = marks_of(session, key, line, tokens)
    gone, _ = denied(tokens, every, clauses_of(tokens, every))
    marks = [mark for place, mark in enumerate(every) if place not in gone]
    values = _subject(session, frame, marks) | (about or {})
    if frame.subject == "pair" and "from_" in values and (category := category_of(session, values["from_"])):
        values["category"] = category
    known = {name: value for name, value in values.items() if name in (*NEEDED[key], "category")}
    if known:
        reading = read_line(session, key, line, assumed=known)
        if len(reading.facts) == 1:
            values = reading.facts[0].values | values
    return _loose(frame, marks) | values


def _subject(session: Session, frame: Frame, marks: Sequence[Mark]) -> dict[str, Any]:
    if frame.subject in ("lever", "function"):
        words = {word for mark in marks if (word := mark.means(frame.subject))}
        return {frame.subject: words.pop()} if len(words) == 1 else {}
    if frame.subject == "decision_type":
        return {}
    found = [entity.id for mark in marks if (entity := entity_of(mark, frame)) and not unsure(mark, frame)]
    ids = list(dict.fromkeys(found))
    if frame.subject == "pair":
        steps_in = [one for one in ids if category_of(session, one)]
        return dict(zip(("from_", "to"), ids, strict=False)) if ids[:1] == steps_in[:1] else {}
    if frame.subject == "items":
        return {"items": (ids[0],)} if len(ids) == 1 else {}
    return {"case" if frame.subject == "case" else "item": ids[0]} if len(ids) == 1 else {}


def _loose(frame: Frame, marks: Sequence[Mark]) -> dict[str, Any]:
    """Return words of the question and figures that can stand for one field only."""
    found: dict[str, Any] = {}
    for choice in frame.choices:
        words = list(dict.fromkeys(word for mark in marks if (word := mark.means(choice.concept))))
        if choice.many and words:
            found[choice.field] = tuple(words)
        elif len(words) == 1:
            found[choice.field] = words[0]
    bases = {word for mark in marks if (word := mark.means("basis"))}
    if len(bases) == 1:
        found["basis"] = bases.pop()
    for amount in frame.amounts:
        figures = [
            mark.figure for mark in marks if mark.figure is not None and mark.figure.unit == amount.unit
        ]
        if len(figures) == 1 and amount.default is not None:
            said = not any(mark.means("seen") for mark in marks)
            field = amount.said if said or not amount.seen else amount.seen
            found[field] = round(figures[0].value, 1 if amount.unit == "people" else 3)
    return {name: value for name, value in found.items() if name != "freed"}


def words_left(session: Session, key: str, line: str) -> str:
    """Return the words of a line that were read for nothing, in their order; "" when there are none."""
    tokens = tokens_of(line)
    places = unread(tokens, marks_of(session, key, line, tokens)) if tokens else ()
    runs: list[list[int]] = []
    for place in places:
        if runs and place - runs[-1][-1] <= 2:  # a filler between two of them belongs to them
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(line[tokens[run[0]].start : tokens[run[-1]].end] for run in runs)


def unread_in(session: Session, key: str, line: str) -> tuple[tuple[int, int], ...]:
    """Return where in a line the words stand that were read for nothing."""
    tokens = tokens_of(line)
    places = unread(tokens, marks_of(session, key, line, tokens)) if tokens else ()
    return tuple((tokens[place].start, tokens[place].end) for place in places)
