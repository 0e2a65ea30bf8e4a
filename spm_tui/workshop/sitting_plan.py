"""The minutes of a sitting: planned for the opening, each question and the close, and what they took."""

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct, structs

from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.questions import QUESTIONS, Plan
from spm_tui.workshop.session import Course, Session, answer

Around = Literal["opening", "close"]
#: The parts of a sitting in order: the opening, the ten questions by key, what is in reserve, the close.
PARTS: Final[tuple[str, ...]] = ("opening", *ANSWER_KEYS, "buffer", "close")


class PlannedPart(Struct, frozen=True, kw_only=True):
    """One part of a sitting: minutes planned, and minutes it took; None is "not known"."""

    key: str
    planned: float | None
    took: float | None


class SittingTime(Struct, frozen=True, kw_only=True):
    """A sitting in minutes: its parts in order, all that is planned, and all that was counted so far."""

    parts: tuple[PlannedPart, ...]
    planned: float
    took: float

    @property
    def left(self) -> float:
        """The minutes left of what is planned; below 0 when it took longer."""
        return self.planned - self.took


def with_plan(session: Session, plan: Plan) -> Session:
    """Return the session with the minutes of a plan, for its questions and around them."""
    given = {key: float(minutes) for key, minutes in plan.minutes.items()}
    around = {
        "opening_minutes": float(plan.opening),
        "buffer_minutes": float(plan.buffer),
        "close_minutes": float(plan.close),
    }
    return structs.replace(session, plan=given, course=structs.replace(session.course or Course(), **around))


def with_minutes(session: Session, minutes: Mapping[str, float | None]) -> Session:
    """Return the session with other minutes planned, by part; None takes a part out of the plan.

    Parts that are not named stay as they are. Raises KeyError for a name that is no part.
    """
    plan = dict(session.plan)
    around: dict[str, float | None] = {}
    for key, planned in minutes.items():
        if key not in PARTS:
            raise KeyError(key)
        if key not in ANSWER_KEYS:
            around[f"{key}_minutes"] = planned
        elif planned is None:
            plan.pop(key, None)
        else:
            plan[key] = planned
    return with_course(structs.replace(session, plan=plan), **around)


def with_course(session: Session, **fields: object) -> Session:
    """Return the session with fields of its course set; a course that holds nothing is left out."""
    made = structs.replace(session.course or Course(), **fields)
    return structs.replace(session, course=made if made != Course() else None)


def planned_for(session: Session, key: str) -> float | None:
    """Return the minutes planned for a part; without a plan a question has its own usual ones."""
    if key not in ANSWER_KEYS:
        return getattr(session.course, f"{key}_minutes", None)
    usual = float(QUESTIONS[ANSWER_KEYS.index(key)].minutes)
    planned: float | None = session.plan.get(key, None if session.plan else usual)
    return planned


def took(session: Session, key: str) -> float | None:
    """Return the minutes counted for a part so far; None where no clock ran."""
    if key in ANSWER_KEYS:
        given = answer(session, key)
        return given.minutes if given is not None else None
    return getattr(session.course, f"{key}_took", None)


def sitting_time(session: Session, running: float = 0.0) -> SittingTime:
    """Return the minutes of a sitting; `running` are those of the part in front that are not noted yet."""
    parts = tuple(PlannedPart(key=k, planned=planned_for(session, k), took=took(session, k)) for k in PARTS)
    return SittingTime(
        parts=parts,
        planned=sum(part.planned or 0.0 for part in parts),
        took=sum(part.took or 0.0 for part in parts) + running,
    )


def with_time(session: Session, part: Around, minutes: float) -> Session:
    """Return the session with some more minutes counted for the opening or the close."""
    before = took(session, part) or 0.0
    return with_course(session, **{f"{part}_took": round(before + minutes, 1)})
