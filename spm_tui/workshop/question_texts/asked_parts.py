"""The parts of a record in the order in which they are asked, each with its question; data only.

The same list serves who answers part by part and the one question that is asked behind a line.
"""

from typing import Final

from msgspec import Struct


class AskedPart(Struct, frozen=True):
    """One field that is asked for. `when` names a field and what it must hold, `unless` what not."""

    field: str
    ask: str
    when: tuple[str, tuple[object, ...]] | None = None  # () for anything at all
    unless: tuple[str, tuple[object, ...]] | None = None
    alone: bool = True  # asked behind a line too, and not only part by part


BASIS: Final = AskedPart("basis", "How do we know?")
#: The part that asks, of a line that waited, whether its words are kept as the note.
WORDS: Final = AskedPart("note", "Keep its words as a note?")

PARTS: Final[dict[str, tuple[AskedPart, ...]]] = {
    "allocation_unit": (
        AskedPart("case", "Which decision moved something?"),
        AskedPart("unit", "In which unit was it moved?"),
        AskedPart("what", "What was moved?", alone=False),
        AskedPart("from_", "From which thing?", alone=False),
        AskedPart("to", "To which thing?", alone=False),
        AskedPart("months_to_effect", "After how many months did it take effect?"),
        BASIS,
    ),
    "stopping": (
        AskedPart("items", "What stops?"),
        AskedPart("said_people", "How many people did we say?"),
        AskedPart("said_months", "By when?"),
        AskedPart("seen_people", "How many came back, if stopped?", alone=False),
        AskedPart("seen_months", "After how many months?", when=("seen_people", ())),
        AskedPart("run_paid_by", "Who pays for what runs on?", alone=False),
        BASIS,
    ),
    "reversibility": (
        AskedPart("case", "Which decision?"),
        AskedPart("door", "What do we say of the way back?"),
        AskedPart("said_months", "How long do we say it takes?"),
        AskedPart("tried", "Has anybody tried to go back?"),
        AskedPart("seen_months", "How long did it take?", when=("tried", ("partly", "fully", "abandoned"))),
        AskedPart("lost", "What was lost?", alone=False),
        AskedPart("who_can_undo", "Who can undo it?", alone=False),
        BASIS,
    ),
    "fungibility": (
        AskedPart("from_", "Who or what steps in?"),
        AskedPart("to", "For whose work?"),
        AskedPart("said_months", "In how many months, did we say?"),
        AskedPart("seen_months", "How many months did it take?", unless=("seen_value", (0, 0.0))),
        AskedPart("seen_value", "How much of the value? (0: it cannot)"),
        BASIS,
    ),
    "reallocate_or_reshape": (
        AskedPart("case", "Which decision?"),
        AskedPart("lever", "Which lever did it use?"),
        AskedPart("took", "Did it take hold?"),
        BASIS,
    ),
    "ownership": (
        AskedPart("lever", "Which lever?"),
        AskedPart("decided_by", "Who decided, the last time?"),
        AskedPart("said_owner", "Who do we say owns it?"),
        AskedPart("last_used", "When was it last used?", alone=False),
        AskedPart("lives_with_it", "Who lives with what was decided?"),
        BASIS,
    ),
    "redesign_frequency": (
        AskedPart("case", "Which change of direction?"),
        AskedPart("tried_first", "What was tried first?"),
        AskedPart("took_what", "What did it take in the end?"),
        AskedPart("months", "After how many months?"),
        AskedPart("took", "Did it take hold?"),
        BASIS,
    ),
    "vineyards": (
        AskedPart("item", "Which thing?"),
        AskedPart("spoken_as", "How do we speak of it?"),
        AskedPart("fits", "What does it behave like?"),
        AskedPart("must_change", "What must change with it?"),
        AskedPart("months_to_change", "How long does it take to change?"),
        AskedPart("tended_by", "Who tends it?", alone=False),
        BASIS,
    ),
    "boundary": (
        AskedPart("decision_type", "Which kind of decision?"),
        AskedPart("portfolio", "What is portfolio management's part?"),
        AskedPart("leadership", "What is leadership's part?"),
        AskedPart("stalled_months", "How long did one wait?"),
        AskedPart("waiting_for", "What did it wait for?", when=("stalled_months", ()), alone=False),
        BASIS,
    ),
    "disappearance": (
        AskedPart("function", "Which job?"),
        AskedPart("if_gone", "If it were gone tomorrow?"),
        AskedPart("moves_to", "Where would it move?", when=("if_gone", ("moves",))),
        AskedPart("noticed_after_months", "Noticed after how many months?", alone=False),
        AskedPart("first_sign", "What would be the first sign?", alone=False),
        BASIS,
    ),
}
#: A line that waits because it is not certain whose people run what stays: no record of a question, a tie.
STAYS: Final = "stays"
PARTS[STAYS] = (
    AskedPart("from_", "What stays?"),
    AskedPart("people", "How many people run it?"),
    AskedPart("to", "Whose people: which team?"),
    AskedPart("months", "In how many months can they move?", alone=False),
    AskedPart("run_paid_by", "Who pays for it?", alone=False),
)
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
    STAYS: ("from_", "people", "to"),
}
