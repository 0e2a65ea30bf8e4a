"""The facts about a session: how long things take here, how we work, what the room was told, who is in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct, structs
from textual.app import App

from spm_tui.text import fold, free_slug
from spm_tui.tui.dialogs.basic import AskText, Pick
from spm_tui.tui.dialogs.form import FormScreen
from spm_tui.workshop import edits
from spm_tui.workshop.session import Consent, Participant, Practices, Session
from spm_tui.workspace import Workspace

CHOICES = (
    ("session", "This session", "Title, horizon, how often we re-plan, how long budgets run."),
    ("practices", "How we work", "Work visible, work in progress limited, stable teams ..."),
    ("consent", "What the room was told", "Purpose, who will see it, when it is deleted."),
    ("participants", "Who is in the room", "Roles, one a line."),
)
#: Fields of the session that the program keeps itself.
KEPT = frozenset({"format", "created", "current_question", "carried_from"})


async def ask_facts(app: App[Any], workspace: Workspace) -> str | None:
    """Ask which facts to see, show their form and apply what comes back; return what to tell."""
    choice = await app.push_screen_wait(Pick("About this session", CHOICES))
    if choice is None:
        return None
    if choice == "participants":
        return await _ask_roles(app, workspace)
    session = workspace.session
    asked: dict[str, tuple[Struct, Callable[[Session, dict[str, Any]], Session]]] = {
        "session": (session, lambda s, values: structs.replace(s, **values)),
        "practices": (session.practices or Practices(), _with_practices),
        "consent": (session.consent or Consent(), _with_consent),
    }
    given, apply = asked[choice]
    title = next(label for key, label, _ in CHOICES if key == choice)
    values = await app.push_screen_wait(FormScreen(title, type(given), given, session, skip=KEPT))
    if values is None:
        return None
    workspace.apply(f"changed the facts: {title.lower()}", lambda s: apply(s, values), place="portfolio")
    return f"{title}: noted."


async def ask_consent(app: App[Any], workspace: Workspace) -> str | None:
    """Ask what the room is told and keep it; return what to tell, None when it was left."""
    session = workspace.session
    form = FormScreen("What the room is told", Consent, session.consent or Consent(), session)
    values = await app.push_screen_wait(form)
    if values is None:
        return None
    workspace.apply("wrote what the room is told", lambda s: _with_consent(s, values), place="opening")
    return "Noted; it stands on every export."


def _with_practices(session: Session, values: dict[str, Any]) -> Session:
    made = Practices(**values)
    return structs.replace(session, practices=made if made != Practices() else None)


def _with_consent(session: Session, values: dict[str, Any]) -> Session:
    made = Consent(**values)
    return structs.replace(session, consent=made if made != Consent() else None)


async def _ask_roles(app: App[Any], workspace: Workspace) -> str | None:
    before = "\n".join(person.role for person in workspace.session.participants)
    text = await app.push_screen_wait(AskText("Roles in the room, one a line", text=before))
    if text is None or text.strip() == before.strip():
        return None
    roles = [line.strip() for line in text.splitlines() if line.strip()]
    workspace.apply("listed who is in the room", lambda s: with_roles(s, roles), place="portfolio")
    return f"{len(workspace.session.participants)} roles in the room."


def with_roles(session: Session, roles: list[str]) -> Session:
    """Return the session with exactly these roles; one that was there keeps its id and its answers."""
    known = {fold(person.role): person for person in session.participants}
    wanted = {fold(role) for role in roles}
    for person in session.participants:
        if fold(person.role) not in wanted:
            at = session.participants.index(person)
            session = edits.delete_row(session, "participants", at)
    people: list[Participant] = []
    taken = {person.id for person in known.values()}
    for role in dict.fromkeys(roles):
        person = known.get(fold(role)) or Participant(id=free_slug(role, taken), role=role)
        taken.add(person.id)
        people.append(person)
    return structs.replace(session, participants=tuple(people))
