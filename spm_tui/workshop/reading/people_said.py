"""What a list says of people beside a size: whose they are and where they work, or how many are wanted."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.line_figures import figures_of
from spm_tui.workshop.reading.mentions import Mention
from spm_tui.workshop.reading.tokens import Token

#: Words that may stand around the people of a team that work on something.
_AROUND: Final = frozenset((
    "of", "from", "the", "our", "a", "an", "people", "ppl", "folks", "is", "are", "work", "works", "working",
    "sit", "sits", "busy", "on", "for", "in", "at", "to", "into", "has", "have", "had", "puts", "put",
    "gives", "give", "lends", "lend", "spends", "spend", "keeps", "keep", "with", "now", "currently", "today",
    "full", "time", "also", "still", "them", "there", "staff", "fte",
))  # fmt: skip
#: Before the thing that people of a team work on.
_ON: Final = frozenset(("on", "for", "in", "to", "into", "at", "onto"))
#: What says that people are wanted, not there: `is short of 3`, `needs 2 more`.
_WANTING: Final = frozenset(("wants", "want", "lacks", "lack", "misses", "missing", "short"))
_NEEDING: Final = frozenset(("need", "needs", "wants", "want", "requires", "lacks"))
_BEFORE: Final = _WANTING | _NEEDING | {
    "is", "are", "of", "still", "will", "by", "about", "around", "roughly", "another", "some", "up", "to",
    "also",
}  # fmt: skip
_BEHIND: Final = frozenset(
    ("more", "people", "ppl", "short", "missing", "fte", "heads", "still", "extra", "please")
)
_HAVING: Final = frozenset(("has", "have", "puts", "gives", "lends", "spends", "keeps"))


def team_on_thing(
    tokens: Sequence[Token], mentions: Sequence[Mention], today: date
) -> tuple[Mention, Mention, float] | None:
    """Return (the thing, the team, its people) of `3 of Web are on Claims` or `Web has 2 on Claims`."""
    if len(mentions) != 2 or any(one.others for one in mentions):
        return None
    team, thing = mentions
    if team.entity.kind not in ("team", "skill") or thing.entity.kind in ("team", "skill", "case"):
        return None
    figure = _one_figure(tokens, mentions, today)
    if figure is None or figure.first >= thing.first:
        return None
    before = [token.norm for token in tokens[team.last : thing.first]]
    taken = {n for one in (team, thing) for n in range(one.first, one.last)} | set(
        range(figure.first, figure.last)
    )
    plain = all(
        token.norm in _AROUND or token.kind in ("break", "sign")
        for n, token in enumerate(tokens)
        if n not in taken
    )
    of_them = figure.first < team.first and tokens[team.first - 1].norm in ("of", "from", "the", "our")
    has = figure.first > team.first and _HAVING & set(before)
    return (thing, team, figure.value) if plain and _ON & set(before) and (of_them or has) else None


def wanted(
    line: str, tokens: Sequence[Token], mentions: Sequence[Mention], today: date
) -> tuple[str, float] | None:
    """Return (the thing as typed, how many people it still wants) of `Claims is short of 3`; else None."""
    whole = [one for one in mentions if one.first == 0 and one.entity.kind not in ("case",)]
    figure = _one_figure(tokens, mentions, today)
    if not whole or len(mentions) != 1 or figure is None or figure.first < whole[0].last:
        return None
    before = [token.norm for token in tokens[whole[0].last : figure.first]]
    behind = [token.norm for token in tokens[figure.last :] if token.kind not in ("break", "sign")]
    if not set(before) <= _BEFORE or not set(behind) <= _BEHIND:
        return None
    more = {"more", "extra"} & {
        *behind,
        *(t.norm for t in tokens[figure.first : figure.last]),
    } or "another" in before
    short = set(before) & _WANTING or {"short", "missing"} & set(behind)
    says = short or (set(before) & _NEEDING and more)
    return (line[: tokens[whole[0].last - 1].end], figure.value) if says else None


def _one_figure(tokens: Sequence[Token], mentions: Sequence[Mention], today: date) -> LineFigure | None:
    inside = {place for one in mentions for place in range(one.first, one.last)}
    figures = [one for one in figures_of(tokens, today) if one.first not in inside]
    if len(figures) != 1 or figures[0].unit not in ("people", "", "other"):
        return None
    counts = figures[0].unit != "other" or {"short", "missing"} & {t.norm for t in tokens[figures[0].last :]}
    return figures[0] if counts else None
