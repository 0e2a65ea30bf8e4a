"""Stories, the first page, contradictions and the spectrum: what a room sees first, and in which order."""

from typing import Any

from msgspec import structs
from rule_cases import EMPTY, TODAY, diagnosis, room

from spm_tui.diagnosis import spectrum
from spm_tui.diagnosis.contradictions import CLASHES, contradictions
from spm_tui.diagnosis.engine import diagnose
from spm_tui.diagnosis.finding import Finding, StanceTaken, State, Step, Tone
from spm_tui.diagnosis.probes import Probe
from spm_tui.diagnosis.rules import BY_ID
from spm_tui.diagnosis.stories import best_link, first_page, headlines, stories
from spm_tui.entanglement.measures import Measures
from spm_tui.storage.codec import decode
from spm_tui.workshop.records import Asset, FunctionRecord, Item, LeverRecord, Move, Stop
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
        "headline": f"We said {rule} is fine.",
        "detail": "It took longer (1 case, once), because the rest stays.",
        "items": (item,) if item else (),
        "trail": (Step(question, "x", "x"),),
        **more,
    }
    return Finding(
        key=f"{rule}:{item}",
        rule=rule,
        tone=tone,
        state=state,
        could_be_wrong="",
        ask="",
        passage="",
        **given,
    )


def test_there_is_one_story_per_subject_and_one_on_how_we_decide() -> None:
    found = [noticed("reclaim-gap", "a"), noticed("swap-gap", "a"), noticed("stiff-flow"), noticed("buffer")]
    told = stories(MAP, found)
    assert [story.subject for story in told] == ["a", None]
    assert told[0].findings == ("reclaim-gap:a", "swap-gap:a")
    assert told[1].headline.startswith("How we decide: we said stiff-flow is fine. It took longer.")


def test_a_headline_names_its_subject_once_and_leaves_why_to_the_finding() -> None:
    plain = stories(MAP, [noticed("reclaim-gap", "a")])[0].headline
    assert plain == "A: we said reclaim-gap is fine. It took longer."
    named = noticed(
        "reclaim-gap",
        "b",
        headline="We said stopping B is easy.",
        detail="It took 9 months, because C stays.",
    )
    assert stories(MAP, [named])[0].headline == "We said stopping B is easy. It took 9 months."


def test_stories_come_by_supported_gaps_then_suspected_then_first_question_then_id() -> None:
    found = [
        noticed("reclaim-gap", "e", "suspected", "stopping"),
        noticed("reclaim-gap", "d", "suspected", "allocation_unit"),
        noticed("reclaim-gap", "c"),
        noticed("reclaim-gap", "b"),
        noticed("reclaim-gap", "a", "suspected"),
        noticed("swap-gap", "a"),
    ]
    assert [story.subject for story in stories(MAP, found)] == ["a", "b", "c", "d", "e"]
    assert stories(MAP, found[::-1]) == stories(MAP, found)


def test_at_most_five_stories_are_told_and_what_was_not_asked_is_none() -> None:
    found = [noticed("reclaim-gap", name) for name in "abcdefg"]
    assert len(stories(MAP, found)) == 5
    assert stories(MAP, [noticed("reclaim-gap", state="not-examined")]) == ()


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
    disputed = noticed("reclaim-gap", "a", stances=(StanceTaken("dispute", "the wind-down is not over"),))
    (story,) = stories(MAP, [disputed])
    assert story.headline.endswith("Disputed: the wind-down is not over.")
    session = structs.replace(
        golden(), stances=(Stance(finding="reclaim-gap:a", stance="dispute", why="2.5 is too many"),)
    )
    assert any("Disputed: 2.5 is too many." in line for line in diagnosis(session).headline)


def test_the_first_page_has_one_that_works_three_to_look_at_and_one_that_helps() -> None:
    found = [noticed("clean-stop", "g", "suspected"), noticed("swap-held", "f", question="fungibility")]
    found += [noticed("reclaim-gap", name) for name in "abcd"]
    page = first_page(MAP, stories(MAP, found), found, PROBE, Measures(MAP))
    assert page.works is not None
    assert page.works.key == "swap-held:f"
    assert [story.subject for story in page.look_at] == ["a", "b", "c"]
    assert page.helps == "What did we stop last?"
    assert headlines(MAP, page) == (
        "F: we said swap-held is fine. It took longer.",
        *(story.headline for story in page.look_at),
        "What did we stop last?",
    )


def test_what_only_works_is_nothing_to_look_at() -> None:
    found = [noticed("clean-stop", "a")]
    page = first_page(MAP, stories(MAP, found), found, None, Measures(MAP))
    assert page.look_at == ()
    assert page.helps is None


def test_the_next_best_link_helps_more_than_the_next_question() -> None:
    session = golden()
    measures = Measures(session)
    link = best_link(session, measures)
    assert link is not None
    assert (link.from_, link.to, link.gain) == ("t2", "b", 0.5)
    page = first_page(session, (), (), PROBE, measures)
    assert page.helps is not None
    assert "Team T2 could help with Initiative B" in page.helps
    assert first_page(session, (), (), PROBE, measures, flow=False).helps == PROBE.ask


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
    assert spectrum.headline(session, Measures(session)) in diagnosis(session).headline


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
    without = structs.replace(session, items=tuple(item for item in session.items if item.id != "b"))
    gone = first_page(without, (), (), PROBE, Measures(session), flow=False, previous=before.page)
    assert gone.helps == PROBE.ask
