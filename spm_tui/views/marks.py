"""The sign and the words by which a finding or a verdict is known at a glance; colour only adds to them."""

from collections import Counter
from collections.abc import Iterable

from spm_tui.diagnosis.finding import Finding
from spm_tui.views.glyphs import Glyphs
from spm_tui.views.styled_lines import Style
from spm_tui.workshop.words import figure, shown


def mark_of(finding: Finding, signs: Glyphs) -> tuple[str, Style]:
    """Return the sign of a finding: works, look at (shown or worth checking), note, ask, not asked yet."""
    if finding.state == "not-examined":
        return signs.dot, "dim"
    if finding.tone == "clears":
        return signs.yes, "good"
    if finding.tone == "notes":
        return signs.rule, ""
    if finding.tone == "asks":
        return signs.helps, "strong"
    return (signs.look, "warn") if finding.state == "supported" else (signs.maybe, "warn")


def verdict_mark(verdict: str, signs: Glyphs) -> tuple[str, Style]:
    """Return the sign of a lens verdict: holds, broken, mixed, not examined."""
    marks: dict[str, tuple[str, Style]] = {
        "holds": (signs.yes, "good"),
        "broken": (signs.look, "warn"),
        "mixed": (signs.part, "warn"),
    }
    return marks.get(verdict, (signs.dot, "dim"))


def state_words(finding: Finding) -> str:
    """Return `shown`, `worth checking` or `not asked yet`."""
    return shown(finding.state)


def size_words(finding: Finding) -> str:
    """Return how large the gap is (`3.5 people`), or an empty string."""
    if finding.size is None:
        return ""
    return figure(finding.size.value, finding.size.unit)


_STANCES = {"agree": "agreed", "dispute": "disputed", "unsure": "not sure"}


def stance_words(finding: Finding) -> str:
    """Return who agrees and who is not sure, with how many; `dissent` gives each dispute in full."""
    return _counted((finding,), ("agree", "unsure"), one="{}")


def stances_of(findings: Iterable[Finding]) -> str:
    """Return what the room thinks of several findings: `1 agreed, 2 disputed, 1 not sure`."""
    return _counted(findings, tuple(_STANCES), one="1 {}")


def _counted(findings: Iterable[Finding], chosen: tuple[str, ...], one: str) -> str:
    count = Counter(taken.stance for finding in findings for taken in finding.stances)
    words = [(count[stance], _STANCES[stance]) for stance in chosen if count[stance]]
    return ", ".join(one.format(word) if number == 1 else f"{number} {word}" for number, word in words)


def dissent(finding: Finding) -> tuple[str, ...]:
    """Return one sentence for every dispute of a finding; it is never shown without them."""
    return tuple(
        f"Disputed: {stance.why or 'no reason noted'}"
        for stance in finding.stances
        if stance.stance == "dispute"
    )
