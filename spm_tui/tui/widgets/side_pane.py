"""What stands beside the answer: one story and what to ask next, or the facilitator's drawer."""

from __future__ import annotations

from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.facilitator import drawer
from spm_tui.views.live_pane import ALL, live
from spm_tui.workshop.questions import Question
from spm_tui.workspace import Workspace


class SidePane(LinesView):
    """The pane beside the answer, or below it where there is no room beside.

    It shows what there is room for, and all of it once one scrolls.
    """

    #: Whether it shows what is only for the facilitator: probes, answers one may hear, private notes.
    facilitating = False
    _whole = False
    _presented: tuple[Workspace, Question] | None = None
    _about: tuple[object, ...] = ()

    def present(self, space: Workspace, question: Question) -> None:
        """Show what belongs to this question now."""
        self._presented = space, question
        width, height = self.text_width, max(1, self.size.height)
        if self.facilitating:
            notes = space.session.private.get(question.key, "")
            self.border_title = "For the facilitator"
            self.show(drawer(question, notes, width=width))
            return
        self.border_title = "What we noticed"
        about = (question.key, id(space.diagnosis), self.size)
        if self._whole and about != self._about:
            self._whole = False  # something else is told now
            self.scroll_home(animate=False)
        self._about = about
        told = live(
            space.session,
            space.diagnosis,
            space.changes,
            question=question.key,
            width=width,
            height=ALL if self._whole else height,
        )
        self.show(told)

    def _unfold(self, whole: bool) -> None:
        """Show all of it, or what there is room for."""
        if self._presented is not None and not self.facilitating and self._whole != whole:
            self._whole = whole
            self.present(*self._presented)

    def turn(self, pages: int) -> None:
        """Scroll by pages: what is told here may be longer than the screen."""
        if pages > 0:
            self._unfold(True)
        elif not self.scroll_offset.y:
            self._unfold(False)
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)

    def on_mouse_scroll_down(self) -> None:
        """Show all of it; Textual then scrolls."""
        self._unfold(True)

    def on_mouse_scroll_up(self) -> None:
        """Show what there is room for once one is back at the top."""
        if not self.scroll_offset.y:
            self._unfold(False)
