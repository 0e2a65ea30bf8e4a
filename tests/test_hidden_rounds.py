"""Hidden is hidden: what was answered in a round not revealed is in nothing anybody sees or is handed."""

import os
import shutil
import signal
from pathlib import Path

import msgspec
import pytest
from command_line import spm
from msgspec import structs
from running_app import noticed, running, until
from sample_files import FOLDER
from terminal import Terminal
from test_pictures_screens import as_text

from spm_tui.cli.command_table import VIEWS
from spm_tui.diagnosis.engine import diagnose
from spm_tui.reports.output_formats import FORMATS, render
from spm_tui.storage.codec import decode, encode
from spm_tui.storage.open_answers import OPEN_ROUND, OpenAnswers, put_together
from spm_tui.tui.dialogs.basic import Pick, Tell
from spm_tui.tui.key_table import IN_SESSION
from spm_tui.workshop import ballots
from spm_tui.workshop.session import Session

#: Answers that stand nowhere else: a number, a word of somebody's own, and a dissent.
NUMBER, WORD, DISSENT = "4217", "Quetzalcoatl", "Xochimilco"
MARKERS = (NUMBER, "4,217", "4.217", WORD, DISSENT)
SUBJECT = "dynamic-pricing"


def _sealed() -> Session:
    """The sample with an open round on people, and a locked one on an owner that holds a dissent too."""
    session = decode((FOLDER / "harbour-2026-q4.toml").read_text(encoding="utf-8")).session
    assert session is not None
    session = ballots.open_round(session, "stopping", "said_people", SUBJECT)
    session = ballots.hold(session, session.rounds[-1].id, {float(NUMBER): 3, 2.0: 2}, 1)
    session = ballots.open_round(session, "ownership", "said_owner", "strategy")
    session = ballots.hold(session, session.rounds[-1].id, {WORD: 4})
    session = ballots.lock(session, session.rounds[-1].id)
    wrong = structs.replace(session.rounds[-1], dissent=DISSENT, group_value=WORD)
    return structs.replace(session, rounds=(*session.rounds[:-1], wrong))


SEALED = _sealed()


def _in(text: str) -> list[str]:
    return [marker for marker in MARKERS if marker in text]


def _revealed(session: Session) -> Session:
    for round_ in session.rounds:
        session = ballots.reveal(session, round_.id)
    return session


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("to", FORMATS, ids=lambda to: to.name)
def test_no_format_holds_it(to: object, full: bool) -> None:
    day = SEALED.created
    assert not _in(render(to, SEALED, day, full=full))  # type: ignore[arg-type]
    if full and to is FORMATS[0]:  # the same search finds it once it is revealed
        assert set(_in(render(to, _revealed(SEALED), day, full=True))) == {NUMBER, WORD, DISSENT}


def test_the_diagnosis_is_the_same_with_and_without_it() -> None:
    assert diagnose(SEALED, SEALED.created) == diagnose(ballots.unsealed(SEALED), SEALED.created)


LINES = [
    ["check"], ["diagnose"], ["stop", SUBJECT], ["loosen"], ["history"],
    *(["map", "--view", view, *(["--item", SUBJECT] if view == "focus" else [])] for view in VIEWS),
    ["answer", "stopping", "Dynamic pricing gives us 8 people", "--dry-run"],
    ["answer", "9", "1 2 2 3", "--dry-run"],
]  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_no_command_prints_it(line: list[str], tmp_path: Path) -> None:
    path = tmp_path / "room.toml"
    path.write_text(encode(SEALED), encoding="utf-8")
    name, *rest = line
    for form in ("--json", "--plain"):
        ended = spm(name, path, *rest, form)
        assert ended.status in (0, 1), ended.err
        assert not _in(ended.out + ended.err)


def test_no_command_on_several_files_prints_it(tmp_path: Path) -> None:
    path = tmp_path / "room.toml"
    path.write_text(encode(SEALED), encoding="utf-8")
    shutil.copyfile(FOLDER / "harbour-2026-q3.toml", tmp_path / "before.toml")
    ballot = tmp_path / "ballot.toml"
    spm("ballot", path, "--as", "CFO", "-o", ballot)
    written = ballot.read_text(encoding="utf-8")
    ballot.write_text(written.replace('answer = ""', f'answer = "{NUMBER}"'), encoding="utf-8")
    told = written
    for line in (
        ["compare", tmp_path / "before.toml", path],
        ["compare", tmp_path],
        ["due", tmp_path],
        ["programme", tmp_path],
        ["merge", path, ballot, "--dry-run"],
        ["merge", path, ballot],
    ):
        ended = spm(*line, "--json")
        assert ended.status == 0, ended.err
        told += ended.out + ended.err
    assert not _in(told)
    session = decode(path.read_text(encoding="utf-8")).session
    assert session is not None
    assert ballots.hands(session, session.rounds[-2].id)[float(NUMBER)] == 4


async def test_no_screen_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "room.toml"
    path.write_text(encode(SEALED), encoding="utf-8")
    async with running(path, size=(80, 24)) as (app, pilot):
        await noticed(app, pilot)
        seen = []
        for place in sorted(IN_SESSION):
            app.open_session.go(place)
            await pilot.pause()
            assert place == app.screen.PLACE
            seen.append(as_text(app.screen))
        assert not _in("\n".join(seen))


async def test_no_question_and_no_round_of_one_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "room.toml"
    path.write_text(encode(SEALED), encoding="utf-8")
    async with running(path, size=(80, 24)) as (app, pilot):
        seen = []
        for number in range(1, 11):
            app.open_session.at_question(number)
            await pilot.pause()
            seen.append(as_text(app.screen))
            await pilot.press("ctrl+r")
            assert app.screen.PLACE == "round"
            seen.append(as_text(app.screen))
            await pilot.press("enter")
            seen.append(as_text(app.screen) + app.screen.to_copy() + app.screen.view_to_copy())
        assert not _in("\n".join(seen))
        assert "silent answers" in "\n".join(seen)  # that there is a round may be seen


async def test_no_step_of_undo_names_it(tmp_path: Path) -> None:
    path = tmp_path / "room.toml"
    path.write_text(encode(SEALED), encoding="utf-8")
    async with running(path, size=(80, 24)) as (app, _):
        desk, workspace = app.open_session.rounds, app.open_session.workspace
        desk.show(SEALED.rounds[-2].id)
        desk.give("cfo", "CFO", "keyboard", float(NUMBER))
        desk.lock()
        desk.reveal()
        desk.drop()
        labels = []
        while (change := workspace.undo()) is not None:
            labels.append(f"{change.label} {change.place}")
        assert len(labels) >= 2
        assert not _in(" ".join(labels))
        assert "CFO" not in encode(workspace.session)[encode(workspace.session).index("[[rounds]]") :]


async def test_two_versions_side_by_side_show_none_of_it(tmp_path: Path) -> None:
    path = tmp_path / "room.toml"
    path.write_text(encode(SEALED), encoding="utf-8")
    async with running(path, size=(120, 36)) as (app, pilot):
        open_session = app.open_session
        assert open_session is not None
        desk = open_session.rounds
        changed = structs.replace(ballots.drop_round(SEALED, SEALED.rounds[-1].id), title="Another title")
        path.write_text(encode(changed), encoding="utf-8")
        desk.show(SEALED.rounds[-2].id)
        desk.give("cfo", "CFO", "keyboard", float(NUMBER))
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.pause()
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Tell))
        await pilot.pause()
        told = app.screen.to_copy()
        assert "Another title" in told
        assert not _in(told + as_text(app.screen))


def _beside(folder: Path, session: Path) -> str:
    """Return all that lies in a folder, the session too: drafts, locks, recovery copies, versions.

    Only what keeps the answers of open rounds apart from all these is left out.
    """
    assert session.is_file()
    found = [p for p in folder.rglob("*") if p.is_file() and p.name != OPEN_ROUND]
    return "\n".join(p.read_bytes().decode("utf-8", "replace") for p in found)


def test_a_kill_loses_no_answer_and_no_byte_of_the_terminal_ever_held_one(tmp_path: Path) -> None:
    path = tmp_path / "room.toml"
    text = (FOLDER / "harbour-2026-q4.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("current_question = 10", "current_question = 2"), encoding="utf-8")
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    terminal = Terminal.spm("open", "room.toml", cwd=tmp_path, size=(80, 24), **state)
    try:
        terminal.wait("Answer: one line each")
        terminal.write(b"\x12")
        terminal.wait("ROUND on question 2")
        terminal.send("enter")
        terminal.wait("0 of 7 have answered")
        terminal.send("p")
        terminal.wait("Keyboard to: Chief product officer")
        terminal.send(NUMBER, "enter")
        terminal.wait("Keyboard to: Chief technology officer")
        terminal.send("2", "enter")
        terminal.wait("Keyboard to: CFO")
        terminal.send(NUMBER)  # typed and not entered: nobody's yet
        terminal.wait("* * * *")
        terminal.settle(1.2)
        for _ in range(40):
            if any(NUMBER in kept.read_text() for kept in tmp_path.rglob(OPEN_ROUND)):
                break
            terminal.settle(0.3)
        assert NUMBER.encode() not in terminal.raw
        os.kill(terminal.pid, signal.SIGKILL)
        while not terminal.ended():
            terminal.read_on()
    finally:
        if not terminal.ended():
            os.kill(terminal.pid, signal.SIGKILL)
    assert not _in(_beside(tmp_path, path))
    session = decode(path.read_text(encoding="utf-8")).session
    assert session is not None
    apart = msgspec.json.decode(next(tmp_path.rglob(OPEN_ROUND)).read_bytes(), type=OpenAnswers)
    session = put_together(session, apart)
    assert ballots.hands(session, session.rounds[-1].id) == {2.0: 1, float(NUMBER): 1}
    assert not [ballot for ballot in session.ballots if ballot.participant]
    again = Terminal.spm("open", "room.toml", cwd=tmp_path, size=(80, 24), **state)
    try:
        again.wait("Answer: one line each")
        again.write(b"\x12")
        again.wait("still open")
        again.send("enter")
        again.wait("2 kept from before; whose they are is not kept")
        again.send("l", "l")
        again.wait("Locked: no more answers")
        assert NUMBER.encode() not in again.raw
        again.send("v")
        again.wait(f"from 2 to {NUMBER} people")
        again.send("ctrl+q")
        while not again.ended():
            again.read_on()
    finally:
        if not again.ended():
            os.kill(again.pid, signal.SIGKILL)
