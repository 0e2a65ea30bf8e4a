"""The words of rooms for the words of the file, question by question, and the cues that bind figures; data only.

A phrase is written in lower case without hyphens; `|` parts phrases of one meaning. The longest phrase wins.
"""

from typing import Final

#: field -> word of the file -> phrases.
Words = dict[str, dict[str, str]]

_LEVERS: Final = {
    "strategy": "strategy|the strategy|strategie|strategic direction|company direction",
    "prioritization": "prioritization|prioritisation|prioritizing|prioritising|priorities|ranking|reprioritising"
    "|reprioritizing|reprioritisation|reprioritization|reprioritised|reprioritized|re prioritisation|priority setting|prio|prios|order of work|reranking|re ranking",
    "allocation": "allocation|allocating|resource allocation|capacity allocation|who works on what|staffing|people allocation|allocations",
    "org-design": "org design|organisation design|organization design|organisational design|organizational design|org structure|org chart"
    "|organisation structure|design of the organisation",
    "budgeting-horizon": "budgeting horizon|budget horizon|budgeting horizons|budget|budgets|budgeting|budget cycle|budget cycles|annual budget|yearly budget|funding horizon|budgeting cycle",
    "hiring-and-succession": "hiring and succession|hiring|succession|recruiting|recruitment|hires|succession planning|hiring freeze",
    "team-topology": "team topology|team topologies|team cut|team cuts|team shape|team boundaries|how teams are cut|team setup|team structure|topology|cut of the teams|team design",
    "re-org": "re org|reorg|re orgs|reorgs|reorganisation|reorganization|re organisation|re organization|reorganisations|reorganizations|reorganising|reorganizing|restructuring",
}  # fmt: skip
_CHANGES: Final = {
    "reprioritised": "reprioritised|{reorder} {priorities}|{shift} it up the list|{shift} it up|reprioritized|reprioritising|reprioritizing|reprioritisation|reprioritization|reprioritise|reprioritize|re prioritising"
    "|re prioritised|re prioritisation|re prioritise|re ranking|reranking|re ranked|reranked|re rank|rerank|ranking again|re ordering|reordering|new priorities|changing priorities|changed priorities"
    "|change of priorities|changed the order|shuffled the backlog|shuffling priorities|shuffled priorities|a new ranking|moved it up the list|moving it up the list",
    "moved-people": "moved people|{shift} {people}|{shift} {people} around|{shift} {people} about|a few more people|moving people|move people|people moved|moved ppl|moving ppl|moved staff|moving staff|reassigned people|reassigning people|shifted people|shifting people|moving folks|moved folks|moving people around|moved people around|moved engineers|moving engineers|borrowed people|borrowing people|lending people|lent people",
    "moved-scope": "moved scope|{trim} {scope}|{trim} {scope} around|less scope|moving scope|move scope|moved the scope|moving the scope|scope moved|the scope moved|cut scope|cutting scope|cut the scope|cutting the scope|reduced scope|reducing scope|shifted scope|shifting scope|descoping|descoped|de scoping|just moving scope|trimmed scope|trimming scope|smaller scope",
    "new-team": "new team|{fresh} {team}|a {fresh} {team}|{form} {team}|{form} a {fresh} {team}|{form} {fresh} {team}|a new team|new teams|new squad|a new squad|building a team|built a team|brand new team|own team|dedicated team|set up a team|setting up a team|stand up a team|stood up a team|a separate team|a fresh team",
    "reorg": "reorg|{tear} {org}|the {org} redrawn|{org} redrawn|{org} torn up|{org} rebuilt|new {org}|a new {org}|different {org}|re org|reorgs|re orgs|reorganisation|reorganization|re organisation|re organization|reorganised|reorganized|reorganising|reorganizing|full reorg|restructuring|restructure|restructured|redrawing the org|new org chart",
    "rearchitecture": "rearchitecture|{tear} {architecture}|{architecture} rewritten|new {architecture}|a new {architecture}|re architecture|rearchitecting|re architecting|rearchitected|re architected|rebuild|a rebuild|rebuilding|rebuilt|rewrite|a rewrite|rewriting|rewrote|new architecture|re platforming|replatforming|redesign of the system|redoing the architecture",
    "nothing": "nothing|nothing at all|nothing tried first",
}  # fmt: skip
_KINDS_OF_ASSET: Final = {
    "stock": "stock|stocks|a stock|share|shares|a share|equity|equities|stock on a list",
    "real-estate": "real estate|property|rental property|a house|estate|a building|a flat",
    "brand": "brand|brands|a brand|consumer brand",
    "vineyard": "vineyard|vineyards|a vineyard|weinberg|ein weinberg|weinberge|vignoble|vigne",
}

WORDS: Final[dict[str, Words]] = {
    "allocation_unit": {
        "unit": {
            "project": "project|projects|by project|by projects|project by project|as a project|as projects|in projects|single projects|whole projects|per project|project level|programme|programmes|program|by project|projectwise",
            "flow": "flow|flows|as a flow|by flow|by value stream|flow by flow|as a value stream|in flows|whole flows|value stream|value streams|stream|streams|the flow",
            "team": "team|teams|team level|team by team|as a team|by team|by teams|by whole teams|in whole teams|in teams|as whole teams|entire teams|complete teams|per team|whole teams",
            "system": "system|systems|as a system|as systems|by system|system by system|in systems|whole systems|per system|system level|long lived system|long lived systems|platform level",
        },
        "what": {
            "money": "money|budget|funding|funds|cash|euros|dollars|budget money",
            "people": "people|ppl|staff|folks|headcount|heads|persons|engineers|devs|developers|nurses",
            "team": "whole team|the whole team|an entire team|entire team",
            "priority": "priority|priorities|prio|the order|ranking|priority only",
            "scope": "scope|scopes|the scope",
        },
    },
    "stopping": {
        "action": {
            "stop": "stop|stops|stopped|stopping|kill|kills|killed|killing|close|closed|closing|closes|cancel|cancelled|canceled|cancelling|end|ended|ending|drop|dropped|dropping|shut down|shut|shutting down|pull the plug on|pulled the plug on|terminate|terminated|wind down|winding down|wound down|axe|axed|scrap|scrapped|scrapping|sunset|sunsetting|discontinue|discontinued|retire|retired|retiring|switch off|switched off|kiled",
            "ice": "on ice|put on ice|iced|pause|paused|pausing|freeze|froze|frozen|freezing|on hold|put on hold|park|mothballed|mothball|suspended|suspend",
            "shrink": "shrink|shrank|shrunk|shrinking|shrinks|cut back|cutting back|scale down|scaled down|scaling down|reduce|reduced|reducing|downsize|downsized|trim|trimmed|halve|halved",
            "hand-over": "hand over|handed over|handing over|hands over|hand off|handed off|handover|outsource|outsourced|transfer|transferred|give to|gave away",
        },
        "freed": {
            "money": "money|budget|cash|funds|euros|dollars",
            "people-time": "people time|peoples time|people's time|time of people",
            "attention": "attention|management attention|leadership attention|head space|headspace|focus",
            "platform-capacity": "platform capacity|capacity on the platform|compute|servers|machines|licences freed|server capacity",
            "nothing-yet": "nothing {be} {freed}|nothing {be} {freed} yet|nothing yet|nothing freed|nothing so far|nothing freed yet|nothing came free|freed nothing|nothing free yet|nothing at all yet|not a thing yet",
        },
        "still_there": {
            "teams": "the teams|teams|the team",
            "architecture": "architecture|the architecture|code|the code|interfaces",
            "data": "data|the data",
            "operations": "operations|the operations|ops",
            "workflows": "workflows|customer workflows|processes|the processes",
            "contracts": "contracts|the contracts|customer contracts|contract|the contract",
        },
    },
    "reversibility": {
        "door": {
            "easy": "easy|{easy} to {undo}|{easy} to {undo} again|can be {undone} {easily}|could be {undone} {easily}|{easily} {undone}|can {easily} be {undone}|can be {easily} {undone}|{easy} way back|swinging door|revolving door|open door|easily|easy door|an easy door|two way door|two way|reversible|easy to reverse|easy to undo|easy way back|cheap to reverse|cheap to undo|simple to undo|simple to reverse|easily reversible|easily undone|easily reversed",
            "costly": "costly|{hard} to {undo}|not at all {easy}|{hard} way back|costs an arm and a leg to {undo}|costs the earth to {undo}|hardly {undone}|only at great cost|at great cost|at a price|cost a fortune to {undo}|cost us dearly to {undo}|costly door|a costly door|costly to reverse|costly to undo|expensive|expensive to undo|expensive to reverse|hard to reverse|hard to undo|painful|painful to undo|painful to reverse|dear|pricey|difficult to reverse|difficult to undo|costs a fortune to undo|hard way back",
            "none": "no way back|{cannot} be {undone}|one way street|one way ticket|one way trip|no road back|no return ticket|no {undoing}|there's no {undoing}|{cannot} {undo} it|{cannot} {undo} that|gone for good|no turning back|impossible to {undo}|bridges burnt|burnt bridges|burned bridges|never to be {undone}|no door|one way door|one way|irreversible|cannot be undone|can't be undone|cannot be reversed|can't be reversed|no return|point of no return|no going back|can never be undone|no door back|there is no way back",
        },
        "tried": {
            "never": "never tried|tried never|not tried|untried|never tried it|never been tried|never tested|never attempted|nobody ever tried|nobody tried|no one tried|no one ever tried|never even tried|nobody has tried|nobody has ever tried|nobody ever tested|haven't tried|have not tried|never been tested|have never tried|didn't try|never once tried",
            "partly": "tried partly|partly tried|tried in part|half tried|partly reversed|reversed partly|partly undone|undone partly|partly rolled back|partially reversed|partially undone|partially tried|tried partially|half reversed|undo tried partly|went back partly|partly went back|rolled back partly|rolled half of it back|half undone|undone in part|reversed in part|halfway back|reversed half of it|undid half of it",
            "fully": "tried fully|fully tried|undo tried fully|went back fully|fully reversed|reversed fully|fully undone|undone fully|fully rolled back|rolled back fully|completely reversed|completely undone|reversed completely|reversed it completely|tried in full|undid all of it|went all the way back|rolled back completely|reversed in full|fully undid|undid it fully|undid it all|rolled it all back|fully went back|reversed it fully|rolled it back fully|went back all the way|completely rolled back",
            "abandoned": "abandoned|gave up|given up|tried and gave up|tried abandoned|tried and abandoned|abandoned it|gave it up|abandoned the attempt|abandoned halfway|gave up halfway|stopped trying|tried to go back gave up",
        },
        "passes": {
            "undo_in_30_days": "30 day test|30 days test|undo in 30 days|undone in 30 days|thirty day test|in 30 days|within 30 days|undoable in 30 days|inside 30 days",
            "customers_unharmed": "customers unharmed|no customer harmed|no harm to customers|customers would not notice|customers not harmed|without harming customers|customers wouldn't notice|no customer would notice|customers are unharmed|without hurting customers|no patient would notice|customers stay unharmed|customers would be unharmed",
            "contracts_unbroken": "contracts unbroken|no contract broken|no contracts broken|without breaking contracts|breaks no contract|breaks no contracts|contracts intact|contracts stay intact|contracts hold|without breaking a contract|no contract would break",
            "no_rebuild": "no rebuild|without a rebuild|without rebuild|no rebuilding|nothing to rebuild|without rebuilding|needs no rebuild|without rebuilding anything",
            "explainable": "explainable|easy to explain|can be explained|we can explain it|can explain it|explainable to anyone|we could explain it",
            "known_reverser": "known reverser|we know who would reverse it|we know who could undo it|we know who would undo it|we know who can undo it|known who reverses it",
        },
        "fails": {
            "undo_in_30_days": "not in 30 days|not within 30 days|never in 30 days|not undone in 30 days|fails the 30 day test|no chance in 30 days|cannot be undone in 30 days",
            "customers_unharmed": "customers would be hurt|harms customers|hurts customers|customers would notice|customers would suffer|would hurt customers|would harm customers|customers get hurt|customers suffer|customers harmed|hurt customers",
            "contracts_unbroken": "break contracts|breaks contracts|breaks a contract|break a contract|would break contracts|broken contracts|breaking contracts|breach contracts|breaches contracts|contracts broken|contracts break|contracts would break|breach a contract|breaks the contracts|break the contracts",
            "no_rebuild": "need a rebuild|needs a rebuild|would need a rebuild|needs rebuilding|requires a rebuild|require a rebuild|have to rebuild|a full rebuild|means a rebuild|must be rebuilt",
            "explainable": "hard to explain|not explainable|impossible to explain|can't be explained|cannot be explained|nobody can explain|nobody could explain it|can't explain it|cannot explain|difficult to explain",
            "known_reverser": "nobody knows who would reverse it|nobody knows who could undo it|no known reverser|nobody knows who can undo it|don't know who would reverse it|nobody knows who would undo it",
        },
    },
    "fungibility": {
        "cannot": {
            "0": "cannot|can not|can't|cant|could not|couldn't|never worked|never worked at all|did not work|didn't work|does not work|doesn't work|never did work|unable|not able to|are unable to|no way they can|not possible|impossible|is impossible|not at all|could never|can never|no chance|won't work|kann nicht|can in no way|was a flop|kann das nicht|never managed|hopeless|can no way|will never work",
        },
    },
    "reallocate_or_reshape": {"lever": _LEVERS, "took": {}},
    "ownership": {"lever": _LEVERS},
    "redesign_frequency": {"change": _CHANGES, "took": {}},
    "vineyards": {
        "asset": _KINDS_OF_ASSET,
        "must_change": {
            "land": "land|market|the market|market rules|rules|the rules|regulation|regulations|market and rules|regulator|law|legislation",
            "vines": "vines|vine|architecture|the architecture|data|the data|architecture and data|data model|code|data models|architektur|daten",
            "labour": "labour|labor|skills|the skills|people|the people|people and skills|staff skills|know how|training|crew",
            "season": "season|seasons|release cycle|the release cycle|operating cycle|the operating cycle|release calendar|release and operating cycle|releases|operating model cycle|cycle|release rhythm|rhythm",
        },
        "checks": {
            "as_a_service": "as a service|run as a service|offered as a service|sold as a service|could be a service|as service",
            "own_brand": "own brand|its own brand|brand of its own|a brand of its own|separate brand|own name in the market",
            "own_revenue": "own revenue|its own revenue|revenue of its own|own revenues|own income|own p&l|earns its own money|income of its own",
            "own_costs": "own costs|its own costs|costs of its own|own cost|own cost centre|own cost center|cost of its own|own budget line",
            "little_outside_data": "little outside data|needs little outside data|little data from outside|little outside data needed|hardly any outside data|little external data",
            "few_user_groups": "few user groups|few users|only a few user groups|few groups of users|a handful of user groups|one user group",
            "one_team_can_run_it": "one team can run it|one team runs it|one team could run it|run by one team|a single team can run it|single team can run it|one team alone can run it|one team could run it alone",
        },
    },
    "boundary": {
        "role": {
            "none": "none|no say|no part|no part in it|has no part|has no part in it|has no say|has no say in it|nothing to say|not involved|is not involved|no role|has no role|stays out|is out of it|plays no part|isn't involved|out of the loop|decides nothing|decide nothing|decides none of it|nothing at all",
            "inform": "inform|informs|informed|is informed|merely informs|only informs|gets informed|informing|just informs|reports on it",
            "recommend": "recommend|recommends|recommended|recommending|advises|advise|proposes|propose|suggests|recommendation|makes a recommendation|gives a recommendation|makes a proposal|recomends|preps the paper",
            "decide": "decide|decides|decided|deciding|has the last word|makes the call|has the final say|makes the decision|calls it|has the final word|takes the decision|signs off|signs it off",
            "keeps-the-map": "keeps the map|keep the map|keeping the map|only keeps the map|maintains the map|draws the map|holds the map|just keeps the map",
        },
    },
    "disappearance": {
        "function": {
            "map": "map|the map|map keeping|keeping the map|the overview|overview|portfolio map|map of the portfolio",
            "intake": "intake|demand intake|intake of demand|demand management|request intake|the intake|requests",
            "prioritization": "prioritization|prioritisation|priorities|prioritising|prioritizing|ranking|priority setting|setting priorities|priority calls|prio|prios|priorisierung",
            "funding": "funding|budget|budgets|the funding|money|budgeting|fund allocation|funds",
            "sequencing": "sequencing|sequence|ordering|roadmap|the roadmap|roadmapping|sequencing of work|the sequence",
            "load": "load|load management|load balancing|wip|wip limits|capacity planning|work in progress|managing load|capacity|the load|workload",
            "reporting": "reporting|reports|status reports|status reporting|the reporting|the reports|status report|monthly report|dashboards",
            "governance": "governance|gates|stage gates|controls|compliance gates|the governance|gate reviews|gating|steering committees",
        },
        "if_gone": {
            "collapses": "collapse|{fall} {apart}|would {fall} {apart}|grinds to a standstill|comes to a standstill|comes to a halt|goes up in smoke|would be a disaster|all hell breaks loose|stops dead|seizes up|would seize up|collapses|collapsed|collapsing|would collapse|falls apart|fall apart|breaks|breaks down|break down|would break|would fall apart|implodes|goes under|dies|would die|falls over|stops working|chaos|ends in chaos|grinds to a halt|falls to pieces|goes to pieces|crashes|is lost",
            "moves": "moves|move|moved|moving|it moves|would move|moves back|move back|goes back|goes|would go|goes to|lands|would land|lands with|ends up|would end up|moves over|simply moves|takes it over|take it over|would take it over|takes over|take over|would take over|takes it on|take it on|takes it|would take it|wanders|shifts|would shift|shift|wander",
            "nobody-misses": "nobody misses|{nobody} {would} {miss}|not a soul|nobody would miss|nobody'd miss|nobody|nobody misses it|nobody would miss it|nobody'd miss it|no one misses|no one would miss|no one would miss it|not missed|would not be missed|wouldn't be missed|wouldn't miss it|wouldn't miss|would not miss it|would not miss|won't miss it|don't miss it|won't be missed|no one'd miss|unmissed|not be missed|nobody would notice|nobody notices|no one would notice|no one notices|nobody will miss|nobody misses that|nobody would miss that|no one misses it|nobody cares|noone misses|noone would miss|nobody misses them|nobody would miss them|nobody would even notice|nobody'd notice|nobody missed|nobody at all|no great loss|good riddance",
            "keeps-the-map": "keeps the map|keep the map|keeping the map only|map keeping only",
        },
    },
}  # fmt: skip

TOOK: Final = {
    "yes": "it took|worked a treat|that held|that one held|this held|that stuck|that one stuck|that worked|that one worked|holds|it holds|it's holding|is holding|holding|keeps holding|did the trick|did the job|did its job|paid off|caught on|lasted|still stands|it lasted|landed well|worked well|worked fine|worked nicely|bedded in|came good|took|it did take|that did take|did take|took hold|it stuck|stuck|it worked|worked|it did|took yes|held|it held|took fully|fully took|it took well|it has held|took root|it sticks|still holds|did stick|has stuck",
    "partly": "took partly|{sort-of} {took}|{took} {sort-of}|{took} only {sort-of}|only {sort-of}|{took} in parts|{took} a bit|half heartedly|a mixed bag|partly took|took only partly|only partly took|it partly took|partly|only partly|took in part|in part|half took|half stuck|partly stuck|stuck partly|only partly taken|took half|worked partly|it worked partly|worked in part|half worked|half way|halfway|partially|partly taken|it took partly|it took in part|took some|more or less|it half took|partially took|took partially|only half took|half of it stuck|sort of took",
    "no": "did not take|did nothing|changed nothing|made no difference|led nowhere|fell flat|backfired|bounced back|snapped back|everything slid back|was a damp squib|died a death|got nowhere|without effect|never held|never worked|never landed|it all came back|didn't take|did not stick|didn't stick|never took|it did not|it didn't|took no|not take|never stuck|fell back|failed|it failed|did not work|didn't work|did not hold|didn't hold|slid back|undone within weeks|no effect|had no effect|went nowhere|fizzled|fizzled out|was reversed|even that did not take|it did not take|it never took|nothing came of it|never caught on|didn't last|did not last|flopped|it flopped|came to nothing|petered out|not at all|took not|hat nicht gegriffen|griff nicht|hasn't taken|has not taken|nahm keiner an",
}  # fmt: skip
WORDS["reallocate_or_reshape"]["took"] = TOOK
WORDS["redesign_frequency"]["took"] = TOOK

#: Owners as offered, by what a room calls them.
OWNERS: Final = {
    "pmo": "pmo|the pmo|project office|portfolio office|the portfolio office|project management office|spm|portfolio management office|pmo lead",
    "technology": "technology|tech|it department|tech function|the technology function|technology leadership|engineering|central it|tech leadership",
    "executive-team": "executive team|exec team|executives|execs|the executive team|the executives|exec|executive committee|exco|leadership team|c suite|management board|executive board|top team|management team|excom",
    "ceo": "ceo|the ceo|chief executive|chief executive officer|managing director",
    "product-leadership": "product leadership|the product leadership|product|heads of product|product leads|product management|head of product|product leaders",
    "business-unit": "business unit|business units|the business unit|the business units|the business|bu|bus|the bu|business line|business lines|lines of business",
    "finance": "finance|the finance|finance department|controlling|finance team|the finance department",
    "hr": "hr|human resources|personnel|people and culture|people function",
    "steering-committee": "steering committee|steerco|the steering committee|steering group|steering board|steering|steering cmte|steering comm|stecom|steerco members|lenkungsausschuss",
    "architecture-board": "architecture board|the architecture board|architects board|architecture council|architecture committee",
    "board": "board|the board|supervisory board|board of directors",
    "vendor": "vendor|the vendor|supplier|vendors|the supplier|the vendors|provider",
    "nobody": "nobody|no one|noone|none|no owner|niemand|keiner|personne|not a soul|no body",
}  # fmt: skip

#: Cues that say: what stands beside was said, or was seen. `after` cues stand behind their figure.
SAID: Final = (
    "said|believed|we believed|we believe|we were told|was told|were told|they believed|hoped for|dreamt of|would need|should need|would take|should take|will take|will need|will give|will release|will free|bets on|bets|puts it at|is going to take|could|says|say|we say|we said|they say|they said|i say|told|told us|have told us|promised|promise|the promise|promises|promising|was promised|were promised"
    "|planned|plan|the plan|planned for|was the plan|expected|expect|expecting|supposed to|was supposed to|should|would|would give|thought|think|we think|they think|they thought"
    "|spoke of|speak of|did speak of|estimate|estimated|the estimate|forecast|forecasted|guess|we guess|reckon|we reckon|reckoned|hoped|hoping|hope|in theory|on paper|was the promise"
    "|was said|was said to be|said to be|claimed|claim|claims to|assumed|assume|assumption|announced|sold as|pitched|budgeted|the target|target|business case said|it was to be|were to|was to|"
    "according to plan|per plan|as planned|pledged|committed to|the idea was|the idea is|meant to|was meant to|will|should be|ought to|wollten|sollte|soll|sollten|geplant|versprochen|gesagt|angeblich|prévu|promis"
    "|estimates|the slide said|the deck said|the paper said|in the plan|they were promising|the forecast|claimed to|said it would be|was going to|were going to|going to|supposedly|allegedly|we'd|they'd|we'd get|would get|we would get|frees up|we get"
)
SEEN: Final = (
    "believed in the end|has done|have done|has covered|have covered|showed up|ever showed up|materialised|appeared|made it over|took|cost|costs|it cost|cost us|has cost|that cost|eaten|has eaten|ate|swallowed|burned|burnt|used up|ate up|in real|in realty|dauert|it really was|we spent|it took|has taken|takes|in the end|in the event|in practice|in reality|in real life|in fact|really|actually|really saw|we really saw|finally|needed|was needed|have needed|we needed|they needed|has needed"
    "|came back|really came back|actually came back|came free|got|we got|only got|got back|we got back|seen|saw|we saw|turned out|turned out to be|ended up|ended up at|reached|gave back|it gave back|gave us|became|it became|it was|was more like|more like"
    "|came out|ended at|was finally|in truth|came|freed up only|we have seen|we've seen|truth is|the truth is|eventually|wurden|wurde|wurden es|gebraucht|am ende|tatsächlich|hat gedauert|dauerte|gedauert|en réalité|finalement|took us|took them|needed them|released|arrived|turned up|were free|actual|actuals|measured|had needed|so far|until now|we counted|counted|dragged on for|dragged on|lasted|went on for|have come back|has come back|did come back|came through|in hindsight|landed at|landed on"
)
#: Beside a figure of people or time these count as a promise about a stop: `8 back`.
BACK: Final = "back|frees|release|releases|free up|frees up|gives back|give back|free|freed|freed up|released|available"

NEGATIONS: Final = (
    "not|don't|doesn't|didn't|won't|wouldn't|isn't|wasn't|aren't|weren't|hasn't|haven't|hadn't|shouldn't|can't|cannot|couldn't|never|no|neither|nor|without|hardly|nicht|kein|keine|nie|pas|dont|doesnt|didnt|wont|isnt|wasnt|no longer|ain't|doubt|doubts|doubtful|unlikely|nowhere near|nothing|far from|anything but"
)
CONDITIONS: Final = (
    "if|unless|suppose|supposing|assuming|provided that|provided|in case|imagine|wenn|what if|hypothetically|only if"
)
HYPOTHETICAL: Final = (
    "would have|could have|should have|might have|would've|could've|should've|hätte|hätten|could we|might be|may be|could be|might|could|may"
)
QUESTIONS: Final = (
    "who|what|why|how|when|where|which|whose|whom|is|are|was|were|does|do|did|would|could|should|can|will|has|have|isn't|aren't|wasn't|didn't|doesn't|don't|wer|was|warum|wieso|shall|may"
)
CONTEXT: Final = "because|since|while|although|though|as|when|whereas|as long as|given that|before|weil|obwohl|so that|despite|in spite of|even though|whilst"

BASIS: Final = {
    "measured": "from numbers|measured|we measured|we counted it|by the numbers|from the data|from the figures|hard numbers|we have numbers|from data|from the books|numbers",
    "repeated": "more than once|several times|many times|repeatedly|again and again|every time|seen it often|seen more than once|each time|multiple times|seen several times",
    "one-case": "only once|one case|seen once|just once|a single case|one time only|happened once|once",
    "hunch": "gut feel|gut feeling|a hunch|hunch|just a guess|a guess|pure guess|wild guess|from the gut|finger in the air|bauchgefühl|my gut says|gut says|gut|guessing|no data|back of an envelope",
}  # fmt: skip

#: Words that carry no fact; a line may hold any number of them.
FILLERS: Final = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "it", "its", "it's", "they", "them", "their", "we", "us", "our", "you", "your", "i", "me", "my", "he", "she", "him", "her", "his", "who", "which", "what", "there", "here", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "done", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "and", "or", "but", "so", "then", "than", "as", "at", "by", "for", "from", "in", "into", "of", "off", "on", "onto", "to", "up", "with", "within", "without", "about", "above", "after", "before", "again", "against", "all", "also", "already", "always", "any", "around", "because", "both", "down", "during", "each", "even", "ever", "every", "few", "first", "further", "get", "gets", "got", "getting", "go", "goes", "going", "gone", "good", "half", "how", "if", "just", "last", "least", "less", "let", "lets", "let's", "like", "likely", "long", "lot", "lots", "make", "makes", "made", "many", "maybe", "more", "most", "much", "near", "nearly", "need", "needs", "new", "next", "no", "nor", "not", "now", "often", "once", "one", "ones", "only", "other", "others", "out", "over", "own", "per", "perhaps", "please", "put", "quite", "rather", "really", "right", "same", "say", "says", "see", "seem", "seems", "since", "some", "soon", "still", "such", "sure", "take", "takes", "taken", "taking", "thing", "things", "think", "though", "through", "till", "too", "took", "under", "until", "very", "via", "want", "wants", "way", "well", "went", "when", "where", "while", "why", "yes", "yet", "ok", "okay", "erm", "um", "uh", "well", "hmm", "honestly", "basically", "roughly", "approx", "approximately", "abt", "ca", "circa", "maybe", "perhaps", "ish", "or", "so", "almost", "nearly", "about", "around", "say", "some", "sth", "und", "oder", "der", "die", "das", "ein", "eine", "mit", "von", "bei", "zu", "nach", "für", "auf", "aber", "auch", "nur", "noch", "schon", "es", "sie", "wir", "ist", "sind", "war", "waren", "den", "dem", "des", "im", "am", "vom", "zum", "et", "ou", "le", "la", "les", "un", "une", "de", "du", "des", "à", "en", "room", "everyone", "everybody", "people's", "side", "case", "decision", "time", "times", "somewhere", "anything", "something", "someone", "somebody", "anyone", "anybody", "alone", "itself", "themselves", "back", "free", "done", "did", "been", "being", "really", "truly", "clearly", "surely", "surely", "simply", "merely", "purely", "totally", "completely", "definitely", "afterwards", "later", "ago", "whole", "entire", "level", "unit", "work", "works", "working", "person", "move", "moves", "moved", "change", "changed", "changes", "lever", "levers", "question", "answer", "answers", "change", "called", "call", "calls", "say", "hands", "hand", "fingers", "votes", "vote", "voted", "voting", "show", "raised", "up", "poll", "first", "second", "third", "then", "next", "finally", "thus", "hence", "therefore", "eventually", "meanwhile", "instead", "indeed", "anyway", "w/", "w", "ppl", "nd", "etc", "eg", "ie", "vs", "per", "each"]
)

#: Question -> cue -> phrases: words that say what the owner, the text or the figure beside them is.
CUES: Final[dict[str, dict[str, str]]] = {
    "allocation_unit": {
        "unit-cue": "unit|{hand-out}|dealt with|was dealt with|went by|went as|handled|treated|moved as|was the unit|were the unit|{hand-out} as|the unit|our unit|level|allocated as|allocate|we allocate|as the unit|as unit|allocation unit|unit of allocation|in units of|we move|we hand out|we fund|allocates|funded as|allocated by|allocating|what we allocate",
        "handing-out": "{hand-out}|we {hand-out}|we fund|we move",
        "agreed": "room agrees|everyone agrees|we agree|all agree|our unit is|we allocate|we say we allocate|the unit is|consensus|agreed|unit of allocation is|we all say|room says|the room says|everybody says|unanimous|we fund|our true unit",
        "effect": "effect|before {somebody} {notices}|until {somebody} {notices}|till {somebody} {notices}|till it counted|until it counted|it bit|to bite|to bed in|to come through|you could feel it|you could see it|until it worked|to make a difference|until it bit|to bite|to take effect|take effect|visible|showed|to show|till effect|until effect|to effect|before anything showed|to land|to see it",
    },
    "stopping": {
        "paid-by": "paid by|is paid by|that is paid by|run paid by|gets paid by|funded by|financed by|on the budget of|at the expense of|charged to|bezahlt von|who pays|covered by|comes out of the budget of|billed to",
        "pays": "pays|pays it|pays for it|pays for that|pays that|pays for the running|pays for running it|pay|pay for it|foots the bill|picks up the bill|picks up the tab|is paying|is paying for it|funds it|funding it|zahlt|carries the cost|bears the cost|covers it|covers the cost|pays the bill|paying for it|will pay|keeps paying",
        "stays": "stays|{keep} {needing}|{stay}|stays put|stay put|not going away|isn't going away|keeps on needing|still ties up|still eats|still takes|still costs|lives|stay|still stays|remains|remain|still remains|keeps running|keep running|goes on|lives on|still there|is still there|are still there|has to stay|must stay|still runs|still needed|has to keep running|must keep running|bleibt|bleiben|reste|can't go|left behind|still running|needs running|is here to stay|still need|still needs|won't go away|has to be run|still has to be run|must be run|needs to be run|has to go on|must go on|keeps going|still has to run|cannot go|needs people",
    },
    "reversibility": {
        "lost": "lost|paid for it with|was lost|were lost|got lost|we lost|lose|losing|cost us|and lost|loses|at the cost of|perdu|verloren",
        "revert-cue": "{undo}|{undone}|{undoing}|undid|unwound|reversal|rollback|roll back|way back|going back|went back|turned back|rolled back|took back",
        "attempt-cue": "try|tried|tries|trying|attempt|attempted|tested|dared|dared to|had a go|ventured|tried out",
        "partly-cue": "partly|in part|half|half way|halfway|partially|some of it|half of it|only partly|not completely|not fully|mostly|to some extent|bits of it|a bit|to a degree",
        "fully-cue": "fully|completely|all the way|entirely|in full|totally|whole thing|all of it|wholly|lock stock and barrel|to the last bit|from a to z|full circle|whole way",
        "undo": "can undo|can undo it|can reverse|can reverse it|could undo|could undo it|could reverse|can undo that|able to undo|may undo|undo it|can roll back|can roll it back|has the power to undo|can take back|can take it back|could take it back|could roll it back|can call it back|undo by|can turn back|can turn it back",
        "passes-cue": "passes|pass|passed|passes the|survives|meets",
        "fails-cue": "fails|fail|failed|flunks|does not pass|doesn't pass|fails on|fails the|failing",
        "apposition": "that means|meaning|namely|i e|that is|which is|covering|that's|involving|touches|concerns",
    },
    "fungibility": {
        "others": "others|other|others able|more able|others who could|other people|others can|others could|else|others are able|others able for it|others can do it|others could do it|other able|people able|who can|able|could do it|can do it|could do that|can do that|know how to|could cover it|could step in|can step in",
        "blocks": "blocks|blocks it|is in the way|stands in the way|are in the way|stand in the way|won't allow it|blocks that",
        "blocked": "is blocked by|was blocked by|blocked by|blocker|blockers|because of|held up by|stopped by|in the way|hindered by|slowed by|the blocker was|blocker was|stuck on|prevented by|due to|blocking was|tripped over|missing were|blockers were",
    },
    "reallocate_or_reshape": {
        "moved": "moved work|moved|just moved work|moved work around|only moved work|shifted work|reallocated|reallocated work|shuffled work|work moved|moving work|move work|moves of work|reallocation|reallocations|moved the work|just moved|only moved|shuffled|pushed work around|were reallocations|work shuffles",
        "reshaped": "reshaped|reshape|reshapes|reshaped anything|reshaped the org|reshaped the organisation|reshaped the organization|reshaping|changed the organisation|changed the org|changed the structure|reshaped something|reshaped teams|real reshaping|touched the org|reshaped the house|restructured",
    },
    "ownership": {
        "owns": "says everyone|says everybody|say all|says the deck|says the slide|say they|say we|owns|own|owns it|is the owner|owner|owned by|is owned by|sits with|belongs to|lies with|is with|officially|on paper|on the slide|by the book|formally|in theory|on the org chart|supposedly|nominally|says the chart|per the charter|belongs|everyone says|we say|we said|said owner|is owned on paper by|owned on paper by|in the deck|in the handbook|auf dem papier|offiziell|it says|claims to own|everybody says|on the chart|per org chart|de jure|named owner|has it on paper|is said to own|is supposed to own|supposed to",
        "decides": "decides|decided|decide|deciding|decides it|decided by|is decided by|was decided by|actually decides|really decides|in reality|in the end|in practice|in fact|has the last word|makes the call|made the call|pulls it|pulled it|calls it|who decided|who decides|de facto|has the final say|calls the shots|entscheidet|hat entschieden|really pulls it|took the decision|makes the decision|in truth|called it|signs off|signed off|had the last word|had the final say|really|actually|pulled the lever|the one who decided|is taken by|is made by|was made by|was taken by",
        "lives": "lives with it|live with it|lives with|live with|living with it|has to live with it|have to live with it|must live with it|the ones living with it|live w it|lives w it|has to live with|have to live with|must live with|suffers|suffer|bears the consequences|carries the consequences|gets the consequences|lives with that|lives with the result|has to live with that|have to live with that|lives with the consequences|live with the consequences|picks up the pieces|pick up the pieces|feels it|carry the can|eats it|eat it|living with the result|to live with it|to live with|bears it|is stuck with it|are stuck with it",
        "used": "last used|was last used|last time used|last pulled|last time we used it was|last time we used it|used last|was used|last touched|has touched that lever since|nobody has touched that lever since|no one has touched that lever since|last time|last pulled in|touched since|the last time was|last|untouched since|not used since|not touched since|nobody has touched it since|no one has touched it since|nobody touched it since|nobody pulled it since|hasn't been used since|not been used since|not been touched since|nobody has used it since|nobody has pulled it since|used in|pulled in|zuletzt",
    },
    "redesign_frequency": {
        "tried": "tried|tried first|first tried|first|at first|initially|started with|began with|we began by|first attempt|first we|began by|started by|tried to|before that|after just|in spite of first|in spite of|despite|after|after trying|zuerst|we tried|attempted|first try|went for|opened with|d'abord|first step",
        "needed": "took|it took|what it took|is what it took|then|needed|it needed|in the end|ended in|ended up|ended with|finally|went straight for|was necessary|was needed|became|turned into|until|had to|required|then it took|resulted in|came down to|only worked with|worked only with|only a|ended as|what worked was|what helped was|took in the end|is what worked|did the trick|it was solved by|got solved by|solved by|brauchte|am ende",
        "redesign": "redesign|{tear} {org}|{org} redrawn|{org} rebuilt|{org} reshaped|{org} changed|{tear} ourselves|crew as well|{tear} crew|{tear} {team}|new {org}|a redesign|redesigns|organisational redesign|redesigning|reshaping|reorg|a reorg|re org|re orgs|reorgs|redesign of the organisation|redesigning ourselves|changing the organisation|structural change",
    },
    "vineyards": {
        "spoken": "spoken of as|{everyone} {speak}|{everyone} {speak} it|{everyone} say|chat about|we chat about|is called|gets called|goes by the name of|goes for|passes for|passes as|calls|calls it|called|call it|dressed up as|labelled|labelled as|filed under|{everyone} talk of|said to be|they say|everyone says|people say|is what we say|talk abt|talk abt it as|we talk abt|talked abt|speak of|spoken as|we speak of|we speak of it as|talk about|we talk about|talked about|gets talked about|we talk of|talk of|spoken|we say|we all say|is sold as|we treat it as|treated as|treat it as|treated like|treat it like|talked of|is talked about|we talk about it like|like a|as if it were|as if|we present|presented as|on the slides|on slides|we call|pitched as|in the deck it is|gets treated|on the slide|described as|we describe|listed as|we list|reden wir|handeln wir|we think of|thought of as|we handle|handled as|handled like|handled|we pretend|booked as|shown as",
        "really": "fits|really|it behaves like a|it acts like a|it works like a|it feels like a|behaves like a|acts like a|feels like a|works like a|looks like a|behaves more like a|it behaves more like a|is more like a|it's more like a|it is|is|in truth|in truth it is|though it's|it's|behaves like|behaves as|in reality|but it is|acts like|actually|really a|clearly|in fact|is really|is actually|more like|it behaves|behaves|turned out|is clearly|feels like|works like|smells like|really it is|looks more like|is more of|is in truth|in practice|in Wahrheit|eigentlich|=|in real life|truly|turns out|grows like|but is|underneath|it really is",
        "tended": "tended by|{tend}|{tend} it|cares|cared for|tended|looked after|has a hand on|tends it|is tended by|tends|looked after by|looks after it|taken care of by|takes care of it|cares for it|who tends it|kept by|keeps it alive|nurtured by|gardener|looks after|minds it|gardened by|pflegt",
        "committed": "committed|comitted|promised|guaranteed|set aside|earmarked|pledged|signed for|committed for|committed years|years committed|funding secured|funded for|funding for|commitment of|committed to it|money secured for|secured for|budget secured for",
        "passes-cue": "has|has its|passes|with|pass|passed|has a|does have|earns|ticks|meets|yes on",
        "fails-cue": "fails|fails on|no|has no|lacks|without|does not have|doesn't have|not|fail|hasn't|has not|failed|misses|flunks|no on|can't|cannot|could not|never|has neither|doesn't pass|does not pass",
    },
    "boundary": {
        "portfolio": "portfolio|portfolio management|portfolio office|spm|pmo|portfolio team|the portfolio office|the pmo|portfolio function|portfolio people|portfolio side",
        "leadership": "leadership|the leadership|leaders|executives|exec team|executive team|the executive team|leadership team|exec|the leaders|management|top management|the execs|execs|leadership side",
        "both": "both|both of them|both sides",
        "neither": "neither|neither side|neither of them|nobody decides|no one decides|neither decides|neither side decides",
        "waited": "waited|sat there|sits there|gathered dust|gathering dust|collecting dust|dragged|took its time|wait|lingered|languished|stalled|stuck|has been stuck|has been stuck for|it hangs|hangs|waiting|waits|has waited|been waiting|delayed|blocked|on hold for|sat|sat there|has been sitting|lies around|hung|was stuck|hanging|in limbo|pending|parked for|idle|has been waiting|has been open|open|lying|lay|has been pending|has been hanging|held up|waited for|steckt fest|hängt|stands still|queue|queued|has been parked|dragging|drags",
        "waiting-for": "waiting for|wait for|waits for|we wait on|wait on|waiting on|waits on|waited for|for lack of|until|depends on|hangs on|pending a decision by|pending approval by|stuck with|stuck at|lies with|blocked by|held up by|warten auf|on the desk of|it is with|waited on|sits with|held by",
    },
    "disappearance": {
        "noticed": "noticed|remarks|remark|remarks one|one remarks|before {somebody} {notices}|until {somebody} {notices}|till {somebody} {notices}|noticed after|notice|we'd notice|we would notice|people would notice|would notice|remarked|will be remarked|we would notice that|notice it|noticed in|it shows|it'd show|would show|would be felt|felt after|feel it|visible|visible after|would be noticed|we'd feel it|we would feel it|show after|shows after|you'd see it|before anyone notices|before anyone noticed|until anyone notices|until someone notices|we'd see it|we would see it|felt|felt within|noticed within|bemerkt|merken das|wir merken das|felt it",
        "first-sign": "first sign|the first sign|first sign is|first sign would be|the first sign would be|first sign being|first symptom|first we'd see|first thing we'd see|first sign:|first signal|you'd first see|first thing we would see|first symptom would be|the first thing we'd see|first signs|first we would see|first clue|we'd first see|starting with|erstes zeichen|first hint",
        "to": "to|to the|back to|over to|with|in|into|onto|at|zu|zum|zur|an",
        "office": "pmo|the pmo|portfolio office|portfolio management|spm|the portfolio office|it|portfolio function|they|portfolio team|we",
    },
}  # fmt: skip

#: Who does not vote, and what is no answer; an abstention is kept as such.
ABSTAIN: Final = (
    "dunno|kept his hand down|kept her hand down|kept their hand down|kept their hands down|hand down|hands down|no hand|did not vote|didn't vote|didn't raise|looked away|stayed silent|silent|wouldn't say|not voting|couldn't decide|undecided|no view|no comment|on the fence|sat on the fence|skipped|skips|kept quiet|said nothing|out of the room|on the phone|keine meinung|enthalten|enthaltung|shrugged|shrugs it off|would not say|sits it out|sat it out|no idea|don't know|dont know|abstain|abstains|abstained|abstention|abstentions|abstaining|unsure|undecided|not sure|no opinion"
    "|blank|no answer|no vote|shrug|shrugs|can't say|cannot say|couldn't say|couldn't make up their mind|couldn't make up their minds|could not make up their minds|couldn't make up his mind|couldn't make up her mind|can't decide|cannot decide|weiß nicht|keine ahnung|no clue|passes on it|sits out|sat out|pass"
)
#: Words that look like a denial or a condition and are none.
UNSAID: Final = "{nobody} {have} {claim}|{nobody} {have} {claim} that|it's not true that|it is not true that|nonsense that|not as if|hardly anyone {claim}|nobody {claim}"
HARMLESS: Final = "if i count|if i'm honest|if i am honest|if we're honest|if we are honest|if i recall|if you want|if memory serves|if i'm not mistaken|if i see it right|if you like|if need be|saw nothing for|seen nothing for|felt nothing for|noticed nothing for|nothing for|nothing visible for|nothing came for|nothing changed for|nothing to see for|saw nothing until|nothing else|nothing more|since always|since ever|since forever|since day one|since the start|since the beginning|ever since|no more than|no less than|not more than|not less than|no other|none other than|nothing but|not just|not merely|no problem|no question|no wonder|nothing short of|not even|no later than|not until|no sooner|not to worry|not bad|nothing was felt for|nothing showed for|nothing happened for|nothing was felt until|nothing showed until|nothing moved for|nothing was seen for|would have to|might have to|could have to|no matter what|no matter|not only|as well as|as such|no doubt|without doubt|not least|no longer than|why not|if any|if ever|not to mention|if you ask me|if i remember|if i may|if not more|as if"
#: Speakers who are not named.
SPEAKERS: Final = frozenset(("i", "me", "he", "she", "we", "they", "others", "someone", "somebody", "everyone", "everybody", "ich", "er", "sie", "rest"))
#: What a speaker does before giving a figure or a word.
SPEAKING: Final = frozenset(
    ("say", "says", "said", "think", "thinks", "thought", "reckon", "reckons", "reckoned", "guess", "guesses", "guessed", "bets", "bet", "believes", "believe", "estimates",
     "insists", "claims", "argues", "votes", "voted", "goes", "put", "puts", "would", "wants", "meint", "sagt", "glaubt", "dit", "more", "rather", "like", "about", "at", "for", "with", "for", "maybe", "it's", "its", "only", "on", "gives", "gave", "has", "talks", "speaks", "hears", "calls", "sees", "tips", "writes", "wrote", "shouts", "whispers", "mutters", "swears", "suggests", "offers", "no", "yes", "counters", "holds", "thinks", "feels", "expects", "not", "doubts", "tippt", "denkt")
)

#: Everyday words a slip of the finger away from a word above; they are what they are, and never mended.
PROTECTED: Final = frozenset(
    ["abel", "abort", "advice", "alike", "alloc", "allocating", "along", "alter", "approved", "archived", "assure", "attention", "awaitable", "batch", "become", "begin", "being", "bench", "black", "blinding", "blink", "blows", "branch", "branches", "braud", "bread", "break", "bring", "broker", "brunch", "build", "cable", "callee", "caller", "canaries", "cards", "caret", "cases", "casts", "cells", "chance", "chapter", "character", "charge", "charged", "charp", "choosing", "chopped", "chose", "claim", "claims", "clams", "clone", "closedir", "closefd", "closer", "closest", "closures", "clover", "cloves", "codes", "coloring", "commented", "comms", "complete", "completed", "completekey", "completer", "compliant", "comps", "computer", "computers", "concepts", "consents", "consider", "construct", "constructs", "consts", "consume", "consumed", "consumes", "contact", "contacts", "contradict", "contrary", "contrast", "converted", "converting", "converts", "conveyed", "conveying", "cosets", "counter", "counters", "counting", "craft", "crew", "ctan", "cultural", "curry", "cust", "customary", "dated", "dates", "declared", "decode", "decoded", "decoders", "decodes", "decoding", "defining", "depicted", "detection", "detector", "detectors", "developed", "directed", "directing", "direction", "directional", "directions", "directive", "directly", "directories", "ditch", "dividing", "division", "doesn", "doing", "draft", "draining", "draw", "drawn", "drift", "dying", "east", "effected", "encoding", "entirety", "entities", "equality", "eventual", "executed", "executes", "execution", "executions", "expensive", "exported", "exporting", "extensive", "factor", "facts", "fails", "failures", "falling", "filed", "fills", "finder", "finding", "findings", "finds", "fixtures", "flaws", "flowed", "flows", "fonts", "form", "formerly", "forth", "fourth", "fraction", "fread", "freeing", "freeme", "functional", "gives", "going", "granting", "grobs", "grown", "guests", "handled", "handling", "handy", "hatch", "helper", "hides", "hiding", "holes", "hypothetical", "imaging", "improves", "incoming", "inferred", "infodrom", "interact", "invoicing", "invoking", "latch", "leading", "licensed", "licensee", "licensees", "licenses", "links", "listed", "listen", "loaders", "loads", "locked", "logger", "loops", "loser", "losses", "lover", "lying", "machinery", "maintainers", "manager", "managers", "marked", "marker", "master", "match", "matchings", "means", "minus", "modes", "modfl", "monet", "monkey", "month", "mosel", "mount", "mouth", "moved", "mover", "multiplied", "multiplier", "multiply", "mutter", "ncurses", "necessarily", "newer", "north", "notified", "notifies", "offering", "official", "older", "opener", "operating", "operation", "operations", "operators", "organizational", "owned", "packed", "packs", "pager", "paging", "parse", "parses", "parsing", "parted", "partials", "party", "passing", "patch", "patched", "patent", "petersen", "phone", "pitch", "plane", "plans", "plant", "plate", "ported", "possibly", "practical", "prepend", "prepended", "presente", "presented", "preserved", "preset", "press", "prevent", "prevents", "price", "pride", "print", "prior", "prioritization", "prioritize", "prioritized", "prize", "probable", "processor", "processors", "produce", "produced", "producer", "produces", "profiler", "profiles", "profiling", "progname", "programmer", "programmers", "programs", "prone", "properly", "proposalid", "proposed", "protect", "provable", "providing", "purposes", "ranch", "readwrite", "recording", "redef", "referred", "regen", "relation", "relations", "removing", "rendering", "repeating", "reputation", "required", "requiring", "rescaling", "reserved", "reserves", "reset", "resolved", "restored", "retain", "retained", "retains", "returned", "returning", "revealed", "reversal", "reversed", "rewiring", "rewritten", "rhythmic", "roles", "rounding", "ruler", "runsource", "sales", "sample", "scala", "scales", "scanning", "score", "scores", "scream", "scripting", "sealed", "sentence", "separable", "separator", "serve", "served", "services", "sessions", "setting", "settings", "shadowed", "shape", "shapes", "share", "shared", "sharp", "shells", "shift", "shipped", "shirt", "shores", "short", "shorts", "shouldn", "shown", "shows", "sides", "signer", "simple", "simpler", "simplest", "simplify", "sing", "sites", "sizes", "skill", "skipping", "slice", "slices", "slope", "slots", "slower", "slows", "smallest", "smoke", "smueller", "socks", "solver", "sorted", "spared", "speeding", "spells", "spice", "spill", "splitting", "spoken", "sport", "spot", "spots", "squid", "srand", "stable", "stack", "stacks", "staged", "stairs", "stale", "stared", "stars", "starting", "startline", "starts", "state", "stated", "states", "statfs", "stating", "stats", "steal", "steel", "stepped", "stepping", "steps", "stick", "stitch", "stock", "stone", "stopping", "stops", "store", "story", "strand", "stripped", "stripping", "structural", "structure", "structured", "structures", "struktur", "stuck", "stuff", "subset", "successive", "successor", "supplied", "supplies", "supplying", "supported", "supporting", "suspected", "swapping", "swift", "table", "tends", "tenth", "tents", "terminal", "terminals", "terms", "tester", "theme", "though", "threaded", "three", "through", "timer", "timers", "token", "tooth", "track", "tracking", "trailing", "transform", "transformed", "trapped", "treat", "triad", "tricks", "tricky", "tripping", "trust", "truth", "tying", "undefined", "unparsed", "unusable", "usable", "waiter", "waived", "wanted", "wanting", "watch", "which", "white", "whose", "witch", "words", "worker", "world", "worth", "wouldn", "writing"]
)
