"""Lines of the things screen as rooms say and paste them: what they list, and what is no thing and no
need.
"""

import json
from typing import Any

import pytest

from spm_tui.storage.files import load
from spm_tui.workshop.entry import list_things
from tests.spoken import SPOKEN

BANK = load(SPOKEN / "bank" / "base.toml").session
assert BANK is not None
FREIGHT = load(SPOKEN / "things_freight.toml").session
HOSPITAL = load(SPOKEN / "hospital" / "base.toml").session
assert FREIGHT is not None
assert HOSPITAL is not None
BASES = {"bank": BANK, "freight": FREIGHT, "hospital": HOSPITAL}
LINES: list[dict[str, Any]] = [
    json.loads(line) for line in (SPOKEN / "things.jsonl").read_text().splitlines()
]


def _plain(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


@pytest.mark.parametrize("row", LINES, ids=[row["id"] for row in LINES])
def test_a_line_lists_what_a_careful_reader_would_list(row: dict[str, Any]) -> None:
    expect, base = row["expect"], BASES[row["base"]]
    text = f"{row['context']}\n{row['line']}" if row.get("context") else row["line"]
    after = list_things(base, text).session
    before = {item.id: item for item in base.items}
    new = {_plain(item.name): item for item in after.items if item.id not in before}
    changed = {item.name: item for item in after.items if item.id in before and item != before[item.id]}
    names = {item.id: _plain(item.name) for item in after.items}
    ties = {(names[tie.from_], names[tie.to], tie.people) for tie in after.ties if tie not in base.ties}
    assert set(new) == {_plain(one["name"]) for one in expect.get("items_new", [])}
    for one in expect.get("items_new", []):
        item = new[_plain(one["name"])]
        assert one.get("kind") in (None, item.kind)
        assert one.get("people") == item.people
    assert {name: item.people for name, item in changed.items()} == {
        one["name"]: one["people"] for one in expect.get("items_changed", [])
    }
    wanted = {(_plain(one["from"]), _plain(one["to"]), one.get("people")) for one in expect.get("ties", [])}
    assert ties == wanted


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("team: Fleet 6, Data 4", {"Fleet": 6, "Data": 4}),
        ("teams: Platform 3, Billing 2", {"Platform": 3, "Billing": 2}),
        ("team: Operations 5", {"Operations": 5}),
        ("team: Data science 4", {"Data science": 4}),
    ],
)
def test_a_team_may_be_called_by_a_word_for_another_kind(text: str, people: dict[str, float]) -> None:
    listed = list_things(BANK, text).session
    found = {item.name: item for item in listed.items if item not in BANK.items}
    assert {name: (found[name].kind, found[name].people) for name in people if name in found} == {
        name: ("team", figure) for name, figure in people.items() if name in found
    }
    assert found


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Branch App and Branch Advice are not the same thing!!", "what is not so"),
        ("is the doc archive looked after?", "a question"),
        ("Polaris probably needs Data Lake", "what may be"),
        ("team\t4\tsystem", "which cell is the name"),
        ("Nobody has time for this", "no thing and no need"),
        ("the balance book is a mess", "no thing and no need"),
    ],
)
def test_what_is_no_list_makes_nothing_and_says_why(line: str, says: str) -> None:
    listed = list_things(BANK, line)
    assert listed.session == BANK
    assert says in listed.told


def test_a_team_called_by_a_word_for_a_kind_is_found_in_a_row() -> None:
    item = list_things(BANK, "Ops\t5\tteam").session.items[-1]
    assert (item.name, item.kind, item.people) == ("Ops", "team", 5.0)
