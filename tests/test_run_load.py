"""Who bears the run load over the sittings of a workshop: read from the files before, compared, shown."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from command_line import spm
from entanglement_cases import item, needs, session, tie
from msgspec import structs
from running_app import running, shown, until
from sample_files import FIRST, FOLDER, SECOND, load

from spm_tui.followup.run_load_over_time import load_over_time
from spm_tui.storage.codec import encode
from spm_tui.storage.earlier_sittings import earlier_sittings
from spm_tui.tui.screens.map_screen import MapScreen
from spm_tui.views.run_load_table import run_load_table
from spm_tui.views.styled_lines import plain


def sitting(*ties, items=(), title="one", day=date(2026, 1, 1), **fields):
    return structs.replace(session(items, list(ties)), title=title, created=day, **fields)


#: i1 keeps s1 running inside its effort; nobody was asked about s2, which i2 needs.
FIRST_ONE = sitting(
    *needs("i1>s1 i2>s2"),
    tie("i1", "t1", people=4.0),
    tie("i2", "t1", people=2.0),
    tie("s1", "t1", people=1.5, carried_by="i1"),
)
#: i1 has ended; s1 is run by people of its own, and i3 is new.
SECOND_ONE = sitting(
    *needs("i2>s2 i3>s1"),
    tie("i2", "t1", people=2.0),
    tie("i3", "t1", people=3.0),
    tie("s1", "t1", people=1.5),
    items=[item("i1", stage="retired")],
    title="two",
    day=date(2026, 4, 1),
)


def test_each_work_stands_in_every_sitting_with_what_it_keeps_running():
    found = load_over_time([FIRST_ONE, SECOND_ONE])
    assert set(found.works) == {"i1", "i2", "i3"}
    without = structs.replace(SECOND_ONE, items=tuple(i for i in SECOND_ONE.items if i.id != "i1"))
    assert list(load_over_time([FIRST_ONE, without]).works)[-1] == "i1"  # only on the map before
    one, two = found.sittings
    assert (one.title, one.day, two.day) == ("one", date(2026, 1, 1), date(2026, 4, 1))
    assert [(one.by_work[w].running, one.by_work[w].effort) for w in ("i1", "i2")] == [(1.5, 4.0), (0.0, 2.0)]
    assert (one.running, one.effort, one.of_its_own, one.ended) == (1.5, 6.0, None, frozenset())
    assert (two.running, two.effort, two.of_its_own, two.ended) == (0.0, 5.0, 1.5, frozenset({"i1"}))


def test_the_table_says_what_was_not_asked_what_ended_and_what_no_work_carries():
    found = load_over_time([FIRST_ONE, SECOND_ONE])
    told = plain(run_load_table(SECOND_ONE, found, width=78)).splitlines()
    rows = {line[:18].strip(): line[18:].split("  ") for line in told}
    figures = {name: [part.strip() for part in parts if part.strip()] for name, parts in rows.items()}
    assert figures["I1"] == ["1.5 of 4", "ended"]
    assert figures["I2"] == ["not asked", "not asked"]
    assert figures["I3"] == ["0 of 3"]
    assert figures["all of these"] == ["1.5 of 6", "0 of 5"]
    assert figures["running elsewhere"] == ["1.5"]
    assert "It does not show how many people are needed." in " ".join(told)
    narrow = run_load_table(SECOND_ONE, found, width=34)
    assert all(len(line) <= 34 for line in plain(narrow).splitlines())
    assert "1 earlier sitting is not shown." in " ".join(plain(narrow).split())
    assert "not shown" not in " ".join(told)
    beside = plain(run_load_table(FIRST_ONE, load_over_time([FIRST_ONE]), width=78))
    assert "S1 1.5" in beside
    assert "Nothing found." in plain(run_load_table(FIRST_ONE, found, width=78, only=()))


def test_the_sittings_before_are_read_from_the_files_beside(tmp_path: Path):
    for name, before in (("a", None), ("b", "a"), ("c", "b")):
        given = structs.replace(FIRST_ONE, title=name, carried_from=before)
        (tmp_path / f"{name}.toml").write_text(encode(given), encoding="utf-8")
    last = structs.replace(FIRST_ONE, title="d", carried_from="c")
    assert [one.title for one in earlier_sittings(tmp_path, last)] == ["a", "b", "c"]
    (tmp_path / "b.toml").write_text("format = [", encoding="utf-8")
    assert [one.title for one in earlier_sittings(tmp_path, last)] == ["c"]
    (tmp_path / "b.toml").unlink()
    assert [one.title for one in earlier_sittings(tmp_path, last)] == ["c"]


@pytest.mark.parametrize("before", ["a", "../a", "/etc/hostname", "gone", ""])
def test_a_circle_a_way_out_of_the_folder_and_a_file_that_is_gone_end_the_way_back(tmp_path: Path, before):
    inside = tmp_path / "inside"
    inside.mkdir()
    circle = structs.replace(FIRST_ONE, carried_from="a")
    for folder in (tmp_path, inside):
        (folder / "a.toml").write_text(encode(circle), encoding="utf-8")
    found = earlier_sittings(inside, structs.replace(FIRST_ONE, carried_from=before or None))
    assert len(found) == (1 if before == "a" else 0)


def test_the_samples_carried_three_and_a_half_inside_live_tracking_until_it_ended():
    first, second = (one for one in load_over_time([load(FIRST), load(SECOND)]).sittings)
    tracking = first.by_work["live-tracking"]
    assert (tracking.running, tracking.effort) == (3.5, 8.0)
    assert "live-tracking" in second.ended
    told = spm("map", FOLDER / f"{SECOND}.toml", "--view", "run", "--plain").out
    row = next(line for line in told.splitlines() if line.startswith("Live tracking"))
    assert row.split("  ")[-1].strip() == "ended"
    assert "3.5 of 8" in row
    alone = spm("map", "-", "--view", "run", "--plain", stdin=(FOLDER / f"{SECOND}.toml").read_bytes()).out
    assert "3.5 of 8" not in alone


async def test_the_map_shows_it_with_the_sittings_before(tmp_path: Path):
    for name in (FIRST, SECOND):
        shutil.copyfile(FOLDER / f"{name}.toml", tmp_path / f"{name}.toml")
    async with running(tmp_path / f"{SECOND}.toml", size=(80, 24)) as (app, pilot):
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, MapScreen))
        await pilot.press("b")
        await until(pilot, lambda: "3.5 of 8" in shown(app, "#picture"))
        assert "b▸run" in shown(app, "#title")
