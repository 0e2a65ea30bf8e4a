"""Signs of a list before a line are no words of it, and what the things screen copies can be pasted back."""

import pytest
from sample_files import FOLDER
from spoken import SPOKEN

from spm_tui.storage.files import load
from spm_tui.views.to_paste import thing_text
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.entry.previewing import preview_line
from spm_tui.workshop.map_edits import set_item
from spm_tui.workshop.session import Session, records

MARKS = ["- ", "* ", "• ", "– ", "1. ", "2) ", "10. ", "- [x] ", "  - "]


@pytest.fixture(scope="module")
def session():
    return load(SPOKEN / "rhenavie" / "base.toml").session


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("stopping", "FNOL Online stopped, 4 people back in 2 months"),
        ("stopping", "FNOL Online needs COBOL"),
        ("allocation_unit", "flow 3, project 4"),
        ("ownership", "budget > 2026 > CEO"),
        ("redesign_frequency", "said 20"),
    ],
)
def test_a_line_with_the_sign_of_a_list_is_the_line(session, mark, key, line):
    assert enter(session, key, mark + line).session == enter(session, key, line).session
    assert preview_line(session, key, mark + line).parts == preview_line(session, key, line).parts


def test_a_known_name_that_begins_like_a_sign_is_the_name(session):
    named = list_things(session, "initiative: Second pillar").session
    (thing,) = (item for item in named.items if item.name == "Second pillar")
    named = set_item(named, thing.id, name="2. Pillar")
    entered = enter(named, "stopping", "2. Pillar > back 4")
    assert records(entered.session, "stopping")[-1].items == (thing.id,)


def test_a_line_that_waits_is_kept_with_its_sign(session):
    entered = enter(session, "stopping", "- the vans thing, whoever has that")
    assert entered.session.answers.stopping.to_sort == ("- the vans thing, whoever has that",)


@pytest.mark.parametrize("line", ["-", "1.", "- 5", "5. "])
def test_a_sign_alone_or_before_a_figure_alone_stays(session, line):
    entered = enter(session, "allocation_unit", line)
    assert entered.kind == "to-sort"
    assert entered.session.rounds == session.rounds


@pytest.mark.parametrize("file", [SPOKEN / "rhenavie" / "base.toml", *sorted(FOLDER.glob("*.toml"))])
def test_every_copied_thing_is_pasted_back_as_it_stands(file):
    session = load(file).session
    for item in session.items:
        listed = list_things(session, thing_text(session, item.id, needed_by=True))
        assert listed.left == (), thing_text(session, item.id)
        assert listed.session == session


def test_a_copied_thing_is_listed_in_another_session(session):
    head, first, _, last = thing_text(session, "fnol-online").splitlines()
    text = "\n".join((head, first, last))
    listed = list_things(Session(format=1, title="t", mode="self", created=session.created), text)
    assert listed.left == ()
    (thing,) = (item for item in listed.session.items if item.name == "FNOL Online")
    assert (thing.kind, thing.wants) == ("initiative", 12)
    assert [(tie.from_, tie.people) for tie in listed.session.ties] == [
        ("fnol-online", 8), ("fnol-online", None),
    ]  # fmt: skip


def test_needs_go_on_about_the_thing_above_and_nothing_else(session):
    listed = list_things(session, "Pet Cover\n- needs COBOL\n- needs Data Office 2")
    new = [(tie.from_, tie.to, tie.people) for tie in listed.session.ties if tie not in session.ties]
    assert new == [("pet-cover", "cobol", None), ("pet-cover", "data-office", 2)]
    alone = list_things(session, "- needs COBOL")
    assert alone.left == ("needs COBOL",)
    assert alone.told.endswith("Say what needs it: its name stands before needs.")
