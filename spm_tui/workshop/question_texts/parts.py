"""The parts of a record in the order in which they are asked, each with its question; data only.

The same list serves who answers part by part and the one question that is asked behind a line.
"""

from typing import Final

from msgspec import Struct


class Part(Struct, frozen=True):
    """One field that is asked for. `when` names a field and what it must hold, `unless` what not."""

    field: str
    ask: str
    when: tuple[str, tuple[object, ...]] | None = None  # () for anything at all
    unless: tuple[str, tuple[object, ...]] | None = None
    alone: bool = True  # asked behind a line too, and not only part by part


BASIS: Final = Part("basis", "How do we know?")

PARTS: Final[dict[str, tuple[Part, ...]]] = {
    "allocation_unit": (
        Part("case", "Which decision moved something?"),
        Part("unit", "In which unit was it moved?"),
        Part("what", "What was moved?", alone=False),
        Part("from_", "From which thing?", alone=False),
        Part("to", "To which thing?", alone=False),
        Part("months_to_effect", "After how many months did it take effect?"),
        BASIS,
    ),
    "stopping": (
        Part("items", "What stops?"),
        Part("said_people", "How many people did we say?"),
        Part("said_months", "By when?"),
        Part("seen_people", "How many came back, if stopped?", alone=False),
        Part("seen_months", "After how many months?", when=("seen_people", ())),
        Part("run_paid_by", "Who pays for what runs on?", alone=False),
        BASIS,
    ),
    "reversibility": (
        Part("case", "Which decision?"),
        Part("door", "What do we say of the way back?"),
        Part("said_months", "How long do we say it takes?"),
        Part("tried", "Has anybody tried to go back?"),
        Part("seen_months", "How long did it take?", when=("tried", ("partly", "fully", "abandoned"))),
        Part("lost", "What was lost?", alone=False),
        Part("who_can_undo", "Who can undo it?", alone=False),
        BASIS,
    ),
    "fungibility": (
        Part("from_", "Who or what steps in?"),
        Part("to", "For whose work?"),
        Part("said_months", "In how many months, did we say?"),
        Part("seen_months", "How many months did it take?", unless=("seen_value", (0, 0.0))),
        Part("seen_value", "How much of the value? (0: it cannot)"),
        BASIS,
    ),
    "reallocate_or_reshape": (
        Part("case", "Which decision?"),
        Part("lever", "Which lever did it use?"),
        Part("took", "Did it take hold?"),
        BASIS,
    ),
    "ownership": (
        Part("lever", "Which lever?"),
        Part("decided_by", "Who decided, the last time?"),
        Part("said_owner", "Who do we say owns it?"),
        Part("last_used", "When was it last used?", alone=False),
        Part("lives_with_it", "Who lives with what was decided?"),
        BASIS,
    ),
    "redesign_frequency": (
        Part("case", "Which change of direction?"),
        Part("tried_first", "What was tried first?"),
        Part("took_what", "What did it take in the end?"),
        Part("months", "After how many months?"),
        Part("took", "Did it take hold?"),
        BASIS,
    ),
    "vineyards": (
        Part("item", "Which thing?"),
        Part("spoken_as", "How do we speak of it?"),
        Part("fits", "What does it behave like?"),
        Part("must_change", "What must change with it?"),
        Part("months_to_change", "How long does it take to change?"),
        Part("tended_by", "Who tends it?", alone=False),
        BASIS,
    ),
    "boundary": (
        Part("decision_type", "Which kind of decision?"),
        Part("portfolio", "What is portfolio management's part?"),
        Part("leadership", "What is leadership's part?"),
        Part("stalled_months", "How long did one wait?"),
        Part("waiting_for", "What did it wait for?", when=("stalled_months", ()), alone=False),
        BASIS,
    ),
    "disappearance": (
        Part("function", "Which job?"),
        Part("if_gone", "If it were gone tomorrow?"),
        Part("moves_to", "Where would it move?", when=("if_gone", ("moves",))),
        Part("noticed_after_months", "Noticed after how many months?", alone=False),
        Part("first_sign", "What would be the first sign?", alone=False),
        BASIS,
    ),
}
#: What a record cannot be without: what it is about, and what the file asks of it.
NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "allocation_unit": ("case",),
    "stopping": ("items",),
    "reversibility": ("case",),
    "fungibility": ("from_", "to"),
    "reallocate_or_reshape": ("case", "lever"),
    "ownership": ("lever",),
    "redesign_frequency": ("case",),
    "vineyards": ("item",),
    "boundary": ("decision_type",),
    "disappearance": ("function", "if_gone"),
}
