"""An app that rescues what is typed before it goes down, and shows a new size at once."""

from __future__ import annotations

from rich.text import Text
from textual.app import App
from textual.worker import WorkerFailed


class SteadyApp(App[int]):
    """Textual's app with two of its private steps replaced, and two that can be asked for.

    * App._handle_exception prints and ends at once: here `rescue` comes first, and what `harmless` has a
      sentence for is said and ends nothing. What fails while the app ends by a signal leaves its status.
    * App._fatal_error prints a traceback with the values of variables, which are the room's own words.
    * App._check_resize shows the newest size; Textual calls it after 8 ms only.
    * App._clipboard is what Ctrl+V puts in; App.copy_to_clipboard sets it and writes to the terminal too.
    """

    def rescue(self) -> None:
        """Put everything on disk at once: the process is about to end."""

    def harmless(self, error: BaseException) -> str:
        """Return the sentence for an error in a worker that ends nothing; empty where it ends the app."""
        raise NotImplementedError

    def apology(self, error: BaseException | None) -> str:
        """Return what to print when something unexpected ended the app, without any values."""
        raise NotImplementedError

    def failed(self, error: Exception) -> None:
        """Go down with an error that nobody expected, as one raised in a handler."""
        self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        met = error.error if isinstance(error, WorkerFailed) else error
        if met is not error and (sentence := self.harmless(met)):
            self.notify(sentence, severity="warning")
            return
        given = self.return_code if self._exit else None
        try:
            self.rescue()
        finally:
            super()._handle_exception(met if isinstance(met, Exception) else error)
            self._return_code = given or self._return_code

    def _fatal_error(self) -> None:
        self._exit_renderables.append(Text(self.apology(self._exception)))
        self._close_messages_no_wait()

    def show_size_at_once(self) -> None:
        """Show the newest size now; by itself Textual waits for the next one for 8 ms."""
        self.call_next(self._check_resize)

    def keep_clipboard(self, text: str) -> None:
        """Have Ctrl+V put this text in; Textual's own setter writes to the terminal as well."""
        self._clipboard = text
