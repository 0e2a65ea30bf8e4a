"""JSON Schema of the session file, for editors and other tools; made from the records that read it."""

from typing import Any

import msgspec

from spm_tui.workshop.session import Session


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a session file.

    It knows each table by itself; that references lead somewhere and ties do not repeat, only loading says.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "spm-tui session, format 1",
        **msgspec.json.schema(Session),
    }
