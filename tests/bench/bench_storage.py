"""How long reading and saving take beside the bare TOML libraries: `python tests/bench/bench_storage.py`."""

import tempfile
import time
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import tomli_w

from spm_tui.storage.codec import decode, encode
from spm_tui.storage.files import save
from spm_tui.workshop import records as r
from spm_tui.workshop import session as model


def large() -> model.Session:
    """A session of some 10,000 lines."""
    items = tuple(
        r.Item(id=f"thing-{n}", name=f"Thing number {n}", kind="team", people=2.5, note="As the room said it")
        for n in range(700)
    )
    ties = tuple(
        r.Tie(from_=f"thing-{n}", to=f"thing-{(n * 7 + 1) % 700}", people=1.5, because="they share the rules")
        for n in range(700)
        if n != (n * 7 + 1) % 700
    )
    swap = r.Swap(category="teams", from_="thing-1", to="thing-2", said_months=1.0, blockers=("a", "b"))
    answers = model.Answers(fungibility=model.Fungibility(swaps=(swap,) * 200))
    return model.Session(
        format=1,
        title="t",
        mode="workshop",
        created=date(2026, 1, 1),
        items=items,
        ties=ties,
        answers=answers,
    )


def ratio(ours: Callable[[], object], bare: Callable[[], object], rounds: int = 15) -> tuple[float, float]:
    """Return our median time in milliseconds, and the median over rounds of ours to the bare libraries."""
    times, ratios = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        ours()
        between = time.perf_counter()
        bare()
        times.append(between - start)
        ratios.append((between - start) / (time.perf_counter() - between))
    return median(times) * 1000, median(ratios)


def main() -> None:
    """Print the ratios the design asks for."""
    session = large()
    text = encode(session)
    table = tomllib.loads(text)
    print(f"{text.count(chr(10)):,} lines")

    def bare_save() -> object:
        return tomllib.loads(tomli_w.dumps(table))

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.toml"
        known = save(path, session, None)
        unseen = [large() for _ in range(15)]
        rows = (
            ("load", 1.5, ratio(lambda: decode(text.encode()), lambda: tomllib.loads(text))),
            ("save, after an edit", 1.3, ratio(lambda: save(path, session, known), bare_save)),
            ("save, all anew", 1.3, ratio(lambda: save(path, unseen.pop(), known), bare_save)),
        )
    for name, target, (milliseconds, found) in rows:
        print(f"{name:20} {milliseconds:6.1f} ms  {found:.2f}x the bare libraries (at most {target}x)")


if __name__ == "__main__":
    main()
