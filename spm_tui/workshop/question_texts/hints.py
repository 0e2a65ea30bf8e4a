"""Lines as one may say them, for each question: forms, with letters for names and figures; data only.

Nothing here names a thing of a session or gives a figure for one: who reads it in a room takes that for a
record.
"""

from typing import Any, Final

from msgspec import Struct


class Hint(Struct, frozen=True, kw_only=True):
    """A sentence with X and Y for names and N and M for figures, and the fields it fills besides the names.

    `means` holds the letter where the field takes what stands in its place.
    """

    says: str
    means: dict[str, Any]


HINTS: Final[dict[str, Hint]] = {
    "allocation_unit": Hint(
        says="X: a project was moved, it took N months",
        means={"unit": "project", "months_to_effect": "N"},
    ),
    "stopping": Hint(
        says="stopping X gives us N people back in M months",
        means={"said_people": "N", "said_months": "M"},
    ),
    "reversibility": Hint(
        says="X: easy to undo, we said; it took N months",
        means={"door": "easy", "seen_months": "N"},
    ),
    "fungibility": Hint(
        says="X > Y > said N months > took M months",
        means={"said_months": "N", "seen_months": "M"},
    ),
    "reallocate_or_reshape": Hint(
        says="X: re-organisation, it took hold", means={"lever": "re-org", "took": "yes"}
    ),
    "ownership": Hint(
        says="the budgeting horizon was last decided by X",
        means={"lever": "budgeting-horizon", "decided_by": "X"},
    ),
    "redesign_frequency": Hint(
        says="X: tried re-ranking first, it took a new team, N months",
        means={"tried_first": "reprioritised", "took_what": "new-team", "months": "N"},
    ),
    "vineyards": Hint(
        says="X: spoken of as a stock, N months to change",
        means={"spoken_as": "stock", "months_to_change": "N"},
    ),
    "boundary": Hint(
        says="splitting a team waited N months for X",
        means={"decision_type": "splitting a team", "stalled_months": "N", "waiting_for": "X"},
    ),
    "disappearance": Hint(
        says="funding moves to X, first sign: Y",
        means={"function": "funding", "if_gone": "moves", "moves_to": "X", "first_sign": "Y"},
    ),
}

#: What stands in the empty table of a question.
EXAMPLES: Final[dict[str, tuple[str, str]]] = {
    "allocation_unit": (
        "flow N, project N, team N",
        "X moved people from Y to Z, after N months",
    ),
    "stopping": (
        "we put X on ice, they promised N people back in a quarter",
        "Y stays, N people, nobody pays",
    ),
    "reversibility": (
        "X: they said N months, it took a year and a half",
        "X is a costly door, we never tried it",
    ),
    "fungibility": (
        "X > Y > half as good after N months",
        "X cannot do the work of Y",
    ),
    "reallocate_or_reshape": ("moved N, reshaped M", "X changed the allocation and it took partly"),
    "ownership": ("strategy: on paper X, in practice Y", "nobody decides on team topology"),
    "redesign_frequency": (
        "we say N % need a redesign",
        "X: first we moved people, then it took a re-org",
    ),
    "vineyards": ("X: a vineyard, it takes N years to change", "X is tended by nobody"),
    "boundary": ("clarity: N N M M", "new hires: portfolio recommends, leadership decides"),
    "disappearance": (
        "funding: collapse N, moves M, nobody misses it N",
        "nobody would miss reporting",
    ),
}
