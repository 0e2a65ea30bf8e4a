"""Stories: at most five headlines, one per subject, and the first page with one thing that would help."""

import re
from collections.abc import Iterable

from msgspec import Struct

from spm_tui.diagnosis import spectrum
from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.keys import stops, subject_of, things
from spm_tui.diagnosis.probes import Probe
from spm_tui.diagnosis.rules import RULES
from spm_tui.diagnosis.trail import label, name
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.results import Link
from spm_tui.text import clean
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure

MOST = 5
LOOK_AT = 3
HOW_WE_DECIDE = "How we decide"
#: Weight of a finding inside its story: shown gaps lead, then gaps worth checking, what is asked, what works.
_LEAD = {("gap", "supported"): 0, ("gap", "suspected"): 1}
_QUESTION: dict[str, int] = {question: place for place, question in enumerate(ANSWER_KEYS)}
_LAST = len(_QUESTION)
_PLACE = {rule.id: place for place, rule in enumerate(RULES)}
#: Where a sentence turns from what was noticed to why; a headline ends there.
_WHY = re.compile(r"(?:, because |; what |, so the question ).*$", re.DOTALL)
_COUNTS = re.compile(r" \((?:\d+ cases?, [^()]*|asked about [^()]*)\)")


class Story(Struct, frozen=True):
    """What was noticed about one subject (None: how we decide): a headline and the keys of its findings."""

    subject: str | None
    headline: str
    findings: tuple[str, ...]


class FirstPage(Struct, frozen=True, kw_only=True):
    """What a room sees first: one thing that works, at most three to look at, and what would help most."""

    works: Finding | None
    look_at: tuple[Story, ...]
    helps: str | None
    link: Link | None = None  # the next best link, where that is what helps most
    spectrum: str | None = None


def stories(session: Session, findings: Iterable[Finding]) -> tuple[Story, ...]:
    """Return at most five stories, one per subject and one "how we decide" for findings without.

    Ordered by supported gaps, suspected gaps (most first), first question, id (DESIGN, section 5).
    """
    by_subject: dict[str | None, list[Finding]] = {}
    for finding in findings:
        if finding.state != "not-examined":
            by_subject.setdefault(subject_of(finding.items), []).append(finding)
    order = sorted(by_subject, key=lambda subject: _rank(subject, by_subject[subject]))
    return tuple(_story(session, subject, by_subject[subject]) for subject in order[:MOST])


def first_page(
    session: Session,
    parts: Iterable[Story],
    findings: Iterable[Finding],
    probe: Probe | None,
    measures: Measures,
    *,
    flow: bool = True,
    previous: FirstPage | None = None,
) -> FirstPage:
    """Return the first page; without `flow` what takes slow measures is carried over from `previous`.

    Slow are the next best link and, where other answers than question 8 show it, the spectrum.
    """
    given = [finding for finding in findings if finding.state != "not-examined"]
    works = sorted(
        (f for f in given if f.tone == "clears"), key=lambda f: (f.state, _first_question(f), f.key)
    )
    noticed = {finding.key: finding for finding in given}
    look_at = [
        story
        for story in parts
        if any(noticed[key].tone != "clears" for key in story.findings if key in noticed)
    ]
    if flow or previous is None:
        link = best_link(session, measures) if flow else None
        line = spectrum.headline(session, measures)
    else:
        link, line = _known(session, previous.link), previous.spectrum
    helps = _ask_link(session, link) if link else (probe.ask if probe else None)
    return FirstPage(
        works=works[0] if works else None,
        look_at=tuple(look_at[:LOOK_AT]),
        helps=helps,
        link=link,
        spectrum=line,
    )


def headlines(session: Session, page: FirstPage) -> tuple[str, ...]:
    """Return the first page as sentences: what works, what to look at, the spectrum, what would help most."""
    works = (_headline(session, subject_of(page.works.items), page.works),) if page.works else ()
    look_at = tuple(story.headline for story in page.look_at)
    return (*works, *look_at, *(line for line in (page.spectrum, page.helps) if line))


def best_link(session: Session, measures: Measures) -> Link | None:
    """Return the pair not asked about that would make most people useful in time, over all stop records."""
    trades = (measures.trade(stop.items) for _, stop in stops(session) if measures.stoppable(stop.items))
    links = [trade.next_best_link for trade in trades if trade.next_best_link is not None]
    return min(links, key=lambda link: (-link.gain, link.from_, link.to), default=None)


def _known(session: Session, link: Link | None) -> Link | None:
    """The link, unless one of its ends has left the session since it was worked out."""
    return link if link and {link.from_, link.to} <= things(session).keys() else None


def _ask_link(session: Session, link: Link) -> str:
    return (
        f"Ask whether {name(session, link.from_)} could help with {name(session, link.to)}: nobody was asked "
        f"yet, and effort of {figure(link.gain, 'people')} more would be useful in time."
    )


def _rank(subject: str | None, found: list[Finding]) -> tuple[int, int, int, bool, str]:
    gaps = [finding.state for finding in found if finding.tone == "gap"]
    first = min(_first_question(finding) for finding in found)
    return -gaps.count("supported"), -gaps.count("suspected"), first, subject is None, subject or ""


def _first_question(finding: Finding) -> int:
    """The place of the first question the trail names; the map and the session come after the ten."""
    return min((_QUESTION.get(step.question, _LAST) for step in finding.trail), default=_LAST)


def _weight(finding: Finding) -> tuple[int, int, int, str]:
    rank = _LEAD.get((finding.tone, finding.state), 2 if finding.tone == "asks" else 3)
    return rank, _first_question(finding), _PLACE.get(finding.rule, len(_PLACE)), finding.key


def _story(session: Session, subject: str | None, found: list[Finding]) -> Story:
    ordered = sorted(found, key=_weight)
    return Story(subject, _headline(session, subject, ordered[0]), tuple(finding.key for finding in ordered))


def _headline(session: Session, subject: str | None, finding: Finding) -> str:
    """What was noticed without why, with its subject named and, where the room disputes it, its dissent."""
    text = _COUNTS.sub("", _WHY.sub("", finding.sentence)).rstrip(". ") + "."
    about = HOW_WE_DECIDE if subject is None else label(session, subject)
    dissent = "".join(
        f" Disputed: {clean(stance.why).rstrip('.') if stance.why else 'no reason noted'}."
        for stance in finding.stances
        if stance.stance == "dispute"
    )
    start = "" if subject is not None and about in text else f"{about}: "
    return f"{start}{text[0].lower()}{text[1:]}{dissent}" if start else text + dissent
