"""The words for kinds of things, for how we know and for owners where they are all of a part or a name.

A word found here is only a spelling or a plain synonym of one word of the file. Owners are free text: only
other spellings of an offered owner are turned into it, never a name that merely resembles one.
"""

from functools import cache
from typing import get_args

from spm_tui.text import fold
from spm_tui.workshop import choices as c
from spm_tui.workshop.reading.common_phrases import BASIS, OWNERS
from spm_tui.workshop.words import shown

#: Words that say how we know where nothing else stands beside them.
_ALONE = {
    "measured": "data|counted", "repeated": "repeated|often", "one-case": "one time",
    "hunch": "guess|a feeling|feeling",
}  # fmt: skip
_LISTS: dict[object, dict[str, str]] = {
    c.Basis: {basis: f"{said}|{_ALONE[basis]}" for basis, said in BASIS.items()},
    c.Cut: {"clean": "clean cut", "costly": "costly cut", "inseparable": "cannot be cut|not separable"},
    c.ItemKind: {
        "initiative": "initiatives|project|projects|programme|programmes|program"
        "|goal|goals|bet|bets|epic|epics",
        "product": "products",
        "team": "teams|squad|squads|crew|tribe|group|groups",
        "skill": "skills|know-how|expertise|knowledge|skill set",
        "platform": "platforms",
        "system": "systems|application|applications|app|apps"
        "|service|services|component|components|tool|tools",
        "domain": "domains|business domain",
        "data": "dataset|datasets|data set|data sets|database|databases",
        "operation": "operations|ops|desk|support|on-call",
        "workflow": "workflows|process|processes|customer workflow|journey|journeys",
        "contract": "contracts|agreement|agreements|licence|licences|license|licenses",
    },
}  # fmt: skip


def norm(text: str) -> str:
    """Return a text as words are compared: folded, hyphens and underscores as blanks."""
    return fold(text.replace("’", "'").replace("‘", "'").replace("-", " ").replace("_", " "))


@cache
def _words(choices: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    extra: dict[str, str] = {}
    for kind, synonyms in _LISTS.items():
        if set(choices) <= set(get_args(kind)):
            extra = synonyms
            if get_args(kind) == choices:
                break
    for choice in choices:
        for word in (choice, shown(choice), *extra.get(choice, "").split("|")):
            if word:
                found.setdefault(norm(word), choice)
    return found


def word_of(choices: tuple[str, ...], text: str) -> str | None:
    """Return the word of the file that a text means among these choices, or None."""
    plain = norm(text)
    return _words(choices).get(plain) or _words(choices).get(plain.removeprefix("the "))


@cache
def _owner_words() -> dict[str, str]:
    """Return other spellings of the offered owners: an everyday word (`product`) is kept as typed."""
    found = {norm(owner): owner for owner in c.OWNERS}
    for owner, said in OWNERS.items():
        words = [norm(word) for word in said.split("|")]
        found |= {word: owner for word in words if " " in word or owner == "nobody" or word in _SHORT_OWNERS}
    return found


_SHORT_OWNERS = frozenset(("execs", "executives", "exco", "excom", "steerco", "stecom", "exec"))


def owner_of(text: str) -> str:
    """Return an owner as the file keeps it: an offered one by any of its spellings, else as typed."""
    return _owner_words().get(norm(text)) or text.strip()


def basis_of(text: str) -> str | None:
    """Return the basis a text names: numbers, more than once, once, gut feel; or None."""
    return word_of(c.BASES, text)


#: The last word of a name that tells its kind, beside the words for the kinds themselves.
_CLUES: dict[str, c.ItemKind] = {
    **dict.fromkeys(("desk", "helpdesk", "rota", "hotline", "shift"), "operation"),
    **dict.fromkeys(("bus", "cloud", "cluster"), "platform"),
    **dict.fromkeys(("engine", "hub", "api", "portal", "gateway", "backend", "server"), "system"),
    **dict.fromkeys(("archive", "feed", "warehouse", "lake", "cache", "records"), "data"),
    "sla": "contract",
}


def kind_of(text: str) -> c.ItemKind | None:
    """Return the kind of thing a word names (`teams`, `project`, `on-call`), or None."""
    found = word_of(c.ITEM_KINDS, text)
    return next((kind for kind in c.ITEM_KINDS if kind == found), None)


def kind_by_name(name: str) -> c.ItemKind | None:
    """Guess a kind from the last word of a name, else from its first: `Vessel desk`, `Team Fleet`."""
    words = name.split()
    for word in (words[-1], words[0]) if words else ():
        kind = _CLUES.get(fold(word)) or kind_of(word)
        if kind is not None:
            return kind
    return None


def without_kind(name: str, kind: str) -> str:
    """Return a folded name without a first or last word that only says its kind (`fleet team` -> `fleet`)."""
    words = fold(name).split()
    if len(words) > 1 and kind_of(words[-1]) == kind:
        words = words[:-1]
    elif len(words) > 1 and kind_of(words[0]) == kind:
        words = words[1:]
    return " ".join(words)
