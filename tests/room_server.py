"""A room with its server, for tests: phones that speak plain HTTP, and a desk that counts."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple
from urllib.parse import urlencode

from spm_tui.views.wall_sheet import WallSheet
from spm_tui.web.room import Room, RoomAsked
from spm_tui.web.server import RoomPlace, RoomServer
from spm_tui.web.wall_page import OnWall
from spm_tui.workshop.round_fields import round_field
from spm_tui.workshop.session import Ballotable, Session

ROLES = ("Chief product officer", "CFO <script>", "Head of operations")
SHEET = WallSheet(number=2, question='When we "stop" an initiative, what actually gets freed up?')


class Answer(NamedTuple):
    """What the server answered: its status, its headers by lower-case name, and the text."""

    status: int
    headers: dict[str, str]
    text: str


class Counting:
    """A desk that keeps what it is given by mark."""

    def __init__(self) -> None:
        self.given: dict[str, Ballotable | None] = {}
        self.called: dict[str, str] = {}
        self.times = 0

    def give(self, who: str, called: str, value: Ballotable | None) -> None:
        self.given[who], self.called[who] = value, called
        self.times += 1

    def take_away(self, who: str) -> None:
        self.given.pop(who, None)

    def adopt(self, round_id: str, who: str, value: Ballotable | None) -> None:
        self.give(who, "", value)


class Visitor:
    """Whoever asks a server for pages, as phones do and as no phone would."""

    def __init__(self, place: RoomPlace) -> None:
        self.place = place

    @property
    def phone_path(self) -> str:
        return f"/{self.place.path}"

    @property
    def origin(self) -> str:
        return f"http://{self.place.advertised}"

    async def raw(self, data: bytes, *, until_end: bool = True) -> bytes:
        """Send bytes and return what comes back until the server closes the connection."""
        reader, writer = await asyncio.open_connection(self.place.address, self.place.port)
        try:
            writer.write(data)
            await writer.drain()
            return await asyncio.wait_for(reader.read(-1 if until_end else 65536), 20)
        except ConnectionError:
            return b""
        finally:
            writer.close()

    async def ask(
        self,
        method: str,
        path: str,
        *,
        form: dict[str, str] | bytes | None = None,
        cookie: str = "",
        **headers: str,
    ) -> Answer:
        """Send one request as a browser does and return the answer; a header given as "" is left out."""
        body = form if isinstance(form, bytes) else urlencode(form or {}).encode()
        sent = {"Host": self.place.advertised, "Connection": "close"}
        if method == "POST":
            sent |= {
                "Origin": self.origin,
                "Content-Type": "application/x-www-form-urlencoded",
                "Content-Length": str(len(body)),
            }
        if cookie:
            sent["Cookie"] = f"spm={cookie}"
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in sent.items() if value)
        got = await self.raw(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        top, _, text = got.partition(b"\r\n\r\n")
        first, *lines = top.decode("latin-1").split("\r\n")
        found = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        return Answer(int(first.split()[1]) if first else 0, found, text.decode("utf-8", "replace"))

    async def come_in(self, role: str = "") -> str:
        """Come in with a new phone and return its cookie."""
        got = await self.ask("POST", self.phone_path, form={"do": "join", "role": role})
        found = re.search(r"spm=(\w+)", got.headers.get("set-cookie", ""))
        assert found is not None, got
        return found[1]

    async def look(self, cookie: str) -> str:
        """Return the page of a phone."""
        return (await self.ask("GET", self.phone_path, cookie=cookie)).text

    async def send(self, cookie: str, value: str, round_id: str = "clarity-1") -> Answer:
        """Answer from a phone."""
        form = {"do": "answer", "round": round_id, "value": value}
        return await self.ask("POST", self.phone_path, form=form, cookie=cookie)


class OneRoom(Visitor):
    """A room that is served on this machine alone."""

    def __init__(self) -> None:
        super().__init__(RoomPlace("127.0.0.1", 18421))
        self.desk = Counting()
        self.kept = 0
        self.room = Room(lambda: ROLES, self._changed, self.desk)
        self.shown = OnWall(SHEET)
        self.server = RoomServer(self.place, self.room, lambda: self.shown, self._keep)

    def _changed(self) -> None:
        self.server.changed()

    def _keep(self) -> None:
        self.kept += 1


def clarity(session: Session, round_id: str = "clarity-1") -> RoomAsked:
    """Return the question of a round on how clear the boundary is."""
    field = round_field(session, "boundary", "clarity")
    assert field is not None
    return RoomAsked(round_id, field)


@asynccontextmanager
async def served() -> AsyncIterator[OneRoom]:
    """Serve a room for as long as the test needs it."""
    one = OneRoom()
    await one.server.start()
    try:
        yield one
    finally:
        await one.server.stop()
