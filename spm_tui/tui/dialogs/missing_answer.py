"""Answering, on the stop screen, what the bar says was not asked yet; the bar follows at once."""

from __future__ import annotations

from typing import Any

from textual.app import App

from spm_tui.diagnosis.engine import measures_of
from spm_tui.entanglement.results import Booked, Trade
from spm_tui.tui.dialogs.basic import AskLine
from spm_tui.tui.dialogs.which_one import ask_which
from spm_tui.tui.session_state.answer_editor import STANDS
from spm_tui.tui.session_state.stop_progress import StopProgress
from spm_tui.views.stop_rows import StepRow
from spm_tui.workshop import edits
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.entry.entering import enter, enter_need
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


async def answer_step(app: App[Any], workspace: Workspace, progress: StopProgress) -> str | None:
    """Ask what a stop test lacks up to its step, and take the answer as a line; return what to tell.

    None when it was left without an answer.
    """
    shown = unsealed(workspace.session)
    row, measures, items = progress.to_ask(shown), measures_of(shown), progress.items
    if row is None:
        return "Nothing is missing up to this step."
    trade = measures.trade(items, progress.mode, progress.horizon)
    booked = measures.people(items, progress.mode)
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
