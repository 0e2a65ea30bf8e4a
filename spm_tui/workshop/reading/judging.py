"""Whether what a fact gave is enough, and certain enough, for a record; what is missing otherwise."""

from typing import Final

from spm_tui.text import clean
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.reading.accounting import guessed, unaccounted
from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.fact_words import FactWords
from spm_tui.workshop.reading.facts import Fact
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.line_reading import Label, RecordReading
from spm_tui.workshop.reading.spoken_line import Line, Named
from spm_tui.workshop.reading.strangers import name_at_the_start
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.words import shown


def judged(said: Line, bound: Bound, named: Named, fact: Fact) -> RecordReading | None:
    """Return the record when something certain was said of its subject."""
    why = _lacking(said, bound, fact)
    why = _doubtful(said, bound, fact) if why is None else why
    if why is not None:
        said.why += [why] if why else []
        return None
    for place, (first, last) in bound.places.items():
        field = place.partition(".")[0]
        said.parts.append(Label(said.tokens[first].start, said.tokens[last - 1].end, field))
    names = [*(item.name for item in named.items), *(case.name for case in named.cases), *_texts(bound)]
    new = {token.norm for name in names for token in tokens_of(name)}
    waved = [bound.clause(mark) for mark in said.loose if fact.holds(mark) and _waved_away(bound, mark)]
    clauses = [clause for clause in fact.clauses if clause not in waved]
    words = FactWords(said, clauses, bound.values, bound.places.values(), new)
    said.open += unaccounted(words) or guessed(words, fact.subject)
    return RecordReading(
        values=dict(bound.values),
        new_items=named.items,
        new_cases=named.cases,
        open=tuple(bound.open),
        place=_place(said, fact),
    )


def _place(said: Line, fact: Fact) -> tuple[int, int]:
    """Return where in the line the clauses of a fact stand."""
    if not fact.clauses:
        return 0, 0
    return said.tokens[fact.clauses[0].first].start, said.tokens[fact.clauses[-1].last - 1].end


_IDENTITY = frozenset(("case", "items", "item", "category", "function", "decision_type"))


def _lacking(said: Line, bound: Bound, fact: Fact) -> str | None:
    """Return what a fact lacks to be a record, None where it lacks nothing."""
    frame, values = said.frame, bound.values
    if frame.subject == "decision_type":
        if "decision_type" not in values:
            return frame.asks if values else ""
        told = any(m.means(cue) for m in bound.marks for cue in ("role", "waited", "waiting-for"))
        if not told and said.given is None and not any(clause.cut == "part" for clause in fact.clauses):
            return frame.wants
    if frame.subject == "pair" and not {"from_", "to", "category"} <= set(values):
        return frame.asks
    given = set(values) - _IDENTITY - {"note", "basis"}
    given -= {"from_", "to"} if frame.subject == "pair" else set()
    given -= {"lever"} if frame.subject == "lever" else set()
    if frame.key == "stopping" and (
        not values.get("items") or (given <= {"action"} and any(clause.condition for clause in fact.clauses))
    ):
        given -= {"action"}
    says = said.given is not None and said.given.says
    stops = frame.key == "stopping"
    other = stops and (_only_runs(said, bound, fact) or _counts_others(said, bound, fact, given))
    if not says and (not given or other):
        return frame.wants
    missing = next((spec for spec in bound.specs.values() if spec.required and spec.name not in values), None)
    if missing is None:
        return None
    choices = f" {', '.join(shown(word) for word in missing.choices)}." if missing.choices else ""
    return f"{missing.label[:1].upper()}{missing.label[1:]}?{choices}"


def _counts_others(said: Line, bound: Bound, fact: Fact, given: set[str]) -> bool:
    """Tell whether a span is all that is said beside a count of something else: `40 thousand guests in 3
    months`.
    """
    if not given or not given <= {"said_months", "seen_months"} or said.given is not None:
        return False
    if any(m.means(cue) for m in bound.marks for cue in ("action", "back", "said", "seen")):
        return False
    read = {n for name in given for n in range(*bound.places.get(name, (0, 0)))}
    read |= {n for mark in fact.subject for n in range(mark.first, mark.last)}
    return any(
        said.tokens[n].kind == "number" and n not in read
        for clause in fact.clauses
        for n in range(clause.first, clause.last)
    )


#: Verbs of what goes on, and stops nothing: `X has been running for 8 months`.
_GOING_ON = frozenset(
    ("running", "runs", "run", "been", "has", "had", "works", "working", "lasts", "employs")
)


#: What something uses up comes back to nobody: `X has burnt 8 people in 3 months`.
_USING_UP = frozenset(("cost", "costs", "eaten", "ate", "swallowed", "burned", "burnt", "spent", "used"))


def _gains(said: Line, bound: Bound) -> bool:
    """Tell whether people only join: `X got 3 new people`; of people who come back that is not said."""
    if any(m.means(cue) for m in bound.marks for cue in ("action", "back")):
        return False
    return any(
        mark.figure is not None and {"new", "more", "extra", "additional"} & _around(said, mark)
        for mark in bound.marks
    )


def _around(said: Line, mark: Mark) -> set[str]:
    return {token.norm for token in said.tokens[mark.first : mark.last + 1]}


def _only_runs(said: Line, bound: Bound, fact: Fact) -> bool:
    """Tell whether a figure is beside something that runs or goes on, with no word of stopping: `archive
    1.5 FTE`.
    """
    kinds = {item.id: item.kind for item in said.session.items}
    words = {said.tokens[n].norm for clause in fact.clauses for n in range(clause.first, clause.last)}
    cued = any(m.means(cue) for m in bound.marks for cue in ("action", "back", "said", "seen"))
    if not cued and said.given is None and words & _GOING_ON:
        return True
    stops = any(m.means(cue) for m in bound.marks for cue in ("action", "back", "said"))
    if not stops and words & _USING_UP:
        return True
    if _gains(said, bound):
        return True
    running = all(
        kinds.get(one, "initiative") not in ("initiative", "product") for one in bound.values["items"]
    )
    return running and not cued


def _waved_away(bound: Bound, denial: Mark) -> bool:
    """Tell whether a denial is all of a clause in front of a `but`: `not being funny, but ...`."""
    clause = bound.clause(denial)
    at = bound.fact.clauses.index(clause)
    alone = all(mark is denial or mark.means("speaker") for mark in bound.within(clause))
    return alone and any(one.joint == "but" for one in bound.fact.clauses[at + 1 : at + 2])


def _doubtful(said: Line, bound: Bound, fact: Fact) -> str | None:
    """Return why a fact is too uncertain to be put down, or None."""
    loose = [mark for mark in said.loose if fact.holds(mark) and not _waved_away(bound, mark)]
    if not said.denied and any(mark.first not in bound.used for mark in loose):
        return "It says what is not so."
    if said.frame.key == "stopping" and _went_there(said, fact):
        return "It says where people went, not what stops."
    if said.frame.key == "stopping" and _a_team_says(said, bound, fact):
        return "Two say two figures. Type who says it alone, or ask all in a round."
    if _still_going(said, fact):
        return "It is not over yet. How long did it take until it took hold?"
    return "It says what did not come about." if _never_came_about(said, fact) else None


_GOING = frozenset(("went", "go", "goes", "gone", "moved", "move", "moves", "joined", "switched"))
_THERE = frozenset(("to", "into", "onto"))


def _went_there(said: Line, fact: Fact) -> bool:
    """Tell whether people only went to what a fact is about: `2 people went to X after a month`."""
    for mark in fact.subject:
        before = [token.norm for token in said.tokens[max(0, mark.first - 4) : mark.first]]
        before = [word for word in before if word not in ("the", "our", "over")]
        if before[-1:] and before[-1] in _THERE and _GOING & set(before[:-1]):
            return True
    return False


def _a_team_says(said: Line, bound: Bound, fact: Fact) -> bool:
    """Tell whether a team says another figure than the line did: `X frees 3, Core team says 2`."""
    counted = [m for m in bound.marks if m.figure is not None and m.figure.unit in ("", "people")]
    for mark in bound.marks:
        told = said.tokens[mark.last].norm if mark.last < len(said.tokens) else ""
        if mark.mention is None or mark in fact.subject or told not in ("says", "say", "thinks", "think"):
            continue
        clause = bound.clause(mark)
        inside = [m for m in counted if clause.first <= m.first < clause.last]
        if inside and len(inside) < len(counted):
            return True
    return False


#: What is said of a change that is not over: its months so far are not what it took.
_NOT_OVER: Final[tuple[tuple[str, ...], ...]] = (
    ("still", "under", "way"),
    ("still", "underway"),
    ("still", "going"),
    ("still", "on"),
    ("still", "ongoing"),
    ("still", "running"),
    ("still", "at", "it"),
    ("not", "finished"),
    ("not", "over", "yet"),
    ("not", "done", "yet"),
)


def _still_going(said: Line, fact: Fact) -> bool:
    """Tell whether a change is not over, and months are only how long it has gone on so far."""
    if said.frame.key != "redesign_frequency":
        return False
    words = [said.tokens[n].norm for clause in fact.clauses for n in range(clause.first, clause.last)]
    months = any(m.figure is not None and m.figure.unit == "months" and fact.holds(m) for m in said.marks)
    return months and any(
        tuple(words[n : n + len(one)]) == one for n in range(len(words)) for one in _NOT_OVER
    )


def _never_came_about(said: Line, fact: Fact) -> bool:
    """Tell whether a change is said not to have happened: `needed a new team but it didn't happen`."""
    if said.frame.key not in ("redesign_frequency", "reallocate_or_reshape"):
        return False
    words = [said.tokens[n].norm for clause in fact.clauses for n in range(clause.first, clause.last)]
    return any(
        word in _COMING_ABOUT and _DENYING & set(words[max(0, n - 3) : n]) for n, word in enumerate(words)
    )


_COMING_ABOUT = frozenset(
    ("happen", "happened", "materialise", "materialised", "materialize", "materialized")
)
_DENYING = frozenset(("not", "never", "didn't", "hasn't", "hadn't", "won't", "doesn't", "wasn't"))


def _texts(bound: Bound) -> list[str]:
    """Return the texts a fact keeps as they were said, and the owners nobody offers."""
    texts = {rule.field for rule in bound.frame.beside if rule.text} | {"decision_type"}
    values = [
        one
        for name in texts & bound.values.keys()
        for one in ([bound.values[name]] if isinstance(bound.values[name], str) else bound.values[name])
    ]
    return [one for one in values if isinstance(one, str)]


def lacks_subject(said: Line) -> None:
    choices = ""
    if said.frame.subject in ("lever", "function"):
        spec = next(spec for spec in fields_of(said.frame.struct) if spec.name == said.frame.subject)
        choices = " " + ", ".join(shown(word) for word in spec.choices) + "."
    said.why.append(f"{_not_known(said)}{said.frame.asks}{choices}")


def _not_known(said: Line) -> str:
    """Return a sentence on the name nobody knows with which a line begins, or an empty text."""
    place = name_at_the_start(said.frame, said.tokens, said.marks)
    if place is None or not said.marks:
        return ""
    name = said.line[said.tokens[place[0]].start : said.tokens[place[1] - 1].end]
    return f'"{clean(name)}" is not known. '
