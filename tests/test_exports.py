"""Every format of every sample, read by readers that share nothing with its writer, and with hostile text."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from msgspec import structs
from sample_files import FIRST, PRACTICE, SECOND
from sample_files import load as load_sample

from spm_tui.reports.csv_text import cell
from spm_tui.reports.map_layout import crossings, is_bend, layers_of, ordered
from spm_tui.reports.output_formats import FORMATS, Format, Names, formats_called, prepare, written
from spm_tui.reports.read_back import UnreadableError, read_back
from spm_tui.reports.who_is_named import roles_in
from spm_tui.text import _STEERING, clean
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import Commitment, Course, Session
from spm_tui.workshop.words import PEOPLE_LINE
from tests.command_line import GOLDEN, spm
from tests.export_readers import calendar, graph, table, valid_session, words_of
from tests.hostile import poisoned
from tests.strategies import every_field

DAY = date(2026, 12, 10)
SAMPLES = (FIRST, SECOND, PRACTICE)
each_format = pytest.mark.parametrize("to", FORMATS, ids=[one.name for one in FORMATS])
BY_NAME = {one.name: one for one in FORMATS}
#: Formats with no word of the room: the schema, and the questions in the article's own wording.
OURS = ("session-schema", "sheet")


@cache
def exported(sample: str, names: Names = "roles") -> dict[str, str]:
    """Every format of a sample, or of the session in which every field is answered."""
    session = every_field() if sample == "every field" else load_sample(sample)
    export = prepare(session, DAY, stem=sample, names=names)
    return {to.name: written(to, export) for to in FORMATS}


@each_format
@pytest.mark.parametrize("sample", [*SAMPLES, "every field"])
def test_a_reader_of_its_own_finds_every_format_well_formed(to: Format, sample: str) -> None:
    words_of(to, exported(sample)[to.name])


HOSTILE = (
    "<script>alert(1)</script></style></svg><img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0",
    "+1", "@SUM(1)",
    "-2+3", "\uff1d1+1", " =1", "\t=1", "'\"`$(id)`id`\\",
    "two\nlines\r\n/close\n/assign @me", "/label ~x",
    "\u202edlrow\u2066", "a\x00b\x07c\x1b[31md\x7f\x85", "]]>&amp;&lt;&#0;", "\ufffe\uffff\ud800",
    "%% --> end",
    "javascript:alert(1)", "BEGIN:VEVENT\r\nUID:1;2,3\\", "{{ 7*7 }}{% x %}", "# h\n- l\n| a | b |", "--help",
)  # fmt: skip


@cache
def hostile(start: int) -> dict[str, str]:
    """Every format of a full session in which every text is one of the hostile ones."""
    import tests.hostile as source

    session = load_sample(SECOND)
    before = source.CORPUS
    try:
        source.CORPUS = tuple(HOSTILE)
        foul, _ = poisoned(session, start)
    finally:
        source.CORPUS = before
    export = prepare(foul, DAY, stem="=x")
    return {to.name: written(to, export) for to in FORMATS}


@each_format
@pytest.mark.parametrize("start", [0, 7])
def test_hostile_text_in_every_field_stays_text(to: Format, start: int) -> None:
    text = hostile(start)[to.name]
    words = words_of(to, text)
    shown = words if to.name != "session" else ""  # data: escaped in the file, whole again in its reader
    assert not _STEERING.findall(shown.replace("\n", ""))
    raw = text.replace("\ufeff", "").replace("\r\n", "\n")
    assert not _STEERING.findall(raw.replace("\n", ""))


@pytest.mark.parametrize("start", [0, 7])
def test_no_line_of_a_tracker_can_be_run_as_a_command_or_call_somebody(start: int) -> None:
    for name in ("actions-gitlab", "actions-jira", "actions-asana", "actions-linear", "actions-azure"):
        cells = [cell for row in table(hostile(start)[name]) for cell in row]
        lines = [line for cell in cells for line in re.split(r"\n|<br>", cell)]
        assert len(lines) > 10
        assert not [line for line in lines if line.lstrip().startswith("/")]
    details = [row[1] for row in table(hostile(start)["actions-gitlab"])[1:]]
    assert not [text for text in details if "@" in text]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_same_session_gives_the_same_bytes(sample: str) -> None:
    export = prepare(load_sample(sample), DAY, stem=sample)
    assert {to.name: written(to, export) for to in FORMATS} == exported(sample)


# -- the lists ------------------------------------------------------------------------------------------

COMMITMENT = Commitment(
    id="a", what="Count them", kind="fact-check", owner="Head of port operations", due=date(2027, 2, 1),
    review_on=date(2027, 3, 9), signal="fewer calls", state="open",
)  # fmt: skip
DONE = Commitment(id="b", what="Name an owner", kind="decision", state="done", outcome="The CEO")


@cache
def of_two() -> dict[str, str]:
    """Every format of a session with one open and one closed commitment."""
    session = structs.replace(load_sample(SECOND), commitments=(COMMITMENT, DONE))
    export = prepare(session, DAY, stem="two")
    return {to.name: written(to, export) for to in FORMATS}


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("actions-jira", ["Summary", "Issue Type", "Description", "Due Date", "Labels"]),
        ("actions-linear", ["Name", "Notes", "Assignee", "Due Date", "Tags"]),
        ("actions-asana", ["Name", "Notes", "Assignee", "Due Date", "Tags"]),
        ("actions-gitlab", ["title", "description", "due_date", "milestone", "type"]),
        ("actions-azure", ["Work Item Type", "Title", "Description", "Tags"]),
    ],
)
def test_a_tracker_gets_its_own_columns_and_only_what_is_to_be_done(name: str, head: list[str]) -> None:
    rows = table(of_two()[name])
    assert rows[0] == head
    assert len(rows) == 2
    assert "Count them" in rows[1]
    assert name == "actions-azure" or "2027-02-01" in rows[1]
    assert PEOPLE_LINE in " ".join(rows[1])
    assert "the Head of port operations" in " ".join(rows[1])


def test_the_plain_list_holds_every_commitment_with_its_outcome() -> None:
    head, first, second = table(of_two()["actions-plain"])
    assert dict(zip(head, first, strict=True))["Owner"] == "the Head of port operations"
    assert dict(zip(head, second, strict=True))["Outcome"] == "The CEO"


def test_a_script_for_gh_makes_an_issue_of_each() -> None:
    text = of_two()["actions-gh"]
    assert text.startswith("#!/bin/sh\n")
    assert text.count("\ngh issue create ") == 1
    assert "--title=Count them" in words_of(BY_NAME["actions-gh"], text)


@pytest.mark.parametrize("blank", ["", " ", "'", "\u00a0 "])
@pytest.mark.parametrize("sign", "=+-@|%\uff1d")
def test_a_cell_that_a_spreadsheet_would_work_out_stays_text(blank: str, sign: str) -> None:
    assert cell(f"{blank}{sign}1").startswith("'")
    assert cell(f"a{blank}{sign}1") == f"a{blank}{sign}1"


# -- the calendar ---------------------------------------------------------------------------------------


def test_each_day_has_an_alarm_and_a_second_entry_a_week_before() -> None:
    entries = calendar(of_two()["reviews"])
    days = {str(one["SUMMARY"]): one["DTSTART"].dt for one in entries if "Count them" in one["SUMMARY"]}
    assert days["Due: Count them"] == date(2027, 2, 1)
    assert days["Look again: Count them"] == date(2027, 3, 9)
    weeks = sorted(one["DTSTART"].dt for one in entries if one["SUMMARY"] == "In a week: Count them")
    assert weeks == [date(2027, 1, 25), date(2027, 3, 2)]
    for one in entries:
        assert one["DTEND"].dt - one["DTSTART"].dt == timedelta(days=1)
        assert one["DTSTAMP"].dt.date() == load_sample(SECOND).created
        assert len(one.walk("VALARM")) == (0 if str(one["SUMMARY"]).startswith("In a week") else 1)
    assert len({str(one["UID"]) for one in entries}) == len(entries)


def test_an_entry_keeps_its_id_whatever_becomes_of_its_words() -> None:
    moved = structs.replace(COMMITMENT, what="Count all of them", due=date(2027, 2, 8))
    session = structs.replace(load_sample(SECOND), commitments=(moved,))
    text = written(BY_NAME["reviews"], prepare(session, DAY + timedelta(days=9), stem="other name"))
    before = {str(one["UID"]) for one in calendar(of_two()["reviews"])}
    assert {str(one["UID"]) for one in calendar(text)} == before


def test_a_stop_that_is_to_be_counted_stands_in_the_calendar_until_it_was() -> None:
    titles = [str(one["SUMMARY"]) for one in calendar(exported(FIRST)["reviews"])]
    assert "Find out: how much time Live tracking gave back" in titles


# -- pages ----------------------------------------------------------------------------------------------

PAGES = [BY_NAME[name] for name in ("report-html", "onepage-html", "onepage-md", "report-md", "bar", "board")]


@pytest.mark.parametrize("to", PAGES, ids=lambda to: to.name)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_page_says_what_the_room_was_told_and_the_line_on_people(to: Format, sample: str) -> None:
    words = " ".join(words_of(to, exported(sample)[to.name]).split())
    assert PEOPLE_LINE in words
    assert "Who will see it: " in words
    assert "Deleted after: " in words


def test_one_page_has_what_a_week_later_needs() -> None:
    for name in ("onepage-html", "onepage-md"):
        words = " ".join(words_of(BY_NAME[name], exported(SECOND)[name]).replace("*", "").split())
        assert "We speak of 15.5 people as movable; 9.5 came or could come." in words
        assert [number for number in range(1, 11) if f"{number} " not in words] == []
        surprise = words.partition("The surprise")[2].partition("What else we noticed")[0]
        assert "We said we allocate flow; 5 of 6 moves went otherwise." in surprise
        assert (
            "Give the night calls a rota of two desks. With the Head of port operations, by 1 February"
            in words
        )
        assert (
            "Find out how much time Carbon reports gave back, on 1 February 2027. "
            "We said: half a person's time." in words
        )
        assert "Of 3 earlier commitments 2 are done and 1 was dropped." in words
        assert "Count how many have left Live tracking" not in words  # closed


def test_what_surprised_the_room_stands_in_its_own_words() -> None:
    session = structs.replace(load_sample(SECOND), course=Course(surprise="How little <moved>."))
    export = prepare(session, DAY)
    for name in ("onepage-html", "onepage-md", "report-html"):
        words = words_of(BY_NAME[name], written(BY_NAME[name], export))
        assert "How little <moved>." in words.replace("&lt;", "<")


def test_the_surprise_stands_once_and_three_stories_beside_it() -> None:
    text = exported(SECOND)["onepage-md"]
    headlines = re.findall(r"^(?:- )?\*\*(.*?\.)\*\*", text.partition("## The surprise")[2], re.MULTILINE)
    assert len(headlines) == len(set(headlines)) == 4


def test_the_bar_of_a_stop_that_has_happened_says_no_if() -> None:
    session = load_sample(FIRST)
    given = session.answers.stopping
    assert given is not None
    past = tuple(stop for stop in given.stops if stop.seen_people is not None)
    answers = structs.replace(session.answers, stopping=structs.replace(given, stops=past))
    export = prepare(structs.replace(session, answers=answers), DAY, stem=FIRST)
    text = written(next(to for to in FORMATS if to.name == "bar"), export)
    assert "What the stop of EDI classic gave back" in text
    assert "If EDI classic stops" not in text


def test_the_bar_shows_the_stop_with_the_widest_gap_to_scale() -> None:
    text = exported(FIRST)["bar"]
    assert "If Live tracking stops" in text
    row = r'>([a-z ]+)</text>\n<text[^>]*>[-\d.]+</text>\n<rect [^>]* width="([\d.]+)"'
    widths = {label: float(width) for label, width in re.findall(row, text)}
    assert widths["we said"] == widths["on it today"] == 400
    assert widths["free to leave"] == 400 * 4.5 / 8


def test_one_page_stays_one_page_however_much_was_agreed() -> None:
    many = tuple(
        structs.replace(COMMITMENT, id=f"a{n}", kind=kind) for n in range(9) for kind in ("decision",)
    )
    facts = tuple(structs.replace(COMMITMENT, id=f"f{n}", what=f"Fact {n}") for n in range(9))
    session = structs.replace(load_sample(SECOND), commitments=(*many, *facts))
    words = written(BY_NAME["onepage-md"], prepare(session, DAY))
    assert words.count("- Count them. With") == 6
    assert "3 more stand in actions.csv." in words
    assert words.count("- Fact ") == 5
    assert "5 more stand in reviews.ics." in words


def test_pages_of_an_empty_session_say_what_was_not_asked() -> None:
    empty = Session(format=1, title="New", mode="workshop", created=DAY)
    export = prepare(empty, DAY)
    for to in FORMATS:
        words_of(to, written(to, export))
    assert "None of the ten questions was asked yet." in written(BY_NAME["onepage-html"], export)
    assert "No stop was spoken of yet" in written(BY_NAME["bar"], export)
    assert written(BY_NAME["board"], export).startswith("How many people could move was not asked yet.\n")


def test_the_html_report_has_every_part_and_a_table_beside_every_picture() -> None:
    text = exported(FIRST)["report-html"]
    parts = re.findall(r"<h2>(.*?)</h2>", text)
    assert parts == [
        "First page", "The ten answers", "The stories", "If it stopped", "What would loosen it",
        "Said and seen", "Which idea of a portfolio are we using?", "The map", "What was agreed",
        "What is open", "What was not asked",
    ]  # fmt: skip
    assert (
        len(re.findall(r'<svg class="curve"', text)) == len(re.findall("These figures as a table", text)) == 4
    )
    assert text.count('<svg class="row" aria-hidden="true">') > 30  # each in a row of figures
    assert re.findall(r"<li><a href=\"#(\w+)\">", text) == re.findall(r"<section id=\"(\w+)\">", text)
    words = words_of(BY_NAME["report-html"], text)
    session = load_sample(FIRST)
    for item in session.items:
        assert words.count(item.name) >= 2  # drawn, and in the table
    assert (
        "If customs rules and certified access no longer stood in the way, stopping Live tracking would let "
        "2.5 more help Customs by March." in words
    )
    assert text.count("<title>") == 1 + len(session.ties)


def test_bars_and_rulers_are_drawn_to_scale() -> None:
    text = exported(FIRST)["report-html"]
    part = text.partition("<h3>Live tracking</h3>")[2].partition("<h3>")[0]
    bar = r'rowheader">(.*?)</th>.*?<rect x="([\d.]+)%" y="2" width="([\d.]+)%"'
    bars = {name: (float(x), float(width)) for name, x, width in re.findall(bar, part)}
    assert bars["we said"] == bars["on it today"] == (0.0, 100.0)
    assert bars["free to leave"] == (43.75, 56.25)  # 4.5 of 8, from the right
    assert bars["useful by March"] == (75.0, 25.0)
    row = next(line for line in text.splitlines() if "Position hub: how soon" in line)
    seen, said = sorted(float(x) for x in re.findall(r'cx="([\d.]+)%"', row))
    assert 26 < seen < 50 < said < 74  # 16 months is brand, 3 months is real estate


def test_the_full_html_report_holds_every_note_and_every_answer() -> None:
    export = prepare(load_sample(SECOND), DAY, stem=SECOND, full=True)
    words = " ".join(words_of(BY_NAME["report-html"], written(BY_NAME["report-html"], export)).split())
    for finding in export.diagnosis.fired:
        assert finding.sentence in words
        assert finding.could_be_wrong in words
    for number in range(1, 11):
        assert f" {number}. " in words


CROSSED = (("a", "b", "c"), ("x", "y", "z"))


def test_crossings_are_counted_and_made_fewer() -> None:
    edges = [("a", "z"), ("b", "y"), ("c", "x")]
    assert crossings(CROSSED, edges) == 3
    assert crossings(ordered(CROSSED, edges), edges) == 0
    assert crossings(CROSSED, [("a", "x"), ("a", "y"), ("b", "y"), ("b", "x")]) == 1
    assert crossings(CROSSED, [("a", "b"), ("x", "z")]) == 0  # inside a layer nothing is counted


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_map_is_drawn_with_fewer_crossings_than_the_file_has(sample: str) -> None:
    session = load_sample(sample)
    made = layers_of(session)
    here = [node for nodes in made.layers for node in nodes]
    assert sorted(node for node in here if not is_bend(node)) == sorted(item.id for item in session.items)
    pieces = [*{piece for way in made.ways.values() for piece in pairwise(way)}]
    order = {item.id: place for place, item in enumerate(session.items)}
    before = [sorted(nodes, key=lambda node: (is_bend(node), order.get(node, 0))) for nodes in made.layers]
    assert crossings(made.layers, pieces) < crossings(before, pieces)
    place = {node: (at, n) for at, nodes in enumerate(made.layers) for n, node in enumerate(nodes)}
    drawn = [sorted((place[start], place[end])) for start, end in pieces]
    crossed = sum(
        (first[0][1] - second[0][1]) * (first[1][1] - second[1][1]) < 0
        for first, second in combinations(drawn, 2)
        if [end[0] for end in first] == [end[0] for end in second] and first[0][0] != first[1][0]
    )
    assert crossed == crossings(made.layers, pieces)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_need_that_reaches_past_a_layer_passes_between_its_things(sample: str) -> None:
    made = layers_of(load_sample(sample))
    layer = {node: number for number, nodes in enumerate(made.layers) for node in nodes}
    for (start, end), way in made.ways.items():
        assert {way[0], way[-1]} == {start, end}
        steps = [layer[second] - layer[first] for first, second in pairwise(way)]
        assert steps == [1] * len(steps) or (steps == [0] and layer[start] == layer[end])
        assert all(map(is_bend, way[1:-1]))


# -- data -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", [*SAMPLES, "every field"])
def test_the_session_as_json_keeps_to_its_schema(sample: str) -> None:
    texts = exported(sample)
    found = valid_session(texts["session"], texts["session-schema"])
    session = every_field() if sample == "every field" else load_sample(sample)
    assert [one["id"] for one in found["items"]] == [one.id for one in session.items]
    assert not {"private", "extra"} & found.keys()
    valid_session(exported(sample, "nobody")["session"], texts["session-schema"])
    assert "said_by" not in texts["session"]


@pytest.mark.parametrize("name", ["graph-graphml", "graph-gexf", "graph-json"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_graph_has_every_thing_and_every_need(name: str, sample: str) -> None:
    session = load_sample(sample)
    found = graph(name, exported(sample)[name])
    assert set(found) == {item.id for item in session.items}
    assert set(found.edges) == {(tie.from_, tie.to) for tie in session.ties}
    for item in session.items:
        assert found.nodes[item.id]["label"] == clean(item.name)
        assert found.nodes[item.id].get("people") == item.people
    for tie in session.ties:
        assert found.edges[tie.from_, tie.to].get("people") == tie.people


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_tables_hold_a_row_for_each() -> None:
    session, texts = load_sample(SECOND), exported(SECOND)
    assert len(rows(texts["tables-sessions"])) == 1
    assert len(rows(texts["tables-commitments"])) == len(session.commitments)
    stops = {str(row["about"]): row for row in rows(texts["tables-stops"])}
    assert (stops["EDI classic"]["said_people"], stops["EDI classic"]["seen_people"]) == (2, 0.5)
    for name in ("sessions", "findings", "stops", "commitments"):
        assert {row["session"] for row in rows(texts[f"tables-{name}"])} == {SECOND}


def test_a_disputed_note_never_stands_in_a_list_without_its_dissent() -> None:
    why = "It was rebuilt once within a year"
    listed = [row for row in table(exported(SECOND)["findings"]) if "Slot engine" in row[0]]
    assert any(why in " ".join(row) for row in listed)
    assert any(why in str(row["disputed"]) for row in rows(exported(SECOND)["tables-findings"]))


# -- who is named ---------------------------------------------------------------------------------------


def role_words(session: Session) -> Iterator[re.Pattern[str]]:
    for role in roles_in(unsealed(session)):
        for words in {role, role.replace("-", " ")}:
            if len(words) > 2:
                yield re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])", re.IGNORECASE)


@pytest.mark.parametrize("sample", [FIRST, SECOND])
@pytest.mark.parametrize("to", [one for one in FORMATS if one.name not in OURS], ids=lambda to: to.name)
def test_with_nobody_no_role_is_in_any_word_of_a_file(to: Format, sample: str) -> None:
    words = words_of(to, exported(sample, "nobody")[to.name]).replace(PEOPLE_LINE, "")
    assert [one.pattern for one in role_words(load_sample(sample)) if one.search(words)] == []


def test_with_nobody_the_same_role_has_the_same_letter_everywhere() -> None:
    owners = {str(row["owner"]) for row in rows(exported(SECOND, "nobody")["tables-commitments"])}
    assert all(re.fullmatch("role [A-Z]", owner) for owner in owners)
    kept = {str(row["owner"]) for row in rows(exported(SECOND)["tables-commitments"])}
    assert len(owners) == len(kept)


def test_who_said_what_leaves_only_where_the_room_was_told_who_will_see_it(tmp_path: Path) -> None:
    (tmp_path / "golden.toml").write_bytes(GOLDEN.read_bytes())
    ended = spm("export", tmp_path / "golden.toml", "--to", "session", "--names", "names")
    assert ended.status == 2
    assert "who will see it" in ended.err
    assert "said_by" in exported("every field", "names")["session"]


@each_format
def test_sealed_rounds_and_private_notes_are_in_no_file(to: Format) -> None:
    session = load_sample(SECOND)
    sealed = tuple(structs.replace(one, state="locked") for one in session.rounds)
    secret = structs.replace(
        session,
        private={"stopping": "PRIVATE"},
        extra={"x": "EXTRA"},
        rounds=tuple(structs.replace(one, dissent="SEALED", taken=("MARK",)) for one in sealed),
        ballots=tuple(structs.replace(one, value="SEALED") for one in session.ballots),
    )
    text = written(to, prepare(secret, DAY, names="names"))
    assert not re.search("PRIVATE|EXTRA|SEALED|MARK", text)


# -- the command ----------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "mine.toml"
    path.write_bytes(GOLDEN.read_bytes())
    return path


def test_all_writes_every_row_and_a_second_time_changes_nothing(file: Path) -> None:
    out = file.with_name("out")
    assert spm("export", file, "--to", "all", "-o", out, "--as-of", DAY).status == 0
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.*")} == {one.file for one in FORMATS}
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.*")}
    again = spm("export", file, "--to", "all", "-o", out, "--as-of", DAY)
    assert f"({len(FORMATS)} unchanged)" in again.err
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.*")} == before


def test_one_changed_file_keeps_all_of_them_from_being_written(file: Path) -> None:
    out = file.with_name("out")
    assert spm("export", file, "--to", "all", "-o", out, "--as-of", DAY).status == 0
    (out / "actions.csv").write_text("mine")
    before = {path: path.read_bytes() for path in out.rglob("*.*")}
    ended = spm("export", file, "--to", "all", "-o", out, "--as-of", "2027-03-01")
    assert (ended.status, ended.out) == (4, "")
    assert "actions.csv is there already" in ended.err
    assert {path: path.read_bytes() for path in out.rglob("*.*")} == before
    assert spm("export", file, "--to", "all", "-o", out, "--as-of", "2027-03-01", "--force").status == 0
    assert (out / "actions.csv").read_text() != "mine"


def test_what_is_no_folder_and_what_is_a_session_are_left_alone(file: Path) -> None:
    assert spm("export", file, "--to", "all", "-o", file).status == 4
    out = file.with_name("out")
    out.mkdir()
    (out / "report.md").write_bytes(file.read_bytes())
    assert spm("export", file, "--to", "report", "-o", out, "--force").status == 4
    assert (out / "report.md").read_bytes() == file.read_bytes()


def test_in_full_the_report_holds_every_note(file: Path) -> None:
    short, full = (spm("export", file, "--to", "report-md", *more).out for more in ((), ("--full",)))
    assert "## Every note" in full
    assert "## Every note" not in short


def test_one_format_goes_to_stdout_and_several_want_a_folder(file: Path) -> None:
    assert spm("export", file, "--to", "graph-dot").out.startswith("//")
    ended = spm("export", file, "--to", "graph")
    assert ended.status == 2
    assert "-o DIR" in ended.err


def test_a_word_that_names_no_format_is_told_with_the_nearest_one(file: Path) -> None:
    ended = spm("export", file, "--to", "findngs")
    assert ended.status == 2
    assert 'did you mean "findings"?' in ended.err
    assert [one.name for one in formats_called("jira")] == ["actions-jira"]
    assert len(formats_called("tables")) == 4


def test_what_cannot_be_read_back_takes_the_place_of_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = file.with_name("out")
    assert spm("export", file, "--to", "findings,session", "-o", out).status == 0
    before = {path: path.read_bytes() for path in out.rglob("*.*")}
    from spm_tui.reports import finding_list

    monkeypatch.setattr(finding_list, "write", lambda export: 'a,"b')
    ended = spm("export", file, "--to", "findings,session", "-o", out, "--as-of", "2027-01-01")
    assert ended.status == 4
    assert "findings.csv cannot be read back" in ended.err
    assert {path: path.read_bytes() for path in out.rglob("*.*")} == before


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        ("html", "<p>x"), ("html", "<script>x</script>"), ("html", '<p onclick="x">y</p>'),
        ("html", '<a href="http://x">y</a>'), ("html", "<p><strong>x</p></strong>"), ("html", "<img/>"),
        ("csv", "a,b\n1\n"), ("csv", 'a,"b'), ("json", "{"), ("ndjson", "[1]\n"), ("xml", "<a><b></a>"),
        ("xml", "<a>&nbsp;</a>"), ("calendar", "BEGIN:VEVENT\r\nEND:VEVENT\r\n"), ("calendar", "x"),
        ("dot", 'digraph needs {\n  "a\n}\n'), ("dot", 'digraph needs {\n  x [label=<b>];\n}\n'),
        ("mermaid", 'flowchart LR\n    n1["a"b"]\n'), ("mermaid", "flowchart LR\n  click n1 call x()\n"),
        ("shell", "echo 'x"), ("text", "a\x1b[31m"), ("text", ""),
    ],
)  # fmt: skip
def test_a_broken_text_is_refused(reader: str, text: str) -> None:
    if text == "":
        read_back(reader, text)
        return
    with pytest.raises(UnreadableError):
        read_back(reader, text)


def test_duckdb_reads_the_tables_as_the_readme_says(file: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    recipe = re.search(r"```sql\n(.*?)```", readme, re.DOTALL)
    assert recipe is not None
    for sample in SAMPLES:
        source = Path(__file__).parents[1] / "sessions" / f"{sample}.toml"
        into = file.with_name("exports") / sample
        assert spm("export", source, "--to", "tables", "-o", into, "--as-of", DAY).status == 0
    found = duckdb.sql(recipe[1].replace("exports/", f"{file.with_name('exports')}/")).fetchall()
    said = {row["session"] for sample in SAMPLES for row in rows(exported(sample)["tables-stops"])}
    assert {row[0] for row in found} == said


def test_the_sheet_asks_the_ten_questions_in_the_sessions_own_names_and_shows_no_answer() -> None:
    told = exported(FIRST)["sheet"]
    for asked in QUESTIONS:
        assert asked.wording.replace("'", "&#39;") in told
    assert any(item.name in told for item in load_sample(FIRST).items if item.kind == "initiative")
    assert told.count('<p class="write">Answer</p>') == 10
    assert "eight people" not in told  # the room's words are nobody's sheet
