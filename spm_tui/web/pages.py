"""What phones ask for and send: the code, coming in, answers; each a page or a form that leads to one."""

from __future__ import annotations

import inspect
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from aiohttp import web

from spm_tui.web import phone_page as say
from spm_tui.web.limits import Limits
from spm_tui.web.page_streams import Streams
from spm_tui.web.requests import RefusedRequestError, answer, form_of, see
from spm_tui.web.room import Room

if TYPE_CHECKING:
    from spm_tui.web.server import RoomPlace

COOKIE: Final = "spm"
#: Seconds a phone is known; a day.
_DAY: Final = 24 * 3600
_TOKEN_LENGTH: Final = 32


class RoomPages:
    """The pages of the phones of one room."""

    def __init__(
        self, place: RoomPlace, room: Room, limits: Limits, streams: Streams, kept: Callable[[], object]
    ) -> None:
        self._place, self._room, self._limits = place, room, limits
        self._streams, self._kept = streams, kept

    def add_to(self, router: web.UrlDispatcher) -> None:
        """Serve the pages."""
        router.add_get("/", self._ask_code)
        router.add_post("/", self._take_code)
        router.add_get(f"/{self._place.path}", self._phone)
        router.add_post(f"/{self._place.path}", self._take)
        router.add_get(f"/{self._place.path}/follow", self._follow)

    @staticmethod
    def _token(request: web.Request) -> str | None:
        token = request.cookies.get(COOKIE, "")
        return token if len(token) == _TOKEN_LENGTH and token.isascii() and token.isalnum() else None

    def _known(self, request: web.Request) -> str | None:
        token = self._token(request)
        return token if token is not None and self._room.knows(token) else None

    # ---- the code, for who types the address

    async def _ask_code(self, _request: web.Request) -> web.Response:
        return answer(say.code_page())

    async def _take_code(self, request: web.Request) -> web.Response:
        if not self._limits.codes.take(request.remote or ""):
            raise RefusedRequestError(429, "Too many codes were tried. Wait a moment, or scan the code.")
        given = (await form_of(request)).get("code", "")
        given = "".join(given.split()).replace("-", "").upper()
        if not secrets.compare_digest(given.encode(), self._place.code.encode()):
            return answer(say.code_page(say.NO_CODE), status=403)
        return see(f"/{self._place.path}")

    # ---- a phone

    async def _phone(self, request: web.Request) -> web.Response:
        token = self._token(request)
        if token is not None and self._room.was_put_out(token):
            return answer(say.told(say.PUT_OUT), status=403)
        if token is None or not self._room.knows(token):
            if self._room.full:
                return answer(say.told(say.FULL), status=503)
            return answer(say.join_page(self._place.path, tuple(self._room.roles())))
        return answer(say.phone_page(self._place.path, self._room, token))

    async def _take(self, request: web.Request) -> web.Response:
        fields = await form_of(request)
        if fields.get("do") == "join":
            return await self._join(request, fields)
        token = self._known(request)
        if token is None:
            return await self._phone(request)
        return await self._answer(token, fields)

    async def _join(self, request: web.Request, fields: dict[str, str]) -> web.Response:
        token = self._token(request)
        if (token is None or not self._room.knows(token)) and not self._limits.joins.take(
            request.remote or ""
        ):
            raise RefusedRequestError(429, "Many phones came in at once. Wait a moment, then come in.")
        if token is not None and self._room.was_put_out(token):
            return answer(say.told(say.PUT_OUT), status=403)
        roles, place = tuple(self._room.roles()), fields.get("role", "")
        role = roles[int(place)] if place.isdecimal() and place.isascii() and int(place) < len(roles) else ""
        given = self._room.join(role, token)
        if given is None:
            return answer(say.told(say.FULL), status=503)
        await self._keep()
        response = see(f"/{self._place.path}")
        response.set_cookie(
            COOKIE, given, max_age=_DAY, httponly=True, samesite="Strict", path=f"/{self._place.path}"
        )
        return response

    async def _answer(self, token: str, fields: dict[str, str]) -> web.Response:
        path = self._place.path
        try:
            taken = self._room.keep(token, fields.get("round", ""), fields.get("value", "").strip())
        except ValueError as problem:
            return answer(say.phone_page(path, self._room, token, problem=str(problem)), status=422)
        if not taken:
            return answer(say.phone_page(path, self._room, token, problem=say.LATE), status=409)
        await self._keep()
        return see(f"/{path}")

    async def _keep(self) -> None:
        """Have it on disk before the phone reads that it is kept."""
        done = self._kept()
        if inspect.isawaitable(done):
            await done

    async def _follow(self, request: web.Request) -> web.StreamResponse:
        token = self._known(request)
        if token is None:
            raise RefusedRequestError(403, "Come in first.")
        room = self._room
        return await self._streams.follow(
            request, lambda: say.version_of(room, token) if room.knows(token) else None
        )
