"""What a line is about: which names can be a subject of its question, and which of them it speaks of."""

from collections.abc import Sequence

from spm_tui.workshop.reading.clauses import Clause, marks_within
from spm_tui.workshop.reading.everyday_words import FILLERS, REASONS
from spm_tui.workshop.reading.fields_given import holds
from spm_tui.workshop.reading.frames import Frame
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.names import EXACT, PART, Entity
from spm_tui.workshop.reading.tokens import Token


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


def subjects_in(
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
        return any(one.means("action") for one in marks_within(marks, clause))

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
    for one in marks_within(marks, clause):
        if one.means("stays") is None:
            continue
        if 0 <= one.first - mark.last <= 3 and not any(
            other.mention is not None and mark.last <= other.first < one.first for other in marks
        ):
            return True
        if 0 <= mark.first - one.last <= 2:
            return True
    parts = [one for one in marks if one.means("stays") is not None and one.last <= mark.first]
    return clause.cut == "part" and bool(parts)
