"""A list of offers under a field that can be asked at once what it offers, and told to take one."""

from __future__ import annotations

from textual_autocomplete import AutoComplete, AutoCompleteList


class OffersInStep(AutoComplete):
    """textual-autocomplete's list, driven from outside (tried with 4.0).

    It works out its offers in a message behind the letters (AutoComplete._handle_target_update), so a key
    behind them would find the offers of the letters before; and it takes one (AutoComplete._complete) only
    at keys that it watches itself.
    """

    _offered_for = ""

    @property
    def shown(self) -> bool:
        """Whether anything is offered for what stands in the field now."""
        if not self.query(AutoCompleteList):
            return False
        if self._offered_for != self.target.value:  # a key behind the letters came before their offers
            self._handle_target_update()
        return bool(self.display and self.option_list.option_count)

    def _handle_target_update(self) -> None:
        self._offered_for = self.target.value
        super()._handle_target_update()

    def take(self) -> None:
        """Put the offer under the cursor into the field."""
        self._complete(option_index=self.option_list.highlighted or 0)
