"""What the app has to say, said in place: on the screen it happened on, until it was read."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from textual.app import App
from textual.screen import Screen

from spm_tui.text import clean
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.status_line import Sentence, StatusLine

#: Seconds a sentence stands at least, whatever is typed meanwhile; then the next key takes it away.
LONG_ENOUGH: Final = 3.0
#: The same for one about something that went amiss.
ALARM_LONG_ENOUGH: Final = 10.0


class ShowsStatus(Screen[Any]):
    """A screen that shows what is said; under a dialog, which does not, the one below does."""


class Status:
    """The sentences of the moment and the screen that shows them.

    What is said before a key is pressed stands together; what is said after it takes its place. A sentence
    never goes along to another screen, but what is said while a screen is being left is said on the next.
    """

    def __init__(self, app: App[Any], now: Callable[[], float] = time.monotonic) -> None:
        self._app, self._now = app, now
        self._sentences: list[Sentence] = []
        self._shown = 0  # how many of them there was room for
        self._where: ShowsStatus | None = None
        self._since = 0.0
        self._answered = False  # a key was pressed since the last one was said

    def say(self, text: str, *, alarm: bool = False) -> None:
        """Say a sentence on the screen that is in front once what goes on now is done."""
        self._app.call_later(self._take, Sentence(clean(text), alarm))

    def _take(self, sentence: Sentence) -> None:
        if self._answered:
            self._sentences, self._answered = [], False
        if sentence not in self._sentences:
            self._sentences.append(sentence)
        self._since = self._now()
        self._show()

    def pressed(self) -> None:
        """Take away what stood there long enough to be read, and show what still waits."""
        if self._where is None:
            return
        self._answered = True
        shown = self._sentences[: self._shown]
        long = ALARM_LONG_ENOUGH if any(one.alarm for one in shown) else LONG_ENOUGH
        if self._now() - self._since >= long:
            self._sentences, self._since = self._sentences[self._shown :], self._now()
            self._show()

    def came_to(self, screen: ShowsStatus) -> None:
        """Take away what was said on another screen; show here what was said on the way."""
        if self._where is not None and self._where is not screen:
            self._hide()
            self._sentences = self._sentences[self._shown :]
        if self._where is not screen and self._sentences:
            self._show()

    def refit(self, screen: ShowsStatus) -> None:
        """Wrap what stands there for the width there is now."""
        if screen is self._where:
            self._show()

    def _show(self) -> None:
        screen = next((s for s in reversed(self._app.screen_stack) if isinstance(s, ShowsStatus)), None)
        if screen is not self._where:
            self._hide()
        if screen is None or not screen.is_mounted:
            return  # it will say so when it comes to the front
        self._where, line = (screen if self._sentences else None), self._line_of(screen)
        self._shown = line.show_sentences(self._sentences, self._app.size.width) if line is not None else 0

    def _hide(self) -> None:
        if self._where is not None and self._where.is_attached:
            for line in self._where.query(StatusLine):
                line.show_sentences((), 0)
        self._where = None

    @staticmethod
    def _line_of(screen: ShowsStatus) -> StatusLine | None:
        """Return the line of a screen, made when the first thing is said there."""
        for line in screen.query(StatusLine):
            return line
        for keys in screen.query(KeyLine):
            line = StatusLine()
            screen.mount(line, before=keys)
            return line
        return None
