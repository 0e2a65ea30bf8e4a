"""The maps of three public organisations import whole, where SPM_REAL_MAPS names a folder that has them."""

import os
from collections import Counter
from pathlib import Path

import pytest
from command_line import spm
from test_true_words import too_long

from spm_tui.diagnosis.engine import diagnose
from spm_tui.storage.codec import decode


@pytest.fixture
def real_maps():
    folder = os.environ.get("SPM_REAL_MAPS")
    if not folder:
        pytest.skip("SPM_REAL_MAPS names no folder")
    return Path(folder)


def imported(real_maps, tmp_path, name):
    """Import one map through the command; return the session and what was said about it."""
    out = tmp_path / f"{name}.toml"
    ended = spm("import", real_maps / name / "nodes.csv", real_maps / name / "edges.csv", "-o", out)
    assert (ended.status, ended.out) == (0, "")
    assert spm("check", out).status == 0
    return decode(out.read_bytes()).session, ended.err


def kinds(session):
    return Counter(item.kind for item in session.items)


def test_the_rust_map_has_its_goals_and_its_teams_with_their_people(real_maps, tmp_path):
    session, said = imported(real_maps, tmp_path, "rust")
    assert kinds(session) == {"initiative": 117, "team": 166, "system": 200}
    assert len(session.ties) == 550
    people = {item.id: item.people for item in session.items if item.kind == "team"}
    assert sum(figure is not None for figure in people.values()) == 153
    assert sum(figure or 0 for figure in people.values()) == 987
    assert 0.0 not in people.values()
    assert all(tie.people is None for tie in session.ties)
    retired = {item.id for item in session.items if item.stage == "retired"}
    assert sum(tie.to in retired for tie in session.ties) == 7
    assert "In: 1340 nodes, 2990 edges." in said
    assert "402 people counted into 153 teams; 193 are in several" in said


def test_the_kubernetes_map_imports_whole(real_maps, tmp_path):
    session, said = imported(real_maps, tmp_path, "kubernetes")
    assert kinds(session) == {"initiative": 654, "product": 236, "team": 36, "platform": 25, "system": 323}
    assert Counter(item.stage for item in session.items if item.kind == "initiative") == {
        None: 338,
        "retired": 316,
    }
    assert len(session.ties) == 2351
    assert all(item.people is None for item in session.items)
    assert "In: 2046 nodes, 7090 edges." in said
    assert "151 edges say again" in said


def test_the_govuk_map_imports_whole(real_maps, tmp_path):
    session, said = imported(real_maps, tmp_path, "govuk")
    assert kinds(session) == {
        "team": 18, "platform": 18, "system": 138, "domain": 13, "data": 31, "operation": 9,
    }  # fmt: skip
    assert len(session.ties) == 600
    assert "In: 227 nodes, 600 edges." in said
    assert "Left out" not in said


@pytest.mark.parametrize("name", ["rust", "kubernetes", "govuk"])
def test_a_real_map_answers_every_command(real_maps, tmp_path, name):
    session, _ = imported(real_maps, tmp_path, name)
    path = tmp_path / f"{name}.toml"
    thing = next(item.id for item in session.items if item.kind in ("initiative", "system"))
    for line in (["diagnose", path], ["map", path], ["stop", path, thing], ["report", path]):
        ended = spm(*line)
        assert (ended.status, ended.err) == (0, ""), line
        assert ended.out


@pytest.mark.parametrize("name", ["rust", "kubernetes", "govuk"])
def test_a_map_with_nothing_answered_brings_notes_alone_one_of_each_kind_and_short(real_maps, tmp_path, name):
    session, _ = imported(real_maps, tmp_path, name)
    fired = diagnose(session, session.created).fired
    assert [f.rule for f in fired] == sorted({f.rule for f in fired}, key=[f.rule for f in fired].index)
    assert {f.tone for f in fired} <= {"notes"}
    assert not [f.sentence for f in fired if "said" in f.sentence]
    assert [text for finding in fired for text in too_long(finding)] == []
    ended = spm("diagnose", tmp_path / f"{name}.toml", "--fail-on", "suspected")
    assert ended.status == 0
