"""The words people use for the closed words of the file; all of them are compared folded.

A word found here is only a spelling or a plain synonym of one word of the file. Owners are free text: only
other spellings of an offered owner are turned into it, never a name that merely resembles one.
"""

from functools import cache
from typing import get_args

from spm_tui.text import fold
from spm_tui.workshop import choices as c
from spm_tui.workshop.words import shown

_LISTS: dict[object, dict[str, str]] = {
    c.Basis: {
        "measured": "numbers|from numbers|measured|data|we measured|counted",
        "repeated": "more than once|repeated|several times|seen more than once|many times|often",
        "one-case": "once|one case|one time|seen once|a single case",
        "hunch": "gut feel|gut|gut feeling|hunch|guess|a guess|a feeling|feeling",
    },
    c.Unit: {
        "project": "projects|initiative|initiatives|programme|program|programmes",
        "flow": "flows|value stream|value streams|stream|capacity",
        "team": "teams",
        "system": "systems|long-lived system|long-lived systems|platform|platforms",
    },
    c.Moved: {
        "money": "budget|funding|funds|cash",
        "people": "persons|staff|heads|headcount",
        "team": "teams|whole team|a team|a whole team",
        "priority": "priorities|the order",
        "scope": "scopes",
    },
    c.StopAction: {
        "stop": "stopped|stopping|closed|close|cancelled|canceled|cancel|ended",
        "ice": "on ice|put on ice|iced|paused|pause|frozen|freeze",
        "shrink": "shrunk|shrank|cut back|reduced|smaller",
        "hand-over": "handed over|handover|handed off|hand off",
    },
    c.Freed: {"nothing-yet": "nothing so far", "platform-capacity": "platform|machines", "people": "persons"},
    c.StillThere: {
        "teams": "team|people", "architecture": "system|systems|code|platform", "operations": "operation",
        "workflows": "workflow", "contracts": "contract",
    },
    c.Door: {
        "easy": "easily|cheap|two way|two-way|two ways|two way door|reversible|easy way back",
        "costly": "expensive|hard|dear|costs a lot|painful|difficult",
        "none": "one way|one-way|one way door|no way back|irreversible|no door|cannot be undone",
    },
    c.Tried: {
        "never": "never tried|tried never|not tried|untried|tried not",
        "partly": "tried partly|partly tried|tried in part|half tried|tried some",
        "fully": "tried fully|fully tried|tried|tried it|went back|tried in full",
        "abandoned": "tried abandoned|gave up|tried and gave up|given up|tried and abandoned",
    },
    c.DoorTest: {
        "undo_in_30_days": "undo in 30 days|30 days|undone in 30 days", "no_rebuild": "without rebuild",
        "customers_unharmed": "customers", "contracts_unbroken": "contracts", "known_reverser": "reverser",
        "explainable": "can be explained",
    },
    c.Lever: {
        "strategy": "direction|strategic direction|the strategy|goals",
        "prioritization": "priorities|prioritisation|priority"
        "|prioritising|prioritizing|ranking|order of work",
        "allocation": "allocating|funding|money|people allocation|who works on what|capacity|staffing",
        "org-design": "org design|organisation design|organization design|structure|org structure",
        "budgeting-horizon": "budget|budgets|budgeting|budget horizon|budget cycle|the budget",
        "hiring-and-succession": "hiring|succession|hiring and succession|recruiting|hires",
        "team-topology": "team cut|team cuts|team topology"
        "|topology|team shape|team boundaries|how teams are cut",
        "re-org": "reorg|re-org|re-organisation|reorganisation|re-organization|reorganization|re-orgs|reorgs",
    },
    c.Change: {
        "reprioritised": "re-ranking|reranking|re-ranked|re-rank|reprioritising|reprioritized|reprioritizing"
        "|re-prioritised|re-prioritising|reprioritise|reprioritize|reprioritisation|reprioritization|re-ordering",
        "moved-people": "moving people|move people|people moved|reassigned people|people",
        "moved-scope": "moving scope|move scope|scope|scope moved|cut scope",
        "new-team": "a new team|new teams|team|building a team",
        "reorg": "re-org|a reorg|reorganisation|re-organisation|reorganization|re-organization|reorganised",
        "rearchitecture": "re-architecture|rearchitecting|re-architecting"
        "|rebuild|a rebuild|rewrite|a rewrite",
        "nothing": "nothing at all|none",
    },
    c.AssetKind: {
        "stock": "stocks|a stock|share|shares|equity|equities",
        "real-estate": "real estate|property|house|a house|estate",
        "brand": "brands|a brand|consumer brand",
        "vineyard": "vineyards|a vineyard",
    },
    c.VineyardPart: {
        "land": "market|rules|market and rules|regulation",
        "vines": "vine|architecture|data|architecture and data",
        "labour": "labor|people|skills|people and skills",
        "season": "seasons|release|cycle|release cycle|operating cycle",
    },
    c.YesPartlyNo: {
        "yes": "took|it took|took yes|took hold|it did|worked|fully|y",
        "partly": "took partly|in part|half|somewhat|partially|it partly took|partly took",
        "no": "took no|did not take|didn't take|didnt take|it did not"
        "|did not|n|not at all|fell back|not taken",
    },
    c.PortfolioRole: {
        "none": "nothing|no say|no role|has no say",
        "inform": "informs|informed|is informed",
        "recommend": "recommends|recommended|advises",
        "decide": "decides|decided",
        "keeps-the-map": "keeps the map|map|keep the map",
    },
    c.Function: {
        "map": "the map|overview|keeping the map|maintaining the map",
        "intake": "demand|requests|intake of demand",
        "prioritization": "priorities|prioritisation|priority|prioritising|prioritizing|ranking",
        "funding": "budget|budgets|money|funds",
        "sequencing": "sequence|order|ordering|roadmap|the roadmap",
        "load": "wip|capacity|work in progress|load management|limiting work",
        "reporting": "reports|report|status|status reports|status reporting",
        "governance": "gates|controls|compliance|boards",
    },
    c.IfGone: {
        "collapses": "collapse|it collapses|would collapse|falls apart|breaks",
        "moves": "move|moved|it moves|moves back|would move|moves elsewhere",
        "nobody-misses": "nobody|nobody misses it|nobody misses|nobody would miss it|no one|no one misses it"
        "|not missed|unmissed",
        "keeps-the-map": "keeps the map|map|keep the map",
    },
    c.ServiceCheck: {
        "one_team_can_run_it": "one team", "as_a_service": "service", "few_user_groups": "few users",
    },
    c.Cut: {"clean": "clean cut", "costly": "costly cut", "inseparable": "cannot be cut|not separable"},
    c.ItemKind: {
        "initiative": "initiatives|project|projects|programme|programmes|program"
        "|goal|goals|bet|bets|epic|epics",
        "product": "products",
        "team": "teams|squad|squads|crew|tribe|group|groups",
        "skill": "skills|know-how|expertise|knowledge|skill set",
        "platform": "platforms",
        "system": "systems|application|applications|app|apps"
        "|service|services|component|components|tool|tools",
        "domain": "domains|business domain",
        "data": "dataset|datasets|data set|data sets|database|databases",
        "operation": "operations|ops|desk|support|on-call",
        "workflow": "workflows|process|processes|customer workflow|journey|journeys",
        "contract": "contracts|agreement|agreements|licence|licences|license|licenses",
    },
}  # fmt: skip
_LISTS[c.LeadershipRole] = _LISTS[c.PortfolioRole]

_OWNERS: dict[str, str] = {
    "executive-team": "exec team|executives|execs|the executive team|the executives|exec",
    "steering-committee": "steerco|the steering committee",
    "nobody": "no one|noone|no-one|none|no owner|nobody at all",
    "pmo": "the pmo|project office",
    "product-leadership": "the product leadership",
    "business-unit": "the business unit",
}


def norm(text: str) -> str:
    """Return a text as words are compared: folded, hyphens and underscores as blanks."""
    return fold(text.replace("’", "'").replace("‘", "'").replace("-", " ").replace("_", " "))


@cache
def _words(choices: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    extra: dict[str, str] = {}
    for kind, synonyms in _LISTS.items():
        if set(choices) <= set(get_args(kind)):
            extra = synonyms
            if get_args(kind) == choices:
                break
    for choice in choices:
        for word in (choice, shown(choice), *extra.get(choice, "").split("|")):
            if word:
                found.setdefault(norm(word), choice)
    return found


def word_of(choices: tuple[str, ...], text: str) -> str | None:
    """Return the word of the file that a text means among these choices, or None."""
    plain = norm(text)
    return _words(choices).get(plain) or _words(choices).get(plain.removeprefix("the "))


def starts_a_word(choices: tuple[str, ...], text: str) -> str | None:
    """Return the one choice some word of which starts with the text (3 letters or more), or None."""
    plain = norm(text)
    found = {choice for word, choice in _words(choices).items() if word.startswith(plain)}
    return found.pop() if len(plain) >= 3 and len(found) == 1 else None


@cache
def _owner_words() -> dict[str, str]:
    found = {norm(owner): owner for owner in c.OWNERS}
    for owner, synonyms in _OWNERS.items():
        found |= {norm(word): owner for word in synonyms.split("|")}
    return found


def owner_of(text: str) -> str:
    """Return an owner as the file keeps it: an offered one by any of its spellings, else as typed."""
    return _owner_words().get(norm(text)) or text.strip()


def is_owner(text: str) -> bool:
    """Tell whether a text is one of the offered owners, by any of its spellings."""
    return norm(text) in _owner_words()


def basis_of(text: str) -> str | None:
    """Return the basis a text names: numbers, more than once, once, gut feel; or None."""
    return word_of(c.BASES, text)


#: Asked, and the room does not know: the field stays unanswered and the record is to be confirmed.
NOT_KNOWN = frozenset(
    norm(word)
    for word in ("?", "??", "whom?", "who?", "by whom?", "unknown", "not known", "nobody knows", "don't know",
                 "dont know", "no idea", "tbd", "tbc", "open")
)  # fmt: skip

#: The last word of a name that tells its kind, beside the words for the kinds themselves.
_CLUES: dict[str, c.ItemKind] = {
    **dict.fromkeys(("desk", "helpdesk", "rota", "hotline", "shift"), "operation"),
    **dict.fromkeys(("bus", "cloud", "cluster"), "platform"),
    **dict.fromkeys(("engine", "hub", "api", "portal", "gateway", "backend", "server"), "system"),
    **dict.fromkeys(("archive", "feed", "warehouse", "lake", "cache", "records"), "data"),
    "sla": "contract",
}


def kind_of(text: str) -> c.ItemKind | None:
    """Return the kind of thing a word names (`teams`, `project`, `on-call`), or None."""
    found = word_of(c.ITEM_KINDS, text)
    return next((kind for kind in c.ITEM_KINDS if kind == found), None)


def kind_by_name(name: str) -> c.ItemKind | None:
    """Guess a kind from the last word of a name, else from its first: `Vessel desk`, `Team Fleet`."""
    words = name.split()
    for word in (words[-1], words[0]) if words else ():
        kind = _CLUES.get(fold(word)) or kind_of(word)
        if kind is not None:
            return kind
    return None


def without_kind(name: str, kind: str) -> str:
    """Return a folded name without a first or last word that only says its kind (`fleet team` -> `fleet`)."""
    words = fold(name).split()
    if len(words) > 1 and kind_of(words[-1]) == kind:
        words = words[:-1]
    elif len(words) > 1 and kind_of(words[0]) == kind:
        words = words[1:]
    return " ".join(words)
