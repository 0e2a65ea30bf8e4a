"""What was noticed, the stop tests and the map as a report shows them: plain values for the template."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from spm_tui.diagnosis.contradictions import contradictions
from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.lenses import Lens, practice_label
from spm_tui.diagnosis.vineyard_options import vineyard_options
from spm_tui.entanglement.measures import Measures
from spm_tui.reports.question_sections import Table, uncut
from spm_tui.views.evidence import option_words, place_of
from spm_tui.views.lens_tables import subjects
from spm_tui.views.marks import dissent, size_words, state_words
from spm_tui.views.stop_case import StopCase, stop_case
from spm_tui.views.stop_panes import others_beside, others_holding, run_was_asked
from spm_tui.views.stop_words import helps, other_meanings, say
from spm_tui.workshop.session import Session
from spm_tui.workshop.stop_records import stop_records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, listed

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis


class FindingSection(Struct, frozen=True, kw_only=True):
    """One finding in words: nothing of it is left out, its dissent least of all."""

    state: str
    size: str
    sentence: str
    trail: tuple[tuple[str, str], ...]
    counter: tuple[str, ...]
    stances: tuple[tuple[str, str], ...]
    could_be_wrong: str
    ask: str
    passage: str
    options: tuple[str, ...]


_STANCES = {"agree": "Agreed", "dispute": "Disputed", "unsure": "Not sure"}


def noticed(session: Session, finding: Finding, measures: Measures) -> FindingSection:
    """Return a finding in words."""
    return FindingSection(
        state=state_words(finding) if finding.tone != "clears" else f"works, {state_words(finding)}",
        size=size_words(finding),
        sentence=finding.sentence,
        trail=tuple((place_of(step), uncut(step.text)) for step in finding.trail),
        counter=finding.counter,
        stances=tuple(
            (_STANCES.get(taken.stance, taken.stance), taken.why or "no reason noted")
            for taken in finding.stances
        ),
        could_be_wrong=finding.could_be_wrong,
        ask=finding.ask,
        passage=finding.passage,
        options=tuple(option_words(option) for option in vineyard_options(session, finding, measures)),
    )


def lens_rows(session: Session, lens: Lens, diagnosis: "Diagnosis") -> Table:
    """Return a lens as a table: what is assumed, whether it holds, what speaks about it."""
    rows = []
    for assumption in lens.assumptions:
        about = subjects(session, diagnosis, assumption)
        rows.append((assumption.plain, assumption.words, listed(about) if about else ""))
    return Table(("We assume", "How it stands", "Seen in"), tuple(rows))


def lens_practices(lens: Lens) -> str:
    """Return the practices of a lens in one line, empty where it does not begin with them."""
    if lens.practices is None:
        return ""
    return "; ".join(
        f"{practice_label(key)}: {given or 'not asked'}" for key, given in lens.practices.items()
    )


def clashes(session: Session, diagnosis: "Diagnosis") -> Table | None:
    """Return the pairs of answers that clash, or None."""
    found = {finding.key: finding for finding in diagnosis.findings}
    rows = tuple(
        (
            "; ".join((clash.about, *dissent(found[clash.finding]))),
            f"{place_of(clash.first)}: {uncut(clash.first.text)}",
            f"{place_of(clash.second)}: {uncut(clash.second.text)}",
        )
        for clash in contradictions(session, diagnosis.fired)
    )
    return Table(("About", "One answer", "The other"), rows) if rows else None


class StopSection(Struct, frozen=True, kw_only=True):
    """One stop record with its stop test; `problem` where there is nothing to work out."""

    title: str
    problem: str = ""
    say: str = ""
    steps: Table | None = None
    leaves: str = ""
    stays: tuple[str, ...] = ()
    teams: Table | None = None
    helps: tuple[str, ...] = ()
    otherwise: str = ""


def stop_tests(session: Session, measures: Measures, as_of: date) -> tuple[StopSection, ...]:
    """Return the stop test of every stop record (mode retire, the session's horizon)."""
    return tuple(_stop(session, measures, stop.items, as_of) for stop in stop_records(session))


def _stop(session: Session, measures: Measures, items: tuple[str, ...], as_of: date) -> StopSection:
    title = listed(map(names_of(session).label, items))
    if not measures.stoppable(items):
        return StopSection(title=title, problem="A team or a skill is not stopped; its work can be.")
    return stop_section(stop_case(session, measures, items, as_of=as_of))


def stop_section(case: StopCase) -> StopSection:
    """Return a stop that was worked out in words and tables."""
    things = case.measures.things(case.items)
    freed = listed(case.name(i) for i in things.freed) if things.freed else "nothing that is on the map"
    return StopSection(
        title=listed(map(case.name, case.items)),
        say=say(case),
        steps=_steps(case),
        leaves=freed,
        stays=_stays(case),
        teams=_teams(case),
        helps=helps(case),
        otherwise=other_meanings(case),
    )


def _steps(case: StopCase) -> Table:
    rows = tuple(
        (
            row.label,
            "not known" if row.value is None else figure(row.value),
            "; ".join([*row.notes, *([f"ask: {row.ask}"] if row.ask else [])]),
        )
        for row in case.rows
    )
    return Table(("", "people", "held by, or to ask"), rows)


def _stays(case: StopCase) -> tuple[str, ...]:
    things = case.measures.things(case.items, case.mode)
    others = others_holding(case.measures, things.stopped, case.mode)
    parts = []
    for kept in things.kept:
        chain = " → ".join(case.name(i) for i in kept.chain[:-1])
        text = f"{case.name(kept.item)}: " + (f"held by {chain}" if chain else "stays for its own sake")
        text += others_beside(bool(chain), others(kept.item))
        if kept.item in things.orphaned:
            asked = run_was_asked(case.session, kept.item)
            text += f"; still needed, {'nobody to run it' if asked else 'who runs it was not asked'}"
        parts.append(text)
    return tuple(parts)


def _teams(case: StopCase) -> Table | None:
    rows = tuple(
        (case.name(row.team), figure(row.booked), figure(row.stuck), figure(row.needed_by_others))
        for row in case.booked.teams
    )
    return Table(("Whose time", "on it", "keep things running", "other work takes"), rows) if rows else None
