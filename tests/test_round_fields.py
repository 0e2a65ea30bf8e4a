"""What a room may be asked unheard, in which words, and how an answer is read on phone, keyboard and file."""

from pathlib import Path

import pytest
from msgspec import structs

from spm_tui.storage.codec import decode
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ANSWER_KEYS, FUNCTIONS, LEVERS
from spm_tui.workshop.round_fields import (
    RoundAnswer,
    RoundField,
    answer_words,
    fields_offered,
    first_fields,
    round_field,
    value_of,
)
from spm_tui.workshop.session import Session, Vineyards

SESSIONS = Path(__file__).parents[1] / "sessions"


def _session(name: str = "harbour-2026-q4") -> Session:
    loaded = decode((SESSIONS / f"{name}.toml").read_text())
    assert loaded.session is not None
    return loaded.session


FULL = _session()


def _field(question: str, field: str, subject: str | None = None, toward: str | None = None) -> RoundField:
    found = round_field(FULL, question, field, subject, toward)
    assert found is not None
    return found


TEAMS = [item.id for item in FULL.items if item.kind == "team"]
THING = next(item.id for item in FULL.items if item.kind == "initiative")
CASE = FULL.cases[0].id

#: What is typed or posted -> what is kept; a text beginning with "!" is a part of the sentence said instead.
PEOPLE = [
    ("8", 8.0), ("8 people", 8.0), ("2,5", 2.5), (" 2.5 FTE ", 2.5), ("0", 0.0), ("eight", 8.0),
    ("between 4 and 6", 5.0), ("-", None), ("pass", None), ("Don’t know.", None),
    ("", "!An answer is wanted"), ("  ", "!An answer is wanted"),
    ("3 months", "!A number of people is wanted, such as 4"),
    ("-3", "!Between 0 and 100000"), ("2.25", "!One decimal at most."), ("lots", "!A number of people"),
    ("nan", "!A number of people"), ("1e999", "!A number"), ("<b>8</b>", "!A number of people"),
    ("I think 8", 8.0), ("maybe 4", 4.0), ("8?", 8.0), ("5ish", 5.0), ("4 or 5", 4.5), ("none", 0.0),
    ("about 8 people, max", 8.0), ("8 or 10?", 9.0), ("?", None),
    ("eight or nine", "!A number of people"), ("no one", 0.0),
]  # fmt: skip
MONTHS = [
    ("3", 3.0),
    ("2 weeks", 0.5),
    ("a year and a half", 18.0),
    ("1 quarter", 3.0),
    ("601", "!Between 0 and 600"),
]
CLARITY = [("3", 3.0), ("1", 1.0), ("5", 5.0), ("0", "!Between 1 and 5"), ("6", "!Between 1 and 5"),
           ("2.5", "!A whole number"), ("three", 3.0)]  # fmt: skip
OF_TEN = [("8", 8.0), ("10", 10.0), ("11", "!Between 0 and 10"), ("7 of 10", 7.0)]
UNIT = [("flow", "flow"), ("Project", "project"), ("1", "project"), ("4", "system"), ("sys", "system"),
        ("5", "!One of these is wanted: project, flow, team or system."),
        ("flo w", '!Did you mean "flow"? One of these'),
        ("poject", '!Did you mean "project"? One of these')]  # fmt: skip
GONE = [("collapses", "collapses"), ("nobody misses it", "nobody-misses"), ("nobody-misses", "nobody-misses"),
        ("moves", "moves"), ("-", None), ("maybe", "!One of these is wanted")]  # fmt: skip
OWNER = [("CFO", "CFO"), ("the PMO", "the PMO"), ("PMO", "pmo"), ("executive team", "executive-team"),
         ("nobody", "nobody"), ("-", None), ("-5", "!A role is wanted, or a number"), ("99", "!A role"),
         ("x" * 61, "!At most 60 characters"), ("a\x1b[31mb", "a␛[31mb"),
         ("Kids &  Co", "Kids & Co")]  # fmt: skip
SHARE = [("50", 50.0), ("half", 50.0), ("50 %", 50.0), ("101", "!Between 0 and 100")]


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (field, typed, kept)
        for field, lines in (
            (_field("stopping", "said_people", THING), PEOPLE),
            (_field("stopping", "said_months", THING), MONTHS),
            (_field("boundary", "clarity"), CLARITY),
            (_field("reallocate_or_reshape", "moved_work"), OF_TEN),
            (_field("allocation_unit", "said_unit"), UNIT),
            (_field("disappearance", "if_gone", "funding"), GONE),
            (_field("ownership", "said_owner", "strategy"), OWNER),
            (_field("redesign_frequency", "said_percent"), SHARE),
        )
        for typed, kept in lines
    ],
)
def test_what_is_typed_becomes_the_value_that_is_kept_or_a_sentence(
    field: RoundField, typed: str, kept: float | str | None
) -> None:
    read = value_of(field, typed)
    if isinstance(kept, str) and kept.startswith("!"):
        assert read.value is None
        assert read.problem.startswith(kept[1:])
        assert read.problem.endswith(".")
        assert not read.abstains
    else:
        assert read == RoundAnswer(kept)
        assert read.abstains == (kept is None)


def test_each_question_offers_first_what_it_asks_most() -> None:
    first = {field.question: field for field in first_fields(FULL)}
    assert {key: field.field for key, field in first.items()} == {
        "allocation_unit": "said_unit",
        "stopping": "said_people",
        "reversibility": "door",
        "fungibility": "said_months",
        "reallocate_or_reshape": "moved_work",
        "ownership": "said_owner",
        "redesign_frequency": "said_percent",
        "vineyards": "fits",
        "boundary": "clarity",
        "disappearance": "if_gone",
    }
    assert [first[key].asks for key in ("allocation_unit", "redesign_frequency")] == [
        "When we allocate, what do we move?",
        "How many of 100 changes of direction need a redesign?",
    ]


def test_a_session_with_nothing_in_it_offers_what_needs_no_thing() -> None:
    empty = Session(format=1, title="t", mode="workshop", created=FULL.created)
    offered = {key: fields_offered(empty, key) for key in ANSWER_KEYS}
    assert [key for key, fields in offered.items() if not fields] == [
        "stopping",
        "reversibility",
        "fungibility",
        "vineyards",
    ]
    assert [field.subject for field in offered["ownership"] if field.field == "said_owner"] == list(LEVERS)
    assert [field.subject for field in offered["disappearance"]] == [*FUNCTIONS, None]


@pytest.mark.parametrize("name", ["harbour-2026-q3", "harbour-2026-q4", "practice"])
def test_every_field_offered_asks_a_whole_sentence_of_its_own(name: str) -> None:
    session = _session(name)
    for key in ANSWER_KEYS:
        fields = fields_offered(session, key)
        assert len({field.place for field in fields}) == len({field.asks for field in fields}) == len(fields)
        for field in fields:
            assert field.question == key
            assert field.asks.endswith("?")
            assert "{" not in field.asks
            assert len(field.asks.split()) <= 20
            assert (field.kind == "choice") == bool(field.choices)
            assert field.kind == "choice" or field.low < field.high
            for choice in field.choices:
                assert (
                    value_of(field, choice.label).value == value_of(field, choice.value).value == choice.value
                )


def test_what_was_recorded_last_is_offered_first() -> None:
    assets = FULL.answers.vineyards or Vineyards()
    newest = r.Asset(item=next(item.id for item in FULL.items if item.kind == "data"))
    session = structs.replace(
        FULL,
        answers=structs.replace(
            FULL.answers, vineyards=structs.replace(assets, assets=(*assets.assets, newest))
        ),
    )
    assert fields_offered(session, "vineyards")[0].subject == newest.item


def test_what_is_stopped_already_is_offered_last_for_a_stop_to_come() -> None:
    stopping = FULL.answers.stopping
    assert stopping is not None
    over = {s.items[0] for s in stopping.stops if s.seen_people is not None or s.stopped_on is not None}
    subjects = list(dict.fromkeys(field.subject for field in fields_offered(FULL, "stopping")))
    assert over
    assert set(subjects[-len(over) :]) == over


def test_a_team_is_never_offered_as_a_stock_or_a_vineyard() -> None:
    assert round_field(FULL, "vineyards", "fits", TEAMS[0]) is None
    kinds = {item.id: item.kind for item in FULL.items}
    assert not {kinds[field.subject or ""] for field in fields_offered(FULL, "vineyards")} & {"team", "skill"}


@pytest.mark.parametrize(
    "place",
    [
        ("stopping", "said_people", None, None),
        ("stopping", "said_people", "no-such-thing", None),
        ("stopping", "said_people", CASE, None),
        ("stopping", "run_paid_by", THING, None),
        ("stopping", "said_people", THING, TEAMS[0]),
        ("fungibility", "said_months", TEAMS[0], None),
        ("fungibility", "said_months", TEAMS[0], TEAMS[0]),
        ("ownership", "said_owner", "funding", None),
        ("disappearance", "if_gone", "strategy", None),
        ("boundary", "clarity", THING, None),
        ("nothing", "clarity", None, None),
    ],
)
def test_what_is_no_field_of_a_question_is_not_asked(place: tuple[str, str, str | None, str | None]) -> None:
    assert round_field(FULL, *place) is None


def test_a_swap_names_both_and_a_value_carries_its_unit() -> None:
    field = _field("fungibility", "said_months", TEAMS[0], TEAMS[1])
    names = {item.id: item.name for item in FULL.items}
    assert field.asks == f"How many months until {names[TEAMS[0]]} can do the work of {names[TEAMS[1]]}?"
    assert field.about == f"{names[TEAMS[0]]} for {names[TEAMS[1]]}"
    assert answer_words(field, 1.0) == "1 month"
    assert answer_words(_field("disappearance", "if_gone", "map"), "nobody-misses") == "nobody misses it"
