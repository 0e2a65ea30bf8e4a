"""The rule on silent rounds: where the room's own answers lie far apart (theme of `boundary`)."""

from datetime import date

from spm_tui.diagnosis.finding import Finding, Outcome, Rule, Step
from spm_tui.diagnosis.record_keys import things
from spm_tui.diagnosis.rules.sentences import detail, headline, shortened, typed, within
from spm_tui.diagnosis.trail import case_name, finding, name, several
from spm_tui.entanglement.measures import Measures
from spm_tui.text import clean
from spm_tui.workshop.ballots import hands
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.round_fields import about_words
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Ballotable, Round, Session
from spm_tui.workshop.spread import is_split
from spm_tui.workshop.words import figure, shown

#: What a round asked, where the label of the field does not say it by itself.
ASKED = {
    "clarity": "how clear the boundary is",
    "said_unit": "what we allocate",
    "said_people": "how many people would come back",
    "said_months": "how many months it would take",
    "said_value": "how much of the value would be kept",
    "said_percent": "how many changes need a redesign",
    "result_people": "how many people were counted later",
    "if_gone": "what happens if it is gone tomorrow",
}
ENOUGH = 4  # answers before a spread says anything about a room


def latest_revealed(session: Session) -> tuple[Round, ...]:
    """Return, for each (question, field, what it is about), the revealed round with the highest number."""
    latest: dict[tuple[str, str, str, str], Round] = {}
    for round_ in sorted(session.rounds, key=lambda r: (r.round, r.id)):
        if round_.state == "revealed":
            latest[(round_.question, round_.field, round_.subject or "", round_.toward or "")] = round_
    return tuple(latest[key] for key in sorted(latest, key=lambda k: (ANSWER_KEYS.index(k[0]), *k[1:])))


def _label(round_: Round) -> tuple[str, str]:
    """Return what the round asked, in the words of the field or the name of the round, and its unit."""
    structs = (ANSWER_TYPES[round_.question], RECORD_LISTS[round_.question][1])
    spec = next((s for struct in structs for s in fields_of(struct) if s.key == round_.field), None)
    asked = ASKED.get(round_.field) or (spec.label if spec else typed(shown(round_.field), 6))
    return asked, spec.unit if spec else ""


def _value(value: Ballotable) -> str:
    return shown(value) if isinstance(value, str) else figure(value)


def _numbers(given: dict[Ballotable, int]) -> list[float] | None:
    """Return the numbers that were given, or None where some answers are words."""
    cast = [value for value, count in given.items() if count]
    numbers = [float(value) for value in cast if not isinstance(value, str)]
    return numbers if len(numbers) == len(cast) else None


def _told_by_word(given: dict[Ballotable, int]) -> list[str]:
    """Return how many said what, as a sentence has it: `2 said "it collapses"`."""
    by_count = sorted(given.items(), key=lambda pair: (-pair[1], str(pair[0])))
    counts = [(count, _value(value)) for value, count in by_count if count]
    return [f'{count}{"" if n else " said"} "{words}"' for n, (count, words) in enumerate(counts)]


def _by_word(given: dict[Ballotable, int]) -> list[str]:
    by_count = sorted(given.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return [f"{_value(value)} {count}" for value, count in by_count if count]


def _split_room(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    found: list[Finding] = []
    examined = False
    for round_ in latest_revealed(session):
        given = hands(session, round_.id)
        if sum(given.values()) < ENOUGH:
            continue
        examined = True
        if is_split(given):
            found.append(_split(session, round_, given))
    return Outcome(tuple(found), examined, () if examined else ("boundary.clarity",))


def _subject(session: Session, round_: Round) -> str:
    """Name what a round is about: a thing, a decision, a pair, or the word of a lever or a job."""
    if round_.toward is None and round_.subject in things(session):
        return name(session, round_.subject)
    if any(case.id == round_.subject for case in session.cases):
        return case_name(session, round_.subject or "")
    return about_words(session, round_.subject, round_.toward)


def _split(session: Session, round_: Round, given: dict[Ballotable, int]) -> Finding:
    subject = _subject(session, round_)
    about = f"{round_.subject}>{round_.toward}" if round_.toward else round_.subject
    spread = _spread(given)
    settled = round_.group_value
    return finding(
        SPLIT_ROOM,
        ".".join(part for part in (round_.question, round_.field, about) if part),
        items=tuple(one for one in (round_.subject, round_.toward) if one and one in things(session)),
        headline=_apart(subject, round_, given),
        detail=detail(
            f"Asked: {_label(round_)[0]}." if subject else "",
            f"{within(_told_by_word(given), 12)}." if _numbers(given) is None else "",
            f"The room settled on {_value(settled)}." if settled is not None else "",
        ),
        known=f"{sum(given.values())} answers",
        trail=[
            Step(
                round_.question,
                round_.field,
                f"round {round_.round}{f' about {subject}' if subject else ''}: {spread}",
            )
        ],
        counter=[f"Dissent kept: {clean(round_.dissent)}"] if round_.dissent else (),
    )


def _apart(subject: str, round_: Round, given: dict[Ballotable, int]) -> str:
    """Return how far the answers lie apart: `5 answers on Live tracking run from 5 to 10 people.`"""
    numbers, total = _numbers(given), sum(given.values())
    asked, unit = _label(round_)
    abouts = [shortened(subject or asked, most) for most in (6, 4)]
    if numbers is None:
        return headline(*(f"{total} answers on {about}: no choice has half of them." for about in abouts))
    low, high = figure(min(numbers)), figure(max(numbers), unit)
    spans = f" run from {low} to {high}.", f": {low} to {high}."
    return headline(*(f"{total} answers on {about}{span}" for about in abouts for span in spans))


def _spread(given: dict[Ballotable, int]) -> str:
    numbers, total = _numbers(given), sum(given.values())
    if numbers is not None:
        return f"{total} answers from {figure(min(numbers))} to {figure(max(numbers))}"
    return f"{total} answers and no word with half of them: {several(_by_word(given))}"


SPLIT_ROOM = Rule(
    id="split-room",
    theme="boundary",
    tone="asks",
    part="the room",
    check=_split_room,
    reads=("rounds", "ballots", "items", "cases"),
    help="Whether silent answers lie far apart.",
    could_be_wrong="the question was read differently",
    ask="What did the highest and the lowest answer each have in mind?",
    passage="Liquidity and fungibility: they exist on a spectrum, and are no yes or no.",
)

RULES: tuple[Rule, ...] = (SPLIT_ROOM,)
