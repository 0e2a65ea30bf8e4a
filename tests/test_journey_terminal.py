"""A whole first workshop, by keys alone in a real pseudo-terminal, in both sizes: nothing may be missing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from terminal import Terminal

from spm_tui.storage import files
from spm_tui.workshop import edits
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.session import Consent, Session, answer, records

#: What is typed at each question, as the first minute of the workshop has it; the words its table shows.
ANSWERS: Sequence[tuple[tuple[str, ...], str]] = (
    (
        ("flow 3, project 4, team 1", "Mar re-plan > project > Tracking to Pricing > 7 months"),
        "Mar re-plan",
    ),
    (("Tracking > back 8 > 1 month", "stays > Position hub 2.5 > Vessel desk 1 > paid by ?"), "8 people"),
    (("Own position hub > easy > tried partly > 16 months > lost AIS contract",), "16 months"),
    (("Fleet > Customs > said 1 > took 9 > half as good",), "9 months"),
    (("moved 8, reshaped 2",), "8"),
    (("budget > 2026 > CFO", "team cut > nobody"), "CFO"),
    (("Customs first > tried re-ranking > took new team > 8 months",), "8 months"),
    (("Position hub > spoken stock > vines, labour > 18 months",), "18 months"),
    (("1 2 2 3 4 4", "split a team > waited 6 months > for whom?"), "split a team"),
    (("collapse 2, moves 5, nobody 1", "priorities > to Product > first sign: two roadmaps"), "Product"),
)
THINGS = (
    "team: Fleet 6, Berth 4",
    "initiative: Tracking, Customs",
    "system: Position hub",
    "Tracking > Fleet 4",
    "Tracking needs Position hub",
    "Customs > Berth 2",
)
COUNTS = (
    "2 things, 0 needs",
    "4 things, 0 needs",
    "5 things, 0 needs",
    "5 things, 1 need",
    "5 things, 2 needs",
    "5 things, 3 needs",
)
CASES = ("Mar re-plan", "Customs first")
SIZES = [(80, 24), (120, 36)]


def session_in(path: Path) -> Session:
    loaded = files.load(path)
    assert loaded.problems == ()
    assert loaded.session is not None
    return loaded.session


def type_line(room: Terminal, line: str, told: str) -> None:
    """Type a line, see it stand there, press Enter and see what became of it."""
    room.send(line)
    room.wait(line[-24:])
    room.wait(told, gone=True)
    room.send("enter")
    room.wait(told)


def begin(room: Terminal) -> None:
    """Make a new session with the form on home."""
    room.wait("First time here?")
    room.send("n")
    room.wait("A new session")
    room.send("Harbour first workshop", "enter", "Harbour", "enter", "enter", "enter", "to find out", "enter")
    room.wait("to find out")
    room.send("the leadership", "enter", "2027-01-31")
    room.wait("2027-01-31")
    room.send("enter")
    room.wait("What this is for: to find out")
    room.send("f6")
    room.wait("0 things, 0 needs, 0 cases")


def list_the_portfolio(room: Terminal) -> None:
    """Five things, three needs, two cases."""
    for line, counts in zip(THINGS, COUNTS, strict=True):
        type_line(room, line, counts)
    room.send("\x14")  # Ctrl+T: things and cases
    room.wait("Cases: past decisions")
    for number, line in enumerate(CASES, start=1):
        type_line(room, line, f"3 needs, {number} case")


def answer_everything(room: Terminal) -> None:
    """Every question in order, with the lines of the first minute; the fifth is skipped and come back to."""
    room.send("f5")
    for number, (lines, _) in enumerate(ANSWERS, start=1):
        room.wait(f"{number} of 10")
        if number == 5:
            skip(room)
        for line in lines:
            type_line(room, line, "Noted.")
        if number < 10:
            room.send("pagedown")


def skip(room: Terminal) -> None:
    """Skip the question in front with a reason."""
    room.send("f9")
    room.wait("Skip it today")
    room.send("up", "up", "up", "enter")
    room.wait("Why?")
    room.send("the lunch came")
    room.wait("the lunch came")
    room.send("enter")
    room.wait(" skipped: the lunch came")


def note_what_was_said(room: Terminal) -> None:
    """The room's words and a thought to park; a line is undone and done again."""
    room.send("f7")
    room.wait("$EDITOR")
    room.send("Nobody would miss it", "enter", "until March.")
    room.wait("until March.")
    room.send("ctrl+s")
    room.wait("words are noted")
    room.send("f8")
    room.wait("Parking lot")
    room.send("Who speaks for the vessels? > COO")
    room.wait("> COO")
    room.send("enter")
    room.wait("Parked: Who speaks for the vessels?")
    type_line(room, "load > collapses", "Noted.")
    room.send("ctrl+z")
    room.wait("Undone at question 10: added load > collapses.")
    room.send("\x19")  # Ctrl+Y
    room.wait("Done again at question 10: added load > collapses.")


def read_again(room: Terminal) -> None:
    """Walk back through the questions and forth again: every answer stands there."""
    for number in range(10, 0, -1):
        room.wait(f"{number} of 10")
        room.wait(ANSWERS[number - 1][1])
        room.send("pageup")
    room.wait("Opening, to be read aloud")
    for number in range(1, 11):
        room.send("pagedown")
        room.wait(f"{number} of 10")


def as_typed() -> Session:
    """The session that the same lines make without any screen."""
    session = Session(format=1, title="t", mode="workshop", created=date(2026, 11, 22))
    session = list_things(session, "\n".join(THINGS)).session
    for name in CASES:
        session = edits.add_case(session, edits.new_case(session, name))
    for key, (lines, _) in zip(ANSWER_KEYS, ANSWERS, strict=True):
        for line in lines:
            session = enter(session, key, line).session
    return enter(session, "disappearance", "load > collapses").session


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x36"])
def test_a_first_workshop_by_keys_alone_is_all_there_after_reopening(
    size: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "sessions" / "harbour-first-workshop.toml"
    state = str(tmp_path / "state")
    with Terminal.spm(cwd=tmp_path, size=size, XDG_STATE_HOME=state, NO_COLOR="1") as room:
        begin(room)
        list_the_portfolio(room)
        answer_everything(room)
        note_what_was_said(room)
        room.send("ctrl+q")
        assert room.finish() == 0
    written = path.read_bytes()
    session, typed = session_in(path), as_typed()
    assert session.title == "Harbour first workshop"
    assert session.organization == "Harbour"
    assert session.consent == Consent(
        purpose="to find out", seen_by="the leadership", delete_after="2027-01-31"
    )
    assert (len(session.items), len(session.ties), len(session.cases)) == (7, 5, 3)
    for part in ("items", "ties", "cases", "rounds", "ballots"):
        assert getattr(session, part) == getattr(typed, part), part
    for key in ANSWER_KEYS:
        assert records(session, key) == records(typed, key)
        assert answer(session, key).status == "answered"
        assert answer(session, key).to_sort == ()
    assert session.answers.allocation_unit.said_unit == "project"
    assert session.answers.reallocate_or_reshape.moved_work == 8
    assert answer(session, "disappearance").words == "Nobody would miss it\nuntil March."
    assert [(p.text, p.owner) for p in session.parking] == [("Who speaks for the vessels?", "COO")]
    with Terminal.spm("open", str(path), cwd=tmp_path, size=size, XDG_STATE_HOME=state, NO_COLOR="1") as room:
        read_again(room)
        room.send("ctrl+q")
        assert room.finish() == 0
    assert path.read_bytes() == written
