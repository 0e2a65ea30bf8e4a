"""Beginning a new session: its title, what the room is told about it, and where its file goes."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Struct

from spm_tui.followup.carry_over import carry
from spm_tui.text import slug
from spm_tui.tui.dialogs.form import FormScreen
from spm_tui.tui.host import Host
from spm_tui.workshop.meta import Text, about
from spm_tui.workshop.questions import PLANS
from spm_tui.workshop.session import Consent, Session
from spm_tui.workspace import Workspace

WhoSitsDown = Literal["workshop of 90 minutes", "workshop of 45 minutes", "alone, 30 minutes"]
_PLAN = {"workshop of 90 minutes": "90", "workshop of 45 minutes": "45", "alone, 30 minutes": "self"}


class NewSession(Struct, frozen=True, kw_only=True):
    """What is asked before the first question."""

    title: Annotated[Text, about("title", "What the session is called; its file is named after it.")]
    organization: Annotated[Text | None, about("organisation")] = None
    sitting: Annotated[WhoSitsDown, about("who sits down", "It sets the minutes of each question.")] = (
        "workshop of 90 minutes"
    )
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
    return Session(
        format=1,
        title=asked.title,
        organization=asked.organization,
        mode="self" if asked.sitting.startswith("alone") else "workshop",
        created=today,
        current_question=1,
        consent=consent if consent != Consent() else None,
        plan={key: float(minutes) for key, minutes in plan.minutes.items()},  # type: ignore[misc]
    )


def free_path(folder: Path, title: str) -> Path:
    """Return a path in the folder for a session of this title where no file lies yet."""
    stem, number = slug(title), 2
    path = folder / f"{stem}.toml"
    while path.exists():
        path, number = folder / f"{stem}-{number}.toml", number + 1
    return path


async def ask_new(
    app: Host, folder: Path, target: Path | None, last: Path | None
) -> tuple[Workspace, Path, str, int] | None:
    """Ask for a new session; return it with its path, what to tell, and the most its file may permit.

    None when it was left. What carries on from an earlier session permits no more than that one.
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
    asked = NewSession(**{**values, "sitting": values["sitting"] or "workshop of 90 minutes"})
    session = made_from(asked, app.as_of)
    if before is not None:
        kept = carry(
            before.session, title=asked.title, created=app.as_of, carried_from=Path(before.file.path).stem
        )
        from msgspec import structs

        session = structs.replace(kept, consent=session.consent, plan=session.plan, mode=session.mode)
    folder.mkdir(parents=True, exist_ok=True)
    path = target if target is not None and not os.path.exists(target) else free_path(folder, asked.title)
    note = "" if session.consent else "Nobody was told yet who will see this and when it is deleted."
    most = before.file.most if before is not None else 0o7777
    return Workspace(session, path=path, as_of=app.as_of), path, note, most
