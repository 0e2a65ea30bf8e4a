"""What a line of each question may say: its subject, and which words and figures go to which field; data.

A frame names the record, what it is about, the concepts of `choice_phrases.WORDS` that fill a field, where figures go,
and the cues beside which owners and free text stand. `binding.py` reads every line by these alone.
"""

from typing import Final, Literal

from msgspec import Struct

from spm_tui.workshop import records as r
from spm_tui.workshop.reading.counting import Unit

Subject = Literal["case", "items", "item", "pair", "lever", "function", "decision_type"]


class Choice(Struct, frozen=True):
    """A field whose word stands in the line: concept -> field; `many` collects all of them."""

    concept: str
    field: str
    many: bool = False


class AmountRule(Struct, frozen=True):
    """Where a figure of one unit goes: when said, when seen, and when nothing says which (None: asked)."""

    unit: Unit
    said: str
    seen: str = ""
    default: Literal["said", "seen"] | None = "said"


class BesideRule(Struct, frozen=True):
    """An owner or a text beside a cue: `before` it, `after` it, or whichever there is."""

    field: str
    cue: str
    side: Literal["before", "after", "either"] = "after"
    text: bool = False  # free text up to the end of the clause, else a name or an owner
    many: bool = False


class Frame(Struct, frozen=True, kw_only=True):
    """How lines of one question are read."""

    key: str
    struct: type[r.Record]
    subject: Subject
    asks: str  # what is missing when no subject is found
    wants: str  # what is missing when nothing is said of the subject
    choices: tuple[Choice, ...] = ()
    amounts: tuple[AmountRule, ...] = ()
    beside: tuple[BesideRule, ...] = ()
    bare: tuple[Unit, ...] = ()  # what a figure without a unit counts, in this order
    free: str = ""  # takes the first part of a line that no word or figure of the question is in
    if_goes: bool = False  # a condition about the subject itself is how this question is answered
    kinds: tuple[str, ...] = ()  # kinds the subject may have; () for any
    new_kind: str = "initiative"


FRAMES: Final[dict[str, Frame]] = {
    frame.key: frame
    for frame in (
        Frame(
            key="allocation_unit", struct=r.Move, subject="case", asks="Which decision was it?", wants="What moved, as which unit, or when did it show?",
            choices=(Choice("what", "what"),),
            amounts=(AmountRule("months", "months_to_effect"),), bare=("months",),
        ),
        Frame(
            key="stopping", struct=r.Stop, subject="items", asks="What stops?", wants="How many people come back, when, or what stays?",
            choices=(Choice("action", "action"), Choice("freed", "freed", many=True)),
            amounts=(AmountRule("people", "said_people", "seen_people"), AmountRule("months", "said_months", "seen_months")),
            beside=(BesideRule("run_paid_by", "paid-by"), BesideRule("run_paid_by", "pays", "before")),
            bare=("people", "months"), if_goes=True,
            kinds=("initiative", "product", "platform", "system", "domain", "data", "operation", "workflow", "contract"),
        ),
        Frame(
            key="reversibility", struct=r.DoorRecord, subject="case", asks="Which decision was it?", wants="Is the way back easy, costly or none, was it tried, and how long did it take?",
            choices=(
                Choice("door", "door"), Choice("tried", "tried"), Choice("passes", "passes", many=True),
                Choice("fails", "fails", many=True),
            ),
            amounts=(AmountRule("months", "said_months", "seen_months", None),), bare=("months",),
            beside=(
                BesideRule("who_can_undo", "undo", "either"), BesideRule("lost", "lost", text=True, many=True),
            ),
        ),
        Frame(
            key="fungibility", struct=r.Swap, subject="pair", asks="Who or what steps in, and for whose work?", wants="After how many months, keeping how much, or not at all?",
            amounts=(
                AmountRule("months", "said_months", "seen_months", None), AmountRule("%", "said_value", "seen_value", "seen"),
            ),
            bare=("months",), beside=(BesideRule("blockers", "blocked", text=True, many=True), BesideRule("blockers", "blocks", "before", text=True, many=True)),
        ),
        Frame(
            key="reallocate_or_reshape", struct=r.Decision, subject="case", asks="Which decision was it?", wants="Which lever was pulled, and did it take: yes, partly or no?",
            choices=(Choice("lever", "lever"), Choice("took", "took")),
        ),
        Frame(
            key="ownership", struct=r.LeverRecord, subject="lever", asks="Which lever?", wants="Who owns it, who decided last time, or when?",
            beside=(
                BesideRule("lives_with_it", "lives", "either"), BesideRule("decided_by", "decides", "either"),
                BesideRule("said_owner", "owns", "either"),
            ),
            free="decided_by",
        ),
        Frame(
            key="redesign_frequency", struct=r.Shift, subject="case", asks="Which change was it?", wants="What was tried first, what did it take, and how long?",
            choices=(Choice("took", "took"),), amounts=(AmountRule("months", "months"),), bare=("months",),
        ),
        Frame(
            key="vineyards", struct=r.Asset, subject="item", asks="Which thing is it?", wants="How is it spoken of, what does it fit, or what must change?",
            choices=(Choice("must_change", "must_change", many=True),),
            amounts=(AmountRule("months", "months_to_change"),), bare=(),
            beside=(BesideRule("tended_by", "tended", "either"),), new_kind="system",
        ),
        Frame(
            key="boundary", struct=r.Right, subject="decision_type", asks="Which decision is it?", wants="Which side decides, or how long did it wait, and for whom?",
            amounts=(AmountRule("months", "stalled_months"),), bare=(),
            beside=(BesideRule("waiting_for", "waiting-for", text=True),),
        ),
        Frame(
            key="disappearance", struct=r.FunctionRecord, subject="function", asks="Which job?", wants="Does it collapse, move to somebody, or does nobody miss it?",
            choices=(Choice("if_gone", "if_gone"),),
            amounts=(AmountRule("months", "noticed_after_months"),), bare=(),
            beside=(BesideRule("first_sign", "first-sign", text=True),), if_goes=True,
        ),
    )
}  # fmt: skip
