"""Making a session from two CSV files, by asking for their paths."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from spm_tui.imports.csv_map import import_csv
from spm_tui.imports.relations import default_table
from spm_tui.storage import files
from spm_tui.storage.atomic import read_file
from spm_tui.storage.recovery import leave_behind
from spm_tui.storage.system import SYSTEM
from spm_tui.storage.trouble import FileTroubleError
from spm_tui.tui.screens.beginning import free_path
from spm_tui.tui.screens.dialogs import AskLine, Tell

if TYPE_CHECKING:
    from spm_tui.tui.app import SpmApp

EXPLAIN = (
    "Two files: nodes with the columns id, kind, name (people, wants), and edges with source, target, kind "
    "(people). Their paths, separated by a comma."
)


async def ask_import(app: SpmApp, folder: Path) -> Path | None:
    """Ask for two CSV files and write a session beside the others; return its path, None when it was left."""
    text = await app.push_screen_wait(
        AskLine("Import a map", explain=EXPLAIN, placeholder="nodes.csv, edges.csv")
    )
    if text is None:
        return None
    paths = [Path(os.path.expanduser(part.strip())) for part in text.split(",")]
    if len(paths) != 2:
        app.say("Two paths are wanted, separated by a comma.", alarm=True)
        return None
    try:
        nodes, edges = (read_file(SYSTEM, str(path)) for path in paths)
    except FileTroubleError as trouble:
        app.say(trouble.sentence, alarm=True)
        return None
    made = import_csv(nodes, edges, default_table(), title=paths[0].parent.name or "map", created=app.as_of)
    if made.imported is None or made.imported.session is None:
        found = [f"{paths[0].name}, line {p.line}: {p.message}" for p in made.node_problems]
        found += [f"{paths[1].name}, line {p.line}: {p.message}" for p in made.edge_problems]
        await app.push_screen_wait(
            Tell("Nothing was imported", "\n".join(found[:30]), yes="closes", no="closes")
        )
        return None
    session = made.imported.session
    path = free_path(folder, session.title)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files.save(path, session, None)
        left_behind = leave_behind(path)
    except (OSError, FileTroubleError) as error:
        app.say(str(error), alarm=True)
        return None
    for sentence in left_behind:
        app.say(sentence)
    app.say(f"{len(session.items)} things and {len(session.ties)} needs came in.")
    return path
