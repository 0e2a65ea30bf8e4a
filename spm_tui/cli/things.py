"""Finding the things a command names, by id or by name, and saying which could be meant."""

from spm_tui.cli.console import USAGE, Halt
from spm_tui.text import clean, did_you_mean, fold
from spm_tui.workshop.records import Item
from spm_tui.workshop.session import Session


def named_things(session: Session, names: list[str], *, stop: bool = False) -> tuple[str, ...]:
    """Return the ids of things named by id or by name, each once; with `stop` no team and no skill.

    Halts with every name that is not known.
    """
    by_id = {item.id: item for item in session.items}
    by_name: dict[str, list[Item]] = {}
    for item in session.items:
        by_name.setdefault(fold(item.name), []).append(item)
    found: dict[str, None] = {}
    unknown = []
    for name in names:
        named = [by_id[name]] if name in by_id else by_name.get(fold(name), [])
        problem = _problem(session, name, named, stop)
        if problem:
            unknown.append(problem)
        else:
            found[named[0].id] = None
    if unknown:
        raise Halt(USAGE, *unknown)
    return tuple(found)


def _problem(session: Session, name: str, named: list[Item], stop: bool) -> str:
    if not named:
        known = [text for item in session.items for text in (item.name, item.id)]
        near = did_you_mean(name, known)
        return f'There is no thing "{clean(name)}" in this session' + (f"; {near}" if near else ".")
    if len(named) > 1:
        return f'"{clean(name)}" names several things; say which: {", ".join(item.id for item in named)}.'
    if stop and named[0].kind in ("team", "skill"):
        return f'"{clean(name)}" is a {named[0].kind}: choose the work that could stop, not who does it.'
    return ""
