"""What a room may answer unheard: for each question the fields a round can be on, and how an answer is read.

A phone, the keyboard, a tally and a ballot file all ask and read the same `RoundField`. Which rounds there
are and what was answered in them is in `ballots.py`.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from msgspec import Struct, structs

from spm_tui.memo import of_part
from spm_tui.text import capital_first, clean, did_you_mean, fold
from spm_tui.workshop.choices import ANSWER_KEYS, FUNCTIONS, LEVERS, OWNERS, AnswerKey
from spm_tui.workshop.fields import FieldSpec, field_of
from spm_tui.workshop.question_texts.round_asks import ALL_JOBS_ASKED, JOBS_ASKED, ROUND_ASKS
from spm_tui.workshop.records import Case, Item, LeverRecord
from spm_tui.workshop.round_places import RoundPlace, places_offered
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Ballotable, Round, Session, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, listed, shown

#: Typed or posted for "no answer"; it is counted as an abstention.
NO_ANSWER: Final = "-"
PASSES: Final = frozenset(
    {NO_ANSWER, "?", "pass", "no answer", "abstain", "dont know", "don't know", "i dont know", "i don't know"}
    | {"dunno", "skip", "unsure", "no idea", "rather not", "no opinion"}
)
#: What people put before and after a figure when they guess; alone in its box it is a figure all the same.
_HEDGES: Final = re.compile(
    r"^(?:(?:i(?:'d| would)? (?:think|guess|say|reckon)|maybe|perhaps|probably|say|well)[, ]+)+"
    r"|(?:ish|[ ,]+(?:or so|at most|at best|tops|max))?\s*\?*$"
)
_BETWEEN: Final = re.compile(r"^between (\S+) and (\S+)")
_ZERO: Final = frozenset({"none", "nobody", "no one", "nothing", "not one"})
#: Longest answer in words of one's own, where a field takes any.
LONGEST_WORDS: Final = 60


class RoundChoice(Struct, frozen=True):
    """One of the words that can be chosen: as the file keeps it and as the screen says it."""

    value: str
    label: str


class RoundField(Struct, frozen=True, kw_only=True):
    """One thing a room may be asked to answer unheard.

    `subject` is the id of a thing or a case, or the word of a lever or a job; `toward` the second thing of a
    swap. `about` names both for a list of fields, `asks` is the whole sentence. A number has a `unit` (empty
    where it counts), a lowest and a highest value and a `step` that a control moves by; figures between
    are taken. A choice has its words in `choices`; with `own_words` any other short text is taken too.
    """

    question: AnswerKey
    field: str
    asks: str
    kind: Literal["number", "choice"]
    subject: str | None = None
    toward: str | None = None
    about: str = ""
    label: str = ""
    unit: str = ""
    low: float = 0
    high: float = 0
    step: float = 1
    choices: tuple[RoundChoice, ...] = ()
    own_words: bool = False

    @property
    def place(self) -> RoundPlace:
        """What tells one field from another: question, field, subject and the second thing of a swap."""
        return self.question, self.field, self.subject, self.toward


class RoundAnswer(NamedTuple):
    """What was answered: a value, or None for an abstention; with a problem nothing is taken."""

    value: Ballotable | None
    problem: str = ""

    @property
    def abstains(self) -> bool:
        """Whether this is an answer that gives none."""
        return self.value is None and not self.problem


#: The clarity of the boundary has no field in a record: it is answered in rounds alone.
_CLARITY: Final = FieldSpec(
    name="clarity", key="clarity", label="clarity", help="1 not at all, 5 fully.", form="whole", many=False,
    required=True, evidence=False, about=False, low=1, high=5,
)  # fmt: skip
#: "Of the last ten decisions": the file would take more.
_OF_TEN: Final = frozenset({"moved_work", "reshaped"})
_STEPS: Final = {"people": 0.5, "months": 0.5}


# ---- what is offered


def fields_offered(session: Session, question: str) -> tuple[RoundField, ...]:
    """Return what a question's round may be on: first what is asked most, of what was recorded last.

    Things, cases, levers and jobs of the question's own records come before those it has none of.
    Raises KeyError for a question there is none of.
    """
    found = (round_field(session, *place) for place in places_offered(session, question))
    return tuple(field for field in found if field is not None)


def first_fields(session: Session) -> tuple[RoundField, ...]:
    """Return the field offered first for each of the ten questions, where a question has one."""
    offered = (fields_offered(session, key) for key in ANSWER_KEYS)
    return tuple(fields[0] for fields in offered if fields)


def field_of_round(session: Session, round_: Round) -> RoundField | None:
    """Return what a round of the session is on, or None where it is on a field nobody offers."""
    return round_field(session, round_.question, round_.field, round_.subject, round_.toward)


def round_field(
    session: Session, question: str, field: str, subject: str | None = None, toward: str | None = None
) -> RoundField | None:
    """Return what can be answered on this field about this subject, or None where it is no field for it."""
    spec = _spec(question, field)
    if spec is None or not _known(session, question, field, subject, toward):
        return None
    sentence, label = ROUND_ASKS[question, field]
    called = names_of(session)
    things, cases = _kinds(session.items), _cases(session.cases)
    named = (
        called.said(subject) if subject in things else called.said_case(subject) if subject in cases else ""
    )
    asks = sentence.format(
        thing=named,
        either=named,
        case=named,
        other=called.said(toward) if toward else "",
        word=JOBS_ASKED.get(subject or "", shown(subject or ""))
        if question == "disappearance"
        else shown(subject or ""),
    )
    numeric = spec.form in ("number", "whole")
    return RoundField(
        question=question,  # type: ignore[arg-type]  # a key of `ROUND_ASKS`
        field=field,
        asks=ALL_JOBS_ASKED if field == "if_gone" and subject is None else asks,
        kind="number" if numeric else "choice",
        subject=subject,
        toward=toward,
        about=about_words(session, subject, toward),
        label=label,
        unit=spec.unit if numeric else "",
        low=(spec.low or 0) if numeric else 0,
        high=(10 if field in _OF_TEN else spec.high or 0) if numeric else 0,
        step=_STEPS.get(spec.unit, 1),
        choices=() if numeric else _choices(session, spec),
        own_words=bool(spec.offers),
    )


@of_part()
def _kinds(items: tuple[Item, ...]) -> dict[str, str]:
    return {item.id: item.kind for item in items}


@of_part()
def _cases(cases: tuple[Case, ...]) -> frozenset[str]:
    return frozenset(case.id for case in cases)


def _spec(question: str, field: str) -> FieldSpec | None:
    if (question, field) not in ROUND_ASKS:
        return None
    if field == "clarity":
        return _CLARITY
    for struct in (RECORD_LISTS[question][1], ANSWER_TYPES[question]):
        try:
            return field_of(struct, field)
        except KeyError:
            continue
    return None


def _known(session: Session, question: str, field: str, subject: str | None, toward: str | None) -> bool:
    """Tell whether a field of a question is about a subject of this sort, and whether there is that one."""
    sentence = ROUND_ASKS[question, field][0]
    things, cases = _kinds(session.items), _cases(session.cases)
    if toward is not None and (toward not in things or "{other}" not in sentence or toward == subject):
        return False
    if "{other}" in sentence and toward is None:
        return False
    if "{word}" in sentence:
        words: tuple[str | None, ...] = LEVERS if question == "ownership" else (None, *FUNCTIONS)
        return subject in words
    if subject is None:
        return "{" not in sentence
    if question == "vineyards" and things.get(subject) in ("team", "skill"):
        return False
    return (subject in things and ("{thing}" in sentence or "{either}" in sentence)) or (
        subject in cases and ("{case}" in sentence or "{either}" in sentence)
    )


def about_words(session: Session, subject: str | None, toward: str | None = None) -> str:
    """Return what a round is about as a list names it: `Live tracking`, `Fleet for Customs`, `strategy`.

    Empty where it is about the whole.
    """
    called = names_of(session)
    if subject is None:
        return ""
    if subject in _kinds(session.items):
        return f"{called.label(subject)} for {called.label(toward)}" if toward else called.label(subject)
    return called.case(subject) if subject in _cases(session.cases) else shown(subject)


def _choices(session: Session, spec: FieldSpec) -> tuple[RoundChoice, ...]:
    words: Iterable[str] = spec.choices or (*OWNERS, *_owners_named(session))
    return tuple(RoundChoice(word, shown(word)) for word in words)


def _owners_named(session: Session) -> tuple[str, ...]:
    """Return the owners this session names beside those every session offers, each once."""
    named: dict[str, str] = {}
    for record in records(session, "ownership"):
        if isinstance(record, LeverRecord):
            for owner in (record.said_owner, record.decided_by, record.lives_with_it):
                if owner and fold(owner) not in {fold(shown(known)) for known in OWNERS} | set(OWNERS):
                    named.setdefault(fold(owner), owner)
    return tuple(named.values())


# ---- reading an answer


def value_of(field: RoundField, text: str) -> RoundAnswer:
    """Return what a typed or posted text answers on a field, or in one sentence what would be right.

    Figures are read with their unit (`8 people`, `a year and a half`, `half`) and kept to one decimal,
    choices by the screen's words, the file's words, a beginning that fits one, or their number in the list.
    `-`, `pass` and `don't know` abstain. An empty text is no answer yet, and not an abstention.
    """
    plain = fold(text).replace("’", "'").rstrip(".!")
    if plain in PASSES:
        return RoundAnswer(None)
    if not plain:
        return RoundAnswer(None, f"An answer is wanted, or {NO_ANSWER} for none.")
    spec = _spec(field.question, field.field)
    if spec is None:  # made by hand, for no field of this workshop
        return RoundAnswer(None, "This is not asked in a round.")
    if field.kind == "number":
        from spm_tui.workshop.form_values import read_number  # it reads dates too: not before an answer comes

        guess = _BETWEEN.sub(r"\1-\2", _HEDGES.sub("", plain).strip())
        guess = "0" if guess in _ZERO else guess
        read = read_number(structs.replace(spec, low=field.low, high=field.high), guess)
        if read.problem:
            return RoundAnswer(None, _sentence(read.problem))
        return RoundAnswer(round(float(read.value), 1))
    return _chosen(field, spec, text)


def _chosen(field: RoundField, spec: FieldSpec, text: str) -> RoundAnswer:
    if text.strip().isascii() and text.strip().isdigit() and 1 <= int(text) <= len(field.choices):
        return RoundAnswer(field.choices[int(text) - 1].value)
    if not field.own_words:
        from spm_tui.workshop.form_values import read_choice

        read = read_choice(spec, text)
        if not read.problem:
            return RoundAnswer(read.value)
        near = did_you_mean(text, [choice.label for choice in field.choices])
        one_of = f"One of these is wanted: {listed((choice.label for choice in field.choices), 'or')}."
        return RoundAnswer(None, f"{capital_first(near)} {one_of}" if near else one_of)
    return _in_own_words(field, text)


def _in_own_words(field: RoundField, text: str) -> RoundAnswer:
    wanted = fold(text)
    for choice in field.choices:
        if wanted in (fold(choice.value), fold(choice.label)):
            return RoundAnswer(choice.value)
    if not any(sign.isalpha() for sign in wanted):
        return RoundAnswer(None, f"A role is wanted, or a number from 1 to {len(field.choices)}.")
    if len(text.strip()) > LONGEST_WORDS:
        return RoundAnswer(None, f"At most {LONGEST_WORDS} characters are kept: a role, such as the CFO.")
    return RoundAnswer(" ".join(clean(text).split()))


def answer_words(field: RoundField, value: Ballotable) -> str:
    """Return a value as the screen says it, with its unit: `8 people`, `nobody misses it`."""
    return shown(value) if isinstance(value, str) else figure(float(value), field.unit)


def _sentence(words: str) -> str:
    return capital_first(words) + ("" if words.endswith((".", "?")) else ".")
