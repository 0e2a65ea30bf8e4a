"""The ten questions: worded as the article words them, complete for a facilitator, and mannerly."""

import re

import pytest

from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.question_texts.hints import HINTS
from spm_tui.workshop.questions import PLANS, QUESTIONS, Question, question
from spm_tui.workshop.session import RECORD_LISTS

ARTICLE = (
    "What is the true unit of allocation in our organization: projects, flow, teams, or long-lived systems?",
    "When we “stop” an initiative, what actually gets freed up, and what remains permanently entangled?",
    "How reversible are our strategic decisions in practice, not in theory?",
    "Where do we still assume fungibility that does not actually exist, whether in people, teams, platforms, "
    "or domains?",
    "Are our portfolio decisions primarily about reallocating work, or about reshaping the organization that "
    "does the work?",
    "Who truly owns portfolio decisions today: a PMO, a technology function, or the executive team, and what "
    "levers do they actually control?",
    "How often does changing strategic direction require organizational redesign rather than "
    "reprioritization?",
    "What parts of our “portfolio” are effectively vineyards, even if we talk about them like stocks?",
    "Where does portfolio management end and leadership responsibility begin, and are we clear about that "
    "boundary?",
    "If portfolio management disappeared tomorrow, would strategy execution collapse, or would it simply "
    "move back to where it arguably belongs?",
)

FIRST_MINUTE = {
    "allocation_unit": (
        "flow 3, project 4, team 1",
        "Mar re-plan > project > Tracking to Pricing > 7 months",
    ),
    "stopping": ("Tracking > back 8 > 1 month", "stays > Position hub 2.5 > Vessel desk 1 > paid by ?"),
    "reversibility": ("Own position hub > easy > tried partly > 16 months > lost AIS contract",),
    "fungibility": ("Fleet > Customs > said 1 > took 9 > half as good",),
    "reallocate_or_reshape": ("moved 8, reshaped 2",),
    "ownership": ("budget > 2026 > CFO", "team cut > nobody"),
    "redesign_frequency": ("Customs first > tried re-ranking > took new team > 8 months",),
    "vineyards": ("Position hub > spoken stock > vines, labour > 18 months",),
    "boundary": ("1 2 2 3 4 4", "split a team > waited 6 months > for whom?"),
    "disappearance": (
        "collapse 2, moves 5, nobody 1",
        "priorities > to Product > first sign: two roadmaps",
    ),
}

BANNED = re.compile(
    r"\b(fail(s|ed|ing|ure)?|false|wrong|dead|retir(e|es|ed|ing)|defund(s|ed|ing)?|freed people)\b", re.I
)
each_question = pytest.mark.parametrize("asked", QUESTIONS, ids=lambda q: q.key)


def spoken(asked: Question) -> list[str]:
    """Everything about a question that is in our own words."""
    heard = [text for pair in asked.hear for text in (pair.answer, pair.counter)]
    return [asked.why, asked.first_move, asked.short, HINTS[asked.key].says, *asked.probes, *heard]


def test_the_questions_are_worded_as_the_article_words_them():
    assert tuple(q.wording for q in QUESTIONS) == ARTICLE


def test_the_questions_stand_in_the_order_of_the_file_and_are_found_by_key():
    assert tuple(q.key for q in QUESTIONS) == ANSWER_KEYS
    assert [q.number for q in QUESTIONS] == list(range(1, 11))
    assert all(question(q.key) is q for q in QUESTIONS)
    with pytest.raises(KeyError):
        question("velocity")


def test_the_first_minute_is_the_one_of_the_format():
    assert {q.key: q.first_minute for q in QUESTIONS} == FIRST_MINUTE


def test_each_question_names_the_record_list_of_its_answer():
    assert {q.key: q.records for q in QUESTIONS} == {key: name for key, (name, _) in RECORD_LISTS.items()}


@each_question
def test_a_facilitator_finds_enough_to_say(asked):
    assert len(re.findall(r"[.?!](?=\s|$)", asked.why)) == 2
    assert asked.first_move
    assert len(set(asked.probes)) >= 3
    assert all(probe.endswith("?") for probe in asked.probes)
    assert len(asked.hear) >= 3
    assert all("?" in pair.counter or pair.counter.endswith(".") for pair in asked.hear)


@each_question
def test_the_short_texts_fit_where_they_are_shown(asked):
    assert len(HINTS[asked.key].says) <= 70
    assert len(asked.short.split()) in (3, 4)
    assert all(len(line) <= 70 for line in asked.first_minute)


@each_question
def test_the_words_about_a_question_keep_the_manners(asked):
    assert [text for text in spoken(asked) if BANNED.search(text)] == []


def test_nothing_is_said_twice():
    said = [text for q in QUESTIONS for text in (*spoken(q), q.wording)]
    assert len(said) == len(set(said))


@pytest.mark.parametrize(("name", "total"), [("90", 90), ("45", 45), ("self", 30)])
def test_the_minutes_of_a_plan_make_the_whole_sitting(name, total):
    assert PLANS[name].total == total
    assert tuple(PLANS[name].minutes) == ANSWER_KEYS


def test_the_short_plan_gives_time_to_five_questions_and_a_show_of_hands_to_the_others():
    assert list(PLANS["90"].minutes.values()) == [6, 10, 8, 10, 5, 8, 6, 8, 5, 5]
    assert list(PLANS["45"].minutes.values()) == [1, 9, 1, 7, 1, 6, 1, 5, 1, 3]
