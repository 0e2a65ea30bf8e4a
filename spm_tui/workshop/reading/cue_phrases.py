"""Words that say what the owner, the text or the figure beside them is, question by question; data only.

A phrase is in lower case without hyphens; `|` parts phrases of one meaning, `{slot}` stands for the ways of
`patterns.py`. The longest phrase wins, articles do not count.
"""

from typing import Final

#: Question -> cue -> phrases.
CUES: Final[dict[str, dict[str, str]]] = {
    "allocation_unit": {
        "unit-cue": (
            "unit|{hand-out}|dealt with|was dealt with|went by|went as|handled|treated|moved as"
            "|was the unit|were the unit|{hand-out} as|the unit|our unit|level|allocated as|allocate"
            "|we allocate|as the unit|as unit|allocation unit|unit of allocation|in units of|we move"
            "|we hand out|we fund|allocates|funded as|allocated by|allocating|what we allocate"
        ),
        "handing-out": "{hand-out}|we {hand-out}|we fund|we move",
        "agreed": (
            "room agrees|everyone agrees|we agree|all agree|our unit is|we allocate|we say we allocate"
            "|the unit is|consensus|agreed|unit of allocation is|we all say|room says|the room says"
            "|everybody says|unanimous|we fund|our true unit"
        ),
        "effect": (
            "effect|before {somebody} {notices}|until {somebody} {notices}|till {somebody} {notices}"
            "|till it counted|until it counted|it bit|to bite|to bed in|to come through|you could feel it"
            "|you could see it|until it worked|to make a difference|until it bit|to bite|to take effect"
            "|take effect|visible|showed|to show|till effect|until effect|to effect|before anything showed"
            "|to land|to see it"
        ),
    },
    "stopping": {
        "paid-by": (
            "paid by|is paid by|that is paid by|run paid by|gets paid by|funded by|financed by"
            "|on the budget of|at the expense of|charged to|bezahlt von|who pays|covered by"
            "|comes out of the budget of|billed to"
        ),
        "pays": (
            "pays|pays it|pays for it|pays for that|pays that|pays for the running|pays for running it|pay"
            "|pay for it|foots the bill|picks up the bill|picks up the tab|is paying|is paying for it"
            "|funds it|funding it|zahlt|carries the cost|bears the cost|covers it|covers the cost"
            "|pays the bill|paying for it|will pay|keeps paying"
        ),
        "stays": (
            "stays|{keep} {needing}|{stay}|stays put|stay put|not going away|isn't going away"
            "|keeps on needing|still ties up|still eats|still takes|still costs|lives|stay|still stays"
            "|remains|remain|still remains|keeps running|keep running|goes on|lives on|still there"
            "|is still there|are still there|has to stay|must stay|still runs|still needed"
            "|has to keep running|must keep running|bleibt|bleiben|reste|can't go|left behind|still running"
            "|needs running|is here to stay|still need|still needs|won't go away|has to be run"
            "|still has to be run|must be run|needs to be run|has to go on|must go on|keeps going"
            "|still has to run|cannot go|needs people"
        ),
    },
    "reversibility": {
        "lost": (
            "lost|paid for it with|was lost|were lost|got lost|we lost|lose|losing|cost us|and lost|loses"
            "|at the cost of|perdu|verloren"
        ),
        "revert-cue": (
            "{undo}|{undone}|{undoing}|undid|unwound|reversal|rollback|roll back|way back|going back"
            "|went back|turned back|rolled back|took back"
        ),
        "attempt-cue": (
            "try|tried|tries|trying|attempt|attempted|tested|dared|dared to|had a go|ventured|tried out"
        ),
        "partly-cue": (
            "partly|in part|half|half way|halfway|partially|some of it|half of it|only partly"
            "|not completely|not fully|mostly|to some extent|bits of it|a bit|to a degree"
        ),
        "fully-cue": (
            "fully|completely|all the way|entirely|in full|totally|whole thing|all of it|wholly"
            "|lock stock and barrel|to the last bit|from a to z|full circle|whole way"
        ),
        "undo": (
            "can undo|can undo it|can reverse|can reverse it|could undo|could undo it|could reverse"
            "|can take that back|could take that back|could undo that|can reverse that|could reverse that"
            "|can undo that|able to undo|may undo|undo it|can roll back|can roll it back"
            "|has the power to undo|can take back|can take it back|could take it back|could roll it back"
            "|can call it back|undo by|can turn back|can turn it back"
        ),
        "passes-cue": "passes|pass|passed|passes the|survives|meets",
        "fails-cue": "fails|fail|failed|flunks|does not pass|doesn't pass|fails on|fails the|failing",
        "apposition": (
            "that means|meaning|namely|i e|that is|which is|covering|that's|involving|touches|concerns"
        ),
    },
    "fungibility": {
        "steps-in-cue": (
            "substituted|has substituted|substitutes|substituting|replaces|replaced|replacing|jumped in"
            "|jumps in"
            "|stood in|stands in|steps in|stepped in|fills in|filled in|covers|covers for|covered for"
            "|covering for|deputised|deputises|helps out|helped out|assumed the work|assumes the work"
        ),
        "others": (
            "others|other|others able|more able|others who could|other people|others can|others could|else"
            "|others are able|others able for it|others can do it|others could do it|other able|people able"
            "|who can|able|could do it|can do it|could do that|can do that|know how to|could cover it"
            "|could step in|can step in"
        ),
        "blocks": (
            "blocks|blocks it|is in the way|stands in the way|are in the way|stand in the way"
            "|won't allow it|blocks that"
        ),
        "blocked": (
            "is blocked by|was blocked by|blocked by|blocker|blockers|because of|held up by|stopped by"
            "|in the way|hindered by|slowed by|the blocker was|blocker was|stuck on|prevented by|due to"
            "|blocking was|tripped over|missing were|blockers were"
        ),
    },
    "reallocate_or_reshape": {
        "total": "decisions|decision",
        "moved": (
            "moves|moved work|moved|just moved work|moved work around|only moved work|shifted work"
            "|reallocated|reallocated work|shuffled work|work moved|moving work|move work|moves of work"
            "|reallocation|reallocations|moved the work|just moved|only moved|shuffled|pushed work around"
            "|were reallocations|work shuffles"
        ),
        "reshaped": (
            "reshaped|reshape|reshapes|reshaped anything|reshaped the org|reshaped the organisation"
            "|re shaped|re shape|re shaping|reshaped the organization|reshaping"
            "|changed the organisation|changed the org"
            "|changed the structure|reshaped something|reshaped teams|real reshaping|touched the org"
            "|reshaped the house|restructured"
        ),
    },
    "ownership": {
        "owns": (
            "says everyone|says everybody|say all|says the deck|says the slide|say they|say we|owns|own"
            "|owns it|is the owner|owner|owned by|is owned by|sits with|belongs to|lies with|is with"
            "|officially|on paper|on the slide|by the book|formally|in theory|on the org chart|supposedly"
            "|nominally|says the chart|per the charter|belongs|everyone says|we say|we said|said owner"
            "|is owned on paper by|owned on paper by|in the deck|in the handbook|auf dem papier|offiziell"
            "|it says|claims to own|everybody says|on the chart|per org chart|de jure|named owner"
            "|has it on paper|is said to own|is supposed to own|supposed to"
        ),
        "decides": (
            "decides|{settle} it|{settle} that|decided|decide|deciding|decides it|decided by"
            "|is decided by|was decided by|pulled by|was pulled by|is pulled by|gets pulled by|get pulled by"
            "|actually decides|really decides|in reality|in the end|in practice|in fact|has the last word"
            "|makes the call|made the call|pulls it|pulled it|calls it|who decided|who decides|de facto"
            "|has the final say|calls the shots|entscheidet|hat entschieden|really pulls it"
            "|took the decision|makes the decision|in truth|called it|signs off|signed off"
            "|had the last word|had the final say|really|actually|pulled the lever|the one who decided"
            "|is taken by|is made by|was made by|was taken by"
        ),
        "lives": (
            "must live|has to live|have to live|will have to live|lives with it|live with it|lives with"
            "|live with|living with it|has to live with it"
            "|have to live with it|must live with it|the ones living with it|live w it|lives w it"
            "|has to live with|have to live with|must live with|suffers|suffer|bears the consequences"
            "|carries the consequences|gets the consequences|lives with that|lives with the result"
            "|has to live with that|have to live with that|lives with the consequences"
            "|live with the consequences|picks up the pieces|pick up the pieces|feels it|carry the can"
            "|eats it|eat it|living with the result|to live with it|to live with|bears it|is stuck with it"
            "|are stuck with it"
        ),
        "used": (
            "last used|was last used|last time used|last pulled|last time we used it was"
            "|last time we used it|used last|was used|last touched|has touched that lever since"
            "|nobody has touched that lever since|no one has touched that lever since|last time"
            "|last pulled in|touched since|the last time was|last|untouched since|not used since"
            "|{nobody} has it {touched}|{nobody} it {touched}|{nobody} has {touched}|has {nobody} {touched}"
            "|has {nobody} it {touched}|{nobody} has that {touched}|{nobody} {touched}|was it not {touched}"
            "|{touched} by {nobody}|is it not {touched}|has it {nobody} {touched}"
            "|not touched since|nobody has touched it since|no one has touched it since"
            "|nobody touched it since|nobody pulled it since|hasn't been used since|not been used since"
            "|not been touched since|nobody has used it since|nobody has pulled it since|used in|pulled in"
            "|zuletzt"
        ),
    },
    "redesign_frequency": {
        "tried": (
            "first {are} we|{are} we first|first {are}|we {are} first|{are} first|in the beginning"
            "|at the beginning"
            "|at the start|to begin with|to start with|in a first step|as first|as first step"
            "|tried|tried first|first tried|first|at first|initially|started with|began with|we began by"
            "|first attempt|first we|began by|started by|tried to|before that|after just|in spite of first"
            "|in spite of|despite|after|after trying|zuerst|we tried|attempted|first try|went for"
            "|opened with|d'abord|first step"
        ),
        "needed": (
            "only {took} after|{took} only after|only after|not until after|only once|only when"
            "|necessary|unavoidable|inevitable|needed {are}|has helped|have helped|helped has|brought"
            "|has brought"
            "|took|it took|what it took|is what it took|then|needed|it needed|in the end|ended in|ended up"
            "|ended with|finally|went straight for|was necessary|was needed|became|turned into|until|had to"
            "|required|then it took|resulted in|came down to|only worked with|worked only with|only a"
            "|ended as|what worked was|what helped was|took in the end|is what worked|did the trick"
            "|it was solved by|got solved by|solved by|brauchte|am ende"
        ),
        "redesign": (
            "redesign|{tear} {org}|{org} redrawn|{org} rebuilt|{org} reshaped|{org} changed"
            "|{tear} ourselves|crew as well|{tear} crew|{tear} {team}|new {org}|a redesign|redesigns"
            "|organisational redesign|redesigning|reshaping|reorg|a reorg|re org|re orgs|reorgs"
            "|redesign of the organisation|redesigning ourselves|changing the organisation"
            "|structural change"
        ),
    },
    "vineyards": {
        "spoken": (
            "speak we|talk we|speak we of|talk we about|speak one|talks one|speaks one|call we|name we"
            "|speak we over"
            "|speak we as|speak we as of|speak we as over|{are} spoken|{are} spoken as|{are} spoken of"
            "|like it's|like it is|like it were|like it was|as if it's|as if it is|as if it was"
            "|as though it's"
            "|as though it is|as though it were|as though it was"
            "|looks like a|looks like|sounds like|{talk} it as|{talk} it like|{talk} them as|{talk} as"
            "|refer to|refers to|referred to|referring to|is {speak}|gets {speak}|was {speak}"
            "|{speak} as"
            "|{speak} to us as|spoken of as"
            "|{everyone} {speak}|{everyone} {speak} it|{everyone} say|chat about|we chat about|is called"
            "|gets called|goes by the name of|goes for|passes for|passes as|calls|calls it|called|call it"
            "|dressed up as|labelled|labelled as|filed under|{everyone} talk of|said to be|they say"
            "|everyone says|people say|is what we say|talk abt|talk abt it as|we talk abt|talked abt"
            "|speak of|spoken as|we speak of|we speak of it as|talk about|we talk about|talked about"
            "|talks about|talks of|speaks of|speaks about"
            "|gets talked about|we talk of|talk of|spoken|we say|we all say|is sold as|we treat it as"
            "|treated as|treat it as|treated like|treat it like|talked of|is talked about"
            "|we talk about it like|like a|as if it were|as if|we present|presented as|on the slides"
            "|in the slides|in our slides|on our slides|in our talk"
            "|on slides|we call|pitched as|in the deck it is|gets treated|on the slide|described as"
            "|we describe|listed as|we list|reden wir|handeln wir|we think of|thought of as|we handle"
            "|handled as|handled like|handled|we pretend|booked as|shown as"
        ),
        "really": (
            "fits|really|it behaves like a|it acts like a|it works like a|it feels like a|behaves like a"
            "|acts like a|feels like a|works like a|behaves more like a|it behaves more like a"
            "|is more like a|it's more like a|it is|is|in truth|in truth it is|though it's|it's"
            "|behaves like|behaves as|in reality|but it is|acts like|actually|really a|clearly|in fact"
            "|is really|is actually|more like|it behaves|behaves|turned out|is clearly|feels like"
            "|works like|smells like|really it is|looks more like|is more of|is in truth|in practice"
            "|in Wahrheit|eigentlich|=|in real life|truly|turns out|grows like|but is|underneath"
            "|it really is"
        ),
        "tended": (
            "tended by|cared by|is cared by|maintained by|is maintained by|kept up by|kept alive by"
            "|curated by"
            "|grown by|{tend}|{tend} it|cares|cared for|tended|looked after|has a hand on|tends it"
            "|is tended by|tends|looked after by|looks after it|taken care of by|takes care of it"
            "|cares for it|who tends it|kept by|keeps it alive|nurtured by|gardener|looks after|minds it"
            "|gardened by|pflegt"
        ),
        "committed": (
            "committed|comitted|promised|guaranteed|set aside|earmarked|pledged|signed for|committed for"
            "|committed years|years committed|funding secured|funded for|funding for|commitment of"
            "|committed to it|money secured for|secured for|budget secured for"
        ),
        "passes-cue": "has|has its|passes|with|pass|passed|has a|does have|earns|ticks|meets|yes on",
        "fails-cue": (
            "fails|fails on|no|has no|lacks|without|does not have|doesn't have|not|fail|hasn't|has not"
            "|failed|misses|flunks|no on|can't|cannot|could not|never|has neither|doesn't pass"
            "|does not pass"
        ),
    },
    "boundary": {
        "portfolio": (
            "portfolio|portfolio management|portfolio office|spm|pmo|portfolio team|the portfolio office"
            "|the pmo|portfolio function|portfolio people|portfolio side"
        ),
        "leadership": (
            "leadership|the leadership|leaders|executives|exec team|executive team|the executive team"
            "|leadership team|exec|the leaders|management|top management|the execs|execs|leadership side"
        ),
        "both": "both|both of them|both sides",
        "neither": (
            "neither|neither side|neither of them|nobody decides|no one decides|neither decides"
            "|neither side decides"
        ),
        "waited": (
            "waited|sat there|sits there|gathered dust|gathering dust|collecting dust|dragged|took its time"
            "|wait|lingered|languished|stalled|stuck|has been stuck|has been stuck for|it hangs|hangs"
            "|waiting|waits|has waited|been waiting|delayed|blocked|on hold for|sat|sat there"
            "|has been sitting|lies around|hung|was stuck|hanging|in limbo|pending|parked for|idle"
            "|has been waiting|has been open|open|lying|lay|has been pending|has been hanging|held up"
            "|waited for|steckt fest|hängt|stands still|queue|queued|has been parked|dragging|drags"
        ),
        "waiting-for": (
            "waiting for|wait for|waits for|we wait on|wait on|waiting on|waits on|waited for|for lack of"
            "|until|depends on|hangs on|pending a decision by|pending approval by|stuck with|stuck at"
            "|lies with|blocked by|held up by|warten auf|on the desk of|it is with|waited on|sits with"
            "|held by"
        ),
    },
    "disappearance": {
        "noticed": (
            "noticed|remarks|remark|remarks one|one remarks|before {somebody} {notices}"
            "|until {somebody} {notices}|till {somebody} {notices}|noticed after|notice|we'd notice"
            "|we would notice|people would notice|would notice|remarked|will be remarked"
            "|we would notice that|notice it|noticed in|it shows|it'd show|would show|would be felt"
            "|felt after|feel it|visible|visible after|would be noticed|we'd feel it|we would feel it"
            "|show after|shows after|you'd see it|before anyone notices|before anyone noticed"
            "|until anyone notices|until someone notices|we'd see it|we would see it|felt|felt within"
            "|noticed within|bemerkt|merken das|wir merken das|felt it"
        ),
        "first-sign": (
            "first sign|the first sign|first sign is|first sign would be|the first sign would be"
            "|first sign being|first symptom|first we'd see|first thing we'd see|first sign:|first signal"
            "|you'd first see|first thing we would see|first symptom would be|the first thing we'd see"
            "|first signs|first we would see|first clue|we'd first see|starting with|erstes zeichen"
            "|first hint"
        ),
        "gone": "without us|without them|without it|without the office|without the pmo|without the team",
        "to": "to|to the|back to|over to|with|in|into|onto|at|zu|zum|zur|an",
        "office": (
            "pmo|the pmo|portfolio office|portfolio management|spm|the portfolio office|it"
            "|portfolio function|they|portfolio team|we"
        ),
    },
}
