"""A typed name that several have is asked about: on the command line, in a form and in the app."""

import json
from pathlib import Path

import pytest
from command_line import spm
from running_app import TODAY, enter, question_screen, running, saved, shown, until
from textual.pilot import Pilot

from spm_tui.storage.codec import encode
from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.which_one import Which
from spm_tui.tui.screens.question_screen import QuestionScreen
from spm_tui.workshop import records as r
from spm_tui.workshop.entry.editing import line_of
from spm_tui.workshop.entry.entering import enter as enter_line
from spm_tui.workshop.entry.entering import enter_need
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.entry.previewing import preview_list
from spm_tui.workshop.entry.suggesting import suggest
from spm_tui.workshop.fields import field_of
from spm_tui.workshop.form_values import from_text, to_text
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.thing_names import names_of

SHOP = Session(
    format=1,
    title="Shop",
    mode="workshop",
    created=TODAY,
    items=(
        r.Item(id="product-pay", kind="product", name="Payments"),
        r.Item(id="team-pay", kind="team", name="Payments", people=4.0),
        r.Item(id="system-pay", kind="system", name="payments"),
        r.Item(id="shop", kind="product", name="Shop"),
        r.Item(id="hub", kind="system", name="Hub"),
        r.Item(id="hub-2", kind="system", name="Hub"),
    ),
    ties=(r.Tie(from_="product-pay", to="team-pay", people=2.0), r.Tie(from_="shop", to="system-pay")),
)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.toml"
    path.write_text(encode(SHOP), encoding="utf-8")
    return path


# ---- the command line


def test_a_command_asks_which_of_several_is_meant(shop: Path) -> None:
    asked = (
        '"Payments" names several things; say which, by kind and name or by id: '
        "product Payments (product-pay) or system payments (system-pay).\n"
    )
    assert spm("stop", shop, "Payments") == (2, "", asked)
    every = spm("map", shop, "--view", "focus", "--item", "payments")
    assert (every.status, every.out) == (2, "")
    assert (
        "product Payments (product-pay), team Payments (team-pay) or system payments (system-pay)"
        in every.err
    )
    twins = spm("stop", shop, "Hub")
    assert "system Hub (hub) or system Hub (hub-2)" in twins.err


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("product Payments", "product-pay"),
        ("The product payments", "product-pay"),
        ("product-pay", "product-pay"),
        ("#system-pay", "system-pay"),
        ("system PAYMENTS", "system-pay"),
        ("hub-2", "hub-2"),
        ("hub", "hub"),  # an id, as scripts give it
        ("Shop", "shop"),
    ],
)
def test_a_name_with_its_kind_or_an_id_is_one_thing(shop: Path, name: str, meant: str) -> None:
    ended = spm("stop", shop, name, "--json")
    assert ended.status == 0, ended.err
    assert json.loads(ended.out)["stopped"] == [meant]


def test_only_what_can_stop_is_in_question_for_a_stop(shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "two.toml"
    two = Session(
        format=1, title="t", mode="workshop", created=TODAY, items=(SHOP.items[1], SHOP.items[2]),
    )  # fmt: skip
    path.write_text(encode(two), encoding="utf-8")
    assert json.loads(spm("stop", path, "Payments", "--json").out)["stopped"] == ["system-pay"]
    assert "is a team: choose the work" in spm("stop", path, "team Payments").err


# ---- lines


def meant(key: str, line: str) -> dict[str, str]:
    """Return what a line may mean: how it is called -> the line that means it."""
    entered = enter_line(SHOP, key, line)
    assert entered.kind == "to-sort"
    return dict(entered.readings)


def test_a_line_that_names_one_of_several_tells_its_readings_and_makes_nothing() -> None:
    assert meant("stopping", "Payments > back 3") == {
        "product Payments": "#product-pay > back 3",
        "system payments": "#system-pay > back 3",
    }
    assert list(meant("vineyards", "Payments > stock")) == [
        "product Payments",
        "team Payments",
        "system payments",
    ]
    assert list(meant("fungibility", "Payments > Shop > said 1"))[1:] == ["team Payments", "system payments"]
    assert meant("vineyards", "Hub > stock") == {"#hub": "#hub > stock", "#hub-2": "#hub-2 > stock"}


def test_a_beginning_that_fits_several_of_one_name_is_asked_about_too() -> None:
    assert list(meant("vineyards", "Paym > stock")) == [
        "product Payments",
        "team Payments",
        "system payments",
    ]


def test_each_reading_is_taken_as_what_it_says() -> None:
    for line, item in zip(
        dict(enter_line(SHOP, "vineyards", "Payments > stock").readings).values(),
        ("product-pay", "team-pay", "system-pay"),
        strict=True,
    ):
        entered = enter_line(SHOP, "vineyards", line)
        assert [asset.item for asset in records(entered.session, "vineyards")] == [item]


@pytest.mark.parametrize("name", ["team Payments", "Payments (team)", "Payments as team", "#team-pay"])
def test_a_name_with_its_kind_is_never_asked_about(name: str) -> None:
    entered = enter_line(SHOP, "vineyards", f"{name} > stock")
    (asset,) = records(entered.session, "vineyards")
    assert (asset.item, entered.created, entered.readings) == ("team-pay", (), ())
    assert line_of(entered.session, "vineyards", asset).startswith("team Payments > ")


def test_the_place_in_a_line_can_tell_by_itself() -> None:
    entered = enter_need(SHOP, "Shop > Payments 3")  # people are of a team
    assert (entered.session.ties[-1].to, entered.session.ties[-1].people) == ("team-pay", 3)
    assert enter_need(SHOP, "Shop needs Payments").readings[1] == ("team Payments", "Shop needs #team-pay")


def test_a_kind_that_none_of_them_has_makes_a_new_thing() -> None:
    assert list_things(SHOP, "platform: Payments").session.items[-1].kind == "platform"
    assert enter_line(SHOP, "vineyards", "Shop as team > stock").session.items[-1].kind == "team"


def test_a_list_gives_each_its_own_figures_and_asks_where_it_does_not_say_which() -> None:
    assert list_things(SHOP, "team: Payments 6").session.items[1].people == 6
    assert list_things(SHOP, "team Payments 7").session.items[1].people == 7
    asked = list_things(SHOP, "Payments 5")
    assert asked.session == SHOP
    assert dict(asked.readings)["team Payments"] == "#team-pay 5"
    assert preview_list(SHOP, "Payments").startswith("1 line could not be read: There are 3 things")


def test_what_is_offered_of_one_name_is_told_apart_and_found_again() -> None:
    for typed in ("Pay", "Payments"):
        rows = [row for row in suggest(SHOP, "vineyards", typed, len(typed)) if not row.create]
        assert {row.text for row in rows} == {"product Payments", "team Payments", "system payments"}
    offered = [row.text for row in suggest(SHOP, "vineyards", "hub", 3) if not row.create]
    assert offered == ["#hub", "#hub-2"]


# ---- forms


def test_a_form_shows_the_kind_and_asks_for_it() -> None:
    spec = field_of(r.Tie, "to")
    assert to_text(spec, "team-pay", SHOP) == "team Payments"
    assert from_text(spec, "Team payments", SHOP, TODAY).value == "team-pay"
    assert from_text(spec, "Shop", SHOP, TODAY).value == "shop"
    asked = from_text(spec, "Payments", SHOP, TODAY)
    assert (asked.value, asked.problem) == (None, "which? product Payments, team Payments or system payments")


# ---- the app


async def at_stopping(app: SpmApp, pilot: Pilot[int]) -> None:
    app.open_session.at_question(2)
    await until(pilot, lambda: isinstance(app.screen, QuestionScreen) and app.screen.question.number == 2)


async def test_a_question_asks_with_a_digit(shop: Path) -> None:
    async with running(shop) as (app, pilot):
        await at_stopping(app, pilot)
        await enter(app, pilot, "Payments > back 3")
        assert "2  system payments" in shown(app, "#preview")
        assert not app.session_screen.box.completion.shown
        await pilot.press("2")
        assert [stop.items for stop in records(await saved(app), "stopping")] == [("system-pay",)]
        assert question_screen(app).box.value == ""


async def test_left_open_the_line_stays_as_it_was(shop: Path) -> None:
    async with running(shop) as (app, pilot):
        await at_stopping(app, pilot)
        await enter(app, pilot, "Payments > back 3")
        await pilot.press("escape")
        assert question_screen(app).box.value == "Payments > back 3"
        assert await saved(app) == SHOP or records(await saved(app), "stopping") == ()


async def test_the_list_of_things_asks_with_enter(shop: Path) -> None:
    async with running(shop) as (app, pilot):
        await pilot.press("f6")
        await until(pilot, lambda: hasattr(app.screen, "cases"))
        app.screen.box.focus()
        app.screen.box.put("Shop needs Payments")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Which))
        await pilot.press("down", "enter")
        await until(pilot, lambda: not isinstance(app.screen, Which))
        assert (await saved(app)).ties[-1] == r.Tie(from_="shop", to="team-pay")


def test_a_line_that_gives_ids_is_told_in_names() -> None:
    assert names_of(SHOP).in_words("#system-pay > back 3, #1 of 2") == "system payments > back 3, #1 of 2"


def test_a_name_of_a_thousand_words_is_found_by_its_first_ones_and_costs_no_more_than_another():
    from spm_tui.workshop.reading.names import Entity, NameIndex

    long = Entity("long", " ".join(f"word{n} part{n}" for n in range(500)), "initiative")
    index = NameIndex((long, Entity("atlas", "Atlas", "initiative")))
    assert index.part("word1 part1") == (long,)
    assert index.part("word400 part400") == ()
    assert len(index._parts) < 200
