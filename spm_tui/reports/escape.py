"""Escaping of text for Markdown: whatever a user typed comes out as text, never as markup, link or HTML."""

import re
from typing import Final

from spm_tui.text import clean

#: Characters that can begin or end inline markup, a table cell or mathematics.
_INLINE = re.compile(r"([\\`*_\[\]|~$])")
#: What begins HTML or an entity; elsewhere both signs are text to every reader, and so is `>`.
_HTML: Final = ((re.compile(r"&(?=#?\w+;)"), "&amp;"), (re.compile(r"<(?=[^\s\d=-])"), "&lt;"))
#: What turns a bare address into a link on many readers.
_LINKS: Final = (("://", "&#58;//"), ("www.", "www&#46;"), ("@", "&#64;"))
#: What at the start of a line begins a heading, a quote, a list or a rule.
_START = re.compile(r"^(\s*)([#=>]|[-+](?=[\s+-]|$))")
_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")


class Ready(str):
    """Text that is Markdown already and passes unchanged; everything else is escaped."""

    __slots__ = ()


def markdown(text: str) -> Ready:
    """Return user text so that Markdown shows it as it was typed, on one line.

    Controls become visible (`text.clean`), markup, HTML, entities, bare links and line starts are escaped.
    A text that is `Ready` comes back as it is.
    """
    if isinstance(text, Ready):
        return text
    shown = clean(text)
    for begins, instead in _HTML:
        shown = begins.sub(instead, shown)
    shown = _INLINE.sub(r"\\\1", shown)
    for found, instead in _LINKS:
        shown = re.sub(re.escape(found), instead, shown, flags=re.IGNORECASE)
    return Ready(_START.sub(r"\1\\\2", _NUMBER.sub(r"\1\\\2", shown)))


def quoted(text: str) -> Ready:
    """Return user text of several lines as a Markdown quote, each line escaped by itself."""
    lines = text.replace("\r\n", "\n").split("\n")
    return Ready("\n".join(f"> {markdown(line)}".rstrip() for line in lines))


def for_template(value: object) -> str:
    """Return what a template expression prints: nothing for None, Ready text as it is, the rest escaped."""
    return "" if value is None else markdown(value if isinstance(value, str) else str(value))
