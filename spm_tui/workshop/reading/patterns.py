"""Ways of saying one thing, for phrases with a slot: `{easy} to {undo}` stands for every pair; data and its expansion.

A verb is written by its base form; `{move}` stands for the base form, the form with `s`, the past and the `-ing` form.
"""

from collections.abc import Iterator
from itertools import product
from typing import Final

_IRREGULAR: Final = {
    "tear": "tears tore torn tearing", "rip": "rips ripped ripping", "take": "takes took taken taking",
    "throw": "throws threw thrown throwing", "build": "builds built building", "rebuild": "rebuilds rebuilt rebuilding",
    "redo": "redoes redid redone redoing", "redraw": "redraws redrew redrawn redrawing",
    "set": "sets setting", "put": "puts putting", "cut": "cuts cutting", "split": "splits splitting",
    "stand": "stands stood standing", "find": "finds found finding", "lend": "lends lent lending",
    "drop": "drops dropped dropping", "swap": "swaps swapped swapping", "trim": "trims trimmed trimming",
    "shrink": "shrinks shrank shrunk shrinking", "write": "writes wrote written writing",
    "rewrite": "rewrites rewrote rewritten rewriting", "fall": "falls fell fallen falling",
    "go": "goes went gone going", "come": "comes came coming", "give": "gives gave given giving",
    "get": "gets got getting", "keep": "keeps kept keeping", "run": "runs ran running",
    "hang": "hangs hung hanging", "break": "breaks broke broken breaking", "make": "makes made making",
    "deal": "deals dealt dealing", "pull": "pulls pulled pulling", "grind": "grinds ground grinding",
    "hold": "holds held holding", "stick": "sticks stuck sticking", "pay": "pays paid paying",
    "say": "says said saying", "think": "thinks thought thinking", "choose": "chooses chose chosen choosing", "call": "calls called calling", "treat": "treats treated treating",
    "sell": "sells sold selling", "see": "sees saw seen seeing", "speak": "speaks spoke spoken speaking",
    "lie": "lies lay lying", "sit": "sits sat sitting", "bring": "brings brought bringing",
    "wind": "winds wound winding", "stop": "stops stopped stopping", "plan": "plans planned planning",
    "scrap": "scraps scrapped scrapping", "rearrange": "rearranges rearranged rearranging",
    "feel": "feels felt feeling", "eat": "eats ate eaten eating", "stay": "stays stayed staying",
    "carry": "carries carried carrying", "look": "looks looked looking", "tend": "tends tended tending",
    "spend": "spends spent spending", "drag": "drags dragged dragging", "swallow": "swallows swallowed swallowing",
    "chop": "chops chopped chopping", "slot": "slots slotted slotting", "ship": "ships shipped shipping",
    "catch": "catches caught catching", "bear": "bears bore borne bearing", "know": "knows knew known knowing",
    "begin": "begins began begun beginning", "start": "starts started starting", "leave": "leaves left leaving",
    "cling": "clings clung clinging", "limp": "limps limped limping", "tick": "ticks ticked ticking",
}  # fmt: skip


def forms(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb; what stands behind it stays (`tear up`: `tore up`)."""
    base, _, rest = verb.partition(" ")
    if base in _IRREGULAR:
        every = (base, *_IRREGULAR[base].split())
    elif base.endswith("e"):
        every = (base, f"{base}s", f"{base}d", f"{base[:-1]}ing")
    elif base.endswith("y") and base[-2] not in "aeiou":
        every = (base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing")
    else:
        es = "es" if base.endswith(("sh", "ch", "ss", "x")) else "s"
        every = (base, f"{base}{es}", f"{base}ed", f"{base}ing")
    return tuple(f"{form} {rest}".strip() for form in every)


def _verbs(text: str) -> tuple[str, ...]:
    return tuple(form for verb in text.split("|") for form in forms(verb))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


_UNDO = (
    "undo|reverse|turn round|turn around|turn back|roll back|roll it back|go back|go back on|unwind|take back|revert"
    "|back out of|walk back|get out of|get back from|come back from|unpick|wind back|row back on|pull back from|unmake"
)
_NOBODY = "nobody|no one|noone|not a soul|none of us|not one of us|no body|no single person|nobody at all|not a single person"

#: Slot -> what may stand in it.
SLOTS: Final[dict[str, tuple[str, ...]]] = {
    "easy": _words("easy|simple|cheap|quick|painless|straightforward|trivial|dead easy|very easy|quite easy|pretty easy|fairly easy|a piece of cake|child's play"),
    "easily": _words("easily|cheaply|quickly|painlessly|overnight|in no time|without much ado|without trouble|with ease|at the drop of a hat"),
    "hard": _words("hard|difficult|costly|expensive|dear|pricey|painful|tricky|tough|messy|very hard|very costly|very expensive|too costly|too expensive|really hard|awfully expensive"),
    "undo": _words(_UNDO),
    "way-back": _words("way back|road back|path back|back way|return|door back|bridge back|route back"),
    "shut": _words("gone|closed|shut|blocked|barred|cut off|sealed|dead|burnt|burned|destroyed|locked|walled up"),
    "undone": _words("undone|reversed|turned round|turned around|turned back|rolled back|unwound|taken back|reverted|walked back|unpicked|wound back|unmade|called back"),
    "undoing": _words("undoing|reversing|turning round|turning back|rolling back|going back|unwinding|taking back|reverting|getting out|getting back|coming back"),
    "cannot": _words("cannot|can't|can not|can never|could never|could not|couldn't|can no longer|could no longer|won't"),
    "nobody": _words(_NOBODY),
    "would": _words("|would|will|'d|'ll|is going to|would ever|would even|would really|will ever|will even|could|even|really|ever"),
    "touched": _words("touched|pulled|used|moved|changed|decided"),
    "miss": _words("miss|misses|missed|notice|notices|noticed|care|cares|cared|cry for|shed a tear|mourn|mourns|weep|weeps|lose sleep|bat an eyelid|lift a finger for"),
    "tear": _verbs("tear up|tear down|rip up|rip out|throw out|redo|redraw|rebuild|rework|replace|redesign|rewrite|rearrange|restructure|change|overhaul|start over with|remake"),
    "architecture": _words("architecture|system|systems|stack|platform|code|codebase|code base|software|system architecture|tech stack|core system|design of the system"),
    "org": _words("org|organisation|organization|org chart|structure|departments|organisation chart|reporting lines|lines of reporting|company structure|org structure|hierarchy|whole organisation|whole organization|whole org|company"),
    "form": _verbs("set up|stand up|build|form|create|put together|found|start|hire|assemble|make|build up|establish"),
    "fresh": _words("new|fresh|brand new|dedicated|separate|own|proper|cross functional|mixed|joint|standing"),
    "team": _words("team|teams|squad|squads|crew|crews|unit|group|task force|tribe"),
    "shifted": _words("moved|pushed|shifted|reassigned|lent|borrowed|swapped|redeployed|reallocated|shuffled|rotated|transferred|added"),
    "trimmed": _words("cut|moved|dropped|shifted|reduced|trimmed|narrowed"),
    "reordered": _words("changed|reshuffled|reordered|shuffled|reranked|rearranged|reset|switched|swapped|altered"),
    "taken": _words("taken|worked|held|stuck|lasted|landed|caught on"),
    "shift": _verbs("move|shift|reassign|lend|borrow|swap|redeploy|reallocate|shuffle|rotate|transfer|second|pull in|throw|add|send|reshuffle"),
    "people": _words("people|ppl|folks|staff|heads|headcount|persons|engineers|developers|devs|hands|colleagues|some people|more people|extra people|a few people|bodies"),
    "trim": _verbs("cut|move|drop|shift|shrink|reduce|trim|narrow|cut down|slice|slim|chop|push"),
    "scope": _words("scope|the scope|its scope|some scope|scope out|scope around"),
    "reorder": _verbs("reshuffle|reorder|shuffle|change|rerank|re rank|rearrange|reset|switch|redo|swap|juggle|alter"),
    "priorities": _words("priorities|the priorities|backlog|the backlog|list|the list|order|the order|queue|the queue|prios|the prios|ranking|the ranking"),
    "hand-out": _verbs("hand out|dish out|deal out|give out|dole out|allocate|share out|pass out|divvy up|parcel out|distribute|apportion"),
    "are": _words("are|is|were|was|has"),
    "be": _words("|is|was|has been|got|gets|has"),
    "freed": _words("freed|free|back|released|freed up|come back|came back|came free|come free|come of it|came of it"),
    "claim": _verbs("say|claim|call|think|want|suggest|believe|promise|propose|announce|assume|mention|ask|demand|expect|pretend|talk|mean"),
    "have": _words("|ever|has|has ever|would|in here"),
    "no-one": _words("nobody|no one|noone|not a soul|none of us"),
    "sort-of": _words("sort of|kind of|kinda|sorta|more or less|partly|partially|half|somewhat|only partly|only half|to a degree|in part"),
    "took": _words("took|worked|stuck|held|caught on|lasted|landed|took hold|did the trick"),
    "fall": _verbs("fall|go|come|break"),
    "apart": _words("apart|to bits|to pieces|to ruin|flat|in a heap|to dogs|to wall|belly up|bust|pear shaped|out of window"),
    "keep": _verbs("keep|go on|carry on|continue"),
    "needing": _words("running|needing|going|living|working|eating|costing|ticking|existing|asking for|tying up|requiring"),
    "stay": _verbs("stay on|stay put|stay behind|stay up|hang on|hang around|hang about|limp on|limp along|live on|run on|carry on|soldier on|tick on|tick over|stick around|linger|linger on|go on living|keep on|chug along|plod on|rumble on"),
    "settle": _verbs("settle|determine|approve|rule on|choose|dictate|arbitrate|green light|okay|sanction|authorise|authorize|rubber stamp"),
    "talk": _verbs("talk of|talk about|talk abt|speak of|speak about|think of|refer to"),
    "speak": _verbs("call|label|treat|sell|describe|present|pitch|handle|see|picture|name|dress up|book|advertise|market"),
    "everyone": _words("we|they|people|everyone|everybody|the board|the slides|the slide|the deck|the execs|all|we all|you all|i|you|folks"),
    "tend": _verbs("tend|look after|take care of|care for|mind|nurse|nurture|feed|water|prune|keep alive|weed|cultivate|babysit|garden"),
    "customers": _words("customers|customer|clients|patients|users|passengers|guests|citizens|members|students|readers|travellers|subscribers|shoppers|residents|tenants|pupils|visitors|players"),
    "somebody": _words("anyone|anybody|someone|somebody|people|we|you|customers|the room|they|the customers|patients|clients|users"),
    "notices": _words("notices|notice|noticed|sees|see|saw|sees it|see it|saw it|feels it|feel it|felt it|notices it|notice it|noticed it|realises|realised|remarks it"),
}  # fmt: skip


def expanded(phrases: str) -> Iterator[str]:
    """Yield every phrase that `|`-parted phrases with slots stand for, and each with an apostrophe also without."""
    for phrase in phrases.split("|"):
        for one in _filled(phrase):
            yield one
            if "n't" in one:
                yield one.replace("n't", "nt")


def _filled(phrase: str) -> Iterator[str]:
    if "{" not in phrase:
        yield phrase
        return
    pieces = phrase.replace("}", "{").split("{")
    ways = [SLOTS[piece] if at % 2 else (piece,) for at, piece in enumerate(pieces)]
    for chosen in product(*ways):
        yield " ".join("".join(chosen).split())
