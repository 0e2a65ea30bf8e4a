"""Edits of a session: pure, and never leaving what the file would refuse."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from spm_tui.storage.codec import decode, encode
from spm_tui.workshop import ballots, edits
from spm_tui.workshop import records as r
from spm_tui.workshop import session as s


def small() -> s.Session:
    """Tracking takes 6 of Fleet, who keep Position hub running inside it; Pricing takes 1 of Fleet too."""
    things = (
        ("tracking", "Live tracking", "initiative"), ("pricing", "Pricing", "initiative"),
        ("fleet", "Fleet team", "team"), ("berth", "Berth team", "team"),
        ("hub", "Position hub", "system"), ("hub2", "Pos hub", "system"),
    )  # fmt: skip
    return s.Session(
        format=1, title="t", mode="workshop", created=date(2026, 11, 22),
        items=tuple(r.Item(id=i, name=n, kind=k) for i, n, k in things),
        ties=(
            r.Tie(from_="tracking", to="fleet", people=6.0),
            r.Tie(from_="pricing", to="fleet", people=1.0),
            r.Tie(from_="hub", to="fleet", people=2.5, carried_by="tracking"),
            r.Tie(from_="hub2", to="fleet", people=1.0),
            r.Tie(from_="tracking", to="hub"),
        ),
        cases=(r.Case(id="march", name="March re-plan"), r.Case(id="own-hub", name="Own hub")),
        answers=s.Answers(
            allocation_unit=s.AllocationUnit(
                status="answered",
                moves=(r.Move(case="march", unit="project", from_="tracking", to="pricing"),),
            ),
            stopping=s.Stopping(
                status="answered",
                stops=(r.Stop(items=("tracking",), said_people=8.0), r.Stop(items=("tracking", "hub"))),
            ),
            reversibility=s.Reversibility(
                status="answered", doors=(r.DoorRecord(case="own-hub", items=("hub",)),)
            ),
            fungibility=s.Fungibility(
                status="answered", swaps=(r.Swap(category="teams", from_="fleet", to="pricing"),)
            ),
            vineyards=s.Vineyards(status="answered", assets=(r.Asset(item="hub"),)),
        ),
        rounds=(s.Round(id="g", question="stopping", field="said_people", round=1, state="revealed",
                        subject="tracking"),),
        ballots=(s.Ballot(round="g", value=8.0, count=3),),
        commitments=(
            s.Commitment(id="c", what="Ask", kind="fact-check", finding="reclaim-gap:tracking+hub~2"),
        ),
        stances=(s.Stance(finding="swap-gap:fleet>pricing", stance="agree"),),
    )  # fmt: skip


def broken(session: s.Session) -> list[str]:
    """What the file would refuse in this session."""
    ids = {item.id for item in session.items}
    cases = {case.id for case in session.cases}
    rounds = {row.id for row in session.rounds}
    pairs = [(tie.from_, tie.to) for tie in session.ties]
    found = [f"tie {a} {b}" for a, b in pairs if a == b or pairs.count((a, b)) > 1 or {a, b} - ids]
    found += [f"carried {t}" for t in session.ties if t.carried_by and (t.carried_by, t.to) not in pairs]
    stops = [frozenset(stop.items) for stop in s.records(session, "stopping")]
    found += [f"stop {x}" for x in stops if stops.count(x) > 1 or not x or x - ids]
    for _, _, record in s.all_records(session):
        for name in ("from_", "to", "item"):
            if (named := getattr(record, name, None)) is not None and named not in ids:
                found.append(f"{name} {named}")
        found += [x for x in getattr(record, "items", None) or () if x not in ids]
        if (case := getattr(record, "case", None)) is not None and case not in cases:
            found.append(f"case {case}")
    found += [f"subject {row.subject}" for row in session.rounds if row.subject and row.subject not in ids]
    found += [f"ballot {b.round}" for b in session.ballots if b.round not in rounds]
    return found


def test_the_small_session_is_sound() -> None:
    assert broken(small()) == []


def test_every_reference_is_listed_before_a_deletion() -> None:
    found = edits.refers_to(small(), "tracking")
    assert [(x.where, x.field) for x in found] == [
        ("ties", "from"), ("ties", "carried_by"), ("ties", "from"), ("allocation_unit", "from"),
        ("stopping", "items"), ("stopping", "items"), ("rounds", "subject"), ("commitments", "finding"),
    ]  # fmt: skip
    assert found[0].text == "Live tracking needs Fleet team (6 people)"
    assert edits.refers_to(small(), "berth") == ()
    assert [(x.where, x.position) for x in edits.refers_to(small(), "own-hub", "cases")] == [
        ("reversibility", 0)
    ]


def test_deleting_an_initiative_leaves_its_run_load_carried_by_nobody() -> None:
    session = edits.delete_item(small(), "tracking")
    assert broken(session) == []
    assert [(t.from_, t.people, t.carried_by) for t in session.ties] == [
        ("pricing", 1.0, None), ("hub", 2.5, None), ("hub2", 1.0, None),
    ]  # fmt: skip
    assert [stop.items for stop in s.records(session, "stopping")] == [("hub",)]
    assert s.records(session, "allocation_unit")[0].from_ is None
    assert (session.rounds, session.ballots) == ((), ())
    assert session.commitments[0].finding is None


def test_deleting_a_thing_opens_an_answer_left_with_nothing() -> None:
    session = edits.delete_item(small(), "hub")
    assert s.answer(session, "vineyards").status == "open"
    assert s.records(session, "reversibility")[0].items is None
    assert s.answer(session, "stopping").stops == (
        r.Stop(items=("tracking",), said_people=8.0),
    )  # the stop of both has become a stop of what is left, and there was one already


def test_deleting_the_last_tie_that_holds_a_run_load_lets_go_of_the_carrier() -> None:
    session = edits.delete_tie(small(), 0)
    assert session.ties[1] == r.Tie(from_="hub", to="fleet", people=2.5)


def test_renaming_keeps_every_reference() -> None:
    session = edits.rename_item(small(), "hub", "  Position engine ")
    assert s.items_by_id(session)["hub"].name == "Position engine"
    assert session.ties == small().ties
    with pytest.raises(edits.Refused, match="needs a name"):
        edits.rename_item(small(), "hub", " ")


def test_a_new_id_is_followed_everywhere() -> None:
    session = edits.change_id(edits.change_id(small(), "tracking", "live"), "fleet", "fleet-team")
    assert broken(session) == []
    assert edits.refers_to(session, "tracking") == edits.refers_to(session, "fleet") == ()
    assert session.ties[2] == r.Tie(from_="hub", to="fleet-team", people=2.5, carried_by="live")
    assert session.commitments[0].finding == "reclaim-gap:live+hub~2"
    assert session.stances[0].finding == "swap-gap:fleet-team>pricing"
    assert session.rounds[0].subject == "live"


def test_the_key_of_a_split_follows_its_subject_and_not_its_question() -> None:
    key = "split-room:stopping.said_people.tracking"
    session = edits.add_row(small(), "stances", s.Stance(finding=key, stance="agree"))
    session = edits.add_item(session, r.Item(id="stopping", name="Stopping", kind="workflow"))
    session = edits.change_id(edits.change_id(session, "stopping", "halting"), "tracking", "live")
    assert session.stances[-1].finding == "split-room:stopping.said_people.live"


def test_a_door_keyed_by_its_thing_does_not_follow_a_case_of_the_same_id() -> None:
    session = edits.add_case(small(), r.Case(id="hub", name="Hub"))
    session = edits.add_row(session, "stances", s.Stance(finding="untested-door:hub", stance="agree"))
    assert edits.change_case_id(session, "hub", "own").stances[-1].finding == "untested-door:hub"
    assert edits.change_id(session, "hub", "engine").stances[-1].finding == "untested-door:engine"


@pytest.mark.parametrize("wanted", ["Live tracking", "", "-x", "hub"])
def test_an_id_that_cannot_be_is_refused(wanted: str) -> None:
    with pytest.raises(edits.Refused):
        edits.change_id(small(), "tracking", wanted)


def test_a_finding_about_a_word_does_not_follow_a_thing_of_that_name() -> None:
    session = edits.add_item(small(), r.Item(id="funding", name="Funding", kind="operation"))
    session = edits.add_row(session, "stances", s.Stance(finding="moves-to-nobody:funding", stance="unsure"))
    assert edits.change_id(session, "funding", "money").stances[-1].finding == "moves-to-nobody:funding"
    session = edits.add_row(
        session, "stances", s.Stance(finding="decided-nothing-moved:march", stance="agree")
    )
    assert (
        edits.change_case_id(session, "march", "spring").stances[-1].finding == "decided-nothing-moved:spring"
    )


def test_two_things_that_are_one_are_put_together() -> None:
    session = edits.merge_items(small(), "hub", "hub2")
    assert broken(session) == []
    run = [t for t in session.ties if t.from_ == "hub"]
    assert run == [
        r.Tie(
            from_="hub", to="fleet", people=2.5, carried_by="tracking", note="also: people 1", to_confirm=True
        )
    ]
    assert s.items_by_id(session)["hub"].note == "also called Pos hub"


def test_putting_together_drops_what_would_point_at_itself() -> None:
    session = edits.merge_items(small(), "fleet", "pricing")
    assert broken(session) == []
    assert s.records(session, "fungibility") == ()
    assert s.answer(session, "fungibility").status == "open"
    assert ("fleet", "fleet") not in {(t.from_, t.to) for t in session.ties}


def test_stops_that_become_the_same_are_put_together_without_losing_a_figure() -> None:
    session = edits.add_record(
        small(), "stopping", r.Stop(items=("pricing",), said_people=5.0, said_months=2.0)
    )
    session = edits.merge_items(session, "tracking", "pricing")
    first = s.records(session, "stopping")[0]
    assert (first.said_people, first.said_months, first.to_confirm) == (8.0, 2.0, True)
    assert first.note == "also: we said, people 5"


def test_rounds_on_things_put_together_keep_numbers_of_their_own() -> None:
    session = ballots.tally(small(), "stopping", "said_people", {3.0: 2}, subject="pricing")
    session = edits.merge_items(session, "tracking", "pricing")
    assert [(row.subject, row.round) for row in session.rounds] == [("tracking", 1), ("tracking", 2)]


NO_ROUNDS = structs.replace(small(), rounds=(), ballots=())


def test_a_round_on_a_pair_follows_both_and_goes_where_they_become_one() -> None:
    session = ballots.open_round(NO_ROUNDS, "fungibility", "said_months", "fleet", "berth")
    session = ballots.hold(session, session.rounds[0].id, {3.0: 2})
    followed = edits.change_id(edits.change_id(session, "berth", "quay"), "fleet", "boats")
    assert [(row.subject, row.toward) for row in followed.rounds] == [("boats", "quay")]
    for gone in (edits.merge_items(session, "fleet", "berth"), edits.delete_item(session, "berth")):
        assert (gone.rounds, gone.ballots) == ((), ())
        assert broken(gone) == []


def test_a_round_on_a_case_follows_it_and_goes_with_it() -> None:
    case = edits.new_case(NO_ROUNDS, "Cloud move")
    session = edits.add_case(NO_ROUNDS, case)
    session = ballots.tally(session, "redesign_frequency", "months", {3.0: 2}, subject=case.id)
    renamed = edits.change_case_id(session, case.id, "to-the-cloud")
    assert [row.subject for row in renamed.rounds] == ["to-the-cloud"]
    gone = edits.delete_case(session, case.id)
    assert (gone.rounds, gone.ballots) == ((), ())
    assert decode(encode(renamed)).problems == decode(encode(gone)).problems == ()


def test_a_thing_of_another_kind_takes_its_swaps_along() -> None:
    session = edits.set_item(small(), "fleet", kind="skill")
    assert s.records(session, "fungibility")[0].category == "people"


@pytest.mark.parametrize(
    ("tie", "says"),
    [
        (r.Tie(from_="hub", to="hub"), "cannot need itself"),
        (r.Tie(from_="hub", to="fleet"), "already there"),
        (r.Tie(from_="hub", to="nowhere"), 'no thing "nowhere"'),
        (r.Tie(from_="hub", to="berth", carried_by="tracking"), "First say how many people"),
    ],
)
def test_a_tie_the_file_would_refuse_is_refused(tie: r.Tie, says: str) -> None:
    with pytest.raises(edits.Refused, match=says):
        edits.add_tie(small(), tie)


def test_an_answer_is_answered_by_its_first_record_and_open_again_without() -> None:
    session = edits.set_answer(small(), "ownership", status="skipped", reason="no time")
    session = edits.add_record(session, "ownership", r.LeverRecord(lever="strategy", decided_by="ceo"))
    assert s.answer(session, "ownership").status == "answered"
    assert s.answer(session, "ownership").reason is None
    session = edits.delete_record(session, "ownership", 0)
    assert s.answer(session, "ownership").status == "open"


def test_a_figure_of_the_answer_itself_answers_and_opens_it() -> None:
    session = edits.set_answer(small(), "reallocate_or_reshape", moved_work=8)
    assert s.answer(session, "reallocate_or_reshape").status == "answered"
    session = edits.set_answer(session, "reallocate_or_reshape", moved_work=None)
    assert s.answer(session, "reallocate_or_reshape").status == "open"
    with pytest.raises(edits.Refused, match="no field"):
        edits.set_answer(session, "stopping", moved_work=8)


def test_words_alone_leave_a_question_open() -> None:
    session = edits.set_answer(small(), "boundary", words="We are not sure.")
    assert s.answer(session, "boundary").status == "open"


def test_lines_to_sort_are_kept_changed_and_taken_away() -> None:
    session = edits.add_to_sort(edits.add_to_sort(small(), "boundary", "a"), "boundary", "b")
    assert s.answer(session, "boundary").to_sort == ("a", "b")
    assert s.answer(edits.replace_to_sort(session, "boundary", 0, "c"), "boundary").to_sort == ("c", "b")
    assert s.answer(edits.delete_to_sort(session, "boundary", 1), "boundary").to_sort == ("a",)
    long = "x" * 45_000
    assert "".join(s.answer(edits.add_to_sort(small(), "boundary", long), "boundary").to_sort) == long


def test_a_second_line_about_stopping_the_same_things_is_refused() -> None:
    with pytest.raises(edits.Refused, match="already a line"):
        edits.add_record(small(), "stopping", r.Stop(items=("hub", "tracking")))
    same = s.records(small(), "stopping")[1]
    assert edits.replace_record(small(), "stopping", 1, same) == small()


def test_a_record_that_names_what_is_not_there_is_refused() -> None:
    with pytest.raises(edits.Refused, match='no case "x"'):
        edits.add_record(small(), "allocation_unit", r.Move(case="x", unit="team"))
    with pytest.raises(edits.Refused, match="two different"):
        edits.add_record(small(), "fungibility", r.Swap(category="teams", from_="fleet", to="fleet"))


def test_deleting_a_case_takes_its_lines_along() -> None:
    session = edits.delete_case(small(), "march")
    assert broken(session) == []
    assert s.records(session, "allocation_unit") == ()


def test_a_role_that_leaves_takes_no_answer_along() -> None:
    session = edits.add_row(small(), "participants", s.Participant(id="cfo", role="Finance"))
    session = structs.replace(session, ballots=(s.Ballot(round="g", value=5.0, participant="cfo"),))
    session = edits.delete_row(session, "participants", 0)
    assert session.ballots == (s.Ballot(round="g", value=5.0, count=1),)


STEP = st.tuples(
    st.sampled_from(["merge", "delete", "delete_tie", "id", "stop", "case"]),
    st.integers(0, 5),
    st.integers(0, 5),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(STEP, max_size=6))
def test_no_row_of_edits_leaves_what_the_file_would_refuse(steps: list[tuple[str, int, int]]) -> None:
    session = small()
    for what, a, b in steps:
        ids = [item.id for item in session.items]
        if len(ids) < 2:
            break
        one, two = ids[a % len(ids)], ids[b % len(ids)]
        try:
            if what == "merge":
                session = edits.merge_items(session, one, two)
            elif what == "delete":
                session = edits.delete_item(session, one)
            elif what == "delete_tie":
                session = edits.delete_tie(session, a)
            elif what == "id":
                session = edits.change_id(session, one, f"n{b}")
            elif what == "stop":
                session = edits.add_record(session, "stopping", r.Stop(items=tuple({one, two})))
            else:
                session = edits.delete_case(session, ["march", "own-hub"][a % 2])
        except edits.Refused:
            continue
        assert broken(session) == []


@pytest.mark.parametrize(
    ("wanted", "table", "place"),
    [
        ("tracking", "items", ("stopping", "said_people", "tracking")),
        ("march", "cases", ("redesign_frequency", "months", "march")),
    ],
)
def test_a_round_that_goes_with_a_thing_is_named_with_the_number_of_its_answers(
    wanted: str, table: str, place: tuple[str, str, str]
):
    session = ballots.open_round(small(), *place)
    session = ballots.hold(session, session.rounds[-1].id, {77.7: 2, 3.0: 1}, 1)
    told = [one.text for one in edits.refers_to(session, wanted, table) if one.where == "rounds"]
    assert told[-1:] == ["a round with 4 answers"]
