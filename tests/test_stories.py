"""Stories, the first page, contradictions and the spectrum: what a room sees first, and in which order."""

from typing import Any

import pytest
from msgspec import structs
from rule_cases import EMPTY, TODAY, diagnosis, room
from sample_files import FIRST, SECOND, load

from spm_tui.diagnosis import spectrum
from spm_tui.diagnosis.contradictions import CLASHES, contradictions
from spm_tui.diagnosis.engine import diagnose
from spm_tui.diagnosis.finding import Finding, Size, StanceTaken, State, Step, Tone
from spm_tui.diagnosis.first_page import first_page, headlines
from spm_tui.diagnosis.probes import Probe
from spm_tui.diagnosis.rule_table import BY_ID
from spm_tui.diagnosis.single_changes import change_words
from spm_tui.diagnosis.stories import HOW_WE_DECIDE, ordered_stories, stories
from spm_tui.diagnosis.ten_answers import RULES_OF
from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening import loosening
from spm_tui.storage.codec import decode
from spm_tui.views.findings import answers_and_page_rows, story_rows
from spm_tui.views.styled_lines import plain
from spm_tui.workshop.records import Asset, FunctionRecord, Item, LeverRecord, Move, Stop, Tie
from spm_tui.workshop.session import Answers, Session, Stance, Stopping, Vineyards

THINGS = tuple(Item(id=name, name=name.title(), kind="system") for name in "abcdefg")
MAP = structs.replace(EMPTY, items=THINGS)
PROBE = Probe("stopping", "stopping.stops.items", "What did we stop last?", ("reclaim-gap",))


def golden() -> Session:
    with open("tests/data/golden.toml", encoding="utf-8") as file:
        session = decode(file.read()).session
    assert session is not None
    return session


def noticed(
    rule: str, item: str | None = None, state: State = "supported", question: str = "stopping", **more: Any
) -> Finding:
    tone: Tone = BY_ID[rule].tone
    given: dict[str, Any] = {
        "headline": f"Stopping {item}: {rule} in figures.",
        "items": (item,) if item else (),
        "trail": (Step(question, "x", "x"),),
        **more,
    }
    return Finding(
        key=f"{rule}:{item}",
        rule=rule,
        tone=given.pop("tone", tone),
        state=state,
        could_be_wrong="",
        ask="",
        passage="",
        **given,
    )


def with_stops(**said: float) -> Session:
    """The map with stop records: by thing, how many people we said."""
    given = tuple(Stop(items=(item,), said_people=people) for item, people in said.items())
    return structs.replace(MAP, answers=Answers(stopping=Stopping(stops=given)))


def missing(item: str, people: float, state: State = "supported", **more: Any) -> Finding:
    """A stop that gave back so many people less than we said."""
    return noticed("reclaim-gap", item, state, size=Size(people, "people"), **more)


def disputed(finding: Finding) -> Finding:
    return structs.replace(finding, stances=(StanceTaken("dispute", "the wind-down is not over"),))


def test_there_is_one_story_per_subject_and_three_on_how_we_decide() -> None:
    found = [
        noticed("reclaim-gap", "a"), noticed("swap-gap", "a"),
        noticed("stiff-flow"), noticed("unit-mismatch"),
        noticed("buffer"), noticed("orphan-lever"), noticed("moves-to-nobody"),
    ]  # fmt: skip
    told = stories(MAP, found)
    assert {(story.subject, story.name) for story in told} == {
        ("a", "A"), *((None, name) for name in HOW_WE_DECIDE),
    }  # fmt: skip
    keys = {story.name: set(story.findings) for story in told}
    assert keys["How we allocate"] == {"stiff-flow:None", "unit-mismatch:None"}
    assert keys["Who decides"] == {"buffer:None", "orphan-lever:None"}
    assert keys["Where work rests"] == {"moves-to-nobody:None"}


def test_every_rule_that_answers_a_question_on_deciding_has_its_story() -> None:
    deciding = {question for questions in HOW_WE_DECIDE.values() for question in questions}
    for question in deciding:
        for rule in RULES_OF[question]:
            if rule in BY_ID:
                (story,) = stories(MAP, [noticed(rule)])
                assert story.name in HOW_WE_DECIDE


def test_a_decision_without_things_is_a_story_of_its_own_and_not_how_we_decide() -> None:
    door = noticed("untested-door", question="reversibility", headline="Free tier: the way back is untried.")
    (story,) = stories(MAP, [door])
    assert (story.subject, story.name) == (None, "Free tier")


def test_the_parts_of_a_story_never_begin_alike() -> None:
    found = [missing("a", 4), noticed("unfunded-run", "a"), noticed("entangled-stop", "a")]
    (story,) = stories(with_stops(a=8), found)
    assert story.headline == "Stopping a: reclaim-gap in figures."
    assert [(part.about, part.text) for part in story.parts] == [
        ("who pays", "Unfunded-run in figures."),
        ("what it is tied to", "Entangled-stop in figures."),
    ]


def test_a_part_keeps_its_subject_where_the_lead_does_not_name_it() -> None:
    door = noticed("untested-door", "a", question="reversibility", headline="Way back from the free tier.")
    talk = noticed("stock-talk", "a", question="vineyards", headline="A: spoken of as a stock.")
    tend = noticed("untended-vineyard", "a", question="vineyards", headline="A: a vineyard with 1 year.")
    (story,) = stories(MAP, [door, talk, tend])
    assert [part.text for part in story.parts] == ["A: spoken of as a stock.", "A vineyard with 1 year."]


def test_parts_that_begin_alike_stand_one_after_the_other() -> None:
    told = [
        noticed("unit-mismatch", question="allocation_unit", headline="We said flow; 4 of 5 moves did not."),
        noticed(
            "moved-not-removed", question="redesign_frequency", headline="Plans are redone; changes took 8."
        ),
        noticed("redesign-understated", question="redesign_frequency", headline="We said 20%; 2 of 4 did."),
        noticed(
            "slower-than-the-plan", question="allocation_unit", headline="Plans are redone; moves took 4."
        ),
    ]
    (story,) = stories(EMPTY, told)
    texts = [part.text for part in story.parts]
    at = texts.index("Moves took 4.") if "Moves took 4." in texts else texts.index("Changes took 8.")
    assert texts[at - 1].startswith("Plans are redone;")
    assert sorted(part.finding for part in story.parts) == sorted(story.findings[1:])


def test_stories_come_by_size_against_what_was_said_before_how_many_notes_they_have() -> None:
    session = with_stops(a=10, b=10, c=2, d=4)
    found = [
        missing("a", 4), noticed("unfunded-run", "a"), noticed("entangled-stop", "a"),
        missing("b", 9), missing("c", 1), missing("d", 2), noticed("orphaned-by-stop", "d"),
    ]  # fmt: skip
    assert [story.subject for story in stories(session, found)] == ["b", "d", "c", "a"]
    assert stories(session, found[::-1]) == stories(session, found)


def test_what_is_shown_comes_before_what_is_worth_checking_and_what_is_disputed_last() -> None:
    session = with_stops(a=10, b=10, c=10)
    found = [disputed(missing("a", 9)), missing("b", 8, "suspected"), missing("c", 2)]
    assert [story.subject for story in stories(session, found)] == ["c", "b", "a"]


def test_equal_sizes_come_by_first_question_then_id() -> None:
    found = [
        noticed("orphaned-by-stop", "c", question="stopping"),
        noticed("orphaned-by-stop", "b", question="stopping"),
        noticed("orphaned-by-stop", "d", question="allocation_unit"),
    ]
    assert [story.subject for story in stories(MAP, found)] == ["d", "b", "c"]


def test_what_one_stop_loses_twice_counts_together() -> None:
    session = with_stops(a=8, b=8)
    late = noticed("dead-trade", "a", size=Size(2.5, "people"))
    found = [missing("a", 3.5), late, missing("b", 5)]
    assert [(story.subject, story.gap) for story in stories(session, found)] == [("a", 0.75), ("b", 0.625)]


def test_at_most_five_stories_are_told_and_what_was_not_asked_is_none() -> None:
    found = [noticed("reclaim-gap", name) for name in "abcdefg"]
    assert len(stories(MAP, found)) == 5
    assert stories(MAP, [noticed("reclaim-gap", state="not-examined")]) == ()


def test_nothing_that_is_shown_is_left_out_of_all() -> None:
    found = [noticed("reclaim-gap", name) for name in "abcdefg"]
    told = ordered_stories(MAP, found)
    page = first_page(MAP, told, found, PROBE, Measures(MAP))
    assert {story.name for story in told[:5]} | set(page.rest) == {item.name for item in THINGS}
    works = [noticed("clean-stop", name) for name in "abcdefg"]
    assert first_page(MAP, ordered_stories(MAP, works), works, PROBE, Measures(MAP)).rest == ()


def test_inside_a_story_shown_gaps_lead_and_what_works_comes_last() -> None:
    found = [
        noticed("clean-stop", "a"),
        noticed("split-room", "a"),
        noticed("swap-gap", "a", "suspected"),
        noticed("reclaim-gap", "a", question="fungibility"),
    ]
    (story,) = stories(MAP, found)
    assert story.findings == ("reclaim-gap:a", "swap-gap:a", "split-room:a", "clean-stop:a")


def test_a_disputed_finding_is_never_told_without_its_dissent() -> None:
    (story,) = stories(MAP, [disputed(noticed("reclaim-gap", "a"))])
    assert story.headline.endswith("Disputed: the wind-down is not over.")
    (story,) = stories(MAP, [noticed("reclaim-gap", "a"), disputed(noticed("unfunded-run", "a"))])
    assert story.parts[0].text.endswith("Disputed: the wind-down is not over.")
    session = structs.replace(
        golden(), stances=(Stance(finding="reclaim-gap:a", stance="dispute", why="2.5 is too many"),)
    )
    assert any("Disputed: 2.5 is too many." in line for line in diagnosis(session).headline)


def test_the_first_page_has_one_that_works_three_to_look_at_and_one_that_helps() -> None:
    found = [noticed("clean-stop", "g", "suspected"), noticed("swap-held", "f", question="fungibility")]
    found += [noticed("reclaim-gap", name) for name in "abcd"]
    page = first_page(MAP, ordered_stories(MAP, found), found, PROBE, Measures(MAP))
    assert page.works is not None
    assert page.works.key == "swap-held:f"
    assert [story.subject for story in page.look_at] == ["a", "b", "c"]
    assert page.helps == "What did we stop last?"
    assert headlines(page) == (
        "Stopping f: swap-held in figures.",
        *(story.headline for story in page.look_at),
        "What did we stop last?",
    )


def test_the_largest_gap_is_never_left_out_of_the_first_page_disputed_or_not() -> None:
    session = with_stops(a=10, b=10, c=10, d=10)
    found = [disputed(missing("a", 9)), *(missing(name, 5) for name in "bcd")]
    page = first_page(session, ordered_stories(session, found), found, PROBE, Measures(session))
    assert [story.subject for story in page.look_at] == ["b", "c", "a"]
    assert "Disputed:" in page.look_at[-1].headline


def test_what_only_works_is_nothing_to_look_at() -> None:
    found = [noticed("clean-stop", "a")]
    page = first_page(MAP, ordered_stories(MAP, found), found, None, Measures(MAP))
    assert page.look_at == ()
    assert page.helps is None


def test_what_the_map_alone_shows_is_nothing_to_look_at_and_at_most_three_lines() -> None:
    found = [noticed("bets-pile-up", name, tone="notes", question="ties") for name in "abcd"]
    page = first_page(MAP, ordered_stories(MAP, found), found, PROBE, Measures(MAP))
    assert page.look_at == ()
    assert [story.subject for story in page.notes] == ["a", "b", "c"]
    gap = [*found, noticed("reclaim-gap", "e")]
    page = first_page(MAP, ordered_stories(MAP, gap), gap, PROBE, Measures(MAP))
    assert [story.subject for story in page.look_at] == ["e"]


def test_what_would_help_most_is_what_loosen_names_first() -> None:
    session = golden()
    measures = Measures(session)
    best = loosening(measures).changes[0]
    page = first_page(session, (), (), PROBE, measures)
    assert page.change == best
    assert page.helps == (
        "If help from Team T2 came at once, stopping Initiative A would let 1 more help Initiative C in time."
    )
    assert first_page(session, (), (), PROBE, measures, flow=False).helps == PROBE.ask


def test_the_first_page_of_a_sample_names_the_change_that_loosen_names_first() -> None:
    session = load(FIRST)
    found = loosening(Measures(session)).changes[0]
    assert diagnosis(session).page.helps == change_words(session, found, "in time")


def test_a_change_that_lets_people_move_whom_no_other_work_could_use_is_not_what_would_help_most() -> None:
    session = load(SECOND)
    found = loosening(Measures(session)).changes[0]
    assert (found.gain, found.released_gain) == (0, 2)
    told = diagnosis(session)
    assert told.page.change is None
    assert told.next_probe is not None
    assert told.page.helps == told.next_probe.ask


def test_what_works_is_nothing_that_went_otherwise_another_time() -> None:
    both = [
        noticed("swap-held", "a", tone="clears", question="fungibility"),
        noticed("swap-gap", "a", question="fungibility"),
    ]
    page = first_page(MAP, ordered_stories(MAP, both), both, PROBE, Measures(MAP))
    assert page.works is both[0]
    found = [*both, noticed("door-tested", "b", tone="clears", question="disappearance")]
    page = first_page(MAP, ordered_stories(MAP, found), found, PROBE, Measures(MAP))
    assert page.works is found[-1]


def test_an_empty_session_tells_nothing_and_asks_something() -> None:
    found = diagnosis(EMPTY)
    assert (found.stories, found.page.works, found.page.look_at) == ((), None, ())
    assert found.page.helps
    assert found.headline == (found.page.helps,)


def test_the_two_answers_that_clash_stand_side_by_side() -> None:
    session = room(
        *(
            Move(case=f"m{n}", unit=unit, basis="repeated")
            for n, unit in enumerate(("flow", "project", "project"))
        ),  # type: ignore[arg-type]
        FunctionRecord(function="funding", if_gone="moves", moves_to="hr", basis="repeated"),
        LeverRecord(lever="allocation", decided_by="pmo", basis="repeated"),
        fields={"allocation_unit": {"said_unit": "flow"}},
    )
    found = {clash.finding: clash for clash in contradictions(session, diagnosis(session).findings)}
    assert set(found) == {"unit-mismatch", "moves-to-nobody:funding"}
    assert (found["unit-mismatch"].first.key, found["unit-mismatch"].second.key) == ("said_unit", "m1")
    moved = found["moves-to-nobody:funding"]
    assert (moved.first.question, moved.second.question) == ("disappearance", "ownership")
    assert all(rule in BY_ID for rule in CLASHES)


def stock_talk() -> Session:
    assets = (
        Asset(item="a", spoken_as="stock", fits="vineyard", months_to_change=24, basis="repeated"),
        Asset(item="b", spoken_as="stock", fits="stock", basis="repeated"),
        Asset(item="c", spoken_as="stock"),
        Asset(item="d", spoken_as="vineyard", fits="vineyard", basis="repeated"),
    )
    return structs.replace(MAP, answers=Answers(vineyards=Vineyards(assets=assets)))


def test_how_a_thing_is_spoken_of_clashes_with_how_it_behaves() -> None:
    session = stock_talk()
    clashes = contradictions(session, diagnosis(session).findings)
    (talk,) = (clash for clash in clashes if clash.finding == "stock-talk:a")
    assert talk.first.text == "we speak of it as a stock"
    assert talk.second.text == "it behaves like a vineyard, 24 months to change"


def test_the_spectrum_counts_stocks_that_behave_as_vineyards_of_those_looked_at() -> None:
    session = stock_talk()
    assert spectrum.talk(session, Measures(session)) == spectrum.Talk(3, 2, 1)
    assert spectrum.headline(session, Measures(session)) == (
        "Of 3 things spoken of as stocks, 1 behaves as a vineyard (2 looked at so far)."
    )


def test_without_a_look_at_how_stocks_behave_there_is_no_headline() -> None:
    only_said = structs.replace(
        MAP, answers=Answers(vineyards=Vineyards(assets=(Asset(item="a", spoken_as="stock"),)))
    )
    assert spectrum.headline(only_said, Measures(only_said)) is None
    assert spectrum.headline(EMPTY, Measures(EMPTY)) is None


def test_other_answers_show_how_a_stock_behaves_when_question_8_does_not() -> None:
    session = structs.replace(
        MAP,
        answers=Answers(
            vineyards=Vineyards(assets=(Asset(item="a", spoken_as="stock", must_change=("vines",)),)),
            stopping=Stopping(stops=(Stop(items=("a",), said_months=1, seen_months=30, basis="repeated"),)),
        ),
    )
    assert spectrum.headline(session, Measures(session)) == (
        "Of 1 thing spoken of as a stock, 1 behaves as a vineyard."
    )
    (row,) = spectrum.rows(session, Measures(session))
    assert (row.spoken_as, row.behaves_as) == ("stock", "vineyard")
    assert (row.how_soon.said, row.how_soon.seen, row.how_soon.seen_months) == (0, 3, 30)
    assert (row.whose_work.said, row.whose_work.seen) == (None, None)
    assert row.how_soon.basis == "repeated"


def test_the_widest_gap_stands_first_on_the_rulers() -> None:
    session = stock_talk()
    rows = spectrum.rows(session, Measures(session))
    assert [row.item for row in rows] == ["a", "b", "c", "d"]
    assert {row.item: row.behaves_as for row in rows} == {
        "a": "vineyard",
        "b": "stock",
        "c": None,
        "d": "vineyard",
    }


def test_while_typing_the_slow_lines_of_the_first_page_stay_as_they_were() -> None:
    session = golden()
    before = diagnosis(session)
    typing = diagnose(session, TODAY, flow=False, previous=before)
    assert typing.page.helps == before.page.helps
    assert typing.headline == before.headline
    without = structs.replace(session, items=tuple(item for item in session.items if item.id != "c"))
    gone = first_page(without, (), (), PROBE, Measures(session), flow=False, previous=before.page)
    assert gone.helps == PROBE.ask


def test_a_map_with_nothing_answered_says_nothing_of_what_we_said() -> None:
    works = tuple(Item(id=f"p{n}", name=f"Product {n}", kind="product") for n in range(3))
    team = Item(id="crew", name="Harbour crew", kind="team")
    ties = tuple(Tie(from_=work.id, to="crew") for work in works)
    found = diagnosis(structs.replace(EMPTY, items=(*works, team), ties=ties))
    assert {finding.tone for finding in found.fired} == {"notes"}
    assert (found.page.works, found.page.look_at) == (None, ())
    assert 1 <= len(found.page.notes) <= 3
    assert all(answer.verdict == "not-asked" for answer in found.answers)
    told = "\n".join((*found.headline, *(finding.sentence for finding in found.fired)))
    assert "We said" not in told
    assert "we said" not in told


def test_the_portfolio_in_one_line_has_its_place_before_all_else() -> None:
    found = diagnosis(golden())
    said = "We speak of 7 people as movable; 4.5 could come."
    assert found.page.portfolio == headlines(found.page)[0] == found.headline[0] == said
    assert plain(answers_and_page_rows(golden(), found, width=76)[0][1]) == said
    silent = structs.replace(golden(), answers=Answers())
    assert diagnosis(silent).page.portfolio is None


def test_stories_are_shown_with_their_parts_and_how_many_agree() -> None:
    session = structs.replace(
        golden(),
        stances=(
            Stance(finding="reclaim-gap:a", stance="agree"),
            Stance(finding="swap-gap:t2>c", stance="unsure"),
            Stance(finding="swap-gap:t2>c", stance="dispute", why="one bad case"),
            Stance(finding="swap-gap:t2>c", stance="dispute"),
        ),
    )
    rows = story_rows(session, diagnosis(session), width=76)
    told = " ".join(plain([line for _, lines in rows for line in lines]).split())
    assert "2 disputed, 1 not sure" in told
    assert "1 agreed" in told
    assert "Disputed: one bad case." in told


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_no_story_of_a_sample_begins_two_of_its_lines_alike(name: str) -> None:
    for story in diagnose(load(name), TODAY).stories:
        begun = [" ".join(text.split()[:3]) for text in (story.headline, *(p.text for p in story.parts))]
        assert len(set(begun)) == len(begun), begun
        assert all(part.about for part in story.parts)
