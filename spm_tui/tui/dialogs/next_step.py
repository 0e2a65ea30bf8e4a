"""Agreeing on a next step: what, which kind, who, by when."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from msgspec import Struct
from textual.app import App

from spm_tui.diagnosis.finding import Finding
from spm_tui.tui.dialogs.form import FormScreen
from spm_tui.workshop import agreements
from spm_tui.workshop.choices import CommitmentKind
from spm_tui.workshop.meta import Text, about
from spm_tui.workspace import Workspace


class NextStep(Struct, frozen=True, kw_only=True):
    """What is asked about a next step."""

    what: Annotated[Text, about("what", "One sentence that starts with a verb.")]
    kind: Annotated[CommitmentKind, about("kind", "Decide something, check a fact, or try something.")]
    owner: Annotated[Text | None, about("who", "A role, not a name.", offers="owners")] = None
    due: Annotated[date | None, about("by", "A day.", ahead=True)] = None


async def ask_next_step(app: App[Any], workspace: Workspace) -> str | None:
    """Ask for a next step of its own and keep it; return what to tell, None when it was left."""
    return "Agreed." if await _agreed(app, workspace, None, place="close") else None


async def ask_commitment(app: App[Any], workspace: Workspace, finding: Finding) -> str | None:
    """Ask for a next step about a finding and keep it; return what to tell, None when it was left."""
    given = NextStep(what=f"Find out: {finding.ask[:1].lower()}{finding.ask[1:]}", kind="fact-check")
    if not await _agreed(app, workspace, given, place="findings", finding=finding.key):
        return None
    return "Agreed. It stands in the report and in the list of what is open."


async def _agreed(
    app: App[Any], workspace: Workspace, given: NextStep | None, *, place: str, finding: str | None = None
) -> bool:
    """Ask for a next step and keep it; return whether one was agreed on."""
    values = await app.push_screen_wait(FormScreen("A next step", NextStep, given, workspace.session))
    if values is None:
        return False
    step = NextStep(**values)
    workspace.apply(
        "agreed on a next step",
        lambda s: agreements.commit(s, step.what, step.kind, owner=step.owner, due=step.due, finding=finding),
        place=place,
    )
    return True
