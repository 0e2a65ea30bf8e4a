"""Maps kept as CSV become sessions: what the kinds mean, where every row goes, what --strict refuses."""

from datetime import date

import pytest
from command_line import spm

from spm_tui.imports.map_to_session import MapImport, import_map
from spm_tui.imports.relations import default_table, read_table
from spm_tui.storage.codec import decode

NODES = """id,kind,name,people,wants
initiative:track,initiative,Live tracking,,
initiative:price,initiative,Dynamic pricing,,3
team:fleet,team,Fleet team,,
team:berth,team,Berth team,4.5,
team:hub,retired_team,Old hub team,,
team:old,retired_team,Nobody asks,,
system:hub,system,Position hub,,
data:ais,data,AIS archive,,
domain:port,domain,Port calls,,
person:1,person,One,,
person:2,person,Two,,
employer:x,employer,Harbour Ltd,,
crane:7,crane,Crane seven,,
"""
EDGES = """source,target,kind,people,weight
initiative:track,system:hub,depends_on,,
initiative:track,team:fleet,asks,4,
initiative:track,team:fleet,owned_by,,
initiative:price,team:hub,asks,,
team:fleet,system:hub,maintains,,
system:hub,data:ais,stores_in,,
system:hub,domain:port,part_of,,
team:fleet,person:1,staffed_by,,
team:fleet,person:2,staffed_by,,
team:fleet,person:2,staffed_by,,
team:berth,person:2,staffed_by,,
team:hub,person:1,formerly_staffed_by,,
person:1,employer:x,employed_by,,
team:fleet,team:fleet,asks,,
crane:7,system:hub,depends_on,,
initiative:track,initiative:price,admires,,
"""


def imported(nodes: str = NODES, edges: str = EDGES, table: str = "", *, strict: bool = False) -> MapImport:
    relations, problems = read_table(table, below=default_table())
    assert problems == ()
    return import_map(
        (nodes.encode(), edges.encode()),
        relations,
        title="Port",
        created=date(2026, 11, 22),
        strict=strict,
    )


def session_of(made: MapImport):
    assert (made.nodes.faults, made.edges.faults) == ((), ())
    assert made.session is not None
    return made.session


def ties_of(made: MapImport):
    return {(tie.from_, tie.to): tie.people for tie in session_of(made).ties}


def test_edges_become_needs_in_the_direction_their_kind_says():
    assert ties_of(imported()) == {
        ("track", "system-hub"): None,
        ("track", "fleet"): 4.0,
        ("price", "retired-team-hub"): None,
        ("system-hub", "fleet"): None,
        ("system-hub", "ais"): None,
        ("port", "system-hub"): None,
    }


def test_people_in_a_team_are_counted_once_each_and_a_given_figure_comes_first():
    people = {item.id: item.people for item in session_of(imported()).items}
    assert people["fleet"] == 2.0
    assert people["berth"] == 4.5


def test_what_the_source_does_not_know_stays_unknown_and_is_never_zero():
    session = session_of(imported())
    hub = next(item for item in session.items if item.id == "system-hub")
    assert (hub.people, hub.wants, hub.run_people, hub.stage) == (None, None, None, None)
    assert {item.wants for item in session.items} == {None, 3.0}


def test_retired_nodes_keep_their_stage_and_are_left_out_when_nothing_is_tied_to_them():
    session = session_of(imported())
    stages = {item.name: item.stage for item in session.items}
    assert stages["Old hub team"] == "retired"
    assert "Nobody asks" not in stages


def test_people_and_employers_never_become_things():
    names = {item.name for item in session_of(imported()).items}
    assert not names & {"One", "Two", "Harbour Ltd"}


def test_every_row_is_accounted_for_with_the_reason_it_was_left_out():
    tally = imported().imported.tally
    assert dict(tally.things) == {"initiative": 2, "team": 3, "system": 1, "domain": 1, "data": 1}
    assert tally.nodes == 13 == sum(dict(tally.things).values()) + sum(row.count for row in tally.left_nodes)
    assert (tally.ties, tally.again, tally.staffing) == (6, 1, 4)
    assert (tally.staffed_teams, tally.people, tally.in_several) == (2, 2, 1)
    left = {row.what: (row.count, row.why) for row in tally.left_edges}
    assert tally.edges == 16 == 6 + 1 + 4 + sum(count for count, _ in left.values())
    assert left["asks (team > team)"] == (1, "leads to itself")
    assert left["depends_on (crane > system)"] == (1, "crane is left out")
    assert left["admires (initiative > initiative)"][1] == "not in the relation table"
    assert {row.what: row.count for row in tally.left_nodes} == {
        "crane": 1, "employer": 1, "person": 2, "retired_team": 1,
    }  # fmt: skip


def test_what_was_left_out_is_kept_with_the_session():
    lines = session_of(imported()).extra["import"]["left_out"]
    assert "2 person: a person is counted into a team, and is never a thing" in lines


def test_a_table_of_ones_own_comes_before_the_default():
    table = """
    [kinds]
    crane = { becomes = "system" }
    person = { becomes = "skill" }
    [[edges]]
    kind = "depends_on"
    means = "left-out"
    why = "not today"
    [[edges]]
    kind = "depends_on"
    source = "crane"
    means = "target-needs-source"
    """
    made = imported(table=table)
    ties = ties_of(made)
    assert ("system-hub", "7") in ties
    assert ("track", "system-hub") not in ties
    assert {"One", "Two"} <= {item.name for item in session_of(made).items}


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("kinds = 3", "should be a table"),
        ("[kinds]\nx = { becomes = 'ghost' }", "Invalid enum value"),
        ("[[edges]]\nkind = 'x'\nmeans = 'sideways'", "Invalid enum value"),
        ("[[edges]]\nmeans = 'left-out'", "kind"),
        ("[[edge]]\nkind = 'x'", 'did you mean "edges"?'),
        ("[kinds", "TOML"),
    ],
)
def test_a_table_that_does_not_read_says_where(table, told):
    _, problems = read_table(table, below=default_table())
    assert len(problems) == 1
    assert told in problems[0].message + problems[0].hint


def test_ids_that_would_meet_carry_their_kind_and_stay_apart():
    nodes = "id,kind,name\nteam:hub,team,A\nsystem:hub,system,B\nsystem:Hub!,system,C\ndata:x,data,D\n"
    made = imported(nodes, "source,target,kind\nsystem:hub,team:hub,needs\n")
    assert {item.name: item.id for item in session_of(made).items} == {
        "A": "team-hub", "B": "system-hub", "C": "system-hub-2", "D": "x",
    }  # fmt: skip


def test_an_id_with_its_kind_never_takes_the_id_of_another_thing():
    nodes = "id,kind,name\nteam:hub,team,A\nsystem:hub,system,B\nteam-hub,system,C\n"
    made = imported(nodes, "source,target,kind\n")
    assert len({item.id for item in session_of(made).items}) == 3


def test_the_order_of_the_rows_does_not_matter():
    def turned(text):
        head, *rows = text.splitlines(keepends=True)
        return "".join([head, *reversed(rows)])

    first, second = session_of(imported()), session_of(imported(turned(NODES), turned(EDGES)))
    assert (first.items, first.ties) == (second.items, second.ties)


def test_spreadsheet_habits_are_read():
    plain = imported()
    marked = "\ufeff" + NODES.replace(",", ";").replace("4.5", "4,5").replace("\n", "\r\n")
    assert session_of(imported(marked, EDGES.replace(",", "\t"))) == session_of(plain)
    moved = "Name , KIND,id,Colour\nA,team,a,red\n,,,\n"
    made = imported(moved, "kind,target,source\n")
    assert [item.id for item in session_of(made).items] == ["a"]
    assert made.ignored == ("Colour",)


def test_a_weight_is_said_not_to_be_read():
    made = imported(edges="source,target,kind,weight\nteam:fleet,system:hub,maintains,0.25\n")
    assert made.ignored == ("weight",)


def test_people_on_a_need_of_something_that_is_no_team_are_counted_not_kept():
    made = imported(edges="source,target,kind,people\ninitiative:track,system:hub,needs,2\n")
    assert ties_of(made) == {("track", "hub"): None}
    assert made.imported.tally.figures_unused == 1


TWO_FIGURES = (
    "source,target,kind,people\ninitiative:track,team:fleet,asks,2\ninitiative:track,team:fleet,needs,3\n"
)


def test_of_two_figures_for_one_need_the_first_is_taken_and_the_other_listed():
    made = imported(edges=TWO_FIGURES)
    assert {(tie.from_, tie.to): tie.people for tie in made.session.ties} == {("track", "fleet"): 2.0}
    assert [(fault.line, fault.key, fault.row_lost) for fault in made.edges.faults] == [(3, "people", False)]
    assert made.imported.tally.again == 1


def test_two_figures_for_one_need_are_refused_when_strict():
    assert imported(edges=TWO_FIGURES, strict=True).session is None


#: Nodes with something wrong, where, and the names of those that come in all the same.
MALFORMED = [
    ("id,kind,name\na,team\nb,team,B,x\nc,team,C\n", [(2, "name"), (3, "")], ["C"]),
    ("id,kind,name\n,team,\nc,team,C\n", [(2, "id"), (2, "name")], ["C"]),
    ("id,kind,name,people\na,team,A,many\nb,team,B,-1\nc,team,C,nan\nd,team,D,0.25\n",
     [(2, "people"), (3, "people"), (4, "people"), (5, "people")], ["A", "B", "C", "D"]),
    ("id,kind,name\na,team,A\nb,team,B\na,team,A again\n", [(4, "id")], ["A", "B"]),
    ('id,kind,name\na,team,"A\nb,team,B\n', [(2, "")], ["B"]),
    ('id,kind,name\na,team,"two\nlines"\nb,,B\n', [(4, "kind")], ["two lines"]),
]  # fmt: skip


@pytest.mark.parametrize(("nodes", "expected", "names"), MALFORMED)
def test_malformed_rows_are_all_listed_with_their_lines_and_the_others_come_in(nodes, expected, names):
    made = imported(nodes, "source,target,kind\n")
    assert [(fault.line, fault.key) for fault in made.nodes.faults] == expected
    assert [item.name for item in made.session.items] == names


@pytest.mark.parametrize(("nodes", "expected", "names"), MALFORMED)
def test_a_malformed_row_refuses_them_all_when_strict(nodes, expected, names):
    made = imported(nodes, "source,target,kind\n", strict=True)
    assert made.session is None
    assert [(fault.line, fault.key) for fault in made.nodes.faults] == expected


@pytest.mark.parametrize(
    ("nodes", "line", "message"),
    [
        ("", 0, "is empty"),
        ("name,owner\na,A\n", 1, "no column id, kind"),
        ("\nowner,budget\na,A\n", 2, "no column id, kind, name"),
        ("id,kind,kind,name\n", 1, "the column kind stands there twice"),
    ],
)
def test_a_sheet_without_its_columns_is_not_read(nodes, line, message):
    made = imported(nodes, "source,target,kind\n")
    assert (made.session, made.edges.unread) == (None, None)
    assert (made.nodes.unread.line, made.nodes.unread.message) == (line, message)


def test_bytes_that_are_not_utf_8_are_read_as_windows_wrote_them_and_refused_when_strict():
    for strict, names in ((False, ["Café"]), (True, None)):
        made = import_map(
            (b"id,kind,name\na,team,Caf\xe9\n", b"source,target,kind\n"),
            default_table(),
            title="T",
            created=date(2026, 1, 1),
            strict=strict,
        )
        assert [fault.line for fault in made.nodes.faults] == [2]
        assert (made.session and [item.name for item in made.session.items]) == names


def test_edges_to_unknown_nodes_are_left_out_with_the_nearest():
    made = imported(edges="source,target,kind\nteam:flet,system:hub,maintains\n")
    fault = made.edges.faults[0]
    assert (fault.line, fault.key, fault.hint) == (2, "source", 'did you mean "team:fleet"?')
    assert (made.edges.lost, made.session.ties) == (1, ())


@pytest.fixture
def files(tmp_path):
    nodes, edges = tmp_path / "nodes.csv", tmp_path / "edges.csv"
    nodes.write_text(NODES)
    edges.write_text(EDGES)
    return nodes, edges


def test_the_command_writes_a_session_that_checks_clean_and_accounts_on_stderr(files, tmp_path):
    out = tmp_path / "port.toml"
    ended = spm("import", *files, "-o", out)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.startswith("In: 13 nodes, 16 edges.\nOut: 8 things (")
    assert spm("check", out).status == 0
    session = decode(out.read_bytes()).session
    assert (session.title, session.mode, len(session.ties)) == ("port", "workshop", 6)


def test_the_command_never_writes_over_a_file(files, tmp_path):
    out = tmp_path / "port.toml"
    out.write_text("precious")
    assert spm("import", *files, "-o", out).status == 4
    assert out.read_text() == "precious"


def test_the_command_leaves_malformed_rows_out_and_says_which(files, tmp_path):
    files[0].write_text(NODES + "x,,X,,\n")
    ended = spm("import", *files, "-o", tmp_path / "port.toml")
    assert ended.status == 0
    assert f"\n  {files[0]}:15 kind: is empty\n" in ended.err
    assert len(decode((tmp_path / "port.toml").read_bytes()).session.items) == 8


def test_the_command_refuses_malformed_rows_when_strict_with_file_and_line(files, tmp_path):
    files[0].write_text(NODES + "x,,X,,\n")
    ended = spm("import", *files, "--strict", "-o", tmp_path / "port.toml")
    assert (ended.status, ended.out) == (3, "")
    assert ended.err.startswith(f"{files[0]}:15 kind: is empty\n")
    assert ended.err.endswith("Nothing was imported.\n")
    assert not (tmp_path / "port.toml").exists()


def test_the_command_reads_one_file_from_stdin_and_writes_to_stdout(files):
    ended = spm("import", "-", files[1], "-o", "-", "--title", "Port", stdin=NODES.encode())
    assert ended.status == 0
    assert decode(ended.out).session.title == "Port"


def test_the_table_the_command_shows_is_the_one_it_uses(files, tmp_path):
    shown = spm("import", "--show-table")
    assert shown.status == 0
    table, problems = read_table(shown.out, below=None)
    assert (table, problems) == (default_table(), ())


def test_a_table_given_to_the_command_is_used(files, tmp_path):
    table = tmp_path / "mine.toml"
    table.write_text('[kinds]\ncrane = { becomes = "system" }\n')
    ended = spm("import", *files, "-o", tmp_path / "a.toml", "--table", table)
    assert ended.status == 0
    assert "system 2" in ended.err
    table.write_text("[kinds]\ncrane = 3\n")
    ended = spm("import", *files, "-o", tmp_path / "b.toml", "--table", table)
    assert (ended.status, (tmp_path / "b.toml").exists()) == (3, False)
    assert "kinds.crane" in ended.err
