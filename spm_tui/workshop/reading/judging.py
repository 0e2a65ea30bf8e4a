"""Whether what a fact gave is enough, and certain enough, for a record; what is missing otherwise."""

from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.denials import unread
from spm_tui.workshop.reading.facts import Fact
from spm_tui.workshop.reading.refusing import only_wished
from spm_tui.workshop.reading.results import Label, Read
from spm_tui.workshop.reading.spoken_line import Line, Named
from spm_tui.workshop.words import shown


def _strange(said: Line, bound: Bound, named: Named, fact: Fact) -> list[int]:
    """Return the words of a fact that were read for nothing: many of them may turn round what the rest
    says.
    """
    read = {n for first, last in bound.places.values() for n in range(first, last)}
    new = {
        word for one in (*named.items, *named.cases) for word in one.name.casefold().replace("-", " ").split()
    }
    inside = [n for clause in fact.clauses for n in range(clause.first, clause.last)]
    return [
        n
        for n in unread(said.tokens, (*said.marks, *said.denied))
        if n in inside and n not in read and said.tokens[n].norm not in new
    ]


def judged(said: Line, bound: Bound, named: Named, fact: Fact) -> Read | None:
    """Return the record when something certain was said of its subject."""
    identity = {"case", "items", "item", "from_", "to", "category", "lever", "function", "decision_type"}
    about = (
        {"case", "items", "item", "lever", "function", "decision_type"}
        if said.frame.key != "reallocate_or_reshape"
        else {"case"}
    )
    if said.frame.subject == "pair":
        about = {"from_", "to", "category"}
    elif said.frame.subject == "decision_type" and "decision_type" not in bound.values:
        if set(bound.values):
            said.why.append(said.frame.asks)
        return None
    if (
        said.frame.subject == "decision_type"
        and not any(mark.means(cue) for mark in bound.marks for cue in ("role", "waited", "waiting-for"))
        and not any(clause.cut == "part" for clause in fact.clauses)
    ):
        said.why.append(said.frame.wants)
        return None
    if said.frame.subject == "pair" and not {"from_", "to", "category"} <= set(bound.values):
        said.why.append(said.frame.asks)
        return None
    given = {
        field for field in bound.values if field not in about and field not in ("note", "basis", "category")
    }
    if said.frame.key == "stopping":
        given -= {"action"} if not bound.values.get("items") else set()
        given -= {"action"} if given <= {"action"} and only_wished(said, fact) else set()
    if said.frame.subject == "case":
        given -= {"items"}
    if not given - (identity - {"from_", "to", "lever"}):
        said.why.append(said.frame.wants)
        return None
    if not said.denied and any(fact.holds(mark) and mark.first not in bound.used for mark in said.loose):
        said.why.append("It says what is not so.")
        return None
    if len(_strange(said, bound, named, fact)) >= 4:
        said.why.append("There is more in it than can be read. Type the fact alone.")
        return None
    if required := [s for s in bound.specs.values() if s.required and s.name not in bound.values]:
        missing = required[0]
        choices = f" {', '.join(shown(word) for word in missing.choices)}." if missing.choices else ""
        said.why.append(f"{missing.label[:1].upper()}{missing.label[1:]}?{choices}")
        return None
    for place, (first, last) in bound.places.items():
        said.parts.append(Label(said.tokens[first].start, said.tokens[last - 1].end, place.partition(".")[0]))
    return Read(
        values=dict(bound.values), new_items=named.items, new_cases=named.cases, open=tuple(bound.open)
    )


def lacks_subject(said: Line) -> None:
    choices = ""
    if said.frame.subject in ("lever", "function"):
        spec = next(spec for spec in fields_of(said.frame.struct) if spec.name == said.frame.subject)
        choices = " " + ", ".join(shown(word) for word in spec.choices) + "."
    said.why.append(f"{said.frame.asks}{choices}")
