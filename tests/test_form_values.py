"""A form takes figures, days and choices as people write them, and says what it understood or wants."""

from datetime import date
from typing import Any

import pytest

from spm_tui.tui.dialogs.new_session import NewSession
from spm_tui.workshop.amounts import read_amount
from spm_tui.workshop.choices import OWNERS
from spm_tui.workshop.fields import FieldSpec, field_of, fields_of
from spm_tui.workshop.form_values import from_text, to_text, understood, words_for
from spm_tui.workshop.records import Asset, Item, Stop, Swap, Tie
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Answer, Commitment, Session

TODAY = date(2026, 11, 26)
EMPTY = Session(format=1, title="t", mode="workshop", created=TODAY)


def read(spec: FieldSpec, text: str) -> Any:
    found = from_text(spec, text, EMPTY, TODAY)
    return found.problem or found.value


@pytest.mark.parametrize(
    "text", ["90 min", "1.5 h", "1,5h", "90", "an hour and a half", "1h30", "workshop 90", "90 minutes"]
)
def test_who_sits_down_takes_the_minutes_however_they_are_written(text: str) -> None:
    assert read(field_of(NewSession, "sitting"), text) == "workshop of 90 minutes"


def test_who_sits_down_says_what_there_is_for_other_minutes() -> None:
    told = read(field_of(NewSession, "sitting"), "60 min")
    assert (
        told
        == "one of: workshop of 90 minutes, workshop of 45 minutes, workshop of 30 minutes, alone, 30 minutes"
    )
    assert read(field_of(NewSession, "sitting"), "half an hour") == told  # a workshop may be that short too


WRITTEN = {
    "people": [("4", 4), ("4 people", 4), ("2.5 FTE", 2.5), ("one person", 1), ("2,5", 2.5)],
    "months": [("3", 3), ("3 months", 3), ("1 year", 12), ("2 quarters", 6), ("2 weeks", 0.5),
               ("a year and a half", 18)],
    "%": [("50", 50), ("50 %", 50), ("50%", 50), ("half", 50), ("half as good", 50), ("cannot", 0)],
    "minutes": [("90", 90), ("90 min", 90), ("1.5 h", 90), ("an hour and a half", 90),
                ("1:30", 90), ("half an hour", 30)],
    "years": [("2", 2), ("2 years", 2), ("18 months", 1.5), ("a year and a half", 1.5)],
    "": [("3", 3), ("three", 3), ("3 people", 3), ("7 of 10", 7)],
}  # fmt: skip
OTHER = {
    "people": "3 months",
    "years": "4 people",
    "months": "4 people",
    "%": "3 months",
    "minutes": "3 months",
    "": "3 months",
}
#: Every field of every form and record that takes a figure.
FIGURES = [
    spec
    for struct in (Session, Answer, Item, Tie, *ANSWER_TYPES.values(), *(t for _, t in RECORD_LISTS.values()))
    for spec in fields_of(struct)
    if spec.form in ("number", "whole") and not spec.many
]


def test_there_are_fields_of_every_unit() -> None:
    assert {spec.unit for spec in FIGURES} == set(WRITTEN)


@pytest.mark.parametrize("spec", FIGURES, ids=lambda spec: spec.label)
def test_every_field_of_a_figure_takes_its_unit_as_people_write_it(spec: FieldSpec) -> None:
    for text, value in WRITTEN[spec.unit]:
        if (spec.low is None or value >= spec.low) and (spec.high is None or value <= spec.high):
            assert read(spec, text) == value


@pytest.mark.parametrize("spec", FIGURES, ids=lambda spec: spec.label)
def test_a_figure_in_another_unit_is_refused_with_what_would_be_right(spec: FieldSpec) -> None:
    told = read(spec, OTHER[spec.unit])
    assert isinstance(told, str)
    assert "is wanted" in told


def test_a_field_in_front_shows_how_a_text_was_understood() -> None:
    due, months = field_of(Commitment, "due"), field_of(Stop, "said_months")
    assert understood(due, "15.12.", date(2026, 12, 15)) == "Tuesday, 15 December 2026"
    assert understood(months, "1 year", 12.0) == "12 months"
    assert understood(months, "12", 12.0) == ""
    assert understood(months, "12 months", 12.0) == ""


def test_what_is_due_lies_ahead_and_what_was_stopped_has_been() -> None:
    assert read(field_of(Commitment, "due"), "15.12.") == date(2026, 12, 15)
    assert read(field_of(Stop, "stopped_on"), "15.12.") == date(2025, 12, 15)
    assert read(field_of(Stop, "check_on"), "Q1") == date(2027, 3, 31)


def test_a_figure_that_is_only_looked_at_stays_as_exact_as_it_was() -> None:
    spec = field_of(Swap, "seen_months")
    assert read(spec, to_text(spec, 0.25, EMPTY)) == 0.25


def test_a_word_that_is_near_one_of_the_list_is_offered() -> None:
    told = read(field_of(Commitment, "kind"), "decison")
    assert 'did you mean "' in told
    assert "One of: " in told


@pytest.mark.parametrize("text", ["", "nan", "inf", "1e999", "--", "x" * 500])
def test_what_is_no_figure_is_never_one(text: str) -> None:
    value = read_amount(text, "months").value
    assert value is None or text == "1e999"


def test_an_owner_a_form_offers_is_kept_in_the_word_of_the_file_and_shown_in_that_of_the_screen() -> None:
    spec, session = field_of(Asset, "tended_by"), EMPTY
    for offered, kept in zip(words_for(spec, session), OWNERS, strict=True):
        assert from_text(spec, offered, session, TODAY).value == kept
        assert from_text(spec, kept, session, TODAY).value == kept
        assert to_text(spec, kept, session) == offered
    assert from_text(spec, "the head of yards", session, TODAY).value == "the head of yards"
    assert to_text(spec, "the-cto", session) == "the-cto"
