"""The manners bind every sentence a room sees: its subject is an arrangement, and some words never fall."""

import re
from collections.abc import Collection, Iterator

import pytest
from sample_files import FIRST, PRACTICE, SECOND, load, practised

from spm_tui.diagnosis.engine import diagnose
from spm_tui.diagnosis.rule_table import RULES, THEMES
from spm_tui.workshop.choices import OWNERS
from spm_tui.workshop.question_texts.hints import HINTS
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import SHOWN, shown

BANNED = re.compile(
    r"\b(fail(s|ed|ing|ure|ures)?|false(ly)?|wrong(ly)?|dead|retir(e|es|ed|ing)|defund(s|ed|ing)?"
    r"|fre(ed|e) people|underperform\w*|incompeten\w*|resist(s|ed|ance)|blame[sd]?|guilty|fault(s|y)?)\b",
    re.I,
)
#: A part of a sentence with a subject of its own begins here.
CLAUSE = re.compile(r"(?:^|[.;:?!]\s+|,\s+(?:and|but|so|while|because|although)\s+)")
#: Words about a group of people that no clause begins with.
GROUP = r"(?:the|this|that|these|those|your|their|our)\s+(?:[\w-]+\s+)?(?:teams?|people|PMO|office|leaders?)"
#: What nobody is said to have done or left undone.
REPROACH = (
    r"(?:did not|does not|do not|could not|refuse[sd]?|block(?:s|ed)?|miss(?:es|ed)|is too|are too"
    r"|should|must)"
)


def unmannerly(text: str, who: set[str], things: Collection[str] = ()) -> list[str]:
    """What in a text breaks the manners: a word that never falls, or a team, role or person as subject.

    A name of `things` that begins with the name of a team or a skill is its own subject.
    """
    found = [match[0] for match in BANNED.finditer(text)]
    names = "|".join(re.escape(name) for name in sorted(who, key=len, reverse=True))
    subject = rf"(?:{names}|(?i:{GROUP}))\b(?!['’]s)"
    for match in CLAUSE.finditer(text):
        begins = re.compile(subject).match(text, match.end())
        longer = (thing for thing in things if begins and text.startswith(thing, match.end()))
        if begins and not any(len(thing) > len(begins[0]) for thing in longer):
            found.append(begins[0])
    reproach = re.compile(rf"\b{subject}\s+{REPROACH}\b")
    found += [match[0] for match in reproach.finditer(text)]
    return found


def people_in(session: Session) -> set[str]:
    """The names in a session that stand for people: teams, skills and the roles in the room."""
    names = {item.name for item in session.items if item.kind in ("team", "skill")}
    roles = {participant.role for participant in session.participants}
    return names | roles | {shown(owner).capitalize() for owner in OWNERS if owner != "nobody"}


def said_about(session: Session) -> Iterator[tuple[str, str]]:
    """Every sentence the diagnosis of a session says, with where it stands."""
    diagnosis = diagnose(session, session.created)
    for finding in diagnosis.findings:
        yield f"{finding.key} sentence", finding.sentence
        yield f"{finding.key} could_be_wrong", finding.could_be_wrong
        yield f"{finding.key} ask", finding.ask
        yield f"{finding.key} passage", finding.passage
        for text in finding.counter:
            yield f"{finding.key} counter", text
    for text in diagnosis.headline:
        yield "first page", text
    for story in diagnosis.stories:
        yield f"story {story.subject}", story.headline
    if diagnosis.next_probe is not None:
        yield "next probe", diagnosis.next_probe.ask
    for lens in diagnosis.lenses:
        for assumption in lens.assumptions:
            yield f"lens {lens.lens}", assumption.assumption


def fixed_texts() -> Iterator[tuple[str, str]]:
    """Every text about a rule, a theme, a question or a word that does not depend on a session."""
    for rule in RULES:
        for field in ("help", "could_be_wrong", "ask", "passage"):
            yield f"{rule.id} {field}", getattr(rule, field)
    for theme, heading in THEMES.items():
        yield f"theme {theme}", heading
    for q in QUESTIONS:
        for text in (q.why, q.first_move, q.short, HINTS[q.key].says, *q.probes):
            yield f"question {q.key}", text
        for pair in q.hear:
            yield f"question {q.key}", pair.counter
            yield f"question {q.key}", pair.answer
    for word, text in SHOWN.items():
        yield f"word {word}", text


@pytest.mark.parametrize("name", [FIRST, SECOND, PRACTICE, "practised"])
def test_every_sentence_about_a_sample_keeps_the_manners(name):
    session = practised() if name == "practised" else load(name)
    who, things = people_in(session), {item.name for item in session.items}
    told = said_about(session)
    assert [(where, text, what) for where, text in told if (what := unmannerly(text, who, things))] == []


def test_every_fixed_text_keeps_the_manners():
    who = {shown(owner).capitalize() for owner in OWNERS if owner != "nobody"}
    assert [(w, t, what) for w, t in fixed_texts() if (what := unmannerly(t, who))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Fleet team needs 9 months for Customs.",
        "We said 1 month; Fleet team took 9.",
        "It took 9 months, because Fleet team did not know the forms.",
        "The PMO owns no lever.",
        "We said 8 people. The stop failed.",
        "Two freed people could help Pricing.",
        "This assumption is false.",
        "Customs rules could not be learnt in time.",
        "It waited, because the platform team must learn first.",
        "Chief technology officer decides nothing.",
    ],
)
def test_a_sentence_without_manners_is_noticed(text):
    assert unmannerly(text, {"Fleet team", "Customs rules", "Chief technology officer", "PMO"})


@pytest.mark.parametrize(
    "text",
    [
        "We said stopping Live tracking would give back 8 people in 1 month. The map shows 4.5 can move.",
        "The step from Fleet team to the work of Customs took 9 months, because certified access stays.",
        "Who decides how teams are cut?",
        "Fleet team's calendar holds 8 people's work.",
    ],
)
def test_a_sentence_about_an_arrangement_is_left_alone(text):
    assert unmannerly(text, {"Fleet team", "Customs rules", "Chief technology officer", "PMO"}) == []
