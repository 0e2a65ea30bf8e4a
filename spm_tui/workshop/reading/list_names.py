"""The names on a list of things: which known thing is meant, and what may be the name of a new one.

A new name is short and nothing but a name. What only resembles a known name, or says something about one, is
asked about or waits: a thing that nobody meant would stand on the map from then on.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from spm_tui.text import clean
from spm_tui.workshop.choices import ItemKind
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.figure_words import NUMBERS
from spm_tui.workshop.reading.free import no_name
from spm_tui.workshop.reading.known import NotUnderstood, Several, Wrong
from spm_tui.workshop.reading.mentions import Mention, mentions_of
from spm_tui.workshop.reading.names import TYPO, name_index
from spm_tui.workshop.reading.naming import Naming, with_kind
from spm_tui.workshop.reading.parts import is_quoted, unquote
from spm_tui.workshop.reading.quantities import Quantity, name_and_people
from spm_tui.workshop.reading.tokens import Token, tokens_of
from spm_tui.workshop.reading.vocabulary import kind_by_name, kind_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import listed, with_article

#: A longer new name is talk; in a heading's list or a cell it may be longer.
LONGEST: Final = 6
#: Kinds of which people run one: a bare figure behind its name may be a part of a longer name.
_RUN: Final = ("system", "platform", "data", "operation", "workflow", "contract")
#: Small words inside names: `Bank of Cards`.
_JOINING: Final = frozenset(
    ("of", "and", "for", "the", "&", "in", "to", "from", "with", "or", "by", "de", "für", "und", "von")
)
#: Between a known name and other words: two names, or something said of one.
_LINKING: Final = frozenset(("and", "&", "or", "by", "with", "from", "for", "und"))
#: What stands for no name, or for nothing that a map holds.
_NOTHING: Final = frozenset((
    "none", "nothing", "nobody", "tbd", "tbc", "n", "a", "na", "unknown", "unclear", "various", "misc", "etc",
    "people", "person", "staff", "money", "time", "love", "help", "support", "attention", "patience", "luck",
    "budget", "headcount", "capacity", "everybody", "everyone", "anybody", "somebody", "more", "less",
))  # fmt: skip
#: Behind these nobody is named: `the Weeder guys`.
_GROUPS: Final = frozenset(
    ("guys", "lot", "folks", "people", "bunch", "ppl", "ones", "side", "stuff", "thing")
)
#: Words of question 2: a line of it typed as a need would make a team called "back".
_ANSWER: Final = ("back ", "said ", "took ", "got ", "paid by ")


class PartOfNames(Several):
    """A name that is only a part of known ones; `readings` are (id, how it is written) of each."""

    def __init__(self, text: str, readings: Sequence[tuple[str, str]]) -> None:
        super().__init__(text, text, readings)
        ways = listed([clean(written) for _, written in readings[:4]], "or")
        self.args = (f'"{clean(text)}" may be {ways}: write which, or put a new name in quotes.',)


def sized_name(naming: Naming, piece: str, kind: ItemKind | None) -> tuple[str, Quantity | None]:
    """Split a figure of people off a name; a bare figure only of a team or skill: `Phase 2` is a name."""
    name, people = name_and_people(piece)
    if people is None or any(character.isalpha() for character in piece[len(name) :]):
        return name, people
    names = naming.known.items
    said = kind if kind in ("team", "skill") else None
    of = with_kind(name)[1] or said or kind_by_name(name) or kind
    if names.knows(name) and of not in ("team", "skill"):
        known = names.exact(name, ("team", "skill"))
        if kind == "contract":  # nobody counts people by contract: `contracts: Wind PPA 2` is the next one
            return piece, None
        if known is not None and names.by_id[known].kind in _RUN and not name.startswith("#"):
            more = f'"{clean(name)} {people.value:g} people" for who runs it, or a new name in quotes'
            raise Wrong(f'"{clean(piece)}" may be a name of its own: write {more}.')
        return name, people
    return (name, people) if of in ("team", "skill") else (piece, None)


def listed_thing(
    naming: Naming, text: str, kind: ItemKind | None, *, counted: bool, loose: bool, beside: Session
) -> str:
    """Return the id of the thing a list names, created in the draft when it is new.

    `kind` is what a heading or a word says, `counted` whether people are given with it, `loose` whether
    something beside the words says that it is a name (a heading, a cell); a new name is held against those
    of the session `beside`. Raises Wrong or NotUnderstood.
    """
    names = naming.known.items
    name, told_kind = with_kind(text)
    by_name = kind_by_name(unquote(name))
    kind = told_kind or (by_name if counted and by_name in ("team", "skill") else kind)
    if kind is None:
        found = names.exact(name)
    else:
        found = names.of_kind(name, kind)
        if found is None:
            with suppress(Several):  # several of this name, and none of this kind: this one is new
                found = names.same(name, (kind,))
        found = found if found is not None and names.by_id[found].kind == kind else None
    if found is None:
        check_new(beside, name, loose=loose or kind is not None)
        found = naming.create(name, kind or by_name or "initiative")
    if found is None:
        raise NotUnderstood(f'"{clean(name)}" is not a name.')
    return found


def needing_thing(naming: Naming, text: str) -> str:
    """Return the id of what needs something, created when it is new. Raises Wrong or NotUnderstood."""
    if _unknown(naming, text, ()):
        check_new(naming.session, with_kind(text)[0], loose=with_kind(text)[1] is not None)
    found = naming.thing(text)
    if found is None:
        raise NotUnderstood(f'"{clean(text)}" is not a name.')
    return found


def needed_thing(naming: Naming, text: str) -> tuple[str, Quantity | None]:
    """Return what is needed and how many people of it; a new name with people is a team.

    Raises NotUnderstood for what is no name, Wrong for people of something that has none.
    """
    names, session = naming.known.items, naming.session
    if text.casefold().startswith(_ANSWER) and names.find(text) is None:
        raise NotUnderstood(f'"{clean(text)}" is an answer to question 2, not something needed.')
    if no_name(text, session.created) and not is_quoted(text) and names.find(text) is None:
        raise NotUnderstood(f'"{clean(text)}" is no name.')
    people: Quantity | None = None
    name = text
    if not names.knows(text) and not is_quoted(text):
        name, people = name_and_people(text)
    kinds: tuple[str, ...] = ("team", "skill") if people is not None else ()
    if _unknown(naming, name, kinds):
        check_new(session, with_kind(name)[0], loose=with_kind(name)[1] is not None)
    found = naming.thing(name, kinds, "team" if people is not None else "system")
    if found is None:
        raise NotUnderstood(f'"{clean(name)}" is not a name.')
    kind = naming.kind(found)
    if people is not None and kind not in ("team", "skill"):
        raise Wrong(
            f'"{naming.name(found)}" is {with_article(kind)}; people are taken from a team or a skill. '
            f'If it is a team, write "{clean(name)} as team".'
        )
    return found, people


def _unknown(naming: Naming, text: str, kinds: tuple[str, ...]) -> bool:
    name, kind = with_kind(text)
    names = naming.known.items
    found = names.of_kind(name, kind) if kind else names.find(text, kinds)
    return found is None and names.exact(text, kinds) is None


def check_new(session: Session, text: str, *, loose: bool) -> None:
    """Raise NotUnderstood where a text is no name for a new thing, PartOfNames where known ones may be meant.

    A name in quotes is left to `Naming`. `loose`: a heading, a cell or a word for a kind says that it is a
    name.
    """
    if is_quoted(text) or not text:
        return
    tokens = tokens_of(text)
    mentions = mentions_of(text, tokens, name_index(session))
    if why := _no_new_name(tokens, mentions, loose=loose):
        raise NotUnderstood(f'"{clean(text)}" {why}.')
    if not loose and len(tokens) == 1:
        found = [one for one in name_index(session).part(text) if one.kind != "case"]
        if found:
            raise PartOfNames(text, [(one.id, one.name) for one in found])


def _no_new_name(tokens: Sequence[Token], mentions: Sequence[Mention], *, loose: bool) -> str:
    """Return why words are no name for a new thing (`says something of a name`), or an empty text."""
    words = [token for token in tokens if token.kind in ("word", "number", "other")]
    small = [not token.capital for token in words]
    named = words[:-1] if len(words) > 1 and words[-1].kind == "number" else words
    ends = named[-1].norm if len(words) > 1 and not named[-1].capital else ""
    figure = any(
        _counts(token) and words[place + 1].kind == "word" and small[place + 1]
        for place, token in enumerate(words[:-1])
    )
    signs = any(token.norm == ":" or (not loose and _parts(token)) for token in tokens)
    bracket = (
        len(tokens) > 2 and [t.norm for t in tokens[-3::2]] == ["(", ")"] and tokens[-2].kind == "number"
    )
    mixed = not all(small[1:]) and small[0] and words[0].kind == "word" and not _begins_a_name(words[0])
    talk = not all(small) and any(_only_joins(token) for token in words[1:])
    empty = all(token.norm in _NOTHING or (token.norm in FILLERS and not token.capital) for token in words)
    reasons = (
        (len(words) > LONGEST, "is too long for a name"),
        (signs or bracket, "is more than a name"),
        (empty or ends in _GROUPS, "names nobody and nothing"),
        (ends in _JOINING or mixed or talk, "is no name as it is written"),
        (figure, "has a figure in it that is not read"),
        (_joined(tokens, mentions), "names a known thing beside it. Type one a line"),
        (_tells(tokens, mentions, 2 if loose else 1), "says something of a known thing that is not read"),
    )
    return next((why for applies, why in reasons if applies), "")


def _counts(token: Token) -> bool:
    """Tell whether a token is a count of something: `14`, `14 thousand`, `40k`, `twenty`; `1st` is none."""
    if token.kind == "word":
        return not token.capital and token.norm in NUMBERS
    ordinal = token.norm[:-2].isdigit() and token.norm.endswith(("st", "nd", "rd", "th"))
    return token.kind == "number" or (token.kind == "other" and token.text[0].isdigit() and not ordinal)


def _only_joins(token: Token) -> bool:
    """Tell whether a word in small letters stands in sentences and not in names: `Sony till 2027`."""
    return token.kind == "word" and not token.capital and token.norm in FILLERS - _JOINING


def _joined(tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Tell whether a known name is joined to other words: `Skins and the Forge`, `Forge by Web`."""
    for one in mentions:
        if one.score < TYPO or one.last - one.first == len(tokens):
            continue
        before = [t.norm for t in tokens[max(0, one.first - 2) : one.first] if t.norm not in ("the", "our")]
        behind = [token.norm for token in tokens[one.last : one.last + 1]]
        if set(before[-1:] + behind) & _LINKING:
            return True
    return False


def _parts(token: Token) -> bool:
    return token.kind == "break" or token.norm in "=+*"


def _tells(tokens: Sequence[Token], mentions: Sequence[Mention], least: int) -> bool:
    """Tell whether words in small letters stand beside a known name of so many words: `drop the Web hub`.

    Where a word for a kind stands before it, one word is too little: `team: Data science` beside a team Data.
    """
    within = {
        n
        for one in mentions
        if one.score >= TYPO and one.last - one.first >= least
        for n in range(one.first, one.last)
    }
    beside = [token for n, token in enumerate(tokens) if n not in within and token.kind == "word"]
    return bool(within) and any(not one.capital and one.norm not in _JOINING for one in beside)


def _begins_a_name(token: Token) -> bool:
    inner = any(character.isupper() for character in token.text[1:])  # eBilling
    return inner or kind_of(token.text) is not None or token.norm in FILLERS & {"new", "own"}
