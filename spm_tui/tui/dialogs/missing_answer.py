"""AnswerEditor, on the stop screen, what the bar says was not asked yet; the bar follows at once."""

from __future__ import annotations

from typing import Any

from textual.app import App

from spm_tui.entanglement.results import Booked, Trade
from spm_tui.tui.dialogs.basic import AskLine
from spm_tui.tui.dialogs.which_one import ask_which
from spm_tui.tui.session_state.answer_editor import STANDS
from spm_tui.views.stop_rows import StepRow
from spm_tui.workshop import edits
from spm_tui.workshop.entry import enter, enter_need
from spm_tui.workshop.reading.known import known
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workspace import Workspace


def _first_words(
    session: Session, items: tuple[str, ...], row: StepRow, booked: Booked, trade: Trade
) -> tuple[str, str]:
    """Return (the line to begin with, which grammar reads it) for what a step asks."""
    name = known(session).items.written
    if row.key == "said":
        return f"{name(items[0])} > back ", "stopping"
    if row.key == "booked":
        return f"{name(items[0])} > ", "needs"
    if row.key == "stuck" and booked.run_missing:
        return f"{name(booked.run_missing[0])} > ", "needs"
    if row.key == "not_asked":
        pair = trade.next_best_link or next(iter(trade.not_asked_pairs), None)
        if pair is not None:
            return f"{name(pair.from_)} > {name(pair.to)} > said ", "fungibility"
    if row.key == "undated" and trade.undated_pairs:
        pair = trade.undated_pairs[0]
        return f"{name(pair.from_)} > {name(pair.to)} > took ", "fungibility"
    return "", "needs"


def _how_to_say(session: Session, items: tuple[str, ...], row: StepRow) -> str:
    """Return what to add to an answer on run load, since it tells apart two quite different things."""
    if row.key != "stuck":
        return ""
    counted, written = names_of(session).label(items[0]), known(session).items.written(items[0])
    return (
        f'\nIf these people are counted in "{counted}" today, add: > inside {written}. '
        "If nobody is needed: nobody."
    )


async def answer_step(
    app: App[Any], workspace: Workspace, items: tuple[str, ...], row: StepRow, booked: Booked, trade: Trade
) -> str | None:
    """Ask the question of a step and take the answer as a line; return what to tell, None when left."""
    text, grammar = _first_words(workspace.session, items, row, booked, trade)
    explain = row.ask + _how_to_say(workspace.session, items, row)
    while True:
        line = await app.push_screen_wait(AskLine("Not asked yet", text=text, explain=explain))
        if line is None or not line.strip():
            return None
        session = workspace.session
        try:
            entered = enter_need(session, line) if grammar == "needs" else enter(session, grammar, line)
        except edits.Refused as refused:
            text, explain = line, str(refused)
            continue
        if entered.readings:
            meant = await ask_which(app, entered.readings)
            text, explain = meant or line, entered.problem
            continue
        if entered.session == session and entered.kind != "refused":
            return STANDS
        if entered.kind in ("refused", "to-sort"):
            text, explain = line, entered.problem or "This could not be read as an answer yet."
            continue
        workspace.apply("answered what was not asked", lambda _: entered.session, place="stop")  # noqa: B023
        return "Noted."
