"""Beginning from cold: one thing that might be stopped, who is on it, what it needs; then the stop screen."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from spm_tui.storage.session_folder import free_path
from spm_tui.tui.dialogs.basic import AskLine, AskText
from spm_tui.tui.host import Host
from spm_tui.workshop import edits
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.reading.vocabulary import owner_of
from spm_tui.workshop.records import Item, Stop
from spm_tui.workshop.session import Session
from spm_tui.workshop.stop_records import stop_position, stop_records
from spm_tui.workspace import Workspace


async def begin_cold(app: Host, folder: Path) -> None:
    """Ask for one thing and what is known of it, and open the stop screen on a new session."""
    session = Session(format=1, title="Quick stop", mode="workshop", created=app.as_of, current_question=2)
    asked = await ask_cold(app, session)
    if asked is None:
        return
    session, thing = asked
    session = structs.replace(session, title=f"Quick stop: {thing.name}")
    folder.mkdir(parents=True, exist_ok=True)
    path = free_path(folder, session.title)
    app.begin(Workspace(session, path=path, as_of=app.as_of), path, at="stop")
    if app.open_session is not None:
        app.open_session.go("stop", items=(thing.id,))


async def ask_cold(app: Host, session: Session) -> tuple[Session, Item] | None:
    """Ask, without a map, what might stop, who is on it, what keeps running and who pays for that.

    Return the session with the answers, and what might stop; None when it was left at the first question. The
    others may be left empty.
    """
    name = await app.push_screen_wait(
        AskLine("Quick stop", explain="What might be stopped?", placeholder="Live tracking")
    )
    if not name or not name.strip():
        return None
    thing = edits.new_item(session, name, "initiative")
    session = edits.add_item(session, thing)
    begin = f"{thing.name} > "
    text = await app.push_screen_wait(AskText("Who is on it, what does it need? ('Fleet team 4')"))
    told = "\n".join(line if ">" in line or " needs " in line else begin + line for line in _lines(text))
    if told:
        session = list_things(session, told)[0]
    text = await app.push_screen_wait(AskText("What keeps running all the same? ('Position hub 2.5')"))
    stays = _lines(text)
    if stays:
        stop = Stop(items=(thing.id,))
        session = edits.add_record(session, "stopping", stop)
        for line in stays:
            session = enter(session, "stopping", f"stays > {line}").session
        session = await _with_payer(app, session, thing)
    return session, thing


async def _with_payer(app: Host, session: Session, thing: Item) -> Session:
    """Ask who pays for what keeps running; return the session with the answer, if there is one."""
    payer = await app.push_screen_wait(
        AskLine(
            "Who pays for that?", explain="A role, or nobody. Empty leaves it open.", placeholder="nobody"
        )
    )
    if not payer or not payer.strip():
        return session
    at = stop_position(session, (thing.id,))
    assert at is not None  # it was added when the first line came
    stop = structs.replace(stop_records(session)[at], run_paid_by=owner_of(payer))
    return edits.replace_record(session, "stopping", at, stop)


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
