"""What the map would be with the changes of a what if, and which changes there are to try. Pure; no measures.

A tried session is only ever measured, beside the one it was made of: it is never saved and never diagnosed.
"""

from collections.abc import Collection, Iterable, Iterator

from msgspec import structs

from spm_tui.workshop import records as r
from spm_tui.workshop.map_edits import CATEGORY_OF
from spm_tui.workshop.merging import settle_ties
from spm_tui.workshop.session import Fungibility, Session, with_answer
from spm_tui.workshop.what_ifs import MapChange

_STAFF = ("team", "skill")


def tried(session: Session, changes: Iterable[MapChange]) -> Session:
    """Return the session as it would be with these changes; what is not on its map changes nothing.

    A cut takes a tie away. A link has a team or skill able to do a work at once, whatever was recorded of
    that pair. A payer gives a run tie money of its own, so that no work carries it. A date lets the people of
    a tie leave at once. Order never matters.
    """
    wanted: dict[str, set[tuple[str, str]]] = {"cut": set(), "link": set(), "payer": set(), "date": set()}
    for change in changes:
        wanted[change.kind].add((change.from_, change.to))
    ties = tuple(
        _changed(tie, payer=ends in wanted["payer"], date=ends in wanted["date"])
        for tie in session.ties
        if (ends := (tie.from_, tie.to)) not in wanted["cut"]
    )
    if ties != session.ties:
        session = structs.replace(session, ties=settle_ties(ties))
    return _with_links(session, wanted["link"])


def _changed(tie: r.Tie, *, payer: bool, date: bool) -> r.Tie:
    if payer and tie.carried_by is not None:
        tie = structs.replace(tie, carried_by=None)
    return structs.replace(tie, months=0.0) if date and tie.people is not None else tie


def _with_links(session: Session, links: Collection[tuple[str, str]]) -> Session:
    kinds = {item.id: item.kind for item in session.items}
    able = [(start, end) for start, end in sorted(links) if kinds.get(start) in _STAFF and end in kinds]
    if not able:
        return session
    given = session.answers.fungibility or Fungibility()
    kept = tuple(swap for swap in given.swaps if (swap.from_, swap.to) not in links)
    added = tuple(
        r.Swap(category=CATEGORY_OF[kinds[start]], from_=start, to=end, seen_months=0.0, basis="measured")
        for start, end in able
    )
    return with_answer(session, "fungibility", structs.replace(given, swaps=(*kept, *added)))


def possible(session: Session) -> Iterator[MapChange]:
    """Yield every change there is to try: first those to the ties, in their order, then the links.

    Links are those of every team and skill that some thing takes people of to every thing short of people.
    """
    kinds = {item.id: item.kind for item in session.items}
    staff: dict[str, None] = {}
    for tie in session.ties:
        if kinds.get(tie.to) not in _STAFF or tie.people is None:
            yield MapChange("cut", tie.from_, tie.to)
            continue
        staff[tie.to] = None
        if tie.carried_by is not None:
            yield MapChange("payer", tie.from_, tie.to)
        elif tie.months != 0:
            yield MapChange("date", tie.from_, tie.to)
    wanting = [item.id for item in session.items if item.wants]
    for team in staff:
        yield from (MapChange("link", team, item) for item in wanting)
