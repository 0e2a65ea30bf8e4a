"""What a rule finds: the value every rule returns and every screen, report and command shows."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

Tone = Literal["gap", "clears", "asks", "notes"]
State = Literal["supported", "suspected", "not-examined"]


class Step(Struct, frozen=True):
    """One answer a finding rests on: question (or `items`, `ties`, `session`), record key, a short quote."""

    question: str
    key: str
    text: str


class Size(Struct, frozen=True):
    """How large a gap is, in `people`, `months`, `points`, `%` or `cases`."""

    value: float
    unit: str


class StanceTaken(Struct, frozen=True):
    """What the room thinks of a finding: agree, dispute or unsure, and why."""

    stance: str
    why: str | None


class Finding(Struct, frozen=True, kw_only=True):
    """Something noticed, in a headline that stands alone and a detail of at most two sentences.

    `known` is how we know it, as a label beside the sentence: `once`, `from numbers`, `gut feel`,
    `2 of 3 asked`; empty where there is nothing to say. `firm` is False where a rule itself knows that a
    figure is not certain.
    """

    key: str
    rule: str
    tone: Tone
    items: tuple[str, ...] = ()
    headline: str
    detail: str = ""
    known: str = ""
    state: State = "supported"
    size: Size | None = None
    trail: tuple[Step, ...] = ()
    counter: tuple[str, ...] = ()
    could_be_wrong: str
    ask: str
    passage: str
    stances: tuple[StanceTaken, ...] = ()
    firm: bool = True

    @property
    def disputed(self) -> bool:
        """Whether somebody disputes it."""
        return any(taken.stance == "dispute" for taken in self.stances)

    @property
    def sentence(self) -> str:
        """The headline and the detail as one text, for lists that are searched, copies and `--json`."""
        return f"{self.headline} {self.detail}" if self.detail else self.headline


class Outcome(Struct, frozen=True):
    """What a rule returns: its findings, whether it had anything to examine, the field keys it lacked."""

    findings: tuple[Finding, ...] = ()
    examined: bool = False
    lacking: tuple[str, ...] = ()


RuleFunction = Callable[["Session", "Measures", date], Outcome]


class Rule(Struct, frozen=True, kw_only=True):
    """A rule with what every one of its findings shares."""

    id: str
    theme: str
    tone: Tone
    part: str  # what a part of a story with such a finding is about, in a word or two
    check: RuleFunction
    help: str  # one sentence: what this rule looks for
    could_be_wrong: str  # the clause after "This may be off if"; findings hold the whole sentence
    ask: str
    recurring: str = ""  # what a gap is in any session, as one sentence; empty for the other tones
    passage: str  # which passage of the article, named, in our words
    needs_flow: bool = False  # waits for the slow measures
    reads: tuple[str, ...] = ()  # parts of the session it reads (see `record_keys.PARTS`); empty: all
    answers: str | None = None  # the question it answers, where that is not the first part it reads

    @property
    def question(self) -> str | None:
        """The key of the question that it answers; None for a rule on the map or on hands that lie apart."""
        return self.answers or next((part for part in self.reads[:1] if part in ANSWER_KEYS), None)
