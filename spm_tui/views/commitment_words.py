"""Who does something and by when, in the words that screens and reports share."""

from spm_tui.views.spoken import day
from spm_tui.workshop.session import Commitment
from spm_tui.workshop.words import role


def owner_words(owner: str | None) -> str:
    """Return an owner as a sentence names it, `nobody yet` where there is none."""
    return role(owner) if owner else "nobody yet"


def owner_and_day(given: Commitment) -> str:
    """Return who keeps a commitment and by when: `the PMO, by 3 May 2027`, `nobody yet, no day set`."""
    return f"{owner_words(given.owner)}, {f'by {day(given.due)}' if given.due else 'no day set'}"
