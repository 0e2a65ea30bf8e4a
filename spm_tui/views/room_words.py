"""What the facilitator reads about phones: before they are on, how to come in, and who is in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from spm_tui.text import clean
from spm_tui.views.styled_lines import Line, Lines, Span, fit, paragraph
from spm_tui.workshop.words import plural

OFF: Final = (
    "Phones are off. With phones everyone answers before anyone is heard. "
    "Choose the network that phones and this machine share, then Enter."
)
NOTHING_LEAVES: Final = "Nothing leaves this network, and no phone installs anything."
GUESTS: Final = (
    "Does a phone find nothing? Then this network may keep guests apart: share a hotspot, or use paper."
)
NO_NETWORK: Final = "This machine is in no network now: share a hotspot, or use paper."
NOBODY: Final = "Nobody has come in yet."
TOO_SMALL: Final = "The code to scan takes a larger window here: type the address."


class InRoom(NamedTuple):
    """A phone as a row: its number, its role, and whether it has answered."""

    number: int
    role: str
    answered: bool


class Ways(NamedTuple):
    """How to come in: the address to type, the code it asks for, and where the wall is."""

    address: str
    code: str
    wall: str


def off_words(width: int, promise: str, *, network: bool) -> Lines:
    """Return what stands on the screen before phones are on."""
    blank: Line = (Span(""),)
    return (
        *paragraph(OFF if network else NO_NETWORK, width, "strong"),
        blank,
        *paragraph(promise, width),
        blank,
        *paragraph(f"{NOTHING_LEAVES} {GUESTS}", width, "dim"),
        blank,
    )


def on_words(ways: Ways, width: int, *, code_shown: bool, stage: str) -> Lines:
    """Return how to come in, beside the code to scan."""
    blank: Line = (Span(""),)
    scan = ("Scan the code, or open",) if code_shown else (TOO_SMALL, "Open")
    return (
        *(line for text in scan for line in paragraph(text, width, "dim")),
        (Span(fit(ways.address, min(width, len(ways.address))), "title"),),
        (Span("and type  ", "dim"), Span(ways.code, "title")),
        blank,
        (Span("The wall, for a projector", "dim"),),
        *paragraph(ways.wall, width),
        blank,
        *paragraph(GUESTS, width, "dim"),
        blank,
        *paragraph(stage, width, "strong"),
        blank,
    )


def stage_words(phones: Sequence[InRoom], *, asked: bool) -> str:
    """Return how many are in, and of an open round how many have answered."""
    count = len(phones)
    if not count:
        return NOBODY
    if asked:
        answered = sum(one.answered for one in phones)
        return f"{answered} of {plural(count, 'phone')} {'has' if count == 1 else 'have'} answered"
    return f"{plural(count, 'phone')} in the room"


def phone_line(phone: InRoom, width: int, *, asked: bool) -> Line:
    """Return a phone as a row: who has answered, never what."""
    state = ("kept" if phone.answered else "-") if asked else ""
    name = clean(phone.role) or "no role given"
    return (Span(f" {phone.number:>2}  "), Span(fit(name, max(8, width - 11))), Span(f" {state}", "dim"))
