"""What we noticed: stories, all, ideas; stances, next steps, going to the answer and back, filtering."""

import errno
import os
import re
import shutil
from pathlib import Path

import pytest
from running_app import question_screen, running, said, saved, shown, type_text, until
from sample_files import FIRST, FOLDER

from spm_tui.cli import main
from spm_tui.diagnosis.record_keys import position_of
from spm_tui.tui.dialogs.form import FieldLine, FormScreen
from spm_tui.tui.screens.findings_screen import FindingsScreen
from spm_tui.tui.screens.map_screen import MapScreen
from spm_tui.tui.widgets.entry_box import EntryBox


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A copy of the finished workshop, with findings of every tone and state."""
    return Path(shutil.copyfile(FOLDER / f"{FIRST}.toml", tmp_path / "harbour.toml"))


async def to_findings(app, pilot):
    await app.workers.wait_for_complete()
    await pilot.press("f4")
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, FindingsScreen)
    return screen


async def put_cursor_on(app, pilot, key):
    rows = app.screen.rows
    rows.focus()
    await pilot.press("home")
    for _ in range(60):
        if rows.cursor_key == key:
            return
        rows.action_move(1)
    raise AssertionError(f"{key} is not in the list")


def told(app):
    return said(app)


def stances(session):
    return {stance.finding: (stance.stance, stance.why) for stance in session.stances}


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_the_ten_answers_come_first_then_stories_everything_and_the_ideas(harbour, size):
    async with running(harbour, size=size) as (app, pilot):
        screen = await to_findings(app, pilot)
        diagnosis = app.open_session.workspace.diagnosis
        listed = shown(app, "#list")
        for label in ("we said", "Works", "Look at", "Helps"):
            assert label in listed
        assert screen.answer.question == "allocation_unit"
        assert screen.finding is None
        assert screen.answer.headline in " ".join(shown(app, "#evidence").split())
        await pilot.press("s")
        await pilot.pause()
        assert "▸stories" in shown(app, "#title")
        rows = {row.key for row in screen.rows.shown_rows if row.pick}
        assert rows == {key for story in diagnosis.stories for key in story.findings}
        assert screen.finding is not None
        await pilot.press("l")
        assert "▸all" in shown(app, "#title")
        rows = {row.key for row in screen.rows.shown_rows if row.pick}
        assert {finding.key for finding in diagnosis.fired} <= rows
        await pilot.press("i")
        assert "▸ideas of a portfolio" in shown(app, "#title")
        assert "does not hold here" in shown(app, "#lenses")
        assert "holds in part" in shown(app, "#lenses")
        await pilot.press("tab")
        assert "▸ten answers" in shown(app, "#title")
        assert shown(app, "#list") == listed


async def test_all_ten_answers_stand_on_one_small_screen(harbour):
    async with running(harbour, size=(80, 24)) as (app, pilot):
        screen = await to_findings(app, pilot)
        height = screen.rows.size.height
        seen = [screen.rows.text_of(number) for number in range(height)]
        assert seen[0].strip() == "We speak of 15 people as movable; 9.5 came or could come."
        assert [line.split()[0] for line in seen[2:12]] == [str(number) for number in range(1, 11)]
        assert all(len(line) <= screen.rows.size.width for line in seen)
        await pilot.press(*["down"] * 9)
        await pilot.pause()
        assert screen.answer.question == "disappearance"
        assert screen.rows.scroll_offset.y == 0


async def test_an_answer_leads_to_its_question_and_takes_no_stance(harbour):
    async with running(harbour) as (app, pilot):
        await to_findings(app, pilot)
        before = app.open_session.workspace.session
        await pilot.press("a", "d", "n", "c", "g")
        await pilot.pause()
        assert app.open_session.workspace.session is before
        assert "Go to a note first" in told(app).replace("\n", " ")
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()
        assert question_screen(app).question.key == "fungibility"


async def test_a_stance_is_kept_with_its_reason_and_a_next_step_with_who_and_when(harbour):
    async with running(harbour) as (app, pilot):
        await to_findings(app, pilot)
        await pilot.press("l")
        await put_cursor_on(app, pilot, "reclaim-gap:edi-classic")
        before = stances(app.open_session.workspace.session)
        await pilot.press("a")
        await pilot.pause()
        assert stances(app.open_session.workspace.session)["reclaim-gap:edi-classic"][0] == "agree"
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert stances(app.open_session.workspace.session)["reclaim-gap:edi-classic"][0] == "agree"
        await pilot.press("d")
        await type_text(app, pilot, "it is still winding down")
        await pilot.press("enter")
        await pilot.pause()
        kept = stances(await saved(app))
        assert kept["reclaim-gap:edi-classic"] == ("dispute", "it is still winding down")
        assert "it is still winding down" in " ".join(shown(app, "#evidence").split())
        await pilot.press("n")
        await pilot.pause()
        assert stances(app.open_session.workspace.session)["reclaim-gap:edi-classic"][0] == "unsure"
        await pilot.press("u", "u", "u")
        assert stances(app.open_session.workspace.session) == before
        count = len(app.open_session.workspace.session.commitments)
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        lines = {line.spec.name: line.query_one(EntryBox) for line in app.screen.query(FieldLine)}
        assert lines["what"].value.startswith("Find out: ")
        lines["owner"].put("CFO")
        lines["due"].put("soon")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        assert lines["due"].value == "soon"
        lines["due"].put("2026-12-15")
        await pilot.press("ctrl+s")
        await pilot.pause()
        session = await saved(app)
        assert len(session.commitments) == count + 1
        agreed = session.commitments[-1]
        assert (agreed.finding, agreed.owner, str(agreed.due), agreed.kind) == (
            "reclaim-gap:edi-classic", "CFO", "2026-12-15", "fact-check",
        )  # fmt: skip


async def test_the_footer_names_what_does_something_with_what_is_under_the_cursor(harbour):
    async with running(harbour, size=(120, 36)) as (app, pilot):
        await pilot.press("f4")
        await until(pilot, lambda: "Unit of allocation" in shown(app, "#list"))
        await until(pilot, lambda: "j answer" in shown(app, "#keys") and "a agree" not in shown(app, "#keys"))
        await pilot.press("s")
        await until(pilot, lambda: "a agree  d dispute  c commit" in shown(app, "#keys"))
        await pilot.press("i")
        await until(pilot, lambda: "a agree" not in shown(app, "#keys"))
        assert "j answer" not in shown(app, "#keys")


async def test_a_note_says_why_and_leads_to_its_answer_the_map_and_what_to_ask_next(harbour):
    async with running(harbour) as (app, pilot):
        screen = await to_findings(app, pilot)
        await pilot.press("l")
        await put_cursor_on(app, pilot, "swap-gap:fleet-team>customs")
        await pilot.pause()
        side = shown(app, "#evidence")
        for word in ("Why", "May be off", "Ask", "Do we agree?", "Question 4"):
            assert word in side
        await pilot.press("j")
        await pilot.pause()
        assert question_screen(app).question.key == "fungibility"
        await pilot.press("f4")
        await pilot.pause()
        assert app.screen is screen
        assert screen.rows.cursor_key == "swap-gap:fleet-team>customs"
        assert "▸all" in shown(app, "#title")
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(app.screen, MapScreen)
        assert app.screen.view == "focus"
        assert app.screen.chosen == "fleet-team"
        probe = app.open_session.workspace.diagnosis.next_probe
        await pilot.press("f4", "p")
        await pilot.pause()
        assert probe.ask in told(app)
        assert question_screen(app).question.key == probe.key.split(".")[0]


async def test_a_note_leads_to_the_very_line_it_rests_on(harbour):
    async with running(harbour) as (app, pilot):
        await to_findings(app, pilot)
        await pilot.press("l")
        await put_cursor_on(app, pilot, "swap-gap:fleet-team>customs")
        app.screen.rows.action_move(1)
        finding = app.screen.finding
        await pilot.press("j")
        await pilot.pause()
        rows = question_screen(app).rows
        place = position_of(
            app.open_session.workspace.session, finding.trail[0].question, finding.trail[0].key
        )
        assert place
        assert (rows.has_focus, rows.cursor_key) == (True, f"record:{place}")


async def test_the_list_is_filtered_by_a_word_and_opened_again(harbour):
    async with running(harbour) as (app, pilot):
        screen = await to_findings(app, pilot)
        await pilot.press("slash")
        await type_text(app, pilot, "Event bus")
        await pilot.press("enter")
        await pilot.pause()
        assert "▸all" in shown(app, "#title")
        assert re.fullmatch(r"\d+ of \d\d", shown(app, "#filter-count").strip())
        keys = [row.key for row in screen.rows.shown_rows if row.pick]
        assert "bets-pile-up" in keys
        assert "swap-gap:fleet-team>customs" not in keys
        await pilot.press("slash")
        await pilot.press("escape")
        await pilot.pause()
        assert "swap-gap:fleet-team>customs" in [row.key for row in screen.rows.shown_rows]
        await pilot.press("slash")
        await type_text(app, pilot, "zzz")
        await pilot.press("enter")
        await pilot.pause()
        assert shown(app, "#list").strip() == 'Nothing found for "zzz".'
        await pilot.press("a", "d", "c", "j", "g")
        await pilot.pause()


async def test_a_session_without_answers_says_what_is_not_asked_yet(tmp_path):
    path = tmp_path / "empty.toml"
    path.write_text('format = 1\ntitle = "Empty"\nmode = "workshop"\ncreated = 2026-11-22\n')
    async with running(path) as (app, pilot):
        await to_findings(app, pilot)
        assert shown(app, "#list").strip()
        await pilot.press("l", "a", "d", "c", "g", "i", "s", "n")
        await pilot.pause()
        assert app.open_session.workspace.session.stances == ()


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_what_is_agreed_stands_beside_the_note_in_the_list(harbour, size):
    async with running(harbour, size=size) as (app, pilot):
        await to_findings(app, pilot)
        await pilot.press("s", "a")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "agreed" in shown(app, "#list")
        await pilot.press("l")
        await pilot.pause()
        assert "agreed" in shown(app, "#list")


async def test_what_stands_beside_a_note_scrolls_from_the_list(harbour):
    async with running(harbour, size=(80, 24)) as (app, pilot):
        screen = await to_findings(app, pilot)
        assert screen.side.scroll_offset.y == 0
        await pilot.press("space")
        await pilot.pause()
        assert screen.side.scroll_offset.y > 0
        assert screen.rows.has_focus
        await pilot.press("down")
        await pilot.pause()
        assert screen.side.scroll_offset.y == 0


async def test_the_report_is_written_beside_the_session_and_over_nothing(harbour, capsys):
    assert main(["report", str(harbour), "--as-of", "2026-11-22"]) == 0
    pages = capsys.readouterr().out
    assert main(["report", str(harbour), "--as-of", "2026-11-22", "--full"]) == 0
    everything = capsys.readouterr().out
    async with running(harbour) as (app, pilot):
        await to_findings(app, pilot)
        await pilot.press("r", "enter")
        await app.workers.wait_for_complete()
        first = harbour.with_name("harbour-report.md")
        assert first.read_text(encoding="utf-8") == pages
        assert "harbour-report.md, ready to hand out" in told(app).replace("\n", " ")
        first.write_text("changed by hand", encoding="utf-8")
        await pilot.press("r", "down", "enter")
        await app.workers.wait_for_complete()
        assert first.read_text(encoding="utf-8") == "changed by hand"
        assert harbour.with_name("harbour-report-2.md").read_text(encoding="utf-8") == everything
        await pilot.press("r", "escape")
        await app.workers.wait_for_complete()
        assert not harbour.with_name("harbour-report-3.md").exists()


async def test_a_report_that_cannot_be_written_is_told_in_one_sentence(harbour, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, "no space")

    async with running(harbour) as (app, pilot):
        await to_findings(app, pilot)
        monkeypatch.setattr(os, "fsync", full)
        await pilot.press("r", "enter")
        await app.workers.wait_for_complete()
        assert "harbour-report.md cannot be written: the disk is full." in told(app).replace("\n", " ")
    assert [path.name for path in harbour.parent.iterdir() if path.is_file()] == ["harbour.toml"]


@pytest.mark.parametrize("size", [(60, 16), (80, 24)])
async def test_the_list_keeps_rows_in_the_smallest_terminal_while_something_is_looked_for_and_said(
    tmp_path, size
):
    path = shutil.copyfile(FOLDER / "harbour-2026-q3.toml", tmp_path / "s.toml")
    async with running(path, size=size) as (app, pilot):
        await pilot.press("f4")
        await pilot.pause()
        app.say("Two sentences of the status line, so long that they need two lines. " * 2)
        await pilot.press("l", "slash", "t")
        await pilot.pause()
        screen = app.screen
        assert screen.rows.size.height >= 2
        assert screen.side.size.height >= 2
