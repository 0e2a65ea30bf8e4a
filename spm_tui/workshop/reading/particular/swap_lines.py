"""Question 4: who steps in for whom, whether at all, and how many others could."""

from spm_tui.workshop.map_edits import CATEGORY_OF
from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.names import Entity
from spm_tui.workshop.reading.particular.adjacent_marks import words_between
from spm_tui.workshop.reading.subjects import entity_of

#: What one takes over from another, said before his name.
_WORK = frozenset(("work", "works", "job", "jobs", "task", "tasks", "duties", "load", "place", "role"))
#: Verbs behind which the one who steps in is named, where whom he steps in for stands first.
_VERBS = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "did", "does")
)


def read_swap(bound: Bound) -> None:
    subject = [entity for mark in bound.fact.subject if (entity := entity_of(mark, bound.frame)) is not None]
    if len(subject) == 2:
        first, second = bound.fact.subject
        between = words_between(bound, first, second)
        if [word for word in between if word not in ("the", "our")] in (["and"], ["&"], ["und"]):
            return  # two names in a row say no direction
        before = bound.tokens[first.first - 1].norm if first.first else ""
        turned = (
            "by" in between or (before in ("to", "onto", "for", "into") and "from" in between)
        ) and "blocked" not in between
        led = [
            t.norm
            for t in bound.tokens[max(0, first.first - 3) : first.first]
            if t.norm not in ("the", "our")
        ]
        works = bool(set(led[-2:-1]) & _WORK) and led[-1:] in (["of"], ["from"])
        turned = turned or works  # `the work of X has Y taken over`
        infinitive = before == "for" and bound.tokens[first.last].norm == "to"
        verb = next((word for word in between if word not in ("the", "our")), "")
        turned = turned or (led[-1:] == ["for"] and verb in _VERBS)  # `for X is Y jumped in`
        turned = turned or ("only" in between and _work_before_people(subject))
        turned = turned and not infinitive  # `for the Web Team to take over from Payroll`
        turned = turned != bound.fact.turned
        subject = _of_one_kind(bound, subject)
        one, other = (subject[1], subject[0]) if turned else (subject[0], subject[1])
        bound.put("from_", one.id)
        bound.put("to", other.id)
        for mark, end in zip(bound.fact.subject, ("to", "from_") if turned else ("from_", "to"), strict=True):
            bound.take(end, mark)
        category = next((CATEGORY_OF[kind] for kind in CATEGORY_OF if kind == one.kind), None)
        if category is not None:
            bound.put("category", category)
    for mark, _ in list(bound.meaning("others")):
        _others(bound, mark)
    for mark, _ in list(bound.meaning("cannot")):
        bound.put("seen_value", 0.0, mark)
    _parted_cannot(bound)


def _work_before_people(subject: list[Entity]) -> bool:
    """Tell whether the work stands before who does it: `nobody can run the Ledger, only the Core team`."""
    hands = ("team", "skill")
    return subject[0].kind not in hands and subject[1].kind in hands


def _of_one_kind(bound: Bound, subject: list[Entity]) -> list[Entity]:
    """Where `Payments` is a product and, less exactly, a team, a team beside it means the team; of an
    initiative a team does the work.
    """
    found = list(subject)
    for place, mark in enumerate(bound.fact.subject):
        other = subject[1 - place]
        options = (*mark.mention.options, *mark.mention.less) if mark.mention is not None else ()
        alike = [one for one in options if one.kind == other.kind and one.id != other.id]
        if found[place].kind not in (other.kind, "initiative") and alike:
            found[place] = alike[0]
    if found[0].kind not in ("team", "skill"):
        people = (
            bound.tokens[bound.fact.subject[0].last].norm
            if bound.fact.subject[0].last < len(bound.tokens)
            else ""
        )
        mention = bound.fact.subject[0].mention
        teams = (
            [one for one in (*mention.options, *mention.less) if one.kind == "team"]
            if mention is not None
            else []
        )
        if people in ("ppl", "people", "folks", "engineers", "devs", "guys", "staff", "team") and teams:
            found[0] = teams[0]
    return found


def _others(bound: Bound, cue: Mark) -> None:
    if _another_way(bound, cue):
        return
    near = [m for m in bound.within(bound.clause(cue)) if m.last <= cue.first and cue.first - m.last <= 1]
    for mark in near:
        if mark.figure is not None and mark.figure.unit in ("", "people"):
            bound.put("able_others", int(mark.figure.value), mark)
            bound.used.add(cue.first)
        elif mark.means("owner") == "nobody" or mark.means("not") == "no":
            bound.put("able_others", 0, mark)
            bound.used.add(cue.first)


def _another_way(bound: Bound, cue: Mark) -> bool:
    """Tell whether `other` is of `the other way round`, which counts nobody."""
    behind = bound.tokens[cue.last].norm if cue.last < len(bound.tokens) else ""
    return behind in ("way", "direction")


def _parted_cannot(bound: Bound) -> None:
    """Read `they can the work of X not do`: `can` and `not` with the names between them."""
    for mark in bound.marks:
        clause = bound.clause(mark)
        before = {token.norm for token in bound.tokens[clause.first : mark.first]}
        behind = bound.tokens[mark.last].norm if mark.last < clause.last else ""
        figures = any(one.figure is not None for one in bound.within(clause))
        parted = mark.means("not") == "not" and before & {"can", "could"} and behind != "only"
        if parted and not figures:
            bound.put("seen_value", 0.0, mark)
