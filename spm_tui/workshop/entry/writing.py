"""The line that would make a record: what stands in the box when a record is edited in place.

It is written as a scribe would type it. Fields of FORM_ONLY are left to the form: a line may give them
(`passes: own brand`), but is not made longer by them. `reading back` decides what a line really carries.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from msgspec import structs

from spm_tui.text import fold
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import OWNERS
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.reading.known import Known, known
from spm_tui.workshop.reading.part_labels import NOT_KNOWN
from spm_tui.workshop.reading.part_subjects import PLACES
from spm_tui.workshop.reading.parts import quoted
from spm_tui.workshop.reading.quantities import when
from spm_tui.workshop.reading.vocabulary import norm, owner_of
from spm_tui.workshop.session import RECORD_LISTS, Session

#: Fields the form carries and an edited line keeps: asked later, or long. `category` follows `from`.
FORM_ONLY = frozenset(
    {
        "said_by", "freed", "still_there", "check_on", "result_people", "passes", "fails", "phrases",
        "result", "result_on", "category",
    }
)  # fmt: skip

_WORDS = {
    "one-case": "once", "repeated": "more than once", "measured": "from numbers", "hunch": "gut feel",
    "reprioritised": "re-ranking", "nobody-misses": "nobody misses it", "keeps-the-map": "keeps the map",
    "none": "none",
}  # fmt: skip


_BREAKS = re.compile(r"[\r\n\ud800-\udfff]")
RecordT = TypeVar("RecordT", bound=r.Record)

#: Words in a name that a line of what stays or of needs could be taken for.
_VERBS = frozenset(
    {"stay", "stays", "need", "needs", "use", "uses", "run", "depend", "depends", "rely", "relies"}
)


def number(value: float) -> str:
    """Return a figure as it is typed: whole without a point, never in powers of ten."""
    return str(int(value)) if value == int(value) else f"{value:z.10f}".rstrip("0").rstrip(".")


def _span(value: float, unit: str) -> str:
    return f"{number(value)} {unit}" + ("" if value == 1 else "s")


def months(value: float) -> str:
    """Return a span of time as it is typed."""
    return _span(value, "month")


def word(value: str) -> str:
    """Return a word of a closed list as it is typed."""
    return _WORDS.get(value) or value.replace("-", " ").replace("_", " ")


def text(value: str) -> str:
    """Return free text so that it comes back as it is."""
    return f'"{value}"' if norm(value) in NOT_KNOWN else quoted(value)


def owner(value: str) -> str:
    """Return an owner so that it comes back as it is."""
    if value in OWNERS:
        return word(value)
    return text(value) if owner_of(value) == value else '"' + value.replace('"', '""') + '"'


def texts(values: tuple[str, ...]) -> str:
    """Return a list of texts; an empty one is `nothing`."""
    return ", ".join(text(value) for value in values) or "nothing"


class Writer:
    """Writes the parts of one record's line."""

    def __init__(self, session: Session) -> None:
        self.known: Known = known(session)

    def thing(self, identity: str) -> str:
        """Return how to type a thing."""
        return self._name(self.known.items.written(identity))

    def things(self, identities: tuple[str, ...]) -> str:
        """Return how to type a list of things; an empty one is `nothing`."""
        names = [self.thing(identity) for identity in identities]
        if len(names) > 1 and self.known.items.knows(", ".join(names)):
            names = [name if name[0] in '#"' else f'"{name}"' for name in names]
        return ", ".join(names) or "nothing"

    def case(self, identity: str) -> str:
        """Return how to type a case."""
        return self._name(self.known.cases.written(identity))

    @staticmethod
    def _name(written: str) -> str:
        if written.startswith("#"):
            return written
        verbs = any(part in _VERBS for part in fold(written).split())
        return '"' + written.replace('"', '""') + '"' if verbs else quoted(written)

    def explicit(self, spec: FieldSpec, value: Any) -> str:
        """Return `key: value` for any field."""
        if spec.many:
            inner = ", ".join(self._value(spec, one) for one in value) or "nothing"
        else:
            inner = self._value(spec, value)
        return f"{spec.key.replace('_', ' ')}: {inner}"

    def _value(self, spec: FieldSpec, value: Any) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, (int, float)):
            return number(value)
        if spec.ref:
            return self.case(value) if spec.ref == "cases" else self.thing(value)
        if spec.form == "choice":
            return str(value).replace("-", " ").replace("_", " ")
        return owner(value) if spec.offers else text(value)


def _move(w: Writer, m: r.Move) -> list[str | None]:
    ends = [w.thing(end) if end else "" for end in (m.from_, m.to)]
    plain = all(ends) and not any(" to " in f" {fold(end)} " or '"' in end for end in ends)
    return [
        w.case(m.case), m.unit, m.what and f"moved {m.what}",
        *([" to ".join(ends)] if plain else [ends[0] and f"from {ends[0]}", ends[1] and f"to {ends[1]}"]),
        _if(m.months_to_effect, months),
    ]  # fmt: skip


def _if(value: Any, write: Any, before: str = "") -> str | None:
    return None if value is None else before + write(value)


def _stop(w: Writer, s: r.Stop) -> list[str | None]:
    return [
        w.things(s.items), s.action and word(s.action), _if(s.said_people, number, "back "),
        _if(s.said_months, months, "" if s.said_people is not None else "said "),
        _if(s.seen_people, number, "got "), _if(s.seen_months, months, "took "),
        _if(s.stopped_on, date.isoformat, "stopped "), _if(s.run_paid_by, owner, "paid by "),
    ]  # fmt: skip


def _door(w: Writer, d: r.DoorRecord) -> list[str | None]:
    return [
        w.case(d.case), d.door and (word(d.door) if d.door != "none" else "no way back"),
        _if(d.said_months, months, "said "), d.tried and f"tried {d.tried}",
        _if(d.seen_months, months, "took "),
        _if(d.items, w.things, "things "), _if(d.lost, texts, "lost "),
        _if(d.who_can_undo, owner, "undo by "),
    ]  # fmt: skip


def _share(value: float) -> str:
    return "cannot" if value == 0 else f"{number(value)}%"


def _swap(w: Writer, s: r.Swap) -> list[str | None]:
    seen = _if(s.seen_value, _share, "kept " if s.seen_value else "")
    return [
        w.thing(s.from_), w.thing(s.to), _if(s.said_months, number, "said "),
        _if(s.said_value, _share, "said "),
        _if(s.seen_months, number, "took "), seen, _if(s.able_others, number, "others able "),
        _if(s.blockers, texts, "blocked by "),
    ]  # fmt: skip


def _decision(w: Writer, d: r.Decision) -> list[str | None]:
    return [w.case(d.case), word(d.lever), _if(d.took, word, "took ")]


def _lever(_: Writer, v: r.LeverRecord) -> list[str | None]:
    bare = v.last_used is not None and when(v.last_used) and " ".join(v.last_used.split()) == v.last_used
    return [
        word(v.lever), v.last_used if bare else _if(v.last_used, text, "last used "),
        _if(v.decided_by, owner),
        _if(v.said_owner, owner, "said "), _if(v.lives_with_it, owner, "lives with "),
    ]  # fmt: skip


def _shift(w: Writer, s: r.Shift) -> list[str | None]:
    return [
        w.case(s.case), _if(s.tried_first, word, "tried "), _if(s.took_what, word, "took "),
        _if(s.months, months), _if(s.took, word, "took "),
    ]  # fmt: skip


def _years(value: float) -> str:
    return _span(value, "year")


def _asset(w: Writer, a: r.Asset) -> list[str | None]:
    parts = None if a.must_change is None else ", ".join(a.must_change) or "must change: nothing"
    return [
        w.thing(a.item), _if(a.spoken_as, word, "spoken "), _if(a.fits, word, "fits "), parts,
        _if(a.months_to_change, months), _if(a.tended_by, owner, "tended by "),
        _if(a.committed_years, _years, "committed "),
    ]  # fmt: skip


def _right(_: Writer, g: r.Right) -> list[str | None]:
    return [
        text(g.decision_type), _if(g.portfolio, _role, "portfolio "), _if(g.leadership, _role, "leadership "),
        _if(g.someone_else, owner, "someone else "), _if(g.stalled_months, months, "waited "),
        _if(g.waiting_for, text, "for "),
    ]  # fmt: skip


def _role(value: str) -> str:
    return {"decide": "decides", "recommend": "recommends", "inform": "informs", "none": "has no say"}.get(
        value, word(value)
    )


def _function(_: Writer, f: r.FunctionRecord) -> list[str | None]:
    moved = f.moves_to is not None and f.if_gone == "moves"
    return [
        word(f.function), None if moved else _if(f.if_gone, word),
        _if(f.moves_to, owner, "to " if f.if_gone else "moves to: "),
        _if(f.noticed_after_months, months, "noticed after "), _if(f.first_sign, text, "first sign: "),
    ]  # fmt: skip


_WRITE: dict[type, Any] = {
    r.Move: _move, r.Stop: _stop, r.DoorRecord: _door, r.Swap: _swap, r.Decision: _decision,
    r.LeverRecord: _lever, r.Shift: _shift, r.Asset: _asset, r.Right: _right, r.FunctionRecord: _function,
}  # fmt: skip


def _about(record: r.Record) -> list[str | None]:
    confirm = record.to_confirm
    return [
        _if(record.basis, word), _if(record.on, date.isoformat, "on "), _if(record.note, text, "note: "),
        None if confirm is None else {True: "to confirm", False: "to confirm: no"}[confirm]
        if isinstance(confirm, bool) else f"confirm with {text(confirm)}",
    ]  # fmt: skip


def short(session: Session, record: r.Record) -> str:
    """Return the record's line as a scribe would type it."""
    parts = [*_WRITE[type(record)](Writer(session), record), *_about(record)]
    given = [part for part in parts if part]
    if len(given) == 1 and isinstance(record, r.Right):
        return '"' + record.decision_type.replace('"', '""') + '"'  # any text alone would be talk
    return " > ".join(given)


def long(session: Session, record: r.Record) -> str:
    """Return the record's line with every part after the first names written as `key: value`."""
    writer = Writer(session)
    key = next(key for key, (_, struct) in RECORD_LISTS.items() if struct is type(record))
    slots = tuple(place.field for place in PLACES[FRAMES[key].subject])
    first = [part for part in _WRITE[type(record)](writer, record)[: len(slots)] if part]
    rest = [
        writer.explicit(spec, value)
        for spec in fields_of(type(record))
        if spec.name not in (*slots, *FORM_ONLY) and (value := getattr(record, spec.name)) is not None
    ]
    return " > ".join((*first, *rest))


def one_line(record: RecordT) -> RecordT:
    """Return the record without optional texts that cannot stand on one line (line ends, lone surrogates)."""
    names = {
        spec.name
        for spec in fields_of(type(record))
        if not spec.required and spec.form == "text" and _broken(getattr(record, spec.name))
    }
    return structs.replace(record, **dict.fromkeys(names)) if names else record


def _broken(value: Any) -> bool:
    texts_in = value if isinstance(value, tuple) else (value,)
    return any(isinstance(one, str) and (one != one.strip() or _BREAKS.search(one)) for one in texts_in)


def carried(values: Mapping[str, Any], record: r.Record) -> frozenset[str]:
    """Return the fields of a record that its line, read back as `values`, really carries."""
    return frozenset(name for name, value in values.items() if value == getattr(record, name))


def complete(values: Mapping[str, Any], record: r.Record) -> bool:
    """Tell whether a line read back gives the whole record, but for FORM_ONLY and what it lets follow."""
    given = {spec.name for spec in fields_of(type(record)) if getattr(record, spec.name) is not None}
    return given - FORM_ONLY <= carried(values, record) and values.keys() <= given
