"""Broken versions of whole session files: cut off, flipped, retyped, nested, re-encoded, dangling, giant."""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import tomli_w

Table = dict[str, Any]
VALUES: tuple[Any, ...] = (
    0, -1, 1, 10**9, 10**18, 2**63 - 1, 0.1, -0.0, 1e308, float("nan"), float("inf"), float("-inf"), True,
    False, "", " ", "x", "\x00", "\x1b[31m", "nobody", "a" * 21_000, "2026-13-45", [], [[]], [1, "x"], {},
    {"a": {"b": [{}]}},
)  # fmt: skip


def _spots(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value in a table."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in pairs:
        yield (*path, key)
        yield from _spots(value, (*path, key))


def _at(table: Table, path: tuple[Any, ...]) -> tuple[Any, Any]:
    node: Any = table
    for step in path[:-1]:
        node = node[step]
    return node, path[-1]


def _retyped(table: Table, spot: tuple[Any, ...], chance: random.Random) -> None:
    node, key = _at(table, spot)
    node[key] = deepcopy(chance.choice(VALUES))


def _gone(table: Table, spot: tuple[Any, ...], chance: random.Random) -> None:
    node, key = _at(table, spot)
    del node[key]


def _nested(table: Table, spot: tuple[Any, ...], chance: random.Random) -> None:
    node, key = _at(table, spot)
    for _ in range(chance.choice((1, 2, 30))):
        node[key] = [node[key]] if chance.random() < 0.5 else {"x": node[key]}


def _swapped(table: Table, spot: tuple[Any, ...], chance: random.Random) -> None:
    other = chance.choice(list(_spots(table)))
    (a, i), (b, j) = _at(table, spot), _at(table, other)
    a[i], b[j] = deepcopy(b[j]), deepcopy(a[i])


def _twice(table: Table, spot: tuple[Any, ...], chance: random.Random) -> None:
    node, key = _at(table, spot)
    if isinstance(node, list):
        node.insert(chance.randrange(len(node) + 1), deepcopy(node[key]))
    else:
        node[f"{key}-2"] = deepcopy(node[key])


def _dangling(table: Table, spot: tuple[Any, ...], chance: random.Random) -> None:
    node, key = _at(table, spot)
    if isinstance(node[key], str):
        node[key] = node[key] + chance.choice(("-gone", "x", " ", "\u0301"))


TREES: tuple[Callable[[Table, tuple[Any, ...], random.Random], None], ...] = (
    _retyped, _retyped, _gone, _nested, _swapped, _twice, _dangling,
)  # fmt: skip


def of_table(table: Table, chance: random.Random) -> bytes:
    """Return a session's TOML in which one to four values are not what they were."""
    broken = deepcopy(table)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        spots = list(_spots(broken))
        if spots:
            chance.choice(TREES)(broken, chance.choice(spots), chance)
    return tomli_w.dumps(broken).encode("utf-8", "surrogatepass")


def of_bytes(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes of a session after something happened to them on the way."""
    at, to = sorted(chance.randrange(len(data)) for _ in range(2))
    noise = chance.choice(
        (b"[" * 5000, b"{" * 900, b'"""', b"'''", b"#" * 100, b"\xff\xfe", b"x = " + b"9" * 6000)
    )
    dots = b"\n[" + b".".join([b"a"] * chance.choice((5, 400))) + b"]\n"
    lines = data.split(b"\n")
    coding = chance.choice(("utf-16", "utf-32", "cp1252", "utf-8-sig", "utf-7"))
    return chance.choice(
        (
            lambda: data[:at],
            lambda: data[at:],
            lambda: data[:at] + data[to:],
            lambda: data[:to] + data[at:],
            lambda: data[:at] + noise + data[at:],
            lambda: data[:at] + dots + data[at:],
            lambda: data.decode().encode(coding, "replace"),
            lambda: data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"", b"\n\n\x00"))),
            lambda: b"\n".join(chance.sample(lines, len(lines))),
            lambda: bytes(b ^ (1 << chance.randrange(8)) if chance.random() < 0.001 else b for b in data),
        )
    )()


def mutants(texts: list[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Yield so many broken versions of these session files."""
    import tomllib

    chance = random.Random(seed)
    tables = [tomllib.loads(text.decode()) for text in texts]
    for number in range(count):
        which = number % len(texts)
        yield of_table(tables[which], chance) if number % 3 else of_bytes(texts[which], chance)
