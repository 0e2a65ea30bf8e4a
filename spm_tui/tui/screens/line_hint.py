"""What stands in the empty line of a question, and loading what reads a line behind it."""

from __future__ import annotations

from asyncio import sleep, to_thread
from collections.abc import Callable
from functools import partial

from textual.worker import WorkType

from spm_tui.tui.screens.question_dialogs import QuestionDialogs
from spm_tui.tui.session_state import reader_loading
from spm_tui.workshop.example_lines import line_example
from spm_tui.workshop.session import Session, records


class LineHint:
    """What the box shows while nothing is typed; nothing while a record is asked for."""

    def __init__(
        self, screen: QuestionDialogs, *, busy: Callable[[], bool], loaded: Callable[[], None]
    ) -> None:
        """`busy` tells whether a record is asked for part by part.

        `loaded` is called once the reader of lines is there: what was typed before stands there unread.
        """
        self._screen = screen
        self._busy, self._loaded = busy, loaded
        self._phrases = False
        self._ready: set[str] = set()  # the questions a line can be read at without making anything first

    def show(self) -> None:
        """Show the example of the question in front, and have the reader made ready for it once."""
        session, key = self._screen.workspace.session, self._screen.question.key
        self._put(line_example(key, answered=bool(records(session, key))))
        if key not in self._ready:
            # Not the coroutine itself: one that is superseded before it begins would be warned of.
            load: WorkType[None] = partial(self._load, session, key)
            self._screen.run_worker(load, exclusive=True, group="hint")

    def clear(self) -> None:
        """Show none."""
        self._put("")

    async def _load(self, session: Session, key: str) -> None:
        first = not reader_loading.loaded()
        if first:
            await sleep(reader_loading.AFTER)  # whoever types at once goes first
            await to_thread(reader_loading.load)
        await to_thread(reader_loading.make_ready, session, key)
        self._ready.add(key)
        if first:
            self._loaded()

    def ready_to_read(self) -> bool:
        """Return whether a line can be read at once; where not, `loaded` is called as soon as it can.

        The phrases of all questions are made beside the first line that is typed, which may be of any: on
        the screen's thread its second letter would wait for them.
        """
        if reader_loading.loaded() and not reader_loading.phrases_made() and not self._phrases:
            self._phrases = True
            make: WorkType[None] = self._make_phrases
            self._screen.run_worker(make, group="phrases")
        return reader_loading.phrases_made()

    async def _make_phrases(self) -> None:
        await to_thread(reader_loading.make_phrases)
        self._loaded()

    def _put(self, hint: str) -> None:
        box = self._screen.box
        shown = "" if self._busy() else hint
        if box.placeholder != shown:
            box.placeholder = shown
