"""How the minutes of a sitting are spread: a ready plan, or minutes of one's own for each part."""

from __future__ import annotations

from typing import Annotated, Any, Final

from msgspec import Meta, Struct, structs
from textual.app import App

from spm_tui.tui.dialogs.basic import Pick
from spm_tui.tui.dialogs.form import FormScreen
from spm_tui.workshop.meta import about
from spm_tui.workshop.questions import PLANS
from spm_tui.workshop.session import Session
from spm_tui.workshop.sitting_plan import PARTS, planned_for, with_minutes, with_plan
from spm_tui.workspace import Workspace

_OWN: Final = "own"
_PLANS: Final = (
    ("90", "90 minutes", "All ten are talked about."),
    ("45", "45 minutes", "Questions 2, 4, 6, 8 and 10 are talked about, the others take a show of hands."),
    ("30", "30 minutes", "The same in brief."),
    ("self", "Alone, 30 minutes", "Three minutes a question."),
    (_OWN, "Minutes of our own", "For the opening, each question, the reserve and the close."),
)

Minutes = Annotated[float, Meta(ge=0, le=600, extra={"unit": "minutes"})]


class PlanMinutes(Struct, frozen=True, kw_only=True):
    """The minutes of each part of a sitting; empty takes a part out of the plan."""

    opening: Annotated[Minutes | None, about("opening")] = None
    allocation_unit: Annotated[Minutes | None, about("question 1, unit")] = None
    stopping: Annotated[Minutes | None, about("question 2, stopping")] = None
    reversibility: Annotated[Minutes | None, about("question 3, way back")] = None
    fungibility: Annotated[Minutes | None, about("question 4, stand-ins")] = None
    reallocate_or_reshape: Annotated[Minutes | None, about("question 5, reshape")] = None
    ownership: Annotated[Minutes | None, about("question 6, levers")] = None
    redesign_frequency: Annotated[Minutes | None, about("question 7, redesign")] = None
    vineyards: Annotated[Minutes | None, about("question 8, vineyards")] = None
    boundary: Annotated[Minutes | None, about("question 9, boundary")] = None
    disappearance: Annotated[Minutes | None, about("question 10, if gone")] = None
    buffer: Annotated[Minutes | None, about("in reserve")] = None
    close: Annotated[Minutes | None, about("close")] = None


def plan_now(session: Session) -> str | None:
    """Return which plan the minutes of a session are, `own` where they are none of them; None without one."""
    if not session.plan:
        return None
    planned = [planned_for(session, part) for part in PARTS]
    for key, plan in PLANS.items():
        made = with_plan(session, plan)
        if [planned_for(made, part) for part in PARTS] == planned:
            return key
    return _OWN


async def ask_plan(app: App[Any], workspace: Workspace) -> str | None:
    """Ask for a plan and keep it; return what to tell, None when it was left."""
    now = plan_now(workspace.session)
    chosen = await app.push_screen_wait(Pick("How long do we have?", _PLANS, at=now))
    if chosen is None:
        return None
    if chosen != _OWN:
        plan = PLANS[chosen]
        workspace.apply("chose a plan", lambda s: with_plan(s, plan), place="opening")
        return f"Planned: {plan.total} minutes in all."
    session = workspace.session
    given = PlanMinutes(**{part: planned_for(session, part) for part in PARTS})
    values = await app.push_screen_wait(FormScreen("Minutes", PlanMinutes, given, session))
    if values is None:
        return None
    made = PlanMinutes(**values)
    minutes: dict[str, float | None] = structs.asdict(made)
    workspace.apply("planned the minutes", lambda s: with_minutes(s, minutes), place="opening")
    return f"Planned: {sum(filter(None, minutes.values())):g} minutes in all."
