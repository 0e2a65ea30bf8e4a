"""The value of a field as it is told under a line: `we said 8 people back`, `the way back: easy`."""

from datetime import date
from typing import Any, Final

from spm_tui.text import clean, cut
from spm_tui.workshop.fields import FieldSpec
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, listed, shown

#: Longest text of a field that is told in full.
LONGEST: Final = 60

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
    "basis": "{}", "what": "{}", "to_confirm": "to confirm: {}",
}  # fmt: skip


_SAY_OF_STOPS = {"said_months": "in {}", "seen_months": "after {}"}


def wording(key: str, spec: FieldSpec) -> str:
    """Return how the value of a field of a question is told, with `{}` where it stands."""
    return (_SAY | _SAY_OF_STOPS if key == "stopping" else _SAY).get(spec.name, f"{spec.label}: {{}}")


def value_words(session: Session, spec: FieldSpec, value: Any) -> str:
    """Return a value as it is told; names are those of the session."""
    if isinstance(value, tuple):
        return listed(value_words(session, spec, one) for one in value) if value else "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return figure(value, spec.unit)
    if isinstance(value, date):
        return value.isoformat()
    if spec.ref:
        called = names_of(session)
        return called.case(value) if spec.ref == "cases" else called.label(value)
    return shown(value) if spec.form == "choice" or spec.offers else cut(clean(value), LONGEST)
