"""Everyday words: what carries no fact, who speaks, and what stands before and behind names; data only."""

from typing import Final

#: Words that carry no fact; a line may hold any number of them.
FILLERS: Final = frozenset(
    """
    a aber about above abt after afterwards again against ago all alle almost alone already also always am
    an and answer answers any anybody anyone anything anyway approx approximately are around as at auch auf
    back basically be because been before bei being both but by ca call called calls can case change changed
    changes circa clearly completely could dann das de decision definitely dem den der des did die do does
    done down du during each eg ein eine en entire erm es et etc even eventually ever every everybody
    everyone few finally fingers first for free from further für get gets getting go goes going gone good
    got haben had half hand hands has hat have having he hence her here him his hmm honestly how i ie if im
    in indeed instead into is ish ist it it's its itself just kommen kommt la last later le least les less
    let let's lets level lever levers like likely long lot lots made make makes many may maybe me meanwhile
    merely might mit more most move moved moves much must my nach nd near nearly need needs new next no noch
    nor not now nur oder of off often ok okay on once one ones only onto or other others ou our out over own
    people's per perhaps person please poll ppl purely put question quite raised rather really right room
    roughly same say says schon second see seem seems shall she should show side sie simply since sind so
    some somebody someone something somewhere soon sth still such sure surely take taken takes taking than
    that the their them themselves then there therefore these they thing things think third this those
    though through thus till time times to too took totally truly uh um un und under une unit until up us
    very via vom von vote voted votes voting vs w w/ want wants war waren was way we well went werden were
    what when where which while who whole why wieder will wir wird with within without work working works
    would yes yet you your zu zum zurück à bit
    """.split()
)

#: Speakers who are not named.
SPEAKERS: Final = frozenset(
    """
    er everybody everyone he i ich me others rest she sie somebody someone they we
    """.split()
)

#: What a speaker does before giving a figure or a word.
SPEAKING: Final = frozenset(
    """
    about argues at believe believes bet bets calls claims count counted
    counters counts denkt dit doubts estimates expects feels
    for gave gives glaubt goes guess guessed guesses has hears holds insists it's its like maybe meint more
    mutters no not offers on only put puts rather reckon reckoned reckons sagt said say says sees shouts
    speaks suggests swears talks think thinks thought tippt tips voted votes wants whispers with would
    writes wrote yes
    """.split()
)

#: Of `amounts`.
AFTER_A_COUNT: Final = frozenset(
    """
    in after within by and or for at per on to of from not but was is were are came they we i it really only
    back then so when until maybe max min tops ish please though instead rather now would could if that stay
    stays
    """.split()
)

#: Of `binding`.
BEFORE_A_TEXT: Final = frozenset(
    """
    the a an by that only just even always der die das le la alone still then and but now of is was it are
    be being from our really actually would too
    """.split()
)

#: Of `clauses`.
JOINING: Final = frozenset(
    """
    and but while whereas although though yet then und aber mais et because since weil plus
    """.split()
)

#: Of `clauses`.
ASKING_VERBS: Final = frozenset(
    """
    is are was were does do did would could should can will has have shall may isn't wasn't aren't didn't
    don't doesn't
    """.split()
)

#: Of `clauses`.
ASKED_SUBJECTS: Final = frozenset(
    """
    it we they you i he she the a an that this anyone anybody someone somebody everyone there our any not
    nobody people these those really your
    """.split()
)

#: Of `clauses`.
KNOWING_VERBS: Final = frozenset(
    """
    know knows knew unclear clear wonder wonders wondering ask asks asked asking sure tell remember
    remembers matter guess idea say saying dunno unsure
    """.split()
)

#: Of `correcting`.
SCRAP: Final = frozenset(
    """
    scrap scratch kill bin lose disregard cross withdraw forget strike delete ignore drop cancel remove undo
    vergiss
    """.split()
)

#: Of `correcting`.
CORRECTING: Final = frozenset(
    """
    no nope nah nej nein non sorry actually rather correction make mean meant wait not oops pardon longer
    more less instead scrap forget strike well hang vielmehr sondern
    """.split()
)

#: Of `correcting`.
FIGURE_NOUNS: Final = frozenset(
    """
    wrong figure number count typo mistake mistyped misread misheard error should be read correct corrected
    slip fix change have
    """.split()
)

#: Of `correcting`.
INTERJECTIONS: Final = frozenset(
    """
    hm hmm hmmm mm oh ah uh um er erm eh ok okay well right so argh oops ouch wait sorry no nope nah nein
    but and na ach gosh
    """.split()
)

#: Of `denials`.
UNDENIABLE: Final = frozenset(
    """
    said seen back not if context basis hypothetical speaker owner harmless abstain passes fails checks
    failed-checks noticed
    """.split()
)

#: Of `hands`.
HAND_WORDS: Final = frozenset(
    """
    hands hand fingers votes vote voted poll cards guesses tally show up ballots count clarity fist
    """.split()
)

#: Of `leaning`.
AFTER_SCRAP: Final = frozenset(
    """
    that this it the last one line please again das record sorry out entirely altogether thing figure answer
    entry remark what i said just my
    """.split()
)

#: Of `listed`.
BEFORE_A_NAME: Final = frozenset(
    """
    from of in the our a an out with by also too both some people
    """.split()
)

#: Of `listed`.
AFTER_A_NAME: Final = frozenset(
    """
    too also now today well them it strong currently altogether in total only
    """.split()
)

#: Of `listed`.
TALK: Final = frozenset(
    """
    we i you they he she it there that this just ok so well what who why how when where let's please hm hmm
    sorry wait do does is are can and but then also same
    """.split()
)

#: Of `owners`.
NO_NAME: Final = frozenset(
    """
    team department guys people folks function lead head heads side dept alone himself herself itself
    members ppl
    """.split()
)

#: Everyday words that begin the names of bodies: `works council`, `working group`.
OF_BODIES: Final = frozenset(("work", "works", "working"))

#: Of `owners`: verbs of where somebody stands, which are no part of a name.
OF_PLACE: Final = frozenset(
    """
    stands stand stood sits sit sat lies lie lay figures appears shows written named listed responsible
    competent accountable charge holds hold held carries carry has decides decide rules rule reigns governs
    steht sitzt staat zit reste
    """.split()
)

#: Of `decision_names`.
BEFORE_A_DECISION: Final = frozenset(
    """
    by on for about regarding the when with as to re in at a an and but then over concerning it comes also
    if we who ok so does is
    """.split()
)

#: Of `decision_names`.
AFTER_A_DECISION: Final = frozenset(
    """
    has been is are was were it does have which that then the where there a an now for since and still only
    here we by on
    """.split()
)

#: Of `doors`.
GOING_BACK: Final = frozenset(
    """
    roll rolled turn turned take took taken wind wound bring brought make made go went gone walk walked pull
    pulled get got come came put moved
    """.split()
)

#: Of `repeating`.
SAME: Final = frozenset(
    """
    same ditto likewise idem too also similarly dito ebenso identical equally gleiches
    """.split()
)

#: What is the same again: `same story with`, `same thing`.
SAME_NOUNS: Final = frozenset(
    """
    case one story thing deal picture tale song result figures numbers outcome pattern here there applies
    holds true goes went happened again with for at to exactly just likewise
    """.split()
)

#: Of `speakers`.
SPEAKING_VERBS: Final = frozenset(
    """
    says reckons thinks guesses bets insists believes estimates said claims votes suggests swears wants
    meint sagt
    """.split()
)

#: Words of their own that are also the beginning or the consonants of a longer one.
OWN_WORDS: Final = frozenset(
    """
    ads advert allege als anc ant architect avail baby bad bed begin bid bloc booth bound boxes brooke
    budge bus cent char cms commit contra control cove cult dash depart differ dire direct disco doll
    downs drag drs dvd engine ers est finale fly fore fort govern hear heart hind hopped hopping hrs ind
    info int latter lds leader lice ling lng loosing main manage manny mark mate mater material mist
    mooney moore moth multi ons ont opera organ ours outs pain pcs pis plat ply port prior prod prom
    prop pts quest rear recruit repeat repo rest rts seas shoots skip sms snap soft stan star std steep
    stoop sts success super techno term thin thou thy trans unto usd vent yrs
    """.split()
)

#: Set shorthand for everyday words, which no rule of letters would find.
SHORTHAND: Final = {
    "wd": "would", "chg": "change", "chng": "change", "chgs": "changes", "chgd": "changed", "shd": "should",
    "gd": "good", "b4": "before", "tho": "though", "altho": "although", "thru": "through", "cos": "because",
    "coz": "because", "cuz": "because", "bc": "because", "bcs": "because", "sth": "something",
    "smth": "something", "1st": "first", "2nd": "second", "w/": "with", "w/o": "without", "sed": "said",
    "pls": "please", "plz": "please", "dnt": "don't", "wdn't": "wouldn't", "rly": "really", "nvr": "never",
    "evry": "every", "idk": "dunno", "mgmt": "management", "nite": "night",
    "jr": "junior", "yep": "yes", "yup": "yes",
}  # fmt: skip

#: What gives the reason for what is said before it; a name behind it is not what the line is about.
REASONS: Final = tuple(
    tuple(phrase.split())
    for phrase in """
    so that|in order that|in favour of|in favor of|for the sake of|for the benefit of|to the benefit of
    |to make room for|to make way for|to make place for|to free up|to free people for|to pay for|to save
    |to protect|to rescue|to fund|to finance|to let|to help|to speed up|because of|thanks to|due to
    |on account of|at the expense of|on behalf of|rather than|instead of|in place of|apart from|aside from
    |damit|zugunsten
    |om|pour que|ten gunste van
    """.split("|")
)

#: What turns a swap round: who stepped in is then whom one steps in for.
TURNED: Final = tuple(
    tuple(phrase.split())
    for phrase in """
    opposite direction|opposite way|the opposite|conversely|other way about|reversed|backwards
    |other way round|other way around|vice versa|the reverse|in reverse|umgekehrt|other direction
    |way round|inversely|a la inversa|andersrum|andersherum|omgekeerd|à l'inverse
    """.split("|")
)

#: What says when or how something is so: never a name, nor the beginning or the end of one.
MANNERS: Final = frozenset(
    tuple(phrase.split())
    for phrase in """
    these days|those days|nowadays|today|tonight|now|right now|as of now|as of today|for now|just now|so far
    |to date|currently|at present|presently|at the moment|for the moment|at this moment|momentarily|lately
    |recently|meanwhile|in the meantime|back then|at that time|this time|last time|next time|every time
    |most of the time|this year|last year|next year|this month|last month|this week|last week|yesterday
    |tomorrow|in practice|in the practice|in reality|in the reality|in real life|in fact|in truth|in theory
    |in principle|in general|in the end|at the end|in short|in a word|in hindsight|in the past|in future
    |in the future|on paper|on the paper|on the slide|on the slides|on the chart|officially|unofficially
    |formally|informally|nominally|de facto|de jure|honestly|to be honest|frankly|to be frank|admittedly
    |apparently|obviously|normally|usually|generally|typically|mostly|sometimes|always|never|often
    |basically|actually|really|truly|internally|by the way|btw|as usual|as always|as ever|once again
    |looking back|first of all|at first|at last|finally|for the record|fun fact|long story short|heute
    |derzeit|momentan|zurzeit|ehrlich gesagt|offiziell|aujourd'hui|en pratique|officiellement
    |at us|by us|with us|here|over here|for us|among us|in our house|in this house|in this company
    """.split("|")
)

#: Of `new_names`: what says that a name is new.
MARKS_NEW: Final = (
    ("new", "case"), ("new", "one"), ("another", "case"), ("new", "decision"), ("neuer", "fall"),
)  # fmt: skip

#: Of `unread_words`: words that say nothing by themselves.
SAYING_LITTLE: Final = frozenset(
    """
    abst came cards choose clarity clear come comes course cover covered covering covers decision decisions
    direction directions doing gave give gives guess guesses he'd honest i'd i'm i've mere one's realy said
    shd she'd shld someone's sorry teh that's there's they'd we'd we're we've what's whatever who's whom you'd
    """.split()
)

#: Of `unread_words`: words with which a line leans on the one before.
LEANING: Final = (
    SAME
    | SAME_NOUNS
    | frozenset(
        """
    again agian around double half opposite reverse reversed round story thrice triple twice versa vice way
    """.split()
    )
)
