"""How far the profile of the map is scrolled: by key and wheel, or as far as the chosen work asks for."""

from __future__ import annotations

from collections.abc import Collection

from spm_tui.diagnosis.engine import measures_of
from spm_tui.views.profile import scrolled_to
from spm_tui.workshop.session import Session


class ProfileScroll:
    """`past` is how many lines are left out at the top. A work that is chosen is scrolled to once."""

    def __init__(self) -> None:
        self.past = 0
        self._followed: str | None = None  # the thing it was scrolled to last

    def follow_again(self) -> None:
        """Scroll to the chosen work once more, for another view was looked at."""
        self._followed = None

    def fit(
        self, session: Session, chosen: str | None, only: Collection[str] | None, *, width: int, height: int
    ) -> None:
        """Leave out as many lines at the top as there are, or as it takes for the chosen work to show."""
        follow = chosen if chosen != self._followed else None
        self._followed = chosen
        self.past = scrolled_to(
            session,
            measures_of(session),
            width=width,
            height=height,
            past=self.past,
            chosen=follow,
            only=only,
        )
