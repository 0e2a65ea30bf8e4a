"""Beginning a new session: its title, what the room is told about it, and where its file goes."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from msgspec import Struct, structs

from spm_tui.followup.carry_over import carry
from spm_tui.storage.session_folder import free_path
from spm_tui.tui.dialogs.form import FormScreen
from spm_tui.tui.host import Host
from spm_tui.workshop.meta import Text, about
from spm_tui.workshop.questions import PLANS
from spm_tui.workshop.session import Consent, Session
from spm_tui.workshop.sitting_plan import with_plan
from spm_tui.workspace import Workspace

if TYPE_CHECKING:
    from spm_tui.tui.session_state.opening import Opened

WhoSitsDown = Literal[
    "workshop of 90 minutes", "workshop of 45 minutes", "workshop of 30 minutes", "alone, 30 minutes"
]
_PLAN = {
    "workshop of 90 minutes": "90", "workshop of 45 minutes": "45", "workshop of 30 minutes": "30",
    "alone, 30 minutes": "self",
}  # fmt: skip
HowWeBegin = Literal["prepared", "from cold"]


class NewSession(Struct, frozen=True, kw_only=True):
    """What is asked before the first question."""

    title: Annotated[Text, about("title", "What the session is called; its file is named after it.")]
    organization: Annotated[Text | None, about("organisation")] = None
    sitting: Annotated[WhoSitsDown, about("who sits down", "It sets the minutes of each question.")] = (
        "workshop of 90 minutes"
    )
    begin: Annotated[
        HowWeBegin, about("how we begin", "Prepared: a map, cases. From cold: one stop, without a map.")
    ] = "prepared"
    purpose: Annotated[
        Text | None, about("purpose", "What this session is for. Said aloud in the opening.")
    ] = None
    seen_by: Annotated[Text | None, about("who will see it", "Roles. It stands on every export.")] = None
    delete_after: Annotated[
        Text | None, about("deleted after", "A day or words. It stands on every export.")
    ] = None


def made_from(asked: NewSession, today: date) -> Session:
    """Return the session these answers describe, with nothing in it yet."""
    plan = PLANS[_PLAN[asked.sitting]]
    consent = Consent(purpose=asked.purpose, seen_by=asked.seen_by, delete_after=asked.delete_after)
    session = Session(
        format=1,
        title=asked.title,
        organization=asked.organization,
        mode="self" if asked.sitting.startswith("alone") else "workshop",
        created=today,
        current_question=1,
        consent=consent if consent != Consent() else None,
    )
    return with_plan(session, plan)


class Begun(NamedTuple):
    """A new session with its path, what to tell, the most its file may permit, and what to look at first.

    `stop` is the thing to look at on the stop screen, where the session begins from cold.
    """

    workspace: Workspace
    path: Path
    note: str
    most: int
    stop: str | None = None


def _carried_on(before: Opened, asked: Session) -> Session:
    """Return what a new session takes over of an earlier one, with all that was asked for the new one."""
    kept = carry(
        before.session, title=asked.title, created=asked.created, carried_from=Path(before.file.path).stem
    )
    return structs.replace(kept, consent=asked.consent, plan=asked.plan, mode=asked.mode, course=asked.course)


async def ask_new(app: Host, folder: Path, target: Path | None, last: Path | None) -> Begun | None:
    """Ask for a new session; return it, None when it was left.

    What carries on from an earlier session permits no more than that one.
    """
    from spm_tui.tui.session_state.opening import read_session

    before = read_session(last) if last is not None else None
    if isinstance(before, str):
        app.say(before, alarm=True)
        return None
    given = None
    if before is not None:
        before.file.close()
        given = NewSession(title=f"{before.session.title}, next", organization=before.session.organization)
    empty = Session(format=1, title="new", mode="workshop", created=app.as_of)
    form = FormScreen("A new session", NewSession, given, empty)
    values = await app.push_screen_wait(form)
    if values is None:
        return None
    usual = {"sitting": "workshop of 90 minutes", "begin": "prepared"}
    asked = NewSession(**{**values, **{name: values[name] or word for name, word in usual.items()}})
    session = made_from(asked, app.as_of)
    if before is not None:
        session = _carried_on(before, session)
    stop = None
    if asked.begin == "from cold":
        from spm_tui.tui.dialogs.quick_stop import ask_cold

        cold = await ask_cold(app, session)
        session, stop = (cold[0], cold[1].id) if cold is not None else (session, None)
    folder.mkdir(parents=True, exist_ok=True)
    path = target if target is not None and not os.path.exists(target) else free_path(folder, asked.title)
    note = "" if session.consent else "Nobody was told yet who will see this and when it is deleted."
    most = before.file.most if before is not None else 0o7777
    return Begun(Workspace(session, path=path, as_of=app.as_of), path, note, most, stop)
