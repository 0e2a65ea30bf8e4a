"""The what-if screen: a change tried with one key, today beside then, named, kept, and undone in one key."""

import shutil
from pathlib import Path

import pytest
from running_app import running, said, saved, shown, until
from sample_files import FIRST, FOLDER

from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening import loosening
from spm_tui.tui.dialogs.basic import AskLine, Pick
from spm_tui.tui.dialogs.which_change import MOST_OFFERED, offered_changes
from spm_tui.tui.screens.map_screen import MapScreen
from spm_tui.tui.screens.stop_screen import StopScreen
from spm_tui.tui.screens.what_if_screen import WhatIfScreen
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.workshop.trials import possible
from spm_tui.workshop.what_ifs import MapChange, changes_of
from tests.bench.loosen import a_room

SIZES = [(120, 36), (80, 24)]
HELP = MapChange("link", "fleet-team", "customs")


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A copy of the finished workshop."""
    return Path(shutil.copyfile(FOLDER / f"{FIRST}.toml", tmp_path / "harbour.toml"))


def kept(app):
    return app.open_session.workspace.session.what_ifs


def side(app):
    return " ".join(shown(app, "#trial").split())


async def to_what_if(app, pilot):
    """Look at what would loosen the stops, on the map, and try the best change."""
    await pilot.press("f2")
    await until(pilot, lambda: isinstance(app.screen, MapScreen))
    await pilot.press("w")
    await until(pilot, lambda: "Today 6.5" in shown(app, "#picture"))
    await pilot.press("i")
    await until(pilot, lambda: isinstance(app.screen, WhatIfScreen) and "With this" in side(app))


async def to_place(app, pilot):
    app.open_session.go("what-if")
    await pilot.pause()
    await until(pilot, lambda: isinstance(app.screen, WhatIfScreen) and app.screen.focused is not None)


async def dialog(app, pilot, kind):
    await until(pilot, lambda: isinstance(app.screen, kind) and app.screen.focused is not None)


@pytest.mark.parametrize("size", SIZES)
async def test_a_change_is_tried_with_one_key_and_undone_with_one(harbour, size):
    async with running(harbour, size=size) as (app, pilot):
        found = app.open_session.workspace.session
        await to_what_if(app, pilot)
        assert "Live tracking 4.5 4.5 2 4.5" in side(app)
        assert "all, each by itself 6.5 6.5 2 4.5" in side(app)
        assert "With this, 2.5 more would be useful by February." in side(app)
        assert "It does not show how many people are needed." in app.screen.to_copy().replace("\n", " ")
        assert [changes_of(one) for one in kept(app)] == [(HELP,)]
        assert (await saved(app)).what_ifs == kept(app)
        await pilot.press("u")
        await until(pilot, lambda: "Nothing is tried yet" in side(app))
        assert app.open_session.workspace.session == found
        await pilot.press("U")
        await until(pilot, lambda: "With this" in side(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MapScreen))
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, WhatIfScreen))
        assert [changes_of(one) for one in kept(app)] == [(HELP,)]  # the same change is not tried twice


async def test_the_keys_of_a_long_choice_are_seen_on_a_small_screen(harbour):
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await to_what_if(app, pilot)
        await pilot.press("a")
        await dialog(app, pilot, Pick)
        await until(pilot, lambda: bool(shown(app, "#choices")))
        await pilot.pause()
        frame, keys = app.screen.query_one("#dialog").region, app.screen.query_one("#hint").region
        assert keys.bottom < frame.bottom <= 24


async def test_changes_are_added_named_and_taken_back(harbour):
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await to_what_if(app, pilot)
        await pilot.press("a")
        await dialog(app, pilot, Pick)
        assert "An earlier date" in shown(app, "#choices") or "Help at once" in shown(app, "#choices")
        assert "Fleet team for Customs" not in shown(app, "#choices")
        for letter in "slot hub":
            await pilot.press("space" if letter == " " else letter)
        await until(pilot, lambda: "Tie cut: Slot engine to Position hub" in shown(app, "#choices"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WhatIfScreen) and "3.5 more could" in side(app))
        (one,) = kept(app)
        assert changes_of(one) == (MapChange("cut", "slot-engine", "position-hub"), HELP)
        assert app.screen.change == MapChange("cut", "slot-engine", "position-hub")
        assert "2 changes" in shown(app, "#list")
        await pilot.press("r")
        await dialog(app, pilot, AskLine)
        app.screen.query_one(EntryBox).put("Own tables")
        await pilot.press("enter")
        await until(pilot, lambda: "Own tables" in shown(app, "#list"))
        await pilot.press("down", "d")
        await until(pilot, lambda: [len(changes_of(one)) for one in kept(app)] == [1])
        assert kept(app)[0].name == "Own tables"
        await pilot.press("home", "d")
        await until(pilot, lambda: kept(app) == ())
        await pilot.press("u")
        await until(pilot, lambda: [one.name for one in kept(app)] == ["Own tables"])
        assert "Undone: took back Own tables." in said(app)


async def test_from_the_stop_test_the_stop_is_looked_at_though_nobody_spoke_of_it(harbour):
    async with running(harbour) as (app, pilot):
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(app.screen, StopScreen) and bool(shown(app, "#pick")))
        app.open_session.go("stop", items=("customs",))
        await until(pilot, lambda: "[x] Customs" in shown(app, "#pick"))
        await pilot.press("enter")
        await dialog(app, pilot, AskLine)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StopScreen) and "Step" in shown(app, "#title"))
        await pilot.press("l")
        await until(pilot, lambda: "What would loosen the stop of Customs" in shown(app, "#picture"))
        change = app.screen.loosen.to_try
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, WhatIfScreen) and "With this" in side(app))
        assert [changes_of(one) for one in kept(app)] == [(change,)]
        assert "Customs" in shown(app, "#trial").split("all, each")[0]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, StopScreen))


async def test_nothing_tried_says_how_to_begin(harbour):
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await to_place(app, pilot)
        await until(pilot, lambda: "Nothing is tried yet" in side(app))
        await pilot.press("d", "r", "space")
        await pilot.press("n")
        await dialog(app, pilot, Pick)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WhatIfScreen))
        assert kept(app) == ()


def test_on_a_large_map_the_changes_near_the_stops_are_offered_and_the_others_counted():
    session, stops = a_room(300)
    offered, left = offered_changes(session, (), stops[:2], None)
    best = loosening(Measures(session), stops[:2]).changes
    assert [one[1:] for one, _ in offered[: len(best)]] == [(one.from_, one.to) for one in best]
    assert all("more" in told for _, told in offered[: len(best)])
    assert len(offered) + left == len(list(possible(session)))
    assert len({one for one, _ in offered}) == len(offered) == MOST_OFFERED
    stopped = {item for stop in stops[:2] for item in stop}
    near = stopped.union(*(Measures(session).needs(item) for item in stopped))
    rest = [one.from_ in near for one, _ in offered[len(best) :]]
    assert rest == sorted(rest, reverse=True)


async def test_that_the_map_stays_as_it_is_is_said_once_and_a_key_is_called_one(harbour):
    async with running(harbour, size=(120, 36)) as (app, pilot):
        await to_place(app, pilot)
        await until(pilot, lambda: "Nothing is tried yet" in side(app))
        assert "Press a to add a change" in side(app)
        assert f"{shown(app, '#title')} {side(app)}".count("stay as they are") == 1
