"""The question screen: typing and editing lines, what is not understood, the full form, skipping, drafts."""

import shutil
from pathlib import Path

import pytest
from running_app import at_rest, enter, question_screen, running, saved, shown, type_text, until
from sample_files import FOLDER
from textual import events
from textual.widgets import Static, TextArea

from spm_tui.tui.dialogs.basic import AskLine
from spm_tui.tui.dialogs.form import FieldLine, FormScreen
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.views.styled_lines import plain
from spm_tui.workshop.session import answer, records


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    """A copy of the practice session: a small map, no answers."""
    return Path(shutil.copyfile(FOLDER / "practice.toml", tmp_path / "bakery.toml"))


async def go_to(app, pilot, number):
    app.open_session.at_question(number)
    await pilot.pause()


async def paste(app, pilot, text):
    box = question_screen(app).box
    box.focus()
    box.post_message(events.Paste(text))
    await pilot.pause()


def stops(app):
    return records(app.open_session.workspace.session, "stopping")


def told(app):
    return shown(app, "#preview").strip()


def table(app):
    return shown(app, "#rows")


async def test_a_line_says_what_it_would_become_and_then_stands_in_the_table_and_in_the_file(practice):
    async with running(practice) as (app, pilot):
        await go_to(app, pilot, 2)
        question_screen(app).box.put("Cakes online > back 2")
        await until(pilot, lambda: told(app) == "Cakes online | we said 2 people back | by when? -")
        assert records(app.open_session.workspace.session, "stopping") == ()
        question_screen(app).box.put("")
        await at_rest(pilot)
        assert told(app) == ""
        await enter(app, pilot, "Home delivery > back 4 > 1 month")
        assert "Home delivery" in table(app)
        assert "4 people" in table(app)
        assert told(app).startswith("Noted.")
        assert question_screen(app).box.value == ""
        kept = await saved(app)
        (stop,) = records(kept, "stopping")
        assert (stop.items, stop.said_people, stop.said_months) == (("home-delivery",), 4, 1)
        await pilot.press("x")
        assert not told(app).startswith("Noted.")


async def test_offers_complete_what_is_typed_with_tab_or_the_arrow_keys_and_create_what_is_new(practice):
    async with running(practice) as (app, pilot):
        await go_to(app, pilot, 2)
        box, rows = question_screen(app).box, question_screen(app).rows
        await type_text(app, pilot, "home d")
        assert "Home delivery" in plain(rows.cover_lines)
        await pilot.press("escape")
        assert (box.value, box.has_focus, rows.cover_lines) == ("home d", True, ())
        await type_text(app, pilot, "e")
        await pilot.press("tab")
        assert box.value == "Home delivery"
        await type_text(app, pilot, " > back 4")
        await pilot.press("enter")
        await until(pilot, lambda: len(stops(app)) == 1)
        await type_text(app, pilot, "cakes")
        await pilot.press("down", "up", "enter")
        assert box.value == "Cakes online"
        await type_text(app, pilot, " > back 2")
        await pilot.press("enter")
        await until(pilot, lambda: len(stops(app)) == 2)
        await type_text(app, pilot, "Paym")
        assert '+ create "Paym" as initiative' in plain(rows.cover_lines)
        await type_text(app, pilot, " > back 3")
        await pilot.press("enter")
        await until(pilot, lambda: len(stops(app)) == 3)
        assert "New: Paym (initiative)." in told(app)
        assert [stop.items for stop in stops(app)] == [("home-delivery",), ("cakes-online",), ("paym",)]


async def test_a_line_not_understood_waits_to_be_sorted_and_becomes_a_record_later(practice):
    async with running(practice) as (app, pilot):
        await go_to(app, pilot, 4)
        await enter(app, pilot, "Till team > Cakes online > said 1 > 150%")
        assert "To sort (1)" in table(app)
        assert "150 cannot be" in told(app)
        assert answer(await saved(app), "fungibility").to_sort == (
            "Till team > Cakes online > said 1 > 150%",
        )
        screen = question_screen(app)
        screen.rows.focus()
        await pilot.press("enter", "ctrl+o")  # part by part; then its words, to say them otherwise
        assert screen.box.value == "Till team > Cakes online > said 1 > 150%"
        await enter(app, pilot, "Till team > Cakes online > said 1 > 50%")
        kept = await saved(app)
        assert answer(kept, "fungibility").to_sort == ()
        assert records(kept, "fungibility")[0].said_months == 1
        assert "To sort" not in table(app)


async def test_a_line_is_edited_with_up_or_from_the_list_and_left_with_escape(practice):
    async with running(practice) as (app, pilot):
        await go_to(app, pilot, 2)
        await enter(app, pilot, "Home delivery > back 4 > 1 month")
        await enter(app, pilot, "Cakes online > back 2")
        screen = question_screen(app)
        await pilot.press("up")
        assert screen.box.value == "Cakes online > back 2"
        assert told(app).startswith("Editing")
        await enter(app, pilot, "Cakes online > back 3")
        assert [stop.said_people for stop in stops(app)] == [4, 3]
        before = app.open_session.workspace.session
        await pilot.press("down", "home", "enter")
        assert screen.box.value == "Home delivery > back 4 > 1 month"
        await pilot.press("backspace", "escape")
        assert screen.box.value == ""
        assert told(app) == "Left as it was."
        assert app.open_session.workspace.session == before
        await pilot.press("down", "enter")
        await enter(app, pilot, "Home delivery > back 999999 > 1 month")
        assert "999999 cannot be" in told(app)
        assert screen.box.value == "Home delivery > back 999999 > 1 month"
        assert app.open_session.workspace.session == before
        await enter(app, pilot, "Home delivery > back 5 > 2 months")
        assert [(stop.said_people, stop.said_months) for stop in stops(app)] == [(5, 2), (3, None)]


async def test_a_deleted_line_comes_back_with_undo_and_goes_with_redo(practice):
    async with running(practice) as (app, pilot):
        await go_to(app, pilot, 2)
        await enter(app, pilot, "Home delivery > back 4 > 1 month")
        await pilot.press("down", "d")
        assert records(app.open_session.workspace.session, "stopping") == ()
        assert told(app) == "Deleted. Ctrl+Z brings it back."
        await pilot.press("ctrl+z")
        assert len(records(app.open_session.workspace.session, "stopping")) == 1
        assert "Home delivery" in table(app)
        await pilot.press("ctrl+y")
        assert records(app.open_session.workspace.session, "stopping") == ()
        await pilot.press("ctrl+z", "ctrl+z")
        kept = await saved(app)
        assert records(kept, "stopping") == ()
        assert len(app.open_session.workspace.session.items) == 8


async def test_pasted_lines_and_cells_make_records_and_one_pasted_line_waits_in_the_box(practice):
    async with running(practice) as (app, pilot):
        await go_to(app, pilot, 4)
        await paste(
            app,
            pilot,
            "Till team > Cakes online > said 1 > took 4\r\nWeb team > Shop till > said 2\nwho knows\n",
        )
        assert told(app).startswith("3 lines taken.")
        kept = await saved(app)
        assert [(s.from_, s.to) for s in records(kept, "fungibility")] == [
            ("till-team", "cakes-online"), ("web-team", "shop-till"),
        ]  # fmt: skip
        assert answer(kept, "fungibility").to_sort == ("who knows",)
        await pilot.press("ctrl+z")
        assert answer(app.open_session.workspace.session, "fungibility") is None
        titles = "from\tto\tsaid_months\tseen_months"
        await paste(app, pilot, f"{titles}\nTill team\tCakes online\t1\t4\nWeb team\tShop till\t2\t\n")
        swaps = records(await saved(app), "fungibility")
        assert [(s.from_, s.to, s.said_months, s.seen_months) for s in swaps] == [
            ("till-team", "cakes-online", 1, 4), ("web-team", "shop-till", 2, None),
        ]  # fmt: skip
        await paste(app, pilot, "Till team > Cakes\x1b[31m\u202e online\n")
        box = question_screen(app).box
        half = box.value
        assert half.startswith("Till team > Cakes")
        assert not {"\x1b", "\u202e"} & set(half)
        await paste(app, pilot, "Web team > Cakes online > said 2\nTill team > Shop till > said 1\n")
        assert box.value == half
        assert len(records(app.open_session.workspace.session, "fungibility")) == 4


def field(app, label):
    return next(line for line in app.screen.query(FieldLine) if line.spec.label == label)


async def test_the_full_form_keeps_every_field_and_says_under_a_field_what_is_wrong(practice):
    async with running(practice) as (app, pilot):
        await go_to(app, pilot, 2)
        await enter(app, pilot, "Home delivery > back 4 > 1 month")
        await pilot.press("down", "f")
        assert isinstance(app.screen, FormScreen)
        labels = {line.spec.name: line for line in app.screen.query(FieldLine)}
        assert labels["said_people"].text == "4"
        labels["said_people"].query_one(EntryBox).put("a few")
        labels["run_paid_by"].query_one(EntryBox).put("nobody")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        beside = labels["said_people"].query_one(".note", Static)
        assert "A number of people is wanted" in str(beside.render())
        assert labels["said_people"].text == "a few"
        assert labels["said_people"].query_one(EntryBox).has_focus
        labels["said_people"].query_one(EntryBox).put("5")
        await pilot.press("ctrl+s")
        await pilot.pause()
        (stop,) = records(await saved(app), "stopping")
        assert (stop.said_people, stop.said_months, stop.run_paid_by) == (5, 1, "nobody")
        before = app.open_session.workspace.session
        await pilot.press("ctrl+o", "down", "x", "escape")
        await until(pilot, lambda: app.screen is app.session_screen)
        assert app.open_session.workspace.session == before
        await go_to(app, pilot, 6)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        app.screen.query(FieldLine).first().query_one(EntryBox).put("team topology")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert [r.lever for r in records(app.open_session.workspace.session, "ownership")] == [
            "team-topology"
        ]


async def test_a_question_is_skipped_or_does_not_apply_with_a_reason_and_is_come_back_to(practice):
    async with running(practice) as (app, pilot):
        await go_to(app, pilot, 5)
        await pilot.press("f9", "home", "enter")
        await type_text(app, pilot, "no time")
        await pilot.press("enter")
        await pilot.pause()
        given = answer(await saved(app), "reallocate_or_reshape")
        assert (given.status, given.reason) == ("skipped", "no time")
        assert "skipped: no time" in table(app)
        assert "▸-" in shown(app, "#head")
        await enter(app, pilot, "moved 8, reshaped 2")
        given = answer(await saved(app), "reallocate_or_reshape")
        assert (given.status, given.moved_work) == ("answered", 8)
        assert "skipped" not in table(app)
        await go_to(app, pilot, 8)
        await pilot.press("f9", "home", "down", "enter")
        await type_text(app, pilot, "one shop")
        await pilot.press("enter")
        await pilot.pause()
        assert answer(app.open_session.workspace.session, "vineyards").status == "not-applicable"
        assert "▸/" in shown(app, "#head")
        await pilot.press("f9", "end", "enter")
        await pilot.pause()
        given = answer(app.open_session.workspace.session, "vineyards")
        assert given is None or (given.status, given.reason) == ("open", None)
        await pilot.press("f9", "escape")
        assert question_screen(app).box.has_focus


async def test_what_is_typed_at_a_question_waits_there_even_over_a_restart(practice):
    async with running(practice) as (app, pilot):
        await go_to(app, pilot, 2)
        question_screen(app).box.put("Home deliv")
        await pilot.press("pagedown")
        assert question_screen(app).box.value == ""
        question_screen(app).box.put("vans")
        await pilot.press("pageup")
        assert question_screen(app).box.value == "Home deliv"
        await pilot.press("ctrl+q")
        await pilot.pause()
    async with running(practice) as (app, pilot):
        assert question_screen(app).question.number == 2
        assert question_screen(app).box.value == "Home deliv"
        await pilot.press("pagedown")
        assert question_screen(app).box.value == "vans"


async def test_the_rooms_words_stand_under_the_table_and_a_thought_is_parked(practice):
    async with running(practice) as (app, pilot):
        await pilot.press("f7")
        await type_text(app, pilot, "We count projects.")
        await pilot.press("escape")
        await pilot.pause()
        assert answer(await saved(app), "allocation_unit").words == "We count projects."
        assert "We count projects." in shown(app, "#words")
        await pilot.press("f8")
        await type_text(app, pilot, "Night calls > Head of shops")
        await pilot.press("enter")
        await pilot.pause()
        (parked,) = (await saved(app)).parking
        assert (parked.text, parked.owner, parked.question) == (
            "Night calls", "Head of shops", "allocation_unit",
        )  # fmt: skip


async def test_a_parked_line_that_only_names_a_role_is_kept_as_written(practice):
    async with running(practice) as (app, pilot):
        await pilot.press("escape", "p")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await type_text(app, pilot, "> Head of shops")
        await pilot.press("enter")
        await pilot.pause()
        (parked,) = (await saved(app)).parking
        assert (parked.text, parked.owner) == ("> Head of shops", None)


async def test_letters_are_text_in_the_line_and_commands_in_the_list_or_an_empty_line(practice):
    async with running(practice) as (app, pilot):
        box = question_screen(app).box
        await type_text(app, pilot, "ep]")
        assert box.value == "ep]"
        box.put("")
        await pilot.press("right_square_bracket")
        assert question_screen(app).question.number == 2
        await pilot.press("left_square_bracket", "escape")
        assert question_screen(app).question.number == 1
        assert not box.has_focus
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, AskLine))


async def test_probes_show_only_after_asking(practice):
    async with running(practice) as (app, pilot):
        probe = question_screen(app).question.probes[0][:20]
        await pilot.press("f11")
        await pilot.pause()
        assert probe not in shown_side(app)
        await pilot.press("escape")
        assert probe not in shown(app, "#side")
        await pilot.press("f11", "enter")
        await pilot.pause()
        assert probe in shown(app, "#side")
        await pilot.press("f11")
        assert probe not in shown(app, "#side")


def shown_side(app):
    from spm_tui.views.styled_lines import plain

    return plain(app.session_screen.side.lines)


async def test_the_side_pane_follows_the_answers(practice):
    async with running(practice) as (app, pilot):
        await go_to(app, pilot, 2)
        before = shown(app, "#side")
        await enter(app, pilot, "Home delivery > back 4 > 1 month")
        await enter(app, pilot, "stays > Delivery desk 1 > paid by ?")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "reclaim-gap:home-delivery" in {f.key for f in app.open_session.workspace.diagnosis.fired}
        assert shown(app, "#side") != before
        assert "Home delivery" in shown(app, "#side")


async def test_words_longer_than_the_file_takes_stay_in_their_box_and_are_told_so(practice: Path) -> None:
    async with running(practice) as (app, pilot):
        await pilot.press("f7")
        await pilot.pause()
        area = app.screen.query_one(TextArea)
        area.text = "w" * 20_001
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "20,001 characters" in str(app.screen.query_one("#hint", Static).render())
        area.text = "w" * 20_000
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Noted" in shown(app, "#preview") or "noted" in shown(app, "#preview")
        given = answer(await saved(app), question_screen(app).question.key)
        assert given is not None
        assert given.words == "w" * 20_000


async def three_apples(app, pilot):
    await go_to(app, pilot, 2)
    for line in ("Apple > back 1", "Berry > back 2", "Cherry > back 3"):
        await enter(app, pilot, line)


async def test_a_line_being_edited_stays_with_its_record_when_undo_brings_another_back(practice):
    async with running(practice) as (app, pilot):
        await three_apples(app, pilot)
        await pilot.press("escape", "escape", "home", "d", "enter")  # the first passes what is asked
        await pilot.pause()
        assert question_screen(app).box.value.startswith("Berry")
        await pilot.press("ctrl+z")
        await type_text(app, pilot, " > 6 months")
        await pilot.press("enter")
        await pilot.pause()
        assert [(stop.items, stop.said_people, stop.said_months) for stop in stops(app)] == [
            (("apple",), 1.0, None), (("berry",), 2.0, 6.0), (("cherry",), 3.0, None),
        ]  # fmt: skip


async def test_a_line_whose_record_was_undone_is_kept_and_said_to_be_a_new_one(practice):
    async with running(practice) as (app, pilot):
        await three_apples(app, pilot)
        await pilot.press("up")
        await pilot.press("ctrl+z", "enter")
        await pilot.pause()
        assert question_screen(app).box.value.startswith("Cherry")
        assert "no longer there" in told(app)
        assert len(stops(app)) == 2
        await pilot.press("enter")
        await pilot.pause()
        assert [stop.items for stop in stops(app)] == [("apple",), ("berry",), ("cherry",)]


async def test_why_a_line_was_not_taken_stays_until_it_is_changed(practice):
    async with running(practice) as (app, pilot):
        await three_apples(app, pilot)
        await pilot.press("up")
        box = question_screen(app).box
        box.put("Apple > back 5")
        await pilot.press("enter")
        await pilot.pause()
        assert box.value == "Apple > back 5"
        refused = told(app)
        assert "already" in refused
        await type_text(app, pilot, "0")
        assert told(app) != refused


async def test_keys_that_move_and_delete_are_not_overtaken_by_letters_behind_them(practice):
    async with running(practice) as (app, pilot):
        box = question_screen(app).box
        box.put("hello")
        for key, letter in (("backspace", None), ("z", "z"), ("home", None), ("a", "a"), ("left", None)):
            app.post_message(events.Key(key, letter))
        await type_text(app, pilot, "b")
        assert box.value == "bahellz"


async def test_words_that_were_not_understood_are_said_to_be_in_the_note(practice):
    async with running(practice) as (app, pilot):
        await go_to(app, pilot, 9)
        await enter(app, pilot, "the hub > quite unheard of > 18 months")
        (right,) = records(app.open_session.workspace.session, "boundary")
        assert right.note
        assert f"Kept as its note: {right.note}." in told(app)
        await pilot.press("up", "enter")
        await pilot.pause()
        assert "Kept as its note" not in told(app)
