"""Which things, cases, levers and jobs each question offers a round on, and in which order.

What is asked about them is in `round_fields.py`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from spm_tui.workshop.choices import FUNCTIONS, LEVERS
from spm_tui.workshop.records import AnswerRecord, Asset, DoorRecord, LeverRecord, Move, Shift, Stop, Swap
from spm_tui.workshop.session import Session, records

#: Question, field, subject and the second thing of a swap.
RoundPlace: TypeAlias = tuple[str, str, str | None, str | None]

#: Teams that a swap is offered between by itself; with more of them only recorded pairs are offered.
MOST_TEAMS: Final = 8
#: Kinds of things in the order in which a question offers those it has no record of yet.
_STOPPABLE: Final = ("initiative", "product", "workflow", "operation", "contract", "system", "platform")
_ASSETS: Final = ("system", "platform", "product", "domain", "data", "initiative", "workflow", "operation")


def places_offered(session: Session, question: str) -> tuple[RoundPlace, ...]:
    """Return the places of a question's rounds: those of its own records, newest first, then the others.

    Raises KeyError for a question there is none of.
    """
    return tuple(dict.fromkeys(_PLACES[question](session)))


def _newest(session: Session, question: str) -> Iterator[AnswerRecord]:
    return reversed(records(session, question))


def _each(question: str, subjects: Iterable[str | None], *fields: str) -> Iterator[RoundPlace]:
    for subject in subjects:
        for field in fields:
            yield question, field, subject, None


def _things(session: Session, kinds: tuple[str, ...]) -> Iterator[str]:
    for kind in kinds:
        yield from (item.id for item in session.items if item.kind == kind and item.stage != "retired")


def _unit(session: Session) -> Iterator[RoundPlace]:
    yield "allocation_unit", "said_unit", None, None
    moves = (m.case for m in _newest(session, "allocation_unit") if isinstance(m, Move))
    yield from _each("allocation_unit", moves, "months_to_effect")


def _stops(session: Session) -> Iterator[RoundPlace]:
    alone = [s for s in _newest(session, "stopping") if isinstance(s, Stop) and len(s.items) == 1]
    over = dict.fromkeys(s.items[0] for s in alone if s.seen_people is not None or s.stopped_on is not None)
    said = [s.items[0] for s in alone if s.items[0] not in over]
    others = [thing for thing in _things(session, _STOPPABLE) if thing not in over]
    subjects = dict.fromkeys((*said, *others, *over))
    yield from _each("stopping", subjects, "said_people", "said_months")


def _doors(session: Session) -> Iterator[RoundPlace]:
    doors = [d for d in _newest(session, "reversibility") if isinstance(d, DoorRecord)]
    said = [d.items[0] if d.items else d.case for d in doors]
    subjects = dict.fromkeys((*said, *_things(session, _STOPPABLE), *(case.id for case in session.cases)))
    yield from _each("reversibility", subjects, "door", "said_months")


def _swaps(session: Session) -> Iterator[RoundPlace]:
    pairs = [(s.from_, s.to) for s in _newest(session, "fungibility") if isinstance(s, Swap)]
    teams = list(_things(session, ("team",)))
    if len(teams) <= MOST_TEAMS:
        pairs += [(one, other) for one in teams for other in teams if one != other]
    for one, other in dict.fromkeys(pairs):
        for field in ("said_months", "said_value"):
            yield "fungibility", field, one, other


def _of_ten(_session: Session) -> Iterator[RoundPlace]:
    yield from _each("reallocate_or_reshape", (None,), "moved_work", "reshaped")


def _levers(session: Session) -> Iterator[RoundPlace]:
    said = [lever.lever for lever in _newest(session, "ownership") if isinstance(lever, LeverRecord)]
    yield from _each("ownership", dict.fromkeys((*said, *LEVERS)), "said_owner", "decided_by")


def _percent(session: Session) -> Iterator[RoundPlace]:
    yield "redesign_frequency", "said_percent", None, None
    said = [s.case for s in _newest(session, "redesign_frequency") if isinstance(s, Shift)]
    cases = dict.fromkeys((*said, *(case.id for case in session.cases)))
    yield from _each("redesign_frequency", cases, "took_what", "months")


def _assets(session: Session) -> Iterator[RoundPlace]:
    said = [a.item for a in _newest(session, "vineyards") if isinstance(a, Asset)]
    subjects = dict.fromkeys((*said, *_things(session, _ASSETS)))
    yield from _each("vineyards", subjects, "fits", "spoken_as", "months_to_change")


def _clarity(_session: Session) -> Iterator[RoundPlace]:
    yield "boundary", "clarity", None, None


def _jobs(_session: Session) -> Iterator[RoundPlace]:
    yield from _each("disappearance", (*FUNCTIONS, None), "if_gone")


_PLACES: Final[dict[str, Callable[[Session], Iterator[RoundPlace]]]] = {
    "allocation_unit": _unit, "stopping": _stops, "reversibility": _doors, "fungibility": _swaps,
    "reallocate_or_reshape": _of_ten, "ownership": _levers, "redesign_frequency": _percent,
    "vineyards": _assets, "boundary": _clarity, "disappearance": _jobs,
}  # fmt: skip
