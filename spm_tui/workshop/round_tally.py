"""Reading what the scribe types from paper or fingers: `said: 5 6 8 8 10`, `flow 3, project 4, 1 pass`."""

import re

from msgspec import Struct

from spm_tui.text import clean
from spm_tui.workshop.round_fields import RoundField, value_of
from spm_tui.workshop.session import Ballotable

#: A word before the figures, as in `said:` or `cards:`.
_LEAD = re.compile(r"^\s*[^\W\d]+(?:\s[^\W\d]+)?\s*:\s*")
_MANY = re.compile(
    r"^(?:(?P<first>\d{1,3})(?:\s*[x×])?\s+(?P<word>.*\D.*)"
    r"|(?P<name>.*?\D)(?:\s*[:=]|\s+[x×])?\s*(?P<last>\d{1,3}))$"
)
#: More hands than a room has.
_MOST = 500


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
    line = _LEAD.sub("", text).strip()
    counts: dict[Ballotable, int] = {}
    abstained = 0
    for part, many in _parts(field, line):
        read = value_of(field, part)
        if read.problem:
            told = (
                f"{clean(part)}: {read.problem[:1].lower()}{read.problem[1:]}"
                if part != line
                else read.problem
            )
            return TallyRead(problem=told)
        if read.value is None:
            abstained += many
        else:
            counts[read.value] = counts.get(read.value, 0) + many
    if sum(counts.values()) + abstained > _MOST:
        return TallyRead(problem=f"At most {_MOST} answers are taken in a line.")
    return TallyRead(counts=counts, abstained=abstained)


def _parts(field: RoundField, line: str) -> list[tuple[str, int]]:
    """Return the answers of a line with how often each is meant."""
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
    return word, int(found["first"] or found["last"])
