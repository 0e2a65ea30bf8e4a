"""What the scribe types from cards and fingers: one answer, several, words with counts."""

from pathlib import Path

import pytest

from spm_tui.storage.codec import decode
from spm_tui.workshop.round_fields import RoundField, round_field
from spm_tui.workshop.round_tally import tally_of

FULL = decode((Path(__file__).parents[1] / "sessions" / "harbour-2026-q4.toml").read_text()).session
assert FULL is not None
THING = next(item.id for item in FULL.items if item.kind == "initiative")


def _field(question: str, field: str, subject: str | None = None) -> RoundField:
    assert FULL is not None
    found = round_field(FULL, question, field, subject)
    assert found is not None
    return found


PEOPLE = [
    ("said: 5 6 8 8 10", {5: 1, 6: 1, 8: 2, 10: 1}, 0),
    ("5, 6, 8, 8, 10", {5: 1, 6: 1, 8: 2, 10: 1}, 0),
    ("5,6,8", {5: 1, 6: 1, 8: 1}, 0),
    ("2,5", {2.5: 1}, 0),
    ("8", {8: 1}, 0),
    ("8 people", {8: 1}, 0),
    ("5; 6; -", {5: 1, 6: 1}, 1),
    ("5-8", {6.5: 1}, 0),
    ("5 6 - 8", {5: 1, 6: 1, 8: 1}, 1),
    ("5 6 – –", {5: 1, 6: 1}, 2),
    ("- 5", {5: 1}, 1),
    ("5 6, pass x2", {5: 1, 6: 1}, 2),
    ("5x pass", {}, 5),
    ("no answer x2; 8", {8: 1}, 2),
    ("5; 6; pass", {5: 1, 6: 1}, 1),
    ("pass", {}, 1),
    ("cards: 4", {4: 1}, 0),
]
UNIT = [
    ("flow 3, project 4, 1 pass", {"flow": 3, "project": 4}, 1),
    ("3 flow; 4 project", {"flow": 3, "project": 4}, 0),
    ("flow", {"flow": 1}, 0),
    ("flow x3", {"flow": 3}, 0),
    ("flow, flow, team", {"flow": 2, "team": 1}, 0),
    ("flow 3, -, -", {"flow": 3}, 2),
    ("flow 3, pass x2", {"flow": 3}, 2),
    ("- x5", {}, 5),
    ("flow 3, pass 2", {"flow": 3}, 2),
]
GONE = [
    ("collapse 2, moves 5, nobody 1", {"collapses": 2, "moves": 5, "nobody-misses": 1}, 0),
    ("nobody misses it 2", {"nobody-misses": 2}, 0),
]
OWNER = [("CFO 3, PMO 2, the works council", {"CFO": 3, "pmo": 2, "the works council": 1}, 0)]


@pytest.mark.parametrize(
    ("field", "line", "counts", "abstained"),
    [
        (field, *case)
        for field, cases in (
            (_field("stopping", "said_people", THING), PEOPLE),
            (_field("allocation_unit", "said_unit"), UNIT),
            (_field("disappearance", "if_gone", "funding"), GONE),
            (_field("ownership", "said_owner", "strategy"), OWNER),
            (_field("boundary", "clarity"), [("1 2 2 3 4 4", {1: 1, 2: 2, 3: 1, 4: 2}, 0)]),
        )
        for case in cases
    ],
)
def test_a_line_is_as_many_answers_as_it_says(
    field: RoundField, line: str, counts: dict[float | str, int], abstained: int
) -> None:
    read = tally_of(field, line)
    assert (read.counts, read.abstained, read.problem) == (counts, abstained, "")
    assert read.total == sum(counts.values()) + abstained


@pytest.mark.parametrize(
    ("field", "line", "says"),
    [
        (_field("stopping", "said_people", THING), "5 lots 8", "lots: a number of people is wanted"),
        (_field("stopping", "said_people", THING), "", "An answer is wanted"),
        (_field("boundary", "clarity"), "1 2 7", "7: between 1 and 5"),
        (_field("allocation_unit", "said_unit"), "flow 3, programme 2", "programme: one of these is wanted"),
        (_field("allocation_unit", "said_unit"), "flow 501", "At most 500"),
    ],
)
def test_a_line_with_one_part_that_is_no_answer_is_taken_in_no_part(
    field: RoundField, line: str, says: str
) -> None:
    read = tally_of(field, line)
    assert says in read.problem
    assert (read.counts, read.total) == ({}, 0)


@pytest.mark.parametrize(
    ("field", "lines"),
    [
        (_field("stopping", "said_people", THING),
         ["-5", "5 6 -5", "5 -6", "5- 6", "5 - 8", "2 pass", "pass 2", "5 6 8 pass", "5 6, 2 pass", "?5"]),
        (_field("allocation_unit", "said_unit"),
         ["-5", "- 5", "5 -", "flow 3, -5", "flow 3, - 5", "flow -5"]),
        (_field("ownership", "said_owner", "strategy"),
         ["-5", "CFO 3, -5", "CFO 3, ? 2", "CFO -5", "CFO - 5"]),
    ],
)  # fmt: skip
def test_a_dash_beside_a_figure_is_taken_nowhere_and_is_told_what_to_write(
    field: RoundField, lines: list[str]
) -> None:
    for line in lines:
        read = tally_of(field, line)
        assert (read.counts, read.total) == ({}, 0), line
        assert "or each who gave none write -, or pass x5 for five of them." in read.problem, line
        written = "-, -, pass x5" if field.kind == "choice" else "- - pass x5"
        assert (tally_of(field, written).counts, tally_of(field, written).abstained) == ({}, 7)
