"""The stack of screens: one that is put in the place of all others, and one taken away wherever it stands.

Textual's own ways act on the screen in front, which may be another one by the time they do.
"""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen


class BeginsOnStack(Screen[Any]):
    """A screen that begins nothing when it was taken away before it stood.

    Textual tells it of its mount and its size all the same, when what it holds has gone already.
    """

    async def _dispatch_message(self, message: Message) -> None:
        if isinstance(message, events.Mount | events.Resize) and self not in self.app.screen_stack:
            return
        await super()._dispatch_message(message)


def take_away(app: App[Any], screen: Screen[Any]) -> AwaitComplete:
    """Take a screen from the stack, in front or under others; nothing happens when it is not on it."""
    stack = app._screen_stack
    if screen not in stack:
        return AwaitComplete()
    if screen is stack[-1]:
        return app.pop_screen()
    stack.remove(screen)
    return AwaitComplete(app._replace_screen(screen)).call_next(app)


def hand_result(screen: Screen[Any], result: Any) -> None:
    """Give a screen's answer to whoever waits for it; the screen stays where it is (Screen.dismiss)."""
    if screen._result_callbacks:
        screen._result_callbacks[-1](result)


def put_in_place(app: App[Any], screen: Screen[Any]) -> None:
    """Put a screen in the place of the one under all dialogs; what is over that one goes with it."""
    for over in reversed(app.screen_stack[2:]):
        take_away(app, over)
    if len(app.screen_stack) > 1:
        app.switch_screen(screen)
    else:
        app.push_screen(screen)
