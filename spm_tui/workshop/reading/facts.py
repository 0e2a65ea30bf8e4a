"""The facts of a line: each is about one subject and has the clauses that speak of it."""

from collections.abc import Sequence

from msgspec import Struct

from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.denials import unread
from spm_tui.workshop.reading.everyday_words import FILLERS, REASONS, TURNED
from spm_tui.workshop.reading.fields_given import holds
from spm_tui.workshop.reading.frames import Frame
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.manners import manner_before
from spm_tui.workshop.reading.names import EXACT, PART, Entity
from spm_tui.workshop.reading.tokens import Token


class Fact(Struct, frozen=True):
    """What is said about one subject: the marks that name it, and its clauses in order."""

    subject: tuple[Mark, ...]
    clauses: tuple[Clause, ...]
    turned: bool = False  # it is about the swap of its subject the other way round

    def holds(self, mark: Mark) -> bool:
        """Tell whether a mark stands in one of the clauses."""
        return any(clause.first <= mark.first < clause.last for clause in self.clauses)


def entity_of(mark: Mark, frame: Frame) -> Entity | None:
    """Return what a mention means as a subject of this question, or None when it can be no subject."""
    if mark.mention is None:
        return None
    wanted = [one for one in mark.mention.options if _fits(one, frame)]
    if frame.subject == "item":
        wanted.sort(key=lambda one: one.kind in ("team", "skill"))
    if not wanted and mark.mention.less:
        wanted = [one for one in mark.mention.less if _fits(one, frame)]
    return wanted[0] if wanted else None


def unsure(mark: Mark, frame: Frame) -> tuple[Entity, ...]:
    """Return everything a mention could mean as a subject, when that is more than one thing."""
    if mark.mention is None:
        return ()
    wanted = tuple(one for one in mark.mention.options if _fits(one, frame))
    if frame.subject == "item":  # what behaves like a vineyard is a thing, rather than who works on it
        things = tuple(one for one in wanted if one.kind not in ("team", "skill"))
        wanted = things or wanted
    return wanted if len(wanted) > 1 else ()


def _fits(entity: Entity, frame: Frame) -> bool:
    if frame.subject == "case":
        return entity.kind == "case"
    return entity.kind != "case" and (not frame.kinds or entity.kind in frame.kinds)


def is_subject(mark: Mark, frame: Frame) -> bool:
    """Tell whether a mark names what a record of this question is about."""
    if frame.subject in ("lever", "function"):
        return mark.means(frame.subject) is not None
    changing = (
        mark.means("must_change") is not None and mark.mention is not None and mark.mention.score < EXACT
    )
    return frame.subject != "decision_type" and entity_of(mark, frame) is not None and not changing


def facts_of(
    tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause], frame: Frame
) -> tuple[Fact, ...]:
    """Return the facts of a line. Clauses before the first subject belong to the first fact.

    A fact without a subject has an empty one. `marks` are those that are not denied.
    """
    if frame.subject == "decision_type":
        return _sentences(tokens, marks, clauses)
    if frame.subject == "pair":
        return _pairs(tokens, marks, clauses, frame)
    subjects = _subjects(tokens, marks, clauses, frame)
    found: list[Fact] = []
    held: list[Clause] = []
    current: tuple[Mark, ...] = ()
    for clause in clauses:
        here = [group for group in subjects if clause.first <= group[0].first < clause.last]
        if here and not current and held and _stands_alone(tokens, marks, held, clause, frame):
            found.append(Fact((), tuple(held)))
            held = []
        for group in here:
            if current and _key(group) != _key(current):
                found.append(Fact(current, tuple(held)))
                held = []
            current = current if current and _key(group) == _key(current) else group
        held.append(clause)
    found.append(Fact(current, tuple(held)))
    return tuple(found)


def _stands_alone(
    tokens: Sequence[Token], marks: Sequence[Mark], held: Sequence[Clause], clause: Clause, frame: Frame
) -> bool:
    """Tell whether what stands before the first subject is about something else, which nobody could read.

    `Till swpa took a new team; Spring reorg took a year`: a sentence that begins with words nobody read, and
    says something, in front of one that says something too.
    """
    concepts = {choice.concept for choice in frame.choices} | {"change", "asset", "decides", "owns", "tried"}

    def says(one: Clause) -> list[Mark]:
        return [
            m
            for m in marks
            if one.first <= m.first < one.last and (m.figure or any(m.means(c) for c in concepts))
        ]

    told = [mark for one in held for mark in says(one)]
    if clause.cut not in ("hard", "soft") or not told or not says(clause):
        return False
    return any(held[0].first <= n < told[0].first for n in unread(tokens, marks))


def _key(group: Sequence[Mark]) -> tuple[object, ...]:
    return tuple(mark.mention.entity.id if mark.mention else mark.meanings for mark in group)


def _subjects(
    tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause], frame: Frame
) -> list[tuple[Mark, ...]]:
    """Return the subjects in order; names in a row (`A, B and C`) are one subject where a question takes
    several.
    """
    single = [mark for mark in marks if is_subject(mark, frame)]
    whole = [mark for mark in single if mark.mention is None or mark.mention.score > PART]
    single = whole or single
    single = [mark for mark in single if not _compared(tokens, mark)] or single
    single = [mark for n, mark in enumerate(single) if not n or not _only_why(tokens, single[n - 1], mark)]
    if frame.subject == "item":  # a team beside a thing tends it
        things = [
            mark
            for mark in single
            if (entity := entity_of(mark, frame)) is not None and entity.kind not in ("team", "skill")
        ]
        single = things or single
    if frame.subject in ("case", "lever", "function"):
        return [(mark,) for mark in single]
    single = _spoken_of(tokens, marks, single, clauses, frame)
    groups: list[tuple[Mark, ...]] = []
    for mark in single:
        between = [token.norm for token in tokens[groups[-1][-1].last : mark.first]] if groups else ["-"]
        if frame.subject == "items" and set(between) <= {",", "and", "&", "+", "und", "the", "plus"}:
            groups[-1] = (*groups[-1], mark)
        else:
            groups.append((mark,))
    return groups


def _compared(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell whether a name is only compared with: `unlike X`, `longer than X`, `just like X`."""
    before = [
        token.norm
        for token in tokens[max(0, mark.first - 2) : mark.first]
        if token.norm not in ("the", "our", "with")
    ]
    return before == ["same", "as"] or (
        bool(before)
        and before[-1]
        in (
            "unlike",
            "than",
            "like",
            "compared",
            "versus",
            "vs",
            "except",
            "besides",
        )
    )


def _only_why(tokens: Sequence[Token], before: Mark, mark: Mark) -> bool:
    """Tell whether a name only says what another is for: `X is closed so that Y can live`."""
    first = max(
        (n + 1 for n in range(before.last, mark.first) if tokens[n].kind == "break"), default=before.last
    )
    words = [token.norm for token in tokens[first : mark.first]]
    return any(holds(words, one) for one in REASONS)


def _spoken_of(
    tokens: Sequence[Token],
    marks: Sequence[Mark],
    single: list[Mark],
    clauses: Sequence[Clause],
    frame: Frame,
) -> list[Mark]:
    """Leave out what only gives the context (`while all worked on B`), what stays, and quoted names."""

    def clause_of(mark: Mark) -> Clause | None:
        return next((one for one in clauses if one.first <= mark.first < one.last), None)

    def acts(clause: Clause) -> bool:
        return any(one.means("action") for one in marks if clause.first <= one.first < clause.last)

    if frame.key != "stopping":
        return single
    kept = []
    for mark in single:
        clause = clause_of(mark)
        if clause is None or (clause.context and not acts(clause)):
            continue
        if stays_beside(marks, mark, clause):
            continue
        kept.append(mark)
    acting = [mark for mark in kept if (clause := clause_of(mark)) is not None and acts(clause)]
    if acting and len(kept) > 1:
        first = acting[0]
        kept = [
            mark
            for mark in kept
            if mark in acting or (mark.first > first.first and _has_own(tokens, marks, mark, clauses))
        ]
    return kept


def _has_own(tokens: Sequence[Token], marks: Sequence[Mark], mark: Mark, clauses: Sequence[Clause]) -> bool:
    """Tell whether a name has a figure of its own: beside it, or behind it where it stands alone (`Stop
    Tracking: 8 people, and Customs: 4 people`, `stop Tracking, Customs: 8 people`).
    """
    at = next(n for n, one in enumerate(clauses) if one.first <= mark.first < one.last)
    if _figures_in(marks, clauses[at]):
        return True
    while at < len(clauses) and _only_named(tokens, marks, clauses[at]):
        at += 1
        if at < len(clauses) and clauses[at].cut == "soft" and not clauses[at].context:
            figures = _figures_in(marks, clauses[at])
            if figures:
                before = {tokens[n].norm for n in range(clauses[at].first, figures[0].first)}
                return before <= FILLERS | {"that's", "gives", "frees"}
    return False


def _figures_in(marks: Sequence[Mark], clause: Clause) -> list[Mark]:
    return [one for one in marks if one.figure is not None and clause.first <= one.first < clause.last]


def _only_named(tokens: Sequence[Token], marks: Sequence[Mark], clause: Clause) -> bool:
    """Tell whether a clause is a name and words that say nothing: `and then Customs`."""
    inside = {n for one in marks if one.mention is not None for n in range(one.first, one.last)}
    places = range(clause.first, clause.last)
    return any(n in inside for n in places) and all(
        n in inside or tokens[n].norm in FILLERS or tokens[n].kind != "word" for n in places
    )


def stays_beside(marks: Sequence[Mark], mark: Mark, clause: Clause) -> bool:
    """Tell whether `X stays`, `stays: X` or `still need X` is said of a thing."""
    for one in marks:
        if one.means("stays") is None or not clause.first <= one.first < clause.last:
            continue
        if 0 <= one.first - mark.last <= 3 and not any(
            other.mention is not None and mark.last <= other.first < one.first for other in marks
        ):
            return True
        if 0 <= mark.first - one.last <= 2:
            return True
    parts = [one for one in marks if one.means("stays") is not None and one.last <= mark.first]
    return clause.cut == "part" and bool(parts)


def _pairs(
    tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause], frame: Frame
) -> tuple[Fact, ...]:
    """Two names make a swap; the third and fourth name make the next, and so does `the other way round`."""
    named = [mark for mark in marks if entity_of(mark, frame) is not None]
    whole = [mark for mark in named if mark.mention is not None and mark.mention.score > PART]
    if len(whole) >= 2:
        named = whole
    found: list[Fact] = []
    held: list[Clause] = []
    current: list[Mark] = []
    turned = False
    for clause in clauses:
        here = [mark for mark in named if clause.first <= mark.first < clause.last]
        here = (
            [mark for mark in here if _other(mark, current)] if len(current) >= 2 and len(here) < 2 else here
        )
        if len(current) >= 2 and len(here) >= 2:
            found.append(Fact(tuple(current), tuple(held), turned))
            held, current, turned = [], [], False
        elif len(current) >= 2 and held and not turned and _turns(tokens, clause):
            found.append(Fact(tuple(current), tuple(held)))
            held, turned = [], True
        for mark in here:
            if current and _set_apart(tokens, current[-1], mark):
                continue
            if len(current) < 2 and _other(mark, current):
                current.append(mark)
        held.append(clause)
    found.append(Fact(tuple(current), tuple(held), turned))
    return tuple(found)


def _turns(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause is about the swap before it the other way round."""
    words = [token.norm for token in tokens[clause.first : clause.last]]
    return any(holds(words, turn) for turn in TURNED)


def _set_apart(tokens: Sequence[Token], first: Mark, second: Mark) -> bool:
    """Tell whether a second name is only an exception or a comparison: `besides Integration`."""
    between = {token.norm for token in tokens[first.last : second.first]}
    return bool(between & {"besides", "except", "apart", "unlike", "versus", "vs", "nor", "than", "neither"})


def _other(mark: Mark, current: Sequence[Mark]) -> bool:
    return all(
        mark.mention != one.mention
        and mark.mention
        and one.mention
        and mark.mention.entity.id != one.mention.entity.id
        for one in current
    )


def _sentences(tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause]) -> tuple[Fact, ...]:
    """One fact a sentence: a new kind of decision has no known name, so only a full stop or `;` parts them.

    A sentence that says nothing of its decision only names it for the next (`New hires. Stuck 6 weeks`); one
    that names none goes on about the one before (`...; leadership decides`).
    """

    def told(clause: Clause) -> list[Mark]:
        cues = ("role", "waited", "waiting-for")
        return [
            m for m in marks if clause.first <= m.first < clause.last and any(m.means(cue) for cue in cues)
        ]

    def names_next(number: int) -> bool:
        """Tell whether a clause names the next of a row: `closures, leadership decides, pricing, ...`."""
        name, *behind = clauses[number : number + 2]
        first = found[-1] if found else []
        return (
            name.joint == ","
            and len(first) == 2
            and not told(first[0])
            and bool(told(first[1]))
            and bool(behind)
            and behind[0].joint == ","
            and _only_names(tokens, marks, name)
            and _goes_on(tokens, marks, behind[0], told(behind[0]))
        )

    def names_and_tells(clause: Clause) -> bool:
        """Tell whether a clause names a decision of its own: `..., and on the order of works X decides`."""
        sides = [
            m
            for m in marks
            if clause.first <= m.first < clause.last and (m.means("portfolio") or m.means("leadership"))
        ]
        last = sides[0].first if sides else clause.first
        on = tokens[clause.first].norm in ("on", "for", "about", "over") and last - clause.first > 1
        parted = clause.joint in ("and", "but", ",", "while", "whereas")
        named = any(clause.first < n < last for n in unread(tokens, marks))
        return on and parted and named and bool(told(clause)) and any(told(one) for one in found[-1])

    clauses = [one for one in clauses if not _only_speaks(marks, one)] or clauses
    found: list[list[Clause]] = []
    for number, clause in enumerate(clauses):
        before = found[-1] if found else []
        goes_on = clause.cut != "hard" or _goes_on(tokens, marks, clause, told(clause))
        if not before or not goes_on or names_next(number) or names_and_tells(clause):
            now = manner_before([token.norm for token in tokens[clause.first : clause.last]])
            parted = clause.joint == "." or (clause.joint == ";" and now > 0)  # `X used to decide; today ...`
            names_it = len(before) == 1 and parted and not told(before[0])
            if not names_it:
                found.append([])
        found[-1].append(clause)
    return tuple(Fact((), tuple(group)) for group in found)


def _only_speaks(marks: Sequence[Mark], clause: Clause) -> bool:
    """Tell whether a clause is only who speaks: `Weber: on new guards ...`."""
    here = [m for m in marks if clause.first <= m.first < clause.last]
    return (
        len(here) == 1
        and here[0].means("speaker") is not None
        and here[0].means("owner") is None
        and (here[0].first, here[0].last) == (clause.first, clause.last)
    )


def _only_names(tokens: Sequence[Token], marks: Sequence[Mark], clause: Clause) -> bool:
    """Tell whether a clause is a few words that nobody read, as the name of a kind of decision is."""
    here = [m for m in marks if clause.first <= m.first < clause.last and m.mention is None]
    words = [token.norm for token in tokens[clause.first : clause.last]]
    return not here and len(words) <= 4 and words[0] not in FILLERS


def _goes_on(tokens: Sequence[Token], marks: Sequence[Mark], clause: Clause, told: Sequence[Mark]) -> bool:
    """Tell whether a sentence begins with who decides or how long it waits, and names no decision itself."""
    here = [m for m in marks if clause.first <= m.first < clause.last]
    sides = ("portfolio", "leadership", "owner", "role", "waited")
    begins = (
        bool(here)
        and here[0].first == clause.first
        and (here[0].figure is not None or any(here[0].means(side) for side in sides))
    )
    rest = [n for n in unread(tokens, here) if clause.first <= n < clause.last]
    side = begins and here[0].last == clause.last and any(here[0].means(one) for one in sides[:2])
    return begins and not rest and (bool(told) or side)
