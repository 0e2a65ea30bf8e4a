"""Binding: which figure, word, owner or text of a fact goes to which field. Nothing is put down that was not said."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from spm_tui.text import clean
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.facts import Fact
from spm_tui.workshop.reading.figures import Figure, number_of
from spm_tui.workshop.reading.frames import Amount, Beside, Frame
from spm_tui.workshop.reading.lexicon import FILLERS
from spm_tui.workshop.reading.marks import Mark
from spm_tui.workshop.reading.names import PART
from spm_tui.workshop.reading.tokens import Token
from spm_tui.workshop.session import Session

Mode = Literal["said", "seen"]
_TO_THE_RIGHT = frozenset(("by", "with", "to", "for", "on", "says", "say", "of", "is", "at", "it"))


class Bound:
    """The values a fact has given, each with the tokens it stands in, and what is open."""

    def __init__(self, session: Session, frame: Frame, line: str, tokens: Sequence[Token], fact: Fact, marks: Sequence[Mark], scale: float = 1.0) -> None:
        self.session = session
        self.frame = frame
        self.line = line
        self.tokens = tokens
        self.fact = fact
        self.marks = [mark for mark in marks if fact.holds(mark)]
        self.specs: dict[str, FieldSpec] = {spec.name: spec for spec in fields_of(frame.struct)}
        self.values: dict[str, Any] = {}
        self.places: dict[str, tuple[int, int]] = {}
        self.used: set[int] = set()  # first tokens of the marks that are bound
        self.notes: list[str] = []
        self.open: list[str] = []  # what is not certain, in words
        self.figured: dict[str, str] = {}  # unit of a figure -> the field it went to
        self.before: Bound | None = None  # the fact before, which this one may lean on: `A will free 7, B 2`
        self.scale = scale  # months in the unit of the span before, for a bare figure

    # ---- looking

    def clause(self, mark: Mark) -> Clause:
        """Return the clause a mark stands in."""
        return next(one for one in self.fact.clauses if one.first <= mark.first < one.last)

    def within(self, clause: Clause) -> list[Mark]:
        """Return the marks of one clause."""
        return [mark for mark in self.marks if clause.first <= mark.first < clause.last]

    def meaning(self, concept: str) -> Iterator[tuple[Mark, str]]:
        """Yield the marks with a meaning of this concept that are not bound yet."""
        for mark in self.marks:
            value = mark.means(concept)
            if value is not None and mark.first not in self.used:
                yield mark, value

    def text(self, first: int, last: int) -> str:
        """Return the words as typed, without articles and signs at their ends."""
        while first < last and (self.tokens[first].kind in ("break", "sign") or (self.tokens[first].norm in _THE and not _shouted(self.tokens[first]))):
            first += 1
        while last > first and (self.tokens[last - 1].kind in ("break", "sign")):
            last -= 1
        return self.line[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def near(self, mark: Mark, concepts: Sequence[str], *, after: bool = True) -> Mark | None:
        """Return the cue that governs a mark: the nearest before it in its clause, else the nearest after it."""
        clause = self.clause(mark)
        cues = [one for one in self.within(clause) if any(one.means(concept) for concept in concepts) and one is not mark]
        before = [one for one in cues if one.last <= mark.first]
        if before:
            return before[-1]
        behind = [one for one in cues if one.first >= mark.last]
        return behind[0] if behind and after else None

    # ---- taking

    def put(self, field: str, value: Any, mark: Mark | None = None) -> bool:
        """Set a field, once. A figure out of the field's range is not taken."""
        if field in self.values:
            return False
        spec = self.specs[field]
        if isinstance(value, float) and (
            (spec.low is not None and value < spec.low) or (spec.high is not None and value > spec.high)
        ):
            self.open.append(f"{value:g} cannot be {spec.label}.")
            return False
        self.values[field] = value
        if mark is not None:
            self.take(field, mark)
        return True

    def add(self, field: str, value: Any, mark: Mark | None = None) -> None:
        """Add to a field that takes several."""
        before = self.values.get(field, ())
        if value not in before:
            self.values[field] = (*before, value)
        if mark is not None:
            self.take(field, mark)

    def take(self, field: str, mark: Mark) -> None:
        """Note where a field was read."""
        self.used.add(mark.first)
        self.places[f"{field}.{mark.first}"] = (mark.first, mark.last)

    def figure(self, field: str, figure: Figure, mark: Mark) -> bool:
        """Set a field to a figure; the words of a range go into the note."""
        value = round(figure.value, 3) if figure.unit != "people" else round(figure.value, 1)
        if figure.unit == "months":
            self.scale = figure.scale
        elif not figure.unit and self.specs[field].unit == "months":
            value = round(value * self.scale, 3)
        if self.specs[field].form == "whole":
            value = int(value)
        if not self.put(field, value, mark):
            return False
        self.figured[self.specs[field].unit] = field
        if figure.said:
            self.notes.append(figure.said)
        return True


def _shouted(token: Token) -> bool:
    """`IT` is a name, `it` is none."""
    return len(token.text) > 1 and token.text.isupper()


_THE = frozenset(("the", "a", "an", "by", "that", "only", "just", "even", "always", "der", "die", "das", "le", "la", "alone", "still", "then", "and", "but", "now", "of", "is", "was", "it", "are", "be", "being", "from", "our", "really", "actually", "would", "too"))


# ---- owners and texts beside their cues


_NO_NAME = frozenset(("team", "department", "guys", "people", "folks", "function", "lead", "head", "heads", "side", "dept", "alone", "himself", "herself", "itself", "members", "ppl"))


def owner_at(bound: Bound, mark: Mark) -> str | None:
    """Return the owner a mark names: one that is offered, a role of the room, or a known thing by its name.

    An offered owner inside a longer name (`works council`, `engineering teams`) is the longer name, as typed.
    """
    owner = mark.means("owner")
    if owner is not None:
        first, last = _widened(bound, mark)
        return owner if (first, last) == (mark.first, mark.last) or owner == "nobody" else bound.text(first, last)
    if mark.mention is None or mark.mention.entity.kind == "case":
        return None
    first, last = _widened(bound, mark)
    if mark.mention.score <= PART and (mark.mention.others or (first, last) != (mark.first, mark.last)):
        return bound.text(first, last)  # `shop managers` is not Resale Shop
    return mark.mention.entity.name


def _widened(bound: Bound, mark: Mark) -> tuple[int, int]:
    """Return the place of a name with the unread words that belong to it on either side."""
    known = {place for one in bound.marks for place in range(one.first, one.last)}
    first, last = mark.first, mark.last
    clause = bound.clause(mark)

    def belongs(place: int) -> bool:
        token = bound.tokens[place]
        return place not in known and token.kind in ("word", "other") and token.norm not in FILLERS and token.norm not in _NO_NAME

    while first > clause.first and mark.first - first < 2 and belongs(first - 1):
        first -= 1
    while last < clause.last and last - mark.last < 2 and belongs(last):
        last += 1
    return first, last


def read_beside(bound: Bound, rule: Beside) -> None:
    """Read every owner or text that stands beside the cues of one rule."""
    for cue, word in list(bound.meaning(rule.cue)):
        if rule.text:
            _text_after(bound, rule, cue)
        elif rule.field not in bound.values:
            _owner_beside(bound, rule, cue, word)


def _owner_beside(bound: Bound, rule: Beside, cue: Mark, word: str) -> None:
    clause = bound.clause(cue)
    here = [one for one in bound.within(clause) if one is not cue and one.first not in bound.used and owner_at(bound, one)]
    here = [one for one in here if one not in bound.fact.subject]
    before = [one for one in here if one.last <= cue.first]
    behind = [one for one in here if one.first >= cue.last]
    last_word = word.rsplit(maxsplit=1)[-1]
    right = rule.side == "after" or (rule.side == "either" and last_word in ("by", "with", "to", "says", "say"))
    if rule.side == "before" and (before or not behind or behind[0].first - cue.last > 1 or behind[0].last < clause.last):
        behind = []
    if right and rule.side == "after":
        before = []
    found: Mark | None = None
    if right and behind:
        found = behind[0]
    elif before and (not behind or rule.side == "before" or cue.first - before[-1].last <= behind[0].first - cue.last):
        found = before[-1]
    elif behind:
        found = behind[0]
    if found is not None:
        owner = owner_at(bound, found)
        if owner is not None and bound.put(rule.field, owner, found):
            bound.used.add(cue.first)
        return
    text, span = _phrase(bound, cue, clause, right=right)
    if text and bound.put(rule.field, text, Mark(*span)):
        bound.used.add(cue.first)


def _phrase(bound: Bound, cue: Mark, clause: Clause, *, right: bool) -> tuple[str, tuple[int, int]]:
    """Return a short free name beside a cue: at most four unread words, none of them a verb we know."""
    known = {place for mark in bound.marks for place in range(mark.first, mark.last)}
    if right:
        first = cue.last
        last = first
        while last < clause.last and last not in known and bound.tokens[last].kind in ("word", "sign", "other"):
            last += 1
    else:
        last = cue.first
        while last > clause.first and bound.tokens[last - 1].norm in FILLERS and last - 1 not in known and not _shouted(bound.tokens[last - 1]):
            last -= 1
        first = last
        while first > clause.first and first - 1 not in known and bound.tokens[first - 1].kind in ("word", "sign", "other"):
            first -= 1
    while first < last and bound.tokens[first].norm in FILLERS and not _shouted(bound.tokens[first]):
        first += 1
    while last > first and bound.tokens[last - 1].norm in FILLERS and not _shouted(bound.tokens[last - 1]):
        last -= 1
    words = [token for token in bound.tokens[first:last] if token.kind != "sign"]
    if _nobody_in_particular(bound, clause, first):
        return "", (0, 0)
    if not words or len(words) > 4 or any(token.norm in FILLERS and not _shouted(token) for token in words):
        return "", (0, 0)
    return bound.text(first, last), (first, last)


_EVERYBODY = frozenset(("everyone", "everybody", "anyone", "anybody", "whoever", "all", "half", "god", "fate", "luck"))
_SOMEBODYS = frozenset(("his", "her", "my", "your", "somebody's", "someone's"))


def _nobody_in_particular(bound: Bound, clause: Clause, first: int) -> bool:
    """Tell whether a free name is only a manner of speaking: `everyone and his dog owns it`, `my grandmother decides`."""
    start = clause.first
    if clause.joint in ("and", "or") and start > 1:
        start = next((one.first for one in bound.fact.clauses if one.last == clause.first - 1), start)
    return any(
        token.norm in _EVERYBODY or (n == first - 1 and token.norm in _SOMEBODYS)
        for n, token in enumerate(bound.tokens[start:first], start)
    )


def _text_after(bound: Bound, rule: Beside, cue: Mark) -> None:
    """Take the text behind a cue up to the end of its clause, or up to the next cue of the question in it."""
    clause = bound.clause(cue)
    last = clause.last
    for mark in bound.within(clause):
        timed = mark.figure is not None and mark.figure.unit == "months" and (
            rule.field != "first_sign" or bound.tokens[mark.first - 1].norm in ("in", "after", "within"))
        if mark.first > cue.last and (mark.means("noticed") or mark.means("context") or timed):
            last = mark.first
            break
    first = cue.last
    while first < last and (bound.tokens[first].norm in _LEAD or bound.tokens[first].kind in ("break", "sign")):
        first += 1
    while last > first and bound.tokens[last - 1].norm in _TAIL:
        last -= 1
    last = _without_tail(bound, first, last)
    for aside in _ASIDES:
        if tuple(token.norm for token in bound.tokens[max(first, last - len(aside)) : last]) == aside:
            last -= len(aside)
    if rule.side == "before" or (rule.field == "lost" and bound.tokens[cue.first].norm in ("was", "were", "got")):
        first, last = clause.first, cue.first
    if first == last and clause is not bound.fact.clauses[-1] and cue.last == clause.last:
        following = next((one for one in bound.fact.clauses if one.first >= clause.last), None)
        if following is not None and following.cut in ("soft", "part") and following.joint in (":", ","):
            first, last = following.first, following.last
    text = bound.line[bound.tokens[first].start : bound.tokens[last - 1].end].strip(" '\"") if last > first else ""
    if not text:
        return
    owner = _whole_owner(bound, first, last)
    span = Mark(first, last)
    for mark in bound.marks:
        if first <= mark.first < last:
            bound.used.add(mark.first)
    bound.used.add(cue.first)
    if rule.many:
        bound.add(rule.field, clean(text), span)
    else:
        bound.put(rule.field, owner or clean(text), span)


def _without_tail(bound: Bound, first: int, last: int) -> int:
    """Return where a text ends without `doing it`, `in doing so`, `by doing that`."""
    norms = [token.norm for token in bound.tokens[first:last]]
    if len(norms) > 2 and norms[-2] in ("doing", "undoing", "reversing", "trying") and norms[-1] in ("it", "so", "that", "this"):
        last -= 2
        if norms[-3] in ("in", "by", "while", "when", "through", "from", "after"):
            last -= 1
    return last


_ASIDES = (("on", "the", "way"), ("along", "the", "way"), ("in", "the", "process"), ("in", "the", "end"), ("with", "it"), ("as", "well"), ("too",), ("haha",), ("for", "that"), ("for", "it"))
_LEAD = frozenset(("would", "be", "is", "was", "were", "being", "will", "might", "also", "even", "on", "as", "by"))
_TAIL = frozenset(("after", "within", "in", "and", "when", "for", "since", "about", "around", "roughly"))


def _whole_owner(bound: Bound, first: int, last: int) -> str | None:
    for mark in bound.marks:
        if mark.first >= first and mark.last <= last:
            rest = [t.norm for n, t in enumerate(bound.tokens[first:last], first) if not mark.first <= n < mark.last]
            if mark.means("owner") and all(word in FILLERS for word in rest):
                return mark.means("owner")
    return None


# ---- figures


def mode_of(bound: Bound, mark: Mark, default: Mode | None) -> Mode | None:
    """Return whether a figure was said or seen: by the nearest cue in its clause, else by the clause before."""
    clause = bound.clause(mark)
    cue = _mode_cue(bound, mark, clause)
    if cue is not None:
        return cue
    at = bound.fact.clauses.index(clause)
    if clause.joint == "but" and at and any(one.means("not") for one in bound.within(bound.fact.clauses[at - 1])):
        return "seen"  # `not the 5 they promised but 2`
    aside = bound.within(bound.fact.clauses[at + 1]) if at + 1 < len(bound.fact.clauses) else []
    if len(aside) == 1 and _is_mode(aside[0]) and bound.fact.clauses[at + 1].cut == "soft":
        return _mode(aside[0])  # `two quarters, we believed`
    for before in reversed(bound.fact.clauses[:at]):
        if bound.fact.clauses[at].cut == "hard":
            break
        cues = [one for one in bound.within(before) if _is_mode(one)]
        if cues:
            return _mode(cues[-1])
    return default


def _is_mode(mark: Mark) -> bool:
    return mark.mention is None and (mark.means("said") is not None or mark.means("seen") is not None)


def _mode(mark: Mark) -> Mode:
    return "said" if mark.means("said") is not None else "seen"


def _mode_cue(bound: Bound, mark: Mark, clause: Clause) -> Mode | None:
    here = bound.within(clause)
    before = [one for one in here if _is_mode(one) and one.last <= mark.first]
    behind = [one for one in here if _is_mode(one) and one.first >= mark.last]
    if before:
        figures = [one for one in here if one.figure is not None and before[-1].last <= one.first < mark.first]
        if behind and figures and behind[0].first - mark.last <= 1:
            return _mode(behind[0])  # `said 5 and 2 came back`
        return _mode(before[-1])
    return _mode(behind[0]) if behind else None


def _unit(mark: Mark) -> str:
    return mark.figure.unit if mark.figure is not None else ""


def counts_something_else(bound: Bound, mark: Mark) -> bool:
    """Tell whether a bare figure is followed by an unread noun: `40 pages`, `12 tickets`."""
    if mark.last >= len(bound.tokens):
        return False
    token = bound.tokens[mark.last]
    following = next((one for one in bound.marks if one.first == mark.last), None)
    if following is not None and following.mention is None:
        return False
    return token.kind == "word" and token.norm not in _AFTER_A_COUNT


_AFTER_A_COUNT = frozenset(
    ("in", "after", "within", "by", "and", "or", "for", "at", "per", "on", "to", "of", "from", "not", "but", "was", "is", "were", "are", "came", "they", "we", "i", "it",
     "really", "only", "back", "then", "so", "when", "until", "maybe", "max", "min", "tops", "ish", "please", "or", "though", "instead", "rather", "now", "would", "could", "at", "if", "that", "stay", "stays")
)  # fmt: skip


_TIMES = {"twice": 2.0, "double": 2.0, "doubled": 2.0, "thrice": 3.0, "triple": 3.0, "half": 0.5}


def read_relative(bound: Bound) -> None:
    """Read `took twice as long as planned`: what was seen, as a multiple of the months said in the same fact."""
    said = bound.values.get("said_months")
    if said is None or "seen_months" in bound.values or "seen_months" not in bound.specs:
        return
    for clause in bound.fact.clauses:
        words = [token.norm for token in bound.tokens[clause.first : clause.last]]
        for n, word in enumerate(words):
            times = _TIMES.get(word)
            if times is None and n + 1 < len(words) and words[n + 1] == "times":
                times = number_of(word)
            near = words[n + 1 : n + 6]
            took = n > 0 and words[n - 1] in ("took", "needed", "took:", "cost", "was", "took,") and not near
            if times and (took or "long" in near or "planned" in near or "time" in near or "that" in near) and "good" not in near:
                bound.put("seen_months", round(said * times, 3), Mark(clause.first + n, clause.first + n + 1))
                return


def read_part_of_team(bound: Bound) -> None:
    """Read `half the Web Unit` and `half of Ward IT`: people, where the team's number is known."""
    if "said_people" not in bound.specs:
        return
    people = {item.id: item.people for item in bound.session.items if item.kind in ("team", "skill") and item.people}
    for mark in bound.marks:
        if mark.mention is None or mark.mention.entity.id not in people:
            continue
        before = [token.norm for token in bound.tokens[: mark.first] if token.norm not in ("of", "the", "our", "a")]
        part = {"half": 0.5, "third": 1 / 3, "quarter": 0.25}.get(before[-1] if before else "")
        if part is not None and mode_of(bound, mark, "said") == "said":
            bound.put("said_people", round(people[mark.mention.entity.id] * part, 1), mark)


def read_amounts(bound: Bound, frame: Frame) -> None:
    """Put every figure of the fact where its unit and its cue say; what no cue tells is left open."""
    amounts = {amount.unit: amount for amount in frame.amounts}
    waiting = [one for one in bound.marks if one.figure is not None and one.first not in bound.used]
    waiting.sort(key=lambda one: bound.tokens[one.first].norm in ("since", "seit"))  # a span that is said comes first
    for mark in waiting:
        figure = mark.figure
        if figure is None or figure.unit in ("other", "day", "share"):
            continue
        if frame.key != "boundary" and bound.tokens[mark.first].norm in ("since", "seit"):
            continue  # how long something is over already, not how long it takes
        if _echoed(bound, figure, mark):
            continue
        if figure.unit in amounts:
            _place(bound, amounts[figure.unit], figure, mark)
        elif not figure.unit and frame.bare and not counts_something_else(bound, mark) and _may_be_bare(bound, mark):
            for unit in frame.bare:
                led = bound.tokens[mark.first - 1].norm in ("in", "after", "within") if mark.first else False
                if unit == "months" and len(frame.bare) > 1 and bound.clause(mark).cut != "part" and not led:
                    continue  # `three of five`: a second bare figure is no span of time
                if _place(bound, amounts[unit], figure, mark, bare=True):
                    break


def _echoed(bound: Bound, figure: Figure, mark: Mark) -> bool:
    """Give a figure without a cue of its own to the field of the fact before: `A will free 7, B a mere 2`."""
    echo: dict[str, str] = bound.before.figured if bound.before is not None else {}
    if not echo or mode_of(bound, mark, None) is not None or any(one.means("back") for one in bound.within(bound.clause(mark))):
        return False
    units = [unit for unit in (*((figure.unit,) if figure.unit else bound.frame.bare),) if unit in echo]
    if not units or echo[units[0]] in bound.values or (not figure.unit and counts_something_else(bound, mark)):
        return False
    return bound.figure(echo[units[0]], figure, mark)


def _followed_by_action(bound: Bound, mark: Mark) -> bool:
    return any(one.first == mark.last and one.means("action") for one in bound.marks)


def _may_be_bare(bound: Bound, mark: Mark) -> bool:
    """A figure without a unit counts only beside a cue, in a part of its own, or behind another figure."""
    clause = bound.clause(mark)
    here = bound.within(clause)
    if _followed_by_action(bound, mark):
        return False
    contrast = clause.joint == "but" and mode_of(bound, mark, None) == "seen" and mark.first == clause.first
    return clause.cut == "part" or contrast or any(
        _is_mode(one) or one.means("back") or one.means("action") for one in here
    )


def _place(bound: Bound, amount: Amount, figure: Figure, mark: Mark, *, bare: bool = False) -> bool:
    mode = mode_of(bound, mark, None)
    if mode is None:
        mode = amount.default or ("said" if _hedged(bound, mark) else None)
        if mode is None:
            if not bare:
                bound.open.append(f"It does not say whether {_words(bound, mark)} was said or was seen.")
            return False
    field = amount.seen if mode == "seen" and amount.seen else amount.said
    if field in bound.values and amount.seen and bare:
        return False
    if field in bound.values and not bare:
        other = amount.seen if field == amount.said else amount.said
        if other and mode_of(bound, mark, None) is None and other not in bound.values:
            field = other
    return bound.figure(field, figure, mark)


def _hedged(bound: Bound, mark: Mark) -> bool:
    """Tell whether `maybe` or the like makes a guess of a figure nothing else speaks of as seen."""
    clause = bound.clause(mark)
    hedges = ("maybe", "perhaps", "probably", "presumably", "vielleicht", "likely")
    return any(bound.tokens[n].norm in hedges for n in range(clause.first, clause.last))


def _words(bound: Bound, mark: Mark) -> str:
    return bound.text(mark.first, mark.last)
