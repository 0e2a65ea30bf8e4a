"""The one place that imports rapidfuzz, so that two threads never load it from two ends.

A package that imports its own modules, entered by one thread at the package and by another at a module, has
Python hand out a module that is half made (`ImportError: ... partially initialized module`).
"""

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Levenshtein

__all__ = ["OSA", "Levenshtein", "fuzz", "process"]
