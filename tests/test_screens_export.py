"""What people take away, on the screen: choosing files, who could be hurt by one, what is left out."""

import re
import shutil
from pathlib import Path

import pytest
from running_app import running, said, shown
from sample_files import FIRST, FOLDER
from textual.pilot import Pilot

from spm_tui.reports.named_lines import alike, named_lines, numbers_alike, words_of
from spm_tui.reports.output_formats import FORMATS, formats_called, prepare, written
from spm_tui.storage.files import load
from spm_tui.tui.app import SpmApp
from spm_tui.tui.screens.export_screen import ExportScreen
from spm_tui.tui.screens.findings_screen import FindingsScreen
from spm_tui.views.export_rows import named_row
from spm_tui.views.styled_lines import plain
from spm_tui.workshop.session import Session
from tests.hostile import foul_text, poisoned
from tests.running_app import TODAY

LINE = "Name who decides how teams are cut. With the CEO, by 15 October 2026"


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Path(shutil.copyfile(FOLDER / f"{FIRST}.toml", tmp_path / "harbour.toml"))


def session_of(path: Path) -> Session:
    session = load(path).session
    assert session is not None
    return session


async def settle(app: SpmApp, pilot: Pilot[int]) -> ExportScreen:
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, ExportScreen)
    return screen


async def to_export(app: SpmApp, pilot: Pilot[int]) -> ExportScreen:
    assert app.open_session is not None
    app.open_session.go("export")
    await pilot.pause()
    return await settle(app, pilot)


def written_to(harbour: Path) -> dict[str, str]:
    folder = harbour.with_name("harbour-export")
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.*")}


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_chosen_files_are_written_beside_the_session_and_each_is_shown_before(
    harbour: Path, size: tuple[int, int]
) -> None:
    async with running(harbour, size=size) as (app, pilot):
        screen = await to_export(app, pilot)
        assert "# 2026-Q3 portfolio review (made up)" in shown(app, "#preview")
        screen.choice.marked = {"board"}
        await pilot.press("enter")  # report.md, under the cursor
        await pilot.press("w")
        await settle(app, pilot)
        assert "2 files (2 new) in " in said(app)
        assert set(written_to(harbour)) == {"report.md", "board.txt"}
        assert "unchanged" in shown(app, "#list").splitlines()[0]


async def test_a_file_that_was_changed_by_hand_is_named_and_nothing_is_written(harbour: Path) -> None:
    folder = harbour.with_name("harbour-export")
    folder.mkdir()
    (folder / "report.md").write_text("mine")
    async with running(harbour) as (app, pilot):
        screen = await to_export(app, pilot)
        assert "changed" in shown(app, "#list").splitlines()[0]
        screen.choice.marked = {"report-md", "board"}
        await pilot.press("w")
        await settle(app, pilot)
        assert "report.md is there already" in said(app)
    assert written_to(harbour) == {"report.md": "mine"}


async def test_a_line_that_could_hurt_is_left_out_of_every_file_of_this_export_and_of_no_other(
    harbour: Path,
) -> None:
    async with running(harbour) as (app, pilot):
        screen = await to_export(app, pilot)
        screen.choice.marked = {"onepage-html", "onepage-md", "report-md"}
        await pilot.press("down", "down", "h")  # onepage.html
        await settle(app, pilot)
        assert "Who could be hurt by this page?" in shown(app, "#title")
        for _ in range(20):
            if screen._line is not None and screen._line.words.startswith(LINE):
                break
            await pilot.press("down")
        assert screen._line is not None
        assert screen._line.names == ("CEO",)
        await pilot.press("x")
        await settle(app, pilot)
        assert "for this export only" in said(app)
        assert "1 line left out" in shown(app, "#title")
        await pilot.press("w")
        await settle(app, pilot)
        first = written_to(harbour)
        assert not [name for name in ("onepage.html", "onepage.md") if LINE in first[name]]
        await pilot.press("w")
        await settle(app, pilot)
    assert all(LINE in text for name, text in written_to(harbour).items() if name.startswith("onepage"))
    assert session_of(harbour).commitments[0].owner == "ceo"  # the session keeps it


async def test_with_letters_in_place_of_roles_nobody_is_named_any_more(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        screen = await to_export(app, pilot)
        screen.choice.marked = {"actions-plain"}
        await pilot.press("n", "w")
        await settle(app, pilot)
        assert "letters in place of roles" in shown(app, "#title")
    text = written_to(harbour)["actions.csv"]
    assert re.search("role [A-Z]", text)
    assert "CEO" not in text


async def test_the_reports_can_hold_everything(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        screen = await to_export(app, pilot)
        screen.choice.marked = {"report-md"}
        await pilot.press("f", "w")
        await settle(app, pilot)
    assert "## Every note" in written_to(harbour)["report.md"]


async def test_a_change_of_the_session_is_in_the_files(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        await to_export(app, pilot)
        assert app.open_session is not None
        app.open_session.workspace.apply(
            "another title", lambda s: type(s)(**{**_fields(s), "title": "Another title"}), place="portfolio"
        )
        await pilot.pause()
        await settle(app, pilot)
        assert "# Another title" in shown(app, "#preview")


def _fields(session: Session) -> dict[str, object]:
    return {name: getattr(session, name) for name in session.__struct_fields__}


async def test_r_leads_here_and_escape_back_and_home_opens_it_at_once(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        await app.workers.wait_for_complete()
        await pilot.press("f4")
        await pilot.pause()
        await pilot.press("r", "down", "down", "enter")
        await pilot.pause()
        await settle(app, pilot)
        await pilot.press("h", "escape")
        await settle(app, pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, FindingsScreen)
    async with running(None, folder=harbour.parent, action="home") as (app, pilot):
        await app.workers.wait_for_complete()
        await pilot.press("e")
        await pilot.pause()
        await settle(app, pilot)


# -- which lines name somebody --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reader", "line", "words"),
    [
        ("html", "<li><strong>A:</strong> the CEO &amp; co <small>once</small></li>", "A: the CEO & co once"),
        ("html", '<tr><th>6 Who</th><td data-label="x">the CEO</td></tr>', "6 Who; the CEO;"),
        ("text", "- **Look at:** \\[x\\] the CEO *(once)*", "Look at: [x] the CEO (once)"),
        ("text", "| 6 Who | the CEO |  |", "6 Who; the CEO;"),
        ("csv", 'Count,"the CEO, soon",', "Count; the CEO, soon"),
        ("ndjson", '{"owner": "ceo"}', '{"owner": "ceo"}'),
    ],
)
def test_a_line_is_read_without_its_marks(reader: str, line: str, words: str) -> None:
    assert words_of(reader, line).rstrip("; ") == words.rstrip("; ")


def test_the_same_line_is_found_in_every_format(harbour: Path) -> None:
    export = prepare(session_of(harbour), TODAY)
    texts = {to.name: (to.reads, written(to, export)) for to in formats_called("onepage")}
    reader, text = texts["onepage-html"]
    line = next(one for one in named_lines(export.session, reader, text) if LINE in one.words)
    for reader, text in texts.values():
        numbers = numbers_alike(reader, text, {line.alike})
        assert [LINE in text.split("\n")[number] for number in numbers] == [True]


def test_the_headings_of_a_table_and_what_holds_a_file_together_stay(harbour: Path) -> None:
    session = session_of(harbour)
    export = prepare(session, TODAY)
    held = {}
    for to in FORMATS:
        lines = named_lines(export.session, to.reads, written(to, export))
        held[to.name] = {one.can_go for one in lines}
        if to.reads == "csv":
            assert 0 not in {one.number for one in lines if one.can_go}
    assert held["session"] == {False}
    assert held["reviews"] == {False}
    assert held["onepage-html"] == {True}
    assert held["actions-plain"] == {True}


async def test_what_a_file_is_for_is_told_apart_at_every_size(harbour: Path) -> None:
    for size in ((120, 36), (80, 24)):
        async with running(harbour, size=size) as (app, pilot):
            screen = await to_export(app, pilot)
            told = [plain(row.lines).split("new", 1)[1] for row in screen.rows.shown_rows]
            for words, many in (("commitments for", 6), ("things and needs", 5)):
                alike = {text.strip() for text in told if words in text}
                assert len(alike) == many


def test_a_line_that_goes_on_says_so() -> None:
    shown = named_row("A long line that names the CEO, " * 9, ["CEO"], dropped=False, can_go=True, width=40)
    assert len(shown) == 4
    assert plain(shown).splitlines()[2].endswith("…")


def test_every_line_that_can_go_can_go(harbour: Path) -> None:
    from spm_tui.storage.export_folder import pages, without

    export = prepare(session_of(harbour), TODAY)
    for page in pages(export, FORMATS, str(harbour.parent)):
        lines = named_lines(export.session, page.to.reads, page.text)
        gone = frozenset(one.number for one in lines if one.can_go)
        left = without(page, gone).text  # read back: raises where the rest could not be read
        assert len(left.split("\n")) == len(page.text.split("\n")) - len(gone)


def test_hostile_names_are_found_and_shown_clean(harbour: Path) -> None:
    foul, _ = poisoned(session_of(harbour))
    export = prepare(foul, TODAY)
    for to in formats_called("onepage"):
        lines = named_lines(export.session, to.reads, written(to, export))
        assert lines
        assert [found for one in lines for found in foul_text(one.words)] == []


def test_lines_are_alike_by_their_letters_and_figures() -> None:
    assert alike("- **A b:** 2.5 (x)") == alike("A b: 2.5 x") == "a b 2 5 x"
    assert alike("A b: 25 x") != alike("A b: 2.5 x")
    assert not re.search(r"\s\s", alike("a  -  b"))
