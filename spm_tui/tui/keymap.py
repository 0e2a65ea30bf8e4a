"""A user's own keys: `keys.toml` in the configuration folder, by the ids of the key table."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import tomli

from spm_tui.text import clean, did_you_mean
from spm_tui.tui.keys import EVERYWHERE, PLACES, SCREENS

KNOWN = frozenset(key.id for keys in (EVERYWHERE, PLACES, *SCREENS.values()) for key in keys)


class Keymap(NamedTuple):
    """Keys by id, and one sentence a line for what could not be used."""

    keys: dict[str, str]
    problems: tuple[str, ...]


def config_file() -> Path:
    """Return where a user's own keys are looked for."""
    from platformdirs import user_config_dir

    return Path(user_config_dir("spm-tui", appauthor=False)) / "keys.toml"


def read_keymap(path: Path) -> Keymap:
    """Return the keys of a file; no file gives none, and what is wrong in it is told and left out."""
    try:
        table = tomli.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Keymap({}, ())
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        return Keymap({}, (f"{clean(str(path))} is not used: {clean(str(error))}",))
    keys: dict[str, str] = {}
    problems: list[str] = []
    for name, value in table.items():
        if name not in KNOWN:
            problems.append(
                f'keys.toml: there is no key called "{clean(name)}"; {did_you_mean(name, KNOWN)}'.rstrip("; ")
            )
        elif not isinstance(value, str) or not value.strip():
            problems.append(f'keys.toml: "{name}" wants a key such as "ctrl+right".')
        else:
            keys[name] = value.strip()
    return Keymap(keys, tuple(problems))
