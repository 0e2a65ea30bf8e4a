"""What is one or two needs away from a thing, either way; the map takes its marks from here."""

from collections import defaultdict

from spm_tui.workshop.session import Session


def needs_in_both_directions(session: Session) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return (what each thing needs directly, what needs it directly), by id."""
    down: dict[str, set[str]] = defaultdict(set)
    up: dict[str, set[str]] = defaultdict(set)
    for tie in session.ties:
        if tie.from_ != tie.to:
            down[tie.from_].add(tie.to)
            up[tie.to].add(tie.from_)
    return down, up


def steps_from(session: Session, chosen: str) -> dict[str, int]:
    """Return 1 for things tied to the chosen one and 2 for those two needs further up or further down."""
    found: dict[str, int] = {}
    for neighbours in needs_in_both_directions(session):
        first = neighbours.get(chosen, set())
        second = {far for near in first for far in neighbours.get(near, set())}
        for thing in second:
            found.setdefault(thing, 2)
        for thing in first:
            found[thing] = 1
    found.pop(chosen, None)
    return found
