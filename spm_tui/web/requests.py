"""What every request must be before it is looked at, and how its form is read."""

from __future__ import annotations

import asyncio
from typing import Final
from urllib.parse import parse_qsl, unquote

from aiohttp import hdrs, web

from spm_tui.web.page_frame import HEADERS, PHONE_STYLE, POLICIES

#: Bytes a form may have; what is asked is a number or a word.
LARGEST_FORM: Final = 4096
#: Seconds a form may take to arrive.
FORM_TIME: Final = 10.0
_MOST_FIELDS: Final = 8
_FORM: Final = "application/x-www-form-urlencoded"


class RefusedRequestError(Exception):
    """A request that is answered with a status and a sentence, and changes nothing."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


def answer(text: str, *, status: int = 200, style: str = PHONE_STYLE) -> web.Response:
    """Return a page as an answer, with everything a browser is told about it."""
    response = web.Response(text=text, status=status, content_type="text/html", charset="utf-8")
    response.headers.update(HEADERS)
    response.headers["Content-Security-Policy"] = POLICIES[style]
    return response


def plain_answer(status: int, sentence: str) -> web.Response:
    """Return a refusal in one sentence; the connection ends with it, whatever is still being sent."""
    response = web.Response(text=sentence + "\n", status=status)
    response.headers.update(HEADERS)
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    response.force_close()
    return response


def see(path: str) -> web.Response:
    """Return an answer that leads to a page, so that reloading it sends nothing again."""
    response = web.Response(status=303, headers={hdrs.LOCATION: path})
    response.headers.update(HEADERS)
    return response


def check(request: web.BaseRequest, advertised: str) -> None:
    """Refuse what did not come to the address on the screen, or was sent by a page that is not ours.

    `advertised` is that address, as host:port. Raises RefusedRequestError with the status and a sentence.
    """
    hosts = request.headers.getall(hdrs.HOST, [])
    if hosts != [advertised]:
        raise RefusedRequestError(421 if hosts else 400, "Open the address that is on the screen.")
    try:
        unquote(request.raw_path.partition("?")[0], errors="strict").encode()
    except UnicodeError:
        raise RefusedRequestError(400, "This address is not text.") from None
    if request.method not in ("GET", "HEAD", "POST"):
        raise RefusedRequestError(405, "Only pages and their forms are served here.")
    length = request.content_length
    if length is not None and length > (LARGEST_FORM if request.method == "POST" else 0):
        raise RefusedRequestError(413, "That is more than an answer takes.")
    if request.method == "POST":
        _check_form(request, advertised)


def _check_form(request: web.BaseRequest, advertised: str) -> None:
    if request.headers.getall(hdrs.ORIGIN, []) != [f"http://{advertised}"]:
        raise RefusedRequestError(403, "Send the form from the page of the room.")
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise RefusedRequestError(403, "Send the form from the page of the room.")
    if request.content_type != _FORM:
        raise RefusedRequestError(415, "Send the form as the page does.")


async def form_of(request: web.BaseRequest) -> dict[str, str]:
    """Return the fields of a form, the first of each name. Raises RefusedRequestError for other bodies."""
    try:
        async with asyncio.timeout(FORM_TIME):
            body = await request.content.read(LARGEST_FORM + 1)
            while len(body) <= LARGEST_FORM and (more := await request.content.read(LARGEST_FORM + 1)):
                body += more
    except TimeoutError:
        raise RefusedRequestError(408, "The form took too long.") from None
    if len(body) > LARGEST_FORM:
        raise RefusedRequestError(413, "That is more than an answer takes.")
    try:
        pairs = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError:  # bytes that are no text, and more fields than the form has
        raise RefusedRequestError(400, "This form cannot be read.") from None
    fields: dict[str, str] = {}
    for name, value in pairs:
        fields.setdefault(name, value)
    return fields
