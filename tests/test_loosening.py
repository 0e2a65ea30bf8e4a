"""What would loosen some stops: beside every single change to the map, tried from scratch."""

from entanglement_cases import item, measures, needs, sessions, staffed_stops, swap, tie
from entanglement_reference import STAFF, Slow
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening import loosening
from spm_tui.workshop.records import Stop

EVERY = 10**6


def without(values, one):
    return tuple(other for other in values if other is not one)


def other_maps(session):
    """Every single change to the ties of a map, with the map it makes."""
    kind = {i.id: i.kind for i in session.items}
    for one in session.ties:
        rest = without(session.ties, one)
        to_staff, ends = kind[one.to] in STAFF, (one.from_, one.to)
        if not (to_staff and one.people is not None):
            yield ("cut", *ends), structs.replace(session, ties=rest)
        elif one.carried_by is not None:
            changed = structs.replace(one, carried_by=None)
            yield ("payer", *ends), structs.replace(session, ties=(*rest, changed))
        else:
            changed = structs.replace(one, months=0.0)
            yield ("date", *ends), structs.replace(session, ties=(*rest, changed))


def slowly(session, stops, horizon):
    """(kind, from, to, gain, released gain) of every change that raises something, best first; and today."""
    slow = Slow(session)
    today = {stop: slow.useful(stop, horizon) for stop in stops}
    known = [stop for stop in stops if today[stop][0] is not None]

    def gains(other, **extra):
        released = useful = 0
        for stop in known:
            found = other.useful(stop, horizon, **extra)
            released += found[0] - today[stop][0]
            useful += (found[1] or 0) - (today[stop][1] or 0)
        return useful, released

    found = [(key, gains(Slow(other))) for key, other in other_maps(session)]
    wanting = [i.id for i in session.items if i.wants is not None]
    for team in (i.id for i in session.items if i.kind in STAFF):
        found += [(("link", team, work), gains(slow, extra=(team, work))) for work in wanting]
    better = [(key, gain) for key, gain in found if gain[0] >= 0 and max(gain) > 0]
    better.sort(key=lambda pair: (-pair[1][0], -pair[1][1], pair[0]))
    useful = [today[stop][1] for stop in known if today[stop][1] is not None]
    return [(*key, gain[0] / 10, gain[1] / 10) for key, gain in better], sum(useful) / 10 if useful else None


@st.composite
def rooms(draw):
    """A map and some sets of things to stop, of those that people are on where there are any."""
    session = draw(sessions(most=9) | staffed_stops().map(lambda case: case[0]))
    kind = {i.id: i.kind for i in session.items}
    staffed = {t.from_ for t in session.ties if t.people is not None and kind[t.from_] not in STAFF}
    things = sorted(staffed) or [i.id for i in session.items if i.kind not in STAFF]
    if not things:
        return session, []
    one = st.lists(st.sampled_from(things), min_size=1, max_size=2, unique=True)
    return session, sorted({tuple(sorted(draw(one))) for _ in range(draw(st.integers(1, 3)))})


@settings(max_examples=150, deadline=None)
@given(rooms(), st.sampled_from([0.0, 3.0, 5.0]))
def test_what_loosens_is_what_every_single_change_tried_from_scratch_says(case, horizon):
    session, stops = case
    expected, useful = slowly(session, stops, horizon)
    found = loosening(Measures(session), stops, horizon, most=EVERY)
    assert [c.gain is None for c in found.changes] == [useful is None] * len(found.changes)
    assert [(c.kind, c.from_, c.to, c.gain or 0.0, c.released_gain) for c in found.changes] == expected
    assert (found.stops, found.useful) == (tuple(stops), useful)
    assert loosening(Measures(session), stops, horizon).changes == found.changes[:5]


def changes(found):
    return [(c.kind, c.from_, c.to, c.gain, c.released_gain) for c in found.changes]


def test_run_load_of_what_another_work_needs_too_is_loosened_by_a_payer_or_a_cut():
    """p1 wants one of the 1.5 whom s1 keeps: w1 holds it, and nobody but i1 pays for it."""
    m = measures(
        [item("p1", wants=3.5)],
        [
            *needs("i1>s1 w1>s1"),
            tie("i1", "t1", people=4.0, months=1),
            tie("s1", "t1", people=1.5, carried_by="i1"),
        ],
        [swap("t1", "p1", seen_months=1.0)],
        [Stop(items=("i1",))],
    )
    found = loosening(m)
    assert (found.stops, found.useful, found.released) == ((("i1",),), 2.5, 2.5)
    assert changes(found) == [("cut", "w1", "s1", 1.0, 1.5), ("payer", "s1", "t1", 1.0, 1.5)]
    assert [c.lever for c in found.changes] == ["team-topology", "budgeting-horizon"]


def test_a_cut_that_leaves_a_thing_without_any_need_frees_nobody():
    """Without the tie s1 hangs on nothing, and then the stop of i1 frees it no more."""
    ties = [*needs("i1>s1"), tie("i1", "t1", people=4.0), tie("s1", "t2", people=1.0)]
    assert measures(ties=ties).people(["i1"]).released == 5.0
    assert changes(loosening(measures(ties=ties), [["i1"]])) == []


def test_a_team_is_asked_for_or_trained_and_a_date_is_named_or_brought_forward():
    def loosened(months, swaps=(), horizon=3.0):
        ties = [tie("i1", "t1", people=4.0, months=months)]
        return loosening(measures([item("p1", wants=3.0)], ties, swaps), [["i1"]], horizon)

    never = loosened(1.0)
    assert changes(never) == [("link", "t1", "p1", 3.0, 0.0)]
    late = loosened(1.0, [swap("t1", "p1", seen_months=9.0)])
    assert changes(late) == changes(never)
    assert [never.changes[0].asked, late.changes[0].asked] == [False, True]
    far, unknown = (loosened(months, [swap("t1", "p1", seen_months=1.0)]) for months in (5.0, None))
    assert changes(far) == changes(unknown) == [("date", "i1", "t1", 3.0, 0.0)]
    assert [far.changes[0].asked, unknown.changes[0].asked] == [True, False]
    assert changes(loosened(9.0)) == []  # two changes at once are none


def test_what_nobody_said_is_not_known_and_not_nought():
    m = measures(ties=[*needs("i1>s1 w1>s1"), tie("i1", "t1", people=2.0)])
    found = loosening(m, [["i1"]])
    assert (found.useful, found.released, found.changes) == (None, 2.0, ())
    nobody = loosening(measures(ties=needs("i1>t1")), [["i1"]])
    assert (nobody.useful, nobody.released, nobody.changes) == (None, None, ())
    assert loosening(measures(ties=needs("i1>t1"))).stops == ()


def test_stops_are_added_up_and_a_stop_of_a_team_is_none_of_them():
    ties = [tie(work, "t1", people=2.0, months=0) for work in ("i1", "i2")]
    stops = [Stop(items=("i2",)), Stop(items=("i1",)), Stop(items=("t1",))]
    found = loosening(measures([item("p1", wants=9.0)], ties, stops=stops))
    assert found.stops == (("i1",), ("i2",))
    assert changes(found) == [("link", "t1", "p1", 4.0, 0.0)]
