"""Who can do whose work: the one link of every (team, work) that was asked, from staffing and swaps."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from math import inf
from typing import Final, NamedTuple

from spm_tui.entanglement.gut_feel import AS_GIVEN, Lean
from spm_tui.entanglement.results import Pair
from spm_tui.workshop.choices import BASES
from spm_tui.workshop.records import Swap

#: Only swaps of people and teams move people.
FLOW_CATEGORIES: Final = frozenset({"people", "teams"})

_BASIS_RANK: Final[dict[str | None, int]] = {**{b: n for n, b in enumerate(BASES)}, None: len(BASES)}


def basis_rank(basis: str | None) -> int:
    """Return the rank of a basis, 0 the best (from numbers); no basis comes after a gut feel."""
    return _BASIS_RANK[basis]


class Group(NamedTuple):
    """People of one team or skill who can leave after the same months."""

    team: str
    months: float | None


class PairLink(NamedTuple):
    """What was answered for one (team, work): months seen (None: not known) and said, or that it cannot."""

    months: float | None
    said_months: float
    cannot: bool
    value: float | None  # percent of the value kept, as seen
    via: str | None  # the team whose works the swap covers
    staffs: bool

    def after(self, months: float | None) -> float | None:
        """Return the months of a tie and of this link together; None when either is not known."""
        return None if months is None or self.months is None else months + self.months

    def pair(self, group: Group, work: str, *, late: bool) -> Pair:
        """Return this link as a pair of a trade; `late`: what is known of the months is enough to say so."""
        total = self.after(group.months)
        return Pair(
            from_=group.team,
            to=work,
            months=self.known_of(group.months) if late else total,
            at_least=late and total is None,
            to_leave=group.months,
            value=self.value,
            via=self.via or "",
            staffs=self.staffs,
        )

    def known_of(self, months: float | None) -> float:
        """Return what is known of the months of a tie and of this link: at least so many pass."""
        return (months or 0.0) + (self.months or 0.0)


STAFFING: Final = PairLink(0.0, 0.0, False, 100.0, None, True)


def _from_swap(swap: Swap, via: str | None, lean: Lean = AS_GIVEN) -> PairLink:
    seen = lean.lasting(swap.seen_months, swap.basis)
    said = swap.said_months if swap.said_months is not None else seen
    return PairLink(seen, said or 0.0, swap.seen_value == 0, swap.seen_value, via, False)


def _of_one_pair(swap: Swap) -> tuple[float, ...]:
    """Order the records of one pair, the one that counts first, so that their order in the file never does.

    The better basis, then the longer seen months ("cannot" is longest, not known comes last), then the lower
    value, then the longer said months.
    """
    link = _from_swap(swap, None)
    months = -1.0 if link.months is None else link.months
    value = inf if link.value is None else link.value
    return (basis_rank(swap.basis), not link.cannot, -months, value, -link.said_months)


class Links:
    """The asked pairs of a session: at most one link for a (team, work), without chains of swaps.

    Of several records of one pair one counts (`_of_one_pair`). A swap to the work comes first; else the swap
    to a team that staffs it with the fewest seen months (unknown after known, "cannot" last); else that the
    team staffs it already. `known` are the ids of the map, `staffed` the works each team
    is tied to with people. With a `lean` months from a gut feel are read as it says. Raises nothing.
    """

    def __init__(
        self,
        known: Container[str],
        swaps: Iterable[Swap],
        staffed: Mapping[str, set[str]],
        lean: Lean = AS_GIVEN,
    ) -> None:
        self._staffed = staffed
        self._lean = lean
        self._swaps: dict[str, dict[str, Swap]] = defaultdict(dict)
        self._of_team: dict[str, dict[str, PairLink]] = {}
        for swap in swaps:
            start, end = swap.from_, swap.to
            if swap.category in FLOW_CATEGORIES and start in known and end in known and start != end:
                earlier = self._swaps[start].get(end)
                if earlier is None or _of_one_pair(swap) < _of_one_pair(earlier):
                    self._swaps[start][end] = swap

    def of(self, team: str) -> Mapping[str, PairLink]:
        """Return the link to every work this team or skill was asked about, or staffs."""
        if team not in self._of_team:
            self._of_team[team] = self._of(team)
        return self._of_team[team]

    def _of(self, team: str) -> dict[str, PairLink]:
        found = dict.fromkeys(self._staffed.get(team, ()), STAFFING)
        swaps = self._swaps.get(team, {})
        covering = sorted(swaps.items(), key=self._covering_order, reverse=True)
        for other, swap in covering:
            link = _from_swap(swap, other, self._lean)
            found.update((work, link) for work in self._staffed.get(other, ()) if work != team)
        for work, swap in swaps.items():
            found[work] = _from_swap(swap, None, self._lean)
        return found

    def _covering_order(self, pair: tuple[str, Swap]) -> tuple[object, ...]:
        """Order swaps best first; what the months leave equal is settled by said months, basis and id."""
        other, swap = pair
        link = _from_swap(swap, other, self._lean)
        unknown = 2 if link.cannot else 1 if link.months is None else 0
        return (unknown, link.months or 0.0, link.said_months, basis_rank(swap.basis), other)
