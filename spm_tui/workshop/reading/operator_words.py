"""English words that turn what is said into something else: asked, wished, planned, compared, hedged; data.

They are a closed class, and the same in every company. `operators.py` tells which of them have a meaning
of ours where they stand; a line with any other is no certain reading.
"""

from typing import Final

#: Beside a figure they say how exact it is; anywhere else they say that it may not be so.
HEDGES: Final = frozenset(
    """
    maybe perhaps possibly probably presumably conceivably potentially likely supposedly allegedly apparently
    seemingly arguably purportedly almost nearly practically virtually barely scarcely hardly like vielleicht
    """.split()
)

#: Verbs of what is to be, and of what would be.
MODALS: Final = frozenset(
    """
    would could should might may must shall will ought gonna wanna i'd we'd they'd you'd he'd she'd it'd i'll
    we'll they'll you'll he'll she'll it'll that'll who'd
    """.split()
)

#: On what it depends, and what is left out.
CONDITIONS: Final = frozenset(
    """
    if unless provided providing assuming assume assumes suppose supposing otherwise whether lest whenever
    given barring pending except excepting hypothetically theoretically ideally hopefully
    imagine picture pretend pretending wenn falls
    """.split()
)

#: Somebody's mind and not what is: wishes, plans, demands. Forms in `s` and `ed` are meant as well.
WISHES: Final = frozenset(
    """
    want wish hope need plan like love prefer intend aim let ask beg demand dream
    """.split()
)

#: What is tried, talked of or lacking is not done; `talk about` is a word of ours where a question asks it.
UNDONE: Final = frozenset(
    """
    try tries tried trying dare dares dared voted voting talk talks talked talking chat lack lacks
    lacked lacking absence idea
    """.split()
)

#: Behind these verbs they make another one of it: `put off`, `turned down`.
PHRASAL: Final = frozenset(
    """
    turn turns turned turning put puts putting call calls called calling vote voted shot struck held hold
    set sets setting pushed laid talked
    """.split()
)
PARTICLES: Final = frozenset(("off", "down", "aside", "against"))

#: An exception begins with one of these and `but`: `everybody but Fleet`.
ALL_BUT: Final = frozenset(
    """
    everybody everyone everything anybody anyone anything nobody nothing all none one every any
    """.split()
)

#: The end of a span where one is given, else of what holds only for now.
ENDS: Final = frozenset(("until", "till", "til", "before"))

#: What two are held beside each other by.
COMPARISONS: Final = frozenset(("than", "unlike", "versus", "compared"))

#: At the beginning of a sentence they ask.
ASKING: Final = frozenset(("who", "why", "how", "what", "whose", "where"))

#: Behind a verb of asking they begin the question.
ASKED: Final = frozenset(("who", "what", "which", "how", "whether", "when"))

#: They say that it is so now, behind what used to be.
NOW: Final = frozenset(("now", "today", "nowadays", "currently", "these", "since"))

#: What they are said with happened at another time or in another place.
ELSEWHERE: Final = frozenset(("once", "last", "another", "ago", "when", "other", "elsewhere"))

#: Behind `at` or `in` they say nothing that could turn a sentence.
HARMLESS: Final = frozenset(("present", "moment", "direction", "meantime"))

#: Behind these a `to` says what is meant to be: `is to decide`, `is due to`, `used to`.
MEANT: Final = frozenset(
    """
    is are used supposed due set bound ready about meant going expected likely scheduled headed
    close decided agreed promised
    """.split()
)

#: Of these a verb of being stands before the others.
ALONE: Final = frozenset(("is", "are", "used", "supposed", "going", "close", "decided", "agreed"))

#: These turn round what follows only before one of these: `working on making it`, `yet to stop`.
BEFORE: Final = {
    "working": ("on", "towards"), "close": ("to",), "apart": ("from",),
    "sort": ("of",), "kind": ("of",),
}  # fmt: skip
#: Who does it for something does not have it: `he pushes for a re-org`.
STRIVING: Final = frozenset(
    """
    look looks looking push pushes pushed pushing call calls calling called press presses pressing fight
    fights fighting argue argues arguing shout shouts shouting wait waits waiting
    """.split()
)
#: Of things that would be otherwise: `in a better company`.
BETTER: Final = frozenset(("better", "worse", "ideal", "perfect"))

#: Behind a denial these deny the rest of the sentence: `I cannot say that funding would collapse`.
CLAIMING: Final = frozenset(
    """
    say claim pretend maintain argue assert state suggest assume conclude think believe expect see
    says claims thinks believes expects sees saying thinking believing
    """.split()
)

#: What a thing becomes it is not yet.
BECOMING: Final = frozenset(("become", "becomes", "becoming", "turn", "turns", "turning", "grows", "growing"))

BEING: Final = frozenset(("is", "are", "was", "were", "be", "been", "it's", "they're", "we're", "got"))

#: Behind these a `to` says what somebody does: `HR has to decide`.
ABLE: Final = frozenset(("has", "have", "had", "gets", "got", "able", "there"))

#: What is only said about it: `I would call it a vineyard`.
OPINIONS: Final = frozenset(
    ("say", "said", "call", "speak", "talk", "describe", "argue", "name", "guess", "think")
)

#: A hedge before these bounds how many: `nearly all of them`.
QUANTITIES: Final = frozenset(("all", "every", "half", "none"))

#: `Show me a person who calls it easy`.
ANYBODY: Final = frozenset(("person", "anyone", "anybody", "somebody", "someone", "nobody", "man", "soul"))
#: At the beginning of a line they tell somebody to do it.
IMPERATIVES: Final = frozenset(
    ("prove", "think", "show", "tell", "consider", "give", "wait", "remember", "forget", "believe")
)
WHATEVER: Final = frozenset(("whatever", "whichever", "whoever"))
DENYING: Final = frozenset(("not", "cannot", "never", "nobody", "hardly"))

#: Laughter, and words said of what nobody believes.
LAUGHTER: Final = frozenset(("ha", "haha", "hahaha", "hah", "ironically", "kidding", "joking", "dreams"))

#: Somebody saying or thinking it changes nothing of it: `hiring, I believe, is decided by HR`.
SAYING: Final = frozenset(
    """
    say says said told think thinks thought believe believes believed guess reckon reckons reckoned figured
    i we can
    """.split()
)

#: A sentence that begins with one and goes on with words nobody knows says when, or on what condition.
FRONTED: Final = frozenset(("in", "with", "without", "under", "on", "at", "for", "during"))


def base_of_wish(word: str) -> str:
    """Return the base form of a wish (`wants`, `hoping`), else the word itself; `lets` is `let`."""
    for ending in ("'s", "ing", "ed", "es", "s", "d"):
        if word.endswith(ending) and word.removesuffix(ending) in WISHES:
            return word.removesuffix(ending)
    silent = f"{word.removesuffix('ing')}e"
    return silent if word.endswith("ing") and silent in WISHES else word
