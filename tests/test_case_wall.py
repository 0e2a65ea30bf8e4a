"""The case wall: what questions 5 and 7 say of the same past cases, side by side at every width."""

from datetime import date

import pytest
from msgspec import structs

from spm_tui.text import cells
from spm_tui.views.case_wall import case_rows
from spm_tui.views.styled_lines import plain
from spm_tui.workshop import records as r
from spm_tui.workshop.session import Answers, ReallocateOrReshape, RedesignFrequency, Session

SESSION = Session(
    format=1,
    title="t",
    mode="workshop",
    created=date(2026, 11, 26),
    cases=(
        r.Case(id="customs", name="Customs first", on=date(2024, 3, 1)),
        r.Case(id="quiet", name="Nothing said"),
        r.Case(
            id="long", name="A decision with a very long name that goes on and on and then a little further"
        ),
    ),
    answers=Answers(
        reallocate_or_reshape=ReallocateOrReshape(
            decisions=(
                r.Decision(case="customs", lever="re-org", took="partly"),
                r.Decision(case="customs", lever="hiring-and-succession", took="no"),
                r.Decision(case="long", lever="strategy"),
            )
        ),
        redesign_frequency=RedesignFrequency(
            shifts=(
                r.Shift(case="customs", tried_first="reprioritised", took_what="new-team", months=8.0),
                r.Shift(case="long", took_what="rearchitecture"),
            )
        ),
    ),
)


def _text(width: int) -> str:
    return plain([line for row in case_rows(SESSION, width) for line in row.lines])


@pytest.mark.parametrize("width", [72, 76, 112, 116, 200])
def test_every_line_fits_and_every_word_of_a_choice_is_whole(width: int) -> None:
    text = _text(width)
    assert all(cells(line) <= width for line in text.splitlines())
    for word in ("reprioritised", "new team", "re-architecture", "re-organisation", "Customs first"):
        assert word in text
    if width >= 76:
        assert "hiring and succession, no" in text
        assert "1 March 2024" in text


def test_columns_stand_under_their_headings_and_what_nobody_said_is_a_dash() -> None:
    lines = _text(76).splitlines()
    tried = lines[0].index("tried first")
    assert lines[2][tried:].startswith("reprioritised")
    assert lines[2].split()[-1] == "8"
    assert lines[3].strip() == "hiring and succession, no"
    quiet = lines.index(next(line for line in lines if "Nothing said" in line))
    assert lines[quiet + 1].split() == ["-", "-", "-", "-"]
    assert "strategy, -" in _text(76)


def test_a_row_is_found_by_its_case_and_the_headings_are_never_chosen() -> None:
    rows = case_rows(SESSION, 76)
    assert [row.key for row in rows if row.pick] == ["case:customs", "case:quiet", "case:long"]
    (none,) = case_rows(Session(format=1, title="t", mode="workshop", created=date(2026, 11, 26)), 76)
    assert not none.pick


def test_a_name_is_whole_where_the_columns_beside_it_leave_room() -> None:
    cases = (r.Case(id="trial", name="Pricing trial in two ports", on=date(2026, 2, 16)),)
    only = structs.replace(SESSION, cases=cases, answers=Answers())
    text = plain([line for row in case_rows(only, 116) for line in row.lines])
    assert "Pricing trial in two ports" in text
    assert "16 February 2026  -" in text
