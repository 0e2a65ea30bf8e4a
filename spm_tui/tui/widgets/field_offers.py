"""What a field of a form can take, offered under it while it is typed: words, known things, owners."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual_autocomplete import AutoCompleteList, DropdownItem, TargetState

from spm_tui.text import fold
from spm_tui.tui.plain_text import content
from spm_tui.tui.textual_internals.offers_in_step import OffersInStep
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.marked_options import MarkedOptions

#: Candidates given to the list at once; more make a key slow and a list nobody reads.
MOST = 8


class MarkedOffers(AutoCompleteList, MarkedOptions):
    """The offers, with the cursor on one of them."""


class FieldOffers(OffersInStep):
    """A list under a field. It offers what begins with the words typed, then what holds them.

    In a field that takes several values it completes the one after the last comma.
    """

    DEFAULT_CSS = """
    FieldOffers {
        background: $panel; border: $frame $primary; max-height: 10;
        & AutoCompleteList { color: $foreground; }
        & AutoCompleteList > .option-list--option { padding: 0 1; }
        & AutoCompleteList > .option-list--option-highlighted {
            color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
        }
    }
    """

    def __init__(self, target: EntryBox, words: Sequence[str], *, many: bool) -> None:
        super().__init__(target)
        self._words = tuple(words)
        self._many = many
        self._begun = target.value  # what stands there when the field is entered asks for no offers
        self._offered_for = target.value

    def compose(self) -> ComposeResult:
        """Yield the list of the offers."""
        offers = MarkedOffers()
        offers.can_focus = False
        yield offers

    def move(self, step: int) -> None:
        """Go to the next offer, or the one before."""
        options = self.option_list
        options.highlighted = ((options.highlighted or 0) + step) % options.option_count

    def get_search_string(self, target_state: TargetState) -> str:
        """Return the words being typed: all of the field, or what stands after its last comma."""
        before = target_state.text[: target_state.cursor_position]
        return (before.rsplit(",", 1)[-1] if self._many else before).strip()

    def get_candidates(self, target_state: TargetState) -> list[DropdownItem]:
        """Return at most eight offers for what is typed; none once it is one of them."""
        wanted = fold(self.get_search_string(target_state))
        if (
            not wanted
            or target_state.text == self._begun
            or any(fold(word) == wanted for word in self._words)
        ):
            return []
        begins = [word for word in self._words if fold(word).startswith(wanted)]
        holds = [word for word in self._words if wanted in fold(word) and word not in begins]
        return [DropdownItem(content(word)) for word in (*begins, *holds)[:MOST]]

    def get_matches(
        self,
        target_state: TargetState,  # noqa: ARG002
        candidates: list[DropdownItem],
        search_string: str,  # noqa: ARG002
    ) -> list[DropdownItem]:
        """Return the candidates as they are: they were chosen and ordered above."""
        return candidates

    def apply_completion(self, value: str, state: TargetState) -> None:
        """Put the offer in place of the words being typed."""
        before, after = state.text[: state.cursor_position], state.text[state.cursor_position :]
        kept = before[: before.rfind(",") + 1] if self._many else ""
        text = f"{kept} {value}".strip() if kept else value
        self.target.value = text + after
        self.target.cursor_position = len(text)
