"""Who bears the run load, as the map shows it: the sittings before are read and compared in a worker."""

from __future__ import annotations

from collections.abc import Callable, Collection

from spm_tui.followup.run_load_over_time import LoadOverTime, load_over_time
from spm_tui.memo import SameParts
from spm_tui.storage.earlier_sittings import earlier_sittings
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.worked_out import WorkedOut
from spm_tui.views.run_load_table import run_load_table
from spm_tui.views.styled_lines import Lines, paragraph
from spm_tui.workshop.session import Session


class RunLoadPane:
    """The run load of each work over the sittings of this workshop, as far back as their files are there."""

    def __init__(self, open_session: OpenSession, show: Callable[[], None]) -> None:
        self._workspace = open_session.workspace
        self._worked_out = WorkedOut[LoadOverTime](open_session, "run load", show)

    def lines(self, session: Session, *, width: int, only: Collection[str] | None, ascii: bool) -> Lines:
        """Return the table as lines; until the sittings before are read, that they will be."""
        path = self._workspace.path

        def look() -> LoadOverTime:
            before = earlier_sittings(path.parent, session) if path is not None else ()
            return load_over_time([*before, session])

        asked = (SameParts(session.items, session.ties), session.carried_from, path)
        found = self._worked_out.of(asked, look)
        if found is None:
            return paragraph("Reading the sittings before this one ...", width, "dim")
        return run_load_table(session, found, width=width, only=only, ascii=ascii)
