"""Lenses: which idea of a portfolio are we using?"""

from msgspec import Struct

from spm_tui.diagnosis.finding import Finding
from spm_tui.workshop.session import Session


class Assumption(Struct, frozen=True):
    """One assumption of a lens with its verdict and the keys of the findings that bear on it."""

    assumption: str
    verdict: str
    trail: tuple[str, ...]


class Lens(Struct, frozen=True):
    """One idea of a portfolio with its assumptions."""

    lens: str
    practices: dict[str, str | None] | None
    assumptions: tuple[Assumption, ...]


def lenses(session: Session, findings: tuple[Finding, ...]) -> tuple[Lens, ...]:
    """Return all seven lenses with their verdicts."""
    return ()
