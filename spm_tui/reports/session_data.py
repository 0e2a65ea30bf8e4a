"""The session as JSON, with the keys and words of its file, and the schema it keeps to."""

import json
from typing import Any

import msgspec

from spm_tui.reports.output_formats import Export
from spm_tui.reports.session_schema import json_schema


def write(export: Export) -> str:
    """Return the session as JSON; what was not answered is absent, as in the file.

    Everything beyond ASCII is escaped, so that no character of it can steer a terminal.
    """
    return _text(_answered(msgspec.to_builtins(export.session)))


def schema(_export: Export) -> str:
    """Return the JSON Schema of `session.json`, which is that of the session file."""
    return _text(json_schema())


def _answered(value: Any) -> Any:
    """Return data without what was not answered: nulls, and lists and tables with nothing in them."""
    if isinstance(value, dict):
        kept = {key: _answered(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner is not None and inner not in ([], {})}
    if isinstance(value, list | tuple):
        return [_answered(inner) for inner in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _text(value: Any) -> str:
    return json.dumps(value, indent=2).replace("\x7f", "\\u007f") + "\n"
