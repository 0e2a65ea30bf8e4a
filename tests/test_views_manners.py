"""What the views and the report say of themselves keeps the manners, on every sample."""

from datetime import date

import pytest
from msgspec import structs
from sample_files import FIRST, SECOND, load
from test_manners import BANNED

from spm_tui.diagnosis.engine import diagnose, measures_of
from spm_tui.views.findings import findings_lines
from spm_tui.views.line import line, plain
from spm_tui.views.loosening_words import loosening_lines
from spm_tui.views.map_columns import map_columns
from spm_tui.views.matrix import needs_matrix, trade_matrix_picture, trade_words
from spm_tui.views.portfolio_line import portfolio_line
from spm_tui.views.rulers import rulers
from spm_tui.views.stop_picture import stop_picture
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.session import records
from spm_tui.workshop.words import PEOPLE_LINE

AS_OF = date(2026, 12, 10)


def pictures(name: str) -> dict[str, str]:
    session = unsealed(load(name))
    measures = measures_of(session)
    in_words = portfolio_line(measures.whole.portfolio(), horizon=3, as_of=AS_OF)
    told = {
        "map": map_columns(session, measures, width=100),
        "rulers": rulers(session, measures, width=100),
        "matrix": needs_matrix(session, measures, width=100),
        "trades": trade_matrix_picture(session, measures, width=100),
        "findings": findings_lines(session, diagnose(session, AS_OF), 100),
        "stops loosened": loosening_lines(
            session, measures.whole.loosening(most=999), width=100, horizon=3, as_of=AS_OF
        ),
        "portfolio": [line(*structs.astuple(in_words))],
    }
    stops = {
        f"stop {record.items} {mode}": stop_picture(session, measures, record.items, width=100, mode=mode)
        for record in records(session, "stopping")
        for mode in ("plan", "retire", "defund")
    }
    return {key: plain(lines) for key, lines in (told | stops).items()}


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_no_picture_uses_a_word_that_never_falls(name):
    for key, text in pictures(name).items():
        assert BANNED.findall(text) == [], key


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_every_stop_and_every_trade_carries_the_line_on_people(name):
    told = pictures(name)
    carrying = [text for key, text in told.items() if key == "trades" or key.startswith("stop")]
    assert len(carrying) > 3
    assert all(PEOPLE_LINE in text for text in carrying)


def test_a_trade_of_one_pair_carries_it_too():
    session = unsealed(load(FIRST))
    measures = measures_of(session)
    row = measures.trade_matrix().cells[0]
    assert all(PEOPLE_LINE in trade_words(session, pair) for pair in row if pair.useful is not None)
