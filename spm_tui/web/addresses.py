"""The addresses under which phones near by can reach this machine."""

from __future__ import annotations

import fcntl
import ipaddress
import socket
import struct
import sys
from contextlib import suppress
from typing import Final, NamedTuple

#: The call that asks for the address of a network card, on Linux and on macOS.
_ASK_ADDRESS: Final = 0xC0206921 if sys.platform == "darwin" else 0x8915


class NearAddress(NamedTuple):
    """An address of this machine and the network card it belongs to."""

    address: str
    card: str


def near_addresses() -> tuple[NearAddress, ...]:
    """Return the addresses phones may reach, the likeliest first; empty on a machine without a network.

    The one that leads on to other networks comes first. Addresses that only this machine can reach are left
    out, and so are those a card gave itself because it found no network.
    """
    found: dict[str, str] = {}
    for _, card in socket.if_nameindex():
        address = _address_of(card)
        if address is not None and _is_near(address):
            found.setdefault(address, card)
    leading = _leading()
    if leading is not None and _is_near(leading):
        found.setdefault(leading, "")
    return tuple(
        NearAddress(address, card)
        for address, card in sorted(found.items(), key=lambda pair: (pair[0] != leading, pair[1], pair[0]))
    )


def _is_near(address: str) -> bool:
    told = ipaddress.ip_address(address)
    return not (told.is_loopback or told.is_link_local or told.is_unspecified or told.is_multicast)


def _address_of(card: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking, suppress(OSError, ValueError):
        answer = fcntl.ioctl(asking.fileno(), _ASK_ADDRESS, struct.pack("256s", card.encode()[:15]))
        return socket.inet_ntoa(answer[20:24])
    return None


def _leading() -> str | None:
    """Return the address that leads on to other networks; nothing is sent for that."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking, suppress(OSError):
        asking.connect(("192.0.2.1", 9))  # an address that documents use and no machine has
        return str(asking.getsockname()[0])
    return None
