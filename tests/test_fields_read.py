"""A field nobody reads cannot go unseen: every claim and evidence is read by name, or says why it is not.

`tests/test_every_field_seen.py` asks whether a field is shown, which a list of all fields does for each; here
a rule, a measure, a view or a report has to name it.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.fields import FieldSpec, fields_of

PACKAGE = Path(__file__).parent.parent / "spm_tui"
#: The rooms that make something of a session: what is noticed, measured, shown and handed out.
READING = ("diagnosis", "map_changes", "entanglement", "followup", "views", "reports")
#: Tables whose fields are read as a list, all alike.
READ_AS_A_LIST = {s.Practices}  # the lens of lean portfolio management goes through all practices


def named(source: str) -> Iterator[str]:
    """Yield every attribute that Python source reads: `one.months`, `case Stop(months=...)`, getattr."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node.attr
        elif isinstance(node, ast.MatchClass):
            yield from node.kwd_attrs
        elif isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in (
            "getattr",
            "attrgetter",
        ):
            yield from (
                one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )


def named_in(rooms: Iterable[str]) -> set[str]:
    """Return every attribute that the modules and templates of some rooms read."""
    found: set[str] = set()
    for room in rooms:
        for path in (PACKAGE / room).rglob("*"):
            if path.suffix == ".py":
                found.update(named(path.read_text(encoding="utf-8")))
            elif path.suffix == ".j2":
                found.update(re.findall(r"\.(\w+)", path.read_text(encoding="utf-8")))
    return found


def facts() -> Iterator[tuple[type[Struct], FieldSpec]]:
    """Yield every claim and evidence of `records.py` and `session.py`, at the Struct that declares it."""
    for module in (r, s):
        for struct in vars(module).values():
            if (
                isinstance(struct, type)
                and issubclass(struct, Struct)
                and struct.__module__ == module.__name__
            ):
                for spec in fields_of(struct):
                    if spec.name in struct.__annotations__ and spec.form != "table" and not spec.about:
                        yield struct, spec


FACTS = list(facts())


def test_every_claim_and_evidence_is_read_by_name_or_says_why_a_list_is_enough() -> None:
    read = named_in(READING)
    unread = {(struct, spec.name) for struct, spec in FACTS if spec.name not in read}
    listed = {(struct, spec.name) for struct, spec in FACTS if struct in READ_AS_A_LIST or spec.only_listed}
    assert unread == listed


@pytest.mark.parametrize("name", ["said_percent", "stalled_months", "months_to_effect"])
def test_what_a_rule_came_to_read_is_among_them(name: str) -> None:
    assert name in {spec.name for _, spec in FACTS}
    assert name in named_in(["diagnosis/rules"])


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("stop.said_months > 1", ["said_months"]),
        ("match one:\n    case Stop(said_months=said): ...", ["said_months"]),
        ("getattr(stop, 'said_months')", ["said_months"]),
        ("attrgetter('id', 'said_months')", ["id", "said_months"]),
        ("Stop(said_months=1)", []),
        ("stop.said_months = 1", []),
        ("'said_months'", []),
    ],
)
def test_what_reads_a_field_is_told_from_what_only_names_it(source: str, found: list[str]) -> None:
    assert [name for name in named(source) if name in ("id", "said_months")] == found
