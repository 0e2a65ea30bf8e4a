"""A line that only answers whose people run something: `Data team does, one and a half`."""

from typing import Final

from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.line_figures import figures_of
from spm_tui.workshop.reading.mentions import Mention, mentions_of
from spm_tui.workshop.reading.names import PART, name_index
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.session import Session

_DOING: Final = frozenset(
    ("does", "do", "did", "runs", "run", "keeps", "keep", "looks", "look", "has", "have")
)
_ANSWERING: Final = FILLERS | _DOING | frozenset(("people", "ppl", "fte", "folks", "it's", "them", "guys"))
_ASKING: Final = frozenset(("who", "whose", "wer", "wessen"))


def team_and_people(session: Session, line: str, thing: str) -> tuple[str, float | None] | None:
    """Return the one known team a line names and its people, where beside `thing` it says nothing else."""
    tokens = tokens_of(line)
    named: list[Mention] = []
    for one in sorted(
        mentions_of(line, tokens, name_index(session)), key=lambda m: (m.first - m.last, -m.score)
    ):
        if one.score > PART and all(one.last <= two.first or one.first >= two.last for two in named):
            named.append(one)
    read = {n for one in named for n in range(one.first, one.last)}
    figures = [one for one in figures_of(tokens, session.created) if one.first not in read]
    read |= {n for one in figures for n in range(one.first, one.last)}
    others = [one for one in named if thing not in {option.id for option in one.options}]
    teams = [[two.id for two in one.options if two.kind in ("team", "skill")] for one in others]
    if len(teams) != 1 or len(teams[0]) != 1 or len(figures) > 1:
        return None
    told = all(
        n in read or token.kind in ("break", "sign") or token.norm in _ANSWERING
        for n, token in enumerate(tokens)
    )
    denied = {"not", "no", "never", "nobody", "?"} & {token.norm for token in tokens}
    if not told or denied or any(one.unit not in ("people", "") for one in figures):
        return None
    return teams[0][0], round(figures[0].value, 1) if figures else None


def asked_thing(session: Session, line: str) -> str | None:
    """Return the one known thing of which a line asks who runs it: `who looks after the archive?`."""
    tokens = tokens_of(line)
    words = [token.norm for token in tokens if token.kind == "word"]
    while words and words[0] in ("and", "but", "so", "ok"):
        del words[0]
    if not words or words[0] not in _ASKING or tokens[-1].norm != "?":
        return None
    best: list[Mention] = []
    for one in sorted(
        mentions_of(line, tokens, name_index(session)), key=lambda m: (m.first - m.last, -m.score)
    ):
        if one.score > PART and all(one.last <= two.first or one.first >= two.last for two in best):
            best.append(one)
    if len(best) != 1 or best[0].others or best[0].entity.kind in ("team", "skill", "case"):
        return None
    return best[0].entity.id


def says_who_does(line: str) -> bool:
    """Tell whether a line says that somebody does it, and not only how many a team has."""
    return any(token.norm in _DOING for token in tokens_of(line))
