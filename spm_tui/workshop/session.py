"""The session: everything one workshop holds, as one frozen value, and how to look things up in it."""

from collections.abc import Iterator
from typing import Annotated, Any, TypeAlias

from msgspec import Meta, Struct, structs

from spm_tui.workshop import choices as c
from spm_tui.workshop import records as r
from spm_tui.workshop.meta import Count, Day, Id, Months, Pair, Percent, Text, about, claim, evidence

Ballotable: TypeAlias = float | Annotated[str, Meta(max_length=2000)]


class Answer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every answer has beside its records."""

    status: Annotated[c.Status, about("status")] = "open"
    reason: Annotated[Text | None, about("reason", "Why it was skipped or does not apply.")] = None
    basis: Annotated[c.Basis | None, about("how do we know")] = None
    words: Annotated[Text | None, claim("the room's words")] = None
    minutes: Annotated[Months | None, about("minutes spent", unit="minutes")] = None
    to_sort: Annotated[tuple[Text, ...], about("to sort", "Lines not yet understood.")] = ()


class AllocationUnit(Answer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 1."""

    said_unit: Annotated[c.Unit | None, claim("we say we allocate")] = None
    moves: tuple[r.Move, ...] = ()


class Stopping(Answer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 2."""

    stops: tuple[r.Stop, ...] = ()


class Reversibility(Answer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 3."""

    doors: tuple[r.DoorRecord, ...] = ()


class Fungibility(Answer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 4."""

    swaps: tuple[r.Swap, ...] = ()


class ReallocateOrReshape(Answer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 5."""

    moved_work: Annotated[
        Count | None, evidence("moved work", "Of the last ten decisions, how many moved work.")
    ] = None
    reshaped: Annotated[
        Count | None, evidence("reshaped", "Of the last ten decisions, how many reshaped the organisation.")
    ] = None
    decisions: tuple[r.Decision, ...] = ()


class Ownership(Answer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 6."""

    levers: tuple[r.LeverRecord, ...] = ()


class RedesignFrequency(Answer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 7."""

    said_percent: Annotated[Percent | None, claim("we said, of changes needing redesign")] = None
    shifts: tuple[r.Shift, ...] = ()


class Vineyards(Answer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 8."""

    assets: tuple[r.Asset, ...] = ()


class Boundary(Answer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 9 (clarity is asked by ballot and kept as a round)."""

    rights: tuple[r.Right, ...] = ()


class Disappearance(Answer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 10."""

    functions: tuple[r.FunctionRecord, ...] = ()


class Answers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ten answers by key; None is a question not reached."""

    allocation_unit: AllocationUnit | None = None
    stopping: Stopping | None = None
    reversibility: Reversibility | None = None
    fungibility: Fungibility | None = None
    reallocate_or_reshape: ReallocateOrReshape | None = None
    ownership: Ownership | None = None
    redesign_frequency: RedesignFrequency | None = None
    vineyards: Vineyards | None = None
    boundary: Boundary | None = None
    disappearance: Disappearance | None = None


AnswerT: TypeAlias = (
    AllocationUnit | Stopping | Reversibility | Fungibility | ReallocateOrReshape
    | Ownership | RedesignFrequency | Vineyards | Boundary | Disappearance
)  # fmt: skip

ANSWER_TYPES: dict[str, type[AnswerT]] = {
    "allocation_unit": AllocationUnit, "stopping": Stopping, "reversibility": Reversibility,
    "fungibility": Fungibility, "reallocate_or_reshape": ReallocateOrReshape, "ownership": Ownership,
    "redesign_frequency": RedesignFrequency, "vineyards": Vineyards, "boundary": Boundary,
    "disappearance": Disappearance,
}  # fmt: skip
RECORD_LISTS: dict[str, tuple[str, type[r.AnswerRecord]]] = {
    "allocation_unit": ("moves", r.Move), "stopping": ("stops", r.Stop),
    "reversibility": ("doors", r.DoorRecord),
    "fungibility": ("swaps", r.Swap), "reallocate_or_reshape": ("decisions", r.Decision),
    "ownership": ("levers", r.LeverRecord), "redesign_frequency": ("shifts", r.Shift),
    "vineyards": ("assets", r.Asset), "boundary": ("rights", r.Right),
    "disappearance": ("functions", r.FunctionRecord),
}  # fmt: skip


class Consent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the room was told about this session; shown on every export."""

    purpose: Annotated[Text | None, about("purpose")] = None
    seen_by: Annotated[Text | None, about("who will see it")] = None
    delete_after: Annotated[Text | None, about("deleted after", "A day or words.", or_date=True)] = None


class Practices(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The practices of lean portfolio management: yes, partly, no, or not asked."""

    work_visible: Annotated[c.YesPartlyNo | None, evidence("work is visible")] = None
    wip_limited: Annotated[c.YesPartlyNo | None, evidence("work in progress is limited")] = None
    stable_teams: Annotated[c.YesPartlyNo | None, evidence("teams are stable")] = None
    around_value: Annotated[c.YesPartlyNo | None, evidence("organised around value")] = None
    short_feedback: Annotated[c.YesPartlyNo | None, evidence("feedback is short")] = None
    long_lived_funding: Annotated[c.YesPartlyNo | None, evidence("funding is long-lived")] = None


class Course(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a sitting goes beside its questions: the minutes around them, and what the close leaves behind."""

    opening_minutes: Annotated[Months | None, about("planned for the opening", unit="minutes")] = None
    buffer_minutes: Annotated[Months | None, about("planned in reserve", unit="minutes")] = None
    close_minutes: Annotated[Months | None, about("planned for the close", unit="minutes")] = None
    opening_took: Annotated[Months | None, about("the opening took", unit="minutes")] = None
    close_took: Annotated[Months | None, about("the close took", unit="minutes")] = None
    surprise: Annotated[
        Text | None, claim("the surprise", "What surprised us most, in the room's words.")
    ] = None
    closed_on: Annotated[Day | None, about("closed on")] = None


class Participant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role in the room."""

    id: Annotated[Id, about("id")]
    role: Annotated[Text, about("role")]
    present: Annotated[bool | None, about("present")] = None


class Round(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One round on one field of one question: answered unheard by each other, or by hands shown openly."""

    id: Annotated[Id, about("id")]
    question: Annotated[c.AnswerKey, about("question")]
    field: Annotated[Text, about("field")]
    round: Annotated[int, Meta(ge=1, le=99), about("round")]
    state: Annotated[c.RoundState, about("state")]
    subject: Annotated[Id | None, about("about", ref="items")] = None
    toward: Annotated[Id | None, about("for whose work", "The second thing of a swap.", ref="items")] = None
    unheard: Annotated[
        bool | None,
        about("before anyone is heard", "Yes: everybody answered before anybody heard another."),
    ] = None
    taken: Annotated[
        tuple[Text, ...], about("ballot files taken", "Marks of the files, so that none counts twice.")
    ] = ()
    abstained: Annotated[Count | None, about("gave no answer", "How many were asked and gave none.")] = None
    group_value: Annotated[Ballotable | None, about("what the group settled on")] = None
    dissent: Annotated[Text | None, about("dissent")] = None


class Ballot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One silent answer, or with a count a tally of equal ones."""

    round: Annotated[Id, about("round", ref="rounds")]
    value: Annotated[Ballotable, about("value")]
    participant: Annotated[Id | None, about("participant", ref="participants")] = None
    count: Annotated[Count | None, about("how many")] = None
    confidence: Annotated[Percent | None, about("how sure")] = None


class Commitment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something the room will decide, check or try."""

    id: Annotated[Id, about("id")]
    what: Annotated[Text, about("what")]
    kind: Annotated[c.CommitmentKind, about("kind")]
    owner: Annotated[Text | None, about("owner", offers="owners")] = None
    lever: Annotated[c.Lever | None, about("lever")] = None
    due: Annotated[Day | None, about("due", ahead=True)] = None
    review_on: Annotated[Day | None, about("look again on", ahead=True)] = None
    signal: Annotated[Text | None, about("how we will notice")] = None
    finding: Annotated[Text | None, about("finding")] = None
    state: Annotated[c.CommitmentState | None, about("state")] = None
    outcome: Annotated[Text | None, about("outcome")] = None

    @property
    def closed(self) -> bool:
        """Whether it is done or was given up; one without a state is open."""
        return self.state in ("done", "dropped")


class Parked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something set aside, so that it is not lost."""

    text: Annotated[Text, about("what")]
    owner: Annotated[Text | None, about("owner", offers="owners")] = None
    next_step: Annotated[Text | None, about("next step")] = None
    question: Annotated[c.AnswerKey | None, about("question")] = None
    state: Annotated[c.ParkingState | None, about("state")] = None


class Stance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the room thinks of a finding."""

    finding: Annotated[Text, about("finding")]
    stance: Annotated[c.StanceKind, about("do we agree")]
    why: Annotated[Text | None, about("why")] = None


class WhatIf(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Changes to the map that were tried beside it; each is two ids joined by `>`, as `what_ifs.py` reads."""

    id: Annotated[Id, about("id")]
    name: Annotated[Text, about("name")]
    cuts: Annotated[tuple[Pair, ...], about("ties cut", "What needs, and what it needs.", pairs=True)] = ()
    links: Annotated[
        tuple[Pair, ...], about("could help at once", "The team or skill, and the work.", pairs=True)
    ] = ()
    runs: Annotated[
        tuple[Pair, ...], about("with a payer of its own", "What is run, and who runs it.", pairs=True)
    ] = ()
    dates: Annotated[
        tuple[Pair, ...], about("could come off at once", "The work, and the team or skill.", pairs=True)
    ] = ()


class Session(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One session file, format 1."""

    format: Annotated[int, Meta(ge=1, le=1), about("format")]
    title: Annotated[Text, about("title")]
    organization: Annotated[Text | None, about("organisation")] = None
    mode: Annotated[c.SessionMode, about("mode")]
    created: Annotated[Day, about("created")]
    horizon_months: Annotated[Months, about("horizon", "Within how many months a move should help.")] = 3.0
    current_question: Annotated[Annotated[int, Meta(ge=1, le=10)] | None, about("current question")] = None
    carried_from: Annotated[Text | None, about("carried from")] = None
    teams_stable: Annotated[bool | None, evidence("teams are kept stable")] = None
    replan_every_months: Annotated[Months | None, evidence("re-planned every")] = None
    budget_horizon_months: Annotated[Months | None, evidence("budget horizon")] = None
    consent: Consent | None = None
    plan: Annotated[dict[c.AnswerKey, Annotated[float, Meta(ge=0, le=1440)]], about("minutes planned")] = {}
    private: Annotated[dict[c.AnswerKey, str], about("private notes", "In no export unless asked for.")] = {}
    practices: Practices | None = None
    course: Course | None = None
    participants: tuple[Participant, ...] = ()
    items: tuple[r.Item, ...] = ()
    ties: tuple[r.Tie, ...] = ()
    cases: tuple[r.Case, ...] = ()
    answers: Answers = Answers()
    rounds: tuple[Round, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    parking: tuple[Parked, ...] = ()
    stances: tuple[Stance, ...] = ()
    what_ifs: tuple[WhatIf, ...] = ()
    extra: dict[str, Any] = {}


def answer(session: Session, key: str) -> AnswerT | None:
    """Return the answer to the question with this key, or None if it was not reached."""
    found: AnswerT | None = getattr(session.answers, key)
    return found


def records(session: Session, key: str) -> tuple[r.AnswerRecord, ...]:
    """Return the records of one question, in the order they were given."""
    given = answer(session, key)
    if given is None:
        return ()
    found: tuple[r.AnswerRecord, ...] = getattr(given, RECORD_LISTS[key][0])
    return found


def all_records(session: Session) -> Iterator[tuple[str, int, r.AnswerRecord]]:
    """Yield (question key, position, record) over all ten questions in order."""
    for key in c.ANSWER_KEYS:
        for position, record in enumerate(records(session, key)):
            yield key, position, record


def items_by_id(session: Session) -> dict[str, r.Item]:
    """Return the things of the session by id."""
    return {item.id: item for item in session.items}


def with_answer(session: Session, key: str, given: AnswerT | None) -> Session:
    """Return the session with one answer replaced."""
    return structs.replace(session, answers=structs.replace(session.answers, **{key: given}))
