"""When the file on disk is no longer the one that was read: mine, theirs, or both side by side by record."""

from __future__ import annotations

from spm_tui.storage.compare import Difference, differences, merged
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.files import load
from spm_tui.text import cut
from spm_tui.tui.dialogs.basic import Pick, Tell
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.session import Session

CHOICES = (
    (
        "both",
        "Put both together",
        "What only one side changed is taken; where both did, what is in this window stays.",
    ),
    ("look", "Show both, side by side", "Record by record; nothing is changed by looking."),
    ("mine", "Keep what is in this window", "What is on disk is kept as a version first."),
    ("theirs", "Take what is on disk", "Undo brings back what is in this window."),
)


def _told(one: Difference) -> str:
    def side(value: object) -> str:
        return "(not there)" if value is None else cut(str(value), 80)

    return f"{one.table} {one.key}\n  here:    {side(one.mine)}\n  on disk: {side(one.theirs)}"


async def settle_difference(open_session: OpenSession) -> None:
    """Ask what to do about a file that was changed by something else, and do it."""
    file, workspace = open_session.autosave.file, open_session.workspace
    base = file.loaded.session
    explain = f"{open_session.autosave.path.name} was changed by something else while it was open here."
    while True:
        choice = await open_session.app.push_screen_wait(Pick("Two versions", CHOICES, explain=explain))
        if choice is None:
            return
        try:
            over = file.changed_underneath()
            theirs = load(open_session.autosave.path).session
        except FileTroubleError as trouble:
            open_session.say(trouble.sentence, alarm=True)
            return
        if theirs is None:
            open_session.say("What is on disk cannot be read as a session; it is left alone.", alarm=True)
            return
        if choice == "look":
            sides = base and unsealed(base), unsealed(workspace.session), unsealed(theirs)
            found = "\n".join(_told(one) for one in differences(*sides)[:60])
            await open_session.app.push_screen_wait(
                Tell("Here, and on disk", found or "They are the same.", yes="goes back", no="goes back")
            )
            continue
        if (taken := _taken(choice, base, workspace.session, theirs)) is None:
            open_session.say("The two do not fit together; choose one of them.", alarm=True)
            continue
        settled: Session = taken
        workspace.apply("settled two versions", lambda _: settled)  # noqa: B023 - used at once
        open_session.autosave.settle_on(over)
        return


def _taken(choice: str, base: Session | None, mine: Session, theirs: Session) -> Session | None:
    if choice == "mine":
        return mine
    return theirs if choice == "theirs" else merged(base, mine, theirs).session
