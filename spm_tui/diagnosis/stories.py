"""Stories: at most five headlines, one per subject, and the first page."""

from msgspec import Struct

from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.probes import Probe
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.session import Session


class Story(Struct, frozen=True):
    """What was noticed about one subject (None: how we decide): a headline and the keys of its findings."""

    subject: str | None
    headline: str
    findings: tuple[str, ...]


def stories(session: Session, findings: tuple[Finding, ...], measures: Measures | None) -> tuple[Story, ...]:
    """Return at most five stories."""
    return ()


def first_page(
    session: Session,
    told: tuple[Story, ...],
    findings: tuple[Finding, ...],
    probe: Probe | None,
    measures: Measures | None,
) -> tuple[str, ...]:
    """Return the sentences of the first page; `measures` is None while flow is not worked out."""
    return ()
