"""What loosening finds, as frozen Structs, and the lever of each kind of change; nothing here computes."""

from typing import Final

from msgspec import Struct, field

from spm_tui.entanglement.results import CameBack
from spm_tui.workshop.choices import Lever
from spm_tui.workshop.what_ifs import ChangeKind

#: The lever of the article that makes each change.
LEVERS: Final[dict[ChangeKind, Lever]] = {
    "cut": "team-topology",
    "link": "hiring-and-succession",
    "payer": "budgeting-horizon",
    "date": "prioritization",
}


class SingleChange(Struct, frozen=True, kw_only=True):
    """A single change to the map, and by how many people it raises useful and released over some stops.

    `cut` takes a tie away; `link` has a team or skill able to do a work at once; `payer` gives run load (the
    tie of what is run to who runs it) money of its own; `date` lets the people of a tie leave at once.
    `gain` is None where no stop knows what is useful. `lever` is the article's. `asked` is False for a link
    nobody was asked about and for people whose date nobody knows. `stops` are those it gives more people.
    """

    kind: ChangeKind
    from_: str = field(name="from")
    to: str
    gain: float | None
    released_gain: float
    lever: Lever
    asked: bool
    stops: tuple[tuple[str, ...], ...] = ()


class Loosening(Struct, frozen=True, kw_only=True):
    """What some stops give today, each by itself and added up, and what would loosen them, best first.

    `came_back` is what those that have happened gave back.
    """

    stops: tuple[tuple[str, ...], ...]
    useful: float | None
    released: float | None
    changes: tuple[SingleChange, ...]
    came_back: tuple[CameBack, ...] = ()
