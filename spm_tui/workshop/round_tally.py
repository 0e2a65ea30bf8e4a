"""Reading what the scribe types from paper or fingers: `said: 5 6 8 8 10`, `flow 3, project 4, 1 pass`.

One rule holds for figures and for words: `-` stands for one who gave none, and `pass x5` for five. What could
be read in two ways is refused: `-5`, a range with blanks around its dash, and `2 pass` among figures.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from spm_tui.text import clean
from spm_tui.workshop.round_fields import NO_ANSWER, PASSES, RoundField, value_of
from spm_tui.workshop.session import Ballotable

#: A word before the figures, as in `said:` or `cards:`.
_LEAD = re.compile(r"^\s*[^\W\d]+(?:\s[^\W\d]+)?\s*:\s*")
_MANY = re.compile(
    r"^(?:(?P<first>\d{1,3})(?:\s*[x×])?\s+(?P<word>.*\D.*)"
    r"|(?P<name>.*?\D)(?:\s*[:=]|\s+[x×])?\s*(?P<last>\d{1,3}))$"
)
#: More hands than a room has.
_MOST = 500
_DASHES = re.compile("[–—−]")
_SIGNS = frozenset((NO_ANSWER, "?"))


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of these, whole: blanks, commas or the ends of the line around it."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


_PASS, _PASS_WORD = _any_of(PASSES), _any_of(PASSES - _SIGNS)
_BEGINS, _ENDS = r"(?<![^\s,;])", r"(?![^\s,;])"
#: So many who gave none: `pass x5`, `5x pass`.
_NONE_TIMES = re.compile(
    rf"{_BEGINS}(?:{_PASS}\s*[x×]\s*(?P<after>\d{{1,3}})|(?P<before>\d{{1,3}})\s*[x×]\s*{_PASS}){_ENDS}", re.I
)
#: Among figures: a dash that is neither of a range nor alone, and a word for none right beside a figure.
_TWO_WAYS = re.compile(
    rf"^\d\S*\s+-\s*\d\S*$|^\d\S*-\s+\d\S*$|\d\s+{_PASS_WORD}{_ENDS}|{_BEGINS}{_PASS_WORD}\s+\d", re.I
)
#: A sign for none beside one figure.
_SIGNED = re.compile(r"(?:^|\s)[-?]\s*\d+$|^\d+\s*[-?]$")


class TallyRead(Struct, frozen=True, kw_only=True):
    """How many gave each answer and how many none, or in one sentence what would be right."""

    counts: dict[Ballotable, int] = {}
    abstained: int = 0
    problem: str = ""

    @property
    def total(self) -> int:
        """How many answers that are, abstentions among them."""
        return sum(self.counts.values()) + self.abstained


def tally_of(field: RoundField, text: str) -> TallyRead:
    """Return the answers in a line: one, several figures, or words of a choice with how many said each.

    All of the line is taken or nothing of it.
    """
    line = _DASHES.sub("-", _LEAD.sub("", text).strip())
    line, abstained = _without_nones(line)
    counts: dict[Ballotable, int] = {}
    for part, many in _parts(field, line) if line or not abstained else ():
        read = value_of(field, part)
        if problem := _two_ways(field, part) or read.problem:
            lowered = f"{problem[:1].lower()}{problem[1:]}"
            return TallyRead(problem=f"{clean(part)}: {lowered}" if part != line else problem)
        if read.value is None:
            abstained += many
        else:
            counts[read.value] = counts.get(read.value, 0) + many
    if sum(counts.values()) + abstained > _MOST:
        return TallyRead(problem=f"At most {_MOST} answers are taken in a line.")
    return TallyRead(counts=counts, abstained=abstained)


def _without_nones(line: str) -> tuple[str, int]:
    """Return a line without `pass x5` and its like, and how many gave none by them."""
    many = sum(int(found["after"] or found["before"]) for found in _NONE_TIMES.finditer(line))
    return (_NONE_TIMES.sub("", line).strip(" ,;"), many) if many else (line, 0)


def _two_ways(field: RoundField, part: str) -> str:
    """Say what to write in place of a part that could be read in two ways; empty for every other part."""
    among_figures = field.kind == "number" and _TWO_WAYS.search(part)
    return none_given(field) if among_figures or _SIGNED.search(part) else ""


def none_given(field: RoundField) -> str:
    """Say how those are written who gave none; it tells nothing of what was typed."""
    span = " A span is 4-6, without blanks." if field.kind == "number" else ""
    return f"For each who gave none write -, or pass x5 for five of them.{span}"


def _parts(field: RoundField, line: str) -> list[tuple[str, int]]:
    """Return the answers of a line with how often each is meant."""
    if field.kind == "number" and (found := _TWO_WAYS.search(line)):
        return [(found[0], 1)]
    if not value_of(field, line).problem and not (field.own_words and re.search(r"[,;]|\d", line)):
        return [(line, 1)]
    if field.kind == "choice":
        return [_counted(part.strip()) for part in re.split(r"[,;]", line) if part.strip()] or [(line, 1)]
    apart = r"[\s;]+" if re.search(r"[\s;]", line) else r","
    return [(part.strip(","), 1) for part in re.split(apart, line) if part.strip(",")] or [(line, 1)]


def _counted(part: str) -> tuple[str, int]:
    found = _MANY.match(part)
    if found is None:
        return part, 1
    word = (found["word"] or found["name"]).strip()
    if word[-1:] in _SIGNS and not word[-2:-1].strip():
        return part, 1  # a dash beside a figure, which is asked about
    return word, int(found["first"] or found["last"])
