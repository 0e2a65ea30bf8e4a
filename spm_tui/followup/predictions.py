"""How predictions came out over many sessions: what was said, what came, by kind and by how it was known."""

from collections.abc import Iterable, Iterator
from statistics import median
from typing import Final, Literal

from msgspec import Struct

from spm_tui.diagnosis.record_keys import record_keys
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, records

#: Below so many predictions there is no score, only the predictions themselves.
FEWEST: Final = 5

PredictionKind = Literal[
    "people of a stop", "months of a stop", "months back", "months of a stand-in", "value kept"
]
KINDS: Final[tuple[PredictionKind, ...]] = (
    "people of a stop", "months of a stop", "months back", "months of a stand-in", "value kept",
)  # fmt: skip
#: Kinds of which more than was said is better; of the others less is.
MORE_IS_BETTER: Final = frozenset({"people of a stop", "value kept"})


class Prediction(Struct, frozen=True, kw_only=True):
    """One figure that was said and came out: in people, months or %; `basis` None is "nobody said how".

    `record` is the key of the record it stands in, the same in every sitting that repeats it.
    """

    kind: PredictionKind
    record: str
    basis: str | None
    said: float
    came: float


class Calibration(Struct, frozen=True, kw_only=True):
    """How the predictions of one kind and one basis came out.

    `as_said` counts those that came as said or better, of `count`. `middle_share` is the middle of what came
    over what was said (1.0 is as said; predictions of nought are left out of it), None below FEWEST.
    """

    kind: PredictionKind
    basis: str | None
    count: int
    as_said: int
    middle_share: float | None


def predictions(session: Session) -> tuple[Prediction, ...]:
    """Return the predictions of a session that have come out, in order of its questions."""
    return tuple(
        one
        for question in ANSWER_KEYS
        for key, record in zip(record_keys(session, question), records(session, question), strict=True)
        for one in _of(key, record)
    )


def _of(key: str, record: r.AnswerRecord) -> Iterator[Prediction]:
    pairs: tuple[tuple[PredictionKind, float | None, float | None], ...]
    match record:
        case r.Stop():
            counted = record.result_people if record.result_people is not None else record.seen_people
            pairs = (
                ("people of a stop", record.said_people, counted),
                ("months of a stop", record.said_months, record.seen_months),
            )
        case r.DoorRecord():
            pairs = (("months back", record.said_months, record.seen_months),)
        case r.Swap():
            pairs = (
                ("months of a stand-in", record.said_months, record.seen_months),
                ("value kept", record.said_value, record.seen_value),
            )
        case _:
            return
    for kind, said, came in pairs:
        if said is not None and came is not None:
            yield Prediction(kind=kind, record=key, basis=record.basis, said=said, came=came)


def calibration(found: Iterable[Prediction]) -> tuple[Calibration, ...]:
    """Return how predictions came out: a row for each kind as a whole, then one for each basis of it.

    The row of a kind has the basis `all`. Kinds nobody predicted have no row.
    """
    every = list(found)
    rows = []
    for kind in KINDS:
        of_kind = [one for one in every if one.kind == kind]
        if of_kind:
            rows.append(_row(kind, "all", of_kind))
            rows += [
                _row(kind, basis, [one for one in of_kind if one.basis == basis])
                for basis in ("measured", "repeated", "one-case", "hunch", None)
                if any(one.basis == basis for one in of_kind)
            ]
    return tuple(rows)


def _row(kind: PredictionKind, basis: str | None, found: list[Prediction]) -> Calibration:
    shares = [one.came / one.said for one in found if one.said]
    better = [one.came >= one.said if kind in MORE_IS_BETTER else one.came <= one.said for one in found]
    enough = len(found) >= FEWEST and len(shares) >= FEWEST
    return Calibration(
        kind=kind,
        basis=basis,
        count=len(found),
        as_said=sum(better),
        middle_share=round(median(shares), 2) if enough else None,
    )
