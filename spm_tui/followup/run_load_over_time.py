"""Who bears the run load over the sittings of a workshop: what of each work's effort keeps things running."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.modes import STAFF_KINDS, WORK_KINDS
from spm_tui.entanglement.portfolio_results import RunLoad
from spm_tui.followup.trend import running
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.session import Session


class SittingLoad(Struct, frozen=True, kw_only=True):
    """One sitting: its title and day, and the run load of each work that stood on its map, by id.

    `running` of `effort` are the sums over its works, in people; None where nobody was asked. `ended` are the
    works that had ended by then; `of_its_own` is run load that no work carries, None where none is known.
    """

    title: str
    day: date
    by_work: dict[str, RunLoad]
    effort: float | None
    running: float | None
    ended: frozenset[str]
    of_its_own: float | None


class LoadOverTime(Struct, frozen=True, kw_only=True):
    """The sittings in their order, and the last name of every work by id, those of the last map first."""

    sittings: tuple[SittingLoad, ...]
    works: dict[str, str]


def load_over_time(sittings: Sequence[Session]) -> LoadOverTime:
    """Return the run load of every work over some sittings, the earliest first. Raises nothing.

    A work is the same in two sittings where its id is: `new --from` keeps the ids.
    """
    loads = tuple(_of_sitting(session) for session in sittings)
    works = {work for load in loads for work in load.by_work}
    named: dict[str, str] = {}
    for session in reversed(sittings):
        for item in session.items:
            if item.id in works:
                named.setdefault(item.id, item.name)
    return LoadOverTime(sittings=loads, works=named)


def _of_sitting(session: Session) -> SittingLoad:
    loads = Measures(unsealed(session)).run_load
    known = [load.effort for load in loads if load.effort is not None]
    return SittingLoad(
        title=session.title,
        day=session.created,
        by_work={load.work: load for load in loads},
        effort=round(sum(known), 1) if known else None,
        running=running(loads),
        ended=frozenset(i.id for i in session.items if i.kind in WORK_KINDS and i.stage == "retired"),
        of_its_own=_of_its_own(session),
    )


def _of_its_own(session: Session) -> float | None:
    """Return the people who keep things running that no work carries."""
    kinds = {item.id: item.kind for item in session.items if item.stage != "retired"}
    known = [
        tie.people
        for tie in session.ties
        if tie.people is not None
        and tie.carried_by is None
        and kinds.get(tie.to) in STAFF_KINDS
        and kinds.get(tie.from_, "product") not in WORK_KINDS
    ]
    return round(sum(known), 1) if known else None
