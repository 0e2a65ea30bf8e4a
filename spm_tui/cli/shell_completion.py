"""`spm-tui completion SHELL`: what bash, zsh and fish need to complete commands, from the command table."""

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from spm_tui.cli.command_words import Argument, arguments_of
from spm_tui.cli.console import FINE, put

_MARK: Final = "# Made by spm-tui from its table of commands; it completes commands, options and files.\n"


def run(arguments: Namespace) -> int:
    """Print the completions for a shell; return 0."""
    put(SHELLS[arguments.shell]())
    return FINE


def _table() -> dict[str, tuple[str, tuple[Argument, ...]]]:
    """Return the help and the arguments of every command."""
    from spm_tui.cli.command_table import COMMANDS

    return {name: (command.help, arguments_of(name)) for name, command in COMMANDS.items()}


def _options(given: tuple[Argument, ...]) -> list[Argument]:
    return [one for one in given if one.names]


def _placed(given: tuple[Argument, ...]) -> list[Argument]:
    return [one for one in given if not one.names]


# -- bash


def bash() -> str:
    """Return a script for bash, with or without the package bash-completion."""
    table = _table()
    names = " ".join(table)
    cases = "".join(_bash_case(name, given) for name, (_, given) in table.items())
    return f"""{_MARK}_spm_tui() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} command="" place=0 i
    COMPREPLY=()
    if ((COMP_CWORD > 1)); then command=${{COMP_WORDS[1]}}; fi
    _spm_tui_take() {{
        local one
        while IFS= read -r one; do COMPREPLY+=("$one"); done
    }}
    _spm_tui_words() {{ _spm_tui_take < <(compgen -W "$1" -- "$cur"); }}
    _spm_tui_folders() {{
        compopt -o filenames 2>/dev/null
        _spm_tui_take < <(compgen -d -- "$cur")
    }}
    _spm_tui_files() {{
        _spm_tui_folders
        _spm_tui_take < <(compgen -f -X "!*$1" -- "$cur")
    }}
    _spm_tui_place() {{
        for ((i = 2; i < COMP_CWORD; i++)); do
            if [[ " $1 " == *" ${{COMP_WORDS[i]}} "* ]]; then
                ((i++))
            elif [[ ${{COMP_WORDS[i]}} != -?* ]]; then
                ((place++))
            fi
        done
    }}
    case $command in
        "")
            if [[ $cur != -* ]]; then _spm_tui_folders; fi
            _spm_tui_words "{names} --help --version"
            ;;
{cases}    esac
}}
complete -F _spm_tui spm-tui
"""


def _bash_case(name: str, given: tuple[Argument, ...]) -> str:
    options, placed = _options(given), _placed(given)
    valued = " ".join(one for option in options if option.value for one in option.names)
    lines = [f"        {name})", f'            _spm_tui_place "{valued}"', "            case $prev in"]
    for option in options:
        if option.value:
            lines.append(f"                {'|'.join(option.names)}) {_bash_value(option)}; return ;;")
    words = " ".join(one for option in options for one in option.names)
    lines += [
        "            esac",
        f'            if [[ $cur == -* ]]; then _spm_tui_words "{words}"; return; fi',
    ]
    lines.append("            case $place in")
    for number, one in enumerate(placed):
        at = f"{number}" if not one.many else "*"
        lines.append(f"                {at}) {_bash_value(one)} ;;")
    return "\n".join([*lines, "            esac", "            ;;"]) + "\n"


def _bash_value(one: Argument) -> str:
    if one.choices:
        return f'_spm_tui_words "{" ".join(one.choices)}"'
    if one.folders:
        return "_spm_tui_folders"
    return f'_spm_tui_files "{one.files.lstrip("*")}"' if one.files else ":"


# -- zsh


def zsh() -> str:
    """Return a function for zsh's completion system, to stand as `_spm-tui` in a folder of `fpath`."""
    table = _table()
    commands = "\n".join(f"    {_quoted(f'{name}:{help}')}" for name, (help, _) in table.items())
    cases = "".join(_zsh_case(name, given) for name, (_, given) in table.items())
    return f"""#compdef spm-tui
{_MARK}
_spm-tui() {{
  local -a commands
  commands=(
{commands}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _files -/
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
{cases}  esac
}}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _spm-tui "$@"
else
  compdef _spm-tui spm-tui
fi
"""


def _zsh_case(command: str, given: tuple[Argument, ...]) -> str:
    specs: list[str] = []
    for option in _options(given):
        help = _zsh_text(option.short)
        value = f":{option.value}:{_zsh_value(option)}" if option.value else ""
        again = "*" if option.many else ""
        specs += [_quoted(f"{again}{name}[{help}]{value}") for name in option.names]
    for number, placed in enumerate(_placed(given), 1):
        at = "*" if placed.many else f"{number}" if placed.needed else f"{number}:"
        specs.append(_quoted(f"{at}:{placed.value}:{_zsh_value(placed)}"))
    lines = " \\\n        ".join(["_arguments -s", *specs])
    return f"    {command})\n      {lines}\n      ;;\n"


def _zsh_value(one: Argument) -> str:
    if one.choices:
        return f"({' '.join(one.choices)})"
    if one.folders:
        return "_files -/"
    if one.files == "*":
        return "_files"
    return f'_files -g "*{one.files}"' if one.files else " "


def _zsh_text(text: str) -> str:
    """Return a text as it stands in the brackets of an option."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def _quoted(text: str) -> str:
    escaped = text.replace("'", "'\\''")
    return f"'{escaped}'"


# -- fish


def fish() -> str:
    """Return the completions for fish."""
    top = "complete -c spm-tui -n __fish_use_subcommand"
    lines = [_MARK.rstrip("\n"), "complete -c spm-tui -f"]
    lines += [f"{top} -l help -d 'print this help'", f"{top} -l version -d 'print the version'"]
    for name, (help, given) in _table().items():
        lines.append(f"{top} -a {name} -d {_fish_quoted(help)}")
        seen = f"complete -c spm-tui -n '__fish_seen_subcommand_from {name}'"
        for option in _options(given):
            names = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
            lines.append(f"{seen} {names}{_fish_value(option)} -d {_fish_quoted(option.short)}")
        told = [one for one in _placed(given) if one.choices or one.files or one.folders]
        lines += [f"{seen} {_fish_placed(one)}" for one in told]
    return "\n".join(lines) + "\n"


def _fish_value(option: Argument) -> str:
    if not option.value:
        return ""
    if option.choices:
        return f" -xa {_fish_quoted(' '.join(option.choices))}"
    if option.folders:
        return " -xa '(__fish_complete_directories)'"
    return " -rF" if option.files else " -x"


def _fish_placed(one: Argument) -> str:
    if one.choices:
        return f"-a {_fish_quoted(' '.join(one.choices))}"
    if one.folders:
        return "-a '(__fish_complete_directories)'"
    return "-F" if one.files == "*" else f"-k -a '(__fish_complete_suffix {one.files})'"


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


SHELLS: Final[dict[str, Callable[[], str]]] = {"bash": bash, "zsh": zsh, "fish": fish}
