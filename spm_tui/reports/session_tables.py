"""Tables for who keeps many sessions: a line of JSON for each row, with the session it came from in each."""

import json
from collections.abc import Iterable
from typing import Any

from spm_tui.reports.as_json import answered
from spm_tui.reports.consent import consent_line
from spm_tui.reports.output_formats import Export
from spm_tui.reports.stop_test import stop_test
from spm_tui.text import clean
from spm_tui.views.marks import dissent
from spm_tui.workshop.records import Stop
from spm_tui.workshop.stop_records import stop_records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE, listed


def _table(export: Export, rows: Iterable[dict[str, Any]]) -> str:
    """Return rows as lines of JSON, each led by its session and the day it is seen on."""
    lead = {"session": export.stem, "title": clean(export.session.title), "as_of": export.as_of.isoformat()}
    return "".join(json.dumps(lead | row) + "\n" for row in rows)


def _words(text: str | None) -> str | None:
    return clean(text) if text is not None else None


def sessions(export: Export) -> str:
    """Return one row: what the session holds, and the portfolio in figures."""
    session, whole = export.session, export.measures.portfolio()
    states = [one.state for one in export.diagnosis.findings]
    row = {
        "consent": consent_line(session),
        "note": PEOPLE_LINE,
        "organization": _words(session.organization),
        "mode": session.mode,
        "created": session.created.isoformat(),
        "answered": len(answered(session)),
        "items": len(session.items),
        "ties": len(session.ties),
        "supported": states.count("supported"),
        "suspected": states.count("suspected"),
        "works": whole.works.of,
        "works_asked": whole.works.asked,
        "booked": whole.booked,
        "said_people": whole.said.people if whole.said else None,
        "came_or_could": whole.spoken.people if whole.spoken else None,
        "came_or_could_low": whole.spoken.range[0] if whole.spoken else None,
        "came_or_could_high": whole.spoken.range[1] if whole.spoken else None,
        "movable": whole.movable,
        "propagation_cost": layer.propagation_cost if (layer := export.diagnosis.system_layer) else None,
    }
    return _table(export, [row])


def findings(export: Export) -> str:
    """Return a row for each note that is shown or worth checking."""
    called = names_of(export.session)
    return _table(
        export,
        (
            {
                "key": one.key,
                "rule": one.rule,
                "tone": one.tone,
                "state": one.state,
                "headline": clean(one.headline),
                "about": listed(map(called.label, one.items)),
                "known": clean(one.known),
                "size": one.size.value if one.size else None,
                "unit": one.size.unit if one.size else None,
                "disputed": clean("; ".join(dissent(one))) or None,
            }
            for one in export.diagnosis.fired
        ),
    )


def stops(export: Export) -> str:
    """Return a row for each stop that was spoken of: what we said, what came, what the map shows."""
    return _table(export, (_stop(export, one) for one in stop_records(export.session)))


def _stop(export: Export, one: Stop) -> dict[str, Any]:
    can_stop = export.measures.stoppable(one.items)
    people = stop_test(export.measures, one.items).people if can_stop else None
    low, high = people.range.released if people and people.range else (None, None)
    return {
        "items": list(one.items),
        "about": listed(map(names_of(export.session).label, one.items)),
        "said_people": one.said_people,
        "said_months": one.said_months,
        "seen_people": one.seen_people,
        "seen_months": one.seen_months,
        "result_people": one.result_people,
        "check_on": one.check_on.isoformat() if one.check_on else None,
        "booked": people.booked if people else None,
        "stuck": people.stuck if people else None,
        "released": people.released if people else None,
        "released_low": low,
        "released_high": high,
        "useful": people.useful if people else None,
        "note": PEOPLE_LINE,
    }


def commitments(export: Export) -> str:
    """Return a row for each commitment."""
    return _table(
        export,
        (
            {
                "id": one.id,
                "what": clean(one.what),
                "kind": one.kind,
                "owner": _words(one.owner),
                "lever": one.lever,
                "due": one.due.isoformat() if one.due else None,
                "review_on": one.review_on.isoformat() if one.review_on else None,
                "finding": _words(one.finding),
                "state": one.state or "open",
                "outcome": _words(one.outcome),
            }
            for one in export.session.commitments
        ),
    )
