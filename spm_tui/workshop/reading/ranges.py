"""What a figure of a field cannot be, in a sentence."""

from math import isfinite

from spm_tui.workshop.fields import FieldSpec
from spm_tui.workshop.words import figure


def out_of_range(spec: FieldSpec, value: float) -> str:
    """Return why a figure cannot be one of this field, or an empty text."""
    low, high = spec.low, spec.high
    if not isfinite(value) or (low is not None and value < low) or (high is not None and value > high):
        told = figure(value) if isfinite(value) else "That"
        return f"{told} cannot be: {spec.label} goes from {figure(low or 0)} to {figure(high)}."
    if spec.form == "whole" and value != int(value):
        return f"{figure(value)} cannot be: {spec.label} is a whole number."
    return ""
