"""How far the answers of a revealed round lie apart: each value, the middle, and which to hear first."""

from collections.abc import Mapping

from msgspec import Struct

from spm_tui.workshop.ballots import hands
from spm_tui.workshop.round_fields import RoundField, answer_words
from spm_tui.workshop.session import Ballotable, Round, Session
from spm_tui.workshop.words import figure, listed, plural

#: Fewer answers than this are nobody's secret: one can guess who gave which.
FEW = 4
#: Words that take more letters than this are counted in a sentence, not named: it is read from a wall.
_NAMED = 70


def median(given: Mapping[Ballotable, int]) -> float | None:
    """Return the middle of the numbers among the hands, words left out; None when there is no number."""
    numbers = sorted((float(v), count) for v, count in given.items() if not isinstance(v, str) and count)
    total = sum(count for _, count in numbers)
    if not total:
        return None
    middle = []
    for place in ((total - 1) // 2, total // 2):
        for value, count in numbers:
            if place < count:
                middle.append(value)
                break
            place -= count  # noqa: PLW2901  # walks down the sorted hands
    return sum(middle) / 2


def is_split(given: Mapping[Ballotable, int]) -> bool:
    """Say whether answers lie far apart: numbers where the largest is twice the smallest or more, words
    where none has half. All answers equal is never a split."""
    values = [value for value, count in given.items() if count]
    numbers = [float(value) for value in values if not isinstance(value, str)]
    if not values:
        return False
    if len(numbers) == len(values):
        return max(numbers) > min(numbers) and max(numbers) >= 2 * min(numbers)
    return max(given.values()) * 2 < sum(given.values())


class Spread(Struct, frozen=True, kw_only=True):
    """The answers of a round: (value, how many) in order, those who gave none, the middle of the numbers."""

    values: tuple[tuple[Ballotable, int], ...]
    abstained: int = 0
    middle: float | None = None
    split: bool = False

    @property
    def total(self) -> int:
        """How many answers there are, abstentions not among them."""
        return sum(count for _, count in self.values)

    @property
    def numbers(self) -> bool:
        """Whether all answers are numbers."""
        return bool(self.values) and all(not isinstance(value, str) for value, _ in self.values)


def spread_of(session: Session, round_: Round, field: RoundField | None = None) -> Spread:
    """Return the answers of a revealed round, numbers from small to large, words as the field lists them.

    Empty for a round that is not revealed, whatever the session holds of it.
    """
    given = {value: count for value, count in hands(session, round_.id).items() if count}
    if round_.state != "revealed":
        return Spread(values=())
    order = {choice.value: place for place, choice in enumerate(field.choices)} if field else {}

    def place(pair: tuple[Ballotable, int]) -> tuple[bool, float, str]:
        value = pair[0]
        if isinstance(value, str):
            return True, float(order.get(value, len(order))), value
        return False, float(value), ""

    return Spread(
        values=tuple(sorted(given.items(), key=place)),
        abstained=round_.abstained or 0,
        middle=median(given),
        split=is_split(given),
    )


def in_short(spread: Spread, field: RoundField, most: str = "") -> str:
    """Return the answers in one line: `8 answers, middle 7, from 2 to 10 people`; `most` comes second."""
    parts = list(filter(None, (plural(spread.total, "answer"), most)))
    if spread.numbers and spread.total > 1:
        low, high = spread.values[0][0], spread.values[-1][0]
        parts.append(f"middle {_middle(spread.middle or 0.0)}")
        parts.append(
            f"all {answer_words(field, high)}"
            if low == high
            else f"from {figure(float(low))} to {answer_words(field, high)}"
        )
    if spread.abstained:
        parts.append(f"{spread.abstained} gave none")
    return ", ".join(parts)


def _middle(value: float) -> str:
    """Return the middle to the hundredth: it lies between two tenths, and cut to one it is neither."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def most_words(spread: Spread, field: RoundField) -> str:
    """Return which words were chosen most, for a line of a round: `most for "moves"`; empty for numbers."""
    counts = [count for _, count in spread.values]
    if spread.numbers or not counts:
        return ""
    first = [f'"{answer_words(field, value)}"' for value, count in spread.values if count == max(counts)]
    if len(counts) == 1:
        return f"all {first[0]}" if spread.total > 1 else first[0]
    if max(counts) == min(counts):
        return "no two alike" if max(counts) == 1 else "as many for each"
    return f"most for {_named(first, max(counts))}"


def _named(words: list[str], each: int) -> str:
    told = listed(words)
    return told if len(told) <= _NAMED else f"{len(words)} with {each} each"


def widest(spread: Spread, field: RoundField) -> str:
    """Return which answers to hear first, in one sentence, or that they agree; empty without two answers.

    Of fewer than four nobody is asked for a reason: it would tell whose answer it was.
    """
    if spread.total < 2:
        return ""
    if len(spread.values) == 1:
        return f"All {spread.total} answers are the same: {answer_words(field, spread.values[0][0])}."
    if spread.numbers:
        low, high = (figure(float(spread.values[at][0])) for at in (0, -1))
        if spread.split:
            return _with_reasons(f"Widest apart: {low} and {high}.", spread, "each")
        return "They lie close together."
    return _widest_words(spread, field)


def _widest_words(spread: Spread, field: RoundField) -> str:
    most, least = (pick(count for _, count in spread.values) for pick in (max, min))
    few, many = (
        [f'"{answer_words(field, value)}"' for value, count in spread.values if count == wanted]
        for wanted in (least, most)
    )
    if most == least:
        told = listed(few)
        each = f"for each: {told}" if len(told) <= _NAMED else f"for each of {len(few)} answers"
        return _with_reasons(f"As many {each}.", spread, "each")
    told = f"Most answers: {_named(many, most)}."
    if spread.total < FEW:
        return told
    return _with_reasons(f"{told} Fewest: {_named(few, least)}.", spread, "the fewest")


def _with_reasons(told: str, spread: Spread, whose: str) -> str:
    return told if spread.total < FEW else f"{told} Hear a reason for {whose} first."
