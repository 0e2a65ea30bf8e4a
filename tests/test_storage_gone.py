"""What was typed into a file that is gone is kept, and never put into a new one of the same name."""

from pathlib import Path

from command_line import spm
from running_app import question_screen, running, said, until

from spm_tui.storage.recovery import ScreenDraft, read_recovery, write_recovery
from spm_tui.storage.session_file import SessionFile
from spm_tui.tui.dialogs.form import FieldLine
from spm_tui.tui.screens.opening_screen import OpeningScreen
from spm_tui.tui.screens.portfolio_screen import PortfolioScreen
from tests.strategies import every_field

TYPED = ScreenDraft(at=1.0, boxes={"portfolio": "half a line", "stopping": "another half"})


def kept_in(path: Path) -> list[str]:
    return [found.read_text(encoding="utf-8") for found in (path.parent / ".spm-tui").rglob("gone-*")]


def test_a_new_file_takes_nothing_that_was_typed_into_an_earlier_one_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "offsite.toml"
    write_recovery(path, TYPED)
    session_file = SessionFile.at(path)
    assert session_file.draft is None
    (told,) = session_file.save(every_field())
    session_file.close()
    assert "typed and not entered into an earlier offsite.toml, which is gone, is kept at" in told
    (kept,) = kept_in(path)
    assert "half a line" in kept
    again = SessionFile.at(path)
    assert again.draft is None
    again.close()


def test_what_is_typed_into_the_new_file_stays_its_own(tmp_path: Path) -> None:
    path = tmp_path / "offsite.toml"
    write_recovery(path, TYPED)
    session_file = SessionFile.at(path)
    session_file.keep_draft(ScreenDraft(at=2.0, boxes={"portfolio": "of the new one"}))
    assert session_file.save(every_field()) == ()
    session_file.close()
    found = read_recovery(path)
    assert found is not None
    assert found.boxes == {"portfolio": "of the new one"}
    assert len(kept_in(path)) == 1


def test_looking_for_a_file_that_is_not_there_sets_nothing_aside(tmp_path: Path) -> None:
    path = tmp_path / "offsite.toml"
    write_recovery(path, TYPED)
    SessionFile.at(path).close()
    assert read_recovery(path) == TYPED


def test_an_import_into_a_name_that_is_free_again_takes_nothing_either(tmp_path: Path) -> None:
    nodes, edges, out = tmp_path / "n.csv", tmp_path / "e.csv", tmp_path / "offsite.toml"
    nodes.write_text("id,kind,name\na,system,Hub\n", encoding="utf-8")
    edges.write_text("source,target,kind\n", encoding="utf-8")
    write_recovery(out, TYPED)
    ended = spm("import", nodes, edges, "-o", out)
    assert ended.status == 0, ended.err
    assert "is kept at" in ended.err
    assert read_recovery(out) is None
    assert len(kept_in(out)) == 1


async def test_a_session_of_the_name_of_one_that_is_gone_begins_empty(tmp_path: Path) -> None:
    path = tmp_path / "offsite.toml"
    write_recovery(path, TYPED)
    async with running(path, action="new", size=(200, 36)) as (app, pilot):
        app.screen.query(FieldLine).first().box.put("Offsite")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, OpeningScreen))
        await until(pilot, lambda: "an earlier offsite.toml, which is gone" in said(app))
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, PortfolioScreen))
        assert isinstance(app.screen, PortfolioScreen)
        assert app.screen.box.value == ""
        assert app.open_session is not None
        app.open_session.at_question(2)
        await pilot.pause()
        assert question_screen(app).box.value == ""
