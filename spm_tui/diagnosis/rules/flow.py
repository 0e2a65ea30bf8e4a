"""Rules of this theme."""

from spm_tui.diagnosis.finding import Rule

RULES: tuple[Rule, ...] = ()
