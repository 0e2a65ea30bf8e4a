"""A session on a real map: the Rust goals imported, all ten questions answered, closed, reopened."""

import os
from pathlib import Path

import pytest
from running_app import TODAY, enter, noticed, question_screen, running, saved, shown

from spm_tui.diagnosis.engine import diagnose
from spm_tui.entanglement.measures import Measures
from spm_tui.imports.map_to_session import import_map
from spm_tui.imports.relations import default_table
from spm_tui.reports.markdown import page as report
from spm_tui.storage import files
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import RECORD_LISTS, records

#: Two lines a question, typed on the screen; teams and goals are those of the map, by their names.
LINES = {
    "allocation_unit": ("2025 goals > team > 6 months", "2026 flagships > project > 4 months"),
    "stopping": ("{goal} > back 3 > 1 month", "{other} > back 2 > 2 months"),
    "reversibility": (
        "New solver > easy > tried partly > 16 months",
        "2026 flagships > costly > tried never",
    ),
    "fungibility": ("compiler > libs > said 1 > took 9 > half as good", "cargo > lang > said 2 > cannot"),
    "reallocate_or_reshape": ("2025 goals > strategy > took yes", "2026 flagships > team cut > took no"),
    "ownership": ("budget > 2026 > board", "team cut > nobody"),
    "redesign_frequency": (
        "2025 goals > tried re-ranking > took new team > 8 months",
        "2026 flagships > tried re-ranking > took reorg > 5 months",
    ),
    "vineyards": ("rust > spoken stock > vines, labour > 30 months", "crates.io > spoken brand > 20 months"),
    "boundary": ("split a team > waited 6 months > for whom?", "start a goal > leadership decides"),
    "disappearance": ("priorities > to Product > first sign: two roadmaps", "funding > collapses"),
}


@pytest.fixture
def rust(tmp_path: Path) -> Path:
    folder = os.environ.get("SPM_REAL_MAPS")
    if not folder:
        pytest.skip("SPM_REAL_MAPS names no folder of real maps")
    source = Path(folder) / "rust"
    made = import_map(
        ((source / "nodes.csv").read_bytes(), (source / "edges.csv").read_bytes()),
        default_table(),
        title="Rust goals",
        created=TODAY,
    )
    assert made.imported is not None
    assert made.imported.session is not None
    path = tmp_path / "rust.toml"
    files.save(path, made.imported.session, None)
    return path


async def test_a_sitting_on_the_rust_map_from_import_to_report(rust: Path) -> None:
    before = files.load(rust).session
    assert before is not None
    goals = [item.name for item in before.items if item.kind == "initiative"]
    assert len(goals) == 117
    names = {"goal": f'"{goals[0]}"', "other": f'"{goals[40]}"'}
    notes: set[tuple[str, ...]] = set()
    async with running(rust) as (app, pilot):
        open_session = app.open_session
        assert open_session is not None
        for number, question in enumerate(QUESTIONS, start=1):
            assert question_screen(app).question.number == number
            for line in LINES[question.key]:
                await enter(app, pilot, line.format(**names))
                if "A digit chooses" in shown(app, "#preview"):  # teams, domains and systems share names here
                    await pilot.press("1")
            await noticed(app, pilot)
            assert open_session.workspace.diagnosis is not None
            notes.add(tuple(f.key for f in open_session.workspace.diagnosis.fired))
            assert "Ask next" in shown(app, "#side")
            given = records(open_session.workspace.session, question.key)
            assert len(given) >= 2, f"{question.key}: {shown(app, '#rows')}"
            await pilot.press("pagedown")
            await pilot.pause()
        assert len(notes) >= 5, "the live diagnosis changes as the room answers"
        kept = await saved(app)
        assert kept == open_session.workspace.session
        await pilot.press("ctrl+q")
    async with running(rust) as (app, _):
        assert app.open_session is not None
        assert app.open_session.workspace.session == kept
        assert question_screen(app).question.number == 10
    diagnosis = diagnose(kept, TODAY)
    text = report(kept, diagnosis, Measures(kept), TODAY, full=True)
    assert all(question.wording in text for question in QUESTIONS)
    assert "10 answered" in text
    assert all(getattr(getattr(kept.answers, key), RECORD_LISTS[key][0]) for key in ANSWER_KEYS)
