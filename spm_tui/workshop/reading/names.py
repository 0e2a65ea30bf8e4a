"""What known things and cases are called: by name, a part of it, initials, the plural, with a slip."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from operator import is_
from typing import TypeVar

from msgspec import Struct

from spm_tui.workshop import records as r
from spm_tui.workshop.reading.edit_distance import OSA, fuzz, process
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.shorthand import abbreviates, consonants, is_skeleton
from spm_tui.workshop.reading.slips import slipped
from spm_tui.workshop.reading.tokens import Token, squeezed, tokens_of
from spm_tui.workshop.session import Session

EXACT, BARE, INITIALS, SHORT, TYPO, PART = 1.0, 0.97, 0.9, 0.88, 0.85, 0.7

#: Words for kinds: alone they are no part of a name, at its end they may be left out.
_KIND_WORDS: dict[str, str] = {
    "initiative": "initiative project programme program",
    "product": "product",
    "team": "team squad crew tribe group department unit desk office",
    "skill": "skill skills",
    "platform": "platform",
    "system": "system app application tool engine",
    "domain": "domain area",
    "data": "data archive",
    "operation": "operation operations ops desk",
    "workflow": "workflow process",
    "contract": "contract deal agreement",
    "case": "case decision",
}
#: Everyday words with which names begin.
_BEGIN_NAMES = frozenset(("new", "own", "first", "one", "next"))
_ALL_KIND_WORDS = frozenset(" ".join(_KIND_WORDS.values()).split())


class Entity(Struct, frozen=True):
    """A known thing or case: its id, its name and its kind (`case` for a case)."""

    id: str
    name: str
    kind: str


#: The things, how surely they are named, and what is named less exactly.
Meant = tuple[tuple[Entity, ...], float, tuple[Entity, ...]]
K = TypeVar("K")
V = TypeVar("V")
#: Runs of words whose meaning an index keeps: with the index they go, which a cache of methods would hold.
_MOST_KEPT = 16384


def _kept(table: dict[K, V], key: K, make: Callable[[], V]) -> V:
    """Return what a table has of a key, made and put there where it has nothing."""
    if key not in table:
        if len(table) >= _MOST_KEPT:
            table.clear()
        table[key] = make()
    return table[key]


def _words(name: str) -> list[str]:
    return [token.norm for token in tokens_of(name) if token.kind in ("word", "number", "other")]


def _plural_free(text: str) -> str:
    return text[:-1] if len(text) > 3 and text.endswith("s") and not text.endswith("ss") else text


#: Of a long name, as many of its first words are looked for in parts of at most so many words: a name is
#: said short, and all parts of a name of a thousand words would be half a million.
_WORDS_SPOKEN, _PART_WORDS = 16, 6
#: So many letters of a name cut short must be there, of one word without its vowels, and of several words.
_LEAST_LETTERS, _MOST_CUT = 4, 6
#: From so many percent of their letters alike on, a new name is doubted to be new.
_ALIKE = 85


def _is_plain(word: str) -> bool:
    return word in FILLERS or word in _ALL_KIND_WORDS


class NameIndex:
    """The names of one version of a session, ready to be found in lines."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities: tuple[Entity, ...] = ()
        #: How surely -> what is typed -> what it names: an entry is one tuple, for there are thousands.
        self._keys: dict[float, dict[str, tuple[Entity, ...]]] = {EXACT: {}, BARE: {}, INITIALS: {}}
        self._parts: dict[str, tuple[Entity, ...]] = {}
        self._ends: set[str] = set()
        self._begins: set[str] = set(_BEGIN_NAMES)  # first words of names, and everyday words they begin with
        self._short: dict[tuple[str, ...], tuple[Entity, ...]] = {}
        self._sizes: dict[str, int] = {}  # the most words of the names that are written so
        self.words: set[str] = set()
        self.longest = 1
        for entity in entities:
            self._add(entity)
        self._take(entities)

    def with_new(self, entity: Entity) -> "NameIndex":
        """Return the index with one name more, the very one that would be made of all names anew.

        A line that begins with a new name is read with it at every key.
        """
        grown = copy(self)
        grown._keys = {score: dict(keys) for score, keys in self._keys.items()}
        grown._parts, grown._short, grown._sizes = dict(self._parts), dict(self._short), dict(self._sizes)
        grown._ends, grown._begins, grown.words = set(self._ends), set(self._begins), set(self.words)
        grown._add(entity)
        grown._take(_placed(self.entities, entity))
        return grown

    def _take(self, entities: Sequence[Entity]) -> None:
        """Take all names there are, once each was added."""
        self.entities = tuple(entities)
        self._fuzzy = sorted(key for key in self._keys[EXACT] if len(key) >= 5)
        self._every = [*self._fuzzy, *sorted(key for key in self._keys[INITIALS] if len(key) >= _MOST_CUT)]
        self._typos: dict[tuple[str, int], tuple[Entity, ...] | None] = {}
        self._meant: dict[str, Meant | None] = {}

    def _put(self, key: str, entity: Entity, score: float) -> None:
        if key:
            same = self._keys[score].get(key, ())
            if entity not in same:
                self._keys[score][key] = _placed(same, entity)

    def _add(self, entity: Entity) -> None:
        words = _words(entity.name)
        self.words.update(words)
        self.longest = max(self.longest, len(words) + 2)
        self._ends.update(words[-1:])
        self._begins.update(words[:1])
        if 0 < len(words) <= _PART_WORDS:
            cut = tuple(word[0] for word in words) if len(words) > 1 else (consonants(words[0]),)
            self._short[cut] = _placed(self._short.get(cut, ()), entity)
        whole = squeezed(entity.name)
        self._sizes[whole] = max(len(words), self._sizes.get(whole, 0))
        self._put(whole, entity, EXACT)
        self._put(entity.id.replace("-", ""), entity, EXACT)
        self._put(_plural_free(whole), entity, BARE)
        kind_words = _KIND_WORDS.get(entity.kind, "").split()
        if len(words) > 1 and words[-1] in kind_words:
            self._put(squeezed("".join(words[:-1])), entity, BARE)
        if words and words[-1] not in kind_words:
            for word in kind_words:
                self._put(whole + word, entity, BARE)
        letters = [word for word in words if word not in ("and", "of", "the", "&")]
        self._add_initials(entity, words, letters)
        for part in _parts_of(words):
            self._parts[part] = _placed(self._parts.get(part, ()), entity)

    def _add_initials(self, entity: Entity, words: Sequence[str], letters: Sequence[str]) -> None:
        if len(letters) >= 2:
            initials = "".join(word if word.isdigit() else word[0] for word in letters)
            if len(initials) >= 2 and initials not in FILLERS:
                self._put(initials, entity, INITIALS)
            if len(letters) == 2 and ("&" in entity.name or "and" in words):
                self._put("and".join(word[0] for word in letters), entity, INITIALS)
        for cut in range(2, min(len(words), _PART_WORDS)):  # `TP Mobile` for Tail Planner Mobile
            begun = "".join(word[0] for word in words[:cut])
            self._put(squeezed(begun + "".join(words[cut:])), entity, INITIALS)

    def ends_names(self, word: str) -> bool:
        """Tell whether the last word of some name is this one."""
        return word in self._ends

    def exact(self, text: str) -> Meant | None:
        """Return what a text names by its whole name, without its kind, in the plural or by initials."""
        key = squeezed(text)
        for tried in (key, key[:-1] if key.endswith("s") and len(key) > 3 else ""):
            named = self._named(tried)
            if named:
                score, best = named[0]
                if score == INITIALS and len(tried) == 2 and not text.isupper():
                    continue
                less = (one for _, worse in named[1:] for one in worse)
                return best, score, tuple(dict.fromkeys(one for one in less if one not in best))
        return None

    def _named(self, key: str) -> list[tuple[float, tuple[Entity, ...]]]:
        """Return what a key names, most surely first."""
        return [(score, keys[key]) for score, keys in self._keys.items() if key in keys]

    def typo(self, text: str) -> tuple[Entity, ...] | None:
        """Return what a text names with a slip of the finger; figures in it must be the same."""
        asked = squeezed(text), len(_words(text))
        return _kept(self._typos, asked, lambda: self._typo(*asked))

    def _typo(self, key: str, size: int) -> tuple[Entity, ...] | None:
        if len(key) < 5:
            return None
        hits = process.extract(key, self._fuzzy, scorer=fuzz.ratio, limit=3, score_cutoff=80)
        allowed = 1 if len(key) < 8 else 2 if len(key) < 14 else 3
        near = [
            (OSA.distance(key, found), found)
            for found, _, _ in hits
            if size <= self._sizes.get(found, size)
            and _figures(found) == _figures(key)
            and found[:1] == key[:1]
            and slipped(key, found, name=True)
            and OSA.distance(key, found) <= allowed
        ]
        if not near:
            return None
        least = min(near)[0]
        best = [found for distance, found in near if distance == least]
        entities = {entity.id: entity for found in best for entity in self._named(found)[0][1]}
        return tuple(entities.values())

    def meant(self, text: str) -> Meant | None:
        """Return what a run of words names: (the things, how surely, what it names less exactly), or None."""
        return _kept(self._meant, text, lambda: self._look_for(text))

    def _look_for(self, text: str) -> Meant | None:
        exact = self.exact(text.removesuffix("'s").removesuffix("’s"))
        if exact is not None:
            return exact
        inside = tokens_of(text)
        words = [one for one in inside if one.kind in ("word", "other", "number")]
        if all(_is_plain(word.norm) for word in words):
            return None
        if inside[0].norm in FILLERS and len(words) > 1 and inside[0].norm not in self._begins:
            return None  # the mention that begins later is the better one
        cut = self.short(text)
        return (cut, SHORT, ()) if cut else self._nearly(text, inside, words)

    def _nearly(self, text: str, inside: Sequence[Token], words: Sequence[Token]) -> Meant | None:
        """Return what a text names with a slip, or by a part of the name."""
        if not any(len(word.norm) >= 4 for word in words):
            return None
        trailing = len(words) > 1 and words[-1].norm in FILLERS and not self.ends_names(words[-1].norm)
        near = None if trailing else self.typo(text)
        if near:
            return near, TYPO, ()
        parts = self.part(text) if not any(one.kind == "sign" for one in inside) else ()
        return (parts, PART, ()) if parts else None

    def short(self, text: str) -> tuple[Entity, ...]:
        """Return what a text names with its words cut short: `doc archive`, `ops ctrl`."""
        typed = _words(text)
        if len(typed) == 1:
            bare = typed[0] if len(typed[0]) >= _LEAST_LETTERS and is_skeleton(typed[0]) else ""
            return self._short.get((consonants(bare),), ()) if bare else ()
        found = self._short.get(tuple(word[:1] for word in typed), ())
        if (
            not found
            or sum(map(len, typed)) < _MOST_CUT
            or any(_is_plain(w) and w not in self.words for w in typed)
        ):
            return ()
        return tuple(
            entity
            for entity in found
            if all(abbreviates(cut, word) for word, cut in zip(_words(entity.name), typed, strict=True))
        )

    def resembles(self, text: str) -> bool:
        """Tell whether a text is so like a name, whole or with its words cut short, that it is no new one."""
        key = squeezed(text)
        near = process.extractOne(key, self._every, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return near is not None and _figures(near[0]) == _figures(key)

    def part(self, text: str) -> tuple[Entity, ...]:
        """Return every thing or case of whose name the text is a part."""
        key = squeezed(text)
        return self._parts.get(key) or self._parts.get(_plural_free(key)) or ()


def _parts_of(words: Sequence[str]) -> Iterable[str]:
    """Return the runs of words that name what has a name of these words, each once."""
    spoken = words[:_WORDS_SPOKEN]
    found: dict[str, None] = {}
    for size in range(1, min(len(words), _PART_WORDS + 1)):
        for first in range(len(spoken) - size + 1):
            part = spoken[first : first + size]
            if not all(word in FILLERS or word in _ALL_KIND_WORDS or len(word) < 3 for word in part):
                found[squeezed("".join(part))] = None
    return found


def _placed(same: tuple[Entity, ...], entity: Entity) -> tuple[Entity, ...]:
    """Return names with a new one behind those of its table: things first, then cases."""
    if entity.kind == "case" or not same or same[-1].kind != "case":
        return (*same, entity)
    first = next(place for place, one in enumerate(same) if one.kind == "case")
    return (*same[:first], entity, *same[first:])


def _figures(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


_KEPT = 4
#: The things and the cases an index was made of, and the index.
Kept = tuple[Sequence[r.Item], Sequence[r.Case], NameIndex]
_recent: OrderedDict[tuple[int, int], Kept] = OrderedDict()


def name_index(session: Session) -> NameIndex:
    """Return the names of a session, made once for each version of them (the last four are kept)."""
    key = (id(session.items), id(session.cases))
    found = _recent.pop(key, None)  # taken and put back: a thread looks for hints at the same time
    if found is not None and found[0] is session.items and found[1] is session.cases:
        _recent[key] = found
        return found[2]
    made = _grown(session, [*_recent.values()]) or NameIndex(
        (*map(_item, session.items), *map(_case, session.cases))
    )
    _recent[key] = (session.items, session.cases, made)
    while len(_recent) > _KEPT:
        _recent.popitem(last=False)
    return made


def _item(item: r.Item) -> Entity:
    return Entity(item.id, item.name, item.kind)


def _case(case: r.Case) -> Entity:
    return Entity(case.id, case.name, "case")


def _grown(session: Session, recent: Sequence[Kept]) -> NameIndex | None:
    """Return a kept index with what this session has more, where that is one thing or case at the end."""
    for items, cases, index in reversed(recent):
        if cases is session.cases and _one_more(items, session.items):
            return index.with_new(_item(session.items[-1]))
        if items is session.items and _one_more(cases, session.cases):
            return index.with_new(_case(session.cases[-1]))
    return None


def _one_more(before: Sequence[object], now: Sequence[object]) -> bool:
    return len(now) == len(before) + 1 and all(map(is_, before, now))
