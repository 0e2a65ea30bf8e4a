"""The app while its little server is besieged: `python -m tests.bench.siege`.

Keys are typed into the app in a pseudo-terminal, first in quiet, then while another process floods the
server: 10,000 requests, 500 phones that come in, foreign origins and hosts, bytes that are no text,
half-open connections and bodies of 99 MB. Printed is how long a letter takes to stand on the screen, p95,
beside the same in quiet, and what was counted. `--quick` takes a tenth of everything.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

from tests.bench.screen import KEYS, Program
from tests.bench.table import part

ROOT = Path(__file__).parents[2]
SPM = [sys.executable, "-m", "spm_tui"]
KEYS.setdefault("ctrl+l", "\x0c")
#: Milliseconds within which a letter stands on the screen.
BAR = 50.0
LETTERS = "the quick brown fox keeps the berth map alive "


class Target(NamedTuple):
    """Where the server of the room is."""

    address: str
    port: int
    path: str

    @property
    def host(self) -> str:
        return f"{self.address}:{self.port}"


async def _send(target: Target, data: bytes, *, read: bool = True) -> str:
    """Send bytes on a connection of their own; return the status that came back, or why none did."""
    try:
        reader, writer = await asyncio.open_connection(target.address, target.port)
    except OSError:
        return "refused"
    try:
        writer.write(data)
        await writer.drain()
        head = await asyncio.wait_for(reader.read(64), 20) if read else b""
        return head.split(b" ")[1].decode() if head.startswith(b"HTTP/") else "let go"
    except (OSError, TimeoutError):
        return "let go"
    finally:
        writer.close()


def _post(target: Target, body: bytes, **headers: str) -> bytes:
    sent = {
        "Host": target.host, "Origin": f"http://{target.host}",
        "Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body)), **headers,
    }  # fmt: skip
    head = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
    return f"POST /{target.path} HTTP/1.1\r\n{head}\r\n".encode() + body


async def _many(times: int, at_once: int, one: Callable[[int], Awaitable[str]]) -> Counter[str]:
    told: Counter[str] = Counter()
    numbers = iter(range(times))

    async def worker() -> None:
        for number in numbers:
            told[await one(number)] += 1

    await asyncio.gather(*(worker() for _ in range(at_once)))
    return told


async def requests(target: Target, share: float) -> Counter[str]:
    """10,000 requests, as fast as they go."""
    data = f"GET / HTTP/1.1\r\nHost: {target.host}\r\n\r\n".encode()
    return await _many(round(10_000 * share), 60, lambda _: _send(target, data))


async def joins(target: Target, share: float) -> Counter[str]:
    """500 phones that want to come in."""
    return await _many(round(500 * share), 30, lambda _: _send(target, _post(target, b"do=join")))


async def strangers(target: Target, share: float) -> Counter[str]:
    """Forms from elsewhere, for another host, and of bytes that are no text."""
    forms = [
        _post(target, b"do=join", Origin="http://evil.example"),
        _post(target, b"do=join", Host="evil.example"),
        _post(target, b"do=answer&round=x&value=\xff\xfe"),
        b"\xff" * 300 + b"\r\n\r\n",
    ]
    return await _many(round(2000 * share), 30, lambda number: _send(target, forms[number % len(forms)]))


async def half_open(target: Target, share: float) -> Counter[str]:
    """Connections that send half a request and then nothing, for as long as they are let."""
    half = f"POST /{target.path} HTTP/1.1\r\nHost: {target.host}\r\nContent-Le".encode()
    return await _many(round(600 * share), round(300 * share) or 1, lambda _: _send(target, half))


async def bodies(target: Target, share: float) -> Counter[str]:
    """Bodies of 99 MB, of a length told before and in pieces."""

    async def one(number: int) -> str:
        pieces = number % 2
        head = _post(target, b"", **{"Content-Length": str(99 << 20)})
        if pieces:
            head = head.replace(f"Content-Length: {99 << 20}".encode(), b"Transfer-Encoding: chunked")
        try:
            reader, writer = await asyncio.open_connection(target.address, target.port)
        except OSError:
            return "refused"
        try:
            writer.write(head)
            block = b"a" * (1 << 16)
            for _ in range(99 << 4):
                writer.write(b"10000\r\n" + block + b"\r\n" if pieces else block)
                await writer.drain()
            return (await asyncio.wait_for(reader.read(64), 20)).split(b" ")[1].decode()
        except (OSError, TimeoutError, IndexError):
            with suppress(OSError, TimeoutError, IndexError):
                return (await asyncio.wait_for(reader.read(64), 2)).split(b" ")[1].decode()
            return "let go"
        finally:
            writer.close()

    return await _many(round(60 * share) or 2, 6, one)


ATTACKS = {one.__name__: one for one in (requests, joins, strangers, half_open, bodies)}


def _p95(program: Program, letters: int, meanwhile: subprocess.Popen[str] | None = None) -> tuple[float, int]:
    """Type letters, or for as long as an attack lasts; return the p95 of how long one took, and how many."""
    took: list[float] = []
    at = 0
    while at < letters or (meanwhile is not None and meanwhile.poll() is None):
        reaction = program.react(LETTERS[at % len(LETTERS)])
        if reaction is not None:
            took.append(reaction.echo)
        at += 1
        if at % 60 == 0:
            program.press("ctrl+u")
        time.sleep(0.03)  # as fast as a fast hand
    return part(took, 95), len(took)


def _attack(name: str, target: Target, share: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.bench.siege", "--attack", name, *map(str, target), str(share)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _kept(folder: Path) -> dict[str, object]:
    file = next((folder / "state" / "spm-tui" / "rooms").glob("*.json"))
    return dict(json.loads(file.read_text()))


def main() -> int:
    """Besiege the app and print what its keys took; return 1 where that or the phones were too many."""
    share = 0.1 if "--quick" in sys.argv else 1.0
    worst = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copyfile(ROOT / "tests" / "data" / "golden.toml", folder / "room.toml")
        with Program([*SPM, "open", "room.toml"], cwd=folder) as program:
            program.ready("of 10")
            program.settle(1.0)
            program.press("ctrl+l")
            program.settle(1.0)
            program.press("up", "down", "down", "enter")  # this machine alone stands last
            program.ready("Nobody has come in")
            place = _kept(folder)
            target = Target(str(place["address"]), int(str(place["port"])), str(place["path"]))
            program.press("f5")
            program.settle(1.0)
            quiet, count = _p95(program, 200)
            used = program.use().memory
            print(f"in quiet             {quiet:6.1f} ms p95 of {count} letters, {used:.0f} MB")
            for kind in ATTACKS:
                process = _attack(kind, target, share)
                found, count = _p95(program, 40, process)
                told = (process.communicate()[0] or "").strip()
                worst = max(worst, found)
                print(f"{kind:<20} {found:6.1f} ms p95 of {count} letters, {found / quiet:.1f}x; {told}")
            after, _ = _p95(program, 100)
            phones = len(list(_kept(folder)["phones"]))  # type: ignore[call-overload]
            used = program.use().memory
            print(f"afterwards           {after:6.1f} ms p95, {used:.0f} MB; {phones} phones came in")
    return int(worst > BAR or phones > 40)


if __name__ == "__main__":
    if "--attack" in sys.argv:
        _, _, kind, address, port, path, share_ = sys.argv
        counted = asyncio.run(ATTACKS[kind](Target(address, int(port), path), float(share_)))
        print(", ".join(f"{times} x {what}" for what, times in counted.most_common()))
        sys.exit()
    sys.exit(main())
