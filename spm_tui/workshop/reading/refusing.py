"""What makes no record: names nobody knows, two answers with an or, conditions and wishes."""

from collections.abc import Sequence
from itertools import pairwise

from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.denials import unread
from spm_tui.workshop.reading.everyday_words import FILLERS, MARKS_NEW
from spm_tui.workshop.reading.facts import Fact
from spm_tui.workshop.reading.figure_words import PEOPLE
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.names import PART
from spm_tui.workshop.reading.spoken_line import Line
from spm_tui.workshop.reading.subjects import entity_of


def drop_alternatives(said: Line) -> None:
    """Of `easy or costly` and `the CEO or the board` neither is what the line says."""
    for one, other in pairwise(said.marks):
        words = [token.norm for token in said.tokens[one.last : other.first]]
        if (
            "or" not in words
            or not set(words) <= {"or", "the", "a", "maybe", "perhaps", "rather", "our", "even", "by", "to"}
            or one not in said.marks
        ):
            continue
        concepts = dict(one.meanings)
        alike = any(
            concepts.get(name) not in (None, value)
            for name, value in other.meanings
            if name not in ("said", "seen", "context", "not")
        )
        if alike or (one.mention is not None and other.mention is not None):
            said.doubtful += [one, other]
    said.marks = [mark for mark in said.marks if mark not in said.doubtful]


def drop_unknown_names(said: Line) -> None:
    """A known name with another capitalised word behind it is part of a name nobody knows: `Theatre
    Planner`.
    """
    said.marks = [mark for mark in said.marks if not (_in_a_new_name(said, mark) or _says_new(said, mark))]
    for mark in list(said.marks):
        if mark.mention is None or mark.last >= len(said.tokens) or not said.tokens[mark.first].capital:
            continue
        following = said.tokens[mark.last]
        marked = any(
            one.first == mark.last and (one.mention or one.figure or one.means("owner")) for one in said.marks
        )
        if (
            following.kind == "word"
            and following.capital
            and not marked
            and len(following.text) > 1
            and following.norm not in FILLERS
            and following.norm not in PEOPLE  # `NCO HC`
        ):
            said.marks.remove(mark)
    if said.frame.key == "stopping":
        _drop_other_things(said)
        said.marks = [mark for mark in said.marks if not _of_other_things(said, mark)]


def _says_new(said: Line, mark: Mark) -> bool:
    """Tell whether a mark is no name but says that one is new: `that is a new one` is not about News."""
    pair = tuple(token.norm for token in said.tokens[mark.first : mark.first + 2])
    return mark.mention is not None and mark.mention.score < 1 and pair in MARKS_NEW


def _drop_other_things(said: Line) -> None:
    """Take no stop out of a noun: `3 stop lights` stops nothing, `it had 3 stops` neither."""
    for mark in list(said.marks):
        before = next(
            (
                one
                for one in said.marks
                if one.last == mark.first and one.figure is not None and not one.figure.unit
            ),
            None,
        )
        behind = said.tokens[mark.last].norm if mark.last < len(said.tokens) else ""
        noun = (
            behind.isalpha()
            and behind not in FILLERS
            and not any(one.first == mark.last for one in said.marks)
        )
        had = before is not None and before.first > 0 and said.tokens[before.first - 1].norm in _COUNTING
        if mark.means("action") and before is not None and (noun or had):
            said.marks.remove(mark)
            said.marks.remove(before)


_COUNTING = frozenset(("had", "has", "have", "saw", "counted"))


def _of_other_things(said: Line, mark: Mark) -> bool:
    """Tell whether what stops is counted behind the verb: `X closed 3 tickets`, `X stops 12 times`."""
    last = mark.last
    if last < len(said.tokens) and said.tokens[last].norm in ("to", "by"):
        last += 1  # `it dropped to 2 stars`
    counted = next((one for one in said.marks if one.first == last and one.figure is not None), None)
    if not mark.means("action") or counted is None or counted.figure is None or counted.figure.unit:
        return False
    if counted.last >= len(said.tokens) or any(one.first == counted.last for one in said.marks):
        return False
    noun = said.tokens[counted.last]
    return noun.kind == "word" and (noun.norm not in FILLERS or noun.norm == "times")


def _in_a_new_name(said: Line, mark: Mark) -> bool:
    """Tell whether a part of a known name stands in a name that is called new, or behind a name nobody knows.

    `new case, Bakery close` is not Depot close; `Leeds depot` may be, where Leeds is in its name.
    """
    if mark.mention is None or not mark.first:
        return False
    if mark.mention.score > PART:
        return _behind_a_strange_name(said, mark)
    words = [token.norm for token in said.tokens[: mark.first]]
    called = any((one, other) in MARKS_NEW for one, other in pairwise(words))
    before = said.tokens[mark.first - 1]
    known = any(one.first < mark.first == one.last for one in said.marks)
    strange = before.kind == "word" and before.capital and not known and before.norm not in FILLERS
    return called or (strange and before.norm not in mark.mention.entity.name.casefold())


def _behind_a_strange_name(said: Line, mark: Mark) -> bool:
    """Tell whether a name stands right behind a capitalised word nobody knows: `stop Green Mortgages`.

    The first word of a line or of a sentence is written so anyway.
    """
    at = mark.first - 1
    before = said.tokens[at]
    plain = before.kind != "word" or not before.capital or before.norm in FILLERS or before.text.isupper()
    if plain or not said.tokens[mark.first].capital or at == 0 or said.tokens[at - 1].kind == "break":
        return False
    covering = [one for one in said.marks if one.first <= at < one.last]
    return all(one.mention is not None and one.mention.score <= PART for one in covering)


#: Whose word a stop still waits for: `if the board agrees to stop X`.
_CONSENTING = frozenset(
    (
        "agrees",
        "agree",
        "agreed",
        "decides",
        "decide",
        "wants",
        "allows",
        "lets",
        "approves",
        "says",
        "ok",
        "okays",
    )
)
#: `in case X stops` and `unless X stops` say nothing of what stops.
_PLAIN_IFS = ("if", "assuming", "wenn")


def may_be_conditional(said: Line, clause: Clause) -> bool:
    """`if the office vanished` and `if we stop X` are how questions 10 and 2 are answered."""
    here = said.within(clause)
    if not said.frame.if_goes or any(mark.means("if") not in (None, *_PLAIN_IFS) for mark in here):
        return False
    words = [token.norm for token in said.tokens[clause.first : clause.last]]
    if said.frame.key == "stopping":
        return not _CONSENTING & set(words) and (
            _stops_behind_the_if(here)
            and any(entity_of(mark, said.frame) for mark in here)
            and "had" not in words
            and not _subjunctive(said, here)
        )
    gone = (
        "gone",
        "vanished",
        "disappeared",
        "vanish",
        "disappear",
        "disappears",
        "vanishes",
        "away",
        "closed",
        "stopped",
        "goes",
        "went",
        "dissolved",
        "dies",
    )
    return any(word in gone for word in words)


def _stops_behind_the_if(marks: Sequence[Mark]) -> bool:
    """Tell whether the stop is the condition: not `it would be stopped if the regulator asked`."""
    first = next((mark.first for mark in marks if mark.means("if")), 0)
    return any(mark.means("action") and mark.first > first for mark in marks)


def _subjunctive(said: Line, marks: Sequence[Mark]) -> bool:
    """Tell whether a stop behind an if is only imagined: `if we stopped X`, not `if X is stopped`."""
    return any(
        mark.means("action")
        and said.tokens[mark.first].norm.endswith("ed")
        and said.tokens[mark.first - 1].norm not in ("is", "are", "be", "gets", "got", "been")
        for mark in marks
    )


def voices_differ(said: Line, fact: Fact) -> bool:
    """`4 say CEO actually`: some of the room say otherwise; that is no record of one answer."""
    says = ("say", "says", "think", "thinks", "reckon", "voted", "vote")
    return any(
        mark.figure is not None
        and not mark.figure.unit
        and fact.holds(mark)
        and mark.last < len(said.tokens)
        and said.tokens[mark.last].norm in says
        for mark in said.marks
    )


def no_answer(said: Line) -> bool:
    """Tell whether a line only says that somebody gives no answer: `I abstain`, `no idea`, `2 abstain`."""
    abstains = [mark for mark in said.marks if mark.means("abstain") is not None]
    others = [mark for mark in said.marks if mark not in abstains and (mark.mention or mark.figure is None)]
    speak = all(mark.means("speaker") is not None and mark.mention is None for mark in others)
    counted = sum(mark.figure is not None for mark in said.marks) > 1  # `4 4 3 2, one pass`
    alone = speak and not counted and not unread(said.tokens, said.marks)
    return bool(abstains) and alone and not said.assumed
