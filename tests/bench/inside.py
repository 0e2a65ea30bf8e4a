"""What is measured inside this process, as processor time in ms: diagnosing again, reading, saving."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

import tomli_w
from msgspec import structs

from spm_tui.diagnosis.engine import Diagnosis, diagnose
from spm_tui.storage.codec import decode, encode
from spm_tui.storage.files import save
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.session import Session
from tests.bench import large
from tests.bench.paced import paced
from tests.bench.table import Row, part

AS_OF = date(2026, 9, 1)
#: One line for each way an answer touches the map: not at all, a new swap, a new stop of a new thing.
EDITS = (
    ("boundary", "split the team {} > waited 6 months > for whom?"),
    ("fungibility", "Yard cameras > Berth planner {} > said 2 > took 7"),
    ("stopping", "Inland works {} > back 8 > 1 month"),
)


def taken(call: Callable[[], object]) -> float:
    """Return the processor time of one call in milliseconds."""
    begin = process_time()
    call()
    return (process_time() - begin) * 1000


def best(call: Callable[[], object], times: int = 7) -> float:
    """Return the least processor time of several calls."""
    return min(taken(call) for _ in range(times))


def yardstick() -> float:
    """Return the milliseconds a bare tomllib takes for a session of 500 records: what this machine can do."""
    text = encode(large.session())
    return best(lambda: tomllib.loads(text), 3)


def rediagnosis(_folder: Path, share: float) -> list[Row]:
    """After every edit, the findings without flow and then with it."""
    bare = yardstick()
    rows = []
    for items, most in ((300, 16.0), (3000, 100.0)):
        session = large.session(items=items, ties=items * 2 if items < 1000 else items * 3)
        quick, slow = [], []
        known = diagnose(session, AS_OF)
        with paced():
            for key, line in (edit for _ in range(max(2, round(67 * share))) for edit in EDITS):
                session = enter(session, key, line.format(len(quick) // len(EDITS))).session
                quick.append(taken(lambda s=session, k=known: diagnose(s, AS_OF, flow=False, previous=k)))
                found: list[Diagnosis] = []
                slow.append(
                    taken(lambda s=session, k=known, f=found: f.append(diagnose(s, AS_OF, previous=k)))
                )
                known = found[0]
        what = f"re-diagnosis, {items} things, "
        beside = {"beside": bare, "against": "tomllib, 500 records", "samples": len(quick)}
        name = f"rediagnosis-{items}"
        rows.append(Row(f"{name}-p50", f"{what}without flow, p50", part(quick, 50), most=most, **beside))
        rows.append(Row(f"{name}-p95", f"{what}without flow, p95", part(quick, 95), most=most, **beside))
        if items == 300:
            rows.append(Row(f"{name}-flow", f"{what}flow after it, p95", part(slow, 95), most=150, **beside))
    return rows


def reading_and_saving(folder: Path, _share: float) -> list[Row]:
    """A session of 10,000 lines, beside the bare TOML libraries."""
    session = large.ten_thousand_lines()
    text = encode(session)
    data, table = text.encode(), tomllib.loads(text)
    lines = f"{text.count(chr(10)):,} lines"
    bare_read = best(lambda: tomllib.loads(text))
    read = best(lambda: decode(data))
    bare_save = best(lambda: tomllib.loads(tomli_w.dumps(table)))
    path = folder / "saved.toml"
    known = save(path, session, None)
    anew = best(lambda: save(path, _copied(session), known))

    def edited(number: int) -> Session:
        return structs.replace(session, title=f"Edition {number}")

    seen = iter(range(100))
    hashes = [known]
    again = best(lambda: hashes.append(save(path, edited(next(seen)), hashes[-1])))
    tomls = "tomli_w + tomllib"
    return [
        Row("load", f"load and validate, {lines}", read, bare_read, 1.5, True, against="tomllib"),
        Row("save", f"save after an edit, {lines}", again, bare_save, 1.3, True, against=tomls),
        Row("save-anew", f"save all anew, {lines}", anew, bare_save, 1.3, True, against=tomls),
    ]


def _copied(session: Session) -> Session:
    """Return an equal session none of whose records was written before."""
    copied = decode(encode(session)).session
    assert copied is not None
    return copied


PARTS = {"rediagnosis": rediagnosis, "storage": reading_and_saving}
