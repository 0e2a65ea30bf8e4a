"""The full form offers what a field can take: words, known things by name, owners; Tab takes one."""

from pathlib import Path

from running_app import enter, running, saved

from spm_tui.tui.dialogs.form import FieldLine, FormScreen
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.field_offers import FieldOffers

SESSION = 'format = 1\ntitle = "t"\nmode = "self"\ncreated = 2026-11-22\ncurrent_question = 2\n'


def field(form: FormScreen, label: str) -> EntryBox:
    return next(line for line in form.query(FieldLine) if line.spec.label == label).query_one(EntryBox)


async def test_tab_takes_a_word_of_the_list_and_several_go_with_commas(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(SESSION, encoding="utf-8")
    async with running(path) as (app, pilot):
        await enter(app, pilot, "Tracking > back 8 > 1 month")
        await pilot.press("escape", "escape", "f")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, FormScreen)
        box = field(form, "what came free")
        box.focus()
        await pilot.pause()
        await pilot.press("m", "o", "n")
        await pilot.pause()
        assert form.query_one(FieldOffers).shown
        await pilot.press("tab")
        await pilot.pause()
        assert box.value == "money"
        await pilot.press("comma", "a", "t", "t")
        await pilot.pause()
        await pilot.press("tab")
        await pilot.pause()
        assert box.value == "money, attention"
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.pause()
        session = await saved(app)
        assert session.answers.stopping is not None
        assert session.answers.stopping.stops[0].freed == ("money", "attention")


async def test_the_arrow_keys_walk_the_offers_while_there_are_any(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(SESSION, encoding="utf-8")
    async with running(path) as (app, pilot):
        await enter(app, pilot, "Tracking > back 8 > 1 month")
        await pilot.press("escape", "escape", "f")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, FormScreen)
        box = field(form, "who pays for running it")
        box.focus()
        await pilot.pause()
        await pilot.press("b", "o")
        await pilot.pause()
        first = form.query_one(FieldOffers).option_list.highlighted
        await pilot.press("down")
        await pilot.pause()
        assert box.has_focus
        assert form.query_one(FieldOffers).option_list.highlighted != first
