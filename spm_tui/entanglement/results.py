"""The values the measures return, as frozen Structs; nothing here computes.

People are floats with one decimal, months are floats, `None` is "not known". Ids in lists are sorted.
"""

from msgspec import Struct, field


class Kept(Struct, frozen=True):
    """A thing that stays after a stop: the chain of needs that holds it, anchor first, and its lock count."""

    item: str
    chain: tuple[str, ...]
    locks: int


class RunAsked(Struct, frozen=True):
    """How many of the things somebody has to run were asked about."""

    asked: int
    of: int


class FreeBy(Struct, frozen=True):
    """People free by the said month: `low` with known months, `high` with those nobody dated too."""

    months: float
    low: float
    high: float


class CameBack(Struct, frozen=True):
    """What a stop that has happened gave back: people, and after how many months (None: not recorded)."""

    people: float
    months: float | None


class StillOn(Struct, frozen=True):
    """People of a team or skill on a work that has ended and that the stop frees: in none of its figures."""

    item: str
    team: str
    people: float


#: The least and the most of a figure of people.
Span = tuple[float, float]


class PeopleRange(Struct, frozen=True):
    """What `released` and `useful` come to at least and at most if every gut feel is off by half.

    Both ends are the figure itself where no gut feel bears on it. `useful` is None where it is not known.
    """

    released: Span
    useful: Span | None


class TeamRow(Struct, frozen=True):
    """One team or skill in a stop: people on it today, kept, free to leave, and taken by other works.

    `stuck` and `free` also count those who run what the stop frees: `free` can exceed booked - stuck.
    """

    team: str
    booked: float
    stuck: float
    free: float
    needed_by_others: float


class Carried(Struct, frozen=True):
    """A thing that people keep running inside another work's effort."""

    item: str
    people: float


class PartRow(Struct, frozen=True, kw_only=True):
    """One (stopped or freed thing, team): people, how many are kept and by what, and when the rest can leave.

    `run` marks the run tie of a freed thing. `carried` are the things kept running that hold people here.
    """

    item: str
    team: str
    people: float
    stays: float | None
    stuck: float
    free: float
    months: float | None
    carried: tuple[Carried, ...]
    run: bool


class Booked(Struct, frozen=True, kw_only=True):
    """The people of a stop without the flow: released = booked + freed_run - stuck.

    `freed_run` run the freed things today. `firm`, `run_missing` and `hunches` say how sure `released` is.
    """

    said: float | None
    said_months: float | None
    booked: float | None
    stuck: float | None
    freed_run: float | None
    released: float | None
    run_asked: RunAsked
    free_by: FreeBy | None
    teams: tuple[TeamRow, ...]
    parts: tuple[PartRow, ...]
    ended: tuple[StillOn, ...]
    came_back: CameBack | None
    firm: bool
    run_missing: tuple[str, ...]
    hunches: tuple[tuple[str, str], ...]  # ties (from, to) with people that rest on a gut feel
    effort_asked: RunAsked  # of the ties from the stopped things to teams and skills, how many have people


class Link(Struct, frozen=True):
    """A pair nobody was asked about, and by how many people it would raise `useful` if it worked at once."""

    from_: str = field(name="from")
    to: str
    gain: float


class Pair(Struct, frozen=True, kw_only=True):
    """One (team, work) of a trade: `via` is the team whose works it covers, or empty; value in percent.

    `months` is tie plus link, the smallest over the team's parts in this state; None when not dated. With
    `at_least` one of the two is not known, and so many months pass in any case. `to_leave` is the tie's part.
    """

    from_: str = field(name="from")
    to: str
    months: float | None = None
    at_least: bool = False
    to_leave: float | None = None
    value: float | None = None
    via: str = ""
    staffs: bool = False


class Worth(Struct, frozen=True):
    """How much work the people who leave would do: `people` of the `known` whose value is on record."""

    people: float
    known: float


class WhereTheyEnd(Struct, frozen=True, kw_only=True):
    """Where released people end up: released = the sum of the six from `unwanted` to `useful`, each >= 0.

    Of what other works want, in people; all None where not known.
    """

    wanted: float | None = None
    unwanted: float | None = None
    unable: float | None = None
    not_asked: float | None = None
    late: float | None = None
    undated: float | None = None
    useful: float | None = None
    said_useful: float | None = None


class Trade(WhereTheyEnd, frozen=True, kw_only=True):
    """Where the released people of a stop end up, and what holds them."""

    next_best_link: Link | None = None
    bottleneck: tuple[str, ...] = ()
    worth: Worth | None = None
    useful_pairs: tuple[Pair, ...] = ()
    undated_pairs: tuple[Pair, ...] = ()
    late_pairs: tuple[Pair, ...] = ()
    not_asked_pairs: tuple[Pair, ...] = ()
    cannot_pairs: tuple[Pair, ...] = ()


class PairTrade(WhereTheyEnd, frozen=True, kw_only=True):
    """The trade test "stop A, grow B" for one pair, in people; None where not known."""

    stop: str
    grow: str
    released: float | None = None


class CurvePoint(Struct, frozen=True):
    """People free by one month: known to be, at most, and as said (None: nobody said)."""

    month: int
    low: float
    high: float
    said: float | None


class Curve(Struct, frozen=True, kw_only=True):
    """People free by month 0 to 24; `dated` counts the parts with months, `said` those who said."""

    points: tuple[CurvePoint, ...]
    dated: RunAsked
    said: RunAsked


class Concentration(Struct, frozen=True):
    """A thing or team whose loss cuts teams or workflows off from the rest of the map."""

    item: str
    cut_off: tuple[str, ...]


class SystemLayer(Struct, frozen=True):
    """The system layer: its size, and the share of ordered pairs of which the first reaches the second."""

    items: int
    ties: int
    propagation_cost: float


class Axis(Struct, frozen=True):
    """Where a thing stands on one axis; `band` is 0 stock, 1 real estate, 2 brand, 3 beyond (our own table).

    `months` and `value` (percent) are what was recorded, `basis` how it is known, `source` the answer key.
    """

    band: int
    months: float | None
    value: float | None
    basis: str | None
    source: str


class Place(Struct, frozen=True):
    """Liquidity and fungibility of a thing, apart, and the kind of asset they speak for (None: not asked)."""

    liquidity: Axis | None
    fungibility: Axis | None
    kind: str | None


class Placement(Struct, frozen=True):
    """What a thing was said to be, beside what was seen; `irreversible` names what cannot be undone."""

    item: str
    said: Place
    seen: Place
    irreversible: tuple[str, ...]


class TradeMatrix(Struct, frozen=True):
    """The trade test of every pair: `cells[row][column]` stops `stops[row]` and grows `grows[column]`."""

    stops: tuple[str, ...]
    grows: tuple[str, ...]
    cells: tuple[tuple[PairTrade, ...], ...]
