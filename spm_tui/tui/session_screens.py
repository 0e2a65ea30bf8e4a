"""Which screen a name opens, and what an open session asks the user; each is imported when first needed."""

from __future__ import annotations

from collections.abc import Coroutine
from importlib import import_module
from typing import Any, Final

from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.session_view import SessionView

#: The module and the class of each screen of a session, by its place in the key table.
SCREENS_OF: Final = {
    "question": ("question_screen", "QuestionScreen"),
    "portfolio": ("portfolio_screen", "PortfolioScreen"),
    "map": ("map_screen", "MapScreen"),
    "stop": ("stop_screen", "StopScreen"),
    "what-if": ("what_if_screen", "WhatIfScreen"),
    "findings": ("findings_screen", "FindingsScreen"),
    "opening": ("opening_screen", "OpeningScreen"),
    "close": ("close_screen", "CloseScreen"),
    "export": ("export_screen", "ExportScreen"),
    "round": ("round_screen", "RoundScreen"),
    "phones": ("phones_screen", "PhonesScreen"),
}


class SessionScreens:
    """The places that the app hands to a session."""

    def make_screen(self, place: str, open_session: OpenSession) -> SessionView:
        """Return a new screen of a session for a place of the key table; KeyError where there is none."""
        module, name = SCREENS_OF[place]
        screen: SessionView = getattr(import_module(f"spm_tui.tui.screens.{module}"), name)(open_session)
        return screen

    def offer_back(self, open_session: OpenSession) -> Coroutine[Any, Any, None]:
        """Offer what was typed and not entered, and a copy that could not be saved."""
        from spm_tui.tui.dialogs.restore_drafts import offer_back

        return offer_back(open_session)

    def settle_difference(self, open_session: OpenSession) -> Coroutine[Any, Any, None]:
        """Ask what to do about a file that was changed by something else."""
        from spm_tui.tui.dialogs.two_versions import settle_difference

        return settle_difference(open_session)
