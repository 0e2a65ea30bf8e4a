"""Small files that import once refused whole or took nothing of: each comes in as far as it can."""

import pytest
from command_line import spm

from spm_tui.storage.codec import decode

EDGES = "source,target,kind\nportal,store,needs\n"


@pytest.fixture
def run(tmp_path):
    """Import two texts through the command; return how it ended and the session, None without a file."""

    def run(nodes: str, edges: str, *more: object):
        (tmp_path / "nodes.csv").write_text(nodes)
        (tmp_path / "edges.csv").write_text(edges)
        out = tmp_path / "out.toml"
        ended = spm("import", tmp_path / "nodes.csv", tmp_path / "edges.csv", "-o", out, *more)
        return ended, decode(out.read_bytes()).session if out.exists() else None

    return run


def test_a_blank_name_in_a_row_the_table_leaves_out_anyway_keeps_nothing_else_out(run):
    nodes = "id,kind,name\nportal,system,Portal\nstore,data,Order store\nf1,feature,Search\nf2,feature, \n"
    ended, session = run(nodes, "source,target,kind\nportal,store,needs\nportal,f1,provides\n")
    assert ended.status == 0
    assert (len(session.items), len(session.ties)) == (2, 1)
    assert "Left out: 2 nodes and 1 edge.\n" in ended.err
    assert "  1 node feature: not in the relation table (line 4)\n" in ended.err
    assert "nodes.csv:5 name: is empty\n" in ended.err


def test_kinds_match_in_whatever_case_and_with_whatever_between(run):
    nodes = "id,kind,name\nportal,System,Portal\nstore,DATA,Order store\nq,Platform,Queue\n"
    ended, session = run(
        nodes, "source,target,kind\nportal,store,Needs\nportal,q,Depends on\nstore,q,dependsOn\n"
    )
    assert ended.status == 0
    assert ended.err == "In: 3 nodes, 3 edges.\nOut: 3 things (platform 1, system 1, data 1) and 3 needs.\n"
    assert (len(session.items), len(session.ties)) == (3, 3)


def test_edges_that_end_at_nobody_are_listed_and_the_others_come_in(run):
    nodes = "id,kind,name\na,system,Booking\nb,system,Berths\nc,data,Tides\nd,system,Invoices\n"
    edges = "a,b,needs\na,c,needs\nb,c,needs\nd,a,needs\n"
    edges += "a,group:default/quay,owned_by\nd,group:default/quay,owned_by\n"
    ended, session = run(nodes, "source,target,kind\n" + edges)
    assert (ended.status, len(session.ties)) == (0, 4)
    assert "Left out: 2 edges.\n" in ended.err
    for line in (6, 7):
        assert f'edges.csv:{line} target: no node is called "group:default/quay"\n' in ended.err


def test_products_on_one_team_come_in_with_nothing_said(run):
    nodes = "id,kind,name\ncrew,team,Harbour crew\np1,product,Shop\np2,product,Seats\np3,product,Desk\n"
    ended, session = run(nodes, "source,target,kind\np1,crew,needs\np2,crew,needs\np3,crew,needs\n")
    assert (ended.status, len(session.items), len(session.ties)) == (0, 4, 3)
    assert (
        session.answers
        == type(session)(format=1, title="t", mode="workshop", created=session.created).answers
    )


def test_a_semicolon_separates_whatever_a_heading_holds(run):
    nodes = "id;kind;name;Budget (kEUR, plan)\nportal;system;Portal;12\nstore;data;Order store;\n"
    ended, session = run(nodes, EDGES.replace(",", ";"))
    assert (ended.status, len(session.items), len(session.ties)) == (0, 2, 1)
    assert "Columns not read: Budget (kEUR, plan).\n" in ended.err


def test_empty_columns_at_the_right_are_no_columns(run):
    ended, session = run("id,kind,name,,\nportal,system,Portal,,\nstore,data,Order store,,\n", EDGES)
    assert (ended.status, len(session.items), len(session.ties)) == (0, 2, 1)
    assert "Columns not read" not in ended.err


def test_one_name_for_three_kinds_comes_in_as_three_things(run):
    nodes = (
        "id,kind,name\nproduct:pay,product,Payments\nteam:pay,team,Payments\nsystem:pay,system,Payments\n"
        "product:shop,product,Shop\nproduct:desk,product,Desk\n"
    )
    edges = (
        "source,target,kind\nproduct:pay,team:pay,needs\nproduct:pay,system:pay,needs\n"
        "product:shop,system:pay,needs\nproduct:shop,team:pay,needs\nproduct:desk,team:pay,needs\n"
    )
    ended, session = run(nodes, edges)
    assert (ended.status, len(session.items), len(session.ties)) == (0, 5, 5)
    assert sorted(item.kind for item in session.items if item.name == "Payments") == [
        "product", "system", "team",
    ]  # fmt: skip
