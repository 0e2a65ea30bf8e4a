"""Rules that set answers to several questions beside each other: stops, decisions, doors and vineyards."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from spm_tui.diagnosis.finding import Outcome, Rule, Size
from spm_tui.diagnosis.map_dependencies import stop_dependencies
from spm_tui.diagnosis.record_keys import (
    assets,
    doors,
    field_key,
    field_keys,
    rights,
    stops,
    things,
    ties_carried,
)
from spm_tui.diagnosis.rules.boundary import BOUNDARY, waited
from spm_tui.diagnosis.rules.per_record import SILENT, RecordOutcome, lacks, per_record
from spm_tui.diagnosis.rules.sentences import (
    detail,
    headline,
    persons,
    shortened,
    some,
    stopped,
    verb,
    within,
)
from spm_tui.diagnosis.rules.stops import QUESTION as STOPPING
from spm_tui.diagnosis.rules.stops import booked_of
from spm_tui.diagnosis.trail import finding, how_known, name, record_step, tie_step
from spm_tui.entanglement.measures import Measures
from spm_tui.text import capital_first, fold
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.records import Asset, DoorRecord, Right, Stop
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, figure_beside

VINEYARDS = "vineyards"
REVERSIBILITY = "reversibility"
#: What a decision on stopping something is called in the room.
_STOPPING: Final = re.compile(r"\b(?:stop(?:s|ped|ping)?|end(?:s|ed|ing)?|clos(?:e|es|ed|ing))\b", re.I)
_WORD: Final = re.compile(r"\w+")
#: What is said of these is said of a stop; putting on ice, shrinking and handing over are not.
_A_STOP: Final = (None, "stop")
#: How a headline ends that has no room for the names of the stop and the decision.
_UNNAMED: Final = "the decision on it waited {}."
_StopPairs = Sequence[tuple[str, Stop]]
_RightPairs = Sequence[tuple[str, Right]]


def _waits_longer(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    said = [
        (key, stop) for key, stop in stops(session) if stop.said_months is not None and stop.action in _A_STOP
    ]
    about = [(key, right) for key, right in rights(session) if _STOPPING.search(right.decision_type)]
    stalled = [(key, right) for key, right in about if right.stalled_months is not None]
    if not said or not stalled:
        return Outcome(lacking=(*_no_months(session, said), *_no_wait(about, stalled)))
    key, right = max(stalled, key=lambda pair: pair[1].stalled_months or 0.0)
    waiting = right.stalled_months or 0.0
    meant = _meant(session, right, said)
    shorter = sorted(
        (pair for pair in meant if (pair[1].said_months or 0.0) < waiting),
        key=lambda pair: pair[1].said_months or 0.0,
    )
    if not shorter:
        return Outcome(examined=True)
    stop = shorter[0][1]
    told = _said_and_waited(session, stop, right)
    found = finding(
        WAITS_LONGER_THAN_SAID,
        None,
        headline=told,
        detail=_beside_the_wait(session, told, shorter, right),
        known=how_known(right),
        size=Size(round(waiting - (stop.said_months or 0.0), 1), "months"),
        trail=[
            *(record_step(session, STOPPING, k, one) for k, one in shorter),
            record_step(session, BOUNDARY, key, right),
        ],
        counter=_no_shorter(session, meant, shorter),
    )
    return Outcome((found,), examined=True)


def _meant(session: Session, right: Right, said: _StopPairs) -> _StopPairs:
    """Return the stops a decision is about: of the thing or the kind of thing it names, else all."""
    text, known = right.decision_type, things(session)
    words = set(_WORD.findall(fold(text)))
    named = [pair for pair in said if any(_names(text, known[i].name) for i in pair[1].items if i in known)]
    kinds = [kind for kind in ITEM_KINDS if words & {kind, f"{kind}s"}]
    alike = [
        pair for pair in said if any(known[item].kind in kinds for item in pair[1].items if item in known)
    ]
    return named or alike or said


def _names(text: str, thing: str) -> bool:
    return thing in text and re.search(rf"(?<!\w){re.escape(thing)}(?!\w)", text) is not None


def _said_and_waited(session: Session, stop: Stop, right: Right) -> str:
    """Return `Stopping Live tracking: 1 month said; a decision to stop waited 3.`, or a shorter one."""
    said, months = figure(stop.said_months, "months"), figure_beside(right.stalled_months)
    return headline(
        *(
            f"Stopping {what}: {said} said; a decision to stop waited {months}."
            for what in stopped(session, stop)
        ),
        f"{capital_first(said)} said of a stop; {_UNNAMED.format(months)}",
    )


def _no_shorter(session: Session, meant: _StopPairs, shorter: _StopPairs) -> list[str]:
    """Return what was said of the other stops, where that is as long as the wait or longer."""
    given = dict(shorter)
    others = [(stop, months) for key, stop in meant if key not in given and (months := stop.said_months)]
    said = [f"{some(session, stop.items)} ({figure(months, 'months')})" for stop, months in others]
    return [f"Longer was said of {within(said, 14)}."] if said else []


def _no_months(session: Session, said: _StopPairs) -> tuple[str, ...]:
    if said:
        return ()
    return field_keys(STOPPING, *(("said_months",) if stops(session) else ("items", "said_months")))


def _no_wait(about: _RightPairs, stalled: _RightPairs) -> tuple[str, ...]:
    if stalled:
        return ()
    return field_keys(BOUNDARY, *(("stalled_months",) if about else ("decision_type", "stalled_months")))


def _beside_the_wait(session: Session, told: str, shorter: _StopPairs, right: Right) -> str:
    """Return what the headline does not tell: which decision waited, and what stops it is about."""
    least = shorter[0][1].said_months
    several = sum(1 for _, stop in shorter if stop.said_months == least) > 1
    unnamed = told.endswith(_UNNAMED.format(figure_beside(right.stalled_months)))
    return detail(waited(right), _said_of(session, shorter) if several or unnamed else "")


def _said_of(session: Session, shorter: _StopPairs) -> str:
    """Return what the shortest time was said of."""
    least = shorter[0][1].said_months
    named = [name(session, item) for _, stop in shorter if stop.said_months == least for item in stop.items]
    was = f"{figure(least, 'months')} {verb(least, 'was', 'were')} said of"
    return f"{was} {within(list(dict.fromkeys(named)), 14)}."


WAITS_LONGER_THAN_SAID = Rule(
    id="waits-longer-than-said",
    theme="boundary",
    tone="gap",
    part="the decision",
    check=_waits_longer,
    reads=("boundary", "stopping", "items"),
    help="Whether deciding to stop waits longer than stopping takes.",
    recurring="Deciding to stop waits longer than stopping was said to take.",
    could_be_wrong="that decision was about something far larger than what we speak of now",
    ask="If this were to be stopped, which decision comes first, and how long did the last one take?",
    passage=(
        "Questions to consider, the ninth: where portfolio management ends and leadership begins, beside the "
        "second, what stopping really frees."
    ),
)


def _stop_of_a_vineyard(session: Session, measures: Measures, _as_of: date) -> Outcome:
    when_none = (
        *field_keys(STOPPING, "items"),
        "ties.carried_by",
        field_key(VINEYARDS, "spoken_as"),
        field_key(REVERSIBILITY, "door"),
    )
    return per_record(
        STOP_OF_A_VINEYARD, session, measures, stops(session), _examine_chain, when_none, stop_dependencies
    )


def _examine_chain(session: Session, measures: Measures, key: str, stop: Stop) -> RecordOutcome:
    booked = booked_of(measures, stop)
    if booked is None or booked.booked is None:
        return RecordOutcome(examined=False)  # the rules on the stop itself ask for people and run load
    load: dict[str, float] = {}
    for part in booked.parts:
        for carried in part.carried:
            load[carried.item] = load.get(carried.item, 0.0) + carried.people
    held = sorted((item for item in load if load[item]), key=lambda item: (-load[item], item))
    if not held:
        asked = booked.run_asked
        return RecordOutcome(examined=bool(asked.of) and asked.asked == asked.of)
    claimed = [(item, claims) for item in held if (claims := _claims(session, item)).any]
    if not claimed:
        return lacks(field_key(VINEYARDS, "spoken_as"), field_key(REVERSIBILITY, "door"))
    for item, claims in claimed:
        if claims.holds_back:
            return _chain(session, key, stop, item, round(load[item], 1), claims)
    return SILENT if any(claims.looked_at for _, claims in claimed) else lacks(*_LOOK)


_LOOK: Final = (field_key(VINEYARDS, "fits"), field_key(REVERSIBILITY, "seen_months"))


class _Claims(Struct, frozen=True):
    """What questions 3 and 8 hold of one thing: how it is spoken of, its way back, how it behaves."""

    spoken: tuple[str, Asset] | None
    easy: tuple[str, DoorRecord] | None
    vineyard: tuple[str, Asset] | None
    looked_at: bool

    @property
    def any(self) -> bool:
        """Whether it is spoken of as a stock, or its way back is called easy."""
        return self.spoken is not None or self.easy is not None

    @property
    def slow(self) -> bool:
        """Whether the way back called easy took twice as long as said."""
        door = self.easy[1] if self.easy else None
        if door is None or door.said_months is None or door.seen_months is None:
            return False
        return door.seen_months >= 2 * door.said_months and door.seen_months > door.said_months

    @property
    def holds_back(self) -> bool:
        """Whether it behaves otherwise than it is spoken of."""
        return self.vineyard is not None or self.slow


def _claims(session: Session, item: str) -> _Claims:
    kinds = [(key, asset) for key, asset in assets(session) if asset.item == item]
    ways = [(key, door) for key, door in doors(session) if item in (door.items or ()) and door.door == "easy"]
    longest = max(ways, key=lambda pair: _times_longer(pair[1]), default=None)
    return _Claims(
        spoken=next((pair for pair in kinds if pair[1].spoken_as == "stock"), None),
        easy=longest,
        vineyard=next((pair for pair in kinds if pair[1].fits == "vineyard"), None),
        looked_at=any(asset.fits is not None for _, asset in kinds)
        or any(None not in (door.said_months, door.seen_months) for _, door in ways),
    )


def _times_longer(door: DoorRecord) -> float:
    if door.said_months is None or door.seen_months is None:
        return -1.0
    return door.seen_months / max(door.said_months, 0.1)


def _chain(
    session: Session, key: str, stop: Stop, item: str, people: float, claims: _Claims
) -> RecordOutcome:
    behind: list[tuple[str, str, Asset | DoorRecord]] = [
        (VINEYARDS, *pair) for pair in (claims.spoken, claims.vineyard) if pair is not None
    ]
    behind += [(REVERSIBILITY, *claims.easy)] if claims.easy else []
    carried = [tie for x in stop.items for tie in ties_carried(session).get(x, ()) if tie.from_ == item]
    found = finding(
        STOP_OF_A_VINEYARD,
        key,
        items=(*stop.items, item),
        headline=_held_by(session, stop, item, people, claims),
        detail=detail(_behaves(claims), _way_back(claims)),
        known=how_known(*(record for _, _, record in behind)),
        size=Size(people, "people"),
        trail=[
            record_step(session, STOPPING, key, stop),
            *(tie_step(session, tie) for tie in carried),
            *(record_step(session, question, k, record) for question, k, record in behind),
        ],
    )
    return RecordOutcome(found)


def _held_by(session: Session, stop: Stop, item: str, people: float, claims: _Claims) -> str:
    called = "called a stock" if claims.spoken else "way back called easy"
    load = persons(people)
    holder = name(session, item)
    return headline(
        *(
            f"{shortened(holder, most)}, {called}, keeps {load} on {what}."
            for most in (4, 3, 2)
            for what in stopped(session, stop)
        )
    )


def _behaves(claims: _Claims) -> str:
    if claims.vineyard is None:
        return ""
    months = claims.vineyard[1].months_to_change
    change = f"; a change takes {figure(months, 'months')}" if months is not None else ""
    return f"It behaves like a vineyard{change}."


def _way_back(claims: _Claims) -> str:
    if claims.easy is None or not claims.slow:
        return ""
    door = claims.easy[1]
    return (
        f"Its way back took {figure(door.seen_months, 'months')}; we said {figure_beside(door.said_months)}."
    )


STOP_OF_A_VINEYARD = Rule(
    id="stop-of-a-vineyard",
    theme="stops",
    tone="gap",
    part="what it rests on",
    check=_stop_of_a_vineyard,
    reads=("stopping", "reversibility", "vineyards", "items", "ties", "cases"),
    help="Whether a stop rests on something slow to change.",
    recurring="A stop rests on something slow to change.",
    could_be_wrong="what holds it is being replaced already, or someone else could run it from tomorrow",
    ask="What would have to change in the thing that holds it before this stop gives anything back?",
    passage=(
        "Vineyards: land, vines, labour and season change together, so that what rests on them cannot be "
        "taken out by itself."
    ),
)

RULES: tuple[Rule, ...] = (STOP_OF_A_VINEYARD, WAITS_LONGER_THAN_SAID)
