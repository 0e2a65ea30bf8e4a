"""Which screen a name opens, and what an open session asks the user; each is imported when first needed."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.session_view import SessionView


class SessionScreens:
    """The places that the app hands to a session."""

    def make_screen(self, place: str, open_session: OpenSession) -> SessionView:  # noqa: PLR0911
        """Return a new screen of a session for a place of the key table; KeyError where there is none."""
        match place:
            case "question":
                from spm_tui.tui.screens.question_screen import QuestionScreen

                return QuestionScreen(open_session)
            case "portfolio":
                from spm_tui.tui.screens.portfolio_screen import PortfolioScreen

                return PortfolioScreen(open_session)
            case "map":
                from spm_tui.tui.screens.map_screen import MapScreen

                return MapScreen(open_session)
            case "stop":
                from spm_tui.tui.screens.stop_screen import StopScreen

                return StopScreen(open_session)
            case "findings":
                from spm_tui.tui.screens.findings_screen import FindingsScreen

                return FindingsScreen(open_session)
            case "phones":
                from spm_tui.tui.screens.phones_screen import PhonesScreen

                return PhonesScreen(open_session)
            case "round":
                from spm_tui.tui.screens.round_screen import RoundScreen

                return RoundScreen(open_session)
        raise KeyError(place)

    def offer_back(self, open_session: OpenSession) -> Coroutine[Any, Any, None]:
        """Offer what was typed and not entered, and a copy that could not be saved."""
        from spm_tui.tui.dialogs.restore_drafts import offer_back

        return offer_back(open_session)

    def settle_difference(self, open_session: OpenSession) -> Coroutine[Any, Any, None]:
        """Ask what to do about a file that was changed by something else."""
        from spm_tui.tui.dialogs.two_versions import settle_difference

        return settle_difference(open_session)
