"""The app starts without OpenSSL; what reckons sums, saves or serves pages works as with it."""

import hashlib
import hmac
import sys
from pathlib import Path
from shutil import copyfile

import pytest
from command_line import GOLDEN, new_process

HERE = Path(__file__).parent
BEGUN = """
import sys
sys.path.insert(0, sys.argv[1])
from spm_tui.tui.process_settings import begin
begin()
import asyncio
"""
LOADED = "print(*sorted({'ssl', '_ssl', '_hashlib'} & sys.modules.keys()))\n"

OPENED = """
from pathlib import Path
from msgspec import structs
from running_app import noticed, running, saved

async def edited(path):
    async with running(path) as (app, pilot):
        app.open_session.workspace.apply("retitled", lambda session: structs.replace(session, title="other"))
        await noticed(app, pilot)
        print((await saved(app)).title)
        print("filelock" in sys.modules, "networkx" in sys.modules)

asyncio.run(edited(Path(sys.argv[2])))
"""

SERVED = """
from room_server import served

async def visited():
    async with served() as room:
        cookie = await room.come_in("Head of operations")
        print((await room.look(cookie)).endswith("</html>"))

asyncio.run(visited())
import ssl
print(ssl.create_default_context().check_hostname)
"""

NAMES = ("md5", "sha1", "sha256", "sha512", "blake2b", "sha3_256")
SUMS = f"""
import hashlib, hmac
print(*(hashlib.new(name, b"x").hexdigest() for name in {NAMES}))
print(hmac.new(b"key", b"x", hashlib.sha256).hexdigest(), hmac.compare_digest(b"a", b"a"))
"""


def ran(script: str, *arguments: object) -> str:
    """Return what a script prints in a process of its own, which ends well and says nothing else."""
    ended = new_process(sys.executable, "-c", BEGUN + script, HERE, *arguments)
    assert (ended.status, ended.err) == (0, "")
    return ended.out


def test_a_session_is_opened_diagnosed_and_saved_without_openssl(tmp_path):
    copyfile(GOLDEN, tmp_path / "golden.toml")
    assert ran(OPENED + LOADED, tmp_path / "golden.toml") == "other\nTrue True\n\n"


def test_phones_are_served_afterwards_and_openssl_is_there_for_whoever_wants_it():
    assert ran(SERVED) == "True\nTrue\n"


def test_the_sums_are_the_same():
    sums = " ".join(hashlib.new(name, b"x").hexdigest() for name in NAMES)
    assert ran(SUMS + LOADED) == f"{sums}\n{hmac.new(b'key', b'x', hashlib.sha256).hexdigest()} True\n\n"


IN_THE_WAY = {
    "hashlib was there before": "import hashlib",
    "asyncio was there before": "import asyncio",
    "no sums of its own": "from spm_tui.tui import without_openssl as it; it.PYTHONS_OWN = ('_no_such_sum',)",
}


@pytest.mark.parametrize("before", IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_where_it_cannot_be_left_out_it_is_left_as_it_is(before):
    script = f"import sys\n{before}\nfrom spm_tui.tui.process_settings import begin\nbegin()\n"
    ended = new_process(sys.executable, "-c", f"{script}import asyncio, hashlib, asyncio.sslproto as tls\n"
                        "print('_hashlib' in sys.modules, tls.ssl is not None)")  # fmt: skip
    assert ended == (0, "True True\n", "")
