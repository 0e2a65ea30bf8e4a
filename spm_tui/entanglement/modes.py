"""The kinds of item by what they are to a stop, under each of its three meanings; imports no networkx."""

from typing import Final, Literal, get_args

Mode = Literal["plan", "retire", "defund"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)

#: What is alive for its own sake, under each of the three meanings of "stop".
ANCHOR_KINDS: Final[dict[Mode, frozenset[str]]] = {
    "plan": frozenset({"initiative", "product"}),
    "retire": frozenset({"initiative", "product", "workflow", "operation", "contract"}),
    "defund": frozenset(
        {"initiative", "product", "workflow", "operation", "contract", "system", "platform"},
    ),
}
#: Kinds that carry effort; they are never listed as freed and cannot be stopped.
STAFF_KINDS: Final = frozenset({"team", "skill"})
#: Kinds whose ties to teams are effort; every other kind's are run load.
WORK_KINDS: Final = frozenset({"initiative", "product"})
#: Kinds that what they need is there for.
USER_KINDS: Final = WORK_KINDS | {"workflow"}
#: Kinds that somebody has to run.
RUN_KINDS: Final = frozenset({"system", "platform", "data", "operation"})
#: The layer whose propagation cost is measured.
SYSTEM_KINDS: Final = frozenset({"system", "platform"})
#: What must not be cut off from the rest of the map.
CUT_OFF_KINDS: Final = frozenset({"team", "workflow"})


class CannotStopError(ValueError):
    """Raised when a stop is asked for that has no meaning: nothing chosen, or a team or a skill."""


class UnknownItemError(KeyError):
    """Raised when an id names no item of the session; its only argument is the id."""
