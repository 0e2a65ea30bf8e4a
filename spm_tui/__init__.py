"""A workshop in the terminal that shows where a software portfolio is less liquid than we say."""

__version__ = "0.1.0"
