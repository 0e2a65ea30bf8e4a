"""The steps of a stop as values: what each is called, how many people, where its bar lies, what holds it.

No layout here; `stop_picture.py` draws these rows. What was never asked stays unknown, with its question.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct, structs

from spm_tui.entanglement.results import Booked, CameBack, Pair, PeopleRange, Span, Trade
from spm_tui.views.spoken import by_when
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import ThingNames, names_of, who_does
from spm_tui.workshop.words import figure, listed


class StepRow(Struct, frozen=True, kw_only=True):
    """One step: `value` in people (None: unknown), its bar from `start` to `end`, and what to say about it.

    `sort` is `said`, `total` (what remains) or `taken` (what is held back); `ask` is a question for now. If
    the figure rests on a gut feel, `least` and `most` are what it comes to where that is off by half.
    """

    key: str
    label: str
    value: float | None
    start: float = 0.0
    end: float = 0.0
    least: float | None = None
    most: float | None = None
    sort: str = "total"
    notes: tuple[str, ...] = ()
    ask: str = ""


def stop_rows(
    session: Session,
    booked: Booked,
    trade: Trade | None,
    *,
    horizon: float,
    as_of: date | None,
    off_by: PeopleRange | None = None,
) -> tuple[StepRow, ...]:
    """Return the steps in order, from what we said to what is useful in time.

    A stop that has happened says next what it gave back. They end early where the next figure is unknown: no
    people on any tie, or no work outside the stop that says what it is still short of. `trade` None means the
    same as all its figures unknown. `off_by` is how far the figures go if every gut feel is off by half.
    """
    called = names_of(session)
    rows = [_said(booked)]
    known = booked.booked is not None and booked.stuck is not None and booked.released is not None
    if booked.came_back is not None:
        rows.append(_came_back(booked.came_back, on_the_map=known))
    if not known:
        return tuple(rows) if booked.came_back else (*rows, _unknown_people(booked))
    rows += _people_rows(booked, called)
    rows[-1] = _with_range(rows[-1], off_by.released if off_by else None)
    if trade is None or trade.useful is None:
        ask = "Which works are still short of people, and of how many?"
        return (*rows, StepRow(key="useful", label="useful elsewhere", value=None, ask=ask))
    *steps, useful = _trade_rows(session, booked, trade, horizon, as_of)
    return (*rows, *steps, _with_range(useful, off_by.useful if off_by else None))


def _with_range(row: StepRow, span: Span | None) -> StepRow:
    """Return a step that says how far its figure goes, where a gut feel bears on it."""
    if span is None or span[0] == span[1]:
        return row
    note = f"{off_by_half(span)} by gut feel"  # in full below the bars: here there is little room
    return structs.replace(row, least=span[0], most=span[1], notes=(note, *row.notes))


def off_by_half(span: Span) -> str:
    """Return the ends of a range: `2 to 5.8`."""
    return f"{figure(span[0])} to {figure(span[1])}"


def _said(booked: Booked) -> StepRow:
    if booked.said is None:
        return StepRow(
            key="said", label="we said", value=None, sort="said", ask="How many people would we get back?"
        )
    notes = () if booked.said_months is None else (f"in {figure(booked.said_months, 'months')}",)
    return StepRow(key="said", label="we said", value=booked.said, end=booked.said, sort="said", notes=notes)


def _came_back(came: CameBack, *, on_the_map: bool) -> StepRow:
    notes = [] if came.months is None else [f"after {figure(came.months, 'months')}"]
    if not on_the_map:
        notes.append("the map shows nobody on it today")
    return StepRow(key="came_back", label="it gave back", value=came.people, end=came.people, notes=(*notes,))


def _unknown_people(booked: Booked) -> StepRow:
    asked = booked.effort_asked
    ask = "How many people of which team are on it today?"
    notes = (f"{asked.asked} of {asked.of} teams asked",) if asked.of else ()
    return StepRow(key="booked", label="on it today", value=None, notes=notes, ask=ask)


def _people_rows(booked: Booked, called: ThingNames) -> list[StepRow]:
    on_it, stuck, free = booked.booked or 0.0, booked.stuck or 0.0, booked.released or 0.0
    run = _sums((part.item, part.people) for part in booked.parts if part.run)
    full = on_it + sum(run.values())
    rows = [
        StepRow(key="booked", label="on it today", value=on_it, end=on_it, notes=_who(booked, called)),
        StepRow(
            key="stuck",
            label="keeping things running",
            value=-stuck,
            end=stuck,
            sort="taken",
            notes=_holders(booked, called),
            ask=_who_runs(booked, called),
        ),
        StepRow(
            key="released",
            label="free to leave",
            value=free,
            start=full - free,
            end=full,
            notes=_free(booked),
        ),
    ]
    if run:
        parts = tuple(f"{called.label(item)} {figure(people)}" for item, people in run.items())
        more = StepRow(
            key="freed_run", label="running what leaves", value=full - on_it, start=on_it, end=full
        )
        rows.insert(1, structs.replace(more, notes=parts))
    return rows


def _who(booked: Booked, called: ThingNames) -> tuple[str, ...]:
    """Name the teams and skills on it with their people, and how many of them were asked when not all.

    People of an ended work that nothing else needs are in no figure: they are named after these.
    """
    teams = _sums((part.team, part.people) for part in booked.parts if not part.run)
    asked = booked.effort_asked
    short = (f"{asked.asked} of {asked.of} teams asked",) if asked.asked < asked.of else ()
    still = (
        f"{called.label(on.team)} {figure(on.people)} still on {called.label(on.item)}, which has ended"
        for on in booked.ended
    )
    return (*(f"{called.label(team)} {figure(people)}" for team, people in teams.items()), *short, *still)


def _sums(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, people in pairs:
        found[key] = round(found.get(key, 0) + people, 1)
    return found


def _holders(booked: Booked, called: ThingNames) -> tuple[str, ...]:
    """Name what holds people back: the things they keep running, then those noted to stay."""
    running = _sums((carried.item, carried.people) for part in booked.parts for carried in part.carried)
    notes = [f"{called.label(item)} {figure(people)}" for item, people in running.items()]
    for part in booked.parts:
        load = sum(carried.people for carried in part.carried)
        if part.stays and part.stays > load:
            rest = round(part.stays - load, 1)
            stay = "stays" if rest in (0.5, 1) else "stay"
            notes.append(f"{figure(rest)} of {called.label(part.team)} {stay}, as noted")
    held = {carried.item for part in booked.parts for carried in part.carried}
    return (*notes, *(("by gut feel",) if any(start in held for start, _ in booked.hunches) else ()))


def _who_runs(booked: Booked, called: ThingNames) -> str:
    asked = booked.run_asked
    if asked.asked >= asked.of:
        return ""
    missing = [called.said(item) for item in booked.run_missing]
    parts = missing if len(missing) <= 3 else [*missing[:2], f"{len(missing) - 2} more"]
    return f"Who runs {listed(parts)}? (asked of {asked.asked} of {asked.of})"


def _free(booked: Booked) -> tuple[str, ...]:
    given = booked.free_by
    if given is None:
        return ()
    undated = round(given.high - given.low, 1)
    dated = given.low or not undated
    return (
        *((f"{figure(given.low)} of them in {figure(given.months, 'months')}",) if dated else ()),
        *((f"{figure(undated)} of them: when was not asked",) if undated else ()),
    )


def _trade_rows(
    session: Session, booked: Booked, trade: Trade, horizon: float, as_of: date | None
) -> list[StepRow]:
    called = names_of(session)
    late = "too late for a quarter" if horizon == 3 else f"later than {figure(horizon, 'months')}"
    assert booked.booked is not None
    full = booked.booked + sum(part.people for part in booked.parts if part.run)
    parts: list[tuple[str, str, float | None, tuple[str, ...], str]] = [
        ("unwanted", "more than is asked for", trade.unwanted, _wanted(trade), ""),
        (
            "unable",
            "no swap possible",
            trade.unable,
            tuple(_pair(p, called) for p in trade.cannot_pairs),
            "",
        ),
        ("not_asked", "not asked yet", trade.not_asked, (), could_help(session, trade)),
        ("late", late, trade.late, tuple(_dated(p, called) for p in trade.late_pairs), ""),
        ("undated", "no date known", trade.undated, (), _when(session, booked, trade)),
    ]
    rows: list[StepRow] = []
    at = full - (booked.released or 0.0)
    for key, label, value, notes, ask in parts:
        amount = value or 0.0
        row = StepRow(key=key, label=label, value=-amount, start=at, end=at + amount, sort="taken")
        rows.append(structs.replace(row, notes=notes, ask=ask) if amount else row)
        at += amount
    label = f"useful {by_when(horizon, as_of)}"
    useful = StepRow(key="useful", label=label, value=trade.useful, start=at, end=full)
    return [*rows, structs.replace(useful, notes=_useful(trade, called))]


def _wanted(trade: Trade) -> tuple[str, ...]:
    return () if trade.wanted is None else (f"others are short of {figure(trade.wanted)}",)


def _pair(pair: Pair, called: ThingNames) -> str:
    return f"{called.label(pair.from_)} for {called.label(pair.to)}"


def _dated(pair: Pair, called: ThingNames) -> str:
    """Return the months of a pair, those to leave apart; the figures stand first, for the end may be cut."""
    if pair.months is None:
        return _pair(pair, called)
    more = " or more" if pair.at_least else ""
    if pair.to_leave and pair.months > pair.to_leave:
        rest = figure(round(pair.months - pair.to_leave, 1), "months")
        return f"{_pair(pair, called)}: {figure(pair.to_leave)} + {rest}, to leave and to help"
    return f"{_pair(pair, called)}: {figure(pair.months, 'months')}{more}"


def could_help(session: Session, trade: Trade) -> str:
    """Return the question for the pair to ask about first; empty where there is none."""
    first = trade.next_best_link or next(iter(trade.not_asked_pairs), None)
    if first is None:
        return ""
    return f"Could {who_does(session, first.from_)} help {names_of(session).said(first.to)}, and how soon?"


def _when(session: Session, booked: Booked, trade: Trade) -> str:
    """Ask for the date that lacks: when people could leave or, where that is known, help elsewhere."""
    if not trade.undated_pairs:
        return ""
    first = trade.undated_pairs[0]
    called, who = names_of(session), who_does(session, first.from_)
    for part in booked.parts:
        if part.team == first.from_ and part.free and part.months is None:
            return f"After how many months could {who} come off {called.said(part.item)}?"
    return f"After how many months could {who} help {called.said(first.to)}?"


def _useful(trade: Trade, called: ThingNames) -> tuple[str, ...]:
    notes = [_pair(p, called) for p in trade.useful_pairs] if trade.useful else []
    if trade.said_useful is not None and trade.said_useful != trade.useful:
        notes.insert(0, f"if all went as said: {figure(trade.said_useful)}")
    return tuple(notes)
