"""The box one types a record into: one line, completion of known things, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Protocol

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input
from textual_autocomplete import AutoComplete, DropdownItem, TargetState

from spm_tui.text import clean, pictured
from spm_tui.tui.plain_text import content


class Offer(Protocol):
    """A completion: the text it puts in place of `start`..`end`, and what it is."""

    @property
    def text(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Suggest = Callable[[str, int], Sequence[Offer]]

#: Keys that still mean something while the box is empty: no line starts with them.
COMMANDS_WHEN_EMPTY = frozenset({"]", "[", "?"})


class EntryBox(Input):
    """An Input for lines: Up brings the last line back, a paste of many lines is one event."""

    DEFAULT_CSS = """
    EntryBox, EntryBox:focus {
        border: none; height: 1; padding: 0 1; background: $panel; color: $foreground;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "last_line", "Edit the last line", show=False),
        Binding("down", "leave_down", "To the list", show=False),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # With all of it selected on coming back, the next key would replace what was typed before.
        super().__init__(*args, select_on_focus=False, **kwargs)

    @property
    def _value(self) -> Text:
        """What is shown of the value: nothing in it may steer the terminal."""
        return Text(pictured(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(pictured(self.value[:position]))

    class Pasted(Message):
        """Several lines were pasted at once."""

        def __init__(self, box: EntryBox, text: str) -> None:
            super().__init__()
            self.box, self.text = box, text

        @property
        def control(self) -> EntryBox:
            """The box it happened in."""
            return self.box

    class LastLine(Message):
        """Up was pressed: bring back what was entered last."""

    class LeftDown(Message):
        """Down was pressed: go on to the list below."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Let the few command keys through while nothing is typed."""
        if not self.value and character in COMMANDS_WHEN_EMPTY:
            return False
        return super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if not self.value and event.character in COMMANDS_WHEN_EMPTY:
            event.character = None  # Input's own handler runs in any case; it types no key without a character
            return
        await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        event.stop()
        event.prevent_default()
        if "\n" in text.strip("\n") or "\t" in text:
            self.post_message(self.Pasted(self, text))
        else:
            self.insert_text_at_cursor(clean(text.strip("\n")))

    def action_last_line(self) -> None:
        """Ask for the line entered last."""
        self.post_message(self.LastLine())

    def action_leave_down(self) -> None:
        """Go to the list."""
        self.post_message(self.LeftDown())

    def put(self, text: str) -> None:
        """Put a line into the box with the cursor at its end."""
        self.value = text
        self.cursor_position = len(text)


class LineBox(EntryBox):
    """A box that hands its line over on Enter and is empty at once, so that what follows is the next line.

    `offer_chosen` is set while Enter takes an offer instead.
    """

    offer_chosen = False

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and not self.offer_chosen:
            event.stop()
            event.prevent_default()
            await self.action_submit()  # here, and not as a binding, which later keys would overtake
            return
        await super()._on_key(event)

    async def action_submit(self) -> None:
        """Hand the line over."""
        await super().action_submit()
        self.value = ""

    def give_back(self, line: str) -> None:
        """Put a line that was not taken back, before what was typed since; what was told of it stays."""
        with self.prevent(Input.Changed):
            self.put(line + self.value)


class Completion(AutoComplete):
    """The list under the box: at most eight offers, made by the grammar and never filtered again.

    Tab takes one; Enter takes one only after the arrow keys chose it, otherwise it adds the line.
    """

    DEFAULT_CSS = """
    Completion { background: $panel; & AutoCompleteList { color: $foreground; } }
    """

    def __init__(self, target: LineBox, suggest: Suggest, *, id: str | None = None) -> None:
        super().__init__(target, id=id)
        self._line_box = target
        self._suggest = suggest
        self._offers: dict[str, Offer] = {}
        self._asked: TargetState | None = None

    def get_candidates(self, target_state: TargetState) -> list[DropdownItem]:
        """Return what the grammar offers at the cursor."""
        offers = self._suggest(target_state.text, target_state.cursor_position)
        self._offers = {offer.text: offer for offer in offers}
        return [
            DropdownItem(content(offer.text), content(f"{offer.detail}  ") if offer.detail else None)
            for offer in self._offers.values()
        ]

    def get_matches(
        self,
        target_state: TargetState,  # noqa: ARG002
        candidates: list[DropdownItem],
        search_string: str,  # noqa: ARG002
    ) -> list[DropdownItem]:
        """Return the candidates as they are: the grammar has chosen and ordered them."""
        return candidates

    def get_search_string(self, target_state: TargetState) -> str:
        """Return the part of the line that is being completed."""
        before = target_state.text[: target_state.cursor_position]
        return before.rsplit(">", 1)[-1].strip()

    def _align_to_target(self) -> None:
        """Put the list under the line that tells what is being typed, so that neither covers the other."""
        super()._align_to_target()
        x, y = self.absolute_offset or (0, 0)
        self.absolute_offset = Offset(x, y + 1)

    def should_show_dropdown(self, search_string: str) -> bool:
        """Show offers while a word is typed, and after a `>` what may follow."""
        if not self.option_list.option_count:
            return False
        return bool(search_string) or ">" in self.target.value

    def _rebuild_options(self, target_state: TargetState, search_string: str) -> None:
        state = TargetState(target_state.text, target_state.cursor_position)
        if state == self._asked and self.target.has_focus:
            return  # the cursor and the text are told separately; one answer serves both
        self._asked = state
        self._line_box.offer_chosen = False
        super()._rebuild_options(target_state, search_string)

    def _listen_to_messages(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            if event.key in ("down", "up") and self.display and self.option_list.option_count:
                self._line_box.offer_chosen = True
            elif event.key in ("down", "up"):
                return
            elif event.key == "enter" and not self._line_box.offer_chosen:
                self.action_hide()
                return
            elif event.key == "escape" and not self.display:
                return
        super()._listen_to_messages(event)

    def apply_completion(self, value: str, state: TargetState) -> None:
        """Put the offer in place of what it completes."""
        offer = self._offers.get(value)
        if offer is None:
            return
        target = self.target
        target.value = state.text[: offer.start] + offer.text + state.text[offer.end :]
        target.cursor_position = offer.start + len(offer.text)
        self._line_box.offer_chosen = False
        self._asked = self._get_target_state()
