"""The round screen: what the room answers unheard. Who has answered is seen; what, after the reveal."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.dialogs.basic import Tell
from spm_tui.tui.screens.round_shown import RoundShown
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.round_seats import empty_chairs, seats_of
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.round_picture import field_key
from spm_tui.workshop.ballots import round_under_way
from spm_tui.workshop.spread import FEW
from spm_tui.workshop.words import plural


def _guessed(total: int) -> str:
    """Return what few answers mean; said while they are sealed still, when it can help."""
    return f"Of {plural(total, 'answer')} one can guess who gave which."


class RoundScreen(RoundShown):
    """Choose what is asked, see who has answered, lock, reveal, and ask again."""

    PLACE = "round"
    CSS_PATH = "round_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("round")]

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self._asked_lock = -1  # how many answers there were when locking so few was asked about
        self._told_few = ""  # the round of which it was said that its few answers can be guessed

    # ---- the way of a round

    @on(RowsView.Chosen, "#pick")
    def _chosen(self, event: RowsView.Chosen) -> None:
        if self.state == "":
            field = next(f for f in self.offered() if field_key(f) == event.key)
            last = round_under_way(self.session, *field.place)
            if last is not None and last.state == "revealed":
                self.desk.show(last.id)  # seen before a second round is asked for
            else:
                self.desk.open(field)
            self._asked_lock = -1
            self.focus_part()
        else:
            self._pass(event.key)

    def action_choose(self) -> None:
        """Open the round under the cursor, or take the answer of the one under it."""
        if self.rows.display:
            self.rows.action_choose()

    def action_lock(self) -> None:
        """Take no more answers; fewer than four are asked about first."""
        total = self.desk.answers.total
        if self.state != "open":
            self.host.say("There is no open round here.")
        elif not total:
            self.host.say("Nobody has answered yet.")
        elif total < FEW and self._asked_lock != total:
            self._asked_lock = total
            self.host.say(f"{_guessed(total)} l again locks all the same.")
        else:
            self.desk.lock()
            self.host.say(f"Locked. {_guessed(total)}" if total < FEW else "Locked.")
            self._told_few = self.desk.round.id if self.desk.round is not None else ""
            self.focus_part()

    def action_reveal(self) -> None:
        """Show the answers of a locked round; fewer than four are asked about where they were not yet."""
        found = self.desk.round
        if self.state == "locked" and found is not None and self._few_untold(found.id):
            self._told_few = found.id
            self.host.say(f"{_guessed(self.desk.given)} v again reveals them all the same.")
        elif self.state == "locked":
            self.desk.reveal()
            self.host.say("Undo seals the answers again.")
            self.focus_part()
        else:
            self.host.say(
                "Lock the round first (l)." if self.state == "open" else "There is nothing to reveal."
            )

    def _few_untold(self, round_id: str) -> bool:
        return 0 < self.desk.given < FEW and self._told_few != round_id

    def action_late(self) -> None:
        """Open a locked round again."""
        if self.state == "locked":
            self.desk.reopen()
            self.host.say("Open again; what was given stays.")
            self.focus_part()
        else:
            self.host.say("Only a locked round opens again; after the reveal comes a second round (s).")

    def action_second(self) -> None:
        """Ask the same again."""
        if self.state == "revealed":
            self.desk.second()
            self.host.say("The second round is open.")
            self.focus_part()
        else:
            self.host.say("A second round comes after the reveal of the first.")

    def action_field(self) -> None:
        """Choose another field; a round that is open stays open."""
        self.desk.show(None)
        self.focus_part()

    def action_back(self) -> None:
        """Back to the question; a round that is open stays open."""
        if self.state == "open" and self.desk.answers.total:
            self.host.say("The round stays open; Ctrl+R comes back to it.")
        self.host.action_go("question")

    @work(exclusive=True, group="dialog")
    async def action_drop(self) -> None:
        """Let the round in front go with its answers; where there are any that is asked first."""
        found = self.desk.round
        if found is None or not self.state:
            return
        if many := self.desk.given:
            gone = f"{plural(many, 'answer')} {'goes' if many == 1 else 'go'} with it."
            text = f"{gone} Undo (Ctrl+Z) brings it back."
            ask = Tell("Discard this round?", text, yes="discards it", no="keeps it")
            if not await self.app.push_screen_wait(ask):
                return
        if self.desk.round != found:  # it went on, or is gone, while that was asked
            self.host.say("The round went on meanwhile; it is kept.")
            return
        self.desk.drop()
        self.desk.show(None)
        self.host.say("The round is discarded. Undo brings it back.")
        self.focus_part()

    def action_uncount(self) -> None:
        """Take the last line typed from paper back."""
        many = self.desk.uncount() if self.state == "open" else 0
        self.host.say(f"{many} taken back." if many else "Nothing from paper to take back.")

    # ---- answers

    @work(exclusive=True, group="dialog")
    async def action_tally(self) -> None:
        """Count answers from paper."""
        from spm_tui.tui.dialogs.round_answers import take_tally

        field = self.desk.field
        if self.state != "open" or field is None:
            self.host.say("Open a round first.")
        elif (told := await take_tally(self.app, self.desk, field)) is not None:
            self.host.say(told)

    def action_keyboard(self) -> None:
        """Pass the keyboard to everybody who has not answered."""
        self._pass(None)

    @work(exclusive=True, group="dialog")
    async def _pass(self, who: str | None) -> None:
        from spm_tui.tui.dialogs.round_answers import pass_keyboard

        field = self.desk.field
        if self.state != "open" or field is None:
            self.host.say("Open a round first.")
            return
        seats = seats_of(self.desk, self.workspace.session)
        chosen = [seat for seat in seats if (seat.who == who if who is not None else not seat.way)]
        if who is None and not self.workspace.session.participants:
            chosen += empty_chairs(seats)
        if not chosen:
            self.host.say("Everybody has answered. Enter on a role changes its answer.")
            return
        self.host.say(await pass_keyboard(self.app, self.desk, field, chosen))

    @work(exclusive=True, group="dialog")
    async def action_group(self) -> None:
        """Keep what the room settles on, and the dissent."""
        from spm_tui.tui.dialogs.round_answers import settle_group

        field = self.desk.field
        if self.state != "revealed" or field is None:
            self.host.say("The room settles on an answer after the reveal.")
        elif (told := await settle_group(self.app, self.desk, field)) is not None:
            self.host.say(told)

    def action_record(self) -> None:
        """Put what the room settled on into the record it is about."""
        from spm_tui.workshop.edits import Refused
        from spm_tui.workshop.round_records import with_group_answer

        found = self.desk.round
        if found is None:
            return
        try:
            changed = self.workspace.apply(
                "put the room's answer into its record",
                lambda session: with_group_answer(session, found),
                place=found.question,
            )
        except Refused as refused:
            self.host.say(str(refused))
        else:
            self.host.say("It stands in the record." if changed else "It stands there already.")
