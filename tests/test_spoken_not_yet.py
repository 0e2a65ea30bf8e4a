"""Lines of a time to come, of two compared and of two who decide: none is a record of what is."""

import pytest

from spm_tui.storage.files import load
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.reading.choosing import meanings_of
from spm_tui.workshop.session import records
from tests.spoken import SPOKEN

BANK = load(SPOKEN / "bank" / "base.toml").session
assert BANK is not None


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("ownership", "HR will decide on hiring from January"),
        ("ownership", "technology is to decide team topology"),
        ("ownership", "next year HR decides on hiring"),
        ("ownership", "as of spring the board has the last word on strategy"),
        ("ownership", "from 2027 HR decides on hiring"),
        ("boundary", "starting in June portfolio decides on pricing"),
        ("redesign_frequency", "Hull closure may need a re-org"),
        ("disappearance", "finance wants intake moved to them"),
        ("reversibility", "nobody dares to call March freeze easy"),
        ("vineyards", "Polaris would be a vineyard"),
        ("vineyards", "Polaris is on its way to becoming a vineyard"),
        ("vineyards", "KYC Hub is nearly a brand"),
        ("ownership", "let's say the board owns strategy"),
        ("fungibility", "Data Team beats Fincrime by 20 percent"),
        ("stopping", "Open Wallet got 3 new people in 2 months"),
        ("reversibility", "I hope March freeze is easy to undo"),
        ("boundary", "pricing: soon to be decided by leadership"),
        ("vineyards", "we want Polaris to be a brand"),
        ("vineyards", "Polaris is less of a stock than KYC Hub"),
        ("fungibility", "Data Team is twice as good as Fincrime"),
        ("fungibility", "Data Team is 30 % better than Fincrime"),
        ("boundary", "leadership will decide on pricing"),
        ("boundary", "portfolio and leadership decide on pricing"),
        ("reversibility", "March freeze will be easy to undo once the hub is there"),
        ("reallocate_or_reshape", "Hull closure will be a re-org"),
        ("allocation_unit", "next year the unit will be flow"),
        ("disappearance", "next year intake moves to finance"),
        ("stopping", "Open Wallet had 3 stops this year"),
        ("stopping", "Open Wallet has been running for 8 months with 3 people"),
        ("stopping", "Open Wallet had 40 thousand users in 3 months"),
        ("stopping", "if we stopped Open Wallet we would get 3 people back"),
    ],
)
def test_what_is_not_so_yet_waits(key: str, line: str) -> None:
    assert enter(BANK, key, line).kind == "to-sort"


@pytest.mark.parametrize(
    ("key", "line", "field", "value"),
    [
        ("vineyards", "I'd call Polaris a vineyard", "fits", "vineyard"),
        ("vineyards", "we like to speak of Polaris as a brand", "spoken_as", "brand"),
        ("vineyards", "Polaris is more of a brand than a stock", "fits", "brand"),
        ("boundary", "on pricing portfolio may recommend, leadership decides", "portfolio", "recommend"),
        ("ownership", "HR owns hiring and the CEO decides", "decided_by", "ceo"),
        ("reversibility", "it will cost 3 months to undo March freeze", "said_months", 3.0),
        ("ownership", "HR decided on hiring from January on", "decided_by", "hr"),
        ("ownership", "hiring: HR decided, last used in may 2025", "decided_by", "hr"),
        ("reversibility", "March freeze cost 3 months", "seen_months", 3.0),
        ("stopping", "stop Open Wallet, let's say 3 people back", "said_people", 3.0),
        ("stopping", "if we stop Open Wallet we get 3 people back", "said_people", 3.0),
        ("fungibility", "Data Team into Fincrime: half as good", "seen_value", 50.0),
    ],
)
def test_what_is_so_beside_such_words_is_a_record(key: str, line: str, field: str, value: object) -> None:
    entered = enter(BANK, key, line)
    assert entered.kind == "record", entered.problem
    assert getattr(records(entered.session, key)[-1], field) == value


@pytest.mark.parametrize(
    ("line", "field", "owners"),
    [
        ("the CEO and the board decide on strategy", "decided_by", ["ceo", "board"]),
        ("strategy is decided by finance and the CEO", "decided_by", ["finance", "ceo"]),
        ("the board decides strategy with the CEO", "decided_by", ["board", "ceo"]),
        ("on paper HR and the board own strategy", "said_owner", ["hr", "board"]),
        ("strategy is decided by HR, the CEO and the board", "decided_by", []),
    ],
)
def test_of_two_who_decide_at_once_it_is_asked_which(line: str, field: str, owners: list[str]) -> None:
    entered = enter(BANK, "ownership", line)
    assert entered.kind == "to-sort"
    assert "two" in entered.problem
    assert [one.values[field] for one in meanings_of(BANK, "ownership", line)] == owners
