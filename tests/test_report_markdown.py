"""The report in Markdown: complete at any point, escaped, with its dissent and without what is private."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from sample_files import FIRST, PRACTICE, SECOND
from sample_files import load as load_sample

from spm_tui.diagnosis.engine import diagnose, measures_of
from spm_tui.reports.escape import Ready, markdown, quoted
from spm_tui.reports.markdown import page as report
from spm_tui.reports.page_sections import rest_line
from spm_tui.reports.question_sections import uncut
from spm_tui.storage.codec import decode
from spm_tui.workshop import thing_names
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry.writing import number
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.records import Item, Stop
from spm_tui.workshop.session import (
    ANSWER_TYPES,
    Answers,
    Commitment,
    Parked,
    Participant,
    Session,
    Stance,
    Stopping,
    with_answer,
)
from spm_tui.workshop.words import PEOPLE_LINE, figure

DATA = Path(__file__).parent / "data"
AS_OF = date(2026, 11, 22)
EMPTY = Session(format=1, title="New", mode="workshop", created=AS_OF)


def load() -> Session:
    session = decode((DATA / "tracking.toml").read_bytes()).session
    assert session is not None
    return session  # sealed rounds and all, as it lies on disk


def pages(session: Session) -> str:
    """The two pages."""
    return report(session, diagnose(session, AS_OF), measures_of(unsealed(session)), AS_OF)


def written(session: Session) -> str:
    """The two pages and everything after them."""
    return report(session, diagnose(session, AS_OF), measures_of(unsealed(session)), AS_OF, full=True)


def part(text: str, heading: str) -> str:
    """The part of a report under one heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    return found[1]


def test_who_was_away_is_not_told_to_have_been_in_the_room():
    there, away = (
        Participant(id="cfo", role="CFO", present=True),
        Participant(id="ceo", role="CEO", present=False),
    )
    unsaid = Participant(id="cto", role="CTO")
    text = pages(structs.replace(EMPTY, participants=(there, away, unsaid)))
    assert "In the room: CFO, CTO. Absent: the CEO.\n" in text


def test_a_report_of_an_empty_session_has_every_part_and_names_what_was_not_reached():
    text = written(EMPTY)
    assert text.count("Not reached yet.") == 10
    assert "Of ten questions: 10 not reached." in text
    assert "What this is for: not said. Who will see it: not said. Deleted after: not said." in text
    assert PEOPLE_LINE in text
    for question in QUESTIONS:
        assert f"### {question.number}. {question.short}" in text
        assert markdown(question.wording) in text


def test_each_way_of_not_answering_stays_what_it_is():
    text = part(written(load()), "The ten questions")
    assert "Skipped: Taken up with the board in January." in text
    assert "Does not apply: No change of direction yet." in text
    assert text.count("Not reached yet.") == 3


def test_two_pages_stay_two_pages_however_much_is_open():
    many = tuple(Item(id=f"i{n}", name=f"Thing {n}", kind="system", to_confirm=True) for n in range(50))
    parked = tuple(Parked(text=f"Matter {n}", state="open") for n in range(3))
    session = structs.replace(EMPTY, items=many, parking=parked)
    text = part(pages(session), "What is open")
    assert text.count("**To confirm, the map:**") == 8
    assert text.count("**Set aside:**") == 3
    assert "- And 42 more, in the full report." in text
    assert part(written(session), "What is open").count("**To confirm, the map:**") == 50
    assert "more, in the full report" not in written(session)
    names = tuple(f"Thing {n}" for n in range(20))
    assert rest_line(names, full=False).endswith("Thing 11 and 8 more.")
    assert rest_line(names).endswith("Thing 18, Thing 19.")
    assert rest_line(names[:13], full=False).endswith("Thing 12.")
    assert rest_line((), full=False) == ""


def test_what_was_skipped_is_not_told_as_never_asked():
    skipped = {key: ANSWER_TYPES[key](status="skipped", reason="no time") for key in ANSWER_KEYS}
    text = pages(structs.replace(EMPTY, answers=Answers(**skipped)))
    assert "None of the ten questions was asked yet." not in text
    assert part(text, "The ten answers").count("Skipped: no time.") == 10
    assert "None of the ten questions was asked yet." in pages(EMPTY)


def test_nothing_is_asked_of_what_never_happened():
    text = part(pages(load_sample(FIRST)), "What was not asked")
    assert "people of which team" not in text  # all that goes on is counted; only what has ended is not
    stop = Stop(items=("a",), said_people=3)
    alone = structs.replace(
        with_answer(EMPTY, "stopping", Stopping(status="answered", stops=(stop,))),
        items=(Item(id="a", name="A", kind="initiative"),),
    )
    assert "plan redone" not in part(pages(alone), "What was not asked")


def test_consent_and_the_line_on_people_stand_once_before_everything_else():
    text = written(load())
    consent = (
        "What this is for: To see what could move in spring. Who will see it: the leadership round. "
        "Deleted after: 30 June 2027."
    )
    assert text.count(consent) == 1
    assert text.index(consent) < text.index("## First page")
    assert text.count(PEOPLE_LINE) == 1
    assert text.index(PEOPLE_LINE) < text.index("## First page")


def test_the_first_page_has_one_thing_that_works_three_to_look_at_and_one_that_would_help():
    page = part(written(load()), "First page")
    assert page.count("**Works:**") == 1
    assert page.count("**Look at:**") == 3
    assert page.count("**Would help most:**") == 1


def test_every_finding_is_there_with_why_what_may_be_off_and_what_to_ask():
    session = load()
    text = part(written(session), "Every note")
    fired = diagnose(session, AS_OF).fired
    assert len(fired) > 5
    for finding in fired:
        assert markdown(finding.sentence) in text
        assert markdown(finding.could_be_wrong) in text
        assert markdown(finding.ask) in text
        assert markdown(finding.passage) in text
        for step in finding.trail:
            assert markdown(uncut(step.text)) in text


def test_a_disputed_finding_never_stands_without_its_dissent():
    session = load()
    keys = [finding.key for finding in diagnose(session, AS_OF).fired]
    stances = tuple(Stance(finding=key, stance="dispute", why=f"Because {key}") for key in keys)
    text = written(structs.replace(session, stances=stances))
    for key in keys:
        why = markdown(f"Because {key}")
        assert part(text, "Every note").count(why) >= 1
    for page in (text, pages(structs.replace(session, stances=stances))):
        lines = part(page, "The stories").split("\n")
        told = [line for line in lines if line.startswith(("### ", "- "))]
        assert len(told) > 5
        assert all("Disputed: Because" in line for line in told)


def test_private_notes_and_sealed_rounds_are_not_in_it():
    text = written(load())
    assert "tracking lead" not in text
    assert "SEALED" not in text
    assert "not shown yet" in text
    revealed = structs.replace(
        load(), rounds=tuple(structs.replace(r, state="revealed") for r in load().rounds)
    )
    assert "SEALED" in written(revealed)


def test_answers_stand_in_tables_with_said_and_seen_apart():
    text = part(written(load()), "The ten questions")
    assert (
        "| Fleet team for Customs | 1 month, 90% of the value | 9 months, 50% of the value | once |" in text
    )
    assert "> We would get eight people back within a month." in text
    assert "To sort:\n\n- and the AIS thing, whoever has that" in text
    assert "Show of hands, Live tracking (we said, people): 5, 6, 8 (2x) and 10." in text


def test_the_stop_is_told_with_its_chains_and_its_figures():
    text = part(written(load()), "If it stopped")
    assert "| keeping things running | -3.5 | Position hub 2.5; Vessel desk 1 |" in text
    assert "- Stays: Event bus: held by Dynamic pricing → Slot engine; 2 more need it." in text
    assert "on paper: 5.5" in text


def test_a_figure_keeps_its_sign_however_small_it_is():
    session = decode((DATA / "golden.toml").read_bytes()).session
    assert session is not None
    text = part(written(session), "If it stopped")
    assert "| more than is asked for | -0.5 |" in text
    assert "| no swap possible | 0 |" in text
    assert [figure(value) for value in (-0.5, -0.04, -0.0, 0.04, -10.0, -30.5)] == [
        "-0.5", "0", "0", "0", "-10", "-30.5",
    ]  # fmt: skip
    assert [number(value) for value in (-0.5, -0.0, 1e-12, -1e-12, 10.0, 100_000.25)] == [
        "-0.5", "0", "0", "0", "10", "100000.25",
    ]  # fmt: skip


def test_the_names_of_things_are_made_once_a_report_however_many_chains_there_are():
    session = load()
    before = thing_names._names.cache_info().misses
    written(session)
    assert thing_names._names.cache_info().misses == before + 1


def test_what_was_agreed_and_what_was_parked_is_there():
    text = written(load())
    assert "| Ask who gets the night call for the hub | fact check | technology | 15 December 2026 |" in text
    assert "| Who pays the AIS provider? | finance |" in part(text, "What is open")


def test_the_seven_lenses_are_tables_and_practices_come_first_where_they_belong():
    text = part(written(load()), "Which idea of a portfolio are we using?")
    assert text.count("| We assume | How it stands | Seen in |") == 7
    assert text.count("In practice: ") == 1


@pytest.mark.parametrize("name", [FIRST, SECOND, PRACTICE])
def test_samples_give_well_formed_tables(name):
    for row in written(load_sample(name)).split("\n\n"):
        lines = row.strip().split("\n")
        if lines[0].startswith("|"):
            counts = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
            assert len(counts) == 1, lines[0]


def test_the_same_session_gives_the_same_bytes():
    assert written(load()) == written(load())


NASTY = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "# heading",
    "- list",
    "1. list",
    "> quote",
    "a | b",
    "`code`",
    "**bold** __bold__ ~~struck~~ $x$",
    "&lt;b&gt; &amp;",
    "http://evil.example www.evil.example me@evil.example",
    "two\nlines\n\n# three",
    "\x1b[31mred\u202e",
    "---",
    "===",
]


@pytest.mark.parametrize("text", NASTY)
def test_what_a_user_typed_comes_out_as_text(text):
    shown = markdown(text)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert not re.search(r"<[a-zA-Z/!]", shown)
    assert not re.search(r"(?<!\\)[`*_\[\]|~$]", shown)
    assert not re.match(r"\s*(#|[-+] |\d+[.)]\s|>|=|---)", shown)
    assert not re.search(r"&(?!(amp|lt|#58|#46|#64);)#?\w+;", shown)
    assert "://" not in shown
    assert "www." not in shown


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_escaped_text_reads_back_as_it_was_cleaned(text):
    import html

    from spm_tui.text import clean

    plain = re.sub(r"\\([\\`*_\[\]|~$#=>+.)-])", r"\1", html.unescape(markdown(text)))
    undone = re.sub(r"\\([\\`*_\[\]|~$#=>+.)-])", r"\1", html.unescape(markdown(clean(text))))
    assert plain == undone
    if "\\" not in text and "&" not in text:
        assert plain == clean(text)


def test_every_text_field_of_a_session_is_escaped_in_a_report():
    bomb = "<img src=x> [a](b) | `c`"
    session = load()
    session = structs.replace(
        session,
        title=bomb,
        organization=bomb,
        items=tuple(structs.replace(i, name=bomb, note=bomb) for i in session.items),
        cases=tuple(structs.replace(c, name=bomb) for c in session.cases),
        commitments=tuple(
            structs.replace(c, what=bomb, owner=bomb, signal=bomb) for c in session.commitments
        ),
        parking=tuple(structs.replace(p, text=bomb, owner=bomb, next_step=bomb) for p in session.parking),
        participants=tuple(structs.replace(p, role=bomb) for p in session.participants),
        stances=tuple(structs.replace(s, why=bomb) for s in session.stances),
        consent=structs.replace(session.consent, purpose=bomb, seen_by=bomb, delete_after=bomb),
    )
    stopping = structs.replace(session.answers.stopping, words=f"{bomb}\n# {bomb}", to_sort=(bomb,))
    session = structs.replace(session, answers=structs.replace(session.answers, stopping=stopping))
    text = written(session)
    assert "<img" not in text
    assert "[a](b)" not in text
    assert "`c`" not in text
    assert text.count("&lt;img") > 20
    assert "\n# &lt;" not in text.removeprefix("# ")


def test_ready_text_passes_and_words_of_several_lines_become_a_quote():
    assert markdown(Ready("**x**")) == "**x**"
    assert quoted("one\n# two\n\n- three") == "> one\n> \\# two\n>\n> \\- three"


def kinds_of_tokens(text: str) -> set[str]:
    """What a CommonMark reader with tables finds in a text."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return {inner.type for token in tokens for inner in (token, *(token.children or ()))}


@pytest.mark.parametrize("text", NASTY)
def test_a_reader_of_markdown_finds_nothing_but_text(text):
    assert kinds_of_tokens(markdown(text)) <= {"paragraph_open", "inline", "text", "paragraph_close"}
    assert kinds_of_tokens(quoted(text)) <= {
        "blockquote_open",
        "blockquote_close",
        "paragraph_open",
        "inline",
        "text",
        "softbreak",
        "paragraph_close",
    }


def test_a_report_holds_no_link_no_code_and_no_html_and_ends_every_table():
    found = kinds_of_tokens(written(load()))
    assert not found & {
        "link_open",
        "image",
        "code_inline",
        "code_block",
        "fence",
        "html_inline",
        "html_block",
    }
    assert {"table_open", "heading_open", "blockquote_open", "bullet_list_open"} <= found


SAMPLES = pytest.mark.parametrize("name", [FIRST, SECOND, PRACTICE])


@SAMPLES
def test_without_more_a_report_is_two_pages_and_says_each_thing_once(name):
    text = pages(load_sample(name))
    assert len(text.split()) <= 1210
    told = [line.strip("#*- ") for line in text.split("\n") if line.strip("#*- ")]
    first = {line.partition("**Look at:** ")[2] for line in text.split("\n")}
    twice = {line for line in told if told.count(line) > 1}
    assert twice == set()
    headings = re.findall(r"^### (.*)", text, re.MULTILINE)
    assert first - {""} <= set(headings)  # the headline of a story is all that stands on the first page too


@SAMPLES
def test_a_report_reads_as_text_that_people_wrote(name):
    session = load_sample(name)
    ids = {i.id for i in (*session.items, *session.cases, *session.commitments) if "-" in i.id}
    for text in (pages(session), written(session)):
        assert "&gt;" not in text
        assert not re.search(r"\.\.\.\+\d", text)
        assert "ilent round" not in text
        assert [one for one in ids if re.search(rf"(?<![\w-]){one}(?![\w-])", text)] == []


def test_what_works_stands_once_on_the_first_page():
    text = pages(load())
    works = "Covering Dynamic pricing with Berth team took 1 month, as said."
    assert part(text, "First page").count(works) == 1
    assert text.count("took 1 month, as said") == 1


def test_everything_else_comes_only_when_it_is_asked_for():
    headings = re.findall(r"^## (.*)", pages(load()), re.MULTILINE)
    assert headings == [
        "First page", "The ten answers", "The stories", "What was agreed", "What is open",
        "What was not asked",
    ]  # fmt: skip
    more = re.findall(r"^## (.*)", written(load()), re.MULTILINE)
    assert more == [
        *headings, "Every note", "Which idea of a portfolio are we using?", "If it stopped",
        "The ten questions", "The map",
    ]  # fmt: skip


def test_the_portfolio_comes_first_with_how_many_works_it_was_said_of():
    page = part(pages(load_sample(FIRST)), "First page")
    assert page.startswith("\n**We speak of 15 people as movable; ")
    assert "*(said of 4 initiatives or products; people known on 9 of 9)*" in page


def test_a_tally_is_a_show_of_hands_and_cards_are_silent_answers():
    text = written(load_sample(FIRST))
    assert "Show of hands" in text
    assert "Silent answers" in text


def test_facts_to_check_stay_open_with_who_and_when_until_they_are_checked():
    text = pages(load_sample(FIRST))
    line = "**To check:** Count how many have left Live tracking, and where the time went."
    assert f"{line} With the Head of portfolio office, by 1 November 2026." in part(text, "What is open")
    later = pages(load_sample(SECOND))
    assert "To check" not in later
    assert "**Fact check:** Count how many have left Live tracking" in part(later, "What was agreed")


def test_whoever_has_a_commitment_never_reads_as_its_answer():
    text = part(pages(load_sample(FIRST)), "What was agreed")
    assert "Name who decides how teams are cut. With the CEO, by 15 October 2026." in text
    asked = Commitment(id="a", what="Who decides how teams are cut?", kind="decision")
    text = part(pages(structs.replace(EMPTY, commitments=(asked,))), "What was agreed")
    assert "Who decides how teams are cut? Nobody yet, no day set." in text


def test_only_who_was_there_was_in_the_room():
    text = pages(load_sample(FIRST))
    line = next(line for line in text.splitlines() if line.startswith("In the room:"))
    assert line.endswith("Head of port operations. Absent: the CEO.")
    everyone = pages(load_sample(SECOND))
    assert "Head of port operations, CEO.\n" in everyone
    assert "Absent" not in everyone


def test_what_somebody_disputes_is_not_told_as_agreed():
    agreed, _, rest = part(pages(load_sample(FIRST)), "What was agreed").partition("What the room thinks:")
    assert "disputed" not in agreed.casefold()
    assert "dissent" not in agreed.casefold()
    assert "Disputed: It was rebuilt once within a year" in rest
    assert "Dissent: Five at most" in rest


def test_what_the_room_thinks_of_a_note_that_no_story_tells_is_counted_with_its_reasons():
    text = part(pages(load_sample(FIRST)), "What was agreed")
    assert "*(1 disputed)*\n  - Disputed: It was rebuilt once within a year" in text
    assert "*(1 not sure)*\n  - Not sure: All four use it" in text


def test_nothing_is_asked_of_what_is_not_on_record():
    text = part(pages(structs.replace(EMPTY, current_question=1)), "What was not asked")
    assert text.strip() == "The map and all ten questions."
    asked = {key: ANSWER_TYPES[key](status="skipped") for key in ANSWER_KEYS}
    for left, words in (
        (("boundary",), "Question 9."),
        (("stopping", "disappearance"), "Questions 2 and 10."),
        ((), "Nothing is missing for what can be looked at."),
    ):
        given = Answers(**{key: value for key, value in asked.items() if key not in left})
        assert (
            part(pages(structs.replace(EMPTY, answers=given)), "What was not asked").strip().startswith(words)
        )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a > b < 3 & c", "a > b < 3 & c"),
        ("> b", r"\> b"),
        ("R&D", "R&D"),
        ("&lt;b", "&amp;lt;b"),
        ("<b>", "&lt;b>"),
    ],
)
def test_only_what_would_be_read_as_markup_is_escaped(text, shown):
    assert markdown(text) == shown


def test_a_share_is_written_alike_everywhere():
    assert "can reach 4% of the others" in written(load_sample(FIRST))
    assert not re.search(r"\d %", written(load_sample(FIRST)))
