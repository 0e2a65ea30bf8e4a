"""What the commands print with --json: the shapes, the key names and their order."""

import json
from datetime import date
from pathlib import Path

from spm_tui.diagnosis.engine import diagnose, measures_of
from spm_tui.reports.as_json import check_json, diagnosis_json, map_json, stop_json
from spm_tui.reports.stop_test import stop_test
from spm_tui.storage.codec import decode
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import PEOPLE_LINE

DATA = Path(__file__).parent / "data"
AS_OF = date(2026, 11, 22)


def load(name: str) -> Session:
    session = decode((DATA / f"{name}.toml").read_bytes()).session
    assert session is not None
    return unsealed(session)


def test_a_stop_has_the_keys_in_the_order_people_rely_on():
    stop = stop_json(stop_test(measures_of(load("golden")), ("a",)))
    assert list(stop) == [
        "format", "mode", "stopped", "horizon_months", "freed", "kept", "orphaned", "unreached", "together",
        "note", "people", "teams", "next_best_link", "bottleneck",
    ]  # fmt: skip
    assert list(stop["people"]) == [
        "said", "booked", "stuck", "released", "run_asked", "wanted", "unwanted", "unable", "not_asked",
        "late", "undated", "useful", "said_useful", "range", "came_back",
            "free_by",
    ]  # fmt: skip
    assert list(stop["kept"][0]) == ["item", "chain", "locks"]
    assert list(stop["teams"][0]) == ["team", "booked", "stuck", "free", "needed_by_others"]
    assert list(stop["people"]["free_by"]) == ["months", "low", "high"]
    assert stop["next_best_link"] == {"from": "t2", "to": "b", "gain": 0.5}
    assert stop["note"] == PEOPLE_LINE


def test_what_is_not_known_is_null():
    session = load("tracking")
    stop = stop_json(stop_test(measures_of(session), ("customs",)))
    assert stop["people"]["booked"] is None
    assert stop["people"]["useful"] is None
    assert stop["next_best_link"] is None


def test_a_diagnosis_has_the_keys_in_the_order_people_rely_on():
    session = load("tracking")
    told = diagnosis_json(session, diagnose(session, AS_OF), "tracking")
    assert list(told) == [
        "format", "session", "headline", "stories", "findings", "lenses", "answers", "portfolio",
        "next_probe", "coverage", "system_layer",
    ]  # fmt: skip
    assert told["session"] == {
        "id": "tracking",
        "title": "Tracking and pricing",
        "answered": ["allocation_unit", "stopping", "reversibility", "fungibility", "vineyards"],
    }
    assert list(told["findings"][0]) == [
        "key", "rule", "tone", "items", "state", "sentence", "size", "trail", "counter", "could_be_wrong",
        "ask", "passage", "stances",
    ]  # fmt: skip
    first = told["findings"][0]
    assert list(first["trail"][0]) == ["question", "key", "text"]
    assert list(first["size"]) == ["value", "unit"]
    assert first["stances"] == [{"stance": "dispute", "why": "Two of them were already on Pricing."}]
    assert list(told["stories"][0]) == ["subject", "headline", "findings"]
    assert list(told["lenses"][0]) == ["lens", "practices", "assumptions"]
    assert list(told["lenses"][0]["assumptions"][0]) == ["assumption", "verdict", "trail"]
    assert list(told["next_probe"]) == ["question", "key", "ask", "would_change"]
    assert list(told["system_layer"]) == ["items", "ties", "propagation_cost"]
    assert told["coverage"]["team"] == 3


def test_all_of_it_is_plain_json():
    session = load("tracking")
    values = (
        diagnosis_json(session, diagnose(session, AS_OF), "-"),
        stop_json(stop_test(measures_of(session), ("live-tracking",))),
        map_json(session, "-"),
    )
    for value in values:
        assert json.loads(json.dumps(value)) == value


def test_a_file_without_problems_is_ok_and_each_problem_says_where():
    assert check_json(()) == {"format": 1, "ok": True, "problems": []}
    told = check_json(decode('format = 1\ntitle = "x"\nmode = "wrkshop"\ncreated = 2026-01-01\n').problems)
    assert told["ok"] is False
    assert list(told["problems"][0]) == ["line", "key", "message", "hint"]
    assert told["problems"][0]["line"] == 3
    assert told["problems"][0]["key"] == "mode"


def test_a_map_has_every_thing_and_every_need_in_file_order():
    told = map_json(load("golden"), "golden")
    assert list(told) == ["format", "session", "items", "ties"]
    assert [item["id"] for item in told["items"]][:3] == ["a", "b", "c"]
    assert told["ties"][0] == {
        "from": "a", "to": "s1", "people": None, "carried_by": None, "stays": None, "months": None,
        "cut": None, "because": None, "basis": None,
    }  # fmt: skip
