"""The rule on silent rounds: where the room's own answers lie far apart (theme of `boundary`)."""

from datetime import date

from spm_tui.diagnosis.finding import Finding, Outcome, Rule, Step
from spm_tui.diagnosis.keys import things
from spm_tui.diagnosis.trail import case_name, finding, name, several
from spm_tui.entanglement.measures import Measures
from spm_tui.text import clean
from spm_tui.workshop.ballots import hands, is_split
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Ballotable, Round, Session
from spm_tui.workshop.words import figure, shown

#: What a round asked that is no field of the file.
ASKED = {"clarity": "how clear the boundary is, 1 to 5"}
ENOUGH = 4  # answers before a spread says anything about a room


def latest_revealed(session: Session) -> tuple[Round, ...]:
    """Return, for each (question, field, subject), the revealed round with the highest number."""
    latest: dict[tuple[str, str, str], Round] = {}
    for round_ in sorted(session.rounds, key=lambda r: (r.round, r.id)):
        if round_.state == "revealed":
            latest[(round_.question, round_.field, round_.subject or "")] = round_
    return tuple(latest[key] for key in sorted(latest, key=lambda k: (ANSWER_KEYS.index(k[0]), *k[1:])))


def _label(round_: Round) -> str:
    """What the round asked, in the words of the field, or its own name when the file has no such field."""
    structs = (ANSWER_TYPES[round_.question], RECORD_LISTS[round_.question][1])
    specs = [spec for struct in structs for spec in fields_of(struct)]
    return next(
        (spec.label for spec in specs if spec.key == round_.field),
        ASKED.get(round_.field, shown(clean(round_.field))),
    )


def _value(value: Ballotable) -> str:
    return shown(value) if isinstance(value, str) else figure(value)


def _spread(given: dict[Ballotable, int]) -> str:
    numbers = [float(value) for value, count in given.items() if count and not isinstance(value, str)]
    total = sum(given.values())
    if len(numbers) == sum(1 for count in given.values() if count):
        return f"{total} answers from {figure(min(numbers))} to {figure(max(numbers))}"
    by_count = sorted(given.items(), key=lambda pair: (-pair[1], str(pair[0])))
    words = several([f"{_value(value)} {count}" for value, count in by_count if count])
    return f"{total} answers and no word with half of them: {words}"


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


def _subject(session: Session, subject: str) -> str:
    """Name what a round is about: a thing, a decision, or the word of a lever or a job."""
    if subject in things(session):
        return name(session, subject)
    return (
        case_name(session, subject) if any(case.id == subject for case in session.cases) else shown(subject)
    )


def _split(session: Session, round_: Round, given: dict[Ballotable, int]) -> Finding:
    about = f" about {_subject(session, round_.subject)}" if round_.subject else ""
    spread = _spread(given)
    settled = f" The room settled on {_value(round_.group_value)}." if round_.group_value is not None else ""
    return finding(
        SPLIT_ROOM,
        ".".join(part for part in (round_.question, round_.field, round_.subject) if part),
        items=(round_.subject,) if round_.subject and round_.subject in things(session) else (),
        sentence=(
            f'We said different things{about} when asked for "{_label(round_)}" (round {round_.round}): '
            f"{spread}. "
            f"The spread shows that a shared picture is still to be made.{settled}"
        ),
        trail=[Step(round_.question, round_.field, f"round {round_.round}{about}: {spread}")],
        counter=[f"Dissent kept: {clean(round_.dissent)}"] if round_.dissent else (),
    )


SPLIT_ROOM = Rule(
    id="split-room",
    theme="boundary",
    tone="asks",
    check=_split_room,
    reads=("rounds", "ballots", "items", "cases"),
    help="Whether silent answers to the same question lie far apart.",
    could_be_wrong="the question was read differently",
    ask="What did the highest and the lowest answer each have in mind?",
    passage="Liquidity and fungibility are a spectrum: where on it something lies is worth a second look "
    "when a room sees two places.",
)
