"""Stop this, grow that: asking which work should grow, and showing what of the people would fit."""

from __future__ import annotations

from typing import Final

from spm_tui.diagnosis.engine import measures_of
from spm_tui.tui.dialogs.basic import Pick, Tell
from spm_tui.tui.host import Host
from spm_tui.tui.session_state.stop_progress import StopProgress
from spm_tui.views.trade_matrix_picture import trade_words
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure

#: No other work has said what it is short of, or all of it that has is short of nobody.
NO_WORK_ASKED: Final = "No other work says yet how many people it is still short of."
NO_WORK_SHORT: Final = "No other work says that it is still short of people."


async def ask_what_grows(app: Host, session: Session, progress: StopProgress) -> None:
    """Ask which other work should grow, and show the trade; nothing where several things stop at once."""
    if len(progress.items) != 1:
        return
    asked = [i for i in session.items if i.wants is not None and i.id not in progress.items]
    wanting = [i for i in asked if i.wants]
    if not wanting:
        app.say(NO_WORK_SHORT if asked else NO_WORK_ASKED)
        return
    called = names_of(session).label
    choices = [(i.id, called(i.id), f"still short of {figure(i.wants, 'people')}") for i in wanting]
    grow = await app.push_screen_wait(Pick("What should grow?", choices))
    if grow is None:
        return
    pair = measures_of(session).pair_trade(progress.items[0], grow, progress.mode, progress.horizon)
    text = trade_words(session, pair)
    await app.push_screen_wait(Tell("Stop this, grow that", text, yes="closes", no="closes"))
