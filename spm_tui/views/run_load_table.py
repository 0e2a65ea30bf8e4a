"""Who bears the run load, as a table: a work a line, a sitting a column, what is not asked said to be so."""

from collections.abc import Collection, Sequence
from datetime import date

from spm_tui.entanglement.portfolio_results import RunLoad
from spm_tui.followup.run_load_over_time import LoadOverTime, SittingLoad
from spm_tui.text import cells, clean
from spm_tui.views.glyphs import glyphs
from spm_tui.views.spoken import day
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, cut, fit, line, paragraph
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE, figure, listed

#: Cells of one sitting.
_COLUMN = 12
#: At most so many sittings are shown, the last ones.
_MOST = 4
_NAME = 24
TITLE = "Who bears the run load: of the people on each initiative or product, how many keep things running"
NOT_ASKED = "not asked"


def run_load_table(
    session: Session,
    found: LoadOverTime,
    *,
    width: int,
    only: Collection[str] | None = None,
    ascii: bool = False,
) -> Lines:
    """Return, of each work, how many of its people keep things running, in each of the last sittings.

    `session` is the last of them; `only`: of the works with these ids. With room beside them stands what is
    kept running today. Works stand in the order of the map, never ranked.
    """
    more, shown = glyphs(ascii).more, found.sittings[-_MOST:]
    works = [work for work in found.works if only is None or work in only]
    if not works:
        text = "No initiative or product is on the map yet." if only is None else "Nothing found."
        return paragraph(text, width, "dim")
    room = max(1, min(len(shown), (width - 16) // (_COLUMN + 1)))
    shown = shown[-room:]
    name = min(_NAME, max(12, width - room * (_COLUMN + 1)))
    beside = width - name - room * (_COLUMN + 1) - 2
    lines: list[Line] = [
        *paragraph(TITLE, width, "title"),
        EMPTY,
        line((" " * name, ""), *((" " + fit(_short(one.day), _COLUMN, "right"), "dim") for one in shown)),
    ]
    called = names_of(session)
    here = {item.id for item in session.items}
    for work in works:
        label = called.label(work) if work in here else clean(found.works[work])
        what = _what(session, shown[-1].by_work.get(work)) if beside >= cells("Position hub 2.5") else ""
        lines.append(_work(fit(label, name, more=more), shown, work, cut(what, beside, more)))
    if only is None:
        lines += _all_works(shown, name)
    lines += [EMPTY, *paragraph(_told(found, len(shown)), width, "dim")]
    return (*lines, EMPTY, *paragraph(PEOPLE_LINE, width, "dim"))


def _work(label: str, shown: Sequence[SittingLoad], work: str, what: str) -> Line:
    """Return the line of one work: its figures in each sitting, and what is kept running there today."""
    spans = [Span(label, "strong")]
    spans += [Span(" " + fit(_figures(one, work), _COLUMN, "right")) for one in shown]
    return (*spans, Span("  " + what, "dim")) if what else tuple(spans)


def _all_works(shown: Sequence[SittingLoad], name: int) -> Lines:
    """Return the sums below the works, and how many keep things running that no work carries."""
    sums = (_sums(one.running, one.effort) for one in shown)
    own = ("" if one.of_its_own is None else figure(one.of_its_own) for one in shown)
    return (
        line((fit("all of these", name), "strong"), *(" " + fit(text, _COLUMN, "right") for text in sums)),
        line(fit("running elsewhere", name), *(" " + fit(text, _COLUMN, "right") for text in own)),
    )


def _short(given: date) -> str:
    number, month, year = day(given).split()
    return f"{number} {month[:3]} {year}"


def _figures(sitting: SittingLoad, work: str) -> str:
    """Return `3.5 of 8`; what nobody was asked about is never zero. Empty: not on the map then."""
    load = sitting.by_work.get(work)
    if load is None:
        return "ended" if work in sitting.ended else ""
    if not load.running and not load.asked.asked and load.asked.of:
        return NOT_ASKED
    return _sums(load.running, load.effort)


def _sums(running: float | None, effort: float | None) -> str:
    if effort is None and not running:
        return NOT_ASKED
    return f"{'?' if running is None else figure(running)} of {'?' if effort is None else figure(effort)}"


def _what(session: Session, load: RunLoad | None) -> str:
    called = names_of(session)
    things = load.things if load is not None else ()
    return listed(f"{called.label(thing.item)} {figure(thing.people)}" for thing in things) if things else ""


def _told(found: LoadOverTime, shown: int) -> str:
    """Return how much of it was asked, and how many sittings there are."""
    last = found.sittings[-1].by_work.values()
    asked, of = sum(load.asked.asked for load in last), sum(load.asked.of for load in last)
    parts = [f"{asked} of {of} things that somebody has to run were asked about."] if of else []
    if len(found.sittings) == 1:
        parts.append("A sitting that is carried on from this one would stand beside it.")
    elif shown < len(found.sittings):
        count = len(found.sittings) - shown
        parts.append(f"{count} earlier sitting{'s are' if count > 1 else ' is'} not shown.")
    return " ".join(parts)
