"""Finding the known things and cases of a session in a line: by name, part of a name, initials, plural,
typo.
"""

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

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


class Mention(Struct, frozen=True):
    """Where a line names something known, how surely, and what else it could be."""

    first: int
    last: int
    entity: Entity
    score: float
    others: tuple[Entity, ...] = ()
    less: tuple[Entity, ...] = ()  # what the words name less exactly: `Payments` for Payments team

    @property
    def options(self) -> tuple[Entity, ...]:
        """Everything the words could mean, the best first."""
        return (self.entity, *self.others)


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
#: A word cut short with a full stop behind it has so many letters at most: `integr. cell`.
_CUT_LETTERS = 6


def _is_plain(word: str) -> bool:
    return word in FILLERS or word in _ALL_KIND_WORDS


class NameIndex:
    """The names of one version of a session, ready to be found in lines."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = tuple(entities)
        #: How surely -> what is typed -> what it names: an entry is one tuple, for there are thousands.
        self._keys: dict[float, dict[str, tuple[Entity, ...]]] = {EXACT: {}, BARE: {}, INITIALS: {}}
        parts: dict[str, list[Entity]] = {}
        self._ends: set[str] = set()
        self._begins: set[str] = set(_BEGIN_NAMES)  # first words of names, and everyday words they begin with
        self._short: dict[tuple[str, ...], list[tuple[list[str], Entity]]] = {}
        self.longest = 1
        for entity in self.entities:
            self._add(entity, parts)
        self._parts = {part: tuple(named) for part, named in parts.items()}
        self.words = frozenset(word for entity in self.entities for word in _words(entity.name))
        self._fuzzy = [key for key in self._keys[EXACT] if len(key) >= 5]
        self._every = [*self._fuzzy, *(key for key in self._keys[INITIALS] if len(key) >= _MOST_CUT)]
        self._sizes = {squeezed(entity.name): len(_words(entity.name)) for entity in self.entities}

    def _put(self, key: str, entity: Entity, score: float) -> None:
        if key:
            same = self._keys[score].get(key, ())
            if entity not in same:
                self._keys[score][key] = (*same, entity)

    def _add(self, entity: Entity, parts: dict[str, list[Entity]]) -> None:
        words = _words(entity.name)
        self.longest = max(self.longest, len(words) + 2)
        self._ends.update(words[-1:])
        self._begins.update(words[:1])
        if 1 < len(words) <= _PART_WORDS:
            self._short.setdefault(tuple(word[0] for word in words), []).append((words, entity))
        elif len(words) == 1:
            self._short.setdefault((consonants(words[0]),), []).append((words, entity))
        whole = squeezed(entity.name)
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
        _add_parts(entity, words, parts)

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

    def exact(self, text: str) -> tuple[tuple[Entity, ...], float, tuple[Entity, ...]] | None:
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
        return self._typo(squeezed(text), len(_words(text)))

    @lru_cache(maxsize=4096)  # noqa: B019  # an index lives as long as its session's names
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

    @lru_cache(maxsize=16384)  # noqa: B019  # an index lives as long as its session's names
    def meant(self, text: str) -> tuple[tuple[Entity, ...], float, tuple[Entity, ...]] | None:
        """Return what a run of words names: (the things, how surely, what it names less exactly), or None."""
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

    def _nearly(
        self, text: str, inside: Sequence[Token], words: Sequence[Token]
    ) -> tuple[tuple[Entity, ...], float, tuple[Entity, ...]] | None:
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
            return tuple(entity for _, entity in self._short.get((consonants(bare),), ()) if bare)
        found = self._short.get(tuple(word[:1] for word in typed), ())
        if (
            not found
            or sum(map(len, typed)) < _MOST_CUT
            or any(_is_plain(w) and w not in self.words for w in typed)
        ):
            return ()
        return tuple(
            entity
            for words, entity in found
            if all(abbreviates(cut, word) for word, cut in zip(words, typed, strict=True))
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


def _add_parts(entity: Entity, words: Sequence[str], parts: dict[str, list[Entity]]) -> None:
    if len(words) > 1:
        spoken = words[:_WORDS_SPOKEN]
        for size in range(1, min(len(words), _PART_WORDS + 1)):
            for first in range(len(spoken) - size + 1):
                part = spoken[first : first + size]
                if all(word in FILLERS or word in _ALL_KIND_WORDS or len(word) < 3 for word in part):
                    continue
                named = parts.setdefault(squeezed("".join(part)), [])
                if not named or named[-1] is not entity:
                    named.append(entity)


def _figures(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


_KEPT = 4
_recent: OrderedDict[tuple[int, int], tuple[object, object, NameIndex]] = OrderedDict()


def name_index(session: Session) -> NameIndex:
    """Return the names of a session, made once for each version of them (the last four are kept)."""
    key = (id(session.items), id(session.cases))
    found = _recent.pop(key, None)  # taken and put back: a thread looks for hints at the same time
    if found is not None and found[0] is session.items and found[1] is session.cases:
        _recent[key] = found
        return found[2]
    made = NameIndex(
        (
            *(Entity(item.id, item.name, item.kind) for item in session.items),
            *(Entity(case.id, case.name, "case") for case in session.cases),
        )
    )
    _recent[key] = (session.items, session.cases, made)
    while len(_recent) > _KEPT:
        _recent.popitem(last=False)
    return made


def mentions_of(line: str, tokens: Sequence[Token], index: NameIndex) -> tuple[Mention, ...]:
    """Return where a line may name something known; places may overlap, the caller takes the longest.

    `line` is the line as typed, `tokens` its tokens.
    """
    found: list[Mention] = []
    for first, token in enumerate(tokens):
        if token.kind == "break" or (token.kind == "sign" and token.norm not in "#"):
            continue
        for last in range(min(len(tokens), first + index.longest), first, -1):
            inside = tokens[first:last]
            if any(
                _parts(tokens, first + n) or (one.kind == "sign" and one.norm in '=()"+~*')
                for n, one in enumerate(inside)
            ) or inside[-1].kind in ("sign", "break"):
                continue
            text = line[token.start : inside[-1].end]
            mention = _mention(text, first, last, index)
            if mention is not None:
                found.append(mention)
    return tuple(found)


def _parts(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a token parts a line; the full stop of a word cut short does not: `orch. data`."""
    if tokens[place].kind != "break":
        return False
    behind = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    before = tokens[place - 1]
    return not (
        tokens[place].norm == "."
        and before.kind == behind.kind == "word"
        and before.end == tokens[place].start
        and len(before.norm) <= _CUT_LETTERS
        and before.norm not in FILLERS
    )


def _mention(text: str, first: int, last: int, index: NameIndex) -> Mention | None:
    found = index.meant(text)
    if found is None:
        return None
    entities, score, less = found
    return Mention(first, last, entities[0], score, entities[1:], less)
