"""Making the screens of a session: each is imported when it is first gone to, which keeps the start quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spm_tui.tui.screens.base import SessionScreen

if TYPE_CHECKING:
    from spm_tui.tui.sitting import Sitting


def make_screen(place: str, sitting: Sitting) -> SessionScreen:
    """Return a new screen of a sitting for a place of the key table; KeyError where there is none."""
    match place:
        case "question":
            from spm_tui.tui.screens.question import QuestionScreen

            return QuestionScreen(sitting)
        case "portfolio":
            from spm_tui.tui.screens.portfolio import PortfolioScreen

            return PortfolioScreen(sitting)
        case "map":
            from spm_tui.tui.screens.map import MapScreen

            return MapScreen(sitting)
        case "stop":
            from spm_tui.tui.screens.stop import StopScreen

            return StopScreen(sitting)
        case "findings":
            from spm_tui.tui.screens.findings import FindingsScreen

            return FindingsScreen(sitting)
    raise KeyError(place)
