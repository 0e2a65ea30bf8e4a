"""What stays when something stops: a thing that keeps running, or people who stay whatever happens."""

from collections.abc import Sequence

from msgspec import Struct, structs

from spm_tui.workshop import records as r
from spm_tui.workshop.reading.clauses import Clause, marks_within
from spm_tui.workshop.reading.facts import Fact
from spm_tui.workshop.reading.frames import Frame
from spm_tui.workshop.reading.line_marks import KEPT_RUNNING, Mark
from spm_tui.workshop.reading.names import Entity
from spm_tui.workshop.reading.subjects import entity_of, stays_beside
from spm_tui.workshop.reading.tokens import Token
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure as written


class Stay(Struct, frozen=True):
    """A thing that stays and its people, where it is not certain whose they are; `why` asks for it."""

    thing: str
    people: float | None
    why: str = ""


class StayTies(Struct, frozen=True):
    """The ties a fact makes, what waits for a team, and the first tokens of the marks that say so."""

    ties: tuple[r.Tie, ...] = ()
    waiting: tuple[Stay, ...] = ()
    used: frozenset[int] = frozenset()


def stays_in(
    session: Session, frame: Frame, tokens: Sequence[Token], marks: Sequence[Mark], fact: Fact
) -> StayTies:
    """Return what a fact says of what stays. No team is ever invented.

    The people are tied to a team that is named, else to the one the stopped thing takes most of; where
    the thing has a team of its own already, it is asked.
    """
    here = [mark for mark in marks if fact.holds(mark)]
    held = _held_back(here)
    if held is not None:
        return held
    stopped = _stopped(session, frame, fact)
    ties: list[r.Tie] = []
    waiting: list[Stay] = []
    used: set[int] = set()
    for mark in here:
        clause = next(one for one in fact.clauses if one.first <= mark.first < one.last)
        thing = _thing(mark)
        if thing is None or thing.id in stopped or thing.kind in ("team", "skill", "initiative"):
            continue
        if not stays_beside(here, mark, clause):
            continue
        figure = _people_after(here, mark) or _people_keeping(here, mark, clause)
        used |= {mark.first} | ({figure.first} if figure is not None else set())
        people = round(figure.figure.value, 1) if figure is not None and figure.figure is not None else None
        named = _named_team(tokens, here, mark)
        used |= {m.first for m in here if named and m.mention is not None and m.mention.entity.id == named}
        tie = run_tie(session, thing.id, people, stopped, named)
        if isinstance(tie, Stay):
            waiting.append(tie)
        elif tie is not None:
            ties.append(tie)
    used |= _people_of_nothing_known(here, fact, used)
    return StayTies(tuple(ties), tuple(waiting), frozenset(used))


def _stopped(session: Session, frame: Frame, fact: Fact) -> list[str]:
    """Return what stops: what the fact is about, else what stopped last (`but Bayplan hangs on`)."""
    stopped = [entity.id for mark in fact.subject if (entity := entity_of(mark, frame)) is not None]
    last = next(reversed(records(session, "stopping")), None)
    return list(last.items) if not stopped and isinstance(last, r.Stop) else stopped


def run_tie(
    session: Session, thing: str, people: float | None, stopped: Sequence[str], named: str | None
) -> r.Tie | Stay | None:
    """Return the run tie of what stays; a Stay where its team is asked, None where it is there already.

    The one rule for what stays, however the line is written. `named` is the team the line names.
    """
    own = [tie for tie in session.ties if tie.from_ == thing and _kind(session, tie.to) in ("team", "skill")]
    inside = [tie for tie in own if tie.carried_by in stopped and named in (None, tie.to)]
    if inside:
        return _changed(inside[0], people)
    carrier, team = _giver(session, stopped, named)
    if team is None or (not stopped and people is None):
        return Stay(thing, people, _whose(session, stopped))
    if not stopped:
        return r.Tie(from_=thing, to=team, people=people)  # who runs it, with no stop: a fact of the map
    if named is None and own:
        there = any(tie.to == team and people in (None, tie.people) for tie in own)
        return None if there else Stay(thing, people, _has_team(session, thing, own[0].to))
    elsewhere = any(tie.to == team and tie.carried_by is not None for tie in own)
    if elsewhere or people is None:
        asked = f"How many people run {_name(session, thing)}?"
        return Stay(thing, people, _has_team(session, thing, team) if elsewhere else asked)
    return r.Tie(from_=thing, to=team, people=people, carried_by=carrier)


def held_back(session: Session, team: str, people: float | None, stopped: Sequence[str]) -> r.Tie:
    """Return the tie that says how many people of a team stay whatever happens."""
    takes = (one for one in stopped if any((tie.from_, tie.to) == (one, team) for tie in session.ties))
    return r.Tie(from_=next(takes, stopped[0]), to=team, stays=people)


def _changed(before: r.Tie, people: float | None) -> r.Tie | None:
    """Return a run tie of the stop with the figure just said; the earlier one stays in the note."""
    if people is None or people == before.people:
        return None
    was = f"before: {written(before.people, 'people')}" if before.people is not None else None
    note = "; ".join(text for text in (before.note, was) if text) or None
    return structs.replace(before, people=people, note=note)


def _name(session: Session, identity: str) -> str:
    return names_of(session).label(identity)


def _whose(session: Session, stopped: Sequence[str]) -> str:
    if not stopped:
        return "What stops?"
    return (
        f"Whose people run it? Add a line such as: {_name(session, stopped[0])} > X 4, where X is the team."
    )


def _has_team(session: Session, thing: str, team: str) -> str:
    called, whose = _name(session, thing), _name(session, team)
    taken = {tie.to for tie in session.ties if tie.from_ == thing and tie.carried_by is not None}
    free = (one.id for one in session.items if one.kind == "team" and one.id not in taken)
    other = team if team not in taken else next(free, None)
    such = f" Add, such as: {called} 2 by {_name(session, other)}." if other is not None else ""
    return f"{called} has people already, of {whose}. Whose are these?{such}"


def _people_of_nothing_known(marks: Sequence[Mark], fact: Fact, used: set[int]) -> set[int]:
    """Return the figures of people who stay with something nobody knows: never those of the stop."""
    found: set[int] = set()
    for cue in marks:
        if cue.means("stays") is None or any(m.first in used for m in marks if m.mention is not None):
            continue
        clause = next(one for one in fact.clauses if one.first <= cue.first < one.last)
        if any(m.means("still_there") for m in marks_within(marks, clause)):
            continue
        figure = _people_after(marks, cue)
        found |= {figure.first} if figure is not None else set()
    return found


def _named_team(tokens: Sequence[Token], marks: Sequence[Mark], thing: Mark) -> str | None:
    """Return the team behind a figure or `from`: `two from Stowage`, `1.5 of Warehouse IT`."""
    for mark in marks:
        meant = _thing(mark)
        before = [token.norm for token in tokens[max(0, mark.first - 2) : mark.first]]
        if (
            meant is not None
            and meant.kind in ("team", "skill")
            and mark is not thing
            and {"from", "of", "in", "by"} & set(before)
        ):
            return meant.id
    return None


def _thing(mark: Mark) -> Entity | None:
    if mark.mention is None:
        return None
    return next((one for one in mark.mention.options if one.kind != "case"), None)


def _kind(session: Session, identity: str) -> str:
    return next((item.kind for item in session.items if item.id == identity), "")


def _people_keeping(marks: Sequence[Mark], thing: Mark, clause: Clause) -> Mark | None:
    """Return the people who keep a thing running, said before it: `two of Ops keep the Bus alive`."""
    cue = next(
        (m for m in marks if m.means("stays") == KEPT_RUNNING and 0 <= m.first - thing.last <= 1), None
    )
    before = [
        m
        for m in marks
        if clause.first <= m.first < thing.first and m.figure is not None and m.figure.unit in ("people", "")
    ]
    return before[-1] if cue is not None and len(before) == 1 else None


def _people_after(marks: Sequence[Mark], thing: Mark) -> Mark | None:
    """Return the figure of people said of what stays: the first behind it."""
    for mark in marks:
        if mark.first > thing.first and mark.figure is not None and mark.figure.unit in ("people", ""):
            between = [
                one for one in marks if thing.first < one.first < mark.first and one.mention is not None
            ]
            return None if between else mark
    return None


def _giver(session: Session, stopped: Sequence[str], named: str | None) -> tuple[str | None, str | None]:
    """Return (what stops, the team it takes most people of): no team where there is none or two are equal.

    A named team is taken; nothing carries it where what stops takes nobody of it. People of a skill count
    where there is no team.
    """
    if named is not None:
        takes = (tie.from_ for tie in session.ties if tie.from_ in stopped and tie.to == named)
        return next(takes, None), named
    for kind in ("team", "skill"):
        found: dict[tuple[str, str], float] = {}
        for tie in session.ties:
            counts = tie.from_ in stopped and tie.carried_by is None and _kind(session, tie.to) == kind
            if counts and tie.people:
                found[(tie.from_, tie.to)] = found.get((tie.from_, tie.to), 0.0) + tie.people
        best = [ends for ends, people in found.items() if people == max(found.values())]
        if best:
            return best[0] if len(best) == 1 else (None, None)
    return None, None


def _held_back(marks: Sequence[Mark]) -> StayTies | None:
    """Read `of the 6 Core Money folks on Instant Payouts, 2 stay`: people of a tie who stay whatever
    happens.
    """
    team = next((m for m in marks if (t := _thing(m)) is not None and t.kind in ("team", "skill")), None)
    work = next((m for m in marks if (t := _thing(m)) is not None and t.kind not in ("team", "skill")), None)
    cue = next((m for m in marks if m.means("stays") is not None), None)
    figures = [m for m in marks if m.figure is not None and m.figure.unit in ("people", "", "share")]
    if team is None or work is None or cue is None or not figures or any(m.means("action") for m in marks):
        return None
    staying = [m for m in figures if 0 <= cue.first - m.last <= 2]
    if not staying or staying[0].figure is None:
        return None
    of, to = _thing(work), _thing(team)
    whole = next((m for m in figures if m is not staying[0] and m.figure is not None), None)
    if of is None or to is None:
        return None
    people = whole.figure.value if whole is not None and whole.figure is not None else None
    tie = r.Tie(from_=of.id, to=to.id, people=people, stays=round(staying[0].figure.value, 1))
    return StayTies((tie,), (), frozenset({m.first for m in marks}))


__all__ = ["Clause", "Stay", "StayTies", "held_back", "run_tie", "stays_in"]
