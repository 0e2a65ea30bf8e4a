"""What phones, rounds, keys and what ifs say: nobody is put out, ignored or named against a promise."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from sample_files import FIRST, SECOND, load

from spm_tui.diagnosis.engine import diagnose
from spm_tui.diagnosis.rules.sentences import time_taken
from spm_tui.diagnosis.sides import span
from spm_tui.map_changes.trial_measures import TodayThen, Trial, TriedStop
from spm_tui.reports.forecasts import forecasts
from spm_tui.reports.one_page import one_page
from spm_tui.reports.output_formats import prepare
from spm_tui.storage.codec import encode
from spm_tui.tui.dialogs import help as help_dialog
from spm_tui.tui.dialogs.which_change import offered_changes
from spm_tui.tui.key_table import EVERYWHERE, SCREENS
from spm_tui.tui.session_state.take_away import TakeAway
from spm_tui.views import opening_page, room_words
from spm_tui.views.spoken import spoken_months
from spm_tui.views.styled_lines import plain
from spm_tui.views.trial_words import trial_lines
from spm_tui.views.wall_sheet import wall_sheet
from spm_tui.web import phone_page
from spm_tui.workshop import ballots
from spm_tui.workshop.question_texts.round_asks import ROUND_ASKS
from spm_tui.workshop.records import FunctionRecord, Stop
from spm_tui.workshop.session import Ballot, Commitment, Consent, Disappearance, Stopping, WhatIf
from spm_tui.workshop.words import PROMISE, figure, figure_beside

#: Words with which a screen throws somebody out, or tells them that they are not listened to.
SHUT_OUT = re.compile(r"\b(put out|thrown|kicked|let go|unheard|whose is whose)\b|come back if", re.I)
#: A promise that a person breaks who types a name beside an answer.
PROMISES_MORE = re.compile(r"\bno file\b|\bno name is kept\b", re.I)


def told() -> list[str]:
    """Every fixed sentence about phones, the wall and rounds, and what each key says of itself."""
    modules = (phone_page, room_words, opening_page)
    found = [text for module in modules for text in vars(module).values() if isinstance(text, str)]
    found += [
        text for keys in (EVERYWHERE, *SCREENS.values()) for key in keys for text in (key.help, key.label)
    ]
    found += [sentence for sentence, _ in ROUND_ASKS.values()]
    found += [text for text in vars(help_dialog).values() if isinstance(text, str)]
    return [*found, *opening_page.ROOM, *opening_page.ALONE]


def test_no_sentence_throws_anybody_out_or_says_that_they_are_not_listened_to() -> None:
    assert len(told()) > 100
    assert [text for text in told() if SHUT_OUT.search(text)] == []


def test_the_promise_says_of_a_name_what_becomes_of_it() -> None:
    assert not PROMISES_MORE.search(PROMISE)
    assert "types with a name is kept with it" in PROMISE
    for page in (phone_page.code_page(), phone_page.join_page("x", ("CFO",))):
        assert PROMISE in page
    assert PROMISE in " ".join(opening_page.ROOM)


def test_the_promise_holds_of_a_round_that_is_locked_whoever_was_named_in_it() -> None:
    session = load(FIRST)
    session = ballots.open_round(session, "boundary", "clarity")
    round_id = session.rounds[-1].id
    who = session.participants[0].id
    named = [Ballot(round=round_id, participant=who, value=5.0), Ballot(round=round_id, value=2.0, count=3)]
    session = structs.replace(session, ballots=(*session.ballots, *named))
    assert f'participant = "{who}"' in encode(session)
    session = ballots.lock(session, round_id)
    found = [ballot for ballot in session.ballots if ballot.round == round_id]
    assert [(ballot.value, ballot.count) for ballot in found] == [(2.0, 3), (5.0, 1)]
    assert "participant =" not in encode(session)


def test_an_export_with_names_says_the_same_of_them_as_the_promise(tmp_path: Path) -> None:
    session = structs.replace(load(FIRST), consent=Consent(seen_by="the room"))
    choice = TakeAway(tmp_path / "x.toml")
    said = {choice.next_names(session) for _ in range(3)}
    assert "Roles are named, and session.json keeps what was typed with a name." in said


# one page


@pytest.mark.parametrize(
    ("states", "closed"),
    [
        ((), ""),
        (("open", "open"), ""),
        (("done",), "One earlier commitment is done."),
        (("dropped", "open"), "One earlier commitment was dropped."),
        (("done", "done"), "2 earlier commitments are done."),
        (("dropped", "dropped", "dropped"), "3 earlier commitments were dropped."),
        (("done", "dropped"), "Of 2 earlier commitments 1 is done and 1 was dropped."),
        (("done", "dropped", "dropped", "done"), "Of 4 earlier commitments 2 are done and 2 were dropped."),
    ],
)
def test_one_page_says_what_became_of_what_was_agreed(states: tuple[str, ...], closed: str) -> None:
    agreed = tuple(
        Commitment(id=f"c{at}", kind="decision", what=f"Do {at}", state=state)  # type: ignore[arg-type]
        for at, state in enumerate(states)
    )
    session = structs.replace(load(FIRST), commitments=agreed)
    assert one_page(prepare(session, date(2026, 12, 10))).closed == closed


# what if


def tried(released: TodayThen, useful: TodayThen, **things: tuple[str, ...]) -> str:
    """What is told of one stop of the sample, today and then, as one line of text."""
    stop = TriedStop(
        stopped=("live-tracking",),
        released=released,
        useful=useful,
        **{"leaves_then": (), "stays_then": (), "orphaned_then": (), **things},  # type: ignore[arg-type]
    )
    lines = trial_lines(
        load(FIRST),
        WhatIf(id="w", name="Try it"),
        Trial(stops=(stop,), released=released, useful=useful),
        width=200,
        horizon=3,
        as_of=date(2026, 11, 20),
    )
    return " ".join(plain(lines).split())


@pytest.mark.parametrize(
    ("released", "useful", "sentence"),
    [
        (TodayThen(4, 5), TodayThen(2, 2), "With this, 1 more could move."),
        (TodayThen(4, 4), TodayThen(2, 1), "With this, 1 fewer would be useful by February."),
        (
            TodayThen(4, 4),
            TodayThen(2, 2),
            "This changes neither how many could move nor how many would be useful by February.",
        ),
        (
            TodayThen(4, 4),
            TodayThen(None, None),
            "This does not change how many could move; whether they would be useful is not known.",
        ),
        (
            TodayThen(None, None),
            TodayThen(None, None),
            "How many could move is not known: nobody was asked how many people are on it.",
        ),
    ],
)
def test_what_a_change_gives_is_one_sentence_and_not_known_is_no_nought(
    released: TodayThen, useful: TodayThen, sentence: str
) -> None:
    assert sentence in tried(released, useful)


def test_what_would_end_stay_or_be_run_by_nobody_is_said_in_whole_sentences() -> None:
    same = TodayThen(4, 4)
    text = tried(
        same,
        same,
        leaves_then=("position-hub", "vessel-desk"),
        stays_then=("event-bus",),
        orphaned_then=("port-data-store",),
    )
    assert "Position hub and Vessel desk would then end with Live tracking." in text
    assert "Event bus would then no longer end with Live tracking." in text
    assert "If Live tracking stopped, nobody on the map would then run Port data store." in text
    assert "only then" not in text


# the wall


@pytest.mark.parametrize("sample", [FIRST, SECOND])
@pytest.mark.parametrize("number", range(1, 11))
def test_a_row_of_the_wall_is_understood_alone(sample: str, number: int) -> None:
    session = structs.replace(load(sample), current_question=number, rounds=(), ballots=())
    for _, words in wall_sheet(session, None).rows:
        head, _, rest = words.partition(": ")
        assert head in ("we said", "lever", "moved", "tried") or number in (9, 10), words
        assert rest or number == 10, words
        assert not re.search(r"\b1 others\b|\btried never\b|\bwith nothing\b|\btook: ", words), words


def test_we_said_stands_on_the_wall_only_before_what_a_field_records_as_said() -> None:
    heads = {
        number: {
            words.partition(": ")[0]
            for _, words in wall_sheet(
                structs.replace(load(FIRST), current_question=number, rounds=(), ballots=()), None
            ).rows
        }
        for number in (1, 2, 3, 4, 5, 6, 7, 8)
    }
    assert {number for number, found in heads.items() if "we said" in found} == {2, 3, 4, 6, 8}
    assert (heads[1], heads[5], heads[7]) == ({"moved"}, {"lever"}, {"tried"})


def test_what_is_noticed_on_the_wall_says_when_it_is_only_worth_checking() -> None:
    answers = type(load(FIRST).answers)()
    session = structs.replace(load(FIRST), current_question=5, rounds=(), ballots=(), answers=answers)
    diagnosis = diagnose(load(FIRST), date(2026, 11, 20))
    assert wall_sheet(session, diagnosis).story_label == "What we noticed"
    unsure = [structs.replace(one, state="suspected") for one in diagnosis.findings]
    told = wall_sheet(session, structs.replace(diagnosis, findings=tuple(unsure)))
    assert told.story_label == "What we noticed, worth checking"


def test_a_change_to_try_says_what_it_gives_and_then_a_lever_for_it() -> None:
    offered, _ = offered_changes(load(FIRST), (), [("live-tracking",)], 3)
    told = [about for _, about in offered]
    lever = "training, part of hiring and succession"
    assert told[0] == f"2.5 more would be useful in time; a lever for this: {lever}"
    assert all("a lever for this: " in about for about in told)


def test_what_was_said_and_what_was_seen_are_told_apart_on_the_wall() -> None:
    session = structs.replace(load(SECOND), current_question=2, rounds=(), ballots=())
    rows = dict(wall_sheet(session, None).rows)
    assert rows["Live tracking"].startswith(
        "we said: 8 people, in 1 month; seen: 4 people, after 2 months, came free: people's time"
    )
    assert rows["Carbon reports"] == "we said: 0.5 people, in 1 month; seen: put on ice"


# what is looked at again


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (8.0, "We said: 8 people's time."),
        (1.0, "We said: one person's time."),
        (1.5, "We said: 1.5 people's time."),
        (0.5, "We said: half a person's time."),
        (0.2, "We said: 0.2 of a person's time."),
        (0.0, ""),
        (None, ""),
    ],
)
def test_a_stop_is_looked_at_for_the_time_it_gave_back_and_never_for_heads(
    people: float | None, said: str
) -> None:
    session = load(FIRST)
    record = Stop(items=("carbon-reports",), said_people=people, check_on=date(2027, 2, 1))
    answers = structs.replace(session.answers, stopping=Stopping(stops=(record,)), disappearance=None)
    (found,) = forecasts(structs.replace(session, answers=answers))
    assert (found.lead, found.what) == ("Find out", "how much time Carbon reports gave back")
    assert found.said == said


@pytest.mark.parametrize(
    ("function", "what"),
    [("load", "what became of the balance of load"), ("map", "what became of the map of the portfolio"),
     ("funding", "what became of funding")],
)  # fmt: skip
def test_a_job_that_is_looked_at_again_is_understood_alone(function: str, what: str) -> None:
    session = load(FIRST)
    record = FunctionRecord(function=function, check_on=date(2027, 2, 1))  # type: ignore[arg-type]
    given = Disappearance(functions=(record,))
    answers = structs.replace(session.answers, stopping=None, disappearance=given)
    assert [one.what for one in forecasts(structs.replace(session, answers=answers))] == [what]


@pytest.mark.parametrize(
    ("months", "told", "beside"),
    [
        (0.25, "1 week", "1 week"),
        (0.75, "3 weeks", "3 weeks"),
        (0.067, "2 days", "2 days"),
        (1.25, "5 weeks", "5 weeks"),
        (0.5, "0.5 months", "0.5"),
        (1.0, "1 month", "1"),
        (9.0, "9 months", "9"),
        (1.3, "1.3 months", "1.3"),
        (13 / 3, "4.3 months", "4.3"),
    ],
)
def test_months_are_told_as_they_are_kept_and_never_rounded(months, told, beside):
    assert figure(months, "months") == told
    assert figure_beside(months) == beside


def test_a_week_said_or_taken_is_told_as_a_week():
    assert span([0.25, 3.0], "months") == "1 week to 3 months"
    assert time_taken(1.0, 0.25) == "It took 1 week; we said 1."
    assert spoken_months(0.25) == "in 1 week"
