"""One page for a week later: what we speak of, the ten answers, the surprise, and who does what by when."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from spm_tui.reports.agreed_sections import commitment_line
from spm_tui.reports.consent import consent_line
from spm_tui.reports.forecasts import forecasts
from spm_tui.reports.html_page import html_page
from spm_tui.reports.output_formats import Export
from spm_tui.reports.page_sections import LabelledSentence, StorySection, answer_table, first_page, story_of
from spm_tui.reports.question_sections import Table
from spm_tui.views.portfolio_line import PortfolioLine
from spm_tui.views.spoken import day
from spm_tui.workshop.session import Commitment
from spm_tui.workshop.words import PEOPLE_LINE

if TYPE_CHECKING:
    from spm_tui.diagnosis.stories import Story

#: How many stories the page tells beside the surprise.
STORIES = 3
#: How many commitments, and how many facts to check, one page has room for.
LISTED = 6


class OnePage(Struct, frozen=True, kw_only=True):
    """The page as plain values; what is None or empty has nothing to say."""

    title: str
    organization: str
    as_of: str
    portfolio: PortfolioLine | None
    answers: Table | None
    in_words: str  # what surprised the room, in its own words
    surprise: StorySection | None
    stories: tuple[StorySection, ...]
    works: LabelledSentence | None
    agreed: tuple[str, ...]
    closed: str  # what of it is closed, and what there is no room for
    checks: tuple[str, ...]
    consent: str
    people_line: str


def one_page(export: Export) -> OnePage:
    """Return the page of an export."""
    session, diagnosis = export.session, export.diagnosis
    first = first_page(session, diagnosis, export.measures, export.as_of)
    surprise, stories = _told(export)
    found = {finding.key: finding for finding in diagnosis.findings}
    to_keep = [one for one in session.commitments if not one.closed]
    agreed = tuple(commitment_line(one) for one in to_keep if one.kind != "fact-check")
    checks = (
        *(commitment_line(one) for one in to_keep if one.kind == "fact-check"),
        *(f"{one.lead} {one.what}, on {day(one.on)}. {one.said}".rstrip() for one in forecasts(session)),
    )
    return OnePage(
        title=session.title,
        organization=session.organization or "",
        as_of=day(export.as_of),
        portfolio=first.portfolio,
        answers=answer_table(diagnosis.answers),
        in_words=(session.course.surprise or "") if session.course else "",
        surprise=story_of(surprise, found) if surprise else None,
        stories=tuple(story_of(story, found) for story in stories),
        works=first.works,
        agreed=agreed[:LISTED],
        closed=_beside(session.commitments, len(agreed[LISTED:])),
        checks=checks[:LISTED] if len(checks) <= LISTED else (*checks[: LISTED - 1], _more(checks)),
        consent=consent_line(session),
        people_line=PEOPLE_LINE,
    )


def _beside(commitments: Sequence[Commitment], more: int) -> str:
    """Return what became of commitments, and how many more there are than the page has room for."""
    parts = []
    if more:
        parts.append("1 more stands in actions.csv." if more == 1 else f"{more} more stand in actions.csv.")
    parts.append(_became(commitments))
    return " ".join(filter(None, parts))


def _became(commitments: Sequence[Commitment]) -> str:
    """Return how many earlier commitments are done and how many were dropped; empty where none is."""
    done, dropped = (sum(one.state == state for one in commitments) for state in ("done", "dropped"))
    if done + dropped == 1:
        return "One earlier commitment is done." if done else "One earlier commitment was dropped."
    told = [f"{done} {'is' if done == 1 else 'are'} done"] if done else []
    told += [f"{dropped} {'was' if dropped == 1 else 'were'} dropped"] if dropped else []
    if len(told) == 1:
        return f"{done + dropped} earlier commitments {'are done' if done else 'were dropped'}."
    return f"Of {done + dropped} earlier commitments {' and '.join(told)}." if told else ""


def _more(checks: Sequence[str]) -> str:
    return f"{len(checks) - LISTED + 1} more stand in reviews.ics."


def _told(export: Export) -> "tuple[Story | None, tuple[Story, ...]]":
    """Return the story with the largest gap between said and seen that is shown, and the next ones.

    The others are those of the first page, then the rest in their order; what works and what the map alone
    shows has its own place or none.
    """
    stories, page = export.diagnosis.stories, export.diagnosis.page
    shown = [story for story in (*page.look_at, *stories) if story.tier == 0 and story.gap > 0]
    surprise = max(shown, key=lambda story: story.gap, default=None)
    others = dict.fromkeys(
        story.headline for story in (*page.look_at, *stories) if story.tier <= 2 and story != surprise
    )
    by_headline = {story.headline: story for story in (*stories, *page.look_at)}
    return surprise, tuple(by_headline[headline] for headline in list(others)[:STORIES])


def markdown(export: Export) -> str:
    """Return the page as Markdown."""
    from spm_tui.reports.markdown import template

    return template("onepage.md.j2").render(page=one_page(export))


def html(export: Export) -> str:
    """Return the page as HTML that prints on one sheet, A4 or Letter."""
    return html_page("onepage.html.j2", page=one_page(export))
