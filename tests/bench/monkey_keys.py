"""What the monkey presses: steps made of chance alone, so that a seed gives the same ones again."""

import random
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from spm_tui.tui.key_table import EVERYWHERE, PLACES, SCREENS

#: What a terminal sends for the keys of the table and those of lists, boxes and dialogs.
SENT: Final = {
    **{f"f{n}": code for n, code in enumerate(("\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS"), 1)},
    **{f"f{n}": f"\x1b[{code}~" for n, code in enumerate((15, 17, 18, 19, 20, 21, 23, 24), 5)},
    **{
        f"{held}+f{n}": f"\x1b[{code};{mark}{end}"
        for held, mark in (("shift", 2), ("ctrl", 5))
        for n, (code, end) in enumerate(
            (*((1, end) for end in "PQRS"), *((code, "~") for code in (15, 17, 18, 19, 20, 21, 23, 24))), 1
        )
    },
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
    "enter": "\r", "escape": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "backspace": "\x7f", "space": " ",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "delete": "\x1b[3~", "ctrl+delete": "\x1b[3;5~",
    "shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "question_mark": "?", "slash": "/",
    "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip
MOVING: Final = (
    "up", "down", "left", "right", "home", "end", "enter", "enter", "escape", "tab", "shift+tab", "backspace",
    "delete", "ctrl+p", "ctrl+s", "ctrl+e",
)  # fmt: skip
#: Keys that may lead out of the session.
OUT: Final = frozenset({"f10", "0", "ctrl+q", "ctrl+p"})
SIGNS: Final = "abcdefghijklmnopqrstuvwxyz ABC 123456789 .,>:?[]-%'ü"
LINES: Final = (
    "flow 3, project 4", "Live tracking > Fleet team 4", "stays > Position hub 2 > Fleet team 1",
    "10.5 people", "Atlas needs Ledger", "team: Night shift 3", "Customs > back 8 > 1 month", "cannot",
    "clarity 1 2 2 3", "budget > 2026 > CFO", "collapse 2, moves 5", "n.a.", "> >", "5 6 8 8 > 2 months",
)  # fmt: skip
SIZES: Final = (
    (120, 36),
    (80, 24),
    (100, 30),
    (60, 16),
    (61, 17),
    (200, 60),
    (59, 15),
    (20, 5),
    (1, 1),
    (3, 60),
)


class Step(NamedTuple):
    """One thing done to the terminal: bytes sent, or a new size; then the seconds until the next one."""

    kind: str
    data: bytes
    keys: int
    size: tuple[int, int] | None
    pause: float


@cache
def _bound(stays: bool) -> tuple[str, ...]:
    """Return every key of the key table, but those that lead out of the session where it `stays` in it."""
    tables = (EVERYWHERE, PLACES, *SCREENS.values())
    named = [name for table in tables for key in table for name in f"{key.keys},{key.plain}".split(",")]
    return tuple(name for name in named if name and not (stays and name in OUT))


def _key(chance: random.Random, stays: bool) -> str:
    among = _bound(stays) if chance.random() < 0.7 else MOVING
    name = chance.choice([one for one in among if not (stays and one in OUT)])
    return SENT.get(name, name)


def _text(chance: random.Random, stays: bool) -> str:
    if chance.random() < 0.4:
        text = chance.choice(LINES)
    else:
        text = "".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 9)))
    return (text.replace("0", "1") if stays else text) + chance.choice(("", "", "\r"))


def _burst(chance: random.Random, stays: bool) -> list[str]:
    """Return keys that come at once: letters, the same key again and again, anything behind anything."""
    if chance.random() < 0.3:
        return [_key(chance, stays)] * chance.randint(2, 6) + ["\r"]
    return [
        _text(chance, stays) if chance.random() < 0.2 else _key(chance, stays)
        for _ in range(chance.randint(2, 12))
    ]


def _mouse(chance: random.Random, stays: bool) -> str:
    """Return a click, a double click, a drag or a turn of the wheel somewhere; the last line holds keys."""

    def at() -> str:
        return f"{chance.randint(1, 121)};{chance.randint(1, 35 if stays else 37)}"

    place = at()
    kind = chance.random()
    if kind < 0.25:
        return f"\x1b[<{chance.choice((64, 65))};{place}M"
    if kind < 0.5:
        return f"\x1b[<0;{place}M\x1b[<32;{at()}M\x1b[<32;{at()}M\x1b[<0;{at()}m"
    return f"\x1b[<0;{place}M\x1b[<0;{place}m" * (1 + (kind > 0.8))


def _pause(chance: random.Random) -> float:
    """Return how long until the next step: mostly as long as a quick typist takes."""
    return chance.choice((0.0, 0.01, 0.03, 0.08, 0.15, 0.3))


def steps(chance: random.Random, *, stays: bool) -> Iterator[Step]:
    """Yield steps for ever; with `stays` none leads out of the session."""
    while True:
        kind, size, keys, data = chance.random(), None, 1, ""
        if kind < 0.5:
            name, data = "key", _key(chance, stays)
        elif kind < 0.64:
            name, data = "text", _text(chance, stays)
            keys = len(data)
        elif kind < 0.78:
            burst = _burst(chance, stays)
            name, data, keys = "burst", "".join(burst), len(burst)
        elif kind < 0.9:
            name, data = "mouse", _mouse(chance, stays)
        elif kind < 0.94:
            name, size = "size", chance.choice(SIZES)
        elif kind < 0.97:
            name, data = "focus", chance.choice(("\x1b[I", "\x1b[O", "\x1b[O\x1b[I"))
        else:
            pasted = "\n".join(_text(chance, stays).strip() for _ in range(chance.randint(1, 4)))
            name, data = "paste", f"\x1b[200~{pasted}\x1b[201~"
        yield Step(name, data.encode(), keys, size, _pause(chance))
