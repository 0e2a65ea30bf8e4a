"""The first page, the ten answers and the stories as a report shows them: plain values for the template."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.stories import Story
from spm_tui.diagnosis.ten_answers import UNASKED, TenAnswer
from spm_tui.entanglement.measures import Measures
from spm_tui.reports.question_sections import Table, uncut
from spm_tui.views.marks import dissent, stances_of, state_words
from spm_tui.views.portfolio_line import PortfolioLine, portfolio_line
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import Session

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis

#: So many names of what else is shown does the line below the ten answers hold on two pages.
MOST_NAMED = 12
_VERDICTS = {
    "differs": "differs",
    "agrees": "as said",
    "mixed": "in part",
    "open": "not settled",
    "not-asked": "not asked",
}
_TOPICS: dict[str, str] = {question.key: f"{question.number} {question.short}" for question in QUESTIONS}


class LabelledSentence(Struct, frozen=True):
    """A sentence with its label (how far it is shown, how we know it) and what is said against it."""

    text: str
    label: str
    dissent: tuple[str, ...] = ()


class Page(Struct, frozen=True, kw_only=True):
    """The first page; `portfolio` is None where nothing of it was asked."""

    portfolio: PortfolioLine | None
    works: LabelledSentence | None
    look_at: tuple[LabelledSentence, ...]
    notes: tuple[LabelledSentence, ...]
    helps: str | None
    asks: bool  # whether that is a question


class StorySection(Struct, frozen=True):
    """A story: its headline with its label, what holds it, its parts, and why somebody is not sure."""

    headline: str
    label: str
    detail: str
    about: str  # what the parts are about, where the headline does not name it
    parts: tuple[tuple[str, str], ...]
    unsure: tuple[str, ...]


def first_page(session: Session, diagnosis: "Diagnosis", measures: Measures, as_of: date) -> Page:
    """Return the first page: the portfolio, one thing that works, three to look at, what would help most."""
    page = diagnosis.page
    whole = measures.portfolio()
    asked = whole.said is not None or whole.works.asked
    line = portfolio_line(whole, horizon=session.horizon_months, as_of=as_of) if asked else None
    found = {finding.key: finding for finding in diagnosis.findings}
    works = page.works
    return Page(
        portfolio=line,
        works=_works(diagnosis, works) if works else None,
        look_at=tuple(
            LabelledSentence(story.headline, _part_label(found[story.findings[0]])) for story in page.look_at
        ),  # what is shown has its label under the stories
        notes=tuple(
            LabelledSentence(story.headline, _known(found[story.findings[0]])) for story in page.notes
        ),
        helps=page.helps,
        asks=page.asks,
    )


def _known(finding: Finding) -> str:
    """Return the label beside a sentence; what is shown needs no word for it where we know how."""
    state = "" if finding.state == "supported" and finding.known else state_words(finding)
    seen = "seen " if finding.known.startswith(("once", "more than once")) else ""
    return ", ".join(filter(None, (state, f"{seen}{finding.known}")))


def answer_table(answers: tuple[TenAnswer, ...]) -> Table | None:
    """Return the ten answers, one line a question, or None where none of them was asked or set aside."""
    if all(one.how_we_know == UNASKED and not one.findings for one in answers):
        return None
    head = ("Question", "We said", "It took, or the map shows", "Compared", "How we know")
    return Table(head, tuple(_answer_row(one) for one in answers))


def _answer_row(one: TenAnswer) -> tuple[str, ...]:
    if one.verdict == "not-asked":
        return (_TOPICS[one.question], uncut(one.headline), "", "", "")
    both = (uncut(one.said) or "nothing said", uncut(one.seen) or "nothing yet")
    if not one.said and not one.seen:
        both = (uncut(one.headline), "")
    return (_TOPICS[one.question], *both, _VERDICTS[one.verdict], one.how_we_know)


def _works(diagnosis: "Diagnosis", works: Finding) -> LabelledSentence:
    """Return what works; its detail stands here where no other place tells its story."""
    text = works.sentence if _story_of_works(diagnosis) else works.headline
    return LabelledSentence(text, _known(works), dissent(works))


def _story_of_works(diagnosis: "Diagnosis") -> Story | None:
    """Return the story that holds nothing but what works on the first page, if there is one."""
    works = (diagnosis.page.works.key,) if diagnosis.page.works else ()
    return next((story for story in diagnosis.stories if story.findings == works), None)


def story_sections(diagnosis: "Diagnosis") -> tuple[StorySection, ...]:
    """Return the stories with their parts, without those that the first page tells whole.

    Those are what the map alone tells, and what works where nothing else is told with it.
    """
    found = {finding.key: finding for finding in diagnosis.findings}
    told = (*diagnosis.page.notes, _story_of_works(diagnosis))
    return tuple(story_of(story, found) for story in diagnosis.stories if story not in told)


def story_of(story: Story, found: dict[str, Finding]) -> StorySection:
    """Return a story with its parts; `found` holds every finding by its key."""
    findings = [found[key] for key in story.findings]
    lead = findings[0]
    return StorySection(
        story.headline,
        ", ".join(filter(None, (_known(lead), stances_of(findings)))),
        lead.detail,
        "" if story.name.casefold() in story.headline.casefold() else story.name,
        tuple((part.text, _part_label(found[part.finding])) for part in story.parts),
        unsure(findings),
    )


def _part_label(finding: Finding) -> str:
    return state_words(finding) if finding.state != "supported" else ""


def unsure(findings: list[Finding]) -> tuple[str, ...]:
    """Return why somebody agrees or is not sure, where a reason is noted."""
    words = {"agree": "Agreed", "unsure": "Not sure"}
    return tuple(
        f"{words[taken.stance]}: {taken.why}"
        for finding in findings
        for taken in finding.stances
        if taken.stance in words and taken.why
    )


def rest_line(names: tuple[str, ...], *, full: bool = True) -> str:
    """Return what else is shown beside the stories, in one line, or nothing; on two pages the first names."""
    more = 0 if full else len(names) - MOST_NAMED
    told = f"{', '.join(names[:MOST_NAMED])} and {more} more" if more > 1 else ", ".join(names)
    return f"Also shown: {told}." if names else ""
