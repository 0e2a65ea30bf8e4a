"""A user's own keys: `keys.toml` in the configuration folder, by the ids of the key table."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from spm_tui.storage.atomic import read_bytes
from spm_tui.storage.file_errors import FileTroubleError, because
from spm_tui.storage.system_calls import SYSTEM
from spm_tui.storage.toml_text import NotTomlError, read_toml
from spm_tui.text import clean, cut, did_you_mean
from spm_tui.tui.key_table import EVERYWHERE, PLACES, SCREENS

KNOWN = frozenset(key.id for keys in (EVERYWHERE, PLACES, *SCREENS.values()) for key in keys)
#: A file of keys is far smaller; a larger one is not looked at.
MOST_BYTES: Final = 64 * 1024
LONGEST_KEY: Final = 40
#: Problems told one by one; of more only how many.
MOST_TOLD: Final = 3
_KEYS: Final = re.compile(r"[!-+\--~]{1,40}(?:,[!-+\--~]{1,40}){0,7}")


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
        table = _read(path)
    except FileNotFoundError:
        return Keymap({}, ())
    except OSError as error:
        return _unused(path, because(error, reading=True))
    except FileTroubleError as trouble:
        return Keymap({}, (trouble.sentence,))
    except NotTomlError as error:
        return _unused(path, f"line {error.problem.line}: {error.problem.message}")
    keys: dict[str, str] = {}
    problems: list[str] = []
    for name, value in table.items():
        if name not in KNOWN:
            near = did_you_mean(name, KNOWN) if len(name) <= LONGEST_KEY else ""
            problems.append(
                f'keys.toml: there is no key called "{cut(name, LONGEST_KEY)}"; {near}'.rstrip("; ")
            )
        elif not isinstance(value, str) or not _KEYS.fullmatch(value.strip()):
            problems.append(f'keys.toml: "{name}" wants a key such as "ctrl+right".')
        else:
            keys[name] = value.strip()
    more = len(problems) - MOST_TOLD
    told = [*problems[:MOST_TOLD], *([f"keys.toml: and {more} more like these."] if more > 0 else [])]
    return Keymap(keys, tuple(told))


def _read(path: Path) -> dict[str, object]:
    """Return the table in a file. Raises OSError, FileTroubleError and NotTomlError."""
    data = read_bytes(SYSTEM, str(path), MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotTomlError(1, f"it has more than {MOST_BYTES // 1024} KB, and names keys only")
    return read_toml(data)[0]


def _unused(path: Path, why: str) -> Keymap:
    return Keymap({}, (f"{clean(str(path))} is not used: {clean(why)}.",))
