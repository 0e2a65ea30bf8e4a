"""How long reading and saving take beside the bare TOML libraries: `python tests/bench/bench_storage.py`."""

import tempfile
import time
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

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


def best(call: Callable[[], object]) -> float:
    """Return the best of nine runs in milliseconds."""
    times = []
    for _ in range(9):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    """Print the ratios the design asks for."""
    session = large()
    text = encode(session)
    table = tomllib.loads(text)
    read, bare_read = best(lambda: decode(text.encode())), best(lambda: tomllib.loads(text))
    print(f"{text.count(chr(10)):,} lines")
    print(f"load   {read:6.1f} ms  tomllib {bare_read:6.1f} ms  {read / bare_read:.2f}x (at most 1.5x)")
    bare_save = best(lambda: tomllib.loads(tomli_w.dumps(table)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.toml"
        known = save(path, session, None)
        again = best(lambda: save(path, session, known))
        unseen = [large() for _ in range(9)]
        first = best(lambda: save(path, unseen.pop(), known))
    for name, taken in (("edited", again), ("all anew", first)):
        ratio = taken / bare_save
        print(f"save   {taken:6.1f} ms  bare {bare_save:6.1f} ms  {ratio:.2f}x {name} (at most 1.3x)")


if __name__ == "__main__":
    main()
