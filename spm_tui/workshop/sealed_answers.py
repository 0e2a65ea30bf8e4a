"""The answers to one open round by who gave them: in memory alone, and gone once the round is locked.

The session, and so the file, gets `counts()` of them and nothing else (see `ballots.py`).
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from spm_tui.text import fold
from spm_tui.workshop.session import Ballotable

#: How an answer came: from a phone, from the keyboard passed round, or from paper, typed by the scribe.
Way = Literal["phone", "keyboard", "paper"]


class Answered(NamedTuple):
    """That somebody has answered, and how; never what. `who` is a key, `called` a role or empty."""

    who: str
    called: str
    way: Way


class SealedAnswers:
    """Who has answered one round, and what each gave until then; a new answer of the same one replaces it.

    `kept` are the answers that were there before, of which nobody knows any more whose they are.
    """

    def __init__(self, kept: Mapping[Ballotable, int] | None = None, abstained: int = 0) -> None:
        self._kept = dict(kept or {})
        self._kept_abstained = abstained
        self._given: dict[str, tuple[Answered, Ballotable | None]] = {}
        self._paper: list[tuple[dict[Ballotable, int], int]] = []

    @property
    def kept(self) -> int:
        """How many answers were there before, with abstentions."""
        return sum(self._kept.values()) + self._kept_abstained

    @property
    def on_paper(self) -> int:
        """How many answers the scribe has typed from paper, with abstentions."""
        return sum(sum(counts.values()) + passed for counts, passed in self._paper)

    @property
    def total(self) -> int:
        """How many have answered, abstentions among them."""
        return self.kept + self.on_paper + len(self._given)

    @property
    def abstained(self) -> int:
        """How many of them gave no answer."""
        passed = sum(1 for _, value in self._given.values() if value is None)
        return self._kept_abstained + sum(none for _, none in self._paper) + passed

    def give(self, who: str, called: str, way: Way, value: Ballotable | None) -> None:
        """Take an answer, or with None an abstention, in place of what the same one gave before.

        A role that answered at the keyboard and does so by phone now, or the other way round, is one.
        """
        for other, _ in tuple(self._given.values()):
            if called and other.way != way and fold(other.called) == fold(called):
                del self._given[other.who]
        self._given[who] = Answered(who, called, way), value

    def adopt(self, who: str, called: str, way: Way, value: Ballotable | None) -> bool:
        """Know again whose one of the `kept` answers is; where none of them is this one, it is a new one.

        Returns whether the counts are other ones now.
        """
        known = who in self._given
        self.give(who, called, way, value)
        if not known and value is None and self._kept_abstained:
            self._kept_abstained -= 1
            return False
        if not known and value is not None and self._kept.get(value):
            self._kept[value] -= 1
            if not self._kept[value]:
                del self._kept[value]
            return False
        return True

    def take_back(self, who: str) -> bool:
        """Remove the answer of one who has left; return whether there was one."""
        return self._given.pop(who, None) is not None

    def count(self, counts: Mapping[Ballotable, int], abstained: int = 0) -> None:
        """Add answers that the scribe types from paper: how many of each."""
        self._paper.append((dict(counts), abstained))

    def uncount(self) -> int:
        """Take the last line typed from paper back; return how many answers that were."""
        if not self._paper:
            return 0
        counts, passed = self._paper.pop()
        return sum(counts.values()) + passed

    def answered(self) -> tuple[Answered, ...]:
        """Return who has answered, by name, so that their order says nothing either."""
        return tuple(sorted((one for one, _ in self._given.values()), key=lambda one: (one.called, one.who)))

    def has_answered(self, who: str) -> bool:
        """Return whether this one has answered."""
        return who in self._given

    def given_by(self, who: str) -> Ballotable | None:
        """Return what this one gave, to be shown to nobody else; None for an abstention, or nothing yet."""
        return self._given[who][1] if who in self._given else None

    def counts(self) -> dict[Ballotable, int]:
        """Return how many gave each answer, whoever they were."""
        found = dict(self._kept)
        for counts, _ in self._paper:
            for value, many in counts.items():
                found[value] = found.get(value, 0) + many
        for _, given in self._given.values():
            if given is not None:
                found[given] = found.get(given, 0) + 1
        return found
