"""Things, cases and lines of one name: wherever a name is shown or read, it says which one is meant."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from rich_sessions import rich
from running_app import running, until
from textual.widgets import Static

from spm_tui.diagnosis.changes import changed
from spm_tui.diagnosis.engine import Diagnosis, diagnose, measures_of
from spm_tui.entanglement.modes import MODES
from spm_tui.map_changes.loosening import loosening
from spm_tui.reports.as_json import diagnosis_json, loosen_json
from spm_tui.reports.markdown import page as report
from spm_tui.storage.codec import encode
from spm_tui.text import bare as at_a_glance
from spm_tui.tui.app import SpmApp
from spm_tui.tui.screens.portfolio_screen import PortfolioScreen
from spm_tui.tui.session_state.record_line_cache import RecordLineCache
from spm_tui.tui.session_state.stop_progress import StopProgress
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.case_wall import case_rows
from spm_tui.views.evidence import evidence
from spm_tui.views.findings import all_rows, findings_lines, first_page_rows
from spm_tui.views.live_pane import live
from spm_tui.views.loosening_words import loosening_lines
from spm_tui.views.map_views import VIEWS, map_view
from spm_tui.views.portfolio import thing_rows
from spm_tui.views.rows import Row
from spm_tui.views.stop_pick import pick_rows
from spm_tui.views.stop_picture import stop_picture
from spm_tui.views.styled_lines import Lines, plain
from spm_tui.views.trade_matrix_picture import trade_words
from spm_tui.workshop import records as r
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.choices import ANSWER_KEYS, ITEM_KINDS
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.form_values import to_text, words_for
from spm_tui.workshop.references import refers_to
from spm_tui.workshop.session import RECORD_LISTS, Answers, Session, records
from spm_tui.workshop.thing_names import names_of

TODAY = date(2026, 11, 22)
WIDE = 1200
#: Names no text of ours holds. Things take them in turn, so three or more kinds share each.
NAMES = ("Quokka", "Zéphyr", "Wombat")
#: How a name is typed by somebody else: another case, no accents, other blanks.
TYPED = (str, str.upper, lambda name: name.replace("é", "e"), lambda name: f" {name} ")
SEEDS = range(12)
NAME = re.compile(r"quokka|z[ée]phyr|wombat", re.IGNORECASE)
TOLD = re.compile(rf"(?:^|\W)(?:{'|'.join((*ITEM_KINDS, 'case'))})\s+$")


def shared(seed: int) -> Session:
    """A session full of answers in which every name is shared by things of several kinds and by cases."""
    session = unsealed(rich(seed))
    items = tuple(
        structs.replace(item, name=TYPED[n % len(TYPED)](NAMES[n % len(NAMES)]))
        for n, item in enumerate(session.items)
    )
    cases = tuple(
        structs.replace(case, name=NAMES[n % len(NAMES)] if n else "Only once")
        for n, case in enumerate(session.cases)
    )
    return structs.replace(session, items=items, cases=cases)


def bare(text: str) -> list[str]:
    """Return what stands before each name that does not carry its kind."""
    return [
        text[max(0, found.start() - 60) : found.end()]
        for found in NAME.finditer(text)
        if not TOLD.search(text[: found.start()])
    ]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inside in value.values():
            yield from strings(inside)
    elif isinstance(value, (list, tuple)):
        for inside in value:
            yield from strings(inside)


def over_columns(text: str) -> str:
    """Return the trade picture with the names over its columns, which stand in several lines, in one each."""
    lines = text.split("\n")
    over = [line[26:] for line in lines if line.startswith(" " * 26)]
    most = max(map(len, over), default=0)
    columns = [" ".join(line[at : at + 12].strip() for line in over) for at in range(0, most, 12)]
    return "\n".join((*columns, *(line for line in lines if not line.startswith(" " * 26))))


def of_rows(rows: list[Row]) -> str:
    return plain([line for row in rows for line in row.lines])


def of_pairs(rows: tuple[tuple[str, Lines], ...]) -> str:
    return plain([line for _, lines in rows for line in lines])


def noticed(session: Session, diagnosis: Diagnosis) -> Iterator[tuple[str, str]]:
    yield "headline", "\n".join(diagnosis.headline)
    yield "page", of_pairs(first_page_rows(session, diagnosis, width=WIDE))
    yield "all notes", of_pairs(all_rows(session, diagnosis, width=WIDE))
    yield "diagnose", plain(findings_lines(session, diagnosis, WIDE))
    yield "diagnose --json", "\n".join(strings(diagnosis_json(session, diagnosis, "s")))
    for finding in diagnosis.fired:
        yield f"evidence {finding.key}", plain(evidence(session, finding, width=WIDE))
    since = changed(diagnose(structs.replace(session, ties=()), TODAY), diagnosis)
    for key in ANSWER_KEYS:
        for height in (4, 40):
            told = live(session, diagnosis, since, question=key, width=WIDE, height=height)
            yield f"live {key}", plain(told)


def stopped(session: Session) -> Iterator[tuple[str, str]]:
    measures = measures_of(session)
    yield "pick", of_rows(pick_rows(session, measures, ()))
    sets = [(item.id,) for item in session.items] + [r.items for r in records(session, "stopping")]
    loosened = loosening(measures, [one for one in sets if measures.stoppable(one)], most=999)
    yield "loosen", plain(loosening_lines(session, loosened, width=WIDE, horizon=3, as_of=TODAY))
    yield "loosen --json", "\n".join(change["ask"] for change in loosen_json(session, loosened)["changes"])
    for items in sets:
        if not measures.stoppable(items):
            continue
        for mode in MODES:
            picture = stop_picture(session, measures, items, width=WIDE, mode=mode, as_of=TODAY)
            yield f"stop {items} {mode}", plain(picture)
            telling = StopProgress(items=items, mode=mode)
            yield f"chains {items} {mode}", telling.chains(session)
            for step in range(telling.last(session) + 1):
                yield f"ask {items} {step}", structs.replace(telling, step=step).row(session).ask
        for grow in session.items:
            if grow.wants is not None and len(items) == 1 and grow.id != items[0]:
                yield f"trade {items}", trade_words(session, measures.pair_trade(items[0], grow.id))


def drawn_map(session: Session) -> Iterator[tuple[str, str]]:
    measures = measures_of(session)
    for view in VIEWS:
        for chosen in (None, *(item.id for item in session.items)):
            text = plain(map_view(view, session, measures, width=WIDE, chosen=chosen))
            yield f"map {view} {chosen}", over_columns(text) if view == "trade" else text
    yield "things", of_rows(thing_rows(session, WIDE))
    yield "cases", of_rows(case_rows(session, WIDE))


def answered(session: Session) -> Iterator[tuple[str, str]]:
    for key in ANSWER_KEYS:
        for drawn in RecordLineCache().of(session, key, WIDE):
            yield f"answers {key}", plain((*drawn.lines, *drawn.stays))
        for spec in fields_of(RECORD_LISTS[key][1]):
            yield f"offers {key} {spec.key}", "\n".join(words_for(spec, session))
            for record in records(session, key):
                yield f"form {key} {spec.key}", to_text(spec, getattr(record, spec.name), session)
    for item in session.items:
        yield f"before deleting {item.id}", "\n".join(ref.text for ref in refers_to(session, item.id))


def everything(session: Session) -> Iterator[tuple[str, str]]:
    diagnosis = diagnose(session, TODAY)
    yield from noticed(session, diagnosis)
    yield from stopped(session)
    yield from drawn_map(session)
    yield from answered(session)
    for full in (False, True):
        text = report(session, diagnosis, measures_of(session), TODAY, full=full)
        yield f"report, {full=}", text.replace("\\", "")


@pytest.mark.parametrize("seed", SEEDS)
def test_no_text_shows_a_shared_name_without_its_kind(seed: int) -> None:
    shown = 0
    for place, text in everything(shared(seed)):
        assert bare(text) == [], place
        shown += len(NAME.findall(text))
    assert shown > 500


def map_of(*named: tuple[str, str, str], cases: tuple[tuple[str, str], ...] = ()) -> Session:
    """A session with things (id, kind, name) and cases (id, name) alone."""
    return Session(
        format=1,
        title="Names",
        mode="workshop",
        created=TODAY,
        items=tuple(r.Item(id=i, kind=kind, name=name) for i, kind, name in named),  # type: ignore[arg-type]
        cases=tuple(r.Case(id=i, name=name) for i, name in cases),
    )


def labels(session: Session) -> list[str]:
    called = names_of(session)
    return [
        *map(called.label, (i.id for i in session.items)),
        *map(called.case, (c.id for c in session.cases)),
    ]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ([("p", "product", "Shop"), ("t", "team", "Fleet")], ["Shop", "Fleet"]),
        ([("p", "product", "Pay"), ("t", "team", "Pay")], ["product Pay", "team Pay"]),
        ([("p", "product", "Pay"), ("t", "team", " PAY ")], ["product Pay", "team  PAY "]),
        ([("p", "product", "Zoé"), ("t", "team", "Zoe\u0301"), ("s", "system", "zoe")],
         ["product Zoé", "team Zoe\u0301", "system zoe"]),
        ([("a", "team", "Pay"), ("b", "team", "Pay"), ("c", "system", "Pay")],
         ["team Pay #a", "team Pay #b", "system Pay"]),
        ([("a", "team", "Pay"), ("b", "system", "Pay"), ("c", "product", "Team pay")],
         ["team Pay", "system Pay", "product Team pay"]),
        ([("pay", "team", "\u200b"), ("pay-2", "system", "Pay")], ["<U+200B>", "Pay"]),
    ],
)  # fmt: skip
def test_a_name_carries_as_much_as_tells_it_apart_and_no_more(
    named: list[tuple[str, str, str]], told: list[str]
) -> None:
    assert labels(map_of(*named)) == told


def test_a_case_carries_that_it_is_one_beside_a_thing_or_another_case_of_its_name() -> None:
    session = map_of(
        ("p", "product", "Pay"), ("s", "system", "Hub"), ("t", "team", "Hub"),
        cases=(("p", "Pay"), ("q", "hub"), ("r", "Split"), ("m", "Mar re-plan"), ("m-2", "Mar re-plan")),
    )  # fmt: skip
    assert labels(session) == [
        "Pay", "system Hub", "team Hub",
        "case Pay", "case hub", "Split", "case Mar re-plan #m", "case Mar re-plan #m-2",
    ]  # fmt: skip
    called = names_of(session)
    assert (called.said("s"), called.said("p"), called.said_case("p")) == (
        "the system Hub",
        "Pay",
        "the case Pay",
    )
    assert (called.label("gone"), called.case("gone\x1b")) == ("gone", "gone␛")


@pytest.mark.parametrize("seed", SEEDS)
def test_no_two_names_look_alike(seed: int) -> None:
    told = labels(shared(seed))
    assert len(set(map(at_a_glance, told))) == len(told)


@pytest.mark.parametrize("seed", range(30))
def test_a_note_about_a_case_follows_when_a_thing_comes_to_share_its_name(seed: int) -> None:
    session = unsealed(rich(seed))
    diagnose(session, TODAY)
    for case in session.cases:
        one, two, *others = session.items  # of different kinds, so that they carry it too
        both = (structs.replace(item, name=case.name) for item in (one, two))
        renamed = structs.replace(session, items=(*both, *others))
        carried = rf"(?:{one.kind}|{two.kind}|case) {case.name}\b"
        for told in strings(diagnosis_json(renamed, diagnose(renamed, TODAY), "s")):
            assert case.name not in re.sub(carried, "", told)


def told(app: SpmApp) -> str:
    """Return what the screen in front says outside of drawn boxes, each text on a line of its own."""
    found = [" ".join(str(widget.render()).split()) for widget in app.screen.query(Static)]
    for view in app.screen.query(LinesView):
        rows = [row.lines for row in view.shown_rows] if isinstance(view, RowsView) else [view.lines]
        found += [" ".join(plain(lines).split()) for lines in rows if view.id != "picture"]
    return "\n".join(found)


async def test_dialogs_forms_and_what_is_undone_carry_the_kind_too(tmp_path: Path) -> None:
    session = structs.replace(shared(3), answers=Answers())
    path = tmp_path / "shared.toml"
    path.write_text(encode(session), encoding="utf-8")
    item = next(i for i in session.items if i.kind == "initiative")
    shown = 0
    async with running(path, size=(160, 50)) as (app, pilot):

        async def press(*keys: str) -> None:
            nonlocal shown
            await pilot.press(*keys)
            await pilot.pause()
            assert bare(told(app)) == [], (keys, app.screen)
            shown += len(NAME.findall(told(app)))

        async def dialog(key: str, *answer: str) -> None:
            before = app.screen
            await pilot.press(key)
            await until(pilot, lambda: app.screen is not before)
            await press(*answer[:-1])
            await pilot.press(answer[-1])
            await until(pilot, lambda: app.screen is before)
            await press()

        await press("f6")
        assert isinstance(app.screen, PortfolioScreen)
        app.screen.rows.focus()
        rows = app.screen.rows
        rows.go(next(n for n, row in enumerate(rows.shown_rows) if row.key == f"item:{item.id}"))
        await press()
        await dialog("f", "escape")  # the form
        await dialog("r", "ctrl+u", "o", "x", "enter")
        await press("ctrl+z")
        await dialog("m", "down", "enter")
        await press("ctrl+z")
        await dialog("d", "x", "escape")
        await dialog("d", "enter")
        await press("ctrl+z")
        assert [i.id for i in app.open_session.workspace.session.items] == [i.id for i in session.items]
        await press("f3")
        await dialog("enter", "escape")  # the guess
    assert shown > 100
