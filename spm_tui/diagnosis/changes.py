"""The difference of two diagnoses: the findings that are new, grown or gone after an answer."""

from msgspec import Struct

from spm_tui.diagnosis.engine import Diagnosis
from spm_tui.diagnosis.finding import Finding


class Changes(Struct, frozen=True):
    """Findings that are new or grown (as they are now) and gone (as they were)."""

    new: tuple[Finding, ...] = ()
    grown: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.grown or self.gone)


def changed(before: Diagnosis | None, after: Diagnosis) -> Changes:
    """Return what is new, grown and gone; nothing when there was no diagnosis before.

    Grown: what was worth checking is now shown, or the same gap has become larger.
    """
    if before is None:
        return Changes()
    old = {finding.key: finding for finding in before.fired}
    now = {finding.key: finding for finding in after.fired}
    return Changes(
        new=tuple(finding for key, finding in now.items() if key not in old),
        grown=tuple(finding for key, finding in now.items() if key in old and _grown(old[key], finding)),
        gone=tuple(finding for key, finding in old.items() if key not in now),
    )


def _grown(before: Finding, after: Finding) -> bool:
    if (before.state, after.state) == ("suspected", "supported"):
        return True
    if before.size is None or after.size is None or before.size.unit != after.size.unit:
        return False
    return before.state == after.state and after.size.value > before.size.value
