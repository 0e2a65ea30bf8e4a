"""The views of the map by name: the screen and `spm-tui map` show the same ones."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Final

from spm_tui.followup.run_load_over_time import load_over_time
from spm_tui.map_changes.loosening import loosening
from spm_tui.views.curve import curve_picture, draw_curve, without_claims
from spm_tui.views.focus import focus
from spm_tui.views.loosening_words import loosening_lines
from spm_tui.views.map_columns import map_columns
from spm_tui.views.needs_matrix_picture import needs_matrix
from spm_tui.views.profile import profile
from spm_tui.views.rulers import rulers
from spm_tui.views.run_load_table import run_load_table
from spm_tui.views.styled_lines import EMPTY, Lines, paragraph
from spm_tui.views.trade_matrix_picture import trade_matrix_picture
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

VIEWS: Final = ("columns", "focus", "profile", "rulers", "matrix", "trade", "curve", "loosen", "run")


def map_view(
    view: str,
    session: Session,
    measures: "Measures",
    *,
    width: int,
    height: int | None = None,
    chosen: str | None = None,
    only: Collection[str] | None = None,
    past: int = 0,
    earlier: Sequence[Session] = (),
    ascii: bool = False,
) -> Lines:
    """Return one view of the map (a name of VIEWS) as lines; `chosen` is a thing to look at, or None.

    `only`: of a list of things those with these ids, None for all; a view of one thing shows it all the same.
    `height` is how many lines there are room for; views that are longer by nature ignore it and scroll.
    `past` is how many lines the profile leaves out at its top, `earlier` the sittings before this one.
    Raises KeyError for a view that is not there.
    """
    lines: dict[str, Callable[[], Lines]] = {
        "columns": lambda: map_columns(
            session, measures, width=width, height=height, chosen=chosen, only=only, ascii=ascii
        ),
        "focus": lambda: (
            focus(session, measures, chosen, width=width, height=height, ascii=ascii)
            if chosen is not None
            else paragraph("Choose a thing to look at." if only is None else "Nothing found.", width)
        ),
        "profile": lambda: profile(
            session, measures, width=width, height=height, chosen=chosen, only=only, past=past, ascii=ascii
        ),
        "rulers": lambda: rulers(session, measures, width=width, only=only, ascii=ascii),
        "matrix": lambda: needs_matrix(
            session, measures, width=width, height=height, chosen=chosen, only=only, ascii=ascii
        ),
        "trade": lambda: trade_matrix_picture(session, measures, width=width, only=only, ascii=ascii),
        "curve": lambda: _curve(session, measures, chosen, width=width, height=height, ascii=ascii),
        "run": lambda: run_load_table(
            session, load_over_time([*earlier, session]), width=width, only=only, ascii=ascii
        ),
        "loosen": lambda: _loosened(session, measures, chosen, width=width, ascii=ascii),
    }
    return lines[view]()


def _loosened(
    session: Session, measures: "Measures", chosen: str | None, *, width: int, ascii: bool
) -> Lines:
    """Return what would loosen the stops spoken of, or the stop of the chosen thing."""
    if chosen is not None and not measures.stoppable([chosen]):
        return paragraph("A team or a topic cannot be stopped; choose a thing that needs people.", width)
    found = loosening(measures, None if chosen is None else [[chosen]])
    until = measures.horizon()
    return loosening_lines(session, found, width=width, horizon=until, as_of=None, ascii=ascii)


def _curve(
    session: Session,
    measures: "Measures",
    chosen: str | None,
    *,
    width: int,
    height: int | None,
    ascii: bool,
) -> Lines:
    """Return the liquidity curve of the chosen thing or team, else of the whole portfolio."""
    foot = (EMPTY, *paragraph(PEOPLE_LINE, width, "dim"))
    room = None if height is None else height - len(foot)
    kind = next((item.kind for item in session.items if item.id == chosen), None)
    if chosen is not None and kind in ("team", "skill"):
        title = f"How soon effort on the work of {names_of(session).said(chosen)} comes free"
        curve = measures.team_curve(chosen)
        return (*draw_curve(title, curve, width=width, height=room, ascii=ascii), *foot)
    if chosen is not None and kind in ("initiative", "product"):
        return (*curve_picture(session, measures, [chosen], width=width, height=room, ascii=ascii), *foot)
    title = "How soon effort comes free if each initiative or product stopped by itself"
    whole = measures.portfolio_curve()
    curve = without_claims(whole) if whole is not None else None
    return (*draw_curve(title, curve, width=width, height=room, ascii=ascii), *foot)
