"""What `--json` prints: the golden figures field by field, and the shapes that other programs rely on."""

import json

import pytest
from command_line import DATA, GOLDEN, spm

EXPECTED = json.loads((DATA / "golden.expect.json").read_text(encoding="utf-8"))
STOPS = [(item, mode) for item, modes in EXPECTED["stop"].items() for mode in modes]
FIRED = {"supported", "suspected"}


def printed(*line):
    ended = spm(*line, "--json")
    assert (ended.status, ended.err) == (0, "")
    return json.loads(ended.out)


@pytest.mark.parametrize(("item", "mode"), STOPS)
def test_a_stop_prints_every_golden_figure(item, mode):
    expected = EXPECTED["stop"][item][mode]
    found = printed("stop", GOLDEN, item, "--mode", mode)
    kept = found["kept"]
    assert found["freed"] == expected["freed"]
    assert [row["item"] for row in kept] == expected["kept"]
    assert {row["item"]: row["locks"] for row in kept} == expected["locks"]
    assert {row["item"]: row["chain"] for row in kept} == expected["chains"]
    assert found["people"] == expected["people"]
    assert found["next_best_link"] == expected["next_best_link"]


def test_the_figures_of_golden_are_those_of_its_file():
    """The expectation covers the fields a stop prints, so that no figure goes unlooked at."""
    people = EXPECTED["stop"]["a"]["retire"]["people"]
    assert list(printed("stop", GOLDEN, "a")["people"]) == list(people)


def found_by(rule, item):
    return [
        row
        for row in printed("diagnose", GOLDEN)["findings"]
        if row["rule"] == rule and row["state"] in FIRED and (item is None or row["items"][:1] == [item])
    ]


@pytest.mark.parametrize(("rule", "item"), EXPECTED["must"])
def test_the_diagnosis_of_golden_has_what_it_must(rule, item):
    assert found_by(rule, item)


@pytest.mark.parametrize(("rule", "item"), EXPECTED["must_not"])
def test_the_diagnosis_of_golden_has_nothing_it_must_not(rule, item):
    assert not found_by(rule, item)


def test_a_stop_has_the_agreed_shape():
    found = printed("stop", GOLDEN, "a")
    assert list(found) == [
        "format", "mode", "stopped", "horizon_months", "freed", "kept", "orphaned", "unreached", "together",
        "note", "people", "teams", "next_best_link", "bottleneck",
    ]  # fmt: skip
    assert found["note"] == (
        "This shows how soon effort could do other work. It does not show how many people are needed."
    )
    assert [list(row) for row in found["teams"]] == [
        ["team", "booked", "stuck", "free", "needed_by_others"]
    ] * 2
    assert list(found["next_best_link"]) == ["from", "to", "gain"]


def test_a_diagnosis_has_the_agreed_shape():
    found = printed("diagnose", GOLDEN)
    assert list(found) == [
        "format", "session", "headline", "stories", "findings", "lenses", "answers", "portfolio",
        "next_probe", "coverage", "system_layer",
    ]  # fmt: skip
    assert found["session"] == {
        "id": "golden", "title": "Golden portfolio", "answered": ["stopping", "fungibility"],
    }  # fmt: skip
    for row in found["findings"]:
        assert list(row) == [
            "key", "rule", "tone", "items", "state", "sentence", "size", "trail", "counter", "could_be_wrong",
            "ask", "passage", "stances",
        ]  # fmt: skip
        assert row["tone"] in ("gap", "clears", "asks")
        assert row["state"] in ("supported", "suspected", "not-examined")
        assert row["size"] is None or list(row["size"]) == ["value", "unit"]
        assert all(list(step) == ["question", "key", "text"] for step in row["trail"])
    assert {row["key"] for row in found["findings"] if row["state"] in FIRED} >= {
        key for story in found["stories"] for key in story["findings"]
    }
    verdicts = {row["verdict"] for lens in found["lenses"] for row in lens["assumptions"]}
    assert verdicts <= {"holds", "broken", "mixed", "open", "not-examined"}
    assert found["portfolio"] == {
        "works": {"asked": 3, "of": 3},
        "booked": 13.0,
        "said": {"people": 7.0, "works": 1},
        "movable": 2.5,
        "range": [2.5, 2.5],
    }
    assert list(found["portfolio"]) == ["works", "booked", "said", "movable", "range"]
    assert found["coverage"] == {"initiative": 3, "workflow": 1, "system": 2, "data": 1, "team": 3}
    assert list(found["system_layer"]) == ["items", "ties", "propagation_cost"]


def test_check_prints_problems_as_json_on_stdout_even_when_there_are_some():
    assert printed("check", GOLDEN) == {"format": 1, "ok": True, "problems": []}
    ended = spm("check", "-", "--json", stdin=GOLDEN.read_bytes().replace(b'kind = "data"', b'kind = "dats"'))
    assert (ended.status, ended.err) == (3, "")
    found = json.loads(ended.out)
    assert (found["format"], found["ok"], len(found["problems"])) == (1, False, 1)
    assert list(found["problems"][0]) == ["line", "key", "message", "hint"]
    assert found["problems"][0]["key"] == "items[6].kind"


def test_a_map_prints_its_things_and_needs():
    found = printed("map", GOLDEN)
    assert len(found["items"]) == 10
    assert len(found["ties"]) == 12
    assert {"from": "a", "to": "t1", "people": 4.0, "months": 1.0}.items() <= found["ties"][3].items()


def test_json_is_plain_ascii_and_keeps_every_character():
    name = "caf\u00e9 \u202e \x7f \U0001f4a1"
    text = GOLDEN.read_text().replace(
        '"Golden portfolio"', json.dumps(name).replace("\\ud83d\\udca1", "\\U0001F4A1")
    )
    ended = spm("diagnose", "-", "--json", stdin=text.encode())
    assert ended.out.isascii()
    assert "\x7f" not in ended.out
    assert json.loads(ended.out)["session"]["title"] == name


def test_sealed_guesses_are_in_no_json():
    sealed = """
[[participants]]
id = "cto"
role = "CTO"
[[rounds]]
id = "r"
question = "stopping"
field = "said_people"
round = 1
state = "locked"
group_value = "sealed-value"
dissent = "sealed-dissent"
[[ballots]]
round = "r"
participant = "cto"
value = "sealed-ballot"
"""
    session = GOLDEN.read_bytes() + sealed.encode()
    for line in (["diagnose", "-"], ["stop", "-", "a"], ["map", "-"]):
        for form in ("--json", "--plain"):
            ended = spm(*line, form, stdin=session)
            assert ended.status == 0
            assert "sealed" not in ended.out
    assert "sealed" not in spm("report", "-", stdin=session).out


def test_stops_can_be_named_by_name_in_any_case_and_once_is_enough():
    by_name = spm("stop", GOLDEN, "initiative  A", "a", "--json")
    assert by_name == spm("stop", GOLDEN, "a", "--json")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["Initative A"], 'did you mean "Initiative A"?'),
        (["a", "xyzzy"], 'There is no thing "xyzzy" in this session.'),
        (["xyzzy", "plugh"], 'There is no thing "plugh" in this session.'),
        (["t1"], '"t1" is a team'),
    ],
)
def test_a_thing_that_is_not_there_or_cannot_stop_is_a_usage_error(names, told):
    ended = spm("stop", GOLDEN, *names, "--json")
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err


def test_a_name_of_two_things_asks_which():
    text = GOLDEN.read_text().replace("Initiative B", "Initiative A")
    ended = spm("stop", "-", "initiative a", stdin=text.encode())
    assert ended.status == 2
    assert ended.err.endswith("by id: initiative Initiative A (a) or initiative Initiative A (b).\n")


def test_the_horizon_of_the_command_comes_before_the_session_s():
    assert printed("stop", GOLDEN, "a", "--horizon", "6")["people"]["late"] == 0.0
    assert printed("stop", GOLDEN, "a", "--horizon", "0")["people"]["useful"] == 0.0


GUT_FEEL = b"""
format = 1
title = "T"
mode = "self"
created = 2026-11-22
[[items]]
id = "a"
name = "A"
kind = "initiative"
[answers.stopping]
status = "answered"
[[answers.stopping.stops]]
items = ["a"]
said_people = 8
seen_people = 3
basis = "hunch"
"""


@pytest.mark.parametrize(
    ("session", "least", "status"),
    [
        (GUT_FEEL, "suspected", 1),
        (GUT_FEEL, "supported", 0),
        (GUT_FEEL.replace(b"hunch", b"repeated"), "supported", 1),
        (GUT_FEEL.partition(b"[[items]]")[0], "suspected", 0),
    ],
)
def test_only_a_gap_as_firm_as_asked_for_ends_with_one(session, least, status):
    ended = spm("diagnose", "-", "--json", "--fail-on", least, stdin=session)
    assert ended.status == status
    assert json.loads(ended.out)["session"]["id"] == "-"


def test_without_fail_on_a_gap_is_no_failure():
    assert spm("diagnose", "-", stdin=GUT_FEEL).status == 0
