"""The two sides of an answer, what we said and what was seen, and the few words they share.

What each question puts on them is in `sides_first_five.py` and `sides_last_five.py`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, get_args

from msgspec import Struct

from spm_tui.diagnosis.record_keys import FIRM
from spm_tui.workshop import records as r
from spm_tui.workshop.ballots import hands, latest_round, revealed_hands, shows_hands
from spm_tui.workshop.choices import Basis
from spm_tui.workshop.session import Ballotable, Session
from spm_tui.workshop.words import figure, figure_beside, plural, shown

UNSAID = "not said how"
#: How we know, from the firmest on; what nobody was asked comes last.
_BEST_FIRST: Final = (*get_args(Basis), None)


class Sides(Struct, frozen=True, kw_only=True):
    """One answer in figures: what we said, what it took or the map shows, and how we know the second.

    Each text is made of short parts joined by `; `, the first of which stands alone where there is little
    room. The clauses say the same for a headline, without a full stop. Empty: not answered.
    """

    said: str = ""
    seen: str = ""
    said_clause: str = ""
    seen_clause: str = ""
    known: str = ""


def parts(*given: str) -> str:
    """Return short texts as one side, empty ones left out."""
    return "; ".join(text for text in given if text)


def span(values: Iterable[float], unit: str = "") -> str:
    """Return figures as `3 months` or, where they differ, `1 to 3 months`; empty without any."""
    given = sorted(set(values))
    if not given:
        return ""
    last = figure(given[-1], unit)
    least = figure_beside(given[0]) if unit == "months" else figure(given[0])
    return last if len(given) == 1 else f"{least} to {last}"


def of(few: int, many: int) -> str:
    """Return `2 of 4`."""
    return f"{few} of {many}"


def known_from(given: Sequence[r.AnswerRecord], noun: str = "case") -> str:
    """Return how we know what some records show: gut feel first, then how many of them there are.

    `noun` is what one of them is about; with none how many there are is left out. Several records of one
    named case are one case, known as well as the best known of them.
    """
    if not given:
        return ""
    known = _by_case(given)
    bases = Counter(known)
    cases = plural(len(known), noun) if noun and len(known) > 1 else ""
    if bases["hunch"] and len(bases) > 1:
        return parts(f"{bases['hunch']} gut feel", cases)
    unsaid = sum(count for basis, count in bases.items() if basis not in FIRM and basis != "hunch")
    if unsaid:
        return parts(UNSAID if unsaid == len(known) else f"{unsaid} {UNSAID}", cases)
    if len(bases) > 1:
        return cases
    return parts(shown(str(known[0])), cases)


def _by_case(given: Sequence[r.AnswerRecord]) -> list[Basis | None]:
    """Return the best basis of each case in order; a record that names no case is a case of its own."""
    best: dict[object, Basis | None] = {}
    for place, record in enumerate(given):
        case = getattr(record, "case", None) or place
        best[case] = min((best.get(case), record.basis), key=_BEST_FIRST.index)
    return list(best.values())


def hands_on(session: Session, question: str, field: str) -> tuple[Mapping[Ballotable, int], int]:
    """Return the hands of the latest revealed round on a field as a whole, and how many there are."""
    given = revealed_hands(session, question, field)
    return given, sum(given.values())


def most_hands(given: Mapping[Ballotable, int]) -> tuple[str, int] | None:
    """Return the word with most hands and how many; None without hands, or where two words are equal."""
    ordered = sorted(given.items(), key=lambda pair: -pair[1])
    if not ordered or not ordered[0][1] or (len(ordered) > 1 and ordered[0][1] == ordered[1][1]):
        return None
    return str(ordered[0][0]), ordered[0][1]


def hands_words(session: Session, question: str, field: str, few: int | None = None) -> str:
    """Return `4 of 6 hands` or `6 hands` of the latest revealed round on a field as a whole, `1 hand` of one.

    What was answered unheard is called answers, and not hands.
    """
    found = latest_round(session, question, field, state="revealed")
    many = sum(hands(session, found.id).values()) if found else 0
    one = "hand" if found and shows_hands(session, found) else "answer"
    if many == 1:
        return f"1 {one}"
    return f"{many if few is None else of(few, many)} {one}s"
