"""What stands beside the answer: one story and what to ask next, or the facilitator's drawer."""

from __future__ import annotations

from spm_tui.tui.widgets.lines import LinesView
from spm_tui.views.facilitator import drawer
from spm_tui.views.live import live
from spm_tui.workshop.questions import Question
from spm_tui.workspace import Workspace


class Side(LinesView):
    """The pane beside the answer, or below it where there is no room beside."""

    #: Whether it shows what is only for the facilitator: probes, answers one may hear, private notes.
    facilitating = False

    def present(self, space: Workspace, question: Question) -> None:
        """Show what belongs to this question now."""
        width, height = max(10, self.size.width), max(1, self.size.height)
        if self.facilitating:
            notes = space.session.private.get(question.key, "")
            self.border_title = "For the facilitator"
            self.show(drawer(question, notes, width=width - 1))
            return
        self.border_title = "What we noticed"
        key = question.key
        self.show(
            live(space.session, space.diagnosis, space.changes, question=key, width=width, height=height)
        )

    def turn(self, pages: int) -> None:
        """Scroll by pages: the facilitator's drawer is longer than the screen."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)
