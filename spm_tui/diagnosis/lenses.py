"""Lenses: which idea of a portfolio are we using, and which of its assumptions hold here.

Each lens is data: its assumptions and the rules that speak against each. What speaks for one is counted in
`evidence_for.py`: an assumption holds only where a record says so.
"""

from collections.abc import Iterable, Mapping, Set
from typing import Final, Literal

from msgspec import Struct, structs

from spm_tui.diagnosis.evidence_counts import Evidence
from spm_tui.diagnosis.evidence_for import SWAP_RULES, evidence_for_all, swaps_among
from spm_tui.diagnosis.finding import Finding, Outcome
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.session import Practices, Session

Verdict = Literal["holds", "broken", "mixed", "open", "not-examined"]

#: A verdict in the words of the screen.
VERDICTS: Final[dict[Verdict, str]] = {
    "holds": "holds so far",
    "broken": "does not hold here",
    "mixed": "holds in part",
    "open": "nothing against it yet",
    "not-examined": "not asked yet",
}
#: What is said instead of "holds in part" where a gut feel speaks against it and no record for it.
WORTH_CHECKING: Final = "worth checking"
#: The rule that clears what a rule found: both firing means the assumption holds in part.
TWINS: Final[dict[str, str]] = {
    "reclaim-gap": "clean-stop",
    "swap-gap": "swap-held",
    "untested-door": "door-tested",
    "moves-to-nobody": "comes-home",
}


class Assumed(Struct, frozen=True):
    """An assumption as data: its short name, what it says in plain words, and the rules that break it.

    With `swaps_of`, a swap where what steps in is of another kind says nothing about it; with `both_ends`
    neither does one where what it steps in for is.
    """

    assumption: str
    plain: str
    rules: tuple[str, ...]
    swaps_of: tuple[ItemKind, ...] = ()
    both_ends: bool = False

    def means(self, kinds: Iterable[str | None]) -> bool:
        """Return whether a swap between things of these kinds, what steps in first, bears on it."""
        start, *rest = kinds
        return start in self.swaps_of and (not self.both_ends or all(kind in self.swaps_of for kind in rest))


class LensText(Struct, frozen=True):
    """A lens as data: its id, its name, one plain sentence, and its assumptions in reading order."""

    lens: str
    label: str
    line: str
    assumptions: tuple[Assumed, ...]


class Assumption(Struct, frozen=True):
    """One assumption of a lens with its verdict and the keys of the findings that bear on it."""

    assumption: str
    verdict: Verdict
    trail: tuple[str, ...]
    looked: int = 0  # records that were looked at
    no: int = 0  # records among them that say no, short of what a rule notices
    spoken_for: bool = False  # whether a record speaks for it

    @property
    def plain(self) -> str:
        """What the assumption says, as one plain sentence."""
        return _ASSUMED[self.assumption].plain

    @property
    def words(self) -> str:
        """The verdict in the words of the screen; an open one says how many records were looked at."""
        if self.verdict == "mixed" and not self.spoken_for:
            return WORTH_CHECKING
        if self.verdict != "open":
            return VERDICTS[self.verdict]
        if self.no:
            speak = "speaks" if self.no == 1 else "speak"
            return f"open: {self.no} of {self.looked} looked at {speak} against it"
        return (
            f"{VERDICTS['open']}, {self.looked} looked at" if self.looked else "open, nothing to compare yet"
        )


class Lens(Struct, frozen=True):
    """One idea of a portfolio as it fares here; `practices` only where the lens begins with practices."""

    lens: str
    practices: dict[str, str | None] | None
    assumptions: tuple[Assumption, ...]

    @property
    def label(self) -> str:
        """The name of the lens on the screen."""
        return _TEXT[self.lens].label

    @property
    def line(self) -> str:
        """What a portfolio is through this lens, as one plain sentence."""
        return _TEXT[self.lens].line


LENSES: Final[tuple[LensText, ...]] = (
    LensText(
        "finance",
        "Shares",
        "A portfolio is a set of shares: sell this, buy that, and nothing else changes.",
        (
            Assumed("liquid", "What we stop comes back soon and whole.", ("reclaim-gap",)),
            Assumed("fungible", "One thing can do the work of another.", ("swap-gap", "dead-trade")),
            Assumed(
                "rebalanced without changing the holder",
                "A new mix needs no new organisation.",
                ("rank-first-redesign-later", "stiff-flow"),
            ),
            Assumed("no damage on the way out", "Going back leaves no mark.", ("untested-door",)),
        ),
    ),
    LensText(
        "centralised-it",
        "One IT function",
        "A portfolio is the queue of one shared delivery function.",
        (
            Assumed(
                "systems replaceable",
                "A system can be taken out and replaced.",
                ("entangled-stop", "swap-gap"),
                swaps_of=("system", "platform"),
                both_ends=True,
            ),
            Assumed(
                "labour fungible",
                "People can be moved from one work to the next.",
                ("swap-gap", "sole-holder"),
                swaps_of=("team", "skill"),
            ),
            Assumed(
                "running is someone's expense",
                "Keeping things running is somebody's budget.",
                ("unfunded-run", "starved-platform"),
            ),
        ),
    ),
    LensText(
        "consumer-goods",
        "Brands on a shelf",
        "A portfolio is a shelf of brands: launch, scale, sustain, take off the shelf.",
        (
            Assumed("modular", "Each product stands on its own.", ("false-module", "entangled-stop")),
            Assumed("lifecycles", "What has ended has ended.", ("retired-but-alive",)),
            Assumed(
                "reallocated over time",
                "Effort moves on to the next thing in time.",
                ("reclaim-gap", "dead-trade"),
            ),
            Assumed(
                "without redesign", "A new mix needs no new organisation.", ("rank-first-redesign-later",)
            ),
        ),
    ),
    LensText(
        "lean-portfolio",
        "Lean portfolio",
        "A portfolio is a flow of work through stable teams, steered by what it is spent on.",
        (
            Assumed(
                "flow can be redirected",
                "The flow goes elsewhere with the same teams and systems.",
                ("stiff-flow", "moved-not-removed", "rank-first-redesign-later"),
            ),
            Assumed(
                "investments substitutable",
                "More of this and less of that is a real move.",
                ("dead-trade", "swap-gap"),
            ),
            Assumed(
                "capacity reclaimable",
                "What we stop gives its effort back.",
                ("reclaim-gap", "orphaned-by-stop"),
            ),
            Assumed("rebalancing reversible", "We can go back if it does not work.", ("untested-door",)),
            Assumed(
                "allocation expresses strategy",
                "Deciding what effort goes to is enough.",
                ("allocation-only",),
            ),
        ),
    ),
    LensText(
        "product-centric",
        "Products",
        "A portfolio is a set of lasting products, and leading them is managing it.",
        (
            Assumed(
                "deciders hold structure and delivery",
                "Strategy, structure and delivery are decided in one place.",
                ("owner-without-levers", "decides-elsewhere"),
            ),
            Assumed("no buffer", "No layer stands between deciding and doing.", ("buffer",)),
            Assumed("platforms are fed", "What many need is looked after.", ("starved-platform",)),
            Assumed("a product is a product", "What we call a product can stand alone.", ("false-module",)),
        ),
    ),
    LensText(
        "spm-buffer",
        "A function in between",
        "A portfolio is kept in order by a function between strategy and delivery.",
        (
            Assumed(
                "load is seen and limited",
                "Nobody is counted twice, and bets do not pile up.",
                ("double-booked", "bets-pile-up"),
            ),
            Assumed("the boundary is clear", "It is clear who decides what.", ("clear-in-words", "buffer")),
            Assumed("routing is enough", "Sending work to the right place is enough.", ("allocation-only",)),
        ),
    ),
    LensText(
        "spm-leadership",
        "Leadership itself",
        "A portfolio is what leaders shape: the organisation, its money, its teams, over years.",
        (
            Assumed("levers have owners", "Each lever has a place that holds it.", ("orphan-lever",)),
            Assumed(
                "structure moves with strategy",
                "What is decided changes the structure in time.",
                ("decided-nothing-moved", "budget-shorter-than-change"),
            ),
            Assumed("long bets are tended", "What takes years has years committed.", ("untended-vineyard",)),
            Assumed(
                "work comes home",
                "The work sits with those who hold its lever.",
                ("moves-to-nobody", "leadership-work-in-a-function"),
            ),
        ),
    ),
)

_TEXT: Final = {text.lens: text for text in LENSES}
_ASSUMED: Final = {assumed.assumption: assumed for text in LENSES for assumed in text.assumptions}
#: The same sentence has one verdict on every lens: each sentence with the rules of all that say it.
_RULES: Final = {
    assumed.plain: tuple(
        dict.fromkeys(rule for one in _ASSUMED.values() if one.plain == assumed.plain for rule in one.rules)
    )
    for assumed in _ASSUMED.values()
}


def practices(session: Session) -> dict[str, str | None]:
    """Return the six practices of lean portfolio management: yes, partly, no, or None for not asked."""
    given = session.practices or Practices()
    return structs.asdict(given)


def practice_label(name: str) -> str:
    """Return a practice (`wip_limited`) in the words of the screen. Raises KeyError when there is none."""
    labels = {spec.name: spec.label for spec in fields_of(Practices)}
    return labels[name]


def lenses(
    session: Session, measures: Measures, findings: Iterable[Finding], outcomes: Mapping[str, Outcome]
) -> tuple[Lens, ...]:
    """Return the seven lenses with a verdict for each assumption.

    `outcomes` says by rule id what was examined; a rule that has not run is not examined. The practices
    stand first, and only, in the lens of lean portfolio management.
    """
    fired: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.state != "not-examined":
            fired.setdefault(finding.rule, []).append(finding)
    examined = {rule for rule, outcome in outcomes.items() if outcome.examined} | fired.keys()
    found = {
        assumed.assumption: _assumption(session, measures, assumed, fired, examined)
        for assumed in _ASSUMED.values()
    }
    return tuple(
        Lens(
            lens=text.lens,
            practices=practices(session) if text.lens == "lean-portfolio" else None,
            assumptions=tuple(found[assumed.assumption] for assumed in text.assumptions),
        )
        for text in LENSES
    )


def _assumption(
    session: Session,
    measures: Measures,
    assumed: Assumed,
    fired: Mapping[str, list[Finding]],
    examined: Set[str],
) -> Assumption:
    rules = _RULES[assumed.plain]
    against, cleared = _bearing(session, assumed, rules, fired)
    # a rule on swaps that looked at others than those meant has not looked at this
    asked = [rule for rule in rules if not (assumed.swaps_of and rule in SWAP_RULES)]
    evidence = _evidence(session, measures, assumed, rules)
    speaks = evidence.yes > 0 or any(found.state == "supported" for found in cleared)
    return Assumption(
        assumption=assumed.assumption,
        verdict=_verdict(against, cleared, evidence, not examined.isdisjoint(asked)),
        trail=tuple(found.key for found in (*against, *cleared)),
        looked=evidence.looked,
        no=evidence.no,
        spoken_for=speaks or bool(cleared),
    )


def _evidence(session: Session, measures: Measures, assumed: Assumed, rules: tuple[str, ...]) -> Evidence:
    """Return what the records say for an assumption, of swaps only those of its kinds."""
    if not assumed.swaps_of:
        return evidence_for_all(rules, session, measures)
    kinds = {item.id: item.kind for item in session.items}
    of_swaps = swaps_among(
        rules, session, lambda swap: assumed.means((kinds.get(swap.from_), kinds.get(swap.to)))
    )
    return evidence_for_all((rule for rule in rules if rule not in SWAP_RULES), session, measures) + of_swaps


def _bearing(
    session: Session, assumed: Assumed, rules: Iterable[str], fired: Mapping[str, list[Finding]]
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that speak against an assumption, and those of the clearing twins."""
    given = tuple(rules)
    against = [found for rule in given for found in fired.get(rule, ()) if found.tone != "notes"]
    cleared = [found for rule in given if rule in TWINS for found in fired.get(TWINS[rule], ())]
    if assumed.swaps_of:
        kinds = {item.id: item.kind for item in session.items}
        others = SWAP_RULES | {TWINS[rule] for rule in SWAP_RULES if rule in TWINS}
        against, cleared = (
            [
                f
                for f in found
                if f.rule not in others or not f.items or assumed.means(map(kinds.get, f.items))
            ]
            for found in (against, cleared)
        )
    return against, cleared


def _verdict(against: list[Finding], cleared: list[Finding], evidence: Evidence, examined: bool) -> Verdict:
    if against and cleared:
        return "mixed"
    if any(found.state == "supported" for found in against):
        return "broken"
    if against:
        return "mixed"
    speaks = evidence.yes or any(found.state == "supported" for found in cleared)
    if speaks and not evidence.no:
        return "holds"
    return "open" if examined or evidence.looked else "not-examined"
