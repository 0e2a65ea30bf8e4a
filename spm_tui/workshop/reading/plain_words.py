"""Everyday words that turn nothing round, and where a noun stands; data only."""

from typing import Final

from spm_tui.workshop.reading.patterns import SLOTS, forms

#: Behind these stands a noun.
BEFORE_A_NOUN: Final = frozenset(
    """
    a an the our my your his her its their this that these those some any no every each all both few many
    several more most another other of for with without by in on at from into onto over under about
    after before during until till against between per via than as own new old whole same
    """.split()
)

#: Without an article a noun behind these says how it is meant: `by mistake`, `in vain`, `under discussion`.
BARE: Final = frozenset(("by", "in", "on", "at", "under"))

#: Behind a noun these show that no verb was left out: `the field crews must live with it`.
AFTER_A_NOUN: Final = frozenset(
    """
    is are was were be been has have had do does did can could will would should must may might and or but
    of in on at by for with from to who which not never only now then too also
    """.split()
)

#: Verbs of moving, holding and doing, by their base form: none of them turns round what it stands beside.
_VERBS: Final = """
    move|shift|pull|push|put|send|bring|shove|dump|walk|run|stand|step|fill|cover|pick|handle|keep|hold|touch
    |drop|grab|sort|replace|swap|spend|begin|start|use|take|give|get|go|come|leave|stay|live|lie|sit|look|feel
    |show|see|hear|know|find|learn|note|agree|inform|work|help|do|make|mean|say|tell|call|name|speak|treat
    |turn|roll|bear|manage|absorb|inherit|return|release|reduce|merge|join|add|serve|happen|vanish|disappear
    |pay|cost|last|carry|tend|change|set|hand|pass|deal|free|notice|continue|build|spin|park|switch|rebuild
    |train|retrain|redo|teach|close|open|slim|lead|own|tie|fit|stick|yank|prove|decide
    |finish|complete|arrive|reach|produce|deliver|host|store|feed|drive|watch|check|count|measure|operate
    |maintain|fix|repair|split|grow|expand|double|extend|stretch|drag|climb|rise|jump|sink|remain|meet|attend
    |visit|travel|paint|draw|play|sleep|wake|cheer|laugh|smile|groan|sigh|grumble|admit|recall|figure|write
    |print|read|sign|overtake|lay|function|solve|liberate|hear|support|supply|connect|link|attach|load|unload|clear|clean|wash|divide|share|spread
"""
_OTHERS: Final = """
    stepped stepping grabbed grabbing binned slimmed meant necessary alive funding full stop period whatsoever
    straight super tons kinda sorta yeah fine busy useful doable legal gotta whatever contrast across towards
    notwithstanding nonetheless nevertheless regardless overnight upfront onwards happy unhappy glad sad
    tired quick slow rough smooth messy busy away tops bout thats stuff week month quarter year years phase
    live ourselves themselves itself himself herself myself yourself underway anyhow
    according along simple enough today nowadays currently meanwhile overtaken overtook laid heard present
    puis dann ensuite stoppen halb halbes seit vermissen würde jahr
"""
#: The verbs of our own phrases for what was done.
_DOING: Final = ("shift", "trim", "reorder", "tear", "form", "hand-out", "tend")
PLAIN: Final = frozenset(
    (
        *_OTHERS.split(),
        *(form for verb in "".join(_VERBS.split()).split("|") for form in forms(verb)),
        *(phrase.split()[0] for slot in _DOING for phrase in SLOTS[slot]),
    )
)
#: Nouns that end the name of a body, which is said by what it is for: `the finance office`.
BODIES: Final = frozenset(
    """
    office desk group council committee board circle forum panel unit directorate chamber assembly section
    branch bureau secretariat commission administration management division
    """.split()
)
