"""`spm-tui history`: earlier versions of a session are listed, and come back."""

import json
import shutil

import pytest
from command_line import GOLDEN, spm

from spm_tui.storage.backups import back_up
from spm_tui.storage.files import content_hash, load, save


@pytest.fixture
def saved_twice(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    path = tmp_path / "golden.toml"
    shutil.copy(GOLDEN, path)
    first = path.read_bytes()
    back_up(path)
    save(path, load(path).session, content_hash(path))
    assert path.read_bytes() != first
    return path, first


def test_versions_are_listed_and_one_comes_back(saved_twice):
    path, first = saved_twice
    listed = spm("history", path)
    assert listed.status == 0
    assert listed.out.splitlines() == [listed.out.rstrip("\n")]
    assert listed.out.startswith("  1  ")
    assert spm("history", path, "--restore", "1").status == 0
    assert path.read_bytes() == first


def test_what_was_there_before_a_version_came_back_is_kept_too(saved_twice):
    path, _ = saved_twice
    now = path.read_bytes()
    spm("history", path, "--restore", "1")
    versions = json.loads(spm("history", path, "--json").out)["versions"]
    assert len(versions) == 2
    with open(versions[0]["path"], "rb") as newest:
        assert newest.read() == now


def test_versions_of_a_file_that_is_gone_are_still_listed(saved_twice):
    path, first = saved_twice
    path.unlink()
    assert spm("history", path, "--restore", "1").status == 0
    assert path.read_bytes() == first


@pytest.mark.parametrize("number", ["0", "2", "one", "-1"])
def test_a_version_that_is_not_there_is_a_usage_error(saved_twice, number):
    path, _ = saved_twice
    before = path.read_bytes()
    assert spm("history", path, f"--restore={number}").status == 2
    assert path.read_bytes() == before


def test_a_session_without_earlier_versions_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "golden.toml"
    shutil.copy(GOLDEN, path)
    ended = spm("history", path)
    assert (ended.status, ended.out) == (0, "")
    assert "No earlier versions" in ended.err
