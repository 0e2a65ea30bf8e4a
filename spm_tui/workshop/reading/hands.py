"""Raised hands in a line: counted in a sentence (`five say it moves, two collapse`), or a row of figures."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, structs

from spm_tui.workshop.reading.clauses import Clause, marks_within
from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.denials import unread
from spm_tui.workshop.reading.everyday_words import FILLERS, HAND_WORDS
from spm_tui.workshop.reading.figure_rows import DASHES, figure_row
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token

#: Question -> (concept of the words voted on, field of the round).
VOTED = {
    "allocation_unit": ("unit", "said_unit"),
    "disappearance": ("if_gone", "if_gone"),
    "reversibility": ("door", "door"),
    "ownership": ("owner", "said_owner"),
}
#: Question -> field a row of figures is about.
_ROWS = {
    "boundary": "clarity",
    "stopping": "said_people",
    "reversibility": "said_months",
    "fungibility": "said_months",
    "redesign_frequency": "said_percent",
}


class Votes(Struct, frozen=True):
    """How many gave each answer to one field of a question; `subject` is the thing, job or lever it is
    about.
    """

    field: str
    counts: dict[str | float, int]
    subject: str | None = None
    abstained: int = 0
    clauses: tuple[Clause, ...] = ()


def votes_in(
    key: str, tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause]
) -> Votes | None:
    """Return the tally a line holds, or None. A sentence about one subject is no tally unless it counts
    hands.
    """
    stated = not any(clause.question for clause in clauses)
    if key in _ROWS and stated and (row := figure_row(key, tokens, marks)) is not None:
        return Votes(_ROWS[key], row.counts, None, row.abstained, tuple(clauses))
    if key not in VOTED:
        return None
    concept, field = VOTED[key]
    for sentence in _sentences(clauses):
        found = _pairs(concept, field, tokens, marks, sentence)
        found = found or _behind_talk(concept, field, tokens, marks, sentence)
        if found is not None:
            return found
    return None


def missing(votes: Votes, marks: Sequence[Mark]) -> int:
    """Return how many of those in the room a tally says nothing of: of `easy, 5 of 7` two, mostly none."""
    inside = [one for one in marks if any(c.first <= one.first < c.last for c in votes.clauses)]
    totals = [one.figure.total for one in inside if one.figure is not None and one.figure.total is not None]
    return max(0, int(max(totals, default=0)) - sum(votes.counts.values()) - votes.abstained)


def _behind_talk(
    concept: str, field: str, tokens: Sequence[Token], marks: Sequence[Mark], sentence: Sequence[Clause]
) -> Votes | None:
    """Read hands counted behind words that count nothing: `Ravi changes to system, so 4 project, 3 system`.

    A figure each stands before at least two answers, and no figure before the first of them.
    """
    first, last = sentence[0].first, sentence[-1].last
    here = [mark for mark in marks if first <= mark.first < last]
    begin = next((mark.first for mark in here if mark.figure is not None), first)
    spoken = [mark for mark in here if mark.first < begin and mark.means(concept) is not None]
    if begin == first or not spoken or any(mark.mention is not None for mark in here):
        return None
    left = [structs.replace(one, first=max(one.first, begin)) for one in sentence if one.last > begin]
    return (
        _pairs(concept, field, tokens, [mark for mark in here if mark.first >= begin], left) if left else None
    )


def _sentences(clauses: Sequence[Clause]) -> list[list[Clause]]:
    found: list[list[Clause]] = []
    for clause in clauses:
        if not found or (clause.cut == "hard" and clause.joint != ";"):
            found.append([])
        found[-1].append(clause)
    return found


def _pairs(
    concept: str, field: str, tokens: Sequence[Token], marks: Sequence[Mark], sentence: Sequence[Clause]
) -> Votes | None:
    first, last = sentence[0].first, sentence[-1].last
    here = [mark for mark in marks if first <= mark.first < last]
    if any(clause.question for clause in sentence):
        return None
    count = _Count()
    for mark in sorted(here, key=lambda one: one.first):
        clause = next((one for one in sentence if one.first <= mark.first < one.last), sentence[0])
        if not count.take(mark, concept, clause, case_ends_it=field != "if_gone"):
            return None
    about = any(mark.means("function") or mark.means("lever") or mark.mention is not None for mark in here)
    words = {tokens[n].norm for n in range(first, last)}
    room = not about and bool(words & {"all", "everyone", "everybody", "unanimous", "unanimously"})
    strange = (
        _counted_unread(tokens, here, count)
        or figure_behind_dash(concept, tokens, here) is not None
        or _answer_unread(concept, tokens, here, sentence)
        or (field == "said_unit" and (_counts_others(tokens, here, last) or _has_them(tokens, here)))
    )
    if not count.is_tally(hands=room or bool(words & HAND_WORDS)) or strange:
        return None
    subjects = {"if_gone": "function", "said_owner": "lever"}
    named = {word for mark in here if (word := mark.means(subjects.get(field, ""))) is not None}
    told = any(mark.means("decides") or mark.means("owns") for mark in here)
    if field == "said_owner" and (len(named) != 1 or len(count.counts) < 2 or told):
        return None  # `two levers, the CEO decides` counts no hands
    job = next((word for mark in here if (word := mark.means(subjects.get(field, "")))), None)
    counts = {value: number for value, number in count.counts.items() if number}
    return Votes(field, counts, job, count.abstained, tuple(sentence))


class _Count:
    """The counting of hands along a sentence: `two collapse, five moves`, `project 3, team 4`."""

    def __init__(self) -> None:
        self.counts: Counter[str | float] = Counter()
        self.abstained = 0
        self._pending: int | None = None
        self._word: str | None = None
        self._figures_first = False
        self._where: Clause | None = None  # of the word that waits for its count
        self.left_over: Mark | None = None  # the last figure, where no answer came behind it

    def take(self, mark: Mark, concept: str, clause: Clause, *, case_ends_it: bool) -> bool:
        """Take the next mark; False where the sentence is no tally."""
        if concept != "owner" and mark.means("owner") == "nobody" and mark.means(concept) is None:
            self._pending = 0
        elif mark.means("abstain") is not None:
            self.abstained += self._pending or 1
            self._pending = None
        elif mark.figure is not None:
            self.left_over = mark
            return self._figure(mark.figure, clause)
        elif (meant := mark.means(concept)) is not None:
            return self._meant(meant, clause)
        else:
            return not (case_ends_it and mark.mention is not None and mark.mention.entity.kind == "case")
        return True

    def _figure(self, figure: LineFigure, clause: Clause) -> bool:
        if figure.unit not in ("", "share", "people") or not figure.exact or figure.value % 1:
            return False
        if self._word is not None and self._pending is None and not self._figures_first:
            if self._where is not clause and clause.joint not in (":", "-", "–", "—", ""):
                return False  # an answer whose count nobody could read
            self.counts[self._word] += int(figure.value)
            self._word = self.left_over = None
        else:
            self._pending = int(figure.value)
        return True

    def _meant(self, meant: str, clause: Clause) -> bool:
        if self._pending is None:
            if self._word is not None and self._word not in self.counts and not self._figures_first:
                return False  # the answer before has no count
            self._word, self._where = meant, clause
            return True
        self.counts[meant] += self._pending
        self._pending, self._figures_first, self.left_over = None, True, None
        return True

    def is_tally(self, *, hands: bool) -> bool:
        """Tell whether hands were counted; one figure left over is who gave no answer."""
        if self._pending is not None and len(self.counts) > 1:
            self.abstained += self._pending
            self._pending = None
        alone = len(self.counts) == 1 and not hands and not self.abstained
        return bool(self.counts) and not alone and self._pending is None and sum(self.counts.values()) > 0


def _counted_unread(tokens: Sequence[Token], marks: Sequence[Mark], count: _Count) -> bool:
    """Tell whether a figure counts an answer nobody could read: `5 flow, 2 teams, 1 prjct`."""
    left = count.left_over
    if left is None or left.last >= len(tokens) or any(one.first == left.last for one in marks):
        return False
    token = tokens[left.last]
    return token.kind in ("word", "other") and token.norm not in FILLERS


def figure_behind_dash(concept: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> Mark | None:
    """Return a figure behind a dash that could be an answer: `flow 3, - 5`, `flow 3, project - 5`.

    The dash is none where it parts one answer from the next (`3 flow - 4 project`), or each answer from its
    figure (`flow - 3, project - 5`).
    """
    figures = [mark for mark in marks if mark.figure is not None]
    answers = {mark.last: mark.first for mark in marks if mark.means(concept) is not None}
    counted = {mark.last for mark in figures}
    dashed = [mark for mark in figures if mark.first and tokens[mark.first - 1].text.strip() in DASHES]
    alone = [mark for mark in dashed if mark.first - 1 not in answers]
    if alone:
        return alone[0]
    joined = [mark for mark in dashed if answers[mark.first - 1] not in counted]
    return joined[0] if joined and len(joined) < len(figures) else None


def _answer_unread(
    concept: str, tokens: Sequence[Token], marks: Sequence[Mark], sentence: Sequence[Clause]
) -> bool:
    """Tell whether a clause of a row is a word that nobody could read beside a count or an answer: `tesm 1`,
    `fur moves`.
    """
    for clause in sentence:
        here = marks_within(marks, clause)
        left = [n for n in unread(tokens, here) if clause.first <= n < clause.last]
        told = len(here) == 1 and (here[0].figure is not None or here[0].means(concept) is not None)
        if len(left) == 1 and told and here[0].first == left[0] + 1:
            return True
    return False


def _counts_others(tokens: Sequence[Token], marks: Sequence[Mark], last: int) -> bool:
    """Tell whether what is counted is not a word of the question but a noun behind it: `4 project leads`."""
    counted = {mark.last for mark in marks if mark.figure is not None}
    return any(
        mark.first in counted
        and mark.last < last
        and tokens[mark.last].kind == "word"
        and tokens[mark.last].norm not in FILLERS | HAND_WORDS
        and not any(one.first == mark.last for one in marks)
        for mark in marks
        if mark.means("unit") is not None
    )


def _has_them(tokens: Sequence[Token], marks: Sequence[Mark]) -> bool:
    """Tell whether one has what is counted: `we have 14 projects`, and not `we have 4 for team`."""
    counted = {mark.last for mark in marks if mark.figure is not None}
    many = [one for one in marks if one.means("unit") and one.first in counted]
    before = {token.norm for token in tokens[: many[0].first]} if many else set()
    return bool(before & {"have", "has", "had"}) and tokens[many[0].first].norm.endswith("s")
