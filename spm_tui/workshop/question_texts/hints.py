"""Lines as one may say them, for each question, with places for names; data only."""

from typing import Any, Final

from msgspec import Struct


class Hint(Struct, frozen=True, kw_only=True):
    """A sentence with places for names, and the fields it fills besides those names.

    `instead` is said where the session has no name for a place.
    """

    says: str
    means: dict[str, Any]
    instead: str = ""


#: What stands for a name where the session knows none.
NEW_NAMES: Final = {"case": "Cloud move", "item": "Chat Pilot", "asset": "Old Core"}

HINTS: Final[dict[str, Hint]] = {
    "allocation_unit": Hint(
        says="{case}: a project was moved, it took 7 months",
        means={"unit": "project", "months_to_effect": 7.0},
    ),
    "stopping": Hint(
        says="stopping {item} gives us 8 people back in a month",
        means={"said_people": 8.0, "said_months": 1.0},
    ),
    "reversibility": Hint(
        says="{case}: easy to undo, we said; it took 16 months",
        means={"door": "easy", "seen_months": 16.0},
    ),
    "fungibility": Hint(
        says="{first} can do the work of {second}: we said 1 month, it took 9",
        means={"said_months": 1.0, "seen_months": 9.0},
        instead="Web team > Till team > said 1 month > took 9 months",
    ),
    "reallocate_or_reshape": Hint(
        says="{case}: re-organisation, it took hold", means={"lever": "re-org", "took": "yes"}
    ),
    "ownership": Hint(
        says="the budgeting horizon was last decided by finance, in {year}",
        means={"lever": "budgeting-horizon", "decided_by": "finance"},
    ),
    "redesign_frequency": Hint(
        says="{case}: tried re-ranking first, it took a new team, 8 months",
        means={"tried_first": "reprioritised", "took_what": "new-team", "months": 8.0},
    ),
    "vineyards": Hint(
        says="we speak of {asset} as a stock, it takes 18 months to change",
        means={"spoken_as": "stock", "months_to_change": 18.0},
        instead="{asset}: spoken of as a stock, 18 months to change",
    ),
    "boundary": Hint(
        says="splitting a team waited 6 months for the works council",
        means={
            "decision_type": "splitting a team",
            "stalled_months": 6.0,
            "waiting_for": "the works council",
        },
    ),
    "disappearance": Hint(
        says="funding moves to finance, first sign: two budgets",
        means={"function": "funding", "if_gone": "moves", "moves_to": "finance", "first_sign": "two budgets"},
    ),
}

#: What stands in the empty table of a question; a line whose name is lacking is left out.
EXAMPLES: Final[dict[str, tuple[str, str]]] = {
    "allocation_unit": (
        "flow 3, project 4, team 1",
        "{case} moved people from {first} to {second}, after 7 months",
    ),
    "stopping": (
        "we put {item} on ice, they promised 4 people back in a quarter",
        "{asset} stays, 2.5 people, nobody pays",
    ),
    "reversibility": (
        "{case}: they said 3 months, it took a year and a half",
        "{case} is a costly door, we never tried it",
    ),
    "fungibility": (
        "{first} for {second}: half as good after 6 months",
        "{second} cannot do the work of {first}",
    ),
    "reallocate_or_reshape": ("moved 8, reshaped 2", "{case} changed the allocation and it took partly"),
    "ownership": ("strategy: on paper the board, in practice the CEO", "nobody decides on team topology"),
    "redesign_frequency": (
        "we say 20 % need a redesign",
        "{case}: first we moved people, then it took a re-org",
    ),
    "vineyards": ("{asset} is tended by nobody", "{asset} is a vineyard, it takes 2 years to change"),
    "boundary": ("clarity: 1 2 2 3 4 4", "new hires: portfolio recommends, leadership decides"),
    "disappearance": (
        "funding: collapse 2, moves 5, nobody misses it 1",
        "nobody would miss reporting",
    ),
}
