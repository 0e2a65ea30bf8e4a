"""Cleaning and measuring of user text, capitals, slugs, nearest names; nothing here knows a screen or a file.

Text is as wide as Textual draws it: both measure with `rich.cells`, here loaded when it is first needed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from spm_tui.memo import of_key


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"<U+{code:04X}>"


#: C0, DEL and C1; soft hyphen, joiners and other invisible characters; bidi controls; interlinear marks;
#: lone surrogates; tags; non-characters. Joiners that emoji and scripts need (ZWJ, ZWNJ) stay.
_STEERING = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\u3164\\ufdd0-\\ufdef\\ufeff\\uffa0\\ufff9-\\ufffb\\ufffe\\uffff\\ud800-\\udfff"
    "\\U000e0000-\\U000e0fff]"
)


def clean(text: str, *, lines: bool = False) -> str:
    """Return user text with everything that could steer a terminal or hide made visible.

    C0, DEL, C1, bidi controls, tags, surrogates and invisible characters become a picture or a
    `<U+XXXX>` note, so nothing is dropped. With `lines` a line feed stays a line feed; otherwise it
    becomes a visible return sign. A tab becomes a space either way.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\t", " ")
    if lines:
        return "\n".join(_STEERING.sub(lambda m: _visible(m[0]), line) for line in text.split("\n"))
    return _STEERING.sub(lambda m: "\u23ce" if m[0] == "\n" else _visible(m[0]), text)


def pictured(text: str) -> str:
    """Return user text of the same length in which every character that could steer or hide is one picture.

    For a box one edits in: positions in what is shown are positions in what is kept.
    """
    if text.isascii() and text.isprintable():
        return text
    pictures = {"\n": "\u23ce", "\t": " "}
    return _STEERING.sub(
        lambda m: pictures.get(m[0]) or (shown if len(shown := _visible(m[0])) == 1 else "\ufffd"), text
    )


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii() and text.isprintable():  # nearly every text: one each
        return len(text)
    return _measure()(text)


@cache
def _measure() -> Callable[[str], int]:
    from rich.cells import cell_len

    return cell_len


def beginning(text: str, width: int) -> str:
    """Return as much of a text as `width` cells hold; what stands in one place is never parted."""
    if cells(text) <= width:
        return text
    if text.isascii() and text.isprintable():
        return text[: max(0, width)]
    used, at = 0, 0
    for cluster, wide in clusters(text):
        used += wide
        if used > width:
            return text[:at]
        at += len(cluster)
    return text


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands in one place of a text, with the cells it takes."""
    from rich.cells import split_graphemes

    for start, end, wide in split_graphemes(text)[0]:
        yield text[start:end], wide


def cut(text: str, longest: int, *, ellipsis: str = "...") -> str:
    """Return cleaned text in at most `longest` cells, with how many more there are when it is cut."""
    shown = clean(text)
    wide = cells(shown)
    if wide <= longest:
        return shown
    more = f"{ellipsis}+{wide - longest}"
    return beginning(shown, longest - len(more)) + more


def capital_first(text: str) -> str:
    """Return a text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


@of_key(4096)
def slug(text: str) -> str:
    """Return an id (`[a-z0-9][a-z0-9-]*`, at most 60 characters) from a name, else `thing`."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "thing"


def free_slug(text: str, taken: Iterable[str]) -> str:
    """Return `slug(text)`, with `-2`, `-3` ... added until it is not among `taken`."""
    used = set(taken)
    first = slug(text)
    found, number = first, 2
    while found in used:
        found, number = f"{first}-{number}", number + 1
    return found


def fold(text: str) -> str:
    """Return text as names are compared: trimmed, case-folded, runs of blanks as one."""
    return " ".join(text.casefold().split())


@of_key(16384)
def bare(text: str) -> str:
    """Return text as it is looked for, and taken in at a glance: `fold`ed, without accents."""
    if text.isascii():
        return fold(text)
    apart = unicodedata.normalize("NFKD", text)
    return fold("".join(c for c in apart if not unicodedata.combining(c)))


def nearest(wanted: str, known: Iterable[str], count: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return up to `count` known names that resemble `wanted`, best first."""
    from difflib import get_close_matches  # for who mistyped; all others start sooner

    by_fold = {fold(name): name for name in known}
    return [by_fold[match] for match in get_close_matches(fold(wanted), by_fold, n=count, cutoff=cutoff)]


def did_you_mean(wanted: str, known: Iterable[str]) -> str:
    """Return `did you mean "payments"?`, or an empty string when nothing known is near."""
    found = nearest(wanted, known)
    return f'did you mean "{clean(found[0])}"?' if found else ""
