"""Questions 5 and 7: what was tried first, what it took, and whether that held."""

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.particular.adjacent_marks import alone
from spm_tui.workshop.reading.phrase_index import phrases_of

_WISHED_FOR = frozenset(
    (
        "wanted",
        "wants",
        "asked",
        "planned",
        "promised",
        "hoped",
        "expected",
        "announced",
        "demanded",
        "dreamt",
        "wished",
        "discussed",
        "considered",
        "talked",
    )
)


def read_shift(bound: Bound) -> None:
    changes = [
        (mark, value)
        for mark, value in bound.meaning("change")
        if value != "nothing" or _tried_nothing(bound, mark)
    ]

    changes = _first_and_last(bound, changes)

    def uncued(one: tuple[Mark, str]) -> bool:
        return bound.near(one[0], ("tried", "needed")) is None

    for mark, value in sorted(changes, key=uncued):  # `a rebuild, before that we moved people`
        clause = bound.clause(mark)
        if any(m.means("took") == "no" and mark.first - m.last in (0, 1) for m in bound.within(clause)):
            bound.used.add(mark.first)
            continue
        cue = bound.near(mark, ("tried", "needed"))
        before = {
            token.norm for token in bound.tokens[max(bound.clause(mark).first, mark.first - 3) : mark.first]
        }
        if (cue is None and before & _WISHED_FOR) or _supposed(bound, mark):
            continue  # what was wished for was not tried, and is not what it took
        field = None
        if cue is not None:
            both = cue.means("tried") is not None and cue.means("needed") is not None
            field = None if both else "tried_first" if cue.means("tried") is not None else "took_what"
        if field is None:
            field = "took_what" if len(changes) == 1 or mark is not changes[0][0] else "tried_first"
        if field in bound.values:
            field = "took_what" if field == "tried_first" else "tried_first"
        bound.put(field, value, mark)


def _first_and_last(bound: Bound, changes: list[tuple[Mark, str]]) -> list[tuple[Mark, str]]:
    """Leave out what was tried between: `first re-ranking, then people, then a new team` took a new team."""
    cued = any(bound.near(mark, ("tried", "needed")) for mark, _ in changes[1:])
    if cued or len({value for _, value in changes}) < 3:
        return changes
    return [changes[0], changes[-1]]


def _supposed(bound: Bound, mark: Mark) -> bool:
    """Tell whether a change is only thought of: `maybe a re-org would do it`."""
    clause = bound.clause(mark)
    before = {token.norm for token in bound.tokens[max(clause.first, mark.first - 2) : mark.first]}
    behind = {token.norm for token in bound.tokens[mark.last : min(clause.last, mark.last + 2)]}
    return bool(behind & {"would", "might", "could", "should", "may"}) or bool(
        before & {"maybe", "perhaps", "possibly"}
    )


def _tried_nothing(bound: Bound, mark: Mark) -> bool:
    """`nothing` is an answer only beside a cue of trying or in a clause of its own."""
    near = [
        m
        for m in bound.within(bound.clause(mark))
        if m.means("tried") or (m.means("needed") and m.means("needed") != "until")
    ]
    following = bound.tokens[mark.last].norm if mark.last < len(bound.tokens) else ""
    if following in (
        "helped",
        "worked",
        "changed",
        "happened",
        "moved",
        "came",
        "else",
        "stuck",
        "took",
        "but",
    ):
        return False
    return alone(bound, mark) or any(
        m.first - mark.last <= 2 and mark.first - m.last <= 2 for m in near if m is not mark
    )


def keep_took(bound: Bound) -> None:
    """Let `it took` stand for success only where nothing follows that it took."""
    if "took" in bound.exact:
        return
    marks = [
        m
        for m in bound.marks
        if m.means("took")
        and not _about_the_try(bound, m)
        and not _of_a_change_denied(bound, m)
        and not (
            m.first and bound.tokens[m.first - 1].norm in ("nothing", "nobody", "never", "hardly", "none")
        )
    ]
    marks = [m for m in marks if m.first - 1 not in bound.denied]  # `it wasn't a re-org it took`
    plain = [m for m in marks if m.means("took") != "yes" or not _followed(bound, m)]
    marks = plain or marks
    bound.values.pop("took", None)
    order = {"partly": 0, "no": 1, "yes": 2}
    marks.sort(key=lambda m: order[m.means("took") or "yes"])
    if not marks:
        return
    took = marks[0]
    bound.put("took", took.means("took"), took)
    if bound.values["took"] != "yes":
        return
    if _followed(bound, took):
        del bound.values["took"]
        bound.used.discard(took.first)


#: What stands between `took` and the change it took, which a slip may hide: `took a new tesm`.
_BEFORE_A_CHANGE = frozenset(("a", "an", "the", "new", "another", "no", "our", "whole", "real", "proper"))


def _followed(bound: Bound, took: Mark) -> bool:
    """Tell whether something follows that it took: `it took a new team`, or a word nobody read."""
    read = {n for m in bound.marks for n in range(m.first, m.last)}
    behind = took.last
    while behind < bound.clause(took).last and bound.tokens[behind].norm in _BEFORE_A_CHANGE:
        behind += 1
    if bound.tokens[took.last - 1].norm == "took" and behind < bound.clause(took).last and behind not in read:
        token = bound.tokens[behind]
        whole = any(name == "took" for name, _ in phrases_of(bound.frame.key).get(("took", token.norm)))
        if token.kind == "word" and token.norm not in FILLERS and not whole:
            return True
    clause = bound.clause(took)
    if "what" in [token.norm for token in bound.tokens[clause.first : took.first]]:
        return True  # `is what it took`
    if any(m.last == took.first and m.figure is not None and m.figure.unit == "months" for m in bound.marks):
        return True  # `it has 8 months lasted`
    return any(
        m.first >= took.last and (m.figure is not None or m.means("change") or m.means("lever"))
        for m in bound.within(bound.clause(took))
    )


def _of_a_change_denied(bound: Bound, took: Mark) -> bool:
    """`it did not take a re-org` says which change it was not, and nothing of how that held."""
    return took.means("took") == "no" and any(
        m.first - took.last in (0, 1) and m.means("change") for m in bound.marks
    )


def _about_the_try(bound: Bound, mark: Mark) -> bool:
    """`after moving scope had failed` says of the try that it failed, not of the change."""
    clause = bound.clause(mark)
    here = bound.within(clause)
    words = [t.norm for t in bound.tokens[clause.first : mark.first]]
    if mark.means("took") == "no" and _before_what_it_took(bound, mark):
        return True  # `re-ranking did not help, we needed a new team`
    return bool({"after", "had"} & set(words)) and any(m.means("tried") for m in here if m is not mark)


def _before_what_it_took(bound: Bound, mark: Mark) -> bool:
    """Tell whether something was tried before, and what it took is only told in a clause behind."""
    took = [first for name, (first, _) in bound.places.items() if name.startswith("took_what.")]
    return "tried_first" in bound.values and any(first >= bound.clause(mark).last for first in took)


def read_decision(bound: Bound) -> None:
    """Read what a lever did: also `..., didn't` behind it, with nothing else in its clause."""
    keep_took(bound)
    last = bound.fact.clauses[-1] if bound.fact.clauses else None
    if last is None or last.cut != "soft" or "lever" not in bound.values or "took" in bound.values:
        return
    words = [token.norm for token in bound.tokens[last.first : last.last]]
    denials = [mark for mark in bound.within(last) if mark.means("not")]
    if denials and " ".join(words) in ("didn't", "didnt", "did not", "has not", "hasn't", "it didn't"):
        bound.put("took", "no", denials[0])
