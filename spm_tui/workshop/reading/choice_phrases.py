"""What rooms say for the words a field may hold, question by question; data only.

A phrase is in lower case without hyphens; `|` parts phrases of one meaning, `{slot}` stands for the ways of
`patterns.py`. The longest phrase wins, articles do not count.
"""

from typing import Final

from spm_tui.workshop.reading.asset_phrases import ASSET_WORDS
from spm_tui.workshop.reading.lever_phrases import CHANGES, LEVERS, TOOK

#: field -> word of the file -> phrases.
Words = dict[str, dict[str, str]]

WORDS: Final[dict[str, Words]] = {
    "allocation_unit": {
        "unit": {
            "project": (
                "project|projects|by project|by projects|project by project|as a project|as projects"
                "|in projects|single projects|whole projects|per project|project level|programme|programmes"
                "|program|by project|projectwise"
            ),
            "flow": (
                "flow|flows|as a flow|by flow|by value stream|flow by flow|as a value stream|in flows"
                "|whole flows|value stream|value streams|stream|streams|the flow"
            ),
            "team": (
                "team|teams|team level|team by team|as a team|by team|by teams|by whole teams"
                "|in whole teams|in teams|as whole teams|entire teams|complete teams|per team|whole teams"
            ),
            "system": (
                "system|systems|sys|as a system|as systems|by system|system by system|in systems"
                "|whole systems"
                "|per system|system level|long lived system|long lived systems|platform level"
            ),
        },
        "what": {
            "money": "money|some money out|money out|budget|funding|funds|cash|euros|dollars|budget money",
            "people": "people|ppl|staff|folks|headcount|heads|persons|engineers|devs|developers|nurses",
            "team": "whole team|the whole team|an entire team|entire team",
            "priority": "priority|priorities|prio|the order|ranking|priority only",
            "scope": "scope|scopes|the scope",
        },
    },
    "stopping": {
        "action": {
            "stop": (
                "stop|stops|stopped|stopping|kill|kills|killed|killing|close|closed|closing|closes|cancel"
                "|cancelled|canceled|cancelling|end|ended|ending|drop|dropped|dropping|shut down|shut"
                "|shutting down|pull the plug on|pulled the plug on|terminate|terminated|wind down"
                "|winding down|wound down|axe|axed|scrap|scrapped|scrapping|sunset|sunsetting|discontinue"
                "|discontinued|retire|retired|retiring|switch off|switched off|kiled"
            ),
            "ice": (
                "on ice|put on ice|goes on ice|go on ice|went on ice|gone on ice"
                "|iced|pause|paused|pausing|freeze|froze|frozen|freezing|on hold"
                "|put on hold|park|mothballed|mothball|suspended|suspend"
            ),
            "shrink": (
                "shrink|shrank|shrunk|shrinking|shrinks|cut back|cutting back|scale down|scaled down"
                "|scaling down|reduce|reduced|reducing|downsize|downsized|trim|trimmed|halve|halved"
            ),
            "hand-over": (
                "hand over|handed to|handed it to|handed back to|passed to|passed on to|given to"
                "|handed over|handing over|hands over|hand off|handed off|handover|outsource"
                "|outsourced|transfer|transferred|give to|gave away"
            ),
        },
        "freed": {
            "money": "money|budget|cash|funds|euros|dollars",
            "people-time": "people time|peoples time|people's time|time of people",
            "attention": "attention|management attention|leadership attention|head space|headspace|focus",
            "platform-capacity": (
                "platform capacity|capacity on the platform|compute|servers|machines|licences freed"
                "|server capacity"
            ),
            "nothing-yet": (
                "nothing {be} {freed}|nothing {be} {freed} yet|nothing yet|nothing freed|nothing so far"
                "|nothing freed yet|nothing came free|freed nothing|nothing free yet|nothing at all yet"
                "|not a thing yet"
            ),
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
            "easy": (
                "easy|{easy} to {undo}|{easy} to {undo} again|can be {undone} {easily}"
                "|could be {undone} {easily}|{easily} {undone}|can {easily} be {undone}"
                "|can be {easily} {undone}|{easy} way back|swinging door|revolving door|open door|easily"
                "|easy door|an easy door|two way door|two way|reversible|easy to reverse|easy to undo"
                "|easy way back|cheap to reverse|cheap to undo|simple to undo|simple to reverse"
                "|easily reversible|easily undone|easily reversed"
            ),
            "costly": (
                "costly|{hard} to {undo}|not at all {easy}|{hard} way back|costs an arm and a leg to {undo}"
                "|costs the earth to {undo}|hardly {undone}|only at great cost|at great cost|at a price"
                "|cost a fortune to {undo}|cost us dearly to {undo}|costly door|a costly door"
                "|costly to reverse|costly to undo|expensive|expensive to undo|expensive to reverse"
                "|hard to reverse|hard to undo|painful|painful to undo|painful to reverse|dear|pricey"
                "|difficult to reverse|difficult to undo|costs a fortune to undo|hard way back"
            ),
            "none": (
                "{cannot} make {undone}|{cannot} be made {undone}|{cannot} make it {undone}|is not to {undo}"
                "|{are} not to be {undone}|not to make {undone}|{way-back} {are} {shut}|{way-back} {shut}"
                "|there is the {way-back} {shut}|no {way-back}|no more {way-back}|no longer a {way-back}"
                "|{way-back} is no more|{way-back} does not exist|{way-back} exists not"
                "|does not let itself {undo}"
                "|lets itself not {undo}|no way back|no way to {undo}|no way to {undo} it"
                "|{cannot} be {undone}|one way street"
                "|one way ticket|one way trip|no road back"
                "|no return ticket|no {undoing}|there's no {undoing}|{cannot} {undo} it"
                "|{cannot} {undo} that|gone for good|no turning back|impossible to {undo}|bridges burnt"
                "|burnt bridges|burned bridges|never to be {undone}|no door|one way door|one way"
                "|irreversible|cannot be undone|can't be undone|cannot be reversed|can't be reversed"
                "|no return|point of no return|no going back|can never be undone|no door back"
                "|there is no way back"
            ),
        },
        "tried": {
            "never": (
                "never tried|tried never|not tried|untried|never tried it|never been tried|never tested"
                "|never attempted|nobody ever tried|nobody tried|no one tried|no one ever tried"
                "|never even tried|nobody has tried|nobody has ever tried|nobody ever tested|haven't tried"
                "|have not tried|never been tested|have never tried|didn't try|never once tried"
            ),
            "partly": (
                "tried partly|partly tried|tried in part|half tried|partly reversed|reversed partly"
                "|partly undone|undone partly|partly rolled back|partially reversed|partially undone"
                "|partially tried|tried partially|half reversed|undo tried partly|went back partly"
                "|partly went back|rolled back partly|rolled half of it back|half undone|undone in part"
                "|reversed in part|halfway back|reversed half of it|undid half of it"
            ),
            "fully": (
                "tried fully|fully tried|undo tried fully|went back fully|fully reversed|reversed fully"
                "|fully undone|undone fully|fully rolled back|rolled back fully|completely reversed"
                "|completely undone|reversed completely|reversed it completely|tried in full"
                "|undid all of it|went all the way back|rolled back completely|reversed in full|fully undid"
                "|undid it fully|undid it all|rolled it all back|fully went back|reversed it fully"
                "|rolled it back fully|went back all the way|completely rolled back"
            ),
            "abandoned": (
                "abandoned|gave up|given up|tried and gave up|tried abandoned|tried and abandoned"
                "|abandoned it|gave it up|abandoned the attempt|abandoned halfway|gave up halfway"
                "|stopped trying|tried to go back gave up"
            ),
        },
        "passes": {
            "undo_in_30_days": (
                "30 day test|30 days test|undo in 30 days|undone in 30 days|thirty day test|in 30 days"
                "|within 30 days|undoable in 30 days|inside 30 days"
            ),
            "customers_unharmed": (
                "{customers} unharmed|no {customers} harmed|no harm to {customers}"
                "|{customers} would not notice"
                "|{customers} not harmed|without harming {customers}|{customers} wouldn't notice"
                "|no {customers} would notice|{customers} are unharmed|without hurting {customers}"
                "|{customers} were not harmed|{customers} weren't harmed|harmed no {customers}"
                "|harmed no {customers}"
                "|no {customers} was harmed|no {customers} were harmed|{customers} were not hurt"
                "|hurt no {customers}"
                "|no patient would notice|{customers} stay unharmed|{customers} would be unharmed"
                "|no {customers} would be harmed|no {customers} would be hurt"
            ),
            "contracts_unbroken": (
                "contracts unbroken|no contract broken|no contracts broken|without breaking contracts"
                "|breaks no contract|breaks no contracts|contracts intact|contracts stay intact"
                "|contracts hold|without breaking a contract|no contract would break"
            ),
            "no_rebuild": (
                "no rebuild|without a rebuild|without rebuild|no rebuilding|nothing to rebuild"
                "|without rebuilding|needs no rebuild|without rebuilding anything"
            ),
            "explainable": (
                "explainable|easy to explain|can be explained|we can explain it|can explain it"
                "|explainable to anyone|we could explain it"
            ),
            "known_reverser": (
                "known reverser|we know who would reverse it|we know who could undo it"
                "|we know who would undo it|we know who can undo it|known who reverses it"
            ),
        },
        "fails": {
            "undo_in_30_days": (
                "not in 30 days|not within 30 days|never in 30 days|not undone in 30 days"
                "|fails the 30 day test|no chance in 30 days|cannot be undone in 30 days"
            ),
            "customers_unharmed": (
                "{customers} would come to harm|{customers} come to harm|{customers} came to harm"
                "|{customers} would be harmed"
                "|{customers} would feel it|{customers} pay for it|{customers} would be hurt"
                "|harms {customers}|hurts {customers}|{customers} would notice"
                "|{customers} would suffer|would hurt {customers}|would harm {customers}|{customers} get hurt"
                "|{customers} suffer|{customers} harmed|hurt {customers}|harmed {customers}"
                "|{customers} were harmed"
                "|{customers} were hurt"
            ),
            "contracts_unbroken": (
                "break contracts|breaks contracts|breaks a contract|break a contract|would break contracts"
                "|broken contracts|breaking contracts|breach contracts|breaches contracts|contracts broken"
                "|contracts break|contracts would break|breach a contract|breaks the contracts"
                "|break the contracts"
            ),
            "no_rebuild": (
                "need a rebuild|needs a rebuild|would need a rebuild|needs rebuilding|requires a rebuild"
                "|require a rebuild|have to rebuild|a full rebuild|means a rebuild|must be rebuilt"
            ),
            "explainable": (
                "hard to explain|not explainable|impossible to explain|can't be explained"
                "|cannot be explained|nobody can explain|nobody could explain it|can't explain it"
                "|cannot explain|difficult to explain"
            ),
            "known_reverser": (
                "nobody knows who would reverse it|nobody knows who could undo it|no known reverser"
                "|nobody knows who can undo it|don't know who would reverse it"
                "|nobody knows who would undo it"
            ),
        },
    },
    "fungibility": {
        "cannot": {
            "0": (
                "cannot|can not|can't|cant|could not|couldn't|never worked|never worked at all|did not work"
                "|didn't work|does not work|doesn't work|never did work|unable|not able to|are unable to"
                "|no way they can|not possible|impossible|is impossible|not at all|could never|can never"
                "|no way|no chance|won't work|kann nicht|can in no way|was a flop|kann das nicht"
                "|never managed"
                "|hopeless|can no way|will never work"
            ),
        },
    },
    "reallocate_or_reshape": {
        "lever": LEVERS,
        "took": TOOK,
    },
    "ownership": {
        "lever": LEVERS,
    },
    "redesign_frequency": {
        "change": CHANGES,
        "took": TOOK,
    },
    "vineyards": ASSET_WORDS,
    "boundary": {
        "role": {
            "none": (
                "none|no say|no part|no part in it|has no part|has no part in it|has no say"
                "|has no say in it|nothing to say|not involved|is not involved|no role|has no role"
                "|stays out|is out of it|plays no part|isn't involved|out of the loop|decides nothing"
                "|decide nothing|decides none of it|nothing at all"
            ),
            "inform": (
                "inform|informs|informed|is informed|merely informs|only informs|gets informed|informing"
                "|just informs|reports on it"
            ),
            "recommend": (
                "recommend|recommends|recommended|recommending|advises|advise|proposes|propose|suggests"
                "|makes only a proposal|only makes a proposal|makes just a proposal"
                "|gives only a recommendation"
                "|gives advice|only gives advice|has an advisory role|only advises"
                "|recommendation|makes a recommendation|gives a recommendation|makes a proposal|recomends"
                "|preps the paper"
            ),
            "decide": (
                "decide|decides|decided|deciding|has the last word|makes the call|has the final say"
                "|has the decision|has the call|makes the decision|calls it|has the final word"
                "|takes the decision|signs off|signs it off"
            ),
            "keeps-the-map": (
                "keeps the map|keep the map|keeping the map|only keeps the map|maintains the map"
                "|draws the map|holds the map|just keeps the map"
            ),
        },
    },
    "disappearance": {
        "function": {
            "map": (
                "map|the map|map keeping|keeping the map|the overview|overview|portfolio map"
                "|map of the portfolio"
            ),
            "intake": (
                "intake|demand intake|intake of demand|demand management|request intake|the intake|requests"
            ),
            "prioritization": (
                "prioritization|prioritisation|priorities|prioritising|prioritizing|ranking"
                "|priority setting|setting priorities|priority calls|prio|prios|priorisierung"
            ),
            "funding": "funding|budget|budgets|the funding|money|budgeting|fund allocation|funds",
            "sequencing": (
                "sequencing|sequence|ordering|roadmap|the roadmap|roadmapping|sequencing of work|the sequence"
            ),
            "load": (
                "load|load management|load balancing|wip|wip limits|capacity planning|work in progress"
                "|managing load|capacity|the load|workload"
            ),
            "reporting": (
                "reporting|reports|status reports|status reporting|the reporting|the reports|status report"
                "|monthly report|dashboards"
            ),
            "governance": (
                "governance|gates|stage gates|controls|compliance gates|the governance|gate reviews|gating"
                "|steering committees"
            ),
        },
        "if_gone": {
            "collapses": (
                "collapse|{fall} {apart}|would {fall} {apart}|grinds to a standstill|comes to a standstill"
                "|comes to a halt|goes up in smoke|would be a disaster|all hell breaks loose|stops dead"
                "|seizes up|would seize up|collapses|collapsed|collapsing|would collapse|falls apart"
                "|fall apart|breaks|breaks down|break down|would break|would fall apart|implodes|goes under"
                "|dies|would die|falls over|stops working|chaos|ends in chaos|grinds to a halt"
                "|falls to pieces|goes to pieces|crashes|is lost"
                "|would stop|stops|would cease|ceases|would end|would come to an end|comes to an end"
                "|would grind to a halt|would grind to a standstill|would come to a halt"
                "|would come to a standstill|would stand still|stands still|would be lost"
                "|goes to hell|goes to ruin|goes to seed|goes to the wall|goes to waste"
            ),
            "moves": (
                "go to|go over to|goes over to|pass to|passes to|passes over to|falls to|fall to"
                "|falls back to"
                "|transfers to|is transferred to|slides to|drifts to|comes to|comes under|is taken on by"
                "|gets taken over|is taken over|is absorbed|gets absorbed|goes then|moves|move|moved|moving"
                "|it moves|would move|moves back|move back|goes back|goes|would go"
                "|goes to|lands|would land|lands with|ends up|would end up|moves over|simply moves"
                "|takes it over|take it over|would take it over|takes over|take over|would take over"
                "|takes it on|take it on|takes it|would take it|wanders|shifts|would shift|shift|wander"
            ),
            "nobody-misses": (
                "nobody misses|{nobody} {would} {miss}|{nobody}'d {miss}|not a soul|nobody would miss"
                "|nobody'd miss|nobody"
                "|missed by nobody|missed by no one|is missed by nobody|is missed by no one"
                "|nobody misses it|nobody would miss it|nobody'd miss it|no one misses|no one would miss"
                "|no one would miss it|not missed|would not be missed|wouldn't be missed|wouldn't miss it"
                "|wouldn't miss|would not miss it|would not miss|won't miss it|don't miss it"
                "|won't be missed|no one'd miss|unmissed|not be missed|nobody would notice|nobody notices"
                "|no one would notice|no one notices|nobody will miss|nobody misses that"
                "|nobody would miss that|no one misses it|nobody cares|noone misses|noone would miss"
                "|nobody misses them|nobody would miss them|nobody would even notice|nobody'd notice"
                "|nobody missed|nobody at all|no great loss|good riddance"
            ),
            "keeps-the-map": "keeps the map|keep the map|keeping the map only|map keeping only",
        },
    },
}
