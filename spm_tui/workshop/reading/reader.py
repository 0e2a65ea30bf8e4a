"""One reader for the lines of all ten questions: marks, clauses, facts, bound values, and how sure all that is.

Recorded falsely is the worst that can happen, to sort is harmless: a question, a condition, a denial, a figure
that counts something else makes no record; what could be meant two ways is asked.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct, structs

from spm_tui.text import clean, free_slug
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.reading import hands
from spm_tui.workshop.reading.binding import (
    Bound,
    read_amounts,
    read_beside,
    read_part_of_team,
    read_relative,
)
from spm_tui.workshop.reading.clauses import Clause, clauses_of, denied
from spm_tui.workshop.reading.facts import Fact, entity_of, facts_of, unsure
from spm_tui.workshop.reading.frames import FRAMES, Frame
from spm_tui.workshop.reading.lexicon import FILLERS
from spm_tui.workshop.reading.marks import Mark, marks_of
from spm_tui.workshop.reading.naming import named_in
from spm_tui.workshop.reading.particular import AFTER, BEFORE
from spm_tui.workshop.reading.speakers import speakers_in
from spm_tui.workshop.reading.staying import Stay, stays_in
from spm_tui.workshop.reading.tokens import Token, tokens_of
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.words import shown


class Label(Struct, frozen=True):
    """A piece of the line and the field it was read for; `field` is empty for what nobody read."""

    start: int
    end: int
    field: str = ""


class Read(Struct, frozen=True, kw_only=True):
    """One record a line makes: its values, what it creates, what is still open about it."""

    values: dict[str, Any]
    new_items: tuple[r.Item, ...] = ()
    new_cases: tuple[r.Case, ...] = ()
    open: tuple[str, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """What a line under a question says, and why not more. Nothing here changes a session."""

    facts: tuple[Read, ...] = ()
    votes: tuple[hands.Votes, ...] = ()
    own: dict[str, Any] = {}
    ties: tuple[r.Tie, ...] = ()
    parts: tuple[Label, ...] = ()
    why: str = ""  # why a line that makes nothing waits, or what is left out of one that makes something

    @property
    def empty(self) -> bool:
        """Whether the line makes nothing."""
        return not (self.facts or self.votes or self.own or self.ties)


def labelled(line: str, parts: Sequence[Label]) -> tuple[Label, ...]:
    """Return a line cut into parts that cover it whole: those that were read, and what nobody read between them."""
    found: list[Label] = []
    at = 0
    for part in sorted(parts, key=lambda one: (one.start, -one.end)):
        if part.start < at:
            continue
        if line[at : part.start].strip():
            found.append(Label(at, part.start))
        found.append(part)
        at = part.end
    if line[at:].strip():
        found.append(Label(at, len(line)))
    return tuple(found)


def read_line(
    session: Session, key: str, line: str, *, assumed: dict[str, Any] | None = None, scale: float = 1.0
) -> Reading:
    """Return what a line under a question says. Never raises for any text.

    `assumed` is what the line is about where it names nothing itself: the fields that tell a record from others.
    """
    tokens = tokens_of(line)
    if not tokens:
        return Reading(why="Type a line first.")
    frame = FRAMES[key]
    marks = marks_of(session, key, line, tokens)
    clauses = clauses_of(tokens, marks)
    return _Line(session, frame, line, tokens, marks, clauses, assumed or {}, scale).read()


class _Line:
    """One line being read."""

    def __init__(
        self, session: Session, frame: Frame, line: str, tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause], assumed: dict[str, Any], scale: float
    ) -> None:
        self.doubtful: list[Mark] = []
        self.assumed, self.scale = assumed, scale
        self.session, self.frame, self.line, self.tokens = session, frame, line, tokens
        gone, self.loose = denied(tokens, marks, clauses)
        self.marks = [mark for place, mark in enumerate(marks) if place not in gone and not self._cited(mark)]
        self.denied = [mark for place, mark in enumerate(marks) if place in gone]
        self.clauses = list(clauses)
        self._drop_alternatives()
        self.why: list[str] = []
        self.parts: list[Label] = []

    def _cited(self, mark: Mark) -> bool:
        """A name in single quotes is quoted, not spoken of."""
        around = [self.tokens[n].norm for n in (mark.first - 1, mark.last) if 0 <= n < len(self.tokens)]
        return mark.mention is not None and around == ["'", "'"]

    def _drop_alternatives(self) -> None:
        """Of `easy or costly` and `the CEO or the board` neither is what the line says."""
        for one, other in pairwise(self.marks):
            words = [token.norm for token in self.tokens[one.last : other.first]]
            if "or" not in words or not set(words) <= {"or", "the", "a", "maybe", "perhaps", "rather", "our", "even", "by", "to"} or one not in self.marks:
                continue
            concepts = {name: value for name, value in one.meanings}
            alike = any(concepts.get(name) not in (None, value) for name, value in other.meanings if name not in ("said", "seen", "context", "not"))
            if alike or (one.mention is not None and other.mention is not None):
                self.doubtful += [one, other]
        self.marks = [mark for mark in self.marks if mark not in self.doubtful]

    def read(self) -> Reading:
        asked = [clause for clause in self.clauses if clause.question]
        self._drop_unknown_names()
        conditional = [clause for clause in self.clauses if clause.condition and not self._may_be_conditional(clause)]
        if any(mark.means("unsaid") for mark in self.marks) or self._nobody_does():
            return Reading(why="It says what nobody says or does.", parts=tuple(self.parts))
        if any(mark.means(name) or mark.mention for mark in self.doubtful for name in (self.frame.subject, "owner", "door", "unit", "action", "if_gone", "took")):
            return Reading(why="It names two answers with an or: which one?", parts=tuple(self.parts))
        if conditional or any(mark.means("hypothetical") for mark in self.marks):
            return Reading(why="It says what would be if, not what was.", parts=tuple(self.parts))
        stated = [clause for clause in self.clauses if clause not in asked]
        if asked and (not stated or all(clause.cut != "part" for clause in asked)):
            behind = [clause for clause in stated if clause.first > asked[-1].first]
            if not behind or not any(m.figure or m.mention or m.meanings for c in behind for m in self._in(c)):
                return Reading(why="It is a question.")
        self.clauses = stated
        spoken = self._speakers(stated)
        if spoken is not None:
            return Reading(votes=(spoken,), parts=self._voted(spoken))
        votes = hands.votes_in(self.frame.key, self.tokens, self.marks, stated)
        own, owned = self._own(stated)
        if votes is not None:
            if votes.subject is None and votes.field.startswith("said_") and votes.field not in ("said_unit", "said_percent"):
                votes = structs.replace(votes, subject=self._spoken_of())
            left = [clause for clause in stated if clause not in votes.clauses]
            reading = self._facts(left) if left else Reading()
            implied = self._implied(votes)
            return Reading(facts=reading.facts, votes=(votes,), own={**own, **implied}, ties=reading.ties, why=reading.why, parts=(*self._voted(votes), *reading.parts))
        left = [clause for clause in stated if clause not in owned] if own else stated
        reading = self._facts(left)
        if own:
            parts = [Label(self.tokens[c.first].start, self.tokens[c.last - 1].end, next(iter(own))) for c in owned]
            return Reading(facts=reading.facts, own=own, ties=reading.ties, parts=(*parts, *reading.parts))
        return reading

    def _nobody_does(self) -> bool:
        """Tell whether nobody is who stops something: `nobody is stopping X`."""
        return any(
            mark.means("owner") == "nobody" and any(one.means("action") and 0 <= one.first - mark.last <= 3 for one in self.marks)
            for mark in self.marks
        )

    def _spoken_of(self) -> str | None:
        """Return the thing or case a row of guesses is about: the one in the line, else that of the last record."""
        named = next((entity.id for mark in self.marks if (entity := entity_of(mark, self.frame)) is not None), None)
        if named is not None:
            return named
        last = next(reversed(records(self.session, self.frame.key)), None)
        if isinstance(last, r.Stop):
            return last.items[0]
        return last.from_ if isinstance(last, r.Swap) else last.case if isinstance(last, r.DoorRecord) else None

    def _drop_unknown_names(self) -> None:
        """A known name with another capitalised word behind it is part of a name nobody knows: `Theatre Planner`."""
        for mark in list(self.marks):
            if mark.mention is None or mark.last >= len(self.tokens) or not self.tokens[mark.first].capital:
                continue
            following = self.tokens[mark.last]
            marked = any(one.first == mark.last and (one.mention or one.figure or one.means("owner")) for one in self.marks)
            if following.kind == "word" and following.capital and not marked and len(following.text) > 1 and following.norm not in FILLERS:
                self.marks.remove(mark)
        for mark in list(self.marks):  # `3 stop lights` stops nothing
            before = next((one for one in self.marks if one.last == mark.first and one.figure is not None and not one.figure.unit), None)
            following = self.tokens[mark.last].norm if mark.last < len(self.tokens) else ""
            noun = following.isalpha() and following not in FILLERS and not any(one.first == mark.last for one in self.marks)
            if self.frame.key == "stopping" and mark.means("action") and before is not None and noun:
                self.marks.remove(mark)
                self.marks.remove(before)

    def _voices_differ(self, fact: Fact) -> bool:
        """`4 say CEO actually`: some of the room say otherwise; that is no record of one answer."""
        says = ("say", "says", "think", "thinks", "reckon", "voted", "vote")
        return any(
            mark.figure is not None and not mark.figure.unit and fact.holds(mark) and mark.last < len(self.tokens) and self.tokens[mark.last].norm in says
            for mark in self.marks
        )

    def _speakers(self, clauses: Sequence[Clause]) -> hands.Votes | None:
        subject = None
        for mark in self.marks:
            entity = entity_of(mark, self.frame)
            if entity is not None:
                subject = entity.id
                break
            if self.frame.subject in ("lever", "function") and (word := mark.means(self.frame.subject)) is not None:
                subject = word
                break
        return speakers_in(self.frame, self.tokens, self.marks, clauses, subject)

    def _voted(self, votes: hands.Votes) -> tuple[Label, ...]:
        return tuple(Label(self.tokens[c.first].start, self.tokens[c.last - 1].end, votes.field) for c in votes.clauses)

    def _in(self, clause: Clause) -> list[Mark]:
        return [mark for mark in self.marks if clause.first <= mark.first < clause.last]

    def _may_be_conditional(self, clause: Clause) -> bool:
        """`if the office vanished` and `if we stop X` are how questions 10 and 2 are answered."""
        here = self._in(clause)
        if not self.frame.if_goes:
            return False
        words = [token.norm for token in self.tokens[clause.first : clause.last]]
        if self.frame.key == "stopping":
            return any(mark.means("action") for mark in here) and any(entity_of(mark, self.frame) for mark in here) and "had" not in words
        gone = ("gone", "vanished", "disappeared", "vanish", "disappear", "disappears", "vanishes", "away", "closed", "stopped", "goes", "went", "dissolved", "dies")
        return any(word in gone for word in words)

    # ---- figures and words of the answer itself

    def _own(self, clauses: Sequence[Clause]) -> tuple[dict[str, Any], tuple[Clause, ...]]:
        key = self.frame.key
        if key == "reallocate_or_reshape":
            found, where = hands.of_ten(self.tokens, self.marks, clauses)
            return dict(found), tuple(c for c in where if not any(entity_of(m, self.frame) for m in self._in(c)))
        if key == "redesign_frequency":
            return self._percent(clauses)
        if key == "allocation_unit":
            return self._unit(clauses)
        return {}, ()

    def _percent(self, clauses: Sequence[Clause]) -> tuple[dict[str, Any], tuple[Clause, ...]]:
        for clause in clauses:
            here = self._in(clause)
            shares = [m for m in here if m.figure is not None and m.figure.unit in ("%", "share")]
            about_case = any(entity_of(mark, self.frame) for mark in here)
            if not shares or about_case or shares[0].figure is None or self.loose:
                continue
            figure = shares[0].figure
            alone = all(any(one.first <= n < one.last for one in here) or self.tokens[n].norm in FILLERS or self.tokens[n].kind != "word" for n in range(clause.first, clause.last))
            redesign = any(mark.means("redesign") for mark in self.marks) or (alone and figure.unit == "%")
            if not redesign:
                continue
            value = figure.value if figure.unit == "%" else round(100 * figure.value / (figure.total or 1))
            if 0 <= value <= 100:
                return {"said_percent": float(value)}, (clause,)
        return {}, ()

    def _unit(self, clauses: Sequence[Clause]) -> tuple[dict[str, Any], tuple[Clause, ...]]:
        if any(entity_of(mark, self.frame) for mark in self.marks):
            return {}, ()
        agreed = any(mark.means("agreed") or mark.means("handing-out") for mark in self.marks)
        words = {token.norm for token in self.tokens}
        if words & {"should", "could", "would", "want", "wants", "used", "might", "may", "must", "wish"}:
            return {}, ()
        for clause in clauses:
            units = [mark for mark in self._in(clause) if mark.means("unit")]
            if len(units) == 1 and (agreed or len(self.tokens) <= 2) and not any(m.figure for m in self._in(clause)):
                return {"said_unit": units[0].means("unit")}, (clause,)
        return {}, ()

    def _implied(self, votes: hands.Votes) -> dict[str, Any]:
        if votes.field != "said_unit" or self.frame.key != "allocation_unit":
            return {}
        best = max(votes.counts.values())
        leading = [value for value, count in votes.counts.items() if count == best]
        return {"said_unit": leading[0]} if len(leading) == 1 else {}

    # ---- records

    def _facts(self, clauses: Sequence[Clause]) -> Reading:
        if not clauses:
            return Reading()
        facts = facts_of(self.tokens, self.marks, clauses, self.frame)
        found: list[Read] = []
        ties: list[r.Tie] = []
        waiting: list[Stay] = []
        before: Bound | None = None
        for fact in facts:
            marks = self.marks
            if self.frame.key == "stopping":
                stays = stays_in(self.session, self.frame, self.tokens, marks, fact)
                ties += stays.ties
                waiting += stays.waiting
                marks = [mark for mark in marks if mark.first not in stays.used]
            bound = Bound(self.session, self.frame, self.line, self.tokens, fact, marks, self.scale)
            if before is not None and fact.clauses and fact.clauses[0].cut == "soft":
                bound.before = before
                bound.scale = before.scale
            read = self._fact(fact, bound)
            if read is not None:
                found.append(read)
                before = bound
        if ties and not waiting and all(set(one.values) <= {"items"} for one in found):
            found = []
        return Reading(facts=tuple(found), ties=tuple(ties), why=" ".join(dict.fromkeys(self.why)), parts=tuple(self.parts))

    def _fact(self, fact: Fact, bound: Bound) -> Read | None:
        if self._voices_differ(fact):
            self.why.append("Some say one thing, some another: take it as a show of hands.")
            return None
        if self.frame.key == "stopping" and any(mark.means("action") and fact.holds(mark) for mark in self.denied):
            self.why.append("It says what does not stop.")
            return None
        named = self._subject(bound, fact)
        if named is None:
            return None
        if before := BEFORE.get(self.frame.key):
            before(bound)
        for rule in self.frame.beside:
            read_beside(bound, rule)
        self._choices(bound)
        read_amounts(bound, self.frame)
        read_relative(bound)
        read_part_of_team(bound)
        if after := AFTER.get(self.frame.key):
            after(bound)
        self._common(bound)
        return self._judged(bound, named, fact)

    def _only_wished(self, fact: Fact) -> bool:
        """Tell whether a stop is only wished for: `we would love to stop X` stops nothing."""
        wishes = {"love", "like", "want", "wants", "wish", "dream", "thinking", "considering", "could", "might", "ought", "tempted", "dare", "hate", "hope", "should"}
        return any(self.tokens[n].norm in wishes for clause in fact.clauses for n in range(clause.first, clause.last))

    def _choices(self, bound: Bound) -> None:
        contradicted: set[str] = set()
        for choice in self.frame.choices:
            for mark, value in list(bound.meaning(choice.concept)):
                if choice.field == "freed" or (choice.concept == "what" and self.frame.key == "allocation_unit"):
                    continue  # read with their cues, in particular.py
                if choice.many:
                    bound.add(choice.field, value, mark)
                elif choice.field in ("door", "if_gone") and bound.values.get(choice.field) not in (None, value):
                    contradicted.add(choice.field)
                else:
                    bound.put(choice.field, value, mark)

        for field in contradicted:
            del bound.values[field]
            bound.open.append(f"It gives two answers for {bound.specs[field].label}.")

    def _subject(self, bound: Bound, fact: Fact) -> "_Named | None":
        """Put down what the fact is about; None, with the reason, where that is not certain."""
        frame = self.frame
        named = _Named()
        if self.assumed and not fact.subject:
            bound.values |= self.assumed
            return named
        if frame.subject in ("pair", "decision_type"):
            return named
        if not fact.subject:
            new = named_in(self.session, frame, self.line, self.tokens, bound.marks, fact)
            if new is None:
                self._lacks_subject()
                return None
            taken = [item.id for item in self.session.items] if new.kind != "case" else [c.id for c in self.session.cases]
            identity = free_slug(new.name, taken)
            if new.kind == "case":
                named.cases = (r.Case(id=identity, name=new.name),)
                bound.put("case", identity)
            else:
                kind = next(one for one in ITEM_KINDS if one == new.kind)
                named.items = (r.Item(id=identity, name=new.name, kind=kind),)
                bound.put("items" if frame.subject == "items" else "item", (identity,) if frame.subject == "items" else identity)
            return named
        for mark in fact.subject:
            several = unsure(mark, frame)
            if several:
                names = ", ".join(f"{clean(one.name)} ({one.kind})" for one in several)
                self.why.append(f"It could be about {names}: which one?")
                return None
        if frame.subject in ("lever", "function"):
            bound.put(frame.subject, fact.subject[0].means(frame.subject), fact.subject[0])
            return named
        ids = [entity.id for mark in fact.subject if (entity := entity_of(mark, frame)) is not None]
        if frame.subject == "items":
            bound.put("items", tuple(dict.fromkeys(ids)))
        else:
            bound.put("case" if frame.subject == "case" else "item", ids[0])
        for mark in fact.subject:
            bound.take("items" if frame.subject == "items" else "case" if frame.subject == "case" else "item", mark)
        return named

    def _lacks_subject(self) -> None:
        choices = ""
        if self.frame.subject in ("lever", "function"):
            spec = next(spec for spec in fields_of(self.frame.struct) if spec.name == self.frame.subject)
            choices = ": " + ", ".join(shown(word) for word in spec.choices)
        self.why.append(f"It does not say {self.frame.asks}{choices}.")

    def _common(self, bound: Bound) -> None:
        """How we know, and the words of ranges, belong to every record."""
        for mark, value in bound.meaning("basis"):
            clause = bound.clause(mark)
            if all(
                mark.first <= n < mark.last or self.tokens[n].norm in ("it", "was", "from", "just", "that", "is", "a", "pure", "only", "this", "our", "we", "-", "(", ")", "by")
                for n in range(clause.first, clause.last)
            ):  # fmt: skip
                bound.put("basis", value, mark)
        if bound.notes:
            bound.values["note"] = "; ".join(bound.notes)

    def _judged(self, bound: Bound, named: "_Named", fact: Fact) -> Read | None:
        """Return the record when something certain was said of its subject."""
        identity = {"case", "items", "item", "from_", "to", "category", "lever", "function", "decision_type"}
        about = {"case", "items", "item", "lever", "function", "decision_type"} if self.frame.key != "reallocate_or_reshape" else {"case"}
        if self.frame.subject == "pair":
            about = {"from_", "to", "category"}
        elif self.frame.subject == "decision_type" and "decision_type" not in bound.values:
            if set(bound.values):
                self.why.append("It does not say which decision.")
            return None
        if self.frame.subject == "decision_type" and not any(
            mark.means(cue) for mark in bound.marks for cue in ("role", "waited", "waiting-for")
        ) and not any(clause.cut == "part" for clause in fact.clauses):
            self.why.append("It does not say which side decides, or how long it waited.")
            return None
        if self.frame.subject == "pair" and not {"from_", "to", "category"} <= set(bound.values):
            self.why.append(f"It does not say {self.frame.asks}.")
            return None
        given = {field for field in bound.values if field not in about and field not in ("note", "basis", "category")}
        if self.frame.key == "stopping":
            given -= {"action"} if not bound.values.get("items") else set()
            given -= {"action"} if given <= {"action"} and self._only_wished(fact) else set()
        if self.frame.subject == "case":
            given -= {"items"}
        if not given - (identity - {"from_", "to", "lever"}):
            self.why.append("Nothing in it is a figure or a word of this question.")
            return None
        if not self.denied and any(fact.holds(mark) and mark.first not in bound.used for mark in self.loose):
            self.why.append("It says what is not so.")
            return None
        if required := [s for s in bound.specs.values() if s.required and s.name not in bound.values]:
            missing = required[0]
            choices = f": {', '.join(shown(word) for word in missing.choices)}" if missing.choices else ""
            self.why.append(f"It does not say {missing.label}{choices}.")
            return None
        for place, (first, last) in bound.places.items():
            self.parts.append(Label(self.tokens[first].start, self.tokens[last - 1].end, place.partition(".")[0]))
        return Read(values=dict(bound.values), new_items=named.items, new_cases=named.cases, open=tuple(bound.open))


class _Named:
    """What a fact creates."""

    def __init__(self) -> None:
        self.items: tuple[r.Item, ...] = ()
        self.cases: tuple[r.Case, ...] = ()
