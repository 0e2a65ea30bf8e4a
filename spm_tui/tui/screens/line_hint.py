"""The example in the empty line of a question: in this session's own names, found in a thread."""

from __future__ import annotations

from asyncio import sleep, to_thread
from collections.abc import Callable
from functools import partial

from textual.worker import WorkType

from spm_tui.tui.plain_text import content
from spm_tui.tui.screens.question_dialogs import QuestionDialogs
from spm_tui.tui.session_state import reader_loading
from spm_tui.workshop.session import Session


class LineHint:
    """What the box shows while nothing is typed; empty until it is known, and while a record is asked for."""

    def __init__(
        self, screen: QuestionDialogs, *, busy: Callable[[], bool], loaded: Callable[[], None]
    ) -> None:
        """`busy` tells whether a record is asked for part by part.

        `loaded` is called once the reader of lines is there: what was typed before stands there unread.
        """
        self._screen = screen
        self._busy, self._loaded = busy, loaded
        self._phrases = False
        self._known: set[str] = set()  # the questions whose example was looked for

    def show(self) -> None:
        """Show the example of the question in front, or look for it."""
        session, key = self._screen.workspace.session, self._screen.question.key
        if key in self._known:
            from spm_tui.workshop.entry.hinting import hint_of

            self._put(hint_of(session, key))
        else:
            self.clear()
            # Not the coroutine itself: one that is superseded before it begins would be warned of.
            look: WorkType[None] = partial(self._look, session, key)
            self._screen.run_worker(look, exclusive=True, group="hint")

    def clear(self) -> None:
        """Show none."""
        self._put("")

    async def _look(self, session: Session, key: str) -> None:
        first = not reader_loading.loaded()
        if first:  # whoever types at once goes first
            await sleep(reader_loading.AFTER)
            await to_thread(reader_loading.load)
        from spm_tui.workshop.entry.hinting import hint_of

        await to_thread(hint_of, session, key)
        self._known.add(key)
        self.show()
        if first:
            self._loaded()

    def typed(self) -> None:
        """Have the phrases of all questions made beside the first line that is typed: it may be of any."""
        if not self._phrases and reader_loading.loaded():
            self._phrases = True
            self._screen.run_worker(reader_loading.make_phrases, thread=True, group="phrases")

    def _put(self, hint: str) -> None:
        box = self._screen.box
        shown = "" if self._busy() else content(f"{hint}   (Enter: we ask)" if hint else "").plain
        if box.placeholder != shown:
            box.placeholder = shown
