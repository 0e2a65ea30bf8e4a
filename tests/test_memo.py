"""Kept results are found again while the same parts are in use, and dropped when a session is left."""

from pathlib import Path

from running_app import running, until
from sample_files import FIRST, FOLDER

from spm_tui import memo
from spm_tui.diagnosis.engine import measures_of
from spm_tui.memo import SameParts, of_key, of_part, table
from spm_tui.tui.screens.home_screen import HomeScreen


def test_a_result_is_kept_by_identity_and_not_by_what_looks_the_same() -> None:
    asked: list[tuple[str, ...]] = []

    @of_part(2)
    def count(part: tuple[str, ...]) -> int:
        asked.append(part)
        return len(part)

    one, other = tuple("ab"), tuple("ab")
    assert [count(one), count(one), count(other), count(one)] == [2, 2, 2, 2]
    assert list(map(id, asked)) == [id(one), id(other)]


def test_of_several_parts_a_result_keeps_the_parts_and_not_the_whole() -> None:
    asked = []

    @of_key(4)
    def told(parts: SameParts) -> str:
        asked.append(parts.take())
        return "told"

    things, ties, whole = tuple("ab"), tuple("c"), object()
    kept = SameParts(things, ties, whole=whole)
    assert told(kept) == told(SameParts(things, ties, whole=whole)) == "told"
    assert asked == [whole]
    assert kept.whole is None


def test_forgetting_drops_every_kind_of_kept_result() -> None:
    asked = []

    @of_part()
    def length(part: tuple[str, ...]) -> int:
        asked.append("part")
        return len(part)

    @of_key(8)
    def upper(word: str) -> str:
        asked.append("key")
        return word.upper()

    last, part = table(), tuple("ab")
    last["rule"] = "looks"
    for _ in range(2):
        length(part), upper("a")
    assert asked == ["part", "key"]
    memo.forget()
    assert last == {}
    length(part), upper("a")
    assert asked == ["part", "key", "part", "key"]


async def test_leaving_a_session_drops_what_was_kept_of_it(tmp_path: Path) -> None:
    path = tmp_path / "harbour.toml"
    path.write_bytes((FOLDER / f"{FIRST}.toml").read_bytes())
    async with running(path) as (app, pilot):
        assert app.open_session is not None
        session = app.open_session.workspace.session
        measures = measures_of(session)
        assert measures_of(session) is measures
        app.action_go("home")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert measures_of(session) is not measures
