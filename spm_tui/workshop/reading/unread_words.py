"""What a line says beyond what was read of it: kept as the note of what it makes, so that nothing is lost."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import structs

from spm_tui.text import clean, fold
from spm_tui.workshop.choices import NOBODY
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.everyday_words import (
    ASKED_SUBJECTS,
    CORRECTING,
    FIGURE_NOUNS,
    FILLERS,
    HAND_WORDS,
    INTERJECTIONS,
    LEANING,
    SAYING_LITTLE,
    SPEAKING,
)
from spm_tui.workshop.reading.figure_words import PEOPLE, TIME
from spm_tui.workshop.reading.line_marks import Mark, marks_of
from spm_tui.workshop.reading.line_reading import Label, Reading, RecordReading
from spm_tui.workshop.reading.speakers import speaking_at
from spm_tui.workshop.reading.spoken_line import Line
from spm_tui.workshop.reading.tokens import Token, tokens_of
from spm_tui.workshop.session import Session

#: Words that say nothing by themselves, beside those that carry no fact.
EVERYDAY: Final = (
    FILLERS | HAND_WORDS | SPEAKING | FIGURE_NOUNS | INTERJECTIONS | CORRECTING | ASKED_SUBJECTS
    | SAYING_LITTLE | PEOPLE | TIME.keys()
)  # fmt: skip
#: Words a clause must have to be told alone.
_FEW: Final = 3
#: Grades of hands: `two 4s`.
GRADES: Final = re.compile(r"[1-5]'?s|ones|twos|threes|fours|fives")
#: Words before a clause that belong to what it says.
_REASONS: Final = frozenset(
    ("because", "since", "although", "though", "while", "weil", "obwohl", "but", "aber")
)


def with_words_left(said: Line, reading: Reading, counted: Sequence[Clause] = ()) -> Reading:
    """Let the first record, else the first need, keep the clauses that say more than was read.

    Where a line makes neither, but hands or figures of the answer, it also waits (`left_over`). `counted` are
    the clauses in which hands or such figures stand.
    """
    if reading.empty:
        return reading
    loose = (*said.denied, *said.doubtful)
    read = (*reading.parts, *_counted(said, counted), *_owners(said, reading))
    left = places_left(said.tokens, said.marks, loose, read, _new(reading))
    left = [n for n in left if not any(first <= said.tokens[n].start < last for first, last in said.kept)]
    words = tuple((said.tokens[n].start, said.tokens[n].end) for n in left)
    reading = structs.replace(reading, unread=(*words, *said.noted))
    if not left:
        return reading
    if not (reading.facts or reading.ties):
        return structs.replace(reading, left_over=True)
    return noted(reading, clauses_left(said.line, said.tokens, said.every, left))


def _owners(said: Line, reading: Reading) -> list[Label]:
    """Return where owners stand that are in a record."""
    given = {value for read in reading.facts for value in read.values.values() if isinstance(value, str)}
    return [
        Label(said.tokens[mark.first].start, said.tokens[mark.last - 1].end)
        for mark in said.marks
        if mark.means("owner") in given
    ]


def _new(reading: Reading) -> list[str]:
    """Return the names a reading creates."""
    items = [item.name for read in reading.facts for item in read.new_items]
    return items + [case.name for read in reading.facts for case in read.new_cases]


def with_line_left(session: Session, key: str, line: str, reading: Reading) -> Reading:
    """Let what a line changes of the one before keep the line, where it has words that nobody read."""
    if not (reading.facts or reading.ties):
        return reading
    tokens = tokens_of(line)
    marks = marks_of(session, key, line, tokens)
    read = [Label(tokens[mark.first].start, tokens[mark.last - 1].end) for mark in marks]
    read += reading.parts
    places = [n for n in places_left(tokens, marks, (), read, _new(reading)) if tokens[n].norm not in LEANING]
    return noted(reading, clauses_left(line, tokens, (), places)) if places else reading


def _counted(said: Line, clauses: Sequence[Clause]) -> list[Label]:
    """Return what is read of a line in which hands are counted: every mark, and grades such as `two 4s`."""
    spans = [(mark.first, mark.last) for mark in said.marks + said.denied if clauses]
    spans += [(n, n + 1) for n, token in enumerate(said.tokens) if clauses and GRADES.fullmatch(token.norm)]
    speakers = speaking_at(said.tokens, said.marks)
    if len(speakers) > 1:  # who it is, of two voices
        spans += [(n, n + 1) for n in speakers]
    return [Label(said.tokens[first].start, said.tokens[last - 1].end) for first, last in spans]


def noted(reading: Reading, texts: Sequence[tuple[int, str]]) -> Reading:
    """Return a reading with texts and their places in the line as notes: of the record in whose clauses they
    stand, else of the first one, else of the first need.
    """
    if not reading.facts:
        tie, *ties = reading.ties
        note = _joined(tie.note, [text for _, text in texts])
        return structs.replace(reading, ties=(structs.replace(tie, note=note), *ties))
    facts = list(reading.facts)
    for place, text in texts:
        owner = next((n for n, one in enumerate(facts) if one.place[0] <= place < one.place[1]), 0)
        facts[owner] = _with_note(facts[owner], [text])
    return structs.replace(reading, facts=tuple(facts))


def _with_note(read: RecordReading, texts: Sequence[str]) -> RecordReading:
    return structs.replace(read, values=read.values | {"note": _joined(read.values.get("note"), texts)})


def _joined(note: str | None, texts: Sequence[str]) -> str:
    """Join a note and texts; the words of a range that stand in one of them are not said twice."""
    said = [fold(text) for text in texts]
    before = [one for one in (note or "").split("; ") if one and not any(fold(one) in text for text in said)]
    return "; ".join(dict.fromkeys((*before, *texts)))


def places_left(
    tokens: Sequence[Token],
    marks: Sequence[Mark],
    loose: Sequence[Mark],
    parts: Sequence[Label],
    names: Iterable[str],
) -> list[int]:
    """Return the places of the words and figures that say something and were read for nothing.

    `loose` are marks that are denied or in doubt, `parts` what was read, `names` what is new.
    """
    cues = {n for m in marks if _is_cue(m) for n in range(m.first, m.last)}
    new = {token.norm for name in names for token in tokens_of(name)}
    cues -= {n for mark in loose for n in range(mark.first, mark.last)}
    return [
        n
        for n, token in enumerate(tokens)
        if token.kind in ("word", "number", "other")
        and n not in cues
        and token.norm not in EVERYDAY
        and token.norm not in new
        and not any(part.start <= token.start < part.end for part in parts)
    ]


def _joined_by_and(clauses: Sequence[Clause], number: int) -> tuple[Clause, Clause]:
    """Return the clauses with which to begin and to end: a few words (`the CEO`) say little without what an
    `and` joins them to (`the board decide`).
    """
    clause = clauses[number]
    if clause.last - clause.first >= _FEW:
        return clause, clause
    following = clauses[number + 1 : number + 2]
    if following and following[0].joint in ("and", "und"):
        return clause, following[0]
    return (clauses[number - 1], clause) if number and clause.joint in ("and", "und") else (clause, clause)


def _is_cue(mark: Mark) -> bool:
    """Tell whether a mark only says what others are; a second owner is somebody (`CEO and board`)."""
    somebody = mark.means("owner") not in (None, NOBODY) and len(mark.meanings) == 1
    return mark.mention is None and mark.figure is None and not somebody


def clauses_left(
    line: str, tokens: Sequence[Token], clauses: Sequence[Clause], places: Sequence[int]
) -> tuple[tuple[int, str], ...]:
    """Return (place, text) of each run of clauses in which words stand that nobody read, as typed."""
    runs: list[tuple[int, int]] = []
    for number, clause in enumerate(clauses):
        if not any(clause.first <= place < clause.last for place in places):
            continue
        begin, end = _joined_by_and(clauses, number)
        led = begin.first > 0 and begin.joint in _REASONS
        first = tokens[begin.first - led].start
        last = tokens[end.last - 1].end
        if runs and not line[runs[-1][1] : first].strip(" ,"):
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    runs = runs or [(0, len(line))]  # in no clause: the whole line
    return tuple((first, " ".join(clean(line[first:last]).split())) for first, last in runs)
