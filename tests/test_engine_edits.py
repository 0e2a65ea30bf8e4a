"""After any edits in a row, a diagnosis with all that was kept equals one of the same session made afresh."""

from random import Random
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from rich_sessions import BASES, KINDS, rich
from rule_cases import TODAY
from test_engine import QUICK

from spm_tui.diagnosis.engine import Diagnosis, diagnose, measures_of
from spm_tui.diagnosis.map_dependencies import changed, seen, stop_dependencies
from spm_tui.entanglement import topology
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.modes import RUN_KINDS
from spm_tui.reports.stop_test import stop_test
from spm_tui.workshop.records import Item, Stop, Tie
from spm_tui.workshop.session import RECORD_LISTS, Session


def _one_of(dice: Random, given_: tuple[Any, ...], **fields: Any) -> tuple[Any, ...]:
    """The tuple with one value changed in place, the others the very same objects."""
    place = dice.randrange(len(given_))
    return (*given_[:place], structs.replace(given_[place], **fields), *given_[place + 1 :])


def _item(session: Session, dice: Random) -> Session:
    number = dice.randrange(10_000)
    fields: dict[str, Any] = dice.choice(
        (
            {"name": f"Renamed {number}"},
            {"name": _a_name(session, dice)},
            {"people": dice.choice((None, 0.0, 2.5, 9.0))},
            {"wants": dice.choice((None, 0.0, 3.0))},
            {"run_people": dice.choice((None, 0.0, 0.4, 2.0))},
            {"stage": dice.choice((None, "retired", "scale"))},
            {"kind": dice.choice(KINDS)},
            {"basis": dice.choice(BASES)},
        )
    )
    return structs.replace(session, items=_one_of(dice, session.items, **fields))


def _a_name(session: Session, dice: Random) -> str:
    """The name of some thing, as somebody else may write it: both must then carry their kind, or more."""
    return dice.choice((str, str.upper))(dice.choice(session.items).name)


def _case(session: Session, dice: Random) -> Session:
    name = dice.choice((f"Renamed {dice.randrange(10_000)}", _a_name(session, dice)))
    return structs.replace(session, cases=_one_of(dice, session.cases, name=name))


def _item_added(session: Session, dice: Random) -> Session:
    name = f"n{len(session.items)}"
    return structs.replace(session, items=(*session.items, Item(id=name, name=name, kind=dice.choice(KINDS))))


def _tie(session: Session, dice: Random) -> Session:
    fields: dict[str, Any] = dice.choice(
        (
            {"people": dice.choice((None, 0.4, 5.0))},
            {"stays": 1.0},
            {"months": dice.choice((None, 0.0, 8.0))},
            {"cut": dice.choice((None, "clean", "inseparable"))},
            {"because": "they share the rules"},
            {"basis": dice.choice(BASES)},
            {"carried_by": dice.choice((None, *(i.id for i in session.items)))},
        )
    )
    return structs.replace(session, ties=_one_of(dice, session.ties, **fields)) if session.ties else session


def _tie_added(session: Session, dice: Random) -> Session:
    start, end = dice.sample([item.id for item in session.items], 2)
    others = tuple(tie for tie in session.ties if (tie.from_, tie.to) != (start, end))
    people = dice.choice((None, 1.0, 4.0))
    return structs.replace(session, ties=(*others, Tie(from_=start, to=end, people=people)))


def _tie_removed(session: Session, dice: Random) -> Session:
    gone = dice.randrange(len(session.ties) + 1)
    return structs.replace(session, ties=session.ties[:gone] + session.ties[gone + 1 :])


def _record(session: Session, dice: Random) -> Session:
    questions = [
        key for key, (table, _) in RECORD_LISTS.items() if getattr(getattr(session.answers, key), table)
    ]
    if not questions:
        return session
    key = dice.choice(questions)
    answer, table = getattr(session.answers, key), RECORD_LISTS[key][0]
    records = getattr(answer, table)
    fewer = dice.random() < 0.2
    records = records[1:] if fewer else _one_of(dice, records, basis=dice.choice(BASES))
    if key == "stopping" and records and dice.random() < 0.5:
        records = _one_of(dice, records, said_people=dice.choice((None, 1.0, 8.0)))
    answers = structs.replace(session.answers, **{key: structs.replace(answer, **{table: records})})
    return structs.replace(session, answers=answers)


EDITS = (_item, _item, _case, _item_added, _tie, _tie, _tie_added, _tie_removed, _record)


#: Rules that examine the records of an answer one by one, by what these name of the map.
BY_RECORD = {
    "untested-door",
    "door-tested",
    "swap-gap",
    "swap-held",
    "sole-holder",
    "clean-stop",
    "stock-talk",
}


def _a_session(seed: int) -> Session:
    """A small map with everything next to everything, or a wide one where an edit comes near few stops."""
    if seed % 2:
        return rich(seed)
    wide = rich(seed, things=40, most=8)
    return structs.replace(wide, ties=wide.ties[::4])


def _words(diagnosis: Diagnosis) -> tuple[object, ...]:
    told = diagnosis.findings, diagnosis.outcomes, diagnosis.stories, diagnosis.system_layer
    return *told, diagnosis.lenses, diagnosis.answers


def _afresh(session: Session) -> Session:
    """The same session with no value shared and no structure kept, so that nothing can be found for it."""
    topology._topology.cache_clear()
    return msgspec.msgpack.decode(msgspec.msgpack.encode(session), type=Session)


@QUICK
@given(seed=st.integers(0, 100_000))
def test_edits_in_a_row_are_diagnosed_as_if_nothing_had_been_kept(seed: int) -> None:
    dice = Random(seed)
    session = _a_session(seed)
    before = diagnose(session, TODAY)
    told: list[tuple[Session, Diagnosis, Diagnosis]] = []
    for _ in range(6):
        edited = dice.choice(EDITS)(session, dice)
        for after in (edited, session, edited) if dice.random() < 0.2 else (edited,):  # taken back, and again
            typed = diagnose(after, TODAY, flow=False, previous=before)
            before = diagnose(after, TODAY, previous=typed)
            told.append((after, typed, before))
        session = edited
    for after, typed, whole in told:
        assert _words(whole) == _words(diagnose(_afresh(after), TODAY))
        waiting = {f.key for f in whole.findings if f.rule != "dead-trade"}
        assert {f.key for f in typed.findings if f.rule != "dead-trade"} == waiting


@QUICK
@given(seed=st.integers(0, 100_000))
def test_what_an_edit_does_not_touch_is_not_examined_again(seed: int) -> None:
    session = _a_session(seed)
    before = diagnose(session, TODAY)
    alone = Item(id="alone", name="Nobody names this", kind="system")
    after = diagnose(structs.replace(session, items=(*session.items, alone)), TODAY, previous=before)
    for rule in BY_RECORD:
        assert after.outcomes[rule] is before.outcomes[rule] or not before.outcomes[rule].findings


def _read_of(session: Session, measures: Measures, item: str) -> tuple[object, ...]:
    """What the rules on stops read of the map for the stop of one thing."""
    told, who = measures.things([item]), measures.people([item])
    running = [tie.from_ for tie in session.ties if tie.carried_by == item]
    chains = [told.chain(one) for one in (*told.orphaned, *running)]
    names = {thing.id: thing.name for thing in session.items}
    named = [names[one] for one in (item, *told.freed, *(one for chain in chains for one in chain))]
    people = who.released, who.run_asked, who.parts, who.firm
    return told.freed, told.orphaned, told.somebody_runs, chains, named, people


@QUICK
@given(seed=st.integers(0, 100_000))
def test_what_a_stop_reads_of_the_map_is_the_same_where_an_edit_changed_no_mark_of_it(seed: int) -> None:
    dice = Random(seed)
    before = _a_session(seed)
    for _ in range(4):
        after = dice.choice((_item, _item_added, _tie, _tie_added, _tie_removed))(before, dice)
        was, now = measures_of(before), measures_of(after)
        since = changed(seen(before, was), seen(after, now))
        assert since is not None
        for item in before.items:
            if item.kind in ("team", "skill"):
                continue
            if stop_dependencies(before, was, Stop(items=(item.id,))).isdisjoint(since):
                assert _read_of(before, was, item.id) == _read_of(after, now, item.id)
        before = after


def _figures(measures: Measures, stopped: list[str]) -> tuple[object, ...]:
    told = stop_test(measures, stopped), measures.people(stopped)
    return (
        *told,
        measures.lock_counts(),
        measures.trade_matrix(),
        measures.portfolio_curve(),
        measures.works_on("i2"),
    )


@QUICK
@given(seed=st.integers(0, 100_000))
def test_measures_after_edits_are_those_of_the_session_alone(seed: int) -> None:
    dice = Random(seed)
    session = _a_session(seed)
    shared = []
    for _ in range(5):
        session = dice.choice(EDITS)(session, dice)
        things = [item.id for item in session.items if item.kind not in ("team", "skill")]
        stopped = dice.sample(things, min(2, len(things)))
        shared.append((session, stopped, _figures(measures_of(session), stopped)))
    for after, stopped, figures in shared:
        assert figures == _figures(Measures(_afresh(after)), stopped)


@QUICK
@given(seed=st.integers(0, 100_000))
def test_whether_somebody_runs_what_a_stop_needs_is_told_from_all_of_it(seed: int) -> None:
    session = rich(seed)
    measures, kinds = measures_of(session), {item.id: item.kind for item in session.items}
    needs: dict[str, set[str]] = {item: set() for item in kinds}
    for tie in session.ties:
        needs[tie.from_].add(tie.to)

    def staffed(item: str) -> bool:
        return any(kinds[end] in ("team", "skill") for end in needs[item])

    def has_carer(item: str) -> bool:
        works = [w for w in kinds if item in needs[w] and kinds[w] in ("initiative", "product")]
        return staffed(item) or any(map(staffed, works))

    for item in (i for i, kind in kinds.items() if kind not in ("team", "skill")):
        told = measures.things([item])
        run = [i for i in (*(kept.item for kept in told.kept), *told.freed) if kinds[i] in RUN_KINDS]
        assert told.somebody_runs == (any(map(has_carer, run)) if run else None)
