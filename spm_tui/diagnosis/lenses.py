"""Lenses: which idea of a portfolio are we using, and which of its assumptions hold here.

Each lens is data: its assumptions and the rules that speak against each (DESIGN, section 5).
"""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from msgspec import Struct, structs

from spm_tui.diagnosis.finding import Finding, Outcome
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.session import Practices, Session

Verdict = Literal["holds", "broken", "mixed", "not-examined"]

#: A verdict in the words of the screen.
VERDICTS: Final[dict[Verdict, str]] = {
    "holds": "holds so far",
    "broken": "does not hold here",
    "mixed": "holds in part",
    "not-examined": "not asked yet",
}
#: The rule that clears what a rule found: both firing means the assumption holds in part.
TWINS: Final[dict[str, str]] = {
    "reclaim-gap": "clean-stop",
    "swap-gap": "swap-held",
    "untested-door": "door-tested",
    "moves-to-nobody": "comes-home",
}


class Assumed(Struct, frozen=True):
    """An assumption as data: its short name, what it says in plain words, and the rules that break it."""

    assumption: str
    plain: str
    rules: tuple[str, ...]


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

    @property
    def plain(self) -> str:
        """What the assumption says, as one plain sentence."""
        return _PLAIN[self.assumption]

    @property
    def words(self) -> str:
        """The verdict in the words of the screen."""
        return VERDICTS[self.verdict]


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
            Assumed("systems replaceable", "A system can be taken out and replaced.", ("entangled-stop",)),
            Assumed(
                "labour fungible",
                "People can be moved from one work to the next.",
                ("swap-gap", "sole-holder"),
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
_PLAIN: Final = {assumed.assumption: assumed.plain for text in LENSES for assumed in text.assumptions}


def practices(session: Session) -> dict[str, str | None]:
    """Return the six practices of lean portfolio management: yes, partly, no, or None for not asked."""
    given = session.practices or Practices()
    return structs.asdict(given)


def practice_label(name: str) -> str:
    """Return a practice (`wip_limited`) in the words of the screen. Raises KeyError when there is none."""
    labels = {spec.name: spec.label for spec in fields_of(Practices)}
    return labels[name]


def lenses(
    session: Session, findings: Iterable[Finding], outcomes: Mapping[str, Outcome]
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
    return tuple(
        Lens(
            lens=text.lens,
            practices=practices(session) if text.lens == "lean-portfolio" else None,
            assumptions=tuple(_assumption(assumed, fired, examined) for assumed in text.assumptions),
        )
        for text in LENSES
    )


def _assumption(assumed: Assumed, fired: Mapping[str, list[Finding]], examined: Iterable[str]) -> Assumption:
    twins = tuple(TWINS[rule] for rule in assumed.rules if rule in TWINS)
    against = [found for rule in assumed.rules for found in fired.get(rule, ())]
    cleared = [found for rule in twins for found in fired.get(rule, ())]
    if any(rule in fired and TWINS.get(rule) in fired for rule in assumed.rules):
        verdict: Verdict = "mixed"
    elif any(found.state == "supported" for found in against):
        verdict = "broken"
    elif against:
        verdict = "mixed"
    else:
        verdict = "holds" if set(assumed.rules) & set(examined) else "not-examined"
    return Assumption(
        assumption=assumed.assumption,
        verdict=verdict,
        trail=tuple(found.key for found in (*against, *cleared)),
    )
