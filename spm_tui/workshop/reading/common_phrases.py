"""Phrases every question shares: owners, said and seen, denials, conditions, how we know; data only.

A phrase is in lower case without hyphens; `|` parts phrases of one meaning, `{slot}` stands for the ways of
`patterns.py`. The longest phrase wins, articles do not count.
"""

from typing import Final

#: Owners as offered, by what a room calls them.
OWNERS: Final = {
    "pmo": (
        "pmo|the pmo|project office|portfolio office|the portfolio office|project management office|spm"
        "|portfolio management office|pmo lead"
    ),
    "technology": (
        "technology|tech|it department|tech function|the technology function|technology leadership"
        "|engineering|central it|tech leadership"
    ),
    "executive-team": (
        "executive team|exec team|executives|execs|the executive team|the executives|exec"
        "|executive committee|exco|leadership team|c suite|management board|executive board|top team"
        "|management team|excom"
    ),
    "ceo": "ceo|the ceo|chief executive|chief executive officer|managing director",
    "product-leadership": (
        "product leadership|the product leadership|product|heads of product|product leads"
        "|product management|head of product|product leaders"
    ),
    "business-unit": (
        "business unit|business units|the business unit|the business units|the business|bu|bus|the bu"
        "|business line|business lines|lines of business"
    ),
    "finance": "finance|the finance|finance department|controlling|finance team|the finance department",
    "hr": "hr|human resources|personnel|people and culture|people function",
    "steering-committee": (
        "steering committee|steerco|the steering committee|steering group|steering board|steering"
        "|steering cmte|steering comm|stecom|steerco members|lenkungsausschuss"
    ),
    "architecture-board": (
        "architecture board|the architecture board|architects board|architecture council"
        "|architecture committee"
    ),
    "board": "board|the board|supervisory board|board of directors",
    "vendor": "vendor|the vendor|supplier|vendors|the supplier|the vendors|provider",
    "nobody": "nobody|no one|noone|none|no owner|niemand|keiner|personne|not a soul|no body",
}

#: What stands beside was said, not seen.
SAID: Final = (
    "said|believed|we believed|we believe|we were told|was told|were told|they believed|hoped for|dreamt of"
    "|would need|should need|would take|should take|will take|will need|will give|will release|will free"
    "|bets on|bets|puts it at|is going to take|could|says|say|we say|we said|they say|they said|i say|told"
    "|told us|have told us|promised|promise|the promise|promises|promising|was promised|were promised"
    "|planned|plan|the plan|planned for|was the plan|expected|expect|expecting|supposed to|was supposed to"
    "|should|would|would give|thought|think|we think|they think|they thought|spoke of|speak of|did speak of"
    "|estimate|estimated|the estimate|forecast|forecasted|guess|we guess|reckon|we reckon|reckoned|hoped"
    "|hoping|hope|in theory|on paper|was the promise|was said|was said to be|said to be|claimed|claim"
    "|claims to|assumed|assume|assumption|announced|sold as|pitched|the target|target"
    "|business case said|it was to be|were to|was to|according to plan|per plan|as planned|pledged"
    "|committed to|the idea was|the idea is|meant to|was meant to|will|should be|ought to|wollten|sollte"
    "|soll|sollten|geplant|versprochen|gesagt|angeblich|prévu|promis|estimates|the slide said|the deck said"
    "|the paper said|in the plan|they were promising|the forecast|claimed to|said it would be|was going to"
    "|were going to|going to|supposedly|allegedly|we'd|they'd|we'd get|would get|we would get|frees up"
    "|we get|pencilled in|had been pencilled in|was pencilled in|figured|we figured|it was thought"
    "|as we suppose"
    "|{are} estimated|planned {are}|promised {are}|estimated {are}|thought {are}|hoped {are}|agreed {are}"
    "|foreseen {are}|meant {are}|first estimated|first planned|first thought"
    "|we suppose|we supposed|it was supposed|it was believed|it was hoped|was foreseen|were foreseen"
)

#: What stands beside was seen.
SEEN: Final = (
    "reality said|reality was|reality says|life said|went by|have gone by|had gone by"
    "|believed in the end|has done|have done|has covered|have covered|showed up|ever showed up|materialised"
    "|appeared|made it over|took|cost|costs|it cost|cost us|has cost|that cost|eaten|has eaten|ate"
    "|swallowed|burned|burnt|used up|ate up|in real|in realty|dauert|it really was|we spent|it took"
    "|has taken|takes|in the end|in the event|in practice|in reality|in real life|in fact|really|actually"
    "|really saw|we really saw|finally|needed|was needed|have needed|we needed|they needed|has needed"
    "|came back|really came back|actually came back|came free|got|we got|only got|got back|we got back|seen"
    "|saw|we saw|turned out|turned out to be|ended up|ended up at|reached|gave back|it gave back|gave us"
    "|became|it became|it was|was more like|more like|came out|ended at|was finally|in truth|came"
    "|freed up only|we have seen|we've seen|truth is|the truth is|eventually|wurden|wurde|wurden es"
    "|gebraucht|am ende|tatsächlich|hat gedauert|dauerte|gedauert|en réalité|finalement|took us|took them"
    "|needed them|released|returned|yielded|arrived|turned up|were free|actual|actuals|measured|had needed"
    "|so far|until now"
    "|we counted|counted|dragged on for|dragged on|lasted|went on for|have come back|has come back"
    "|costed|costed us|has costed|has cost us|did cost|did cost us|did take|did need|took it"
    "|become {are} it|become {are} it then|real {are} it then|really {are} it then|{are} it become"
    "|{are} become|become {are}|became it|real {are} it|real it {are}|real {are}"
    "|really {are} it|true {are} it|{are} it in the end|{are} it then|then {are} it|so {are} they|so {are} it"
    "|come {are}|came {are}|{are} come|{are} back come|back come|come back {are}|back came|{are} back got"
    "|back got"
    "|got back {are}|{are} it really|needed {are} it|{are} needed"
    "|irl|did come back|came through|in hindsight|landed at|landed on"
)

#: Beside a figure of people or time these count as a promise about a stop: `8 back`.
BACK: Final = (
    "back|frees|release|releases|free up|frees up|gives back|give back|free|freed|freed up|released|available"
)

NEGATIONS: Final = (
    "not|don't|doesn't|didn't|won't|wouldn't|isn't|wasn't|aren't|weren't|hasn't|haven't|hadn't|shouldn't"
    "|can't|cannot|couldn't|never|no|neither|nor|without|hardly|nicht|kein|keine|nie|pas|dont|doesnt|didnt"
    "|wont|isnt|wasnt|no longer|ain't|doubt|doubts|doubtful|unlikely|nowhere near|nothing|far from"
    "|anything but|used to be|used to own|used to decide"
)

CONDITIONS: Final = (
    "if|unless|suppose|supposing|assuming|provided that|provided|in case|imagine|wenn|what if"
    "|hypothetically|only if"
)

#: What would have been is no record.
HYPOTHETICAL: Final = (
    "would have|could have|might have|should have|would've|could've|might've|should've|i'd have|we'd have"
    "|they'd have|you'd have|he'd have|she'd have|it'd have|had only|if only|hätte|hätten"
)

CONTEXT: Final = (
    "because|since|while|although|though|as|when|whereas|as long as|given that|before|weil|obwohl|so that"
    "|despite|in spite of|even though|whilst"
)

#: Who does not vote, and what is no answer; an abstention is kept as such.
ABSTAIN: Final = (
    "dunno|kept his hand down|kept her hand down|kept their hand down|kept their hands down|hand down"
    "|hands down|no hand|did not vote|didn't vote|didn't raise|looked away|stayed silent|silent"
    "|wouldn't say|not voting|couldn't decide|undecided|no view|no comment|on the fence|sat on the fence"
    "|skipped|skips|kept quiet|said nothing|out of the room|on the phone|keine meinung|enthalten|enthaltung"
    "|shrugged|shrugs it off|would not say|sits it out|sat it out|no idea|don't know|dont know|abstain"
    "|abstains|abstained|abstention|abstentions|abstaining|unsure|undecided|not sure|no opinion|blank"
    "|no answer|no vote|shrug|shrugs|can't say|cannot say|couldn't say|couldn't make up their mind"
    "|couldn't make up their minds|could not make up their minds|couldn't make up his mind"
    "|couldn't make up her mind|can't decide|cannot decide|weiß nicht|keine ahnung|no clue|passes on it"
    "|sits out|sat out|pass"
)

#: A line that says what nobody says.
UNSAID: Final = (
    "moves nowhere|goes nowhere|would go nowhere|move nowhere|go nowhere|leads nowhere"
    "|{no-one} {have} {claim}|it's not true that|it is not true that|nonsense that|not as if"
    "|hardly anyone {claim}"
)

#: Words that look like a denial or a condition and are none.
HARMLESS: Final = (
    "if it's any help|if it is any help|if that helps|if it helps|if you must know"
    "|if i count|if i'm honest|if i am honest|if we're honest|if we are honest|if i recall|if you want"
    "|if memory serves|if i'm not mistaken|if i see it right|if you like|if need be|saw nothing for"
    "|seen nothing for|felt nothing for|noticed nothing for|nothing for|nothing visible for"
    "|nothing came for|nothing changed for|nothing to see for|saw nothing until|nothing else|nothing more"
    "|since always|since ever|since forever|since day one|since the start|since the beginning|ever since"
    "|no more than|no less than|not more than|not less than|no other|none other than|nothing but|not just"
    "|not merely|no problem|in no time|no question|no wonder|nothing short of|no later than|not until"
    "|no sooner|not to worry|not bad|nothing was felt for|nothing showed for|nothing happened for"
    "|nothing was felt until|nothing showed until|nothing moved for|nothing was seen for|would have to"
    "|might have to|could have to|no matter what|no matter|not only|as well as|as such|no doubt"
    "|without doubt|not least|no longer than|why not|if any|if ever|not to mention|if you ask me"
    "|if i remember|if i may|if not more|easy to say|easier said than done|easy for you to say"
    "|easy come|easy go|no people yet|no person yet|nobody yet|no one yet"
    "|no people so far|not a single person yet|not a soul yet|no heads yet|no people back yet"
    "|nobody back yet|no people free yet"
)

BASIS: Final = {
    "measured": (
        "from numbers|measured|we measured|we counted it|by the numbers|from the data|from the figures"
        "|hard numbers|we have numbers|from data|from the books|numbers"
    ),
    "repeated": (
        "more than once|several times|many times|repeatedly|again and again|every time|seen it often"
        "|seen more than once|each time|multiple times|seen several times"
    ),
    "one-case": "only once|one case|seen once|just once|a single case|one time only|happened once|once",
    "hunch": (
        "gut feel|gut feeling|a hunch|hunch|just a guess|a guess|pure guess|wild guess|from the gut"
        "|finger in the air|bauchgefühl|my gut says|gut says|gut|guessing|no data|back of an envelope"
    ),
}
