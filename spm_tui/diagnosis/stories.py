"""Stories: at most five headlines with their parts, largest gap first; one per subject and cause.

What a room sees first of them is in `first_page.py`.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from msgspec import Struct

from spm_tui.diagnosis.against_said import against_said
from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.record_keys import subject_of, things
from spm_tui.diagnosis.rule_table import BY_ID, RULES
from spm_tui.diagnosis.ten_answers import QUESTION_OF
from spm_tui.diagnosis.trail import label
from spm_tui.text import capital_first, clean
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session

MOST = 5
#: How we decide is three stories, by the questions that their findings answer.
HOW_WE_DECIDE: Final = {
    "How we allocate": ("allocation_unit", "reallocate_or_reshape", "redesign_frequency"),
    "Who decides": ("ownership", "boundary"),
    "Where work rests": ("disappearance",),
}
_DECIDING: Final = {question: name for name, questions in HOW_WE_DECIDE.items() for question in questions}
_QUESTION: dict[str, int] = {question: place for place, question in enumerate(ANSWER_KEYS)}
_LAST = len(_QUESTION)
_PLACE = {rule.id: place for place, rule in enumerate(RULES)}
#: Weight of a finding inside its story, and of a story among others by the best of its findings.
_TIERS: Final = {("gap", "supported"): 0, ("gap", "suspected"): 1, "asks": 2, "clears": 3, "notes": 4}
#: Findings of one stop that take from what was said in turn: what stays, then what comes too late.
_SWAPS: Final = frozenset({"swap-gap", "swap-held", "sole-holder"})
_ADDING_UP: Final = frozenset({"reclaim-gap", "dead-trade"})


class StoryPart(Struct, frozen=True):
    """A part of a story: what it is about, what was noticed in its own words, and the key of its finding."""

    about: str
    text: str
    finding: str


class Story(Struct, frozen=True, kw_only=True):
    """What was noticed about one subject: a headline, its parts, and the keys of its findings, lead first.

    `subject` is a thing, or None where it is about how we decide; `name` says either. `gap` is the share of
    what was said that did not come, 0 to 1; `tier` 0 is shown, 1 worth checking, then asks, works, map alone.
    """

    subject: str | None
    name: str
    headline: str
    findings: tuple[str, ...]
    parts: tuple[StoryPart, ...] = ()
    gap: float = 0.0
    tier: int = 0
    supported: bool = False  # something in it is shown, beside what works


class _Group(NamedTuple):
    subject: str | None
    name: str


def stories(session: Session, findings: Iterable[Finding]) -> tuple[Story, ...]:
    """Return at most five stories, as `ordered_stories` has them."""
    return ordered_stories(session, findings)[:MOST]


def ordered_stories(session: Session, findings: Iterable[Finding]) -> tuple[Story, ...]:
    """Return all stories: one per subject, and three on how we decide.

    Shown comes before worth checking and disputed last; then the larger gap beside what was said, the more
    that is shown, the first question, the id. Order of answers never matters.
    """
    groups: dict[_Group, list[_Weighed]] = {}
    for finding in findings:
        if finding.state != "not-examined":
            groups.setdefault(_group(session, finding), []).append(_weighed(session, finding))
    ranked = [(_story(session, group, found), found) for group, found in groups.items()]
    ranked.sort(key=lambda pair: _rank(*pair))
    return tuple(story for story, _ in ranked)


class _Weighed(NamedTuple):
    """A finding with what orders it, worked out once."""

    finding: Finding
    tier: int
    share: float
    disputed: bool
    first: int

    def order(self) -> tuple[int, float, bool, int, int, str]:
        """Return where the finding stands in its story: what weighs most first."""
        place = _PLACE.get(self.finding.rule, len(_PLACE))
        return self.tier, -self.share, self.disputed, self.first, place, self.finding.key


def _weighed(session: Session, finding: Finding) -> _Weighed:
    share = against_said(session, finding)
    return _Weighed(finding, _tier(finding), share, finding.disputed, first_question(finding))


def _group(session: Session, finding: Finding) -> _Group:
    subject = subject_of(finding.items)
    if subject is not None:
        return _Group(subject, label(session, subject))
    question = QUESTION_OF.get(finding.rule) or next((step.question for step in finding.trail), "")
    if question in _DECIDING:
        return _Group(None, _DECIDING[question])
    return _Group(None, finding.key)  # a decision without things, say: a story of its own


def _rank(story: Story, found: list[_Weighed]) -> tuple[bool, int, float, int, int, str, str]:
    shown = sum(1 for one in found if one.tier == 0)
    first = min(one.first for one in found)
    disputed = all(one.disputed for one in found if one.tier == story.tier)
    return disputed, story.tier, -story.gap, -shown, first, story.subject or "~", story.name


def first_question(finding: Finding) -> int:
    """Return the place of the first question the trail names; the map and the session come after the ten."""
    return min((_QUESTION.get(step.question, _LAST) for step in finding.trail), default=_LAST)


def _tier(finding: Finding) -> int:
    return _TIERS.get((finding.tone, finding.state), _TIERS.get(finding.tone, 4))


def _gap(lead: Iterable[_Weighed]) -> float:
    """Return the largest gap among the findings that lead a story; what one stop lost adds up."""
    largest = 0.0
    by_stop: dict[str, float] = {}
    for one in lead:
        largest = max(largest, one.share)
        if one.share and one.finding.rule in _ADDING_UP:
            stop = one.finding.key.partition(":")[2]
            by_stop[stop] = by_stop.get(stop, 0.0) + one.share
    return round(min(1.0, max(largest, *by_stop.values(), 0.0)), 6)


def _story(session: Session, group: _Group, found: list[_Weighed]) -> Story:
    if len(found) > 1:
        found.sort(key=_Weighed.order)
    tier, lead = found[0].tier, found[0].finding
    return Story(
        subject=group.subject,
        name=_name(session, group, lead),
        headline=" ".join((lead.headline, *dissent_of(lead))),
        findings=tuple(one.finding.key for one in found),
        parts=_parts(group.name, [one.finding for one in found]),
        gap=_gap(one for one in found if one.tier == tier),
        tier=tier,
        supported=any(one.finding.state == "supported" and one.finding.tone != "clears" for one in found),
    )


def _name(session: Session, group: _Group, lead: Finding) -> str:
    """Return what a story is about: a thing, a swap by both its ends, the work of a team, how we decide."""
    if group.subject is None:
        return lead.headline.partition(":")[0] if group.name == lead.key else group.name
    item = things(session).get(group.subject)
    if item is None or item.kind not in ("team", "skill"):
        return group.name
    if lead.rule in _SWAPS and len(lead.items) > 1:
        return f"{group.name} for {label(session, lead.items[1])}"
    return f"Work on {group.name}"


def dissent_of(finding: Finding) -> tuple[str, ...]:
    """Return one sentence for every dispute of a finding; its headline is never told without them."""
    return tuple(
        f"Disputed: {clean(stance.why).rstrip('.') if stance.why else 'no reason noted'}."
        for stance in finding.stances
        if stance.stance == "dispute"
    )


def _about(finding: Finding) -> str:
    return BY_ID[finding.rule].part if finding.rule in BY_ID else ""


def _parts(subject: str, found: list[Finding]) -> tuple[StoryPart, ...]:
    """Return what comes after the lead of a story, no two parts with the same beginning.

    A part leaves out its subject only where the lead, or a part before it, names it.
    """
    lead = found[0].headline
    begun = {*({subject} if subject in lead else ()), *_beginnings(lead)}
    parts: list[StoryPart] = []
    for finding in _together(found)[1:]:
        text = _own_words(finding.headline, begun)
        parts.append(StoryPart(_about(finding), " ".join((text, *dissent_of(finding))), finding.key))
        begun.update(_beginnings(finding.headline))
    return tuple(parts)


def _together(found: Iterable[Finding]) -> list[Finding]:
    """Return findings in their order, those that begin alike before a semicolon one after the other."""
    alike: dict[str, list[Finding]] = {}
    for finding in found:
        start, mark, _ = finding.headline.partition("; ")
        alike.setdefault(start if mark else finding.key, []).append(finding)
    return [finding for group in alike.values() for finding in group]


def _beginnings(headline: str) -> Iterator[str]:
    """Yield what stands before the first colon or semicolon of a headline."""
    for mark in (": ", "; "):
        start, found, _ = headline.partition(mark)
        if found:
            yield start


def _own_words(headline: str, begun: set[str]) -> str:
    """Return a headline without a beginning that stands in its story already."""
    for start in _beginnings(headline):
        if start in begun:
            text = headline[len(start) + 2 :]
            return capital_first(text)
    return headline
