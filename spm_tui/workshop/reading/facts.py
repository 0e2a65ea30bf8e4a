"""The facts of a line: each is about one subject and has the clauses that speak of it."""

from collections.abc import Sequence

from msgspec import Struct

from spm_tui.workshop.reading.clauses import Clause, marks_within
from spm_tui.workshop.reading.decision_sentences import decision_sentences
from spm_tui.workshop.reading.denials import unread
from spm_tui.workshop.reading.everyday_words import TURNED
from spm_tui.workshop.reading.fields_given import holds
from spm_tui.workshop.reading.frames import Frame
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.names import PART
from spm_tui.workshop.reading.subjects import entity_of, subjects_in
from spm_tui.workshop.reading.tokens import Token


class Fact(Struct, frozen=True):
    """What is said about one subject: the marks that name it, and its clauses in order."""

    subject: tuple[Mark, ...]
    clauses: tuple[Clause, ...]
    turned: bool = False  # it is about the swap of its subject the other way round

    def holds(self, mark: Mark) -> bool:
        """Tell whether a mark stands in one of the clauses."""
        return any(clause.first <= mark.first < clause.last for clause in self.clauses)


def facts_of(
    tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause], frame: Frame
) -> tuple[Fact, ...]:
    """Return the facts of a line. Clauses before the first subject belong to the first fact.

    A fact without a subject has an empty one. `marks` are those that are not denied.
    """
    if frame.subject == "decision_type":
        return tuple(Fact((), tuple(group)) for group in decision_sentences(tokens, marks, clauses))
    if frame.subject == "pair":
        return _pairs(tokens, marks, clauses, frame)
    subjects = subjects_in(tokens, marks, clauses, frame)
    found: list[Fact] = []
    held: list[Clause] = []
    current: tuple[Mark, ...] = ()
    for clause in clauses:
        here = [group for group in subjects if clause.first <= group[0].first < clause.last]
        if here and not current and held and _stands_alone(tokens, marks, held, clause, frame):
            found.append(Fact((), tuple(held)))
            held = []
        for group in here:
            if current and _key(group) != _key(current):
                found.append(Fact(current, tuple(held)))
                held = []
            current = current if current and _key(group) == _key(current) else group
        held.append(clause)
    found.append(Fact(current, tuple(held)))
    return tuple(found)


def _stands_alone(
    tokens: Sequence[Token], marks: Sequence[Mark], held: Sequence[Clause], clause: Clause, frame: Frame
) -> bool:
    """Tell whether what stands before the first subject is about something else, which nobody could read.

    `Till swpa took a new team; Spring reorg took a year`: a sentence that begins with words nobody read, and
    says something, in front of one that says something too.
    """
    concepts = {choice.concept for choice in frame.choices} | {"change", "asset", "decides", "owns", "tried"}

    def says(one: Clause) -> list[Mark]:
        return [m for m in marks_within(marks, one) if m.figure or any(m.means(c) for c in concepts)]

    told = [mark for one in held for mark in says(one)]
    if clause.cut not in ("hard", "soft") or not told or not says(clause):
        return False
    return any(held[0].first <= n < told[0].first for n in unread(tokens, marks))


def _key(group: Sequence[Mark]) -> tuple[object, ...]:
    return tuple(mark.mention.entity.id if mark.mention else mark.meanings for mark in group)


def _pairs(
    tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause], frame: Frame
) -> tuple[Fact, ...]:
    """Two names make a swap; the third and fourth name make the next, and so does `the other way round`."""
    named = [mark for mark in marks if entity_of(mark, frame) is not None]
    whole = [mark for mark in named if mark.mention is not None and mark.mention.score > PART]
    if len(whole) >= 2:
        named = whole
    found: list[Fact] = []
    held: list[Clause] = []
    current: list[Mark] = []
    turned = False
    for clause in clauses:
        here = marks_within(named, clause)
        here = (
            [mark for mark in here if _other(mark, current)] if len(current) >= 2 and len(here) < 2 else here
        )
        if len(current) >= 2 and len(here) >= 2:
            found.append(Fact(tuple(current), tuple(held), turned))
            held, current, turned = [], [], False
        elif len(current) >= 2 and held and not turned and _turns(tokens, clause):
            found.append(Fact(tuple(current), tuple(held)))
            held, turned = [], True
        for mark in here:
            if current and _set_apart(tokens, current[-1], mark):
                continue
            if len(current) < 2 and _other(mark, current):
                current.append(mark)
        held.append(clause)
    found.append(Fact(tuple(current), tuple(held), turned))
    return tuple(found)


def _turns(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause is about the swap before it the other way round."""
    words = [token.norm for token in tokens[clause.first : clause.last]]
    return any(holds(words, turn) for turn in TURNED)


def _set_apart(tokens: Sequence[Token], first: Mark, second: Mark) -> bool:
    """Tell whether a second name is only an exception or a comparison: `besides Integration`."""
    between = {token.norm for token in tokens[first.last : second.first]}
    return bool(between & {"besides", "except", "apart", "unlike", "versus", "vs", "nor", "than", "neither"})


def _other(mark: Mark, current: Sequence[Mark]) -> bool:
    return all(
        mark.mention != one.mention
        and mark.mention
        and one.mention
        and mark.mention.entity.id != one.mention.entity.id
        for one in current
    )
