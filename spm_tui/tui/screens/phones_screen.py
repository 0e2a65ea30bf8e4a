"""Phones: turn them on at an address, the code to scan, who is in; it stays reachable for who comes late."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.getters import query_one

from spm_tui.storage.file_errors import because
from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.screens.app_screen import SessionScreen
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.room_phones import ALONE
from spm_tui.tui.widgets.boxes import Below, Beside
from spm_tui.tui.widgets.code_view import CodeView, Squares
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.room_words import InRoom, Ways, off_words, on_words, phone_line, stage_words
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Line, Span
from spm_tui.workshop.words import PROMISE

TITLE = "Phones and the wall"
#: Lines above and below the code: the title and the keys.
_AROUND = 2


class PhonesScreen(SessionScreen):
    """The addresses of this machine while phones are off, then the code to scan and who is in."""

    PLACE = "phones"
    CSS_PATH = "phones_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("phones")]

    top = query_one("#title", LinesView)
    told = query_one("#told", LinesView)
    code = query_one("#code", CodeView)
    rows = query_one("#phones", RowsView)

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self._turning = False
        self._addresses = open_session.phones.addresses()
        self._kept = open_session.phones.kept_address()

    def compose(self) -> ComposeResult:
        yield LinesView(id="title")
        with Beside(id="body"):
            yield CodeView(id="code", ascii=self.host.ascii_only)
            with Below(id="side"):
                yield LinesView(id="told")
                yield RowsView(id="phones")
        yield KeyLine("phones")

    def on_mount(self) -> None:
        self.rows.focus()

    def use_room(self, size: Size) -> None:
        """Make the code as large as it is, and give the rest to what is told beside it."""
        super().use_room(size)
        self._show_code(size)

    def on_screen_resume(self) -> None:
        """Look again under which addresses this machine is reached, while phones are off."""
        if not self.open_session.phones.on:
            self._addresses = self.open_session.phones.addresses()
        super().on_screen_resume()

    def phones_changed(self) -> None:
        """Show who is in, and who has answered."""
        self.show_workspace()

    def show_workspace(self) -> None:
        """Show where phones can come in, or who has."""
        if not self.is_mounted or not self.told.size.width:
            return
        self.top.show([(Span(TITLE, "title"),)])
        phones = self.open_session.phones
        width = max(10, self.told.size.width - 1)
        if phones.server is None or phones.room is None:
            self._show_off(width)
            return
        self.query_one(KeyLine).lead_with(without="phones-on")
        place, asked = phones.server.place, phones.room.stage in ("asked", "locked")
        inside = [InRoom(*line) for line in phones.lines()]
        ways = Ways(place.advertised, place.code, place.wall_address)
        stage = stage_words(inside, asked=asked)
        self._put(on_words(ways, width, code_shown=self.code.display, stage=stage))
        self.rows.show_rows(
            [Row(str(one.number), (phone_line(one, width, asked=asked),), words=one.role) for one in inside]
        )

    def _show_off(self, width: int) -> None:
        self.query_one(KeyLine).lead_with("phones-on", without=("phones-out", "phones-off"))
        network = any(one.address != ALONE for one in self._addresses)
        self._put(off_words(width, PROMISE, network=network))
        rows = [self._address_row(*one) for one in self._addresses]
        self.rows.show_rows(rows, at=self._kept or self._addresses[0].address)
        self._kept = None

    @staticmethod
    def _address_row(address: str, card: str) -> Row:
        about = "this machine alone: for a wall on a second screen" if address == ALONE else card
        return Row(address, ((Span(f" {address}", "strong"), Span(f"   {about}", "dim")),))

    def _put(self, lines: tuple[Line, ...]) -> None:
        if self.told.styles.height is None or self.told.styles.height.value != len(lines):
            self.told.styles.height = len(lines)
        self.told.show(lines)

    def _show_code(self, size: Size) -> None:
        """Show the code where it has room with its border; cut short it would not be read."""
        server = self.open_session.phones.server
        squares: Squares = ()
        if server is not None:
            from spm_tui.web.qr_squares import qr_squares

            squares = qr_squares(server.place.phone_address)
        wide, high = self.code.room_of(squares)
        fits = bool(squares) and high + _AROUND <= size.height and wide + 30 <= size.width
        self.code.display = fits
        if fits:
            self.code.show_code(squares)

    # ---- actions

    @on(RowsView.Chosen)
    def _chosen(self) -> None:
        self.action_turn_on()

    def action_turn_on(self) -> None:
        """Let phones in at the address under the cursor."""
        address = self.rows.cursor_key
        if self.workspace.read_only:
            self.host.say("This window only reads: let phones in where the session is written.", alarm=True)
        elif not self.open_session.phones.on and address is not None and not self._turning:
            self._turning = True
            self._turn_on(address)

    @work(exclusive=True, group="phones")
    async def _turn_on(self, address: str) -> None:
        try:
            await self.open_session.phones.turn_on(address)
        except OSError as error:
            self.host.say(f"Phones cannot come in at {address}: {because(error)}.", alarm=True)
        finally:
            self._turning = False
        self._show_code(self.size)
        self.show_workspace()

    @work(exclusive=True, group="phones")
    async def action_put_out(self) -> None:
        """Put the phone under the cursor out, once that was asked: it cannot come in again."""
        from spm_tui.tui.dialogs.basic import Tell

        phones, number = self.open_session.phones, self.rows.cursor_key
        if phones.room is None or number is None or not number.isdecimal():
            self.host.say("There is no phone under the cursor.")
            return
        text = "It cannot come in again, and its answer in a round that is open goes with it."
        ask = Tell(f"Disconnect phone {number}?", text, yes="disconnects it", no="leaves it in")
        if not await self.host.push_screen_wait(ask):
            return
        if phones.room is not None and phones.room.put_out(int(number)):
            self.host.say(f"Phone {number} is disconnected; its answer in an open round is not counted.")
            self._keep()

    @work(group="phones-kept")
    async def _keep(self) -> None:
        await self.open_session.phones.keep()

    @work(exclusive=True, group="phones")
    async def action_turn_off(self) -> None:
        """Let go of all phones, once that was asked."""
        from spm_tui.tui.dialogs.basic import Tell

        if not self.open_session.phones.on:
            self.host.say("Phones are off.")
            return
        text = (
            "Every phone is disconnected and the wall ends. Turned on again, there is another address and "
            "another code. What phones answered in a round that is still open stays with the round."
        )
        if await self.host.push_screen_wait(Tell("Turn phones off?", text, yes="turns off", no="leaves on")):
            await self.open_session.phones.turn_off(forget=True)
            self._addresses = self.open_session.phones.addresses()
            self._show_code(self.size)
            self.show_workspace()
