"""The minutes of a sitting: planned for the opening, each question and the close, and what they took."""

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct, structs

from spm_tui.workshop.answer_edits import set_answer
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


def sitting_time(session: Session, part: str = "", seconds: float | None = None) -> SittingTime:
    """Return the minutes of a sitting; `seconds` are those counted for `part`, in place of what is noted."""
    known = {key: took(session, key) for key in PARTS}
    if seconds is not None:
        known[part] = seconds / 60
    parts = tuple(PlannedPart(key=k, planned=planned_for(session, k), took=known[k]) for k in PARTS)
    return SittingTime(
        parts=parts,
        planned=sum(part.planned or 0.0 for part in parts),
        took=sum(part.took or 0.0 for part in parts),
    )


def with_minutes_taken(session: Session, minutes: Mapping[str, float | None]) -> Session:
    """Return the session with the minutes that parts took, by part. Raises KeyError for what is no part."""
    around: dict[str, float | None] = {}
    for key, counted in minutes.items():
        if key in ANSWER_KEYS:
            given = answer(session, key)
            if counted is not None or given is not None:
                session = set_answer(session, key, minutes=counted)
        elif key in ("opening", "close"):
            around[f"{key}_took"] = counted
        else:
            raise KeyError(key)
    return with_course(session, **around) if around else session


def with_minutes_of(session: Session, other: Session) -> Session:
    """Return the session with the minutes that each part took in another one."""
    timed = ("opening", *ANSWER_KEYS, "close")
    differs = {key: took(other, key) for key in timed if took(other, key) != took(session, key)}
    return with_minutes_taken(session, differs)
