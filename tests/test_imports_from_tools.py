"""Import takes what it can of files as spreadsheets and tools write them, and accounts for every row."""

import io
import json
import zipfile
from datetime import date

import pytest
from command_line import spm
from import_files import EDGES, FILES, NODES, File

from spm_tui.imports.account import account
from spm_tui.imports.map_to_session import MapImport, import_map
from spm_tui.imports.relations import default_table
from spm_tui.storage.codec import decode, encode
from spm_tui.workshop.session import Session

NAMES = ("nodes.csv", "edges.csv")


def read(nodes: str | bytes, edges: str | bytes, *, strict: bool = False) -> MapImport:
    given = [part.encode() if isinstance(part, str) else part for part in (nodes, edges)]
    return import_map(given, default_table(), title="T", created=date(2026, 11, 22), strict=strict)


def things_of(session: Session) -> dict[str, str]:
    return {
        item.name: item.kind + (f" {item.people:g}" if item.people is not None else "")
        for item in session.items
    }


def needs_of(session: Session) -> set[str]:
    names = {item.id: item.name for item in session.items}
    return {
        f"{names[tie.from_]} > {names[tie.to]}" + (f" {tie.people:g}" if tie.people is not None else "")
        for tie in session.ties
    }


def lines_out(left, faults) -> tuple[int, ...]:
    by_table = [line for row in left for line in row.lines]
    return tuple(sorted({*by_table, *(fault.line for fault in faults if fault.row_lost)}))


@pytest.mark.parametrize("name", FILES)
def test_a_file_as_a_tool_writes_it_comes_in(name):
    file: File = FILES[name]
    made = read(file.nodes, file.edges)
    assert made.imported is not None, (made.nodes.unread, made.edges.unread)
    session, tally = made.session, made.imported.tally
    assert session is not None
    assert things_of(session) == file.things
    assert needs_of(session) == file.needs
    assert lines_out(tally.left_nodes, made.nodes.faults) == file.nodes_out
    assert lines_out(tally.left_edges, made.edges.faults) == file.edges_out
    told = "\n".join(account(made, NAMES)) + "\n".join(made.table_lines)
    assert [part for part in file.told if part not in told] == []
    assert decode(encode(session)).session == session


@pytest.mark.parametrize("name", FILES)
def test_every_row_of_a_file_is_counted_once(name):
    made = read(FILES[name].nodes, FILES[name].edges)
    tally = made.imported.tally
    things = sum(count for _, count in tally.things)
    assert made.nodes.count == made.nodes.lost + things + sum(row.count for row in tally.left_nodes)
    left = made.edges.lost + sum(row.count for row in tally.left_edges)
    assert made.edges.count == left + tally.ties + tally.again + tally.staffing


@pytest.mark.parametrize("name", FILES)
def test_strict_takes_all_rows_or_none(name):
    file = FILES[name]
    made, strict = read(file.nodes, file.edges), read(file.nodes, file.edges, strict=True)
    if made.nodes.faults or made.edges.faults:
        assert strict.refused
        assert strict.session is None
    else:
        assert strict == made


# ---- what is no CSV

OTHERS = {
    "YAML": "apiVersion: v1\nkind: Component\nmetadata:\n  name: lamp\n",
    "YAML (a Backstage catalogue)": "---\napiVersion: backstage.io/v1alpha1\nkind: Component\n",
    "XML": "<?xml version='1.0'?>\n<things><thing/></things>",
    "XML (GraphML)": "<?xml version='1.0'?>\n<graphml xmlns='x'><graph/></graphml>",
    "XML (an ArchiMate exchange file)": (
        '<?xml version="1.0"?>\n<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" identifier="i"/>'
    ),
    "XML (an Archi model)": '<?xml version="1.0"?>\n<archimate:model xmlns:archimate="x"/>',
    "HTML": "<html><body><table><tr><td>id</td></tr></table></body></html>",
    "JSON": '[{"id": "a", "kind": "team", "name": "A"}]',
    "TOML": "[kinds]\nx = { becomes = 'team' }\n",
    "a session file already": 'format = 1\ntitle = "t"\nmode = "workshop"\n',
    "a Graphviz or GML graph": "digraph {\n a -> b\n}\n",
    "PDF": "%PDF-1.7\n",
}


def zipped(*names: str, mime: str = "") -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        if mime:
            archive.writestr("mimetype", mime)
        for name in names:
            archive.writestr(name, "x")
    return kept.getvalue()


BINARY = {
    "an Excel workbook (xlsx)": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "a LibreOffice workbook (ods)": zipped(
        "content.xml", mime="application/vnd.oasis.opendocument.spreadsheet"
    ),
    "a Word document": zipped("[Content_Types].xml", "word/document.xml"),
    "a zip archive": zipped("nodes.csv"),
    "an old Excel workbook (xls)": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "a gzip archive": b"\x1f\x8b\x08\x00" + bytes(16),
    "not text": b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x01",
    "empty": b"",
}


@pytest.mark.parametrize("named", [*OTHERS, *BINARY])
def test_another_format_is_named_once_with_what_import_reads(named, tmp_path):
    path, out = tmp_path / "given.file", tmp_path / "out.toml"
    path.write_bytes(BINARY[named] if named in BINARY else OTHERS[named].encode())
    for files in ([path, path], [path]):
        ended = spm("import", *files, "-o", out)
        assert (ended.status, ended.out) == (3, "")
        first, *others = ended.err.splitlines()
        assert first.startswith(f"{path} is {named}; ")
        assert first.count(".") - str(path).count(".") == 1, "one sentence"
        assert others == ["Nothing was imported."]
        assert not out.exists()


def test_a_workbook_cut_short_is_still_named():
    made = read(BINARY["an Excel workbook (xlsx)"][:60] + b"xl/workbook", EDGES)
    assert made.nodes.unread.message == "is an Excel workbook (xlsx)"


def test_a_file_larger_than_import_reads_is_refused_whole():
    made = read(NODES.encode() + b"x" * 9 * 2**20, EDGES)
    assert made.session is None
    assert made.nodes.unread.message == "has more than 8 MB"


def test_bytes_that_say_utf_16_and_are_not_are_refused():
    assert read(b"\xff\xfea", EDGES).nodes.unread.message == "is not the UTF-16 text that its first bytes say"


# ---- nothing comes in

UNKNOWN_NODES = (
    'id,kind,name\nn1,ApplicationComponent,"Claims ""new"""\nn2,Application Service,Policy service\n'
    'n3,DataObject,Policies\nn4,"Größe \u202e""x""\\",Odd\nn5,person,Somebody\n'
)
UNKNOWN_EDGES = (
    "source,target,kind\nn1,n2,UsedByRelationship\nn1,n3,AccessRelationship\nn2,n4,serves\nn1,n4,→\n"
)


@pytest.fixture
def unknown(tmp_path):
    nodes, edges = tmp_path / "nodes.csv", tmp_path / "edges.csv"
    nodes.write_text(UNKNOWN_NODES)
    edges.write_text(UNKNOWN_EDGES)
    return nodes, edges


def test_when_nothing_comes_in_nothing_is_written_and_lines_of_a_table_are_shown(unknown, tmp_path):
    out = tmp_path / "out.toml"
    ended = spm("import", *unknown, "-o", out)
    assert (ended.status, ended.out) == (3, "")
    assert "Left out: 5 nodes and 4 edges.\n" in ended.err
    assert ended.err.startswith("Nothing was imported. No row of the nodes made a thing.\n")
    assert not out.exists()
    assert spm("import", *unknown, "-o", "-")[:2] == (3, "")


def test_the_lines_of_a_table_work_when_saved_and_given(unknown, tmp_path):
    ended = spm("import", *unknown, "-o", tmp_path / "out.toml")
    table, out = tmp_path / "table.toml", tmp_path / "out.toml"
    table.write_text(ended.err[ended.err.index("[kinds]") :])
    ended = spm("import", *unknown, "-o", out, "--table", table)
    assert ended.status == 0
    session = decode(out.read_bytes()).session
    assert things_of(session) == {
        'Claims "new"': "system", "Policy service": "system", "Policies": "data", "Odd": "system",
    }  # fmt: skip
    assert needs_of(session) == {
        'Policy service > Claims "new"', 'Claims "new" > Policies', "Odd > Policy service",
        'Claims "new" > Odd',
    }  # fmt: skip


def test_what_the_table_does_not_know_is_offered_when_the_rest_came_in_too(tmp_path):
    (tmp_path / "nodes.csv").write_text(NODES + "c,crane,Crane\nd,Crane,Other crane\n")
    (tmp_path / "edges.csv").write_text(EDGES + "c,portal,lifts\n")
    files = (tmp_path / "nodes.csv", tmp_path / "edges.csv")
    ended = spm("import", *files, "-o", tmp_path / "a.toml")
    assert ended.status == 0
    table = tmp_path / "table.toml"
    table.write_text(ended.err[ended.err.index("[kinds]") :])
    ended = spm("import", *files, "-o", tmp_path / "b.toml", "--table", table)
    assert "Left out" not in ended.err
    assert len(decode((tmp_path / "b.toml").read_bytes()).session.items) == 4


def test_a_sheet_of_a_heading_alone_imports_nothing(tmp_path):
    made = read("id,kind,name\n", EDGES)
    assert made.session is None
    assert made.edges.lost == 1


# ---- what was left out


def test_long_lists_are_bounded_on_stderr_and_whole_as_json(tmp_path):
    nodes, edges = tmp_path / "nodes.csv", tmp_path / "edges.csv"
    nodes.write_text(NODES + "".join(f"x{n},system,\n" for n in range(300)))
    edges.write_text(EDGES)
    ended = spm("import", nodes, edges, "-o", tmp_path / "a.toml")
    assert "Left out: 300 nodes.\n" in ended.err
    assert ended.err.count(" name: is empty\n") == 50
    assert "  and 250 more like these.\n" in ended.err
    ended = spm("import", nodes, edges, "-o", tmp_path / "b.toml", "--json")
    assert (ended.status, ended.err) == (0, "")
    found = json.loads(ended.out)
    assert (found["things"], found["needs"]) == ({"system": 1, "data": 1}, 1)
    assert (found["nodes"]["rows"], found["nodes"]["left_out"]) == (302, 300)
    assert [row["line"] for row in found["nodes"]["by_row"]] == list(range(4, 304))
    assert spm("import", nodes, edges, "-o", "-", "--json").status == 2


def test_what_was_left_out_is_noted_in_the_session_with_its_lines():
    session = read(NODES + "x,system,\n", EDGES + "portal,q,needs\n").session
    assert session.extra["import"]["left_out"] == [
        "the nodes:4 name: is empty", 'the edges:3 target: no node is called "q"',
    ]  # fmt: skip


def test_the_words_of_a_range_are_kept_with_the_thing():
    session = read("id,kind,name,people\nt,team,T,3-5 FTE\n", "source,target\n").session
    assert [(item.people, item.note) for item in session.items] == [(4.0, "people: 3-5 FTE")]


def test_a_million_short_rows_do_not_fill_the_memory():
    made = read("id,kind,name\na,team,A\n" + "x\n" * 1_000_000, "source,target\n")
    assert made.nodes.lost == 1_000_000
    assert len(made.nodes.faults) == 10_000
    assert made.nodes.more_faults == 1_990_000


def test_a_file_of_nothing_but_open_quotes_is_read_to_its_end():
    made = read(NODES + 'x,system,"open\n' * 20_001, EDGES)
    assert made.nodes.lost == 20_001
    assert things_of(made.session) == {"Portal": "system", "Order store": "data"}
