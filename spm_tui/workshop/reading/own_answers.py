"""Figures and words of the answer itself, and what a row of hands is about."""

from collections.abc import Sequence
from typing import Any, Final

from spm_tui.workshop import records as r
from spm_tui.workshop.reading import hands
from spm_tui.workshop.reading.accounting import may_change, turning, unaccounted
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.counted_decisions import of_ten
from spm_tui.workshop.reading.everyday_words import FILLERS, SAYING_LITTLE, SPEAKING
from spm_tui.workshop.reading.fact_words import FactWords
from spm_tui.workshop.reading.figure_words import SHARE_WORDS
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.speakers import speakers_in
from spm_tui.workshop.reading.spoken_line import Line
from spm_tui.workshop.reading.subjects import entity_of
from spm_tui.workshop.session import records

#: Words that say nothing beside a figure of the answer itself.
_NO_MORE: Final = FILLERS | SAYING_LITTLE | SPEAKING
_WHICH_SHARE: Final = "Which share was said? Such as: we said 30 percent."
#: What is asked of all changes or decisions together.
_OF_ALL: Final = {
    "redesign_frequency": "What percentage of all changes? Such as: 30 percent.",
    "reallocate_or_reshape": "Of ten decisions, how many moved work, how many reshaped?",
}


def own_answer(said: Line, clauses: Sequence[Clause]) -> tuple[dict[str, Any], tuple[Clause, ...]]:
    found, where = _own_answer(said, clauses)
    beside = [one for one in clauses if one not in where and not any(m.mention for m in said.within(one))]
    places = unaccounted(FactWords(said, where, {})) if found else []
    if 0 in found.values():  # `reshaped none` says the nought it is read as
        places = [place for place in places if said.tokens[place].norm not in ("none", "nothing")]
    if found and (places := places or turning(FactWords(said, beside, {}))):
        said.why.append(may_change(said, places))
        return {}, ()
    return found, where


def _own_answer(said: Line, clauses: Sequence[Clause]) -> tuple[dict[str, Any], tuple[Clause, ...]]:
    key = said.frame.key
    if key == "reallocate_or_reshape":
        found, where = of_ten(said.tokens, said.marks, clauses)
        return dict(found), tuple(
            c for c in where if not any(entity_of(m, said.frame) for m in said.within(c))
        )
    if key == "redesign_frequency":
        return _percent(said, clauses)
    if key == "allocation_unit":
        return _unit(said, clauses)
    return {}, ()


def _percent(said: Line, clauses: Sequence[Clause]) -> tuple[dict[str, Any], tuple[Clause, ...]]:
    """Return the share of all changes that was said: of several shares the one with `we said` beside it."""
    given = {clause: share for clause in clauses if (share := _share_in(said, clause)) is not None}
    if len(given) > 1:
        spoken = {c: share for c, share in given.items() if any(m.means("said") for m in said.within(c))}
        if len(spoken) != 1:
            said.why.append(_WHICH_SHARE)
            return {}, ()
        given = spoken
    return next((({"said_percent": share}, (clause,)) for clause, share in given.items()), ({}, ()))


def _share_in(said: Line, clause: Clause) -> float | None:
    """Return the percentage of all changes that a clause gives, None where it gives none."""
    here = said.within(clause)
    shares = [m for m in here if m.figure is not None and m.figure.unit in ("%", "share")]
    shares = shares or _said_alone(said, here)
    about_case = any(entity_of(mark, said.frame) for mark in here)
    if not shares or about_case or shares[0].figure is None or said.loose:
        return None
    figure = shares[0].figure
    alone = _says_no_more(said, here, range(clause.first, clause.last))
    if figure.unit == "share":  # `two in five` is the whole line, or it counts something else
        alone = _says_no_more(said, shares[:1], range(len(said.tokens)))
    if not alone and not any(mark.means("redesign") for mark in said.marks):
        return None
    value = figure.value if figure.unit != "share" else round(100 * figure.value / (figure.total or 1))
    return float(value) if 0 <= value <= 100 else None


def _says_no_more(said: Line, marks: Sequence[Mark], places: range) -> bool:
    """Tell whether words at these places that stand in none of the marks say nothing by themselves."""
    return all(
        any(one.first <= n < one.last for one in marks)
        or said.tokens[n].norm in _NO_MORE
        or said.tokens[n].kind in ("break", "sign")
        for n in places
    )


def _said_alone(said: Line, here: Sequence[Mark]) -> list[Mark]:
    """Return the bare figure of `said 20`, a line of its own."""
    bare = [m for m in here if m.figure is not None and not m.figure.unit]
    words = [token for token in said.tokens if token.kind not in ("break", "sign")]
    return bare if len(bare) == 1 and len(words) <= 3 and any(m.means("said") for m in here) else []


def _unit(said: Line, clauses: Sequence[Clause]) -> tuple[dict[str, Any], tuple[Clause, ...]]:
    if any(entity_of(mark, said.frame) for mark in said.marks):
        return {}, ()
    agreed = any(mark.means("agreed") or mark.means("handing-out") for mark in said.marks)
    words = {token.norm for token in said.tokens}
    if words & {"should", "could", "would", "want", "wants", "used", "might", "may", "must", "wish"}:
        return {}, ()
    for clause in clauses:
        units = [mark for mark in said.within(clause) if mark.means("unit")]
        if (
            len(units) == 1
            and (agreed or (len(said.tokens) <= 2 and said.tokens[0].norm not in ("by", "as", "per")))
            and not any(m.figure for m in said.within(clause))
        ):
            return {"said_unit": units[0].means("unit")}, (clause,)
    return {}, ()


def unit_of_hands(said: Line, votes: hands.Votes) -> dict[str, Any]:
    if votes.field != "said_unit" or said.frame.key != "allocation_unit":
        return {}
    best = max(votes.counts.values())
    leading = [value for value, count in votes.counts.items() if count == best]
    return {"said_unit": leading[0]} if len(leading) == 1 else {}


def spoken_of(said: Line) -> str | None:
    """Return the thing or case a row of guesses is about: the one in the line, else that of the last
    record.
    """
    named = next(
        (entity.id for mark in said.marks if (entity := entity_of(mark, said.frame)) is not None), None
    )
    if named is not None:
        return named
    last = next(reversed(records(said.session, said.frame.key)), None)
    if isinstance(last, r.Stop):
        return last.items[0]
    return last.from_ if isinstance(last, r.Swap) else last.case if isinstance(last, r.DoorRecord) else None


def voices_of(said: Line, clauses: Sequence[Clause]) -> hands.Votes | None:
    subject = None
    for mark in said.marks:
        entity = entity_of(mark, said.frame)
        if entity is not None:
            subject = entity.id
            break
        if (
            said.frame.subject in ("lever", "function")
            and (word := mark.means(said.frame.subject)) is not None
        ):
            subject = word
            break
    return speakers_in(said.frame, said.tokens, said.marks, clauses, subject)


def asked_of_all(said: Line) -> str:
    """Return what is asked of a line that gives a share and no case: the question counts all of them."""
    asks = _OF_ALL.get(said.frame.key)
    words = {token.norm.removesuffix("s") for token in said.tokens}
    share = any(mark.figure is not None and mark.figure.unit in ("%", "share") for mark in said.marks)
    parts = {*SHARE_WORDS, "tenth", "ten", "time", "most"}
    named = any(mark.mention is not None for mark in said.marks)
    return asks if asks is not None and not named and (share or words & parts) else ""
