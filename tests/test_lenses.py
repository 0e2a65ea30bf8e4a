"""Lenses: each line of each lens can reach every verdict from fields of the file, and reads plainly."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from msgspec import structs
from rule_cases import EMPTY, TODAY, diagnosis, items, room, with_basis

from spm_tui.diagnosis.finding import Finding, Outcome
from spm_tui.diagnosis.lenses import LENSES, TWINS, VERDICTS, Lens, lenses, practice_label, practices
from spm_tui.diagnosis.map_notes import nothing_said
from spm_tui.diagnosis.rule_table import BY_ID
from spm_tui.entanglement.measures import Measures
from spm_tui.views.lens_tables import subjects
from spm_tui.workshop import ballots, edits
from spm_tui.workshop.choices import Basis
from spm_tui.workshop.records import (
    Asset,
    Case,
    Decision,
    DoorRecord,
    FunctionRecord,
    Item,
    LeverRecord,
    Right,
    Shift,
    Stop,
    Swap,
    Tie,
)
from spm_tui.workshop.session import (
    Answers,
    Fungibility,
    Practices,
    Reversibility,
    Session,
    Stopping,
    Vineyards,
)

THINGS = (
    Item(id="live", name="Live tracking", kind="initiative"),
    Item(id="customs", name="Customs", kind="initiative"),
    Item(id="pricing", name="Pricing", kind="initiative"),
    Item(id="fleet", name="Fleet team", kind="team", people=4.0),
    Item(id="berth", name="Berth team", kind="team"),
    Item(id="bus", name="Event bus", kind="platform"),
    Item(id="positions", name="Positions", kind="data"),
)
Made = Callable[[bool, Basis], Session]


def answers(**given: Any) -> Session:
    return structs.replace(EMPTY, items=THINGS, answers=Answers(**given))


def stop(gap: bool, basis: Basis) -> Session:
    record = Stop(items=("live",), said_people=8.0, seen_people=3.0 if gap else 7.5, basis=basis)
    return answers(stopping=Stopping(stops=(record,)))


def swap(gap: bool, basis: Basis) -> Session:
    record = Swap(
        category="teams", from_="fleet", to="customs", said_months=1, seen_months=9 if gap else 3, basis=basis
    )
    if not gap:
        record = structs.replace(record, seen_months=2.5)
    return answers(fungibility=Fungibility(swaps=(record,)))


def door(gap: bool, basis: Basis) -> Session:
    record = DoorRecord(
        case="own-hub",
        door="easy",
        said_months=3,
        seen_months=16 if gap else 4.5,
        tried="partly",
        fails=(),
        basis=basis,
    )
    session = answers(reversibility=Reversibility(doors=(record,)))
    return structs.replace(session, cases=(Case(id="own-hub", name="Own hub"),))


def shifts(gap: bool, basis: Basis) -> Session:
    took = ("reorg", "new-team", "reorg") if gap else ("reprioritised",) * 3
    return room(
        *(
            Shift(case=f"c{n}", tried_first="reprioritised", took_what=w, basis=basis)
            for n, w in enumerate(took)
        )  # type: ignore[arg-type]
    )


def entangled(gap: bool, basis: Basis) -> Session:
    ties = (
        Tie(from_="live", to="fleet", people=2.0, cut="inseparable" if gap else "clean", basis=basis),
        Tie(from_="live", to="bus", cut="clean", basis=basis),
        Tie(from_="live", to="positions", cut="clean", basis=basis),
    )
    return structs.replace(answers(stopping=Stopping(stops=(Stop(items=("live",)),))), ties=ties)


def starved(gap: bool, basis: Basis) -> Session:
    bus = Item(id="bus", name="Event bus", kind="platform", run_people=0.5 if gap else 2.0, basis=basis)
    items = tuple(bus if item.id == "bus" else item for item in THINGS)
    ties = tuple(Tie(from_=one, to="bus") for one in ("live", "customs", "pricing"))
    return structs.replace(EMPTY, items=items, ties=ties)


def booked_twice(gap: bool, basis: Basis) -> Session:
    people = 3.0 if gap else 2.0
    ties = tuple(Tie(from_=one, to="fleet", people=people, basis=basis) for one in ("live", "customs"))
    return structs.replace(EMPTY, items=THINGS, ties=ties)


def module(gap: bool, basis: Basis) -> Session:
    fails = ("own_revenue", "own_costs", "little_outside_data") if gap else ()
    record = Asset(item="customs", spoken_as="brand", fails=fails, basis=basis)  # type: ignore[arg-type]
    return answers(vineyards=Vineyards(assets=(record,)))


def ended(gap: bool, basis: Basis) -> Session:
    live = Item(id="live", name="Live tracking", kind="initiative", stage="retired", basis=basis)
    items = tuple(live if item.id == "live" else item for item in THINGS)
    record = Stop(items=("live",), still_there=(), basis=basis)
    session = structs.replace(answers(stopping=Stopping(stops=(record,))), items=items)
    return structs.replace(session, ties=(Tie(from_="live", to="fleet", people=1.0),)) if gap else session


def diet(gap: bool, basis: Basis) -> Session:
    counts = {"moved_work": 9 if gap else 7, "reshaped": 1 if gap else 3}
    records: list[Any] = [LeverRecord(lever="re-org", decided_by="nobody")]
    if not gap:
        records = [Decision(case="c", lever="allocation", took="yes")]
    return with_basis(room(*records, fields={"reallocate_or_reshape": counts}), basis)


def levers(*pairs: tuple[str, str], basis: Basis) -> list[LeverRecord]:
    return [LeverRecord(lever=name, decided_by=who, basis=basis) for name, who in pairs]  # type: ignore[arg-type]


def deciders(gap: bool, basis: Basis) -> Session:
    others = "ceo" if gap else "pmo"
    return room(*levers(("allocation", "pmo"), ("strategy", others), ("org-design", others), basis=basis))


def right(name: str, decides: bool, basis: Basis) -> Right:
    role: Any = "decide" if decides else "recommend"
    return Right(decision_type=name, portfolio="inform", leadership=role, stalled_months=3, basis=basis)


def between(gap: bool, basis: Basis) -> Session:
    rights = [right(name, not gap, basis) for name in ("split", "fund")]
    return room(*rights, *levers(("allocation", "pmo"), basis=basis))


def clear(gap: bool, basis: Basis) -> Session:
    return ballots.tally(room(right("split", not gap, basis)), "boundary", "clarity", {5: 4})


def orphan(gap: bool, basis: Basis) -> Session:
    return room(*levers(("org-design", "nobody" if gap else "ceo"), basis=basis))


def nothing_moved(gap: bool, basis: Basis) -> Session:
    took: Any = "no" if gap else "yes"
    return room(Shift(case="c", took_what="new-team", took=took, on=date(2026, 1, 1), basis=basis))


def tended(gap: bool, basis: Basis) -> Session:
    record = Asset(
        item="bus", fits="vineyard", tended_by="nobody" if gap else "technology", committed_years=3,
        months_to_change=24, basis=basis,
    )  # fmt: skip
    return answers(vineyards=Vineyards(assets=(record,)))


def home(gap: bool, basis: Basis) -> Session:
    job = FunctionRecord(function="funding", if_gone="moves", moves_to="hr" if gap else "pmo", basis=basis)
    return room(job, *levers(("allocation", "pmo"), ("strategy", "ceo"), basis=basis))


LINES: dict[str, Made] = {
    "liquid": stop,
    "fungible": swap,
    "rebalanced without changing the holder": shifts,
    "no damage on the way out": door,
    "systems replaceable": entangled,
    "labour fungible": swap,
    "running is someone's expense": starved,
    "modular": module,
    "lifecycles": ended,
    "reallocated over time": stop,
    "without redesign": shifts,
    "flow can be redirected": shifts,
    "investments substitutable": swap,
    "capacity reclaimable": stop,
    "rebalancing reversible": door,
    "allocation expresses strategy": diet,
    "deciders hold structure and delivery": deciders,
    "no buffer": between,
    "platforms are fed": starved,
    "a product is a product": module,
    "load is seen and limited": booked_twice,
    "the boundary is clear": clear,
    "routing is enough": diet,
    "levers have owners": orphan,
    "structure moves with strategy": nothing_moved,
    "long bets are tended": tended,
    "work comes home": home,
}


def verdict(found: tuple[Lens, ...], assumption: str) -> str:
    return next(one.verdict for lens in found for one in lens.assumptions if one.assumption == assumption)


def test_every_line_of_every_lens_has_its_sessions_here() -> None:
    assert set(LINES) == {one.assumption for text in LENSES for one in text.assumptions}
    assert [text.lens for text in LENSES] == [
        "finance", "centralised-it", "consumer-goods", "lean-portfolio", "product-centric", "spm-buffer",
        "spm-leadership",
    ]  # fmt: skip


@pytest.mark.parametrize("assumption", LINES)
@pytest.mark.parametrize(
    ("gap", "basis", "expected"),
    [(True, "measured", "broken"), (True, "hunch", "mixed"), (False, "measured", "holds")],
)
def test_every_line_reaches_every_verdict(assumption: str, gap: bool, basis: Basis, expected: str) -> None:
    session = LINES[assumption](gap, basis)
    if nothing_said(session):  # the map alone makes notes, and these break nothing
        session = edits.set_answer(session, "redesign_frequency", said_percent=20.0)
    assert verdict(diagnosis(session).lenses, assumption) == expected
    assert verdict(diagnosis(EMPTY).lenses, assumption) == "not-examined"


@pytest.mark.parametrize("assumption", ["platforms are fed", "load is seen and limited"])
def test_what_the_map_alone_shows_leaves_a_line_open(assumption: str) -> None:
    session = LINES[assumption](True, "measured")
    assert nothing_said(session)
    assert {one.tone for one in diagnosis(session).findings if one.state != "not-examined"} == {"notes"}
    assert verdict(diagnosis(session).lenses, assumption) == "open"


@pytest.mark.parametrize(("gap", "clears"), TWINS.items())
def test_a_gap_beside_its_clearing_twin_holds_in_part(gap: str, clears: str) -> None:
    def fired(rule: str) -> Finding:
        return Finding(
            key=f"{rule}:x",
            rule=rule,
            tone=BY_ID[rule].tone,
            headline="",
            could_be_wrong="",
            ask="",
            passage="",
        )

    outcomes = {gap: Outcome(examined=True), clears: Outcome(examined=True)}
    lines = [(text.lens, one.assumption) for text in LENSES for one in text.assumptions if gap in one.rules]
    for lens, assumption in lines:
        both = {
            (one.lens, line.assumption): line
            for one in lenses(EMPTY, Measures(EMPTY), (fired(gap), fired(clears)), outcomes)
            for line in one.assumptions
        }[lens, assumption]
        assert (both.verdict, both.trail) == ("mixed", (f"{gap}:x", f"{clears}:x"))
        alone = lenses(EMPTY, Measures(EMPTY), (fired(clears),), outcomes)
        assert verdict(alone, assumption) == "holds"
    assert lines


def test_a_rule_that_has_not_run_is_not_examined() -> None:
    assert verdict(lenses(EMPTY, Measures(EMPTY), (), {}), "fungible") == "not-examined"


def test_the_lean_lens_begins_with_its_practices_and_only_that_one() -> None:
    session = structs.replace(EMPTY, practices=Practices(work_visible="yes", wip_limited="no"))
    found = lenses(session, Measures(session), (), {})
    assert [lens.lens for lens in found if lens.practices is not None] == ["lean-portfolio"]
    (lean,) = (lens for lens in found if lens.practices is not None)
    assert lean.practices == {
        "work_visible": "yes", "wip_limited": "no", "stable_teams": None, "around_value": None,
        "short_feedback": None, "long_lived_funding": None,
    }  # fmt: skip
    assert [len(lens.assumptions) for lens in found if lens.practices is not None] == [5]
    assert all(practice_label(name) for name in practices(EMPTY))


def test_a_lens_can_be_read_in_ten_seconds() -> None:
    for text in LENSES:
        assert len(text.label) <= 22
        assert 3 <= len(text.assumptions) <= 5
        for one in text.assumptions:
            assert len(one.plain) <= 64
            assert all(rule in BY_ID for rule in one.rules)
    for lens in lenses(EMPTY, Measures(EMPTY), (), {}):
        assert (lens.label, bool(lens.line)) != ("", False)
        assert all(line.plain and line.words == VERDICTS["not-examined"] for line in lens.assumptions)


def test_the_verdict_rests_on_the_day_it_is_asked_for() -> None:
    session = nothing_moved(True, "measured")
    assert verdict(diagnosis(session, date(2026, 6, 1)).lenses, "structure moves with strategy") == "open"
    assert verdict(diagnosis(session, TODAY).lenses, "structure moves with strategy") == "broken"


PAID = "running is someone's expense"


def test_nobody_who_pays_never_makes_a_budget_that_holds() -> None:
    nobody = Stop(items=("live",), run_paid_by="nobody", basis="measured")
    bus = Item(id="bus", name="Event bus", kind="platform", run_people=2.0, basis="measured")
    session = structs.replace(
        answers(stopping=Stopping(stops=(nobody,))), items=(*THINGS[:5], bus, THINGS[6])
    )
    (line,) = (
        one for lens in diagnosis(session).lenses for one in lens.assumptions if one.assumption == PAID
    )
    assert (line.verdict, line.words) == ("open", "open: 1 of 2 looked at speaks against it")
    paid = structs.replace(nobody, run_paid_by="CFO")
    session = structs.replace(session, answers=Answers(stopping=Stopping(stops=(paid,))))
    assert verdict(diagnosis(session).lenses, PAID) == "holds"
    said = structs.replace(paid, basis="hunch")
    alone = structs.replace(answers(stopping=Stopping(stops=(said,))))
    assert verdict(diagnosis(alone).lenses, PAID) != "holds"


def test_a_rule_that_stays_silent_leaves_its_assumption_open_and_says_how_many_were_looked_at() -> None:
    works = [
        Stop(items=(one,), said_people=8.0, seen_people=7.5, basis=basis)  # type: ignore[arg-type]
        for one, basis in (("live", "hunch"), ("customs", None), ("pricing", "hunch"))
    ]
    found = diagnosis(answers(stopping=Stopping(stops=tuple(works)))).lenses
    (line,) = (one for lens in found for one in lens.assumptions if one.assumption == "liquid")
    assert (line.verdict, line.words) == ("open", "nothing against it yet, 3 looked at")


@pytest.mark.parametrize("made", LINES.values(), ids=LINES)
def test_the_same_sentence_has_one_verdict_on_every_lens(made: Made) -> None:
    for gap in (True, False):
        told: dict[str, set[str]] = {}
        for lens in diagnosis(made(gap, "measured")).lenses:
            for one in lens.assumptions:
                told.setdefault(one.plain, set()).add(one.words)
        assert all(len(words) == 1 for words in told.values())


def test_a_swap_of_systems_says_nothing_about_moving_people() -> None:
    record = Swap(
        category="platforms", from_="bus", to="positions", said_months=1, seen_months=9, basis="measured"
    )
    found = diagnosis(answers(fungibility=Fungibility(swaps=(record,)))).lenses
    assert verdict(found, "fungible") == "broken"
    assert verdict(found, "labour fungible") in ("open", "not-examined")


def test_a_swap_of_systems_that_took_longer_speaks_against_taking_a_system_out() -> None:
    record = Swap(category="platforms", from_="bus", to="gateway", said_months=3, seen_months=12)
    gateway = Item(id="gateway", name="EDI gateway", kind="system")
    for basis, told in (("measured", "does not hold here"), ("hunch", "worth checking")):
        given = structs.replace(record, basis=basis)
        session = answers(fungibility=Fungibility(swaps=(given,)))
        session = structs.replace(session, items=(*THINGS, gateway))
        (line,) = (
            one
            for lens in diagnosis(session).lenses
            for one in lens.assumptions
            if one.assumption == "systems replaceable"
        )
        assert line.words == told
        away = structs.replace(session, items=(*THINGS, structs.replace(gateway, kind="product")))
        assert verdict(diagnosis(away).lenses, "systems replaceable") == "not-examined"


def test_a_gap_beside_what_went_as_said_holds_in_part_and_only_the_gap_is_named() -> None:
    held = Swap(
        category="teams", from_="berth", to="pricing", said_months=1, seen_months=1.5, basis="measured"
    )
    alone = Swap(
        category="teams", from_="fleet", to="customs", said_months=1, able_others=1, basis="measured"
    )
    session = answers(fungibility=Fungibility(swaps=(held, alone)))
    found = diagnosis(session)
    (line,) = (
        one for lens in found.lenses for one in lens.assumptions if one.assumption == "labour fungible"
    )
    assert (line.verdict, line.words) == ("mixed", "holds in part")
    assert {key.partition(":")[0] for key in line.trail} == {"sole-holder", "swap-held"}
    assert subjects(session, found, line) == ["Fleet team to Customs"]


def test_what_the_room_says_no_to_never_holds() -> None:
    waits = [right("split", False, "measured")]
    unclear = ballots.tally(room(*waits), "boundary", "clarity", {1: 3, 2: 2})
    assert verdict(diagnosis(unclear).lenses, "the boundary is clear") == "open"
    no_way_back = DoorRecord(case="own-hub", door="none", tried="never", basis="measured")
    session = structs.replace(
        answers(reversibility=Reversibility(doors=(no_way_back,))),
        cases=(Case(id="own-hub", name="Own hub"),),
    )
    assert verdict(diagnosis(session).lenses, "rebalancing reversible") == "open"
    nobody = room(
        LeverRecord(lever="strategy", decided_by="nobody", basis="measured"),
        *levers(("re-org", "ceo"), basis="measured"),
    )
    assert verdict(diagnosis(nobody).lenses, "levers have owners") == "open"


def test_a_stop_that_the_map_holds_nothing_of_was_not_looked_at() -> None:
    alone = room(Stop(items=("a",), said_people=8, said_months=1), items=items(initiative="a"))
    found = diagnosis(alone).lenses
    words = [
        one.words for lens in found for one in lens.assumptions if one.assumption == "capacity reclaimable"
    ]
    assert words == ["not asked yet"]
