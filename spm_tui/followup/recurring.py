"""Which gaps recur over many sessions: a short summary of each session, and what the summaries add up to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from spm_tui.diagnosis.engine import diagnose, measures_of
from spm_tui.diagnosis.record_keys import subject_of
from spm_tui.diagnosis.ten_answers import QUESTION_OF
from spm_tui.followup.predictions import Prediction, predictions
from spm_tui.followup.sitting_chains import distinct_predictions, first_sittings, last_told
from spm_tui.followup.trend import running
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.session import Session, items_by_id

#: Counts up when a summary holds something else than before, so that kept ones are made anew.
SUMMARY_FORMAT: Final = 2


class Gap(Struct, frozen=True):
    """One gap of a session: its rule, its state, and the kind and name of the thing it is about, if any."""

    rule: str
    state: str
    kind: str | None
    name: str | None


class Summary(Struct, frozen=True, kw_only=True):
    """What a programme needs of one session; plain data, to be kept beside it. People have one decimal.

    `examined` are the rules that had something to look at: silence of the others says nothing.
    """

    title: str
    day: date
    carried_from: str | None
    gaps: tuple[Gap, ...]
    examined: tuple[str, ...]
    said: float | None
    came_or_could: float | None
    movable: float | None
    booked: float | None
    running: float | None
    predictions: tuple[Prediction, ...]


class Recurring(Struct, frozen=True, kw_only=True):
    """One kind of gap over many sessions: in how many it was `shown`, `worth_checking`, looked at at all.

    `workshops` counts sittings of one workshop once.
    `question` is the key of the question it answers, None for what the map alone shows. `where` are kinds of
    things it was about, the most frequent first, each with the number of sessions.
    """

    rule: str
    question: str | None
    shown: int
    worth_checking: int
    examined: int
    where: tuple[tuple[str, int], ...]
    sessions: tuple[str, ...]
    workshops: int


class Programme(Struct, frozen=True, kw_only=True):
    """What many sessions add up to: how many there are, of how many workshops, and what recurs.

    `examined` counts the sessions in which any rule had something to look at. People are added up over the
    last sitting of each workshop that has any; `with_figures` counts those.
    """

    sessions: int
    workshops: int
    examined: int
    recurring: tuple[Recurring, ...]
    said: float | None
    came_or_could: float | None
    with_figures: int
    predictions: tuple[Prediction, ...]


def summary_of(session: Session, as_of: date) -> Summary:
    """Return the summary of one session, judged on the day `as_of`. Raises nothing."""
    session = unsealed(session)
    diagnosis, measures, things = diagnose(session, as_of), measures_of(session), items_by_id(session)
    found = []
    for finding in diagnosis.fired:
        if finding.tone == "gap":
            thing = things.get(subject_of(finding.items) or "")
            found.append(
                Gap(finding.rule, finding.state, thing.kind if thing else None, thing.name if thing else None)
            )
    portfolio = measures.portfolio()
    return Summary(
        title=session.title,
        day=as_of,
        carried_from=session.carried_from,
        gaps=tuple(found),
        examined=tuple(sorted(rule for rule, outcome in diagnosis.outcomes.items() if outcome.examined)),
        said=portfolio.said.people if portfolio.said else None,
        came_or_could=portfolio.spoken.people if portfolio.spoken else None,
        movable=portfolio.movable,
        booked=portfolio.booked,
        running=running(measures.run_load),
        predictions=predictions(session),
    )


def _recurring(given: list[tuple[str, Summary]], first: Mapping[str, str]) -> list[Recurring]:
    """Return what recurs in some sessions, of which `first` are the first sittings, by rule."""
    shown: dict[str, list[str]] = defaultdict(list)
    checking: dict[str, int] = defaultdict(int)
    examined: dict[str, int] = defaultdict(int)
    where: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    seen_in: dict[str, list[str]] = defaultdict(list)
    for name, summary in given:
        for rule in summary.examined:
            examined[rule] += 1
        by_rule: dict[str, list[Gap]] = defaultdict(list)
        for gap in summary.gaps:
            by_rule[gap.rule].append(gap)
        for rule, found in by_rule.items():
            seen_in[rule].append(name)
            if any(gap.state == "supported" for gap in found):
                shown[rule].append(name)
            else:
                checking[rule] += 1
            for kind in {gap.kind for gap in found if gap.kind}:
                where[rule][kind] += 1
    return [
        Recurring(
            rule=rule,
            question=QUESTION_OF.get(rule),
            shown=len(shown[rule]),
            worth_checking=checking[rule],
            examined=max(examined[rule], len(names)),
            where=tuple(sorted(where[rule].items(), key=lambda pair: (-pair[1], pair[0]))),
            sessions=tuple(names),
            workshops=len({first[name] for name in names}),
        )
        for rule, names in seen_in.items()
    ]


def programme(summaries: Iterable[tuple[str, Summary]]) -> Programme:
    """Return what the summaries of some sessions, each with its name, add up to.

    The gaps of most workshops come first, then those shown in most sessions, then by rule. A session counts
    once for a rule, as shown if any gap of it is.
    """
    given = sorted(summaries, key=lambda pair: (pair[1].day, pair[0]))
    first = first_sittings({name: summary.carried_from for name, summary in given})
    rows = _recurring(given, first)
    last = last_told(given, first).values()
    figures = [(s.said, s.came_or_could) for s in last if s.said is not None and s.came_or_could is not None]
    return Programme(
        sessions=len(given),
        workshops=len(last),
        examined=sum(bool(summary.examined) for _, summary in given),
        recurring=tuple(sorted(rows, key=lambda row: (-row.workshops, -row.shown, row.rule))),
        said=round(sum(said for said, _ in figures), 1) if figures else None,
        came_or_could=round(sum(came for _, came in figures), 1) if figures else None,
        with_figures=len(figures),
        predictions=distinct_predictions(((name, one.predictions) for name, one in given), first),
    )
