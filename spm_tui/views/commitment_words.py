"""Who does something and by when, in the words that screens and reports share."""

from spm_tui.text import clean
from spm_tui.views.spoken import day
from spm_tui.workshop.session import Commitment
from spm_tui.workshop.words import role


def owner_words(owner: str | None) -> str:
    """Return an owner as a sentence names it, `nobody yet` where there is none."""
    return role(owner) if owner else "nobody yet"


def kept_words(given: Commitment) -> str:
    """Return what was agreed, then who has it and by when, as two sentences that cannot be read as one.

    `Name who decides. With the CEO, by 3 May 2027.`; without an owner or a day it says that.
    """
    what = clean(given.what).rstrip(".")
    end = "" if what.endswith(("?", "!")) else "."
    when = f"by {day(given.due)}" if given.due else "no day set"
    who = f"With {owner_words(given.owner)}" if given.owner else "Nobody yet"
    return f"{what}{end} {who}, {when}."
