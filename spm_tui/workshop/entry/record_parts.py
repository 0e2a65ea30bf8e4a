"""A record asked for part by part, or a waiting line completed so; the parts are data of the question.

Each step is a pure function; nothing reaches the session before it is kept (`parts_kept.py`).
"""

from typing import Any, Final

from msgspec import Struct, structs

from spm_tui.text import capital_first, clean, cut, fold
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.entry.new_kinds import next_kind
from spm_tui.workshop.entry.part_names import things_named
from spm_tui.workshop.entry.stay_parts import PAYER_ASKED, stay_in
from spm_tui.workshop.fields import FieldSpec
from spm_tui.workshop.form_values import FieldValue, from_text, to_text
from spm_tui.workshop.question_texts.asked_parts import NEEDED, PARTS, STAYS, WORDS, AskedPart
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.line_figures import figures_of
from spm_tui.workshop.reading.missing import KeyedChoice, choices_of, makes_sense, spec_of
from spm_tui.workshop.reading.part_labels import NOT_KNOWN
from spm_tui.workshop.reading.partial import category_of, understood, words_left
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.reading.vocabulary import norm
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure

_HEDGES: Final = frozenset(
    ("about", "some", "around", "roughly", "maybe", "perhaps", "by", "in", "after", "within")
)
#: More letters of a line are not shown in place of a name.
LONGEST_SHOWN: Final = 60
#: Names that are told at most where a beginning fits several.
MOST_NAMED: Final = 3


_UNKNOWN: Final = KeyedChoice("?", "not known", "?")
_YES_OR_NO: Final = (KeyedChoice("1", "yes", "yes"), KeyedChoice("2", "no", "no"))


class Parts(Struct, frozen=True, kw_only=True):
    """A record on its way: its values so far, and the field that is asked now ("" when all were).

    `session` is the session with the things and cases named on the way; `base` the one before them. `line` is
    the waiting line that is completed, "" where a record is asked for anew.
    """

    base: Session
    session: Session
    key: str
    values: dict[str, Any] = {}
    at: str = ""
    line: str = ""
    left: str = ""  # words of the line that were read for nothing
    kind: ItemKind | None = None  # what a thing named now is made as, where it is not the usual one

    @property
    def question(self) -> str:
        """The question under which the line waits."""
        return "stopping" if self.key == STAYS else self.key

    @property
    def asked(self) -> tuple[AskedPart, ...]:
        """The parts that make sense beside what is known, in order."""
        parts = tuple(part for part in PARTS[self.key] if makes_sense(part, self.values))
        return (*parts, WORDS) if self.left else parts

    @property
    def part(self) -> AskedPart | None:
        """The part that is asked now; None when all were."""
        return next((part for part in self.asked if part.field == self.at), None)

    @property
    def complete(self) -> bool:
        """Whether what a record cannot be without is known."""
        return all(self.values.get(name) is not None for name in NEEDED[self.key])

    def text(self, field: str) -> str:
        """Return the value of a field as it is shown; "" where it is not known."""
        if field == WORDS.field and self.left:
            return cut(clean(self.line), LONGEST_SHOWN) if field in self.values else ""
        spec, value = spec_of(self.key, field), self.values.get(field)
        if isinstance(value, (int, float)) and spec.unit:
            return figure(value, spec.unit)
        return to_text(spec, value, self.session)


def keys_of_part(parts: Parts, part: AskedPart) -> tuple[KeyedChoice, ...]:
    """Return a key for each choice of a part, and one for what the room does not know."""
    if part is WORDS:
        return _YES_OR_NO
    choices = choices_of(parts.key, part)
    asked_again = choices and part.field not in NEEDED[parts.key] and not spec_of(parts.key, part.field).many
    return (*choices, _UNKNOWN) if asked_again else choices


def answers_alone(parts: Parts, letter: str) -> bool:
    """Return whether a letter is the key of a choice that answers the part in front by itself."""
    part = parts.part
    if part is None or (part is not WORDS and spec_of(parts.key, part.field).many):
        return False
    return any(choice.key == letter for choice in keys_of_part(parts, part))


def begin(session: Session, key: str, line: str = "") -> Parts:
    """Return the parts of a new record, or of a waiting line with what is understood of it filled in."""
    if key == "stopping" and line and (stay := stay_in(session, line)) is not None:
        parts = Parts(base=session, session=stay.session, key=STAYS, values=stay.values, line=line)
        return _at_next(parts, "")
    values = understood(session, key, line) if line else {}
    left = words_left(session, key, line) if line else ""
    return _at_next(Parts(base=session, session=session, key=key, values=values, line=line, left=left), "")


def _at_next(parts: Parts, after: str) -> Parts:
    """Go to the next part behind `after` that is not known."""
    fields = [part.field for part in parts.asked]
    behind = fields[fields.index(after) + 1 :] if after in fields else fields
    known = {name for name, value in parts.values.items() if value is not None}
    return structs.replace(parts, at=next((field for field in behind if field not in known), ""), kind=None)


def back(parts: Parts) -> Parts:
    """Go to the part before; its value stays until another is given."""
    fields = [part.field for part in parts.asked]
    place = fields.index(parts.at) if parts.at in fields else len(fields)
    return structs.replace(parts, at=fields[max(0, place - 1)], kind=None)


def understood_as(parts: Parts, text: str) -> str:
    """Return how the text being typed is understood, where it does not say so itself; "" when it is not."""
    part = parts.part
    if part is None or part is WORDS or not text.strip():
        return ""
    after, problem = answered(structs.replace(parts, line=""), text)
    if problem:
        return ""
    new = [item for item in after.session.items if item not in parts.session.items]
    if new:
        return f"+ new {new[-1].kind} {clean(new[-1].name)}"
    if len(after.session.cases) > len(parts.session.cases):
        return f"+ new case {clean(after.session.cases[-1].name)}"
    told = after.text(part.field)
    return "" if fold(told) == fold(text) else told


def with_next_kind(parts: Parts, text: str) -> Parts:
    """Return the parts with another kind for the new thing that is being typed, if there is one."""
    after, problem = answered(structs.replace(parts, line=""), text)
    new = [item for item in after.session.items if item not in parts.session.items]
    return structs.replace(parts, kind=next_kind(parts.key, new[-1].kind)) if new and not problem else parts


def answered(parts: Parts, text: str) -> tuple[Parts, str]:
    """Take the text for the part that is asked; return the parts after it, or what is wrong with the text."""
    part = parts.part
    if part is None:
        return parts, ""
    if part is WORDS:
        return _with_words(parts, text), ""
    if not text.strip():
        return _passed(parts, part)
    if norm(text) in NOT_KNOWN and part.field not in NEEDED[parts.key]:
        return _at_next(
            structs.replace(parts, values=parts.values | _asked_again(parts.key, part)), part.field
        ), ""
    return _given(parts, part, text)


def _with_words(parts: Parts, text: str) -> Parts:
    """Keep the words of the line as the note, or leave them."""
    yes = fold(text) in ("1", "y", "yes")
    return structs.replace(parts, values=parts.values | ({"note": parts.line} if yes else {}), at="")


def _asked_again(key: str, part: AskedPart) -> dict[str, Any]:
    """Return what a part gives that the room was asked and does not know."""
    return {PAYER_ASKED if key == STAYS and part.field == "run_paid_by" else "to_confirm": True}


def _passed(parts: Parts, part: AskedPart) -> tuple[Parts, str]:
    """Leave a part as it is, unless a record cannot be without it."""
    if part.field in NEEDED[parts.key] and parts.values.get(part.field) is None:
        return parts, "This is what the line is about: it cannot be left open."
    return _at_next(parts, part.field), ""


def _given(parts: Parts, part: AskedPart, text: str) -> tuple[Parts, str]:
    spec = spec_of(parts.key, part.field)
    read, session = _read(parts, part, spec, text.strip())
    if read.problem:
        return parts, capital_first(read.problem)
    values = parts.values | {part.field: read.value}
    if part.field == "from_" and parts.key == "fungibility":
        category = category_of(session, read.value)
        if category is None:
            return parts, "Only a team, skill, platform, system or domain can step in."
        values["category"] = category
    after = structs.replace(parts, values=values, session=session)
    if parts.line and part.field in NEEDED[parts.key] and parts.key != STAYS:
        about = {name: value for name, value in values.items() if name in (*NEEDED[parts.key], "category")}
        after = structs.replace(after, values=understood(session, parts.key, parts.line, about) | values)
    return _at_next(after, part.field), ""


def _read(parts: Parts, part: AskedPart, spec: FieldSpec, text: str) -> tuple[FieldValue, Session]:
    choices = {choice.key: choice.value for choice in choices_of(parts.key, part)}
    keys = text.replace(",", " ").split()
    if choices and all(key in choices for key in keys):
        if spec.many:
            return FieldValue(tuple(dict.fromkeys(choices[key] for key in keys))), parts.session
        if len(keys) == 1:
            return FieldValue(choices[keys[0]]), parts.session
    if spec.ref:
        return things_named(parts.session, parts.key, spec, text, parts.kind)
    if spec.unit in ("months", "people"):
        value = whole_figure(spec, text, parts.base)
        if value is not None:
            return from_text(spec, f"{value:.10g}", parts.session, parts.base.created), parts.session
    return from_text(spec, text, parts.session, parts.base.created), parts.session


def whole_figure(spec: FieldSpec, text: str, session: Session) -> float | None:
    """Return the figure a text is, and nothing else, in the unit of a field: `about nine`, `by February`."""
    tokens = tokens_of(text)
    figures = [one for one in figures_of(tokens, session.created) if one.unit in (spec.unit, "")]
    if len(figures) != 1 or figures[0].value < 0:
        return None
    around = [
        token.norm for place, token in enumerate(tokens) if not figures[0].first <= place < figures[0].last
    ]
    if any(word not in FILLERS and word not in _HEDGES for word in around):
        return None
    return round(figures[0].value, 1 if spec.unit == "people" else 3)
