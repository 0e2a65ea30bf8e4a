"""The server of the room: what a phone sees, what it may send, and what is refused."""

import asyncio
import re
from datetime import date

import pytest
from room_server import ROLES, OneRoom, clarity, served

from spm_tui.views.rounds_beside import RoundsBeside, ValueRow
from spm_tui.web import phone_page as say
from spm_tui.web.room import MOST_PHONES
from spm_tui.workshop.session import Session

SESSION = Session(format=1, title="A room", mode="workshop", created=date(2026, 11, 26))
ASKED = clarity(SESSION)


async def test_a_phone_comes_in_answers_changes_and_finds_its_answer_again():
    async with served() as one:
        page = (await one.ask("GET", one.phone_path)).text
        assert "CFO &lt;script&gt;" in page
        assert "<script>" not in page  # no script before somebody is in, and none of a role's own
        phone = await one.come_in("1")
        assert say.WAITING in await one.look(phone)
        one.room.follow(ASKED, "asked")
        assert ASKED.field.asks in await one.look(phone)
        assert (await one.send(phone, "4")).status == 303
        assert say.KEPT in await one.look(phone)
        assert 'value="4"' in await one.look(phone)
        assert (await one.send(phone, "2")).status == 303
        assert list(one.desk.given.values()) == [2.0]
        assert list(one.desk.called.values()) == [ROLES[1]]
        assert 'value="2"' in await one.look(phone)
        assert one.kept == 3  # coming in and two answers, each on disk before the phone is told


async def test_nothing_is_taken_once_a_round_is_locked():
    async with served() as one:
        phone, late = await one.come_in(), await one.come_in()
        one.room.follow(ASKED, "asked")
        await one.send(phone, "4")
        one.room.follow(ASKED, "locked")
        answer = await one.send(late, "1")
        assert (answer.status, say.LATE in answer.text) == (409, True)
        assert (await one.send(phone, "1")).status == 409
        assert list(one.desk.given.values()) == [4.0]
        assert "Your answer is counted." in await one.look(phone)
        assert "Your answer is counted." not in await one.look(late)
        assert 'value="4"' not in await one.look(phone)


async def test_a_round_opened_again_counts_nobody_twice():
    async with served() as one:
        phone, late = await one.come_in(), await one.come_in()
        one.room.follow(ASKED, "asked")
        await one.send(phone, "4")
        one.room.follow(ASKED, "locked")
        one.room.follow(ASKED, "asked")
        assert (await one.send(phone, "1")).status == 409
        assert say.COUNTED in await one.look(phone)
        assert (await one.send(late, "5")).status == 303
        assert sorted(one.desk.given.values()) == [4.0, 5.0]
        assert one.room.answered == 2


async def test_a_value_is_on_no_page_but_the_phone_it_came_from_before_the_reveal():
    async with served() as one:
        phone, other = await one.come_in(), await one.come_in()
        one.room.follow(ASKED, "asked")
        before = [await one.look(other), (await one.ask("GET", f"/{one.place.wall}")).text]
        await one.send(phone, "3")
        after = [await one.look(other), (await one.ask("GET", f"/{one.place.wall}")).text]
        assert after == before
        one.room.follow(ASKED, "locked")
        assert 'value="3"' not in await one.look(phone)
        beside = RoundsBeside(heads=("Round 1", "Round 2"), rows=(ValueRow("3<", (0, 1)),), told=("a", "b"))
        one.room.follow(ASKED, "revealed", beside)
        row = '<td class="value">3&lt;</td><td class="dots"></td><td class="dots">●</td>'
        assert row in await one.look(other)


async def test_what_is_no_answer_is_told_and_not_taken():
    async with served() as one:
        phone = await one.come_in()
        one.room.follow(ASKED, "asked")
        answer = await one.send(phone, "seven")
        assert answer.status == 422
        assert 'class="told"' in answer.text
        assert one.desk.times == 0
        assert (await one.send(phone, "")).status == 303  # none, on purpose
        assert list(one.desk.given.values()) == [None]
        assert say.WITHHELD in await one.look(phone)


async def test_a_form_sent_twice_counts_once_and_a_form_of_another_round_not_at_all():
    async with served() as one:
        phone = await one.come_in()
        one.room.follow(ASKED, "asked")
        for _ in range(5):
            assert (await one.send(phone, "4")).status == 303
        assert len(one.desk.given) == 1
        one.room.follow(clarity(SESSION, "clarity-2"), "asked")
        assert (await one.send(phone, "5", "clarity-1")).status == 409
        assert 'value="4"' not in await one.look(phone)
        assert (await one.send("0" * 32, "5", "clarity-2")).status == 200  # is asked to come in
        assert len(one.desk.given) == 1


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"Origin": ""}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Host": ""}, 400),
        ({"Content_Type": "application/json"}, 415),
        ({"Content_Type": "multipart/form-data; boundary=x"}, 415),
        ({"Content_Length": "103809024"}, 413),
        ({"Content_Length": "-5"}, 400),
    ],
    ids=str,
)
async def test_a_form_from_elsewhere_is_refused(change: dict[str, str], status: int):
    async with served() as one:
        phone = await one.come_in()
        one.room.follow(ASKED, "asked")
        form = {"do": "answer", "round": ASKED.round, "value": "3"}
        answer = await one.ask("POST", one.phone_path, form=form, cookie=phone, **change)
        assert answer.status == status
        assert one.desk.times == 0


FORM = b"do=answer&round=clarity-1&value="


@pytest.mark.parametrize(
    "body",
    [FORM + b"\xff\xfe", FORM + b"%ff%fe", b"&".join(b"a%d=1" % number for number in range(99))],
    ids=["raw bytes", "escaped bytes", "too many fields"],
)
async def test_what_is_no_text_is_answered_with_400(body: bytes):
    async with served() as one:
        phone = await one.come_in()
        one.room.follow(ASKED, "asked")
        assert (await one.ask("POST", one.phone_path, form=body, cookie=phone)).status == 400
        assert (await one.ask("GET", "/%ff%fe")).status == 400
        assert (
            await one.ask("GET", "/", cookie="\udcff".encode("utf-8", "surrogateescape").hex())
        ).status == 200
        assert one.desk.times == 0


async def test_a_body_in_pieces_that_never_ends_is_cut_off():
    async with served() as one:
        head = (
            f"POST {one.phone_path} HTTP/1.1\r\nHost: {one.place.advertised}\r\nOrigin: {one.origin}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
        ).encode()
        piece = b"1000\r\n" + b"a" * 4096 + b"\r\n"
        assert b" 413 " in await one.raw(head + piece * 3)


async def test_nothing_else_is_served_and_no_answer_says_what_runs_here():
    async with served() as one:
        for method, path in (
            ("GET", "/x"),
            ("GET", "//"),
            ("GET", "/../etc/passwd"),
            ("PUT", "/"),
            ("TRACE", "/"),
        ):
            answer = await one.ask(method, path)
            assert answer.status in (404, 405), (method, path)
            assert answer.headers["server"] == "spm-tui"
            assert "aiohttp" not in answer.text.lower() + str(answer.headers).lower()
            assert one.place.path not in answer.text
        assert b" 400 " in await one.raw(b"\x16\x03\x01 no http\r\n\r\n")


async def test_the_code_leads_in_and_guessing_it_ends_soon():
    async with served() as one:
        right = await one.ask(
            "POST", "/", form={"code": f" {one.place.code[:3].lower()} {one.place.code[3:]}"}
        )
        assert (right.status, right.headers["location"]) == (303, one.phone_path)
        answers = [(await one.ask("POST", "/", form={"code": f"AAAA{n:02}"})).status for n in range(30)]
        assert set(answers) == {403, 429}
        assert answers.count(403) <= 20


async def test_at_most_forty_phones_come_in_however_many_try():
    async with served() as one:
        tried = await asyncio.gather(
            *(one.ask("POST", one.phone_path, form={"do": "join"}) for _ in range(80))
        )
        assert one.room.count <= MOST_PHONES
        assert {answer.status for answer in tried} - {0} <= {303, 429, 503}
        again = await one.ask("GET", one.phone_path)
        assert (again.status == 503) == one.room.full


async def test_a_phone_that_was_put_out_loses_its_answer_and_stays_out():
    async with served() as one:
        phone, other = await one.come_in(), await one.come_in()
        one.room.follow(ASKED, "asked")
        await one.send(phone, "1")
        await one.send(other, "5")
        assert one.room.put_out(1)
        assert list(one.desk.given.values()) == [5.0]
        assert say.PUT_OUT in await one.look(phone)
        assert (await one.ask("POST", one.phone_path, form={"do": "join"}, cookie=phone)).status == 403
        await one.send(phone, "1")
        assert list(one.desk.given.values()) == [5.0]
        assert not one.room.put_out(1)


async def test_a_page_may_load_nothing_from_elsewhere_and_its_cookie_is_read_by_no_script():
    async with served() as one:
        joined = await one.ask("POST", one.phone_path, form={"do": "join"})
        for sign in ("HttpOnly", "SameSite=Strict", f"Path={one.phone_path}"):
            assert sign in joined.headers["set-cookie"]
        phone = re.search(r"spm=(\w+)", joined.headers["set-cookie"])
        assert phone is not None
        for path in (one.phone_path, f"/{one.place.wall}", "/"):
            answer = await one.ask("GET", path, cookie=phone[1])
            rules = answer.headers["content-security-policy"]
            assert "default-src 'none'" in rules
            assert "unsafe" not in rules
            assert answer.headers["referrer-policy"] == "same-origin"
            assert not re.search(r"https?://|@import|url\(", answer.text)


async def test_a_stream_tells_of_what_this_phone_sees_and_ends_before_the_server():
    async with served() as one:
        phone = await one.come_in()
        reader, writer = await asyncio.open_connection(one.place.address, one.place.port)
        head = f"Host: {one.place.advertised}\r\nCookie: spm={phone}\r\n\r\n"
        writer.write(f"GET {one.phone_path}/follow HTTP/1.1\r\n{head}".encode())
        await asyncio.wait_for(reader.readuntil(b"data: "), 5)
        first = await asyncio.wait_for(reader.readuntil(b"\n\n"), 5)
        one.room.follow(ASKED, "asked")
        await asyncio.wait_for(reader.readuntil(b"data: "), 5)
        assert await asyncio.wait_for(reader.readuntil(b"\n\n"), 5) != first
        assert one.server.streams.count == 1
        await one.server.stop()
        assert one.server.streams.count == 0
        assert (await asyncio.wait_for(reader.read(), 5)).endswith(b"0\r\n\r\n")  # whole, and not cut off
        writer.close()


async def test_no_page_of_a_phone_that_waits_for_a_choice_is_asked_for_again_by_itself():
    async with served() as one:
        phone = await one.come_in()
        assert 'http-equiv="refresh"' in await one.look(phone)
        one.room.follow(ASKED, "asked")
        assert 'http-equiv="refresh"' not in await one.look(phone)
        await one.send(phone, "3")
        assert 'http-equiv="refresh"' in await one.look(phone)


async def test_who_comes_too_often_is_let_go_and_the_others_are_served():
    one = OneRoom()
    await one.server.start()
    try:
        got = [0]
        for _ in range(300):
            got.append((await one.ask("GET", "/")).status)
        assert 0 < got.count(200) <= 260
        assert got.count(0) + got.count(429) >= 40
        assert one.server.limits.requests.take("192.168.1.7")
    finally:
        await one.server.stop()
