"""A sentence for the board paper: what we speak of as movable, and what came or could come."""

from spm_tui.reports.consent import consent_line
from spm_tui.reports.one_page import one_page
from spm_tui.reports.output_formats import Export
from spm_tui.text import clean
from spm_tui.workshop.words import PEOPLE_LINE


def write(export: Export) -> str:
    """Return the sentence with how many works it rests on, the fixed line on people, and the consent."""
    page = one_page(export)
    if page.portfolio is None:
        sentence = "How many people could move was not asked yet."
    else:
        sentence = f"{page.portfolio.sentence.removesuffix('.')} ({page.portfolio.coverage})."
    lines = [sentence]
    if page.surprise is not None:
        lines.append(" ".join(filter(None, (page.surprise.headline, page.surprise.detail))))
    source = f"Source: {clean(page.title)}, as of {page.as_of}."
    return "\n".join([*map(clean, lines), PEOPLE_LINE, source, consent_line(export.session)]) + "\n"
