"""The pane beside a question says where its story comes from, and calls nothing settled that is not."""

from datetime import date

from msgspec import structs
from sample_files import load

from spm_tui.diagnosis.changes import Changes
from spm_tui.diagnosis.engine import diagnose
from spm_tui.diagnosis.finding import Size
from spm_tui.views.live_pane import ALL, live
from spm_tui.views.styled_lines import plain
from spm_tui.workshop.choices import ANSWER_KEYS

SESSION = load("harbour-2026-q3")
DIAGNOSIS = diagnose(SESSION, date(2026, 11, 22))
NOTE = next(finding for finding in DIAGNOSIS.fired if finding.items)


def pane(changes: Changes | None, question: str = "stopping", height: int = 30) -> str:
    return plain(live(SESSION, DIAGNOSIS, changes, question=question, width=38, height=height))


def test_a_note_that_another_about_the_same_thing_took_over_from_is_not_called_settled() -> None:
    gone = structs.replace(NOTE, key="before", headline="We said eight.")
    assert "No longer noted" not in pane(Changes(new=(NOTE,), gone=(gone,)))
    other = structs.replace(gone, items=("something-else",))
    assert "No longer noted: We said eight." in pane(Changes(new=(NOTE,), gone=(other,)))


def test_a_story_of_another_question_says_which() -> None:
    lone = structs.replace(DIAGNOSIS, findings=(NOTE,), stories=())
    told = plain(live(SESSION, lone, None, question="disappearance", width=38, height=30))
    assert "from question" in told.splitlines()[0]


def test_under_the_table_the_question_to_ask_is_never_pushed_out() -> None:
    for height in (2, 3, 4, 5, 6):
        lines = pane(Changes(new=(NOTE,)), height=height).splitlines()
        assert len(lines) <= height
        assert any(line.startswith("Ask next") for line in lines)


def test_what_else_is_new_is_counted_while_there_is_little_room_and_told_once_all_is_asked_for() -> None:
    notes = [structs.replace(NOTE, key=f"n{n}", headline=f"Note number {n}.") for n in range(4)]
    settled = structs.replace(NOTE, key="before", items=("something-else",), headline="word " * 60 + "end.")
    changes = Changes(new=tuple(notes[:3]), grown=(notes[3],), gone=(settled,))
    short = pane(changes)
    assert "+ 2 more new" in short
    assert "Note number 2." not in short
    whole = pane(changes, height=ALL)
    assert all(f"Note number {n}." in whole for n in range(4))
    assert "more new" not in whole
    assert "more lines" not in whole
    assert "end." in " ".join(whole.split())


def test_one_of_what_a_note_counts_is_named_as_one() -> None:
    for unit, one in (("things", "1 thing"), ("cases", "1 case"), ("people", "1 person")):
        note = structs.replace(NOTE, size=Size(1.0, unit))
        label = next(line for line in pane(Changes(new=(note,))).splitlines() if line.startswith("1 "))
        assert label.split(",")[0] == one


def test_the_pane_shows_what_weighs_most_at_this_question_with_how_we_know_as_a_label():
    lines = pane(None, "fungibility").splitlines()
    largest = next(one for one in DIAGNOSIS.answers if one.question == "fungibility").findings[0]
    finding = next(f for f in DIAGNOSIS.fired if f.key == largest)
    told = " ".join(lines)
    assert finding.key == "swap-gap:fleet-team>customs"
    assert finding.headline in told
    assert "8 months, once" in told
    assert told.index(finding.headline) < told.index(finding.detail[:20]) < told.index("Ask next")


def test_what_to_ask_next_follows_the_story_that_just_changed():
    unsure = next(f for f in DIAGNOSIS.fired if f.key == "swap-gap:event-bus>edi-gateway")
    told = " ".join(pane(Changes(new=(unsure,)), "fungibility").split())
    assert "Ask next Covering EDI gateway with Event bus: so far a gut feel" in told


def test_what_another_question_asks_is_headed_by_its_number() -> None:
    probe = DIAGNOSIS.next_probe
    assert probe is not None
    headed = []
    for question in ANSWER_KEYS:
        told = plain(live(SESSION, DIAGNOSIS, None, question=question, width=200, height=30))
        if "Ask next, in question" in told:
            headed.append(question)
            assert told.endswith(f"question {ANSWER_KEYS.index(probe.question) + 1}\n{probe.ask}")
    assert headed
    assert probe.question not in headed


def test_what_is_asked_is_cut_behind_a_whole_word() -> None:
    for width in range(20, 60):
        lines = plain(
            live(SESSION, DIAGNOSIS, None, question="fungibility", width=width, height=3)
        ).splitlines()
        asked = lines[-1].strip()
        if asked.endswith("…"):
            assert (
                asked[:-1].split()[-1]
                in plain(live(SESSION, DIAGNOSIS, None, question="fungibility", width=400, height=30))
                .replace(",", "")
                .replace(":", "")
                .split()
            )
