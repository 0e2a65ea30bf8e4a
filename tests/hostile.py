"""Texts that try to steer a terminal, a session full of them, and what a terminal may be sent."""

import re
from collections.abc import Callable
from itertools import count
from typing import Any

from msgspec import Struct, structs

from spm_tui.text import _STEERING
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import Session

#: Each with parameters that nobody but these texts sends, so that they are found in the bytes again.
CORPUS = (
    "[bold red]x[/]",
    "[/",
    "[/bold][/][/]",
    "[@click=app.quit]leave[/]",
    "[@click=app.go('home')]\\[x][/]",
    "[link=https://evil.example]y[/link]",
    "[on red blink]$primary{{ 7*7 }}{% x %}",
    ":smile: \\[a] \\",
    "\x1b[31;5mred",
    "\x1b[77;777H\x1b[2J\x1b[3J",
    "\x1b[?1049l\x1b[?1000h\x1b[?47h",
    "\x1bc\x1b[!p\x1b#8",
    "\x1b]0;owned\x07",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x1bP$q\"p\x1b\\\x1b_Gi=1\x1b\\\x1b^x\x1b\\\x1bXx\x1b\\",
    "\x9b31;5mc1\x9d0;owned\x9c\x90q\x9c\x85\x8d",
    "a\x08\x08\x7f\x00\x05\x07\x0b\x0c\x0e\x0f\x11\x13\x1a\x1c",
    "over\rwrite\r\n\nlines",
    "tab\there\x0bthere",
    "\u202edlrow\u202c\u2066x\u2069\u200e\u200f\u061c",
    "tag\U000e0041\U000e007f\U000e0001",
    "zero\u200bwidth\u2060\ufeffj\u00adn\u034f\u115f\u3164",
    "\u2028line\u2029paragraph\ufff9a\ufffab\ufffb\ufffe\uffff",
    "漢字かな交じり文テスト",
    "e\u0301\u0301\u0301Z\u0351\u0352\u0489\u20dd",
    "\U0001f469\u200d\U0001f4bb\U0001f1e9\U0001f1ea\U0001f3f4\u2764\ufe0f",
    "<script>alert(1)</script> & <b>x</b> <!-- --> ![i](http://evil.example) [a](javascript:x) | `c` # h",
    "=cmd|' /C calc'!A0 +1-1@x",
    "w" * 3000,
    "long words of many a line " * 300,
    "\n".join(f"line {n} > x > 3 months" for n in range(120)),
    "%s %d {} {0} ${HOME} $(id) `id` ; rm -rf / | cat",
    "'\"\\'''\"\"\"#\\u001b",
)  # fmt: skip

#: What may stand between text in what is sent to a terminal: placing, styles, modes, questions, the pointer.
ALLOWED = re.compile(
    rb"\x1b\[(?:[0-9;]*m|[0-9]+;[0-9]+H|\?(?:1049|1000|1003|1004|1006|1015|1016|2004|2026|2048|25|7)[hl]"
    rb"|\?(?:2026|2048)\$p|>[0-9]+u|<u|c)|\x1b\]22;[a-z-]*\x07|\r\n"
)
#: What only the texts above send, where no honest sequence does.
FOREIGN = tuple(
    b"\x1b" + piece
    for piece in (b"[31;5m", b"[77;777H", b"[2J", b"[3J", b"[?47h", b"[!p", b"c", b"#", b"P", b"_", b"^",
                  b"X", b"]52", b"]0;", b"]8;", b"\\")
)  # fmt: skip


def foul(raw: bytes) -> list[str]:
    """Return what in raw bytes sent to a terminal does not belong there, with its surroundings."""
    ended = raw.rpartition(b"\x1b[?1049l")
    shown = ended[0] or raw
    found = [f"{piece!r} is somebody else's" for piece in FOREIGN if piece in shown]
    text = ALLOWED.sub(b"\x00\x00", raw).replace(b"\x00\x00", b"\n")
    for match in re.finditer(rb"[\x00-\x09\x0b-\x1f\x7f]", text):
        found.append(f"control byte in {text[max(0, match.start() - 30) : match.end() + 30]!r}")
    words = text.decode("utf-8", "surrogateescape")
    for one in _STEERING.finditer(words.replace("\n", "")):
        found.append(f"{one[0]!r} in {words[max(0, one.start() - 20) : one.end() + 20]!r}")
    return found[:5]


def foul_text(text: str) -> list[str]:
    """Return what in text that a command printed could steer a terminal: all but line feeds."""
    return [
        f"{one[0]!r} in {text[max(0, one.start() - 30) : one.end() + 30]!r}"
        for one in _STEERING.finditer(text.replace("\n", " "))
    ][:5]


#: Fields of silent rounds; what is said there has at most so many characters.
BALLOTS = ("value", "group_value")
LONGEST_BALLOT = 2000

Fill = Callable[[str], str]


def _is_text(spec: FieldSpec) -> bool:
    return (
        spec.form == "text"
        and not spec.choices
        and not spec.ref
        and spec.key not in ("id", "finding", "field")
    )


def poison(value: Any, fill: Fill) -> Any:
    """Return a session, or part of one, in which every text of a user is what `fill` makes of it."""
    if isinstance(value, tuple):
        return tuple(poison(one, fill) for one in value)
    if not isinstance(value, Struct):
        return value
    changed: dict[str, Any] = {}
    for spec in fields_of(type(value)):
        given = getattr(value, spec.name)
        if isinstance(given, str) and _is_text(spec):
            changed[spec.name] = fill(given)[:LONGEST_BALLOT] if spec.key in BALLOTS else fill(given)
        elif isinstance(given, tuple) and given and isinstance(given[0], str) and _is_text(spec):
            changed[spec.name] = tuple(fill(one) for one in given)
        elif isinstance(given, Struct | tuple):
            changed[spec.name] = poison(given, fill)
    return structs.replace(value, **changed)


def poisoned(session: Session, start: int = 0) -> tuple[Session, dict[str, str]]:
    """Return a session full of the texts, from text number `start` on, and marker -> text for all of them.

    Every text begins with a marker of its own (`q7z`), so that it can be found wherever it is shown.
    """
    number = count()
    given: dict[str, str] = {}

    def fill(before: str) -> str:
        n = next(number)
        text = CORPUS[(start + n) % len(CORPUS)]
        # deciders stay comparable: the rules that look at them would otherwise have nothing to say
        shown = f"q{n}z{text}" if before not in OWNERS_LEFT else before
        given[f"q{n}z"] = shown
        return shown

    whole: Session = poison(session, fill)
    private = {key: fill(text) for key, text in session.private.items()}
    extra = {f"k{fill('x')}": [fill("x"), {"deep\x1b[31;5m": fill("x")}]}
    return structs.replace(whole, private=private, extra=extra), given


#: Owners some texts are left as: who decides is compared as text.
OWNERS_LEFT = frozenset({"pmo", "nobody", "executive-team", "finance"})
