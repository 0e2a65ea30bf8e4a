"""The closed word lists of the file, in the order in which they are offered."""

from typing import Literal, get_args

ItemKind = Literal[
    "initiative", "product", "team", "skill", "platform", "system",
    "domain", "data", "operation", "workflow", "contract",
]  # fmt: skip
Basis = Literal["measured", "repeated", "one-case", "hunch"]
Stage = Literal["launch", "scale", "sustain", "reformulate", "retired"]
Cut = Literal["clean", "costly", "inseparable"]
YesPartlyNo = Literal["yes", "partly", "no"]
Status = Literal["open", "answered", "skipped", "not-applicable"]
Unit = Literal["project", "flow", "team", "system"]
Moved = Literal["money", "people", "team", "priority", "scope"]
StopAction = Literal["stop", "ice", "shrink", "hand-over"]
Freed = Literal["people-time", "money", "attention", "platform-capacity", "nothing-yet"]
StillThere = Literal["teams", "architecture", "data", "operations", "workflows", "contracts"]
Door = Literal["easy", "costly", "none"]
Tried = Literal["never", "partly", "fully", "abandoned"]
DoorTest = Literal[
    "undo_in_30_days",
    "customers_unharmed",
    "contracts_unbroken",
    "no_rebuild",
    "explainable",
    "known_reverser",
]
Category = Literal["people", "teams", "platforms", "domains"]
Lever = Literal[
    "strategy", "prioritization", "allocation", "org-design", "budgeting-horizon",
    "hiring-and-succession", "team-topology", "re-org",
]  # fmt: skip
Change = Literal[
    "reprioritised", "moved-people", "moved-scope", "new-team", "reorg", "rearchitecture", "nothing"
]
AssetKind = Literal["stock", "real-estate", "brand", "vineyard"]
VineyardPart = Literal["land", "vines", "labour", "season"]
ServiceCheck = Literal[
    "as_a_service", "own_brand", "own_revenue", "own_costs",
    "little_outside_data", "few_user_groups", "one_team_can_run_it",
]  # fmt: skip
PortfolioRole = Literal["none", "inform", "recommend", "decide", "keeps-the-map"]
LeadershipRole = Literal["none", "inform", "recommend", "decide"]
Function = Literal[
    "map", "intake", "prioritization", "funding", "sequencing", "load", "reporting", "governance"
]
IfGone = Literal["collapses", "moves", "nobody-misses", "keeps-the-map"]
RoundState = Literal["open", "locked", "revealed"]
CommitmentKind = Literal["decision", "fact-check", "experiment"]
CommitmentState = Literal["open", "done", "dropped"]
ParkingState = Literal["open", "closed"]
StanceKind = Literal["agree", "dispute", "unsure"]
SessionMode = Literal["workshop", "self"]
AnswerKey = Literal[
    "allocation_unit", "stopping", "reversibility", "fungibility", "reallocate_or_reshape",
    "ownership", "redesign_frequency", "vineyards", "boundary", "disappearance",
]  # fmt: skip

ITEM_KINDS: tuple[ItemKind, ...] = get_args(ItemKind)
BASES: tuple[Basis, ...] = get_args(Basis)
LEVERS: tuple[Lever, ...] = get_args(Lever)
STRUCTURAL_LEVERS: tuple[Lever, ...] = LEVERS[3:]
ANSWER_KEYS: tuple[AnswerKey, ...] = get_args(AnswerKey)
UNITS: tuple[Unit, ...] = get_args(Unit)
FUNCTIONS: tuple[Function, ...] = get_args(Function)

#: Owners the screen offers; any other text is accepted too. `nobody` is never a decider.
OWNERS: tuple[str, ...] = (
    "pmo", "technology", "executive-team", "ceo", "product-leadership", "business-unit", "finance", "hr",
    "steering-committee", "architecture-board", "board", "vendor", "nobody",
)  # fmt: skip
NOBODY = "nobody"
