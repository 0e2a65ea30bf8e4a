"""The phones of an open session: off until they are turned on; the server of the room follows the session."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from spm_tui.tui.session_state.question_clock import Clock
from spm_tui.tui.session_state.round_desk import JoinedPhone, RoundDesk
from spm_tui.tui.session_state.wall_shown import WallShown
from spm_tui.views.wall_sheet import revealed_round
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.questions import question_in_front
from spm_tui.workshop.session import Ballotable, Round
from spm_tui.workspace import Workspace

if TYPE_CHECKING:  # read once phones are turned on
    from spm_tui.web.addresses import NearAddress
    from spm_tui.web.kept_room import KeptRoom, RoomFile, RoomKeeping
    from spm_tui.web.room import PhoneLine, Room
    from spm_tui.web.server import RoomServer

#: The address of a machine without a network, or for a wall on its own second screen.
ALONE: Final = "127.0.0.1"
#: Before the mark of a phone, where answers are known by who gave them.
PHONE: Final = "phone-"
NOT_KEPT: Final = "What phones answer could not be written beside: it is kept as long as this window is open."


class PhoneDesk:
    """The desk of the rounds, as phones give their answers to it."""

    def __init__(self, rounds: RoundDesk) -> None:
        self._rounds = rounds

    def give(self, who: str, called: str, value: Ballotable | None) -> None:
        """Take an answer, in place of an earlier one by the same mark. Raises Refused."""
        self._rounds.give(PHONE + who, called, "phone", value)

    def take_away(self, who: str) -> None:
        """Take the answer by this mark out of the open round again."""
        with suppress(Refused):  # it was locked meanwhile, and counts
            self._rounds.take_back(PHONE + who)

    def adopt(self, round_id: str, who: str, value: Ballotable | None) -> None:
        """Take an answer that was given before the program ended."""
        self._rounds.adopt(round_id, PHONE + who, "", "phone", value)


class RoomPhones:
    """Turns phones and the wall on and off, and keeps them in step with the session.

    `changed` is called when a phone joined or answered, and when phones go on or off.
    """

    def __init__(
        self,
        workspace: Workspace,
        clock: Clock,
        rounds: RoundDesk,
        *,
        warn: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self._workspace, self._rounds = workspace, rounds
        self.wall = WallShown(workspace, clock, rounds)
        self._warn, self._told = warn, changed
        self.room: Room | None = None
        self.server: RoomServer | None = None
        self._keeping: RoomKeeping | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._stop_listening: list[Callable[[], None]] = []

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
        from spm_tui.web.kept_room import RoomKeeping
        from spm_tui.web.room import KeptPhones, Room
        from spm_tui.web.server import PORT, RoomPlace, RoomServer

        file = self._room_file()
        kept = file.read() if file is not None else None
        if file is not None:
            file.sweep()
        self._keeping = RoomKeeping(file, lambda: self._warn(NOT_KEPT))
        same = kept is not None and kept.address == address
        self.room = room = Room(self._roles, self._changed, PhoneDesk(self._rounds))
        place = RoomPlace(address, PORT)
        if kept is not None and same:
            place = RoomPlace(address, kept.port, kept.path, kept.wall, kept.code)
            room.take_back(KeptPhones(kept.phones, kept.out, kept.answers, kept.counted))
        server = RoomServer(place, room, lambda: self.wall.on_wall(self.room), self.keep)
        await server.start()
        self.server = server
        self._rounds.phones = self
        self._stop_listening = [self._workspace.listen(lambda _: self.look()), self._rounds.listen(self.look)]
        room.give_again()
        self.look()
        await self.keep()
        self._told()

    async def turn_off(self, *, forget: bool) -> None:
        """Let go of every phone; `forget` where they are not to come back to this room later."""
        server, self.server = self.server, None
        for stop in self._stop_listening:
            stop()
        self._stop_listening, self._rounds.phones = [], None
        if server is not None:
            await server.stop()
            if forget and self._keeping is not None:
                await self._keeping.forget()
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

    def look(self) -> None:
        """Ask, lock and reveal on the phones what is asked, locked and revealed at the desk."""
        from spm_tui.web.room import RoomAsked

        room, session = self.room, self._workspace.session
        if room is None or self.server is None:
            return
        before = room.version
        room.still_open([one.id for one in session.rounds if one.state == "open"])
        found, field = self._rounds.round, self._rounds.field
        front = question_in_front(session).key
        if found is None or field is None or (found.state == "revealed" and found.question != front):
            room.follow(None, "waiting")
        elif found.state == "revealed":
            room.follow(RoomAsked(found.id, field), "revealed", self._revealed(found))
        else:
            room.follow(RoomAsked(found.id, field), "asked" if found.state == "open" else "locked")
        if room.version != before:
            self._run(self.keep())
        self.server.changed()

    def _revealed(self, found: Round) -> list[str]:
        """Return what phones show of a revealed round, in lines."""
        dots, told = revealed_round(self._workspace.session, found)
        return [*(f"{one.label}  {'●' * one.count}" for one in dots), told]

    def _changed(self) -> None:
        if self.server is not None:
            self.server.changed()
            self._told()

    def wall_changed(self) -> None:
        """Have the wall look again: the clock was started or held."""
        if self.server is not None:
            self.server.changed()

    # ---- what the facilitator sees

    def lines(self) -> tuple[PhoneLine, ...]:
        """Return the phones in the room, with who has answered and never what."""
        return self.room.lines() if self.room is not None else ()

    def joined(self) -> tuple[JoinedPhone, ...]:
        """Return the phones of the room by what their answers to the open round are known."""
        found = self.room.joined() if self.room is not None else ()
        return tuple(JoinedPhone(PHONE + who, called) for who, called in found)

    @property
    def join_line(self) -> str:
        """The address and the code, for the head of a round; empty while phones are off."""
        if self.server is None:
            return ""
        return f"{self.server.place.advertised}  {self.server.place.code}"

    # ---- the side file

    async def keep(self) -> None:
        """Write down who is in and what was answered in open rounds."""
        if self._keeping is not None:
            await self._keeping.keep(self._as_kept)

    def _as_kept(self) -> KeptRoom | None:
        from spm_tui.web.kept_room import KeptRoom

        if self.server is None or self.room is None:
            return None
        place, (phones, out, answers, counted) = self.server.place, self.room.kept()
        return KeptRoom(
            address=place.address, port=place.port, path=place.path, wall=place.wall, code=place.code,
            phones=phones, out=out, answers=answers, counted=counted,
        )  # fmt: skip
