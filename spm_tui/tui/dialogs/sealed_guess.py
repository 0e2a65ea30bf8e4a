"""Taking the cards of the room on one stop, sealed until its people are counted."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from msgspec import structs
from textual.app import App

from spm_tui.tui.dialogs.basic import AskLine, Pick, Tell
from spm_tui.workshop import edits
from spm_tui.workshop.ballots import hands, latest_round
from spm_tui.workshop.dates import EXAMPLES as DAYS
from spm_tui.workshop.dates import read_day
from spm_tui.workshop.entry.guess_row import DASHES, numbers_of, reads_two_ways
from spm_tui.workshop.guesses import SEALED, with_sealed_guess
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session
from spm_tui.workshop.stop_records import stop_position, stop_records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import plural
from spm_tui.workspace import Workspace

_WORKS: Final = ("initiative", "product")
_EXPLAIN: Final = (
    "Each writes one number on a card: how many people will have come by the day we count? Type the cards; "
    "they are shown to nobody until then."
)


async def ask_sealed_guess(app: App[Any], workspace: Workspace) -> str | None:
    """Ask for which work, for the cards and for the day to count; keep them; return what to tell, or None."""
    session = workspace.session
    called = names_of(session)
    works = [
        (i.id, called.label(i.id), "") for i in session.items if i.kind in _WORKS and i.stage != "retired"
    ]
    if not works:
        return "Name an initiative or a product first (F6)."
    item = await app.push_screen_wait(Pick("A sealed guess: if this stopped ...", works))
    if item is None or not await _replaces(app, session, item):
        return None
    text, explain = "", _EXPLAIN
    while True:
        line = await app.push_screen_wait(
            AskLine("Cards", text=text, explain=explain, placeholder="2 3 4 4 6")
        )
        if line is None or not line.strip():
            return None
        two_ways = reads_two_ways(line)
        people, _ = numbers_of(line)
        if people and not two_ways:
            break
        text, explain = line, f"{DASHES if two_ways else 'No number is in it.'} {_EXPLAIN}"
    day = await _ask_day(app, workspace)
    workspace.apply(
        "sealed a guess",
        lambda s: _with_day(with_sealed_guess(s, item, people), item, day),
        place="stopping",
    )
    return f"{plural(len(people), 'guess', 'guesses')} sealed."


async def _replaces(app: App[Any], session: Session, item: str) -> bool:
    """Ask before cards that are sealed already are replaced; return whether to go on."""
    before = latest_round(session, *SEALED, item)
    many = sum(hands(session, before.id).values()) if before is not None and before.state != "revealed" else 0
    if not many:
        return True
    sealed = f"{plural(many, 'guess is', 'guesses are')} sealed on this already. New cards take their place."
    ask = Tell("Replace them?", sealed, yes="takes new cards", no="keeps them")
    replaces = await app.push_screen_wait(ask)
    return bool(replaces)


async def _ask_day(app: App[Any], workspace: Workspace) -> date | None:
    """Ask on which day it is counted; None where nobody says."""
    text, explain = "", f"On which day do we count? For instance {DAYS}. Empty leaves it open."
    while True:
        line = await app.push_screen_wait(AskLine("The day we count", text=text, explain=explain))
        if line is None or not line.strip():
            return None
        read = read_day(line, workspace.as_of, ahead=True)
        if read.day is not None:
            return read.day
        text, explain = line, f"{read.problem}. For instance {DAYS}."


def _with_day(session: Session, item: str, day: date | None) -> Session:
    """Return the session with the day on which a stop is counted; the stop is recorded if it was not."""
    if day is None:
        return session
    at = stop_position(session, (item,))
    if at is None:
        return edits.add_record(session, "stopping", Stop(items=(item,), check_on=day))
    record = structs.replace(stop_records(session)[at], check_on=day)
    return edits.replace_record(session, "stopping", at, record)
