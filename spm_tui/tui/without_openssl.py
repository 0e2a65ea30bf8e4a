"""Importing asyncio and hashlib as a Python built without OpenSSL does: nothing here connects by TLS.

asyncio imports OpenSSL for connections by TLS, hashlib to reckon sums faster: 4.5 MB, a seventh of a bare
Textual app, and 9 ms of CPU before the first screen. Both know how to go on without it; a sum over the file
of a session takes a millisecond and not a third of one. Whoever imports `ssl` later (aiohttp does, once
phones are turned on) gets it as ever.

Imports nothing heavy, for it is asked before textual is imported.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Final

WITHOUT: Final = ("asyncio", "hashlib", "hmac")
#: What would load OpenSSL, and what of Python's own is taken in its place.
OPENSSL: Final = ("ssl", "_hashlib")
SHA_2: Final = ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")
PYTHONS_OWN: Final = ("_md5", "_sha1", *SHA_2, "_sha3", "_blake2")


def import_without_openssl() -> None:
    """Import asyncio, hashlib and hmac, and OpenSSL with none of them.

    Does nothing where one of them is there already or a Python comes without sums of its own, as some systems
    build it so that all are OpenSSL's.
    """
    if {*WITHOUT, *OPENSSL} & sys.modules.keys() or not all(map(find_spec, PYTHONS_OWN)):
        return
    sys.modules.update(dict.fromkeys(OPENSSL))  # type: ignore[arg-type] # importing them is an ImportError now
    try:
        for name in WITHOUT:
            import_module(name)
    finally:
        for name in OPENSSL:
            del sys.modules[name]
