"""Who owns, decides and lives with a lever, as rooms say it: what was said beside who it really is."""

from typing import Any

import pytest
from entry_port import PORT, given_fields, record

from spm_tui.workshop.entry.listing import list_things

WARDS = list_things(PORT, "Teams: Ward team 6, Web team 8").session


@pytest.mark.parametrize(
    ("line", "said", "decided"),
    [
        (
            "allocation: said executive team, really steering committee",
            "executive-team",
            "steering-committee",
        ),
        ("budget, said CFO, actually CEO", "CFO", "ceo"),
        ("hiring: HR says they own it, really the studio heads", "hr", "studio heads"),
        ("hiring > said HR > really studio heads", "hr", "studio heads"),
        ("strategy: we said the board, in fact the CEO", "board", "ceo"),
        ("HR decides hiring, said the board", None, "hr"),
        ("really the CEO decides strategy", None, "ceo"),
    ],
)
def test_whom_we_said_and_who_it_really_is_are_both_put_down(line: str, said: Any, decided: Any) -> None:
    made = record("ownership", line)
    assert (made.said_owner, made.decided_by) == (said, decided)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("re-org: the wards live with it", "wards"),
        ("re-org: the ward lives with it", "Ward team"),
        ("re-org: the Ward team lives with it", "Ward team"),
    ],
)
def test_many_of_a_kind_are_not_the_one_team_with_that_word_in_its_name(line: str, who: str) -> None:
    assert given_fields(record("ownership", line, WARDS))["lives_with_it"] == who


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("strategy: the ward heads decide", "ward heads"),
        ("strategy: the Web team heads decide", "Web team heads"),
        ("strategy: really the channel heads", "channel heads"),
        ("strategy: the heads of channel decide", "heads of channel"),
        ("strategy: the channel decides", "channel"),
        ("strategy: the ward people decide", "Ward team"),
    ],
)
def test_the_heads_of_a_body_are_not_the_body(line: str, who: str) -> None:
    with_channel = list_things(WARDS, "initiative: Kids channel").session
    assert record("ownership", line, with_channel).decided_by == who


def test_a_job_that_moves_to_the_wards_does_not_move_to_the_ward_team() -> None:
    assert record("disappearance", "funding moves to the wards", WARDS).moves_to == "wards"
    assert record("disappearance", "funding moves to the ward", WARDS).moves_to == "Ward team"
