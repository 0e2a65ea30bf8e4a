"""What a line would become, in one short sentence, before Enter; nothing here changes a session."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from spm_tui.text import cut
from spm_tui.workshop import records as r
from spm_tui.workshop.entry import needs as need_lines
from spm_tui.workshop.entry import stays as stay_lines
from spm_tui.workshop.entry.draft import Draft
from spm_tui.workshop.entry.entering import GRAMMARS, LONGEST_LINE, read, tidy
from spm_tui.workshop.entry.grammar import NotUnderstood
from spm_tui.workshop.entry.known import Wrong
from spm_tui.workshop.entry.listing import is_need, list_things
from spm_tui.workshop.entry.needs import Needs, read_needs
from spm_tui.workshop.entry.stays import Stays, read_stays, split_stays
from spm_tui.workshop.entry.tallies import Tally
from spm_tui.workshop.fields import FieldSpec
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.words import figure, listed, shown

#: Field -> how its value is told; the rest is told by its label.
_SAY: dict[str, str] = {
    "said_people": "we said {} back", "said_months": "we said {}", "seen_people": "{} came back",
    "seen_months": "it took {}", "said_value": "we said {} of the value",
    "seen_value": "{} of the value kept",
    "run_paid_by": "running it is paid by {}", "months_to_effect": "after {}", "unit": "{} moved",
    "door": "the way back: {}", "tried": "tried: {}", "lost": "lost {}", "who_can_undo": "{} can undo it",
    "tried_first": "tried {} first", "took_what": "took {}", "months": "{}",
    "spoken_as": "we speak of it as {}",
    "fits": "it fits {}", "must_change": "{} must change", "months_to_change": "{} to change",
    "decided_by": "{} decides", "said_owner": "we said {}", "last_used": "last used {}",
    "lives_with_it": "{} lives with it", "portfolio": "portfolio management: {}",
    "leadership": "leadership: {}",
    "stalled_months": "waited {}", "waiting_for": "waiting for {}", "moves_to": "to {}", "if_gone": "{}",
    "first_sign": "first sign: {}", "lever": "{}", "took": "took: {}", "tended_by": "tended by {}",
    "basis": "{}", "what": "{}",
}  # fmt: skip


_SAY_OF_STOPS = {"said_months": "in {}", "seen_months": "after {}"}


def wording(key: str, spec: FieldSpec) -> str:
    """Return how the value of a field of a question is told, with `{}` where it stands."""
    return (_SAY | _SAY_OF_STOPS if key == "stopping" else _SAY).get(spec.name, f"{spec.label}: {{}}")


def _value(draft: Draft, spec: FieldSpec, value: Any) -> str:
    if isinstance(value, tuple):
        return listed(_value(draft, spec, one) for one in value) if value else "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return figure(value, spec.unit)
    if isinstance(value, date):
        return value.isoformat()
    if spec.ref:
        return draft.name(value, spec.ref)
    return shown(value) if spec.form == "choice" or spec.offers else f'"{cut(value, 60)}"'


def record_told(draft: Draft, key: str) -> str:
    """Return what a draft would become: its subject, its values, what is new and what is unclear."""
    slots = [slot.field for slot in GRAMMARS[key].slots]
    about = [_value(draft, draft.specs[name], draft.values[name]) for name in slots]
    values = [
        wording(key, spec).format(_value(draft, spec, draft.values[name]))
        for name, spec in draft.specs.items()
        if name in draft.values and name not in (*slots, "category", "note", "to_confirm")
    ]
    if draft.values.get("seen_value") == 0:
        values = ["cannot" if said.startswith("0%") else said for said in values]
    if draft.values.get("to_confirm"):
        values.append("to be confirmed")
    subject = " for ".join(about) if key == "fungibility" else ", ".join(about)
    told = f"{subject}: {', '.join(values)}." if values else f"{subject}."
    return " ".join(part for part in (told, _changes(draft), _new(draft), *_unclear(draft)) if part)


def _changes(draft: Draft) -> str:
    things = frozenset(draft.values.get("items", ())) if draft.struct is r.Stop else None
    there = things is not None and any(
        isinstance(stop, r.Stop) and frozenset(stop.items) == things
        for stop in records(draft.session, "stopping")
    )
    return "Changes the line that is there." if there else ""


def _new(draft: Draft) -> str:
    new = [f'"{cut(item.name, 40)}" as {item.kind}' for item in draft.new_items]
    new += [f'case "{cut(case.name, 40)}"' for case in draft.new_cases]
    return f"+ create {listed(new)}." if new else ""


def _unclear(draft: Draft) -> list[str]:
    unclear = [f"Kept as a note: {listed(cut(text, 40) for text in draft.unclear)}."] if draft.unclear else []
    return [*unclear, *draft.notices]


def _tally_told(tally: Tally) -> str:
    counts = [
        f"{figure(value) if isinstance(value, float) else shown(str(value))} x{count}"
        for value, count in tally.counts.items()
    ]
    return f"Show of hands: {', '.join(counts)}."


def _own_told(own: Mapping[str, Any]) -> str:
    label = {"said_unit": "we say we allocate", "said_percent": "we said", "moved_work": "moved work"}
    said = [
        f"{label.get(name, name)}: "
        + (shown(value) if isinstance(value, str) else figure(value, "%" if name == "said_percent" else ""))
        for name, value in own.items()
    ]
    return f"{', '.join(said).capitalize()}."


def preview(session: Session, key: str, line: str) -> str:
    """Return what a line under a question would become, in one or two short sentences; "" for an empty line.

    A line that is not understood is told as "To sort" with the reason. Never raises for any text.
    """
    text = tidy(line)
    if not text:
        return ""
    try:
        if key == "stopping" and (cut_at := split_stays(text)) is not None:
            return _stays_told(session, *cut_at)
        what = read(session, key, text).what
    except (NotUnderstood, Wrong) as reason:
        return f"To sort, so far: {reason}"
    if isinstance(what, Draft):
        return record_told(what, key)
    if isinstance(what, Needs):
        return f"{need_lines.told(what)} {_new(what.draft)}".strip()
    return _tally_told(what) if isinstance(what, Tally) else _own_told(what) if isinstance(what, dict) else ""


def _stays_told(session: Session, before: str, line: str) -> str:
    if before:
        return f"{preview(session, 'stopping', before)} What stays is read with it."
    stays: Stays = read_stays(session, line)
    stop = records(session, "stopping")[stays.stop]
    known_team = bool(need_lines.teams_of(session, stop.items)) if isinstance(stop, r.Stop) else False
    waits = "" if known_team or not stays.things else "Waits to sort until a team of it is known."
    return " ".join(part for part in (stay_lines.told(stays), waits, _new(stays.draft)) if part)


def preview_need(session: Session, line: str) -> str:
    """Return what a line of the portfolio would become: a need, or things; "" for an empty line."""
    text = tidy(line)
    if not text or len(text) > LONGEST_LINE:
        return ""
    if is_need(session, text):
        try:
            found = read_needs(session, text)
        except (NotUnderstood, Wrong) as reason:
            return str(reason)
        return f"{need_lines.told(found)} {_new(found.draft)}".strip()
    told = list_things(session, text).told
    return f"{told[:1].upper()}{told[1:]}." if told and not told.endswith(".") else told
