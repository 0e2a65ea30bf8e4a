"""The course of a sitting: its plan and minutes, opening and close, sealed guesses, carrying on, alone."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from running_app import noticed, running, said, saved, shown, type_text, until
from sample_files import FIRST, FOLDER, SECOND, load
from textual.pilot import Pilot

from spm_tui.diagnosis.engine import diagnose
from spm_tui.followup.carry_over import carry
from spm_tui.followup.due_dates import due, with_count
from spm_tui.reports.output_formats import REPORT, render
from spm_tui.storage.backups import history
from spm_tui.storage.codec import decode, encode
from spm_tui.storage.timer_file import NotedTimer, noted_timer
from spm_tui.text import cells
from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.basic import AskLine, Pick, Tell
from spm_tui.tui.dialogs.form import FormScreen
from spm_tui.tui.dialogs.plan_minutes import plan_now
from spm_tui.tui.screens.close_screen import CloseScreen
from spm_tui.tui.screens.compare_screen import CompareScreen
from spm_tui.tui.screens.home_screen import HomeScreen
from spm_tui.views.close_page import close_lines, vineyard_to_tend
from spm_tui.views.glyphs import PRETTY
from spm_tui.views.opening_page import checklist, opening_lines
from spm_tui.views.plan_and_time import plan_lines
from spm_tui.views.question_header import head, time_words
from spm_tui.views.styled_lines import plain
from spm_tui.workshop import edits
from spm_tui.workshop.ballots import hands, unsealed
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.guesses import cards_on, sealed_guesses, with_sealed_guess
from spm_tui.workshop.questions import PLANS, question_in_front
from spm_tui.workshop.records import Asset, Item, Stop
from spm_tui.workshop.session import Answers, Commitment, Session, Stopping, Vineyards, answer, records
from spm_tui.workshop.sitting_plan import (
    PARTS,
    planned_for,
    sitting_time,
    with_course,
    with_minutes,
    with_minutes_taken,
    with_plan,
)
from spm_tui.workspace import Workspace

TODAY = date(2026, 11, 22)
EMPTY = Session(format=1, title="Offsite", mode="workshop", created=TODAY)


# ---- the plan and its minutes


def test_the_plans_last_as_long_as_they_are_called() -> None:
    assert {name: plan.total for name, plan in PLANS.items()} == {"90": 90, "45": 45, "30": 30, "self": 30}


def test_a_plan_is_kept_in_the_session_and_edited_part_by_part() -> None:
    session = with_plan(EMPTY, PLANS["45"])
    assert planned_for(session, "stopping") == 9
    assert (planned_for(session, "opening"), planned_for(session, "close")) == (3, 7)
    assert sitting_time(session).planned == 45
    session = with_minutes(session, {"stopping": 20.0, "close": None, "boundary": None})
    assert sitting_time(session).planned == 45 + 11 - 7 - 1
    assert planned_for(session, "boundary") is None
    assert decode(encode(session).encode()).session == session
    with pytest.raises(KeyError):
        with_minutes(session, {"lunch": 60.0})
    assert set(PARTS) == {"opening", *ANSWER_KEYS, "buffer", "close"}


def test_the_time_is_told_of_a_question_and_of_all() -> None:
    session = with_plan(EMPTY, PLANS["90"])
    assert time_words(session, "stopping", None) == "10 min"
    session = edits.set_answer(with_minutes_taken(session, {"opening": 4.5}), "allocation_unit", minutes=7.0)
    assert time_words(session, "stopping", 402) == "6:42 of 10:00, 18 of 90 min in all"
    assert sitting_time(session).left == 78.5
    assert time_words(session, "stopping", 763) == "2:43 over 10:00, 24 of 90 min in all"


def test_the_saved_mark_is_whole_at_80_columns_in_the_last_minutes_of_a_sitting() -> None:
    session = with_minutes_taken(with_plan(EMPTY, PLANS["90"]), {"opening": 60.0})
    time = time_words(session, "disappearance", 19 * 60 + 59)
    told = head(
        session, 10, time=time, saved="saved 06:15", alarm=False, elsewhere="", width=80, signs=PRETTY
    )
    assert plain([told]).endswith("80 of 90 min in all saved 06:15")
    assert cells(plain([told])) <= 80


def test_a_course_that_holds_nothing_is_left_out_of_the_file() -> None:
    assert with_course(with_course(EMPTY, surprise="x"), surprise=None) == EMPTY
    assert "[course]" not in encode(EMPTY)


# ---- sealed guesses


def test_a_sealed_guess_holds_counts_in_order_and_shows_in_nothing_that_leaves() -> None:
    session = with_sealed_guess(load(FIRST), "dynamic-pricing", [77.7, 3, 3, 5])
    assert sealed_guesses(session)[-1] == "dynamic-pricing"
    cards = [b for b in session.ballots if b.round.startswith("result-people-dynamic")]
    assert [(c.value, c.count, c.participant) for c in cards] == [(3, 2, None), (5, 1, None), (77.7, 1, None)]
    assert cards_on(session, "dynamic-pricing") == ()
    assert "77.7" not in render(REPORT, session, TODAY, full=True)
    assert "77.7" not in plain(opening_lines(session, TODAY, width=80))
    assert "77.7" not in plain(close_lines(unsealed(session), diagnose(session, TODAY), width=80))
    again = with_sealed_guess(session, "dynamic-pricing", [2])
    assert [b.value for b in again.ballots if b.round.startswith("result-people-dynamic")] == [2]


def test_sealed_guesses_are_opened_when_the_people_are_counted() -> None:
    stop = Stop(items=("dynamic-pricing",), said_people=6, check_on=TODAY)
    session = with_sealed_guess(
        structs.replace(load(FIRST), answers=Answers(stopping=Stopping(stops=(stop,)))),
        "dynamic-pricing",
        [4, 2],
    )
    (one,) = (d for d in due(session, TODAY) if d.kind == "stop")
    assert cards_on(with_count(session, one, 3), "dynamic-pricing") == (2, 4)


# ---- the next sitting


def test_what_was_answered_comes_along_to_be_confirmed() -> None:
    last = with_sealed_guess(load(FIRST), "dynamic-pricing", [4])
    following = carry(last, title="Next", created=TODAY, carried_from=FIRST)
    assert decode(encode(following).encode()).session == following
    for key in ANSWER_KEYS:
        assert answer(following, key).status == "open"
        assert answer(following, key).words is None
        assert all(one.to_confirm for one in records(following, key))
        assert [structs.replace(one, to_confirm=None) for one in records(following, key)] == [
            structs.replace(one, to_confirm=None) for one in records(last, key)
        ]
    assert sealed_guesses(following) == sealed_guesses(last)
    assert following.private == {}
    assert following.stances == ()
    assert len(render(REPORT, following, TODAY).split()) <= 1200
    assert "lines of the last sitting" in render(REPORT, following, TODAY)


def test_a_record_is_confirmed_as_it_stands() -> None:
    following = carry(load(FIRST), title="Next", created=TODAY, carried_from=FIRST)
    confirmed = edits.confirm(following, "stopping", 0)
    assert not records(confirmed, "stopping")[0].to_confirm
    assert records(confirmed, "stopping")[1].to_confirm
    assert answer(confirmed, "stopping").status == "answered"
    with pytest.raises(edits.Refused):
        edits.confirm(following, "stopping", 99)


# ---- the pages


def test_an_opening_says_what_is_missing() -> None:
    text = plain(opening_lines(EMPTY, TODAY, width=80))
    assert text.count("is not written down yet.") == 3
    assert "Before the day" in text
    assert [done for done, _ in checklist(EMPTY)] == [None, False, False, False]
    assert [done for done, _ in checklist(load(FIRST))] == [None, True, True, True]
    assert "Before the day" not in plain(opening_lines(load(FIRST), TODAY, width=80))


def test_an_opening_begins_with_what_became_of_what_was_promised() -> None:
    following = carry(load(FIRST), title="Next", created=date(2026, 12, 8), carried_from=FIRST)
    text = " ".join(plain(opening_lines(following, date(2026, 12, 8), width=80)).split())
    assert "What became of what was promised?" in text
    assert "Live tracking: we said 8 people in a month, to be counted on 1 November 2026." in text


def test_alone_the_pages_speak_to_one_person_and_end_in_three_claims() -> None:
    session = structs.replace(load(FIRST), mode="self")
    opening = " ".join(plain(opening_lines(session, TODAY, width=80)).split())
    assert "how would the person most affected answer?" in opening
    assert "cards of the room" not in opening
    close = plain(close_lines(unsealed(session), diagnose(session, TODAY), width=80))
    assert "Three claims, and whom to ask" in close
    assert close.count("    Ask ") == 3


def test_the_close_names_what_is_left_and_nothing_that_is_not() -> None:
    session = load(SECOND)
    session = edits.set_answer(session, "boundary", status="open")
    session = edits.add_to_sort(session, "stopping", "and the other thing")
    session = edits.add_row(
        session, "commitments", structs.replace(session.commitments[0], id="x", owner=None)
    )
    text = plain(close_lines(unsealed(session), diagnose(session, TODAY), width=80))
    assert "Question 9 not answered." in text
    assert "1 line to sort." in text
    asked = Commitment(id="y", what="Who decides?", kind="fact-check")
    session = edits.add_row(session, "commitments", asked)
    text = plain(close_lines(unsealed(session), diagnose(session, TODAY), width=80))
    assert "Who decides? Nobody yet, no day set." in text
    nothing = plain(close_lines(EMPTY, diagnose(EMPTY, TODAY), width=80))
    assert "Questions 1, 2, 3, 4, 5, 6, 7, 8, 9 and 10 not answered." in " ".join(nothing.split())
    assert "to sort" not in nothing
    assert "Parking" not in nothing
    assert "One vineyard" not in nothing


def test_the_vineyard_of_the_close_is_one_that_nobody_tends() -> None:
    session = load(FIRST)
    assets = session.answers.vineyards.assets
    assert vineyard_to_tend(session) in assets
    nobody = tuple(structs.replace(a, tended_by="nobody") if a is assets[-1] else a for a in assets)
    answers = structs.replace(
        session.answers, vineyards=structs.replace(session.answers.vineyards, assets=nobody)
    )
    fits = [a for a in nobody if a.fits == "vineyard" and a.tended_by == "nobody"]
    assert (vineyard_to_tend(structs.replace(session, answers=answers)) in fits) == bool(fits)
    assert vineyard_to_tend(EMPTY) is None


# ---- on screen


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A copy of the finished workshop."""
    return Path(shutil.copyfile(FOLDER / f"{FIRST}.toml", tmp_path / "harbour.toml"))


async def go(app: SpmApp, pilot: Pilot[int], place: str) -> None:
    app.action_go(place)
    await noticed(app, pilot)
    await pilot.pause()


def test_the_first_thing_to_read_aloud_at_the_close_has_what_is_recorded_in_its_way() -> None:
    session = load(FIRST)
    told = " ".join(plain(close_lines(session, diagnose(session, TODAY), width=80)).split())
    assert "1 month said, it took 9." in told
    assert "In the way: customs rules and certified access." in told


async def test_a_sitting_is_closed_with_a_surprise_and_a_snapshot_to_compare_with(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        await go(app, pilot, "close")
        assert isinstance(app.screen, CloseScreen)
        assert "One thing to look at first" in shown(app, "#page")
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await type_text(app, pilot, "That nobody had asked who runs it")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CloseScreen))
        assert "“That nobody had asked who runs it”" in shown(app, "#page")
        await pilot.press("s")
        await until(pilot, lambda: said(app).startswith("A snapshot is kept"))
        await pilot.press("x")
        await until(pilot, lambda: said(app).startswith("Closed. A snapshot is kept"))
        kept = await saved(app)
        assert kept.course.closed_on == TODAY
        assert kept.course.surprise == "That nobody had asked who runs it"
        assert [one.kept for one in history(harbour)].count("snapshot") == 2
        await pilot.press("f5")
        app.open_session.workspace.apply(
            "said less",
            lambda s: edits.replace_record(
                s, "stopping", 0, structs.replace(records(s, "stopping")[0], said_people=5.0)
            ),
        )
        await saved(app)
        await pilot.press("f10")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await app.workers.wait_for_complete()
        await pilot.press("home", "c")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
        assert "8 people → 5 people" in " ".join(shown(app, "#page").split())


async def test_the_cards_of_the_room_are_sealed_from_the_opening(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await go(app, pilot, "opening")
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await type_text(app, pilot, "dynamic")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await type_text(app, pilot, "2 3 4 4")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query("#explain") and "which day" in words_of(app))
        await type_text(app, pilot, "1 March 2027")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.session_screen)
        assert said(app) == "4 guesses sealed."
        kept = await saved(app)
        assert "dynamic-pricing" in sealed_guesses(kept)
        (stop,) = (s for s in records(kept, "stopping") if s.items == ("dynamic-pricing",))
        assert stop.check_on == date(2027, 3, 1)


async def test_cards_that_are_sealed_are_replaced_only_once_that_was_asked(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        workspace = app.open_session.workspace
        workspace.apply("cards", lambda s: with_sealed_guess(s, "dynamic-pricing", [2, 3, 3]))
        await go(app, pilot, "opening")
        for key in ("escape", "enter"):
            await pilot.press("g")
            await until(pilot, lambda: isinstance(app.screen, Pick))
            await type_text(app, pilot, "dynamic")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Tell))
            assert "3 guesses are sealed on this already." in app.screen.to_copy()
            await pilot.press(key)
            await until(pilot, lambda: not isinstance(app.screen, Tell))
        await type_text(app, pilot, "4 -5")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine) and "A dash alone" in words_of(app))
        assert sum(hands(workspace.session, workspace.session.rounds[-1].id).values()) == 3


def words_of(app: SpmApp) -> str:
    return " ".join(str(widget.render()) for widget in app.screen.query("Static"))


async def test_a_plan_is_chosen_and_its_minutes_are_edited(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        await go(app, pilot, "opening")
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await type_text(app, pilot, "45")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.session_screen)
        assert "Ten questions in 45 minutes: opening 3 and close 7 of them." in shown(app, "#page")
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await type_text(app, pilot, "own")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is app.session_screen)
        assert said(app) == "Planned: 45 minutes in all."


async def test_a_thought_is_parked_from_any_screen(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        for place in ("map", "close"):
            await go(app, pilot, place)
            await pilot.press("k")
            await until(pilot, lambda: isinstance(app.screen, AskLine))
            await type_text(app, pilot, f"from the {place} > CFO")
            await pilot.press("enter")
            await until(pilot, lambda: app.screen is app.session_screen)
        assert [p.text for p in (await saved(app)).parking[-2:]] == ["from the map", "from the close"]
        assert "from the close" in shown(app, "#page")


async def test_the_clock_counts_for_the_opening_the_question_and_the_close(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        now = [0.0]
        app.open_session.clock._now = lambda: now[0]
        app.open_session.workspace.mark(lambda s: structs.replace(s, current_question=2, course=None))
        before = answer(app.open_session.workspace.session, "stopping").minutes or 0.0
        await go(app, pilot, "opening")
        await pilot.press("t")
        now[0] = 240.0
        await go(app, pilot, "question")
        now[0] = 600.0
        await go(app, pilot, "close")
        now[0] = 660.0
        await pilot.press("t")
        app.open_session.note_minutes()
        session = app.open_session.workspace.session
        assert (session.course.opening_took, session.course.close_took) == (4.0, 1.0)
        assert answer(session, "stopping").minutes == before + 6.0


async def test_the_workshop_clock_is_the_one_that_is_handed_in(harbour: Path) -> None:
    now = [500.0]
    app = SpmApp(harbour, folder=harbour.parent, action="open", as_of=TODAY, now=lambda: now[0])
    async with app.run_test() as pilot:
        await pilot.pause()
        app.open_session.toggle_clock()
        now[0] += 60
        assert app.open_session.clock.seconds % 60 == 0
        before = app.open_session.clock.seconds
        now[0] += 61
        assert app.open_session.clock.seconds == before + 61


async def test_the_clock_of_a_question_goes_on_after_a_save_and_when_one_comes_back(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        now = [0.0]
        app.open_session.clock._now = lambda: now[0]
        unknown = {"stopping": None, "fungibility": None}
        app.open_session.workspace.mark(lambda s: with_minutes_taken(s, unknown))
        app.open_session.at_question(2)
        await pilot.press("ctrl+t")
        now[0] = 200.0
        await pilot.press("ctrl+s")
        await until(pilot, lambda: said(app).startswith("All is saved"))
        now[0] = 201.0
        app.screen.show_head()
        assert "3:21 of 10:00" in shown(app, "#head")
        for _ in range(10):  # two seconds each: none of them is a tenth of a minute
            app.open_session.at_question(4)
            now[0] += 2
            app.open_session.at_question(2)
        now[0] += 3
        app.screen.show_head()
        assert "3:24 of 10:00" in shown(app, "#head")
        app.open_session.note_minutes()
        session = app.open_session.workspace.session
        assert [answer(session, key).minutes for key in ("stopping", "fungibility")] == [3.4, 0.3]


async def test_a_crash_loses_at_most_a_minute_of_what_the_clock_counted(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        now = [0.0]
        app.open_session.clock._now = lambda: now[0]
        workspace = app.open_session.workspace
        workspace.mark(lambda s: with_minutes_taken(s, {"stopping": None}))
        app.open_session.at_question(2)
        await noticed(app, pilot)
        edit = structs.replace(records(workspace.session, "stopping")[0], said_people=20.0)
        workspace.apply("said more", lambda s: edits.replace_record(s, "stopping", 0, edit))
        await noticed(app, pilot)
        told = workspace.changes
        await pilot.press("ctrl+t")
        now[0] = 59.0
        app.open_session._time.tick()
        assert answer(workspace.session, "stopping").minutes is None
        now[0] = 125.0
        app.open_session._time.tick()
        assert answer(workspace.session, "stopping").minutes == 2.1
        await noticed(app, pilot)
        assert workspace.changes == told  # what the last answer changed is shown on


async def test_the_clock_of_the_opening_is_shown_and_noted_with_its_own_minutes(harbour: Path) -> None:
    async with running(harbour) as (app, pilot):
        now = [0.0]
        app.open_session.clock._now = lambda: now[0]
        app.open_session.workspace.mark(lambda s: structs.replace(with_plan(s, PLANS["90"]), course=None))
        app.open_session.workspace.mark(lambda s: with_plan(s, PLANS["90"]))
        await go(app, pilot, "opening")
        assert "t starts the clock" in shown(app, "#page")
        await pilot.press("t")
        now[0] = 65.0
        app.screen.show_head()
        assert "The clock: 1:05 of 4:00" in shown(app, "#page")
        noted: list[NotedTimer] = []
        await until(pilot, lambda: bool(noted.append(noted_timer(str(harbour))) or noted[-1]))
        assert noted[-1].planned == 4
        await pilot.press("enter")
        await pilot.pause()
        session = app.open_session.workspace.session
        planned = planned_for(session, question_in_front(session).key)
        await until(pilot, lambda: noted_timer(str(harbour)).planned == planned)


def test_undo_leaves_the_minutes_that_were_counted_since() -> None:
    workspace = Workspace(EMPTY, path=None, as_of=TODAY)
    workspace.apply("said so", lambda s: edits.set_answer(s, "stopping", words="so"))
    workspace.mark(lambda s: with_minutes_taken(s, {"stopping": 6.0, "ownership": 2.0, "opening": 4.0}))
    workspace.undo()
    assert answer(workspace.session, "stopping").words is None
    assert [part.took for part in sitting_time(workspace.session).parts if part.took] == [4.0, 6.0, 2.0]
    workspace.mark(lambda s: with_minutes_taken(s, {"stopping": 7.5}))
    workspace.redo()
    assert answer(workspace.session, "stopping").words == "so"
    assert answer(workspace.session, "stopping").minutes == 7.5


def test_the_close_tells_what_was_planned_and_what_each_part_took() -> None:
    session = with_plan(EMPTY, PLANS["90"])
    assert plan_lines(session, None, width=80) == ()
    session = with_minutes_taken(session, {"opening": 4.2, "stopping": 12.4, "boundary": 3.0})
    text = plain(plan_lines(session, 90.0, width=80))
    assert text.startswith("Time\n  21 minutes; 90 were planned.")
    assert "Question 2 ran over most: 12 instead of 10." in text
    rows = {row.split("  ")[1].strip(): row.split()[-3:] for row in text.splitlines()[3:]}
    assert rows["Opening"] == ["Opening", "4", "4.2"]
    assert next(row.split() for row in text.splitlines() if " 2 What" in row)[-3:] == ["10", "12.4", "+2.4"]
    assert next(row.split() for row in text.splitlines() if " 3 The" in row)[-2:] == ["8", "-"]
    assert next(row.split() for row in text.splitlines() if "reserve" in row)[-1:] == ["5"]
    assert rows["Close"][-2:] == ["10", "1.5"]


def test_the_close_names_the_vineyard_that_somebody_was_found_for_beside_the_next() -> None:
    items = (Item(id="hub", name="Hub", kind="system"), Item(id="lake", name="Lake", kind="platform"))
    hub, lake = (Asset(item=item.id, fits="vineyard") for item in items)
    session = structs.replace(EMPTY, items=items)

    def page(*assets: Asset) -> str:
        made = structs.replace(session, answers=Answers(vineyards=Vineyards(assets=assets)))
        return plain(close_lines(made, diagnose(made, TODAY), width=80))

    assert "One vineyard\n  Hub: nobody asked who tends it.\n" in page(hub, lake)
    tended = structs.replace(hub, tended_by="ceo", committed_years=3.0)
    told = "Vineyards\n  Hub: the CEO tends it, 3 years committed.\n  Lake: nobody asked who tends it.\n"
    assert told in page(tended, lake)


async def test_a_carried_record_is_confirmed_with_one_key(tmp_path: Path) -> None:
    path = tmp_path / "next.toml"
    path.write_text(encode(carry(load(FIRST), title="Next", created=TODAY, carried_from=FIRST)))
    async with running(path) as (app, pilot):
        app.open_session.at_question(2)
        await pilot.pause()
        assert "to confirm" in " ".join(shown(app, "#rows").split())
        await pilot.press("escape", "c")
        await pilot.pause()
        kept = await saved(app)
        assert [bool(r.to_confirm) for r in records(kept, "stopping")][:2] == [False, True]
        assert answer(kept, "stopping").status == "answered"


def test_what_was_promised_is_in_sight_of_80_columns_above_what_is_read_aloud() -> None:
    session = load(SECOND)
    lines = plain(opening_lines(session, date(2027, 3, 1), width=76)).splitlines()
    at = lines.index("What became of what was promised?")
    assert at < 10
    assert lines[at + 1].strip()
    aloud = lines[lines.index("We look at arrangements, not at persons.") :]
    assert all(". " not in line for line in aloud if line), "a sentence a line"


def test_the_plan_a_session_has_is_the_one_the_cursor_stands_on() -> None:
    session = Session(format=1, title="t", mode="workshop", created=date(2026, 11, 22))
    assert plan_now(session) is None
    for key, plan in PLANS.items():
        assert plan_now(with_plan(session, plan)) == key
    assert plan_now(with_minutes(with_plan(session, PLANS["90"]), {"close": 3.0})) == "own"
