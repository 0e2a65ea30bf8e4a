"""The names of a session as an index: what is kept of it is what would be made anew, and goes with it."""

import gc

from hypothesis import given
from hypothesis import strategies as st

from spm_tui.workshop.entry.previewing import preview_line
from spm_tui.workshop.reading.names import Entity, NameIndex
from tests.sample_files import FIRST, load

WORDS = st.sampled_from(
    ("Port", "Hub", "Payments", "payment", "Gate", "App", "of", "the", "&", "2", "12", "team", "Ümlaut", "a")
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
KINDS = st.sampled_from(("team", "system", "initiative", "operation"))


@st.composite
def entities(draw: st.DrawFn) -> tuple[list[Entity], Entity]:
    """Return things and cases, things first, and a new one that stands behind those of its table."""
    things = [Entity(f"t{n}", draw(NAMES), draw(KINDS)) for n in range(draw(st.integers(0, 5)))]
    cases = [Entity(f"c{n}", draw(NAMES), "case") for n in range(draw(st.integers(0, 3)))]
    new = Entity("new", draw(NAMES), draw(st.one_of(KINDS, st.just("case"))))
    return [*things, *cases], new


@given(entities(), st.lists(NAMES, max_size=6))
def test_an_index_with_one_name_more_is_the_one_made_of_all_of_them(
    given_names: tuple[list[Entity], Entity], texts: list[str]
) -> None:
    known, new = given_names
    place = sum(one.kind != "case" for one in known) if new.kind != "case" else len(known)
    old = NameIndex(known)
    before = {text: old.meant(text) for text in texts}
    grown, anew = old.with_new(new), NameIndex([*known[:place], new, *known[place:]])
    assert grown.entities == anew.entities
    assert (grown.longest, grown.words) == (anew.longest, anew.words)
    for text in (*texts, new.name, new.name[:-1], *(f"{one.name}s" for one in known)):
        assert grown.meant(text) == anew.meant(text)
        assert grown.typo(text) == anew.typo(text)
        assert grown.part(text) == anew.part(text)
        assert grown.resembles(text) == anew.resembles(text)
        assert grown.ends_names(text) == anew.ends_names(text)
    assert {text: NameIndex(known).meant(text) for text in texts} == before
    assert {text: old.meant(text) for text in texts} == before


def test_what_a_line_was_read_with_is_let_go_of_once_the_name_in_it_is_another() -> None:
    session = load(FIRST)
    for name in ("Zephyr", "Quorum", "Vantage", "Xenon", "Obelisk", "Juniper", "Larkspur", "Tamarind"):
        preview_line(session, "allocation_unit", f"{name} took 4 months")
    gc.collect()
    assert 0 < sum(isinstance(one, NameIndex) for one in gc.get_objects()) <= 4
