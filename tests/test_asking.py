"""What one sees of a line while it is read, what is asked behind it, part by part, and sorting."""

import shutil
from pathlib import Path

import pytest
from running_app import at_rest, burst, enter, question_screen, running, saved, shown, type_text, until
from sample_files import FOLDER
from test_pictures_screens import as_text, compare

from spm_tui.tui.screens.question_screen import QuestionScreen
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import answer, records


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(FOLDER / "practice.toml", tmp_path / "bakery.toml"))


async def at(app, pilot, number):
    app.open_session.at_question(number)
    await until(
        pilot, lambda: isinstance(app.screen, QuestionScreen) and app.screen.question.number == number
    )


def told(app):
    return " ".join(shown(app, "#preview").split())


def given(app, key):
    return records(app.open_session.workspace.session, key)


async def keys(pilot, *texts):
    """Press keys; a text of several letters that names no key is typed."""
    for text in texts:
        if text in ("enter", "escape", "up", "down", "tab", "ctrl+o", "ctrl+n", "ctrl+z", "home", "end"):
            await pilot.press(text)
        else:
            await type_text(pilot.app, pilot, text)
    await at_rest(pilot)


# ---- while it is typed


async def test_a_line_is_shown_in_parts_with_what_is_missing_and_what_is_new(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, 2)
        await keys(pilot, "stopping home delivery would give us 8 ppl back in two months")
        assert told(app) == "Home delivery | we said 8 people back | in 2 months | how do we know? -"
        question_screen(app).box.put("we stop Loyalty Perks, 3 people back")
        await at_rest(pilot)
        assert (
            told(app) == "Loyalty Perks | we said 3 people back | by when? - + new initiative Loyalty Perks"
        )
        await keys(pilot, "ctrl+n")
        assert told(app).endswith("+ new product Loyalty Perks")
        await keys(pilot, "enter")
        (item,) = [item for item in (await saved(app)).items if item.name == "Loyalty Perks"]
        assert item.kind == "product"
        await keys(pilot, "escape", "ctrl+n")
        assert next(i for i in (await saved(app)).items if i.id == item.id).kind == "platform"


async def test_a_line_says_what_it_changes_and_why_it_waits(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "stopping home delivery gives us 8 people back in 2 months")
        question_screen(app).box.put("home delivery: 9 people back")
        await at_rest(pilot)
        assert "Changes the line that is there." in told(app)
        assert "9 people, no longer 8 people" in told(app)
        assert "still 2 months" in told(app)
        question_screen(app).box.put("depends on the CFO, ask me after lunch")
        await at_rest(pilot)
        assert told(app) == "To sort: what stops?"


async def test_the_words_a_line_may_use_are_never_cut(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, 6)
        question_screen(app).box.put("who knows")
        await at_rest(pilot)
        assert told(app).startswith("To sort: which lever? strategy,")
        assert told(app).rstrip(".").endswith("team topology, re-organisation")
        assert question_screen(app).preview_line.size.height in (2, 3)


async def test_words_nobody_read_are_dimmed_but_not_the_one_being_typed(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        box = question_screen(app).box
        box.put("stopping home delivery gives whopping 8 people back in a month, grumble")
        await at_rest(pilot)
        words = {box.value[start:end] for start, end in box.unread}
        assert words >= {"whopping", "grumble"}
        dimmed = {str(box._value)[span.start : span.end] for span in box._value.spans}
        assert "whopping" in dimmed
        assert "grumble" not in dimmed


async def test_the_reading_of_a_long_line_takes_three_lines_at_most(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, 2)
        screen = question_screen(app)
        line = "Home delivery > on ice > back 8 > 1 month > got 4.5 > 6 months > stopped 2026-03-01"
        screen.box.put(f"{line} > paid by the Poole harbour office > gut feel > everyone was rather tired")
        await at_rest(pilot)
        assert screen.preview_line.region.height == 3
        assert "running it is paid by the Poole harbour office" in told(app)
        words = {screen.box.value[start:end] for start, end in screen.box.unread}
        assert words == {"everyone was rather tired"}


# ---- two readings


async def test_of_two_readings_a_digit_behind_enter_chooses(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "we stop home delivery")
        await keys(pilot, "escape")
        await keys(pilot, "4 back in 2 months")
        assert "1 Home delivery: we said 4 people back" in told(app)
        assert given(app, "stopping")[0].said_people is None
        await keys(pilot, "enter", "2")
        (stop,) = records(await saved(app), "stopping")
        assert (stop.seen_people, stop.seen_months, stop.said_people) == (4, 2, None)
        assert question_screen(app).box.value == ""


async def test_escape_leaves_a_line_of_two_readings_to_be_typed_on(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "we stop home delivery")
        await keys(pilot, "escape", "4 back in 2 months", "enter", "escape")
        assert question_screen(app).box.value == "4 back in 2 months"
        await keys(pilot, ", we said", "enter")
        (stop,) = records(await saved(app), "stopping")
        assert (stop.said_people, stop.said_months) == (4, 2)


# ---- the one thing asked behind a line


async def test_the_one_thing_that_is_missing_is_asked_and_one_key_answers(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "stopping home delivery gives us 8 people back in 2 months")
        asked = "Noted. Esc passes How do we know? 1 from numbers 2 more than once 3 once 4 gut feel"
        assert asked in told(app)
        assert question_screen(app).preview_line.region.height == 2
        await keys(pilot, "4")
        assert "gut feel" in told(app)
        assert records(await saved(app), "stopping")[0].basis == "hunch"
        await enter(app, pilot, "and Cakes online gives us 2 people")
        assert "By when?" in told(app)
        await keys(pilot, "by christmas", "enter")
        assert given(app, "stopping")[1].said_months is not None
        assert answer(await saved(app), "stopping").to_sort == ()


async def test_a_line_that_begins_with_a_figure_is_no_answer(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "stopping home delivery gives us 8 people back in 2 months")
        burst(app, list("4 of 6 say Cakes online"))
        await pilot.pause()
        assert question_screen(app).box.value == "4 of 6 say Cakes online"
        assert given(app, "stopping")[0].basis is None
        assert app.open_session.workspace.redo() is None


async def test_what_is_asked_is_passed_by_the_next_line_and_by_escape(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "stopping home delivery gives us 8 people back in 2 months")
        await keys(pilot, "escape", "4")
        assert question_screen(app).box.value == "4"
        question_screen(app).box.value = ""
        await enter(app, pilot, "stopping Cakes online gives us 2 people back in a month")
        await enter(app, pilot, "stopping Web shop gives us 1 person back in a month")
        assert [stop.basis for stop in records(await saved(app), "stopping")] == [None] * 3


async def test_a_line_leans_on_the_one_before_until_that_is_undone(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "stopping home delivery gives us 8 people back in 2 months")
        await enter(app, pilot, "no, nine")
        assert given(app, "stopping")[0].said_people == 9
        await enter(app, pilot, "scrap that")
        assert given(app, "stopping")[0].said_people == 8
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert given(app, "stopping")[0].said_people == 9
        await enter(app, pilot, "scrap that")  # the line before was taken back itself: there is none
        assert given(app, "stopping")[0].said_people == 9
        assert answer(app.open_session.workspace.session, "stopping").to_sort == ("scrap that",)


async def test_a_line_does_not_lean_on_one_that_was_undone(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "stopping home delivery gives us 8 people back in 2 months")
        await pilot.press("ctrl+z")
        await pilot.pause()
        await enter(app, pilot, "no, nine")
        assert given(app, "stopping") == ()
        assert answer(app.open_session.workspace.session, "stopping").to_sort == ("no, nine",)


# ---- part by part

PARTS = {
    1: (["Spring plan", "enter", "1", "enter", "enter", "enter", "7", "enter", "3"],
       {"unit": "project", "months_to_effect": 7, "basis": "one-case"}),
    2: (["home delivery", "enter", "8", "enter", "2 months", "enter", "enter", "enter", "4"],
       {"said_people": 8, "said_months": 2, "basis": "hunch"}),
    3: (["Spring plan", "enter", "1", "1", "enter", "2", "16", "enter", "enter", "enter", "1"],
       {"door": "easy", "said_months": 1, "tried": "partly", "seen_months": 16, "basis": "measured"}),
    4: (["web team", "enter", "till team", "enter", "1", "enter", "9", "enter", "half", "enter", "3"],
       {"said_months": 1, "seen_months": 9, "seen_value": 50, "category": "teams"}),
    5: (["Spring plan", "enter", "8", "1", "3"],
       {"lever": "re-org", "took": "yes", "basis": "one-case"}),
    6: (["1", "finance", "enter", "2", "enter", "enter", "1"],
       {"lever": "strategy", "decided_by": "finance"}),
    7: (["Spring plan", "enter", "1", "4", "8", "enter", "3", "1"],
       {"tried_first": "reprioritised", "took_what": "new-team", "months": 8, "took": "no"}),
    8: (["order book", "enter", "1", "4", "1 3", "enter", "18", "enter", "enter", "3"],
       {"spoken_as": "stock", "fits": "vineyard", "must_change": ("land", "labour"),
        "months_to_change": 18}),
    9: (["split a team", "enter", "5", "3", "6", "enter", "works council", "enter", "2"],
       {"portfolio": "keeps-the-map", "leadership": "recommend", "stalled_months": 6,
        "waiting_for": "works council"}),
    10: (["3", "2", "ceo", "enter", "enter", "two roadmaps", "enter", "1"],
       {"function": "prioritization", "if_gone": "moves", "moves_to": "ceo", "first_sign": "two roadmaps"}),
}  # fmt: skip


@pytest.mark.parametrize("number", PARTS, ids=lambda number: QUESTIONS[number - 1].key)
async def test_enter_on_an_empty_line_asks_a_record_part_by_part(practice, number):
    typed, meant = PARTS[number]
    key = QUESTIONS[number - 1].key
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, number)
        await keys(pilot, "enter")
        screen = question_screen(app)
        assert screen.parts.active
        await keys(pilot, *typed)
        assert not screen.parts.active, shown(app, "#ask")
        (record,) = records(await saved(app), key)
        assert {name: getattr(record, name) for name in meant} == meant
        assert screen.box.value == ""


async def test_escape_keeps_what_there_is_and_a_new_name_says_its_kind(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, 2)
        await keys(pilot, "enter", "Loyalty Perks")
        assert "+ new initiative Loyalty Perks" in told(app)
        await keys(pilot, "ctrl+n")
        assert "+ new product Loyalty Perks" in told(app)
        await keys(pilot, "enter", "nonsense", "enter")
        assert "A number of people is wanted" in told(app)
        question_screen(app).box.value = ""
        await keys(pilot, "3", "enter", "escape")
        (stop,) = records(await saved(app), "stopping")
        assert (stop.said_people, stop.said_months) == (3, None)
        assert next(i.kind for i in (await saved(app)).items if i.id == stop.items[0]) == "product"


async def test_what_is_not_yet_a_record_waits_when_the_asking_is_left(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 5)
        await keys(pilot, "enter", "Spring plan", "enter", "escape")
        assert answer(await saved(app), "reallocate_or_reshape").to_sort == ("Spring plan",)
        await keys(pilot, "enter", "escape")
        assert not question_screen(app).parts.active
        assert "Nothing was said" in told(app)


async def test_what_was_answered_is_kept_when_one_goes_to_the_next_question(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await keys(pilot, "enter", "home delivery", "enter", "8", "enter")
        await at(app, pilot, 3)
        assert [stop.said_people for stop in records(await saved(app), "stopping")] == [8]
        assert not question_screen(app).parts.active


async def test_up_goes_back_to_a_part_and_another_answer_takes_its_place(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await keys(pilot, "enter", "home delivery", "enter", "8", "enter", "up", "9", "enter", "escape")
        assert [stop.said_people for stop in records(await saved(app), "stopping")] == [9]


# ---- to sort


async def wait_two(app, pilot):
    await at(app, pilot, 2)
    for line in ("maybe 4 people come back in 2 months, if at all?", "the vans thing, whoever has that"):
        await enter(app, pilot, line)
    assert len(answer(app.open_session.workspace.session, "stopping").to_sort) == 2
    await keys(pilot, "escape", "end", "up", "enter")


async def test_all_waiting_lines_are_sorted_in_a_row_with_what_was_understood(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await wait_two(app, pilot)
        assert 'To sort 1 of 2: "maybe 4 people' in shown(app, "#before")
        assert "4 people" in told(app)
        await keys(pilot, "home delivery", "enter")
        while question_screen(app).parts.line.startswith("maybe"):
            await keys(pilot, "enter")
        assert 'To sort 2 of 2: "the vans thing' in shown(app, "#before")
        await keys(pilot, "cakes online", "enter", "2", "enter")
        while question_screen(app).parts.active and "Keep its words" not in shown(app, "#ask"):
            await keys(pilot, "enter")
        await keys(pilot, "1")
        kept = await saved(app)
        first, second = records(kept, "stopping")
        assert (first.items, first.said_people, first.said_months, first.note) == (
            ("home-delivery",), 4, 2, None,
        )  # fmt: skip
        assert (second.items, second.said_people) == (("cakes-online",), 2)
        assert "vans thing" in second.note
        assert answer(kept, "stopping").to_sort == ()


async def test_what_is_left_of_the_lines_to_sort_waits_on(practice):
    async with running(practice) as (app, pilot):
        await wait_two(app, pilot)
        before = app.open_session.workspace.session
        await keys(pilot, "down")
        assert "To sort 2 of 2" in shown(app, "#before")
        await keys(pilot, "escape")
        assert app.open_session.workspace.session == before
        assert told(app) == "2 lines to sort left waiting."


async def test_a_waiting_line_is_counted_by_its_place_and_down_stays_at_the_last(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await wait_two(app, pilot)
        await keys(pilot, "escape")
        await enter(app, pilot, "and the oven, who knows")
        await keys(pilot, "escape", "end", "up", "enter")
        assert "To sort 2 of 3" in shown(app, "#before")
        assert "Down: next" in shown(app, "#preview")
        await keys(pilot, "down")
        assert "To sort 3 of 3" in shown(app, "#before")
        assert "Down: next" not in shown(app, "#preview")
        await keys(pilot, "down")
        assert "To sort 3 of 3" in shown(app, "#before")
        assert question_screen(app).parts.active


async def test_sorting_the_last_waiting_line_goes_on_with_the_first_one_left(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await wait_two(app, pilot)
        await keys(pilot, "down", "cakes online", "enter", "2", "enter")
        while "Keep its words" not in shown(app, "#ask"):
            await keys(pilot, "enter")
        await keys(pilot, "1")
        assert 'To sort 1 of 2: "maybe 4 people' in shown(app, "#before")


async def test_a_waiting_line_is_opened_with_ctrl_o_and_once_more_to_change_its_words(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "the vans thing, whoever has that")
        await keys(pilot, "escape", "end", "ctrl+o")
        assert "the vans thing" in shown(app, "#before")
        await keys(pilot, "ctrl+o")
        assert question_screen(app).box.value == "the vans thing, whoever has that"
        await enter(app, pilot, "stopping home delivery gives us 8 people")
        kept = await saved(app)
        assert answer(kept, "stopping").to_sort == ()
        assert len(records(kept, "stopping")) == 1


async def test_a_line_that_was_just_left_to_sort_is_opened_from_the_box_at_once(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "the vans thing, whoever has that")
        assert app.focused is question_screen(app).box
        await keys(pilot, "ctrl+o")
        assert "the vans thing" in shown(app, "#before")


async def test_a_digit_that_answered_stands_where_the_next_line_begins_with_a_figure_later(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "stopping home delivery gives us 8 people back in 2 months")
        await keys(pilot, "3")
        given_at = question_screen(app).under_line._digit
        question_screen(app).under_line._digit = given_at._replace(time=given_at.time - 2)
        await keys(pilot, "4 back")
        assert question_screen(app).box.value == "4 back"
        assert given(app, "stopping")[0].basis == "one-case"


async def test_the_next_line_typed_over_a_choice_keeps_the_line_before_to_be_sorted(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "stopping home delivery")
        await keys(pilot, "4 back in 2 months", "enter")
        assert "A digit chooses" in told(app)
        await keys(pilot, "stopping cakes online gives us 3 people")
        assert question_screen(app).box.value == "stopping cakes online gives us 3 people"
        assert "4 back in 2 months" in shown(app, "#rows")
        await keys(pilot, "enter")
        assert [one.said_people for one in given(app, "stopping")][-1] == 3.0


async def test_a_blank_behind_a_line_with_a_choice_goes_on_with_the_line(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "stopping home delivery")
        await keys(pilot, "4 back in 2 months", "enter")
        await keys(pilot, " in the end")
        assert question_screen(app).box.value == "4 back in 2 months in the end"


async def test_the_beginning_of_a_known_name_is_that_thing_part_by_part(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        count = len(app.open_session.workspace.session.items)
        await keys(pilot, "enter")
        await enter(app, pilot, "deli")
        assert "Which: Home delivery or Delivery desk?" in told(app) + " ".join(shown(app, "#before").split())
        question_screen(app).box.value = ""
        await enter(app, pilot, "cake")
        await enter(app, pilot, "8")
        await keys(pilot, "escape")
        assert [one.items for one in given(app, "stopping")] == [("cakes-online",)]
        assert len(app.open_session.workspace.session.items) == count


async def test_talk_is_no_name_part_by_part_and_quotes_make_a_beginning_a_new_one(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await keys(pilot, "enter")
        await enter(app, pilot, "Tom says 3, I say 8")
        assert "That is no name" in " ".join(shown(app, "#before").split()) + told(app)
        question_screen(app).box.value = ""
        await enter(app, pilot, '"Deli"')
        await keys(pilot, "escape")
        assert [item.name for item in app.open_session.workspace.session.items][-1] == "Deli"


async def test_what_was_passed_part_by_part_is_not_asked_again_at_once(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 2)
        await keys(pilot, "enter")
        await enter(app, pilot, "Home delivery")
        await enter(app, pilot, "8")
        await keys(pilot, "escape")
        assert given(app, "stopping")[0].said_people == 8.0
        assert not question_screen(app).under_line.asking


async def test_who_gave_no_answer_is_seen_in_the_table(practice):
    async with running(practice) as (app, pilot):
        await at(app, pilot, 1)
        await keys(pilot, "5 flow, 2 project, 1 dunno")
        assert "no answer x1" in told(app)
        await keys(pilot, "enter")
        assert "no answer 1" in shown(app, "#rows")


async def test_a_waiting_line_that_is_deleted_while_it_is_sorted_makes_way_for_the_next(practice):
    async with running(practice) as (app, pilot):
        await wait_two(app, pilot)
        from spm_tui.workshop import edits

        app.open_session.workspace.apply(
            "deleted", lambda s: edits.delete_to_sort(s, "stopping", 0), place="stopping"
        )
        await pilot.pause()
        assert "the vans thing" in shown(app, "#before")


# ---- pictures

PICTURED = {
    "reading": ["stopping home delivery would give us 8 ppl back by february, the union knows"],
    "meanings": ["we stop home delivery", "enter", "escape", "4 back in 2 months", "enter"],
    "asked": ["stopping home delivery gives us 8 people back in 2 months", "enter"],
    "parts": ["enter", "home delivery", "enter", "8", "enter"],
    "sorting": ["the vans thing, whoever has that", "enter", "escape", "end", "enter"],
}


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PICTURED)
async def test_asking_looks_as_it_was_last_seen(practice, name, size):
    async with running(practice, size=size) as (app, pilot):
        await at(app, pilot, 2)
        await until(pilot, lambda: question_screen(app).box.placeholder != "")
        await keys(pilot, *PICTURED[name])
        assert await app.open_session.settle()
        await pilot.pause()
        lines = as_text(app.screen).splitlines()
        start = next(n for n, line in enumerate(lines) if "Answer: one line each" in line)
        # the answer's own panel: what is noticed beside it comes when it comes
        panel = [line[:80].rstrip() for line in lines[start : start + 13]]
        compare(f"asking-{name}-{size[0]}x{size[1]}.txt", "\n".join(panel) + "\n")
