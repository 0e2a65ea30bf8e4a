"""Finding the things a command names, by id or by name, and saying which could be meant."""

from spm_tui.cli.console import USAGE, Halt
from spm_tui.text import clean, did_you_mean
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.reading.known import Names, Several, known
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import listed

_PEOPLE = ("team", "skill")
_WORK = tuple(kind for kind in ITEM_KINDS if kind not in _PEOPLE)


def named_things(session: Session, names: list[str], *, stop: bool = False) -> tuple[str, ...]:
    """Return the ids of things named by id or by name, each once; with `stop` no team and no skill.

    A name that several of them have is asked about: it takes its kind before it (`team Payments`), or the id.
    Halts with every name that is not known or not clear.
    """
    things = known(session).items
    found: dict[str, None] = {}
    problems = []
    for name in names:
        try:
            item_id = _meant(things, name, _WORK if stop else ())
        except Several as several:
            problems.append(_which(things, name, several))
            continue
        if problem := _problem(things, name, item_id, stop):
            problems.append(problem)
        elif item_id is not None:
            found[item_id] = None
    if problems:
        raise Halt(USAGE, *problems)
    return tuple(found)


def _meant(things: Names, name: str, kinds: tuple[str, ...]) -> str | None:
    """Return the thing meant. What stands as an id in the file is that thing, whatever others are called."""
    return name if name in things.by_id else things.exact(name, kinds)


def _which(things: Names, name: str, several: Several) -> str:
    them = [things.by_id[item_id] for item_id, _ in several.readings]
    how = "by kind and name or by id" if len({one.kind for one in them}) == len(them) else "by id"
    choices = listed([f"{one.kind} {clean(one.name)} ({one.id})" for one in them], "or")
    return f'"{clean(name)}" names several things; say which, {how}: {choices}.'


def _problem(things: Names, name: str, item_id: str | None, stop: bool) -> str:
    if item_id is None:
        near = did_you_mean(name, [text for one in things.all for text in (one.name, one.id)])
        return f'There is no thing "{clean(name)}" in this session' + (f"; {near}" if near else ".")
    kind = things.by_id[item_id].kind
    if stop and kind in _PEOPLE:
        return f'"{clean(name)}" is a {kind}: choose the work that could stop, not who does it.'
    return ""
