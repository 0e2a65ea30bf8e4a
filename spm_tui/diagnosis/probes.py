"""The next probe: the field whose answer would let most rules look. How each is asked: `asks.py`."""

from collections.abc import Mapping

from msgspec import Struct

from spm_tui.diagnosis.asks import ask_for
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, answer

#: Tables that are no question, after the ten: settings of the session, then things and ties together.
_AFTER = {"session": len(ANSWER_KEYS), "items": len(ANSWER_KEYS) + 1, "ties": len(ANSWER_KEYS) + 1}


class Probe(Struct, frozen=True):
    """What to ask next: question (or `session`, `items`, `ties`), field key, words, rules it would wake."""

    question: str
    key: str
    ask: str
    would_change: tuple[str, ...]


def next_probe(session: Session, lacking: Mapping[str, tuple[str, ...]]) -> Probe | None:
    """Return what to ask next, from the field keys each rule (by id) lacked; None when nothing is lacking.

    The key most rules lacked; ties by question order, then key, settings, things and ties last. Never from
    a question that was skipped or does not apply.
    """
    found = probes(session, lacking)
    return found[0] if found else None


def probes(session: Session, lacking: Mapping[str, tuple[str, ...]]) -> tuple[Probe, ...]:
    """Return everything that could be asked next, best first (see `next_probe`)."""
    waiting: dict[str, set[str]] = {}
    for rule, keys in lacking.items():
        for key in keys:
            waiting.setdefault(key, set()).add(rule)
    open_ = [key for key in waiting if not _closed(session, _table(key))]
    open_.sort(key=lambda key: (-len(waiting[key]), _place(_table(key)), key))
    return tuple(Probe(_table(key), key, ask_for(key), tuple(sorted(waiting[key]))) for key in open_)


def _table(key: str) -> str:
    return key.partition(".")[0]


def _place(table: str) -> int:
    places: dict[str, int] = {question: place for place, question in enumerate(ANSWER_KEYS)} | _AFTER
    return places.get(table, len(places))


def _closed(session: Session, table: str) -> bool:
    given = answer(session, table) if table in ANSWER_KEYS else None
    return given is not None and given.status in ("skipped", "not-applicable")
