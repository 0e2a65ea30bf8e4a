"""Small sessions for the entanglement tests: built from a few words, or drawn at random."""

from datetime import date

from hypothesis import strategies as st

from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.choices import BASES, ITEM_KINDS
from spm_tui.workshop.records import Item, Stop, Swap, Tie
from spm_tui.workshop.session import Answers, Fungibility, Session, Stopping

KIND_OF_LETTER = {
    "i": "initiative", "p": "product", "t": "team", "k": "skill", "f": "platform", "s": "system",
    "m": "domain", "d": "data", "o": "operation", "w": "workflow", "c": "contract",
}  # fmt: skip


def item(name: str, **fields: object) -> Item:
    """An item whose kind is told by the first letter of its id."""
    return Item(**{"id": name, "name": name.upper(), "kind": KIND_OF_LETTER[name[0]], **fields})  # type: ignore[arg-type]


def tie(start: str, end: str, **fields: object) -> Tie:
    return Tie(from_=start, to=end, **fields)  # type: ignore[arg-type]


def swap(start: str, end: str, **fields: object) -> Swap:
    return Swap(**{"category": "teams", "from_": start, "to": end, **fields})  # type: ignore[arg-type]


def session(items=(), ties=(), swaps=(), stops=(), **fields) -> Session:
    """A session of these records; every tie end that is no item becomes one, by its first letter."""
    known = {one.id for one in items}
    ends = dict.fromkeys(end for one in ties for end in (one.from_, one.to) if end not in known)
    answers = Answers(
        stopping=Stopping(stops=tuple(stops)) if stops else None,
        fungibility=Fungibility(swaps=tuple(swaps)) if swaps else None,
    )
    return Session(
        **{
            "format": 1,
            "title": "case",
            "mode": "self",
            "created": date(2026, 1, 1),
            "items": (*items, *(item(end) for end in ends)),
            "ties": tuple(ties),
            "answers": answers,
            **fields,
        }
    )


def measures(*args, **fields) -> Measures:
    return Measures(session(*args, **fields))


def needs(text: str) -> list[Tie]:
    """Ties from words such as `i1>s1,s2 s1>d1`."""
    found = []
    for word in text.split():
        start, ends = word.split(">")
        found += [tie(start, end) for end in ends.split(",")]
    return found


_people = st.none() | st.integers(0, 60).map(lambda n: n / 10)
_months = st.none() | st.sampled_from([0.0, 1.0, 2.0, 2.5, 4.0, 9.0])
_basis = st.none() | st.sampled_from(BASES)


@st.composite
def sessions(draw, most: int = 12, swaps: bool = True) -> Session:
    """Sessions with cycles, gaps, unknowns, retired and isolated things; at most one tie a pair."""
    total = draw(st.integers(1, most))
    kinds = draw(st.lists(st.sampled_from(ITEM_KINDS), min_size=total, max_size=total))
    items = tuple(
        Item(
            id=f"n{number}",
            name=f"N{number}",
            kind=kind,
            wants=draw(st.none() | st.integers(0, 40).map(lambda n: n / 10)),
            stage=draw(st.sampled_from([None, None, None, "retired"])),
            run_people=draw(st.sampled_from([None, None, 0.0, 1.5])),
        )
        for number, kind in enumerate(kinds)
    )
    ids = [one.id for one in items]
    works = [one.id for one in items if one.kind == "initiative"]
    staff = {one.id for one in items if one.kind in ("team", "skill")}
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1])
    ties = []
    for start, end in draw(st.lists(pairs, unique=True, max_size=3 * total)):
        fields: dict[str, object] = {}
        if end in staff:
            fields = {
                "people": draw(_people),
                "stays": draw(st.sampled_from([None, None, 0.0, 0.5, 9.0])),
                "months": draw(_months),
                "basis": draw(_basis),
            }
            if works and start not in works and draw(st.booleans()):
                fields["carried_by"] = draw(st.sampled_from(works))
        ties.append(tie(start, end, **fields))
    asked = draw(st.lists(pairs, max_size=total)) if swaps else []
    given = [
        swap(
            start,
            end,
            category=draw(st.sampled_from(["people", "teams", "platforms"])),
            said_months=draw(_months),
            seen_months=draw(_months),
            seen_value=draw(st.sampled_from([None, None, 0.0, 60.0, 100.0])),
            basis=draw(_basis),
        )
        for start, end in asked
    ]
    stoppable = [one for one in ids if one not in staff]
    stops = []
    if stoppable and draw(st.booleans()):
        chosen = draw(st.lists(st.sampled_from(stoppable), min_size=1, max_size=2, unique=True))
        stops = [Stop(items=tuple(chosen), said_people=draw(_people), said_months=draw(_months))]
    return session(items, ties, given, stops)


@st.composite
def staffed_stops(draw) -> tuple[Session, tuple[str, ...]]:
    """A portfolio with people on what is stopped, run load, wants and swaps: every people figure is known."""
    stopped = [f"i{n}" for n in range(draw(st.integers(1, 2)))]
    teams = [f"t{n}" for n in range(draw(st.integers(1, 4)))]
    works = [f"p{n}" for n in range(draw(st.integers(1, 4)))]
    systems = [f"s{n}" for n in range(draw(st.integers(1, 3)))]
    tenths = st.integers(0, 50).map(lambda n: n / 10)
    stays = st.sampled_from([None, None, 0.0, 0.5, 9.0])
    ties = [tie(stopped[0], teams[0], people=draw(tenths), months=draw(_months))]
    chosen = st.lists(st.tuples(st.sampled_from(stopped), st.sampled_from(teams)), unique=True)
    for start, end in draw(chosen):
        if (start, end) != (stopped[0], teams[0]):
            ties.append(tie(start, end, people=draw(_people), months=draw(_months), stays=draw(stays)))
    for start, end in draw(st.lists(st.tuples(st.sampled_from(works), st.sampled_from(teams)), unique=True)):
        ties.append(tie(start, end, people=draw(_people)))
    users = st.sampled_from([*stopped, *works, "w0"])
    for start, end in draw(st.lists(st.tuples(users, st.sampled_from(systems)), unique=True)):
        ties.append(tie(start, end))
    for start, end in draw(
        st.lists(st.tuples(st.sampled_from(systems), st.sampled_from(teams)), unique=True)
    ):
        carrier = draw(st.none() | st.sampled_from(stopped))
        ties.append(
            tie(start, end, people=draw(_people), months=draw(_months), stays=draw(stays), carried_by=carrier)
        )
    asked = st.tuples(st.sampled_from(teams), st.sampled_from([*works, *teams])).filter(
        lambda p: p[0] != p[1]
    )
    swaps = [
        swap(
            start,
            end,
            said_months=draw(_months),
            seen_months=draw(_months),
            seen_value=draw(st.sampled_from([None, None, 0.0, 60.0])),
        )
        for start, end in draw(st.lists(asked, max_size=6))
    ]
    items = [item(name, wants=draw(tenths)) for name in works]
    items += [item(name) for name in [*stopped, *teams, *systems, "w0"]]
    return session(items, ties, swaps), tuple(stopped)


@st.composite
def sessions_with_stop(draw, **options) -> tuple[Session, tuple[str, ...]]:
    """A session and a set of things in it to stop."""
    given = draw(sessions(**options).filter(lambda s: any(i.kind not in ("team", "skill") for i in s.items)))
    things = [one.id for one in given.items if one.kind not in ("team", "skill")]
    chosen = draw(st.lists(st.sampled_from(things), min_size=1, max_size=3, unique=True))
    return given, tuple(chosen)
