"""Trails: the answers a finding rests on, as short quotes and steps; and names for its sentences."""

from collections.abc import Iterable, Sequence

from spm_tui.diagnosis.finding import Finding, Rule, Size, Step, Tone
from spm_tui.diagnosis.map_dependencies import named
from spm_tui.diagnosis.record_keys import things
from spm_tui.entanglement.results import Booked
from spm_tui.memo import SameParts, of_key
from spm_tui.text import cells, clean, cut
from spm_tui.workshop import records as r
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import ThingNames, names_of
from spm_tui.workshop.words import figure, listed, shown

QUOTE_LENGTH = 240
#: Names a sentence lists before it counts the rest: five names are heard out, eleven are not; and of eleven
#: three do as an example.
NAMED = 5
OF_MANY = 3
NOT_SAID_HOW = "not said how we know"


def name(session: Session, item_id: str) -> str:
    """Return the name of a thing as a sentence shows it (cleaned), or its id when there is no such thing."""
    return names_of(session).said(item_id)


def label(session: Session, item_id: str) -> str:
    """Return the name of a thing as it stands in a list, a quote or before a colon."""
    return names_of(session).label(item_id)


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


def case_name(session: Session, case_id: str, *, first: bool = False) -> str:
    """Return the name of a past case as a sentence shows it: in quotes, since it may be a sentence itself.

    Where a case shares its name with something else it carries its kind instead (`first`: begins with it).
    """
    said = names_of(session).said_case(case_id)
    if not names_of(session).case_apart(case_id):
        return f'"{said}"'
    return f"The {said.removeprefix('the ')}" if first else said


def how_known(*records: r.Record) -> str:
    """Return how we know what some answer records say, as a label: `once`, `from numbers`, `gut feel`.

    Of several records the weakest basis is named; "not said how we know" when one has none.
    """
    order = (None, "hunch", "one-case", "repeated", "measured")
    weakest = min((record.basis for record in records), key=order.index, default=None)
    return shown(weakest) if weakest else NOT_SAID_HOW


def known_on_map(*records: r.Record) -> str:
    """Return how we know what some things and ties say, as a label; empty where it was not asked of each.

    What has no basis stays firm on the map, so only a gut feel counts against the others.
    """
    given = [record for record in records if record.basis is not None]
    guessed = sum(1 for record in given if record.basis == "hunch")
    if guessed:
        return shown("hunch") if guessed == len(records) else f"part {shown('hunch')}"
    return how_known(*given) if given and len(given) == len(records) else ""


def known_of_stop(booked: Booked, record: r.Record | None = None) -> str:
    """Return how we know the people of a stop, as a label: `once, 2 of 3 asked`, `people by gut feel`.

    With the record, how it is known stands first; what counts is what goes on running after the stop.
    """
    parts = [how_known(record)] if record is not None else []
    if booked.hunches:
        parts.append("people by gut feel")
    if booked.run_asked.of:
        parts.append(f"{booked.run_asked.asked} of {booked.run_asked.of} asked")
    return ", ".join(parts)


def quote(session: Session, record: r.Record, only: Sequence[str] = ()) -> str:
    """Return what a record says, shortly: its required fields, then `label: value` for each answered field.

    With `only`, of the fields that may stay open just those (attributes) are quoted.
    """
    return _quote(SameParts(record, session.cases, *named(session, record), whole=session), tuple(only))


@of_key(4096)
def _quote(held: SameParts, only: tuple[str, ...]) -> str:
    record, called = held.values[0], names_of(held.take())
    words = _Words(called)
    head: list[str] = []
    rest: list[str] = []
    for spec in fields_of(type(record)):  # type: ignore[arg-type]
        value = getattr(record, spec.name)
        if value is None or (spec.about and spec.name != "basis"):
            continue
        if only and not spec.required and spec.name not in (*only, "basis"):
            continue
        text = words.of(spec, value)
        if isinstance(record, r.Item) and spec.name in ("name", "kind"):
            if spec.name == "name" or not called.apart(record.id):
                head.append(called.label(record.id) if spec.name == "name" else text)
        elif spec.name == "basis":
            rest.append(text)
        elif spec.required:
            head.append(text)
        else:
            rest.append(f"{spec.label}: {text}")
    return _whole([" > ".join(head), *rest])


def _whole(told: Sequence[str]) -> str:
    """Return parts joined in at most so many cells: those that do not fit whole are counted, none is cut."""
    for count in range(len(told), 0, -1):
        rest = len(told) - count
        text = "; ".join((*told[:count], *([f"{rest} more"] if rest else [])))
        if cells(clean(text)) <= QUOTE_LENGTH:
            return clean(text)
    return cut(told[0], QUOTE_LENGTH)


class _Words:
    """How the values of fields are said, with things and cases by name."""

    def __init__(self, called: ThingNames) -> None:
        self._called = called

    def of(self, spec: FieldSpec, value: object) -> str:
        """Return one value of a field in the words of the screen."""
        if isinstance(value, tuple):
            return several([self.of(spec, one) for one in value]) or "none"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int | float):
            return figure(float(value), "" if spec.unit in spec.label else spec.unit)
        if spec.ref == "items":
            return self._called.label(str(value))
        if spec.ref == "cases":
            return self._called.case(str(value))
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
    return _quote_tie(SameParts(tie, *named(session, tie), whole=session))


@of_key(4096)
def _quote_tie(held: SameParts) -> str:
    tie = held.values[0]
    assert isinstance(tie, r.Tie)
    called = names_of(held.take()).label
    parts = [f"{called(tie.from_)} needs {called(tie.to)}"]
    if tie.people is not None:
        parts.append(figure(tie.people, "people"))
    if tie.carried_by is not None:
        parts.append(f"kept running inside {called(tie.carried_by)}")
    if tie.stays is not None:
        parts.append(f"{figure(tie.stays)} stay")
    if tie.months is not None:
        parts.append(f"the rest can move in {figure(tie.months, 'months')}")
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
    return Step("ties", key, cut(" > ".join(label(session, item) for item in chain), QUOTE_LENGTH))


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
    headline: str,
    detail: str = "",
    known: str = "",
    trail: Iterable[Step],
    items: Iterable[str] = (),
    size: Size | None = None,
    counter: Iterable[str] = (),
    firm: bool = True,
    tone: Tone | None = None,
    could_be_wrong: str | None = None,
    ask: str | None = None,
) -> Finding:
    """Return a finding of a rule about one record (its key), or with None about many: the rule alone.

    What every finding of the rule shares is taken from the rule unless it is given here.
    """
    return Finding(
        key=rule.id if record is None else f"{rule.id}:{record}",
        rule=rule.id,
        tone=tone or rule.tone,
        items=tuple(dict.fromkeys(items)),
        headline=headline,
        detail=detail,
        known=known,
        size=size,
        trail=tuple(dict.fromkeys(trail)),
        counter=tuple(counter),
        could_be_wrong=may_be_off(could_be_wrong or rule.could_be_wrong),
        ask=ask or rule.ask,
        passage=rule.passage,
        firm=firm,
    )
