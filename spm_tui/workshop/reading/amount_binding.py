"""Where figures go: to the field of their unit, by what was said and what was seen."""

from typing import Literal

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.denials import unread
from spm_tui.workshop.reading.everyday_words import AFTER_A_COUNT
from spm_tui.workshop.reading.figure_words import number_of
from spm_tui.workshop.reading.frames import AmountRule, Frame
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.said_or_seen import came_out_later, is_mode, mode_of, turned_out


def counts_something_else(bound: Bound, mark: Mark) -> bool:
    """Tell whether a bare figure is followed by an unread noun: `40 pages`, `12 tickets`."""
    if mark.last >= len(bound.tokens):
        return False
    token = bound.tokens[mark.last]
    following = next((one for one in bound.marks if one.first == mark.last), None)
    if following is not None and following.mention is None:
        return False
    return token.kind == "word" and token.norm not in AFTER_A_COUNT


_TIMES = {"twice": 2.0, "double": 2.0, "doubled": 2.0, "thrice": 3.0, "triple": 3.0, "half": 0.5}


def read_relative(bound: Bound) -> None:
    """Read `took twice as long as planned`: what was seen, as a multiple of the months said in the same
    fact.
    """
    said = bound.values.get("said_months")
    if said is None or "seen_months" in bound.values or "seen_months" not in bound.specs:
        return
    for clause in bound.fact.clauses:
        words = [token.norm for token in bound.tokens[clause.first : clause.last]]
        for n, word in enumerate(words):
            times = _TIMES.get(word)
            if times is None and n + 1 < len(words) and words[n + 1] == "times":
                times = number_of(word)
            near = words[n + 1 : n + 6]
            took = n > 0 and words[n - 1] in ("took", "needed", "took:", "cost", "was", "took,") and not near
            if (
                times
                and (took or "long" in near or "planned" in near or "time" in near or "that" in near)
                and "good" not in near
            ):
                bound.put("seen_months", round(said * times, 3), Mark(clause.first + n, clause.first + n + 1))
                return


def read_part_of_team(bound: Bound) -> None:
    """Read `half the Web Unit` and `half of Ward IT`: people, where the team's number is known."""
    if "said_people" not in bound.specs:
        return
    people = {
        item.id: item.people for item in bound.session.items if item.kind in ("team", "skill") and item.people
    }
    for mark in bound.marks:
        if mark.mention is None or mark.mention.entity.id not in people:
            continue
        before = [
            token.norm for token in bound.tokens[: mark.first] if token.norm not in ("of", "the", "our", "a")
        ]
        part = {"half": 0.5, "third": 1 / 3, "quarter": 0.25}.get(before[-1] if before else "")
        if part is not None and mode_of(bound, mark, "said") == "said":
            bound.put("said_people", round(people[mark.mention.entity.id] * part, 1), mark)


def read_amounts(bound: Bound, frame: Frame) -> None:
    """Put every figure of the fact where its unit and its cue say; what no cue tells is left open."""
    amounts = {amount.unit: amount for amount in frame.amounts}
    waiting = [one for one in bound.marks if one.figure is not None and one.first not in bound.used]
    waiting.sort(
        key=lambda one: bound.tokens[one.first].norm in ("since", "seit")
    )  # a span that is said comes first
    for mark in waiting:
        figure = mark.figure
        if figure is None or figure.unit in ("other", "day", "share"):
            continue
        if frame.key != "boundary" and bound.tokens[mark.first].norm in ("since", "seit"):
            continue  # how long something is over already, not how long it takes
        if frame.key == "stopping" and _only_has(bound, mark):
            continue
        if _echoed(bound, figure, mark):
            continue
        if figure.unit in amounts:
            _place(bound, amounts[figure.unit], figure, mark)
        elif (
            not figure.unit
            and frame.bare
            and not counts_something_else(bound, mark)
            and _may_be_bare(bound, mark)
        ):
            for unit in frame.bare:
                led = bound.tokens[mark.first - 1].norm in ("in", "after", "within") if mark.first else False
                if unit == "months" and len(frame.bare) > 1 and bound.clause(mark).cut != "part" and not led:
                    continue  # `three of five`: a second bare figure is no span of time
                if _place(bound, amounts[unit], figure, mark, bare=True):
                    break


def _only_has(bound: Bound, mark: Mark) -> bool:
    """Tell whether a figure is how many people a thing has or keeps: `X has 9 people` promises nothing."""
    before = [token.norm for token in bound.tokens[max(0, mark.first - 3) : mark.first]]
    has = before[-1:] in (["has"], ["have"], ["employs"], ["counts"])
    here = bound.within(bound.clause(mark))
    shrunk = before[-1:] in (["to"], ["from"]) and any(m.means("action") == "shrink" for m in here)
    if shrunk or {"lose", "losing", "lost", "loses"} & set(before):
        return True  # who is left, or who goes for good
    return has and not any(is_mode(m) or m.means("action") or m.means("back") for m in here)


def _echoed(bound: Bound, figure: LineFigure, mark: Mark) -> bool:
    """Give a figure without a cue of its own to the field of the fact before: `A will free 7, B a mere 2`."""
    echo: dict[str, str] = bound.before.figured if bound.before is not None else {}
    if (
        not echo
        or mode_of(bound, mark, None) is not None
        or any(one.means("back") for one in bound.within(bound.clause(mark)))
    ):
        return False
    units = [unit for unit in (*((figure.unit,) if figure.unit else bound.frame.bare),) if unit in echo]
    if (
        not units
        or echo[units[0]] in bound.values
        or (not figure.unit and counts_something_else(bound, mark))
    ):
        return False
    return bound.figure(echo[units[0]], figure, mark)


def _followed_by_action(bound: Bound, mark: Mark) -> bool:
    return any(one.first == mark.last and one.means("action") for one in bound.marks)


def _may_be_bare(bound: Bound, mark: Mark) -> bool:
    """A figure without a unit counts only beside a cue, in a part of its own, or behind another figure."""
    clause = bound.clause(mark)
    here = bound.within(clause)
    if _followed_by_action(bound, mark):
        return False
    contrast = clause.joint == "but" and mode_of(bound, mark, None) == "seen" and mark.first == clause.first
    return (
        clause.cut == "part"
        or contrast
        or _behind_colon(bound, mark)
        or turned_out(bound, mark)
        or any(is_mode(one) or one.means("back") or one.means("action") for one in here)
    )


def _behind_colon(bound: Bound, mark: Mark) -> bool:
    """Tell whether a figure stands right behind a cue and a colon: `came back: 2 and a half`."""
    clause = bound.clause(mark)
    at = bound.fact.clauses.index(clause)
    before = bound.within(bound.fact.clauses[at - 1]) if at and clause.joint == ":" else []
    return (
        mark.first == clause.first
        and bool(before)
        and (is_mode(before[-1]) or before[-1].means("back") is not None)
    )


def _place(bound: Bound, amount: AmountRule, figure: LineFigure, mark: Mark, *, bare: bool = False) -> bool:
    mode = mode_of(bound, mark, None)
    if figure.unit == "months" and mode in (None, "said") and _of_another_count(bound, mark):
        return False
    if mode is None:
        mode = (
            _by_label(bound, mark)
            or _set_against(bound, amount, mark)
            or amount.default
            or _by_place(bound, amount, mark)
            or (
                "said"
                if _hedged(bound, mark) or came_out_later(bound, mark)
                else "seen"
                if _reached(bound, mark)
                else None
            )
        )
        if mode is None:
            if not bare:
                bound.open.append(f"It does not say whether {_words(bound, mark)} was said or was seen.")
            return False
    field = amount.seen if mode == "seen" and amount.seen else amount.said
    if field in bound.values and amount.seen and bare:
        return False
    if field in bound.values and not bare:
        other = amount.seen if field == amount.said else amount.said
        if (
            other
            and mode_of(bound, mark, None) is None
            and other not in bound.values
            and not _behind_another(bound, field, mark)
        ):
            if not _told_apart(bound, amount, field):
                if not bound.open:
                    bound.open.append(f"It does not say whether {_words(bound, mark)} was said or was seen.")
                return False
            field = other
    return bound.figure(field, figure, mark)


def _of_another_count(bound: Bound, mark: Mark) -> bool:
    """Tell whether months stand with a count that was not taken: `4 people, 1 after 9 months`."""
    here = [one for one in bound.within(bound.clause(mark)) if one.first < mark.first]
    counts = [one for one in here if one.figure is not None and one.figure.unit in ("people", "")]
    taken = any(name.partition(".")[0] in ("said_people", "seen_people") for name in bound.places)
    return taken and bool(counts) and counts[-1].first not in bound.used


def _told_apart(bound: Bound, amount: AmountRule, field: str) -> bool:
    """Tell whether it is said which of two figures was said: of `4 people, 1 person` it is not.

    A part of its own has its place, and a figure with a cue leaves the other side to one without.
    """
    given = [bound.places[name] for name in bound.places if name.partition(".")[0] == field]
    first = next((mark for mark in bound.marks if (mark.first, mark.last) in given), None)
    return first is None or amount.default is None or bound.placed or mode_of(bound, first, None) is not None


def _behind_another(bound: Bound, field: str, mark: Mark) -> bool:
    """Tell whether a name the fact is not about, or what may be one, stands between the figure of a field
    and this one: `A: 2 people, B: 4 people`.
    """
    first = next((last for name, (_, last) in bound.places.items() if name.partition(".")[0] == field), 0)
    between = [one for one in bound.marks if first <= one.first < mark.first]
    strange = any(first <= n < mark.first for n in unread(bound.tokens, bound.marks))
    return strange or any(one.mention is not None and one not in bound.fact.subject for one in between)


def _set_against(bound: Bound, amount: AmountRule, mark: Mark) -> Literal["seen"] | None:
    """Take a figure without a cue as seen where one behind it was promised: `2 are free, promised were 3`."""
    others = [
        mode_of(bound, one, None)
        for one in bound.marks
        if one.figure is not None and one is not mark and one.figure.unit in (amount.unit, "")
    ]
    against = amount.default == "said" and amount.seen and others == ["said"]
    behind = any(one.figure is not None and one.first > mark.first for one in bound.marks)
    free = any(one.means("back") for one in bound.within(bound.clause(mark)))
    return "seen" if against and behind and free else None


def _reached(bound: Bound, mark: Mark) -> bool:
    """Tell whether a span is how long a value took that is taken as seen: `40 % after 9 months`, `after
    9 months, 40 %`.
    """
    led = mark.first > 0 and bound.tokens[mark.first - 1].norm in ("after", "within", "in")
    clause = bound.clause(mark)
    behind = [one for one in bound.fact.clauses if one.cut == "soft" and one.first == clause.last + 1]
    shares = [
        one
        for near in (clause, *behind)
        for one in bound.within(near)
        if one.figure is not None and one.figure.unit == "%" and (near is clause or one.first == near.first)
    ]
    return led and any(mode_of(bound, one, "seen") == "seen" for one in shares)


def _by_label(bound: Bound, mark: Mark) -> Literal["said", "seen"] | None:
    """Return what the part with a label before a figure gave: `said 1 > 50 %`."""
    here = bound.tokens[mark.first].start
    return next((mode for place, mode in reversed(bound.modes) if place < here), None)


def _by_place(bound: Bound, amount: AmountRule, mark: Mark) -> Literal["said", "seen"] | None:
    """Of two figures in parts of their own the first was said and the second was seen; what stands behind
    a try was seen.
    """
    if not bound.placed or bound.clause(mark).cut != "part":
        return None
    tried = bound.values.get("tried") not in (None, "never")
    return "seen" if tried or amount.said in bound.values else "said"


def _hedged(bound: Bound, mark: Mark) -> bool:
    """Tell whether `maybe` or the like makes a guess of a figure nothing else speaks of as seen."""
    clause = bound.clause(mark)
    hedges = ("maybe", "perhaps", "probably", "presumably", "vielleicht", "likely")
    return any(bound.tokens[n].norm in hedges for n in range(clause.first, clause.last))


def _words(bound: Bound, mark: Mark) -> str:
    return bound.text(mark.first, mark.last)
