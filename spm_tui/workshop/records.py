"""The records of a session: items, ties, cases and what each of the ten questions collects.

One frozen Struct a record, one place a field. `None` is "not answered"; an empty list is "asked, none".
The labels of its fields say what a record is for; nothing here computes.
"""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct, field

from spm_tui.workshop import choices as c
from spm_tui.workshop.meta import Count, Day, Id, Months, People, Percent, Text, about, claim, evidence

Items: TypeAlias = tuple[Id, ...]
SomeItems: TypeAlias = Annotated[tuple[Id, ...], Meta(min_length=1, max_length=1000)]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every answer record, item and tie may say about itself."""

    basis: Annotated[
        c.Basis | None, about("how do we know", "Numbers, seen more than once, once, or a gut feel.")
    ] = None
    on: Annotated[Day | None, about("on", "The day it happened or was seen.")] = None
    note: Annotated[Text | None, about("note")] = None
    to_confirm: Annotated[bool | Text | None, about("to confirm", "Yes, or with whom.")] = None
    said_by: Annotated[Text | None, about("said by", "A role, not a name; off by default.")] = None


class Item(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A thing of the portfolio."""

    id: Annotated[Id, about("id")]
    name: Annotated[Text, claim("name")]
    kind: Annotated[c.ItemKind, claim("kind", "A skill is a topic such as billing rules, never a person.")]
    people: Annotated[
        People | None, evidence("people", "How many people are in the team or have the skill.")
    ] = None
    wants: Annotated[
        People | None, evidence("still short of", "How many more people this could use now; 0 is an answer.")
    ] = None
    stage: Annotated[c.Stage | None, evidence("stage")] = None
    run_people: Annotated[People | None, evidence("people to run it", "0: asked, and nobody is needed.")] = (
        None
    )


class Tie(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`from` needs `to`."""

    from_: Annotated[Id, claim("what needs", ref="items")] = field(name="from")
    to: Annotated[Id, claim("needs", ref="items")]
    people: Annotated[
        People | None, evidence("people", "Of the team or skill needed, how many this takes.")
    ] = None
    carried_by: Annotated[
        Id | None,
        evidence(
            "kept running inside", "The initiative whose effort already counts these people.", ref="items"
        ),
    ] = None
    stays: Annotated[People | None, evidence("stay whatever happens", "Of these people, how many stay.")] = (
        None
    )
    months: Annotated[Months | None, evidence("months until the rest can move")] = None
    cut: Annotated[c.Cut | None, evidence("how clean a cut")] = None
    because: Annotated[Text | None, evidence("because")] = None


class Case(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A real past case, collected before the day and used by questions 1, 3, 5 and 7."""

    id: Annotated[Id, about("id")]
    name: Annotated[Text, claim("name")]
    on: Annotated[Day | None, evidence("on", "When it was decided.")] = None


class Move(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 1: one decision that moved something, and the unit in which it was moved."""

    case: Annotated[Id, claim("case", ref="cases")]
    unit: Annotated[c.Unit | None, evidence("unit moved")] = None
    what: Annotated[c.Moved | None, claim("what moved")] = None
    from_: Annotated[Id | None, claim("from", ref="items")] = field(name="from", default=None)
    to: Annotated[Id | None, claim("to", ref="items")] = None
    months_to_effect: Annotated[Months | None, evidence("months to effect")] = None


class Stop(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 2: something stopped, or that the room speaks of stopping."""

    items: Annotated[SomeItems, claim("what", ref="items")]
    action: Annotated[c.StopAction | None, evidence("what was done")] = None
    said_people: Annotated[
        People | None, claim("we said, people", "How many people we said would come back.")
    ] = None
    said_months: Annotated[Months | None, claim("we said, months", "In how many months.")] = None
    seen_people: Annotated[
        People | None, evidence("it took, people", "How many people really came back.")
    ] = None
    seen_months: Annotated[Months | None, evidence("it took, months", "After how many months.")] = None
    stopped_on: Annotated[Day | None, evidence("stopped on")] = None
    freed: Annotated[tuple[c.Freed, ...] | None, evidence("what came free")] = None
    still_there: Annotated[tuple[c.StillThere, ...] | None, evidence("what is still there")] = None
    run_paid_by: Annotated[
        Text | None, evidence("who pays for running it", "A role, or nobody.", offers="owners")
    ] = None
    check_on: Annotated[Day | None, evidence("count again on", ahead=True)] = None
    result_people: Annotated[People | None, evidence("counted then, people")] = None


class DoorRecord(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 3: a decision, and whether there is a way back from it."""

    case: Annotated[Id, claim("decision", ref="cases")]
    items: Annotated[Items | None, claim("things", ref="items")] = None
    door: Annotated[c.Door | None, claim("the way back", "We said: easy, costly, or none.")] = None
    said_months: Annotated[Months | None, claim("we said, months back")] = None
    seen_months: Annotated[Months | None, evidence("it took, months back")] = None
    tried: Annotated[c.Tried | None, evidence("tried to go back")] = None
    lost: Annotated[tuple[Text, ...] | None, evidence("what was lost")] = None
    who_can_undo: Annotated[
        Text | None, evidence("who can undo it", "A role, or nobody.", offers="owners")
    ] = None
    passes: Annotated[tuple[c.DoorTest, ...] | None, evidence("tests it passes")] = None
    fails: Annotated[tuple[c.DoorTest, ...] | None, evidence("tests it does not pass")] = None


class Swap(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 4: can `from` do the work of `to`, after how long, keeping how much value."""

    category: Annotated[c.Category, evidence("kind of swap")]
    from_: Annotated[Id, claim("who or what steps in", ref="items")] = field(name="from")
    to: Annotated[Id, claim("whose work", ref="items")]
    said_months: Annotated[Months | None, claim("we said, months")] = None
    said_value: Annotated[Percent | None, claim("we said, value kept")] = None
    seen_months: Annotated[Months | None, evidence("it took, months")] = None
    seen_value: Annotated[Percent | None, evidence("value kept", "0: it cannot.")] = None
    able_others: Annotated[Count | None, evidence("others able", "How many others could do it today.")] = None
    blockers: Annotated[tuple[Text, ...] | None, evidence("what stands in the way")] = None


class Decision(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 5: a past decision, the lever it pulled and whether it took."""

    case: Annotated[Id, claim("case", ref="cases")]
    lever: Annotated[c.Lever, claim("lever")]
    took: Annotated[c.YesPartlyNo | None, evidence("did it take")] = None


class LeverRecord(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 6: who decides a lever, said and last seen."""

    lever: Annotated[c.Lever, claim("lever")]
    said_owner: Annotated[Text | None, claim("we said, who owns it", offers="owners")] = None
    decided_by: Annotated[
        Text | None, evidence("decided by, last time", "A role, or nobody.", offers="owners")
    ] = None
    last_used: Annotated[
        Text | None,
        evidence(
            "last used",
            "A day, a year, or words.",
            or_date=True,
            only_listed="it stands in the answers beside who decided; no rule judges how long ago",
        ),
    ] = None
    lives_with_it: Annotated[Text | None, evidence("who lives with it", offers="owners")] = None


class Shift(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 7: a change of direction, what was tried first and what it took."""

    case: Annotated[Id, claim("case", ref="cases")]
    tried_first: Annotated[c.Change | None, claim("tried first")] = None
    took_what: Annotated[c.Change | None, evidence("what it took")] = None
    months: Annotated[Months | None, evidence("months")] = None
    took: Annotated[c.YesPartlyNo | None, evidence("did it take")] = None


class Asset(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 8: how a thing is spoken of, and how it behaves when it has to change."""

    item: Annotated[Id, claim("thing", ref="items")]
    spoken_as: Annotated[c.AssetKind | None, claim("we speak of it as")] = None
    fits: Annotated[c.AssetKind | None, evidence("it behaves like")] = None
    must_change: Annotated[
        tuple[c.VineyardPart, ...] | None,
        evidence(
            "what must change with it",
            "Land: market and rules. Vines: architecture and data. Labour: people and skills. "
            "Season: release and operating cycle.",
        ),
    ] = None
    months_to_change: Annotated[Months | None, evidence("months to change")] = None
    tended_by: Annotated[Text | None, evidence("who tends it", "A role, or nobody.", offers="owners")] = None
    committed_years: Annotated[
        Annotated[float, Meta(ge=0, le=100, extra={"unit": "years"})] | None, evidence("years committed")
    ] = None
    phrases: Annotated[tuple[Text, ...] | None, claim("what we hear ourselves say")] = None
    passes: Annotated[tuple[c.ServiceCheck, ...] | None, evidence("checks it passes")] = None
    fails: Annotated[tuple[c.ServiceCheck, ...] | None, evidence("checks it does not pass")] = None


class Right(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 9: a type of decision, and which side of the boundary decides it."""

    decision_type: Annotated[Text, claim("decision")]
    portfolio: Annotated[c.PortfolioRole | None, evidence("portfolio management")] = None
    leadership: Annotated[c.LeadershipRole | None, evidence("leadership")] = None
    someone_else: Annotated[Text | None, evidence("someone else decides", offers="owners")] = None
    stalled_months: Annotated[Months | None, evidence("waited, months")] = None
    waiting_for: Annotated[Text | None, evidence("waiting for")] = None


class FunctionRecord(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question 10: a job portfolio management does, and what happens if it is gone tomorrow."""

    function: Annotated[c.Function, claim("job")]
    if_gone: Annotated[c.IfGone | None, evidence("if gone tomorrow")] = None
    moves_to: Annotated[Text | None, evidence("moves to", offers="owners")] = None
    noticed_after_months: Annotated[Months | None, evidence("noticed after, months")] = None
    first_sign: Annotated[Text | None, evidence("first sign")] = None
    check_on: Annotated[Day | None, evidence("check on", ahead=True)] = None
    result: Annotated[Text | None, evidence("what was seen then")] = None
    result_on: Annotated[Day | None, evidence("seen on", only_listed="the day beside what was seen then")] = (
        None
    )


AnswerRecord: TypeAlias = (
    Move | Stop | DoorRecord | Swap | Decision | LeverRecord | Shift | Asset | Right | FunctionRecord
)
