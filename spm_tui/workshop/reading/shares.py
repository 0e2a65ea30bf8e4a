"""Shares and values: `50 %`, `half as good`, `nine out of ten`, `a third of our changes`."""

from spm_tui.workshop.reading.counting import LineFigure, Words
from spm_tui.workshop.reading.figure_words import (
    CHANGES,
    EVERY,
    GOOD,
    PEOPLE,
    SHARE_WORDS,
    TIME,
    WHOLES,
)


def share_at(line: Words, at: int) -> LineFigure | None:
    """Read `50 %`, `30-40 percent`, `half as good`, `two thirds of the value`, `nine out of ten`, `one
    in four`.
    """
    pair = _percent(line, at)
    if pair is not None:
        return pair
    return _as_good(line, at) or _part_of(line, at) or _of_total(line, at)


def _part_of(line: Words, at: int) -> LineFigure | None:
    """Read `half of them`, `a third of our changes`, `two thirds of all`, `half the time`, `every
    second one`.
    """
    if line.norm(at) == "every" and line.norm(at + 1) in EVERY and line.norm(at + 2) in CHANGES:
        return LineFigure(1.0, "share", at, at + 2, total=EVERY[line.norm(at + 1)], exact=False)
    counted = line.number(at)
    count, place = (1.0, at + 1) if line.norm(at) in ("a", "one") else counted or (1.0, at)
    part = SHARE_WORDS.get(line.norm(place)) or SHARE_WORDS.get(line.norm(place).removesuffix("s"))
    if part is None or (count == 1.0 and place == at and line.norm(at) != "half"):
        return None
    if line.norm(place + 1) == "of" and line.norm(place + 2) in WHOLES:
        return LineFigure(count, "share", at, place + 2, total=100 / part, exact=False)
    if line.norm(place) == "half" and [line.norm(place + 1), line.norm(place + 2)] in (
        ["the", "time"],
        ["of", "time"],
    ):
        return LineFigure(1.0, "share", at, place + 3, total=2.0, exact=False)
    return None


def _percent(line: Words, at: int) -> LineFigure | None:
    low = line.number(at)
    if low is None:
        return None
    signs = ("%", "percent", "pct", "prct", "perc", "prozent", "procent")

    def is_sign(place: int) -> int:
        if line.norm(place) in signs:
            return place + 1
        return place + 2 if line.norm(place) == "per" and line.norm(place + 1) == "cent" else 0

    if last := is_sign(low[1]):
        following = line.range_end(last)
        high = line.number(following) if following is not None else None
        if high is not None and (end := is_sign(high[1])) and high[0] > low[0]:
            return LineFigure((low[0] + high[0]) / 2, "%", at, end, line.words(at, end))
        last += 2 if line.norm(last) == "as" and line.norm(last + 1) in GOOD else 0
        return LineFigure(low[0], "%", at, last)
    following = line.range_end(low[1])
    high = line.number(following) if following is not None else None
    if high is not None and high[0] > low[0] and (last := is_sign(high[1])):
        return LineFigure((low[0] + high[0]) / 2, "%", at, last, line.words(at, last))
    return None


def _as_good(line: Words, at: int) -> LineFigure | None:
    """Read `half as good`, `two thirds of the value`, `a fifth the output`, `just as good`."""
    counted = line.number(at)
    one = line.norm(at) in ("a", "an", "one")
    count, place = (1.0, at + 1) if one else counted or (1.0, at)
    part = line.norm(place).removesuffix("s") if line.norm(place) != "half" else "half"
    just = line.norm(at) in ("just", "equally")
    whole = just or line.norm(at) == "as"
    if part not in SHARE_WORDS and not whole:
        return None
    value = SHARE_WORDS[part] * count if part in SHARE_WORDS else 100.0
    last = place + 1 if part in SHARE_WORDS else at + just
    if line.norm(last) in ("as", "so") and line.norm(last + 1) in GOOD:
        return LineFigure(round(value), "%", at, last + 2)
    if part not in SHARE_WORDS:
        return None
    of = line.norm(last) == "of" and line.norm(last + 1) in ("the", "its", "their")
    if of and line.norm(last + 2) in GOOD:
        return LineFigure(round(value), "%", at, last + 3)
    if line.norm(last) == "the" and line.norm(last + 1) in GOOD:
        return LineFigure(round(value), "%", at, last + 2)
    return None


def _of_total(line: Words, at: int) -> LineFigure | None:
    part = line.number(at)
    if part is None:
        return None
    value, place = part
    if line.norm(place) == "out" and line.norm(place + 1) == "of":
        place += 1
    elif line.norm(place) not in ("of", "in", "von", "sur", "/"):
        return None
    sign = line.norm(place)
    following = place + 2 if line.norm(place + 1) in ("the", "our") else place + 1
    following += line.norm(following) in ("last", "past")
    whole = line.number(following)
    if whole is None or whole[0] < value or whole[0] != int(whole[0]):
        return None
    if line.norm(whole[1]) in TIME or (line.norm(whole[1]) in PEOPLE and sign == "in"):
        return None
    return LineFigure(value, "share", at, whole[1], line.words(at, whole[1]), total=whole[0])
