"""Whatever a room reads is grammar: counts agree with nouns and verbs, and no word stands twice."""

import re
from collections.abc import Iterator

import pytest
from rich_sessions import rich
from rule_cases import TODAY
from sample_files import FIRST, PRACTICE, SECOND, load
from test_rules_complete import case
from test_true_words import with_one_less

from spm_tui.diagnosis.engine import diagnose, measures_of
from spm_tui.diagnosis.probes import probes
from spm_tui.diagnosis.record_keys import stops
from spm_tui.diagnosis.rules import BY_ID
from spm_tui.diagnosis.vineyard_options import vineyard_options
from spm_tui.views.portfolio_line import portfolio_line
from spm_tui.views.stop_case import stop_case
from spm_tui.views.stop_words import helps, other_meanings, say
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.session import Session

NAMED = re.compile(r"\b(?:Thing|Case) \d+\b")
MANY = (
    "people|months|years|things|cases|hands|jobs|levers|moves|changes|answers|ties|kinds|tests|checks|works"
    "|stops|teams|results|stocks|vineyards|bets"
)
ONE = (
    "person|month|year|thing|case|hand|job|lever|move|change|answer|tie|kind|test|check|work|stop|team"
    "|result|stock|vineyard|bet"
)
#: A count of one, not as in `2 of 1`; any other count.
JUST_ONE, OTHERS = r"(?<![\w.-])(?<!of )1", r"(?<![\w.-])(?<!\b1 of )(?!1\b|0\.5\b)\d+(?:\.\d+)?"
AMISS = (
    re.compile(rf"{JUST_ONE} (?:{MANY})\b"),
    re.compile(rf"{OTHERS} (?:{ONE})\b(?!-)"),
    re.compile(rf"(?:{JUST_ONE}|half a person's time) (?:are|were|keep|stay|run|come|need)\b"),
    re.compile(rf"{OTHERS} (?:is|was|keeps|stays|runs|needs|comes)\b"),
    re.compile(r"\bNone\b(?! of)|\bunknown\b|  |\.\."),
    re.compile(r"\b([a-z]+) \1\b"),
    re.compile(r"(?:^|[.!?] )[a-z]"),
)


def amiss(text: str) -> list[str]:
    """What is not grammar in a sentence, names left out."""
    bare = NAMED.sub("X", text)
    return [found[0] for pattern in AMISS if (found := pattern.search(bare))]


def sentences(session: Session) -> Iterator[str]:
    """Every sentence about a session: notes, answers, stories, the first page, questions, stops, options."""
    found, measures = diagnose(session, TODAY), measures_of(session)
    for note in found.fired:
        yield from (note.headline, note.detail, note.could_be_wrong, note.ask, *note.counter)
        for option in vineyard_options(session, note, measures):
            yield from (option.title, *option.known, *option.agree, option.commitment)
    yield from (one.headline for one in found.answers)
    for story in found.stories:
        yield from (story.headline, *(part.text for part in story.parts))
    yield from found.headline
    yield from (one.ask for one in probes(session, found.lacking))
    whole = portfolio_line(measures.portfolio(), horizon=session.horizon_months, as_of=TODAY)
    yield from (whole.sentence, whole.elsewhere)
    for _, stop in stops(session):
        if measures.stoppable(stop.items):
            stopped = stop_case(session, measures, stop.items, as_of=TODAY)
            yield from (say(stopped), *helps(stopped), other_meanings(stopped))


@pytest.mark.parametrize("seed", range(30))
def test_every_sentence_about_a_rich_room_is_grammar(seed: int) -> None:
    session = unsealed(rich(seed))
    assert [(text, what) for text in sentences(session) if (what := amiss(text))] == []


@pytest.mark.parametrize("rule", sorted(BY_ID))
def test_a_sentence_stays_grammar_whichever_field_is_missing(rule: str) -> None:
    session = unsealed(case("FIRES", rule))
    for less in (session, *with_one_less(session)):
        assert [(text, what) for text in sentences(less) if (what := amiss(text))] == []


@pytest.mark.parametrize("name", [FIRST, SECOND, PRACTICE])
def test_every_sentence_about_a_sample_is_grammar(name: str) -> None:
    session = unsealed(load(name))
    assert [(text, what) for text in sentences(session) if (what := amiss(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Stopping A: 1 people said.",
        "It took 2 month.",
        "1 are there.",
        "3 of 4 is tied; 3 stays.",
        "We said None months.",
        "It is is the tie.",
        "It moved. product leadership decides.",
    ],
)
def test_what_is_not_grammar_is_noticed(text: str) -> None:
    assert amiss(text)
