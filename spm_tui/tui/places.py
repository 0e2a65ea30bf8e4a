"""Making the screens of a session: each is imported when it is first gone to, which keeps the start quick."""

from __future__ import annotations

from spm_tui.tui.screens.base import SessionScreen
from spm_tui.workspace import Workspace


def make_screen(place: str, workspace: Workspace) -> SessionScreen:
    """Return a new screen for a place of the key table. Raises KeyError when there is no such place."""
    match place:
        case "question":
            from spm_tui.tui.screens.question import QuestionScreen

            return QuestionScreen(workspace)
        case "portfolio":
            from spm_tui.tui.screens.portfolio import PortfolioScreen

            return PortfolioScreen(workspace)
        case "map":
            from spm_tui.tui.screens.map import MapScreen

            return MapScreen(workspace)
        case "stop":
            from spm_tui.tui.screens.stop import StopScreen

            return StopScreen(workspace)
        case "findings":
            from spm_tui.tui.screens.findings import FindingsScreen

            return FindingsScreen(workspace)
    raise KeyError(place)
