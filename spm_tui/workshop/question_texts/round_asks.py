"""The sentence each field is asked with in a round, and the words that stand for it in a list; data only."""

from typing import Final

#: (question, field) -> the sentence asked, and the words that stand for the field in a list.
ROUND_ASKS: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("allocation_unit", "said_unit"): ("When we allocate, what do we move?", "what we allocate"),
    ("allocation_unit", "months_to_effect"): (
        "How many months until {case} took effect?",
        "months to effect",
    ),
    ("stopping", "said_people"): ("How many people could do other work if {thing} stops?", "people back"),
    ("stopping", "said_months"): (
        "After how many months could people do other work if {thing} stops?",
        "by when",
    ),
    ("reversibility", "door"): ("How easy is the way back from {either}?", "the way back"),
    ("reversibility", "said_months"): (
        "How many months does the way back from {either} take?",
        "months back",
    ),
    ("fungibility", "said_months"): (
        "How many months until {thing} can do the work of {other}?",
        "months until it can",
    ),
    ("fungibility", "said_value"): (
        "How much of the value is kept when {thing} does the work of {other}?",
        "value kept",
    ),
    ("reallocate_or_reshape", "moved_work"): ("How many of our last ten decisions moved work?", "moved work"),
    ("reallocate_or_reshape", "reshaped"): (
        "How many of our last ten decisions reshaped the organisation?",
        "reshaped the organisation",
    ),
    ("ownership", "said_owner"): ("Who owns this lever: {word}?", "who owns it"),
    ("ownership", "decided_by"): ("Who decided the last time this lever was used: {word}?", "who decided"),
    ("redesign_frequency", "said_percent"): (
        "How many of 100 changes of direction need a redesign?",
        "changes that need a redesign",
    ),
    ("redesign_frequency", "took_what"): ("What did {case} take in the end?", "what it took"),
    ("redesign_frequency", "months"): ("How many months did {case} take?", "months it took"),
    ("vineyards", "fits"): ("What does {thing} behave like when it has to change?", "behaves like"),
    ("vineyards", "spoken_as"): ("What do we speak of {thing} as?", "we speak of it as"),
    ("vineyards", "months_to_change"): (
        "How many months does it take to change {thing}?",
        "months to change",
    ),
    ("boundary", "clarity"): (
        "How clear is the line between portfolio management and leadership, from 1 to 5?",
        "how clear the line is",
    ),
    ("disappearance", "if_gone"): (
        "What happens to {word} if portfolio management is gone tomorrow?",
        "if gone",
    ),
}
#: The jobs of portfolio management as a sentence names them, where the bare word does not read well.
JOBS_ASKED: Final = {
    "map": "the map of the portfolio",
    "intake": "the intake of requests",
    "load": "the balance of load",
}
ALL_JOBS_ASKED: Final = "What happens if portfolio management is gone tomorrow?"
