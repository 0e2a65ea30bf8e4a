"""The next probe: the question whose answer would let most rules look."""

from collections.abc import Mapping

from msgspec import Struct

from spm_tui.workshop.session import Session


class Probe(Struct, frozen=True):
    """What to ask next: question (None: the map itself), field key, words, and the rules it would wake."""

    question: str | None
    key: str
    ask: str
    would_change: tuple[str, ...]


def next_probe(session: Session, lacking: Mapping[str, tuple[str, ...]]) -> Probe | None:
    """Return what to ask next, from the field keys each rule lacked."""
    return None
