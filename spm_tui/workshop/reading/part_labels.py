"""Words that stand before a value in a part of a line of its own, and say which field it fills; data only.

`paid by CFO`, `freed: money`, `waited 6 months`. Any field may also be named by its key or its words on the
screen, with a colon. What only words tell (`easy`, `back 8`) is read as anywhere else in a line.
"""

from typing import Any, Final

#: Question, or `ties` -> (phrases, the fields whose value may follow, the likelier first).
LABELS: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "allocation_unit": (
        ("moved|what moved", ("what",)),
        ("took|took effect after|effect after|after", ("months_to_effect",)),
    ),
    "stopping": (
        ("paid by|run paid by|who pays|running paid by", ("run_paid_by",)),
        ("stopped|stopped on|stopped in|since", ("stopped_on",)),
        ("check on|count again on|count again", ("check_on",)),
        ("counted then|counted|result", ("result_people",)),
        ("freed|came free|what came free", ("freed",)),
        ("still there|still|left", ("still_there",)),
    ),
    "reversibility": (
        ("lost|we lost|what was lost", ("lost",)),
        ("undo by|undone by|who can undo it|who can undo", ("who_can_undo",)),
        ("passes", ("passes",)),
        ("fails|does not pass|not", ("fails",)),
        ("things|thing|about", ("items",)),
    ),
    "fungibility": (
        ("blocked by|because|blocker|blockers|in the way", ("blockers",)),
        ("others|others able|other able", ("able_others",)),
        ("said|we said", ("said_months", "said_value")),
        ("took|it took|kept|seen|really", ("seen_months", "seen_value")),
    ),
    "reallocate_or_reshape": (
        ("took|did it take|taken", ("took",)),
        ("lever|by|pulled", ("lever",)),
    ),
    "ownership": (
        ("said owner|said|we said|on paper|owner", ("said_owner",)),
        ("decided by|decides|really decided by|in fact|really|actually|by", ("decided_by",)),
        ("lives with it|who lives with it|lives with|lived with by", ("lives_with_it",)),
        ("last used|last pulled|used", ("last_used",)),
    ),
    "redesign_frequency": (
        ("tried first|tried|first tried|first", ("tried_first",)),
        ("took|it took|then|needed", ("took_what", "took", "months")),
    ),
    "vineyards": (
        ("spoken as|spoken|spoken of as|spoken of as a|we say|said|we speak of it as|we speak of it as a"
         "|called",
         ("spoken_as",)),
        ("fits|it fits|behaves like|behaves as|it behaves like|really|it is|is|like|is like|like a",
         ("fits",)),
        ("must change|changes|change", ("must_change",)),
        ("tended by|who tends it|tends", ("tended_by",)),
        ("committed|committed for|years committed", ("committed_years",)),
        ("we hear|hear|phrases|phrase", ("phrases",)),
        ("passes", ("passes",)),
        ("fails|does not pass", ("fails",)),
        ("takes|took|months to change", ("months_to_change",)),
    ),
    "boundary": (
        ("portfolio management|portfolio|spm|pmo", ("portfolio",)),
        ("leadership|leaders|executives", ("leadership",)),
        ("someone else|someone else decides|decided by|decides", ("someone_else",)),
        ("waited|stalled|waiting|waits|stuck", ("stalled_months",)),
        ("for|waiting for|waited for|waiting on|on", ("waiting_for",)),
    ),
    "disappearance": (
        ("moves to|moves back to|back to|goes to|to", ("moves_to",)),
        ("first sign|sign|first sign is", ("first_sign",)),
        ("noticed after|noticed in|noticed", ("noticed_after_months",)),
        ("check on|check", ("check_on",)),
        ("result|what was seen then", ("result",)),
        ("seen on|result on", ("result_on",)),
    ),
    "ties": (
        ("because", ("because",)),
        ("until the rest can move|until the rest can leave|leaves after|free after|after", ("months",)),
        ("stays|stay", ("stays",)),
        ("carried by|carried inside|kept running inside|inside|counted in", ("carried_by",)),
    ),
}  # fmt: skip

#: Words that stand behind a value in a part: `1 stays`.
BEHIND: Final[dict[str, tuple[tuple[str, str], ...]]] = {"ties": (("stays|stay", "stays"),)}

#: The field a figure fills that stands alone in a part, by what it counts; other questions: `frames.py`.
ALONE: Final[dict[str, dict[str, str]]] = {"ties": {"months": "months"}}

#: The fields of which a word of their closed list may stand alone in a part: `costly`.
CHOSEN: Final[dict[str, tuple[str, ...]]] = {"ties": ("cut",)}

#: Words behind a thing that say it was asked, and that nobody is needed to run it.
RUNS_ITSELF: Final = frozenset(("nobody", "no one", "none", "nobody runs it", "runs itself", "nobody needed"))

#: A field that a label fills -> what it says of another field, where nothing else does.
IMPLIED: Final[dict[tuple[str, str], tuple[str, Any]]] = {("disappearance", "moves_to"): ("if_gone", "moves")}

#: Words that are a whole part -> what they give.
WHOLE: Final[dict[str, tuple[tuple[str, dict[str, Any]], ...]]] = {
    "vineyards": (("untended|nobody tends it|not tended", {"tended_by": "nobody"}),),
    "boundary": (
        ("neither|neither side|neither decides|nobody decides|nobody|no one decides",
         {"portfolio": "none", "leadership": "none"}),
    ),
}  # fmt: skip

#: What every record may say about itself.
NOTE: Final = "note"
DAY: Final = "on"
TO_CONFIRM: Final = frozenset(("to confirm", "confirm", "to be confirmed", "please confirm", "check"))
CONFIRM_WITH: Final = "confirm with|to confirm with|check with|ask"

#: Asked, and the room does not know: the field stays unanswered and the record is to be confirmed.
NOT_KNOWN: Final = frozenset(
    ("?", "??", "whom?", "who?", "by whom?", "for whom?", "unknown", "not known", "nobody knows",
     "don't know", "dont know", "no idea", "tbd", "tbc", "open")
)  # fmt: skip
#: The same inside a part: `for whom?`, `paid by ?`, `took ?`.
ASKED: Final = frozenset(
    ("?", "??", "whom", "who", "what", "whom?", "who?", "what?", "how long?", "how many?")
)

#: Units as one letter: only where they are all of a part, `8p > 1m`.
LETTERS: Final = {"p": "people", "m": "months", "w": "weeks", "y": "years", "d": "days"}
