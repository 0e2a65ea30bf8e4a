"""`spm-tui man`: the manual page, made from the table of commands."""

from argparse import Namespace
from collections.abc import Iterable
from typing import Final

from spm_tui import __version__
from spm_tui.cli.command_words import Argument, arguments_of
from spm_tui.cli.console import FINE, put
from spm_tui.text import capital_first

_STATUS: Final = (
    ("0", "fine"),
    ("1", "something to look at reached --fail-on"),
    ("2", "the command line is not understood"),
    ("3", "the session is not valid"),
    ("4", "something cannot be read or written"),
    ("130", "interrupted"),
)
_ENVIRONMENT: Final = (
    ("NO_COLOR", "if set, nothing is coloured"),
    ("COLUMNS", "how wide pictures are drawn where there is no terminal"),
    ("XDG_STATE_HOME", "where backups, drafts and the checksums of files without comments are kept"),
    ("XDG_CONFIG_HOME", "where spm-tui/keys.toml changes keys"),
)


def run(arguments: Namespace) -> int:  # noqa: ARG001 - every command is called so
    """Print the manual page; return 0."""
    put(page())
    return FINE


def page() -> str:
    """Return the manual page for section 1, in the macros of man(7)."""
    from spm_tui.cli.command_table import COMMANDS, DESCRIPTION

    lines = [
        f'.TH SPM\\-TUI 1 "" "spm\\-tui {_text(__version__)}" "User Commands"',
        ".SH NAME",
        f"spm\\-tui \\- {_text('a workshop of ten questions about a software portfolio')}",
        ".SH SYNOPSIS",
        ".B spm\\-tui",
        "[\\fIDIR\\fR]",
        ".br",
        ".B spm\\-tui",
        "\\fICOMMAND\\fR ...",
        ".SH DESCRIPTION",
        _text(DESCRIPTION),
        ".SH COMMANDS",
    ]
    for name, command in COMMANDS.items():
        lines += _command(name, command.help, arguments_of(name))
    lines += [".SH EXIT STATUS", *_list(_STATUS), ".SH ENVIRONMENT", *_list(_ENVIRONMENT)]
    return "\n".join(lines) + "\n"


def _command(name: str, help: str, given: tuple[Argument, ...]) -> list[str]:
    own = [one for one in given if "-h" not in one.names]
    usage = " ".join(_usage(one) for one in sorted(own, key=lambda one: bool(one.names)))
    command = f"\\fBspm\\-tui {_text(name)}\\fR"
    lines = [f".SS {_text(name)}", f"{command} {usage}".rstrip(), ".PP", _sentence(help)]
    for one in own:
        if one.help:
            lines += [".TP", _head(one), _sentence(one.help)]
    return lines


def _usage(one: Argument) -> str:
    value = f"\\fI{_text(one.value)}\\fR" if one.value else ""
    named = f"\\fB{_text(one.names[-1])}\\fR {value}".rstrip() if one.names else value
    shown = f"{named} ..." if one.many else named
    return shown if one.needed else f"[{shown}]"


def _head(one: Argument) -> str:
    value = f" \\fI{_text(one.value)}\\fR" if one.value and one.names else ""
    return ", ".join(f"\\fB{_text(name)}\\fR" for name in one.names) + value or f"\\fI{_text(one.value)}\\fR"


def _list(rows: Iterable[tuple[str, str]]) -> list[str]:
    return [part for name, text in rows for part in (".TP", f"\\fB{_text(name)}\\fR", _sentence(text))]


def _sentence(text: str) -> str:
    return _text(capital_first(text).rstrip(".")) + "."


def _text(text: str) -> str:
    """Return text as roff shows it: its backslashes and hyphens, and no line that begins a request."""
    escaped = text.replace("\\", "\\(rs").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
