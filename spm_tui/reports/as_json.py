"""What the commands print with `--json`: its shapes, and the order of their parts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import json

from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, answer
from spm_tui.workshop.words import PEOPLE_LINE

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis
    from spm_tui.diagnosis.finding import Finding
    from spm_tui.diagnosis.lenses import Lens
    from spm_tui.map_changes.loosening_results import Loosening
    from spm_tui.reports.stop_test import StopTest

FORMAT = 1
_STOP_THINGS = ("mode", "stopped", "horizon_months", "freed", "kept", "orphaned", "unreached", "together")
_FINDING = (
    "key", "rule", "tone", "items", "state", "sentence", "size", "trail", "counter", "could_be_wrong", "ask",
    "passage", "stances",
)  # fmt: skip
_STORY = ("subject", "headline", "findings")
_ASSUMPTION = ("assumption", "verdict", "trail")
_ITEM = ("id", "name", "kind", "people", "wants", "stage", "run_people", "basis")
_CHANGE = ("kind", "from", "to", "gain", "released_gain", "lever", "ask")
_PORTFOLIO = ("works", "booked", "said", "movable", "range")
_TIE = ("from", "to", "people", "carried_by", "stays", "months", "cut", "because", "basis")


class ProblemLike(Protocol):
    """A problem of a file: where it is, what is wrong, and what would be right."""

    @property
    def line(self) -> int | None: ...
    @property
    def key(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def hint(self) -> str: ...


def plain(value: object) -> Any:
    """Return a Struct or a list of them as JSON knows it: keys as in the file (`from`), dates as text."""
    return json.decode(json.encode(value))


def stop_json(test: "StopTest") -> dict[str, Any]:
    """Return a stop test as `stop --json` prints it; null is not known."""
    flat: dict[str, Any] = plain(test)
    return {
        "format": FORMAT,
        **{key: flat[key] for key in _STOP_THINGS},
        "note": PEOPLE_LINE,
        "people": flat["people"],
        "teams": flat["teams"],
        "next_best_link": flat["next_best_link"],
        "bottleneck": flat["bottleneck"],
    }


def loosen_json(session: Session, found: "Loosening") -> dict[str, Any]:
    """Return what would loosen some stops as `loosen --json` prints it; null is not known."""
    from spm_tui.views.loosening_words import change_ask

    changes = [{**plain(change), "ask": change_ask(session, change)} for change in found.changes]
    return {
        "format": FORMAT,
        "stops": plain(found.stops),
        "useful": found.useful,
        "changes": [{key: change[key] for key in _CHANGE} for change in changes],
    }


def answered(session: Session) -> list[str]:
    """Return the keys of the questions whose status is answered, in order."""
    return [key for key in ANSWER_KEYS if (given := answer(session, key)) and given.status == "answered"]


def _finding(finding: "Finding") -> dict[str, Any]:
    flat: dict[str, Any] = plain(finding) | {"sentence": finding.sentence}
    return {key: flat[key] for key in _FINDING}


def _lens(lens: "Lens") -> dict[str, Any]:
    rows = [{key: getattr(one, key) for key in _ASSUMPTION} for one in lens.assumptions]
    return {"lens": lens.lens, "practices": plain(lens.practices), "assumptions": plain(rows)}


def _portfolio(session: Session) -> dict[str, Any]:
    from spm_tui.diagnosis.engine import measures_of

    flat: dict[str, Any] = plain(measures_of(session).portfolio())
    return {key: flat[key] for key in _PORTFOLIO}


def diagnosis_json(session: Session, diagnosis: "Diagnosis", session_id: str) -> dict[str, Any]:
    """Return a diagnosis as `diagnose --json` prints it; `session_id` is the file's stem, `-` from stdin."""
    return {
        "format": FORMAT,
        "session": {"id": session_id, "title": session.title, "answered": answered(session)},
        "headline": list(diagnosis.headline),
        "stories": [{key: plain(getattr(one, key)) for key in _STORY} for one in diagnosis.stories],
        "findings": [_finding(finding) for finding in diagnosis.findings],
        "lenses": [_lens(lens) for lens in diagnosis.lenses],
        "answers": plain(diagnosis.answers),
        "portfolio": _portfolio(session),
        "next_probe": plain(diagnosis.next_probe),
        "coverage": plain(diagnosis.coverage),
        "system_layer": plain(diagnosis.system_layer),
    }


def check_json(problems: Iterable[ProblemLike]) -> dict[str, Any]:
    """Return the problems of a file as `check --json` prints them; `ok` when there is none."""
    found = [{"line": p.line, "key": p.key, "message": p.message, "hint": p.hint} for p in problems]
    return {"format": FORMAT, "ok": not found, "problems": found}


def map_json(session: Session, session_id: str) -> dict[str, Any]:
    """Return the things and needs as `map --json` prints them, in file order; null is not answered."""
    items: list[dict[str, Any]] = plain(session.items)
    ties: list[dict[str, Any]] = plain(session.ties)
    return {
        "format": FORMAT,
        "session": {"id": session_id, "title": session.title},
        "items": [{key: item[key] for key in _ITEM} for item in items],
        "ties": [{key: tie[key] for key in _TIE} for tie in ties],
    }
