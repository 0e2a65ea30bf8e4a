"""What the sentences of the rules share: how long they are, and the parts they have in common.

A headline has at most twelve words and stands alone; a detail has at most two sentences of twenty words.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import product
from typing import Final

from spm_tui.diagnosis.trail import NAMED, OF_MANY, name
from spm_tui.entanglement.results import Booked
from spm_tui.entanglement.staffing import tenths
from spm_tui.text import capital_first, clean
from spm_tui.workshop.choices import NOBODY
from spm_tui.workshop.records import Stop, Swap
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, figure_beside, listed, role, shown

IN_HEADLINE: Final = 12
IN_SENTENCE: Final = 20
IN_DETAIL: Final = 2
#: Words of a name or of something a user typed that a sentence holds beside its own.
IN_NAME: Final = 6
IN_QUOTE: Final = 9
_DOING = {
    None: "Stopping {}",
    "stop": "Stopping {}",
    "ice": "Putting {} on ice",
    "shrink": "Shrinking {}",
    "hand-over": "Handing over {}",
}
#: Who does the work, then whose work it is, told as what is done: `Covering Customs with Fleet team`.
_COVERING = ("Covering {1} with {0}",)
_IF = {
    None: "If {} stops",
    "stop": "If {} stops",
    "ice": "If {} is put on ice",
    "shrink": "If {} shrinks",
    "hand-over": "If {} is handed over",
}
_IF_SEVERAL = {"If {} stops": "If {} stop", "If {} is put on ice": "If {} are put on ice"}
_IF_SEVERAL |= {"If {} shrinks": "If {} shrink", "If {} is handed over": "If {} are handed over"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def at_most(value: float, limit: float) -> bool:
    """Return whether a figure is at most a limit worked out by adding (0.1 + 1 is still 1.1)."""
    return value <= limit + 1e-9


def twice_and_two_more(said: float | None, seen: float | None) -> bool:
    """Return whether months seen are at least twice the months said and at least two more."""
    return said is not None and seen is not None and seen >= 2 * said and at_most(said + 2, seen)


def shortened(text: str, most: int = IN_NAME) -> str:
    """Return a text of at most so many words: one that is cut ends with three dots, in its quotes."""
    words = text.split()
    quote = '"' if text.startswith('"') and text.endswith('"') else ""
    return text if len(words) <= most else f"{' '.join(words[:most])}...{quote}"


def headline(*wordings: str) -> str:
    """Return the first wording of at most twelve words; when none is that short, the last one cut there."""
    return next((text for text in wordings if _fits(text, IN_HEADLINE)), shortened(wordings[-1], IN_HEADLINE))


def detail(*sentences: str) -> str:
    """Return the first two sentences that are not empty, each cut where it has more than twenty words."""
    told = [shortened(text, IN_SENTENCE) for text in sentences if text][:IN_DETAIL]
    return " ".join(told).replace("....", "...")  # a quote that was cut ends its sentence itself


def wording(*wordings: str) -> str:
    """Return the first wording that is short enough for a sentence of a detail, else the last."""
    return next((text for text in wordings if _fits(text, IN_SENTENCE)), wordings[-1])


def _fits(text: str, most: int) -> bool:
    return len(text.split()) <= most


def typed(text: str, most: int = IN_QUOTE) -> str:
    """Return what a user typed as a sentence holds it: cleaned, short, without a full stop of its own."""
    return shortened(clean(text).strip().rstrip(".!?"), most)


def within(words: Sequence[str], most: int, of: int | None = None) -> str:
    """Return a list in at most so many words: five, or three and how many more, or as many as fit.

    `of` is how many there are where `words` holds only the first of them.
    """
    total = len(words) if of is None else of
    for count in range(total if total <= NAMED else OF_MANY, 0, -1):
        rest = total - count
        text = listed([*words[:count], *([f"{rest} more"] if rest else [])])
        if _fits(text, most):
            return text
    few = shortened(words[0], max(1, most - 3))
    return f"{few} and {total - 1} more" if total > 1 else few


def some(session: Session, ids: Iterable[str], most: int = 12) -> str:
    """Return the names of things as a list in at most so many words."""
    chosen = list(dict.fromkeys(ids))
    return within([name(session, item) for item in chosen[:NAMED]], most, len(chosen))


def one(session: Session, item: str) -> str:
    """Return the name of one thing, cut where it is long."""
    return shortened(name(session, item))


def first(text: str) -> str:
    """Return a name at the beginning of a sentence: its article with a capital, the name as it is."""
    return f"The {text.removeprefix('the ')}" if text.startswith("the ") else text


def counted(count: int) -> str:
    """Return a count as a sentence begins with it: `Three`, `12`."""
    return _NUMBERS[count].capitalize() if count < len(_NUMBERS) else str(count)


def persons(value: float | None) -> str:
    """Return people in a sentence: `3 people`, `half a person's time`."""
    return "half a person's time" if value is not None and tenths(value) == 5 else figure(value, "people")


def number(value: float | None) -> str:
    """Return a count of people without the word: `none`, `0.5`, `8`."""
    return "none" if value == 0 else figure(value)


def verb(value: float | None, one_: str, more: str) -> str:
    """Return the form of a verb that goes with a figure."""
    return one_ if value in (0.5, 1) else more


def of_stop(session: Session, stop: Stop, *tails: str) -> str:
    """Return a headline that begins with what was stopped: `Stopping Live tracking: `, then a tail."""
    doing = _DOING[stop.action]
    return headline(*(doing.format(what) + tail for what in stopped(session, stop) for tail in tails))


def if_stopped(session: Session, stop: Stop, *tails: str) -> str:
    """Return a headline on what would be: `If Live tracking stops, `, then a tail; the action as recorded."""
    condition = _IF[stop.action] if len(stop.items) == 1 else _IF_SEVERAL[_IF[stop.action]]
    return headline(*(condition.format(what) + tail for what in stopped(session, stop) for tail in tails))


def stopped(session: Session, stop: Stop) -> list[str]:
    """Return what was stopped, from all its names to fewer words; of several things at last their number."""
    named = [name(session, item) for item in dict.fromkeys(stop.items)]
    if len(named) == 1:
        return list(dict.fromkeys(shortened(named[0], most) for most in (8, IN_NAME, 4, 2)))
    return list(dict.fromkeys((*(within(named, most) for most in (8, 6)), f"{len(named)} things")))


def time_taken(said: float | None, seen: float | None, what: str = "It") -> str:
    """Return `It took 14 months; we said 6.`, `It took 6 months, as said.`, or what is known of it."""
    if seen is None:
        return ""
    took = f"{what} took {figure(seen, 'months')}" if seen else f"{what} came at once"
    if said is None:
        return f"{took}."
    if not seen and said:
        return f"{took}; we said {figure(said, 'months')}."
    same = figure(said, "months") == figure(seen, "months")
    return f"{took}, as said." if same else f"{took}; we said {figure_beside(said)}."


def value_kept(said: float | None, seen: float | None) -> str:
    """Return `It kept 50% of the value; we said 90%.`, `It kept 80% of the value, as said.`, or less."""
    if seen is None:
        return "" if said is None else f"We said it would keep {figure(said, '%')} of the value."
    kept = f"It kept {figure(seen, '%')} of the value"
    if said is None:
        return f"{kept}."
    return f"{kept}, as said." if figure(said) == figure(seen) else f"{kept}; we said {figure(said, '%')}."


def of_swap(session: Session, swap: Swap, *tails: str, patterns: Sequence[str] = _COVERING) -> str:
    """Return a headline on a swap as an arrangement: `Covering C with T2`, then a tail that fits."""
    ends = name(session, swap.from_), name(session, swap.to)
    pairs = [tuple(shortened(end, most) for end in ends) for most in (IN_NAME, 3, 2, 1)]
    wordings = product(dict.fromkeys(pairs), patterns, tails)
    return headline(*(pattern.format(*pair) + tail for pair, pattern, tail in wordings))


def in_the_way(swap: Swap, where: str = "In the way") -> str:
    """Return `In the way: customs rules and certified access.`, or nothing where nothing is recorded."""
    words = blocked_by(swap, IN_SENTENCE - len(where.split()))
    return f"{where}: {words}." if words else ""


def blocked_by(swap: Swap, most: int) -> str:
    """Return what is recorded in the way of a swap, in at most so many words; empty where nothing is."""
    words = list(dict.fromkeys(typed(word) for word in swap.blockers or ()))
    return within(words, most) if words else ""


def kept_running(session: Session, booked: Booked) -> list[tuple[str, float]]:
    """Return what keeps people after a stop, as (name, people), largest first."""
    load: dict[str, float] = {}
    for part in booked.parts:
        for carried in part.carried:
            load[carried.item] = load.get(carried.item, 0.0) + carried.people
    order = sorted(load.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(name(session, item), people) for item, people in order if people > 0]


def running(session: Session, booked: Booked, most: int, load: float | None = None) -> str:
    """Return `Position hub (2.5) and Vessel desk (1)`, in at most so many words.

    Where one thing takes it all, or the figures do not add up to `load`, the names stand alone.
    """
    pairs = kept_running(session, booked)
    adds_up = load is None or sum(tenths(people) for _, people in pairs) == tenths(load)
    if len(pairs) > 1 and adds_up:
        return within([f"{what} ({figure(people)})" for what, people in pairs], most)
    return within([what for what, _ in pairs], most)


def what_holds(session: Session, stop: Stop, booked: Booked) -> str:
    """Return what keeps people on what is stopped: `Of 8 on it today, 3.5 keep Position hub running.`"""
    it = "it" if len(stop.items) == 1 else "them"
    stuck, on_it = booked.stuck or 0.0, booked.booked or 0.0
    if not stuck:
        less = stop.said_people is not None and tenths(on_it) < tenths(stop.said_people)
        return f"{capital_first(persons(on_it))} {verb(on_it, 'is', 'are')} on {it} today." if less else ""
    running_too = booked.freed_run or 0.0  # those who run what leaves with it are kept too
    on_both = f"{figure(on_it + running_too)} on {it} and what leaves with {it}"
    start = f"Of {on_both if running_too else f'{figure(on_it)} on {it} today'}, {figure(stuck)}"
    stays = any(part.stays for part in booked.parts if not part.run)
    if not kept_running(session, booked):
        return f"{start} {verb(stuck, 'stays', 'stay')}, as noted."
    load = running(session, booked, 8 if stays else 11, stuck)
    if stays:
        return f"{start} {verb(stuck, 'stays', 'stay')}, some of it to keep {load} running."
    return f"{start} {verb(stuck, 'keeps', 'keep')} {load} running."


def roles(owners: Collection[str], most: int) -> str:
    """Return owners as a list in at most so many words, `nobody` when there is none."""
    return within([role(owner) for owner in owners], most) if owners else shown(NOBODY)


def still_there(stop: Stop) -> str:
    """Return `Still there: operations and contracts.`, or nothing where nothing is recorded."""
    return f"Still there: {listed([shown(word) for word in stop.still_there])}." if stop.still_there else ""
