"""What a session file may have that keeps it from being read, as values; nothing here reads or prints."""

from collections.abc import Iterable

from msgspec import Struct

from spm_tui.text import clean, cut

#: One step of a key path: a key of the file or a position in a list.
Path = tuple[str | int, ...]

#: More problems than this are counted, not listed; and more than that are not looked for.
MOST_LISTED = 500
MOST_SOUGHT = 5_000


class Problem(Struct, frozen=True):
    """One thing that keeps a file from being read: its line, its key path, what is there, what would do."""

    line: int
    key: str
    message: str
    hint: str = ""

    def printed(self, name: str) -> str:
        """Return `NAME:LINE key.path: message; hint`, cleaned for a terminal."""
        place = f"{clean(name)}:{self.line}" + (f" {self.key}" if self.key else "")
        return f"{place}: {self.message}" + (f"; {self.hint}" if self.hint else "")


class Found(Struct, frozen=True):
    """A problem whose line is not known yet, only the path of keys that leads to it."""

    path: Path
    message: str
    hint: str = ""


def key_of(path: Path) -> str:
    """Return a path as people write it: `items[3].kind`, cleaned; positions count from 0."""
    shown = ""
    for step in path:
        if isinstance(step, int):
            shown += f"[{step}]"
        else:
            plain = step if step.replace("-", "").replace("_", "").isalnum() else f'"{cut(step, 60)}"'
            shown += f".{cut(plain, 80)}" if shown else cut(plain, 80)
    return shown


def quoted(value: object) -> str:
    """Return a value of the file as a sentence quotes it: text in quotes, the rest as TOML writes it."""
    if isinstance(value, str):
        return f'"{cut(value, 60)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, int) and abs(value) >= 10**18:
        return "a giant number"
    return cut(str(value), 60)


def listed_once(found: Iterable[Found]) -> list[Found]:
    """Return the problems with at most one a path, the first one given."""
    seen: dict[Path, Found] = {}
    for one in found:
        seen.setdefault(one.path, one)
    return list(seen.values())
