"""The words the screen uses for the words of the file, and the sentences that are fixed."""

from collections.abc import Iterable
from typing import Final

from spm_tui.text import clean
from spm_tui.workshop.choices import OWNERS

#: Stands on every stop screen and every export.
PEOPLE_LINE: Final = (
    "This shows how soon effort could do other work. It does not show how many people are needed."
)

#: Read aloud at the opening and printed on every phone: what is promised of answers in a round.
PROMISE: Final = (
    "No answer in a round is kept with a name. A locked round holds counts alone, in no order and without "
    "times. What the scribe types with a name is kept with it. Whoever owns the laptop or the network could "
    "look; among fewer than four answers one can guess."
)

#: Word in the file -> words on the screen, where they differ by more than a hyphen.
SHOWN: Final[dict[str, str]] = {
    "measured": "from numbers",
    "repeated": "more than once",
    "one-case": "once",
    "hunch": "gut feel",
    "plan": "on paper",
    "retire": "close it, customers stay",
    "defund": "stop paying, what it built runs on",
    "supported": "shown",
    "suspected": "worth checking",
    "not-examined": "not asked yet",
    "gap": "look at",
    "clears": "works",
    "asks": "ask",
    "notes": "on the map",
    "one_team_can_run_it": "one team can run it",
    "undo_in_30_days": "can be undone in 30 days",
    "known_reverser": "we know who would reverse it",
    "keeps-the-map": "keeps the map",
    "nobody-misses": "nobody misses it",
    "people-time": "people's time",
    "ice": "put on ice",
    "prioritization": "prioritisation",
    "pmo": "PMO",
    "ceo": "CEO",
    "hr": "HR",
    "reorg": "re-organisation",
    "re-org": "re-organisation",
    "rearchitecture": "re-architecture",
    "retired": "closed",
}


#: How far a figure may be from the one that is told for it: the file keeps three decimals.
_TOLD: Final = 0.02


def shown(word: str) -> str:
    """Return the screen's words for a word of the file; free text comes back cleaned."""
    return SHOWN.get(word) or clean(word.replace("-", " ").replace("_", " ") if word.islower() else word)


#: Roles and places that take no article: `by technology`, `by the PMO`.
_BARE: Final = frozenset({"technology", "product-leadership", "finance", "hr", "nobody"})
#: Words that begin or end the name of a role or of a group that somebody typed.
_ROLE_STARTS: Final = frozenset({"head", "chief", "director", "vice", "vp", "lead", "owner"})
_ROLE_ENDS: Final = frozenset(
    {"officer", "director", "manager", "lead", "head", "owner", "vendor", "board", "committee", "council"}
    | {"team", "group", "unit", "department", "office", "round", "forum", "president", "architect"}
)


def role(owner: str) -> str:
    """Return a role or a place that decides as a sentence names it: `the PMO`, `technology`, `the CFO`.

    What somebody typed takes its article only where it ends or begins as the name of a role does.
    """
    owner = owner.strip()
    words = shown(owner)
    parts = words.casefold().split()
    if owner.casefold().replace(" ", "-") in _BARE or not parts or parts[0] in ("the", "our", "a", "an"):
        return words
    named = owner.casefold().replace(" ", "-") in OWNERS or (
        words.isupper() and len(words) == 3 and words[-1] == "O"
    )
    return f"the {words}" if named or parts[0] in _ROLE_STARTS or parts[-1] in _ROLE_ENDS else words


def figure(value: float | None, unit: str = "") -> str:
    """Return a figure as it is shown: whole without a point, else one decimal; `unknown` for None.

    Months that one decimal cannot tell are told in weeks or days: `1 week`, never `0.2 months`.
    """
    if value is None:
        return "unknown"
    if unit == "months" and (finer := _weeks_or_days(value)):
        return finer
    digits = f"{value:z.1f}".removesuffix(".0")  # z: what rounds to zero has no sign
    if not unit or unit == "%":
        return digits + unit
    singular = "person" if unit == "people" else unit.removesuffix("s")
    return f"{digits} {singular if digits == '1' else unit}"


def figure_beside(months: float | None) -> str:
    """Return months beside months whose unit is told already: `9`, with its unit where that is another."""
    told = figure(months, "months")
    return told.removesuffix(" months").removesuffix(" month")


def _weeks_or_days(months: float) -> str:
    """Return `3 weeks` or `2 days` for months that one decimal would round, or nothing."""
    if abs(months * 10 - round(months * 10)) < _TOLD:
        return ""
    for in_a_month, unit, most in ((4, "week", 2), (30, "day", 1)):
        whole = round(months * in_a_month)
        if whole and months < most and abs(months * in_a_month - whole) < _TOLD:
            return plural(whole, unit)
    return ""


def with_article(word: str) -> str:
    """Return a word of the file as one of its kind: `a vineyard`, `an operation`, `real estate`."""
    noun = shown(word)
    if word == "real-estate":
        return noun
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def plural(count: int, noun: str, more: str | None = None) -> str:
    """Return a count with its noun: `1 tie`, `3 ties`; `more` is the noun of several, else it takes an s."""
    return f"{count} {plural_of(noun, count, more)}"


def plural_of(noun: str, count: int, more: str | None = None) -> str:
    """Return the form of a noun that goes with a count: `tie` with 1, else `ties` or `more`."""
    return noun if count == 1 else more or f"{noun}s"


def known_figure(value: float | None) -> str:
    """Return a figure as a table shows it: `?` for one nobody was asked for."""
    return "?" if value is None else figure(value)


def answer_words(value: float | str) -> str:
    """Return what somebody answered in a round: a figure, or the screen's words for a choice."""
    return shown(value) if isinstance(value, str) else figure(float(value))


def listed(names: Iterable[str], last: str = "and") -> str:
    """Return names as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    *first, final = list(names) or [""]
    return f"{', '.join(first)} {last} {final}" if first else final
