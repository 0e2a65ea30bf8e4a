"""What a finding shows of the answers it rests on: short quotes, steps of a trail, and names in sentences."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from spm_tui.diagnosis.around import named
from spm_tui.diagnosis.finding import Finding, Rule, Size, Step
from spm_tui.diagnosis.kept import Identity, kept
from spm_tui.diagnosis.keys import things, things_of
from spm_tui.text import clean, cut
from spm_tui.workshop import records as r
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, listed, shown

QUOTE_LENGTH = 160
#: Names a sentence lists before it counts the rest: five names are heard out, eleven are not; and of eleven
#: three do as an example.
NAMED = 5
OF_MANY = 3


def name(session: Session, item_id: str) -> str:
    """Return the name of a thing as a sentence shows it (cleaned), or its id when there is no such thing."""
    return _label(session.items, item_id)


def _label(items: tuple[r.Item, ...], item_id: str) -> str:
    item = things_of(items).get(item_id)
    return (clean(item.name) if item is not None else "") or clean(item_id)


def names(session: Session, ids: Iterable[str], last: str = "and") -> str:
    """Return the names of things as a sentence lists them: five at most, or three and how many more."""
    chosen = list(ids)
    said = chosen if len(chosen) <= NAMED else chosen[:OF_MANY]
    return _listed([name(session, item_id) for item_id in said], len(chosen) - len(said), last)


def several(words: Sequence[str], last: str = "and") -> str:
    """Return words as a sentence lists them: five at most, or three and how many more."""
    said = words if len(words) <= NAMED else words[:OF_MANY]
    return _listed(said, len(words) - len(said), last)


def _listed(words: Sequence[str], more: int, last: str) -> str:
    return listed([*words, f"{more} more"] if more else words, last)


def case_name(session: Session, case_id: str) -> str:
    """Return the name of a past case as a sentence shows it, or its id when there is no such case."""
    return clean(_case_names(session.cases).get(case_id, case_id))


@kept
def _case_names(cases: tuple[r.Case, ...]) -> dict[str, str]:
    return {case.id: case.name for case in cases}


def how_known(*records: r.Record) -> str:
    """Return the count of cases and how they are known: `1 case, once`, `3 cases, from numbers`.

    Of several records the weakest basis is named; "not said how we know" when one has none.
    """
    order = (None, "hunch", "one-case", "repeated", "measured")
    weakest = min((record.basis for record in records), key=order.index, default=None)
    count = f"{len(records)} case" + ("" if len(records) == 1 else "s")
    return f"{count}, {shown(weakest) if weakest else 'not said how we know'}"


def quote(session: Session, record: r.Record, only: Sequence[str] = ()) -> str:
    """Return what a record says, shortly: its required fields, then `label value` for each answered field.

    With `only`, of the fields that may stay open just those (attributes) are quoted.
    """
    return _quote(Identity(record, session.cases, *named(session, record), whole=session.items), tuple(only))


@lru_cache(maxsize=4096)
def _quote(held: Identity, only: tuple[str, ...]) -> str:
    record, cases, *_ = held.values
    words = _Words(held.take(), cases)  # type: ignore[arg-type]
    head: list[str] = []
    rest: list[str] = []
    for spec in fields_of(type(record)):  # type: ignore[arg-type]
        value = getattr(record, spec.name)
        if value is None or (spec.about and spec.name != "basis"):
            continue
        if only and not spec.required and spec.name not in (*only, "basis"):
            continue
        text = words.of(spec, value)
        if spec.name == "basis":
            rest.append(text)
        elif spec.required:
            head.append(text)
        else:
            rest.append(f"{spec.label} {text}")
    start = " > ".join(head)
    return cut(f"{start}: {'; '.join(rest)}" if rest else start, QUOTE_LENGTH)


class _Words:
    """How the values of fields are said, with things and cases by name."""

    def __init__(self, items: tuple[r.Item, ...], cases: tuple[r.Case, ...]) -> None:
        self._items, self._cases = items, cases

    def of(self, spec: FieldSpec, value: object) -> str:
        """Return one value of a field in the words of the screen."""
        if isinstance(value, tuple):
            return several([self.of(spec, one) for one in value]) or "none"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int | float):
            return figure(float(value), "" if spec.unit in spec.label else spec.unit)
        if spec.ref == "items":
            return _label(self._items, str(value))
        if spec.ref == "cases":
            return clean(_case_names(self._cases).get(str(value), str(value)))
        return shown(str(value))


def record_step(
    session: Session, question: str, key: str, record: r.AnswerRecord, only: Sequence[str] = ()
) -> Step:
    """Return the step of a trail that shows one answer record, with `only` just those of its fields."""
    return Step(question, key, quote(session, record, only))


def tie_step(session: Session, tie: r.Tie) -> Step:
    """Return the step of a trail that shows one tie: `Initiative A needs Team T1: people 4 people`."""
    return Step("ties", f"{tie.from_}>{tie.to}", quote_tie(session, tie))


def quote_tie(session: Session, tie: r.Tie) -> str:
    """Return what a tie says: what needs what, then its answered fields."""
    known = things(session)
    ends = (known.get(item) for item in (tie.from_, tie.to, tie.carried_by or ""))
    return _quote_tie(Identity(tie, *ends, whole=session.items))


@lru_cache(maxsize=4096)
def _quote_tie(held: Identity) -> str:
    tie = held.values[0]
    assert isinstance(tie, r.Tie)
    items = held.take()

    def named(item_id: str) -> str:
        return _label(items, item_id)

    parts = [f"{named(tie.from_)} needs {named(tie.to)}"]
    if tie.people is not None:
        parts.append(figure(tie.people, "people"))
    if tie.carried_by is not None:
        parts.append(f"kept running inside {named(tie.carried_by)}")
    if tie.stays is not None:
        parts.append(f"{figure(tie.stays)} stay")
    if tie.months is not None:
        parts.append(f"the rest can leave in {figure(tie.months, 'months')}")
    if tie.cut is not None:
        parts.append(f"cut {tie.cut}")
    if tie.because is not None:
        parts.append(f"because {tie.because}")
    return cut(", ".join(parts), QUOTE_LENGTH)


def item_step(session: Session, item_id: str, text: str = "") -> Step:
    """Return the step of a trail that shows a thing; without `text`, its name, kind and answered figures."""
    item = things(session).get(item_id)
    return Step("items", item_id, text or (quote(session, item) if item else item_id))


def chain_step(session: Session, chain: Sequence[str]) -> Step:
    """Return the step of a trail that shows a holding chain in names: `W > S1`; its key is the last tie."""
    key = ">".join(chain[-2:])
    return Step("ties", key, cut(" > ".join(name(session, item) for item in chain), QUOTE_LENGTH))


def field_step(question: str, field: str, text: str) -> Step:
    """Return the step of a trail that shows a field of an answer or of the session itself."""
    return Step(question, field, cut(text, QUOTE_LENGTH))


def may_be_off(clause: str) -> str:
    """Return the sentence on how a finding may be off, from the clause that a rule holds."""
    return f"This may be off if {clause}."


def finding(
    rule: Rule,
    record: str | None,
    *,
    sentence: str,
    trail: Iterable[Step],
    items: Iterable[str] = (),
    size: Size | None = None,
    counter: Iterable[str] = (),
    firm: bool = True,
    could_be_wrong: str | None = None,
    ask: str | None = None,
) -> Finding:
    """Return a finding of a rule about one record (its key), or with None about many: the rule alone.

    What every finding of the rule shares is taken from the rule unless it is given here.
    """
    return Finding(
        key=rule.id if record is None else f"{rule.id}:{record}",
        rule=rule.id,
        tone=rule.tone,
        items=tuple(dict.fromkeys(items)),
        sentence=sentence,
        size=size,
        trail=tuple(dict.fromkeys(trail)),
        counter=tuple(counter),
        could_be_wrong=may_be_off(could_be_wrong or rule.could_be_wrong),
        ask=ask or rule.ask,
        passage=rule.passage,
        firm=firm,
    )
