"""A line of the things screen as it is said, put into the short form of a list: `Claims needs Polaris and
2 from Web`.

Names are found by the same mentions and people by the same figures as under the questions. The short
form says the
same with ids and plain figures (`Claims needs #polaris, #web 2`); a line that needs no help comes back
as it is.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from spm_tui.workshop.reading import common_phrases as common
from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.everyday_words import AFTER_A_NAME, BEFORE_A_NAME, FILLERS, TALK
from spm_tui.workshop.reading.kind_said import Kinds, brought_in, figure_last, kind_first
from spm_tui.workshop.reading.line_figures import figures_of
from spm_tui.workshop.reading.mentions import Mention, mentions_of
from spm_tui.workshop.reading.names import EXACT, PART, TYPO, name_index
from spm_tui.workshop.reading.need_verbs import verb_at
from spm_tui.workshop.reading.people_said import team_on_thing, wanted
from spm_tui.workshop.reading.sized import sized
from spm_tui.workshop.reading.tokens import Token, tokens_of
from spm_tui.workshop.session import Session

LONGEST_NEW = 5
NEITHER: Final = "It names neither a thing nor a need."
_TWO_AT_ONCE: Final = "It may name two things that need it. Type one a line."
_OF_NOBODY: Final = "It speaks of nobody in particular, and names no thing."
ASIDES = frozenset(
    ("thats", "that's", "right", "ok", "i", "think", "or", "so", "now", "correct", "yes", "please", "sorry")
)
_SPLITS = frozenset((",", ";", "and", "&", "+", "und", "plus", "as", "also"))
_REFUSED = frozenset(common.NEGATIONS.split("|")) | {"if", "unless", "wenn", "suppose", "imagine"}
_UNCERTAIN = frozenset(
    ("probably", "maybe", "perhaps", "might", "possibly", "could", "should", "would", "will", "shall")
)
#: Shares, which are no figure of people.
_SHARES = frozenset(("half", "third", "quarter", "most"))
_TO_COME = frozenset(("will", "shall"))
_NOBODY = frozenset(("nobody", "noone", "none", "everybody", "everyone", "somebody", "someone"))
_OF_SENTENCES = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "this", "that", "they", "we", "it", "you", "them")
)
#: Before a name or a figure in what is needed: `relies on X and on the Y`, `needs about 3 from X`.
_LEADS = BEFORE_A_NAME | {"on", "upon", "about", "around", "roughly", "approx", "approximately"}


class Shortened(Struct, frozen=True):
    """The short form of a line, or why it is no line of a list."""

    line: str
    refused: str = ""


class _Piece(Struct, frozen=True):
    first: int
    last: int


def shortened(session: Session, line: str, kind_of: Kinds, *, headed: bool) -> Shortened:
    """Return the short form of a typed line; `kind_of` names a kind for a word, `headed` tells of a
    heading above.
    """
    tokens = tokens_of(line)
    if any(token.norm == ">" for token in tokens) or not tokens:
        return Shortened(line)
    if (named := brought_in(line)) != line:
        line, tokens = named, tokens_of(named)
    mentions = _longest(mentions_of(line, tokens, name_index(session)))
    inside = {place for one in mentions for place in range(one.first, one.last)}
    of_kind = ":" in line and kind_of(line.partition(":")[0].casefold()) is not None
    counted = _known_with_its_kind(tokens, mentions, kind_of)
    if counted is None and '"' not in line:
        counted = _of_people(session, line, tokens, mentions, size=not of_kind)
    if counted is not None:
        return counted
    refused = _refusal(session, tokens, inside, headed=headed) or _compared(tokens, inside)
    refused = refused or _a_share(tokens, inside)
    if refused and '"' not in line:
        return Shortened(line, refused)
    if _talks_of(tokens, mentions):
        return Shortened(line, NEITHER)
    line = _without_asides(line)
    need = _needed_by(session, line, tokens, mentions, inside)
    need = need or _need(session, line, tokens, mentions, inside)
    if need is not None:
        return need
    if 0 not in inside and len(tokens) > 1 and tokens[0].text in ("the", "our", "a", "an"):
        line = line[tokens[1].start :]
    whole = any(one.first == 0 and one.last == len(tokens) for one in mentions)
    short = kind_first(figure_last(line), kind_of, whole=whole)
    talk = short == line and not whole and '"' not in line and _is_sentence(tokens, inside)
    return Shortened(short, NEITHER if talk else "")


def _known_with_its_kind(
    tokens: Sequence[Token], mentions: Sequence[Mention], kind_of: Kinds
) -> Shortened | None:
    """Return the short form of a known thing to which a line only adds its kind: no second thing."""
    one = mentions[0] if len(mentions) == 1 else None
    if one is None or one.others or one.first or one.score == EXACT or kind_of(tokens[-1].norm) is None:
        return None
    whole = len(tokens) - 1 <= one.last and len(tokens) > 1
    return Shortened(f"#{one.entity.id}") if whole and kind_of(tokens[-1].norm) == one.entity.kind else None


def _of_people(
    session: Session, line: str, tokens: Sequence[Token], mentions: Sequence[Mention], *, size: bool
) -> Shortened | None:
    """Return the short form of a line on people: who work on something, are wanted, or are there."""
    if tokens[-1].norm != "?" and not any(token.norm in _REFUSED for token in tokens):
        if (on := team_on_thing(tokens, mentions, session.created)) is not None:
            return Shortened(f"#{on[0].entity.id} needs #{on[1].entity.id} {on[2]:g} people")
        if (more := wanted(line, tokens, mentions, session.created)) is not None:
            return Shortened(f"{more[0]} wants {more[1]:g} people")
    inside = {place for one in mentions for place in range(one.first, one.last)}
    has = sized(line, tokens, mentions, session.created) if size else None
    if has is None or verb_at(tokens, inside) is not None:
        return None
    return Shortened(f"{has[0]} {has[1]:g} people")


def _is_sentence(tokens: Sequence[Token], inside: set[int]) -> bool:
    """Tell whether a line has a verb or a word that points at something: no name has one in small letters."""
    words = [token.text for place, token in enumerate(tokens) if place not in inside]
    return any(word in _OF_SENTENCES for word in words[1:])


def _longest(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that do not overlap, the longest first; a part of a name is none on a list."""
    taken: list[Mention] = []
    for one in sorted(mentions, key=lambda m: (-(m.last - m.first), -m.score, m.first)):
        if (
            one.score >= TYPO
            and one.entity.kind != "case"
            and all(one.last <= other.first or one.first >= other.last for other in taken)
        ):
            taken.append(one)
    return sorted(taken, key=lambda m: m.first)


def _refusal(session: Session, tokens: Sequence[Token], inside: set[int], *, headed: bool) -> str:
    words = [token.norm for place, token in enumerate(tokens) if place not in inside]
    if tokens[-1].norm == "?":
        return "It is a question."
    if any(word in _REFUSED for word in words):
        return "It says what is not so, or what would be if."
    if any(token.text in _UNCERTAIN | _TO_COME for place, token in enumerate(tokens) if place not in inside):
        return "It says what may be, not what is."
    first = tokens[0].norm
    if 0 not in inside and first in TALK | _NOBODY and not tokens[0].text.isupper() and not headed:
        return _OF_NOBODY if first in _NOBODY else NEITHER
    figures = figures_of(tokens, session.created)
    counted = {
        place for one in figures if one.unit in ("day", "other") for place in range(one.first, one.last)
    }
    named = [n for n, token in enumerate(tokens) if token.kind == "word" and n not in counted]
    if not inside and counted and all(tokens[n].norm in ("phase", "in", "by", "until", "the") for n in named):
        return "It is a date or a phase, and no thing."
    return ""


def _compared(tokens: Sequence[Token], inside: set[int]) -> str:
    """Return why a line lists nothing where it only compares with a known thing: `needs more than X`."""
    than = any(token.norm == "than" and place + 1 in inside for place, token in enumerate(tokens))
    return "It compares two things, and lists none." if than else ""


def _a_share(tokens: Sequence[Token], inside: set[int]) -> str:
    """Return what to ask where a share of something known is needed, and no figure: `needs half of Web`."""
    for place, token in enumerate(tokens):
        behind = place + 1
        while behind < len(tokens) and tokens[behind].norm in ("of", "the", "our"):
            behind += 1
        if place not in inside and token.norm in _SHARES and behind in inside:
            return "How many people is that? Type a figure behind the team."
    return ""


def _talks_of(tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Tell whether a known name is only spoken of: `Data team does, one and a half`."""
    first = mentions[0] if mentions and mentions[0].first == 0 else None
    following = tokens[first.last].norm if first is not None and first.last < len(tokens) else ""
    return following in ("does", "do", "did", "was", "will", "would", "can", "should", "knows", "could")


def _without_asides(line: str) -> str:
    """Drop what is only said on the side: `..., thats right`."""
    pieces = line.split(",")
    while len(pieces) > 1 and all(word in ASIDES for word in pieces[-1].casefold().split()):
        pieces.pop()
    return ",".join(pieces)


# ---- what needs what


def _need(
    session: Session, line: str, tokens: Sequence[Token], mentions: Sequence[Mention], inside: set[int]
) -> Shortened | None:
    found = verb_at(tokens, inside)
    if found is None:
        found = _dash(line, tokens, mentions, session)
    if found is None:
        return None
    start, end = found
    left = _name(line, tokens, mentions, 0, start)
    if left is None:
        return None
    if _two_need(tokens[:start], tokens[start], inside):
        return Shortened(line, _TWO_AT_ONCE)
    parts = [
        part
        for piece in _pieces(session, tokens, mentions, end)
        if (part := _part(session, line, tokens, mentions, piece))
    ]
    return Shortened(f"{left} needs {', '.join(parts)}") if parts else None


def _two_need(left: Sequence[Token], verb: Token, inside: set[int]) -> bool:
    """Tell whether two new names need something: `X and Y need Z`; `Search and rescue needs Z` has one."""
    words = [token.norm for place, token in enumerate(left) if place not in inside]
    return "and" in words and ("both" in words or not verb.norm.endswith("s"))


def _needed_by(
    session: Session, line: str, tokens: Sequence[Token], mentions: Sequence[Mention], inside: set[int]
) -> Shortened | None:
    """Turn a need round that is said of what is needed: `the old launcher is still needed by Mossfall`."""
    for place in range(1, len(tokens) - 1):
        said = tokens[place].norm in _NEEDED and tokens[place + 1].norm == "by" and place not in inside
        end = place
        while end > 0 and tokens[end - 1].norm in _BEFORE_NEEDED and end - 1 not in inside:
            end -= 1
        if not said or end == place:
            continue
        thing = _name(line, tokens, mentions, 0, end)
        pieces = _pieces(session, tokens, mentions, place + 2)
        needing = [_name(line, tokens, mentions, piece.first, piece.last) for piece in pieces]
        if thing is None or not needing or None in needing:
            return None
        if len(needing) > 1:
            return Shortened(line, "Several need it: write one line for each of them.")
        return Shortened(f"{needing[0]} needs {thing}")
    return None


#: What is said of a thing that something else needs, and the words before it.
_NEEDED = frozenset(("needed", "used", "required"))
_BEFORE_NEEDED = frozenset(("is", "are", "still", "also", "only", "mainly", "mostly"))


def _dash(
    line: str, tokens: Sequence[Token], mentions: Sequence[Mention], session: Session
) -> tuple[int, int] | None:
    """Read `Document Archive - Data Team 1,5 ppl`: a known thing, a dash, and a known team with people."""
    if len(mentions) != 2 or mentions[0].first != 0 or mentions[1].entity.kind not in ("team", "skill"):
        return None
    between = line[tokens[mentions[0].last - 1].end : tokens[mentions[1].first].start].strip()
    people = [one for one in figures_of(tokens, session.created) if one.unit in ("people", "")]
    return (mentions[0].last, mentions[1].first) if between in ("-", "–", "—") and people else None


def _pieces(
    session: Session, tokens: Sequence[Token], mentions: Sequence[Mention], start: int
) -> list[_Piece]:
    """Return what stands between commas and `and`; a figure of several words is one: `one and a half`."""
    spans = [(one.first, one.last) for one in mentions]
    spans += [(one.first, one.last) for one in figures_of(tokens, session.created)]
    inside = {place for first, last in spans for place in range(first, last)}
    found: list[_Piece] = []
    first = start
    for place in range(start, len(tokens) + 1):
        if place == len(tokens) or (tokens[place].norm in _SPLITS and place not in inside):
            if place > first:
                found.append(_Piece(first, place))
            first = place + 1
    return found


def _name(
    line: str, tokens: Sequence[Token], mentions: Sequence[Mention], first: int, last: int
) -> str | None:
    """Return a known thing as `#id`, else a short new name as typed; None when it is neither."""
    while first < last and (
        tokens[first].norm in BEFORE_A_NAME or (tokens[first].kind == "sign" and tokens[first].norm in "-–•*")
    ):
        first += 1
    while last > first and (
        tokens[last - 1].norm in AFTER_A_NAME
        or (tokens[last - 1].kind in ("sign", "break") and tokens[last - 1].norm not in ')"')
    ):
        last -= 1
    known = [one for one in mentions if first <= one.first and one.last <= last]
    if (
        len(known) == 1
        and (known[0].first, known[0].last) == (first, last)
        and not known[0].others
        and known[0].score > PART
    ):
        return f"#{known[0].entity.id}"
    words = [token for token in tokens[first:last] if token.kind == "word"]
    if not words or len(words) > LONGEST_NEW or words[0].norm in TALK:
        return None
    return line[tokens[first].start : tokens[last - 1].end]


def _part(
    session: Session, line: str, tokens: Sequence[Token], mentions: Sequence[Mention], piece: _Piece
) -> str | None:
    known = [one for one in mentions if piece.first <= one.first and one.last <= piece.last]
    taken = {place for one in known for place in range(one.first, one.last)}
    begin = piece.first
    while begin + 1 < piece.last and begin not in taken and tokens[begin].text in _LEADS:
        begin += 1
    figure = next(
        (
            f
            for f in figures_of(tokens, session.created)
            if piece.first <= f.first < piece.last and f.first not in taken and f.unit in ("people", "")
        ),
        None,
    )
    first, last = begin, piece.last
    while last > begin + 1 and tokens[last - 1].norm == ")" and figure is not None:  # `Web (2)`
        last -= 1
    if figure is not None and figure.first == first:
        first = figure.last
    elif (
        figure is not None
        and figure.last >= last
        and (
            figure.unit == "people"
            or tokens[figure.first].kind == "number"
            or any(one.last == figure.first for one in known)  # `QA floor two`
        )
    ):
        last = figure.first
    else:
        figure = None
    people = _people(figure)
    if figure is not None and [token.norm for token in tokens[first : first + 2]] == ["of", "them"]:
        return people
    name = _named_alone(session, tokens, known, first, last) or _name(line, tokens, mentions, first, last)
    if name is None:
        return people or None
    return f"{name} {people}".strip() if people else name


def _named_alone(
    session: Session, tokens: Sequence[Token], known: Sequence[Mention], first: int, last: int
) -> str | None:
    """Return `#id` of the one known thing of a part that else only says when or nothing: `Web from March`."""
    if len(known) != 1 or known[0].others or known[0].score <= PART:
        return None
    dates = figures_of(tokens, session.created)
    said = {n for one in dates if one.unit in ("day", "months") for n in range(one.first, one.last)}
    beside = [n for n in range(first, last) if not known[0].first <= n < known[0].last and n not in said]
    plain = all(tokens[n].norm in FILLERS or tokens[n].kind in ("break", "sign") for n in beside)
    return f"#{known[0].entity.id}" if plain else None


def _people(figure: LineFigure | None) -> str:
    return f"{figure.value:g} people" if figure is not None else ""
