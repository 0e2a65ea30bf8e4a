"""`spm-tui stop FILE ITEM...`: what is really free when something stops, as a picture or JSON."""

from argparse import Namespace

from spm_tui.cli.console import FINE, USAGE, Halt, put_json, put_lines, width
from spm_tui.cli.source import day, months, shown_session
from spm_tui.entanglement.measures import Measures
from spm_tui.text import clean, did_you_mean, fold
from spm_tui.workshop.records import Item
from spm_tui.workshop.session import Session


def run(arguments: Namespace) -> int:
    """Print the stop test of these things; return 0, or 2 when one of them is not known."""
    horizon = months(arguments.horizon)
    session = shown_session(arguments.file)
    chosen = _chosen(session, arguments.items)
    measures = Measures(session)
    if arguments.json:
        from spm_tui.reports.as_json import stop_json

        put_json(stop_json(measures.stop(chosen, mode=arguments.mode, horizon=horizon)))
    else:
        from spm_tui.views.stop import stop_picture

        picture = stop_picture(
            session, measures, chosen, width=width(), mode=arguments.mode, horizon=horizon,
            as_of=day(None), ascii=arguments.ascii,
        )  # fmt: skip
        put_lines(picture, plain=arguments.plain)
    return FINE


def _chosen(session: Session, names: list[str]) -> tuple[str, ...]:
    """Return the ids of things named by id or by name, each once. Halts with every name that is not known."""
    by_id = {item.id: item for item in session.items}
    by_name: dict[str, list[Item]] = {}
    for item in session.items:
        by_name.setdefault(fold(item.name), []).append(item)
    found: dict[str, None] = {}
    unknown = []
    for name in names:
        named = [by_id[name]] if name in by_id else by_name.get(fold(name), [])
        problem = _problem(session, name, named)
        if problem:
            unknown.append(problem)
        else:
            found[named[0].id] = None
    if unknown:
        raise Halt(USAGE, *unknown)
    return tuple(found)


def _problem(session: Session, name: str, named: list[Item]) -> str:
    if not named:
        known = [text for item in session.items for text in (item.name, item.id)]
        near = did_you_mean(name, known)
        return f'There is no thing "{clean(name)}" in this session' + (f"; {near}" if near else ".")
    if len(named) > 1:
        return f'"{clean(name)}" names several things; say which: {", ".join(item.id for item in named)}.'
    if named[0].kind in ("team", "skill"):
        return f'"{clean(name)}" is a {named[0].kind}: choose the work that could stop, not who does it.'
    return ""
