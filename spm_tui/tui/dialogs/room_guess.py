"""Taking the room's guess before a stop test shows anything: one number, or the cards of all."""

from __future__ import annotations

from typing import Any, Final

from textual.app import App

from spm_tui.tui.dialogs.basic import AskLine
from spm_tui.workshop.entry.guess_row import DASHES, numbers_of, reads_two_ways
from spm_tui.workshop.guesses import guessed, with_guess
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import listed
from spm_tui.workspace import Workspace

EXPLAIN: Final = "How many people would come back, and in how many months? One guess each, from the cards."
NO_NUMBER: Final = "No number is in it: one guess each, such as 5 6 8 > 1 month."
WITHOUT: Final = "Enter again goes on without."


async def take_guess(app: App[Any], workspace: Workspace, items: tuple[str, ...]) -> tuple[float, ...] | None:
    """Ask for the room's guess and keep it; return the cards, if there are several, None when it was left.

    Enter alone goes on without a guess, or with what was said before.
    """
    called, before = names_of(workspace.session), guessed(workspace.session, items)
    title, explain = f"Guess first: {listed(map(called.label, items))}", EXPLAIN
    if before:  # told and not put into the box, where cards typed after it would be read as one line
        explain += f" Said before: {before}; Enter alone keeps that."
    refused = ""
    while True:
        ask = AskLine(title, text=refused, explain=explain, placeholder="5 6 8 8 10 > 1 month")
        text = await app.push_screen_wait(ask)
        if text is None:
            return None
        if not text.strip() or text == refused:
            return ()
        two_ways = reads_two_ways(text)
        people, months = numbers_of(text)
        if people and not two_ways:
            break
        refused, explain = text, f"{DASHES} {WITHOUT}" if two_ways else f"{NO_NUMBER} {WITHOUT}"
    workspace.apply("took the room's guess", lambda s: with_guess(s, items, people, months), place="stopping")
    return people if len(people) > 1 else ()
