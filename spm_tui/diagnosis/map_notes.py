"""What the map alone shows, nobody having said anything: one note a rule, of one thing or of many."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import structs

from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.record_keys import things
from spm_tui.diagnosis.rule_table import BY_ID
from spm_tui.diagnosis.rules.sentences import counted, detail, first, headline, some, within
from spm_tui.diagnosis.trail import OF_MANY, name
from spm_tui.text import capital_first
from spm_tui.workshop.choices import ANSWER_KEYS, ITEM_KINDS
from spm_tui.workshop.session import RECORD_LISTS, Answer, Session, answer
from spm_tui.workshop.words import figure, listed, plural, plural_of

#: Rule -> its headline about several things; `{}` is how many of what: `Two teams and one platform`.
SEVERAL: Final = {
    "double-booked": "{}: more people taken by work than are there.",
    "bets-pile-up": "{} carry at least three initiatives or products.",
    "starved-platform": "{} that many things need: less than one person runs each.",
    "retired-but-alive": "{} closed, with people on them or still needed.",
}
_MAP_THEME: Final = "load"
_ABOUT = frozenset(Answer.__struct_fields__) - {"words"}


def with_map_notes(session: Session, found: Iterable[Finding]) -> list[Finding]:
    """Return the findings with those of the tone `notes` as one a rule.

    While nothing is answered, what is noticed on the map is a note as well: nobody said anything else.
    """
    unsaid = nothing_said(session)
    together: dict[str, list[Finding]] = {}
    rest: list[Finding] = []
    for one in found:
        alone = one.tone == "notes" or (unsaid and BY_ID[one.rule].theme == _MAP_THEME)
        if alone and one.state != "not-examined":
            together.setdefault(one.rule, []).append(one)
        else:
            rest.append(one)
    return [*rest, *(_one_note(session, notes) for notes in together.values())]


def nothing_said(session: Session) -> bool:
    """Return whether no question has an answer: no record, no field, no words, no silent answer."""
    return not session.ballots and not any(_is_given(answer(session, key), key) for key in ANSWER_KEYS)


def _is_given(given: Answer | None, key: str) -> bool:
    if given is None:
        return False
    table = RECORD_LISTS[key][0]
    return bool(getattr(given, table)) or any(
        getattr(given, field) is not None
        for field in given.__struct_fields__
        if field not in _ABOUT and field != table
    )


def _one_note(session: Session, found: Sequence[Finding]) -> Finding:
    """Return one note for the findings of a rule, the three largest named; what rests on gut feel is counted.

    Its key is the rule alone, its first thing that of the largest finding.
    """
    shown = [note for note in found if note.state == "supported"] or list(found)
    order = sorted(shown, key=lambda note: (-_size(note), note.items[0]))
    top, rest = order[:OF_MANY], len(order) - OF_MANY
    others = len(found) - len(order)
    unsure = f"{plural(others, 'more rests', 'more rest')} on a gut feel." if others else ""
    alike = structs.replace(top[0], key=top[0].rule, tone="notes")
    if len(order) == 1:
        return structs.replace(alike, detail=detail(alike.detail, unsure)) if unsure else alike
    named = [f"{name(session, note.items[0])}{_figure(note)}" for note in top]
    tail = [f"{rest} more"] if rest > 0 else []
    lead = "The largest are" if rest > 0 else "They are"
    told, beside = (
        headline(SEVERAL[alike.rule].format(_how_many(session, order))),
        f"{lead} {_list(named, tail)}.",
    )
    if alike.rule == "bets-pile-up" and rest <= 0 and (both := _piled(session, top)):
        told, beside = both
    return structs.replace(
        alike,
        items=tuple(dict.fromkeys((*(note.items[0] for note in top), *(i for n in top for i in n.items)))),
        headline=told,
        detail=detail(beside, unsure),
        known=alike.known if len({note.known for note in order}) == 1 else "",
        trail=tuple(dict.fromkeys(step for note in top for step in note.trail)),
        counter=(),
    )


def _piled(session: Session, top: Sequence[Finding]) -> tuple[str, str] | None:
    """Return what a few things carry, by name, and what is on each of them; None where the names are long."""
    sizes = sorted({int(_size(note)) for note in top})
    span = f"{sizes[0]}" if len(sizes) == 1 else f"{sizes[0]} to {sizes[-1]}"
    told = (
        f"{listed([name(session, note.items[0]) for note in top])} carry {span} initiatives or products each."
    )
    if headline(told) != told:
        return None
    on_each = [item for item in top[0].items[1:] if all(item in note.items[1:] for note in top)]
    if not on_each:
        return told, ""
    verb_, where = ("is" if len(on_each) == 1 else "are"), "both" if len(top) == 2 else "each of them"
    return told, f"{first(some(session, on_each, 14))} {verb_} on {where}."


def _list(named: list[str], tail: list[str]) -> str:
    """Return the largest and how many more; where the names are long, those that fit."""
    words = listed([*named, *tail])
    return words if len(words.split()) <= 17 else within([*named, *tail], 17)


def _size(note: Finding) -> float:
    return note.size.value if note.size is not None else 0.0


def _figure(note: Finding) -> str:
    return f" ({figure(note.size.value)})" if note.size is not None else ""


def _how_many(session: Session, found: Sequence[Finding]) -> str:
    """Return how many things of which kind: `Two teams and one platform`, `12 systems`."""
    count = Counter(things(session)[note.items[0]].kind for note in found)
    order = sorted(count, key=lambda kind: (-count[kind], ITEM_KINDS.index(kind)))
    if len(order) > 2:
        return f"{counted(len(found))} things"
    digits = any(counted(count[kind]).isdigit() for kind in order)
    numbers = [str(count[kind]) if digits else counted(count[kind]).lower() for kind in order]
    kinds = [plural_of(kind, count[kind]) for kind in order]
    return capital_first(listed([f"{number} {kind}" for number, kind in zip(numbers, kinds, strict=True)]))
