"""What was said and seen at questions 6 to 10, in the figures of this session."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, get_args

from spm_tui.diagnosis.deciders import (
    counting_rights,
    decided_by,
    deciders,
    owner_key,
    owners,
    shown_owners,
)
from spm_tui.diagnosis.evidence_counts import is_nobody, of_pairs
from spm_tui.diagnosis.evidence_on_deciding import REDESIGN
from spm_tui.diagnosis.record_keys import assets, functions, levers, shifts
from spm_tui.diagnosis.rules.gone import LEVER_OF
from spm_tui.diagnosis.sides import Sides, hands_on, hands_words, known_from, most_hands, of, parts, span
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import IfGone, Lever
from spm_tui.workshop.session import Session
from spm_tui.workshop.spread import median
from spm_tui.workshop.words import figure, plural, shown

#: Months from which on a change is longer than planning reaches.
LONG_MONTHS: Final = 18
#: What stands between the one lever that is compared and its places, so that it never reads as all of them.
ONE_LEVER: Final = ": "
_GONE: Final = {
    "collapses": "collapses",
    "moves": "moves",
    "nobody-misses": "not missed",
    "keeps-the-map": "keeps the map",
}

_OWNER_FIELDS: Final = ("said_owner", "decided_by")
_WOULD: Final = {
    "moves": "would move",
    "collapses": "would collapse",
    "nobody-misses": "would not be missed",
    "keeps-the-map": "would keep the map",
}


def owner(session: Session, _measures: Measures) -> Sides:
    """Question 6: who is said to own one lever and who decided it last, else who holds most of them.

    What stands side by side is said and seen of the same lever: allocation before any other.
    """
    given = of_pairs(levers(session))
    decided = [one for one in given if one.decided_by is not None]
    nobody = sum(1 for one in decided if is_nobody(one.decided_by))
    nobody_words = f"{of(nobody, len(decided))} by nobody" if nobody else ""
    name = _compared(given)
    same = [one for one in given if one.lever == name]
    if name:
        said, where = (_owners(getattr(one, field) for one in same) for field in _OWNER_FIELDS)
    else:
        said, where = (_most(given, field) for field in _OWNER_FIELDS)
    front = f"{shown(name)}{ONE_LEVER}" if name else ""
    alone = nobody_words if len(given) > 1 else ""
    return Sides(
        said=f"{front}{said}" if said else _of_other_levers(given) if name == "allocation" else "",
        seen=parts(f"{'' if said else front}{where}" if where else "", alone),
        said_clause=_said_to_hold(said, name),
        seen_clause=_last_decided(where, name, told=bool(said))
        or nobody_words.replace(" by ", " decided by "),
        known=known_from([one for one in same or decided if one.decided_by is not None], noun="lever"),
    )


def _of_other_levers(given: Iterable[r.LeverRecord]) -> str:
    """Return whom we named for other levers where nobody named one for allocation; empty where for none."""
    others = _most(given, "said_owner")
    if not others:
        return ""
    return parts(
        f"allocation{ONE_LEVER}not said", others.replace(", ", " for ", 1).replace(" lever", " other")
    )


def _compared(given: Sequence[r.LeverRecord]) -> Lever | None:
    """Return the lever to compare: allocation, else one where said and seen differ, else one that has both.

    The only lever on record is compared too; None where no lever stands for the others.
    """
    if any(one.lever == "allocation" and (one.said_owner or one.decided_by) for one in given):
        return "allocation"
    both = [one for one in given if one.said_owner is not None and one.decided_by is not None]
    apart = [one for one in both if owner_key(one.said_owner or "") != owner_key(one.decided_by or "")]
    names = [one.lever for one in apart or both]
    if not names and len({one.lever for one in given}) == 1:
        return given[0].lever
    return min(names, key=get_args(Lever).index, default=None)


def _said_to_hold(said: str, name: Lever | None) -> str:
    """Return `We said the CEO allocates` or `We said the CEO for hiring`, else for how many levers."""
    if not said:
        return ""
    if name is None:
        return f"We said {said.replace(', ', ' for ', 1)}"
    return f"We said {said} allocates" if name == "allocation" else f"We said {said} for {shown(name)}"


def _last_decided(where: str, name: Lever | None, *, told: bool) -> str:
    """Return who decided last; the lever is named where what was said does not name it already."""
    if not where:
        return ""
    by = where if name else where.partition(", ")[0]
    return f"last decided by {by}" if told or name is None else f"{shown(name)} was last decided by {by}"


def _owners(given: Iterable[str | None]) -> str:
    named = [one for one in given if one is not None]
    return shown_owners(owners(named).values()) if named else ""


def _most(given: Iterable[r.LeverRecord], field: str) -> str:
    """Return the place most levers have: `the CEO, 2 of 3 levers`; of equals, `3 places, 3 levers`."""
    named = [str(getattr(one, field)) for one in given if getattr(one, field) is not None]
    counts = Counter(owner_key(one) for one in named if not is_nobody(one))
    if not counts:
        return ""
    top = min(counts, key=lambda one: (-counts[one], one))
    if len(counts) > 1 and counts.most_common(2)[1][1] == counts[top]:
        return f"{len(counts)} places, {plural(sum(counts.values()), 'lever')}"
    spelt = next(one for one in sorted(named) if owner_key(one) == top)
    return (
        f"{shown_owners([spelt])}, {of(counts[top], len(named))} {'lever' if len(named) == 1 else 'levers'}"
    )


def redesign(session: Session, _measures: Measures) -> Sides:
    """Question 7: the share we said, and how many changes of direction took a redesign."""
    given = session.answers.redesign_frequency
    said = given.said_percent if given else None
    known = [shift for shift in of_pairs(shifts(session)) if shift.took_what is not None]
    months = span([s.months for s in of_pairs(shifts(session)) if s.months is not None], "months")
    redesigned = sum(1 for shift in known if shift.took_what in REDESIGN)
    count = f"{of(redesigned, len(known))}" if known else ""
    return Sides(
        said=figure(said, "%") if said is not None else "",
        seen=parts(f"{count} took a redesign" if count else "", months),
        said_clause=f"We said {figure(said, '%')}" if said is not None else "",
        seen_clause=f"{count} changes took a redesign"
        if count
        else f"changes took {months}"
        if months
        else "",
        known=known_from(known or [s for s in of_pairs(shifts(session)) if s.months is not None]),
    )


def vineyards(session: Session, _measures: Measures) -> Sides:
    """Question 8: how many things are spoken of as stocks, and how many of these behave as vineyards."""
    given = of_pairs(assets(session))
    spoken = [asset for asset in given if asset.spoken_as is not None]
    stocks = [asset for asset in spoken if asset.spoken_as == "stock"]
    estate = [asset for asset in spoken if asset.spoken_as == "real-estate"]
    traded = [*stocks, *estate]
    known = [
        asset for asset in traded or given if asset.fits is not None or asset.months_to_change is not None
    ]
    behave = sum(1 for asset in known if _slow(asset))
    tended = _tended([asset for asset in given if asset.fits == "vineyard"])
    as_what = (
        ("a stock" if len(stocks) == 1 else "stocks")
        if not estate
        else "real estate"
        if not stocks
        else "stocks or real estate"
    )
    count = of(behave, len(known))
    of_known = str(behave) if len(known) == len(traded) else f"{count} known"
    are = "behaves as a vineyard" if behave == 1 else "behave as vineyards"
    return Sides(
        said=parts(
            f"{len(stocks)} {'stock' if len(stocks) == 1 else 'stocks'}" if spoken else "",
            f"{len(estate)} real estate" if estate else "",
        ),
        seen=parts(
            f"{count} like {'a vineyard' if len(known) == 1 else 'vineyards'}" if known else "", tended
        ),
        said_clause=f"{len(traded)} called {as_what}" if spoken else "",
        seen_clause=f"{of_known} {are}" if known else tended,
        known=known_from(known, noun="thing"),
    )


def _slow(asset: r.Asset) -> bool:
    return asset.fits == "vineyard" or (asset.months_to_change or 0) > LONG_MONTHS


def _tended(vineyards: Sequence[r.Asset]) -> str:
    """Return how many vineyards nobody tends, and which are tended for less than a change takes.

    The two are kept apart: what is tended for a year is not untended.
    """
    nobody = sum(1 for asset in vineyards if is_nobody(asset.tended_by))
    short = [asset for asset in vineyards if not is_nobody(asset.tended_by) and _ends_before(asset)]
    told = f"{nobody} tended by nobody" if nobody else ""
    if not short:
        return told
    if len(short) > 1:
        return parts(told, f"{len(short)} with fewer years committed than a change takes")
    years, months = figure(short[0].committed_years, "years"), figure(short[0].months_to_change, "months")
    if short[0].tended_by is None:
        return parts(told, f"1 with {years} committed", f"{months} to change")
    return f"{told}, 1 for {years}" if told else parts(f"1 tended for {years}", f"{months} to change")


def _ends_before(asset: r.Asset) -> bool:
    """Return whether the years committed to a thing are fewer than a change to it takes."""
    years, months = asset.committed_years, asset.months_to_change
    return years is not None and months is not None and 12 * years < months - 1e-9


def boundary(session: Session, _measures: Measures) -> Sides:
    """Question 9: how clear we find the boundary, and how many kinds of decision one side decides."""
    hands, _ = hands_on(session, "boundary", "clarity")
    clarity = median(hands)
    counting = of_pairs(counting_rights(session))
    one_side = sum(1 for right in counting if decided_by(right) in ("portfolio", "leadership"))
    waits = [right.stalled_months for right in _rights(session) if right.stalled_months]
    waited = f"waited {'up to ' if len(waits) > 1 else ''}{figure(max(waits), 'months')}" if waits else ""
    count = of(one_side, len(counting)) if one_side else f"none of {len(counting)}"
    decides = f"one side decides {count}" if counting else ""
    voices = hands_words(session, "boundary", "clarity")
    return Sides(
        said=parts(f"clarity {figure(clarity)} of 5", voices) if clarity is not None else "",
        seen=parts(decides, waited),
        said_clause=f"Clarity {figure(clarity)} of 5, {voices}" if clarity is not None else "",
        seen_clause=decides or (f"decisions {waited}" if waited else ""),
        known=known_from(
            counting or [right for right in _rights(session) if right.stalled_months], noun="decision"
        ),
    )


def _rights(session: Session) -> tuple[r.Right, ...]:
    given = session.answers.boundary
    return given.rights if given else ()


def if_gone(session: Session, _measures: Measures) -> Sides:
    """Question 10: what the room expects, and how many levers lie where their job would move."""
    hands, _ = hands_on(session, "disappearance", "if_gone")
    top = most_hands(hands)
    jobs = Counter(job.if_gone for job in of_pairs(functions(session)) if job.if_gone is not None)
    counted = [f"{_GONE[word]} {jobs[word]}" for word in _GONE if jobs[word]]  # type: ignore[index]
    counted[:1] = [f"{one} of {plural(sum(jobs.values()), 'job')}" for one in counted[:1]]
    if top is not None:
        voices = hands_words(session, "disappearance", "if_gone", top[1])
        said = parts(_its_work(top[0]), voices)
        clause = f"{voices}: {_its_work(top[0])}"
    else:
        said = ", ".join(counted)
        clause = _jobs(jobs)
    held = deciders(session)
    moving = [
        job for job in of_pairs(functions(session)) if job.if_gone == "moves" and job.moves_to is not None
    ]
    with_lever = [job for job in moving if LEVER_OF.get(job.function) in held]
    home = sum(1 for job in with_lever if owner_key(job.moves_to or "") in held[LEVER_OF[job.function]])
    count = f"{plural(len(with_lever), 'job')}, {home or 'none'} decided there"
    seen = [job for job in of_pairs(functions(session)) if job.result]
    results = f"{plural(len(seen), 'result')} noted" if seen else ""
    return Sides(
        said=said,
        seen=parts(count if with_lever else "", results),
        said_clause=clause,
        seen_clause=count if with_lever else results,
        known=known_from(with_lever or seen, noun="job"),
    )


def _its_work(word: str) -> str:
    """Return what becomes of the work of portfolio management: `its work moves`."""
    if word == "keeps-the-map":
        return "it keeps the map"
    return f"its work {'is ' if word == 'nobody-misses' else ''}{_GONE.get(word, word)}"


def _jobs(jobs: Counter[IfGone]) -> str:
    """Return `4 of 8 jobs would move`, of what is expected of most jobs."""
    total = sum(jobs.values())
    if not total:
        return ""
    most = min(jobs, key=lambda word: (-jobs[word], list(_WOULD).index(word)))
    return f"{of(jobs[most], total)} {'job' if total == 1 else 'jobs'} {_WOULD[most]}"
