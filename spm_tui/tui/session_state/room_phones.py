"""The phones of an open session: off until they are turned on; the server of the room follows the session."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from importlib import import_module
from itertools import starmap
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from spm_tui.tui.session_state.question_clock import Clock
from spm_tui.views.wall_sheet import WallSheet, round_in_front, wall_sheet
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.round_fields import field_of_round
from spm_tui.workshop.session import Round, Session
from spm_tui.workspace import Workspace

if TYPE_CHECKING:  # read once phones are turned on
    from spm_tui.diagnosis.engine import Diagnosis
    from spm_tui.web.addresses import NearAddress
    from spm_tui.web.kept_room import KeptRoom, RoomFile
    from spm_tui.web.room import Desk, PhoneLine, Room
    from spm_tui.web.server import RoomServer
    from spm_tui.web.wall_page import OnWall

#: The address of a machine without a network, or for a wall on its own second screen.
ALONE: Final = "127.0.0.1"
NOT_KEPT: Final = "What phones answer could not be written beside: it is kept as long as this window is open."


class JoinedPhone(NamedTuple):
    """A phone in the room: by what its answer to the open round is known, and its role or number."""

    who: str
    called: str


class RoomPhones:
    """Turns phones and the wall on and off, and keeps them in step with the session.

    `changed` is called when a phone joined or answered, and when phones go on or off.
    """

    def __init__(
        self,
        workspace: Workspace,
        clock: Clock,
        *,
        desk: Desk | None = None,
        warn: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self._workspace, self._clock, self._desk = workspace, clock, desk
        self._warn, self._told = warn, changed
        self.room: Room | None = None
        self.server: RoomServer | None = None
        self._file: RoomFile | None = None
        self._written: KeptRoom | None = None
        self._writing = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stop_listening: Callable[[], None] | None = None
        self._sheet: tuple[Session, Diagnosis | None, WallSheet] | None = None

    # ---- on and off

    @property
    def on(self) -> bool:
        """Whether phones can come in."""
        return self.server is not None

    @staticmethod
    def addresses() -> tuple[NearAddress, ...]:
        """Return where phones could reach this machine, likeliest first; this machine alone comes last."""
        from spm_tui.web.addresses import NearAddress, near_addresses

        return (*near_addresses(), NearAddress(ALONE, ""))

    def kept_address(self) -> str | None:
        """Return the address at which an earlier run of the program had phones in this session."""
        file = self._room_file()
        kept = file.read() if file is not None else None
        return kept.address if kept is not None else None

    def _room_file(self) -> RoomFile | None:
        from spm_tui.web.kept_room import RoomFile

        return RoomFile(str(self._workspace.path)) if self._workspace.path is not None else None

    async def turn_on(self, address: str) -> None:
        """Let phones in at this address of the machine. Raises OSError where it cannot be had."""
        if self.on:
            return
        await asyncio.to_thread(import_module, "spm_tui.web.server")  # half a second in which keys go on
        from spm_tui.web.room import Room
        from spm_tui.web.server import PORT, RoomPlace, RoomServer

        self._file = self._room_file()
        kept = self._file.read() if self._file is not None else None
        if self._file is not None:
            self._file.sweep()
        same = kept is not None and kept.address == address
        self.room = room = Room(self._roles, self._changed, self._desk)
        place = RoomPlace(address, PORT)
        if kept is not None and same:
            place = RoomPlace(address, kept.port, kept.path, kept.wall, kept.code)
            room.take_back(kept.phones, kept.out, kept.round, kept.answers)
        server = RoomServer(place, room, self.on_wall, self.keep)
        await server.start()
        self.server = server
        self._stop_listening = self._workspace.listen(lambda _: self.look())
        self.look(give_again=same)
        await self.keep()
        self._told()

    async def turn_off(self, *, forget: bool) -> None:
        """Let go of every phone; `forget` where they are not to come back to this room later."""
        server, self.server = self.server, None
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None
        if server is not None:
            await server.stop()
            if forget and self._file is not None:
                async with self._writing:
                    self._written = None
                    await asyncio.to_thread(self._file.remove)
            self.room = None
            self._told()

    def end(self) -> None:
        """Turn phones off with the session; who comes back to it within the day finds the same room."""
        if self.on:
            with suppress(RuntimeError):  # the loop is gone, and everything that listened with it
                self._run(self.turn_off(forget=False))

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # ---- in step with the session

    def _roles(self) -> tuple[str, ...]:
        return tuple(one.role for one in self._workspace.session.participants if one.present is not False)

    def _open_round(self) -> Round | None:
        return next((one for one in reversed(self._workspace.session.rounds) if one.state == "open"), None)

    def look(self, *, give_again: bool = False) -> None:
        """Ask, lock and reveal on the phones what is asked, locked and revealed in the session."""
        from spm_tui.web.room import RoomAsked

        room, session = self.room, self._workspace.session
        if room is None or self.server is None:
            return
        open_ = self._open_round()
        field = field_of_round(session, open_) if open_ is not None else None
        if open_ is not None and field is not None:
            room.ask(RoomAsked(open_.id, field))
            if give_again:
                room.give_again()
        elif room.asked is not None:
            self._close(room, session, room.asked.round)
        self.server.changed()

    def _close(self, room: Room, session: Session, asked: str) -> None:
        """Follow a round that is open no more: locked, revealed, or taken back."""
        found = next((one for one in session.rounds if one.id == asked), None)
        front = QUESTIONS[(session.current_question or 1) - 1].key
        if found is None or found.state == "open" or (found.state == "revealed" and found.question != front):
            room.rest()
        elif found.state == "locked":
            room.lock()
        else:
            room.lock()
            sheet = self.sheet()
            room.reveal([*(f"{dots.label}  {'●' * dots.count}" for dots in sheet.dots), sheet.told])
        self._run(self.keep())

    def _changed(self) -> None:
        if self.server is not None:
            self.server.changed()
            self._told()

    def wall_changed(self) -> None:
        """Have the wall look again: the clock was started or held."""
        if self.server is not None:
            self.server.changed()

    # ---- what the wall shows

    def sheet(self) -> WallSheet:
        """Return what is shown to all; worked out once for a state of the session."""
        session, diagnosis = self._workspace.session, self._workspace.diagnosis
        if self._sheet is None or self._sheet[0] is not session or self._sheet[1] is not diagnosis:
            self._sheet = (session, diagnosis, wall_sheet(unsealed(session), diagnosis))
        return self._sheet[2]

    def on_wall(self) -> OnWall:
        """Return all that the wall shows now."""
        from spm_tui.web.wall_page import OnWall, WallClock

        session = self._workspace.session
        key = QUESTIONS[(session.current_question or 1) - 1].key
        clock = WallClock(self._clock.seconds, session.plan.get(key), self._clock.running)
        room = self.room
        round_ = round_in_front(session, key)
        here = room is not None and room.asked is not None and round_ is not None
        if room is None or not here or room.asked is None or round_ is None or room.asked.round != round_.id:
            return OnWall(self.sheet(), clock)
        return OnWall(self.sheet(), clock, room.answered, room.count)

    # ---- what the facilitator sees

    def lines(self) -> tuple[PhoneLine, ...]:
        """Return the phones in the room, with who has answered and never what."""
        return self.room.lines() if self.room is not None else ()

    def joined(self) -> tuple[JoinedPhone, ...]:
        """Return the phones of the room by what their answers to the open round are known."""
        return tuple(starmap(JoinedPhone, self.room.joined())) if self.room is not None else ()

    @property
    def join_line(self) -> str:
        """The address and the code, for the head of a round; empty while phones are off."""
        if self.server is None:
            return ""
        return f"join: {self.server.place.advertised}  {self.server.place.code}"

    # ---- the side file

    async def keep(self) -> None:
        """Write down who is in and what was answered in the open round, unless that stands there already."""
        async with self._writing:
            kept, file = self._as_kept(), self._file
            if kept is None or file is None or kept == self._written:
                return
            try:
                await asyncio.to_thread(file.write, kept)
            except OSError:
                self._warn(NOT_KEPT)
            self._written = kept

    def _as_kept(self) -> KeptRoom | None:
        from spm_tui.web.kept_room import KeptRoom

        if self.server is None or self.room is None:
            return None
        place = self.server.place
        phones, out, round_id, answers = self.room.kept()
        return KeptRoom(
            address=place.address, port=place.port, path=place.path, wall=place.wall, code=place.code,
            phones=phones, out=out, round=round_id, answers=answers,
        )  # fmt: skip
