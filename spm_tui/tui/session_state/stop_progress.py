"""How far a stop test has been told: what stops, which step, which meaning, by when. A value, no widgets."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import Struct, structs

from spm_tui.diagnosis.engine import measures_of
from spm_tui.entanglement.modes import MODES, Mode
from spm_tui.text import capital_first
from spm_tui.views.curve import curve_picture
from spm_tui.views.stop_bars import holds_nobody
from spm_tui.views.stop_case import StopCase, stop_case
from spm_tui.views.stop_panes import nothing_kept
from spm_tui.views.stop_picture import furthest_past, last_step, step_row, stop_picture
from spm_tui.views.stop_rows import StepRow, could_help
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, paragraph
from spm_tui.views.to_paste import stop_text
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE, figure

#: The horizons one key goes through, in months.
HORIZONS: Final = (1.0, 3.0, 6.0, 12.0, 18.0)


class StopProgress(Struct, frozen=True, kw_only=True):
    """A stop test as far as it was told. `horizon` None is the session's own; `guesses` are the cards.

    Every method takes an unsealed session in which `items` can be stopped.
    """

    items: tuple[str, ...]
    step: int = 0
    mode: Mode = "retire"
    horizon: float | None = None
    guesses: tuple[float, ...] = ()
    curve: bool = False
    loosen: bool = False  # beyond the last step: what would loosen it
    past: int = 0  # entries the panes leave out at their top: how far they are scrolled

    def months(self, session: Session) -> float:
        """Return within how many months it should help."""
        return session.horizon_months if self.horizon is None else self.horizon

    def last(self, session: Session) -> int:
        """Return the number of the last step."""
        return last_step(session, measures_of(session), self.items, mode=self.mode, horizon=self.horizon)

    def moved(self, session: Session, by: int) -> StopProgress:
        """Return the telling a step further (1) or back (-1), never beyond its ends.

        Steps that hold nobody and ask nothing are no stop on the way: they come with the one after them.
        Beyond the last step comes what would loosen it.
        """
        if self.loosen or (by > 0 and self.ended(session)):
            return structs.replace(self, loosen=by > 0, curve=False, past=0)
        rows, last = self._case(session).rows, self.last(session)
        step = max(0, min(last, self.step + by))
        while 0 < step < last and holds_nobody(rows[step]):
            step += by
        return structs.replace(self, step=step, curve=False, past=0)

    def ended(self, session: Session) -> bool:
        """Return whether its last step is told."""
        return self.step >= self.last(session)

    def _case(self, session: Session) -> StopCase:
        return stop_case(session, measures_of(session), self.items, mode=self.mode, horizon=self.horizon)

    def other_meaning(self) -> StopProgress:
        """Return the same stop with the next meaning of the word."""
        return structs.replace(self, mode=MODES[(MODES.index(self.mode) + 1) % len(MODES)], past=0)

    def further(self, session: Session) -> StopProgress:
        """Return the same stop with the next longer horizon, after the longest the shortest."""
        now = self.months(session)
        return structs.replace(self, horizon=next((m for m in HORIZONS if m > now), HORIZONS[0]))

    def row(self, session: Session) -> StepRow:
        """Return the step being told: its figure and what to ask now, if anything."""
        measures = measures_of(session)
        return step_row(session, measures, self.items, self.step, mode=self.mode, horizon=self.horizon)

    def to_ask(self, session: Session) -> StepRow | None:
        """Return the step with something to ask: the one being told, else the first of those told before.

        Once all is told and no step lacks anything, the pair the picture names under `Ask first` is asked.
        """
        told = (structs.replace(self, step=step).row(session) for step in (self.step, *range(self.step)))
        lacking = next((row for row in told if row.ask), None)
        if lacking is not None or not self.ended(session):
            return lacking
        case = self._case(session)
        ask = could_help(session, case.trade) if case.trade.next_best_link else ""
        pairs = next((row for row in case.rows if row.key == "not_asked"), None)
        return structs.replace(pairs, ask=ask) if pairs is not None and ask else None

    def title(self, session: Session) -> Line:
        """Return the line over the picture: how far it is told, by when it should help."""
        last = self.last(session)
        step = min(self.step, last)
        until = f"should help within {figure(self.months(session), 'months')}"
        if self.loosen:
            return Span(until, "strong"), Span("   i: try the change   Esc: back to the bar", "dim")
        if self.curve:
            return Span(until, "strong"), Span("   Esc: back to the bar", "dim")
        more = "Enter: next step" if step < last else "that is all of it"
        return (
            Span(f"Step {step + 1} of {last + 1}", "strong"),
            Span(f"   {until}   {more}", "dim"),
        )

    def picture(self, session: Session, *, width: int, height: int, as_of: date, ascii: bool) -> Lines:
        """Return the bar as far as it was told, or the curve."""
        measures = measures_of(session)
        if self.curve:
            foot = (EMPTY, *paragraph(PEOPLE_LINE, width, "dim"))
            room = height - len(foot)
            drawn = curve_picture(
                session, measures, self.items, width=width, height=room, mode=self.mode, ascii=ascii
            )
            return (*drawn, *foot)
        return stop_picture(
            session, measures, self.items, width=width, height=height, mode=self.mode, horizon=self.horizon,
            step=self.step, guesses=self.guesses, as_of=as_of, past=self.past, ascii=ascii,
        )  # fmt: skip

    def scrolled(self, session: Session, by: int, *, width: int, height: int) -> StopProgress:
        """Return the telling with its panes scrolled by some entries; never beyond their ends."""
        case = self._case(session)
        end = 0 if self.curve else furthest_past(case, width=width, height=height, step=self.step)
        return structs.replace(self, past=max(0, min(end, self.past + by)))

    def text(self, session: Session, as_of: date) -> str:
        """Return what it has come to as text to paste: no further than it was told."""
        return stop_text(
            session,
            measures_of(session),
            self.items,
            self.step,
            mode=self.mode,
            horizon=self.horizon,
            as_of=as_of,
        )

    def chains(self, session: Session) -> str:
        """Return, a line each, what stays and the chain of needs that holds it."""
        called = names_of(session).label
        told = []
        things = measures_of(session).things(self.items, self.mode)
        for kept in things.kept:
            chain = " needs ".join(map(called, kept.chain))
            held = chain if len(kept.chain) > 1 else "stays for its own sake"
            told.append(f"{called(kept.item)}: {held}")
        return "\n".join(told) or f"{capital_first(nothing_kept(session, things))}."
