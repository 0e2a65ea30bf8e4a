"""How a portfolio went over its sittings: the portfolio line, the run load, what is open, and since when."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from spm_tui.diagnosis.engine import diagnose, measures_of
from spm_tui.entanglement.portfolio_results import Portfolio, RunLoad
from spm_tui.followup.differences import Followed, Sitting, gaps
from spm_tui.followup.sitting_chains import first_sittings
from spm_tui.workshop.ballots import unsealed


class TrendPoint(Struct, frozen=True, kw_only=True):
    """One sitting of several. People have one decimal; None is "nobody was asked".

    `running` of `effort` keeps things running inside the works; `asked` of `of` such things were asked about.
    `gaps` counts what was shown or worth checking, `fell_away` the gaps of the sitting before that are gone.
    """

    name: str
    title: str
    day: date
    portfolio: Portfolio
    effort: float | None
    running: float | None
    asked: int
    of: int
    gaps: int
    fell_away: int


class Trend(Struct, frozen=True, kw_only=True):
    """The sittings of one workshop by their days, and the gaps still open in the last, since which day."""

    points: tuple[TrendPoint, ...]
    open: tuple[Followed, ...]


def trends(sittings: Iterable[Sitting]) -> tuple[Trend, ...]:
    """Return how things went in each of the workshops that some sittings are of, the longest one first."""
    given = list(sittings)
    first = first_sittings({one.name: one.session.carried_from for one in given})
    of_one: dict[str, list[Sitting]] = {}
    for one in given:
        of_one.setdefault(first[one.name], []).append(one)
    found = [trend(some) for some in of_one.values()]
    return tuple(sorted(found, key=lambda one: (-len(one.points), one.points[0].name)))


def trend(sittings: Iterable[Sitting]) -> Trend:
    """Return how things went over the sittings of a workshop, by their days and names. Raises nothing."""
    points: list[TrendPoint] = []
    since: dict[str, date] = {}
    last: dict[str, Followed] = {}
    for sitting in sorted(sittings, key=lambda one: (one.as_of, one.name)):
        session = unsealed(sitting.session)
        found, measures = gaps(diagnose(session, sitting.as_of)), measures_of(session)
        since = {key: since.get(key, sitting.as_of) for key in found}
        fell_away = len(last.keys() - found.keys())
        last = {k: Followed(key=k, headline=f.headline, since=since[k]) for k, f in found.items()}
        loads = measures.run_load
        points.append(
            TrendPoint(
                name=sitting.name,
                title=session.title,
                day=sitting.as_of,
                portfolio=measures.portfolio(),
                effort=_total([load.effort for load in loads]),
                running=running(loads),
                asked=sum(load.asked.asked for load in loads),
                of=sum(load.asked.of for load in loads),
                gaps=len(found),
                fell_away=fell_away,
            )
        )
    return Trend(points=tuple(points), open=tuple(last.values()))


def running(loads: Sequence[RunLoad]) -> float | None:
    """Return the people that keep things running inside some works; None where nobody was asked."""
    if not any(load.running or load.asked.asked for load in loads):
        return None
    return round(sum(load.running for load in loads), 1)


def _total(figures: Iterable[float | None]) -> float | None:
    known = [one for one in figures if one is not None]
    return round(sum(known), 1) if known else None
