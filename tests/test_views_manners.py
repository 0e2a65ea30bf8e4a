"""What the views and the report say of themselves keeps the manners, on every sample."""

import re
from datetime import date

import pytest
from msgspec import structs
from rich_sessions import rich
from sample_files import FIRST, SECOND, load
from test_manners import BANNED

from spm_tui.diagnosis import spectrum
from spm_tui.diagnosis.engine import diagnose, measures_of
from spm_tui.diagnosis.rule_table import BY_ID
from spm_tui.map_changes.loosening import loosening
from spm_tui.views.findings import findings_lines
from spm_tui.views.lens_tables import lens_tables, seen_in
from spm_tui.views.loosening_words import loosening_lines
from spm_tui.views.map_columns import map_columns
from spm_tui.views.map_views import map_view
from spm_tui.views.needs_matrix_picture import needs_matrix
from spm_tui.views.portfolio_line import portfolio_line
from spm_tui.views.rulers import rulers
from spm_tui.views.stop_picture import stop_picture
from spm_tui.views.styled_lines import line, plain
from spm_tui.views.trade_matrix_picture import trade_matrix_picture, trade_words
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.records import Asset
from spm_tui.workshop.session import records
from spm_tui.workshop.words import PEOPLE_LINE

AS_OF = date(2026, 12, 10)


def pictures(name: str) -> dict[str, str]:
    session = unsealed(load(name))
    measures = measures_of(session)
    in_words = portfolio_line(measures.portfolio(), horizon=3, as_of=AS_OF)
    told = {
        "map": map_columns(session, measures, width=100),
        "rulers": rulers(session, measures, width=100),
        "matrix": needs_matrix(session, measures, width=100),
        "trades": trade_matrix_picture(session, measures, width=100),
        "findings": findings_lines(session, diagnose(session, AS_OF), 100),
        "stops loosened": loosening_lines(
            session, loosening(measures, most=999), width=100, horizon=3, as_of=AS_OF
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


def people(session):
    return {item.id for item in session.items if item.kind in ("team", "skill")}


def told_of_people():
    """A session in which a team is spoken of as a stock, and a team and a skill step into other work."""
    session = unsealed(load(FIRST))
    asset = Asset(
        item="fleet-team", spoken_as="stock", fits="vineyard", months_to_change=30, basis="measured"
    )
    given = session.answers.vineyards
    answers = structs.replace(
        session.answers, vineyards=structs.replace(given, assets=(*given.assets, asset))
    )
    return structs.replace(session, answers=answers)


def test_no_team_and_no_skill_is_a_row_of_the_rulers_or_called_a_stock():
    session = told_of_people()
    measures = measures_of(session)
    rows = spectrum.rows(session, measures)
    assert {row.item for row in rows}.isdisjoint(people(session))
    swaps = [row for row in rows if row.by]
    assert next((row.by, row.item) for row in swaps) == ("fleet-team", "customs")
    assert all(row.spoken_as is row.behaves_as is None for row in swaps)
    lines = plain(rulers(session, measures, width=100)).splitlines()
    names = [item.name for item in session.items if item.id in people(session)]
    starts = [re.split(r" {2,}", line)[0] for line in lines]
    assert set(starts).isdisjoint(names)
    assert "from Fleet team" in starts
    assert spectrum.talk(session, measures) == spectrum.talk(unsealed(load(FIRST)), measures)


@pytest.mark.parametrize("width", [78, 116])
@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_no_ruler_calls_a_thing_a_kind_of_asset_that_nobody_gave_it(name, width):
    session = unsealed(load(name))
    given = {asset.item for asset in session.answers.vineyards.assets if asset.spoken_as or asset.fits}
    called = {item.name for item in session.items if item.id in given}
    head, *rows = plain(rulers(session, measures_of(session), width=width)).splitlines()
    above = ""
    for row in rows:
        if re.search(r"(?i)\b(stock|brand|estate|vineyard)\b", row):
            name = re.split(r" {2,}|… ", above)[0]
            assert any(one.startswith(name) for one in called), row
        above = row
    assert "none" not in head


def test_what_a_room_says_of_a_team_as_a_stock_becomes_no_note():
    session = told_of_people()
    fired = diagnose(session, AS_OF).fired
    assert not [f.key for f in fired if BY_ID[f.rule].theme == "assets" and f.items[0] in people(session)]


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_a_lens_names_works_systems_domains_and_swaps_and_never_a_team(name):
    session = unsealed(load(name))
    diagnosis = diagnose(session, AS_OF)
    names = {item.name for item in session.items if item.id in people(session)}
    assert names.isdisjoint(seen_in(session, finding) for finding in diagnosis.fired)
    told = {seen_in(session, finding) for finding in diagnosis.fired if finding.rule == "double-booked"}
    assert told == {"Gate automation"}
    assert "Integration team" not in plain(lens_tables(session, diagnosis, width=100))


@pytest.mark.parametrize("seed", range(20))
def test_no_lens_of_any_room_names_a_team_alone(seed):
    session = unsealed(rich(seed))
    names = {item.name for item in session.items if item.id in people(session)}
    assert names.isdisjoint(seen_in(session, finding) for finding in diagnose(session, AS_OF).fired)


def test_the_curve_of_the_whole_portfolio_shows_no_claim_about_a_single_stop():
    session = unsealed(load(FIRST))
    measures = measures_of(session)
    assert measures.portfolio_curve().said.asked > 0
    whole = plain(map_view("curve", session, measures, width=100))
    assert "said" not in whole
    assert "we said" in plain(map_view("curve", session, measures, width=100, chosen="live-tracking"))


def test_run_load_by_gut_feel_says_so_on_the_bar():
    session = unsealed(load(FIRST))
    assert "by gut feel" not in plain(
        stop_picture(session, measures_of(session), ["live-tracking"], width=100)
    )
    ties = tuple(structs.replace(t, basis="hunch") if t.carried_by else t for t in session.ties)
    unsure = structs.replace(session, ties=ties)
    told = plain(stop_picture(unsure, measures_of(unsure), ["live-tracking"], width=100))
    line = next(line for line in told.splitlines() if "keeping things running" in line)
    assert "by gut feel" in told
    assert "-3.5" in line or "3.5" in line
