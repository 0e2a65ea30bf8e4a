"""Where a note or an answer leads: the question it rests on, the map, what to ask next."""

from __future__ import annotations

from textual.getters import query_one

from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.record_keys import position_of
from spm_tui.diagnosis.ten_answers import TenAnswer
from spm_tui.tui.screens.app_screen import SessionScreen
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.answers_page import answer_key
from spm_tui.workshop.choices import ANSWER_KEYS

NO_NOTE = "Go to a note first: s shows the stories, l all notes."


class NotesScreen(SessionScreen):
    """A screen with a list of answers and notes, each of which leads to what it rests on."""

    rows = query_one("#list", RowsView)

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor."""
        diagnosis, key = self.workspace.diagnosis, self.rows.cursor_key
        if diagnosis is None or key is None:
            return None
        return next((f for f in diagnosis.findings if f.key == key), None)

    @property
    def answer(self) -> TenAnswer | None:
        """The answer under the cursor, one of the ten."""
        diagnosis, key = self.workspace.diagnosis, self.rows.cursor_key
        if diagnosis is None or key is None:
            return None
        return next((one for one in diagnosis.answers if answer_key(one.question) == key), None)

    def action_jump(self) -> None:
        """Go to the question of an answer, or to the answer the finding rests on."""
        if (answer := self.answer) is not None:
            self._to_key(answer.question)
            return
        finding = self.finding
        step = next((s for s in finding.trail if s.question in ANSWER_KEYS), None) if finding else None
        if step is not None:
            self.open_session.at_question(ANSWER_KEYS.index(step.question) + 1)
            place = position_of(self.workspace.session, step.question, step.key)
            if place is not None:
                self.open_session.go("question", row=f"record:{place}")
        elif finding is not None and finding.items:
            self.open_session.go("map", item=finding.items[0], view="focus")
        elif finding is not None:
            self._to_key(self._lacking(finding))

    def _lacking(self, finding: Finding) -> str:
        outcome = self.workspace.diagnosis.outcomes.get(finding.rule) if self.workspace.diagnosis else None
        return outcome.lacking[0] if outcome is not None and outcome.lacking else ""

    def _to_key(self, key: str) -> None:
        question = key.split(".", 1)[0]
        if question in ANSWER_KEYS:
            self.open_session.at_question(ANSWER_KEYS.index(question) + 1)
        else:
            self.open_session.go("portfolio")

    def action_map(self) -> None:
        """Show the finding's thing on the map."""
        finding = self.finding
        if finding is not None and finding.items:
            self.open_session.go("map", item=finding.items[0], view="focus")
        elif finding is not None:
            self.host.say("This note is about how we decide, not about a thing.")
        else:
            self.host.say(NO_NOTE)

    def action_probe(self) -> None:
        """Go and answer the question to ask next."""
        diagnosis = self.workspace.diagnosis
        if diagnosis is None or diagnosis.next_probe is None:
            self.host.say("Nothing is left to ask.")
            return
        self.host.say(f"Ask: {diagnosis.next_probe.ask}")
        self._to_key(diagnosis.next_probe.key)
