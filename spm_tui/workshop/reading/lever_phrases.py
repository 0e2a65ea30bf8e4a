"""What rooms say for the levers, for what was changed, and for whether it took; data only.

A phrase is in lower case without hyphens; `|` parts phrases of one meaning, `{slot}` stands for the ways of
`patterns.py`. The longest phrase wins, articles do not count.
"""

from typing import Final

LEVERS: Final = {
    "strategy": "strategy|the strategy|strategie|strategic direction|company direction",
    "prioritization": (
        "prioritization|prioritisation|prioritizing|prioritising|priorities|ranking|reprioritising"
        "|reprioritizing|reprioritisation|reprioritization|reprioritised|reprioritized|re prioritisation"
        "|priority setting|prio|prios|order of work|reranking|re ranking"
    ),
    "allocation": (
        "allocation|allocating|resource allocation|capacity allocation|who works on what|staffing"
        "|people allocation|allocations"
    ),
    "org-design": (
        "org design|organisation design|organization design|organisational design|organizational design"
        "|org structure|org chart|organisation structure|design of the organisation"
    ),
    "budgeting-horizon": (
        "budgeting horizon|budget horizon|budgeting horizons|budget|budgets|budgeting|budget cycle"
        "|budget cycles|annual budget|yearly budget|funding horizon|budgeting cycle"
    ),
    "hiring-and-succession": (
        "hiring and succession|hiring|succession|recruiting|recruitment|hires|succession planning"
        "|hiring freeze"
    ),
    "team-topology": (
        "team topology|team topologies|team cut|team cuts|team shape|team boundaries|how teams are cut"
        "|team setup|team structure|topology|cut of the teams|team design"
    ),
    "re-org": (
        "re org|reorg|re orgs|reorgs|reorganisation|reorganization|re organisation|re organization"
        "|reorganisations|reorganizations|reorganising|reorganizing|restructuring"
    ),
}

CHANGES: Final = {
    "reprioritised": (
        "reprioritised|{reorder} {priorities}|{priorities} {reorder}|{priorities} {are} {reordered}"
        "|{reordered} {are} {priorities}|{shift} it up the list"
        "|{shift} it up|reprioritized"
        "|reprioritising|reprioritizing|reprioritisation|reprioritization|reprioritise|reprioritize"
        "|re prioritising|re prioritised|re prioritisation|re prioritise|re ranking|reranking|re ranked"
        "|reranked|re rank|rerank|ranking again|re ordering|reordering|new priorities|changing priorities"
        "|changed priorities|change of priorities|changed the order|shuffled the backlog"
        "|shuffling priorities|shuffled priorities|a new ranking|moved it up the list|moving it up the list"
    ),
    "moved-people": (
        "moved people|{shift} {people}|{people} {are} {shifted}|{people} {shifted}|{shifted} {are} {people}"
        "|{people} {are} been {shifted}|a few more people|moving people|move people|people moved|moved ppl"
        "|moving ppl|moved staff|moving staff|reassigned people|reassigning people|shifted people"
        "|shifting people|moving folks|moved folks|moving people around|moved people around|moved engineers"
        "|moving engineers|borrowed people|borrowing people|lending people|lent people"
    ),
    "moved-scope": (
        "moved scope|{trim} {scope}|{scope} {trim}|{scope} {are} {trimmed}|{trimmed} {are} {scope}"
        "|less scope|moving scope|move scope|moved the scope"
        "|moving the scope"
        "|scope moved|the scope moved|cut scope|cutting scope|cut the scope|cutting the scope|reduced scope"
        "|reducing scope|shifted scope|shifting scope|descoping|descoped|de scoping|just moving scope"
        "|trimmed scope|trimming scope|smaller scope"
    ),
    "new-team": (
        "new team|{fresh} {team}|{form} {team}|{form} {fresh} {team}|a new team|new teams|new squad"
        "|a new squad|building a team|built a team|brand new team|own team|dedicated team|set up a team"
        "|setting up a team|stand up a team|stood up a team|a separate team|a fresh team"
    ),
    "reorg": (
        "reorg|{tear} {org}|the {org} redrawn|{org} redrawn|{org} torn up|{org} rebuilt|new {org}"
        "|different {org}|re org|reorgs|re orgs|reorganisation|reorganization|re organisation"
        "|re organization|reorganised|reorganized|reorganising|reorganizing|full reorg|restructuring"
        "|restructure|restructured|redrawing the org|new org chart"
    ),
    "rearchitecture": (
        "rearchitecture|{tear} {architecture}|{architecture} rewritten|new {architecture}|re architecture"
        "|rearchitecting|re architecting|rearchitected|re architected|rebuild|a rebuild|rebuilding|rebuilt"
        "|rewrite|a rewrite|rewriting|rewrote|new architecture|re platforming|replatforming"
        "|redesign of the system|redoing the architecture"
    ),
    "nothing": "nothing|nothing at all|nothing tried first",
}

TOOK: Final = {
    "yes": (
        "it took|the change has taken|the change took|the change held|the change stuck"
        "|the change worked|worked a treat|that held|that one held|this held|that stuck|that one stuck"
        "|that worked"
        "|that one worked|holds|it holds|it's holding|is holding|holding|keeps holding|did the trick"
        "|did the job|did its job|paid off|caught on|lasted|still stands|it lasted|landed well|worked well"
        "|worked fine|worked nicely|bedded in|came good|took|it did take|that did take|did take|took hold"
        "|it took hold|it took root"
        "|it stuck|stuck|it worked|worked|it did|took yes|held|it held|took fully|fully took|it took well"
        "|{taken} {are} it|{are} it {taken}|that {are} {taken}|it {are} {taken}|{taken} {are} that"
        "|it has held|took root|it sticks|still holds|did stick|has stuck"
    ),
    "partly": (
        "took partly|{sort-of} {took}|{took} {sort-of}|{took} only {sort-of}|only {sort-of}|{took} in parts"
        "|{took} a bit|half heartedly|a mixed bag|partly took|took only partly|only partly took"
        "|it partly took|partly|only partly|took in part|in part|half took|half stuck|partly stuck"
        "|stuck partly|only partly taken|took half|worked partly|it worked partly|worked in part"
        "|half worked|half way|halfway|partially|partly taken|it took partly|it took in part|took some"
        "|more or less|it half took|partially took|took partially|only half took|half of it stuck"
        "|sort of took|half of it took|half of it held|half of it did|part of it took|part of it held"
        "|some of it took|some of it held|some of it stuck|part of it stuck"
    ),
    "no": (
        "did not take|did nothing|changed nothing|made no difference|led nowhere|fell flat|backfired"
        "|bounced back|snapped back|everything slid back|was a damp squib|died a death|got nowhere"
        "|without effect|never held|never worked|never landed|it all came back|didn't take|did not stick"
        "|didn't stick|never took|it did not|it didn't|took no|not take|never stuck|fell back|failed"
        "|it failed|did not work|didn't work|did not hold|didn't hold|slid back|undone within weeks"
        "|nothing changed|nothing moved|nothing happened|nothing has changed|nothing has moved"
        "|no effect|had no effect|went nowhere|fizzled|fizzled out|was reversed|even that did not take"
        "|it did not take|it never took|nothing came of it|never caught on|didn't last|did not last|flopped"
        "|it flopped|came to nothing|petered out|not at all|took not|hat nicht gegriffen|griff nicht"
        "|nothing brought|brought nothing|it served nothing|served nothing|helped nothing"
        "|did not help|didn't help|was for nothing|was in vain|in vain|was no use|was of no use|was useless"
        "|{taken} it {are} not|{taken} {are} it not|{are} it not {taken}|{are} not {taken}"
        "|it {are} not {taken}"
        "|{taken} {are} that not"
        "|{are} that not {taken}|not {taken}"
        "|hasn't taken|has not taken|nahm keiner an"
    ),
}
