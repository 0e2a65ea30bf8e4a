"""How a line becomes a record: the one reader that all ten grammars share; their words are beside it.

The first part is what the line is about, unless another part can only be that. All other parts are told
apart by their words, in any order. A part nobody understands goes into the note; a line of which nothing is
understood is no record.
"""

import re
from collections.abc import Callable
from functools import cache, partial

from msgspec import Struct

from spm_tui.text import clean
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.entry.draft import Draft, as_day
from spm_tui.workshop.entry.known import Wrong
from spm_tui.workshop.entry.naming import Guess
from spm_tui.workshop.entry.parts import Part, commas, is_quoted, unquote
from spm_tui.workshop.entry.quantities import Quantity, quantities
from spm_tui.workshop.entry.vocabulary import NOT_KNOWN, basis_of, norm, word_of
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.reading.free import no_name
from spm_tui.workshop.session import Session

Reader = Callable[[Draft, str], bool]


class NotUnderstood(Exception):  # noqa: N818  # an answer to the room, not a fault of the program
    """A line that is no record of this question; its text may say what is missing."""


class Slot(Struct, frozen=True):
    """A part known by its place: what a line is about, and for a swap the second name."""

    field: str
    read: Callable[[Draft, str], bool]
    what: str  # in words, for what is missing: "what stops"


class Grammar(Struct, frozen=True, kw_only=True):
    """The words of one question."""

    key: str
    struct: type[Struct]
    slots: tuple[Slot, ...]
    readers: tuple[Reader, ...] = ()  # what is special to this question, tried first
    clauses: tuple[tuple[str, str], ...] = ()  # ("paid by|run paid by", "run_paid_by")
    words: tuple[str, ...] = ()  # fields whose words stand alone
    said: str = ""  # words that say: what follows was said
    seen: str = ""  # words that say: what follows was seen
    figure: Callable[[Draft, Quantity], bool] | None = None
    free: str = ""  # the field that takes the first text nobody else takes
    finish: Callable[[Draft], None] | None = None  # fills what follows from the rest; raises NotUnderstood


def case_slot(what: str) -> Slot:
    """A slot that takes a case; a new name creates it."""

    def read(draft: Draft, text: str) -> bool:
        found = draft.case(text)
        if found is not None:
            draft.values["case"] = found
        return found is not None

    return Slot("case", read, what)


def thing_slot(
    field: str, what: str, kinds: tuple[ItemKind, ...], new: Callable[[Draft], ItemKind], guess: Guess
) -> Slot:
    """A slot that takes one thing; a new name creates it."""

    def read(draft: Draft, text: str) -> bool:
        found = draft.thing(text, kinds, new(draft), guess)
        if found is not None:
            draft.values[field] = found
        return found is not None

    return Slot(field, read, what)


@cache
def clause_pattern(phrases: str) -> re.Pattern[str]:
    """Return a pattern for `phrase value` and `phrase: value`, longest phrase first."""
    either = "|".join(
        r"[\s_-]+".join(map(re.escape, phrase.split()))
        for phrase in sorted(phrases.split("|"), key=len, reverse=True)
    )
    return re.compile(rf"(?:{either})(?:\s*[:=]\s*|\s+)(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL)


def after(phrases: str, text: str) -> str | None:
    """Return what follows one of the phrases (separated by `|`) at the start of a text, or None."""
    match = clause_pattern(phrases).fullmatch(text) if phrases else None
    return match["rest"].strip() if match else None


@cache
def _labels(struct: type[Struct]) -> dict[str, FieldSpec]:
    found: dict[str, FieldSpec] = {}
    for spec in fields_of(struct):
        for word in (spec.key, spec.label):
            found.setdefault(norm(word), spec)
    return found


_KEY = re.compile(r"(?P<key>[^\W\d_][\w ,'’?-]{0,60}?)\s*[:=]\s*(?P<rest>\S.*)", re.DOTALL)


def _by_key(draft: Draft, text: str, *, strict: bool) -> bool:
    """Read `key: value` for any field, by its key in the file or its words on the screen.

    When nothing else has understood the part (`strict`), a value that does not fit raises Wrong.
    """
    match = _KEY.fullmatch(text)
    spec = _labels(draft.struct).get(norm(match["key"])) if match else None
    if match is None or spec is None:
        return False
    if draft.value(spec.name, match["rest"]):
        return True
    if strict:
        wanted = ", ".join(word.replace("_", " ") for word in spec.choices) or {
            "date": "a day such as 2026-11-01", "number": "a figure", "whole": "a whole number"
        }.get(spec.form, "a name")  # fmt: skip
        raise Wrong(f'"{match["rest"]}" does not fit {spec.label}; it takes {wanted}.')
    return False


def _figures(draft: Draft, grammar: Grammar, text: str) -> bool:
    found = quantities(text)
    if not found or grammar.figure is None:
        return False
    return all(grammar.figure(draft, one) for one in found)


def _marked(draft: Draft, grammar: Grammar, text: str) -> bool:
    """Read `said 1`, `took 9`, `took 9 months, half as good`: a word for said or seen, then figures."""
    for phrases, mode in ((grammar.said, "said"), (grammar.seen, "seen")):
        rest = after(phrases, text)
        if rest is None:
            continue
        if norm(rest) in NOT_KNOWN:
            draft.unknown()
            return True
        trial = draft.trial()
        trial.mode, trial.marked = ("said" if mode == "said" else "seen"), True
        if _figures(trial, grammar, rest):
            trial.marked = False
            draft.take(trial)
            return True
    return False


def _word(draft: Draft, grammar: Grammar, text: str) -> bool:
    for field in grammar.words:
        spec = draft.specs[field]
        found = word_of(spec.choices, text)
        if found is None or (draft.has(field) and not spec.many):
            continue
        if spec.many:
            draft.add(field, (found,))
        else:
            draft.values[field] = found
        return True
    return False


def _about(draft: Draft, text: str) -> bool:
    """Read what every record may say about itself: day, note, to confirm."""
    on = as_day(text)
    if on is not None and not draft.has("on"):
        draft.values["on"] = on
    elif (note := after("note", text)) is not None:
        draft.keep(unquote(note))
    elif norm(text) in ("to confirm", "confirm", "to be confirmed", "please confirm", "check"):
        draft.values["to_confirm"] = True
    elif (whom := after("confirm with|to confirm with|check with|ask", text)) is not None:
        draft.values["to_confirm"] = unquote(whom)
    else:
        return False
    return True


def _basis(draft: Draft, text: str) -> bool:
    basis = basis_of(text)
    if basis is None or draft.has("basis"):
        return False
    draft.values["basis"] = basis
    return True


def understand(draft: Draft, grammar: Grammar, text: str) -> bool:
    """Read one part by its words; False when none of the question's words fits. Raises Wrong."""
    if is_quoted(text):
        return False
    if norm(text) in NOT_KNOWN:
        draft.unknown()
        return True
    attempts: tuple[Callable[[Draft], bool], ...] = (
        lambda trial: _by_key(trial, text, strict=False) or _about(trial, text),
        *(partial(_reads, reader, text) for reader in grammar.readers),
        lambda trial: _clause(trial, grammar, text),
        lambda trial: _marked(trial, grammar, text),
        lambda trial: _figures(trial, grammar, text),
        lambda trial: _word(trial, grammar, text),
        lambda trial: _basis(trial, text),
        lambda trial: _pieces(trial, grammar, text),
        lambda trial: _by_key(trial, text, strict=True),
    )
    for attempt in attempts:
        trial = draft.trial()
        if attempt(trial):
            draft.take(trial)
            return True
    return False


def _reads(reader: Reader, text: str, draft: Draft) -> bool:
    return reader(draft, text)


def _clause(draft: Draft, grammar: Grammar, text: str) -> bool:
    for phrases, field in grammar.clauses:
        rest = after(phrases, text)
        if rest is not None and draft.value(field, rest):
            return True
    return False


def _pieces(draft: Draft, grammar: Grammar, text: str) -> bool:
    """Read `vines, labour` or `gut feel, 3 months` piece by piece, when every piece is understood."""
    pieces = commas(text)
    if len(pieces) < 2:
        return False
    return all(understand(draft, grammar, piece) for piece in pieces)


def _pass(session: Session, grammar: Grammar, parts: tuple[Part, ...], *, in_place: bool) -> Draft:
    """Read the parts, the first one by its place or (not in place) every one by its words first."""
    draft = Draft(session, grammar.struct)
    slots = list(grammar.slots)
    for position, part in enumerate(parts):
        placed = bool(slots) and ((in_place and position == 0) or _names_it(draft, slots[0], part.text))
        if placed and slots[0].read(draft, part.text):
            slots.pop(0)
        elif understand(draft, grammar, part.text):
            draft.understood += 1
        elif slots and slots[0].read(draft, part.text):
            slots.pop(0)
        else:
            _leftover(draft, grammar, part.text)
    if slots:
        raise NotUnderstood(f"This line does not say {slots[0].what}.")
    return draft


def _names_it(draft: Draft, slot: Slot, text: str) -> bool:
    """Tell whether a part is the whole name of something known, in a slot for things."""
    if slot.field not in ("from_", "to", "item"):
        return False
    try:
        return draft.known.items.knows(text)
    except Wrong:
        return True


def _leftover(draft: Draft, grammar: Grammar, text: str) -> None:
    if grammar.free and not draft.has(grammar.free):
        if (why := no_name(text, draft.session.created)) and not is_quoted(text):
            raise NotUnderstood(
                f'"{clean(text)}" {why}; {draft.specs[grammar.free].label} takes a role or a name.'
            )
        draft.value(grammar.free, text)
        draft.understood += 1
        return
    draft.unclear = (*draft.unclear, unquote(text))
    draft.keep(unquote(text))


def read_record(session: Session, grammar: Grammar, parts: tuple[Part, ...]) -> Draft:
    """Return the draft of the record a line makes. Raises NotUnderstood or Wrong, with a sentence."""
    tries: list[Draft] = []
    refusal: Exception | None = None
    for in_place in (True, False):
        try:
            draft = _pass(session, grammar, parts, in_place=in_place)
        except (NotUnderstood, Wrong) as reason:
            refusal = refusal or reason
            continue
        tries.append(draft)
        if not draft.unclear or parts[0].quoted:
            break
    if not tries:
        raise refusal or NotUnderstood("")
    best = min(tries, key=lambda draft: len(draft.unclear))
    if not best.understood and (best.unclear or best.free or best.created()):
        raise NotUnderstood("Nothing in it is a figure or a word of this question.")
    if grammar.finish is not None:
        grammar.finish(best)
    for spec in fields_of(grammar.struct):
        if spec.required and not best.has(spec.name):
            choices = ", ".join(word.replace("-", " ") for word in spec.choices)
            raise NotUnderstood(f"It does not say {spec.label}" + (f": {choices}." if choices else "."))
    return best
