"""Importing from home: the form, what was left out, nothing that came in, a relation table, other formats."""

import sys
from pathlib import Path
from types import ModuleType

import pytest
from import_files import EDGES, NODES
from running_app import running, saved, shown, until
from textual.pilot import Pilot

from spm_tui.imports import csv_rows, readers
from spm_tui.imports.map_rows import Rows
from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.basic import Tell
from spm_tui.tui.dialogs.import_map import ImportForm
from spm_tui.tui.screens.home_screen import HomeScreen
from spm_tui.tui.screens.portfolio_screen import PortfolioScreen
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.lines_view import LinesView


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A folder with two files that come in whole."""
    (tmp_path / "nodes.csv").write_text(NODES)
    (tmp_path / "edges.csv").write_text(EDGES)
    return tmp_path


async def fill(app: SpmApp, pilot: Pilot[int], **texts: object) -> None:
    """Wait for the form, put these texts into its fields and keep it."""
    await until(pilot, lambda: isinstance(app.screen, ImportForm) and app.screen.focused is not None)
    form = app.screen
    boxes = dict(zip(("nodes", "edges", "table"), form.query(EntryBox), strict=True))
    for name, text in texts.items():
        boxes[name].put(str(text))
    await pilot.press("ctrl+s")
    await until(pilot, lambda: app.screen is not form)


def words(app: SpmApp) -> str:
    """What the dialog says, without its line breaks."""
    return " ".join(shown(app, "#tell").split())


async def told(app: SpmApp, pilot: Pilot[int]) -> str:
    await until(pilot, lambda: isinstance(app.screen, Tell) and words(app) != "")
    return words(app)


def home(where: Path):
    return running(None, folder=where / "sessions", action="home")


async def test_two_files_that_come_in_whole_are_opened_at_once(where):
    async with home(where) as (app, pilot):
        await pilot.press("ctrl+o")
        await fill(app, pilot, nodes=f"'{where}/nodes.csv'", edges=f"file://{where}/edges.csv ")
        await until(pilot, lambda: isinstance(app.screen, PortfolioScreen))
        kept = await saved(app)
        assert [item.name for item in kept.items] == ["Portal", "Order store"]
        assert [(tie.from_, tie.to) for tie in kept.ties] == [("portal", "store")]


async def test_paths_pasted_together_fill_the_fields(where):
    async with home(where) as (app, pilot):
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, ImportForm) and app.screen.focused is not None)
        app.screen.query(EntryBox).first().put(f"{where}/nodes.csv, {where}/edges.csv")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PortfolioScreen))


async def test_a_file_that_is_not_there_is_said_beside_its_field_and_what_was_typed_stays(where):
    async with home(where) as (app, pilot):
        await pilot.press("i")
        await fill(app, pilot, nodes=where / "nodes.csv", edges=where / "nothing.csv")
        await until(pilot, lambda: isinstance(app.screen, ImportForm) and app.screen.focused is not None)
        boxes, problems = list(app.screen.query(EntryBox)), list(app.screen.query(".note"))
        assert str(problems[1].render()) == "The folder or file is not there."
        assert app.screen.focused is boxes[1]
        assert [box.value for box in boxes] == [f"{where}/nodes.csv", f"{where}/nothing.csv", ""]
        await fill(app, pilot, edges=where / "edges.csv")
        await until(pilot, lambda: isinstance(app.screen, PortfolioScreen))


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_all_that_was_left_out_is_shown_before_anything_is_written(where, key):
    (where / "nodes.csv").write_text(NODES + "".join(f"x{n},system,\n" for n in range(200)))
    async with home(where) as (app, pilot):
        await pilot.press("i")
        await fill(app, pilot, nodes=where / "nodes.csv", edges=where / "edges.csv")
        text = await told(app, pilot)
        assert "Left out: 200 nodes." in text
        assert "nodes.csv:4 name: is empty" in text
        assert "nodes.csv:203 name: is empty" in text
        view = app.screen.query_one("#tell", LinesView)
        await pilot.press("end")
        await until(pilot, lambda: view.scroll_offset.y == view.max_scroll_y > 150)
        await pilot.press(key)
        if key == "enter":
            await until(pilot, lambda: isinstance(app.screen, PortfolioScreen))
            assert len((await saved(app)).items) == 2
        else:
            await until(pilot, lambda: isinstance(app.screen, ImportForm))
            assert not (where / "sessions").exists()


async def test_when_nothing_comes_in_the_lines_of_a_table_are_shown_and_a_table_is_taken(where):
    (where / "nodes.csv").write_text("id,kind,name\na,crane,Crane\nb,Lorry,Lorry\n")
    (where / "edges.csv").write_text("source,target,kind\na,b,lifts\n")
    (where / "bad.toml").write_text("[kinds]\ncrane = 3\n")
    (where / "mine.toml").write_text(
        "[kinds]\ncrane = { becomes = 'system' }\nlorry = { becomes = 'product' }\n"
        "[[edges]]\nkind = 'Lifts'\nmeans = 'source-needs-target'\n"
    )
    async with home(where) as (app, pilot):
        await pilot.press("i")
        await fill(app, pilot, nodes=where / "nodes.csv", edges=where / "edges.csv")
        text = await told(app, pilot)
        assert "Nothing was imported. No row of the nodes made a thing." in text
        assert '# 1 node, such as "Crane" crane = { becomes = "system" }' in text
        await pilot.press("enter")
        await fill(app, pilot, table=where / "bad.toml")
        assert "bad.toml:2 kinds.crane" in await told(app, pilot)
        await pilot.press("escape")
        await fill(app, pilot, table=where / "mine.toml")
        await until(pilot, lambda: isinstance(app.screen, PortfolioScreen))
        assert [item.kind for item in (await saved(app)).items] == ["product", "system"]


async def test_another_format_is_named_and_escape_leaves_the_form(where):
    (where / "map.yaml").write_text("kind: Component\nmetadata:\n  name: lamp\n")
    async with home(where) as (app, pilot):
        await pilot.press("i")
        await fill(app, pilot, nodes=where / "map.yaml", edges=where / "map.yaml")
        assert (await told(app, pilot)).startswith("map.yaml is YAML; import reads ")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ImportForm) and app.screen.focused is not None)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert not (where / "sessions").exists()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_line_of_keys_stays_in_view_under_a_long_list(where, size):
    (where / "nodes.csv").write_text(NODES + "".join(f"x{n},system,\n" for n in range(200)))
    async with running(None, folder=where / "sessions", action="home", size=size) as (app, pilot):
        await pilot.press("i")
        await fill(app, pilot, nodes=where / "nodes.csv", edges=where / "edges.csv")
        await told(app, pilot)
        box, hint = app.screen.query_one("#dialog").region, app.screen.query_one("#hint").region
        assert hint.height == 1
        assert hint.bottom <= box.bottom - 2
        assert "Up, Down: more" in str(app.screen.query_one("#hint").render())


async def test_every_line_that_was_left_out_is_named_however_many_there_are(where):
    (where / "nodes.csv").write_text(NODES + "".join(f"x{n},crane,X{n}\n" for n in range(60)))
    async with home(where) as (app, pilot):
        await pilot.press("ctrl+o")
        await fill(app, pilot, nodes=where / "nodes.csv", edges=where / "edges.csv")
        shown_lines = await told(app, pilot)
        assert "60 nodes crane: not in the relation table" in shown_lines
        assert all(f" {line}" in shown_lines for line in range(4, 63))
        assert "and 63)" in shown_lines
        assert "more" not in shown_lines


@pytest.fixture
def pairs(monkeypatch: pytest.MonkeyPatch, where: Path) -> Path:
    """A file of a format that is kept in one: a line `Portal -> Order store` each."""

    def read_rows(given: bytes) -> Rows:
        both = [line.split(" -> ") for line in given.decode().splitlines()[1:]]
        nodes = "".join(f"{name},system,{name}\n" for name in dict.fromkeys(n for pair in both for n in pair))
        edges = "".join(f"{start},{end},uses\n" for start, end in both)
        return csv_rows.read_rows(f"id,kind,name\n{nodes}".encode(), f"source,target,kind\n{edges}".encode())

    module = ModuleType("spm_tui.imports.pair_rows")
    module.read_rows = read_rows  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    row = readers.Reader("Pairs", ("MAP",), ("a line for each need",), r"^pairs\b", "pair_rows", "one file")
    monkeypatch.setattr(readers, "READERS", (row, *readers.READERS))
    path = where / "map.pairs"
    path.write_text("pairs\nPortal -> Order store\nOrder store -> Ledger\n")
    return path


async def test_a_format_kept_in_one_file_needs_no_second(where: Path, pairs: Path) -> None:
    async with home(where) as (app, pilot):
        await pilot.press("i")
        await fill(app, pilot, nodes=pairs)
        await until(pilot, lambda: isinstance(app.screen, PortfolioScreen))
        kept = await saved(app)
        assert [item.name for item in kept.items] == ["Ledger", "Order store", "Portal"]
        ends = {(tie.from_, tie.to) for tie in kept.ties}
        assert ends == {("portal", "order-store"), ("order-store", "ledger")}


@pytest.mark.parametrize(
    ("nodes", "edges", "said"),
    [
        ("map.pairs", "edges.csv", "Pairs is read from one file."),
        ("nodes.csv", "", "CSV is read from two files: nodes and edges."),
    ],
)
async def test_a_second_file_too_many_or_too_few_is_said_beside_its_field(
    where: Path, pairs: Path, nodes: str, edges: str, said: str
) -> None:
    async with home(where) as (app, pilot):
        await pilot.press("i")
        await fill(app, pilot, nodes=where / nodes, **({"edges": where / edges} if edges else {}))
        await until(pilot, lambda: isinstance(app.screen, ImportForm) and app.screen.focused is not None)
        boxes, problems = list(app.screen.query(EntryBox)), list(app.screen.query(".note"))
        assert str(problems[1].render()) == said
        assert app.screen.focused is boxes[1]
        await fill(app, pilot, nodes=pairs, edges="")
        await until(pilot, lambda: isinstance(app.screen, PortfolioScreen))
