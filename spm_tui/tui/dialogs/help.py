"""Help: what this screen is for and every key on it, made from the one key table."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import ModalScreen

from spm_tui.tui.bindings import keys_of
from spm_tui.tui.dialogs.overlay import Overlay
from spm_tui.tui.key_table import key_name
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.styled_lines import Line, Span, fit, paragraph

ABOUT = {
    "home": "Your sessions, the last saved first. A session is one file: keep it, mail it, put it under "
    "version control.",
    "opening": "The first page of a sitting, to be read aloud: what it is for and who will see it, how the "
    "time goes, what was promised the last time. Guesses are sealed until they are counted.",
    "close": "The last page of a sitting, read aloud: the surprise, what we commit to, facts to check, one "
    "vineyard and who tends it, what is left. x notes the day and keeps a snapshot.",
    "compare": "Two sittings side by side: what we said and what was seen, then and now, and what became of "
    "what we noticed.",
    "question": "One question, one line an answer, as it is said; > may separate its parts. What is not "
    "understood is kept under 'to sort'. Enter on the empty line asks part by part. Up brings the last line "
    "back, Tab takes an offer, many lines can be pasted. Letters are keys in the list alone: Esc goes there "
    "and back.",
    "portfolio": "The things and what they need. Type one a line: 'Fleet team 8 people', 'Tracking needs "
    "Position hub', 'Tracking > Fleet team 4'. Paste a list to make many.",
    "map": "Arrow keys choose a thing: = is tied to it, - is two steps away, stars count what else holds it.",
    "stop": "Choose, guess, then press Enter for one step at a time: what is on it, what stays, what could "
    "move, what would be useful in time, and what holds the rest.",
    "what-if": "Changes tried beside the map: a tie that is cut, help at once, a payer for what keeps "
    "running, an earlier date. Beside them stands what each stop gives today and would give then. They are "
    "kept in the session; the map and what we noticed stay as they are, and undo takes the last one back.",
    "round": "Everybody answers before anybody is heard. Who has answered is seen, what is not: lock, then "
    "reveal. The file keeps how many gave each answer, and never who.",
    "findings": "What we noticed, with why and what may be off. Agree, dispute with a reason, or agree on a "
    "next step.",
    "export": "What people take away. Choose files, see each as it would be written and what it replaces, "
    "leave out lines that could hurt somebody, and write them into a folder beside the session.",
}


def _names(keys: str) -> str:
    return " ".join(key_name(key) for key in keys.split(",") if key)


class HelpScreen(ModalScreen[None], Overlay):
    """A page over the screen it explains."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,enter,q", "dismiss", "Close", show=False),
        Binding("down", "scroll(2)", "Down", show=False),
        Binding("up", "scroll(-2)", "Up", show=False),
        Binding("pagedown,space", "scroll(15)", "Page down", show=False),
        Binding("pageup", "scroll(-15)", "Page up", show=False),
        Binding("y", "copy_text", "Copy", show=False),
    ]

    page = query_one("#page", LinesView)

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def compose(self) -> ComposeResult:
        yield LinesView(id="page")

    def on_mount(self) -> None:
        self.page.border_title = "Help"
        self.page.border_subtitle = "Esc closes"

    def on_resize(self) -> None:
        """Lay the page out for the new width."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        width = self.page.text_width
        lines: list[Line] = [*paragraph(ABOUT.get(self.place, ""), width), (Span(""),)]
        lines.append((Span(fit("while typing", 14), "dim"), Span(fit("else also", 12), "dim")))
        for key in keys_of(self.place):
            head = (Span(fit(_names(key.keys), 14), "strong"), Span(fit(_names(key.plain), 12), "strong"))
            told = paragraph(key.help, max(10, width - 26))
            lines.append((*head, *told[0]))
            lines += [(Span(" " * 26), *rest) for rest in told[1:]]
        self.page.show(lines)

    def to_copy(self) -> str:
        """Return the whole page."""
        return self.page.text_here()

    def action_scroll(self, by: int) -> None:
        """Scroll the page."""
        self.page.scroll_relative(y=by, animate=False)
